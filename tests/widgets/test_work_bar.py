"""The work bar: one key per step, the form a step needs, drafts and refusals in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.desk.lifecycle import STEPS, possible
from console.model.case import State
from widgets.step_form import Choice
from widgets.theme import Theme
from widgets.work_bar import Offer, WorkBar

HANDLERS = [Choice("department:water", "水务局", "主管"), Choice("squad:x", "街道")]


@pytest.fixture
def bar(qtbot):
    made = WorkBar(Theme())
    qtbot.addWidget(made)
    made.resize(360, 600)
    made.show()
    made.wanted = []
    made.drafts = []
    made.step_wanted.connect(lambda step, values: made.wanted.append((step, values)))
    made.draft_changed.connect(lambda step, words: made.drafts.append((step, words)))
    return made


def offer(state, **more):
    return Offer(steps=possible(state), handlers=HANDLERS, **more)


def buttons(bar):
    return [button.text() for button in bar._buttons]


def test_the_step_the_case_waits_for_comes_first_and_has_the_first_key(bar):
    bar.show_offer(offer(State.REPORTED))
    assert buttons(bar)[0] == f"1  {STEPS['accept'].label}"
    assert bar.press("1") and bar.wanted == [("accept", {})]


def test_what_ends_the_road_is_never_under_the_first_key(bar):
    for state in State:
        bar.show_offer(offer(state))
        assert not any(word in buttons(bar)[0] for word in ("Refuse", "rework")) or len(buttons(bar)) == 1


def test_one_key_accepts_the_proposal(bar):
    bar.show_offer(offer(State.REGISTERED))
    assert bar.press("P") and bar.wanted == [("dispatch", {"handler": "department:water"})]
    bar.show_offer(offer(State.CLOSED))
    assert not bar.press("P")


def test_one_key_merges_with_the_case_alike(bar):
    bar.show_offer(offer(State.REPORTED, alike=[Choice("desk:9", "积水")], asks=True))
    assert bar.press("M") and bar.wanted == [("merge", {"other": "desk:9"})]
    bar.show_offer(offer(State.REPORTED, alike=[Choice("desk:9", "积水")]))   # not likely enough to ask
    assert not bar.press("M")


def test_a_key_without_a_step_does_nothing(bar):
    bar.show_offer(Offer())
    assert not bar.press("1") and not bar.press("P") and not bar.press("X") and bar.wanted == []


def test_a_reason_is_asked_for_in_place_and_enter_does_it(bar):
    bar.show_offer(offer(State.REPORTED, phrases={"refuse": ["不属本区"]}))
    bar.begin("refuse")
    QTest.keyClick(bar.form.words, Qt.Key.Key_Return)
    assert bar.wanted == [] and bar.form.missing.isVisible()
    QTest.keyClicks(bar.form.words, "out of area")
    QTest.keyClick(bar.form.words, Qt.Key.Key_Return)
    assert bar.wanted == [("refuse", {"why": "out of area"})]


def test_shift_enter_is_a_new_line(bar):
    bar.show_offer(offer(State.REPORTED))
    bar.begin("refuse")
    QTest.keyClicks(bar.form.words, "a")
    QTest.keyClick(bar.form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.wanted == [] and bar.form.words.toPlainText() == "a\n"


def test_phrases_fill_in(bar):
    bar.show_offer(offer(State.REPORTED, phrases={"refuse": ["不属本区", "材料不全"]}))
    bar.begin("refuse")
    bar.form._use("不属本区")
    bar.form._use("材料不全")
    bar.form.confirm()
    assert bar.wanted == [("refuse", {"why": "不属本区 材料不全"})]


def test_the_proposal_is_chosen_already_and_another_can_be(bar):
    bar.show_offer(offer(State.REGISTERED))
    bar.begin("dispatch")
    QTest.keyClick(bar.form.choices, Qt.Key.Key_Down)
    QTest.keyClick(bar.form.choices, Qt.Key.Key_Return)
    assert bar.wanted == [("dispatch", {"handler": "squad:x"})]


def test_escape_leaves_the_form_and_drops_the_draft(bar):
    bar.show_offer(offer(State.REPORTED))
    bar.begin("refuse")
    QTest.keyClicks(bar.form.words, "a")
    QTest.keyClick(bar.form.words, Qt.Key.Key_Escape)
    assert not bar.form.isVisible() and bar.drafts == [("refuse", "a"), ("refuse", "")]


def test_a_draft_of_earlier_is_there_again(bar):
    bar.show_offer(offer(State.REPORTED, draft=("refuse", "half a sen")))
    assert bar.form.step == "refuse" and bar.form.words.toPlainText() == "half a sen"


def test_a_refusal_keeps_what_was_written(bar):
    bar.show_offer(offer(State.REPORTED))
    bar.begin("refuse")
    QTest.keyClicks(bar.form.words, "because")
    bar.form.confirm()
    bar.show_error("Somebody accepted it meanwhile.")
    assert bar.error.isVisible() and bar.form.words.toPlainText() == "because"
    bar.done()
    assert not bar.form.isVisible() and not bar.error.isVisible()


def test_news_about_the_same_case_keep_an_open_form_while_its_step_is_possible(bar):
    bar.show_offer(offer(State.REPORTED))
    bar.begin("refuse")
    QTest.keyClicks(bar.form.words, "a")
    bar.show_offer(offer(State.ACCEPTED), fresh=False)
    assert bar.form.words.toPlainText() == "a" and bar.form.isVisible()
    bar.show_offer(offer(State.CLOSED), fresh=False)
    assert not bar.form.isVisible()


def test_exceptions_are_shown_on_request(bar):
    bar.show_offer(offer(State.TAKEN))
    few = len(buttons(bar))
    bar._show_all()
    assert len(buttons(bar)) == len(possible(State.TAKEN)) > few


def test_a_digit_on_its_way_is_not_taken_for_another_step(bar, qtbot):
    bar.show_offer(offer(State.REPORTED))
    bar.show_offer(offer(State.ACCEPTED), fresh=False, own=False)   # another desk accepted it
    assert not bar.press("1") and bar.wanted == []
    qtbot.waitUntil(lambda: bar.press("1"))
    assert bar.wanted == [("register", {})]


def test_what_was_done_here_can_go_on_at_once(bar):
    bar.show_offer(offer(State.REPORTED))
    bar.show_offer(offer(State.ACCEPTED), fresh=False, own=True)
    assert bar.press("1") and bar.wanted == [("register", {})]
