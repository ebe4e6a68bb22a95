"""Classes of a number."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.insight.classify import METHODS, class_edges, class_of

numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


@given(numbers, st.sampled_from(METHODS), st.integers(1, 9))
def test_every_number_has_a_class(values, method, classes):
    edges = class_edges(np.array(values), method, classes)
    assert len(edges) <= classes + 1 and (np.diff(edges) >= 0).all()
    found = class_of(np.array(values), edges)
    assert found.min() >= 0 and found.max() <= max(len(edges) - 2, 0)


def test_quantiles_hold_equal_shares_and_equal_intervals_equal_widths():
    values = np.arange(1000) ** 2
    assert set(np.bincount(class_of(values, class_edges(values, "quantile", 4)))) == {250}
    assert np.allclose(np.diff(class_edges(values, "equal", 4)), values[-1] / 4)


def test_natural_breaks_fall_into_the_gaps_of_a_large_column():
    rng = np.random.default_rng(1)
    values = np.concatenate([rng.normal(m, 1, 20_000) for m in (0, 50, 100)])
    edges = class_edges(values, "natural", 3)
    assert 0 < edges[1] < 46 < edges[2] < 96
    assert sorted(np.bincount(class_of(values, edges))) == pytest.approx([20_000] * 3, rel=.01)


def test_what_is_no_number_has_no_class():
    assert list(class_of(np.array([np.nan, 5, 1, np.inf]), np.array([0.0, 2, 4]))) == [-1, -1, 0, -1]


@pytest.mark.parametrize("values, method, classes", [([np.nan], "equal", 3), ([1, 2], "magic", 3),
                                                     ([1, 2], "equal", 0)])
def test_what_cannot_be_classified_is_said(values, method, classes):
    with pytest.raises(BadInput):
        class_edges(np.array(values, float), method, classes)
