"""Outlines finer than the cells: the border runs between the last point of an object and the first beside it.

A raster of tops widens every roof by part of a cell on all sides, which makes a shed a third too large. Here each
object's rim is decided on `FINE` × `FINE` finer cells by the nearest point of the epoch in which it stands, and the
nearest of the other epoch says where something of that height stood before.
"""

from __future__ import annotations

import math

import numpy as np
import shapely

from console.detection import filters, kernels
from console.detection.kernels import kernel
from console.detection.points import Points
from console.detection.surface import Surface
from console.detection.trace import ring

FINE = 4  # finer cells a side
REACH = 1.0  # of the mean distance of points: how far beyond its last point an object is believed to go
WALL, FOOT = 0.3, 0.5  # of the gain, and metres: a point higher than both above the other epoch is on a wall
HOLE = 4.0  # square metres; a smaller hole in a roof is a gap of the scan
Sorted = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]  # x, y, z, order, start of each cell
BOXY = 0.85  # share in common with a rectangle from which the outline is that rectangle


def sort_points(points: Points, surface: Surface) -> Sorted:
    """Points cell by cell."""
    return (points.x, points.y, points.z, *_sorted(surface.cells, surface.count.size))


@kernel
def _sorted(cells, count):
    start = np.zeros(count + 1, np.int64)
    for k in cells:
        if k >= 0:
            start[k + 1] += 1
    for k in range(count):
        start[k + 1] += start[k]
    place = start[:-1].copy()
    order = np.empty(start[-1], np.int64)
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
def _nearest(x, y, px, py, pz, order, start, r, c, rows, cols, low, high):
    """Square distance to, and height of, the nearest point in the cells around (r, c), none between low and high."""
    best, height = np.inf, np.nan
    for rr in range(max(r - 1, 0), min(r + 2, rows)):
        for cc in range(max(c - 1, 0), min(c + 2, cols)):
            k = rr * cols + cc
            for j in range(start[k], start[k + 1]):
                i = order[j]
                d = (px[i] - x) ** 2 + (py[i] - y) ** 2
                if d < best and not low < pz[i] < high:
                    best, height = d, pz[i]
    return best, height


@kernel
def fine_mask(label, number, upper, count, under, box, west, north, cell, tolerance, reach, away, one, other):
    """The object on cells `FINE` times finer; `box` = first row, first column, rows, columns of coarse cells.

    `one` and `other` are (x, y, z, order, start) of the epoch in which it stands and of the other; nothing goes on
    farther than `reach` and `away` from their last points.
    """
    r0, c0, height, width = box
    rows, cols = label.shape
    fine = cell / FINE
    out = np.zeros((height * FINE, width * FINE), np.uint8)
    for r in range(r0, r0 + height):
        for c in range(c0, c0 + width):
            if r < 0 or c < 0 or r >= rows or c >= cols:
                continue
            if label[r, c] != number and label[r, c] != 0:
                continue
            level = _level(label, upper, number, r, c)
            if not np.isfinite(level):
                continue
            wall = level - tolerance
            if np.isfinite(under[r, c]):
                wall = under[r, c] + min(WALL * (level - under[r, c]), FOOT)
            rim = count[r, c] == 0  # a roof does not go on where it has no point near
            for rr in range(r - 1, r + 2):
                for cc in range(c - 1, c + 2):
                    if rr < 0 or cc < 0 or rr >= rows or cc >= cols or label[rr, cc] != number:
                        rim = True
            for i in range(FINE):
                for j in range(FINE):
                    inside = True
                    if rim:
                        x = west + c * cell + (j + 0.5) * fine
                        y = north - r * cell - (i + 0.5) * fine
                        d, z = _nearest(x, y, one[0], one[1], one[2], one[3], one[4], r, c, rows, cols,
                                        wall, level - tolerance)
                        inside = d <= reach * reach and abs(z - level) <= tolerance
                        if inside:
                            d, z = _nearest(x, y, other[0], other[1], other[2], other[3], other[4], r, c, rows,
                                            cols, np.inf, -np.inf)
                            inside = not (d <= away * away and z > level - tolerance)
                    if inside:
                        out[(r - r0) * FINE + i, (c - c0) * FINE + j] = 1
    return out


