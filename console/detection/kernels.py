"""Compiled loops over cells; without Python's lock, kept on disk between starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np

F = TypeVar("F", bound=Callable[..., Any])


def kernel(function: F) -> F:
    """Compile on first use and keep the result on disk."""
    return numba.njit(cache=True, nogil=True, error_model="numpy")(function)  # type: ignore[return-value]


@kernel
def parts(mask, value, step, eight):
    """Connected parts of a mask, cut where neighbours differ by `step` or more; 0 outside, numbered from 1."""
    rows, cols = mask.shape
    parent = np.arange(rows * cols)
    for r in range(rows):
        for c in range(cols):
            if not mask[r, c]:
                continue
            for way in range(4 if eight else 2):
                rr = r if way == 0 else r - 1
                cc = c - 1 if way == 0 else (c if way == 1 else (c - 1 if way == 2 else c + 1))
                if rr < 0 or cc < 0 or cc >= cols or not mask[rr, cc]:
                    continue
                if abs(value[r, c] - value[rr, cc]) >= step:
                    continue
                i, j = r * cols + c, rr * cols + cc
                while parent[i] != i:
                    parent[i] = parent[parent[i]]
                    i = parent[i]
                while parent[j] != j:
                    parent[j] = parent[parent[j]]
                    j = parent[j]
                if i < j:
                    parent[j] = i
                elif j < i:
                    parent[i] = j
    label, number = np.zeros((rows, cols), np.int32), np.zeros(rows * cols, np.int32)
    n = 0
    for r in range(rows):
        for c in range(cols):
            if mask[r, c]:
                i = r * cols + c
                while parent[i] != i:
                    i = parent[i]
                if number[i] == 0:
                    n += 1
                    number[i] = n
                label[r, c] = number[i]
    return label, n


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
        beside[:n] = waiting
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
def edge_levels(label, beside, value):
    """At each cell beside a part (`beside` holds its number), the mean value of the part's cells that touch it."""
    rows, cols = label.shape
    out = np.full((rows, cols), np.nan)
    for r in range(rows):
        for c in range(cols):
            k = beside[r, c]
            if k == 0:
                continue
            total, n = 0.0, 0
            for rr in range(max(r - 1, 0), min(r + 2, rows)):
                for cc in range(max(c - 1, 0), min(c + 2, cols)):
                    if label[rr, cc] == k:
                        total += value[rr, cc]
                        n += 1
            if n > 0:
                out[r, c] = total / n
    return out


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
