"""The risk index: reproduced by hand, explained, ranked, and how firm the ranking is."""

import msgspec
import numpy as np
import pytest
from hazard_fakes import DAY, NOW, WEIGHTS, Fakes, building, hazard

from console.errors import BadInput, NotFound
from console.insight.risk import Risk
from console.insight.risk_ranking import ranks
from console.model.area import Level

HOME = building(1, "G0", "urban_village", floors=11, rooms=50)
CALM = building(2, "G0", "office", floors=3, rooms=150)
FAR = building(3, "G2", "office", floors=3, rooms=10)


def world(*hazards, weights=WEIGHTS, last=None, homes=(HOME, CALM, FAR)):
    fakes = Fakes(hazards, homes)
    fakes.last |= last or {}
    return fakes, Risk(fakes.map, lambda: fakes.last, fakes, fakes, lambda: weights, lambda: NOW - 40 * DAY,
                       lambda: NOW)


def of_home(number, **fields):
    return hazard(number, building=HOME.code, **fields)


def test_reproduced_by_hand_for_one_building():
    """Weights 30, 20, 10, 10, 10, 10, 5, 5: their sum is 100, so that points are weight × share."""
    _, risk = world(
        of_home(1, moves=(20, 19), due=NOW - DAY, likelihood=5, consequence=5),     # open, overdue, severity 1
        of_home(2, moves=(10,), due=NOW + DAY, likelihood=5, consequence=2),        # open, severity 0.4
        of_home(3, moves=(90, 89, 88, 87, 86), kind="gas"),                         # closed, within the year
        of_home(4, moves=(400, 399, 398, 397, 396), kind="ebike"),                  # closed, more than a year ago
        last={HOME.code: NOW - 73 * DAY})
    found = risk.of_building(HOME.code)
    points = {
        "open_severity": 30 * (1.0 + 0.4) / 2.0,     # full at 2
        "overdue": 20 * 1 / 2,                       # full at 2
        "history": 10 * 3 / 5,                       # three found within 365 days, full at 5
        "repeated": 10 * 1 / 2,                      # fire twice, full at 2
        "since_inspection": 10 * 73 / 365,
        "use": 10 * 1.0,                             # urban village, by the table
        "floors": 5 * 11 / 33,
        "rooms": 5 * 50 / 200,
    }
    assert {one.code: one.points for one in found.factors} == pytest.approx(points)
    assert found.index == pytest.approx(21 + 10 + 6 + 5 + 2 + 10 + 5 / 3 + 1.25)
    assert (found.rank, found.of) == (1, 3)
    evidence = {one.code: one.evidence for one in found.factors}
    assert (evidence["open_severity"], evidence["overdue"]) == (("h1", "h2"), ("h1",))
    assert (evidence["history"], evidence["repeated"]) == (("h1", "h2", "h3"), ("h1", "h2"))


def test_it_says_how_fresh_each_datum_is():
    _, risk = world(of_home(1, moves=(50,)), last={HOME.code: NOW - 200 * DAY})
    ages = {one.code: (one.age_days, one.stale) for one in risk.of_building(HOME.code).factors}
    assert ages["since_inspection"] == (pytest.approx(200), True)     # stale from 180 days on
    assert ages["open_severity"] == (pytest.approx(50), True)         # from 30
    assert ages["use"] == (pytest.approx(40), False)                  # from 730
    calm = {one.code: one for one in risk.of_building(CALM.code).factors}
    assert calm["overdue"].as_of is None and not calm["overdue"].stale
    assert calm["since_inspection"].share == 1.0                      # never inspected counts whole


def test_an_area_says_how_fresh_its_middle_building_is():
    _, risk = world(of_home(1, moves=(50,)), last={HOME.code: NOW - 300 * DAY, CALM.code: NOW - 20 * DAY})
    ages = {one.code: (one.age_days, one.stale) for one in risk.of_area("S0").factors}
    assert ages["since_inspection"] == (pytest.approx(160), False) and ages["use"] == (pytest.approx(40), False)
    assert ages["open_severity"] == (pytest.approx(35), True)
    untold = {one.code: one.as_of for one in risk.of_area("S1").factors}
    assert untold["since_inspection"] is None and untold["history"] is None


