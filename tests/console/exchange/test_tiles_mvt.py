import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tile_makers import vector_tile

from console.exchange.tiles.mvt import LINE, POINT, POLYGON, decode
from console.exchange.tiles.tile import BadTile

SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100)]           # clockwise on screen: exterior by the specification
HOLE = [(20, 20), (20, 40), (40, 40), (40, 20)]


def test_rings_close_and_turn_the_way_the_kernels_want():
    (layer,) = decode(vector_tile({"a": [(3, [SQUARE, HOLE], {})]}), lambda *_: 5)
    shapes = layer.shapes[POLYGON]
    assert list(shapes.parts) == [0, 5, 10] and list(shapes.features) == [0, 2]
    assert shapes.sizes[0] == 100 * 100 - 20 * 20
    assert list(shapes.bounds[0]) == [0, -100, 100, 0]
    assert list(shapes.classes) == [5]
    assert (shapes.xs[0], shapes.ys[0]) == (shapes.xs[4], shapes.ys[4])


def test_a_ring_written_the_other_way_round_is_turned():
    right = decode(vector_tile({"a": [(3, [SQUARE, HOLE], {})]}), lambda *_: 0)[0].shapes[POLYGON]
    wrong = decode(vector_tile({"a": [(3, [SQUARE[::-1], HOLE[::-1]], {})]}), lambda *_: 0)[0].shapes[POLYGON]
    assert wrong.sizes[0] == right.sizes[0] > 0


def test_kinds_classes_and_the_telling_value():
    seen = []

    def sort(layer, value, kind):
        seen.append((layer, value, kind))
        return {"motorway": 2, "": 1}.get(value, -1)

    tile = vector_tile({"road": [(2, [[(0, 0), (5, 5)], [(9, 9), (8, 8), (7, 7)]], {"name": "x", "class": "motorway"}),
                                 (2, [[(1, 1), (2, 2)]], {"class": "path"})],
                        "poi": [(1, [[(3, 4)]], {})]})
    road, poi = decode(tile, sort)
    assert seen == [("road", "motorway", LINE), ("road", "path", LINE), ("poi", "", POINT)]
    assert list(road.shapes[LINE].parts) == [0, 2, 5] and list(road.shapes[LINE].classes) == [2]
    assert (poi.shapes[POINT].xs[0], poi.shapes[POINT].ys[0]) == (3, -4)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.tuples(st.integers(-4000, 8000), st.integers(-4000, 8000)), min_size=3, max_size=30),
                min_size=1, max_size=8))
def test_coordinates_come_back_as_they_were_written(rings):
    (layer,) = decode(vector_tile({"a": [(2, rings, {})]}), lambda *_: 0)
    shapes = layer.shapes[LINE]
    got = list(zip(shapes.xs.tolist(), (-shapes.ys).tolist(), strict=True))
    assert got == [point for ring in rings for point in ring]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_garbage_is_a_bad_tile_at_worst(data):
    with contextlib.suppress(BadTile):
        decode(data, lambda *_: 0)


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(0, 255))
def test_a_flipped_byte_is_a_bad_tile_at_worst(at, value):
    tile = bytearray(vector_tile({"a": [(3, [SQUARE, HOLE], {"class": "b"})] * 4}))
    tile[at % len(tile)] = value
    with contextlib.suppress(BadTile):
        decode(bytes(tile), lambda *_: 0)


def test_a_cut_tile_is_bad():
    tile = vector_tile({"a": [(3, [SQUARE], {})]})
    with pytest.raises(BadTile):
        decode(tile[:-4], lambda *_: 0)
