"""How far two surfaces lie apart sideways, told by the edges of roofs."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel


@kernel
def search(first, second, bias, at, offsets):
    """The offset (cells east, north) of the least mean difference at the edge cells, each cut off at a metre."""
    rows, cols = first.shape
    best, least = 0, np.inf
    for k in range(len(offsets)):
        east, north = offsets[k]
        total = 0.0
        for e in range(len(at)):
            r = min(max(at[e, 0] + north, 0), rows - 1)
            c = min(max(at[e, 1] - east, 0), cols - 1)
            off = abs(second[r, c] - bias - first[at[e, 0], at[e, 1]])
            total += min(off, 1.0) if off == off else 1.0  # nothing known there
            if total > least * len(at):
                break
        if total / len(at) < least - 1e-9:
            best, least = k, total / len(at)
    return best


@kernel
def fullest(ordered, width):
    """First and end of the values in the fullest span of a width, the lowest of equals; values in order."""
    best, most, last = 0, 0, 0
    for first in range(len(ordered)):
        while last < len(ordered) and ordered[last] <= ordered[first] + width:
            last += 1
        if last - first > most:
            best, most = first, last - first
    return best, best + most


@kernel
def pull(second, at, here, size, normal, shift, cell, width):
    """One round of Gauss-Newton: (information [2, 2], right-hand side [2]), Tukey-weighted across each edge.

    Args:
        at: edge cells (row, column); here: height of the earlier surface there; size, normal: of its gradient.
        shift: metres east and north so far; width: metres from which a difference counts for nothing.
    """
    weight, right = np.zeros((2, 2)), np.zeros(2)
    for e in range(len(at)):
        across = (_between(second, at[e, 0] + shift[1] / cell, at[e, 1] - shift[0] / cell) - here[e]) / size[e]
        if not abs(across) < width:
            continue
        trust = (1.0 - (across / width) ** 2) ** 2
        for i in range(2):
            right[i] += normal[e, i] * trust * across
            for j in range(2):
                weight[i, j] += normal[e, i] * trust * normal[e, j]
    return weight, right


@kernel
def _between(values, row, col):
    """Bilinear; beyond the edge the nearest."""
    rows, cols = values.shape
    row, col = min(max(row, 0.0), rows - 1.0), min(max(col, 0.0), cols - 1.0)
    r, c = int(row), int(col)
    r1, c1 = min(r + 1, rows - 1), min(c + 1, cols - 1)
    v, u = row - r, col - c
    return ((values[r, c] * (1.0 - u) + values[r, c1] * u) * (1.0 - v)
            + (values[r1, c] * (1.0 - u) + values[r1, c1] * u) * v)
