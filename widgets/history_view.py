"""The history of a record: newest first, a dot per entry on a line, as far back as it goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.language import tr
from widgets.entry_words import Line
from widgets.theme import Theme
from widgets.words import ago, moment

AT_FIRST = 30   # entries; the rest on request, a label each costs time


class HistoryView(QWidget):
    """Lines of a record's history."""

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._now = theme, now
        self._lines: tuple[Line, ...] = ()
        self._labels: list[QLabel] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.pad + theme.gap, 0, 0, 0)
        self._box.setSpacing(theme.gap)
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(lambda: self._fill(len(self._lines)))
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these, given oldest first; what is shown already is kept."""
        lines = tuple(reversed(lines))
        if lines != self._lines:
            self._lines = lines
            self._fill(AT_FIRST)

    def text(self) -> str:
        """All that is shown, as plain text."""
        return "\n".join(label.accessibleName() for label in self._labels)

    def _fill(self, most: int) -> None:
        for label in self._labels:
            self._box.removeWidget(label)
            label.deleteLater()
        self._labels = [self._label(line) for line in self._lines[:most]]
        for i, label in enumerate(self._labels):
            self._box.insertWidget(i, label)
        rest = len(self._lines) - len(self._labels)
        self.more.setVisible(rest > 0)
        self.more.setText(tr("{n} earlier entries", n=rest))
        self.update()

    def _label(self, line: Line) -> QLabel:
        theme = self.theme
        rows = [f"<b>{escape(line.what)}</b>&nbsp; <span style='color:{theme.muted}'>{escape(line.who)}</span>"]
        rows += [escape(detail) for detail in line.details]
        if line.why:
            rows.append(escape(tr("Why: {why}", why=line.why)))
        if line.doubt:
            rows.append(f"<span style='color:{theme.warning}'>{escape(line.doubt)}</span>")
        when = f"{moment(line.at, self._now())} · {ago(line.at, self._now())}"
        rows.append(f"<span style='color:{theme.muted}; font-size:{theme.small}px'>{escape(when)}</span>")
        label = QLabel("<br>".join(rows))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setAccessibleName(", ".join(
            part for part in (moment(line.at), line.who, line.what, *line.details, line.why, line.doubt) if part))
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._labels:
            return
        x, theme = self.theme.gap + 0.5, self.theme
        middles = [label.y() + label.fontMetrics().height() / 2 for label in self._labels]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.line), 1.5))
            painter.drawLine(QPointF(x, middles[0]), QPointF(x, middles[-1]))
            painter.setPen(Qt.PenStyle.NoPen)
            for i, (y, line) in enumerate(zip(middles, self._lines, strict=False)):
                painter.setBrush(QColor(theme.warning if line.doubt else theme.accent if i == 0 else theme.muted))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
