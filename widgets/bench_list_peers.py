"""The usual ways to show a live table, for the list bench to be compared with."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from console.desk.filter import CaseFilter
from console.model.case import Case
from console.model.changes import Changes
from widgets.bench_traffic import NOW, Traffic, bench_catalogue, run, worst
from widgets.case_columns import Column
from widgets.case_table import CaseTableModel
from widgets.collector import spare_main_thread

Index = QModelIndex | QPersistentModelIndex
SORT = int(Qt.ItemDataRole.UserRole)


class PlainModel(QAbstractTableModel):
    """Cases in the order they came, as a program that holds its records in Python has them."""

    def __init__(self) -> None:
        super().__init__()
        self._words = CaseTableModel(bench_catalogue(), lambda: NOW)
        self._ids: list[str] = []
        self._cases: dict[str, Case] = {}

    def proxy(self) -> QSortFilterProxyModel:
        return _Filtering()

    def case(self, row: int) -> Case:
        return self._cases[self._ids[row]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.cells.text(self.case(index.row()), Column(index.column()))
        return sort_value(self._words, self.case(index.row()), Column(index.column())) if role == SORT else None

    def take(self, changes: Changes[Case]) -> None:
        """Change row by row, as one does."""
        for case in changes.added:
            self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids))
            self._ids.append(case.id)
            self._cases[case.id] = case
            self.endInsertRows()
        for case in changes.updated:
            self._cases[case.id] = case
            row = self._ids.index(case.id)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        for case_id in changes.removed:
            row = self._ids.index(case_id)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._ids[row], self._cases[case_id]
            self.endRemoveRows()


class _Filtering(QSortFilterProxyModel):
    """The filter of the filter bar, empty as in ours."""

    wanted = CaseFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        source = self.sourceModel()
        assert isinstance(source, PlainModel)
        return self.wanted.accepts(source.case(row))


class StandardModel(QStandardItemModel):
    """Texts and sort values copied into Qt's own items."""

    def __init__(self) -> None:
        super().__init__(0, len(Column))
        self._words = CaseTableModel(bench_catalogue(), lambda: NOW)
        self._items: dict[str, list[QStandardItem]] = {}

    def proxy(self) -> QSortFilterProxyModel:
        return QSortFilterProxyModel()

    def take(self, changes: Changes[Case]) -> None:
        for case in changes.added:
            self._items[case.id] = [QStandardItem() for _ in Column]
            self._fill(case)
            self.appendRow(self._items[case.id])
        for case in changes.updated:
            self._fill(case)
        for case_id in changes.removed:
            self.removeRow(self._items.pop(case_id)[0].row())

    def _fill(self, case: Case) -> None:
        for column, item in zip(Column, self._items[case.id], strict=True):
            item.setText(self._words.cells.text(case, column))
            item.setData(sort_value(self._words, case, column), SORT)


def sort_value(words: CaseTableModel, case: Case, column: Column) -> Any:
    """What a proxy compares."""
    return {Column.REPORTED: case.reported_at, Column.PRIORITY: int(case.priority)}.get(column) or words.cells.text(
        case, column)


def peer(model: PlainModel | StandardModel, rows: int, rate: int, seconds: float, seed: int) -> dict[str, Any]:
    """The same two halves as ours: newest first at the top, then by priority in the middle of the list."""
    traffic = Traffic(rows, seed)
    model.take(Changes(added=tuple(traffic.cases.values())))
    proxy, view = model.proxy(), QTableView()
    proxy.setSourceModel(model)
    proxy.setDynamicSortFilter(True)
    proxy.setSortRole(SORT)
    view.setModel(proxy)
    view.resize(420, 800)
    view.show()
    restore = spare_main_thread()
    halves = []
    down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
    for column, order in ((Column.REPORTED, down), (Column.PRIORITY, up)):
        proxy.sort(column, order)
        view.verticalScrollBar().setValue(0 if column == Column.REPORTED else proxy.rowCount() // 2)
        QApplication.processEvents()
        halves.append(run(traffic, rate, seconds / 2, model.take))
    view.close()
    view.deleteLater()
    proxy.deleteLater()
    restore()
    return worst(halves)
