"""The list of cases as a Qt model that keeps its own order.

No sorted proxy over live data: at 20,000 rows and 1,000 changes a `QSortFilterProxyModel` took 16.7–22.5 s,
a model that finds each row's place by bisection 8–21 ms.
"""

from __future__ import annotations

import time
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from console.desk.filter import CaseFilter
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from widgets.case_columns import Column, flip, sort_value, titles
from widgets.words import ago, moment, priority_word, source_word, state_word, time_left

Index = QModelIndex | QPersistentModelIndex
Key = tuple[Any, ...]   # (what is sorted by, newest first, id): unique, so a row is found by bisection

MANY_RUNS = 200   # above this, telling the view about single runs costs more than laying it out anew


CaseRole = int(Qt.ItemDataRole.UserRole) + 1   # the Case itself, for the delegate


class CaseTableModel(QAbstractTableModel):
    """Cases that pass a filter, in an order of the user's choice; rows are found by id.

    Args:
        catalogue: names of classes.
        now: the clock for relative times, seconds since 1970 UTC.

    Signals:
        counts_changed: how many are shown, known or without a place may have changed.
    """

    counts_changed = Signal()

    def __init__(
        self, catalogue: Catalogue, now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.now = now
        self._catalogue = catalogue
        self._classes = {one.code: one for one in catalogue.classes}
        self._tree = AreaTree()
        self._filter = CaseFilter()
        self._within: set[str] | None = None
        self._cases: dict[str, Case] = {}
        self._keys: dict[str, Key] = {}
        self._all: list[Key] = []      # every case, sorted
        self._shown: list[Key] = []    # those that pass the filter, sorted: the rows
        self._column, self._descending = Column.REPORTED, True
        self._unplaced = 0

    # What it holds

    @property
    def shown(self) -> int:
        """N of "N of M": rows that pass the filter."""
        return len(self._shown)

    @property
    def known(self) -> int:
        """M of "N of M": all cases."""
        return len(self._cases)

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
        return self._cases[self._shown[row][-1]]

    def get(self, case_id: str) -> Case | None:
        return self._cases.get(case_id)

    def row_of(self, case_id: str) -> int:
        """The row that shows a case, -1 where the filter hides it or it is unknown."""
        key = self._keys.get(case_id)
        if key is None:
            return -1
        row = bisect_left(self._shown, key)
        return row if row < len(self._shown) and self._shown[row] == key else -1

    def shown_ids(self) -> Iterator[str]:
        """Ids of the rows from top to bottom."""
        return (key[-1] for key in self._shown)

    # What changes it

    def set_cases(self, cases: Mapping[str, Case]) -> None:
        """Start over with these cases."""
        self.beginResetModel()
        self._cases = dict(cases)
        self._unplaced = sum(not case.is_placed for case in self._cases.values())
        self._sort_all()
        self.endResetModel()
        self.counts_changed.emit()

    def set_areas(self, tree: AreaTree) -> None:
        """Names of areas, and what lies within the area filtered by."""
        self._tree = tree
        if self._column == Column.AREA:
            self._sort_all()
        self.set_filter(self._filter)

    def set_filter(self, wanted: CaseFilter) -> None:
        """Show what passes; the view keeps its selection by id (see `case_list`)."""
        self.beginResetModel()
        self._filter = wanted
        self._within = self._tree.within(wanted.area) if wanted.area else None
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
        gone: list[Key] = []
        come: list[Key] = []
        moved: list[tuple[Key, Key]] = []
        touched: list[Key] = []
        arrived = []
        # One id twice in a batch, or gone again in it: the last word counts.
        newest = {case.id: case for case in (*changes.added, *changes.updated)}
        for case in (case for case_id, case in newest.items() if case_id not in changes.removed):
            old_key, was_known = self._keys.get(case.id), case.id in self._cases
            was_shown = old_key is not None and self.row_of(case.id) >= 0
            key = self._take(case, old_key)
            if self._accepts(case):
                if not was_shown:
                    come.append(key)
                    if not was_known:
                        arrived.append(case.id)
                elif old_key is not None and old_key != key:
                    moved.append((old_key, key))
                else:
                    touched.append(key)
            elif was_shown and old_key is not None:
                gone.append(old_key)
        for case_id in changes.removed:
            if (key_gone := self._drop(case_id)) is not None and self._find(key_gone) >= 0:
                gone.append(key_gone)
        self._change_rows(gone, come, moved, touched)
        for case_id in changes.removed:   # only now: views look at rows once more while they go
            self._cases.pop(case_id, None)
        self.counts_changed.emit()
        return arrived

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, descending = self.sorted_by
            return titles()[section] + (f" {'↓' if descending else '↑'}" if section == column else "")
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        case = self._cases[self._shown[index.row()][-1]]
        if role == CaseRole:
            return case
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(case, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(case)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(case)
        return None

    # Words

    def text(self, case: Case, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.PRIORITY:
                return priority_word(case.priority)
            case Column.STATE:
                return state_word(case.state)
            case Column.CLASS:
                return self.class_name(case)
            case Column.TITLE:
                return case.title
            case Column.AREA:
                return self.area_name(case)
            case Column.REPORTED:
                return ago(case.reported_at, self.now())
            case Column.DUE:
                return time_left(case.bites_at, self.now(), case.is_open)
            case Column.SOURCE:
                return source_word(case.source)
        return case.id

    def class_name(self, case: Case) -> str:
        """The class's name, or its code where the catalogue does not know it."""
        found = self._classes.get(case.class_code)
        return found.label if found else self._catalogue.label(case.class_code)

    def area_name(self, case: Case) -> str:
        """The area's name; "no place" for a case without coordinates, "outside" for one beyond all areas."""
        area = self._tree.get(case.area)
        if area is not None:
            return area.name
        return tr("Outside all areas") if case.is_placed else tr("No place")

    def _tooltip(self, case: Case) -> str:
        lines = [case.title, f"{priority_word(case.priority)} · {state_word(case.state)} · "
                             f"{self.class_name(case)}"]
        path = " › ".join(area.name for area in self._tree.path(case.area)) or self.area_name(case)
        lines += [path, case.address, tr("Reported {when}", when=moment(case.reported_at)), case.id]
        return "\n".join(line for line in lines if line)

    def _spoken(self, case: Case) -> str:
        return ", ".join((priority_word(case.priority), state_word(case.state), case.title,
                          self.area_name(case), time_left(case.bites_at, self.now(), case.is_open)))

    # Order

    def _key(self, case: Case) -> Key:
        value = sort_value(case, self._column, self._tree)
        return flip(value) if self._descending else value, -case.reported_at, case.id

    def _sort_all(self) -> None:
        self._keys = {case_id: self._key(case) for case_id, case in self._cases.items()}
        self._all = sorted(self._keys.values())
        self._sift()

    def _sift(self) -> None:
        if self._filter == CaseFilter():
            self._shown = self._all.copy()
            return
        passed = {case.id for case in self._filter.select(self._cases.values(), self._within)}
        self._shown = [key for key in self._all if key[-1] in passed]

    def _accepts(self, case: Case) -> bool:
        return self._filter.accepts(case, self._within)

    def _find(self, key: Key) -> int:
        row = bisect_left(self._shown, key)
        return row if row < len(self._shown) and self._shown[row] == key else -1

    def _take(self, case: Case, old_key: Key | None) -> Key:
        """Keep a case and its place among all; the rows are changed afterwards."""
        old = self._cases.get(case.id)
        self._unplaced += (not case.is_placed) - (old is not None and not old.is_placed)
        self._cases[case.id] = case
        key = self._key(case)
        if key != old_key:
            if old_key is not None:
                del self._all[bisect_left(self._all, old_key)]
            insort(self._all, key)
            self._keys[case.id] = key
        return key

    def _drop(self, case_id: str) -> Key | None:
        """Forget a case's place; the case itself stays until its row is gone."""
        key = self._keys.pop(case_id, None)
        if key is None:
            return None
        self._unplaced -= not self._cases[case_id].is_placed
        del self._all[bisect_left(self._all, key)]
        return key

    # Rows

    def _change_rows(
        self, gone: list[Key], come: list[Key], moved: list[tuple[Key, Key]], touched: list[Key]
    ) -> None:
        leaving = list(_runs(sorted(self._find(key) for key in gone)))
        if len(leaving) + len(come) + len(moved) > MANY_RUNS:
            self.beginResetModel()
            self._sift()
            self.endResetModel()
            return
        for first, last in reversed(leaving):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._shown[first:last + 1]
            self.endRemoveRows()
        if moved:
            self._move(moved)
        # From the bottom up, so that the places found stay right.
        places = [(bisect_left(self._shown, key), key) for key in sorted(come)]
        for place, run in reversed([(p, [k for _, k in g]) for p, g in groupby(places, lambda pair: pair[0])]):
            self.beginInsertRows(QModelIndex(), place, place + len(run) - 1)
            self._shown[place:place] = run
            self.endInsertRows()
        rows = [row for key in touched if (row := self._find(key)) >= 0]
        if rows:
            # One range for the whole batch: the view repaints only what it shows of it.
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))

    def _move(self, moved: Iterable[tuple[Key, Key]]) -> None:
        self.layoutAboutToBeChanged.emit()
        remembered = self._remember()
        for old, _ in moved:
            del self._shown[bisect_left(self._shown, old)]
        for _, new in moved:
            insort(self._shown, new)
        self._restore(remembered)
        self.layoutChanged.emit()

    def _remember(self) -> list[tuple[QModelIndex, str]]:
        return [(index, self._shown[index.row()][-1]) for index in self.persistentIndexList()]

    def _restore(self, remembered: list[tuple[QModelIndex, str]]) -> None:
        if remembered:
            self.changePersistentIndexList(
                [index for index, _ in remembered],
                [self.index(row, index.column()) if (row := self.row_of(case_id)) >= 0 else QModelIndex()
                 for index, case_id in remembered],
            )


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Sorted row numbers as (first, last) of unbroken runs."""
    for _, group in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        members = [row for _, row in group]
        yield members[0], members[-1]
