"""Command lines that take long run in a process of their own, with progress and a way to stop them.

In the window's worker thread they would hold up every other line, and Python's lock with it. The process is started and
listened to as for files on the map (`LayerImport`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from console.commands.tree import Door
from console.language import tr
from widgets.layer_import import FileToAdd, LayerImport
from widgets.runner import Outcome
from widgets.theme import Theme

LONG = {("detect", name) for name in ("run", "demo", "simulate", "alter", "import", "train", "check", "gallery")} | {
    ("review", "learn"), ("review", "panel"), ("evidence", "make"),
    *(("circle", name) for name in ("show", "map", "next", "outside", "report"))}


@dataclass(frozen=True)
class LongLine(FileToAdd):
    """A whole command line in the place of a file."""

    line: tuple[str, ...] = ()

    def words(self) -> list[str]:
        return list(self.line)


class LongLines(QFrame):
    """A strip that shows while a long line runs, one after another; it is seen from every page.

    Args:
        profile: the folder of the open profile.
        door_for: the door of a command line.
        program: words that start the program; the running one's `main.py` if None.
        ticket: lets the process act for whoever is logged in here.

    Signals:
        finished(Outcome): a line has ended, as the runner says it.
    """

    finished = Signal(object)

    def __init__(self, profile: Path, door_for: Callable[[tuple[str, ...]], Door], theme: Theme,
                 program: list[str] | None = None, ticket: Callable[[], str] = str,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._door_for = door_for
        self._process = LayerImport(profile, program, self, ticket)
        self.text = QLabel()
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop; nothing half made stays behind"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.pad, theme.gap // 2, theme.gap, theme.gap // 2)
        row.setSpacing(theme.pad)
        row.addWidget(self.text, 2)
        row.addWidget(self.bar, 3)
        row.addWidget(self.cancel)
        self._process.began.connect(self._began)
        self._process.progressed.connect(self._progressed)
        self._process.added.connect(lambda one, value: self._end(one, value=value))
        self._process.failed.connect(lambda one, words: self._end(one, error=words))
        self._process.cancelled.connect(self._stopped)
        self._process.idle.connect(self.hide)
        self.hide()

    def take(self, words: Sequence[str]) -> bool:
        """Run the line here if it is a long one; whether it was taken."""
        if tuple(words[:2]) not in LONG or "--help" in words:
            return False
        self._process.add(LongLine(Path(" ".join(words[:2])), line=tuple(words)))
        return True

    def stop(self) -> None:
        """End the process (once, before the window goes)."""
        self._process.stop()

    def _began(self, one: LongLine) -> None:
        self.text.setText(" ".join(one.line[:2]))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def _progressed(self, done: int, total: int, text: str) -> None:
        self.text.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.text.setText(tr("Stopping …"))
        self._process.cancel()

    def _stopped(self, one: LongLine) -> None:
        """A line that was stopped says itself what it keeps; one that had to be ended cannot."""
        self._end(one, error=self._process.last_words or tr("Stopped. No result was written."))

    def _end(self, one: LongLine, value: object = None, error: str = "") -> None:
        self.finished.emit(Outcome(one.line, self._door_for(one.line), value=value, error=error))
