"""A real window on a small real console, worked by keyboard: for the tests of what is done at the desk."""

import time
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from shell_fakes import report, small_console, small_session

from console.model.person import OPERATOR, User
from widgets.background import Background
from widgets.window import MainWindow

PASSWORD = "correct horse 7"
PLACE = (114.005, 22.52)   # of the reports in grid 0


def desk_console(folder):
    """Two open cases: road water in grid 0 and in grid 2."""
    made = small_console(folder, count=0)
    lately = time.time() - 3600
    made.cases.intake([report(1, 0, class_code="0501", title="福华路路面积水", reported_at=lately),
                       report(2, 2, class_code="0501", reported_at=lately)])
    return made


@contextmanager
def desk_window(qtbot, console):
    session = small_session(console)
    opened = MainWindow(console, session.tree, session)
    opened.live.start()
    for background in opened.findChildren(Background):
        background.ask("begin", bool, lambda _: None)   # a window of many tests: no thread begins in one of them
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    opened.show()
    opened.activateWindow()
    opened.map_panel.view.setFocus()
    yield opened
    opened.close()


def register_users(console, **roles):
    """Users by name; the first of them an administrator beside."""
    people = console.people
    for name, (role, more) in roles.items():
        people.add(User(name, name.title(), frozenset(role), **more), PASSWORD, console.identity.known or OPERATOR)
        if console.identity.known is None:
            console.identity.switch(people.get(name))


def settle(window):
    for _ in range(3):
        QCoreApplication.processEvents()
        window.background.finish()
        window.live.inbox.drain_all()


def line(window, qtbot, words):
    """Run a line as from the palette, and wait for its end."""
    with qtbot.waitSignal(window.runner.finished) as done:
        window.run_line(words)
    settle(window)
    return done.args[0]


def key(widget, what, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, what, modifiers)


def write(widget, words):
    """Type words, Chinese too, which QTest cannot."""
    widget.setFocus()
    for sign in words:
        QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def click_map(window, lon, lat):
    """A click of the mouse at a place on the map."""
    from console.exchange.crs import from_lonlat

    canvas = window.map_panel.canvas
    x, y = from_lonlat(lon, lat, canvas.crs)
    px, py = canvas.view.to_pixel(float(x), float(y))
    canvas.box.clicked.emit(QPointF(px, py) / canvas.view.ratio, Qt.KeyboardModifier.NoModifier)
