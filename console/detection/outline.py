"""Outlines finer than the cells: the border runs between the last point of an object and the first beside it.

A raster of tops widens every roof by part of a cell on all sides, which makes a shed a third too large. Here each
object's rim is decided on `FINE` × `FINE` finer cells by the nearest point of the epoch in which it stands, and the
nearest of the other epoch says where something of that height stood before.
"""

from __future__ import annotations

import math

import numpy as np
import shapely

from console.detection import patches
from console.detection.kernels import kernel
from console.detection.points import Points
from console.detection.shapes import Mask, polygons, shapes_of
from console.detection.surface import Surface

FINE = 4  # finer cells a side
REACH = 1.0  # of the mean distance of points: how far beyond its last point an object is believed to go
WALL, FOOT = 0.3, 0.5  # of the gain, and metres: a point higher than both above the other epoch is on a wall
Sorted = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]  # x, y, z, order, start of each cell


def sort_points(points: Points, surface: Surface) -> Sorted:
    """Points cell by cell."""
    return (points.x, points.y, points.z, *_sorted(surface.cells, surface.count.ravel()))


@kernel
def _sorted(cells, count):
    start, place = np.zeros(len(count) + 1, np.int64), np.empty(len(count), np.int32)
    for k in range(len(count)):
        place[k] = start[k]
        start[k + 1] = start[k] + count[k]
    order = np.empty(start[-1], np.int32)
    for i in range(len(cells)):
        k = cells[i]
        if k >= 0:
            order[place[k]] = i
            place[k] += 1
    return order, start


@kernel
def _level(label, upper, number, r, c):
    """The object's height at a cell: its own, or the mean of the object's cells around it; nan far from it."""
    if label[r, c] == number:
        return upper[r, c]
    rows, cols = label.shape
    total, n = 0.0, 0
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            if label[rr, cc] == number:
                total += upper[rr, cc]
                n += 1
    return total / n if n > 0 else np.nan


@kernel
def _gather(told, r, c, rows, cols, low, high, level, tolerance, found):
    """The points in the cells around (r, c), but those between low and high, in order.

    Returns:
        (x, y and height of them, in `found` or a larger array; how many; how many lie lower than `level` by more than
        the tolerance, how many higher).
    """
    px, py, pz, order, start = told
    n = lower = higher = 0
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        first, last = start[rr * cols + max(c - 1, 0)], start[rr * cols + min(c + 2, cols)]
        if n + last - first > len(found):
            larger = np.empty((2 * (n + last - first), 3))
            for i in range(n):
                larger[i, 0], larger[i, 1], larger[i, 2] = found[i, 0], found[i, 1], found[i, 2]
            found = larger
        for j in range(first, last):
            i = order[j]
            z = pz[i]
            if low < z < high:
                continue
            found[n, 0], found[n, 1], found[n, 2] = px[i], py[i], z
            lower += z - level < -tolerance
            higher += z - level > tolerance
            n += 1
    return found, n, lower, higher


@kernel
def _nearest(found, n, x, y, reach, best, height):
    """Into `height` [FINE, FINE] that of the nearest of `n` points up to `reach`, the first of equals; nan for none.

    Args:
        x, y: of the finer cells' columns and rows; best: [FINE, FINE] to work in.
    """
    most = np.nextafter(reach * reach, np.inf)
    for i in range(FINE):
        for j in range(FINE):
            best[i, j], height[i, j] = most, np.nan
    for k in range(n):
        px, py, z = found[k, 0], found[k, 1], found[k, 2]
        for i in range(FINE):
            dy = (py - y[i]) ** 2
            for j in range(FINE):
                d = (px - x[j]) ** 2 + dy
                if d < best[i, j]:
                    best[i, j], height[i, j] = d, z


