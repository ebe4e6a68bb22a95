"""Selected features as they are painted, against counting them one by one."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from maps.outlines import CELL, MOST, MOST_POINTS, boxes_of, few_enough, outlines_of, shade
from maps.view import View

VIEW = View(x=1000.0, y=2000.0, scale=2.0, width=120, height=90)
BLUE = (0.2, 0.4, 1.0, 1.0)
spans = st.tuples(st.floats(700, 1300), st.floats(1800, 2200), st.floats(0, 90), st.floats(0, 90))


def covered(image):
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return pixels != 0


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, max_size=8))
def test_every_cell_a_box_meets_is_shaded_and_no_other(given_spans):
    boxes = np.array([(x, y, x + w, y + h) for x, y, w, h in given_spans], np.float64).reshape(-1, 4)
    west, _, _, north = VIEW.bounds
    size = VIEW.scale * CELL
    rows, columns = np.mgrid[0:45, 0:60]
    expected = np.zeros((45, 60), bool)
    for box in boxes:
        left, right = np.floor((box[[0, 2]] - west) / size)
        top, bottom = np.floor((north - box[[3, 1]]) / size)
        expected |= (columns >= left) & (columns <= right) & (rows >= top) & (rows <= bottom)
    found = covered(shade(boxes, VIEW, BLUE))
    inner = np.s_[1:-1, 1:-1]   # what only touches the frame's edge may count or not
    assert np.array_equal(found[inner], expected[inner])


def painted(outlines, view):
    image = QImage(view.width, view.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        outlines.paint(painter, view, BLUE, (0, 0, 0, 1))
    return covered(image)


def test_rings_lines_and_points_stand_where_they_are():
    crs = "EPSG:4547"
    shapes = np.array([shapely.box(114.0, 22.5, 114.001, 22.501), None, shapely.Point(114.0005, 22.5005),
                       shapely.LineString([(114.0, 22.502), (114.001, 22.502)])])
    outlines = outlines_of(shapes, crs)
    assert outlines.count == 4 and outlines.boxes is None and len(outlines.points) == 1
    from console.exchange.crs import from_lonlat
    x, y = from_lonlat(114.0005, 22.5005, crs)
    view = View(x=x, y=y, scale=1.0, width=240, height=240)
    ink = painted(outlines, view)
    left, top = view.to_pixel(*from_lonlat(114.0, 22.501, crs))
    assert ink[120, round(left)] and ink[round(top), 120], "two sides of the square"
    assert ink[120, 124] and not ink[120, 120], "the ring of the point"
    assert not ink[100, 100] and not ink[5, 5]


def test_very_detailed_shapes_are_only_shaded():
    ring = shapely.Point(114, 22.5).buffer(.01, quad_segs=MOST_POINTS)
    assert outlines_of(np.array([ring]), "EPSG:4547").boxes.shape == (1, 4)
    assert few_enough(MOST) and not few_enough(MOST + 1)


@pytest.mark.parametrize("shapes", [[], [None]])
def test_nothing_is_no_outline(shapes):
    outlines = outlines_of(np.array(shapes, dtype=object), "EPSG:4547")
    assert not painted(outlines, VIEW).any()


def test_rows_without_a_geometry_are_no_boxes():
    found = boxes_of(np.array([[114, 22.5, 114.1, 22.6], [np.nan] * 4]), "EPSG:4547")
    assert found.count == 2 and len(found.boxes) == 1
