"""A case through its whole life in the window, by keyboard, with users who take turns; and what goes wrong there."""

from desk_window import PASSWORD, register_users, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.model.case import State
from console.model.person import OPERATOR, Role

KEYS = {str(n): getattr(Qt.Key, f"Key_{n}") for n in range(1, 10)} | {"P": Qt.Key.Key_P, "M": Qt.Key.Key_M,
                                                                     "N": Qt.Key.Key_N}


def press(window, key):
    settle(window)
    QTest.keyClick(window, KEYS[key])
    settle(window)


def type_in(window, words):
    QTest.keyClicks(window.case_card.work.form.words, words)
    QTest.keyClick(window.case_card.work.form.words, Qt.Key.Key_Return)
    settle(window)


def choose(window, name):
    """The step's own key, whichever it is at the moment."""
    settle(window)
    if name not in {step.name for step in window.case_card.work._shown()}:
        window.case_card.work._show_all()
    label = next(step.label for step in window.case_card.work._shown() if step.name == name)
    key = next(key for key, what in window.case_card.work.keys().items() if what == label)
    press(window, key)


def enter(window, name):
    """Log in by keyboard."""
    window.user_chip.open()
    window.user_chip.panel.names.setCurrentText(name)
    QTest.keyClicks(window.user_chip.panel.password, PASSWORD)
    QTest.keyClick(window.user_chip.panel.password, Qt.Key.Key_Return)
    settle(window)
    window.map_panel.view.setFocus()


def state(window, case_id="test:1"):
    return window.console.cases.get(case_id).state


def test_the_whole_life_of_a_case_by_keyboard_with_five_users(window, console, qtbot):
    water = next(one.code for one in console.catalogues.departments.departments)
    register_users(console, boss=({Role.ADMINISTRATOR, Role.SUPERVISOR}, {}), ann=({Role.ACCEPTOR}, {}),
             dan=({Role.DISPATCHER}, {}), han=({Role.HANDLER}, {"department": water}), che=({Role.CHECKER}, {}))
    window.navigation.select_case("test:1")
    enter(window, "ann")
    assert window.user_chip.text() == "Ann"
    choose(window, "accept")
    choose(window, "register")
    enter(window, "dan")
    choose(window, "dispatch")
    form = window.case_card.work.form
    values = [form.choices.item(row).data(Qt.ItemDataRole.UserRole) for row in range(form.choices.count())]
    form.choices.setCurrentRow(values.index(f"department:{water}"))
    QTest.keyClick(form.choices, Qt.Key.Key_Return)
    settle(window)
    assert state(window) is State.DISPATCHED
    enter(window, "han")
    for name in ("take", "arrive", "handle", "feed_back"):
        choose(window, name)
    type_in(window, "pumped out")
    assert state(window) is State.FED_BACK
    enter(window, "che")
    choose(window, "check_fail")
    type_in(window, "still wet")
    assert state(window) is State.REWORK
    enter(window, "han")
    for name in ("take", "arrive", "handle", "feed_back"):
        choose(window, name)
    type_in(window, "dry now")
    enter(window, "che")
    choose(window, "check_pass")
    type_in(window, "dry indeed")
    choose(window, "close")
    assert state(window) is State.CLOSED
    done = console.cases.get("test:1")
    assert (done.reworks, done.handled_by, done.finding) == (1, "han", "dry indeed")
    assert console.ledger.verify().ok


def test_who_handled_is_not_offered_the_check(window, console):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), han=({Role.HANDLER, Role.CHECKER}, {}))
    for step, values in (("accept", {}), ("register", {}), ("dispatch", {"handler": "person:han"})):
        console.work.act("test:1", step, OPERATOR, **values)
    han = console.people.get("han")
    for step, values in (("take", {}), ("arrive", {}), ("handle", {}), ("feed_back", {"why": "done"})):
        console.work.act("test:1", step, han, **values)
    enter(window, "han")
    window.navigation.select_case("test:1")
    settle(window)
    assert not {"check_pass", "check_fail"} & {step.name for step in window.case_card.work._offer.steps}


def test_nobody_logged_in_sees_everything_and_changes_nothing(window, console):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}))
    console.identity.leave()
    window.navigation.select_case("test:1")
    settle(window)
    assert window.case_card.work.remarks.text() == "Log in to work on cases."
    press(window, "1")
    window.work_desk.do("accept", {})
    assert state(window) is State.REPORTED and window.user_chip.panel.isVisible()


