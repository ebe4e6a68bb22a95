"""The table under the case list: rows of one height, columns that fit the width, a known top row."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from console.language import tr
from console.model.case import Priority, Source, State
from widgets.case_columns import Column, titles
from widgets.case_rows import CaseRows
from widgets.case_table import CaseTableModel
from widgets.theme import Theme
from widgets.words import HOUR, priority_word, source_word, span, state_word

WIDE = 720   # px: below, rows have two lines and there is no header
_HIDDEN_BELOW = {Column.REPORTED: 820, Column.SOURCE: 1000, Column.ID: 1160}   # px, in the wide form
_NARROW = (Column.PRIORITY, Column.TITLE, Column.DUE)
Anchor = list[tuple[str, int]]   # rows in sight: id, distance of the row's top from the view's top in px


class CaseView(QTableView):
    """Chooses its form by its width and can stand still while rows come and go above.

    Signals:
        resized: the form may be another one.
        escaped: Esc with a row selected.
    """

    resized = Signal()
    escaped = Signal()

    def __init__(self, model: CaseTableModel, theme: Theme, parent: QWidget | None = None,
                 several: bool = False) -> None:
        super().__init__(parent)
        self.cases, self.theme = model, theme
        self.rows: CaseRows | None = None
        self.setModel(model)
        self.setAccessibleName(tr("Case list"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)   # Tab leaves the list
        self.setMinimumSize(160, 120)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._header_clicked)

    def draw_with(self, rows: CaseRows) -> None:
        """Use this delegate."""
        self.rows = rows
        self.setItemDelegate(rows)
        self.fit()

    @property
    def wide(self) -> bool:
        """Whether there is room for columns."""
        return self.width() >= WIDE

    @property
    def row_height(self) -> int:
        return self.rows.row_height if self.rows else self.theme.row

    def fit(self) -> None:
        """Choose columns and row height for the width there is."""
        if self.rows is None:
            return
        wide, width, header = self.wide, self.width(), self.horizontalHeader()
        anchor = self.anchor()
        self.rows.two_lines = not wide
        header.setVisible(wide)
        self.verticalHeader().setMinimumSectionSize(self.row_height)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        for column in Column:
            hidden = width < _HIDDEN_BELOW.get(column, 0) if wide else column not in _NARROW
            self.setColumnHidden(column, hidden)
        for column, size in (self._wide_widths() if wide else self._narrow_widths()).items():
            self.setColumnWidth(column, size)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.go_back_to(anchor)

    def _narrow_widths(self) -> dict[Column, int]:
        return {Column.PRIORITY: self.theme.size + 2 * self.theme.gap, Column.DUE: round(self.theme.small * 7)}

    def _wide_widths(self) -> dict[Column, int]:
        """Columns with few different words fit the longest in this language, the others what is usual."""
        metrics, gap = self.fontMetrics(), self.theme.gap

        def longest(words: Iterable[str], least: int = 0) -> int:
            return max(least, *(metrics.horizontalAdvance(word) for word in words)) + 2 * gap + 2

        named = {column: word + " ↓" for column, word in zip(Column, titles(), strict=True)}
        return {
            Column.PRIORITY: longest([*map(priority_word, Priority), named[Column.PRIORITY]]) + self.theme.size + gap,
            Column.STATE: longest([*map(state_word, State), named[Column.STATE]]),
            Column.SOURCE: longest([*map(source_word, Source), named[Column.SOURCE]]),
            Column.REPORTED: longest([named[Column.REPORTED], tr("{span} ago", span=span(47 * HOUR))]),
            Column.DUE: longest([named[Column.DUE], tr("{span} over", span=span(47 * HOUR))]),
            Column.CLASS: self.theme.size * 9, Column.AREA: self.theme.size * 9, Column.ID: self.theme.size * 10,
        }

    def _header_clicked(self, section: int) -> None:
        """Sort by a column; once more turns the order round. Newest reports first is what one wants first."""
        column, descending = self.cases.sorted_by
        down = not descending if column == section else section == Column.REPORTED
        self.sortByColumn(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    # Standing still

    def visible_rows(self) -> range:
        """Rows in sight, wholly or in part."""
        top = self.verticalScrollBar().value()
        last = (top + self.viewport().height() - 1) // self.row_height
        return range(top // self.row_height, min(last + 1, self.cases.shown))

    def selected_ids(self) -> list[str]:
        """The cases of all selected rows, from top to bottom."""
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        rows = {row: None for top, bottom in ranges for row in range(top, bottom + 1)}
        return [self.cases.case(row).id for row in rows]

    def visible_ids(self) -> list[str]:
        return [self.cases.case(row).id for row in self.visible_rows()]

    def anchor(self) -> Anchor:
        """What is in sight, to come back to after a change."""
        top = self.verticalScrollBar().value()
        return [(self.cases.case(row).id, row * self.row_height - top) for row in self.visible_rows()]

    def go_back_to(self, anchor: Anchor) -> None:
        """Scroll so that the first row of the anchor that is still there stands where it stood."""
        self.executeDelayedItemsLayout()   # else the scroll bar does not know of the new rows yet
        self.updateGeometries()
        for case_id, offset in anchor:
            row = self.cases.row_of(case_id)
            if row >= 0:
                self.verticalScrollBar().setValue(row * self.row_height - offset)
                return

    def set_current(self, row: int) -> None:
        """Select a row without scrolling to it."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.cases.index(row, Column.TITLE), flags.ClearAndSelect | flags.Rows)

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentIndex().isValid():
            self.escaped.emit()
            return
        super().keyPressEvent(event)
