"""Runs command lines for menu, buttons and palette: what acts on the window at once, the rest in a thread."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from console.commands.tree import Door
from console.errors import ConsoleError

log = logging.getLogger(__name__)


class RunsLines(Protocol):
    """What the runner needs of a `console.commands.session.Session`."""

    tree: Any

    def run(self, line: str | list[str]) -> Any: ...


@dataclass(frozen=True)
class Outcome:
    """What became of one line: a value, or the one sentence of an error."""

    words: tuple[str, ...]
    door: Door
    value: Any = None
    error: str = ""


class Runner(QObject):
    """One line after another; the window stays free meanwhile.

    Commands that need the window run in the main thread, where widgets may be touched; all others run in one
    worker thread, in the order given.

    Signals:
        started(tuple of words): a line of the worker thread begins.
        finished(Outcome): always in the main thread.
    """

    started = Signal(object)
    finished = Signal(object)

    def __init__(self, session: RunsLines, door_for: Callable[[tuple[str, ...]], Door],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._door_for = session, door_for
        self.aside: Callable[[tuple[str, ...]], bool] | None = None   # takes a line that has a place of its own
        self._lines: queue.SimpleQueue[tuple[str, ...] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def run(self, words: list[str] | tuple[str, ...]) -> None:
        """Run one line; its outcome comes as a signal."""
        if self.aside is not None and self.aside(tuple(words)):
            return
        if self._door_for(tuple(words)).needs_window:
            self.finished.emit(self._outcome(tuple(words)))
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="commands", daemon=True)
            self._thread.start()
        self._lines.put(tuple(words))

    def stop(self, seconds: float = 5.0) -> None:
        """Let the line at work end, then end the thread; waits at most `seconds`."""
        if self._thread is not None:
            self._lines.put(None)
            self._thread.join(seconds)
            self._thread = None

    def _work(self) -> None:
        while (words := self._lines.get()) is not None:
            self.started.emit(words)
            self.finished.emit(self._outcome(words))

    def _outcome(self, words: tuple[str, ...]) -> Outcome:
        """One of the fences: whatever a command raises, the window goes on and says so."""
        door = self._door_for(words)
        try:
            return Outcome(words, door, value=self._session.run(list(words)))
        except ConsoleError as error:
            return Outcome(words, door, error=str(error))
        except Exception as error:
            log.exception("command %s failed", " ".join(words))
            return Outcome(words, door, error=f"{type(error).__name__}: {error}")
