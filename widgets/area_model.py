"""The hierarchy of areas as a Qt tree model; children are looked up only when somebody opens an area."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console.desk.counts import Counts
from console.language import tr
from console.model.area import Area, AreaTree, Level
from widgets.words import demo_word, level_word

Index = QModelIndex | QPersistentModelIndex
CountsOf = Callable[[str, float], Counts]   # AreaCounts.of

AreaRole = int(Qt.ItemDataRole.UserRole) + 1     # the Area itself
NumberRole = int(Qt.ItemDataRole.UserRole) + 2   # the count of this column


class AreaColumn(IntEnum):
    """Name and live counts."""

    NAME = 0
    OPEN = 1
    OVERDUE = 2
    URGENT = 3


class AreaModel(QAbstractItemModel):
    """Areas over an immutable `AreaTree`; counts are asked for at the moment they are painted.

    Args:
        counts: counts of an area at a moment, for example `AreaCounts.of`.
        now: seconds since 1970 UTC.
    """

    def __init__(
        self, counts: CountsOf, now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counts, self._now = counts, now
        self._start(AreaTree())

    def _start(self, tree: AreaTree) -> None:
        self.tree = tree
        # Each node met so far has a number, which is what Qt's indexes carry. Node 0 is the invisible root.
        self._areas: list[Area | None] = [None]
        self._parents: list[int] = [0]
        self._rows: list[int] = [0]
        self._children: dict[int, range] = {}
        self._nodes: dict[str, int] = {"": 0}

    def set_tree(self, tree: AreaTree) -> None:
        """Start over with another hierarchy."""
        self.beginResetModel()
        self._start(tree)
        self.endResetModel()

    def set_counts(self, counts: CountsOf) -> None:
        """Count from elsewhere from now on (a new `AreaCounts` after the areas changed)."""
        self._counts = counts

    def area(self, index: Index) -> Area | None:
        """The area an index stands for, None for the root."""
        return self._areas[index.internalId()] if index.isValid() else None

    def index_of(self, area_id: str) -> QModelIndex:
        """The index of an area (name column), invalid where it is unknown."""
        node = 0
        for area in self.tree.path(area_id):
            self._kids(node)
            node = self._nodes[area.id]
        return self.createIndex(self._rows[node], 0, node) if node else QModelIndex()

    def counts_of(self, area_id: str) -> Counts:
        """Open cases now."""
        return self._counts(area_id, self._now())

    def _kids(self, node: int) -> range:
        """Numbers of the nodes below, made on first use."""
        found = self._children.get(node)
        if found is None:
            parent = self._areas[node]
            areas = self.tree.children(parent.id if parent else "")
            found = self._children[node] = range(len(self._areas), len(self._areas) + len(areas))
            self._areas += areas
            self._parents += [node] * len(areas)
            self._rows += range(len(areas))
            self._nodes.update(zip((area.id for area in areas), found, strict=True))
        return found

    # Qt's side

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        kids = self._kids(parent.internalId() if parent.isValid() else 0)
        if 0 <= row < len(kids) and 0 <= column < len(AreaColumn):
            return self.createIndex(row, column, kids[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> Any:   # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        above = self._parents[index.internalId()]
        return self.createIndex(self._rows[above], 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() and parent.column() > 0:
            return 0
        return len(self._kids(parent.internalId() if parent.isValid() else 0))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        return self.rowCount(parent) > 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(AreaColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Area"), tr("Open"), tr("Late"), tr("Urgent"))[section]   # short: the panel is narrow
        if role == Qt.ItemDataRole.ToolTipRole:
            return (tr("Area"), tr("Open cases"), tr("Overdue"), tr("Urgent"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        area = self.area(index)
        if area is None:
            return None
        column = AreaColumn(index.column())
        if role == AreaRole:
            return area
        if role == Qt.ItemDataRole.DisplayRole:
            return self._short_name(area) if column == AreaColumn.NAME else str(self._number(area.id, column))
        if role == NumberRole:
            return self._number(area.id, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(area)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == AreaColumn.NAME:
            return self._spoken(area)
        return None

    def _short_name(self, area: Area) -> str:
        """A grid's name without that of the community it hangs under: 莲花北第01网格 → 第01网格."""
        above = self.tree.get(area.parent)
        if area.level != Level.GRID or above is None:
            return area.name
        return area.name.removeprefix(above.name.removesuffix("社区")) or area.name

    def _number(self, area_id: str, column: AreaColumn) -> int:
        counts = self.counts_of(area_id)
        return (0, counts.total, counts.overdue, counts.urgent)[column]

    def _tooltip(self, area: Area) -> str:
        lines = [self._spoken(area)]
        if area.code:
            lines.append(tr("Code {code}", code=area.code))
        if area.demo:
            lines.append(demo_word())
        return "\n".join(lines)

    def _spoken(self, area: Area) -> str:
        counts = self.counts_of(area.id)
        return tr("{level} {name}: {total} open, {overdue} overdue, {urgent} urgent", level=level_word(area.level),
                  name=area.name, total=counts.total, overdue=counts.overdue, urgent=counts.urgent)
