"""Compiled loops over points and cells; without Python's lock, kept on disk between starts.

Sums are taken in whole tenths of a millimetre: integers add up to the same in any order, so a cell says the
same whichever tiles its points came from.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np

F = TypeVar("F", bound=Callable[..., Any])
PART = 1e-4  # metres
UPPER = 0.25  # metres below a cell's highest point that still belong to its upper surface
SPIKE = 2.0  # metres above all eight neighbours: a bird, an aerial, an echo


def kernel(function: F) -> F:
    """Compile on first use and keep the result on disk."""
    return numba.njit(cache=True, nogil=True)(function)  # type: ignore[return-value]


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
def locate(x, y, z, col, row, cols, rows, cell):
    """The cell of every point in a window, -1 for outside and for what is no number."""
    out = np.empty(len(x), np.int32)
    for i in range(len(x)):
        out[i] = -1
        if math.isfinite(z[i]) and math.isfinite(x[i]) and math.isfinite(y[i]):
            c = math.floor(x[i] / cell) - col
            r = row - 1 - math.floor(y[i] / cell)
            if 0 <= c < cols and 0 <= r < rows:
                out[i] = int(r * cols + c)
    return out


@kernel
def extremes(at, z, returns, cells):
    """Highest, second highest and lowest height, points and points of multiple returns, per cell."""
    top, second = np.full(cells, -np.inf), np.full(cells, -np.inf)
    low = np.full(cells, np.inf)
    count, multi = np.zeros(cells, np.int32), np.zeros(cells, np.int32)
    for i in range(len(at)):
        k = at[i]
        if k < 0:
            continue
        h = z[i]
        count[k] += 1
        if returns[i] > 1:
            multi[k] += 1
        if h > top[k]:
            second[k] = top[k]
            top[k] = h
        elif h > second[k]:
            second[k] = h
        if h < low[k]:
            low[k] = h
    return top, second, low, count, multi


@kernel
def despike(top, second, count, rows, cols):
    """Lower a cell that stands `SPIKE` above all its neighbours to its second point, else to its neighbours."""
    out = top.copy()
    for r in range(rows):
        for c in range(cols):
            k = r * cols + c
            if count[k] == 0:
                continue
            highest = -np.inf
            for dr in range(-1, 2):
                for dc in range(-1, 2):
                    rr, cc = r + dr, c + dc
                    if (dr != 0 or dc != 0) and 0 <= rr < rows and 0 <= cc < cols and count[rr * cols + cc] > 0:
                        highest = max(highest, top[rr * cols + cc])
            if highest > -np.inf and top[k] > highest + SPIKE:
                out[k] = second[k] if -np.inf < second[k] <= highest + SPIKE else highest
    return out


@kernel
def upper_mean(at, z, top, cells):
    """Mean height of the points within `UPPER` below each cell's top."""
    total, number = np.zeros(cells, np.int64), np.zeros(cells, np.int32)
    for i in range(len(at)):
        k = at[i]
        if k >= 0 and top[k] - UPPER <= z[i] <= top[k]:
            total[k] += int(np.rint(z[i] / PART))
            number[k] += 1
    out = top.copy()
    for k in range(cells):
        if number[k] > 0:
            out[k] = total[k] * PART / number[k]
    return out


@kernel
def greenness(at, rgb, cells):
    """Mean of (2 G - R - B) / (R + G + B) per cell, nan where no point has colour."""
    total, number = np.zeros(cells, np.int64), np.zeros(cells, np.int32)
    for i in range(len(at)):
        k = at[i]
        r, g, b = np.int64(rgb[i, 0]), np.int64(rgb[i, 1]), np.int64(rgb[i, 2])
        if k >= 0 and r + g + b > 0:
            total[k] += (2 * g - r - b) * 1000 // (r + g + b)
            number[k] += 1
    out = np.full(cells, np.nan, np.float32)
    for k in range(cells):
        if number[k] > 0:
            out[k] = total[k] / (1000.0 * number[k])
    return out


@kernel
def fill(value, known, passes):
    """Give empty cells beside known ones the lower median of those, `passes` cells deep; marks them known."""
    rows, cols = value.shape
    out, filled = value.copy(), known.copy()
    near = np.empty(8)
    for _ in range(passes):
        before, seen = out.copy(), filled.copy()
        for r in range(rows):
            for c in range(cols):
                if seen[r, c]:
                    continue
                n = 0
                for dr in range(-1, 2):
                    for dc in range(-1, 2):
                        rr, cc = r + dr, c + dc
                        if 0 <= rr < rows and 0 <= cc < cols and seen[rr, cc]:
                            near[n] = before[rr, cc]
                            n += 1
                if n > 0:
                    out[r, c] = np.sort(near[:n])[(n - 1) // 2]
                    filled[r, c] = True
    return out, filled


@kernel
def planes(value, known, cell):
    """Least-squares plane through each 3 × 3: root mean square residual (inf: under 6 cells), slopes x, y (north)."""
    rows, cols = value.shape
    rms = np.full((rows, cols), np.inf, np.float32)
    sx, sy = np.zeros((rows, cols), np.float32), np.zeros((rows, cols), np.float32)
    for r in range(rows):
        for c in range(cols):
            n = 0
            u = v = uu = vv = uv = h = uh = vh = hh = 0.0
            base = value[r, c]
            if not known[r, c]:
                continue
            for dr in range(-1, 2):
                for dc in range(-1, 2):
                    rr, cc = r + dr, c + dc
                    if 0 <= rr < rows and 0 <= cc < cols and known[rr, cc]:
                        z = value[rr, cc] - base
                        n += 1
                        u += dc
                        v -= dr
                        uu += dc * dc
                        vv += dr * dr
                        uv -= dc * dr
                        h += z
                        uh += dc * z
                        vh -= dr * z
                        hh += z * z
            if n < 6:
                continue
            a, b, d = uu - u * u / n, vv - v * v / n, uv - u * v / n
            e, f, g = uh - u * h / n, vh - v * h / n, hh - h * h / n
            det = a * b - d * d
            if det < 1e-9:
                continue
            p, q = (e * b - f * d) / det, (f * a - e * d) / det
            rms[r, c] = math.sqrt(max(g - p * e - q * f, 0.0) / max(n - 3, 1))
            sx[r, c], sy[r, c] = p / cell, q / cell
    return rms, sx, sy


@kernel
def best_near(rms):
    """The smallest residual of the nine planes a cell belongs to: smooth up to the edge of a roof."""
    rows, cols = rms.shape
    out = np.full((rows, cols), np.inf, np.float32)
    for r in range(rows):
        for c in range(cols):
            for dr in range(-1, 2):
                for dc in range(-1, 2):
                    rr, cc = r + dr, c + dc
                    if 0 <= rr < rows and 0 <= cc < cols and rms[rr, cc] < out[r, c]:
                        out[r, c] = rms[rr, cc]
    return out


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
