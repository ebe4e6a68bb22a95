"""Whether two surveys can be compared at all, and whether they came in the right order."""

from __future__ import annotations

import math

import numpy as np

from console.detection.bring import FEET
from console.detection.candidate import Candidate
from console.detection.features import INDEX
from console.detection.grid import Bounds, common
from console.detection.rule_scorer import RuleScorer
from console.detection.tile_files import Tiles
from console.errors import Refused
from console.language import tr

SURE = 0.5  # confidence by the rule from which an object counts in telling the order
MANY = 6  # so many buildings must be gone …
TIMES = 5  # … and so many times the area that came, to be sure of the wrong order
DOUBTFUL = 1.5  # so many times as many as came, to ask whether it is
LOW = 1.5  # metres up to which a roof that differs was raised; hardly one is ever lowered by so little
FEW = 3  # lowered roofs from which to ask


def check_pair(before: Tiles, after: Tiles, order_is_right: bool) -> Bounds:
    """The bounds that both cover.

    Raises:
        Refused: in one sentence: another CRS, no overlap, other units, the same survey twice.
    """
    if before.digest == after.digest:
        raise Refused(tr("Both surveys are the same file; there is nothing to compare."))
    if before.crs != after.crs:
        raise Refused(tr("The surveys are in different systems ({one} and {other}); bring them to one first.",
                         one=before.crs[:40], other=after.crs[:40]))
    shared = common(before.bounds, after.bounds)
    if shared is None:
        ratio = _ratio(before.bounds, after.bounds)
        if ratio:
            raise Refused(tr("The coordinates of the surveys differ by the factor {ratio}: one of them is in feet. "
                             "Nothing was compared.", ratio=f"{ratio:.3f}"))
        away = math.hypot(max(before.bounds[0] - after.bounds[2], after.bounds[0] - before.bounds[2], 0.0),
                          max(before.bounds[1] - after.bounds[3], after.bounds[1] - before.bounds[3], 0.0))
        raise Refused(tr("The two surveys do not overlap: they lie {away} m apart. Nothing was compared.",
                         away=f"{away:,.0f}"))
    one, other = before.lineage.get("flown"), after.lineage.get("flown")
    if one and other and one > other and not order_is_right:
        raise Refused(tr("The surveys are swapped: the first was flown on {one}, the second on {other}. Give the "
                         "earlier first; nothing was compared.", one=str(one)[:10], other=str(other)[:10]))
    return shared


def _ratio(a: Bounds, b: Bounds) -> float | None:
    """About 3.28 or 0.305 where one survey's coordinates are the other's in feet."""
    size = [math.hypot(box[2] - box[0], box[3] - box[1]) for box in (a, b)]
    middle = [math.hypot((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in (a, b)]
    if min(*size, *middle) <= 0:
        return None
    ratio = middle[0] / middle[1]
    return ratio if any(abs(ratio / feet - 1) < 0.02 for feet in (FEET, 1 / FEET)) else None


def check_swapped(candidates: list[Candidate]) -> str:
    """Refuse where far more vanishes than appears: a city grows, so the surveys are in the wrong order.

    Returns:
        A sentence to tell where they may be, "" where nothing speaks for it.

    Raises:
        Refused: says how much goes and comes, and how to insist.
    """
    if not candidates:
        return ""
    rows = np.array([one.features for one in candidates])
    sure = RuleScorer().confidence(rows) >= SURE
    dz, area = np.array([one.dz_median for one in candidates]), np.array([one.area for one in candidates])
    gain, loss = (dz > LOW) & sure, (dz < -LOW) & sure
    gone, come = int(loss.sum()), int(gain.sum())
    if gone >= MANY and area[loss].sum() > TIMES * area[gain].sum() and gone > 3 * come:
        raise Refused(tr("The surveys look swapped: {gone} buildings vanish and {come} appear. Give the earlier first, "
                         "or add --order-is-right; nothing was written.", gone=gone, come=come))
    roof = sure & (np.abs(dz) <= LOW) & (rows[:, INDEX["height_low"]] > LOW) & (
        rows[:, INDEX["smooth_low_share"]] > 0.5)
    lower, higher = int((roof & (dz < 0)).sum()), int((roof & (dz > 0)).sum())
    if lower >= MANY and lower > TIMES * higher and gone + lower > 3 * (come + higher):
        raise Refused(tr("The surveys look swapped: {lower} roofs lie lower and {higher} higher. Give the earlier "
                         "first, or add --order-is-right; nothing was written.", lower=lower, higher=higher))
    if gone >= MANY and gone >= DOUBTFUL * come:
        return tr("{gone} buildings or parts of them vanish and {come} appear: if that is not so, the surveys are "
                  "swapped.", gone=gone, come=come)
    if lower >= FEW and lower >= DOUBTFUL * higher:
        return tr("{lower} roofs lie lower and {higher} higher than before: if that is not so, the surveys are "
                  "swapped.", lower=lower, higher=higher)
    return ""
