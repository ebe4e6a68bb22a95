"""The curve of open hazards over time, with a handle to drag along it and the mark of a day to compare with."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from console.insight.hazard_series import Series
from console.language import tr
from maps.fonts import text_font
from widgets.theme import Theme

DAY = 24 * 3600.0


class TimeTrack(QWidget):
    """The curve with a handle; ← and → go a day, Home and End to the ends.

    Signals:
        moved(float): the handle stands at this moment, seconds since 1970 UTC.
    """

    moved = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._series: Series | None = None
        self._drawn: tuple[QRectF, QPolygonF, QPolygonF] | None = None   # in a box: the curve, and what lies under it
        self.at = self.since = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.size * 4)
        self.setAccessibleName(tr("Time"))
        self.setToolTip(tr("Drag, or use ← and → for a day; anywhere on this page [ and ], with Shift a week"))

    def show_series(self, series: Series) -> None:
        """Show this curve; the handle stays where it is."""
        self._series, self._drawn = series, None
        self.update()

    @property
    def span(self) -> tuple[float, float]:
        """Both ends, seconds since 1970 UTC; equal without hazards."""
        if self._series is None or not len(self._series.moments):
            return 0.0, 0.0
        return float(self._series.moments[0]), float(self._series.moments[-1])

    def set_at(self, at: float) -> None:
        """Move the handle."""
        first, last = self.span
        self.at = min(max(at, first), last)
        self.update()

    def set_since(self, since: float) -> None:
        """Mark the earlier day of a comparison; 0 for none."""
        self.since = since
        self.update()

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 4, -6, -self._theme.small - 4)

    def _x(self, at: float) -> float:
        (first, last), box = self.span, self._box()
        return box.left() + (at - first) / max(last - first, 1.0) * box.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._theme, self._box()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(theme.small))
            if self._series is None or not len(self._series.moments):
                painter.setPen(QColor(theme.muted))
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("No hazards yet."))
                return
            self._draw_curve(painter, box, self._series)
            self._draw_scale(painter, box, self._series)
            self._draw_days(painter, box)
            for at, colour in ((self.since, theme.warning), (self.at, theme.accent)):
                if at:
                    painter.setPen(QPen(QColor(colour), 2))
                    painter.drawLine(QPointF(self._x(at), box.top()), QPointF(self._x(at), box.bottom()))
                    painter.setBrush(QColor(colour))
                    painter.drawEllipse(QPointF(self._x(at), box.bottom()), 4, 4)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _draw_curve(self, painter: QPainter, box: QRectF, series: Series) -> None:
        if self._drawn is None or self._drawn[0] != box:
            most, (first, last) = max(1, int(series.open.max())), self.span
            xs = box.left() + (series.moments - first) / max(last - first, 1.0) * box.width()
            ys = box.bottom() - series.open / most * box.height()
            points = [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
            self._drawn = box, QPolygonF(points), QPolygonF([box.bottomLeft(), *points, box.bottomRight()])
        _, curve, area = self._drawn
        fill = QColor(self._theme.accent)
        fill.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(area)
        painter.setPen(QPen(QColor(self._theme.accent), 1.2))
        painter.drawPolyline(curve)

    def _draw_scale(self, painter: QPainter, box: QRectF, series: Series) -> None:
        """How many the top of the curve is."""
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QPointF(box.left(), box.top() + painter.fontMetrics().ascent()),
                         tr("open, at most {n}", n=f"{int(series.open.max()):,}"))

    def _draw_days(self, painter: QPainter, box: QRectF) -> None:
        """Dates below, as many as there is room for."""
        (first, last), metrics = self.span, painter.fontMetrics()
        wide = metrics.horizontalAdvance("0000-00-00") + 24
        count = max(2, int(box.width() / wide))
        painter.setPen(QColor(self._theme.muted))
        for at in np.linspace(first, last, count).tolist():
            words = datetime.fromtimestamp(at).strftime("%Y-%m-%d")
            x = self._x(at) - metrics.horizontalAdvance(words) / 2
            x = min(max(x, 0.0), self.width() - metrics.horizontalAdvance(words))
            painter.drawText(QPointF(x, self.height() - metrics.descent()), words)

    def _take(self, x: float) -> None:
        (first, last), box = self.span, self._box()
        if last > first:
            self.set_at(first + (x - box.left()) / max(box.width(), 1.0) * (last - first))
            self.moved.emit(self.at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def step(self, days: float) -> None:
        """Move the handle by so many days."""
        first, last = self.span
        if last > first:
            self.set_at(self.at + days * DAY)
            self.moved.emit(self.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first, last = self.span
        goal = {Qt.Key.Key_Left: self.at - DAY, Qt.Key.Key_Right: self.at + DAY, Qt.Key.Key_Home: first,
                Qt.Key.Key_End: last}.get(Qt.Key(event.key()))
        if goal is None or last <= first:
            super().keyPressEvent(event)
            return
        self.set_at(goal)
        self.moved.emit(self.at)
