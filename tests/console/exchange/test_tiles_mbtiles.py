import os
import sqlite3

import pytest
from tile_makers import png, write_mbtiles

from console.errors import BadInput
from console.exchange.tiles.mbtiles import MBTiles, MBTilesWriter
from console.exchange.tiles.pyramid import Level, Pyramid, Tile, mercator, north_up
from console.exchange.tiles.tile import BadTile, SourceGone

RED, BLUE = png((255, 0, 0)), png((0, 0, 255))


@pytest.fixture
def opened():
    made = []

    def open_it(path, **more):
        made.append(MBTiles(path, **more))
        return made[-1]

    yield open_it
    for one in made:
        one.close()


def test_rows_count_from_the_south_in_the_file_and_from_the_north_here(tmp_path, opened):
    source = opened(write_mbtiles(tmp_path / "a.mbtiles", {(1, 0, 1): RED, (1, 0, 0): BLUE}))
    assert source.read(Tile(0, 0, 0)) == RED
    assert source.read(Tile(0, 0, 1)) == BLUE
    assert source.read(Tile(0, 1, 1)) is None


def test_what_the_metadata_leaves_out_is_read_off_the_tiles(tmp_path, opened):
    source = opened(write_mbtiles(tmp_path / "a.mbtiles", {(2, 2, 2): RED, (3, 4, 5): RED, (3, 5, 5): RED},
                                  [("name", "Town"), ("bounds", "nonsense"), ("minzoom", "0")]))
    assert source.name == "Town"
    assert [level.zoom for level in source.pyramid.levels] == [2, 3]
    assert source.bounds == pytest.approx((0, 40.979898, 90, 66.51326), abs=1e-5)


def test_dense_tiles_make_a_finer_grid(tmp_path, opened):
    source = opened(write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): png((1, 2, 3), 512)}))
    assert source.pyramid == mercator(0, 0, 512)


@pytest.mark.parametrize(("content", "says"), [
    (b"SQLite format 3\0" + b"\0" * 500, "cannot be read as MBTiles"),
    (b"", "table of tiles"),
    (b"x" * 5000, "cannot be read as MBTiles"),
])
def test_a_broken_file_is_refused_in_one_sentence(tmp_path, content, says):
    path = tmp_path / "a.mbtiles"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=says):
        MBTiles(path)


def test_no_tile_no_basemap(tmp_path):
    with pytest.raises(BadInput, match="no tile"):
        MBTiles(write_mbtiles(tmp_path / "a.mbtiles", {}))
    with pytest.raises(BadInput, match="impossible zooms"):
        MBTiles(write_mbtiles(tmp_path / "b.mbtiles", {(99, 0, 0): RED}))


def test_a_damaged_page_is_a_bad_tile_and_no_end(tmp_path, opened):
    tiles = {(6, x, y): os.urandom(9000) for x in range(10) for y in range(10)}  # over several pages each
    path = write_mbtiles(tmp_path / "a.mbtiles", tiles)
    with path.open("r+b") as file:
        file.seek(4096 * 150)
        file.write(b"\xff" * 4096 * 20)
    source = opened(path)
    kinds = set()
    for _, x, y in tiles:
        try:
            kinds.add(type(source.read(Tile(0, x, 63 - y))))
        except BadTile:
            kinds.add(BadTile)
    assert kinds == {BadTile, bytes}


def test_a_file_that_changes_or_vanishes_is_noticed(tmp_path, opened):
    path = write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): RED})
    source = opened(path)
    assert not source.changed()
    os.utime(path, (1, 1))
    assert source.changed()
    path.unlink()
    with pytest.raises(SourceGone, match="is gone"):
        source.changed()


def test_what_is_written_is_read_back_by_any_reader(tmp_path, opened):
    pyramid = mercator(3, 4)
    writer = MBTilesWriter(tmp_path / "a.mbtiles", pyramid, {"name": "Kept", "bounds": "1,2,3,4"})
    writer.put([(Tile(0, 1, 2), RED), (Tile(1, 5, 6), BLUE)])
    assert writer.get(Tile(0, 1, 2)) == RED and writer.has(Tile(1, 5, 6)) and not writer.has(Tile(1, 5, 7))
    writer.close()
    link = sqlite3.connect(tmp_path / "a.mbtiles")
    assert link.execute("SELECT tile_row FROM tiles WHERE zoom_level = 3").fetchone() == (5,)
    link.close()
    source = opened(tmp_path / "a.mbtiles")
    assert source.name == "Kept" and source.read(Tile(0, 1, 2)) == RED
    assert not list(tmp_path.glob("*-wal"))


def test_tiles_of_another_grid_say_where_they_lie(tmp_path, opened):
    levels = tuple(Level(z, north_up(-180, 90, 360 / (256 << z)), 256, 256, 1 << z, 1 << z - 1) for z in (1, 2))
    pyramid = Pyramid("EPSG:4490", levels)
    writer = MBTilesWriter(tmp_path / "c.mbtiles", pyramid, {"name": "c"})
    writer.put([(Tile(1, 3, 1), RED)])
    writer.close()
    source = opened(tmp_path / "c.mbtiles")
    assert source.pyramid == pyramid
    assert source.read(Tile(1, 3, 1)) == RED


def test_the_cache_lets_the_oldest_go(tmp_path):
    writer = MBTilesWriter(tmp_path / "a.mbtiles", mercator(5, 5), {}, limit=10_000)
    for column in range(30):
        writer.put([(Tile(0, column, 0), bytes(1000))])
    held = [column for column in range(30) if writer.has(Tile(0, column, 0))]
    writer.close()
    assert 5 <= len(held) <= 10 and held[-1] == 29 and held == list(range(held[0], 30))
