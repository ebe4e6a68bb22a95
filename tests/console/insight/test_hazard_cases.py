"""Cases of hazard classes on the hazard map: by the rule file, with their own moves, never twice."""

import msgspec
import shapely
from hazard_fakes import DAY, NOW, RULES, Fakes, building, hazard

from console.insight.hazard_cases import hazard_of_case
from console.insight.hazard_filter import HazardFilter
from console.model.case import Case, State
from console.model.hazard import HazardSource, HazardState

CASE = Case("t:1", "楼道堆放杂物", "0801", state=State.DISPATCHED, area="G0", lon=114.0005, lat=22.5005,
            reported_at=NOW - 5 * DAY, due_at=NOW - DAY, first_dispatched_at=NOW - 4 * DAY, updated_at=NOW - 4 * DAY)


def nowhere(lon, lat):
    return ""


def test_a_case_moves_by_its_own_steps():
    one = hazard_of_case(CASE, RULES, nowhere)
    assert (one.id, one.kind, one.source, one.case) == ("case:t:1", "fire", HazardSource.CASE, "t:1")
    assert [(move.state, move.at) for move in one.moves] == [
        (HazardState.FOUND, NOW - 5 * DAY), (HazardState.ORDERED, NOW - 4 * DAY)]
    assert one.is_overdue(NOW)
    closed = msgspec.structs.replace(CASE, state=State.CLOSED, closed_at=NOW - DAY, handled_at=NOW - 2 * DAY)
    states = [move.state.value for move in hazard_of_case(closed, RULES, nowhere).moves]
    assert states == ["found", "ordered", "rectified", "closed"]
    back = msgspec.structs.replace(CASE, state=State.REWORK, handled_at=NOW - 2 * DAY, state_at=NOW - DAY)
    assert hazard_of_case(back, RULES, nowhere).moves[-1].at == NOW - DAY


def test_what_is_no_hazard():
    for fields in ({"class_code": "0102"}, {"class_code": ""}, {"state": State.REFUSED}, {"state": State.MERGED},
                   {"feed": "hazard"}):
        assert hazard_of_case(msgspec.structs.replace(CASE, **fields), RULES, nowhere) is None


def test_the_map_holds_it_and_finds_its_building():
    home = building(1, wkb=shapely.box(114.0, 22.5, 114.001, 22.501).wkb)
    fakes = Fakes([hazard(0)], [home], [CASE])
    assert fakes.map.aggregate().members() == ["case:t:1", "h0"]
    assert fakes.map.get("case:t:1").building == home.code
    assert fakes.map.found(HazardFilter(building=home.code))[0].id == "case:t:1"
    fakes.cases_desk.say(msgspec.structs.replace(CASE, state=State.CLOSED, closed_at=NOW))
    assert fakes.map.aggregate(HazardFilter(only_open=True)).members() == ["h0"]
    fakes.cases_desk.say(msgspec.structs.replace(CASE, class_code="0102"))
    assert fakes.map.aggregate().members() == ["h0"]


def test_a_hazard_speaks_for_its_case():
    fakes = Fakes([], [], [CASE])
    assert fakes.map.aggregate().members() == ["case:t:1"]
    fakes.say(hazard(3, case="t:1"))
    fakes.cases_desk.say(CASE)
    assert fakes.map.aggregate().members() == ["h3"]
    assert Fakes([hazard(3, case="t:1")], [], [CASE]).map.aggregate().members() == ["h3"]


def test_what_waits_for_a_recheck():
    over = msgspec.structs.replace(CASE, id="hazard:h1", feed="hazard", state=State.CLOSED, closed_at=NOW)
    alive = msgspec.structs.replace(CASE, id="hazard:h2", feed="hazard")
    fakes = Fakes([hazard(0, moves=(3, 2, 1)), hazard(3),
                   *(hazard(i, state=HazardState.ESCALATED, case=f"hazard:h{i}", due=NOW) for i in (1, 2))],
                  [], [over, alive])
    assert [one.id for one in fakes.map.to_recheck()] == ["h0", "h1"]
    assert fakes.map.to_recheck("S1") == []
