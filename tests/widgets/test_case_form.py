"""A new case at the desk, by keyboard: typed, pointed out, recognised as known, refused, kept through a crash."""

import pytest
from desk_window import PLACE, click_map, desk_window, key, line, register_users, settle, write
from PySide6.QtCore import Qt

from console.desk.links import reporters
from console.model.case import Priority, Source, State
from console.model.person import Role
from widgets.case_form_desk import DRAFT

ENTER, ESCAPE, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier
NEAR = "22.520000, 114.005100"   # 10 m from the known case


def open_form(window):
    key(window, Qt.Key.Key_N, CTRL)
    settle(window)
    return window.case_form.form


def new_cases(console):
    return [one for one in console.cases.cases().values() if one.id.startswith("desk:")]


def test_a_case_is_registered_by_keyboard_alone(window, console):
    form = open_form(window)
    assert form.title.hasFocus() and form.isVisible()
    write(form.title, "福民路井盖缺失")
    key(form.title, Qt.Key.Key_Tab)
    assert form.kind.field.hasFocus()
    write(form.kind.field, "0110")
    key(form.kind.field, ENTER)
    assert form.kind.code == "0110"
    write(form.place, "22.51, 114.025")
    write(form.reporter, "王小明")
    write(form.phone, "13800138000")
    form.source.setCurrentIndex(form.source.findData(Source.HOTLINE.value))
    form.urgent.setChecked(True)
    key(form.phone, ENTER)
    settle(window)
    (made,) = new_cases(console)
    assert (made.title, made.class_code, made.area, made.source, made.priority, made.extra) == (
        "福民路井盖缺失", "0110", "G2", Source.HOTLINE, Priority.URGENT, {"reporter": "王小明", "phone": "13800138000"})
    assert window.navigation.case == made.id and window.case_card.case_id == made.id
    assert not form.isVisible() and window.map_tools.name == ""
    assert window.message_bar.history[-1].text == "Registered: 福民路井盖缺失"   # it may be gone by now from the bar


def test_a_click_on_the_map_is_the_place_and_nothing_else_while_the_form_is_open(window, console):
    assert window.map_panel.canvas.wait_exact()
    form = open_form(window)
    click_map(window, *PLACE)
    settle(window)
    assert form.lonlat() == pytest.approx(PLACE, abs=1e-4)
    assert window.navigation.case == "" and form.isVisible() and not window.map_panel.view.hasFocus()
    window.case_form._looking.timeout.emit()
    settle(window)
    assert "G0网格" in form._hints["place"].text()


def test_what_is_missing_or_wrong_is_said_at_its_field(window, console):
    form = open_form(window)
    key(form.title, ENTER)
    assert form._hints["title"].text() == "Say what happened." and form.title.hasFocus()
    write(form.title, "x")
    assert form._hints["title"].isHidden()
    write(form.kind.field, "qqqqqq")
    write(form.place, "at the corner")
    write(form.phone, "none")
    key(form.phone, ENTER)
    assert all(not form._hints[name].isHidden() for name in ("class", "place", "phone"))
    assert form.kind.field.hasFocus() and not new_cases(console)


def test_a_place_that_cannot_be_read_is_said_when_the_hand_rests(window, qtbot):
    form = open_form(window)
    write(form.place, "at the corner")
    qtbot.waitUntil(lambda: "is not read as a place" in form._hints["place"].text())
    form.place.clear()
    write(form.place, "22.52, 114.005")
    qtbot.waitUntil(lambda: (settle(window), form._hints["place"].text())[1].endswith("G0网格"))


