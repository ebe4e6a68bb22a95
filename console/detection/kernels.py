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
    """Cells of the mask without a label take that of the neighbour nearest in value, if nearer than `step`."""
    rows, cols = label.shape
    out = label.copy()
    for _ in range(passes):
        before = out.copy()
        for r in range(rows):
            for c in range(cols):
                if before[r, c] != 0 or not mask[r, c]:
                    continue
                nearest, found = step, 0
                for dr in range(-1, 2):
                    for dc in range(-1, 2):
                        rr, cc = r + dr, c + dc
                        if 0 <= rr < rows and 0 <= cc < cols and before[rr, cc] > 0:
                            off = abs(value[rr, cc] - value[r, c])
                            if off < nearest:
                                nearest, found = off, before[rr, cc]
                out[r, c] = found
    return out


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
    for r in range(rows + 1):
        for c in range(cols + 1):
            here = label[r, c] if r < rows and c < cols else 0
            for way in range(2):
                rr, cc = (r, c - 1) if way == 0 else (r - 1, c)
                inside = 0 <= rr < rows and 0 <= cc < cols
                there = label[rr, cc] if inside else 0
                if here == there:
                    continue
                if step < np.inf:
                    a = value[r, c] if r < rows and c < cols else 0.0
                    b = value[rr, cc] if inside else 0.0
                    if not abs(a - b) < step:
                        continue
                around[here] += 1
                around[there] += 1
                if here > 0 and there > 0:
                    if n + 2 > len(keys):
                        keys = np.concatenate((keys, np.empty(len(keys), np.int64)))
                    keys[n], keys[n + 1] = here * (count + 1) + there, there * (count + 1) + here
                    n += 2
    return keys[:n].copy(), around


@kernel
def highest_of(label, count, value):
    """The highest value of each part, counted from 0, which is all outside."""
    out = np.full(count + 1, -np.inf, value.dtype)
    for r in range(label.shape[0]):
        for c in range(label.shape[1]):
            out[label[r, c]] = max(out[label[r, c]], value[r, c])
    return out
