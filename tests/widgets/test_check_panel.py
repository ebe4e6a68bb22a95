"""Sample checks by key, levels by rule with one key, and catalogues that change under an open window."""

from desk_window import key, line, register_users, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_fakes import report

from console.desk.levels import RULE
from console.model.case import State
from console.model.person import OPERATOR, Role
from widgets.case_columns import Column


def closed(console, *ids):
    """Through the whole life, by departments, so that the lot may draw them."""
    handler = f"department:{console.catalogues.departments.departments[0].code}"
    for case_id in ids:
        for step, more in (("accept", {}), ("register", {}), ("dispatch", {"handler": handler}), ("take", {}),
                           ("arrive", {}), ("handle", {}), ("feed_back", {"why": "done"}),
                           ("check_pass", {"finding": "good"}), ("close", {})):
            console.work.act(case_id, step, OPERATOR, **more)


def drawn(console, count):
    """So many open tasks, whatever the shares of the catalogue."""
    numbers = range(20, 20 + 10 * count)
    console.cases.intake([report(n, n % 4, class_code="0501") for n in numbers])
    closed(console, *(f"test:{n}" for n in numbers))
    console.sampling.draw(0.0, 9e9, OPERATOR, "seed")
    tasks = console.sampling.tasks(only_open=True)
    assert len(tasks) >= count
    return tasks


def test_tasks_are_passed_and_failed_by_key_one_after_the_other(window, console, qtbot):
    tasks = drawn(console, 2)
    key(window, Qt.Key.Key_F5)
    settle(window)
    panel = window.pages.checks
    assert panel.table.rowCount() == len(tasks) and panel.title.text() == f"Sample checks · {len(tasks)}"
    first, second = (one for one, _ in panel.tasks[:2])
    assert window.navigation.case == first.case_id
    panel.table.setFocus()
    key(panel.table, Qt.Key.Key_Y)
    settle(window)
    assert panel.table.rowCount() == len(tasks) - 1 and panel.task()[0].id == second.id
    assert window.navigation.case == second.case_id
    key(panel.table, Qt.Key.Key_X)
    assert panel.form.isVisible() and panel.form.finding.hasFocus()
    key(panel.form.finding, Qt.Key.Key_Return)
    assert panel.form.error.text() == "Say what was found."
    QTest.keyClicks(panel.form.finding, "still wet")
    panel.form.reopen.setChecked(True)
    key(panel.form.finding, Qt.Key.Key_Return)
    settle(window)
    done = {one.id: one for one in console.sampling.tasks() if not one.is_open}
    assert done[first.id].passed and not done[second.id].passed and done[second.id].finding == "still wet"
    assert console.cases.get(second.case_id).state is State.REWORK and not panel.form.isVisible()


def test_what_a_colleague_did_meanwhile_is_said(window, console):
    drawn(console, 1)
    window.show_page("checks")
    settle(window)
    panel = window.pages.checks
    mine = panel.task()[0]
    console.sampling.check(mine.id, OPERATOR, True)
    panel.passes()
    settle(window)
    assert "done already" in window.message_bar.text and mine.id not in {one.id for one, _ in panel.tasks}


def test_only_whoever_may_check_sees_tasks(window, console):
    drawn(console, 1)
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), che=({Role.CHECKER}, {}))
    window.show_page("checks")
    settle(window)
    panel = window.pages.checks
    assert not panel.tasks and panel.pages.currentWidget() is panel.none and not panel.pass_button.isEnabled()
    console.identity.switch(console.people.get("che"))
    settle(window)
    assert panel.tasks and panel.pass_button.isEnabled()
    console.identity.leave()
    settle(window)
    assert panel.none.text() == "Log in to do sample checks."


def test_draw_begins_its_line_in_the_palette(window):
    window.show_page("checks")
    settle(window)
    window.pages.checks.draw_button.click()
    assert window.palette_box.isVisible()


def test_a_case_rises_with_one_key_where_a_rule_asks_for_it(window, console):
    console.cases.intake([report(30, 0, class_code="0702", title="约 12 名工人聚集讨薪")])
    settle(window)
    window.navigation.select_case("test:30")
    settle(window)
    work = window.case_card.work
    assert "To rise to the Street" in work.remarks.text() and work.keys()["E"] == "Escalate as the rule says"
    key(window, Qt.Key.Key_E)
    settle(window)
    case = console.cases.get("test:30")
    assert case.level == "street" and case.extra[RULE].startswith("crowd")
    assert not work.press("E") and work.remarks.text() == ""
    window.navigation.select_case("test:2")
    settle(window)
    assert not work.press("E")


def test_the_open_window_follows_another_catalogue_of_classes(window, console, qtbot, tmp_path):
    window.navigation.select_case("test:1")
    settle(window)
    before = window.case_card.kind.text()
    (tmp_path / "tree.csv").write_text("大类,小类\n组,甲\n组,乙\n", "utf-8")
    assert not line(window, qtbot, f"catalog import classes {tmp_path / 'tree.csv'} --version 2027.1").error
    settle(window)
    codes = [one.code for one in console.catalogue.classes]
    assert set(window.filter_bar.classes._labels) == set(codes) and len(codes) == 2
    assert "0501" not in codes and window.case_card.kind.text() == before   # the name of a former class stays
    assert before in window.case_list.model.cells.text(console.cases.get("test:1"), Column.CLASS)
    key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = window.case_form.form
    form.kind.choose(codes[1])
    assert "乙" in form.kind.text
    assert not line(window, qtbot, "catalog use classes 2026.1").error
    settle(window)
    assert window.case_card.kind.text() == before and len(window.filter_bar.classes._labels) == 56
    assert form.kind.code == "" and "乙" in form.kind.text and "class" in form.written.wrong()


def test_a_filter_lets_go_of_a_class_that_is_gone(window, console, qtbot, tmp_path):
    window.filter_bar.classes.choose({"0501"})
    assert window.navigation.filter.classes == {"0501"}
    (tmp_path / "tree.csv").write_text("大类,小类\n组,甲\n组,乙\n", "utf-8")
    line(window, qtbot, f"catalog import classes {tmp_path / 'tree.csv'} --version 2027.1")
    assert not window.navigation.filter.classes and window.case_list.model.shown == 2
