"""The tiles of one level that a view needs, side by side in one array, as far as they are here."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from console.exchange.tiles.pyramid import Level, Pyramid, Tile
from maps.basemap.cache import Loaded, Pixels, State, TileCache
from maps.basemap.hatch import hatched

UP = 8  # how many levels coarser a stand-in may be


class Span(NamedTuple):
    """A rectangle of tiles; where the world repeats (`wraps`), columns may lie beyond the grid."""

    level: int
    first_column: int
    first_row: int
    end_column: int
    end_row: int
    wraps: bool = False

    @property
    def tiles(self) -> int:
        return max(0, self.end_column - self.first_column) * max(0, self.end_row - self.first_row)


class Mosaic(NamedTuple):
    """What is here of a span: its pixels, tiles still to load (middle first) and hatched ones."""

    pixels: Pixels
    wanted: list[Tile]
    missing: int


def gather(pyramid: Pyramid, span: Span, cache: TileCache) -> Mosaic:
    """Lay out the tiles of a span; where one is not loaded yet, coarser ones stand in, scaled up."""
    level = pyramid.levels[span.level]
    tw, th = level.tile_width, level.tile_height
    pixels = np.zeros(((span.end_row - span.first_row) * th, (span.end_column - span.first_column) * tw, 4),
                      np.uint8)
    wanted: dict[Tile, float] = {}  # with the distance from the middle
    missing: set[Tile] = set()
    middle = (span.first_column + span.end_column) / 2, (span.first_row + span.end_row) / 2
    for row in range(span.first_row, span.end_row):
        for column in range(span.first_column, span.end_column):
            tile = Tile(span.level, column % level.columns if span.wraps else column, row)
            x, y = (column - span.first_column) * tw, (row - span.first_row) * th
            spot = pixels[y:y + th, x:x + tw]
            loaded = cache.get(tile)
            if loaded is None:
                wanted.setdefault(tile, math.hypot(column + 0.5 - middle[0], row + 0.5 - middle[1]))
                _stand_in(pyramid, tile, spot, cache)
            elif loaded.state is State.HERE and loaded.pixels is not None:
                spot[...] = loaded.pixels
            elif loaded.state is State.MISSING:
                spot[...] = hatched(tw, th)
                missing.add(tile)
    return Mosaic(pixels, sorted(wanted, key=lambda tile: wanted[tile]), len(missing))


def _stand_in(pyramid: Pyramid, tile: Tile, spot: Pixels, cache: TileCache) -> None:
    """Fill a tile's place from the nearest coarser level that has something of it in memory."""
    level = pyramid.levels[tile.level]
    px = np.arange(tile.column * level.tile_width, (tile.column + 1) * level.tile_width) + 0.5
    py = np.arange(tile.row * level.tile_height, (tile.row + 1) * level.tile_height) + 0.5
    for index in range(tile.level - 1, max(-1, tile.level - 1 - UP), -1):
        columns, rows = _carried(level, pyramid.levels[index], px, py)
        if _copy(pyramid.levels[index], index, columns, rows, spot, cache):
            return


def _carried(fine: Level, coarse: Level, px: np.ndarray, py: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels of the coarse level under rows and columns of the fine one; both grids lie the same way."""
    x, y = fine.world(px, np.full_like(px, py[0]))
    columns, _ = coarse.pixels(x, y)
    x, y = fine.world(np.full_like(py, px[0]), py)
    _, rows = coarse.pixels(x, y)
    return np.floor(columns).astype(np.int64), np.floor(rows).astype(np.int64)


def _copy(level: Level, index: int, columns: np.ndarray, rows: np.ndarray, spot: Pixels,
          cache: TileCache) -> bool:
    tile_columns, tile_rows = columns // level.tile_width, rows // level.tile_height
    found = False
    for row in np.unique(tile_rows):
        for column in np.unique(tile_columns):
            loaded: Loaded | None = cache.get(Tile(index, int(column), int(row)))
            if loaded is None or loaded.pixels is None:
                continue
            here_y, here_x = np.flatnonzero(tile_rows == row), np.flatnonzero(tile_columns == column)
            block = loaded.pixels[np.ix_(rows[here_y] - row * level.tile_height,
                                         columns[here_x] - column * level.tile_width)]
            spot[here_y[0]:here_y[-1] + 1, here_x[0]:here_x[-1] + 1] = block
            found = True
    return found
