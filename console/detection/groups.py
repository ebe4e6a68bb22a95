"""Statistics of many small groups of cells at once: each group is one object."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from console.detection.kernels import kernel


@dataclass(frozen=True)
class Groups:
    """The cells of numbered parts, part after part, each in the order of the raster.

    Attributes:
        cells: flat indices; start: where each part begins, and the end; parts are numbered from 1.
    """

    cells: np.ndarray
    start: np.ndarray

    @cached_property
    def size(self) -> np.ndarray:
        return np.diff(self.start)

    def __len__(self) -> int:
        return len(self.start) - 1

    def of(self, layer: np.ndarray) -> np.ndarray:
        """A raster's values at the cells; what is already one value for each cell stays as it is."""
        return layer if layer.ndim == 1 else layer.ravel()[self.cells]

    def quantile(self, layer: np.ndarray, *shares: float) -> np.ndarray:
        """[parts, shares], lower quantiles of the finite values; nan for a part that has none.

        Args:
            layer: a raster, or one value for each cell; see `of`.
        """
        return quantiles(self.of(layer).astype(np.float64), self.start, np.array(shares))

    def median(self, layer: np.ndarray) -> np.ndarray:
        return self.quantile(layer, 0.5)[:, 0]

    def mean(self, layer: np.ndarray) -> np.ndarray:
        """Mean of the finite values, nan for a part that has none."""
        return means(self.of(layer).astype(np.float64), self.start)

    def only(self, wanted: np.ndarray) -> Groups:
        """These parts, counted from 0, in this order."""
        size = self.size[wanted]
        start = np.concatenate([[0], np.cumsum(size)])
        return Groups(self.cells[np.arange(start[-1]) + np.repeat(self.start[wanted] - start[:-1], size)], start)

    def subset(self, keep: np.ndarray, least: int) -> Groups:
        """Only cells where `keep` (see `of`), but all of a part that would keep fewer than `least`."""
        flag = self.of(keep)
        owner = np.repeat(np.arange(len(self)), self.size)
        count = np.bincount(owner, weights=flag, minlength=len(self))
        flag = flag | (count[owner] < least)
        size = np.bincount(owner[flag], minlength=len(self))
        return Groups(self.cells[flag], np.concatenate([[0], np.cumsum(size)]))


def group(label: np.ndarray, count: int) -> Groups:
    """The cells of `count` parts of a label raster; numbers that are not used give empty parts."""
    return Groups(*_grouped(label.ravel(), count))


@kernel
def _grouped(flat, count):
    start = np.zeros(count + 2, np.int64)
    for k in flat:
        start[k + 1] += k > 0
    for k in range(1, count + 2):
        start[k] += start[k - 1]
    cells, following = np.empty(start[-1], np.int64), start[:-1].copy()
    for i in range(len(flat)):
        k = flat[i]
        if k > 0:
            cells[following[k]] = i
            following[k] += 1
    return cells, start[1:].copy()


@kernel
def extents(cells, start, cols):
    """[parts, 4] first row, first column, row and column behind the last; four zeros for a part without cells."""
    out = np.zeros((len(start) - 1, 4), np.int64)
    for i in range(len(out)):
        if start[i + 1] == start[i]:
            continue
        top, left, bottom, right = cells[start[i]] // cols, cols, cells[start[i + 1] - 1] // cols, 0
        for k in cells[start[i]:start[i + 1]]:
            left, right = min(left, k % cols), max(right, k % cols)
        out[i] = top, left, bottom + 1, right + 1
    return out


@kernel
def quantiles(values, start, shares):
    out = np.full((len(start) - 1, len(shares)), np.nan)
    for i in range(len(start) - 1):
        part = values[start[i]:start[i + 1]]
        part = np.sort(part[np.isfinite(part)])
        if len(part) > 0:
            for j in range(len(shares)):
                out[i, j] = part[int(shares[j] * (len(part) - 1))]
    return out


@kernel
def means(values, start):
    out = np.full(len(start) - 1, np.nan)
    for i in range(len(start) - 1):
        total, n = 0.0, 0
        for k in range(start[i], start[i + 1]):
            if np.isfinite(values[k]):
                total += values[k]
                n += 1
        if n > 0:
            out[i] = total / n
    return out


@kernel
def planes_of(values, cells, start, cols, cell):
    """Trimmed plane through each part: slope, root mean square residual, share within 15 cm of it."""
    n_parts = len(start) - 1
    slope, rms, share = np.zeros(n_parts), np.full(n_parts, np.nan), np.zeros(n_parts)
    for i in range(n_parts):
        a, b = start[i], start[i + 1]
        n = b - a
        if n < 4:
            continue
        r0, c0 = cells[a] // cols, cells[a] % cols
        keep = np.isfinite(values[a:b])
        p = q = h = 0.0
        off = np.zeros(n)
        for _ in range(4):
            su = sv = suu = svv = suv = sh = suh = svh = 0.0
            m = 0
            for k in range(n):
                if keep[k]:
                    u = (cells[a + k] % cols - c0) * cell
                    v = (cells[a + k] // cols - r0) * cell
                    z = values[a + k] - values[a]
                    m += 1
                    su += u
                    sv += v
                    suu += u * u
                    svv += v * v
                    suv += u * v
                    sh += z
                    suh += u * z
                    svh += v * z
            if m < 4:
                break
            aa, bb, dd = suu - su * su / m, svv - sv * sv / m, suv - su * sv / m
            det = aa * bb - dd * dd
            if det < 1e-6:
                break
            ee, ff = suh - su * sh / m, svh - sv * sh / m
            p, q = (ee * bb - ff * dd) / det, (ff * aa - ee * dd) / det
            h = (sh - p * su - q * sv) / m
            for k in range(n):
                u = (cells[a + k] % cols - c0) * cell
                v = (cells[a + k] // cols - r0) * cell
                off[k] = abs(values[a + k] - values[a] - h - p * u - q * v)
            spread = max(np.median(off[keep]) * 3.0, 0.1)
            for k in range(n):
                keep[k] = off[k] <= spread
        near, total, m = 0, 0.0, 0
        for k in range(n):
            if off[k] < 0.15:
                near += 1
            if keep[k]:
                total += off[k] * off[k]
                m += 1
        slope[i] = np.sqrt(p * p + q * q)
        rms[i] = np.sqrt(total / max(m, 1))
        share[i] = near / n
    return slope, rms, share
