"""Hazards: the closed loop with limits, rights, photos and cases, and what the ledger keeps of it."""

import itertools

import pytest
from desk_world import NOW
from hazard_people import COLLEAGUE, COLLECTOR, ELSEWHERE, FAR, INSPECTOR, LEFT, TOWER, VILLAGE

from console.desk.hazard import book
from console.desk.hazard.draft import HazardDraft
from console.desk.hazard.steps import STEPS, event_word, legal, state_word
from console.errors import BadInput, NotFound, Refused
from console.model.hazard import HazardLevel, HazardSource, HazardState
from console.model.inspection import PartyRole
from console.model.limits import Limit
from console.model.person import OPERATOR

HOUR = 3600.0


def found(hazards, who=INSPECTOR, **fields):
    return hazards.report(HazardDraft(**({"kind": "fire", "text": "楼道堆物", "building": VILLAGE} | fields)), who)


def test_the_whole_loop_with_its_limits(hazards, hands, make_hazards):
    hazard = found(hazards)
    assert (hazard.state, hazard.kind, hazard.area, hazard.lon) == (HazardState.FOUND, "fire", "G0", 114.005)
    assert (hazard.likelihood, hazard.consequence, hazard.level) == (3, 4, HazardLevel.LARGER)
    hands.on(1)
    hazard = hazards.order(hazard.id, INSPECTOR)
    assert (hazard.state, hazard.due_at) == (HazardState.ORDERED, NOW + HOUR + 72 * HOUR)
    hands.on(80)
    assert hazard.is_overdue(hands.now)
    hazard = hazards.rectify(hazard.id, COLLECTOR, result="已清理")
    hands.on(5)
    hazard = hazards.recheck(hazard.id, INSPECTOR, passed=False, why="仍有杂物", limit=Limit(24))
    assert (hazard.state, hazard.returns, hazard.rectified_at) == (HazardState.ORDERED, 1, None)
    assert hazard.due_at == hands.now + 24 * HOUR
    hands.on(2)
    hazards.rectify(hazard.id, COLLECTOR, result="已全部清理")
    hazard = hazards.recheck(hazard.id, INSPECTOR, passed=True)
    assert (hazard.state, hazard.outcome, hazard.closed_by) == (HazardState.CLOSED, "rechecked", "chen")
    assert [entry.kind for entry in hazards.history(hazard.id)] == [
        "hazard.found", "hazard.ordered", "hazard.rectified", "hazard.sent_back", "hazard.rectified",
        "hazard.rechecked"]
    assert [move.state.value for move in hazard.moves] == ["found", "ordered", "rectified", "ordered", "rectified",
                                                           "closed"]
    assert hazard.state_at(NOW - 1) is None and hazard.state_at(NOW + 82 * HOUR) is HazardState.RECTIFIED
    assert make_hazards().get(hazard.id) == hazard      # read again from the stored bytes


def test_only_what_the_table_allows(hazards):
    hazard = found(hazards)
    with pytest.raises(Refused, match="not possible then"):
        hazards.recheck(hazard.id, INSPECTOR, passed=True)
    with pytest.raises(BadInput, match="a reason"):
        hazards.close(hazard.id, INSPECTOR, why=" ")
    closed = hazards.close(hazard.id, INSPECTOR, why="误报", dismissed=True)
    assert closed.outcome == "dismissed"
    with pytest.raises(Refused):
        hazards.order(hazard.id, INSPECTOR)
    for before, after in itertools.product(HazardState, HazardState):
        ways = {(one, step.after) for step in STEPS.values() for one in step.before}
        back = (after, before) in ways and before is not HazardState.ESCALATED   # a step may be taken back
        assert legal(before.value, after.value) is ((before, after) in ways or back)
    assert legal("", "found") and not legal("", "closed")
    assert len({state_word(state) for state in HazardState}) == len(HazardState)
    assert all(event_word(step.kind) != step.kind for step in STEPS.values()) and event_word("x") == "x"


def test_role_and_area_are_asked_at_the_desk(hazards):
    hazard = found(hazards)
    with pytest.raises(Refused, match="outside the area"):
        hazards.order(hazard.id, ELSEWHERE)
    with pytest.raises(Refused, match="This is for"):
        hazards.order(hazard.id, COLLECTOR)
    with pytest.raises(Refused, match="has left"):
        found(hazards, LEFT)
    with pytest.raises(Refused, match="outside the area"):
        found(hazards, INSPECTOR, building=FAR)
    assert {step.name for step in hazards.steps_for(hazard, COLLECTOR)} == {"attach"}
    assert "order" in {step.name for step in hazards.steps_for(hazard, INSPECTOR)}


