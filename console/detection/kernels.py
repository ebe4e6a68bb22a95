"""Compiled loops over cells; without Python's lock, kept on disk between starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np

from console.detection.compiling import compiled_once

F = TypeVar("F", bound=Callable[..., Any])


def kernel(function: F) -> F:
    """Compile on first use and keep the result on disk. C cannot call it: that entrance took a tenth of compiling."""
    jit: Any = numba.njit  # its types do not know every option
    made = jit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)(function)
    return compiled_once(made)  # type: ignore[no-any-return]


@kernel
def parts(mask, value, step, eight):
    """Connected parts of a mask, cut where neighbours differ by `step` or more; 0 outside, numbered from 1."""
    rows, cols = mask.shape
    label, parent, n = np.zeros((rows, cols), np.int32), np.zeros(1024, np.int32), 0
    for r in range(rows):
        for c in range(cols):
            if not mask[r, c]:
                continue
            mine = 0
            for way in range(4 if eight else 2):
                rr = r if way == 0 else r - 1
                cc = c - 1 if way == 0 else (c if way == 1 else (c - 1 if way == 2 else c + 1))
                if rr < 0 or cc < 0 or cc >= cols or label[rr, cc] == 0:
                    continue
                if abs(value[r, c] - value[rr, cc]) >= step:
                    continue
                there = root(parent, label[rr, cc])
                if mine == 0:
                    mine = there
                elif mine != there:
                    parent[max(mine, there)] = min(mine, there)
                    mine = min(mine, there)
            if mine == 0:
                n += 1
                if n == len(parent):
                    parent = np.concatenate((parent, np.zeros(n, np.int32)))
                parent[n] = mine = n
            label[r, c] = mine
    number, count = np.zeros(n + 1, np.int32), 0
    for k in range(1, n + 1):  # the first cell of a part has its lowest number
        if parent[k] == k:
            count += 1
            number[k] = count
        else:
            number[k] = number[root(parent, k)]
    return renumbered(label, number), count


@kernel
def root(parent, i):
    """The number that all joined with `i` have in common: the lowest; the way there is made shorter."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@kernel
def renumbered(label, number):
    """Every part with another number."""
    out = np.empty(label.shape, np.int32)
    for r in range(label.shape[0]):
        for c in range(label.shape[1]):
            k = label[r, c]
            out[r, c] = number[k] if k > 0 else 0
    return out


@kernel
def areas(label, count):
    """[count + 1] cells of each part; of what is outside, 0."""
    out = np.zeros(count + 1, np.int64)
    for r in range(label.shape[0]):
        for c in range(label.shape[1]):
            if label[r, c] > 0:
                out[label[r, c]] += 1
    return out


@kernel
def areas_within(label, mask, count):
    """`areas` of the parts' cells in a mask."""
    out = np.zeros(count + 1, np.int64)
    for r in range(label.shape[0]):
        for c in range(label.shape[1]):
            if label[r, c] > 0 and mask[r, c]:
                out[label[r, c]] += 1
    return out


@kernel
def adopt(label, mask, value, step, passes):
    """Cells of the mask without a label take that of the neighbour nearest in value, if nearer than `step`.

    Only cells beside a label can: those are kept in a list, to which what is adopted adds its own neighbours.
    """
    rows, cols = label.shape
    out, listed = label.copy(), np.zeros((rows, cols), np.bool_)
    beside, n = np.empty(rows * cols, np.int32), 0
    for r in range(rows):
        for c in range(cols):
            if label[r, c] > 0:
                n = _list_beside(label, mask, listed, beside, n, r, c)
    found = np.empty(rows * cols if n > 0 else 0, label.dtype)
    for _ in range(passes):
        for e in range(n):  # what is adopted in this pass must not be seen by its neighbours: written afterwards
            found[e] = _nearest_label(out, value, step, beside[e] // cols, beside[e] % cols)
        left = 0
        for e in range(n):
            if found[e] != 0:
                out[beside[e] // cols, beside[e] % cols] = found[e]
            else:
                left += 1
        waiting, last, n = np.empty(left, np.int32), n, 0
        gone = np.empty(last - left, np.int32)
        for e in range(last):
            if found[e] == 0:
                waiting[n] = beside[e]
                n += 1
            else:
                gone[e - n] = beside[e]
        for e in range(n):
            beside[e] = waiting[e]
        for k in gone:
            n = _list_beside(out, mask, listed, beside, n, k // cols, k % cols)
    return out


@kernel
def _list_beside(label, mask, listed, beside, n, r, c):
    """Append the cells of the mask around (r, c) that have no label and are not listed yet."""
    rows, cols = label.shape
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            if label[rr, cc] == 0 and mask[rr, cc] and not listed[rr, cc]:
                listed[rr, cc], beside[n] = True, rr * cols + cc
                n += 1
    return n


@kernel
def _nearest_label(label, value, step, r, c):
    """The label around (r, c) that is nearest in value, the first of equals; 0 for none nearer than `step`."""
    rows, cols = label.shape
    nearest, found = step, 0
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            if label[rr, cc] > 0:
                off = abs(value[rr, cc] - value[r, c])
                if off < nearest:
                    nearest, found = off, label[rr, cc]
    return found


@kernel
def sides(label, count, value, step):
    """Sides between cells of different parts, where values differ by less than `step` (inf: wherever).

    Returns:
        (for each side between two parts its key `part * (count + 1) + neighbour`, both ways; sides around each part
        counted from 0, which is all outside).
    """
    rows, cols = label.shape
    around, keys, n = np.zeros(count + 1, np.int64), np.empty(1024, np.int64), 0
    nothing, anywhere = np.zeros(cols, label.dtype), step == np.inf
    for r in range(rows + 1):
        line, above = (label[r] if r < rows else nothing), (label[r - 1] if r > 0 else nothing)
        left = 0
        for c in range(cols + 1):
            here, over = (line[c], above[c]) if c < cols else (0, 0)
            if here == left and here == over:
                left = here
                continue
            for way in range(2):
                there = left if way == 0 else over
                if here == there or not (anywhere or _near(value, step, r, c, r - way, c - 1 + way)):
                    continue
                around[here] += 1
                around[there] += 1
                if here > 0 and there > 0:
                    if n + 2 > len(keys):
                        keys = np.concatenate((keys, np.empty(len(keys), np.int64)))
                    keys[n], keys[n + 1] = here * (count + 1) + there, there * (count + 1) + here
                    n += 2
            left = here
    return keys[:n].copy(), around


@kernel
def _near(value, step, r, c, rr, cc):
    """Whether two cells differ by less than `step`; outside the raster is 0."""
    rows, cols = value.shape
    a = value[r, c] if r < rows and c < cols else 0.0
    b = value[rr, cc] if 0 <= rr < rows and 0 <= cc < cols else 0.0
    return abs(a - b) < step


@kernel
def highest_of(label, count, value):
    """The highest value of each part, counted from 0, which is all outside."""
    out = np.full(count + 1, -np.inf, value.dtype)
    for r in range(label.shape[0]):
        for c in range(label.shape[1]):
            out[label[r, c]] = max(out[label[r, c]], value[r, c])
    return out
