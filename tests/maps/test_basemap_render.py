import threading

import numpy as np
import pytest
from basemap_fakes import FakeSource, encoded

from console.errors import NotFound
from console.exchange.tiles.pyramid import Tile, mercator
from console.exchange.tiles.tile import BadTile, SourceGone
from maps.basemap import basemap as module
from maps.basemap.basemap import Basemap
from maps.basemap.hatch import hatched
from maps.view import View

CRS = "EPSG:3857"
VIEW = View(0, 0, 156543.03392804097 / 4, 1024, 1024)  # the whole world at zoom 2, pixel on pixel


@pytest.fixture
def made(qapp):
    """Makes basemaps and closes them."""
    all_of_them = []

    def make(source, **more):
        all_of_them.append(Basemap(source, **more))
        return all_of_them[-1]

    yield make
    for one in all_of_them:
        one.close()


def colour(tile):
    return encoded((tile.level * 20, tile.column * 40, tile.row * 40))


def settled(basemap, view=VIEW):
    basemap.render(view, CRS)
    assert basemap.wait_idle(20)
    return basemap.render(view, CRS)


def spot(frame, column, row):
    return frame.rgba[row * 256 + 100, column * 256 + 100].tolist()


def test_first_nothing_then_all_with_one_call_at_the_end(made):
    ready = threading.Event()
    source = FakeSource(colour)
    basemap = made(source, on_ready=ready.set)
    first = basemap.render(VIEW, CRS)
    assert not first.complete and not first.rgba.any()
    assert ready.wait(10) and basemap.wait_idle(10)
    frame = basemap.render(VIEW, CRS)
    assert frame.complete and frame.missing == 0
    assert spot(frame, 3, 1) == [40, 120, 40, 255]
    assert len(source.asked) == len(set(source.asked)), "no tile is loaded twice"


def test_a_coarser_tile_stands_in_until_the_finer_is_there(made):
    source = FakeSource(colour)
    basemap = made(source)
    settled(basemap, View(0, 0, VIEW.scale * 2, 512, 512))
    source.gate.clear()
    frame = basemap.render(VIEW, CRS)
    assert not frame.complete
    assert spot(frame, 3, 0) == [20, 40, 0, 255], "the tile of zoom 1, scaled up"
    source.gate.set()
    assert spot(settled(basemap), 3, 0) == [40, 120, 0, 255]


def test_the_newest_view_is_served_and_older_wishes_dropped(made):
    source = FakeSource(colour, mercator(0, 12))
    source.gate.clear()
    basemap = made(source)
    basemap.render(View(-9e6, 5e6, 100, 1500, 1500), CRS)
    last = View(9e6, -5e6, 100, 300, 300)
    basemap.render(last, CRS)
    source.gate.set()
    assert basemap.wait_idle(20)
    assert basemap.render(last, CRS).complete
    stale = [tile for tile in source.asked if tile.column < 1 << tile.level - 1]
    assert len(stale) <= 3, "only those that had begun"


@pytest.mark.parametrize("bad", ["none", "garbage", "cut", "raises", "huge"])
def test_a_missing_or_damaged_tile_is_a_hatched_square_and_the_rest_is_shown(made, bad):
    def read(tile):
        if (tile.column, tile.row) != (1, 2):
            return colour(tile)
        if bad == "raises":
            raise BadTile("damaged page")
        good = encoded((1, 2, 3))
        return {"none": None, "garbage": b"no picture", "cut": good[:60],
                "huge": good[:16] + b"\x7f" * 8 + good[24:]}[bad]

    frame = settled(made(FakeSource(read)))
    assert frame.complete and frame.missing == 1
    square = frame.rgba[512:768, 256:512]
    wanted = hatched(256, 256)
    assert np.abs(square.astype(int) - wanted)[2:-2, 2:-2].max() <= 1
    assert spot(frame, 2, 2) == [40, 80, 80, 255]


def test_beyond_its_bounds_a_basemap_is_transparent_not_hatched(made):
    frame = settled(made(FakeSource(lambda tile: None, bounds=(0.0, 0.0, 80.0, 60.0))))
    assert frame.missing == 1
    assert spot(frame, 0, 0) == [0, 0, 0, 0]


def test_a_server_in_trouble_is_told_once_and_asked_again_later(made, monkeypatch):
    monkeypatch.setattr(module, "RETRY", 0.0)
    trouble = [True]

    def read(tile):
        if trouble[0]:
            raise SourceGone("The server a.invalid cannot be reached.")
        return colour(tile)

    told = []
    basemap = made(FakeSource(read), on_notice=told.append)
    basemap.render(VIEW, CRS)
    assert basemap.wait_idle(10)
    assert told == ["The server a.invalid cannot be reached."] == [basemap.notice]
    trouble[0] = False
    assert settled(basemap).missing == 0


def test_a_file_that_changes_is_read_again_and_one_that_vanishes_is_told(made, monkeypatch):
    monkeypatch.setattr(module, "WATCH", 0.0)
    old, new = FakeSource(colour), FakeSource(lambda tile: encoded((9, 9, 9)))
    told = []
    basemap = made(old, reopen=lambda: new, on_notice=told.append)
    settled(basemap)
    old.is_other = True
    assert spot(settled(basemap), 1, 1) == [9, 9, 9, 255]
    assert old.closed and "was changed by another program and was read again" in told[0]
    new.is_other = NotFound("The file is gone.")
    frame = basemap.render(VIEW, CRS)
    assert told[1:] == ["The file is gone."]
    assert spot(frame, 1, 1) == [9, 9, 9, 255], "what was read is still shown"


def test_far_too_far_out_asks_for_nothing(made):
    source = FakeSource(colour, mercator(14, 16))
    frame = made(source).render(View(0, 0, 20000, 1000, 1000), CRS)
    assert frame.complete and not frame.rgba.any() and not source.asked


def test_a_stopped_render_wishes_for_nothing(made):
    source = FakeSource(colour)
    frame = made(source).render(VIEW, CRS, lambda: True)
    assert not frame.complete and not source.asked


@pytest.mark.parametrize("kind", ["PNG", "JPG", "WEBP"])
def test_all_common_encodings_and_sizes(made, kind):
    frame = settled(made(FakeSource(lambda tile: encoded((200, 100, 50), 512, kind))))
    assert np.abs(np.array(spot(frame, 1, 1)) - [200, 100, 50, 255]).max() <= 4


def test_a_view_larger_than_the_cache_settles(made):
    basemap = made(FakeSource(colour, mercator(0, 12)))
    basemap._cache._limit = 1 << 20
    assert settled(basemap, View(5e6, 3e6, 40, 1600, 1200)).complete


def test_closing_ends_the_threads(qapp):
    source = FakeSource(colour)
    basemap = Basemap(source)
    basemap.render(VIEW, CRS)
    basemap.close()
    assert source.closed and not [t for t in threading.enumerate() if t.name == "basemap" and t.is_alive()]


def test_what_it_says_about_itself(made):
    basemap = made(FakeSource(colour, bounds=(1, 2, 3, 4)))
    assert (basemap.name, basemap.attribution, basemap.bounds_lonlat) == ("fake", "©", (1, 2, 3, 4))
    assert Tile(0, 0, 0) == (0, 0, 0)