@kernel
def fine_mask(label, number, upper, count, under, box, west, north, cell, tolerance, reach, away, one, other):
    """The object on cells `FINE` times finer; `box` = first row, first column, rows, columns of coarse cells.

    `one` and `other` are (x, y, z, order, start) of the epoch in which it stands and of the other; nothing goes on
    farther than `reach` and `away` from their last points.
    """
    r0, c0, height, width = box
    rows, cols = label.shape
    out = np.zeros((height * FINE, width * FINE), np.uint8)
    fine, mine, theirs = cell / FINE, np.empty((256, 3)), np.empty((256, 3))
    x, y, best, near, far = (np.empty(FINE), np.empty(FINE), np.empty((FINE, FINE)), np.empty((FINE, FINE)),
                             np.empty((FINE, FINE)))
    for r in range(max(r0, 0), min(r0 + height, rows)):
        for c in range(max(c0, 0), min(c0 + width, cols)):
            if label[r, c] != number and label[r, c] != 0:
                continue
            level = _level(label, upper, number, r, c)
            if not np.isfinite(level):
                continue
            top, left = (r - r0) * FINE, (c - c0) * FINE
            if count[r, c] > 0 and _inside(label, number, r, c):
                for i in range(FINE):
                    for j in range(FINE):
                        out[top + i, left + j] = 1
                continue
            wall = level - tolerance  # at the rim, or without a point: a roof does not go on where it has none near
            if np.isfinite(under[r, c]):
                wall = under[r, c] + min(WALL * (level - under[r, c]), FOOT)
            mine, n, lower, higher = _gather(one, r, c, rows, cols, wall, level - tolerance, level, tolerance, mine)
            if lower + higher == n > 0 or n == 0:  # none of them is the object
                continue
            theirs, m, _, above = _gather(other, r, c, rows, cols, np.inf, -np.inf, level - tolerance, 0.0, theirs)
            for i in range(FINE):
                x[i], y[i] = west + c * cell + (i + 0.5) * fine, north - r * cell - (i + 0.5) * fine
            _nearest(mine, n, x, y, reach, best, near)
            if above > 0:
                _nearest(theirs, m, x, y, away, best, far)
            for i in range(FINE):
                for j in range(FINE):
                    out[top + i, left + j] = abs(near[i, j] - level) <= tolerance and not (
                        above > 0 and far[i, j] > level - tolerance)
    return out


@kernel
def _inside(label, number, r, c):
    """Whether a cell and all eight around it are the object's."""
    if r == 0 or c == 0 or r == label.shape[0] - 1 or c == label.shape[1] - 1:
        return False
    for rr in range(r - 1, r + 2):
        for cc in range(c - 1, c + 2):
            if label[rr, cc] != number:
                return False
    return True


@kernel
def _frame(cells, high, low):
    """First row, first column, rows and columns of an object with a cell around; how many points its sparser cells
    got, since walls bring points by the dozen into those at the rim; what cells with points got in the other epoch.
    """
    rows, cols = high.shape
    top, left, bottom, right = rows, cols, 0, 0
    counts = np.empty(len(cells), np.int64)
    for i in range(len(cells)):
        r, c = cells[i] // cols, cells[i] % cols
        top, left, bottom, right = min(top, r), min(left, c), max(bottom, r), max(right, c)
        counts[i] = high[r, c]
    top, left = top - 1, left - 1
    height, width = bottom - top + 2, right - left + 2
    around = low[max(top, 0):top + height, max(left, 0):left + width].copy().ravel()
    hit = around[around > 0].astype(np.int64)
    return ((top, left, height, width), patches.middle_of(counts, 0.3),
            patches.middle_of(hit, 0.5) if len(hit) > 0 else 0.0)


