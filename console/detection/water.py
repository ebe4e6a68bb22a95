"""Water as its points are classed (LAS class 9): no firm ground, and nothing on it is claimed.

A water surface stands at another level every day and is as smooth as a roof; boats come and go. What was built where
there was water is claimed all the same: then its cells are water in one survey only, and so is what lies around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from console.detection import filters

if TYPE_CHECKING:
    from console.detection.points import Points
    from console.detection.surface import Surface

CLASS = 9
NEAR = 2  # cells: water swallows pulses, so the empty cells beside it are water too
MOST = 0.5  # share of cells
TIDE = 2.0  # metres that a level may differ by
BESIDE = 3  # cells


def water_cells(points: Points, cells: np.ndarray, shape: tuple[int, int]) -> np.ndarray | None:
    """[rows, cols] where at least half of the points are water, and the empty cells beside; None for no such point.

    Args:
        cells: of each point, -1 outside.
    """
    mine = points.kind == CLASS
    if not mine.any():
        return None
    size = shape[0] * shape[1]
    inside = cells >= 0
    count = np.bincount(cells[inside], minlength=size)
    wet = np.bincount(cells[inside & mine], minlength=size)
    certain = ((wet > 0) & (wet >= MOST * count)).reshape(shape)
    return certain | (filters.widened(certain, NEAR) & (count == 0).reshape(shape))


def dry(label: np.ndarray, high: Surface, low: Surface) -> np.ndarray:
    """The labels without the objects that are water or float on it.

    Args:
        high: the survey in which the objects stand; low: the other.
    """
    known = [one.water for one in (high, low) if one.water is not None]
    if not known or not label.any():
        return label
    some = np.logical_or.reduce(known)
    always = np.logical_and.reduce(known)  # in the one survey that is classed, or in both
    count = np.bincount(label.ravel())
    share = [_per(label, where, count) for where in (always if len(known) == 2 else np.zeros_like(always), some)]
    rise = np.nan_to_num(high.upper - low.upper)
    mean = np.bincount(label.ravel(), rise.ravel()) / np.maximum(count, 1)
    gone = (share[0] >= MOST) | ((share[1] >= MOST) & ((mean < TIDE) | (_around(label, always, len(count)) >= MOST)))
    gone[0] = False
    return np.where(gone[label], 0, label).astype(label.dtype)


def _per(label: np.ndarray, where: np.ndarray, count: np.ndarray) -> np.ndarray:
    share: np.ndarray = np.bincount(label[where], minlength=len(count)) / np.maximum(count, 1)
    return share


def _around(label: np.ndarray, where: np.ndarray, count: int) -> np.ndarray:
    """[objects] share of the cells `BESIDE` beside each object, in the four directions, that are water."""
    seen, wet = np.zeros(count), np.zeros(count)
    for one, other in ((np.s_[BESIDE:, :], np.s_[:-BESIDE, :]), (np.s_[:, BESIDE:], np.s_[:, :-BESIDE])):
        for mine, theirs in ((one, other), (other, one)):
            edge = (label[mine] > 0) & (label[theirs] != label[mine])
            seen += np.bincount(label[mine][edge], minlength=count)
            wet += np.bincount(label[mine][edge & where[theirs]], minlength=count)
    return wet / np.maximum(seen, 1)
