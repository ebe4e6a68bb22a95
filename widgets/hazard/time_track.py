"""The curve of open hazards over time, with a handle to drag along it and the mark of a day to compare with."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from console.insight.hazard_series import Series
from console.language import tr
from maps.fonts import text_font
from widgets.theme import Theme

DAY = 24 * 3600.0
GRIP = 7   # logical pixels around the middle of a handle that it may touch


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
        self._still: QPixmap | None = None   # all but the handles: they move thirty times a second
        self.at = self.since = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)   # else all that it stands on is painted first
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.size * 4)
        self.setAccessibleName(tr("Time"))
        self.setToolTip(tr("Drag, or use ← and → for a day; anywhere on this page [ and ], with Shift a week"))

    def show_series(self, series: Series) -> None:
        """Show this curve; the handle stays where it is."""
        self._series, self._still = series, None
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
        before, self.at = self.at, min(max(at, first), last)
        for one in (before, self.at):
            self.update(QRect(round(self._x(one)) - GRIP, 0, 2 * GRIP, self.height()))

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
        ratio = self.devicePixelRatioF()
        still = self._still
        if still is None or (still.size(), still.devicePixelRatio()) != (self.size() * ratio, ratio):
            still = self._still = self._draw_still(box, ratio)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, still)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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

    def _draw_still(self, box: QRectF, ratio: float) -> QPixmap:
        """Curve, scale and dates."""
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._theme.base))
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(self._theme.small))
            if self._series is None or not len(self._series.moments):
                painter.setPen(QColor(self._theme.muted))
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("No hazards yet."))
            else:
                self._draw_curve(painter, box, self._series)
                self._draw_scale(painter, box, self._series)
                self._draw_days(painter, box)
        return picture

    def _draw_curve(self, painter: QPainter, box: QRectF, series: Series) -> None:
        most, (first, last) = max(1, int(series.open.max())), self.span
        xs = box.left() + (series.moments - first) / max(last - first, 1.0) * box.width()
        ys = box.bottom() - series.open / most * box.height()
        points = [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
        fill = QColor(self._theme.accent)
        fill.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([box.bottomLeft(), *points, box.bottomRight()]))
        painter.setPen(QPen(QColor(self._theme.accent), 1.2))
        painter.drawPolyline(QPolygonF(points))

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
