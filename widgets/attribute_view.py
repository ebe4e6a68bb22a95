"""The table view of attributes: rows are chosen by mouse and keys, and drawn as chosen from the model's mask."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from console.language import tr
from widgets.attribute_model import AttributeModel, as_cell
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
WIDEST = 28   # characters a column is given at first
SAMPLE = 30   # rows looked at for that


class AttributeView(QTableView):
    """Click, Ctrl and Shift as everywhere; Ctrl+A all that is shown, Esc none, Enter goes to the feature.

    Signals:
        opened(place): double click or Enter. copied(): Ctrl+C.
    """

    opened = Signal(int)
    copied = Signal()

    def __init__(self, model: AttributeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attributes, self._theme = model, theme
        self._anchor = 0
        self._dragging = False
        self.setModel(model)
        self.setItemDelegate(_Cells(model, theme, self))
        self.setAccessibleName(tr("Attribute table"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.setSectionsClickable(False)
        rows.setStyleSheet("QHeaderView::section { border: none; }")
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.size * 3)

    def fit(self) -> None:
        """Widths by what stands in the first rows, as number of rows as high as its widest."""
        metrics, model = self.fontMetrics(), self._attributes
        space = 3 * self._theme.gap
        for column, field in enumerate(model.fields):
            cells = (as_cell(model.value(row, column)) for row in range(min(SAMPLE, model.rowCount())))
            words = [field + "  ↓", *cells]
            widest = max(metrics.horizontalAdvance(word) for word in words) + space
            self.setColumnWidth(column, min(widest, metrics.horizontalAdvance("n") * WIDEST + space))
        self.verticalHeader().setFixedWidth(metrics.horizontalAdvance(f"{model.total:,}") + space)

    def go_to(self, place: int) -> None:
        """Make a row current and bring it into sight."""
        if 0 <= place < self._attributes.rowCount():
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self._attributes.index(place, column))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._anchor = place

    # Qt's side

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._choose(index.row(), event.modifiers())
            self._dragging = True
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index.row() != self.currentIndex().row():
                self.setCurrentIndex(index)
                self._attributes.select_places(self._anchor, index.row())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        here = self.currentIndex().row()
        if control and key == Qt.Key.Key_A:
            self._attributes.select_places(0, self._attributes.rowCount() - 1)
        elif control and key == Qt.Key.Key_C:
            self.copied.emit()
        elif key == Qt.Key.Key_Escape and len(self._attributes.selected):
            self._attributes.select(np.zeros(0, np.int64))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self.opened.emit(here)
        elif key == Qt.Key.Key_Space and here >= 0:
            self._attributes.toggle(here)
        else:
            super().keyPressEvent(event)
            if key in MOVES and not control and self.currentIndex().row() >= 0:
                self._choose(self.currentIndex().row(), held)

    def _choose(self, place: int, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._attributes.select_places(self._anchor, place)
            return
        self._anchor = place
        if held & Qt.KeyboardModifier.ControlModifier:
            self._attributes.toggle(place)
        else:
            self._attributes.select_places(place, place)


class _Cells(QStyledItemDelegate):
    """Draws the text of a cell, on the colour of a chosen row.

    Painted by hand: the usual way asks the model eight times for each cell and took 0.4 ms of them, a
    screen of 300 cells 120 ms.
    """

    def __init__(self, model: AttributeModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._attributes, self._space, self._widest = model, theme.gap, theme.size   # no character is wider
        self._text, self._chosen, self._hover = QColor(theme.text), QColor(theme.accent_dim), QColor(theme.raised)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, model, row, column = option.rect, self._attributes, index.row(), index.column()
        if model.is_chosen(row):
            painter.fillRect(rect, self._chosen)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._hover)
        text = as_cell(model.value(row, column))
        if text:
            rect = rect.adjusted(self._space, 0, -self._space, 0)
            painter.setPen(self._text)
            painter.setFont(option.font)
            if len(text) * self._widest > rect.width():
                text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, model.side(column), text)
