"""Patches of finer cells: the main one of a mask, how large each is, and the borders of one with its holes."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel, parts
from console.detection.trace import ring


@kernel
def sizes(mask):
    """(patch of each cell from 1, 0 outside; cells of each patch); cells of a patch share sides."""
    label, count = parts(mask != 0, np.zeros(mask.shape), 1.0, False)
    size = np.zeros(count + 1, np.int64)
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            size[label[r, c]] += 1
    return label, size


@kernel
def _around(mask):
    """The mask's empty cells with a rim of empty ones, so that all outside a patch is one."""
    empty = np.ones((mask.shape[0] + 2, mask.shape[1] + 2), np.uint8)
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            empty[r + 1, c + 1] = mask[r, c] == 0
    return empty


@kernel
def evened(mask, half):
    """What most of each square of 2 · half + 1 cells a side says: a border without the scallops single points leave."""
    rows, cols = mask.shape
    sums = np.zeros((rows + 1, cols + 1), np.int64)
    for r in range(rows):
        line = 0
        for c in range(cols):
            line += mask[r, c] != 0
            sums[r + 1, c + 1] = sums[r, c + 1] + line
    out, side = np.zeros(mask.shape, np.uint8), 2 * half + 1
    for r in range(rows):
        for c in range(cols):
            a, b, d, e = max(r - half, 0), min(r + half + 1, rows), max(c - half, 0), min(c + half + 1, cols)
            inside = sums[b, e] - sums[a, e] - sums[b, d] + sums[a, d]
            out[r, c] = 2 * inside > side * side
    return out


@kernel
def main_part(mask, hole):
    """The largest connected part, holes smaller than `hole` cells filled."""
    label, size = sizes(mask)
    main, out = 0, np.zeros(mask.shape, np.uint8)
    for k in range(1, len(size)):
        if main == 0 or size[k] > size[main]:
            main = k
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            out[r, c] = main > 0 and label[r, c] == main
    empty, size = sizes(_around(out))
    for r in range(mask.shape[0]):
        for c in range(mask.shape[1]):
            k = empty[r + 1, c + 1]
            if k > 1 and size[k] < hole:  # 1 is all around it
                out[r, c] = 1
    return out


@kernel
def borders(mask, west, north, fine):
    """Corners [n, 2] of a patch's border and then of its holes' in the CRS, and where each of these begins."""
    empty, size = sizes(_around(mask))
    start, rings = np.zeros(max(len(size), 2), np.int64), [ring(mask)]
    for k in range(2, len(size)):
        rings.append(ring((empty[1:-1, 1:-1] == k).astype(np.uint8)))
    for k in range(len(rings)):
        start[k + 1] = start[k] + len(rings[k])
    out = np.empty((start[-1], 2))
    for k in range(len(rings)):
        for i in range(len(rings[k])):
            out[start[k] + i, 0], out[start[k] + i, 1] = west + rings[k][i, 0] * fine, north - rings[k][i, 1] * fine
    return out, start


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
