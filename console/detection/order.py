"""Whether the surveys came in the right order, where no day says it: by what came and went, by crowns, by permits.

Cities grow, roofs are seldom lowered, trees only grow, and what a permit allows appears. Each piece of evidence is a
logarithm of odds, bounded so that none decides alone against all others; a district that is torn down with its trees
standing is accepted, and so is one with a dozen demolitions among as many new buildings.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.crowns import Growth
from console.detection.decide import ABOVE, INSIDE, value
from console.detection.registry import Places
from console.errors import Refused
from console.language import tr

USUAL = 2.5  # log odds that a pair without days is in order: one in thirteen is not
BELIEVED = 0.5  # confidence from which a candidate counts
EARTH = ("heap", "dug")  # that come and go as they like
MOST, MOST_ROOFS, MOST_PERMITS = 5.0, 2.0, 3.0  # bounds of the evidence
YEARLY, SPREAD, LUCK = 0.35, 0.3, 0.5  # metres: growth between surveys, its spread among pairs and among trees
THIN = 0.12  # metres that a crown's top seems lower where the points are thinner by a factor of e
MANY, FEW = 5, 2  # losses from which a pair can be refused by them alone, and where the crowns say so too
SHRUNK = -1.5  # log odds from which they do
ASK = 2.0  # log odds under which it is asked


@dataclass(frozen=True)
class Tally:
    """Believed changes but earth: `come` and `gone`, of these on standing roofs `higher` and `lower`, and those that
    permits speak of: `allowed` gains, and `undone` losses of what a permit allows."""

    come: int
    gone: int
    higher: int
    lower: int
    allowed: int
    undone: int


def tally(candidates: list[Candidate], permits: Places | None = None) -> Tally:
    """Count what speaks for an order; the candidates are judged already."""
    told = [one for one in candidates if one.confidence >= BELIEVED and one.kind not in EARTH and len(one.features)]
    come, gone = ([one for one in told if (one.dz_median > 0) == gain] for gain in (True, False))
    roofs = [sum(value(one, "on_roof") >= 0.5 for one in some) for some in (come, gone)]
    return Tally(len(come), len(gone), roofs[0], roofs[1], sum(bool(one.permit) for one in come),
                 _undone(gone, permits))


def _undone(gone: list[Candidate], permits: Places | None) -> int:
    """Losses that lie in a permit and were as high as it allows: rather what it allowed, seen the wrong way round."""
    if permits is None or not len(permits) or not gone:
        return 0
    shapes = np.array([one.geometry for one in gone], object)
    losses, found = shapely.STRtree(permits.shapes).query(shapes, predicate="intersects")
    share = shapely.area(shapely.intersection(shapes[losses], permits.shapes[found])) / shapely.area(shapes[losses])
    apart = np.abs(np.array([gone[i].top for i in losses]) - permits.top[found])
    return len(set(losses[(share >= INSIDE) & (apart < ABOVE)].tolist()))


def odds(seen: Tally, grown: Growth = Growth(0, 0.0), thinner: float = 0.0) -> float:
    """Logarithm of the odds that the order is right.

    Args:
        grown: of the crowns, earlier to later; thinner: logarithm of the ratio of the densities, later to earlier.

    The shares of losses among all changes are taken as beta distributed, one to four where the order is right; the
    ratio of both likelihoods is a product of three fractions then.
    """
    built = sum(math.log((seen.come + k) / (seen.gone + k)) for k in (1, 2, 3))
    roofs = math.log((seen.higher + 1) / (seen.lower + 1))
    permits = float(seen.allowed - seen.undone)
    return (USUAL + _bounded(built, MOST) + _bounded(roofs, MOST_ROOFS) + _bounded(permits, MOST_PERMITS)
            + of_crowns(grown, thinner))


def of_crowns(grown: Growth, thinner: float = 0.0) -> float:
    """Their part of the odds: two normal distributions of the pairs' growth, one the mirror of the other."""
    if not grown.trees:
        return 0.0
    spread = SPREAD ** 2 + LUCK ** 2 / grown.trees + (THIN * thinner) ** 2
    return _bounded(2 * YEARLY * grown.median / spread, min(MOST, grown.trees / 2))


def _bounded(number: float, most: float) -> float:
    return max(-most, min(most, number))


def check_order(candidates: list[Candidate], permits: Places | None, crowns: Callable[[], Growth],
                thinner: float = 0.0, by_days: bool = False) -> str:
    """Refuse surveys whose content says that the later one came first.

    Args:
        candidates: judged.
        crowns: how the trees grew; asked only where the changes leave doubt.
        thinner: see `odds`.
        by_days: the days of the flights say that the order is right: nothing is refused, at most asked.

    Returns:
        A sentence to tell where they may be in the wrong order, "" where nothing speaks for it.

    Raises:
        Refused: says what speaks for it and how to insist.
    """
    seen, grown = tally(candidates, permits), Growth(0, 0.0)
    if odds(seen) >= ASK and not seen.gone > seen.come:
        return ""
    if seen.gone >= FEW and not by_days:
        grown = crowns()
    shrunk = of_crowns(grown, thinner) <= SHRUNK
    sure = odds(seen, grown, thinner)
    if not by_days and sure < 0 and seen.gone > seen.come and seen.gone >= (FEW if shrunk else MANY):
        raise Refused(tr("The surveys look swapped: {gone} buildings or parts of them vanish and {come} appear{trees}. "
                         "Give the earlier first, or the days of the flights with --flown, or add --order-is-right; "
                         "nothing was written.", gone=seen.gone, come=seen.come, trees=_trees(grown, shrunk)))
    if sure < (0.0 if by_days else ASK) and seen.gone >= FEW:
        return tr("{gone} buildings or parts of them vanish and {come} appear{trees}: if that is not so, the surveys "
                  "are swapped.", gone=seen.gone, come=seen.come, trees=_trees(grown, shrunk))
    return ""


def _trees(grown: Growth, shrunk: bool) -> str:
    if not shrunk:
        return ""
    return tr(", and {n} trees are {fall} m lower", n=grown.trees, fall=f"{-grown.median:.1f}")
