"""How a row of the case list is drawn: two lines where it is narrow, one line in columns where it is wide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.model.case import Case, Priority
from widgets.case_columns import Column
from widgets.case_table import CaseTableModel
from widgets.fonts import MEDIUM, with_weight
from widgets.marks import priority_pixmap
from widgets.theme import Theme
from widgets.words import ago, priority_word, state_word, time_left

Index = QModelIndex | QPersistentModelIndex
FIRST, SMALL, STRONG = 0, 1, 2   # fonts: first line, second line, emphasis
KEPT = 4000                      # laid-out texts; a screenful is about 150
_QUIET = (Column.REPORTED, Column.SOURCE, Column.ID)


class CaseRows(QStyledItemDelegate):
    """Paints cells by itself, from texts laid out once: three times as fast as Qt's way with a style sheet.

    Args:
        freshness: how new a case is to the eye, 1 just arrived … 0 known.
    """

    def __init__(
        self, model: CaseTableModel, theme: Theme, freshness: Callable[[str], float], font: QFont,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._theme, self._freshness = model, theme, freshness
        self.two_lines = True
        self._colours = {name: QColor(getattr(theme, name)) for name in (
            "text", "muted", "accent", "accent_dim", "raised", "overdue", "warning")}
        self._ranks = {priority: QColor(theme.priority(priority)[0]) for priority in Priority}
        self._marks: dict[tuple[Priority, float], QPixmap] = {}
        self.use_font(font)

    def use_font(self, font: QFont) -> None:
        """Derive the three fonts from the view's."""
        small = QFont(font)
        small.setPixelSize(self._theme.small)
        self._fonts = (font, small, with_weight(font, MEDIUM))
        self._metrics = tuple(QFontMetrics(one) for one in self._fonts)
        self._texts: dict[tuple[int, str, int], tuple[QStaticText, int]] = {}

    @property
    def row_height(self) -> int:
        if not self.two_lines:
            return self._theme.row
        return self._metrics[FIRST].height() + self._metrics[SMALL].height() + self._theme.gap

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        case = self._model.case(index.row())
        column = Column(index.column())
        rect: QRect = option.rect
        self._background(painter, option, column, case)
        inner = rect.adjusted(self._theme.gap, 0, -self._theme.gap, 0)
        if column == Column.PRIORITY:
            self._priority(painter, inner, case)
        elif column == Column.TITLE and self.two_lines:
            self._two_lines(painter, inner, case)
        elif column == Column.DUE:
            self._due(painter, inner, case)
        else:
            quiet = column in _QUIET or not case.is_open
            self._text(painter, inner, FIRST, self._model.cells.text(case, column),
                       self._colours["muted" if quiet else "text"])

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, column: Column, case: Case) -> None:
        rect, colours = option.rect, self._colours
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours["accent_dim"])
            if column == Column.PRIORITY:
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colours["accent"])
        elif (fresh := self._freshness(case.id)) > 0:
            tint = QColor(colours["accent"])
            tint.setAlphaF(0.22 * fresh)
            painter.fillRect(rect, tint)
            if column == Column.PRIORITY:
                tint.setAlphaF(fresh)
                painter.fillRect(rect.left(), rect.top(), 2, rect.height(), tint)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours["raised"])

    def _text(self, painter: QPainter, rect: QRect, font: int, text: str, colour: QColor,
              right: bool = False) -> int:
        """One line, elided, in the middle of `rect`; returns its width in px."""
        key = (font, text, rect.width())
        laid = self._texts.get(key)
        if laid is None:
            if len(self._texts) >= KEPT:
                self._texts.clear()
            metrics = self._metrics[font]
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            static = QStaticText(shown)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(QTransform(), self._fonts[font])
            laid = self._texts[key] = (static, metrics.horizontalAdvance(shown))
        static, width = laid
        painter.setFont(self._fonts[font])
        painter.setPen(colour)
        x = rect.left() + (rect.width() - width if right else 0)
        painter.drawStaticText(QPointF(x, rect.top() + (rect.height() - self._metrics[font].height()) / 2), static)
        return width

    def _priority(self, painter: QPainter, rect: QRect, case: Case) -> None:
        side, ratio = self._theme.size, painter.device().devicePixelRatioF()
        mark = self._marks.get((case.priority, ratio))
        if mark is None:
            mark = self._marks[case.priority, ratio] = priority_pixmap(case.priority, self._theme, ratio)
        line = self._halves(rect)[0] if self.two_lines else rect
        painter.drawPixmap(QPointF(rect.left(), line.center().y() - side // 2 + 0.5), mark)
        if not self.two_lines:
            words = rect.adjusted(side + self._theme.gap, 0, 0, 0)
            self._text(painter, words, FIRST, priority_word(case.priority), self._ranks[case.priority])

    def _two_lines(self, painter: QPainter, rect: QRect, case: Case) -> None:
        top, bottom = self._halves(rect)
        muted = self._colours["muted"]
        self._text(painter, top, FIRST, case.title, self._colours["text"] if case.is_open else muted)
        if case.priority <= Priority.HIGH:
            width = self._text(painter, bottom, SMALL, priority_word(case.priority), self._ranks[case.priority])
            bottom.setLeft(bottom.left() + width + self._theme.gap)
        self._text(painter, bottom, SMALL, " · ".join(
            (state_word(case.state), self._model.cells.area_name(case), self._model.cells.class_name(case))), muted)

    def _due(self, painter: QPainter, rect: QRect, case: Case) -> None:
        now = self._model.now()
        overdue = case.is_overdue(now)
        soon = case.is_near_limit(now)
        colour = self._colours["overdue" if overdue else "warning" if soon else "muted"]
        words = time_left(case.bites_at, now, case.is_open)
        if not self.two_lines:
            self._text(painter, rect, STRONG if overdue else FIRST, words, colour)
            return
        top, bottom = self._halves(rect)
        self._text(painter, top, SMALL, words, colour, right=True)
        self._text(painter, bottom, SMALL, ago(case.reported_at, now), self._colours["muted"], right=True)

    def _halves(self, rect: QRect) -> tuple[QRect, QRect]:
        """Rectangles of the two lines."""
        first, second = self._metrics[FIRST].height(), self._metrics[SMALL].height()
        top = rect.top() + (rect.height() - first - second) // 2
        return (QRect(rect.left(), top, rect.width(), first),
                QRect(rect.left(), top + first, rect.width(), second))
