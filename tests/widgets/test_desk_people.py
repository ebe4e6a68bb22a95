"""Who sits at the window: at its start, from the palette, behind what is masked, and for the processes it starts."""

import sys

import pytest
from desk_window import PASSWORD, key, line, register_users, settle, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_fakes import report

from console.desk.identity import VARIABLE
from console.model.person import OPERATOR, Role
from widgets.layer_desk import ticket_of
from widgets.layer_import import FileToAdd, LayerImport

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
SECRETS = {"姓名": "王小明", "联系电话": "13800138000", "工单": "12345"}


@pytest.fixture
def console(console):
    console.cases.intake([report(9, 1, title="masked", extra=SECRETS)])
    return console


def masked_case(window, console, *roles):
    """A checker, or whoever is asked for, looks at the case with names and numbers."""
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), che=({*roles} or {Role.CHECKER}, {}))
    console.identity.switch(console.people.get("che"))
    window.navigation.select_case("test:9")
    settle(window)
    return window.case_card.extra


def link(grid, row):
    return grid._links[row]


# At the start

def test_with_users_and_nobody_logged_in_the_login_is_open_with_the_cursor_in_it(window, console):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}))
    console.identity.leave()
    settle(window)
    window.user_desk.begin()
    panel = window.user_chip.panel
    assert panel.isVisible() and panel.password.hasFocus()
    QTest.keyClicks(panel.password, PASSWORD)
    key(panel.password, ENTER)
    settle(window)
    assert window.user_chip.text() == "Boss" and not panel.isVisible()


def test_the_login_that_the_shell_keeps_is_taken_up(window, console):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}))
    console.kept_login.keep(console.people.get("boss"), 1)
    console.identity.leave()
    settle(window)
    window.user_desk.begin()
    settle(window)
    assert window.user_chip.text() == "Boss" and not window.user_chip.panel.isVisible()


def test_without_users_nothing_is_asked(window):
    window.user_desk.begin()
    assert not window.user_chip.panel.isVisible() and window.user_chip.text() == "Operator"


def test_login_and_logout_from_the_palette(window, console, qtbot):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), ann=({Role.ACCEPTOR}, {}))
    settle(window)
    assert not line(window, qtbot, "user logout").error
    assert window.user_chip.text() == "Log in" and console.identity.known is None
    assert not line(window, qtbot, "user login ann").error
    panel = window.user_chip.panel
    assert panel.isVisible() and panel.password.hasFocus() and panel.names.currentData() == "ann"
    assert window.message_bar.text == "Type the password of ann."
    QTest.keyClicks(panel.password, PASSWORD)
    key(panel.password, ENTER)
    settle(window)
    assert (window.user_chip.text(), console.identity.who.id) == ("Ann", "ann")


# What is masked

def test_a_masked_value_is_shown_for_a_purpose_and_goes_again(window, console):
    extra = masked_case(window, console)
    assert dict(extra.rows()) == {"姓名": "王**", "联系电话": "138****8000", "工单": "12345"}
    names = [one.label for one in extra._fields]
    assert [one.isVisibleTo(extra) for one in extra._links[:3]] == [name != "工单" for name in names]
    link(extra, names.index("联系电话")).click()
    assert extra.form.isVisible() and extra.form.purpose.hasFocus()
    key(extra.form.purpose, ENTER)
    settle(window)
    assert "purpose" in extra.form.error.text() and dict(extra.rows())["联系电话"] == "138****8000"
    write(extra.form.purpose, "call back about the water")
    key(extra.form.purpose, ENTER)
    settle(window)
    assert dict(extra.rows()) == {"姓名": "王**", "联系电话": "13800138000", "工单": "12345"}
    entry = console.cases.history("test:9")[-1]
    assert (entry.kind, entry.actor, entry.payload["why"]) == ("person.revealed", "che", "call back about the water")
    assert "13800138000" not in str(entry.payload)
    console.cases.intake([report(9, 1, title="masked again", extra=SECRETS)])
    settle(window)
    assert dict(extra.rows())["联系电话"] == "13800138000"   # newer values of the same case
    extra._clock.timeout.emit()
    assert dict(extra.rows())["联系电话"] == "138****8000"


def test_another_case_or_another_person_and_it_is_masked(window, console):
    extra = masked_case(window, console)
    for leave in (lambda: window.navigation.select_case("test:1"), lambda: window.navigation.select_case("")):
        window.reveals._reveal(extra, "case:test:9:姓名", "to ask for the place")
        settle(window)
        assert dict(extra.rows())["姓名"] == "王小明"
        leave()
        settle(window)
        window.navigation.select_case("test:9")
        settle(window)
        assert dict(extra.rows())["姓名"] == "王**"
    window.reveals._reveal(extra, "case:test:9:姓名", "to ask for the place")
    settle(window)
    console.identity.leave()
    settle(window)
    assert dict(extra.rows())["姓名"] == "王**"


def test_escape_leaves_the_question_and_not_the_case(window, console):
    extra = masked_case(window, console)
    link(extra, 0).click()
    key(extra.form.purpose, ESCAPE)
    settle(window)
    assert not extra.form.isVisible() and window.case_card.case_id == "test:9"


def test_who_may_see_needs_no_link_and_follows_the_rules_in_force(window, console):
    extra = masked_case(window, console, Role.ACCEPTOR)
    assert dict(extra.rows()) == SECRETS and not any(one.isVisibleTo(extra) for one in extra._links)


def test_every_reporter_of_a_merged_case_is_listed_and_masked(window, console):
    console.work.act("test:9", "merge", OPERATOR, other="test:1")
    masked_case(window, console)
    window.navigation.select_case("test:1")
    settle(window)
    card = window.case_card
    rows = dict(card.reporters.rows())
    assert (rows["姓名"], rows["联系电话"]) == ("王**", "138****8000") and "masked" in rows["Report 2"]
    card.reporters.reveal_wanted.emit("case:test:9:姓名", "to ask for the place")
    settle(window)
    assert dict(card.reporters.rows())["姓名"] == "王小明"


# Processes

def test_a_process_started_here_acts_for_whoever_is_logged_in(window, console, qtbot, tmp_path):
    assert ticket_of(console) == ""
    register_users(console, boss=({Role.ADMINISTRATOR}, {}))
    said = tmp_path / "said"
    script = tmp_path / "child.py"
    script.write_text(f"import os, pathlib\npathlib.Path({str(said)!r}).write_text(os.environ[{VARIABLE!r}])\n"
                      "print('{}')\n")
    imports = LayerImport(tmp_path, [sys.executable, str(script)], window, lambda: ticket_of(console))
    with qtbot.waitSignal(imports.idle, timeout=20_000):
        imports.add(FileToAdd(tmp_path / "x.geojson"))
    import os

    os.environ[VARIABLE] = said.read_text()
    try:
        assert console.kept_login.recall() == "boss"
    finally:
        del os.environ[VARIABLE]
    console.identity.leave()
    assert ticket_of(console) == ""
