"""Filters over rasters, compiled: what scipy.ndimage says, several times faster on windows of this size.

A window that reaches over the edge is cut there. For the lowest and the highest that is the same as scipy's mirrored
or repeated edge, which adds no value that the cut window does not hold.
"""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel


def lowest(values: np.ndarray, size: int) -> np.ndarray:
    """The lowest of each `size` × `size` (odd) floats; inf counts, nan must not occur."""
    beyond = values.dtype.type(np.inf)
    return _lowest3(values, beyond) if size == 3 else _lowest(values, size // 2, beyond)


def highest(values: np.ndarray, size: int) -> np.ndarray:
    """The highest of each `size` × `size` (odd) floats; -inf counts, nan must not occur."""
    return -lowest(-values, size)


def narrowed(mask: np.ndarray, cells: int) -> np.ndarray:
    """Only cells of the mask with none outside it up to so many rows and columns away."""
    return _lowest(mask, cells, True)


def widened(mask: np.ndarray, cells: int) -> np.ndarray:
    """The mask and all cells up to so many rows and columns from it."""
    return ~narrowed(~mask, cells)


@kernel
def _lowest(values, half, beyond):
    """By doubling: the lowest of 1, 2, 4 … neighbours, two of which overlap to any width; rows, then columns."""
    rows, cols = values.shape
    width = 2 * half + 1
    padded = np.empty((rows + 2 * half, cols + 2 * half), values.dtype)
    for r in range(len(padded)):  # in loops: slices assigned to slices took seconds to compile
        line = padded[r]
        for c in range(len(line)):
            line[c] = beyond
    for r in range(rows):
        line, here = padded[half + r], values[r]
        for c in range(cols):
            line[half + c] = here[c]
    span = 1
    while 2 * span <= width:
        for r in range(len(padded) - span):
            _lower(padded[r], padded[r + span])
        span *= 2
    for r in range(rows):
        _lower(padded[r], padded[r + width - span])
    out = np.empty((rows, cols), values.dtype)
    for r in range(rows):
        line, span = padded[r], 1
        while 2 * span <= width:
            _lower(line[:len(line) - span], line[span:])
            span *= 2
        rest = width - span
        for c in range(cols):
            out[r, c] = min(line[c], line[c + rest])
    return out


@kernel
def _lowest3(values, beyond):
    """The smallest square, the commonest of all, without a copy."""
    rows, cols = values.shape
    out, line = np.empty((rows, cols), values.dtype), np.empty(cols + 2, values.dtype)
    line[0] = line[cols + 1] = beyond
    for r in range(rows):
        above, here, below, told = values[max(r - 1, 0)], values[r], values[min(r + 1, rows - 1)], out[r]
        for c in range(cols):
            line[c + 1] = min(min(above[c], here[c]), below[c])
        for c in range(cols):
            told[c] = min(min(line[c], line[c + 1]), line[c + 2])
    return out


@kernel
def _lower(a, b):
    for i in range(len(a)):
        a[i] = min(a[i], b[i])


@kernel
def median3(values):
    """Median of each 3 × 3, the edge repeated: the middle of the columns' lows', middles' and highs' own middles."""
    rows, cols = values.shape
    out = np.empty_like(values)
    low, mid, high = np.empty((3, cols + 2), values.dtype)
    for r in range(rows):
        above, here, below = values[max(r - 1, 0)], values[r], values[min(r + 1, rows - 1)]
        for c in range(cols):
            a, b = min(above[c], here[c]), max(above[c], here[c])
            low[c + 1], high[c + 1] = min(a, below[c]), max(b, below[c])
            mid[c + 1] = max(a, min(b, below[c]))
        for one in (low, mid, high):
            one[0], one[cols + 1] = one[1], one[cols]
        for c in range(cols):
            p = max(max(low[c], low[c + 1]), low[c + 2])
            q = min(min(high[c], high[c + 1]), high[c + 2])
            m = max(min(mid[c], mid[c + 1]), min(max(mid[c], mid[c + 1]), mid[c + 2]))
            out[r, c] = max(min(p, q), min(max(p, q), m))
    return out


def gaussian(values: np.ndarray, sigma: float) -> np.ndarray:
    """Smoothed by a Gaussian that ends at four sigma, the edge mirrored."""
    reach = int(4.0 * sigma + 0.5)
    weights = np.exp(-0.5 / (sigma * sigma) * np.arange(-reach, reach + 1) ** 2)
    return _along_rows(_along_columns(values, weights[reach:] / weights.sum()), weights[reach:] / weights.sum())


@kernel
def _along_columns(values, weights):
    rows, cols = values.shape
    out = np.empty_like(values)
    for r in range(rows):
        line, here = out[r], values[r]
        for c in range(cols):
            line[c] = here[c] * weights[0]
        for k in range(len(weights) - 1, 0, -1):
            above, below = values[mirrored(r - k, rows)], values[mirrored(r + k, rows)]
            for c in range(cols):
                line[c] += (above[c] + below[c]) * weights[k]
    return out


@kernel
def _along_rows(values, weights):
    rows, cols = values.shape
    out = np.empty_like(values)
    reach = len(weights) - 1
    line = np.empty(cols + 2 * reach)
    for r in range(rows):
        for c in range(cols):
            line[reach + c] = values[r, c]
        for c in range(reach):
            line[c] = values[r, mirrored(c - reach, cols)]
            line[reach + cols + c] = values[r, mirrored(cols + c, cols)]
        here = out[r]
        for c in range(cols):
            here[c] = line[c + reach] * weights[0]
        for k in range(reach, 0, -1):
            before, after = line[reach - k:reach - k + cols], line[reach + k:reach + k + cols]
            for c in range(cols):
                here[c] += (before[c] + after[c]) * weights[k]
    return out


@kernel
def mirrored(i, count):
    """The index that a mirror at the edge shows: … 1 0 | 0 1 2 …"""
    i %= 2 * count
    return i if i < count else 2 * count - 1 - i
