"""Curves from verdicts: equal to values computed by hand, honest with few of them."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.insight.review_curves import curves, threshold_for, wilson


@pytest.mark.parametrize(("right", "of", "low", "high"), [
    (8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0), (45, 50, 0.7864, 0.9565),
    (0, 0, 0.0, 1.0)])
def test_wilson_as_published(right, of, low, high):
    assert wilson(right, of) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_solves_its_own_equation(pair):
    """Its ends are where the score test just rejects: (share - p)² = z² p (1 - p) / n."""
    right, of = pair
    share = right / of
    for end, limit in zip(wilson(right, of), (0.0, 1.0), strict=True):
        assert 0.0 <= end <= 1.0
        if end != limit:
            assert (share - end) ** 2 == pytest.approx(1.959963984540054 ** 2 * end * (1 - end) / of, rel=1e-6)
    assert wilson(right, of)[0] <= share <= wilson(right, of)[1]


def test_precision_and_queue_by_hand():
    confidence = np.array([0.95, 0.9, 0.8, 0.8, 0.6, 0.5, 0.3, 0.1])
    verdict = np.array([1, 1, 0, math.nan, 1, 0, 0, math.nan])
    found = curves(confidence, verdict, 0.1)
    assert (found.detections, found.judged, found.right) == (8, 6, 3)
    by = {one.threshold: one for one in found.steps}
    assert list(by) == pytest.approx([0.1 * i for i in range(10)])
    assert (by[0.0].queue, by[0.0].judged, by[0.0].right, by[0.0].kept) == (8, 6, 3, 1.0)
    assert (by[0.8].queue, by[0.8].judged, by[0.8].right) == (4, 3, 2)       # "at least": 0.8 itself counts
    assert by[0.8].precision.share == 0.6667 and by[0.8].kept == 0.6667
    assert (by[0.6].queue, by[0.6].precision.share) == (5, 0.75)
    assert [by[0.6].precision.low, by[0.6].precision.high] == pytest.approx(wilson(3, 4), abs=1e-4)
    assert found.brier == pytest.approx(((0.05**2 + 0.1**2 + 0.8**2 + 0.4**2 + 0.5**2 + 0.3**2) / 6), abs=1e-4)


def test_reliability_by_hand():
    confidence = np.array([0.92, 0.98, 0.94, 0.96, 0.15, 0.11])
    found = curves(confidence, np.array([1, 1, 1, 0, 0, 0]))
    assert [(one.low, one.judged, one.right) for one in found.bins] == [(0.1, 2, 0), (0.9, 4, 3)]
    assert found.bins[1].share.share == 0.75 and found.bins[1].said == pytest.approx(0.95)
    assert found.error == pytest.approx((2 * 0.13 + 4 * 0.20) / 6, abs=1e-4)


def test_without_verdicts_nothing_is_claimed():
    for found in (curves(np.array([0.2, 0.9]), np.array([np.nan, np.nan])), curves(np.zeros(0), np.zeros(0))):
        assert found.judged == 0 and found.error is None and found.bins == []
        assert all(one.precision.share is None and one.kept is None for one in found.steps)
        assert threshold_for(found, 0.5) is None


def test_the_threshold_that_is_certain_enough():
    confidence = np.repeat(np.arange(0.05, 1.0, 0.1), 100)
    verdict = np.concatenate([np.arange(100) < 10 * i + 5 for i in range(10)]).astype(float)
    found = curves(confidence, verdict)
    good = threshold_for(found, 0.85)
    assert good is not None and good.precision.low >= 0.85
    below = next(one for one in reversed(found.steps) if one.threshold < good.threshold)
    assert below.precision.low < 0.85 and below.queue >= good.queue
    assert threshold_for(found, 0.999) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0, math.nan])), max_size=60))
def test_the_queue_never_grows_with_the_threshold(rows):
    confidence, verdict = (np.array([row[i] for row in rows]) for i in (0, 1))
    steps = curves(confidence, verdict).steps
    for one, following in itertools.pairwise(steps):
        assert one.queue >= following.queue and one.judged >= following.judged >= following.right
    for one in steps:
        above = confidence >= one.threshold - 1e-12
        assert one.queue == above.sum() and one.right == np.nansum(verdict[above])
