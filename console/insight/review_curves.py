"""What the verdicts so far say about the score: precision by threshold, the queue each threshold gives, reliability.

Verdicts are rarely a fair sample: a queue is worked from the top. So next to each precision stands how many of the
queue above the threshold were judged at all, and its interval says what so few verdicts allow to be said (Wilson 1927,
which keeps its promise for small numbers and near 0 and 1 where the usual ±1.96 σ does not).
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
from msgspec.structs import replace

from console.desk.review.desk import ReviewDesk
from console.model.area import AreaTree
from console.model.review import Fact, QueueFilter

Z = 1.959963984540054   # 95 %
STEP = 0.05


class Share(msgspec.Struct, frozen=True):
    """A share with its interval of 95 %; all None where nothing was counted."""

    share: float | None
    low: float | None
    high: float | None


class Step(msgspec.Struct, frozen=True):
    """One threshold.

    Attributes:
        threshold: detections of at least this confidence are looked at.
        queue: how many those are, judged or not. judged: of them, with a verdict true or false; right: true ones.
        precision: right of judged, with its interval.
        kept: of all right ones known, the share that this threshold keeps.
    """

    threshold: float
    queue: int
    judged: int
    right: int
    precision: Share
    kept: float | None


class Bin(msgspec.Struct, frozen=True):
    """Detections of about one confidence: what the score says on average, and how many were right."""

    low: float
    high: float
    judged: int
    right: int
    said: float
    share: Share


class Curves(msgspec.Struct, frozen=True):
    """Both curves over one set of detections.

    Attributes:
        detections: all of them; judged: with a verdict true or false; right: true ones.
        error: mean |share right - said| over the bins by size (ECE); brier: mean squared error; None without verdicts.
    """

    detections: int
    judged: int
    right: int
    steps: list[Step]
    bins: list[Bin]
    error: float | None
    brier: float | None


def wilson(right: int, of: int, z: float = Z) -> tuple[float, float]:
    """The Wilson score interval of a share; (0, 1) where nothing was counted."""
    if of <= 0:
        return 0.0, 1.0
    share, zz = right / of, z * z
    middle = (share + zz / (2 * of)) / (1 + zz / of)
    half = z / (1 + zz / of) * math.sqrt(share * (1 - share) / of + zz / (4 * of * of))
    low = 0.0 if right == 0 else max(middle - half, 0.0)      # exact at the ends, whatever rounding does
    return low, 1.0 if right == of else min(middle + half, 1.0)


def curves(confidence: np.ndarray, verdict: np.ndarray, step: float = STEP) -> Curves:
    """Both curves.

    Args:
        confidence: [n] 0 … 1, of all detections, judged or not.
        verdict: [n] 1 true, 0 false, nan where there is none (or one that says neither: unsure, duplicate).
        step: between thresholds.
    """
    sure, said = np.asarray(confidence, np.float64), np.asarray(verdict, np.float64)
    known = np.isfinite(said)
    return Curves(len(sure), int(known.sum()), int(np.nansum(said)), _steps(sure, said, known, step),
                  *_reliability(sure[known], said[known] > 0))


def _steps(sure: np.ndarray, said: np.ndarray, known: np.ndarray, step: float) -> list[Step]:
    """Each threshold from one sort: 10,000 detections and 20 thresholds are nothing."""
    order = np.argsort(sure, kind="stable")
    marks = np.round(np.arange(0.0, 1.0 - 1e-9, step), 6)
    at = np.searchsorted(sure[order], marks - 1e-12, "left")
    above = [np.concatenate([np.cumsum(part[order][::-1])[::-1], [0]]).astype(int)
             for part in (known, known & (said > 0))]
    total = int(above[1][0])
    found = []
    for mark, first in zip(marks.tolist(), at.tolist(), strict=True):
        judged, right = int(above[0][first]), int(above[1][first])
        found.append(Step(mark, len(sure) - first, judged, right, _share(right, judged),
                          round(right / total, 4) if total else None))
    return found


def _reliability(sure: np.ndarray, right: np.ndarray) -> tuple[list[Bin], float | None, float | None]:
    """Ten bins of confidence, empty ones left out; error and Brier score as the detector's own scorer is measured."""
    from console.detection.score import BINS, reliability

    told = reliability(sure, right)
    good = np.bincount(np.clip((sure * BINS).astype(int), 0, BINS - 1), right, BINS).astype(int)
    bins = [Bin(one["low"], one["high"], one["n"], int(good[round(one["low"] * BINS)]), one["confidence"],
                _share(int(good[round(one["low"] * BINS)]), one["n"])) for one in told["bins"]]
    return bins, told["error"], told["brier"]


def _share(right: int, of: int) -> Share:
    if not of:
        return Share(None, None, None)
    low, high = wilson(right, of)
    return Share(round(right / of, 4), round(low, 4), round(high, 4))


def threshold_for(found: Curves, precision: float) -> Step | None:
    """The lowest threshold whose queue is at least this precise with 95 % certainty; None where none is."""
    return next((one for one in found.steps if one.precision.low is not None and one.precision.low >= precision), None)


def desk_curves(desk: ReviewDesk, tree: AreaTree, asked: QueueFilter, step: float = STEP) -> Curves:
    """The curves over what a filter asks for, from what was decided so far; first looks that still wait for a blind
    second one count as none.

    Args:
        asked: its status, fact, disposal and confidence are not asked: the queue is all above the threshold.
    """
    bench, rules = desk.columns(), desk.rules
    every = replace(asked, status=(), fact=None, disposal=None, least=0.0, most=1.0)
    picked = bench.matching(every, tree, rules)
    verdict = np.full(len(bench), np.nan)
    for fact, value in ((Fact.TRUE, 1.0), (Fact.FALSE, 0.0)):
        verdict[bench.matching(replace(every, fact=fact), tree, rules)] = value
    return curves(bench["confidence"][picked], verdict[picked], step)
