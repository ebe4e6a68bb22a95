"""The plane through a cell and its eight neighbours: how steep it is, and how far the nine lie from it."""

from __future__ import annotations

import math

import numpy as np

from console.detection.filters import narrowed
from console.detection.kernels import kernel


def planes(value: np.ndarray, known: np.ndarray, cell: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Least-squares plane through each 3 × 3: root mean square residual (inf: under 6 cells), slopes x, y (north)."""
    return _planes(value, known, narrowed(known, 1), cell)


@kernel
def _planes(value, known, whole, cell):
    """Where all nine of a cell are known (`whole`) the sums over places are constants: rows are worked as vectors."""
    rows, cols = value.shape
    rms = np.full((rows, cols), np.inf, np.float32)
    sx, sy = np.zeros((rows, cols), np.float32), np.zeros((rows, cols), np.float32)
    for r in range(rows):
        if 0 < r < rows - 1:
            _whole_planes(value[r - 1], value[r], value[r + 1], cell, rms[r], sx[r], sy[r])
        for c in range(cols):
            if not whole[r, c] or r == 0 or c == 0 or r == rows - 1 or c == cols - 1:
                rms[r, c], sx[r, c], sy[r, c] = _plane(value, known, r, c, cell)
    return rms, sx, sy


@kernel
def _whole_planes(above, here, below, cell, rms, sx, sy):
    for c in range(1, len(here) - 1):
        base = here[c]
        z0, z1, z2 = above[c - 1] - base, above[c] - base, above[c + 1] - base
        z3, z5 = here[c - 1] - base, here[c + 1] - base
        z6, z7, z8 = below[c - 1] - base, below[c] - base, below[c + 1] - base
        h = z0 + z1 + z2 + z3 + z5 + z6 + z7 + z8
        hh = z0 * z0 + z1 * z1 + z2 * z2 + z3 * z3 + z5 * z5 + z6 * z6 + z7 * z7 + z8 * z8
        uh = -z0 + z2 - z3 + z5 - z6 + z8
        vh = z0 + z1 + z2 - z6 - z7 - z8
        p, q = uh * 6.0 / 36.0, vh * 6.0 / 36.0
        left = hh - h * h / 9.0 - p * uh - q * vh
        rms[c] = np.sqrt((left if left > 0.0 else 0.0) / 6.0)
        sx[c], sy[c] = p / cell, q / cell


@kernel
def _plane(value, known, r, c, cell):
    rows, cols = value.shape
    n = 0
    u = v = uu = vv = uv = h = uh = vh = hh = 0.0
    if not known[r, c]:
        return np.inf, 0.0, 0.0
    base = value[r, c]
    for dr in range(-1, 2):
        for dc in range(-1, 2):
            rr, cc = r + dr, c + dc
            if 0 <= rr < rows and 0 <= cc < cols and known[rr, cc]:
                z = value[rr, cc] - base
                n += 1
                u += dc
                v -= dr
                uu += dc * dc
                vv += dr * dr
                uv -= dc * dr
                h += z
                uh += dc * z
                vh -= dr * z
                hh += z * z
    if n < 6:
        return np.inf, 0.0, 0.0
    a, b, d = uu - u * u / n, vv - v * v / n, uv - u * v / n
    e, f, g = uh - u * h / n, vh - v * h / n, hh - h * h / n
    det = a * b - d * d
    if det < 1e-9:
        return np.inf, 0.0, 0.0
    p, q = (e * b - f * d) / det, (f * a - e * d) / det
    return math.sqrt(max(g - p * e - q * f, 0.0) / max(n - 3, 1)), p / cell, q / cell
