"""`basemap …` through the command tree, on a profile of its own."""

import sys
from pathlib import Path

import pytest
import typer
import typer.main

sys.path.append(str(Path(__file__).parents[1] / "exchange"))

from tile_makers import png, write_mbtiles

from console.commands import basemap
from console.commands.session import Session
from console.errors import BadInput, ConsoleError, NotFound, Refused


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    app.add_typer(basemap.app, name="basemap")
    one = Session(typer.main.get_command(app))
    one.profile = tmp_path / "profile"
    yield one
    one.close()


@pytest.fixture
def town(tmp_path):
    return write_mbtiles(tmp_path / "town.mbtiles", {(1, 1, 1): png((1, 2, 3))},
                         [("name", "Town"), ("attribution", "© Town"), ("bounds", "1,2,3,4")])


def test_add_list_style_remove_recall(session, town):
    added = session.run(["basemap", "add", str(town)])
    assert (added["basemap"], added["kind"], added["crs"], added["min_zoom"], added["max_zoom"]) == (
        "Town", "mbtiles", "EPSG:3857", 1, 1)
    session.run(["basemap", "add", str(town), "--name", "Above"])
    assert [one["name"] for one in session.run("basemap list")] == ["Above", "Town"]
    assert session.run("basemap style Town --opacity 0.5 --hidden")["opacity"] == 0.5
    assert session.run("basemap list")[1]["visible"] is False
    session.run("basemap remove Above")
    assert [one["name"] for one in session.run("basemap list")] == ["Town"]
    assert session.run("basemap recall")["name"] == "Above"
    with pytest.raises(Refused, match="already"):
        session.run(["basemap", "add", str(town)])
    with pytest.raises(NotFound, match="There is no basemap Moon"):
        session.run("basemap remove Moon")
    town.unlink()
    assert session.run("basemap list")[0]["found"] is False


def test_what_is_saved_is_there_next_time_and_the_key_is_never_shown(session, tmp_path):
    session.run(["basemap", "add", "http://127.0.0.1:9/{z}/{x}/{y}.png", "--name", "Web", "--key", "tk=topsecret"])
    session.close()
    told = session.run("basemap list")
    assert told[0]["name"] == "Web" and told[0]["has_key"] and told[0]["added_at"]
    assert "topsecret" not in str(told)


@pytest.mark.parametrize("line", [
    "basemap download Town --area Futian",                       # a file is here already
    "basemap download Web",                                      # no area
    "basemap download Web --extent 1,2,3",
    "basemap download Web --extent 5,2,3,4",
    "basemap download Web --area Futian",                        # no such area in this profile
    "basemap download Web --extent 1,2,3,4 --min-zoom 3 --max-zoom 99",
    "basemap download Web --extent 0,0,90,80 --min-zoom 3 --max-zoom 19",
    "basemap style Web --opacity 7",
    "basemap add nowhere.mbtiles",
])
def test_refusals_are_one_sentence_and_change_nothing(session, town, line):
    session.run(["basemap", "add", str(town)])
    session.run(["basemap", "add", "http://127.0.0.1:9/{z}/{x}/{y}.png", "--name", "Web"])
    before = session.run("basemap list")
    with pytest.raises(ConsoleError) as told:
        session.run(line)
    assert str(told.value).count("\n") == 0 and str(told.value).endswith(".")
    assert session.run("basemap list") == before


def test_tiles_do_not_take_another_crs(session, town):
    with pytest.raises(BadInput, match="gcj02 or bd09"):
        session.run(["basemap", "add", str(town), "--crs", "EPSG:4547"])
    assert session.run(["basemap", "add", str(town), "--crs", "gcj02"])["crs"] == "gcj02"


@pytest.mark.real
def test_every_real_file_is_opened_or_refused_in_one_sentence(session, shared):
    outcome = {}
    for path in sorted((shared / "basemap").iterdir()):
        try:
            outcome[path.name] = session.run(["basemap", "add", str(path), "--name", path.name])["content"]
        except ConsoleError as error:
            assert str(error).count("\n") == 0
            outcome[path.name] = "refused"
    assert outcome == {
        "arcgis.xml": "image", "corrupt.mbtiles": "refused", "geography-class-webp.mbtiles": "image",
        "invalid.pmtiles": "refused", "ogcsample.xml": "image", "plain_1.mbtiles": "image", "png.pmtiles": "image",
        "some-empty-tiles.mbtiles": "image", "test_fixture_1.pmtiles": "vector",
        "tianditu_vec_c_capabilities_retyped.xml": "image", "usda_naip_256_lzw_z3.tif": "pixels",
        "webp2.pmtiles": "image"}
