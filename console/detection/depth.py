"""How far the innermost cell of each part lies from the part's rim."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel


@kernel
def depths(label, cells, start):
    """Of each part, in cells: the largest distance to the nearest cell of its rim; 0 for a part that is all rim.

    The rim are the cells with one of the four neighbours outside. It is closed, so a part's own box tells. Along
    columns first, then along rows (Meijster et al., 2000), on squares, which are whole numbers.

    Args:
        cells, start: of the parts; see `groups.Groups`.
    """
    rows, cols = label.shape
    out = np.zeros(len(start) - 1)
    for i in range(len(out)):
        mine = cells[start[i]:start[i + 1]]
        if len(mine) == 0:
            continue
        top, left, bottom, right = rows, cols, 0, 0
        for k in mine:
            r, c = k // cols, k % cols
            top, left, bottom, right = min(top, r), min(left, c), max(bottom, r), max(right, c)
        out[i] = np.sqrt(_deepest(label, mine, top, left, _down(label, mine, top, left, bottom, right)))
    return out


@kernel
def _down(label, mine, top, left, bottom, right):
    """[rows, cols] of the part's box: cells to the nearest above or below, in its column, that is not inside."""
    rows, cols = label.shape
    k = label[mine[0] // cols, mine[0] % cols]
    out = np.zeros((bottom - top + 1, right - left + 1), np.int32)
    for one in mine:
        r, c = one // cols, one % cols
        if (0 < r < rows - 1 and 0 < c < cols - 1 and label[r - 1, c] == k and label[r + 1, c] == k
                and label[r, c - 1] == k and label[r, c + 1] == k):
            out[r - top, c - left] = out[r - top - 1, c - left] + 1
    for r in range(len(out) - 2, -1, -1):
        for c in range(out.shape[1]):
            out[r, c] = min(out[r, c], out[r + 1, c] + 1)
    return out


@kernel
def _deepest(label, mine, top, left, down):
    """The square of the largest distance."""
    cols, most = label.shape[1], 0
    for one in mine:
        r, c = one // cols - top, one % cols - left
        least, away = int(down[r, c]) ** 2, 1
        while away * away < least and least > most:
            for cc in (c - away, c + away):  # the box ends outside the part, or at its rim
                if 0 <= cc < down.shape[1]:
                    least = min(least, away * away + int(down[r, cc]) ** 2)
            away += 1
        most = max(most, least)
    return most
