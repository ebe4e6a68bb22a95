"""Going to coordinates, the read-out's system and named views, as commands."""

import pytest
from map_tool_fakes import Desk

from console.errors import BadInput, NotFound, Refused
from console.exchange.crs import from_lonlat
from widgets.map_places import MapPlaces, short_name
from widgets.palette_offers import Offers


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def middle(desk):
    from PySide6.QtCore import QPointF

    return desk.canvas.lonlat(QPointF(desk.view.width() / 2, desk.view.height() / 2))


@pytest.mark.parametrize("place", ["22.52, 114.02", "114°01′12″E 22°31′12″N", "114.02 22.52",
                                   "{:.2f} {:.2f} EPSG:4547".format(*from_lonlat(114.02, 22.52, "EPSG:4547"))])
def test_any_notation_goes_there_marks_it_and_back_returns(desk, place):
    before, scale = desk.canvas.view, desk.canvas.view.scale
    answer = desk.run(f"view go {place}")
    assert middle(desk) == pytest.approx((114.02, 22.52), abs=3e-5)
    assert desk.canvas.view.scale == scale
    assert desk.map_tools.item.spot == (answer["lon"], answer["lat"], answer["place"])
    desk.map_tools._spot.timeout.emit()
    assert desk.map_tools.item.spot is None
    desk.navigation.back()
    assert desk.canvas.view == before


def test_what_is_no_place_or_too_far_leaves_the_view(desk):
    before = desk.canvas.view
    with pytest.raises(BadInput):
        desk.run("view go somewhere")
    with pytest.raises(Refused, match="too far"):
        desk.run("view go 0.5, 24.0")
    assert desk.canvas.view == before and desk.map_tools.item.spot is None


def test_the_read_out_follows_the_chosen_system_also_next_time(desk):
    desk.hover(114.055, 22.54)
    assert desk.canvas._item.cursor.endswith("°N")
    desk.run("view coordinates EPSG:4547")
    desk.hover(114.055, 22.5401)
    assert desk.canvas._item.cursor.startswith("505,65") and desk.canvas._item.cursor.endswith("N  EPSG:4547")
    assert desk.said[-1] == "Coordinates are now written in EPSG:4547."
    again = MapPlaces(desk.canvas, desk.bookmarks, desk.navigation.show_view)
    assert again.crs == "EPSG:4547"
    desk.run("view coordinates GCJ-02")
    assert desk.map_places.write(114.055, 22.54).endswith("N  GCJ-02")
    with pytest.raises(BadInput):
        desk.run("view coordinates nonsense")
    assert desk.map_places.crs == "gcj02"


def test_a_system_that_is_gone_gives_the_default(desk, tmp_path):
    desk.bookmarks.use_crs(f"points:{tmp_path / 'gone.csv'}")
    assert MapPlaces(desk.canvas, desk.bookmarks, desk.navigation.show_view).crs == "EPSG:4490"


def test_a_new_name_keeps_the_view_a_known_one_goes_there(desk):
    kept = desk.canvas.view
    desk.run("view bookmark 口岸")
    assert desk.said[-1] == "This view is kept as 口岸."
    desk.navigation.zoom(3)
    desk.run("view go 22.52, 114.02")
    desk.run("view bookmark 口岸")
    view = desk.canvas.view
    assert (view.x, view.y, view.scale) == pytest.approx((kept.x, kept.y, kept.scale), abs=.01)
    desk.navigation.zoom(2)
    desk.run("view bookmark 口岸 --here")
    assert [one["name"] for one in desk.run("view bookmarks")] == ["口岸"]
    assert desk.bookmarks.get("口岸").scale == pytest.approx(kept.scale / 2)
    desk.run("view forget-bookmark 口岸")
    assert desk.run("view bookmarks") == []
    with pytest.raises(NotFound):
        desk.run("view forget-bookmark 口岸")
    with pytest.raises(BadInput):
        desk.run("view bookmark ' '")


def test_the_palette_lists_bookmarks(desk):
    from widgets.command_entries import entries

    desk.run("view bookmark 福田口岸")
    offers = Offers(entries(desk.session.tree), lambda: desk.live.tree, dict, desk.bookmarks.names)
    assert "view bookmark 福田口岸" in [offer.line for offer in offers.find("口岸")]
    assert "view bookmark 福田口岸" in [offer.line for offer in offers.find("ftka")]
    found = [(offer.title, offer.line) for offer in offers.find("view forget-bookmark ")]
    assert ("福田口岸", "view forget-bookmark 福田口岸") in found


def test_names_of_systems_are_short():
    assert [short_name(crs) for crs in ("EPSG:4547", "bd09", "points:/a/local.csv")] == [
        "EPSG:4547", "BD-09", "local.csv"]
    assert len(short_name("+proj=pipeline +step " * 9)) == 24
