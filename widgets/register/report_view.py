"""What became of a register: counts, why rows were refused, and the file to correct."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.language import tr
from widgets.theme import Theme


class ReportView(QFrame):
    """Signals: open_wanted(path): the rows to correct are to be opened. again_wanted(path): import that file."""

    open_wanted = Signal(str)
    again_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._theme, self._file = theme, ""
        self.counts, self.reasons, self.notes = QLabel(), QLabel(), QLabel()
        self.notes.setProperty("role", "muted")
        for label in (self.counts, self.reasons, self.notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = QPushButton(tr("Open the rows to correct"))
        self.again = QPushButton(tr("Import the corrected file"))
        self.again.setToolTip(tr("When the rows are corrected and saved"))
        self.open.clicked.connect(lambda: self.open_wanted.emit(self._file))
        self.again.clicked.connect(lambda: self.again_wanted.emit(self._file))
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, theme.gap, 0)
        for label in (self.reasons, self.notes):
            inner.addWidget(label)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)     # which `setWidget` turns on
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        for button in (self.open, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap)
        column.addWidget(self.counts)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self.hide()

    def show_report(self, report: dict[str, Any], checked_only: bool) -> None:
        """What the import, or the check alone, answered."""
        parts = [tr("{n} rows", n=f"{report['rows']:,}"), tr("{n} new", n=f"{report['imported']:,}"),
                 tr("{n} changed", n=f"{report['updated']:,}"),
                 tr("{n} known already", n=f"{report['unchanged']:,}"), tr("{n} refused", n=f"{report['refused']:,}")]
        head = tr("Only checked; nothing is stored yet.") if checked_only else \
            tr("Stopped. What is counted here is kept; import the file again to go on.") if report["stopped"] else \
            tr("Imported in {n} s.", n=report["seconds"])
        self.counts.setText(f"{head}\n{' · '.join(parts)}")
        colour = self._theme.warning if report["refused"] or report["stopped"] else self._theme.ok
        self.counts.setStyleSheet(f"color: {colour};")
        self.reasons.setText("\n".join(
            tr("{count} × {why} (first in row {row})", count=f"{one['count']:,}", why=one["why"], row=one["first_row"])
            for one in report["reasons"]))
        notes = list(report["warnings"])
        if report["renewed"] or report["linked"]:
            notes.append(tr("{renewed} rows had replaced codes, {linked} were found by their address in words.",
                            renewed=report["renewed"], linked=report["linked"]))
        self._file = report["to_correct"]
        if self._file:
            notes.append(tr("Rows to correct and import again: {file}", file=self._file))
        self.notes.setText("\n".join(notes))
        for button in (self.open, self.again):
            button.setVisible(bool(self._file))
        self.show()
