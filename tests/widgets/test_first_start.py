"""From nothing to a window, and what happens where there is no display."""

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage
from shell_fakes import small_console, small_session, small_tree

from console import language
from console.commands.session import Session
from console.errors import Cancelled, Refused
from console.progress import Progress
from console.wiring import Console
from widgets import first_start
from widgets.first_start import Shell, begin, needs_preparing, prepare, run_window, start_demo_feed
from widgets.progress_window import ProgressWindow
from widgets.theme import Theme


@pytest.fixture
def console(tmp_path):
    console = small_console(tmp_path / "profile")
    yield console
    console.close()


def test_the_job_runs_in_a_thread_and_its_progress_shows(qtbot):
    window = ProgressWindow(Theme())
    qtbot.addWidget(window)
    shown = []

    def job(progress):
        progress(1, 4, "Drawing districts …")
        shown.append(threading.current_thread() is threading.main_thread())
        return "made"

    assert window.run(job) == "made"
    assert shown == [False]
    assert (window.bar.value(), window.bar.maximum()) == (1, 4)
    assert (window.text.text(), window.percent.text()) == ("Drawing districts …", "25 %")
    assert not window.isVisible()


def test_cancel_stops_the_job(qtbot):
    window = ProgressWindow(Theme())
    qtbot.addWidget(window)
    started = threading.Event()

    def job(progress):
        progress(0, 1, "waiting")
        started.set()
        while True:
            progress(0, 1, "waiting")

    window._reported.connect(lambda *_: window.stop.click() if started.is_set() else None)
    with pytest.raises(Cancelled):
        window.run(job)


def test_what_the_job_raises_is_raised_here(qtbot):
    window = ProgressWindow(Theme())
    qtbot.addWidget(window)

    def job(progress):
        raise Refused("no")

    with pytest.raises(Refused, match="no"):
        window.run(job)


def test_a_profile_with_areas_needs_no_preparing_but_kernels(console, monkeypatch):
    monkeypatch.setattr("maps.compile.compiled", lambda: (4, 4))
    assert not needs_preparing(console)
    monkeypatch.setattr("maps.compile.compiled", lambda: (3, 4))
    assert needs_preparing(console)


def test_preparing_compiles_only_what_is_missing(console, monkeypatch):
    compiled = []
    monkeypatch.setattr("maps.compile.compile_kernels", compiled.append)
    monkeypatch.setattr("maps.compile.compiled", lambda: (4, 4))
    prepare(console, Progress())
    assert compiled == []
    monkeypatch.setattr("maps.compile.compiled", lambda: (0, 4))
    prepare(console, Progress())
    assert len(compiled) == 1


def test_only_a_demo_gets_a_generated_day(console, tmp_path):
    start_demo_feed(console)
    start_demo_feed(console)
    assert [status.running for status in console.feeds.status()] == [True]
    console.feeds.stop()


@pytest.mark.parametrize(("is_new", "asked"), [(True, ["detect demo --no-run"]), (False, [])])
def test_a_new_demo_is_surveyed_beside_the_window(console, is_new, asked):
    lines = []
    begin(SimpleNamespace(window=SimpleNamespace(run_line=lines.append)), console, is_new)
    assert lines == asked
    console.feeds.stop()


def test_an_empty_profile_gets_none(tmp_path):
    from console.profile import Profile

    console = Console(Profile(tmp_path / "empty"))
    start_demo_feed(console)
    assert console.feeds.status() == []
    console.close()


def test_the_language_changes_live(qtbot, console):
    session = small_session(console)
    shell = Shell(session, console, Theme())
    first = shell.open()
    first.navigation.show_area("S1")
    with qtbot.waitSignal(first.closed):
        first.run_line("view language zh")
    second = shell.window
    try:
        assert language.current() == "zh"
        assert session.window is second is not first
        assert second.windowTitle() == "网格指挥台 — 福田区（演示数据）"
        assert second.navigation.area == "S1"
        assert second.case_list.model.known == 8
        assert second.isVisible()
    finally:
        second.close()
    assert console.profile.language == "zh", "remembered for the next start"


def test_the_feed_starts_once_the_first_picture_is_there(qtbot, console):
    started = []
    shell = Shell(small_session(console), console, Theme(), lambda: started.append(True))
    window = shell.open()
    assert not started
    window.map_panel.canvas.exact.emit()
    window.map_panel.canvas.exact.emit()
    assert started == [True]
    window.background.finish()
    window.close()


def test_without_a_display_one_line_and_a_picture(tmp_path, console, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(first_start, "LIVE_SECONDS", 0.05)
    monkeypatch.setattr("maps.compile.compiled", lambda: (4, 4))
    session = small_session(console)
    assert run_window(session) == 0
    files = list(tmp_path.glob("grid-console-*.png"))
    assert len(files) == 1
    image = QImage(str(files[0]))
    assert (image.width(), image.height()) == (1920, 1080)
    said = capsys.readouterr().err.strip()
    assert "\n" not in said and files[0].name in said and "no display" in said
    assert session.window is None


def test_a_session_opens_its_profile_only_when_asked(tmp_path):
    session = Session(small_tree())
    session.profile = tmp_path / "unused"
    assert not session.profile.exists()
