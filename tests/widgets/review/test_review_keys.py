"""Which key means what, and when a key that judges counts."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from console.language import RESOURCES
from console.model.review import Disposal, Fact
from console.model.review_rules import Reason, read_review_rules
from widgets.review.key_guard import SETTLING_S, KeyGuard
from widgets.review.keys import Keyboard, keyed

Held = Qt.KeyboardModifier
NONE, SHIFT, CTRL, KEYPAD = Held.NoModifier, Held.ShiftModifier, Held.ControlModifier, Held.KeypadModifier


def test_every_disposal_and_every_reason_of_the_catalogue_is_one_stroke():
    rules = read_review_rules(RESOURCES / "catalogues" / "review-2026.1.toml")
    board = Keyboard(rules.reasons)
    acts = [bound.act for row in board.rows for bound in row.keys]
    assert {act.disposal for act in acts if act.fact is Fact.TRUE} == set(Disposal) - {Disposal.NONE}
    assert {act.reason for act in acts if act.fact is Fact.FALSE} == {reason.code for reason in rules.reasons}
    assert [bound.key for bound in board.unreal.keys] == [reason.key for reason in rules.reasons]


def test_keys_are_found_with_keypad_and_shift_and_left_to_the_window_otherwise():
    board = Keyboard([Reason("tree", "树", "Tree", "1")])
    assert board.find(Qt.Key.Key_1, KEYPAD).reason == "tree"
    assert board.find(Qt.Key.Key_Question, SHIFT).name == board.find(Qt.Key.Key_Slash, NONE).name == "keys"
    assert board.find(Qt.Key.Key_Z, CTRL).name == "undo" and board.find(Qt.Key.Key_Space, SHIFT).value == "-1"
    for key, modifiers in ((Qt.Key.Key_1, CTRL), (Qt.Key.Key_Q, SHIFT), (Qt.Key.Key_K, CTRL), (Qt.Key.Key_F6, NONE),
                           (Qt.Key.Key_9, NONE), (Qt.Key.Key_Tab, NONE)):
        assert board.find(key, modifiers) is None, key


def test_reasons_without_a_key_of_their_own_get_the_free_ones_and_no_key_means_two_things():
    reasons = [Reason("a", "a", "A", "3"), Reason("b", "b", "B"), Reason("c", "c", "C", "Q"), Reason("d", "d", "D")]
    assert [(key, one.code) for key, one in keyed(reasons)] == [("1", "b"), ("2", "c"), ("3", "a"), ("4", "d")]
    assert len(keyed([Reason(str(i), str(i)) for i in range(14)])) == 10


@given(st.lists(st.tuples(st.sampled_from("12Q"), st.floats(0.0, 0.6)), max_size=40))
def test_no_verdict_falls_before_the_picture_was_there_for_a_moment(presses):
    """Whatever is pressed however fast: between a detection coming up and its verdict lies the time to look."""
    now = [0.0]
    guard = KeyGuard(lambda: now[0])
    shown = 0.0
    guard.shown()
    for key, wait in presses:
        now[0] += wait
        if guard.takes(key, repeats=False):
            assert now[0] - shown >= SETTLING_S - 1e-9
            guard.judged(key)
            guard.shown()
            shown = now[0]
        assert not guard.takes(key, repeats=True)


@given(st.lists(st.floats(0.01, SETTLING_S - 0.01), min_size=1, max_size=60))
def test_one_key_hammered_judges_once(waits):
    """A held key that comes as presses and releases: each too-early press begins the wait again."""
    now = [10.0]
    guard, verdicts = KeyGuard(lambda: now[0]), 0
    for wait in waits:
        now[0] += wait
        if guard.takes("1", repeats=False):
            verdicts += 1
            guard.judged("1")
            guard.shown()
    assert verdicts == 1
