"""Working time, against examples worked out by hand and against counting every minute.

All by the State Council's lists for 2025 to 2026: Spring Festival 2026 is free from Sunday 15 February to Monday
23 February, and worked for on Saturday 14 and Saturday 28 February; New Year is free from 1 to 3 January 2026 and
worked for on Sunday 4 January; the National Day week is free from 1 to 7 October 2026.
"""

import datetime as dt
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk.calendar import MissingYear, WorkCalendar
from console.model.limits import Limit, Unit

ZONE = dt.timezone(dt.timedelta(hours=8))
OFFICE = {"workday": (("09:00", "12:00"), ("14:00", "18:00"))}   # 7 hours a day
CALENDAR = WorkCalendar(OFFICE)


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


def shown(moment):
    return dt.datetime.fromtimestamp(moment, ZONE).strftime("%Y-%m-%d %H:%M")


def ends(start, amount, unit, calendar=CALENDAR):
    return shown(calendar.add(at(start), Limit(amount, unit)))


@pytest.mark.parametrize(("start", "hours", "end", "why"), [
    ("2026-03-04 09:00", 2, "2026-03-04 11:00", "within a morning"),
    ("2026-03-04 11:30", 1, "2026-03-04 14:30", "30 min before lunch, 30 min after it"),
    ("2026-03-04 12:30", 1, "2026-03-04 15:00", "begins at lunch, so counts from 14:00"),
    ("2026-03-04 20:00", 4, "2026-03-05 15:00", "begins at night: Thursday 3 h to noon, 1 h from 14:00"),
    ("2026-03-04 06:00", 3, "2026-03-04 12:00", "begins before the office opens, ends as it closes for lunch"),
    ("2026-03-06 17:00", 4, "2026-03-09 12:00", "Friday 1 h, over the weekend, Monday 3 h"),
    ("2026-03-06 14:00", 4, "2026-03-06 18:00", "ends on Friday evening, not on Monday morning"),
    ("2026-03-07 10:00", 1, "2026-03-09 10:00", "begins on a Saturday off"),
    ("2026-02-13 17:00", 7, "2026-02-14 17:00", "Friday 1 h, then 6 h of make-up Saturday 14 February"),
    ("2026-02-14 17:00", 4, "2026-02-24 12:00", "Saturday 1 h, nine days of Spring Festival, Tuesday 3 h"),
    ("2026-02-18 10:00", 7, "2026-02-24 18:00", "begins in Spring Festival: all of Tuesday 24 February"),
    ("2026-02-27 17:00", 8, "2026-02-28 18:00", "Friday 1 h and all of make-up Saturday 28 February"),
    ("2026-09-30 17:30", 1, "2026-10-08 09:30", "half an hour, the National Day week, half an hour"),
    ("2025-12-31 17:00", 2, "2026-01-04 10:00", "New Year; Sunday 4 January is worked"),
    ("2026-03-02 09:00", 35, "2026-03-06 18:00", "five days of 7 h"),
])
def test_work_hours_worked_out_by_hand(start, hours, end, why):
    assert ends(start, hours, Unit.WORK_HOUR) == end, why


@pytest.mark.parametrize(("start", "days", "end", "why"), [
    ("2026-03-04 10:00", 1, "2026-03-05 18:00", "the day of the start does not count"),
    ("2026-03-04 23:59", 1, "2026-03-05 18:00", "nor does it late at night"),
    ("2026-03-06 10:00", 1, "2026-03-09 18:00", "Monday"),
    ("2026-03-07 10:00", 1, "2026-03-09 18:00", "from a Saturday off: Monday, too"),
    ("2026-02-13 10:00", 1, "2026-02-14 18:00", "make-up Saturday 14 February"),
    ("2026-02-10 10:00", 7, "2026-02-26 18:00", "11 12 13 14 | 24 25 26 February"),
    ("2026-02-11 16:30", 20, "2026-03-17 18:00", "12 13 14 | 24–28 February, 2–6 9–13 16 17 March: 3+5+5+5+2"),
    ("2025-12-31 10:00", 2, "2026-01-05 18:00", "Sunday 4 January is worked, Monday 5 January"),
])
def test_work_days_worked_out_by_hand(start, days, end, why):
    assert ends(start, days, Unit.WORK_DAY) == end, why


def test_another_citys_hours():
    other = WorkCalendar({"workday": (("08:30", "12:00"), ("13:30", "17:30")),
                          "friday": (("08:30", "12:00"), ("13:30", "17:00"))})
    # 12 13 14 | 24–28 February, 2–6 9 10 March: 3+5+5+2 = 15; Tuesday closes at 17:30
    assert ends("2026-02-11 16:30", 15, Unit.WORK_DAY, other) == "2026-03-10 17:30"
    assert ends("2026-03-05 10:00", 1, Unit.WORK_DAY, other) == "2026-03-06 17:00"   # Friday closes earlier
    # Friday 16:30: half an hour to 17:00, Monday half an hour from 8:30
    assert ends("2026-03-06 16:30", 1, Unit.WORK_HOUR, other) == "2026-03-09 09:00"


def test_hours_and_minutes_know_no_nights_and_no_weekends():
    assert ends("2026-02-13 23:50", 30, Unit.MINUTE) == "2026-02-14 00:20"
    assert ends("2026-02-14 17:00", 24, Unit.HOUR) == "2026-02-15 17:00"


