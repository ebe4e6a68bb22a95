"""What rises to the street or the district, what comes down again, and the same-day rate of each level."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from case_people import DISPATCHER, HANDLER
from hypothesis import given
from hypothesis import strategies as st

from console.desk.cases import Report
from console.desk.level_rules import people_in
from console.desk.levels import RULE, Levels, SameDay, due, relieved, same_day
from console.desk.metres import per_degree
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority, State
from console.model.rules import LevelKind, LevelRule, Rules

NOW = 1_800_000_000.0
HOUR = 3600.0
# Two streets of two communities each, side by side.
TREE = AreaTree([Area("D", "D", "区", Level.DISTRICT),
                 *(Area(s, s, f"街{s}", Level.STREET, "D") for s in ("S0", "S1")),
                 *(Area(f"C{i}", f"C{i}", f"社{i}", Level.COMMUNITY, f"S{i // 2}") for i in range(4))])


def rules(*levels):
    return Rules("t", "a", "1", levels=levels)


def case(id, area="C0", east=0.0, code="0501", **more):
    return Case(id, more.pop("title", "路面积水"), class_code=code, area=area, lon=114.0 + east / per_degree(22.5)[0],
                lat=22.5, reported_at=more.pop("reported_at", NOW - HOUR), **more)


def found(cases, *levels, now=NOW):
    return {one.case_id: one for one in due({one.id: one for one in cases}, TREE, rules(*levels), now)}


OVERDUE = LevelRule("late", "超期", LevelKind.OVERDUE, "street", "Late", hours=24)
LATER = LevelRule("later", "久超", LevelKind.OVERDUE, "district", "Later", hours=120, task_force="专班")


def test_overdue_by_n_rises_and_by_more_rises_higher():
    """A limit 24 h ago is not yet more than 24 h; 25 h is the street's, 121 h the district's."""
    those = [case(str(hours), due_at=NOW - hours * HOUR) for hours in (1, 24, 25, 120, 121)] + [case("none")]
    asked = found(those, OVERDUE, LATER)
    assert {id: one.to for id, one in asked.items()} == {"25": "street", "120": "street", "121": "district"}
    assert asked["25"].words == "Late: 25.0 h past its limit" and asked["121"].task_force == "专班"
    assert (asked["25"].rule, asked["121"].rule) == ("late", "later")


@pytest.mark.parametrize("more", [
    {"state": State.CLOSED}, {"state": State.MERGED}, {"state": State.SUSPENDED}, {"level": "street"},
    {"level": "district"}, {"priority": Priority.LOW}, {"code": "0101"},
])
def test_what_is_over_suspended_high_enough_or_of_no_concern_stays(more):
    rule = LevelRule("late", "超期", LevelKind.OVERDUE, "street", hours=24, priorities=(1, 2, 3), classes=("05",))
    assert not found([case("a", due_at=NOW - 100 * HOUR, **more)], rule)
    assert found([case("a", due_at=NOW - 100 * HOUR, code="0501")], rule)


def test_cases_in_two_communities_are_the_streets_and_in_two_streets_the_districts():
    street = LevelRule("x", "跨社区", LevelKind.CROSSING, "street", count=2, radius_m=300, hours=24)
    district = LevelRule("y", "跨街道", LevelKind.CROSSING, "district", count=2, radius_m=300, hours=24)
    those = [case("a", "C0"), case("b", "C1", east=200), case("c", "C2", east=450),
             case("alone", "C3", east=2000), case("other", "C1", east=100, code="0101"),
             case("old", "C3", east=500, reported_at=NOW - 30 * HOUR),
             case("over", "C1", east=50, state=State.CLOSED)]
    asked = found(those, street)
    assert sorted(asked) == ["a", "b", "c"] and "社0, 社1" in asked["a"].words
    asked = found(those, street, district)
    assert {id: one.to for id, one in asked.items()} == {"a": "street", "b": "district", "c": "district"}


def test_a_neighbour_whose_level_is_high_already_still_counts_as_a_neighbour():
    rule = LevelRule("x", "跨社区", LevelKind.CROSSING, "street", count=2)
    assert list(found([case("a", "C0"), case("b", "C1", east=100, level="street")], rule)) == ["a"]


def test_a_place_that_keeps_coming_back():
    """Three cases and a reopening make four; a merged duplicate, a refused report and what is 100 m off count not."""
    rule = LevelRule("again", "反复", LevelKind.REPEATED, "street", "Again", count=4, radius_m=60, hours=720)
    those = [case("a"), case("b", state=State.CLOSED, reopenings=1), case("c", state=State.CLOSED, east=50)]
    assert found(those, rule)["a"].words == "Again: 4 times within 60 m and 30.0 days"
    for less in ({"state": State.MERGED}, {"state": State.REFUSED}, {"east": 100.0}, {"code": "0502"},
                 {"reported_at": NOW - 800 * HOUR}):
        assert not found([*those[:2], case("c", **{"state": State.CLOSED} | less)], rule)


def test_many_people_or_a_word_that_warns():
    rule = LevelRule("crowd", "聚集", LevelKind.CROWD, "street", "Crowd", classes=("07",), count=10,
                     words=("堵门", "Protest"))
    those = [case("a", code="0702", title="约30余名工人讨薪"), case("b", code="0701", title="两户争吵，共9人"),
             case("c", code="0701", title="业主堵门"), case("d", code="0703", title="a protest at the gate"),
             case("e", title="50人围观"), Case("f", "12 people shouting", class_code="0701")]
    asked = found(those, rule)
    assert sorted(asked) == ["a", "c", "d", "f"]
    assert asked["a"].words == "Crowd: 30 people are spoken of" and asked["c"].words == "Crowd: it says “堵门”"


@pytest.mark.parametrize(("text", "people"), [
    ("约50人聚集", 50), ("30多名群众", 30), ("12 个工人和 100 名业主", 100), ("5楼3单元", 0), ("2026年11月", 0),
    ("", 0), ("some 25 workers", 25), ("110来人", 110),
])
def test_how_many_people_a_text_speaks_of(text, people):
    assert people_in(text) == people


@given(st.lists(st.tuples(st.floats(-200, 200), st.sampled_from(["", "street", "district"])), max_size=12))
def test_nothing_ever_rises_to_where_it_is_and_nothing_twice(cases):
    those = [case(str(i), due_at=NOW - hours * HOUR, level=level) for i, (hours, level) in enumerate(cases)]
    asked = due({one.id: one for one in those}, TREE, rules(OVERDUE, LATER), NOW)
    order = ["", "street", "district"]
    assert len({one.case_id for one in asked}) == len(asked)
    assert all(order.index(one.to) > order.index(those[int(one.case_id)].level) for one in asked)


def test_what_a_rule_raised_may_come_down_and_what_a_person_raised_stays():
    those = {one.id: one for one in (
        case("rule", level="district", extra={RULE: "later"}, due_at=NOW + HOUR),
        case("half", level="district", extra={RULE: "later"}, due_at=NOW - 30 * HOUR),
        case("still", level="district", extra={RULE: "later"}, due_at=NOW - 200 * HOUR),
        case("hand", level="district", due_at=NOW + HOUR),
        case("gone", level="street", extra={RULE: "was-renamed"}),
        case("over", level="street", extra={RULE: "late"}, state=State.CLOSED))}
    down = relieved(those, TREE, rules(OVERDUE, LATER), NOW)
    assert [(one.case_id, one.to, one.down) for one in down] == [
        ("gone", "community", True), ("half", "street", True), ("rule", "community", True)]
    assert down[2].words == "Later no longer holds" and down[0].words == "was-renamed no longer holds"
    assert relieved({"a": case("a")}, TREE, rules(OVERDUE), NOW) == []


def test_carried_out_through_the_life_cycle_by_whoever_may(desk, areas, work):
    now = [NOW + 30 * HOUR]
    made = desk.intake([Report("t", str(i), title="x", class_code="0501", lon=114.005 + i / 20, lat=22.55,
                               reported_at=NOW) for i in range(2)]).changes.added
    levels = Levels(desk, areas, lambda: rules(OVERDUE, LATER))
    asked = levels.due(now[0])
    assert [one.to for one in asked] == ["street", "street"]
    own = DISPATCHER.__class__("w", "w", DISPATCHER.roles, area="S0")
    done = levels.carry_out(asked, work, own)
    assert done.moved == [made[0].id] and [id for id, _ in done.refused] == [made[1].id]
    raised = desk.get(made[0].id)
    assert (raised.level, raised.extra[RULE]) == ("street", "late")
    assert desk.history(raised.id)[-1].payload["why"] == asked[0].words
    assert len(levels.due(now[0])) == 1 and levels.relieved(now[0]) == []
    [down] = levels.relieved(NOW)
    assert levels.carry_out([down], work, HANDLER).refused[0][0] == raised.id
    assert levels.carry_out([down], work, own).moved == [raised.id]
    settled = desk.get(raised.id)
    assert (settled.level, settled.extra[RULE]) == ("community", "") and levels.relieved(NOW) == []


def test_same_day_is_the_calendar_day_of_the_city_not_24_hours():
    def at(text):
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()

    def one(id, began, ended, **more):
        return Case(id, "x", reported_at=at(began), closed_at=at(ended) if ended else None,
                    state=more.pop("state", State.CLOSED if ended else State.TAKEN), **more)
    those = [one("a", "2026-11-20T00:05", "2026-11-20T23:59"), one("b", "2026-11-20T23:50", "2026-11-21T00:10"),
             one("c", "2026-11-20T10:00", ""), one("d", "2026-11-20T10:00", "2026-11-20T11:00", level="street"),
             one("e", "2026-11-20T10:00", "2026-11-20T11:00", state=State.MERGED),
             one("f", "2026-11-20T10:00", "2026-11-20T11:00", state=State.REFUSED),
             one("g", "2026-11-21T00:00", "2026-11-21T11:00")]
    rates = same_day(those, at("2026-11-20T00:00"), at("2026-11-21T00:00"), "Asia/Shanghai")
    assert rates == [SameDay("community", 1, 3), SameDay("street", 1, 1), SameDay("district", 0, 0)]
    assert rates[0].rate == pytest.approx(1 / 3) and rates[2].rate is None
