"""How counts in the area tree and hits of the area search are drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.area_model import AreaColumn, NumberRole
from widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PathRole = int(Qt.ItemDataRole.UserRole) + 3   # of a search hit: the areas above, nearest first


class CountCells(QStyledItemDelegate):
    """Counts, right-aligned; overdue and urgent take their colour only when there are any."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number = index.data(NumberRole)
        colours = {AreaColumn.OPEN: self._theme.text, AreaColumn.OVERDUE: self._theme.overdue,
                   AreaColumn.URGENT: self._theme.urgent}
        painter.save()
        fill_row(painter, option, self._theme)
        painter.setFont(option.font)
        painter.setPen(QColor(colours[AreaColumn(index.column())] if number else self._theme.low))
        painter.drawText(option.rect.adjusted(0, 0, -self._theme.gap, 0),
                         int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), short_number(number))
        painter.restore()


class FoundCells(QStyledItemDelegate):
    """A search hit: the name, then the areas above it, muted; the farthest of them give way first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        name, above = index.data(Qt.ItemDataRole.DisplayRole), index.data(PathRole)
        hit = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        small = QFont(option.font)
        small.setPixelSize(theme.small)
        painter.save()
        fill_row(painter, option, theme)
        rect = option.rect.adjusted(theme.pad, 0, -theme.gap, 0)
        for text, font, colour in ((name, option.font, theme.text if hit else theme.muted),
                                   (above or "", small, theme.muted)):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            rect.setLeft(rect.left() + metrics.horizontalAdvance(shown) + theme.pad)
        painter.restore()


def fill_row(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Background of a selected or hovered cell."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(theme.accent_dim))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(theme.raised))


def short_number(number: int) -> str:
    """At most four characters, so that the columns stay narrow: 9999, 12k; a dot for none."""
    if not number:
        return "·"
    return str(number) if number < 10_000 else f"{number // 1000}k"
