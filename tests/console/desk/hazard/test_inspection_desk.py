"""Inspections: parties, what is due, plans, visits whose findings become hazards, and how inspecting goes."""

import pytest
from desk_world import NOW
from hazard_people import COLLEAGUE, COLLECTOR, ELSEWHERE, ESTATE, FAR, INSPECTOR, TOWER, VILLAGE

from console.errors import BadInput, NotFound, Refused
from console.insight.inspection_figures import InspectionFigures
from console.model.area import Level
from console.model.hazard import HazardLevel, HazardSource, HazardState
from console.model.inspection import Finding, PartyRole
from console.model.person import OPERATOR

DAY = 86_400.0


@pytest.fixture
def figures(inspections, hazards, areas, places, risks, hands):
    return InspectionFigures(inspections, hazards, areas, places, lambda: risks, hands)


def test_each_type_of_building_has_its_checklist(inspections):
    assert [inspections.checklist(code).code for code in (VILLAGE, TOWER, ESTATE, FAR)] == [
        "urban_village", "tower", "estate", "general"]
    with pytest.raises(NotFound):
        inspections.checklist("1" * 19)


def test_findings_become_orders_in_the_same_transaction(inspections, picture, make_inspections):
    visit, (fire, falling) = inspections.visit(VILLAGE, INSPECTOR, note="两户", findings=[
        Finding("V01", photos=(str(picture),), level=HazardLevel.MAJOR),
        Finding("V08", text="花盆悬空", on_the_spot=True)])
    assert (fire.state, fire.level, fire.source) == (HazardState.ORDERED, HazardLevel.MAJOR, HazardSource.INSPECTION)
    assert fire.due_at == NOW + 24 * 3600 and len(fire.photos) == 1 and "clear" in fire.text
    assert (falling.state, falling.outcome, falling.text) == (HazardState.CLOSED, "on_the_spot", "花盆悬空")
    assert visit.hazards == (fire.id, falling.id) and "V02" in visit.passed and "V01" not in visit.passed
    assert inspections.last() == {VILLAGE: NOW}
    assert make_inspections().visits() == inspections.visits()


def test_an_open_finding_found_again_is_the_same_hazard(inspections, hazards):
    _, (first,) = inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01")])
    _, (again,) = inspections.visit(VILLAGE, COLLEAGUE, findings=[Finding("V01")])
    assert again.id == first.id and len(hazards.hazards()) == 1
    _, (other,) = inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01", room="301")])
    assert other.id != first.id and other.room == "301"


def test_what_a_visit_cannot_say(inspections, hazards):
    with pytest.raises(BadInput, match="has no item"):
        inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01"), Finding("T01")])
    with pytest.raises(BadInput, match="let in"):
        inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01")], entered=False)
    with pytest.raises(BadInput, match="an item of the checklist or a kind"):
        inspections.visit(VILLAGE, INSPECTOR, findings=[Finding(text="?")])
    with pytest.raises(BadInput, match="future"):
        inspections.visit(VILLAGE, INSPECTOR, at=NOW + DAY)
    with pytest.raises(Refused):
        inspections.visit(VILLAGE, ELSEWHERE)
    with pytest.raises(NotFound):
        inspections.visit(VILLAGE, INSPECTOR, plan="?")
    assert not inspections.visits() and not hazards.hazards()


def test_closed_doors_do_not_count(inspections):
    visit, _ = inspections.visit(VILLAGE, COLLECTOR, entered=False)
    assert not visit.entered and visit.passed == () and inspections.last() == {}


def test_due_by_risk_and_season(inspections, risks, hands):
    risks |= {VILLAGE: 65.0, TOWER: 45.0, ESTATE: 10.0, FAR: 0.0}
    for code in (VILLAGE, TOWER, ESTATE, FAR):
        inspections.visit(code, OPERATOR)
    season = inspections.season(NOW)                   # January: fire in urban villages
    assert season is not None and season.code == "dry"
    assert inspections.due(now=NOW + 14 * DAY) == []
    (first,) = inspections.due(now=NOW + 16 * DAY)     # 30 days halved
    assert (first.building, first.every, first.season) == (VILLAGE, 15.0, "dry")
    assert {one.building for one in inspections.due(now=NOW + 91 * DAY)} == {VILLAGE, TOWER}
    assert {one.building for one in inspections.due("S1", now=NOW + 366 * DAY)} == {FAR}