def test_what_is_not_known_does_not_count():
    blank = msgspec.structs.replace(HOME, code="9" * 19, floors=0, rooms=0, use="")
    _, risk = world(homes=(blank,), last={blank.code: NOW})
    found = risk.of_building(blank.code)
    unknown = [one for one in found.factors if one.value is None]
    assert {one.code for one in unknown} == {"use", "floors", "rooms"} and found.index == 0.0
    assert sum(one.weight_share for one in found.factors) == pytest.approx(1.0)
    assert all(one.points == 0 and one.weight_share == 0 for one in unknown)


def test_an_area_is_the_mean_of_its_buildings_by_rooms_and_adds_up():
    _, risk = world(of_home(1, likelihood=5, consequence=5))
    found = risk.of_area("S0")
    home, calm = risk.of_building(HOME.code).index, risk.of_building(CALM.code).index
    assert found.index == pytest.approx((50 * home + 150 * calm) / 200)
    assert sum(one.points for one in found.factors) == pytest.approx(found.index)
    assert (found.buildings, found.rooms, found.worst[0][0]) == (2, 200, HOME.code)
    streets = risk.ranking(Level.STREET)
    assert {one.id: one.index for one in streets}["S0"] == pytest.approx(found.index)
    for wrong in ("G1", "?"):
        with pytest.raises(NotFound):
            risk.of_area(wrong)
    with pytest.raises(NotFound):
        risk.of_building("?")


def test_the_ranking_follows_the_hazards():
    fakes, risk = world()
    assert risk.ranking(top=1)[0].id == HOME.code
    fakes.say(*(hazard(i, "G2", building=FAR.code, likelihood=5, consequence=5, due=NOW - DAY) for i in range(3)))
    assert [one.id for one in risk.ranking()] == [FAR.code, HOME.code, CALM.code]
    assert [one.rank for one in risk.ranking(area="S0")] == [1, 2]
    assert risk.of_building(FAR.code).rank == 1
    index, version = risk.indices()
    assert index[FAR.code] == pytest.approx(risk.ranking()[0].index) and version == WEIGHTS.version


def test_equal_buildings_are_ranked_by_code():
    equal = np.array([1.0, 2.0, 1.0 + 1e-12, 2.0])
    assert ranks(equal, ["d", "c", "b", "a"]).tolist() == [4, 2, 3, 1]
    _, risk = world(homes=[msgspec.structs.replace(CALM, code=f"{i:019d}") for i in (3, 1, 2)])
    assert [one.id[-1] for one in risk.ranking()] == ["1", "2", "3"]


def test_sensitivity_finds_the_weight_that_decides():
    """Two buildings whose order hangs on one weight: hazards here, a village of many rooms there."""
    weights = msgspec.structs.replace(WEIGHTS, factors=tuple(
        one for one in WEIGHTS.factors if one.code in ("open_severity", "use")))
    heavy = [hazard(i, building=CALM.code, likelihood=5, consequence=2) for i in (1, 2)]
    _, risk = world(*heavy, weights=weights, homes=(HOME, CALM))
    before = risk.ranking()
    # 30 × 0.8 / 2 + 10 × 0.4 = 16 of 40 against 10 of 40: it takes a weight of under 15 to turn that round.
    assert [one.id for one in before] == [CALM.code, HOME.code]
    calm = risk.sensitivity(0.4, top=1)
    assert calm.firm == (CALM.code,) and calm.doubtful == () and all(one.kept == 1 for one in calm.shifts)
    shaken = risk.sensitivity(0.6, top=1)
    assert shaken.firm == () and set(shaken.doubtful) == {CALM.code, HOME.code}
    less = next(one for one in shaken.shifts if one.factor == "open_severity" and one.change < 0)
    assert (less.kept, less.correlation, less.moved[2:]) == (0, -1.0, (1, 2))
    assert risk.sensitivity(0.6, top=20).top == 1     # of all there are, nobody could leave
    for wrong in (0.0, 1.0, -0.1):
        with pytest.raises(BadInput):
            risk.sensitivity(wrong)


def test_no_building_at_all():
    _, risk = world(homes=())
    assert risk.ranking() == [] and risk.ranking(Level.STREET) == [] and risk.indices()[0] == {}
    assert risk.sensitivity().shifts[0].correlation is None
