"""Points laid into cells: what lies uppermost in each, in two passes over the points.

A cell's numbers lie side by side in memory, since the points of a tile come in no order within its 16 m: one cell,
one cache line. Sums are taken in whole tenths of a millimetre: integers add up to the same in any order, so a cell
says the same whichever tiles its points came from.
"""

from __future__ import annotations

import math

import numpy as np

from console.detection.kernels import kernel

PART = 1e-4  # metres
UPPER = 0.25  # metres below a cell's highest point that still belong to its upper surface
SPIKE = 2.0  # metres above all eight neighbours: a bird, an aerial, an echo
LOW_NOISE, HIGH_NOISE = 7, 18  # LAS classes of points that are none
TOP, SECOND, LOW, TALLY = 0, 1, 2, 3  # columns of heights
MANY = 1048576.0  # in a tally, a point of multiple returns beside its 1


@kernel
def bring(x, y, z, dx, dy, field, west, south, step):
    """The points moved by (dx, dy) and lowered by the field, bilinear between its nodes (rows from the south)."""
    n = len(x)
    ox, oy, oz = np.empty(n), np.empty(n), np.empty(n)
    rows, cols = field.shape
    for i in range(n):
        ox[i], oy[i] = x[i] + dx, y[i] + dy
        u = min(max((x[i] - west) / step, 0.0), cols - 1.0)
        v = min(max((y[i] - south) / step, 0.0), rows - 1.0)
        c, r = min(int(u), max(cols - 2, 0)), min(int(v), max(rows - 2, 0))
        c1, r1 = min(c + 1, cols - 1), min(r + 1, rows - 1)
        fu, fv = u - c, v - r
        low = field[r, c] * (1.0 - fu) + field[r, c1] * fu
        high = field[r1, c] * (1.0 - fu) + field[r1, c1] * fu
        oz[i] = z[i] - (low * (1.0 - fv) + high * fv)
    return ox, oy, oz


@kernel
def cells_of(x, y, z, kind, dx, dy, col, row, cols, rows, cell):
    """The cell of each point moved by (dx, dy); -1 for outside, noise and what is no number."""
    at, wide, left, up = np.empty(len(x), np.int32), float(cols), float(col), float(row - 1)
    for i in range(len(x)):  # worked as vectors: no branches, and no whole numbers before the last
        c, r = np.floor((x[i] + dx) / cell) - left, up - np.floor((y[i] + dy) / cell)
        fits = (c >= 0) & (c < cols) & (r >= 0) & (r < rows) & (abs(z[i]) < np.inf)
        fits &= (kind[i] != LOW_NOISE) & (kind[i] != HIGH_NOISE)
        at[i] = np.int32(r * wide + c if fits else -1.0)
    return at


@kernel
def lay(at, z, returns, cells):
    """First pass, [cells, 4]: highest, second highest and lowest point of each cell; what points it has (`counts`)."""
    height = np.empty((cells, 4))
    for k in range(cells):
        height[k, TOP], height[k, SECOND], height[k, LOW], height[k, TALLY] = -np.inf, -np.inf, np.inf, 0.0
    for i in range(len(at)):
        if at[i] < 0:
            continue
        h, one = z[i], height[at[i]]
        one[TALLY] += 1.0 + MANY if returns[i] > 1 else 1.0
        top = one[TOP]
        one[SECOND] = max(one[SECOND], min(top, h))
        one[TOP] = max(top, h)
        one[LOW] = min(one[LOW], h)
    return height


@kernel
def counts(height):
    """(points of each cell, share of them of multiple returns: nan where there is none)."""
    count, share = np.empty(len(height), np.int32), np.full(len(height), np.nan, np.float32)
    for k in range(len(height)):
        many = np.floor(height[k, TALLY] / MANY)
        count[k] = int(height[k, TALLY] - many * MANY)
        if count[k] > 0:
            share[k] = many / count[k]
    return count, share


