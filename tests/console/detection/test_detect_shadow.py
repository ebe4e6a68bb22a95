"""What a survey hides beside a wall: told where its roof ends, and nothing told where only the data end."""

import copy

import numpy as np
import pytest
from scenes import Scene, scan

from console.detection.bring import none_at
from console.detection.decide import decide
from console.detection.features import INDEX
from console.detection.find import find
from console.detection.rule_scorer import RuleScorer
from console.detection.settings import Settings
from console.detection.shadow import told_by_gaps
from console.detection.surface import rasterise

WEST, SOUTH = 500_000.0, 2_500_000.0
BOX = (WEST - 10, SOUTH - 10, WEST + 70, SOUTH + 70)
HOUSE = (20.0, 20.0, 32.0, 40.0, 9.0)
WIDENED = (32.0, 20.0, 33.3, 40.0, 9.0)


def without(points, west, south, east, north):
    """The survey with a gap in its points."""
    x, y = points.x - WEST, points.y - SOUTH
    inside = (x > west) & (x < east) & (y > south) & (y < north)
    return points.subset(~inside)


def surveys(*boxes, gap=None):
    old = Scene(size=60.0, boxes=[HOUSE])
    new = copy.deepcopy(old)
    new.boxes = [HOUSE, *boxes]
    before = scan(old, 1)
    return (without(before, *gap) if gap else before), scan(new, 2)


def told(before, after):
    first, second = rasterise(before, BOX), rasterise(after, BOX)
    return told_by_gaps(first, second, 0.15)


def test_a_facade_moved_out_into_the_shadow_is_found():
    before, after = surveys(WIDENED, gap=(32.0, 15.0, 34.5, 45.0))
    found = find(before, after, BOX, BOX, Settings(), none_at(BOX)).candidates
    decide(found, RuleScorer())
    assert [one.kind for one in found] == ["extension"]
    true = Scene(size=60.0).polygon(WIDENED)
    assert found[0].geometry.intersection(true).area > 0.6 * true.area
    assert found[0].dz_median == pytest.approx(9.0, abs=0.3)
    assert found[0].features[INDEX["told_low"]] > 0.3


@pytest.mark.parametrize(("boxes", "gap"), [
    ((), (32.0, 15.0, 34.5, 45.0)),                             # the same roof, its shadow, nothing built
    (((32.0, 20.0, 33.5, 40.0, 3.0),), (32.0, 15.0, 34.5, 45.0)),  # lower than the roof: may always have stood there
    ((WIDENED,), (32.0, 15.0, 45.0, 45.0)),                     # a gap wider than the roof can hide
    ((), (26.0, 15.0, 29.0, 45.0)),                             # a line that was not flown, across the roof
])
def test_a_gap_alone_tells_nothing(boxes, gap):
    before, after = surveys(*boxes, gap=gap)
    found = find(before, after, BOX, BOX, Settings(), none_at(BOX)).candidates
    decide(found, RuleScorer())
    assert not any(one.dz_median > 0 and one.features[INDEX["told_low"]] > 0 for one in found)
    assert not any(one.confidence > 0.3 for one in found)


def test_only_cells_without_points_are_told():
    before, after = surveys(WIDENED, gap=(32.0, 15.0, 34.5, 45.0))
    first = rasterise(before, BOX)
    lowered, cells = told(before, after)
    assert cells.any() and not (first.count[cells] > 0).any()
    assert (lowered.upper[cells] < np.nanmax(first.upper) - 5).all() and lowered.known[cells].all()
    assert np.array_equal(lowered.upper[~cells], first.upper[~cells], equal_nan=True)


def test_two_roofs_beside_an_alley_are_two_objects():
    one, other = (10.0, 10.0, 20.0, 20.0, 6.0), (21.8, 10.0, 31.8, 20.0, 6.0)
    old = Scene(size=60.0, boxes=[one, other])
    new = Scene(size=60.0, boxes=[(*one[:4], 9.0), (*other[:4], 9.0)])
    alley = (19.9, 13.0, 21.9, 17.0)  # a blind spot between them
    before, after = (without(scan(scene, seed), *alley) for seed, scene in ((1, old), (2, new)))
    found = find(before, after, BOX, BOX, Settings(), none_at(BOX)).candidates
    assert len(found) == 2
    for box in (one, other):
        true = old.polygon(box)
        assert any(c.geometry.intersection(true).area > 0.85 * true.area for c in found)


@pytest.mark.parametrize("shadow", [2.0, 3.0])
def test_what_a_wall_hides_from_the_later_survey_is_no_extension(shadow):
    """The later scanner saw nothing behind the wall; the strip is filled from the roof, but nobody built there."""
    old = Scene(size=60.0, boxes=[HOUSE])
    before, after = scan(old, 1), without(scan(old, 2), 32.0, 19.0, 32.0 + shadow, 41.0)
    assert not find(before, after, BOX, BOX, Settings(), none_at(BOX)).candidates
