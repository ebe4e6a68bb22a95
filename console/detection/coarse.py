"""Cells of half a metre summed up in cells of two."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel


@kernel
def lowest_in(low, count, n):
    """float32: the lowest measured of each `n` × `n`, nan where nothing was."""
    rows, cols = low.shape[0] // n, low.shape[1] // n
    out = np.full((rows, cols), np.nan, np.float32)
    for r in range(rows):
        for c in range(cols):
            least = np.inf
            for i in range(r * n, r * n + n):
                for j in range(c * n, c * n + n):
                    if count[i, j] > 0:
                        least = min(least, low[i, j])
            if least < np.inf:
                out[r, c] = least
    return out


@kernel
def mean_in(layer, use, n):
    """float32: the mean of the cells in use of each `n` × `n`, nan where fewer than a quarter are."""
    rows, cols = layer.shape[0] // n, layer.shape[1] // n
    out = np.full((rows, cols), np.nan, np.float32)
    for r in range(rows):
        for c in range(cols):
            total, count = 0.0, 0
            for i in range(r * n, r * n + n):
                line = 0.0
                for j in range(c * n, c * n + n):
                    if use[i, j]:
                        line += layer[i, j]
                        count += 1
                total += line
            if count >= n * n / 4:
                out[r, c] = np.float32(total) / np.float32(count)
    return out