@pytest.mark.parametrize(("start", "end", "hours"), [
    ("2026-03-06 17:00", "2026-03-09 10:00", 2),        # 1 h on Friday, 1 h on Monday
    ("2026-03-04 11:30", "2026-03-04 14:30", 1),        # lunch left out
    ("2026-02-14 17:00", "2026-02-24 10:00", 2),        # Spring Festival left out
    ("2026-03-07 08:00", "2026-03-08 20:00", 0),        # a weekend
    ("2026-03-09 10:00", "2026-03-06 17:00", -2),       # backwards
    ("2025-12-31 17:00", "2026-01-04 10:00", 2),        # over the turn of the year
])
def test_time_between(start, end, hours):
    assert CALENDAR.between(at(start), at(end)) == hours * 3600


def test_hours_between_are_those_of_the_wall_clock():
    assert CALENDAR.between(at("2026-03-06 17:00"), at("2026-03-09 17:00"), "hour") == 72 * 3600


def test_days_of_the_city_itself_have_the_last_word():
    own = WorkCalendar(OFFICE, extra_days={dt.date(2026, 3, 9): False, dt.date(2026, 3, 7): True})
    assert ends("2026-03-06 10:00", 1, Unit.WORK_DAY, own) == "2026-03-07 18:00"
    assert ends("2026-03-07 10:00", 1, Unit.WORK_DAY, own) == "2026-03-10 18:00"


def test_a_year_nobody_knows_is_named_with_its_cure():
    assert ends("2026-12-31 17:00", 1, Unit.WORK_HOUR) == "2026-12-31 18:00"   # just within 2026
    for limit in (Limit(2, Unit.WORK_HOUR), Limit(1, Unit.WORK_DAY)):
        with pytest.raises(MissingYear, match=r"2027 .*catalog calendar 2027 --file FILE") as refused:
            CALENDAR.add(at("2026-12-31 17:00"), limit)
        assert refused.value.year == 2027
    assert ends("2026-12-31 17:00", 48, Unit.HOUR) == "2027-01-02 17:00"   # the wall clock needs no calendar


def test_a_year_that_was_supplied_counts():
    known = WorkCalendar(OFFICE, extra_days={dt.date(2027, 1, 1): False}, known_years=frozenset({2027}))
    assert ends("2026-12-31 17:00", 2, Unit.WORK_HOUR, known) == "2027-01-04 10:00"   # Friday 1 January is free


def test_a_place_without_the_states_holidays_has_weekends_in_any_year():
    plain = WorkCalendar(OFFICE, time_zone="America/New_York", legal_holidays="")
    assert plain.is_workday(dt.date(2031, 1, 1)) and not plain.is_workday(dt.date(2031, 1, 4))
    # Clocks there go forward on Sunday 8 March 2026; Friday's hour and Monday's are still an hour each.
    friday = dt.datetime.fromisoformat("2026-03-06T17:00:00-05:00").timestamp()
    monday = dt.datetime.fromisoformat("2026-03-09T10:00:00-04:00").timestamp()
    assert plain.add(friday, Limit(2, Unit.WORK_HOUR)) == monday


def test_round_the_clock_and_beyond_any_calendar():
    always = WorkCalendar({"workday": (("00:00", "24:00"),)})
    assert ends("2026-03-04 22:00", 3, Unit.WORK_HOUR, always) == "2026-03-05 01:00"
    with pytest.raises(MissingYear):
        CALENDAR.add(1e300, Limit(1, Unit.WORK_HOUR))
    with pytest.raises(MissingYear):
        CALENDAR.shift(at("2004-01-02 10:00"), -3600 * 20)


FREE = {dt.date(2026, 2, day) for day in (*range(15, 24), 1, 7, 8, 22)} | {
    dt.date(2026, 3, day) for day in (1, 7, 8, 14, 15, 21, 22, 28, 29)}
FIRST, LAST = at("2026-02-01 00:00"), at("2026-03-31 23:59")
minutes = st.integers(0, int((LAST - FIRST) // 60)).map(lambda n: FIRST + 60 * n)


def is_worked(minute):
    """Whether a minute is worked, from a list of free days written out by hand."""
    local = dt.datetime.fromtimestamp(FIRST + 60 * minute, ZONE)
    clock = local.strftime("%H:%M")
    return local.date() not in FREE and ("09:00" <= clock < "12:00" or "14:00" <= clock < "18:00")


@pytest.fixture(scope="module")
def counted():
    """How many minutes were worked before each minute of February and March 2026, counted one by one."""
    return [0, *accumulate(is_worked(minute) for minute in range(int((LAST - FIRST) // 60) + 1))]


@given(start=minutes, days=st.integers(0, 40), rest=st.integers(0, 1440))
def test_time_between_equals_counting_every_minute(counted, start, days, rest):
    end = min(start + 60 * (1440 * days + rest), LAST)
    first, last = (int((moment - FIRST) // 60) for moment in (start, end))
    assert CALENDAR.between(start, end) == 60 * (counted[last] - counted[first])


@given(start=minutes, worked=st.integers(1, 60 * 40))
def test_a_limit_ends_at_the_first_moment_when_so_much_was_worked(start, worked):
    end = CALENDAR.shift(start, 60 * worked)
    assert CALENDAR.between(start, end) == 60 * worked
    assert CALENDAR.between(start, end - 1) < 60 * worked


@given(start=minutes, worked=st.integers(-60 * 40, 60 * 40))
def test_going_back_undoes_going_on(start, worked):
    there = CALENDAR.shift(start, 60 * worked)
    back = CALENDAR.shift(there, -60 * worked)
    assert CALENDAR.between(back, start) == 0
