"""One window of a tiny scene: each kind of change with its outline and height, and nothing where nothing changed."""

import copy
import dataclasses

import numpy as np
import pytest
import shapely
from scenes import Scene, scan

from console.detection.bring import none_at
from console.detection.decide import decide
from console.detection.find import find
from console.detection.points import Points
from console.detection.rule_scorer import RuleScorer
from console.detection.settings import Settings

HOUSE, SECOND, THIRD = (20.0, 20.0, 32.0, 30.0, 6.0), (40.0, 20.0, 50.0, 32.0, 9.0), (20.0, 40.0, 34.0, 52.0, 12.0)
WEST, SOUTH = 500_000.0, 2_500_000.0
BOX = (WEST - 10, SOUTH - 10, WEST + 80, SOUTH + 80)


def before():
    return Scene(size=70.0, boxes=[HOUSE, SECOND, THIRD], trees=[(60.0, 60.0, 2.0, 7.0), (60, 12, 1.5, 6)])


def found_in(old, new, settings=None, field=None, **how):
    result = find(scan(old, 1), scan(new, 2, **how), BOX, BOX, settings or Settings(), field or none_at(BOX))
    assert not result.cut
    decide(result.candidates, RuleScorer())
    return [one for one in result.candidates if one.confidence > 0.3]


def grown(*boxes, drop=()):
    scene = copy.deepcopy(before())
    scene.boxes = [box for box in scene.boxes if box not in drop] + list(boxes)
    return scene


@pytest.mark.parametrize(("box", "dz", "kind"), [
    ((45.0, 45.0, 55.0, 53.0, 4.0), 4.0, "new"),
    ((*HOUSE[:4], 9.0), 3.0, "storey"),
    ((32.0, 20.0, 35.0, 30.0, 5.5), 5.5, "extension"),
    ((32.0, 20.0, 33.3, 30.0, 6.0), 6.0, "extension"),
    ((23.0, 43.0, 26.0, 46.0, 14.3), 2.3, "shed"),
    ((*SECOND[:4], 9.3), 0.3, "raise"),
    ((*SECOND[:4], 10.1), 1.1, "raise"),
    ((58.0, 30.0, 60.2, 32.2, 2.4), 2.4, "new"),
])
def test_each_gain_with_its_height_and_outline(box, dz, kind):
    old, new = before(), grown(box)
    found = found_in(old, new)
    assert [one.kind for one in found] == [kind]
    one, true = found[0], old.polygon(box)
    assert one.dz_median == pytest.approx(dz, abs=0.06)
    assert one.geometry.intersection(true).area / one.geometry.union(true).area > 0.8
    assert one.area == pytest.approx(true.area, rel=0.12)
    assert one.reasons
    assert one.top > 20


def test_what_went_away():
    found = found_in(before(), grown(drop=[THIRD]))
    assert [(one.kind, round(one.dz_median)) for one in found] == [("demolished", -12)]
    assert found[0].storeys == -4


def test_nothing_is_found_where_nothing_changed():
    assert found_in(before(), before(), density=20.0, noise=0.03) == []


def test_growing_trees_are_no_buildings():
    grown_trees = dataclasses.replace(before(), trees=[(60.0, 60.0, 3.0, 9.0), (60, 12, 2.5, 9.0), (10, 60, 2.0, 5.0)])
    assert found_in(before(), grown_trees) == []


def test_the_limit_of_height_is_kept():
    raised = grown((*SECOND[:4], 9.3))
    assert found_in(before(), raised, Settings(min_dz=0.5)) == []
    noisy = dataclasses.replace(none_at(BOX), sigma=0.12)
    assert found_in(before(), raised, field=noisy) == []


def test_places_without_points_are_not_talked_about():
    points = scan(before(), 2)
    hole = (points.x > WEST + 15) & (points.x < WEST + 40)
    result = find(scan(before(), 1), points.subset(~hole), BOX, BOX, Settings(), none_at(BOX))
    assert [one for one in result.candidates if abs(one.dz_median) > 1] == []
    nothing = Points(*(column[:0] if column is not None else None for column in points.columns()))
    assert find(points, nothing, BOX, BOX, Settings(), none_at(BOX)).candidates == []


def test_nan_heights_give_no_candidate():
    points = scan(before(), 2)
    broken = dataclasses.replace(points, z=np.full(len(points), np.nan))
    assert find(scan(before(), 1), broken, BOX, BOX, Settings(), none_at(BOX)).candidates == []


def test_an_object_belongs_to_one_core_and_a_cut_one_to_none():
    new = grown((45.0, 45.0, 55.0, 53.0, 4.0))
    a, b = scan(before(), 1), scan(new, 2)
    field = none_at(BOX)
    whole = find(a, b, BOX, BOX, Settings(), field)
    west = find(a, b, BOX, (WEST, SOUTH, WEST + 48, SOUTH + 70), Settings(), field)
    east = find(a, b, BOX, (WEST + 48, SOUTH, WEST + 70, SOUTH + 70), Settings(), field)
    assert {c.id for c in whole.candidates} == {c.id for c in (*west.candidates, *east.candidates)}
    cut = find(a, b, (WEST, SOUTH, WEST + 50, SOUTH + 70), (WEST, SOUTH, WEST + 50, SOUTH + 70), Settings(), field)
    assert any(shapely.box(*box).intersects(shapely.Point(WEST + 48, SOUTH + 49)) for box in cut.cut)
    assert not any(c.geometry.intersects(shapely.Point(WEST + 48, SOUTH + 49)) for c in cut.candidates)


def pitched(up):
    """A steep roof, 0.75 m/m, thinly surveyed twice; the second time it lies higher by `up`."""
    def survey(seed, more):
        points = scan(Scene(size=70.0), seed, density=6.0)
        x, y = points.x - WEST - 30, points.y - SOUTH - 30
        roof = (np.abs(x) < 7) & (np.abs(y) < 5)
        return dataclasses.replace(points, z=np.where(roof, points.z + 5 + 0.75 * (5 - np.abs(y)) + more, points.z))

    return survey(1, 0.0), survey(2, up)


def test_a_raise_of_a_steep_roof():
    result = find(*pitched(0.35), BOX, BOX, Settings(), none_at(BOX))
    decide(result.candidates, RuleScorer())
    raises = [one for one in result.candidates if one.kind == "raise"]
    assert sum(one.area for one in raises) > 0.7 * 140
    assert all(one.dz_median == pytest.approx(0.35, abs=0.05) for one in raises)


def test_a_steep_roof_that_stayed_is_nothing():
    assert not find(*pitched(0.0), BOX, BOX, Settings(), none_at(BOX)).candidates
