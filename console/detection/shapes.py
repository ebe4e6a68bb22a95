"""Masks of finer cells as polygons, many at once: a rectangle where a patch nearly is one, else its plain border."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import shapely

from console.detection import patches

HOLE = 4.0  # square metres; a smaller hole in a roof is a gap of the scan
BOXY = 0.85  # share in common with a rectangle from which the outline is that rectangle
LEAST = 1.0  # square metres; less is next to nothing
KEPT = 0.8  # share of a patch that an even border must keep
EVEN = 0.25  # metres to either side within which most of the cells say where a border runs


class Mask(NamedTuple):
    """Cells of one object: where they are 1, the north-west corner in the CRS, the side of a cell."""

    cells: np.ndarray
    corner: tuple[float, float]
    fine: float


def shapes_of(masks: list[Mask], least: float = 0.0) -> list[shapely.Polygon | None]:
    """The main part of each mask as a polygon: a rectangle where it nearly is one. None for next to nothing.

    Args:
        least: square metres; what would be smaller however it is told keeps its plain border.
    """
    found: list[shapely.Polygon | None] = [None] * len(masks)
    large = [i for i, mask in enumerate(masks) if int(mask.cells.sum()) * mask.fine ** 2 >= LEAST]
    if not large:
        return found
    mains = [masks[i]._replace(cells=_main(masks[i])) for i in large]
    shapes, off = polygons(mains), 1.5 * np.array([mask.fine for mask in mains])
    some = np.flatnonzero(shapely.area(shapes) + 1.1 * off * shapely.length(shapes) >= least)
    if len(some):
        shapes[some] = _told_best(shapes[some], [mains[i] for i in some.tolist()], off[some])
    for i, shape in zip(large, shapes, strict=True):
        found[i] = shape
    return found


def _told_best(shapes: np.ndarray, masks: list[Mask], off: np.ndarray) -> np.ndarray:
    """Rectangles for what nearly is one; of the others borders that leave the plain ones by up to `off` metres."""
    boxes = _rectangles(shapes, masks)
    common = _in_common(shapes, boxes)
    boxy = (common > 0) & (common >= BOXY * (shapely.area(boxes) + shapely.area(shapes) - common))
    plain = shapes.copy()
    plain[boxy] = None
    plain = shapely.simplify(plain, off)
    good = (shapely.get_type_id(plain) == shapely.GeometryType.POLYGON) & shapely.is_valid(plain) & ~shapely.is_empty(
        plain)
    best: np.ndarray = np.where(boxy, boxes, np.where(good, plain, shapes))
    return best


def _main(mask: Mask) -> np.ndarray:
    """The largest part under an even border; as it is where it is so thin that nothing would be left."""
    found: np.ndarray = patches.main_evened(mask.cells, round(HOLE / mask.fine ** 2), round(EVEN / mask.fine), KEPT)
    return found


def polygons(masks: list[Mask]) -> np.ndarray:
    """The border of each patch, with its holes, in the CRS."""
    borders = [patches.borders(mask.cells, *mask.corner, mask.fine) for mask in masks]
    starts = [start for _, start in borders]
    owner = np.repeat(np.arange(len(masks)), [len(start) - 1 for start in starts])
    length = np.concatenate([np.diff(start) for start in starts])
    rings = shapely.linearrings(np.concatenate([xy for xy, _ in borders]),
                                indices=np.repeat(np.arange(len(length)), length))
    found: np.ndarray = shapely.polygons(rings, indices=owner)
    doubtful = np.flatnonzero([patches.pinched(mask.cells) for mask in masks])
    for i in doubtful[~shapely.is_valid(found[doubtful])].tolist():
        parts = shapely.get_parts(shapely.make_valid(found[i]))
        found[i] = max((part for part in parts if part.geom_type == "Polygon"), key=lambda part: part.area)
    return found


def _in_common(shapes: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Area that each polygon shares with its rectangle; 0 where there is none."""
    out = np.zeros(len(shapes))
    some = np.flatnonzero(shapely.get_type_id(boxes) == shapely.GeometryType.POLYGON)
    corners = shapely.get_coordinates(boxes[some]).reshape(-1, 5, 2)[:, :4]
    rings, owner = shapely.get_rings(shapes[some], return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    start = np.searchsorted(ring, np.arange(len(rings) + 1))
    area = patches.within_four(xy, start, corners[owner])
    outer = np.r_[True, owner[1:] != owner[:-1]] if len(owner) else np.zeros(0, bool)
    out[some] = np.bincount(owner, weights=np.where(outer, area, -area), minlength=len(some))
    return out


def _rectangles(shapes: np.ndarray, masks: list[Mask]) -> np.ndarray:
    """The rectangle along each polygon's main direction with the area, middle and spread of its cells; None for lines.

    A rectangle of side a has the variance a² / 12: moments of all cells say the sides better than the extremes do.
    """
    frames = shapely.minimum_rotated_rectangle(shapely.simplify(shapes, 0.2))
    usable = np.flatnonzero(shapely.get_type_id(frames) == shapely.GeometryType.POLYGON)
    sides = np.diff(shapely.get_coordinates(frames[usable]).reshape(-1, 5, 2)[:, :3], axis=1)
    along = sides[np.arange(len(sides)), np.argmax(np.hypot(sides[:, :, 0], sides[:, :, 1]), axis=1)]
    corners, kept = [], []
    for i, (x, y) in zip(usable.tolist(), along.tolist(), strict=True):
        corner = _rectangle(masks[i], math.atan2(y, x))
        if corner is not None:
            corners.append(corner)
            kept.append(i)
    boxes = np.full(len(shapes), None, object)
    if kept:
        boxes[kept] = shapely.polygons(np.array(corners))
    return boxes


def _rectangle(mask: Mask, turn: float) -> np.ndarray | None:
    """[4, 2] corners; None for what is thinner than a cell."""
    n, middle, spread = patches.moments(mask.cells, *mask.corner, mask.fine, math.cos(-turn), math.sin(-turn))
    length, width = np.sqrt(12.0 * spread).tolist()
    if min(length, width) < mask.fine:
        return None
    scale = math.sqrt(n * mask.fine * mask.fine / (length * width))
    u, v, c, s = scale * length / 2, scale * width / 2, math.cos(turn), math.sin(turn)
    return np.array([(x * c - y * s, x * s + y * c) for x, y in ((-u, -v), (u, -v), (u, v), (-u, v))]) + middle
