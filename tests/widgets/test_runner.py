"""Lines run where they must: window commands here, the rest in a thread; errors become sentences."""

import threading

import pytest

from console.commands.tree import Door
from console.errors import Refused
from widgets.runner import Runner

HERE, AWAY = Door(needs_window=True), Door()


class Lines:
    tree = None

    def __init__(self):
        self.ran = []

    def run(self, line):
        self.ran.append((line, threading.current_thread()))
        if line == ["refuse"]:
            raise Refused("No.")
        if line == ["break"]:
            raise ZeroDivisionError("odd")
        return len(line)


@pytest.fixture
def runner(qtbot):
    lines = Lines()
    runner = Runner(lines, lambda words: HERE if words[0] == "here" else AWAY)
    yield runner, lines
    runner.stop()


def test_window_commands_run_in_the_main_thread(qtbot, runner):
    runner, lines = runner
    with qtbot.waitSignal(runner.finished) as done:
        runner.run(["here", "now"])
    assert done.args[0].value == 2
    assert lines.ran == [(["here", "now"], threading.main_thread())]


def test_other_commands_run_one_after_another_in_a_thread(qtbot, runner):
    runner, lines = runner
    got = []
    runner.finished.connect(lambda outcome: got.append((outcome.words, threading.current_thread())))
    for word in ("a", "b", "c"):
        runner.run([word])
    qtbot.waitUntil(lambda: len(got) == 3)
    assert [words for words, _ in got] == [("a",), ("b",), ("c",)]
    assert all(thread is threading.main_thread() for _, thread in got)
    assert all(thread is not threading.main_thread() for _, thread in lines.ran)


def test_an_error_is_one_sentence(qtbot, runner):
    with qtbot.waitSignal(runner[0].finished) as done:
        runner[0].run(["refuse"])
    assert done.args[0].error == "No."


@pytest.mark.noisy
def test_a_fault_leaves_the_runner_running(qtbot, runner):
    with qtbot.waitSignal(runner[0].finished) as done:
        runner[0].run(["break"])
    assert done.args[0].error == "ZeroDivisionError: odd"
    with qtbot.waitSignal(runner[0].finished) as done:
        runner[0].run(["fine"])
    assert done.args[0].value == 1
