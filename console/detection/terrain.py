"""The ground under everything, from the lowest points: openings of growing size that spare slopes.

Works on cells of `CELL` metres and looks at most `MARGIN` around a place: so the ground of a place is the same
in whatever strips a survey is worked on. After Zhang et al. (2003), a progressive morphological filter.
"""

from __future__ import annotations

import math

import numpy as np

from console.detection import filters
from console.detection.grid import Window
from console.detection.kernels import kernel

CELL = 2.0
SIZES = (3, 5, 9, 17, 33)  # cells: up to 66 m, wider than most buildings
SLOPE = 0.15  # rise of the ground per metre that an opening may take off without it counting as an object
STEP = 0.4  # metres of roughness granted on top
GAP = 16  # cells without points (water, dark roofs) that are bridged
STRIP = 1024  # rows worked on at a time
MARGIN = CELL * (GAP + 2 * sum(size // 2 for size in SIZES) + 4)


def ground(low: np.ndarray) -> np.ndarray:
    """Height of the ground per cell of `CELL` metres.

    Args:
        low: lowest point per cell, nan where there is none.

    Returns:
        float32; nan only farther than `GAP` cells from any point.
    """
    surface = _bridge(low.astype(np.float32))
    hole = ~np.isfinite(surface)
    surface[hole] = np.inf
    surface = _lift_pits(surface)
    for size in SIZES:
        opened = filters.highest(filters.lowest(surface, size), size)
        with np.errstate(invalid="ignore"):
            above = surface - opened > SLOPE * size * CELL / 2 + STEP
        surface = np.where(above, opened, surface)
    surface[hole] = np.nan
    return surface


def ground_of(low: np.ndarray, drop: float = 0.0) -> np.ndarray:
    """The ground of a whole survey, strip by strip, so that what it takes beside its result does not grow with it.

    Args:
        low: lowest points, row 0 north; drop: metres taken off.
    """
    margin, out = round(MARGIN / CELL), np.empty(low.shape, np.float32)
    for start in range(0, len(low), STRIP):
        first, last = max(start - margin, 0), min(start + STRIP + margin, len(low))
        strip = ground(low[first:last]) - np.float32(drop)
        out[start:start + STRIP] = strip[start - first:start - first + STRIP]
    return out


def _bridge(low: np.ndarray) -> np.ndarray:
    """Give cells without points the lowest of what is known around them, ring by ring."""
    return _bridged(low, filters.widened(np.isfinite(low), GAP), GAP)


@kernel
def _bridged(low, near, passes):
    rows, cols = low.shape
    out, empty, left = low.copy(), np.empty(rows * cols, np.int64), 0
    for r in range(rows):
        for c in range(cols):
            if not math.isfinite(low[r, c]):
                out[r, c] = np.nan
                if near[r, c]:
                    empty[left] = r * cols + c
                    left += 1
    found = np.empty(left, low.dtype)
    for _ in range(passes):
        for e in range(left):  # a cell filled in this pass must not be seen by its neighbours: written afterwards
            found[e] = np.inf
            r, c = empty[e] // cols, empty[e] % cols
            for rr in range(max(r - 1, 0), min(r + 2, rows)):
                for cc in range(max(c - 1, 0), min(c + 2, cols)):
                    if out[rr, cc] < found[e]:
                        found[e] = out[rr, cc]
        still = 0
        for e in range(left):
            if found[e] < np.inf:
                out[empty[e] // cols, empty[e] % cols] = found[e]
            else:
                empty[still] = empty[e]
                still += 1
        left = still
    return out


def _lift_pits(surface: np.ndarray) -> np.ndarray:
    """Echoes from below the ground would be opened into craters: lift single cells deep under all neighbours."""
    return _lifted(surface)


@kernel
def _lifted(surface):
    rows, cols = surface.shape
    out = surface.copy()
    for r in range(rows):
        for c in range(cols):
            around = np.float32(np.inf)
            for rr in range(r - 1, r + 2):
                for cc in range(c - 1, c + 2):
                    if rr != r or cc != c:  # the edge repeated
                        around = min(around, surface[min(max(rr, 0), rows - 1), min(max(cc, 0), cols - 1)])
            if around - surface[r, c] > 1.5:
                out[r, c] = around
    return out


def spread(coarse: np.ndarray, origin: Window, window: Window) -> np.ndarray:
    """The coarse ground at the cells of a finer window, bilinear between cell centres.

    Args:
        origin: window of `coarse`; it must reach at least one coarse cell beyond `window` or be cut at the
            survey's edge, where the last value holds.
    """
    return _spread(coarse, origin.row * origin.cell, origin.col * origin.cell, origin.cell, window.row * window.cell,
                   window.col * window.cell, window.cell, window.rows, window.cols)


@kernel
def _spread(coarse, north, west, size, top, left, cell, height, width):
    rows, cols = coarse.shape
    out = np.full((height, width), np.nan)
    for i in range(height):
        v = min(max((north - (top - (i + 0.5) * cell)) / size - 0.5, 0.0), rows - 1.0)
        r = min(int(v), max(rows - 2, 0))
        for j in range(width):
            u = min(max((left + (j + 0.5) * cell - west) / size - 0.5, 0.0), cols - 1.0)
            c = min(int(u), max(cols - 2, 0))
            total = sure = 0.0
            for k in range(4):
                a, b = k // 2, k % 2
                weight = (v - r if a else 1.0 - (v - r)) * (u - c if b else 1.0 - (u - c))
                z = coarse[min(r + a, rows - 1), min(c + b, cols - 1)]
                if math.isfinite(z):
                    total += weight * z
                    sure += weight
            if sure > 1e-6:
                out[i, j] = total / sure
    return out
