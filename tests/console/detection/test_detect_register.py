"""Bringing two surveys together: shift, bias, tilt and strips, and what is refused."""

import dataclasses

import numpy as np
import pytest
from scenes import Scene, scan, village

from console.detection.bring import check_match, combine_shifts, fit_field, none_at
from console.detection.register import measure
from console.errors import Refused

BLOCK = (499_968.0, 2_499_840.0, 500_224.0, 2_500_096.0)


@pytest.fixture(scope="module")
def place():
    return dataclasses.replace(village(size=140.0), origin=(500_003.3, 2_499_911.7))


@pytest.mark.parametrize(("shift", "bias", "density"), [((0.0, 0.0), 0.0, 12), ((0.31, -0.22), 0.12, 20),
                                                       ((-0.9, 1.2), -0.4, 6)])
def test_shift_and_bias_come_out_to_centimetres(place, shift, bias, density):
    found = measure(scan(place, 1), scan(place, 2, density=density, shift=shift, bias=bias), BLOCK)
    assert found.shift == pytest.approx((-shift[0], -shift[1]), abs=0.03)
    assert found.bias == pytest.approx(bias, abs=0.02)  # the ground slopes under the shift
    assert found.agree > 0.95


def test_grass_alone_has_no_shift():
    found = measure(scan(Scene(size=80), 1), scan(Scene(size=80), 2), (499_968.0, 2_499_840.0, 500_224.0, 2_500_096.0))
    assert not found.weight.any()


def test_blocks_that_disagree_are_left_out():
    shifts = np.array([(0.2, 0.1), (0.21, 0.1), (0.19, 0.11), (2.5, -1.0)])
    shift, error, seen = combine_shifts(shifts, np.repeat(np.eye(2)[None] * 500, 4, axis=0))
    assert seen
    assert shift == pytest.approx((0.2, 0.103), abs=0.01)
    assert error < 0.02
    assert not combine_shifts(shifts, np.zeros((4, 2, 2)))[2]


def test_strip_errors_and_tilt_are_taken_out_and_a_raised_block_is_not():
    rng = np.random.default_rng(1)
    rows, cols = np.mgrid[:200, :300]
    dz = 0.1 + 0.0002 * 2 * cols + np.where(rows > 110, 0.12, 0.0) + rng.normal(0, 0.02, rows.shape)
    dz[100:120, 40:60] += 0.4  # one whole node was raised: a change
    drop, _, strips, tilt, sigma = fit_field(dz)
    assert sigma < 0.03
    assert strips > 0.02
    assert tilt[0] == pytest.approx(0.0002, abs=5e-5)
    # Node 4 from the south holds rows 100–119 from the north, node 2 columns 40–59.
    assert abs(drop[4, 2] - np.median([drop[4, 1], drop[4, 3]])) < 0.07


def test_points_are_lowered_by_the_field_between_its_nodes():
    field = dataclasses.replace(none_at((0, 0, 100, 100)), drop=np.array([[0.0, 0.4], [0.0, 0.4]]), shift=(1.0, -1.0))
    scene = scan(Scene(size=30, origin=(0.0, 0.0), slope=(0, 0)), 1, noise=0.0)
    moved = field.apply(scene)
    assert moved.x == pytest.approx(scene.x + 1)
    assert moved.y == pytest.approx(scene.y - 1)
    assert moved.z == pytest.approx(20 - 0.4 * scene.x / 40)


@pytest.mark.parametrize(("told", "words"), [
    ({"firm": 200}, "no firm ground"),
    ({"agree": 0.1}, "different places"),
    ({"high": np.array([5000, 100, 5000, 90])}, "different places"),
    ({"agree": 0.2, "relief": 3.25}, "feet"),
    ({"sigma": 0.13, "relief": 2.5, "level": 0.305}, "factor 0.30: one of them is in feet"),
    ({"sigma": 0.13}, "13 cm stay"),
])
def test_what_cannot_be_compared_is_refused_in_words(told, words):
    good = {"agree": 0.9, "high": np.array([5000, 4500, 5000, 4600]), "firm": 9000, "shift": np.zeros(2),
            "sigma": 0.02, "relief": 1.0}
    check_match(**good)
    with pytest.raises(Refused, match=words):
        check_match(**(good | told))
