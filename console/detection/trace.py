"""The border of a connected patch of cells as a ring of corners."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel


@kernel
def ring(mask):
    """Corners (column, row) of the outer border of a 4-connected patch, clockwise on the screen, not closed.

    Walks along cell sides with the patch on its right and turns right wherever it can, so that it stays on one
    patch where two cells touch at a corner only. Only corners where it turns are told.
    """
    rows, cols = mask.shape
    r0, c0, runs = -1, -1, 0
    for r in range(rows):
        for c in range(cols):
            if mask[r, c]:
                if r0 < 0:
                    r0, c0 = r, c
                runs += c == 0 or not mask[r, c - 1]
    out = np.empty((4 * runs + 1, 2), np.int64)  # a corner is at one of the ends of a run of cells
    # Directions: 0 east, 1 south, 2 west, 3 north. The start runs east along the top side of the first cell.
    x, y, way, n = c0, r0, 0, 0
    out[0, 0], out[0, 1] = x, y
    n = 1
    while True:
        if way == 0:
            x += 1
        elif way == 1:
            y += 1
        elif way == 2:
            x -= 1
        else:
            y -= 1
        if x == c0 and y == r0 and way == 3:
            break
        # The cells ahead of this corner, on the right and on the left of the way.
        if way == 0:
            ar, ac, br, bc = y, x, y - 1, x
        elif way == 1:
            ar, ac, br, bc = y, x - 1, y, x
        elif way == 2:
            ar, ac, br, bc = y - 1, x - 1, y, x - 1
        else:
            ar, ac, br, bc = y - 1, x, y - 1, x - 1
        right = 0 <= ar < rows and 0 <= ac < cols and mask[ar, ac] != 0
        left = 0 <= br < rows and 0 <= bc < cols and mask[br, bc] != 0
        if not right:
            turned = (way + 1) % 4
        elif left:
            turned = (way + 3) % 4
        else:
            turned = way
        if turned != way:
            out[n, 0], out[n, 1] = x, y
            n += 1
            way = turned
    return out[:n].copy()
