"""Departments and their duty hours: who answers for what, and which files are refused."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.language import RESOURCES, use
from console.model.area import Area, Level
from console.model.catalogue import read_catalogue
from console.model.departments import covers, reach, read_departments
from console.model.duty import Shift, on_duty

ZONE = ZoneInfo("Asia/Shanghai")
SHIPPED = RESOURCES / "catalogues" / "departments-2026.1.toml"
SMALL = """
title = "t"
authority = "a"
version = "1"

[[departments]]
code = "city"
name = "城管局"
name_en = "City"
classes = ["01", "02"]

[[departments.squads]]
code = "city-a"
name = "甲队"
areas = ["S0"]

[[departments]]
code = "build"
name = "住建局"
classes = ["0101"]
levels = ["street", "district"]
shifts = [{ start = "09:00", end = "18:00", days = [1, 2, 3, 4, 5] }]

[[posts]]
code = "grid_worker"
name = "网格员"
classes = ["0102"]
"""


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "departments-1.toml"
        path.write_text(text, "utf-8")
        return path
    return write


def test_the_narrowest_word_of_responsibility_comes_first(file):
    found = read_departments(file(SMALL))
    assert [one.code for one in found.responsible("0101")] == ["build", "city"]
    assert [one.code for one in found.responsible("0102")] == ["city"]
    assert [one.code for one in found.responsible("0101", level="community")] == ["city"]
    assert found.responsible("0901") == []


def test_handlers_are_known_by_name_and_squads_belong_to_a_department(file):
    found = read_departments(file(SMALL))
    assert found.department_of("squad:city-a") == found.department_of("department:city") == "city"
    assert found.knows("squad:city-a") and not found.knows("squad:build") and not found.knows("person:li")
    assert found.label("squad:city-a") == "甲队" and found.label("person:li") == ""
    use("zh")
    assert found.label("department:city") == "城管局"
    assert found.find("City") is found.get("city")


def test_areas_are_named_by_id_code_or_name():
    path = [Area("a1", "440304", "福田区", Level.DISTRICT), Area("a2", "440304008", "莲花街道", Level.STREET)]
    assert covers((), path) and covers((), [])
    assert all(covers((word,), path) for word in ("a2", "440304008", "莲花街道", "福田区"))
    assert not covers(("梅林街道",), path) and not covers(("莲花街道",), [])


@pytest.mark.parametrize(("change", "words"), [
    (('code = "build"', 'code = "city"'), "twice"),
    (('code = "city-a"', 'code = "city"'), "twice"),
    (('code = "build"', 'code = "x:y"'), "colon"),
    (('levels = ["street", "district"]', 'levels = ["province"]'), "level"),
    (('start = "09:00"', 'start = "9:00"'), "duty hours of build"),
    (('end = "18:00"', 'end = "25:00"'), "duty hours of build"),
    (("days = [1, 2, 3, 4, 5]", "days = [0]"), "duty hours of build"),
    (('classes = ["0101"]', 'classes = [""]'), "build"),
    (('name = "住建局"', 'nome = "住建局"'), "nome"),
    (('version = "1"', 'version = "1"\ntime_zone = "Asia/Nowhere"'), "Asia/Nowhere"),
])
def test_what_would_mislead_is_refused_by_name(file, change, words):
    with pytest.raises(BadInput, match=words):
        read_departments(file(SMALL.replace(*change)))


def test_what_is_no_catalogue_is_refused(file, tmp_path):
    for text in ("", "[[departments]", 'title = "t"\nauthority = "a"\nversion = "1"\ndepartments = []'):
        with pytest.raises(BadInput):
            read_departments(file(text))
    with pytest.raises(BadInput):
        read_departments(tmp_path / "none.toml")


def test_the_shipped_catalogue_answers_for_every_class_on_every_street():
    departments = read_departments(SHIPPED)
    classes = read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml").classes
    for code in ("001", "002", "004", "005", "006", "007", "008", "009", "010", "011"):
        street = Area(f"440304{code}", f"440304{code}", "街道", Level.STREET)
        for one in classes:
            assert departments.responsible(one.code, [street]), (one.code, code)
    prefixes = [p for one in (*departments.departments, *departments.posts) for p in one.classes]
    prefixes += [p for _, squad in departments.squads() for p in squad.classes]
    assert all(reach([prefix], one.code) for prefix in prefixes
               for one in [next(k for k in classes if k.code.startswith(prefix))])


def test_duty_hours_over_midnight_and_over_the_weekend():
    night = Shift("20:00", "08:00", (5,))   # from Friday evening to Saturday morning
    friday, saturday, sunday = "2026-11-20", "2026-11-21", "2026-11-22"
    assert [on_duty([night], at(moment), ZONE) for moment in (
        f"{friday}T19:59", f"{friday}T20:00", f"{saturday}T07:59", f"{saturday}T08:00", f"{saturday}T20:00",
        f"{sunday}T07:00", f"{friday}T07:00")] == [False, True, True, False, False, False, False]
    assert on_duty([Shift()], at(f"{sunday}T23:59"), ZONE) and on_duty([], at(f"{sunday}T03:00"), ZONE)


@given(st.integers(0, 1439), st.integers(1, 1440), st.integers(0, 7 * 1440 - 1))
def test_a_daily_shift_covers_as_many_minutes_as_it_is_long(start, length, moment):
    """Whatever its start and end: a minute is covered exactly if it is less than `length` behind the start."""
    end = (start + length) % 1440
    shift = Shift(f"{start // 60:02}:{start % 60:02}", f"{end // 60:02}:{end % 60:02}")
    local = datetime.fromtimestamp(at("2026-11-16T00:00") + moment * 60, ZONE)
    assert shift.covers(local) == ((moment - start) % 1440 < (length if length < 1440 else 1440))


def test_a_department_is_found_by_a_part_of_its_name_where_only_one_has_it():
    found = read_departments(RESOURCES / "catalogues" / "departments-2026.1.toml")
    water = found.find("水务局")
    assert water is not None and found.find("水务") is water and found.find("sw") is water
    assert found.find("局") is None and found.find(" ") is None and found.find("nothing") is None
