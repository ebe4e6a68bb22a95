"""Files dropped onto the window: which are taken, added in a process of their own, stopped, refused, added again."""

import os
import sys
import textwrap

import pytest
from layer_fakes import HOUSES, geojson, session
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from console.bootstrap import HOME
from widgets.background import Background
from widgets.file_drop import FileDrop, dropped_files
from widgets.layer_desk import LayerDesk
from widgets.layer_import import FileToAdd, LayerImport
from widgets.layer_progress import LayerProgress
from widgets.theme import Theme

LONG = 60_000   # milliseconds to wait at most for a process on a busy machine


def mime(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def slow(tmp_path):
    """A program that reports, prints a stray word, and then waits for its input to end."""
    script = tmp_path / "slow.py"
    script.write_text(textwrap.dedent("""
        import sys, os
        print("a library complains", file=sys.stderr)
        print('{"done": 3, "total": 10, "text": "读取"}', file=sys.stderr, flush=True)
        while os.read(0, 100): pass
        print("Stopped. Nothing was changed.", file=sys.stderr)
        sys.exit(1)
    """), "utf-8")
    return [sys.executable, str(script)]


def test_companions_and_folders_are_left_out(tmp_path):
    names = ["街道.shp", "街道.dbf", "街道.prj", "b.gpkg"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    found = dropped_files(mime(tmp_path, *(tmp_path / name for name in names), tmp_path / "gone.csv"))
    assert [path.name for path in found] == ["街道.shp", "b.gpkg"]
    text = QMimeData()
    text.setText("no files")
    assert dropped_files(text) == []


def test_dragging_shows_the_veil_and_dropping_tells(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    drop, told = FileDrop(window, Theme()), []
    drop.dropped.connect(told.append)
    path = geojson(tmp_path / "a.geojson")
    data, action, button = mime(path), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted() and drop.veil.isVisible() and drop.veil.size() == window.size()
    window.grab()
    event = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    assert told == [[path]] and not drop.veil.isVisible()


def test_words_of_a_file(tmp_path):
    file = FileToAdd(tmp_path / "-a.csv", "gcj02", "GB18030", "站点")
    assert file.words() == ["layer", "add", "--crs=gcj02", "--encoding=GB18030", "--name=站点", "--",
                            str(tmp_path / "-a.csv")]


def test_progress_is_told_and_cancel_stops_this_and_what_waits(qtbot, tmp_path, slow):
    imports = LayerImport(tmp_path / "profile", slow)
    strip = LayerProgress(imports, Theme())
    qtbot.addWidget(strip)
    with qtbot.waitSignal(imports.progressed, timeout=LONG) as told:
        imports.add(FileToAdd(tmp_path / "a.gpkg"), FileToAdd(tmp_path / "b.gpkg"))
    assert told.args == [3, 10, "读取"] and strip.bar.value() == 3 and "30 %" in strip.detail.text()
    assert imports.is_busy and imports.waiting == 1
    ended = []
    imports.cancelled.connect(lambda file: ended.append(file.path.name))
    with qtbot.waitSignal(imports.idle, timeout=LONG):
        strip.cancel.click()
    assert ended == ["a.gpkg"] and "stopped" in strip.text.text() and not strip.bar.isVisibleTo(strip)


def test_a_program_that_cannot_be_started_is_said(qtbot, tmp_path):
    imports = LayerImport(tmp_path, [str(tmp_path / "no-such-program")])
    with qtbot.waitSignal(imports.failed, timeout=LONG) as told:
        imports.add(FileToAdd(tmp_path / "a.gpkg"))
    assert "could not be started" in told.args[1] and not imports.is_busy


def test_closing_the_window_ends_the_process(qtbot, tmp_path, slow):
    imports = LayerImport(tmp_path, slow)
    with qtbot.waitSignal(imports.progressed, timeout=LONG):
        imports.add(FileToAdd(tmp_path / "a.gpkg"))
    imports.stop()
    assert not imports.is_busy


def test_a_dropped_file_arrives_on_the_map_and_is_added_again_otherwise(qtbot, tmp_path):
    """The whole way, with the real program in a process of its own."""
    made = session(tmp_path)
    console = made.console()
    window, background = QMainWindow(), Background()
    qtbot.addWidget(window)
    desk = LayerDesk(console, made.run, background, window, Theme())
    desk.files_dropped.connect(desk.add_files)      # what the window does with all that is no register
    window.setCentralWidget(desk.panel)
    window.show()
    qtbot.addWidget(desk.table)
    with qtbot.waitSignal(desk.imports.idle, timeout=LONG):
        desk.drop.dropped.emit([geojson(tmp_path / "houses.geojson"), tmp_path / "gone.geojson"])
    desk.imports.add()
    qtbot.waitUntil(lambda: [one.name for one in desk.panel.model.layers] == ["houses"], timeout=LONG)
    assert "gone.geojson" in desk.progress.text.text()   # the second one was refused in one sentence
    first = desk.panel.model.layers[0]
    with qtbot.waitSignal(desk.imports.idle, timeout=LONG):
        desk.progress.again.emit(FileToAdd(tmp_path / "houses.geojson", crs="gcj02", instead=first.id))
    qtbot.waitUntil(lambda: [one.crs for one in desk.panel.model.layers] == ["gcj02"], timeout=LONG)
    second = desk.panel.model.layers[0]
    assert abs(second.bounds[0] - first.bounds[0]) > 0.003 and second.features == HOUSES
    desk.open_table(second.id)
    desk.table.background.finish()
    assert desk.table.model.total == HOUSES
    desk.stop()
    background.finish()
    background.stop()
    made.close()


def test_a_command_stops_cleanly_when_the_window_is_gone(tmp_path):
    """Its standard input ends before it has begun: nothing is added, exit code 1, one sentence."""
    import subprocess

    file = geojson(tmp_path / "houses.geojson", 4000)
    profile = tmp_path / "profile"
    done = subprocess.run(
        [sys.executable, str(HOME / "main.py"), f"--profile={profile}", "--lang=en", "layer", "add", str(file)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "GRID_CONSOLE_PROGRESS": "json"})
    assert done.returncode == 1 and done.stderr.strip().splitlines()[-1] == "Stopped. Nothing was changed."
    made = session(tmp_path)
    assert made.console().layers.all() == () and not list(made.console().profile.layers.glob("*.part"))
    made.close()
