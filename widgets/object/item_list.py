"""A list of things or of events over time: pictogram, title, a second line, and a word at the right edge."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from widgets.icons import icon
from widgets.theme import Theme

ITEM = int(Qt.ItemDataRole.UserRole) + 1
MANY = 12          # from here on a field narrows the list
HIGH = 2.9         # of a row, in text sizes
Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True)
class Item:
    """One row.

    Attributes:
        kind, id: what opens. right: a word at the right edge, in `colour` ("" for muted).
    """

    kind: str
    id: str
    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    colour: str = ""


class ItemList(QWidget):
    """Rows that open by a click or Enter; many of them can be narrowed by words.

    Args:
        empty: what is said where there are none.
        over_time: a line leads from one pictogram to the next.

    Signals:
        opened(kind, id).
    """

    opened = Signal(str, str)

    def __init__(self, theme: Theme, name: str, empty: str, over_time: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Item] = ()
        self.model = _ItemModel(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_ItemDelegate(theme, over_time, self.list))
        self.list.clicked.connect(self._open)
        self.list.entered_by_key.connect(self._open)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Narrow the list"))
        self.field.setAccessibleName(tr("Narrow the list"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        self.none = QLabel(empty)
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap, 0, 0)
        column.setSpacing(theme.gap)
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these."""
        self._items = items
        self.field.clear()
        self.field.setVisible(len(items) > MANY)
        self.none.setVisible(not items)
        self.list.setVisible(bool(items))
        self._narrow(self.field.text())
        self.list.scrollToTop()

    def items(self) -> list[Item]:
        """What is in the list now."""
        return list(self.model.items)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        self.model.show([one for one in self._items if wanted in f"{one.title} {one.detail} {one.right}".casefold()]
                        if wanted else self._items)

    def _open(self, index: QModelIndex) -> None:
        item = self.model.items[index.row()]
        if item.id:
            self.opened.emit(item.kind, item.id)


class _List(QListView):
    """Opens by Enter and by one click: by then the second click of two would hit another list."""

    entered_by_key = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_by_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _ItemModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(part for part in (item.title, item.detail, item.right) if part)
        return None


class _ItemDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, over_time: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over_time = theme, over_time

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.size * 10, round(self._theme.size * HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM)
        theme = self._theme
        painter.save()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.accent_dim if chosen else theme.raised))
        side = QRect(box.left() + theme.gap, box.top(), theme.icon, box.height())
        if self._over_time:
            self._line(painter, side, index)
        icon(item.icon, theme, item.colour).paint(painter, side)
        inside = box.adjusted(2 * theme.gap + theme.icon, 3, -theme.gap, -3)
        small = QFont(option.font)
        small.setPixelSize(theme.small)
        self._right(painter, item, inside, small)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        metrics = QFontMetrics(option.font)
        flags = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft
        wide = inside.width() - self._taken
        up = Qt.AlignmentFlag.AlignTop if item.detail else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, flags | up, metrics.elidedText(item.title, Qt.TextElideMode.ElideRight, wide))
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(inside, flags | Qt.AlignmentFlag.AlignBottom,
                         QFontMetrics(small).elidedText(item.detail, Qt.TextElideMode.ElideRight, inside.width()))
        painter.restore()

    _taken = 0

    def _right(self, painter: QPainter, item: Item, inside: QRect, small: QFont) -> None:
        """The word at the right edge; `_taken` is what it takes from the title."""
        metrics = QFontMetrics(small)
        words = metrics.elidedText(item.right, Qt.TextElideMode.ElideRight, inside.width() * 3 // 5)
        self._taken = metrics.horizontalAdvance(words) + self._theme.pad if words else 0
        painter.setFont(small)
        painter.setPen(QColor(item.colour or self._theme.muted))
        up = Qt.AlignmentFlag.AlignTop if item.detail else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, up | Qt.AlignmentFlag.AlignRight, words)

    def _line(self, painter: QPainter, side: QRect, index: Index) -> None:
        """From the event above to the one below, with room for the pictogram."""
        apart = self._theme.icon // 2 + 2
        x, middle = side.center().x(), side.center().y()
        painter.setPen(QPen(QColor(self._theme.line), 2))
        if index.row():
            painter.drawLine(x, side.top(), x, middle - apart)
        if index.row() + 1 < index.model().rowCount():
            painter.drawLine(x, middle + apart, x, side.bottom())