def test_a_wrong_password_is_said_under_the_field(window, console):
    register_users(console, boss=({Role.ADMINISTRATOR}, {}))
    console.identity.leave()
    window.user_chip.open()
    window.user_chip.login_asked.emit("boss", "wrong")
    settle(window)
    assert "wrong" in window.user_chip.panel.error.text() and console.identity.known is None


def test_the_second_desk_is_told_what_the_first_did(window, console):
    window.navigation.select_case("test:1")
    settle(window)
    window.live.inbox.stop()   # this window has not heard of it yet
    console.work.act("test:1", "refuse", OPERATOR, why="not ours")
    window.case_card.work.step_wanted.emit("accept", {})
    window.background.finish()
    assert state(window) is State.REFUSED
    assert window.case_card.work.error.isVisible() and window.message_bar.text == window.case_card.work.error.text()


def test_next_goes_to_the_case_that_needs_me_and_says_when_none_does(window, console):
    press(window, "N")
    first = window.navigation.case
    assert first in ("test:1", "test:2")
    press(window, "N")
    assert {first, window.navigation.case} == {"test:1", "test:2"}
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), eve=({Role.CHECKER}, {}))
    enter(window, "eve")
    press(window, "N")
    assert window.message_bar.text == "No case needs you now."


def test_half_a_reason_survives_a_crash(qtbot, window, console):
    window.navigation.select_case("test:1")
    choose(window, "refuse")
    QTest.keyClicks(window.case_card.work.form.words, "not our")
    qtbot.waitUntil(lambda: console.drafts.get("test:1", "") == ("refuse", "not our"))
    window.navigation.select_case("test:2")
    settle(window)
    assert not window.case_card.work.form.isVisible()
    window.navigation.select_case("test:1")
    settle(window)
    assert window.case_card.work.form.words.toPlainText() == "not our"
    QTest.keyClick(window.case_card.work.form.words, Qt.Key.Key_Return)
    settle(window)
    assert state(window) is State.REFUSED and console.drafts.get("test:1", "") == ("", "")


def test_letters_typed_into_a_field_are_no_commands(window):
    window.navigation.select_case("test:1")
    settle(window)
    window.filter_bar.text.setFocus()
    QTest.keyClicks(window.filter_bar.text, "1PN")
    settle(window)
    assert window.filter_bar.text.text() == "1PN" and state(window) is State.REPORTED


def test_several_cases_at_once_each_to_its_own_proposal(window, console):
    for case_id in ("test:1", "test:2"):
        console.work.act(case_id, "accept", OPERATOR)
        console.work.act(case_id, "register", OPERATOR)
    settle(window)
    wanted = console.proposals.assign(["test:1", "test:2"], OPERATOR).by_handler
    window.case_list.table.setFocus()
    window.case_list.table.selectAll()
    press(window, "P")
    sent = {case_id: console.cases.get(case_id).handler for case_id in ("test:1", "test:2")}
    assert sent == {case_id: handler for handler, ids in wanted.items() for case_id in ids}
    assert all(state(window, case_id) is State.DISPATCHED for case_id in sent)


def test_files_dropped_on_the_card_are_attached_and_shown(window, console, tmp_path, qtbot):
    (tmp_path / "note.txt").write_text("measured 30 cm")
    window.navigation.select_case("test:1")
    settle(window)
    window.case_card.files.dropped.emit([tmp_path / "note.txt"])
    settle(window)
    qtbot.waitUntil(lambda: (settle(window), window.case_card.files.title.text())[1] == "Attachments · 1")
    assert console.files.of("test:1")[0].name == "note.txt"


def test_two_moments_of_the_history_are_compared(window, console):
    console.work.act("test:1", "accept", OPERATOR)
    console.work.act("test:1", "escalate", OPERATOR, level="street", why="two communities")
    window.navigation.select_case("test:1")
    settle(window)
    window.case_card.history.toggle(1)
    window.case_card.history.toggle(3)
    text = window.case_card.comparison.text()
    assert "State: Reported → Accepted" in text and "Settled by: — → Street" in text
    window.case_card.history.toggle(1)
    assert not window.case_card.comparison.isVisible()
