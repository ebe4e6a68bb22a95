"""Compiled loops that lay antialiased lines, dots and picture cells into an array of pixels.

Each is compiled for one signature, so that a part of a picture needs no second version; all are loaded, or at the
very first time compiled, when this file is imported: in the thread that reads the first scene.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np

Function = Callable[..., Any]
njit: Any = numba.njit  # its published type does not know a signature in words


def kernel(signature: str) -> Callable[[Function], Function]:
    """Compile now and keep the result on disk; let go of Python's lock while it runs."""
    made: Callable[[Function], Function] = njit(signature, cache=True, nogil=True, error_model="numpy")
    return made


@kernel("void(u1[:,:], f8[:], f8[:], f8)")
def cover_lines(mask, xs, ys, half):
    """Cover of a line through points, round at its ends; the greater cover stays where pieces overlap.

    Args:
        mask: uint8 [rows, cols]. xs, ys: float64 pixels; a nan ends a piece. half: half the width in pixels.
    """
    rows, cols = mask.shape
    for k in range(len(xs) - 1):
        ax, ay, bx, by = xs[k], ys[k], xs[k + 1], ys[k + 1]
        if not (math.isfinite(ax) and math.isfinite(ay) and math.isfinite(bx) and math.isfinite(by)):
            continue
        reach = half + 1.0
        vx, vy = bx - ax, by - ay
        length = vx * vx + vy * vy
        first = max(math.floor(min(ay, by) - reach), 0)
        last = min(math.ceil(max(ay, by) + reach), rows - 1)
        for r in range(first, last + 1):
            py = r + 0.5
            # only the columns this row can reach, so that a long slanting line does not cost its whole box
            low, high = min(ax, bx), max(ax, bx)
            if abs(vy) > 1e-9:
                t0, t1 = (py - reach - ay) / vy, (py + reach - ay) / vy
                t0, t1 = min(max(min(t0, t1), 0.0), 1.0), min(max(max(t0, t1), 0.0), 1.0)
                low, high = min(ax + t0 * vx, ax + t1 * vx), max(ax + t0 * vx, ax + t1 * vx)
            left = max(math.floor(low - reach), 0)
            right = min(math.ceil(high + reach), cols - 1)
            for c in range(left, right + 1):
                px = c + 0.5
                t = 0.0 if length == 0.0 else min(max(((px - ax) * vx + (py - ay) * vy) / length, 0.0), 1.0)
                away = math.sqrt((px - ax - t * vx) ** 2 + (py - ay - t * vy) ** 2)
                cover = min(max(half + 0.5 - away, 0.0), 1.0)
                value = int(cover * 255.0 + 0.5)
                if value > mask[r, c]:
                    mask[r, c] = value


@kernel("void(u1[:,:,:], f8[:], f8[:], f8, f8, f8, f8, f8)")
def lay_dots(rgb, xs, ys, radius, red, green, blue, alpha):
    """Lay discs over the picture, each by itself, so that many on one place become denser."""
    rows, cols, _ = rgb.shape
    for k in range(len(xs)):
        x, y = xs[k], ys[k]
        for r in range(max(int(y - radius - 0.5), 0), min(int(y + radius + 1.5), rows)):
            for c in range(max(int(x - radius - 0.5), 0), min(int(x + radius + 1.5), cols)):
                away = math.sqrt((c + 0.5 - x) ** 2 + (r + 0.5 - y) ** 2)
                cover = min(max(radius + 0.5 - away, 0.0), 1.0) * alpha
                if cover > 0.0:
                    rgb[r, c, 0] = int(rgb[r, c, 0] + (red - rgb[r, c, 0]) * cover + 0.5)
                    rgb[r, c, 1] = int(rgb[r, c, 1] + (green - rgb[r, c, 1]) * cover + 0.5)
                    rgb[r, c, 2] = int(rgb[r, c, 2] + (blue - rgb[r, c, 2]) * cover + 0.5)


@kernel("void(u1[:,:,:], u1[:,:], i8, i8, f8, f8, f8, f8)")
def blend(rgb, mask, top, left, red, green, blue, alpha):
    """Colour the picture where a mask covers it; the mask's corner lies at (left, top) and may hang over."""
    rows, cols, _ = rgb.shape
    for r in range(max(-top, 0), min(mask.shape[0], rows - top)):
        for c in range(max(-left, 0), min(mask.shape[1], cols - left)):
            if mask[r, c]:
                cover = mask[r, c] / 255.0 * alpha
                y, x = r + top, c + left
                rgb[y, x, 0] = int(rgb[y, x, 0] + (red - rgb[y, x, 0]) * cover + 0.5)
                rgb[y, x, 1] = int(rgb[y, x, 1] + (green - rgb[y, x, 1]) * cover + 0.5)
                rgb[y, x, 2] = int(rgb[y, x, 2] + (blue - rgb[y, x, 2]) * cover + 0.5)


