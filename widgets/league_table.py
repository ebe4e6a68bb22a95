"""The league of departments: how they carried out the community's orders, the best first."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from console.desk.order_league import Share, Standing, formulas
from console.desk.orders import OrderDesk
from console.language import tr
from widgets.fonts import SEMIBOLD, with_weight
from widgets.period_picker import PeriodPicker
from widgets.theme import Theme

SHARES = ("executed", "arrived_on_time", "resolved_on_time", "returned")
IDS = int(Qt.ItemDataRole.UserRole)


class League(QWidget):
    """The table with its period above and its formulas in words below.

    Args:
        orders: the desk of orders.
        department: code → name as shown.
        zone: whose midnights begin the days of a period.
        now: seconds since 1970 UTC.

    Signals:
        orders_wanted(frozenset of ids, words): a rate was opened.
    """

    orders_wanted = Signal(object, str)

    def __init__(self, orders: OrderDesk, department: Callable[[str], str], theme: Theme,
                 zone: Callable[[], ZoneInfo], now: Callable[[], float] = time.time,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = orders
        self.period = PeriodPicker(theme, zone, now)
        self.period.span.setToolTip(tr("Orders issued in this period are ranked"))
        self.period.choose("year")
        self.table = LeagueTable(theme, department)
        words = self.table.words
        self.formulas = QLabel("\n".join(f"{words[key]} = {text}" for key, text in formulas().items()))
        self.formulas.setProperty("role", "muted")
        self.formulas.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        column.addWidget(self.period, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addWidget(self.formulas)
        self.period.changed.connect(self.refresh)
        self.table.orders_wanted.connect(self.orders_wanted)

    def refresh(self) -> None:
        """Rank again."""
        since, until = self.period.bounds
        self.table.show_standings(self._orders.league(since, until), self._orders.total(since, until))


class LeagueTable(QTableWidget):
    """A few dozen rows; a click on a rate opens its orders.

    Args:
        department: code → name as shown.

    Signals:
        orders_wanted(frozenset of ids, words): a rate was opened.
    """

    orders_wanted = Signal(object, str)

    def __init__(self, theme: Theme, department: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(0, 4 + len(SHARES), parent)
        self._theme, self._department = theme, department
        self.setAccessibleName(tr("League of departments"))
        words = {"executed": tr("Executed"), "arrived_on_time": tr("Arrived on time"),
                 "resolved_on_time": tr("Settled on time"), "returned": tr("Given back")}
        self.words = words
        for column, word in enumerate((tr("Ranking"), tr("Department"), tr("Orders"), *words.values(), tr("Rating"))):
            item = QTableWidgetItem(word)
            left = column == 1
            item.setTextAlignment((Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)
                                  | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)
        for column, formula in zip(range(3, 3 + len(SHARES)), formulas().items(), strict=True):
            header = self.horizontalHeaderItem(column)
            if header is not None:
                header.setToolTip(f"{words[formula[0]]} = {formula[1]}")
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(self._open)
        self.cellActivated.connect(self._open)

    def show_standings(self, standings: Sequence[Standing], total: Standing) -> None:
        """Departments and, last, all of them together."""
        self.setRowCount(len(standings) + 1)
        for row, one in enumerate((*standings, total)):
            name = self._department(one.department) if one.department else tr("All departments")
            self._put(row, 0, "—" if one.place is None else str(one.place))
            self._put(row, 1, name, right=False)
            self._put(row, 2, f"{len(one.orders):,}", one.orders, name)
            for column, share in enumerate(SHARES, 3):
                self._put_share(row, column, getattr(one, share), f"{self.words[share]} · {name}")
            self._put(row, 3 + len(SHARES), "—" if one.rating is None else f"{one.rating:.1f}")
        for column in range(self.columnCount()):
            if (item := self.item(len(standings), column)) is not None:
                item.setFont(with_weight(self.font(), SEMIBOLD))

    def _put_share(self, row: int, column: int, share: Share, words: str) -> None:
        text = "—" if share.value is None else f"{share.value:.1%}"
        self._put(row, column, text, share.numerator, words)
        item = self.item(row, column)
        if item is not None:
            item.setToolTip(tr("{n} of {all}", n=len(share.numerator), all=len(share.denominator)))

    def _put(self, row: int, column: int, text: str, orders: Sequence[str] = (), words: str = "",
             right: bool = True) -> None:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setData(IDS, (frozenset(orders), words))
        self.setItem(row, column, item)

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        ids, words = item.data(IDS) if item is not None else (frozenset(), "")
        if ids:
            self.orders_wanted.emit(ids, words)
