"""The list of cases as a Qt model that keeps its own order.

No sorted proxy over live data: at 20,000 rows and 1,000 changes a `QSortFilterProxyModel` took 16.7–22.5 s,
a model that finds each row's place by bisection 8–21 ms. Filters and orders of the whole come from columns
(`CaseIndex`): sorting 145,000 keys took half a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from console.desk.case_index import Slots
from console.desk.filter import CaseFilter
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from widgets.case_cells import CaseCells
from widgets.case_columns import ORDERS, Column, area_sort, flip, sort_value, titles
from widgets.case_order import CaseOrder, Key, Stand
from widgets.case_row_changes import RowChanges, runs

Index = QModelIndex | QPersistentModelIndex

WARM_MS = 150     # between two columns made in advance
MANY_RUNS = 200   # above this, telling the view about single runs costs more than laying it out anew


CaseRole = int(Qt.ItemDataRole.UserRole) + 1   # the Case itself, for the delegate


class CaseTableModel(QAbstractTableModel):
    """Cases that pass a filter, in an order of the user's choice; rows are found by id.

    Args:
        catalogue: names of classes.
        now: the clock for relative times, seconds since 1970 UTC.

    Attributes:
        cells: what each cell says.

    Signals:
        counts_changed: how many are shown, known or without a place may have changed.
    """

    counts_changed = Signal()

    def __init__(
        self, catalogue: Catalogue, now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.now = now
        self.cells = CaseCells(catalogue, now)
        self._filter = CaseFilter()
        self._within: set[str] | None = None
        self._order = CaseOrder(self._key, self._in_order)
        self._index = self._order.index
        self._column, self._descending = Column.REPORTED, True
        self._unplaced = 0
        self._idle = QTimer(self)      # makes what the first filters and orders need, a little at a time
        self._idle.setInterval(WARM_MS)
        self._idle.timeout.connect(self._warm)

    # What it holds

    @property
    def shown(self) -> int:
        """N of "N of M": rows that pass the filter."""
        return len(self._order.rows)

    @property
    def known(self) -> int:
        """M of "N of M": all cases."""
        return len(self._index)

    @property
    def unplaced(self) -> int:
        """Cases without a place, whatever the filter."""
        return self._unplaced

    @property
    def sorted_by(self) -> tuple[Column, bool]:
        """Column and whether descending."""
        return self._column, self._descending

    @property
    def filter(self) -> CaseFilter:
        return self._filter

    def case(self, row: int) -> Case:
        return self._index.at(self._order.rows[row])

    def get(self, case_id: str) -> Case | None:
        return self._index.get(case_id)

    def row_of(self, case_id: str) -> int:
        """The row that shows a case, -1 where the filter hides it or it is unknown."""
        slot = self._index.slot(case_id)
        return -1 if slot < 0 else self._order.row(slot)

    def shown_ids(self) -> Iterator[str]:
        """Ids of the rows from top to bottom."""
        return (self._index.at(slot).id for slot in self._order.rows)

    # What changes it

    def set_cases(self, cases: Mapping[str, Case]) -> None:
        """Start over with these cases."""
        self.beginResetModel()
        self._index.fill(cases.values())
        self._unplaced = sum(case.lon is None or case.lat is None for case in cases.values())
        self._sort_all()
        self.endResetModel()
        self._idle.start()
        self.counts_changed.emit()

    def set_areas(self, tree: AreaTree) -> None:
        """Names of areas, and what lies within the area filtered by."""
        self.cells.tree = tree
        if self._column == Column.AREA:
            self._sort_all()
        self.set_filter(self._filter)

    def use(self, catalogue: Catalogue) -> None:
        """Another catalogue of classes holds: other names, and another order where the list is ordered by them."""
        self.cells.use(catalogue)
        if self._column == Column.CLASS:
            down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            self.sort(self._column, down if self._descending else up)
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self.shown - 1, len(Column) - 1))

    def set_filter(self, wanted: CaseFilter) -> None:
        """Show what passes; the view keeps its selection by id (see `case_list`)."""
        self.beginResetModel()
        self._filter = wanted
        self._within = self.cells.tree.within(wanted.area) if wanted.area else None
        self._sift()
        self.endResetModel()
        self.counts_changed.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; equal ones newest first. Persistent indexes follow their cases."""
        self.layoutAboutToBeChanged.emit()
        remembered = self._remember()
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._sort_all()
        self._restore(remembered)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def apply(self, changes: Changes[Case]) -> list[str]:
        """Take in a batch: what arrives, changes or leaves finds or leaves its place, nothing else moves.

        Returns:
            Ids of the cases that were unknown before and are shown now: the new arrivals.
        """
        # One id twice in a batch, or gone again in it: the last word counts.
        newest = {case.id: case for case in (*changes.added, *changes.updated)}
        cases = [case for case_id, case in newest.items() if case_id not in changes.removed]
        # Where everything stands is looked up before any of it changes: a search needs all keys in their order.
        before = {case_id: self._order.stand(case_id) for case_id in (*newest, *changes.removed)
                  if case_id in self._index}
        left = {one: before[one] for one in changes.removed if one in before}
        rows, arrived = RowChanges(), []
        places = [stand.place for stand in left.values()]   # among all, that become free
        homeless: list[int] = []                            # slots that look for theirs
        for case in cases:
            stand = before.get(case.id)
            slot, stays = self._take(case, stand)
            if not stays:
                homeless.append(slot)
                places += [stand.place] if stand is not None else []
            rows.sort_in(slot, stand is not None and stand.shown, stays, self._accepts(case))
            if stand is None and slot in rows.come[-1:]:
                arrived.append(case.id)
        for case_id, stand in left.items():
            slot = self._index.slot(case_id)
            self._unplaced -= not self._index.at(slot).is_placed
            rows.sort_in(slot, stand.shown, True, False)
        self._order.reorder(places, homeless)
        self._change_rows(rows)
        for case_id in left:   # only now: views look at rows once more while they go
            self._index.drop(case_id)
        self.counts_changed.emit()
        return arrived

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._order.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, descending = self.sorted_by
            return titles()[section] + (f" {'↓' if descending else '↑'}" if section == column else "")
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._order.rows):
            return None
        case = self._index.at(self._order.rows[index.row()])
        if role == CaseRole:
            return case
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells.text(case, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cells.tooltip(case)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cells.spoken(case)
        return None

    # Order

    def _key(self, case: Case) -> Key:
        """What a case sorts by; unique."""
        value = sort_value(case, self._column, self.cells.tree)
        return flip(value) if self._descending else value, -case.reported_at, case.id

    def _in_order(self) -> Slots:
        """All slots by `_key`, worked out by the column: for 145,000 keys ten times as fast."""
        return self._index.order(ORDERS[self._column], self._descending,
                                 lambda area_id: area_sort(area_id, self.cells.tree))

    def _sort_all(self) -> None:
        self._order.sort()
        self._sift()

    def _sift(self) -> None:
        self._order.sift(self._filter, self._within)

    def _accepts(self, case: Case) -> bool:
        return self._filter.accepts(case, self._within)

    def _warm(self) -> None:
        if not self._index.warm():
            self._idle.stop()

    def _take(self, case: Case, before: Stand | None) -> tuple[int, bool]:
        old = self._index.get(case.id)
        self._unplaced += (not case.is_placed) - (old is not None and not old.is_placed)
        return self._order.take(case, before)

    # Rows

    def _change_rows(self, changed: RowChanges) -> None:
        """Take rows out, put rows in, move and repaint others."""
        order = self._order
        leaving = list(runs(sorted(order.row(slot) for slot in changed.gone)))
        if len(leaving) + len(changed.come) + len(changed.moved) > MANY_RUNS:
            self.beginResetModel()
            self._sift()
            self.endResetModel()
            return
        for first, last in reversed(leaving):
            self.beginRemoveRows(QModelIndex(), first, last)
            del order.rows[first:last + 1]
            self.endRemoveRows()
        if changed.moved:
            self.layoutAboutToBeChanged.emit()
            remembered = self._remember()
            order.move(changed.moved)
            self._restore(remembered)
            self.layoutChanged.emit()
        order.settle()
        # From the bottom up, so that the places found stay right.
        for row, slots in reversed(order.openings(changed.come)):
            self.beginInsertRows(QModelIndex(), row, row + len(slots) - 1)
            order.rows[row:row] = slots
            self.endInsertRows()
        rows = [row for slot in changed.touched if (row := order.row(slot)) >= 0]
        if rows:
            # One range for the whole batch: the view repaints only what it shows of it.
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))

    def _remember(self) -> list[tuple[QModelIndex, str]]:
        return [(index, self._index.at(self._order.rows[index.row()]).id) for index in self.persistentIndexList()]

    def _restore(self, remembered: list[tuple[QModelIndex, str]]) -> None:
        if remembered:
            self.changePersistentIndexList(
                [index for index, _ in remembered],
                [self.index(row, index.column()) if (row := self.row_of(case_id)) >= 0 else QModelIndex()
                 for index, case_id in remembered],
            )
