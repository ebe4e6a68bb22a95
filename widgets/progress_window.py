"""A small window while something long is prepared: what is being done, how far it is, and a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from console.language import tr
from console.progress import Progress
from widgets.style import style_sheet
from widgets.theme import Theme


class ProgressWindow(QWidget):
    """Runs one job in a thread and waits for it without freezing."""

    _reported = Signal(int, int, str)
    _ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(tr("Grid Console"))
        self.setObjectName("progress")
        heading = QLabel(tr("Preparing the first start"))
        heading.setProperty("role", "heading")
        self.text = QLabel(tr("Starting …"))
        self.text.setProperty("role", "muted")
        self.percent = QLabel("")
        self.percent.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.setToolTip(tr("Stop; what was begun is taken back (Esc)"))
        self.stop.setShortcut(Qt.Key.Key_Escape)
        self.stop.clicked.connect(self._cancel)
        words = QHBoxLayout()
        words.addWidget(self.text, 1)
        words.addWidget(self.percent)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad * 2] * 4)
        column.setSpacing(theme.pad)
        for part in (heading, words, self.bar, foot):
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        self.setStyleSheet(style_sheet(theme))
        self.setFixedWidth(theme.size * 38)
        self._progress = Progress(self._reported.emit)
        self._reported.connect(self._show)
        self._result: list[Any] = []
        self._error: BaseException | None = None

    def run(self, job: Callable[[Progress], Any]) -> Any:
        """Run `job` to its end and return its value; what it raises is raised here."""
        loop = QEventLoop()
        self._ended.connect(loop.quit)
        thread = threading.Thread(target=self._work, args=(job,), name="first-start", daemon=True)
        self.adjustSize()
        self.move(self.screen().availableGeometry().center() - self.rect().center())
        self.show()
        thread.start()
        loop.exec()
        thread.join()
        self.hide()
        if self._error is not None:
            raise self._error
        return self._result[0]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window stops the job; the window goes when the job has ended."""
        self._cancel()
        event.ignore()

    def _work(self, job: Callable[[Progress], Any]) -> None:
        """The fence of the thread: whatever is raised is handed over to the main thread."""
        try:
            self._result.append(job(self._progress))
        except BaseException as error:
            self._error = error
        self._ended.emit()

    def _cancel(self) -> None:
        self._progress.cancel()
        self.stop.setEnabled(False)
        self.text.setText(tr("Stopping …"))

    def _show(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.percent.setText(f"{100 * done // total} %" if total else "")
        if text and not self._progress.cancelled:
            self.text.setText(text)
