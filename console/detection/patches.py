"""Patches of finer cells: the main one of a mask, how large each is, and the borders of one with its holes."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel, root
from console.detection.trace import ring


@kernel
def sizes(mask):
    """(patch of each cell from 1, 0 outside; cells of each patch); cells of a patch share sides."""
    run, patch, size = _patches(mask, 1)
    label = np.zeros(mask.shape, np.int32)
    for i in range(len(run)):
        for c in range(run[i, 1], run[i, 2]):
            label[run[i, 0], c] = patch[i]
    return label, size


@kernel
def large(mask, least):
    """How many patches have so many cells or more."""
    _, _, size = _patches(mask, 1)
    n = 0
    for k in range(1, len(size)):
        n += size[k] >= least
    return n


@kernel
def _runs(mask, what):
    """[runs, 3] row, first column and column behind the last of cells that are set, or of those that are not."""
    n = 0
    for r in range(mask.shape[0]):
        before = False
        for c in range(mask.shape[1]):
            here = (mask[r, c] != 0) == (what == 1)
            n += here and not before
            before = here
    out = np.empty((n, 3), np.int32)
    n = 0
    for r in range(mask.shape[0]):
        before = False
        for c in range(mask.shape[1]):
            here = (mask[r, c] != 0) == (what == 1)
            if here and not before:
                out[n, 0], out[n, 1] = r, c
                n += 1
            if here:
                out[n - 1, 2] = c + 1
            before = here
    return out


@kernel
def _patches(mask, what):
    """(runs, the patch of each run from 1, cells of each patch), patches in the order of their first cells."""
    run = _runs(mask, what)
    parent, over = np.arange(len(run)), 0
    for i in range(len(run)):
        while over < i and run[over, 0] < run[i, 0] - 1:
            over += 1
        while over < i and run[over, 0] == run[i, 0] - 1 and run[over, 2] <= run[i, 1]:
            over += 1
        j = over
        while j < i and run[j, 0] == run[i, 0] - 1 and run[j, 1] < run[i, 2]:
            a, b = root(parent, i), root(parent, j)
            parent[max(a, b)] = min(a, b)
            j += 1
    patch, count = np.zeros(len(run), np.int32), 0
    for i in range(len(run)):
        if parent[i] == i:
            count += 1
            patch[i] = count
        else:
            patch[i] = patch[root(parent, i)]
    size = np.zeros(count + 1, np.int64)
    for i in range(len(run)):
        size[patch[i]] += run[i, 2] - run[i, 1]
    return run, patch, size


@kernel
def _outside(run, patch, count, shape):
    """Which patches of empty cells reach the edge: they are not in the patch but around it."""
    out = np.zeros(count, np.bool_)
    for i in range(len(run)):
        if run[i, 0] == 0 or run[i, 0] == shape[0] - 1 or run[i, 1] == 0 or run[i, 2] == shape[1]:
            out[patch[i]] = True
    return out


@kernel
def evened(mask, half):
    """What most of each square of 2 · half + 1 cells a side says: a border without the scallops single points leave."""
    rows, cols = mask.shape
    out, side = np.zeros(mask.shape, np.uint8), 2 * half + 1
    sums = np.zeros(cols + 2 * half, np.int32)  # of the rows around; with a rim of none
    for r in range(-half, rows):
        if r + half < rows:
            for c in range(cols):
                sums[c + half] += mask[r + half, c] != 0
        if r - half - 1 >= 0:
            for c in range(cols):
                sums[c + half] -= mask[r - half - 1, c] != 0
        if r < 0:
            continue
        inside = 0
        for c in range(2 * half):
            inside += sums[c]
        for c in range(cols):
            inside += sums[c + 2 * half]
            out[r, c] = 2 * inside > side * side
            inside -= sums[c]
    return out


@kernel
def main_part(mask, hole):
    """The largest connected part, holes smaller than `hole` cells filled."""
    run, patch, size = _patches(mask, 1)
    main, out = 0, np.zeros(mask.shape, np.uint8)
    for k in range(1, len(size)):
        if main == 0 or size[k] > size[main]:
            main = k
    for i in range(len(run)):
        if patch[i] == main:
            for c in range(run[i, 1], run[i, 2]):
                out[run[i, 0], c] = 1
    run, patch, size = _patches(out, 0)
    outside = _outside(run, patch, len(size), mask.shape)
    for i in range(len(run)):
        if not outside[patch[i]] and size[patch[i]] < hole:
            for c in range(run[i, 1], run[i, 2]):
                out[run[i, 0], c] = 1
    return out


@kernel
def main_evened(mask, hole, half, kept):
    """The largest part under an even border; as it is where less than `kept` of it would be left."""
    plain = main_part(mask, hole)
    even = main_part(evened(plain, half), hole)
    return even if even.sum() > kept * plain.sum() else plain


@kernel
def borders(mask, west, north, fine):
    """Corners [n, 2] of a patch's border and then of its holes' in the CRS, and where each of these begins."""
    run, patch, size = _patches(mask, 0)
    outside = _outside(run, patch, len(size), mask.shape)
    rings = [ring(mask)]
    for k in range(1, len(size)):
        if not outside[k]:
            empty = np.zeros(mask.shape, np.uint8)
            for i in range(len(run)):
                if patch[i] == k:
                    for c in range(run[i, 1], run[i, 2]):
                        empty[run[i, 0], c] = 1
            rings.append(ring(empty))
    start = np.zeros(len(rings) + 1, np.int64)
    for k in range(len(rings)):
        start[k + 1] = start[k] + len(rings[k])
    out = np.empty((start[-1], 2))
    for k in range(len(rings)):
        for i in range(len(rings[k])):
            out[start[k] + i, 0], out[start[k] + i, 1] = west + rings[k][i, 0] * fine, north - rings[k][i, 1] * fine
    return out, start


@kernel
def pinched(mask):
    """Whether two cells touch at a corner only, so that a border may meet itself there."""
    for r in range(1, mask.shape[0]):
        for c in range(1, mask.shape[1]):
            if ((mask[r, c] != 0) == (mask[r - 1, c - 1] != 0) and (mask[r, c - 1] != 0) == (mask[r - 1, c] != 0)
                    and (mask[r, c] != 0) != (mask[r, c - 1] != 0)):
                return True
    return False


@kernel
def within_four(xy, start, corners):
    """Area of each ring that lies within a convex quadrilateral of its own, whichever way either runs.

    Args:
        xy: corners of all rings, one after the other; start: where each begins, and the end.
        corners: [rings, 4, 2].

    Sutherland and Hodgman (1974): where the clipped ring falls apart, what joins its pieces has no area.
    """
    most = 0
    for k in range(len(start) - 1):
        most = max(most, start[k + 1] - start[k])
    one, other, out = np.empty((4 * most + 16, 2)), np.empty((4 * most + 16, 2)), np.zeros(len(start) - 1)
    for k in range(len(start) - 1):
        n, box = start[k + 1] - start[k], corners[k]
        turn = _twice(box, 4)
        x0, y0 = box[0, 0], box[0, 1]
        for i in range(n):
            one[i, 0], one[i, 1] = xy[start[k] + i, 0] - x0, xy[start[k] + i, 1] - y0
        for side in range(4):
            ax, ay = box[side, 0] - x0, box[side, 1] - y0
            bx, by = box[(side + 1) % 4, 0] - x0, box[(side + 1) % 4, 1] - y0
            if turn < 0:
                ax, ay, bx, by = bx, by, ax, ay
            n = _clipped(one, n, ax, ay, bx - ax, by - ay, other)
            one, other = other, one
        out[k] = abs(_twice(one, n)) / 2
    return out


@kernel
def _twice(xy, n):
    total = 0.0
    for i in range(n):
        j = i + 1 if i + 1 < n else 0
        total += (xy[i, 0] - xy[0, 0]) * (xy[j, 1] - xy[0, 1]) - (xy[j, 0] - xy[0, 0]) * (xy[i, 1] - xy[0, 1])
    return total


@kernel
def _clipped(xy, n, ax, ay, dx, dy, out):
    """What of a ring lies on the left of a line; returns its number of corners."""
    m = 0
    for i in range(n):
        j = i + 1 if i + 1 < n else 0
        here = dx * (xy[i, 1] - ay) - dy * (xy[i, 0] - ax)
        there = dx * (xy[j, 1] - ay) - dy * (xy[j, 0] - ax)
        if here >= 0:
            out[m, 0], out[m, 1] = xy[i, 0], xy[i, 1]
            m += 1
        if (here >= 0) != (there >= 0):
            part = here / (here - there)
            out[m, 0] = xy[i, 0] + part * (xy[j, 0] - xy[i, 0])
            out[m, 1] = xy[i, 1] + part * (xy[j, 1] - xy[i, 1])
            m += 1
    return m


@kernel
def middle_of(values, share):
    """Quantile of values, at least one, between the two nearest as numpy has it."""
    ordered = np.sort(values)
    place = share * (len(ordered) - 1)
    low = int(np.floor(place))
    high, part = min(low + 1, len(ordered) - 1), place - low
    step = ordered[high] - ordered[low]
    return ordered[high] - step * (1.0 - part) if part >= 0.5 else ordered[low] + step * part


@kernel
def moments(mask, west, north, fine, cosine, sine):
    """Of a patch's cells: how many, their middle, and their variances along a direction and across it."""
    n, mean, turned = 0, np.zeros(2), np.zeros(2)
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            if mask[r, c]:
                n += 1
                mean[0] += west + (c + 0.5) * fine
                mean[1] += north - (r + 0.5) * fine
    mean /= n
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            if mask[r, c]:
                x, y = west + (c + 0.5) * fine - mean[0], north - (r + 0.5) * fine - mean[1]
                turned[0] += x * cosine - y * sine
                turned[1] += x * sine + y * cosine
    turned /= n
    spread = np.zeros(2)
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            if mask[r, c]:
                x, y = west + (c + 0.5) * fine - mean[0], north - (r + 0.5) * fine - mean[1]
                spread[0] += (x * cosine - y * sine - turned[0]) ** 2
                spread[1] += (x * sine + y * cosine - turned[1]) ** 2
    return n, mean, spread / n
