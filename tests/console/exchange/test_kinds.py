"""Geometries sorted into points, lines and polygons; nothing is lost, nothing comes twice."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from console.exchange.kinds import kinds_of
from console.exchange.shapes import load_shapes, save_shapes

SHAPES = {
    "point": shapely.Point(1, 2), "line": shapely.LineString([(0, 0), (1, 1)]), "polygon": shapely.box(0, 0, 1, 1),
    "points": shapely.MultiPoint([(0, 0), (3, 3)]), "nothing": None, "hollow": shapely.from_wkt("LINESTRING EMPTY"),
    "void": shapely.from_wkt("GEOMETRYCOLLECTION EMPTY"),
    "mixed": shapely.from_wkt("GEOMETRYCOLLECTION (POINT (5 5), LINESTRING (0 0, 2 2))"),
    "nested": shapely.from_wkt("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0))), "
                               "MULTIPOINT (7 7, 8 8), POINT EMPTY)"),
}
PARTS = {"mixed": {0: 1, 1: 1}, "nested": {2: 1, 0: 2}}


def array(names):
    made = np.empty(len(names), dtype=object)
    made[:] = [SHAPES[name] for name in names]
    return made


@given(st.lists(st.sampled_from(sorted(SHAPES)), min_size=1, max_size=30))
def test_every_row_stands_where_its_parts_belong(names):
    found = kinds_of(array(names))
    for dimension, rows, shapes in found:
        assert list(rows) == sorted(set(rows.tolist())) and len(rows) == len(shapes)
        there = shapes[~shapely.is_missing(shapes)]
        assert (shapely.get_dimensions(there) == dimension).all()
        assert (shapely.get_type_id(there) != shapely.GeometryType.GEOMETRYCOLLECTION).all()
        for row, shape in zip(rows.tolist(), shapes, strict=True):
            if names[row] in PARTS and shape is not None:
                assert shapely.get_num_geometries(shape) == PARTS[names[row]][dimension]
    if found:
        assert set(range(len(names))) == {row for _, rows, _ in found for row in rows.tolist()}
    else:
        assert set(names) <= {"nothing", "void"}


@given(st.lists(st.sampled_from(["line", "hollow", "nothing"]), min_size=1, max_size=8))
def test_lines_come_back_from_disk_also_where_all_are_empty(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("shapes")
    shapes = array(names)
    save_shapes(folder, shapes)
    back = load_shapes(folder)
    assert [one is None for one in back] == [one is None for one in shapes]
    assert all(a == b for a, b in zip(back, shapes, strict=True) if b is not None)
