"""Tables of figures, each of which opens into the list it counts, and the list that is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from console.language import tr
from widgets.hazard.lists import PlainTable
from widgets.inspection.figures import Line, Opener
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLES = Qt.ItemDataRole


class Cell(msgspec.Struct, frozen=True):
    """One cell: what it says, what it opens (None for nothing), "late", "muted" or "" for its colour."""

    words: str
    opens: Opener | None = None
    tone: str = ""
    tip: str = ""


class FigureModel(QAbstractTableModel):
    """Rows of cells.

    Args:
        heads: of the columns; the first is the name.
    """

    def __init__(self, heads: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self._heads, self._theme = tuple(heads), theme
        self.rows: Sequence[tuple[Cell, ...]] = ()
        self.keys: Sequence[str] = ()

    def show_rows(self, rows: Sequence[tuple[Cell, ...]], keys: Sequence[str]) -> None:
        """Show these.

        Args:
            keys: what a row is about, one for each.
        """
        self.beginResetModel()
        self.rows, self.keys = rows, keys
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        return self.rows[index.row()][index.column()] if index.isValid() and index.row() < len(self.rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLES.DisplayRole:
            return self._heads[section]
        if role == _ROLES.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft) | \
                Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _ROLES.DisplayRole:
            return cell.words
        if role == _ROLES.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.ToolTipRole:
            return cell.tip or None
        if role == _ROLES.ForegroundRole:
            theme = self._theme
            colour = {"late": theme.overdue, "muted": theme.muted}.get(cell.tone)
            if colour is None and index.column() and cell.opens is not None:
                colour = theme.accent
            return QColor(colour) if colour else None
        return None


class FigureTable(PlainTable):
    """A table in which single figures are chosen, by mouse or arrow keys.

    Signals:
        opened(Opener): this figure is to be opened.
    """

    opened = Signal(object)

    def __init__(self, model: FigureModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, name, parent)
        self.figures = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.gap // 2}px; }}")
        self.selectionModel().currentChanged.connect(lambda now, _: self._open(now))
        self.clicked.connect(self._open)
        self._asked = QPersistentModelIndex()

    @property
    def key(self) -> str:
        """What the row of the moment is about, "" for none."""
        row = self.currentIndex().row()
        return self.figures.keys[row] if 0 <= row < len(self.figures.keys) else ""

    def choose(self, key: str, column: int = 0) -> bool:
        """Go to the row about this; whether there is one."""
        if key not in self.figures.keys:
            return False
        self.setCurrentIndex(self.figures.index(list(self.figures.keys).index(key), column))
        return True

    def keep(self, rows: Sequence[tuple[Cell, ...]], keys: Sequence[str]) -> None:
        """Show these rows; the cell that was chosen stays so, and is not opened again for it."""
        key, column = self.key, max(0, self.currentIndex().column())
        chosen = self.selectionModel()
        chosen.blockSignals(True)
        self.figures.show_rows(rows, keys)
        if not self.choose(key, column):
            self.setCurrentIndex(QModelIndex())
        chosen.blockSignals(False)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        cell = self.figures.cell(index)
        if cell is not None and cell.opens is not None:
            self.opened.emit(cell.opens)


class LineModel(QAbstractTableModel):
    """Name and note of what was opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def row_of(self, building: str) -> int:
        """Row of a building, -1 for none."""
        return next((i for i, one in enumerate(self.lines) if one.building == building), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if role == _ROLES.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Building"), tr("About it"))[section]
        return None

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == _ROLES.DisplayRole:
            return (line.name, line.note)[index.column()]
        if role == _ROLES.ToolTipRole:
            return line.name
        if role == _ROLES.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.ForegroundRole and index.column():
            return QColor({"ok": self._theme.ok, "late": self._theme.overdue}.get(line.tone, self._theme.muted))
        return None


class LineTable(PlainTable):
    """The opened list; no heading, since its title says what it is of."""

    def __init__(self, model: LineModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, name, parent)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.gap // 2}px; }}")
