"""Questions are asked in a thread, answered here, and only the last of a kind counts."""

import threading

import pytest

from widgets.background import Background


@pytest.fixture
def background(qtbot):
    background = Background()
    yield background
    background.stop()


def test_only_the_last_of_a_kind_is_answered(background):
    gate, answers = threading.Event(), []
    background.ask("area", lambda: gate.wait(5) and "first", answers.append)
    background.ask("area", lambda: "second", answers.append)
    background.ask("case", lambda: threading.current_thread() is threading.main_thread(), answers.append)
    gate.set()
    background.finish()
    assert answers == ["second", False]


@pytest.mark.noisy
def test_a_fault_is_told_and_the_next_question_answered(qtbot, background):
    answers = []
    with qtbot.waitSignal(background.failed) as told:
        background.ask("a", lambda: 1 / 0, answers.append)
    assert "ZeroDivisionError" in told.args[0]
    background.ask("a", lambda: 2, answers.append)
    background.finish()
    assert answers == [2]


def test_after_the_end_nothing_is_asked(qtbot):
    background = Background()
    background.stop()
    background.ask("late", lambda: 1, lambda _: pytest.fail("answered"))
    background.finish(100)
