"""An attribute table of any length as a Qt model: only the pages in sight are read.

Selection is kept here as row numbers, not in a `QItemSelectionModel`: that one takes seconds for 50,000
separate rows, a numpy mask takes none for 600,000.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, datetime
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from console.exchange.attributes import Attributes

Index = QModelIndex | QPersistentModelIndex
PAGE = 128    # rows read at once: about three screens
KEPT = 64     # pages remembered
RIGHT, LEFT = (int(side | Qt.AlignmentFlag.AlignVCenter) for side in (Qt.AlignmentFlag.AlignRight,
                                                                    Qt.AlignmentFlag.AlignLeft))
CHOSEN = int(Qt.ItemDataRole.UserRole) + 1   # whether the row is selected


class AttributeModel(QAbstractTableModel):
    """Rows of a table in an order made elsewhere.

    Signals:
        selection_changed(): other rows are selected.
    """

    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sorted_by: tuple[str, bool] = ("", False)   # field and whether descending, for the headings
        self._table: Attributes | None = None
        self._numbers: list[bool] = []
        self._order = np.zeros(0, np.uint32)
        self._places: np.ndarray | None = None
        self._mask = np.zeros(0, bool)
        self._pages: OrderedDict[int, list[tuple[Any, ...]]] = OrderedDict()

    # What it holds

    @property
    def fields(self) -> tuple[str, ...]:
        return self._table.fields if self._table is not None else ()

    @property
    def total(self) -> int:
        """Rows of the whole table."""
        return len(self._mask)

    @property
    def order(self) -> np.ndarray:
        """Row numbers shown, from top to bottom."""
        return self._order

    @property
    def selected(self) -> np.ndarray:
        """Selected row numbers, ascending, shown or not."""
        return np.flatnonzero(self._mask)

    def row_at(self, place: int) -> int:
        """Row number shown at a place, -1 for none."""
        return int(self._order[place]) if 0 <= place < len(self._order) else -1

    def place_of(self, row: int) -> int:
        """Where a row number is shown, -1 where it is not."""
        return int(self._all_places()[row]) if 0 <= row < self.total else -1

    def first_selected(self) -> int:
        """The topmost place of a selected row, -1 where none is shown."""
        places = self._all_places()[self._mask]
        places = places[places >= 0]
        return int(places.min()) if len(places) else -1

    def _all_places(self) -> np.ndarray:
        """Place of each row number, -1 where it is not shown."""
        if self._places is None:
            self._places = np.full(self.total, -1, np.int64)
            self._places[self._order] = np.arange(len(self._order))
        return self._places

    # What changes it

    def set_table(self, table: Attributes | None) -> None:
        """Show another table from its first row to its last; nothing is selected."""
        self.beginResetModel()
        self._table = table
        self._numbers = [table.is_number(field) for field in table.fields] if table is not None else []
        count = len(table) if table is not None else 0
        self._mask = np.zeros(count, bool)
        self._take(np.arange(count, dtype=np.uint32))
        self.endResetModel()
        self.selection_changed.emit()

    def set_order(self, order: np.ndarray) -> None:
        """Show these rows in this order; the selection stays."""
        self.beginResetModel()
        self._take(order)
        self.endResetModel()

    def select(self, rows: np.ndarray) -> None:
        """Select exactly these row numbers; those beyond the table are left out."""
        mask = np.zeros(self.total, bool)
        rows = np.asarray(rows, np.int64)
        mask[rows[(rows >= 0) & (rows < self.total)]] = True
        if not np.array_equal(mask, self._mask):
            self._mask = mask
            if len(self._order):
                last = self.index(len(self._order) - 1, len(self.fields) - 1)
                self.dataChanged.emit(self.index(0, 0), last, [CHOSEN])
            self.selection_changed.emit()

    def select_places(self, first: int, last: int, keep: bool = False) -> None:
        """Select what is shown from one place to another, on top of what is selected or instead."""
        low, high = sorted((first, last))
        some = self._order[max(0, low):high + 1]
        self.select(np.union1d(self.selected, some) if keep else some)

    def toggle(self, place: int) -> None:
        """Select the row at a place, or no longer."""
        row = self.row_at(place)
        if row >= 0:
            self.select(np.setxor1d(self.selected, [row]))

    def _take(self, order: np.ndarray) -> None:
        self._order, self._places = order, None
        self._pages.clear()

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.fields):
            field, (sorted_by, descending) = self.fields[section], self.sorted_by
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{field} {'↓' if descending else '↑'}" if field == sorted_by else field
            if role == Qt.ItemDataRole.ToolTipRole:
                return field
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.side(section)
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return f"{self.row_at(section) + 1:,}"
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._order):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return as_cell(self.value(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            text = as_cell(self.value(index.row(), index.column()))
            return text if len(text) > 20 else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role == CHOSEN:
            return self.is_chosen(index.row())
        return None

    def is_chosen(self, place: int) -> bool:
        """Whether the row at a place is selected."""
        return bool(self._mask[self._order[place]])

    def side(self, column: int) -> int:
        """Numbers stand at the right, everything else at the left (Qt alignment)."""
        return RIGHT if self._numbers[column] else LEFT

    def value(self, place: int, column: int) -> Any:
        """The value of a cell as the table has it."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            assert self._table is not None
            page = self._table.rows(self._order[number * PAGE:(number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place - number * PAGE][column]


def as_cell(value: Any) -> str:
    """A value as a person reads it; "" for nothing."""
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