class Outliner:
    """Makes the outlines of one window's objects.

    Args:
        high: the epoch in which they stand; low: the other; one, other: their points.
    """

    def __init__(self, high: Surface, low: Surface, one: Sorted, other: Sorted) -> None:
        self.high, self.low, self.one, self.other = high, low, one, other
        self._masks: dict[tuple[int, int, float], Mask] = {}

    def outlines(self, label: np.ndarray, objects: list[tuple[int, np.ndarray, float]],
                 least: float = 0.0) -> list[shapely.Polygon]:
        """The polygons of objects, in the CRS; each is its number, cells and gain, see `mask`.

        Args:
            least: square metres below which an outline need not be told well.
        """
        shapes = shapes_of([self.mask(label, *one) for one in objects], least)
        coarse = [i for i, shape in enumerate(shapes) if shape is None]
        if coarse:
            blocks = polygons([self._blocks(label, *objects[i][:2]) for i in coarse])
            for i, shape in zip(coarse, blocks, strict=True):
                shapes[i] = shape
        return shapes  # type: ignore[return-value]

    def mask(self, label: np.ndarray, number: int, cells: np.ndarray, gain: float) -> Mask:
        """The finer cells of one object; told once of each.

        Args:
            cells: its flat cell indices; gain: its least gain, which says how near a point must be in height.
        """
        key = int(cells[0]), len(cells), gain
        if key not in self._masks:
            self._masks[key] = self._mask(label, number, cells, gain)
        return self._masks[key]

    def _mask(self, label: np.ndarray, number: int, cells: np.ndarray, gain: float) -> Mask:
        window = self.high.window
        box, mine, beside = _frame(cells, self.high.count, self.low.count)
        west, north = window.col * window.cell, window.row * window.cell
        mask = fine_mask(label, number, self.high.upper, self.high.count, self.low.under, box, west, north, window.cell,
                         min(max(0.5 * abs(gain), 0.15), 0.6), self._apart(mine), self._apart(beside), self.one,
                         self.other)
        return Mask(mask, (west + box[1] * window.cell, north - box[0] * window.cell), window.cell / FINE)

    def _apart(self, count: float) -> float:
        """How far a surface may go on beyond its last point, of so many points a cell."""
        density = max(count, 0.5) / self.high.window.cell ** 2
        return min(REACH / math.sqrt(density) + 0.05, 1.0)

    def pieces(self, label: np.ndarray, number: int, cells: np.ndarray, gain: float, least: float) -> np.ndarray:
        """To which piece of at least so many square metres each cell belongs; 0 for all where there is but one.

        Two roofs with an alley between that no point reaches look like one until their rims are told exactly.
        """
        window = self.high.window
        mask, _, fine = self.mask(label, number, cells, gain)
        if patches.large(mask, least / (fine * fine)) < 2:
            return np.zeros(len(cells), np.int32)
        parts, count = patches.sizes(mask)
        size = count * fine * fine
        size[0] = 0.0
        large = np.flatnonzero(size >= least)
        r, c = cells // window.cols, cells % window.cols
        blocks = parts.reshape(mask.shape[0] // FINE, FINE, mask.shape[1] // FINE, FINE).transpose(0, 2, 1, 3)
        mine = blocks[r - r.min() + 1, c - c.min() + 1].reshape(len(cells), -1)
        votes = np.stack([(mine == one).sum(axis=1) for one in large], axis=1)
        home = int(np.argmax(size[large]))  # what belongs to none goes with the largest
        found: np.ndarray = np.where(votes.any(axis=1), votes.argmax(axis=1), home).astype(np.int32)
        return found

    def _blocks(self, label: np.ndarray, number: int, cells: np.ndarray) -> Mask:
        """The coarse cells of an object themselves, for what is not worth or not able to be told finer."""
        window = self.high.window
        r, c = cells // window.cols, cells % window.cols
        top, left = int(r.min()), int(c.min())
        mask = (label[top:r.max() + 1, left:c.max() + 1] == number).astype(np.uint8)
        corner = (window.col + left) * window.cell, (window.row - top) * window.cell
        return Mask(patches.main_part(mask, mask.size), corner, window.cell)

    def gain_within(self, polygon: shapely.Polygon, low: np.ndarray) -> float:
        """Median height of the points in a polygon over the other epoch's surface; nan without points.

        What a slope gained is not the same in its middle and at its foot: cells of the middle would say too much.
        """
        window = self.high.window
        x, y, z, order, start = self.one
        rows, cols = window.inside(polygon.bounds)
        first = np.arange(rows.start, rows.stop) * window.cols
        found = np.concatenate([order[start[r + cols.start]:start[r + cols.stop]] for r in first.tolist()])
        found = found[shapely.contains_xy(polygon, x[found], y[found])]
        gain = z[found] - low.ravel()[self.high.cells[found]]
        gain = gain[np.isfinite(gain)]
        return float(np.median(gain)) if len(gain) else math.nan
