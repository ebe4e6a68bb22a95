"""The points of a box out of the columns of tiles, in one pass: what is wanted is copied once and widened there."""

from __future__ import annotations

import itertools

import numpy as np

from console.detection.kernels import kernel
from console.detection.points import Points

CELL = 16.0  # m; the unit in which a tile is read
PER_TILE = 16  # of them along each side of a tile
Box = tuple[float, float, float, float]
Columns = dict[str, np.ndarray]
BYTES = ("returns", "number", "kind")
COLOURS = ("red", "green", "blue")


def picked(tiles: list[tuple[Box, Columns]], bounds: Box, z0: float, colour: bool) -> Points:
    """All points of a half-open box.

    Args:
        tiles: bounds and columns of each tile that the box touches; see `tile_files.record`.
        z0: height that the stored heights count from.
        colour: take that too.
    """
    spans = [_spans(box, columns["cells"], bounds) for box, columns in tiles]
    most = sum(int((span[:, 1] - span[:, 0]).sum()) for span in spans)
    x, y, z = np.empty(most), np.empty(most), np.empty(most)
    returns, number, kind = (np.empty(most, np.uint8) for _ in BYTES)
    strip, rgb = np.empty(most, np.uint16), np.empty((most, 3) if colour else (0, 3), np.uint16)
    n = 0
    for (box, told), span in zip(tiles, spans, strict=True):
        coloured = tuple(told[name] if colour else told["kind"][:0] for name in COLOURS)
        n = _pick(span, bounds, box[0], box[1], z0, told["x"], told["y"], told["z"],
                  tuple(told[name] for name in BYTES), told["strip"].view(np.uint8), coloured,
                  n, x, y, z, returns, number, kind, strip, rgb)
    return Points(x[:n], y[:n], z[:n], returns[:n], number[:n], kind[:n], strip[:n], rgb[:n] if colour else None)


def reached(box: Box, starts: np.ndarray, bounds: Box) -> int:
    """How many points of a tile lie in cells that the bounds touch: as many as `picked` makes room for."""
    spans = _spans(box, starts, bounds)
    return int((spans[:, 1] - spans[:, 0]).sum())


def _spans(box: Box, starts: np.ndarray, bounds: Box) -> np.ndarray:
    """[spans, 3] first point, end, and whether all between lie in the bounds; row by row of the tile's cells."""
    first, last = (np.clip(np.floor((np.array(edge) - box[:2]) / CELL), 0, PER_TILE - 1).astype(int)
                   for edge in (bounds[:2], bounds[2:]))
    whole = [(low + CELL * i >= least) & (low + CELL * (i + 1) <= most) for low, least, most, i in (
        (box[0], bounds[0], bounds[2], np.arange(PER_TILE)), (box[1], bounds[1], bounds[3], np.arange(PER_TILE)))]
    columns = np.arange(first[0], last[0] + 2)
    inside = whole[0][columns[:-1]]
    cuts = np.flatnonzero(np.r_[True, inside[1:] != inside[:-1], True])  # where whole columns begin and end
    spans = [(starts[row * PER_TILE + columns[a]], starts[row * PER_TILE + columns[b]], whole[1][row] and inside[a])
             for row in range(first[1], last[1] + 1) for a, b in itertools.pairwise(cuts.tolist())]
    return np.array(spans, np.int64).reshape(-1, 3)


@kernel
def _pick(spans, bounds, west, south, z0, px, py, pz, small, ps, colours, n, x, y, z, returns, number, kind, strip,
          rgb):
    """Append the points of the spans that lie in the bounds after the first `n`; returns how many there are then."""
    for s in range(len(spans)):
        first, last = spans[s, 0], spans[s, 1]
        if spans[s, 2]:
            m = last - first
            _widen(px[first:last], west, x[n:n + m])
            _widen(py[first:last], south, y[n:n + m])
            _widen(pz[first:last], z0, z[n:n + m])
            for column, out in ((small[0], returns), (small[1], number), (small[2], kind)):
                _copy(column[first:last], out[n:n + m])
            _strips(ps[2 * first:2 * last], strip[n:n + m])
            if len(rgb) > 0:
                _colours(colours[0][first:last], colours[1][first:last], colours[2][first:last], rgb[n:n + m])
            n += m
            continue
        for i in range(first, last):
            u, v = px[i] + west, py[i] + south
            if bounds[0] <= u < bounds[2] and bounds[1] <= v < bounds[3]:
                x[n], y[n], z[n] = u, v, pz[i] + z0
                returns[n], number[n], kind[n] = small[0][i], small[1][i], small[2][i]
                strip[n] = ps[2 * i] + 256 * ps[2 * i + 1]
                if len(rgb) > 0:
                    for k in range(3):
                        rgb[n, k] = 257 * colours[k][i]
                n += 1
    return n


@kernel
def _widen(short, base, out):
    for i in range(len(short)):
        out[i] = short[i] + base  # float32 + float64: no digit is lost


@kernel
def _copy(column, out):
    """In a loop: a slice assigned to a slice takes seconds to compile."""
    for i in range(len(column)):
        out[i] = column[i]


@kernel
def _strips(pairs, out):
    """By bytes: the column may begin at an odd place."""
    for i in range(len(out)):
        out[i] = pairs[2 * i] + 256 * pairs[2 * i + 1]


@kernel
def _colours(red, green, blue, out):
    for i in range(len(red)):
        out[i, 0], out[i, 1], out[i, 2] = 257 * red[i], 257 * green[i], 257 * blue[i]
