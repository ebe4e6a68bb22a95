"""Prepared layers: nothing lost, found where it is, whatever comes in."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.prepare import prepare

BOX = shapely.box(0, 0, 10, 10)


def test_odd_geometries_keep_their_number_and_draw_nothing():
    shapes = [BOX, None, shapely.Point(1, 1), shapely.Polygon(), shapely.LineString([(0, 0), (5, 5)]),
              shapely.box(float("inf"), 0, float("inf"), 1), shapely.MultiPolygon([BOX, shapely.box(20, 0, 30, 10)])]
    data = prepare(shapes, 2)
    parts = np.diff(data.details[0].features)
    assert dict(zip(data.order.tolist(), parts.tolist(), strict=True)) == {0: 1, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 2}
    assert data.sizes.sum() == pytest.approx(300)


def test_collections_give_their_parts():
    mixed = shapely.GeometryCollection([BOX, shapely.Point(3, 3), shapely.LineString([(0, 0), (3, 4)])])
    assert prepare([mixed], 2).sizes.tolist() == [100.0]
    assert prepare([mixed], 1).sizes.tolist() == [5.0]
    assert len(prepare([mixed], 0).details[0].x) == 1


@pytest.mark.parametrize("dimension", [0, 1, 2])
def test_nothing_at_all(dimension):
    data = prepare([], dimension)
    assert len(data) == 0
    assert len(data.ranges((0, 0, 1, 1))) == 0
    assert len(prepare([None], dimension)) == 1


def test_rings_turn_the_right_way():
    clockwise = shapely.Polygon([(0, 0), (0, 10), (10, 10), (10, 0)], [[(2, 2), (4, 2), (4, 4), (2, 4)]])
    detail = prepare([clockwise], 2).details[0]
    turns = []
    for a, b in zip(detail.parts, detail.parts[1:], strict=False):
        x, y = detail.x[a:b], detail.y[a:b]
        turns.append(np.sign((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()))
    assert turns == [1.0, -1.0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 20_000), st.floats(0, 9_000), st.floats(1, 3_000)), min_size=1, max_size=40),
       st.tuples(st.floats(-2_000, 21_000), st.floats(-2_000, 10_000), st.floats(1, 8_000)))
def test_a_window_finds_all_that_touches_it(boxes, window):
    shapes = np.array([shapely.box(x, y, x + s, y + s / 2) for x, y, s in boxes], dtype=object)
    data = prepare(shapes, 2)
    x, y, size = window
    seen = (x, y, x + size, y + size)
    found = {int(data.order[i]) for a, b in data.ranges(seen) for i in range(a, b)}
    touched = np.flatnonzero(shapely.intersects(shapes, shapely.box(*seen)))
    assert set(touched.tolist()) <= found


def test_classes_follow_the_input_order():
    shapes = [shapely.box(x * 3000, 0, x * 3000 + 10, 10) for x in (5, 1, 3)]
    data = prepare(shapes, 2, classes=np.array([7, 8, 9]))
    assert [int(c) for c in data.classes[np.argsort(data.order)]] == [7, 8, 9]
    again = data.with_classes(np.array([1, 2, 3], np.uint16))
    assert [int(c) for c in again.classes[np.argsort(again.order)]] == [1, 2, 3]
    assert (data.class_count, again.class_count) == (10, 4)


def test_simplified_neighbours_still_share_their_edge():
    wave = [(x, 10 * np.sin(x / 15)) for x in np.linspace(0, 400, 200)]
    upper = shapely.Polygon([*wave, (400, 300), (0, 300)])
    lower = shapely.Polygon([*wave, (400, -300), (0, -300)])
    data = prepare([upper, lower], 2, tolerances=(8.0,), coverage=True)
    coarse = data.detail(30.0)
    assert coarse.tolerance == 8.0
    assert len(coarse.x) < len(data.details[0].x) / 5
    rings = [set(zip(coarse.x[a:b].tolist(), coarse.y[a:b].tolist(), strict=True))
             for a, b in zip(coarse.parts, coarse.parts[1:], strict=False)]
    assert len(rings[0] & rings[1]) >= 3
    assert data.detail(5.0).tolerance == 0.0


def test_polygons_that_tile_the_plane_are_found_out():
    tiles = [shapely.box(x, y, x + 10, y + 10) for x in range(0, 60, 10) for y in range(0, 60, 10)]
    apart = [shapely.box(x, y, x + 8, y + 8) for x in range(0, 60, 10) for y in range(0, 60, 10)]
    assert prepare(tiles, 2, coverage=None, tolerances=(1.0,)).details[1].edges is not None
    assert prepare(apart, 2, coverage=None).details[0].edges is None
    assert prepare(tiles, 2).details[0].edges is None
    overlapping = [*tiles, shapely.box(3, 3, 33, 8)]   # no coverage, but filled by edges all the same
    assert prepare(overlapping, 2, coverage=None, tolerances=(1.0,)).details[1].edges is not None
    assert len(prepare([None, shapely.Point(1, 1)], 2, coverage=None, tolerances=(1.0,))) == 2
