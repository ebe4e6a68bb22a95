import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk.report_limits import HOUR
from console.desk.reports import Report, opening, revision, why_refused
from console.model.case import Case, Priority, Source, State
from console.model.catalogue import CaseClass, Catalogue

CLASSES = Catalogue("test", "test", "1", (
    CaseClass("0101", "甲", "A", "组", "G", priority=Priority.HIGH, limit_hours=10),
    CaseClass("0501", "乙", "B", "组", "G", priority=Priority.URGENT, limit_hours=2),
))


def opened(report, area="", now=100.0):
    return msgspec.convert({"id": report.case_id, **opening(report, area, CLASSES, now)}, Case)


@pytest.mark.parametrize("lon,lat", [
    (None, None), (114.0, None), (None, 22.5), (0.0, 0.0), (math.nan, 22.5), (math.inf, 22.5),
    (22.5, 114.0), (181.0, 22.5), (114.0, -90.1),
])
def test_what_is_no_place(lon, lat):
    assert Report("f", "1", lon=lon, lat=lat).place is None
    assert "lon" not in opening(Report("f", "1", lon=lon, lat=lat), "", CLASSES, 0.0)


def test_a_place_on_the_equator_or_the_meridian_is_one():
    assert Report("f", "1", lon=0.0, lat=51.5).place == (0.0, 51.5)
    assert Report("f", "1", lon=32.6, lat=0.0).place == (32.6, 0.0)


def test_a_first_report_gets_priority_and_due_time_from_its_class():
    case = opened(Report("f", "1", title="t", class_code="0501", reported_at=1000.0, updated_at=1500.0))
    assert (case.priority, case.due_at, case.reported_at, case.updated_at) == (1, 1000 + 2 * HOUR, 1000, 1500)
    own = opened(Report("f", "1", class_code="0501", priority=Priority.LOW))
    assert own.priority is Priority.LOW
    unknown = opened(Report("f", "1", class_code="9999"))
    assert (unknown.priority, unknown.due_at, unknown.class_code) == (Priority.NORMAL, None, "9999")


def test_a_report_without_times_is_about_now():
    case = opened(Report("f", "1", title="t"), now=77.0)
    assert (case.reported_at, case.updated_at) == (77.0, 77.0)


def test_a_report_without_title_is_never_nameless():
    assert opened(Report("f", "1", address="某路", class_code="0101")).title == "某路"
    assert opened(Report("f", "1", class_code="0101")).title == "A"


def test_what_a_report_leaves_out_is_kept():
    case = opened(Report("f", "1", "t", "0101", lon=114.0, lat=22.5, address="a", updated_at=1.0, extra={"k": "v"}))
    assert revision(case, Report("f", "1", state=State.CLOSED, updated_at=9.0), "", CLASSES, 0) == {
        "state": "closed", "state_at": 9.0, "closed_at": 9.0, "updated_at": 9.0}


def test_only_what_changed_is_written():
    case = opened(Report("f", "1", "t", "0101", address="a", updated_at=1.0))
    report = Report("f", "1", "t", "0101", address="b", updated_at=2.0)
    assert revision(case, report, "", CLASSES, 0) == {"address": "b", "updated_at": 2.0}


def test_another_class_brings_its_own_limit_and_priority():
    case = opened(Report("f", "1", "t", "0101", reported_at=0.0, updated_at=1.0))
    found = revision(case, Report("f", "1", class_code="0501", updated_at=2.0), "", CLASSES, 0)
    assert (found["due_at"], found["priority"]) == (2 * HOUR, 1)


def test_a_late_report_changes_nothing():
    case = opened(Report("f", "1", "new words", updated_at=50.0))
    assert revision(case, Report("f", "1", "old words", updated_at=49.0), "", CLASSES, 0) == {}


def test_a_late_report_fills_in_what_nobody_has_said():
    case = opened(Report("f", "1", "t", updated_at=50.0))
    late = Report("f", "1", "old words", "0501", lon=114.0, lat=22.5, address="a", updated_at=49.0)
    assert revision(case, late, "G", CLASSES, 0) == {
        "class_code": "0501", "address": "a", "lon": 114.0, "lat": 22.5, "area": "G", "priority": 1,
        "due_at": 50.0 + 2 * HOUR}


def test_a_report_older_than_a_repetition_is_late():
    case = opened(Report("f", "1", "words", updated_at=50.0))
    assert revision(case, Report("f", "1", "others", updated_at=60.0), "", CLASSES, 0, heard=70.0) == {}


def test_a_closed_case_that_opens_again_has_no_closing_time():
    case = opened(Report("f", "1", "t", state=State.CLOSED, updated_at=1.0))
    assert case.closed_at == 1.0
    found = revision(case, Report("f", "1", state=State.REPORTED, updated_at=5.0), "", CLASSES, 0)
    assert found == {"state": "reported", "state_at": 5.0, "closed_at": None, "updated_at": 5.0, "reopenings": 1}


@pytest.mark.parametrize("report", [Report("f", ""), Report("f", "  "), Report("f", "1", updated_at=math.nan),
                                    Report("f", "1", reported_at=math.inf)])
def test_what_cannot_be_used_is_refused_with_a_reason(report):
    assert why_refused(report).endswith(".")


reports = st.builds(
    Report, feed=st.just("f"), external_id=st.just("1"), title=st.text(max_size=5),
    class_code=st.sampled_from(["", "0101", "0501", "9999"]), priority=st.none() | st.sampled_from(Priority),
    state=st.none() | st.sampled_from(State), source=st.none() | st.sampled_from(Source),
    lon=st.none() | st.floats(-200, 200), lat=st.none() | st.floats(-100, 100), address=st.text(max_size=5),
    reported_at=st.none() | st.floats(0, 1e9), updated_at=st.none() | st.floats(0, 1e9),
    extra=st.none() | st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)


@given(first=reports, second=reports)
def test_the_same_report_twice_is_a_repetition(first, second):
    case = opened(first, now=5e8)
    assert revision(case, first, "", CLASSES, 5e8) == {}
    changed = revision(case, second, "", CLASSES, 5e8)
    after = msgspec.convert({"id": case.id, **msgspec.structs.asdict(case), **changed}, Case)
    assert revision(after, second, "", CLASSES, 5e8) == {}
    assert after.updated_at >= case.updated_at
    assert after.is_placed or not case.is_placed
