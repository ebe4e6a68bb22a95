"""The history of a record: newest first, a dot per entry on a line, as far back as it goes.

Two entries whose dots are clicked (or, with the keyboard, marked with Space) are compared.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.language import tr
from widgets.entry_words import Line
from widgets.theme import Theme
from widgets.words import ago, moment

AT_FIRST = 30   # entries; the rest on request, a label each costs time


class HistoryView(QWidget):
    """Lines of a record's history.

    Signals:
        compared(int, int): two entries are marked, counted from 1, the oldest; 0, 0 when they no longer are.
    """

    compared = Signal(int, int)

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._now = theme, now
        self._lines: tuple[Line, ...] = ()
        self._labels: list[QLabel] = []
        self._marked: list[int] = []   # numbers of entries, the oldest is 1
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
            self._mark([])
            self._fill(AT_FIRST)

    def toggle(self, number: int) -> None:
        """Mark an entry to be compared, or no longer; a third one takes the place of the first."""
        marked = [one for one in self._marked if one != number]
        self._mark(marked if len(marked) < len(self._marked) else [*marked[-1:], number])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        row = next((i for i, y in enumerate(self._middles()) if abs(y - at.y()) <= self.theme.size), -1)
        if row >= 0 and at.x() <= self._box.contentsMargins().left():
            self.toggle(len(self._lines) - row)
        else:
            super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space on an entry marks it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self.toggle(len(self._lines) - self._labels.index(watched))  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def _mark(self, numbers: list[int]) -> None:
        had = len(self._marked) == 2
        self._marked = numbers
        self.update()
        if len(numbers) == 2:
            self.compared.emit(min(numbers), max(numbers))
        elif had:
            self.compared.emit(0, 0)

    def _middles(self) -> list[float]:
        """Heights of the dots, in px."""
        return [label.y() + label.fontMetrics().height() / 2 for label in self._labels]

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
        label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        label.setToolTip(tr("Click the dots of two entries, or press Space on them, to compare the two moments."))
        label.installEventFilter(self)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setAccessibleName(", ".join(
            part for part in (moment(line.at), line.who, line.what, *line.details, line.why, line.doubt) if part))
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._labels:
            return
        x, theme = self.theme.gap + 0.5, self.theme
        middles = self._middles()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.line), 1.5))
            painter.drawLine(QPointF(x, middles[0]), QPointF(x, middles[-1]))
            painter.setPen(Qt.PenStyle.NoPen)
            for i, (y, line) in enumerate(zip(middles, self._lines, strict=False)):
                painter.setBrush(QColor(theme.warning if line.doubt else theme.accent if i == 0 else theme.muted))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
                if len(self._lines) - i in self._marked:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(QColor(theme.accent), 1.5))
                    painter.drawEllipse(QPointF(x, y), 6.0, 6.0)
                    painter.setPen(Qt.PenStyle.NoPen)