@kernel("void(u1[:,:,::1], f8, f8, f8, u1[:,:,:], b1)")
def resample(source, col, row, step, out, smooth):
    """Fill `out` [rows, cols, 3] from a picture; what lies beyond it is left as it is.

    Args:
        source: uint8 [rows, cols, 3]. col, row: place of out's upper left corner in the source, in its cells.
        step: cells per pixel of `out`.
        smooth: between cells (photos, shade), else the cell itself (measures).
    """
    rows, cols, _ = source.shape
    across, width = out.shape[1], np.int64(256)
    first, second = np.empty(across, np.int64), np.empty(across, np.int64)
    share = np.zeros(across, np.int64)
    for c in range(across):
        x = col + (c + 0.5) * step
        first[c] = -1
        if 0.0 <= x < cols:
            u = min(max(x - 0.5, 0.0), cols - 1.0)
            first[c] = int(u) if smooth else int(x)
            second[c] = min(first[c] + 1, cols - 1)
            share[c] = int((u - int(u)) * 256.0) if smooth else 0
    for r in range(out.shape[0]):
        y = row + (r + 0.5) * step
        if not 0.0 <= y < rows:
            continue
        v = min(max(y - 0.5, 0.0), rows - 1.0)
        r0 = int(v) if smooth else int(y)
        r1 = min(r0 + 1, rows - 1)
        down = int((v - int(v)) * 256.0) if smooth else 0
        above, below = source[r0], source[r1]
        for c in range(across):
            if first[c] < 0:
                continue
            left, right, f = np.uint64(first[c]), np.uint64(second[c]), share[c]
            for band in range(3):
                upper = above[left, band] * (width - f) + above[right, band] * f
                lower = below[left, band] * (width - f) + below[right, band] * f
                out[r, c, band] = (upper * (width - down) + lower * down + 32768) >> 16


@kernel("void(u1[:,:,:], u1, u1, u1, u4)")
def fill(rgb, red, green, blue, share):
    """Lay one colour over the whole picture, `share` 256ths of it."""
    keep = np.uint32(256) - share
    r0, g0, b0 = red * share + np.uint32(128), green * share + np.uint32(128), blue * share + np.uint32(128)
    for r in range(rgb.shape[0]):
        row = rgb[r]
        for c in range(rgb.shape[1]):
            row[c, 0] = (row[c, 0] * keep + r0) >> np.uint32(8)
            row[c, 1] = (row[c, 1] * keep + g0) >> np.uint32(8)
            row[c, 2] = (row[c, 2] * keep + b0) >> np.uint32(8)


@kernel("void(u1[:,:,:], i8, u1[:], u1[:])")
def hatch(rgb, step, ground, line):
    """Fill with slanting lines, one in `step` pixels."""
    wide = max(step // 3, 1)
    for r in range(rgb.shape[0]):
        for c in range(rgb.shape[1]):
            colour = line if (r + c) % step < wide else ground
            rgb[r, c, 0] = colour[0]
            rgb[r, c, 1] = colour[1]
            rgb[r, c, 2] = colour[2]


@kernel("void(u1[:,:,:], f8[:], f8[:], f8, f8, f8, f8)")
def fill_columns(rgb, low, high, red, green, blue, alpha):
    """Colour each column between two heights in pixels from the top, its edges in part; nan leaves it as it is."""
    rows = rgb.shape[0]
    for c in range(rgb.shape[1]):
        if not (math.isfinite(low[c]) and math.isfinite(high[c])) or high[c] <= low[c]:
            continue
        for r in range(max(math.floor(low[c]), 0), min(math.ceil(high[c]), rows)):
            cover = (min(r + 1.0, high[c]) - max(float(r), low[c])) * alpha
            rgb[r, c, 0] = int(rgb[r, c, 0] + (red - rgb[r, c, 0]) * cover + 0.5)
            rgb[r, c, 1] = int(rgb[r, c, 1] + (green - rgb[r, c, 1]) * cover + 0.5)
            rgb[r, c, 2] = int(rgb[r, c, 2] + (blue - rgb[r, c, 2]) * cover + 0.5)


@kernel("Tuple((f8[:], f8[:]))(f4[:], f4[:], f4[:], f8, f8, f8, f8, f8)")
def near_line(x, y, z, ax, ay, bx, by, half):
    """(distance along the line from its start, height) of the points within `half` of it, in their order."""
    vx, vy = bx - ax, by - ay
    length = math.sqrt(vx * vx + vy * vy)
    ux, uy = vx / length, vy / length
    many = 0
    for i in range(len(x)):
        along, off = (x[i] - ax) * ux + (y[i] - ay) * uy, (x[i] - ax) * uy - (y[i] - ay) * ux
        if -half <= off <= half and 0.0 <= along <= length:
            many += 1
    at, heights = np.empty(many), np.empty(many)
    k = 0
    for i in range(len(x)):
        along, off = (x[i] - ax) * ux + (y[i] - ay) * uy, (x[i] - ax) * uy - (y[i] - ay) * ux
        if -half <= off <= half and 0.0 <= along <= length:
            at[k], heights[k] = along, z[i]
            k += 1
    return at, heights
