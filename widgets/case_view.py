"""The table under the case list: rows of one height, columns that fit the width, a known top row."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from console.language import tr
from widgets.case_rows import CaseRows
from widgets.case_table import CaseTableModel, Column
from widgets.theme import Theme

WIDE = 620   # px: below, rows have two lines and there is no header
_HIDDEN_BELOW = {Column.REPORTED: 700, Column.SOURCE: 960, Column.ID: 1100}   # px, in the wide form
_WIDTHS = {Column.PRIORITY: 76, Column.STATE: 76, Column.CLASS: 112, Column.AREA: 118, Column.REPORTED: 92,
           Column.DUE: 104, Column.SOURCE: 92, Column.ID: 132}
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

    def __init__(self, model: CaseTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cases, self.theme = model, theme
        self.rows: CaseRows | None = None
        self.setModel(model)
        self.setAccessibleName(tr("Case list"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        narrow = {Column.PRIORITY: self.theme.size + 2 * self.theme.gap, Column.DUE: round(self.theme.small * 7)}
        for column in Column:
            hidden = width < _HIDDEN_BELOW.get(column, 0) if wide else column not in _NARROW
            self.setColumnHidden(column, hidden)
        for column, size in (_WIDTHS if wide else narrow).items():
            self.setColumnWidth(column, size)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.go_back_to(anchor)

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
