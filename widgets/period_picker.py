"""A period to evaluate: a month, a year, the last 30 days, all time, or from … to …"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from console.insight.periods import start_of
from console.language import tr
from widgets.theme import Theme

CUSTOM = "custom"


class PeriodPicker(QWidget):
    """Days of the city; the last day is inside.

    Args:
        zone: whose midnights begin the days.
        now: seconds since 1970 UTC.

    Signals:
        changed: another period was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, zone: Callable[[], ZoneInfo], now: Callable[[], float] = time.time,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._now = zone, now
        self.span = QComboBox()
        self.span.setAccessibleName(tr("Period"))
        self.span.setToolTip(tr("Cases reported in this period are evaluated"))
        for key, word in _words().items():
            self.span.addItem(word, key)
        self.first, self.last, self.dash = QDateEdit(), QDateEdit(), QLabel("–")
        for edit, name in ((self.first, tr("First day")), (self.last, tr("Last day"))):
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setCalendarPopup(True)
            edit.setAccessibleName(name)
            edit.setToolTip(name)
            edit.setMinimumWidth(theme.size * 9)
            edit.dateChanged.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        for part in (self.span, self.first, self.dash, self.last):
            row.addWidget(part)
        self._show_days()
        self.span.currentIndexChanged.connect(self._chosen)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day; None where there is no bound."""
        today = datetime.fromtimestamp(self._now(), self._zone()).date()
        first = today.replace(day=1)
        key = self.span.currentData()
        if key == CUSTOM:
            picked = sorted((_day(self.first), _day(self.last)))
            return picked[0], picked[1]
        ends_before = first - timedelta(days=1)
        return {
            "today": (today, today), "month": (first, today), "last_month": (ends_before.replace(day=1), ends_before),
            "thirty": (today - timedelta(days=29), today), "year": (today.replace(month=1, day=1), today),
            "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)), "all": (None, None),
        }[key]

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """From and before, seconds since 1970 UTC."""
        first, last = self.days
        zone = self._zone()
        return (None if first is None else start_of(first, zone),
                None if last is None else start_of(last + timedelta(days=1), zone))

    def choose(self, key: str, first: date | None = None, last: date | None = None) -> None:
        """Take a period: "today", "month", "last_month", "thirty", "year", "last_year", "all" or "custom"."""
        for edit, day in ((self.first, first), (self.last, last)):
            if day is not None:
                edit.blockSignals(True)
                edit.setDate(QDate(day.year, day.month, day.day))
                edit.blockSignals(False)
        self.span.setCurrentIndex(self.span.findData(key))

    def _chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        custom = self.span.currentData() == CUSTOM
        if custom and self.first.date() == QDate(2000, 1, 1):
            today = datetime.fromtimestamp(self._now(), self._zone()).date()
            self.choose(CUSTOM, today.replace(day=1), today)
        for part in (self.first, self.dash, self.last):
            part.setVisible(custom)


def _day(edit: QDateEdit) -> date:
    picked = edit.date()
    return date(picked.year(), picked.month(), picked.day())


def _words() -> dict[str, str]:
    return {"month": tr("This month"), "last_month": tr("Last month"), "thirty": tr("Last 30 days"),
            "year": tr("This year"), "last_year": tr("Last year"), "today": tr("Today"), "all": tr("Any time"),
            CUSTOM: tr("From … to …")}
