"""Limits and calendar years from files: each way to be wrong is one clear sentence."""

import re

import pytest

from console.errors import BadInput
from console.language import RESOURCES
from console.model.catalogue import CaseClass
from console.model.limit_checks import check_coverage, read_calendar_year, read_limits

GOOD = """
title = "t"
authority = "a"
version = "1"
city = "c"
[office]
workday = [["09:00", "12:00"], ["14:00", "18:00"]]
[[rules]]
whole = { amount = 1, unit = "work_day" }
[[rules]]
classes = ["01"]
priorities = [1, 2]
whole = { amount = 30, unit = "minute" }
[rules.steps]
reported = { amount = 2, unit = "hour", since = "report" }
"""
YEAR = 'title = "t"\nauthority = "a"\nversion = "1"\nyear = 2027\n'


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "limits.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_a_good_file_is_read(written):
    found = read_limits(written(GOOD))
    assert (found.warn, found.time_zone, len(found.rules)) == (0.25, "Asia/Shanghai", 2)
    assert found.rule_of("0101", 2).steps["reported"].since == "report"


@pytest.mark.parametrize("path", sorted((RESOURCES / "catalogues").glob("limits-*.toml")), ids=lambda p: p.stem)
def test_what_is_shipped_can_be_read_and_has_no_gap(path):
    from console.model.catalogue import read_catalogue

    classes = {one.code: one for one in read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml").classes}
    found = read_limits(path)
    check_coverage(found, classes, classes, path.name)
    assert path.stem == f"limits-{found.version}"


@pytest.mark.parametrize(("old", "new", "sentence"), [
    ("amount = 30", "amount = 0", "class 01 has a limit of 0; a limit must be above 0"),
    ("amount = 30", "amount = -5", "must be above 0"),
    ("amount = 30", "amount = nan", "must be above 0"),
    ("amount = 30", "amount = 99999999", "over ten years"),
    ("amount = 1,", "amount = 1.5,", "work days must be whole"),
    ('"12:00"]', '"14:30"]', "office hours of workday overlap"),
    ('"12:00"]', '"08:00"]', "end before they begin"),
    ('"12:00"]', '"25:00"]', "25:00, which is no time of a day"),
    ("workday =", "monday =", "no office hours for “workday”"),
    ("workday =", "holiday =", "given for “holiday”"),
    ("priorities = [1, 2]", "priorities = [5]", "names priority 5; they are 1 to 4"),
    ("reported =", "closed =", "“closed”, where no clock runs"),
    ("reported =", "suspended =", "“suspended”, where no clock runs"),
    ('classes = ["01"]', 'classes = ["01", ""]', "empty class"),
    ('classes = ["01"]', 'classes = ["01", "01"]', "two rules for class 01 with priority 1"),
    ('classes = ["01"]\npriorities = [1, 2]', "", "two rules for class * with priority *"),
    ('unit = "minute"', 'unit = "fortnight"', "is not a catalogue of time limits"),
    ('city = "c"', 'cty = "c"', "is not a catalogue of time limits"),
    ('city = "c"', 'city = "c"\ntime_zone = "Mars/Crater"', "no time zone Mars/Crater"),
    ('city = "c"', 'city = "c"\nwarn = 1.0', "warn must be a share"),
    ('city = "c"', 'city = "c"\nholidays = [2027-01-01, 2027-01-01]', "names 2027-01-01 twice"),
    ('city = "c"', 'city = "c"\nholidays = [2027-01-01]\nworkdays = [2027-01-01]', "names 2027-01-01 twice"),
])
def test_each_way_to_be_wrong_is_one_sentence(written, old, new, sentence):
    assert old in GOOD
    with pytest.raises(BadInput, match=re.escape(sentence)) as refused:
        read_limits(written(GOOD.replace(old, new, 1)))
    assert "limits.toml" in str(refused.value) and "\n" not in str(refused.value)


def test_what_is_no_toml_or_not_there(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("a.toml", "none.toml"):
        with pytest.raises(BadInput, match=name):
            read_limits(tmp_path / name)


def test_gaps_and_unknown_classes(written):
    classes = {"0101": CaseClass("0101", "甲", "A", "组", "G"), "0201": CaseClass("0201", "乙", "B", "组", "G")}
    check_coverage(read_limits(written(GOOD)), classes, classes, "f")
    gap = read_limits(written(GOOD.replace('whole = { amount = 1, unit = "work_day" }', "steps = {}")))
    with pytest.raises(BadInput, match=r"f has a gap: class 0101 \(A\) with priority 3 has no limit"):
        check_coverage(gap, classes, classes, "f")
    unknown = read_limits(written(GOOD.replace('["01"]', '["07"]')))
    with pytest.raises(BadInput, match="class 07, which no catalogue of classes has"):
        check_coverage(unknown, classes, classes, "f")


@pytest.mark.parametrize(("lines", "sentence"), [
    ("holidays = [2026-01-01]", "is about 2027 and names 2026-01-01"),
    ("holidays = [2027-01-01]\nworkdays = [2027-01-04]", "2027-01-04 is no Saturday or Sunday"),
    ("", "names no holiday of 2027"),
    ("holidays = [2027-01-01, 2027-01-01]", "twice"),
    ("holidays = ['soon']", "is not a calendar of one year"),
])
def test_a_year_that_cannot_be_right(written, lines, sentence):
    with pytest.raises(BadInput, match=re.escape(sentence)):
        read_calendar_year(written(YEAR + lines))


def test_a_year_is_read(written):
    found = read_calendar_year(written(YEAR + "holidays = [2027-01-01]\nworkdays = [2027-02-20]"))
    assert (found.year, len(found.holidays), len(found.workdays)) == (2027, 1, 1)
    assert read_calendar_year(written(YEAR + "weekends_only = true")).holidays == ()