class Outliner:
    """Makes the outlines of one window's objects.

    Args:
        high: the epoch in which they stand; low: the other; one, other: their points.
    """

    def __init__(self, high: Surface, low: Surface, one: Sorted, other: Sorted) -> None:
        self.high, self.low, self.one, self.other = high, low, one, other
        self._masks: dict[tuple[int, int, float], tuple[np.ndarray, tuple[float, float], float]] = {}
        self.under = filters.lowest(np.where(low.known, low.upper, np.inf), 3)

    def outline(self, label: np.ndarray, number: int, cells: np.ndarray, gain: float) -> shapely.Polygon:
        """The polygon of one object, in the CRS; see `mask`."""
        mask, corner, fine = self.mask(label, number, cells, gain)
        return shape_of(mask, corner, fine) or self.blocks(label, number, cells)

    def mask(self, label: np.ndarray, number: int, cells: np.ndarray,
             gain: float) -> tuple[np.ndarray, tuple[float, float], float]:
        """The finer cells of one object, their north-west corner in the CRS, their side; told once of each object.

        Args:
            cells: its flat cell indices; gain: its least gain, which says how near a point must be in height.
        """
        key = int(cells[0]), len(cells), gain
        if key not in self._masks:
            self._masks[key] = self._mask(label, number, cells, gain)
        return self._masks[key]

    def _mask(self, label: np.ndarray, number: int, cells: np.ndarray,
              gain: float) -> tuple[np.ndarray, tuple[float, float], float]:
        window = self.high.window
        r, c = cells // window.cols, cells % window.cols
        box = (int(r.min()) - 1, int(c.min()) - 1, int(np.ptp(r)) + 3, int(np.ptp(c)) + 3)
        # Walls bring points by the dozen into the cells at the rim: the sparser cells say what the roof got.
        reach = self._apart(float(np.quantile(self.high.count.ravel()[cells], 0.3)))
        around = self.low.count[max(box[0], 0):box[0] + box[2], max(box[1], 0):box[1] + box[3]]
        hit = around[around > 0]
        away = self._apart(float(np.median(hit)) if len(hit) else 0.0)
        west, north = window.col * window.cell, window.row * window.cell
        mask = fine_mask(label, number, self.high.upper, self.high.count, self.under, box, west, north, window.cell,
                         min(max(0.5 * abs(gain), 0.15), 0.6), reach, away, self.one, self.other)
        return mask, (west + box[1] * window.cell, north - box[0] * window.cell), window.cell / FINE

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
        parts, count = kernels.parts(mask > 0, np.zeros(mask.shape), 1.0, False)
        size = np.bincount(parts.ravel(), minlength=count + 1) * fine * fine
        size[0] = 0.0
        large = np.flatnonzero(size >= least)
        if len(large) < 2:
            return np.zeros(len(cells), np.int32)
        r, c = cells // window.cols, cells % window.cols
        blocks = parts.reshape(mask.shape[0] // FINE, FINE, mask.shape[1] // FINE, FINE).transpose(0, 2, 1, 3)
        mine = blocks[r - r.min() + 1, c - c.min() + 1].reshape(len(cells), -1)
        votes = np.stack([(mine == one).sum(axis=1) for one in large], axis=1)
        home = int(np.argmax(size[large]))  # what belongs to none goes with the largest
        found: np.ndarray = np.where(votes.any(axis=1), votes.argmax(axis=1), home).astype(np.int32)
        return found

    def blocks(self, label: np.ndarray, number: int, cells: np.ndarray) -> shapely.Polygon:
        """The coarse cells of an object themselves, for what is not worth or not able to be told finer."""
        window = self.high.window
        r, c = cells // window.cols, cells % window.cols
        top, left = int(r.min()), int(c.min())
        mask = (label[top:r.max() + 1, left:c.max() + 1] == number).astype(np.uint8)
        corner = (window.col + left) * window.cell, (window.row - top) * window.cell
        return _polygon(_main_part(mask, mask.size), corner, window.cell)

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


def shape_of(mask: np.ndarray, corner: tuple[float, float], fine: float) -> shapely.Polygon | None:
    """The main part of a fine mask as a polygon: a rectangle where it nearly is one. None for next to nothing."""
    if mask.sum() * fine * fine < 1.0:
        return None
    mask = _main_part(mask, round(HOLE / fine ** 2))
    main = _polygon(mask, corner, fine)
    box = _rectangle(main, mask, corner, fine)
    if box is not None:
        common = box.intersection(main).area
        if common >= BOXY * (box.area + main.area - common):
            return box
    plain = main.simplify(1.5 * fine)
    return plain if plain.geom_type == "Polygon" and plain.is_valid and not plain.is_empty else main


def _rectangle(polygon: shapely.Polygon, mask: np.ndarray, corner: tuple[float, float],
               fine: float) -> shapely.Polygon | None:
    """The rectangle along the polygon's main direction with the area, middle and spread of its cells.

    A rectangle of side a has the variance a² / 12: moments of all cells say the sides better than the extremes do.
    """
    frame = shapely.minimum_rotated_rectangle(shapely.simplify(polygon, 0.2))
    if frame.geom_type != "Polygon":
        return None
    sides = np.diff(shapely.get_coordinates(frame)[:3], axis=0)
    along = sides[np.argmax(np.hypot(*sides.T))]
    turn = math.atan2(along[1], along[0])
    rows, cols = np.nonzero(mask)
    xy = np.column_stack([corner[0] + (cols + 0.5) * fine, corner[1] - (rows + 0.5) * fine])
    middle = xy.mean(axis=0)
    length, width = np.sqrt(12.0 * _turned(xy - middle, -turn).var(axis=0))
    if min(length, width) < fine:
        return None
    scale = math.sqrt(len(xy) * fine * fine / (length * width))
    u, v = scale * length / 2, scale * width / 2
    return shapely.Polygon(_turned(np.array([(-u, -v), (u, -v), (u, v), (-u, v)]), turn) + middle)


def _polygon(mask: np.ndarray, corner: tuple[float, float], fine: float) -> shapely.Polygon:
    """The border of a patch, with its holes, in the CRS."""
    outside = np.pad(mask == 0, 1, constant_values=True)
    empty, count = kernels.parts(outside, np.zeros(outside.shape), 1.0, False)
    empty = empty[1:-1, 1:-1]
    rings = [ring(mask), *(ring((empty == i).astype(np.uint8)) for i in range(2, count + 1) if (empty == i).any())]
    placed = [np.column_stack([corner[0] + xy[:, 0] * fine, corner[1] - xy[:, 1] * fine]) for xy in rings]
    found = shapely.Polygon(placed[0], placed[1:])
    if found.is_valid:
        return found
    parts = shapely.get_parts(shapely.make_valid(found))  # two cells touched at a corner
    return max((part for part in parts if part.geom_type == "Polygon"), key=lambda part: part.area)


def _main_part(mask: np.ndarray, hole: int) -> np.ndarray:
    """The largest connected part, holes smaller than `hole` cells filled."""
    level = np.zeros(mask.shape)
    parts, count = kernels.parts(mask > 0, level, 1.0, False)
    if count > 1:
        mask = (parts == 1 + int(np.argmax(np.bincount(parts.ravel())[1:]))).astype(np.uint8)
    outside = np.pad(mask == 0, 1, constant_values=True)
    empty, count = kernels.parts(outside, np.zeros(outside.shape), 1.0, False)
    size = np.bincount(empty.ravel(), minlength=count + 1)
    size[:2] = hole  # the patch itself, and all around it
    return np.where(size[empty[1:-1, 1:-1]] < hole, 1, mask).astype(np.uint8)


def _turned(xy: np.ndarray, by: float) -> np.ndarray:
    c, s = math.cos(by), math.sin(by)
    return np.column_stack([xy[:, 0] * c - xy[:, 1] * s, xy[:, 0] * s + xy[:, 1] * c])
