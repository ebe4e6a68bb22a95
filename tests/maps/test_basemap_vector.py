import sys
from pathlib import Path

import numpy as np
import pytest
from basemap_fakes import FakeSource

sys.path.append(str(Path(__file__).parents[1] / "console" / "exchange"))

from tile_makers import vector_tile

from console.exchange.tiles.pyramid import mercator
from console.exchange.tiles.tile import VECTOR, BadTile
from maps.basemap.basemap import Basemap
from maps.basemap.vector import Part, paint
from maps.basemap.vector_style import DRESSES, GROUND, SEA, sort
from maps.view import View


def byte(colour):
    return [round(255 * c) for c in colour[:3]] + [255]


def dress(name):
    return next(one for one in DRESSES if one.name == name)


def box(x0, y0, x1, y1):
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def test_area_hole_and_ground():
    tile = vector_tile({"water": [(3, [box(1024, 1024, 3072, 3072), box(1536, 1536, 2560, 2560)[::-1]], {})]})
    picture = paint(tile, 512, 10)
    assert picture[20, 20].tolist() == byte(GROUND)
    assert picture[150, 150].tolist() == byte(SEA)
    assert picture[256, 256].tolist() == byte(GROUND)
    covered = (picture[..., 0] == byte(SEA)[0]).sum()
    assert covered == 256 * 256 - 128 * 128


def test_land_over_sea_where_the_schema_is_that_way():
    tile = vector_tile({"earth": [(3, [box(0, 0, 2048, 4096)], {})]})
    picture = paint(tile, 512, 10)
    assert picture[5, 5].tolist() == byte(GROUND) and picture[5, 500].tolist() == byte(SEA)


def test_lines_grow_with_zoom_and_streets_lie_over_buildings():
    tile = vector_tile({"transportation": [(2, [[(0, 2048), (4096, 2048)]], {"class": "motorway"})],
                        "building": [(3, [box(1000, 1000, 3000, 3000)], {})]})

    def width(zoom):
        return (np.abs(paint(tile, 512, zoom)[:, 20, 0].astype(int) - byte(GROUND)[0]) > 2).sum()

    assert width(10) < width(14) < width(18)
    picture = paint(tile, 512, 16)
    assert picture[256, 256].tolist() == byte(dress("motorway").colour)
    assert picture[200, 256].tolist() == byte(dress("building").colour)


def test_points_of_unknown_layers_are_dots_and_names_are_left_out():
    tile = vector_tile({"sensors": [(1, [[(2048, 2048)]], {})], "place_label": [(1, [[(1000, 1000)]], {})]})
    picture = paint(tile, 512, 12)
    assert picture[256, 256].tolist() != byte(GROUND)
    assert picture[125, 125].tolist() == byte(GROUND)


def test_a_part_painted_larger_is_the_same_place():
    tile = vector_tile({"water": [(3, [box(2048, 2048, 3072, 4096)], {})]})
    whole = paint(tile, 512, 14)
    part = paint(tile, 512, 15, Part(2, 1, 1))
    assert (part[::2, ::2] == whole[256:, 256:])[2:-2, 2:-2].mean() > 0.99


@pytest.mark.parametrize(("layer", "value", "kind", "name"), [
    ("transportation", "motorway", 2, "motorway"), ("roads", "major_road", 2, "main street"),
    ("streets", "residential", 2, "street"), ("landuse", "park", 3, "green"), ("landuse", "residential", 3, "built"),
    ("buildings", "", 3, "building"), ("ocean", "", 3, "water"), ("boundaries", "", 2, "boundary"),
    ("my layer", "", 3, "other area"), ("my layer", "", 2, "other line"), ("waterway", "river", 2, "waterway")])
def test_layers_of_the_common_schemas_are_recognised(layer, value, kind, name):
    assert DRESSES[sort(layer, value, kind)].name == name


def test_a_vector_basemap_stays_sharp_beyond_its_last_zoom(qapp):
    tile = vector_tile({"water": [(3, [box(0, 0, 2048, 4096)], {})]})
    source = FakeSource(lambda _: tile, mercator(0, 0, 512), VECTOR)
    basemap = Basemap(source)
    view = View(0, 0, 40075016.68 / 512 / 8, 512, 512)   # three zooms beyond
    basemap.render(view, "EPSG:3857")
    assert basemap.wait_idle(20)
    frame = basemap.render(view, "EPSG:3857")
    basemap.close()
    assert frame.complete and not frame.missing
    row = frame.rgba[100, :, 0].astype(int)
    between = (row != byte(SEA)[0]) & (row != byte(GROUND)[0])
    assert between.sum() <= 2, "the shore is one edge, not a blur of eight pixels"
    assert row[200] == byte(SEA)[0] and row[300] == byte(GROUND)[0]


def test_a_broken_vector_tile_is_a_bad_tile():
    with pytest.raises(BadTile):
        paint(b"\x1a\xff\xff\xff\xff\x0f", 512, 3)
