"""Menus, shortcuts and help come from the tree alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu
from shell_fakes import small_tree

from main import command_tree
from widgets.command_entries import entries
from widgets.help import HelpWindow, page
from widgets.menus import Menus
from widgets.theme import Theme

ENTRIES = entries(small_tree())


@pytest.fixture
def made(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    ran, begun = [], []
    menus = Menus(ENTRIES, ran.append, begun.append, Theme(), window)
    menus.fill(window.menuBar())
    window.show()
    window.activateWindow()
    return window, menus, ran, begun


def test_every_command_with_a_menu_stands_in_it(made):
    window = made[0]
    _open(window)
    shown = {action.text() for action in _actions_in(window.menuBar())}
    for entry in ENTRIES:
        if entry.door.menu:
            assert entry.short in shown or f"{entry.short} …" in shown, entry.line
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles[0] == "Go" and titles[-1] == "Help"


def test_actions_run_or_begin_their_line(made):
    _, menus, ran, begun = made
    menus.action("view", "up").trigger()
    menus.action("view", "area").trigger()
    assert ran == [["view", "up"]]
    assert begun == ["view area "]


def test_what_removes_much_is_not_done_at_a_click(made):
    _, menus, ran, begun = made
    menus.action("view", "filter").trigger()
    assert (ran, begun) == ([], ["view filter "])


def test_menus_keep_groups_apart_and_hold_menus_inside(made):
    window = made[0]
    _open(window)
    menus = [window.menuBar(), *window.menuBar().findChildren(QMenu)]
    assert not any(", " in action.text() for menu in menus for action in menu.actions())
    cases = next(top.menu() for top in window.menuBar().actions() if top.text() == "&Cases").actions()
    groups = [[]]
    for action in cases:
        groups.append([]) if action.isSeparator() else groups[-1].append(action.statusTip().split(" ")[0])
    assert [set(group) for group in groups] == [{"view"}, {""}]
    inside = next(action.menu() for action in cases if action.text() == "Take in")
    assert {action.statusTip().split()[0] for action in inside.actions()} == {"case"}


def test_every_menu_of_the_program_fits_a_small_screen(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    Menus(entries(command_tree()), print, print, Theme(), window).fill(window.menuBar())
    assert len(_open(window)) <= 11
    assert {menu.title(): len(menu.actions()) for menu in window.menuBar().findChildren(QMenu)
            if len(menu.actions()) > 20} == {}


def test_shortcuts_work_in_the_window_and_none_is_given_twice(made, qtbot):
    window, _, ran, _ = made
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert ran == [["view", "help"], ["view", "zoom-in"]]
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_tooltips_name_the_shortcut(made):
    assert made[1].button("view", "up").toolTip() == "Go up one level (Backspace)"


def test_the_help_page_has_every_command_with_its_keys(qtbot):
    html = page(ENTRIES, Theme())
    for entry in ENTRIES:
        assert f"{entry.line}" in html
    assert "Ctrl+K" in html and "F1" in html
    window = HelpWindow(ENTRIES, Theme())
    qtbot.addWidget(window)
    window.show()
    window.search.setText("Zoom out")
    assert window.page.textCursor().selectedText() == "Zoom out"


def _open(window):
    """Open each menu once, as a click or Alt does: it is filled then."""
    tops = [action.menu() for action in window.menuBar().actions()]
    for menu in tops:
        menu.aboutToShow.emit()
    return tops


def test_a_menu_is_filled_once_and_a_key_needs_none(made):
    window, menus, _, _ = made
    first = _open(window)[0]
    count = len(first.actions())
    _open(window)
    assert count and len(first.actions()) == count
    assert menus.action("view", "help") in window.actions()


def _actions_in(menu):
    for action in menu.actions():
        yield from _actions_in(action.menu()) if action.menu() else [action]
