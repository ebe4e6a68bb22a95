"""The time slider of the hazard map: a curve of open hazards to drag along, play, and a second day to compare with."""

from __future__ import annotations

import time
from datetime import datetime

import numpy as np
from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from console.insight.hazard_series import Series
from console.language import tr
from maps.fonts import text_font
from widgets.icons import icon
from widgets.theme import Theme

PLAY_S = 20.0    # for the whole span
FRAME_MS = 33
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
        self.at = self.since = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.size * 4)
        self.setAccessibleName(tr("Time"))
        self.setToolTip(tr("Drag, or use ← and → for a day"))

    def show_series(self, series: Series) -> None:
        """Show this curve; the handle stays where it is."""
        self._series = series
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
        most = max(1, int(series.open.max()))
        points = [QPointF(self._x(float(at)), box.bottom() - float(n) / most * box.height())
                  for at, n in zip(series.moments, series.open, strict=True)]
        fill = QColor(self._theme.accent)
        fill.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(box.left(), box.bottom()), *points, QPointF(box.right(), box.bottom())]))
        painter.setPen(QPen(QColor(self._theme.accent), 1.2))
        painter.drawPolyline(QPolygonF(points))

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first, last = self.span
        goal = {Qt.Key.Key_Left: self.at - DAY, Qt.Key.Key_Right: self.at + DAY, Qt.Key.Key_Home: first,
                Qt.Key.Key_End: last}.get(Qt.Key(event.key()))
        if goal is None or last <= first:
            super().keyPressEvent(event)
            return
        self.set_at(goal)
        self.moved.emit(self.at)


class TimeBar(QWidget):
    """Play, the track, the day, now, and compare.

    Signals:
        moment_changed(object): seconds since 1970 UTC, None for now.
        since_changed(float): the day to compare with, 0 for none.
    """

    moment_changed = Signal(object)
    since_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.track = TimeTrack(theme)
        self.play = self._button("mdi6.play", tr("Play (Space)"))
        self.play.setCheckable(True)
        self.now = self._button("mdi6.clock-end", tr("Back to now (End)"))
        self.mark = self._button("mdi6.compare-horizontal", tr("Compare the day under the handle with a later one"))
        self.mark.setCheckable(True)
        self.day = QLabel()
        self.day.setProperty("role", "mono")
        self.day.setMinimumWidth(theme.size * 9)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap, theme.gap // 2, theme.gap, theme.gap // 2)
        row.setSpacing(theme.gap)
        for part in (self.play, self.day):
            row.addWidget(part)
        row.addWidget(self.track, 1)
        for part in (self.mark, self.now):
            row.addWidget(part)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._clock = QElapsedTimer()
        self._timer.timeout.connect(self._advance)
        self.track.moved.connect(self._moved)
        self.play.toggled.connect(self._play)
        self.now.clicked.connect(self.go_to_now)
        self.mark.toggled.connect(self._compare)
        self._is_now = True
        self._show_day()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    @property
    def moment(self) -> float | None:
        """What is looked at, None for now."""
        return None if self._is_now else self.track.at

    @property
    def since(self) -> float:
        """The day to compare with, 0 for none."""
        return self.track.since

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def show_series(self, series: Series) -> None:
        """Another curve; at now, the handle stands at its end."""
        self.track.show_series(series)
        if self._is_now:
            self.track.set_at(self.track.span[1])
        self.setEnabled(self.track.span[1] > self.track.span[0])

    def go_to_now(self) -> None:
        """Look at the present again, without a comparison."""
        self.play.setChecked(False)
        self.mark.setChecked(False)
        self._is_now = True
        self.track.set_at(self.track.span[1])
        self._show_day()
        self.moment_changed.emit(None)

    def stop(self) -> None:
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.play.toggle()
        else:
            super().keyPressEvent(event)

    def _moved(self, at: float) -> None:
        self._is_now = at >= self.track.span[1]
        self._show_day()
        self.moment_changed.emit(self.moment)

    def _play(self, on: bool) -> None:
        self.play.setIcon(icon("mdi6.pause" if on else "mdi6.play", self._theme))
        if not on:
            self._timer.stop()
            return
        first, last = self.track.span
        if self.track.at >= last - 1:
            self.track.set_at(first)
        self._clock.start()
        self._timer.start()

    def _advance(self) -> None:
        """As far as the clock has come: a slow picture leaves days out, it does not play slower."""
        first, last = self.track.span
        step = (last - first) * self._clock.restart() / 1000 / PLAY_S
        self.track.set_at(self.track.at + step)
        self._moved(self.track.at)
        if self.track.at >= last:
            self.play.setChecked(False)

    def _compare(self, on: bool) -> None:
        self.track.set_since(self.track.at if on else 0.0)
        self._show_day()
        self.since_changed.emit(self.track.since)

    def _show_day(self) -> None:
        words = tr("Now") if self._is_now else datetime.fromtimestamp(self.track.at or time.time()).strftime("%Y-%m-%d")
        if self.track.since:
            words = tr("{first} → {second}", first=datetime.fromtimestamp(self.track.since).strftime("%m-%d"),
                       second=words)
        self.day.setText(words)