def test_the_same_is_recognised_and_merged_with_one_key(window, console, qtbot):
    form = open_form(window)
    write(form.title, "路面积水严重")
    form.kind.choose("0501")
    write(form.place, NEAR)
    write(form.reporter, "李四")
    qtbot.waitUntil(lambda: (settle(window), form.alike.marked)[1] == "test:1")
    key(form.reporter, ENTER, CTRL)
    settle(window)
    (made,) = new_cases(console)
    assert made.state is State.MERGED and made.merged_into == "test:1"
    assert [one.extra.get("reporter", "") for one in reporters(console.cases, "test:1")] == ["", "李四"]
    assert window.case_card.case_id == "test:1"
    assert window.case_card.reporters.isVisible()
    assert ("Reporter", "李四") in window.case_card.reporters.rows()


def test_half_a_case_survives_a_crash_and_goes_when_registered(qtbot, window, console):
    form = open_form(window)
    write(form.title, "half a")
    write(form.kind.field, "井盖 or so")
    qtbot.waitUntil(lambda: "half a" in console.drafts.get(DRAFT, "")[1])
    with desk_window(qtbot, console) as other:   # as after a crash: nobody closed the first one
        other.case_form.begin()
        again = other.case_form.form
        assert (again.title.text(), again.kind.text) == ("half a", "井盖 or so")
        again.kind.choose("")
        key(again.title, ENTER)
        settle(other)
    assert len(new_cases(console)) == 1 and console.drafts.get(DRAFT, "") == ("", "")


def test_escape_closes_and_keeps_and_choosing_a_case_shows_it(window, console):
    form = open_form(window)
    write(form.title, "later")
    key(form.title, ESCAPE)
    settle(window)
    assert not form.isVisible() and "later" in console.drafts.get(DRAFT, "")[1]
    assert open_form(window).title.text() == "later"
    window.navigation.select_case("test:2")
    settle(window)
    assert not form.isVisible() and window.case_card.case_id == "test:2"


def test_keys_of_the_case_beneath_do_nothing_while_the_form_is_open(window, console):
    window.navigation.select_case("test:1")
    settle(window)
    form = open_form(window)
    form.source.setFocus()
    key(form.source, Qt.Key.Key_1)
    window.work_desk.press("1")
    settle(window)
    assert console.cases.get("test:1").state is State.REPORTED and form.isVisible()


def test_role_and_scope_are_checked_as_in_the_shell(window, console, qtbot):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), han=({Role.HANDLER}, {}),
                   col=({Role.COLLECTOR}, {"area": "S0"}))
    console.identity.switch(console.people.get("han"))
    settle(window)
    key(window, Qt.Key.Key_N, CTRL)
    settle(window)
    assert window.case_form.form is None and "Reporting a case is for" in window.message_bar.text
    assert "Reporting a case is for" in line(window, qtbot, "case report x").error
    console.identity.switch(console.people.get("col"))
    settle(window)
    form = open_form(window)
    write(form.title, "elsewhere")
    write(form.place, "22.52, 114.035")
    key(form.place, ENTER)
    settle(window)
    assert "answers for 莲花街道 only" in form.error.text() and not new_cases(console)
    form.place.clear()
    write(form.place, "22.52, 114.005")
    assert form.alike.isHidden()   # who may not merge is not asked
    key(form.place, ENTER)
    settle(window)
    assert [one.title for one in new_cases(console)] == ["elsewhere"]


def test_the_other_case_was_closed_meanwhile_the_report_is_kept(window, console, qtbot):
    form = open_form(window)
    write(form.title, "路面积水")
    form.kind.choose("0501")
    write(form.place, NEAR)
    qtbot.waitUntil(lambda: (settle(window), form.alike.marked)[1] == "test:1")
    from console.model.person import OPERATOR

    console.work.act("test:1", "refuse", OPERATOR, why="not ours")
    form.merge()
    settle(window)
    (made,) = new_cases(console)
    assert made.is_open and "not merged" in window.message_bar.text
    assert window.case_card.case_id == made.id


def test_nobody_logged_in_is_asked_who_it_is(window, console):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}))
    console.identity.leave()
    settle(window)
    key(window, Qt.Key.Key_N, CTRL)
    assert window.user_chip.panel.isVisible() and window.case_form.form is None
