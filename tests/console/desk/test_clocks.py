"""The clocks of a case, with examples worked out by hand; office hours 9–12 and 14–18."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk.calendar import MissingYear
from console.desk.clocks import Clocks, mood_of
from console.errors import Refused
from console.language import RESOURCES
from console.model.case import Case, Priority, State
from console.model.catalogue import CaseClass, Catalogue, read_catalogue
from console.model.limit_checks import read_limits
from console.model.limits import CalendarYear, Limit, LimitCatalogue, LimitRule, Unit

ZONE = dt.timezone(dt.timedelta(hours=8))
FOLDER = RESOURCES / "catalogues"
CLASSES = Catalogue("t", "t", "1", (CaseClass("0101", "甲", "A", "组", "G", limit_hours=10),
                                    CaseClass("0201", "乙", "B", "组", "G", limit_hours=10)))
LIMITS = LimitCatalogue("t", "t", "1", "t", {"workday": (("09:00", "12:00"), ("14:00", "18:00"))}, (
    LimitRule(("01",), whole=Limit(7, Unit.WORK_HOUR),
              steps={"dispatched": Limit(2, Unit.WORK_HOUR), "taken": Limit(2, Unit.HOUR)}),
))


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


def shown(moment):
    return None if moment is None else dt.datetime.fromtimestamp(moment, ZONE).strftime("%m-%d %H:%M")


def case(**fields):
    made = {"id": "1", "title": "t", "class_code": "0101", "reported_at": at("2026-03-02 09:00")} | fields
    return Case(**made)


def moved(known, fields):
    return msgspec.structs.replace(known, **fields)


@pytest.fixture
def clocks():
    return Clocks(LIMITS, CLASSES)


@pytest.fixture(scope="module")
def shenzhen():
    return Clocks(read_limits(FOLDER / "limits-2026.1.toml"), read_catalogue(FOLDER / "classes-2026.1.toml"))


def test_shenzhen_dispatches_urgent_cases_in_30_minutes_and_general_ones_in_2_hours(shenzhen):
    reported = at("2026-02-14 22:10")   # on the Saturday night before Spring Festival
    urgent = shenzhen.opening("0205", Priority.URGENT, reported)
    general = shenzhen.opening("0205", Priority.NORMAL, reported)
    assert (shown(urgent["step_due_at"]), shown(general["step_due_at"])) == ("02-14 22:40", "02-15 00:10")
    # Accepting and registering take from the same half hour; only the dispatch ends it.
    known = case(class_code="0205", priority=Priority.URGENT, reported_at=reported)
    for state in (State.ACCEPTED, State.REGISTERED):
        assert shown(shenzhen.entering(known, state, reported + 900)["step_due_at"]) == "02-14 22:40"
    dispatched = shenzhen.entering(known, State.DISPATCHED, reported + 900)
    assert shown(dispatched["step_due_at"]) == "02-14 22:35"   # ten minutes to take it over


def test_one_class_in_two_cities(shenzhen):
    other = Clocks(read_limits(FOLDER / "limits-2026.1-b.toml"), read_catalogue(FOLDER / "classes-2026.1.toml"))
    reported = at("2026-02-11 16:30")
    # 私搭乱建, 20 work days: 12 13 14 | 24–28 February, 2–6 9–13 16 17 March; 15 work days: to 10 March.
    assert shown(shenzhen.opening("0101", 2, reported)["due_at"]) == "03-17 18:00"
    assert shown(other.opening("0101", 2, reported)["due_at"]) == "03-10 17:30"
    # 4 work hours to have it stopped, from taking over on Friday 13 February 17:00: Friday 1 h, Saturday 3 h;
    # in the other city Friday closes at 17:00, and make-up Saturday gives 8:30–12:00 and 13:30–14:00.
    known = case(class_code="0101", reported_at=reported, due_at=at("2026-03-17 18:00"))
    taken = [one.entering(known, State.TAKEN, at("2026-02-13 17:00")) for one in (shenzhen, other)]
    assert [shown(one["step_due_at"]) for one in taken] == ["02-14 12:00", "02-14 14:00"]


def test_a_case_opens_with_its_limits_and_its_warning(clocks):
    found = clocks.opening("0101", 3, at("2026-03-02 09:00"))
    # A Monday of 7 h: due as the office closes; a quarter, 1 h 45 min, is left at 16:15.
    assert {name: shown(value) for name, value in found.items()} == {
        "due_at": "03-02 18:00", "warn_at": "03-02 16:15", "state_at": "03-02 09:00"}


def test_the_warning_skips_the_night_too(clocks):
    found = clocks.opening("0101", 3, at("2026-03-02 15:00"))
    # Monday 3 h, Tuesday 3 h to noon, 1 h from 14:00. 1 h 45 min before 15:00: 1 h of the afternoon, 45 min of noon.
    assert (shown(found["due_at"]), shown(found["warn_at"])) == ("03-03 15:00", "03-03 11:15")


def test_where_the_limits_are_silent_the_class_hours_hold(clocks):
    assert shown(clocks.opening("0201", 3, at("2026-03-06 17:00"))["due_at"]) == "03-07 03:00"
    assert clocks.opening("9999", 3, 0.0) == {"state_at": 0.0}


def test_a_step_has_a_clock_of_its_own(clocks):
    known = case(due_at=at("2026-03-02 18:00"))
    fields = clocks.entering(known, State.DISPATCHED, at("2026-03-02 11:00"))
    # 1 h to noon, 1 h from 14:00; its warning, half an hour before, comes before that of the whole.
    assert (shown(fields["step_due_at"]), shown(fields["warn_at"])) == ("03-02 15:00", "03-02 14:30")
    after = clocks.entering(moved(known, fields), State.HANDLED, at("2026-03-02 16:00"))
    assert (after["step_due_at"], shown(after["warn_at"])) == (None, "03-02 16:15")
    assert clocks.entering(known, State.CLOSED, 5.0) == {"step_due_at": None, "warn_at": None, "state_at": 5.0}


def test_suspension_stops_the_clock(clocks):
    known = case(state=State.DISPATCHED, due_at=at("2026-03-02 18:00"), step_due_at=at("2026-03-02 12:00"))
    stop = at("2026-03-02 11:00")
    stopped = moved(known, clocks.stopped(known, stop) | {"state": State.SUSPENDED, "before_suspension": "dispatched"})
    assert stopped.suspended_left == (5 * 3600, 3600)           # 2 of 7 h are gone; 1 h of the step is left
    assert (stopped.due_at, stopped.step_due_at, stopped.bites_at, stopped.is_overdue(stop + 1e7)) == (
        None, None, None, False)
    assert clocks.standing(stopped, stop + 1e7).mood == "stopped"
    with pytest.raises(Refused, match="stands already"):
        clocks.stopped(stopped, stop)
    on = moved(stopped, clocks.resumed(stopped, at("2026-03-04 17:00")) | {"state": State.DISPATCHED})
    # Wednesday 1 h, Thursday 9–12 and 14–15 for the whole; the step's hour ends on Wednesday at 18:00.
    assert (shown(on.due_at), shown(on.step_due_at), on.suspended_left) == ("03-05 15:00", "03-04 18:00", None)
    with pytest.raises(Refused, match="is running"):
        clocks.resumed(on, 0.0)


def test_a_limit_in_hours_is_stopped_in_hours(clocks):
    known = case(class_code="0201", due_at=at("2026-03-07 03:00"), state=State.TAKEN)
    stopped = moved(known, clocks.stopped(known, at("2026-03-06 23:00")))
    assert stopped.suspended_left == (4 * 3600, None)
    assert shown(clocks.resumed(stopped, at("2026-03-08 22:00"))["due_at"]) == "03-09 02:00"


def test_what_was_overdue_stays_so_by_as_much(clocks):
    known = case(due_at=at("2026-03-02 18:00"), state=State.DISPATCHED)
    stopped = moved(known, clocks.stopped(known, at("2026-03-03 10:00")) | {"before_suspension": "dispatched"})
    assert stopped.suspended_left == (-3600, None)
    on = moved(stopped, clocks.resumed(stopped, at("2026-03-05 09:30")))
    assert clocks.standing(moved(on, {"state": State.DISPATCHED}), at("2026-03-05 09:30")).whole_left == -3600


@given(worked=st.integers(0, 60 * 12))
def test_stopping_and_going_on_at_once_changes_nothing(worked):
    clocks = Clocks(LIMITS, CLASSES)
    start = at("2026-02-13 11:00")
    known = case(reported_at=start, **clocks.opening("0101", 3, start))
    now = start + 60 * worked * 7
    stopped = moved(known, clocks.stopped(known, now) | {"before_suspension": "reported"})
    assert clocks.resumed(stopped, now)["due_at"] == known.due_at


def test_extension_by_a_limit_and_until_a_moment(clocks):
    known = case(state=State.DISPATCHED, due_at=at("2026-03-02 18:00"), step_due_at=at("2026-03-02 15:00"))
    more = clocks.extended(known, Limit(1, Unit.WORK_DAY), at("2026-03-02 10:00"))
    assert (shown(more["due_at"]), shown(more["step_due_at"])) == ("03-03 18:00", "03-03 18:00")
    assert shown(more["warn_at"]) == "03-03 16:15"
    more = clocks.extended(known, at("2026-03-04 12:00"), at("2026-03-02 10:00"))
    assert (shown(more["due_at"]), shown(more["step_due_at"])) == ("03-04 12:00", "03-04 12:00")
    for until in ("2026-03-02 17:00", "2026-03-02 18:00"):
        with pytest.raises(Refused, match="must be later"):
            clocks.extended(known, at(until), at("2026-03-02 10:00"))
    with pytest.raises(Refused, match="must be later"):
        clocks.extended(known, Limit(1, Unit.HOUR), at("2026-03-09 10:00"))   # would be overdue all the same
    with pytest.raises(Refused, match="nothing to extend"):
        clocks.extended(case(), Limit(1), 0.0)


def test_how_a_case_stands(clocks):
    known = case(state=State.DISPATCHED, due_at=at("2026-03-02 18:00"), step_due_at=at("2026-03-02 15:00"),
                 warn_at=at("2026-03-02 14:30"))
    calm = clocks.standing(known, at("2026-03-02 11:00"))
    assert (calm.step_left, calm.whole_left, calm.mood) == (2 * 3600, 5 * 3600, "calm")
    assert calm.step_is_work and calm.whole_is_work
    assert clocks.standing(known, at("2026-03-02 14:40")).mood == "warning"
    late = clocks.standing(known, at("2026-03-02 16:00"))
    assert (late.step_left, late.whole_left, late.mood) == (-3600, 2 * 3600, "overdue")
    assert mood_of(case(), 1.0) == "none"
    assert clocks.standing(moved(known, {"state": State.CLOSED}), at("2026-03-09 10:00")).mood == "none"


def test_standing_never_refuses_in_a_year_nobody_knows(clocks):
    known = case(due_at=at("2026-12-31 18:00"))
    assert clocks.standing(known, at("2027-03-01 10:00")).mood == "overdue"


def test_a_missing_year_is_refused_until_it_is_supplied(clocks):
    with pytest.raises(MissingYear):
        clocks.opening("0101", 3, at("2026-12-31 17:00"))
    year = CalendarYear("t", "t", "1", 2027, holidays=(dt.date(2027, 1, 1),))
    clocks.use(LIMITS, CLASSES, {2027: year})
    assert shown(clocks.opening("0101", 3, at("2026-12-31 17:00"))["due_at"]) == "01-04 17:00"


def test_a_reopened_case_gets_its_whole_limit_again(clocks):
    known = case(due_at=at("2026-03-02 18:00"), state=State.CLOSED)
    fields = clocks.restarted(known, State.REWORK, at("2026-03-10 09:00"))
    assert (shown(fields["due_at"]), fields["step_due_at"]) == ("03-10 18:00", None)


def test_the_narrower_rule_wins_and_leaves_the_rest_to_the_wider():
    limits = msgspec.structs.replace(LIMITS, rules=(
        LimitRule((), whole=Limit(1), steps={"taken": Limit(1), "arrived": Limit(1)}),
        LimitRule((), (1,), whole=Limit(2), steps={"arrived": Limit(2)}),
        LimitRule(("01",), steps={"taken": Limit(3)}),
        LimitRule(("0101",), (1,), whole=Limit(4)),
    ))
    assert limits.rule_of("0201", 3).whole == Limit(1)
    assert limits.rule_of("0201", 1).whole == Limit(2)
    found = limits.rule_of("0101", 1)
    assert (found.whole, found.steps) == (Limit(4), {"taken": Limit(3), "arrived": Limit(2)})
    assert limits.rule_of("0102", 3).steps["taken"] == Limit(3)


def test_a_case_that_comes_back_gets_the_limit_for_dispatch_anew(shenzhen):
    reported = at("2026-03-02 09:00")
    known = case(class_code="0205", priority=Priority.NORMAL, reported_at=reported, state=State.TAKEN,
                 registered_at=reported + 60)
    returned = shenzhen.entering(known, State.REGISTERED, at("2026-03-05 10:00"))
    assert shown(returned["step_due_at"]) == "03-05 12:00"   # not three days ago
    apart = case(class_code="0205", priority=Priority.NORMAL, reported_at=reported, state=State.MERGED)
    assert shown(shenzhen.entering(apart, State.ACCEPTED, at("2026-03-05 10:00"))["step_due_at"]) == "03-05 12:00"