def test_whoever_reported_the_rectification_does_not_recheck_it(hazards):
    hazard = found(hazards, order=True)
    hazards.rectify(hazard.id, INSPECTOR, result="已整改")
    with pytest.raises(Refused, match="does not re-check"):
        hazards.recheck(hazard.id, INSPECTOR, passed=True)
    assert hazards.recheck(hazard.id, COLLEAGUE, passed=True).state is HazardState.CLOSED


def test_a_stale_view_is_refused_and_another_process_is_seen(hazards, make_hazards):
    hazard, other = found(hazards), make_hazards()
    other.order(hazard.id, COLLEAGUE)
    with pytest.raises(Refused, match="moved on"):
        hazards.close(hazard.id, INSPECTOR, why="现场整改", seen=hazard.version)
    assert hazards.get(hazard.id).state is HazardState.ORDERED


def test_one_origin_has_one_open_hazard_of_a_kind(hazards):
    first = found(hazards, OPERATOR, origin="device:7", source=HazardSource.SENSOR)
    assert found(hazards, OPERATOR, origin="device:7").id == first.id
    assert found(hazards, OPERATOR, origin="device:7", kind="gas").id != first.id
    hazards.close(first.id, OPERATOR, why="误报")
    assert found(hazards, OPERATOR, origin="device:7").id != first.id
    same = HazardDraft("goods", building=TOWER, origin="device:8")
    assert len({one.id for one in hazards.report_many([same, same], OPERATOR)}) == 1


def test_several_are_recorded_all_or_none(hazards):
    with pytest.raises(NotFound):
        hazards.report_many([HazardDraft("fire", building=VILLAGE), HazardDraft("fire", building="9" * 19)], OPERATOR)
    assert hazards.hazards() == {}


def test_what_cannot_be(hazards):
    for wrong in ({"kind": "dragons"}, {"likelihood": 6}, {"consequence": 0}, {"found_at": NOW + 86400.0},
                  {"building": "", "lon": 200.0, "lat": 1.0}, {"building": "", "lon": 114.0}, {"building": ""}):
        with pytest.raises(BadInput):
            found(hazards, OPERATOR, **wrong)
    for wrong in ({"building": "1" * 19}, {"building": "", "area": "G99"}):
        with pytest.raises(NotFound):
            found(hazards, OPERATOR, **wrong)
    assert hazards.hazards() == {}
    assert found(hazards, OPERATOR, building="", lon=114.035, lat=22.55).area == "G3"
    assert found(hazards, OPERATOR, building="", area="S1").lon is None


def test_the_party_of_a_building_answers(hazards, inspections):
    inspections.set_party(VILLAGE, PartyRole.LANDLORD, "陈某", INSPECTOR, is_person=True)
    assert hazards.responsible(VILLAGE).name == "陈某"
    firm = inspections.set_party(VILLAGE, PartyRole.MANAGER, "恒安物业", INSPECTOR)
    assert found(hazards).party == firm.id      # the manager comes before the landlord in the catalogue


def test_photos_are_kept_by_their_content(hazards, picture, files):
    hazard = found(hazards, photos=(picture,))
    (kept,) = hazards.files_of(hazard.id)
    assert hazard.photos == (kept.hash,) and files.open(kept).read_bytes() == picture.read_bytes()
    assert len(hazards.attach(hazard.id, [picture], INSPECTOR).photos) == 1   # the same content again


def test_escalation_opens_one_case_however_often_it_is_tried(hazards, desk, hands):
    hazard = found(hazards, kind="illegal", text="天面加建", order=True)
    assert hazards.due_for_escalation(hazard.due_at + 71 * HOUR) == []
    assert [one.id for one in hazards.due_for_escalation(hazard.due_at + 73 * HOUR)] == [hazard.id]
    hazard = hazards.escalate(hazard.id, INSPECTOR, why="拒不整改")
    case = desk.get(hazard.case)
    assert (case.class_code, case.area, case.lon) == ("0101", "G0", 114.005)
    assert "天面加建" in case.title and len(desk.cases()) == 1
    with pytest.raises(Refused):
        hazards.escalate(hazard.id, INSPECTOR, why="再次")
    assert hazards.recheck(hazard.id, INSPECTOR, passed=True).outcome == "case"