@kernel
def despike(height, rows, cols):
    """The highest of each cell; one that stands `SPIKE` above all its neighbours comes down to the second, or them."""
    top = np.full((rows + 2, cols + 2), -np.inf)  # with a rim where no point is
    for r in range(rows):
        for c in range(cols):
            top[r + 1, c + 1] = height[r * cols + c, TOP]
    out, around = np.empty(rows * cols), np.empty(cols)
    for r in range(rows):
        above, here, below = top[r], top[r + 1], top[r + 2]
        for c in range(cols):
            around[c] = max(max(max(above[c], above[c + 1]), max(above[c + 2], here[c])),
                            max(max(here[c + 2], below[c]), max(below[c + 1], below[c + 2])))
        for c in range(cols):
            out[r * cols + c] = here[c + 1]
            if here[c + 1] > around[c] + SPIKE and around[c] > -np.inf:
                second = height[r * cols + c, SECOND]
                out[r * cols + c] = second if -np.inf < second <= around[c] + SPIKE else around[c]
    return out


@kernel
def upper_mean(at, z, top):
    """Second pass: mean height of the points within `UPPER` below each cell's top."""
    sums = np.zeros((len(top), 2), np.int64)
    for i in range(len(at)):
        k = at[i]
        if k >= 0 and top[k] - UPPER <= z[i] <= top[k]:
            sums[k, 0] += int(np.rint(z[i] / PART))
            sums[k, 1] += 1
    out = np.empty(len(top))
    for k in range(len(top)):
        out[k] = sums[k, 0] * PART / sums[k, 1] if sums[k, 1] > 0 else top[k]
    return out


@kernel
def greenness(at, rgb, cells):
    """Mean of (2 G - R - B) / (R + G + B) per cell, nan where no point has colour."""
    sums = np.zeros((cells, 2), np.int64)
    for i in range(len(at)):
        k = at[i]
        r, g, b = np.int64(rgb[i, 0]), np.int64(rgb[i, 1]), np.int64(rgb[i, 2])
        if k >= 0 and r + g + b > 0:
            sums[k, 0] += math.floor((2 * g - r - b) * 1000 / (r + g + b))
            sums[k, 1] += 1
    out = np.full(cells, np.nan, np.float32)
    for k in range(cells):
        if sums[k, 1] > 0:
            out[k] = sums[k, 0] / (1000.0 * sums[k, 1])
    return out


@kernel
def fill(upper, height, near, passes):
    """Upper and lowest surface with cells beside known ones filled by the lower median of those, `passes` deep.

    Args:
        near: [rows, cols] measured cells and all that lie within `passes` of one: no others can be filled.

    Returns:
        [rows, cols]: upper, low (nan where still unknown), and what is known now.
    """
    rows, cols = near.shape
    up, low = np.full((rows, cols), np.nan), np.full((rows, cols), np.nan)
    known, empty, left = np.zeros((rows, cols), np.bool_), np.empty(rows * cols, np.int64), 0
    for r in range(rows):
        for c in range(cols):
            k = r * cols + c
            if height[k, TALLY] > 0:
                up[r, c], low[r, c], known[r, c] = upper[k], height[k, LOW], True
            elif near[r, c]:
                empty[left] = k
                left += 1
    found, ups, lows = np.empty((left, 2)), np.empty(8), np.empty(8)
    for _ in range(passes):
        for e in range(left):  # a cell filled in this pass must not be seen by its neighbours: written afterwards
            found[e, 0], found[e, 1] = _middles(up, low, known, empty[e] // cols, empty[e] % cols, ups, lows)
        still = 0
        for e in range(left):
            r, c = empty[e] // cols, empty[e] % cols
            if math.isnan(found[e, 0]):
                empty[still] = empty[e]
                still += 1
            else:
                up[r, c], low[r, c], known[r, c] = found[e, 0], found[e, 1], True
        left = still
    return up, low, known


@kernel
def _middles(up, low, known, r, c, ups, lows):
    """Lower medians of the known among the eight neighbours, nan where there are none; `ups`, `lows` to work in."""
    rows, cols = known.shape
    n = 0
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            if known[rr, cc]:
                _put(ups, n, up[rr, cc])
                _put(lows, n, low[rr, cc])
                n += 1
    return (ups[(n - 1) // 2], lows[(n - 1) // 2]) if n > 0 else (np.nan, np.nan)


@kernel
def _put(ordered, n, value):
    """Insert a value into the first `n`, which are in order."""
    i = n
    while i > 0 and ordered[i - 1] > value:
        ordered[i] = ordered[i - 1]
        i -= 1
    ordered[i] = value
