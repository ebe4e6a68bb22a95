"""What became of a list that a line imported (hazards, devices, responsible parties …), with the rows to correct."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.register.report_view import ReportView
from widgets.theme import Theme

WIDTH, HEIGHT = 50, 26      # in text sizes


class ReportWindow(QWidget):
    """Stays beside the work until it is closed (Esc); never blocks the window.

    Args:
        words: the line that imported. report: what it answered.

    Signals:
        again_wanted(words): the same line with the file of corrected rows.
    """

    again_wanted = Signal(object)

    def __init__(self, words: Sequence[str], report: dict[str, Any], theme: Theme,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(" ".join(words[:2]))
        self.view = ReportView(theme)
        self.view.open_wanted.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        self.view.again_wanted.connect(lambda path: self._again(with_file(words, report["file"], path)))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        column.addWidget(self.view)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.view.show_report(report, "--dry-run" in words)
        self.resize(theme.size * WIDTH, theme.size * HEIGHT)

    def _again(self, words: list[str]) -> None:
        self.again_wanted.emit(words)
        self.close()


def is_report(value: Any) -> bool:
    """Whether a line answered with what became of a list, see `console.exchange.rows.report.ImportReport`."""
    return isinstance(value, dict) and {"rows", "imported", "refused", "reasons", "to_correct"} <= value.keys()


def with_file(words: Sequence[str], name: str, path: str) -> list[str]:
    """A line with another file in the place of the one of this name."""
    return [path if Path(word).name == name else word for word in words]