def test_assessing_again_changes_the_level_and_not_the_limit(hazards):
    hazard = found(hazards, order=True)
    again = hazards.assess(hazard.id, INSPECTOR, likelihood=5, consequence=5)
    assert (again.level, again.due_at, again.state) == (HazardLevel.MAJOR, hazard.due_at, HazardState.ORDERED)
    with pytest.raises(BadInput):
        hazards.assess(hazard.id, INSPECTOR, likelihood=9)


def test_listeners_hear_what_changed_and_a_failing_one_harms_nobody(hazards):
    heard = []
    stop = hazards.listen(heard.append)
    hazard = found(hazards)
    hazards.order(hazard.id, INSPECTOR)
    stop()
    hazards.rectify(hazard.id, INSPECTOR, result="好了")
    assert [(len(one.added), len(one.updated)) for one in heard] == [(1, 0), (0, 1)]


def test_re_division_moves_hazards_with_their_buildings(hazards, areas, places, store):
    stray = found(hazards, OPERATOR, building="", lon=114.035, lat=22.55)
    home = found(hazards, OPERATOR)
    nowhere = found(hazards, OPERATOR, building="", area="G3")
    areas.remove(["G3"], "re-divided")
    assert hazards.get(stray.id).area == "S0"            # the street still holds the place
    assert hazards.get(home.id) == home and hazards.get(nowhere.id).area == "G3"
    assert [entry.kind for entry in hazards.history(stray.id)][-1] == "hazard.relocated"


def test_steps_are_taken_back_one_by_one_and_all_stay_on_record(hazards, hands, make_hazards):
    first = hazards.order(found(hazards).id, INSPECTOR)
    hands.on(1)
    hazards.rectify(first.id, COLLECTOR, result="已清理")
    rectified = hazards.recheck(first.id, INSPECTOR, passed=False, why="看错了", limit=Limit(1))
    hands.on(1)
    again = hazards.take_back(first.id, INSPECTOR, why="点错")
    assert (again.state, again.due_at, again.returns) == (HazardState.RECTIFIED, first.due_at, 0)
    assert (again.result, again.rectified_by, again.why) == ("已清理", COLLECTOR.id, "点错")
    assert rectified.returns == 1 and again.moves[-1].due == first.due_at
    closed = hazards.recheck(first.id, INSPECTOR, passed=True)
    back = hazards.take_back(first.id, INSPECTOR, why="未到现场")
    assert (closed.state, back.state, back.closed_at, back.outcome) == (
        HazardState.CLOSED, HazardState.RECTIFIED, None, "")
    hazards.take_back(first.id, COLLECTOR, why="并未清理")
    begun = hazards.take_back(first.id, INSPECTOR, why="发错")
    assert (begun.state, begun.due_at, begun.ordered_by) == (HazardState.FOUND, None, "")
    assert make_hazards().get(first.id) == begun     # the ledger lets every way back pass
    with pytest.raises(Refused, match="No step"):
        hazards.take_back(first.id, INSPECTOR, why="x")
    assert [one.kind for one in hazards.history(first.id)].count("hazard.taken_back") == 4


def test_only_whoever_took_a_step_takes_it_back(hazards):
    hazard = hazards.order(found(hazards).id, INSPECTOR)
    with pytest.raises(Refused, match="whoever took it"):
        hazards.take_back(hazard.id, COLLEAGUE, why="x")
    assert "take_back" not in [one.name for one in hazards.steps_for(hazard, COLLEAGUE)]
    assert "take_back" in [one.name for one in hazards.steps_for(hazard, INSPECTOR)]
    with pytest.raises(BadInput, match="a reason"):
        hazards.take_back(hazard.id, OPERATOR, why="")
    assert hazards.take_back(hazard.id, OPERATOR, why="x").state is HazardState.FOUND
    case = hazards.escalate(hazard.id, INSPECTOR, why="x")
    with pytest.raises(Refused, match="not possible then"):
        hazards.take_back(case.id, INSPECTOR, why="x")


def test_nothing_is_read_before_somebody_asks(hazards, make_hazards, monkeypatch):
    """A start, and nearly every command line, has nothing to do with hazards."""
    hazard = found(hazards)
    reads = []
    monkeypatch.setattr(book, "_all", lambda ledger, real=book._all: reads.append(1) or real(ledger))
    other, told = make_hazards(), []
    other.listen(told.append)
    assert not reads and not told
    assert [one.id for one in other.of_building(VILLAGE)] == [hazard.id] and reads == [1]
    assert other.order(hazard.id, INSPECTOR).state is HazardState.ORDERED and reads == [1]
    assert [one.id for changes in told for one in changes.updated] == [hazard.id], "told once it is read"
