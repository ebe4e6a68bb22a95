"""A device's last day as a curve, with the limits its rules go by."""

from __future__ import annotations

import itertools
import time
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from console.language import tr
from maps.fonts import text_font
from widgets.theme import Theme

DAY = 24 * 3600.0
GAP = 3.0        # times the usual distance of two readings after which the line is broken
HOURS = 6        # between two lines of the grid


class CurveView(QWidget):
    """Draws what `show_curve` gives; empty, it says so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._times: NDArray[np.float64] = np.zeros(0)
        self._values: NDArray[np.float64] = np.zeros(0)
        self._limits: tuple[float, ...] = ()
        self._unit, self._now = "", 0.0
        self.setMinimumHeight(theme.size * 8)
        self.setAccessibleName(tr("The last 24 hours"))

    def show_curve(self, times: NDArray[np.float64], values: NDArray[np.float64], limits: tuple[float, ...] = (),
                   unit: str = "", now: float | None = None) -> None:
        """Show these readings.

        Args:
            times: seconds since 1970 UTC, ascending. limits: drawn as lines.
            now: right end of the day that is shown; None for this moment.
        """
        self._times, self._values, self._limits, self._unit = times, values, limits, unit
        self._now = time.time() if now is None else now
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(theme.small))
            if not len(self._times):
                painter.setPen(QColor(theme.muted))
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter,
                                 tr("Nothing was heard in 24 hours."))
                return
            low, high = self._range()
            words = f"{high:g}", f"{low:g}"
            metrics = painter.fontMetrics()
            left = max(map(metrics.horizontalAdvance, words)) + 8
            box = QRectF(left, metrics.height() + 4, self.width() - left - 8, self.height() - 2 * metrics.height() - 10)
            self._draw_frame(painter, box, low, high)
            painter.setClipRect(box.adjusted(-1, -1, 1, 1))
            self._draw_limits(painter, box, low, high)
            self._draw_line(painter, box, low, high)

    def _range(self) -> tuple[float, float]:
        """Round ends that hold all readings, and the limits that are not far off."""
        low, high = float(self._values.min()), float(self._values.max())
        near = [one for one in self._limits if one <= high + 1.5 * max(high - low, abs(high) * 0.5, 1e-9)]
        low, high = min(low, 0.0) if low >= 0 else low, max([high, *near])
        step = 10 ** np.floor(np.log10(max(high - low, 1e-6)))
        return float(np.floor(low / step) * step), float(np.ceil(high / step * 1.05) * step)

    def _x(self, at: NDArray[np.float64] | float, box: QRectF) -> NDArray[np.float64]:
        return box.left() + (np.asarray(at) - self._now + DAY) / DAY * box.width()

    def _draw_frame(self, painter: QPainter, box: QRectF, low: float, high: float) -> None:
        theme, metrics = self._theme, painter.fontMetrics()
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(box)
        first = datetime.fromtimestamp(self._now - DAY).replace(minute=0, second=0, microsecond=0).timestamp() + 3600
        hours = np.arange(first, self._now, 3600.0).tolist()
        for at in (one for one in hours if datetime.fromtimestamp(one).hour % HOURS == 0):
            x = float(self._x(at, box))
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            words = datetime.fromtimestamp(at).strftime("%H:%M")
            wide = metrics.horizontalAdvance(words)
            painter.setPen(QColor(theme.muted))
            if box.left() - 4 <= x - wide / 2 and x + wide / 2 <= box.right() + 6:
                painter.drawText(QPointF(x - wide / 2, box.bottom() + metrics.ascent() + 3), words)
        painter.setPen(QColor(theme.muted))
        for value, y in ((high, box.top() + metrics.ascent() / 2), (low, box.bottom())):
            words = f"{value:g}"
            painter.drawText(QPointF(box.left() - 4 - metrics.horizontalAdvance(words), y), words)
        painter.drawText(QPointF(box.left(), box.top() - 5), self._unit)

    def _draw_limits(self, painter: QPainter, box: QRectF, low: float, high: float) -> None:
        painter.setPen(QPen(QColor(self._theme.urgent), 1, Qt.PenStyle.DashLine))
        for limit in self._limits:
            y = box.bottom() - (limit - low) / (high - low) * box.height()
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _draw_line(self, painter: QPainter, box: QRectF, low: float, high: float) -> None:
        x, y = self._x(self._times, box), box.bottom() - (self._values - low) / (high - low) * box.height()
        usual = float(np.median(np.diff(self._times))) if len(self._times) > 1 else DAY
        ends = [0, *(np.flatnonzero(np.diff(self._times) > GAP * usual) + 1).tolist(), len(x)]
        colour = QColor(self._theme.accent)
        painter.setPen(QPen(colour, 1.6))
        for start, stop in itertools.pairwise(ends):
            points = zip(x[start:stop].tolist(), y[start:stop].tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in points]))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(float(x[-1]), float(y[-1])), 2.6, 2.6)
