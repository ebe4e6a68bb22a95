"""Pins on the canvas: painted, grouped, told in the legend, and found again by a click."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import msgspec
import numpy as np
import pytest
from map_fakes import case, catalogue, square_district
from PySide6.QtCore import QPointF

from console.model.case import Priority
from maps.canvas import MapCanvas
from maps.fonts import load_icon_font, load_text_font
from maps.overlay_keys import pins_key, signs_key
from maps.overlays import Overlay
from maps.painting import Painting
from maps.pins import HIGH, URGENT, Form, PinLook, Pins, in_plane
from maps.renderer import Request
from maps.scene import Fade, Labels, Scene
from maps.style import DARK, rgba
from maps.tool import Keys
from maps.view import View
from widgets.map_view import MapView

RED, BLUE = rgba("#ff0000"), rgba("#0000ff")
LOOKS = (PinLook("fire", RED, Form.DIAMOND, URGENT, "major"), PinLook("camera", BLUE, Form.ROUND, HIGH, "camera"),
         PinLook("camera", BLUE, Form.SQUARE, hollow=True))


def pins(places, look=None, name="p", demo=False):
    lon, lat = np.array(places, np.float64).reshape(-1, 2).T
    looks = np.array(look if look is not None else [0] * len(lon), np.uint16)
    return Pins(name, "Things", tuple(f"{name}{i}" for i in range(len(lon))), lon, lat, looks, LOOKS, demo)


def plane(made):
    return in_plane(made, lambda lon, lat: (np.asarray(lon), np.asarray(lat)), (0.0, 0.0), ("", {}))


@pytest.fixture
def canvas(qtbot):
    made = MapCanvas()
    view = MapView(made)
    view.resize(600, 500)
    view.show()
    failures = []
    made.failed.connect(failures.append)
    made.set_areas(square_district())
    assert made.wait_exact(60_000)
    yield made
    made.close()
    view.close()
    assert not failures


def near(canvas, colour):
    """How many pixels have about this colour."""
    assert canvas.wait_exact(30_000)
    parts = canvas.frame.pixels[:, :, None] >> np.array([16, 8, 0], np.uint32) & 255
    return int((np.abs(parts.astype(int) - (np.array(colour[:3]) * (255 if max(colour[:3]) <= 1 else 1))) < 30
                ).all(axis=2).sum())


def middle(canvas):
    return canvas.lonlat(QPointF(300, 250))


def test_they_come_and_go_with_their_legend(canvas):
    lon, lat = middle(canvas)
    plain = near(canvas, RED)
    canvas.overlays.set_pins(pins([(lon, lat)], demo=True))
    assert near(canvas, RED) > plain + 20
    assert [(key.title, [row.words for row in key.rows]) for key in canvas._item.keys] == [("Things", ["major"])]
    assert canvas._item.demo
    canvas.overlays.set_pins(pins([]))
    assert near(canvas, RED) == plain and canvas._item.keys == () and not canvas.overlays.demo


def test_sets_stand_beside_each_other(canvas):
    lon, lat = middle(canvas)
    canvas.overlays.set_pins(pins([(lon, lat)], [0], "a"))
    canvas.overlays.set_pins(pins([(lon + 0.002, lat)], [1], "b"))
    assert near(canvas, RED) and near(canvas, BLUE)
    canvas.overlays.set_pins(pins([], [], "a"))
    assert not near(canvas, RED) and near(canvas, BLUE)


def test_a_click_finds_the_pin_and_a_group_is_zoomed_into(canvas):
    lon, lat = middle(canvas)
    canvas.overlays.set_pins(pins([(lon, lat), (lon + 0.004, lat), (lon + 0.004, lat)]))
    canvas.wait_exact()
    said = []
    canvas.pin_clicked.connect(lambda *which: said.append(which))
    place = QPointF(300, 250)
    assert canvas.pin_at(place) == ("p", "p0", 1)
    canvas.box.clicked.emit(place, Keys.NoModifier)
    assert said == [("p", "p0")]
    assert canvas.pin_at(QPointF(5, 5)) == ("", "", 0)
    shot, = canvas.overlays.pin_shots()
    x, y = canvas.view.to_pixel(float(shot.x[1]) + shot.origin[0], float(shot.y[1]) + shot.origin[1])
    before = canvas.view.scale
    canvas.box.clicked.emit(QPointF(x, y), Keys.NoModifier)
    assert canvas.view.scale < before and said == [("p", "p0")]


def test_a_group_tells_how_many_and_of_the_worst():
    view = View(0.0, 0.0, 1.0, 400, 300)
    shot = plane(pins([(0, 0), (3, 0), (100, 0)], [1, 0, 1]))
    hits = shot.hits(view)
    assert hits.counts.tolist() == [[1, 0, 1], [2, 1, 1]]           # groups lie on top
    name, count, x, y = shot.at(view, 201.5, 150.0)
    assert (name, count) == ("p1", 2) and abs(x - 201.5) < 2 and abs(y - 150) < 2   # the urgent one speaks for both


def test_the_legend_tells_signs_and_levels_apart():
    looks = (PinLook("fire", RED, Form.DIAMOND, URGENT, "major", "fire"),
             PinLook("camera", RED, Form.DIAMOND, URGENT, "major", "falling"),
             PinLook("fire", RED, Form.DIAMOND, URGENT, "closed", "fire", hollow=True))
    shot = plane(dataclasses.replace(pins([(0, 0), (1, 0), (2, 0)], [0, 1, 2]), looks=looks))
    assert [row.words for row in pins_key(shot, DARK).rows] == ["major", "closed"]
    assert [row.words for row in signs_key(shot, DARK).rows] == ["fire", "falling"]
    assert not signs_key(plane(pins([(0, 0)])), DARK).rows


def test_what_has_no_place_is_left_out():
    shot = plane(pins([(np.nan, 0), (10, 20)], [0, 1]))
    assert shot.rows.tolist() == [1] and shot.rank.tolist() == [HIGH]
    assert shot.at(View(10.0, 20.0, 1.0, 100, 100), 50, 50)[:2] == ("p1", 1)
    assert len(plane(pins([])).hits(View(0.0, 0.0, 1.0, 100, 100)).rows) == 0


def names_beside(*overlays):
    """Where the one name of a picture stands, and the pins of each picture painted after the other."""
    name = Labels(("莲花街道",), np.array([0.0]), np.array([0.0]), np.full(1, 300.0), np.full(1, 300.0), DARK.labels[2],
                  Fade())
    view = View(x=0.0, y=0.0, scale=1.0, width=600, height=400)
    scene = Scene(rgba("#000000"), labels=(name,))
    pixels = np.empty((400, 600), np.uint32)
    found = []
    with ThreadPoolExecutor(1) as helpers:
        painting = Painting(helpers, load_icon_font(), lambda request: False)
        for overlay in overlays:
            painting.render(Request(1, view, scene, DARK, overlay=overlay), pixels)
            placed, = zip(painting._placed.x, painting._placed.y, strict=True)
            assert all(painting._placed.is_clear_of(shot.hits(view)) for shot in (overlay.pins if overlay else ()))
            found.append(placed)
    return found


def test_a_name_steps_aside_for_a_pin_and_back_when_there_is_none(qapp):
    load_text_font()
    middle, beside = (Overlay(pins=(plane(pins([at])),)) for at in ((0.0, 0.0), (0.0, 90.0)))
    alone, aside, still_aside, back = names_beside(None, middle, beside, None)
    assert alone == back == (300, 200) and aside != alone
    assert still_aside == aside   # while time plays, names do not jump about


def test_far_dots_do_not_drive_names_away():
    far = View(x=0.0, y=0.0, scale=20.0, width=600, height=400)
    shot = plane(pins([(0.0, 0.0), (3000.0, 0.0), (3000.0, 1.0)]))
    assert len(shot.hits(far).x) == 2 and shot.keep_clear(far).counts[:, 0].tolist() == [2]


def test_of_many_places_only_some_have_a_pin_and_all_are_projected_once(canvas):
    lon, lat = middle(canvas)
    places = np.array([lon - 0.004, lon, lon + 0.004]), np.array([lat] * 3)
    asked = []

    def some(at):
        return Pins("p", "Things", ("a", "b", "c"), *places, np.zeros(len(at), np.uint16), LOOKS, at=np.array(at, int))

    def project(lons, lats):
        asked.append(len(lons))
        return lons, lats

    first = in_plane(some([1]), project, (0.0, 0.0), ("", {}))
    then = in_plane(some([0, 2]), project, (0.0, 0.0), ("", {}), first)
    assert asked == [3] and [then.pins.id(int(row)) for row in then.rows] == ["a", "c"]
    assert then.x == pytest.approx(places[0][[0, 2]], abs=1e-4)
    canvas.overlays.set_pins(some([1]))
    assert near(canvas, RED) and canvas.pin_at(QPointF(300, 250)) == ("p", "b", 1)
    canvas.overlays.set_pins(some([]))
    assert not near(canvas, RED) and canvas.pin_at(QPointF(300, 250)) == ("", "", 0)


def test_a_numbered_answer_lies_over_the_cases_and_is_clicked_first(canvas):
    lon, lat = middle(canvas)
    hidden = case("c", None, None, priority=Priority.URGENT)
    canvas.set_cases({"c": msgspec.structs.replace(hidden, lon=lon, lat=lat)}, catalogue())
    look = PinLook("", BLUE, Form.ROUND, HIGH, "answer", text="1")
    canvas.overlays.set_pins(Pins("q", "Answer", ("q0",), np.array([lon]), np.array([lat]), np.zeros(1, np.uint16),
                                  (look,), alone=True))
    assert near(canvas, BLUE) > 60                   # nothing of it is covered
    said = []
    canvas.pin_clicked.connect(lambda *which: said.append(which))
    canvas.case_clicked.connect(said.append)
    canvas.box.clicked.emit(QPointF(300, 250), Keys.NoModifier)
    assert said == [("q", "q0")]
    canvas.set_dots(True)
    assert near(canvas, BLUE) > 60
