"""Changes of all threads and processes reach the window's copy of the cases, once, and are counted."""

import threading

import pytest
from shell_fakes import report, small_console

from console.errors import ProfileError
from console.model.area import AreaTree
from console.model.case import Priority
from widgets.live import Live


@pytest.fixture
def console(tmp_path):
    console = small_console(tmp_path, 4)
    yield console
    console.close()


@pytest.fixture
def live(qtbot, console):
    live = Live(console)
    yield live
    live.stop()


def test_it_begins_with_what_is_there(live):
    assert len(live.cases) == 4
    assert live.of("S0", 0.0).total == 2
    assert live.of("", 0.0).total == 4


def test_work_of_another_thread_arrives_in_the_main_thread(qtbot, live, console):
    live.start()
    told = []
    live.cases_changed.connect(lambda changes: told.append((changes, threading.current_thread())))
    reports = [report(10, 0, priority=Priority.URGENT), report(11, 3), report(0, 0, title="renamed")]
    worker = threading.Thread(target=lambda: console.cases.intake(reports))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(live.cases) == 6 and live.cases["test:0"].title == "renamed")
    assert {case.id for changes, _ in told for case in changes.added} == {"test:10", "test:11"}
    assert {case.id for changes, _ in told for case in changes.updated} == {"test:0"}
    assert all(thread is threading.main_thread() for _, thread in told)
    assert live.of("S0", 0.0).total == 3 and live.of("S0", 0.0).urgent == 1


def test_what_is_told_twice_counts_once(live, console):
    case = next(iter(live.cases.values()))
    from console.model.changes import Changes

    live.inbox.post(Changes(added=(case,)))
    told = []
    live.cases_changed.connect(told.append)
    live.inbox.drain_all()
    assert told == []
    assert live.of("", 0.0).total == 4


def test_new_areas_are_counted_anew(qtbot, live, console):
    with qtbot.waitSignal(live.areas_changed) as told:
        worker = threading.Thread(target=lambda: console.areas.remove(["G2", "G3", "S1"], "test"))
        worker.start()
    worker.join()
    assert isinstance(told.args[0], AreaTree)
    live.inbox.drain_all()
    assert "S1" not in live.tree
    assert live.of("S1", 0.0).total == 0
    assert live.of("", 0.0).total == 4


def test_trouble_with_the_profile_is_told_once_until_it_works_again(qtbot, live, console, monkeypatch):
    monkeypatch.setattr("widgets.live.FOLLOW_SECONDS", 0.01)
    calls = []

    def follow():
        calls.append(1)
        if len(calls) < 4:
            raise ProfileError("the disk is gone")

    monkeypatch.setattr(console.cases, "follow", follow)
    told = []
    live.trouble.connect(told.append)
    live.start()
    qtbot.waitUntil(lambda: len(calls) > 5)
    live.stop()
    assert told == ["the disk is gone"]
