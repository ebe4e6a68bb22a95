"""Scale bar: round distances that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.furniture import LONGEST, rounded, scale_bar


@given(st.floats(0.02, 5000))
def test_round_and_as_long_as_fits(metres_per_pixel):
    length, words = scale_bar(metres_per_pixel)
    assert LONGEST * 0.39 < length <= LONGEST + 1e-9
    number, unit = words.split()
    assert number.strip("0.")[:1] in "125"
    assert float(number) * (1000 if unit == "km" else 1) == pytest.approx(length * metres_per_pixel)


def test_three_digits_of_a_scale():
    assert [rounded(v) for v in (1234.6, 98765.0, 999.0, 12.0)] == [1230, 98800, 999, 12]
