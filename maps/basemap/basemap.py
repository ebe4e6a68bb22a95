"""One basemap as the map's render worker uses it: whatever is here at once, the rest as it comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

import msgspec
import numpy as np

from console.errors import ConsoleError
from console.exchange.tiles.pyramid import Bounds, Pyramid, Tile, mercator
from console.exchange.tiles.tile import IMAGE, VECTOR, BadTile, SourceGone, TileSource
from console.language import tr
from maps.basemap import vector
from maps.basemap.cache import RETRY, Loaded, Pixels, State, TileCache
from maps.basemap.decode import decode, premultiplied, prepare
from maps.basemap.mosaic import Span, gather
from maps.basemap.pool import Pool
from maps.basemap.warp import Grid, grid_of, warp
from maps.view import View

MOST = 24_000_000    # pixels of tiles put side by side, unless the view itself is larger
WATCH = 1.0          # seconds between two looks whether the file is still the same
NEWS = 0.12          # seconds between two calls of `on_ready` while tiles come in


class Frame(NamedTuple):
    """A rendered basemap.

    Attributes:
        rgba: (height, width, 4), premultiplied; transparent where the basemap has nothing.
        complete: no tile is still to come.
        missing: hatched tiles in it.
    """

    rgba: Pixels
    complete: bool
    missing: int


class Basemap:
    """Renders a source into views. Made in the main thread; `render` belongs to one thread at a time, the rest is
    safe from any.

    Args:
        source: where tiles come from; closed by `close`.
        reopen: opens the source again after its file was changed.
        on_ready: called from a loading thread when a better frame than the last one can be had.
        on_notice: called from any thread with one sentence when the file changes or vanishes, or the server
            does not answer.
    """

    def __init__(self, source: TileSource, reopen: Callable[[], TileSource] | None = None,
                 on_ready: Callable[[], None] = lambda: None,
                 on_notice: Callable[[str], None] = lambda text: None) -> None:
        self._source = source
        self._reopen = reopen
        self._on_ready, self._on_notice = on_ready, on_notice
        self._cache = TileCache()
        prepare()
        self._pool = Pool(self._load, 4 if source.remote else 3)
        self._lock = threading.Lock()
        self._notice = ""
        self._looked = time.monotonic()
        self._told = 0.0
        self._plan: tuple[tuple[View, str], _Plan | None] | None = None
        self._pyramid = _painted(source)

    @property
    def name(self) -> str:
        return self._source.name

    @property
    def attribution(self) -> str:
        return self._source.attribution

    @property
    def bounds_lonlat(self) -> Bounds:
        return self._source.bounds

    @property
    def notice(self) -> str:
        """The last trouble in one sentence, "" while all is well."""
        return self._notice

    def render(self, view: View, crs: str, stop: Callable[[], bool] = lambda: False) -> Frame:
        """The basemap in a view of the working CRS `crs`, as good as it can be had without waiting.

        Call it with the whole view: what it lacks is loaded, and what an earlier call lacked no longer.
        """
        self._watch()
        plan = self._planned(view, crs)
        if plan is None or stop():
            return Frame(np.zeros((view.height, view.width, 4), np.uint8), plan is None, 0)
        level = self._pyramid.levels[plan.span.level]
        self._cache.grow(3 * plan.span.tiles * level.tile_width * level.tile_height * 4)
        mosaic = gather(self._pyramid, plan.span, self._cache)
        self._pool.want(mosaic.wanted)
        if stop():
            return Frame(np.zeros((view.height, view.width, 4), np.uint8), False, 0)
        px, py = level.pixels(plan.grid.x, plan.grid.y)
        pixels = warp(mosaic.pixels, px - plan.span.first_column * level.tile_width,
                      py - plan.span.first_row * level.tile_height, plan.grid.step, view.width, view.height,
                      plan.grid.spacing / level.resolution)
        return Frame(pixels, not mosaic.wanted, mosaic.missing)

    def wait_idle(self, timeout: float) -> bool:
        """Wait until everything that the last frame lacked has come (pictures without a window, tests)."""
        return self._pool.wait_idle(timeout)

    def close(self) -> None:
        self._pool.close()
        self._source.close()
        self._cache.clear()

    def _planned(self, view: View, crs: str) -> _Plan | None:
        key = (view, crs)
        if self._plan is None or self._plan[0] != key:
            self._plan = (key, _plan_of(view, crs, self._pyramid))
        return self._plan[1]

    def _load(self, tile: Tile, last: bool) -> None:
        """Runs in the pool: read and decode one tile."""
        if self._cache.get(tile) is None:
            self._cache.put(tile, self._loaded(tile))
        with self._lock:
            now = time.monotonic()
            tell = last or now - self._told > NEWS
            if tell:
                self._told = now
        if tell:
            self._on_ready()

    def _loaded(self, tile: Tile) -> Loaded:
        try:
            pixels = self._pixels(tile)
        except BadTile:
            return Loaded(State.MISSING)
        except SourceGone as error:
            self._say(str(error))
            return Loaded(State.MISSING, until=time.monotonic() + RETRY)
        if pixels is not None:
            return Loaded(State.HERE, pixels)
        expected = self._source.content == IMAGE and self._is_expected(tile)
        return Loaded(State.MISSING if expected else State.EMPTY)

    def _pixels(self, tile: Tile) -> Pixels | None:
        source, level = self._source, self._pyramid.levels[tile.level]
        if source.content == VECTOR:
            return self._painted(tile)
        data = source.read(tile)
        if data is None:
            return None
        if isinstance(data, bytes):
            return decode(data, level.tile_width, level.tile_height)
        return premultiplied(data)

    def _painted(self, tile: Tile) -> Pixels | None:
        """A vector tile, or beyond the finest zoom the part of one, larger."""
        finest = len(self._source.pyramid.levels) - 1
        up = max(0, tile.level - finest)
        data = self._source.read(Tile(tile.level - up, tile.column >> up, tile.row >> up))
        level = self._pyramid.levels[tile.level]
        if not isinstance(data, bytes):
            return None
        part = vector.Part(1 << up, tile.column & (1 << up) - 1, tile.row & (1 << up) - 1)
        return vector.paint(data, level.tile_width, level.zoom, part)

    def _is_expected(self, tile: Tile) -> bool:
        """Whether the tile lies where the source says that it has some."""
        c0, r0, c1, r1 = self._pyramid.covering(tile.level, self._source.bounds)
        return c0 <= tile.column < c1 and r0 <= tile.row < r1

    def _watch(self) -> None:
        """Notice a file that vanished or was changed; a changed one is opened again."""
        now = time.monotonic()
        if now - self._looked < WATCH:
            return
        self._looked = now
        try:
            if self._source.changed():
                self._open_again()
            elif self._notice and not self._source.remote:
                self._notice = ""
        except (ConsoleError, OSError) as error:
            self._say(str(error))

    def _open_again(self) -> None:
        if self._reopen is None:
            self._say(tr("The file of basemap {name} was changed by another program; add it again to see its new "
                         "contents.", name=self.name))
            return
        fresh = self._reopen()
        old, self._source = self._source, fresh
        self._pyramid, self._plan = _painted(fresh), None
        self._cache.clear()
        self._say(tr("The file of basemap {name} was changed by another program and was read again.",
                     name=self.name))
        old.close()

    def _say(self, text: str) -> None:
        """Tell a trouble once, not with every tile."""
        with self._lock:
            if text == self._notice:
                return
            self._notice = text
        self._on_notice(text)


class _Plan(NamedTuple):
    grid: Grid
    span: Span


def _painted(source: TileSource) -> Pyramid:
    """The pyramid that is drawn: a vector one goes on beyond the file's finest zoom."""
    if source.content != VECTOR or source.pyramid.crs != "EPSG:3857":
        return source.pyramid
    levels = source.pyramid.levels
    longer = mercator(levels[0].zoom, levels[-1].zoom + vector.BEYOND, levels[0].tile_width)
    return msgspec.structs.replace(longer, shift=source.pyramid.shift)


