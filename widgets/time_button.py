"""A chip that opens a menu of time spans: the last hour, today, 24 hours, 7 days, or from … to …"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from console.language import tr
from widgets.choice_button import chip_style
from widgets.theme import Theme
from widgets.words import DAY, HOUR, moment


class Span(StrEnum):
    """What time the list shows."""

    ANY = "any"
    HOUR = "hour"
    TODAY = "today"
    DAY = "24h"
    WEEK = "7d"
    CUSTOM = "custom"


class TimeButton(QToolButton):
    """When reported. "Last hour" and the like stand still until `move_on`, so that a filter equals itself.

    Signals:
        changed: another span was chosen.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._now = theme, now
        self.span = Span.ANY
        self._from: float | None = None
        self._to: float | None = None
        self.setCheckable(True)
        self.setStyleSheet(chip_style(theme))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._build_menu())
        self._show_span()

    @property
    def since(self) -> float | None:
        """Beginning of the span in seconds since 1970 UTC, None for any time."""
        return self._from

    @property
    def until(self) -> float | None:
        """End of the span, None for now."""
        return self._to

    def move_on(self) -> None:
        """Count spans that end now from the clock's time again."""
        now = self._now()
        midnight = datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        begins = {Span.HOUR: now - HOUR, Span.TODAY: midnight, Span.DAY: now - DAY, Span.WEEK: now - 7 * DAY}
        self._from = begins.get(self.span, self._from)

    def choose(self, span: Span, since: float | None = None, until: float | None = None) -> None:
        """Take a span; the two times are for `Span.CUSTOM`."""
        before = (self.span, self._from, self._to)
        self.span, self._from, self._to = span, since, until
        self.move_on()
        self._show_span()
        if before != (self.span, self._from, self._to):
            self.changed.emit()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.actions_by_span: dict[Span, QAction] = {}
        for span in Span:
            action = QAction(_word(span), menu, checkable=True)
            group.addAction(action)
            self.actions_by_span[span] = action
            if span != Span.CUSTOM:
                menu.addAction(action)
                action.triggered.connect(lambda _=False, one=span: self.choose(one))
        menu.addSeparator()
        custom = QWidgetAction(menu)
        custom.setDefaultWidget(self._build_custom(menu))
        menu.addAction(custom)
        return menu

    def _build_custom(self, menu: QMenu) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(self.theme.pad, self.theme.gap, self.theme.pad, self.theme.gap)
        now = int(self._now())
        self.first = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(now - DAY))
        self.last = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(now))
        apply = QPushButton(tr("Show this span"))
        for row, (word, edit) in enumerate(((tr("From"), self.first), (tr("To"), self.last))):
            # Keys and wheel do it. ButtonSymbols.NoButtons would leave the text 1 px under a style sheet.
            edit.setStyleSheet("QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: none; }")
            edit.setDisplayFormat("yyyy-MM-dd HH:mm")
            edit.setAccessibleName(word)
            edit.setMinimumWidth(self.theme.size * 12)
            label = QLabel(word)
            label.setProperty("role", "muted")
            grid.addWidget(label, row, 0)
            grid.addWidget(edit, row, 1)
        grid.addWidget(apply, 2, 1)
        apply.clicked.connect(menu.close)
        apply.clicked.connect(self.take_custom)
        return box

    def take_custom(self) -> None:
        """Use the two times in the menu, the earlier one first."""
        times = sorted((self.first.dateTime().toSecsSinceEpoch(), self.last.dateTime().toSecsSinceEpoch()))
        self.choose(Span.CUSTOM, float(times[0]), float(times[1]))

    def _show_span(self) -> None:
        self.actions_by_span[self.span].setChecked(True)
        active = self.span != Span.ANY
        word = _word(self.span)
        self.setText(tr("{title}: {label}", title=tr("Time"), label=word) if active else tr("Time"))
        self.setChecked(active)
        tip = tr("Filter by the time of report")
        if self.span == Span.CUSTOM:
            tip += f"\n{moment(self._from)} – {moment(self._to) if self._to else tr('now')}"
        self.setToolTip(tip)
        self.setAccessibleName(self.text())


def _word(span: Span) -> str:
    return {Span.ANY: tr("Any time"), Span.HOUR: tr("Last hour"), Span.TODAY: tr("Today"),
            Span.DAY: tr("Last 24 h"), Span.WEEK: tr("Last 7 days"), Span.CUSTOM: tr("From … to …")}[span]
