"""Points sorted by tile, and a tile's points by cell: counted first, so that each is written once to its place.

Half of what an import cost beside decoding was sorting and moving columns one by one; here a record is moved whole.
Points of one place keep their order.
"""

from __future__ import annotations

import math

import numpy as np

from console.detection.kernels import kernel
from console.detection.points import Points

PLAIN = ("x", "y", "z", "returns", "number", "kind", "strip")  # what every record has; see `tile_files.record`
COLOURS = ("red", "green", "blue")
Key = tuple[int, int]


def by_tile(points: Points, layout: np.dtype, side: float, z0: float, eight_bit: bool) -> list[tuple[Key, np.ndarray]]:
    """The records of each tile in the order in which their points came.

    Args:
        layout: of a record; has colour only where all files have it.
        side: of a tile, metres; z0: height that the stored heights count from.
        eight_bit: the points' colour goes to 255 and not to 65,535, as some programs write it.
    """
    west, south, east, north = (math.floor(edge / side) for edge in points.bounds)
    wide = east - west + 1
    tile, start = _tiles(points.x, points.y, side, west, south, wide, north - south + 1)
    records, small = np.empty(len(points), layout), (points.returns, points.number, points.kind)
    strip = np.zeros(len(points), np.uint16) if points.strip is None else points.strip
    place = _place(tile, start, points.x, points.y, points.z, small, strip, side, west, south, z0, wide,
                   tuple(records[name] for name in PLAIN))
    if points.rgb is not None and COLOURS[0] in (layout.names or ()):
        _paint(place, points.rgb, 0 if eight_bit else 8, tuple(records[name] for name in COLOURS))
    return [((west + k % wide, south + k // wide), records[start[k]:start[k + 1]])
            for k in np.flatnonzero(np.diff(start)).tolist()]


def by_cell(parts: list[np.ndarray], cell: float, cells: int) -> tuple[np.ndarray, list[np.ndarray]]:
    """Where each of a tile's `cells` × `cells` cells begins, and the end; and its columns, cell after cell.

    Args:
        parts: the tile's records as they came; they are as good as one after the other.
    """
    names, numbers = parts[0].dtype.names or (), []
    start = np.zeros(cells * cells + 1, np.int64)
    for part in parts:
        numbers.append(_cells(part["x"], part["y"], cell, cells))
        start[1:] += np.bincount(numbers[-1], minlength=cells * cells)
    np.cumsum(start, out=start)
    following, columns = start[:-1].copy(), [np.empty(start[-1], parts[0].dtype[name]) for name in names]
    painted = slice(len(PLAIN), len(names))
    for part, number in zip(parts, numbers, strict=True):
        of = [part[name] for name in names]
        _move(number, following, tuple(of[:len(PLAIN)]), tuple(columns[:len(PLAIN)]),
              _three(of[painted], part), _three(columns[painted], part))
    return start, columns


def _three(columns: list[np.ndarray], like: np.ndarray) -> tuple[np.ndarray, ...]:
    """The columns of colour, or three empty ones that the kernel leaves alone."""
    return tuple(columns or [like["kind"][:0]] * len(COLOURS))


def cells_covered(parts: list[np.ndarray], cell: float, cells: int) -> int:
    """How many of a tile's `cells` × `cells` cells hold a point."""
    seen = np.zeros(cells * cells, np.bool_)
    for part in parts:
        _see(part["x"], part["y"], cell, cells, seen)
    return int(seen.sum())


@kernel
def _tiles(x, y, side, west, south, wide, high):
    """The tile of each point, and how many points come before each tile."""
    tile, start = np.empty(len(x), np.int32), np.zeros(wide * high + 1, np.int64)
    for i in range(len(x)):
        tile[i] = (math.floor(y[i] / side) - south) * wide + math.floor(x[i] / side) - west
        start[tile[i] + 1] += 1
    for k in range(wide * high):
        start[k + 1] += start[k]
    return tile, start


@kernel
def _place(tile, start, x, y, z, small, strip, side, west, south, z0, wide, out):
    """Write the records' columns `out`; returns the place of each point."""
    place, following = np.empty(len(tile), np.int64), start.copy()
    for i in range(len(tile)):
        k = tile[i]
        p = following[k]
        following[k], place[i] = p + 1, p
        out[0][p], out[1][p] = x[i] - (west + k % wide) * side, y[i] - (south + k // wide) * side
        out[2][p] = z[i] - z0
        out[3][p], out[4][p], out[5][p] = small[0][i], small[1][i], small[2][i]
        out[6][p] = strip[i]
    return place


@kernel
def _paint(place, rgb, shift, out):
    for i in range(len(place)):
        p = place[i]
        out[0][p], out[1][p], out[2][p] = rgb[i, 0] >> shift, rgb[i, 1] >> shift, rgb[i, 2] >> shift


@kernel
def _cells(x, y, cell, cells):
    """The cell of each record."""
    number = np.empty(len(x), np.int32)
    for i in range(len(x)):
        r, c = min(max(int(y[i] / cell), 0), cells - 1), min(max(int(x[i] / cell), 0), cells - 1)
        number[i] = r * cells + c
    return number


@kernel
def _move(number, following, records, out, colours, painted):
    """Each record to the next free place of its cell; `following`, that place, moves on."""
    for i in range(len(number)):
        p = following[number[i]]
        following[number[i]] = p + 1
        out[0][p], out[1][p], out[2][p] = records[0][i], records[1][i], records[2][i]
        out[3][p], out[4][p], out[5][p] = records[3][i], records[4][i], records[5][i]
        out[6][p] = records[6][i]
        if len(colours[0]) > 0:
            painted[0][p], painted[1][p], painted[2][p] = colours[0][i], colours[1][i], colours[2][i]


@kernel
def _see(x, y, cell, cells, seen):
    for i in range(len(x)):
        r, c = min(max(int(y[i] / cell), 0), cells - 1), min(max(int(x[i] / cell), 0), cells - 1)
        seen[r * cells + c] = True