def _plan_of(view: View, crs: str, pyramid: Pyramid) -> _Plan | None:
    """Which level and tiles a view needs; None where it has none, or is too far out for the coarsest."""
    grid = grid_of(view, crs, pyramid)
    if grid is None:
        return None
    most = max(MOST, 5 * view.width * view.height)
    for index in range(pyramid.choose(grid.spacing), -1, -1):
        span = _span(pyramid, index, grid)
        level = pyramid.levels[index]
        if not span.tiles:
            return None
        if span.tiles * level.tile_width * level.tile_height <= most:
            return _Plan(grid, span)
    return None


def _span(pyramid: Pyramid, index: int, grid: Grid) -> Span:
    level = pyramid.levels[index]
    px, py = level.pixels(grid.x, grid.y)
    seen = np.isfinite(px) & np.isfinite(py)
    c0, r0, c1, r1 = level.range
    west, east = np.floor((px[seen].min() - 1) / level.tile_width), np.floor((px[seen].max() + 1) / level.tile_width)
    north = np.floor((py[seen].min() - 1) / level.tile_height)
    south = np.floor((py[seen].max() + 1) / level.tile_height)
    wraps = level.columns * level.tile_width * level.resolution > pyramid.period * 0.999 > 0
    if not wraps:
        west, east = max(west, c0), min(east, c1 - 1)
    return Span(index, int(west), int(max(north, r0)), int(east) + 1, int(min(south, r1 - 1)) + 1, wraps)
