"""Filling by shared edges gives what filling polygon by polygon gives."""

import dataclasses

import numpy as np
import pytest
import shapely

from maps.paint import Scratch, paint
from maps.prepare import prepare
from maps.scene import Layer, Scene
from maps.style import rgba
from maps.view import View

VIEW = View(x=0.0, y=0.0, scale=4.0, width=260, height=180)
FILLS = (rgba("#ff0000"), rgba("#00ff00"), rgba("#2040ff"), rgba("#ffffff", 0.4), rgba("#ffffff", 0.0))


def tessellation(count, seed, reach=900):
    """Voronoi cells, one with a hole, one missing, one doubled: gaps and overlaps are part of life."""
    rng = np.random.default_rng(seed)
    points = shapely.MultiPoint(rng.uniform(-reach, reach, (count, 2)))
    cells = np.array(shapely.voronoi_polygons(points, extend_to=shapely.box(-2e3, -2e3, 2e3, 2e3)).geoms, dtype=object)
    cells[0] = cells[0].difference(cells[0].centroid.buffer(20))
    return np.append(np.delete(cells, 3), cells[7])


def painted(data, view, left=0, top=0, width=None, height=None):
    frame = np.empty((height or view.height, width or view.width), np.uint32)
    paint(frame, Scene(rgba("#000000"), (Layer("test", data, fills=FILLS),)), view, left, top, Scratch())
    return frame


def without_edges(data):
    return dataclasses.replace(data, details=tuple(dataclasses.replace(d, edges=None) for d in data.details))


def differences(one, other):
    channels = [((one >> shift) & 255).astype(int) - ((other >> shift) & 255) for shift in (0, 8, 16)]
    return np.abs(channels).max(axis=0)


@pytest.mark.parametrize("count", [12, 60, 700])
def test_same_picture_as_polygon_by_polygon(count):
    cells = tessellation(count, seed=count)
    data = prepare(cells, 2, classes=np.arange(len(cells)) % 5, coverage=True)
    assert differences(painted(data, VIEW), painted(without_edges(data), VIEW)).max() <= 1


@pytest.mark.parametrize("count", [12, 700])
def test_same_in_windows(count):
    """Polygons and edges to the left of a window, wide and narrow ones, count where they should and only there."""
    cells = tessellation(count, seed=5)
    data = prepare(cells, 2, classes=np.arange(len(cells)) % 5, coverage=True)
    view = at_scale(1.3)
    whole = painted(data, view)
    for left, top, width, height in ((120, 40, 100, 60), (259, 0, 1, 180), (60, 179, 200, 1), (200, 90, 37, 41)):
        piece = painted(data, view, left, top, width, height)
        assert differences(piece, whole[top:top + height, left:left + width]).max() <= 1


def at_scale(scale):
    return View(x=0.0, y=0.0, scale=scale, width=260, height=180)


def test_each_shared_edge_once_and_joined():
    cells = [shapely.box(x, y, x + 10, y + 10) for x in (0, 10) for y in (0, 10)]
    edges = prepare(cells, 2, coverage=True).details[0].edges
    inner = (edges.sides >= 0).all(axis=1)
    assert inner.sum() == 4
    length = [np.hypot(*np.diff([edges.x[a:b], edges.y[a:b]])).sum() for a, b in zip(edges.lines, edges.lines[1:],
                                                                                 strict=False)]
    assert sum(length) == pytest.approx(80 + 40)


def test_equal_colours_leave_no_trace():
    """Where both sides look the same the edge is not drawn: every pixel is exactly the colour."""
    cells = tessellation(300, seed=2)[:-1]
    covered = prepare(cells, 2, classes=np.zeros(len(cells), int), coverage=True)
    one = rgba("#5a6b7c")
    frame = np.empty((VIEW.height, VIEW.width), np.uint32)
    paint(frame, Scene(rgba("#000000"), (Layer("test", covered, fills=(one,)),)), VIEW, 0, 0, Scratch())
    union = shapely.union_all(cells)
    columns, rows = np.meshgrid(np.arange(VIEW.width) + 0.5, np.arange(VIEW.height) + 0.5)
    well_inside = shapely.contains_xy(union.buffer(-2 * VIEW.scale), *VIEW.to_world(columns, rows))
    assert set(frame[well_inside].tolist()) == {0xFF5A6B7C}


def test_nothing_and_missing_shapes():
    assert len(prepare([], 2, coverage=True).details[0].edges.x) == 0
    data = prepare([None, shapely.box(0, 0, 100, 100), shapely.Point(1, 1)], 2, coverage=True)
    assert np.count_nonzero(painted(data, VIEW) != 0xFF000000) == pytest.approx(625, abs=60)
