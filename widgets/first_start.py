"""From nothing to an open window: the demo district on first start, kernels compiled, the feed running."""

from __future__ import annotations

import importlib
import logging
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from console.errors import Cancelled
from console.language import tr, use
from console.progress import Progress
from widgets.collector import spare_main_thread, wait_for_window
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.commands.session import Session
    from console.wiring import Console
    from widgets.live import Live
    from widgets.window import MainWindow

log = logging.getLogger(__name__)
LIVE_SECONDS = 5.0  # of feed before the picture that stands in for a window


def run_window(session: Session) -> int:
    """Open the window and stay until it is closed; where there is no display, write a picture instead.

    Returns:
        The program's exit code.

    Raises:
        ConsoleError: the profile cannot be opened, or Qt lacks a system library.
    """
    from widgets.application import has_display, make_application

    if not has_display():
        return picture_instead(session)
    theme = Theme()
    application = make_application(theme)
    warm_up()
    console = session.console()
    is_new = not len(console.areas.tree())
    if needs_preparing(console):
        from widgets.progress_window import ProgressWindow

        try:
            ProgressWindow(theme).run(lambda progress: prepare(console, progress))
        except Cancelled as stop:
            print(stop, file=sys.stderr)
            return 1
    shell = Shell(session, console, theme, lambda: begin(shell, console, is_new))
    shell.open()
    code = application.exec()
    shell.close()  # also keeps it alive until here: a signal does not hold on to whose method it calls
    return code


def picture_instead(session: Session) -> int:
    """Say in one line that there is no display, and write a picture of the window into this folder."""
    from widgets.snapshot import Shot, take

    file = Path(f"grid-console-{datetime.now():%Y%m%d-%H%M%S}.png")
    print(tr("There is no display to open a window on; writing a picture of it to {file} after {n} s of live "
             "feed.", file=file, n=round(LIVE_SECONDS)), file=sys.stderr, flush=True)
    take(session, Shot(file, after=LIVE_SECONDS))
    return 0


def warm_up() -> None:
    """Begin to load the map's kernels while the window is being made; both take about as long.

    Qt is loaded already: while it loads it walks the table of modules, and a thread that imports meanwhile makes it
    end the whole program ("dictionary changed size during iteration").
    """
    from maps.compile import compiled

    ready, wanted = compiled()
    if ready == wanted:   # else they are compiled first, with progress
        threading.Thread(target=importlib.import_module, args=("maps.painting",), name="warm-up",
                         daemon=True).start()


def needs_preparing(console: Console) -> bool:
    """Whether there is anything to do before the first window that takes over a second."""
    from maps.compile import compiled

    ready, wanted = compiled()
    return not len(console.areas.tree()) or ready < wanted


def prepare(console: Console, progress: Progress) -> None:
    """Make the demo district if there are no areas, and compile the map's kernels if they are not cached.

    Raises:
        Cancelled: on the user's wish; what was begun was taken back.
    """
    from maps.compile import compile_kernels, compiled

    ready, wanted = compiled()
    if ready < wanted:
        compile_kernels(progress)
    console.ensure_areas(progress)


def start_demo_feed(console: Console) -> None:
    """A profile of generated areas lives on a generated city day."""
    if console.is_demo and not any(status.running for status in console.feeds.status()):
        from console.feeds.simulator import SimulatedDay

        console.feeds.start(SimulatedDay(console.areas, console.places, console.catalogue, units=console.units))


def begin(shell: Shell, console: Console, is_new: bool) -> None:
    """Once the first picture is there: the demo's city day and, in a new profile, its two surveys for the detector.

    The surveys take seconds of work: they are made beside the window, with progress and a way to stop them.
    """
    start_demo_feed(console)
    if is_new and console.is_demo and shell.window is not None:
        shell.window.run_line("detect demo --no-run")


class Shell:
    """Opens the window, and another one when the language changes; what is live goes on meanwhile.

    Args:
        then: called once, when the first picture is complete.
    """

    def __init__(self, session: Session, console: Console, theme: Theme,
                 then: Callable[[], None] = lambda: None) -> None:
        from widgets.live import Live

        self._session, self._console, self._theme, self._then = session, console, theme, then
        self.live: Live = Live(console)
        self._restore, self._is_filled = wait_for_window(), False
        self.window: MainWindow | None = None
        self.live.start()

    def open(self) -> MainWindow:
        """Show a new window."""
        from widgets.application import fence
        from widgets.window import MainWindow

        window = MainWindow(self._console, self._session.tree, self._session, self._theme, self.live)
        window.language_asked.connect(self.change_language)
        window.closed.connect(self._closed)
        fence(window.fault)
        self.window = window
        for told in (window.map_panel.canvas.exact, window.map_panel.canvas.failed):
            told.connect(self._filled)
        if window.layout_now.maximised or window.layout_now.position is None:  # the very first time too
            window.showMaximized()
        else:
            window.show()
        window.user_desk.begin()
        return window

    def change_language(self, language: str) -> None:
        """Close the window and open it again with other words."""
        from PySide6.QtWidgets import QApplication

        from widgets.application import translate_qt

        old = self.window
        use(language)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            translate_qt(application)
        if old is not None:
            old.closed.disconnect(self._closed)
            # The new window comes first: without any, the program would end.
            old.layout_now.language = language
            old.remember()
            self.open()
            old.close()
            old.deleteLater()
            self._session.window = self.window

    def _filled(self, *_: object) -> None:
        """The first complete picture: what is there now stays, and is not walked by the collector again."""
        if not self._is_filled:
            self._is_filled, self._restore = True, spare_main_thread()
            self._then()

    def close(self) -> None:
        """End what is live; harmless when it has ended already."""
        self.live.stop()

    def _closed(self) -> None:
        self.close()
        self._restore()
