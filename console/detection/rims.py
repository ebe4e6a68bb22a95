"""Rims of parts: their outermost cells, the cells next to them, and what they have in common with other parts."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel


@kernel
def rings(label, passes):
    """(cells beside a part by its number, cells up to `passes` from one by that of the part that reaches them first).

    A cell that several parts reach at once goes to the one found first, row by row.
    """
    rows, cols = label.shape
    out, beside = label.copy(), np.zeros((rows, cols), label.dtype)
    front, n = np.empty(rows * cols, np.int32), 0
    listed = label > 0
    for r in range(rows):
        for c in range(cols):
            if label[r, c] > 0:
                n = _list_around(listed, front, n, r, c)
    found = np.empty(n, label.dtype)
    for one in range(passes):
        if n > len(found):
            found = np.empty(n, label.dtype)
        for e in range(n):  # what is reached in this pass must not be seen by its neighbours: written afterwards
            found[e] = _first_label(out, front[e] // cols, front[e] % cols)
        last, n = front[:n].copy(), 0
        for e in range(len(last)):
            r, c = last[e] // cols, last[e] % cols
            out[r, c] = found[e]
            if one == 0:
                beside[r, c] = found[e]
        for k in last:
            n = _list_around(listed, front, n, k // cols, k % cols)
    for r in range(rows):
        for c in range(cols):
            if label[r, c] > 0:
                out[r, c] = 0
    return beside, out


@kernel
def _list_around(listed, front, n, r, c):
    """Append the cells around (r, c) that are not listed yet."""
    rows, cols = listed.shape
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            if not listed[rr, cc]:
                listed[rr, cc], front[n] = True, rr * cols + cc
                n += 1
    return n


@kernel
def _first_label(label, r, c):
    rows, cols = label.shape
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            if label[rr, cc] > 0:
                return label[rr, cc]
    return 0


@kernel
def on_rim(label, cells):
    """Of each cell, whether one of its four neighbours is outside its part."""
    rows, cols = label.shape
    out = np.empty(len(cells), np.bool_)
    for i in range(len(cells)):
        r, c = cells[i] // cols, cells[i] % cols
        k = label[r, c]
        out[i] = (r == 0 or c == 0 or r == rows - 1 or c == cols - 1 or label[r - 1, c] != k or label[r + 1, c] != k
                  or label[r, c - 1] != k or label[r, c + 1] != k)
    return out


@kernel
def touching(label, cells, start):
    """Share of each part's border that it has in common with other parts."""
    rows, cols = label.shape
    out = np.zeros(len(start) - 1)
    for i in range(len(out)):
        around = shared = 0
        for p in cells[start[i]:start[i + 1]]:
            r, c = p // cols, p % cols
            for way in range(4):
                rr, cc = r + (way == 1) - (way == 0), c + (way == 3) - (way == 2)
                there = label[rr, cc] if 0 <= rr < rows and 0 <= cc < cols else 0
                if there != label[r, c]:
                    around += 1
                    shared += there > 0
        out[i] = shared / max(around, 1)
    return out


@kernel
def edge_levels(label, cells, owner, value):
    """At each cell beside a part (`owner` holds its number), the mean value of the part's cells that touch it."""
    rows, cols = label.shape
    out = np.full(len(cells), np.nan)
    for i in range(len(cells)):
        r, c = cells[i] // cols, cells[i] % cols
        total, n = 0.0, 0
        for rr in range(max(r - 1, 0), min(r + 2, rows)):
            for cc in range(max(c - 1, 0), min(c + 2, cols)):
                if label[rr, cc] == owner[i]:
                    total += value[rr, cc]
                    n += 1
        if n > 0:
            out[i] = total / n
    return out
