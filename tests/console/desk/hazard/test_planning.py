"""Where a day's way begins, roads it goes along, and what a plan or a visit cannot say."""

import pytest
from hazard_people import COLLEAGUE, ELSEWHERE, ESTATE, FAR, INSPECTOR, TOWER, VILLAGE

from console.desk.hazard.start import Start
from console.errors import BadInput, NotFound, Refused
from console.model.hazard import HazardLevel, HazardState
from console.model.inspection import Finding
from console.model.person import OPERATOR, User
from console.model.premises import Facility

DAY = 86_400.0
NEAR = Facility("f1", "service_station", "东站", "G2", 114.020, 22.551)
HOME = Facility("f2", "community_office", "西站", "G0", 114.000, 22.551)
LAMP = Facility("f3", "street_lamp", "灯", "G1", 114.015, 22.55)


class Detours:
    """Roads on which every way is twice as long as straight, and the first building cannot be reached."""

    def matrix(self, lons, lats):
        import numpy as np

        far = np.abs(lons[:, None] - lons[None]) * 2 * 102_800
        far[0, 1:] = far[1:, 0] = np.inf
        return far

    def line(self, here, there):
        return (here, (here[0], 22.6), there)


def test_a_way_begins_at_the_plan_s_place_else_at_the_inspector_s_station_else_at_the_nearest(inspections, places):
    plan = inspections.make_plan(OPERATOR, buildings=[ESTATE, TOWER])
    assert inspections.start(plan.id) is None                     # no station is known
    assert inspections.today(plan.id).legs[0] == 0.0
    places.add_facilities([NEAR, HOME, LAMP])
    assert inspections.start(plan.id).facility == "f1"
    assert [one.facility for one in inspections.stations(plan.id)] == ["f1", "f2"]
    inspections.user_of = lambda name: User(name, name, area="G0")
    mine = inspections.make_plan(OPERATOR, buildings=[ESTATE], inspector="luo")
    assert inspections.start(mine.id).facility == "f2"
    inspections.begin_at(plan.id, Start(114.03, 22.55, "家"), OPERATOR)
    assert inspections.start(plan.id) == Start(114.03, 22.55, "家")
    found = inspections.today(plan.id)
    assert found.start == (114.03, 22.55) and found.buildings == (ESTATE, TOWER) and found.legs[0] == pytest.approx(
        514, abs=2)
    assert inspections.today(plan.id, start=(114.0, 22.55)).buildings == (TOWER, ESTATE)   # said for once
    inspections.begin_at(plan.id, None, OPERATOR)
    assert inspections.start(plan.id).facility == "f1"
    with pytest.raises(BadInput, match="no place"):
        inspections.begin_at(plan.id, Start(float("nan"), 1.0), OPERATOR)
    assert inspections.begin_at(mine.id, Start(114.0, 22.5), COLLEAGUE).start == (114.0, 22.5)   # it is his way
    with pytest.raises(Refused):
        inspections.begin_at(plan.id, None, COLLEAGUE)


def test_a_way_goes_along_roads_where_they_lead(inspections):
    inspections.ways = lambda: Detours()
    found = inspections.route([VILLAGE, TOWER, ESTATE])
    assert found.buildings == (VILLAGE, TOWER, ESTATE) and found.is_by_road
    assert found.legs == pytest.approx((0.0, 1028, 2056), rel=0.01)   # straight to the second, by road to the third
    assert found.lines[:2] == ((), ()) and found.lines[2][1] == (114.015, 22.6)


def test_only_people_of_the_profile_are_sent(inspections):
    inspections.user_of = {"luo": COLLEAGUE, "gone": User("gone", active=False)}.get
    assert inspections.make_plan(OPERATOR, buildings=[FAR], inspector="luo").inspector == "luo"
    for name in ("nobody", "gone"):
        with pytest.raises(NotFound, match=name):
            inspections.make_plan(OPERATOR, buildings=[FAR], inspector=name)


