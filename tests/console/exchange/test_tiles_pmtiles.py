import gzip
import os

import pytest
from pmtiles import tile as pm
from pmtiles.writer import Writer
from tile_makers import png, vector_tile

from console.errors import BadInput
from console.exchange.tiles.pmtiles import PMTiles
from console.exchange.tiles.pyramid import Tile
from console.exchange.tiles.tile import VECTOR, BadTile, SourceGone


def write(path, tiles, kind=pm.TileType.PNG, packing=pm.Compression.NONE):
    zooms = [z for z, _, _ in tiles]
    with path.open("wb") as file:
        writer = Writer(file)
        for (z, x, y), data in sorted(tiles.items(), key=lambda one: pm.zxy_to_tileid(*one[0])):
            writer.write_tile(pm.zxy_to_tileid(z, x, y), data)
        writer.finalize({"tile_type": kind, "tile_compression": packing, "min_zoom": min(zooms),
                         "max_zoom": max(zooms), "min_lon_e7": 1139000000, "min_lat_e7": 224000000,
                         "max_lon_e7": 1144000000, "max_lat_e7": 229000000}, {"name": "Kept", "attribution": "©"})
    return path


@pytest.fixture
def many(tmp_path):
    """21,845 tiles with different sizes: the directory does not fit into the root and gets leaves."""
    tiles = {(z, x, y): b"t" * ((x + y) % 2) + os.urandom(1 + (x * 7 + y * 13) % 5)
             for z in range(8) for x in range(1 << z) for y in range(1 << z)}
    tiles[0, 0, 0] = png((9, 9, 9), 512)
    return write(tmp_path / "a.pmtiles", tiles), tiles


def test_every_tile_is_found_through_the_leaves(many):
    path, tiles = many
    source = PMTiles(path)
    assert source._header["leaf_directory_length"] > 0, "the test wants a file with leaves"
    assert source.name == "Kept" and source.bounds == (113.9, 22.4, 114.4, 22.9)
    assert source.pyramid.levels[0].tile_width == 512
    for z, x, y in list(tiles)[::37]:
        assert source.read(Tile(z, x, y)) == tiles[z, x, y]
    source.close()


def test_absent_tiles_are_none(tmp_path):
    source = PMTiles(write(tmp_path / "a.pmtiles", {(2, 1, 1): png((1, 1, 1))}))
    assert source.read(Tile(0, 1, 1)) is not None
    assert source.read(Tile(0, 3, 3)) is None
    source.close()


def test_packed_vector_tiles_come_unpacked(tmp_path):
    plain = vector_tile({"water": [(3, [[(0, 0), (9, 0), (9, 9)]], {})]})
    source = PMTiles(write(tmp_path / "a.pmtiles", {(0, 0, 0): gzip.compress(plain)}, pm.TileType.MVT,
                           pm.Compression.GZIP))
    assert source.content == VECTOR and source.read(Tile(0, 0, 0)) == plain
    source.close()


def test_a_file_cut_short_gives_bad_tiles_not_a_crash(many):
    path, tiles = many
    source = PMTiles(path)
    os.truncate(path, source._header["tile_data_offset"] + 100)
    with pytest.raises(BadTile):
        for z, x, y in list(tiles)[-50:]:
            source.read(Tile(z, x, y))
    assert source.changed()
    path.unlink()
    with pytest.raises(SourceGone):
        source.changed()
    source.close()


@pytest.mark.parametrize("cut", [0, 7, 60, 127, 140])
def test_a_cut_head_is_refused_in_one_sentence(tmp_path, cut):
    path = write(tmp_path / "a.pmtiles", {(0, 0, 0): png((1, 1, 1))})
    os.truncate(path, cut)
    with pytest.raises(BadInput, match="cannot be read as PMTiles"):
        PMTiles(path)


def test_packings_that_are_not_read_are_named(tmp_path):
    with pytest.raises(BadInput, match="BROTLI"):
        PMTiles(write(tmp_path / "a.pmtiles", {(0, 0, 0): b"x"}, packing=pm.Compression.BROTLI))
    with pytest.raises(BadInput, match="AVIF"):
        PMTiles(write(tmp_path / "b.pmtiles", {(0, 0, 0): b"x"}, pm.TileType.AVIF))
