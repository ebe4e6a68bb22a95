"""Registering by hand: for those whose post it is, and in the area they answer for."""

import pytest
from case_people import CHECKER, COLLEAGUE, HANDLER, STREET, SUPERVISOR

from console.desk.registration import REPORTING, may_report, register
from console.desk.reports import Report
from console.errors import BadInput, Refused
from console.model.person import OPERATOR, Role, User

HERE = {"lon": 114.005, "lat": 22.55}    # G0 of S0
THERE = {"lon": 114.095, "lat": 22.55}   # G9 of S1
COLLECTOR = User("col", "采集员", frozenset({Role.COLLECTOR}), area="S0")


def told(**fields):
    return Report("", "", title="井盖缺失", **fields)


@pytest.mark.parametrize("who", [OPERATOR, SUPERVISOR, COLLECTOR, STREET])
def test_a_case_is_registered_in_the_name_of_who_reports(desk, areas, who):
    case = register(desk, areas, told(**HERE), who)
    assert case.area == "G0" and desk.history(case.id)[0].actor == who.id


@pytest.mark.parametrize("who", [HANDLER, CHECKER, COLLEAGUE, User("old", "", REPORTING, active=False)])
def test_others_are_refused_and_nothing_is_changed(desk, areas, who):
    with pytest.raises(Refused, match="Nothing was changed"):
        register(desk, areas, told(**HERE), who)
    assert not desk.cases() and not may_report(who)


@pytest.mark.parametrize(("place", "why"), [(THERE, "lies in 名G9, and .* answers for 名S0 only"),
                                            ({"lon": 10.0, "lat": 50.0}, "lies in no area"),
                                            ({}, "needs a place there")])
def test_a_place_outside_ones_area_or_none_at_all_is_refused(desk, areas, place, why):
    with pytest.raises(Refused, match=why):
        register(desk, areas, told(**place), COLLECTOR)
    assert not desk.cases()


def test_whoever_answers_for_everywhere_needs_no_place(desk, areas):
    assert register(desk, areas, told(), SUPERVISOR).area == ""


def test_what_the_desk_refuses_is_refused_here(desk, areas):
    with pytest.raises(BadInput, match="needs a title"):
        register(desk, areas, Report("", "", title=" "), OPERATOR)
    with pytest.raises(BadInput, match="no class"):
        register(desk, areas, told(class_code="9999"), OPERATOR)