def test_a_visit_belongs_to_a_plan_that_names_the_building_and_runs(inspections):
    plan = inspections.make_plan(OPERATOR, buildings=[TOWER])
    with pytest.raises(BadInput, match="does not name"):
        inspections.visit(VILLAGE, INSPECTOR, plan=plan.id)
    inspections.cancel_plan(plan.id, OPERATOR, "改期")
    with pytest.raises(BadInput, match="called off"):
        inspections.visit(TOWER, INSPECTOR, plan=plan.id)
    with pytest.raises(Refused, match="already"):
        inspections.cancel_plan(plan.id, OPERATOR, "改期")
    with pytest.raises(BadInput, match="future"):
        inspections.visit(TOWER, INSPECTOR, at=float("nan"))
    assert not inspections.visits()


def test_two_inspectors_at_once(inspections):
    """The second is told once, looks, and may record his own then."""
    inspections.visit(VILLAGE, INSPECTOR, seen="")
    with pytest.raises(Refused, match="chen recorded"):
        inspections.visit(VILLAGE, COLLEAGUE, seen="")
    first = inspections.of_building(VILLAGE)[0]
    inspections.visit(VILLAGE, COLLEAGUE, seen=first.id)
    inspections.visit(VILLAGE, COLLEAGUE, seen=first.id)   # his own in between is no surprise
    assert len(inspections.visits()) == 3


def test_an_open_hazard_found_again_keeps_what_the_second_inspector_shows(inspections, hazards, picture):
    inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01", text="堆物")])
    _, (again,) = inspections.visit(VILLAGE, COLLEAGUE, findings=[
        Finding("V01", text="更多堆物", photos=(str(picture),))])
    assert len(again.photos) == 1 and again.why == "更多堆物" and again.state is HazardState.ORDERED
    assert hazards.history(again.id)[-1].kind == "hazard.found_again"
    _, (right,) = inspections.visit(VILLAGE, COLLEAGUE, findings=[Finding("V01", on_the_spot=True)])
    assert right.id == again.id and right.state is HazardState.RECTIFIED and right.rectified_by == "luo"
    assert hazards.recheck(right.id, INSPECTOR, passed=True).state is HazardState.CLOSED


def test_a_visit_by_mistake_is_taken_back_with_its_orders(inspections, hazards, hands, make_inspections):
    inspections.visit(VILLAGE, INSPECTOR)
    hands.on(24)
    made, (one, two) = inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01"), Finding("V02")])
    hazards.rectify(two.id, INSPECTOR, result="已清")
    for who, why, error in ((INSPECTOR, " ", BadInput), (ELSEWHERE, "错楼", Refused)):
        with pytest.raises(error):
            inspections.withdraw(made.id, who, why)
    back, gone = inspections.withdraw(made.id, INSPECTOR, "错楼")
    assert back.withdrawn and back.why == "错楼" and [x.id for x in gone] == [one.id]
    dismissed = hazards.get(one.id)
    assert (dismissed.state, dismissed.outcome, dismissed.due_at) == (HazardState.CLOSED, "dismissed", None)
    assert hazards.get(two.id).state is HazardState.RECTIFIED   # somebody acted on it: it stays
    first = min(inspections.visits().values(), key=lambda x: x.at)
    assert inspections.last() == {VILLAGE: first.at} == make_inspections().last()
    with pytest.raises(Refused, match="already"):
        inspections.withdraw(made.id, INSPECTOR, "错楼")
    inspections.withdraw(first.id, INSPECTOR, "也错")
    assert inspections.last() == {} and make_inspections().last() == {}


def test_a_sensor_s_hazard_gets_graver_when_a_graver_rule_begins_to_hold(hazards):
    from console.desk.devices.to_hazard import raise_with
    from console.language import RESOURCES
    from console.model.device import Device
    from console.model.device_rules import read_device_kinds

    kinds = read_device_kinds(RESOURCES / "catalogues" / "devices-2026.1.toml")
    leak, danger = kinds.named("gas").rules
    report, device = raise_with(hazards, lambda: kinds), Device("g1", "gas", "燃气", "G0", 114.005, 22.55)
    now = hazards._clock()
    report(device, leak, 12.0, now)
    report(device, danger, 30.0, now + 1)
    (one,) = hazards.hazards().values()
    assert one.level is danger.level is HazardLevel.MAJOR and "30" in one.why
    report(device, leak, 12.0, now + 2)   # what is graver stays
    assert hazards.get(one.id).level is HazardLevel.MAJOR and len(hazards.hazards()) == 1
