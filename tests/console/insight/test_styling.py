"""Legends from fields."""

import numpy as np
import pytest

from console.errors import BadInput
from console.insight.styling import bands_of, categorised, graduated, read_ramps, single, spread
from console.model.layer import LayerStyle, Look

RAMPS = read_ramps()


def test_categories_are_the_most_frequent_values_and_the_rest_share_a_line():
    values = np.array([f"v{i % 20}" for i in range(400)] + ["often"] * 50 + [None], dtype=object)
    style = categorised(LayerStyle(), "kind", values, RAMPS["set"])
    found = bands_of(style, values, len(values))
    assert style.look is Look.CATEGORISED and len(style.bands) == 13
    labels = [style.bands[i].label for i in found]
    assert labels[400] == "often" and labels[-1] == "all others"
    assert all(label in (value, "all others") for label, value in zip(labels[:-1], values[:-1], strict=True))


def test_whole_numbers_are_named_without_a_point():
    values = np.array([1.0, 2.0, np.nan])
    style = categorised(LayerStyle(), "n", values, RAMPS["set"])
    assert [b.label for b in style.bands] == ["(empty)", "1", "2"]
    assert list(bands_of(style, values, 3)) == [1, 2, 0]


def test_numbers_fall_into_their_class_and_nothing_into_none():
    values = np.array([0.0, 5, 10, np.nan])
    style = graduated(LayerStyle(), "height", values, "equal", 2, RAMPS["viridis"])
    assert [b.label for b in style.bands] == ["0 – 5", "5 – 10"]
    assert list(bands_of(style, values, 4)) == [0, 1, 1, 2]


def test_text_cannot_be_graduated():
    with pytest.raises(BadInput, match="text"):
        graduated(LayerStyle(), "name", np.array(["a"], dtype=object), "equal", 2, RAMPS["viridis"])


def test_back_to_one_colour():
    style = categorised(LayerStyle(fill="#112233"), "k", np.array(["a"], dtype=object), RAMPS["set"])
    assert single(style) == LayerStyle(fill="#112233")
    assert list(bands_of(single(style), None, 3)) == [0, 0, 0]


def test_colours_are_spread_along_the_whole_ramp():
    assert spread(["#000000", "#ffffff"], 3) == ["#000000", "#808080", "#ffffff"]
    assert spread(["#000000", "#ffffff"], 1) == ["#808080"]
