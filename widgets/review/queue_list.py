"""The queue at the left: ten thousand rows, only those in sight are read; the keyboard stays with the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.language import tr
from widgets.theme import Theme

ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Mark(StrEnum):
    """How a row stands, as the mark before it shows."""

    OPEN = "open"          # nobody has judged it
    SECOND = "second"      # waits for a second or third look
    FIELD = "field"        # somebody went to see
    SETTLED = "settled"    # judged
    TAKEN = "taken"        # a colleague has it now


@dataclass(frozen=True)
class QueueRow:
    """What one row shows: two short lines, each with a figure at its right, and a mark."""

    title: str
    under: str
    figure: str
    mark: Mark
    below: str = ""
    tip: str = ""


class QueueModel(QAbstractListModel):
    """Ids in their order; a row is asked for when it comes into sight.

    Args:
        read: the row of an id.

    Signals:
        reworded: rows say something else now.
    """

    reworded = Signal()

    def __init__(self, read: Callable[[str], QueueRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.ids: list[str] = []
        self._places: dict[str, int] = {}
        self._rows: dict[str, QueueRow] = {}

    def show(self, ids: Sequence[str]) -> None:
        """Another queue."""
        self.beginResetModel()
        self.ids = list(ids)
        self._places = {one: i for i, one in enumerate(self.ids)}
        self._rows.clear()
        self.endResetModel()

    def use(self, read: Callable[[str], QueueRow]) -> None:
        """What rows say has changed: those in sight are read again; nothing moves.

        Not told as `dataChanged`, upon which a list lays all its ten thousand rows out anew.
        """
        self._read = read
        self._rows.clear()
        self.reworded.emit()

    def place(self, id: str) -> int:
        """The row of a detection, -1 where the queue does not have it."""
        return self._places.get(id, -1)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one = self.ids[index.row()]
        if one not in self._rows:
            self._rows[one] = self._read(one)
        row = self._rows[one]
        if role == ROW:
            return row
        return row.tip if role == Qt.ItemDataRole.ToolTipRole else f"{row.title} {row.figure} {row.under} {row.below}"


class QueueList(QListView):
    """Signals: chosen(id): a row was clicked."""

    chosen = Signal(str)

    def __init__(self, model: QueueModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Queue of detections"))
        model.reworded.connect(self.viewport().update)
        self.clicked.connect(lambda index: self.chosen.emit(model.ids[index.row()]))

    def stand_on(self, id: str) -> None:
        """Show which one is looked at; a row out of sight is brought in, others do not move."""
        row = self.rows.place(id)
        if row < 0:
            self.clearSelection()
            return
        self.setCurrentIndex(self.rows.index(row))
        self.scrollTo(self.rows.index(row), QAbstractItemView.ScrollHint.EnsureVisible)


class _Delegate(QStyledItemDelegate):
    """Two lines, a figure, a mark that differs in shape and not in colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme_width(self._theme), self._theme.row + self._theme.size + self._theme.gap // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row = self._theme, index.data(ROW)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(theme.accent_dim))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(theme.raised))
        side = theme.size
        self._mark(painter, QRectF(rect.x() + theme.gap, rect.y() + theme.gap + 2, side - 3, side - 3), row.mark)
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setPixelSize(theme.size)
        small = QFont(font)
        small.setPixelSize(theme.small)
        inner = rect.adjusted(theme.gap * 2 + side, theme.gap - 1, -theme.gap, -theme.gap + 1)
        quiet = row.mark in (Mark.SETTLED, Mark.TAKEN)
        self._line(painter, inner, font, row.title, theme.muted if quiet else theme.text, Qt.AlignmentFlag.AlignTop,
                   QFontMetrics(small).horizontalAdvance(row.figure) + theme.gap)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, row.figure)
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, row.below)
        self._line(painter, inner, small, row.under, theme.muted, Qt.AlignmentFlag.AlignBottom,
                   QFontMetrics(small).horizontalAdvance(row.below) + theme.gap)

    def _line(self, painter: QPainter, rect: QRect, font: QFont, words: str, colour: str, at: Qt.AlignmentFlag,
              less: int) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - less)
        painter.drawText(rect, at | Qt.AlignmentFlag.AlignLeft, shown)

    def _mark(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = {Mark.OPEN: theme.accent, Mark.SECOND: theme.warning, Mark.FIELD: theme.stale,
                  Mark.SETTLED: theme.ok, Mark.TAKEN: theme.low}[mark]
        painter.setPen(QPen(QColor(colour), 1.6))
        if mark is Mark.SETTLED:    # a tick
            painter.drawPolyline([QPointF(box.left(), box.center().y()),
                                  QPointF(box.left() + box.width() * 0.38, box.bottom() - 1),
                                  QPointF(box.right(), box.top() + 1)])
        elif mark is Mark.FIELD:    # a pin
            painter.drawEllipse(box.adjusted(2, 0, -2, -4))
            painter.drawLine(QPointF(box.center().x(), box.bottom() - 4), QPointF(box.center().x(), box.bottom()))
        elif mark is Mark.TAKEN:    # a bar: no entry
            painter.drawEllipse(box)
            painter.drawLine(QPointF(box.left() + 2, box.center().y()), QPointF(box.right() - 2, box.center().y()))
        else:
            painter.drawEllipse(box)
            if mark is Mark.SECOND:   # half filled
                painter.setBrush(QColor(colour))
                painter.drawPie(box, 90 * 16, 180 * 16)
        painter.restore()


def theme_width(theme: Theme) -> int:
    """Of the queue at least."""
    return theme.size * 15
