"""The movement that brings the later survey onto the earlier, from all blocks, or the reason why none does."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from console.detection import laying
from console.detection.grid import Bounds
from console.detection.points import Points
from console.detection.terrain import CELL
from console.errors import Refused
from console.language import tr

NODE = 40.0  # metres between the nodes of the field of strip errors
LIMIT = 0.10  # metres: what cannot be brought under this is refused
FAR = 4.4  # metres; a larger shift is no shift but another place
OWN = 0.06  # a node that leaves its neighbours by more is a change, not a strip
FEET = 3.28084
LEAST = 1000  # firm cells without which nothing is comparable


@dataclass(frozen=True)
class Field:
    """What is done to every point of the later survey: moved by `shift`, lowered by `drop`.

    Attributes:
        shift: metres east and north.
        drop: heights at nodes `NODE` apart, rows from the south, bilinear between; first node at (west, south).
        bias: median of the drop; tilt: rise of its plane per metre east and north.
        sigma: robust spread of what stays on firm 2 m cells; strips: the same of the field around its plane.
        shift_error: standard error of the shift, 0 where it could not be seen.
        coarse: whether the horizontal could not be measured for want of edges.
    """

    shift: tuple[float, float]
    drop: np.ndarray
    west: float
    south: float
    bias: float
    tilt: tuple[float, float]
    sigma: float
    strips: float
    shift_error: float = 0.0
    coarse: bool = False

    def apply(self, points: Points) -> Points:
        """The points where the earlier survey would have seen them."""
        x, y, z = laying.bring(points.x, points.y, points.z, *self.shift, self.drop, self.west, self.south, NODE)
        return replace(points, x=x, y=y, z=z)


def none_at(bounds: Bounds) -> Field:
    """A field that moves nothing."""
    return Field((0.0, 0.0), np.zeros((2, 2)), bounds[0], bounds[1], 0.0, (0.0, 0.0), 0.03, 0.0)


def combine_shifts(shifts: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, float, bool]:
    """One shift from those of all blocks, outliers left out.

    Args:
        shifts: [n, 2] metres; weights: [n, 2, 2] information of each.

    Returns:
        (shift, standard error in metres, whether it could be measured at all).
    """
    use = np.trace(weights, axis1=1, axis2=2) > 0
    if not use.any():
        return np.zeros(2), 0.0, False
    shift = np.median(shifts[use], axis=0)
    for _ in range(5):
        off = np.abs(shifts - shift).max(axis=1)
        spread = 1.4826 * np.median(off[use])
        use = use & (off <= max(3 * spread, 0.05))
        shift = np.linalg.solve(weights[use].sum(axis=0), np.einsum("nij,nj->i", weights[use], shifts[use]))
    error = float(np.hypot(*(shifts[use] - shift).T).mean() / np.sqrt(use.sum())) if use.sum() > 1 else 0.02
    return shift, error, True


def fit_field(dz: np.ndarray) -> tuple[np.ndarray, float, float, tuple[float, float], float]:
    """The drop at nodes of `NODE` metres, from the differences on firm cells.

    Args:
        dz: [rows, cols] cells of 2 m, row 0 north, nan for none.

    Returns:
        (drop with rows from the south and the first node half a step from the south-west corner, its bias,
        spread of the field around its plane, tilt, robust spread of what stays).
    """
    n = int(NODE / CELL)
    rows, cols = -(-dz.shape[0] // n), -(-dz.shape[1] // n)
    whole = np.full((rows * n, cols * n), np.nan)
    whole[rows * n - dz.shape[0]:, :dz.shape[1]] = dz  # whole nodes from the south
    boxes = whole.reshape(rows, n, cols, n).transpose(0, 2, 1, 3).reshape(rows, cols, n * n)[::-1]
    count = np.isfinite(boxes).sum(axis=2)
    node = np.full((rows, cols), np.nan)
    sure = count >= 30
    if not sure.any():
        sure = count > 0
    node[sure] = np.nanmedian(boxes[sure], axis=1)
    bias, tilt, plane = _plane(node)
    drop = plane + _settle(node - plane)
    left = boxes - drop[:, :, None]
    left = left[np.isfinite(left)]
    sigma = 1.4826 * float(np.median(np.abs(left - np.median(left))))
    inside = np.isfinite(node)
    strips = 1.4826 * float(np.median(np.abs((drop - plane)[inside])))
    return drop, bias, strips, tilt, sigma


def _plane(node: np.ndarray) -> tuple[float, tuple[float, float], np.ndarray]:
    """Robust plane through the nodes; level where there are too few to tell a tilt."""
    rows, cols = np.mgrid[:node.shape[0], :node.shape[1]]
    known = np.isfinite(node)
    values = node[known]
    middle = float(np.median(values))
    if known.sum() < 12:
        return middle, (0.0, 0.0), np.full(node.shape, middle)
    design = np.column_stack([np.ones(known.sum()), cols[known] - cols[known].mean(), rows[known] - rows[known].mean()])
    fit = np.array([middle, 0.0, 0.0])
    for _ in range(10):
        off = values - design @ fit
        scale = max(4.685 * 1.4826 * float(np.median(np.abs(off))), 0.02)
        trust = np.where(np.abs(off) < scale, (1 - (off / scale) ** 2) ** 2, 0.0)
        fit = np.linalg.lstsq(design * np.sqrt(trust)[:, None], values * np.sqrt(trust), rcond=None)[0]
    plane = fit[0] + fit[1] * (cols - cols[known].mean()) + fit[2] * (rows - rows[known].mean())
    return middle, (float(fit[1] / NODE), float(fit[2] / NODE)), plane


def _settle(off: np.ndarray) -> np.ndarray:
    """Nodes that leave their neighbourhood take its median; empty ones that of the nearest known."""
    known = np.isfinite(off)
    if not known.any():
        return np.zeros(off.shape)
    near: np.ndarray = np.asarray(ndimage.distance_transform_edt(~known, return_distances=False, return_indices=True))
    padded = np.pad(off, 1, constant_values=np.nan)
    around = np.stack([padded[i:i + off.shape[0], j:j + off.shape[1]] for i in range(3) for j in range(3)])
    counted = np.isfinite(around).sum(axis=0)
    middle = np.zeros(off.shape)
    middle[counted > 0] = np.nanmedian(around[:, counted > 0], axis=0)
    settled = np.where(np.abs(off - middle) < OWN, off, middle)
    return settled[near[0], near[1]]


def check_match(agree: float, high: np.ndarray, firm: int, shift: np.ndarray, sigma: float, relief: float,
                level: float = 1.0) -> None:
    """Refuse what is not comparable, with the reason.

    Args:
        agree: share of firm cells whose heights agree within 30 cm of the common bias.
        high: firm cells above 2.5 m and those still there, of the earlier and of the later epoch.
        firm: number of cells that are firm in both.
        relief: how many times higher the later survey's surface ranges than the earlier's.
        level: how many times higher the later survey's ground lies, counted from the sea.

    Raises:
        Refused: in one sentence.
    """
    if firm < LEAST:
        raise Refused(tr("The surveys have no firm ground or roofs in common (all vegetation or water, or "
                         "too small a piece?), so nothing can be compared and nothing was found."))
    odd = [factor for factor, leeway in ((level, 0.02), (relief, 0.15))
           if any(abs(factor / feet - 1) < leeway for feet in (FEET, 1 / FEET))]
    if odd and (agree < 0.5 or sigma > LIMIT):
        raise Refused(tr("The heights of the surveys differ by the factor {factor}: one of them is in feet. Give both "
                         "in one unit; nothing was found.", factor=f"{odd[0]:.2f}"))
    gone = (high[0] > 500 and high[1] < 0.15 * high[0]) and (high[2] > 500 and high[3] < 0.15 * high[2])
    if agree < 0.25 or gone or float(np.abs(shift).max()) > FAR:
        raise Refused(tr("The two surveys show different places: only {share} % of the firm surfaces agree. Check the "
                         "files and their CRS; nothing was found.", share=round(100 * min(agree, _still(high)))))
    if sigma > LIMIT:
        raise Refused(tr("The surveys cannot be brought together: {sigma} cm stay on firm ground where {limit} cm are "
                         "allowed. Have the strips adjusted first; nothing was found.", sigma=round(100 * sigma),
                         limit=round(100 * LIMIT)))


def _still(high: np.ndarray) -> float:
    return float(max(high[1] / max(high[0], 1), high[3] / max(high[2], 1))) if high[0] + high[2] else 1.0
