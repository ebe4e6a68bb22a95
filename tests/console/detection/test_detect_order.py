"""Surveys in the wrong order, told by roofs alone: hardly a roof is ever lowered by less than a storey."""

import pytest
from scenes import Scene, scan

from console.detection.bring import none_at
from console.detection.compare import check_swapped
from console.detection.find import find
from console.detection.settings import Settings
from console.errors import Refused

WEST, SOUTH = 500_000.0, 2_500_000.0
BOX = (WEST - 10, SOUTH - 10, WEST + 90, SOUTH + 90)
HOUSES = [(5.0 + 18 * k, 5.0 + 25 * n, 17.0 + 18 * k, 19.0 + 25 * n, 6.0) for k in range(4) for n in range(2)]


def raised(count):
    """What is found where so many of eight roofs were raised by half a metre, later minus earlier and back."""
    old = scan(Scene(size=80.0, boxes=HOUSES), 1)
    new = scan(Scene(size=80.0, boxes=[(*box[:4], 6.5) if k < count else box for k, box in enumerate(HOUSES)]), 2)
    return [find(*pair, BOX, BOX, Settings(), none_at(BOX)).candidates for pair in ((old, new), (new, old))]


def test_roofs_that_only_lie_lower_mean_the_wrong_order():
    forward, backward = raised(8)
    assert len(forward) == len(backward) == 8
    assert check_swapped(forward) == ""
    with pytest.raises(Refused, match="8 roofs lie lower and 0 higher"):
        check_swapped(backward)


def test_a_few_are_only_asked_about():
    forward, backward = raised(4)
    assert check_swapped(forward) == ""
    assert check_swapped(backward).startswith("4 roofs lie lower")
