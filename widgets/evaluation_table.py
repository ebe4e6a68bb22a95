"""The table of an evaluation: a row for each area, department or person, a column for each figure."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from console.insight.evaluated import Cell, Evaluation, Row
from console.language import tr
from console.model.figures import Figure
from widgets.fonts import SEMIBOLD, with_weight
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NONE = "—"


def shown(cell: Cell | None, figure: Figure) -> str:
    """A figure as people read it; a dash where it has no value."""
    if cell is None or cell.value is None:
        return NONE
    return f"{cell.value:.1%}" if figure.is_share else f"{cell.numerator:,}"


class EvaluationModel(QAbstractTableModel):
    """Rows and the figures of one heading, in any order of rows; all cases together stay on top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold: QFont | None = None
        self._first = ""
        self.rows: list[Row] = []
        self.figures: list[Figure] = []
        self._places: list[int] = []      # of the figures in the cells of a row
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._natural: list[Row] = []

    def show(self, found: Evaluation | None, heading: str) -> None:
        """The figures that stand under a heading; by post, those that measure somebody's work."""
        self.beginResetModel()
        pairs = [(i, one) for i, one in enumerate(found.figures)
                 if one.heading == heading and (one.post or found.by != "post")] if found else []
        words = {"area": tr("Area"), "department": tr("Department"), "post": tr("Post and person")}
        self._first = words[found.by] if found else ""
        self._places, self.figures = [i for i, _ in pairs], [one for _, one in pairs]
        self._natural = [found.total, *found.rows] if found else []
        self.rows = self._natural
        self.endResetModel()
        if self._order is not None:
            self.sort(*self._order)

    def cell(self, row: int, column: int) -> Cell | None:
        """The figure in a place; column 0 is the row's name."""
        return self.rows[row].cells[self._places[column - 1]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.figures) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if section == 0:
            return self._first if role == Qt.ItemDataRole.DisplayRole else None
        figure = self.figures[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return figure.label
        return f"{figure.label} = {figure.words}" if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.FontRole and row == 0 and self.rows[0] is self._natural[0]:
            return self._bold
        if column == 0:
            return self.rows[row].label if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
        cell, figure = self.cell(row, column), self.figures[column - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell, figure)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and (cell is None or cell.value is None):
            return QColor(self._theme.low)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell, figure)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; what has no value comes last either way. Column 0 is the order of the hierarchy."""
        self._order = (column, order)
        if not self._natural or column > len(self.figures):
            return
        first, rest = self._natural[0], list(self._natural[1:])
        down = order is Qt.SortOrder.DescendingOrder
        if column == 0:
            rest = rest[::-1] if down else rest
        else:
            place = self._places[column - 1]
            values = {row.key: None if (cell := row.cells[place]) is None else cell.value for row in rest}
            known = [row for row in rest if values[row.key] is not None]
            known.sort(key=lambda row: values[row.key] or 0.0, reverse=down)
            rest = known + [row for row in rest if values[row.key] is None]
        self.layoutAboutToBeChanged.emit()
        self.rows = [first, *rest]
        self.layoutChanged.emit()

    def use_font(self, font: QFont) -> None:
        """The view's font: the row of all cases is drawn bolder."""
        self._bold = with_weight(font, SEMIBOLD)


def tip(cell: Cell | None, figure: Figure) -> str:
    """The numbers behind a figure, its formula, and what a click does."""
    if cell is None:
        return tr("{figure} does not measure the work of this post.", figure=figure.label)
    if cell.denominator is None:
        return tr("{formula}\nClick to see these {n} cases in the list", formula=figure.words,
                  n=f"{cell.numerator:,}")
    if not cell.denominator:
        return tr("{formula}\nNo case counts here yet: neither 0 % nor 100 %", formula=figure.words)
    return tr("{n} of {all}\n{formula}\nClick to see these cases in the list", n=f"{cell.numerator:,}",
              all=f"{cell.denominator:,}", formula=figure.words)


class EvaluationView(QTableView):
    """Arrow keys choose a figure; a click or Enter opens its cases.

    Signals:
        figure_chosen(row key, figure key): the cursor stands on it. figure_opened(row key, figure key).
    """

    figure_chosen = Signal(str, str)
    figure_opened = Signal(str, str)

    def __init__(self, model: EvaluationModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures, self._theme = model, theme
        self.setModel(model)
        model.use_font(self.font())
        self.setAccessibleName(tr("Figures"))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.gap // 2}px; }}")   # in line with the heads
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(theme.size * 4)
        header.sortIndicatorChanged.connect(model.sort)
        self.clicked.connect(lambda index: self._tell(index, self.figure_opened))
        self.selectionModel().currentChanged.connect(lambda index, _: self._tell(index, self.figure_chosen))

    def fit(self) -> None:
        """The names get what they need, the figures share the rest."""
        metrics, model = self.fontMetrics(), self._figures
        names = max((metrics.horizontalAdvance(row.label) for row in model.rows[:200]), default=0)
        least = self._theme.size * 9
        first = min(max(names + 4 * self._theme.gap, least), max(self.width() // 3, least))
        wanted = [self._wanted(column) for column in range(1, model.columnCount())]
        first = max(least, min(first, self.viewport().width() - sum(wanted)))   # the figures come first
        self.setColumnWidth(0, first)
        spare = max(0, self.viewport().width() - first - sum(wanted)) // max(1, len(wanted))
        for column, width in enumerate(wanted, 1):
            self.setColumnWidth(column, width + min(spare, self._theme.size * 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar that came, or a splitter that moved, must not cut the last figure."""
        super().resizeEvent(event)
        self.fit()

    def _wanted(self, column: int) -> int:
        word = self._figures.figures[column - 1].label
        return self.fontMetrics().horizontalAdvance(word) + self._theme.size * 2

    def stand_on(self, row: str, figure: str) -> bool:
        """Put the cursor on a figure, if both are shown."""
        model = self._figures
        at = next((i for i, one in enumerate(model.rows) if one.key == row), -1)
        column = next((i for i, one in enumerate(model.figures, 1) if one.key == figure), -1)
        if at < 0 or column < 0:
            return False
        self.setCurrentIndex(model.index(at, column))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex(), self.figure_opened)
            return
        super().keyPressEvent(event)

    def _tell(self, index: Index, signal: Any) -> None:
        if index.isValid() and index.column() > 0:
            signal.emit(self._figures.rows[index.row()].key, self._figures.figures[index.column() - 1].key)
