"""What tools leave on the map, as pixels."""

import numpy as np
import pytest
from map_fakes import SOUTH, STEP, WEST, square_district
from PySide6.QtCore import QPointF

from console.insight.sketch import Sketch
from maps.canvas import MapCanvas
from maps.outlines import boxes_of, outlines_of
from maps.sketch_item import SketchItem
from maps.style import DARK
from widgets.map_view import MapView

ACCENT = (0x5E, 0xC8, 0xF2)


@pytest.fixture
def shown(qtbot):
    canvas = MapCanvas()
    item = SketchItem(canvas, DARK)
    view = MapView(canvas)
    view.resize(600, 500)
    view.show()
    canvas.set_areas(square_district())
    assert canvas.wait_exact(60_000)
    yield canvas, item, view
    canvas.close()
    view.close()


def picture(view):
    image = view.grab().toImage().convertToFormat(view.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, 2::-1].astype(int)


def accent(view):
    return (np.abs(picture(view) - ACCENT).max(axis=2) < 12)


def place(canvas, lon, lat):
    from console.exchange.crs import from_lonlat
    x, y = canvas.view.to_pixel(*from_lonlat(lon, lat, canvas.crs))
    return round(x), round(y)


def grid(column, row):
    return WEST + column * STEP, SOUTH + row * STEP


def test_a_sketch_is_drawn_along_its_places_and_moves_with_the_map(shown):
    canvas, item, view = shown
    assert not accent(view).any()
    sketch = Sketch("length")
    for corner in (grid(4, 4), grid(12, 4), grid(12, 12)):
        sketch.add(*corner)
    sketch.finish()
    item.show_sketch(sketch)
    column, row = place(canvas, *grid(6, 4))
    before = accent(view)
    assert before[row - 1:row + 2, column].any()
    canvas.move_to(canvas.view.moved(40, 25))
    assert canvas.wait_exact()
    after = accent(view)
    assert after[row + 24:row + 27, column + 40].any() and not after[row - 1:row + 2, column].any()
    item.show_sketch(None)
    assert not accent(view).any()


@pytest.mark.parametrize("kind", ["area", "polygon", "box", "circle"])
def test_what_encloses_is_filled(shown, kind):
    canvas, item, view = shown
    bare = picture(view)
    sketch = Sketch(kind)
    corners = [grid(4, 4), grid(12, 12)] if kind in ("box", "circle") else [grid(4, 4), grid(12, 4), grid(12, 12)]
    for corner in corners:
        sketch.add(*corner)
    sketch.finish()
    item.show_sketch(sketch)
    changed = (picture(view) != bare).any(axis=2)
    column, row = place(canvas, *(grid(11, 6.2) if kind != "circle" else grid(3, 2)))
    assert changed[row, column], "inside"
    column, row = place(canvas, *grid(1, 15))
    assert kind == "circle" or not changed[row, column], "outside"


def test_selected_features_in_outline_or_shade(shown):
    canvas, item, view = shown
    import shapely

    square = shapely.box(*grid(4, 4), *grid(6, 6))
    item.show_selected(outlines_of(np.array([square]), canvas.crs))
    column, row = place(canvas, *grid(4, 5))
    assert accent(view)[row, column - 1:column + 2].any()
    bare = picture(view)
    item.show_selected(boxes_of(np.array([square.bounds]), canvas.crs))
    column, row = place(canvas, *grid(5, 5))
    assert picture(view)[row, column, 2] > bare[row, column, 2] + 20
    item.show_selected(None)
    assert not accent(view).any()


def test_outlines_move_with_the_map_and_are_made_anew_when_it_rests(shown, qtbot):
    canvas, item, view = shown
    import shapely

    item.show_selected(outlines_of(np.array([shapely.box(*grid(4, 4), *grid(6, 6))]), canvas.crs))
    first = accent(view)
    canvas.move_to(canvas.view.moved(40, -30))
    assert canvas.wait_exact()
    kept = item._picture[0]
    if item._moving.isActive():
        assert kept != canvas.view
    assert np.array_equal(accent(view)[100:370, 140:], first[130:400, 100:-40])
    qtbot.waitUntil(lambda: not item._moving.isActive() and accent(view).any() and item._picture[0] == canvas.view)
    assert np.array_equal(accent(view)[100:370, 140:], first[130:400, 100:-40])


def test_a_marked_spot_is_in_its_place_and_words_stay_inside(shown):
    canvas, item, view = shown
    item.show_spot((*grid(8, 8), "114.05790°E 22.54310°N"))
    column, row = place(canvas, *grid(8, 8))
    assert accent(view)[row, column + 12:column + 22].any()
    east, north = canvas.lonlat(QPointF(598, 3))
    item.show_spot((east, north, "a long line of words that would not fit beside the edge"))
    assert picture(view).shape == (500, 600, 3)
