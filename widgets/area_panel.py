"""The tree of areas with live counts, and the search above it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.area import AreaTree
from widgets.area_cells import CountCells
from widgets.area_finder import AreaFinder, Find
from widgets.area_model import AreaColumn, AreaModel, CountsOf
from widgets.background import Background
from widgets.theme import Theme


class AreaPanel(QWidget):
    """District → street → community → grid (区 → 街道 → 社区 → 网格).

    Args:
        background: searches hierarchies of many thousand areas there; without it, here.

    Signals:
        area_selected(id): another area was chosen by hand; "" for the whole profile.
        area_opened(id): double click or Enter: go into it.
    """

    area_selected = Signal(str)
    area_opened = Signal(str)

    def __init__(
        self, counts: CountsOf, theme: Theme, now: Callable[[], float] = time.time,
        background: Background | None = None, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = AreaModel(counts, now, self)
        self._silent = False
        self.finder = AreaFinder(theme, background, self)
        self.finder.changed.connect(self._show_page)
        self.finder.taken.connect(self._take_found)
        self._build_tree()
        self.empty = QLabel(tr("This profile has no areas yet. Bring them in with areas import, or start with an "
                               "empty profile folder to get the demo district."))
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        self.pages = QStackedWidget()
        for page in (self.tree, self.finder.list, self.empty):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.gap)
        top = QVBoxLayout()
        top.setContentsMargins(theme.gap, theme.gap, theme.gap, 0)
        top.addWidget(self.finder.field)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.refresh_counts)
        self._clock.start(1000)
        self._show_page()

    # From outside

    def set_tree(self, tree: AreaTree, find: Find | None = None) -> None:
        """Show a hierarchy; what was open and selected stays so where it still exists.

        Args:
            find: areas for a search text, best first; by name, code and pinyin (`AreaSearch`) if None.
        """
        selected, opened = self.selected(), self._opened()
        self._silent = True
        self.model.set_tree(tree)
        for area_id in opened:
            self.tree.expand(self.model.index_of(area_id))
        tops = tree.children()
        if not opened and len(tops) <= 3:   # a single district: show its streets
            for area in tops:
                self.tree.expand(self.model.index_of(area.id))
        self._silent = False
        self.select(selected if selected in tree else "")
        self.finder.set_tree(tree, find)
        self._show_page()

    def set_counts(self, counts: CountsOf) -> None:
        """Count from elsewhere from now on."""
        self.model.set_counts(counts)
        self.refresh_counts()

    def refresh_counts(self) -> None:
        """Counts have changed: paint the rows in sight again, which asks for theirs only."""
        if self.tree.isVisible():
            self.tree.viewport().update()

    def select(self, area_id: str) -> None:
        """Show and select an area from elsewhere without saying so again; "" selects none."""
        self._silent = True
        index = self.model.index_of(area_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        else:
            self.tree.selectionModel().clear()
        self._silent = False

    def selected(self) -> str:
        """Id of the selected area, "" for none."""
        area = self.model.area(self.tree.currentIndex())
        return area.id if area else ""

    def focus_search(self) -> None:
        """Put the cursor into the search box (the window's "find area" shortcut)."""
        self.finder.focus()

    # Building

    def _build_tree(self) -> None:
        tree = self.tree = QTreeView()
        tree.setModel(self.model)
        tree.setAccessibleName(tr("Areas"))
        tree.setUniformRowHeights(True)
        tree.setIndentation(self.theme.size)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)   # grids differ at the end of their names
        tree.setAllColumnsShowFocus(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        cells = CountCells(self.theme, tree)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(AreaColumn.NAME, QHeaderView.ResizeMode.Stretch)
        small = tree.font()
        small.setPixelSize(self.theme.small)
        metrics = QFontMetrics(small)
        for column in (AreaColumn.OPEN, AreaColumn.OVERDUE, AreaColumn.URGENT):
            tree.setItemDelegateForColumn(column, cells)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            word = self.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            header.resizeSection(column, max(metrics.horizontalAdvance(word) + 2 * self.theme.gap + 2,
                                             metrics.horizontalAdvance("9999") + self.theme.gap + 2))
        tree.installEventFilter(self)
        tree.selectionModel().currentChanged.connect(self._current_changed)
        tree.doubleClicked.connect(lambda index: self._open(index))

    # What hands do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tree and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._tree_key(event)
        return super().eventFilter(watched, event)

    def _tree_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.tree.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Backspace:
            self.go_up()
            return True
        if event.text() == "/":
            self.focus_search()
            return True
        return False

    def go_up(self) -> None:
        """Select the area above; from the top, the whole profile."""
        path = self.model.tree.path(self.selected())
        above = path[-2].id if len(path) > 1 else ""
        self.select(above)
        self.area_selected.emit(above)

    def _open(self, index: QModelIndex) -> None:
        area = self.model.area(index)
        if area is not None:
            self.tree.expand(index.siblingAtColumn(0))
            self.area_opened.emit(area.id)

    def _current_changed(self, current: QModelIndex) -> None:
        area = self.model.area(current)
        if not self._silent and area is not None:
            self.area_selected.emit(area.id)

    def _opened(self) -> list[str]:
        """Areas whose children show, from the top down."""
        found, todo = [], [QModelIndex()]
        while todo:
            parent = todo.pop(0)
            for row in range(self.model.rowCount(parent)):
                index = self.model.index(row, 0, parent)
                if self.tree.isExpanded(index) and (area := self.model.area(index)):
                    found.append(area.id)
                    todo.append(index)
        return found

    def _take_found(self, area_id: str) -> None:
        self.select(area_id)
        self.tree.setFocus()
        self.area_selected.emit(area_id)
        self.area_opened.emit(area_id)

    def _show_page(self) -> None:
        if self.finder.text:
            self.pages.setCurrentWidget(self.finder.list)
        else:
            self.pages.setCurrentWidget(self.tree if len(self.model.tree) else self.empty)
