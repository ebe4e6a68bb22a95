"""Whom to send: responsible by class and area, on duty, near, with little in hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from case_people import DISPATCHER, HANDLER

from console.desk.batch import draft
from console.desk.cases import Report
from console.desk.loads import Loads
from console.desk.metres import distances
from console.desk.proposals import Proposals
from console.errors import NotFound
from console.model.case import State
from console.model.departments import Department, Departments, Post, Squad
from console.model.duty import Shift
from console.model.person import OPERATOR, Role, User
from console.model.premises import Person
from console.model.rules import DispatchRule, Rules
from console.store.places import PlaceStore

NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()
NIGHT = NOON + 11 * 3600
RULES = Rules("t", "a", "1", dispatch=DispatchRule(load_m=100, outside_m=300, reach_m=2500, alike=2))
DAYTIME = (Shift("08:00", "20:00"),)
DEPARTMENTS = Departments("t", "a", "1", (
    Department("cg", "城管局", "City", classes=("01",), squads=(
        Squad("cg-0", "甲队", "Squad 0", areas=("S0",), lon=114.001, lat=22.55),
        Squad("cg-1", "乙队", "Squad 1", areas=("S1",)))),
    Department("zj", "住建局", "Housing", classes=("0101",), levels=("street", "district"), shifts=DAYTIME),
    Department("s0", "街道中心", "Centre 0", classes=("08",), areas=("S0",)),
), (Post("grid_worker", "网格员", "Worker", classes=("0102",), shifts=DAYTIME),))
STAFF = [Person(f"P{i}", f"员{i}", "grid_worker", f"G{i}") for i in range(10)] + [Person("PX", "长", "commander", "S0")]


@pytest.fixture
def places(store):
    places = PlaceStore(store)
    places.add_people(STAFF)
    return places


@pytest.fixture
def make(desk, areas, places):
    def build(users=(), ways=None, seen=None, at=NOON):
        return Proposals(desk, areas, places, lambda: DEPARTMENTS, lambda: RULES, lambda: users, lambda: ways,
                         lambda: seen or {}, lambda: at)
    return build


def report(desk, code="0102", lon=114.005, **more):
    found = desk.intake([Report("t", f"{len(desk.cases())}", title="堆放垃圾", class_code=code, lon=lon, lat=22.55,
                                **more)])
    return found.changes.added[0]


def handlers(found):
    return [one.handler for one in found]


def test_the_worker_of_the_grid_then_a_neighbour_then_who_answers_for_the_group(desk, make):
    """The middle of grid G0 is 114.005: 0 m; that of G1 is 0.01° east. G2 (2 km) is within reach but third of its
    post; G3 (3 km) is not."""
    case = report(desk)
    found = make().of(case.id, OPERATOR, limit=10)
    assert handlers(found) == ["person:P0", "person:P1", "squad:cg-0", "department:cg", "person:P2"]
    assert found[0].distance_m == pytest.approx(0, abs=0.1)
    assert found[1].distance_m == pytest.approx(float(distances(114.005, 22.55, [114.015], [22.55])[0]), abs=0.1)
    assert found[0].label == "Worker 员0" and found[3].distance_m is None
    assert found[0].reason == "answers for this class · in this area · 0 m straight · nothing in hand"
    assert "from a neighbouring area" in found[1].reason and "1.0 km straight" in found[1].reason
    assert "answers for this group of classes" in found[2].reason


def test_who_is_off_duty_comes_last_and_it_is_said(desk, make):
    found = make(at=NIGHT).of(report(desk).id, OPERATOR, limit=10)
    assert handlers(found)[:2] == ["squad:cg-0", "department:cg"]
    assert [one.on_duty for one in found] == [True, True, False, False, False]
    assert found[2].reason.startswith("off duty")


def test_every_open_case_counts_like_metres(desk, make, work):
    """P1 is 1,028 m and 300 for the border away, P0 has 0 m: with 13 open cases (1,300) it is still first, with 14
    no longer."""
    first = report(desk)
    for count in (13, 14):
        while Loads(desk).now()["person:P0"] < count:
            other = report(desk)
            for step, who, values in (("accept", OPERATOR, {}), ("register", OPERATOR, {}),
                                      ("dispatch", OPERATOR, {"handler": "person:P0"})):
                work.act(other.id, step, who, **values)
        found = make().of(first.id, OPERATOR)
        assert handlers(found)[0] == ("person:P0" if count == 13 else "person:P1")
    assert "14 in hand" in found[1].reason and found[1].load == 14


def test_the_class_itself_before_its_group_and_the_level_decides_between_equals(desk, make, areas, places):
    found = make().of(report(desk, "0101").id, OPERATOR)
    assert handlers(found) == ["department:zj", "squad:cg-0", "department:cg"]
    departments = Departments("t", "a", "1", (
        Department("low", "低", classes=("0101",), levels=("community",)),
        Department("high", "高", classes=("0101",), levels=("district",))))
    case = report(desk, "0101")
    for level, first in (("", "low"), ("community", "low"), ("district", "high")):
        desk.decide(lambda level=level: [draft("case.changed", case, {"level": level}, "")])
        proposals = Proposals(desk, areas, places, lambda: departments, lambda: RULES)
        assert handlers(proposals.of(case.id, OPERATOR))[0] == f"department:{first}"


def test_a_squad_of_another_street_is_not_asked(desk, make):
    assert "squad:cg-1" in handlers(make().of(report(desk, "0101", lon=114.075).id, OPERATOR))
    assert "squad:cg-1" not in handlers(make().of(report(desk, "0101").id, OPERATOR))


def test_where_nobody_answers_the_areas_own_desk_is_proposed_and_elsewhere_nobody(desk, make):
    [found] = make().of(report(desk, "0999").id, OPERATOR)
    assert found.handler == "department:s0" and "nobody answers for this class" in found.reason
    assert make().of(report(desk, "0999", lon=114.075).id, OPERATOR) == []
    with pytest.raises(NotFound):
        make().of("nothing", OPERATOR)


def test_without_a_place_class_and_load_decide_and_nobody_is_near(desk, make):
    case = desk.intake([Report("t", "n", title="垃圾", class_code="0102")]).changes.added[0]
    found = make().of(case.id, OPERATOR)
    assert handlers(found) == ["department:cg"] and found[0].distance_m is None


def test_a_dispatcher_of_one_street_sends_staff_of_that_street_only(desk, make):
    case = report(desk, lon=114.049)   # in G4; G5 next door lies in the other street
    assert "person:P5" in handlers(make().of(case.id, DISPATCHER, 10))
    own = User("w", "w", frozenset({Role.DISPATCHER}), area="S0")
    assert "person:P5" not in handlers(make().of(case.id, own, 10)) and "person:P4" in handlers(
        make().of(case.id, own, 10))


def test_where_somebody_was_seen_last_counts_for_where_they_are(desk, make):
    found = make(seen={"P1": (114.0051, 22.55)}).of(report(desk).id, OPERATOR, 10)
    moved = next(one for one in found if one.handler == "person:P1")
    assert moved.distance_m == pytest.approx(10.3, abs=0.2)


def test_registered_handlers_are_proposed_for_what_their_department_answers_for(desk, make):
    here = User("qian", "钱", frozenset({Role.HANDLER}), squad="cg-0", area="G0")
    away = User("gone", "走", frozenset({Role.HANDLER}), department="cg", active=False)
    found = make(users=[HANDLER, here, away, DISPATCHER]).of(report(desk, "0104").id, OPERATOR, 10)
    assert handlers(found) == ["person:qian", "squad:cg-0", "person:zhao", "department:cg"]


def test_who_sent_it_back_before_is_not_first_again(desk, make, work):
    case = report(desk)
    for step, who, values in (("accept", OPERATOR, {}), ("register", OPERATOR, {}),
                              ("dispatch", OPERATOR, {"handler": "person:P0"}),
                              ("return", OPERATOR, {"why": "不在本网格"})):
        work.act(case.id, step, who, **values)
    found = make().of(case.id, OPERATOR, 10)
    assert handlers(found)[0] == "person:P1"
    last = next(one for one in found if one.handler == "person:P0")
    assert "sent it back before" in last.reason


class Detour:
    """Every way by road is three times the straight one, and none leads to the east of 114.012."""

    def lengths(self, lon, lat, lons, lats):
        metres = 3 * distances(lon, lat, lons, lats)
        return np.where(np.asarray(lons) > 114.012, np.inf, metres)


def test_roads_are_used_where_they_lead_and_the_reason_says_which(desk, make):
    found = make(ways=Detour()).of(report(desk).id, OPERATOR, 10)
    by = {one.handler: one for one in found}
    straight = float(distances(114.005, 22.55, [114.001], [22.55])[0])
    assert by["squad:cg-0"].by_road and by["squad:cg-0"].distance_m == pytest.approx(3 * straight, abs=0.1)
    assert "1.2 km by road" in by["squad:cg-0"].reason
    assert not by["person:P1"].by_road and "straight" in by["person:P1"].reason


def test_bulk_dispatch_spreads_the_work_and_moves_the_cases(desk, make, work):
    """Thirty cases in one grid: fourteen for its worker, then the neighbour is nearer in load."""
    ids = [report(desk).id for _ in range(30)] + [report(desk, "0999", lon=114.075).id]
    for case_id in ids:
        work.act(case_id, "accept", OPERATOR)
        work.act(case_id, "register", OPERATOR)
    plan = make().assign(ids, OPERATOR)
    counts = {handler: len(some) for handler, some in plan.by_handler.items()}
    assert sum(counts.values()) == 30 and abs(counts["person:P0"] - counts["person:P1"] - 13) <= 1
    assert [case_id for case_id, _ in plan.nobody] == [ids[-1]]
    for handler, some in plan.by_handler.items():
        done = work.many(some, "dispatch", OPERATOR, handler=handler)
        assert done.moved == some and not done.refused
    assert all(desk.get(one).state is State.DISPATCHED for one in ids[:-1])
    assert Loads(desk).now() == counts


def test_loads_follow_the_desk(desk, make, work):
    loads = Loads(desk)
    case = report(desk)
    assert not loads.now()
    for step, who, values in (("accept", OPERATOR, {}), ("register", OPERATOR, {}),
                              ("dispatch", OPERATOR, {"handler": "department:cg"})):
        work.act(case.id, step, who, **values)
    assert loads.now() == {"department:cg": 1}
    work.act(case.id, "recall", OPERATOR, why="错派")
    assert +loads.now() == {}
    work.act(case.id, "dispatch", OPERATOR, handler="squad:cg-0")
    for step in ("take", "arrive", "handle"):
        work.act(case.id, step, OPERATOR)
    assert +loads.now() == {"squad:cg-0": 1}
    work.act(case.id, "feed_back", OPERATOR, why="已清理")
    assert +loads.now() == {}
