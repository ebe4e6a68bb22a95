"""Classes are found by name, code and pinyin initials; what stands in the form becomes a report or is told wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_fakes import catalogue
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.model.case import Priority, Source
from widgets.case_written import Written
from widgets.class_search import MOST, ClassSearch, find_classes
from widgets.theme import Theme

CLASSES = catalogue()


def first(text):
    return next((one.code for one in find_classes(CLASSES, text)), "")


@pytest.mark.parametrize("text", ["0501", "路面塌陷", "lmtx", "lumiantaxian", "Road collapse"])
def test_a_class_is_found_by_code_name_and_pinyin(text):
    assert first(text) == "0501"


def test_few_are_suggested_and_none_for_nonsense():
    assert len(find_classes(CLASSES, "0")) == MOST
    assert not find_classes(CLASSES, "  ") and not find_classes(CLASSES, "zzqqxx")


@given(st.sampled_from(CLASSES.classes))
def test_every_class_is_the_first_one_for_its_own_code(one):
    assert first(one.code) == one.code


@pytest.fixture
def search(qtbot):
    made = ClassSearch(CLASSES, Theme())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    return made


def test_arrows_and_enter_choose_and_a_further_enter_goes_on(search, qtbot):
    QTest.keyClicks(search.field, "05")
    assert search.list.isVisible() and search.list.count() == MOST and not search.is_clear
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    wanted = search.list.currentItem().text().split(" ")[0]
    with qtbot.waitSignal(search.chosen):
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert search.code == wanted and not search.list.isVisible()
    with qtbot.waitSignal(search.entered):
        QTest.keyClick(search.field, Qt.Key.Key_Return)


def test_typing_on_lets_go_of_the_choice(search, qtbot):
    search.choose("0501")
    with qtbot.waitSignal(search.chosen) as told:
        QTest.keyClicks(search.field, "x")
    assert told.args == [""] and search.code == "" and not search.is_clear


def test_escape_closes_the_suggestions_first(search):
    QTest.keyClicks(search.field, "05")
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert not search.list.isVisible() and search.text == "05"


def test_what_is_written_becomes_a_report():
    made = Written(" 积水 ", "0501", place="22.54, 114.05", address=" 福华路 ", source="hotline", urgent=True,
                   phone="138 0013").report()
    assert (made.title, made.class_code, made.place, made.address, made.source, made.priority, made.extra) == (
        "积水", "0501", (114.05, 22.54), "福华路", Source.HOTLINE, Priority.URGENT, {"phone": "138 0013"})
    assert Written("x").report().extra is None and Written("x").report().priority is None


@pytest.mark.parametrize("phone, right", [("13800138000", True), ("0755-8200 1234 转 5", True), ("110", True),
                                          ("12", False), ("mobile", False), ("()", False)])
def test_telephones(phone, right):
    assert ("phone" not in Written("x", phone=phone).wrong()) is right


def test_a_place_in_metres_without_its_system_is_told_wrong():
    assert set(Written("", class_text="?", place="508312 2493850").wrong()) == {"title", "class", "place"}
    assert Written("x", place="508312 2493850 EPSG:4547").lonlat() is not None


def test_a_source_or_a_tick_alone_is_nothing_to_keep():
    assert Written(source="hotline", urgent=True).is_empty and not Written(phone="1").is_empty
