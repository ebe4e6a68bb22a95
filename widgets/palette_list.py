"""The lines of the palette: a model of offers, and how one is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.icons import icon
from widgets.palette_offers import Offer
from widgets.theme import Theme

OFFER = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 1.15


class OfferModel(QAbstractListModel):
    """The offers of the moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []

    def show(self, offers: list[Offer]) -> None:
        """Other offers."""
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def offer(self, row: int) -> Offer:
        """One of them."""
        return self._offers[row]

    def row_of(self, line: str) -> int:
        """Where the offer of a line stands, -1 for nowhere."""
        return next((row for row, one in enumerate(self._offers) if one.line == line), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        offer = self._offers[index.row()]
        if role == OFFER:
            return offer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return offer.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{offer.title}\n{offer.line}"
        return None


class OfferDelegate(QStyledItemDelegate):
    """Title, what it stands for, and the shortcut at the right edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.size * 20, round(self._theme.row * ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        offer: Offer = index.data(OFFER)
        theme = self._theme
        painter.save()
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accent_dim))
        box = box.adjusted(theme.pad, 0, -theme.pad, 0)
        if offer.icon:
            side = QRect(box.left(), box.top(), theme.icon, box.height())
            icon(offer.icon, theme).paint(painter, side)
        box.setLeft(box.left() + theme.icon + theme.gap)
        metrics = option.fontMetrics
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QPen(QColor(theme.muted)))
        if offer.shortcut:
            keys = QKeySequence(offer.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, keys)
            box.setRight(box.right() - metrics.horizontalAdvance(keys) - theme.pad)
        title = metrics.elidedText(offer.title, Qt.TextElideMode.ElideRight, box.width() * 3 // 5)
        wide = metrics.horizontalAdvance(title) + theme.pad
        rest = box.adjusted(wide, 0, 0, 0)
        painter.drawText(rest, flags | Qt.AlignmentFlag.AlignRight,
                         metrics.elidedText(offer.detail, Qt.TextElideMode.ElideRight, rest.width()))
        painter.setPen(QPen(QColor(theme.text)))
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()
