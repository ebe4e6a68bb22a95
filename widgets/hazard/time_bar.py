"""The time slider of the hazard map: a curve of open hazards to drag along, play, and a second day to compare with."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QElapsedTimer, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QToolButton, QWidget

from console.insight.hazard_series import Series
from console.language import tr
from widgets.hazard.time_track import TimeTrack
from widgets.icons import icon
from widgets.theme import Theme

PLAY_S = 20.0    # for the whole span
FRAME_MS = 33
READ_MS = 100    # so often the day is written anew while time plays: nobody reads thirty a second


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
        self.setAutoFillBackground(True)   # else all that it stands on is painted anew for each day written
        self.play = self._button("mdi6.play", tr("Play (Space)"))
        self.play.setCheckable(True)
        self.now = self._button("mdi6.clock-end", tr("Back to now (End)"))
        self.mark = self._button("mdi6.compare-horizontal", tr("Compare the day under the handle with another (C)"))
        self.mark.setCheckable(True)
        self.day, self.since_day = self._day(tr("Day shown")), self._day(tr("Day to compare with"))
        self.arrow = QLabel("→")
        self.now_word = QLabel(tr("Now"))
        self.since_day.hide()
        self.arrow.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap, theme.gap // 2, theme.gap, theme.gap // 2)
        row.setSpacing(theme.gap)
        parts: tuple[QWidget, ...] = (self.play, self.since_day, self.arrow, self.day, self.now_word, self.track,
                                      self.mark, self.now)
        for part in parts:
            row.addWidget(part, 1 if part is self.track else 0)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._clock, self._written = QElapsedTimer(), QElapsedTimer()
        self._timer.timeout.connect(self._advance)
        self.track.moved.connect(self._moved)
        self.play.toggled.connect(self._play)
        self.now.clicked.connect(self.go_to_now)
        self.mark.toggled.connect(self._compare)
        self.day.dateChanged.connect(lambda day: self._moved_to(_end_of(day)))
        self.since_day.dateChanged.connect(lambda day: self._since_to(_end_of(day)))
        self._is_now = True
        self._show_day()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _day(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setCalendarPopup(True)
        edit.setAccessibleName(name)
        edit.setToolTip(name)
        edit.setMinimumWidth(self._theme.size * 9)
        return edit

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
        first, last = self.track.span
        today = QDate.currentDate()
        for edit in (self.day, self.since_day):
            with QSignalBlocker(edit):
                edit.setDateRange(_date(first) if last else today, _date(last) if last else today)
        self.setEnabled(last > first)
        self._show_day()

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
        if not (self.is_playing and self._written.isValid() and self._written.elapsed() < READ_MS):
            self._show_day()
            self._written.start()
        self.moment_changed.emit(self.moment)

    def _moved_to(self, at: float) -> None:
        """A day was picked."""
        self.track.set_at(at)
        self._moved(self.track.at)

    def _since_to(self, since: float) -> None:
        self.track.set_since(min(max(since, self.track.span[0]), self.track.span[1]))
        self.since_changed.emit(self.track.since)

    def _play(self, on: bool) -> None:
        self.play.setIcon(icon("mdi6.pause" if on else "mdi6.play", self._theme))
        if not on:
            self._timer.stop()
            self._show_day()
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
        for edit, at in ((self.day, self.track.at), (self.since_day, self.track.since)):
            if at:
                with QSignalBlocker(edit):
                    edit.setDate(_date(at))
        self.since_day.setVisible(bool(self.track.since))
        self.arrow.setVisible(bool(self.track.since))
        self.now_word.setText(tr("Now") if self._is_now else "")
        self.now.setEnabled(not self._is_now or bool(self.track.since))


def _date(at: float) -> QDate:
    moment = datetime.fromtimestamp(at)
    return QDate(moment.year, moment.month, moment.day)


def _end_of(day: QDate) -> float:
    """The last second of a day, seconds since 1970 UTC."""
    return datetime(day.year(), day.month(), day.day(), 23, 59, 59).timestamp()
