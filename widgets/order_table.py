"""The list of community orders: what bites first on top, with the three clocks of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from console.desk.order_steps import state_word
from console.language import tr
from console.model.order import Order, OrderState, Reading
from widgets.order_words import CLOCKS, clock_titles, pressing, reading_colour, reading_tip, reading_words
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
KEYS = "123456789"


class Column(IntEnum):
    """From left to right; the clocks are the last three."""

    STATE = 0
    TITLE = 1
    DEPARTMENT = 2
    AREA = 3
    ARRIVAL = 4
    RESOLUTION = 5
    ACCEPTANCE = 6


class OrderModel(QAbstractTableModel):
    """Orders in the order of urgency.

    Args:
        department, area: code and id → name as shown.
        now: seconds since 1970 UTC.
    """

    def __init__(self, theme: Theme, department: Callable[[str], str], area: Callable[[str], str],
                 now: Callable[[], float] = time.time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._department, self._area, self._now = theme, department, area, now
        self.orders: list[Order] = []

    def show(self, orders: Iterable[Order]) -> None:
        """Show these."""
        found = sorted(orders, key=pressing)
        if [o.id for o in found] == [o.id for o in self.orders]:
            self.orders = found
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.orders = found
        self.endResetModel()

    def row_of(self, order_id: str) -> int:
        """-1 where it is not shown."""
        return next((i for i, order in enumerate(self.orders) if order.id == order_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.orders)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("State"), tr("What is to be settled"), tr("Department"), tr("Issuing community"),
                *(clock_titles()[name] for name in CLOCKS))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        order, column = self.orders[index.row()], Column(index.column())
        if column >= Column.ARRIVAL:
            return self._clock(order.readings(self._now())[column - Column.ARRIVAL], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return {Column.STATE: lambda: state_word(order.state), Column.TITLE: lambda: order.title,
                    Column.DEPARTMENT: lambda: self._department(order.department),
                    Column.AREA: lambda: self._area(order.area)}[column]()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{order.id} · {order.title}"
        if role == Qt.ItemDataRole.ForegroundRole and not order.is_open:
            return QColor(self._theme.muted)
        if role == Qt.ItemDataRole.ForegroundRole and column == Column.STATE and order.state is OrderState.RETURNED:
            return QColor(self._theme.warning)
        return None

    def _clock(self, reading: Reading, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return reading_words(reading, self._now())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{clock_titles()[reading.name]}: {reading_tip(reading)}"
        return reading_colour(reading, self._theme) if role == Qt.ItemDataRole.ForegroundRole else None


class OrderView(QTableView):
    """Arrows choose an order; 1 to 9 are its steps, N begins a new one, before the window's own keys.

    Signals:
        order_chosen(id). key_pressed(text): one of "1" … "9" or "N".
    """

    order_chosen = Signal(str)
    key_pressed = Signal(str)

    def __init__(self, model: OrderModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders, self._theme = model, theme
        self.setModel(model)
        self.setAccessibleName(tr("Community orders"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.size * 3)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """Id of the order that is chosen, "" for none."""
        row = self.currentIndex().row()
        return self._orders.orders[row].id if 0 <= row < len(self._orders.orders) else ""

    def choose(self, order_id: str) -> None:
        """Choose an order, if it is shown."""
        row = self._orders.row_of(order_id)
        if row >= 0 and order_id != self.current:
            self.selectRow(row)

    def fit(self) -> None:
        """The clocks are always seen; who issued it goes first where there is no room."""
        size, width = self._theme.size, self.width()
        self.setColumnHidden(Column.AREA, width < size * 62)
        self.setColumnWidth(Column.STATE, size * 8)
        self.setColumnWidth(Column.DEPARTMENT, size * (13 if width > size * 75 else 9))
        self.setColumnWidth(Column.AREA, size * 10)
        for column in (Column.ARRIVAL, Column.RESOLUTION, Column.ACCEPTANCE):
            self.setColumnWidth(column, size * 7)

    def event(self, event: QEvent) -> bool:
        """A key of ours is ours, though the window has shortcuts of the same name."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _key(event)
        if key:
            self.key_pressed.emit(key)
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.order_chosen.emit(self.current)


def _key(event: QKeyEvent) -> str:
    """The key if it is one of ours, without Ctrl and the like; "" otherwise."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    text = event.text().upper()
    return text if plain and text and text in KEYS + "N" else ""
