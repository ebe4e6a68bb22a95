"""Figures drawn place by place, checked against the ellipsoid."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from console.insight.sketch import LEAST, Kind, Sketch

GEOD = Geod(ellps="GRS80")
HOME = (114.05, 22.54)
places = st.lists(st.tuples(st.floats(113.8, 114.3), st.floats(22.4, 22.8)), max_size=9)


def drawn(kind, *given):
    sketch = Sketch(kind)
    for place in given:
        sketch.add(*place)
    return sketch


def north(metres, start=HOME):
    lon, lat, _ = GEOD.fwd(*start, 0, metres)
    return lon, lat


def east(metres, start=HOME):
    lon, lat, _ = GEOD.fwd(*start, 90, metres)
    return lon, lat


def test_a_length_grows_with_the_cursor_and_shrinks_with_undo():
    sketch = drawn("length", HOME)
    assert sketch.text == ""
    sketch.hover(*north(500))
    assert sketch.text == "500.0 m"
    sketch.add(*north(500))
    sketch.hover(*east(250, north(500)))
    assert sketch.text == "750.0 m" and [leg[2] for leg in sketch.legs()] == ["500.0 m", "250.0 m"]
    assert sketch.undo() and sketch.places == [HOME]
    assert sketch.undo() and not sketch.undo()


def test_finishing_needs_enough_places_and_forgets_the_cursor():
    sketch = drawn("length", HOME)
    sketch.hover(*north(900))
    assert not sketch.finish() and not sketch.done
    sketch.add(*north(500))
    sketch.hover(*north(900))
    assert sketch.finish() and sketch.text == "500.0 m"
    sketch.hover(*north(900))
    assert sketch.add(*HOME) and not sketch.undo()
    assert sketch.text == "500.0 m" and len(sketch.places) == 2


def test_an_area_is_that_of_the_ellipsoid():
    side = 300
    sketch = drawn("area", HOME, east(side), north(side, east(side)))
    sketch.hover(*north(side))
    assert sketch.area == pytest.approx(side**2, rel=1e-4)
    assert sketch.text == "9.00 ha · perimeter 1.20 km"
    assert sketch.shape().geom_type == "Polygon" and len(sketch.legs()) == 4


def test_a_ring_that_crosses_itself_counts_both_loops():
    a, b, c, d = HOME, east(200), north(200), north(200, east(200))
    bow = drawn("area", a, d, b, c)
    whole = drawn("area", a, b, d, c)
    assert bow.shape().is_valid
    assert bow.area == pytest.approx(whole.area / 2, rel=1e-3)


@pytest.mark.parametrize(("kind", "size"), [("box", 400 * 300.0), ("circle", np.pi * 500**2)])
def test_box_and_circle_end_with_the_second_place(kind, size):
    sketch = drawn(kind, HOME)
    corner = north(300, east(400))
    sketch.hover(*corner)
    assert not sketch.done and sketch.shape().area > 0
    assert sketch.add(*corner) and sketch.done
    assert sketch.area == pytest.approx(size, rel=2e-3)
    assert ("radius 500.0 m" if kind == "circle" else "perimeter 1.40 km") in sketch.text


def test_a_double_click_adds_its_place_once_and_nowhere_is_no_place():
    sketch = drawn("polygon", HOME, HOME, (float("nan"), 22.5))
    sketch.hover(float("nan"), 1.0)
    assert sketch.places == [HOME] and sketch.path == [HOME]


def test_what_has_no_extent_has_no_shape():
    assert drawn("polygon", HOME, east(100), HOME).shape() is None
    assert drawn("area", HOME, east(100), HOME).area == 0
    assert drawn("box", HOME, north(100)).shape() is None


@given(st.sampled_from(Kind), places)
def test_any_sketch_gives_valid_shapes_and_counts_by_its_places(kind, given_places):
    sketch = drawn(kind, *given_places)
    finished = sketch.finish()
    assert finished == (len(sketch.places) >= LEAST[kind])
    shape = sketch.shape()
    assert shape is None or (shape.is_valid and not shape.is_empty and finished)
    assert sketch.area >= 0 and sketch.length >= 0
    if shape is not None and kind in (Kind.AREA, Kind.POLYGON):
        assert shapely.box(113.7, 22.3, 114.4, 22.9).contains(shape)
