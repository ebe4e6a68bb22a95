"""Limits of reported cases: given at intake, renewed by corrections, never a reason to lose a report."""

import datetime as dt

import msgspec
import pytest

from console.desk.calendar import MissingYear
from console.desk.cases import CaseDesk, Report
from console.desk.clocks import Clocks
from console.desk.late_limits import give_limits
from console.model.case import State
from console.model.limits import CalendarYear, Limit, LimitCatalogue, LimitRule, Unit
from console.model.person import OPERATOR

ZONE = dt.timezone(dt.timedelta(hours=8))
LIMITS = LimitCatalogue("t", "t", "1", "t", {"workday": (("09:00", "12:00"), ("14:00", "18:00"))}, (
    LimitRule((), whole=Limit(7, Unit.WORK_HOUR), steps={"reported": Limit(30, Unit.MINUTE),
                                                        "dispatched": Limit(1, Unit.WORK_HOUR)}),
    LimitRule((), (1,), whole=Limit(2, Unit.HOUR)),
))


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


def shown(case):
    return [None if moment is None else dt.datetime.fromtimestamp(moment, ZONE).strftime("%m-%d %H:%M")
            for moment in (case.due_at, case.step_due_at, case.warn_at)]


@pytest.fixture
def clocks(catalogue):
    return Clocks(LIMITS, catalogue)


@pytest.fixture
def clocked(ledger, areas, catalogue, clocks):
    return CaseDesk(ledger, areas, catalogue, clock=lambda: at("2026-03-02 09:00"), clocks=clocks)


def said(text, **fields):
    return Report("feed", "1", "t", **{"class_code": "0101", "updated_at": at(text)} | fields)


def test_a_report_gets_the_limits_of_its_state(clocked):
    [case] = clocked.intake([said("2026-03-06 17:00")]).changes.added
    assert shown(case) == ["03-09 17:00", "03-06 17:30", "03-06 17:22"]   # 1 h on Friday, 6 h on Monday
    [case] = clocked.intake([said("2026-03-06 17:10", state=State.DISPATCHED)]).changes.updated
    assert shown(case) == ["03-09 17:00", "03-09 09:10", "03-06 17:55"]   # the whole goes on, the step is another
    [case] = clocked.intake([said("2026-03-09 10:00", state=State.CLOSED)]).changes.updated
    assert shown(case) == ["03-09 17:00", None, None]


def test_a_source_that_suspends_a_case_stops_its_clock(clocked, clocks):
    clocked.intake([said("2026-03-06 17:00")])
    [case] = clocked.intake([said("2026-03-06 17:30", state=State.SUSPENDED)]).changes.updated
    assert shown(case) == [None, None, None] and case.suspended_left[0] == 6.5 * 3600   # of 7 work hours
    later = at("2026-05-01 09:00")
    assert not case.is_overdue(later) and clocks.standing(case, later).mood == "stopped"
    [case] = clocked.intake([said("2026-03-10 09:00", state=State.DISPATCHED)]).changes.updated
    assert shown(case)[0] == "03-10 17:30" and case.suspended_left is None   # 09:00–12:00 and 14:00–17:30
    [case] = clocked.intake([said("2026-03-10 10:00", state=State.CLOSED)]).changes.updated
    assert case.suspended_left is None


def test_a_case_that_its_source_reports_as_suspended_has_a_clock_that_stands(clocked):
    [case] = clocked.intake([said("2026-03-06 17:00", state=State.SUSPENDED)]).changes.added
    assert shown(case) == [None, None, None] and case.suspended_left[0] == 7 * 3600


def test_corrections_renew_the_limits(clocked):
    clocked.intake([said("2026-03-06 17:00")])
    [case] = clocked.intake([said("2026-03-06 17:01", class_code="0501")]).changes.updated   # an urgent class
    assert shown(case)[0] == "03-06 19:00"
    [case] = clocked.intake([said("2026-03-06 17:02", class_code="0501", reported_at=at("2026-03-06 16:00"))
                             ]).changes.updated
    assert shown(case)[0] == "03-06 18:00"


def test_a_suspended_or_extended_case_loses_nothing_by_a_correction(clocked, clocks):
    [case] = clocked.intake([said("2026-03-06 17:00")]).changes.added
    from console.desk.report_limits import ReportLimits
    limits = ReportLimits(clocked._catalogue, clocks)
    stopped = msgspec.structs.replace(case, **clocks.stopped(case, at("2026-03-06 17:10")))
    assert "due_at" not in limits.renewed(stopped, {"class_code": "0501"}, False)
    extended = msgspec.structs.replace(case, due_at=at("2026-03-30 18:00"), extensions=1)
    assert "due_at" not in limits.renewed(extended, {"class_code": "0501"}, False)


def test_a_feeds_report_is_taken_in_though_a_year_is_missing(clocked, caplog):
    found = clocked.intake([said("2026-12-31 17:00"), Report("feed", "2", "u", updated_at=at("2027-12-31 17:00")),
                            Report("feed", "3", "v", priority=1, updated_at=at("2026-12-31 17:00"))])
    first, second, third = found.changes.added
    assert found.new == 3 and (first.due_at, second.due_at) == (None, None)
    assert shown(third)[0] == "12-31 19:00"             # hours of the wall clock need no calendar
    assert [notice[:35] for notice in found.notices] == ["The working days of 2027 are not kn"]
    clocked.intake([said("2026-12-31 17:30", state=State.DISPATCHED)])
    assert sum("2027" in record.getMessage() for record in caplog.records) == 1   # once, not with every batch
    assert all("catalog calendar 2027" in notice for notice in found.notices)


def test_a_case_made_by_hand_is_refused_with_the_cure(clocked, ledger):
    with pytest.raises(MissingYear, match="catalog calendar 2027 --weekends"):
        clocked.register(Report("", "", "t", class_code="0101", reported_at=at("2026-12-31 17:00")))
    assert not list(ledger.records("case:"))


def test_once_the_year_is_supplied_the_cases_get_their_limits(clocked, clocks, catalogue, ledger):
    clocked.intake([said("2026-12-31 17:00"), Report("feed", "2", "u", updated_at=at("2026-03-02 09:00"))])
    with pytest.raises(MissingYear):
        give_limits(clocked, clocks, OPERATOR)
    clocks.use(LIMITS, catalogue, {2027: CalendarYear("t", "t", "1", 2027, weekends_only=True)})
    assert give_limits(clocked, clocks, OPERATOR) == 1
    assert shown(clocked.get("feed:1"))[0] == "01-01 17:00"
    assert ledger.latest("case:feed:1", 1)[0].kind == "case.limits_set"
    assert give_limits(clocked, clocks, OPERATOR) == 0