def test_a_plan_takes_the_most_pressing_and_says_how_far_it_is(inspections, figures, risks, hands):
    risks |= {VILLAGE: 65.0, TOWER: 45.0, ESTATE: 10.0}
    plan = inspections.make_plan(INSPECTOR, area="S0", count=2)
    assert (plan.buildings, plan.weights, plan.season) == ((VILLAGE, TOWER), "1", "dry")
    hands.on(1)
    inspections.visit(VILLAGE, INSPECTOR, plan=plan.id)
    inspections.visit(TOWER, INSPECTOR, plan=plan.id, entered=False)
    done = figures.progress(plan.id)
    assert (done.inspected, done.missed, done.closed_doors, done.share) == ((VILLAGE,), (TOWER,), (TOWER,), 0.5)
    assert inspections.left(plan.id) == [TOWER]
    assert inspections.today(plan.id).buildings == (TOWER,)
    with pytest.raises(Refused):
        inspections.cancel_plan(plan.id, ELSEWHERE, "?")
    with pytest.raises(BadInput):
        inspections.cancel_plan(plan.id, INSPECTOR, " ")
    assert inspections.cancel_plan(plan.id, INSPECTOR, "改期").cancelled
    with pytest.raises(NotFound):
        inspections.make_plan(OPERATOR, area="nowhere")


def test_nothing_due_makes_no_plan(inspections):
    inspections.visit(FAR, OPERATOR)
    with pytest.raises(BadInput, match="No building is due"):
        inspections.make_plan(OPERATOR, area="S1")
    assert inspections.plans() == {}


def test_coverage_opens_into_its_buildings(inspections, figures, hands):
    inspections.visit(FAR, OPERATOR, at=NOW - 400 * DAY)      # due again
    inspections.visit(ESTATE, OPERATOR, at=NOW - 10 * DAY)    # not due: inspected before the period
    inspections.visit(VILLAGE, OPERATOR, at=NOW - 2 * DAY)
    rows, total = figures.coverage(NOW - 5 * DAY, NOW, Level.STREET)
    assert set(total.due) == {VILLAGE, TOWER, FAR} and total.inspected == (VILLAGE,)
    assert {row.area: (len(row.inspected), len(row.due)) for row in rows} == {"S0": (1, 2), "S1": (0, 1)}
    only, _ = figures.coverage(NOW - 5 * DAY, NOW, Level.GRID, area="S1")
    assert [row.area for row in only if row.due] == ["G7"] and {row.share for row in only} == {0.0, None}


def test_repeated_findings_and_the_worst_parties(inspections, hazards, figures, hands):
    bad = inspections.set_party(VILLAGE, PartyRole.MANAGER, "差物业", INSPECTOR)
    good = inspections.set_party(TOWER, PartyRole.MANAGER, "好物业", INSPECTOR)
    for _ in range(2):
        _, (hazard,) = inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01")])
        hands.on(100)
        hazards.rectify(hazard.id, COLLECTOR, result="已清理")
        hazards.recheck(hazard.id, INSPECTOR, passed=True)
    inspections.visit(VILLAGE, INSPECTOR, findings=[Finding("V01")])
    _, (spot,) = inspections.visit(TOWER, INSPECTOR, findings=[Finding("T01")])
    hazards.rectify(spot.id, COLLECTOR, result="已清理")
    hands.on(100)
    (again,) = figures.repeated()
    assert (again.building, again.item, len(again.hazards), again.open) == (VILLAGE, "V01", 3, 1)
    worst, best = figures.parties()
    assert (worst.party, worst.found, worst.open, worst.overdue) == (bad.id, 3, 1, 1)
    assert (worst.on_time, worst.timed) == (0, 2)             # 100 hours, and 24 were given
    assert (best.party, best.open, best.on_time_share) == (good.id, 1, 1.0)
    assert figures.parties(area="S1") == []


def test_a_firm_is_one_party_and_a_person_stands_in_no_ledger(inspections, ledger, parties):
    firm = inspections.set_party(VILLAGE, PartyRole.MANAGER, "恒安物业", INSPECTOR)
    assert inspections.set_party(TOWER, PartyRole.MANAGER, "恒安物业", INSPECTOR).id == firm.id
    assert parties.buildings_of(firm.id) == [VILLAGE, TOWER]
    one = inspections.set_party(VILLAGE, PartyRole.LANDLORD, "陈大文", INSPECTOR, is_person=True)
    two = inspections.set_party(TOWER, PartyRole.LANDLORD, "陈大文", INSPECTOR, is_person=True)
    assert one.id != two.id
    assert "陈大文" not in str([entry.payload for entry in ledger.entries()])
    with pytest.raises(BadInput):
        inspections.set_party(VILLAGE, PartyRole.FIRM, " ", INSPECTOR)
    with pytest.raises(Refused):
        inspections.set_party(VILLAGE, PartyRole.FIRM, "某公司", COLLECTOR)
