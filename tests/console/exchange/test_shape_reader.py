"""Single shapes read from a layer's arrays are those that were saved."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from console.exchange.shape_reader import ShapeReader
from console.exchange.shapes import load_shapes, save_shapes

BOX = shapely.box(0, 0, 4, 4)
HOLED = BOX.difference(shapely.box(1, 1, 2, 2)).difference(shapely.box(2.5, 2.5, 3, 3))
POOLS = {
    "polygons": [BOX, HOLED, shapely.Polygon(), shapely.box(9, 9, 10, 11)],
    "multipolygons": [BOX, HOLED, shapely.MultiPolygon([BOX, shapely.box(7, 7, 8, 8)]), shapely.MultiPolygon()],
    "lines": [shapely.LineString([(0, 0), (5, 3), (1, 9)]), shapely.LineString([(4, 4), (5, 5)])],
    "multilines": [shapely.MultiLineString([[(0, 0), (1, 1)], [(3, 3), (5, 9), (2, 2)]]),
                   shapely.LineString([(4, 4), (5, 5)])],
    "points": [shapely.Point(1, 2), shapely.Point(3, -4)],
    "multipoints": [shapely.MultiPoint([(0, 0), (3, 4)]), shapely.Point(7, 7)],
}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(POOLS)), st.data())
def test_every_row_comes_back_as_it_was_saved(tmp_path_factory, pool, data):
    chosen = data.draw(st.lists(st.sampled_from([None, *POOLS[pool]]), min_size=1, max_size=12))
    shapes = np.array([*chosen, None], dtype=object)[:-1]
    folder = tmp_path_factory.mktemp("layer")
    save_shapes(folder, shapes)
    reader, saved = ShapeReader(folder), load_shapes(folder)
    assert len(reader) == len(shapes)
    assert np.array_equal(reader.bounds, shapely.bounds(saved), equal_nan=True)
    rows = np.array(data.draw(st.lists(st.integers(0, len(shapes) - 1), max_size=9)), np.int64)
    expected = [None if one is None or one.is_empty else one.wkt for one in saved[rows]]
    assert [one and one.wkt for one in reader.take(rows)] == expected


def test_near_finds_by_bounds_alone(tmp_path):
    save_shapes(tmp_path, np.array([BOX, None, shapely.box(9, 9, 10, 11)], dtype=object))
    reader = ShapeReader(tmp_path)
    assert list(reader.near(4, 4, 9, 9)) == [0, 2]
    assert list(reader.near(5, 0, 8, 20)) == []


@pytest.mark.parametrize("shapes", [[None, None], []])
def test_a_layer_without_any_shape(tmp_path, shapes):
    save_shapes(tmp_path, np.array(shapes, dtype=object))
    reader = ShapeReader(tmp_path)
    assert list(reader.near(-180, -90, 180, 90)) == []
    assert list(reader.take(np.arange(len(shapes)))) == shapes
