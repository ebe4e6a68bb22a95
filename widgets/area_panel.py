"""The tree of areas with live counts, and the search above it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.area import Area, AreaTree
from widgets.area_cells import CountCells, FoundCells, PathRole
from widgets.area_model import AreaColumn, AreaModel, CountsOf
from widgets.background import Background
from widgets.theme import Theme
from widgets.words import level_word

if TYPE_CHECKING:
    from console.model.area_search import AreaSearch

Find = Callable[[str], Sequence[Area]]
MOST_FOUND = 50   # nobody reads further; typing one more letter is quicker
AT_ONCE = 5000    # areas searched while one waits: about 15 ms; 100,000 take 300 ms a letter


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
        self.theme, self._background = theme, background
        self.model = AreaModel(counts, now, self)
        self._find: Find = _search_in(AreaTree())
        self._silent = False
        self._build_search()
        self._build_tree()
        self.empty = QLabel(tr("This profile has no areas yet. Bring them in with areas import, or start with an "
                               "empty profile folder to get the demo district."))
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        self.pages = QStackedWidget()
        for page in (self.tree, self.found, self.empty):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.gap)
        top = QVBoxLayout()
        top.setContentsMargins(theme.gap, theme.gap, theme.gap, 0)
        top.addWidget(self.search)
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
        self._find = find or _search_in(tree)
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
        self.search.clear()
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
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # Building

    def _build_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name, code, pinyin or initials"))
        self.search.setToolTip(tr("Find an area by name, code, pinyin or initials ({keys})", keys="/"))
        self.search.setAccessibleName(tr("Find an area"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search_changed)
        self.search.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(tr("Areas found"))
        self.found.setItemDelegate(FoundCells(self.theme, self.found))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemActivated.connect(lambda item: self._take_found(item))
        self.found.itemClicked.connect(lambda item: self._take_found(item))

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
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search:
                return self._search_key(event)
            if watched is self.tree:
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

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if self.pages.currentWidget() is not self.found or not self.found.count():
            return False
        row = self.found.currentRow()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.found.setCurrentRow(max(0, min(self.found.count() - 1, row + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_found(self.found.item(max(0, row)))
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

    # Search

    def _search_changed(self, text: str) -> None:
        text, find = text.strip(), self._find
        if text and self._background is not None and len(self.model.tree) > AT_ONCE:
            self._background.ask("area search", lambda: find(text), lambda found: self._show_found(text, found))
        elif text:
            self._show_found(text, find(text))
        self._show_page()

    def _show_found(self, text: str, areas: Sequence[Area]) -> None:
        """Show the answer, unless something else has been typed since."""
        if text != self.search.text().strip():
            return
        self.found.clear()
        for area in areas[:MOST_FOUND]:
            self.found.addItem(self._found_item(area))
        if areas:
            self.found.setCurrentRow(0)
        else:
            item = QListWidgetItem(tr("No area is called “{name}”.", name=text))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(item)

    def _found_item(self, area: Area) -> QListWidgetItem:
        above = " · ".join(one.name for one in self.model.tree.path(area.id)[-2::-1])
        item = QListWidgetItem(area.name)
        item.setData(PathRole, above or level_word(area.level))
        item.setData(Qt.ItemDataRole.UserRole, area.id)
        item.setToolTip("\n".join(line for line in (area.name, above, area.code) if line))
        return item

    def _take_found(self, item: QListWidgetItem) -> None:
        area_id = item.data(Qt.ItemDataRole.UserRole)
        if not area_id:
            return
        self.search.clear()
        self.select(area_id)
        self.tree.setFocus()
        self.area_selected.emit(area_id)
        self.area_opened.emit(area_id)

    def _show_page(self) -> None:
        if self.search.text().strip():
            self.pages.setCurrentWidget(self.found)
        else:
            self.pages.setCurrentWidget(self.tree if len(self.model.tree) else self.empty)


def _search_in(tree: AreaTree) -> Find:
    """Search by pinyin too; the index is made at the first letter, not while the window opens."""
    index: list[AreaSearch] = []

    def find(text: str) -> Sequence[Area]:
        from console.model.area_search import AreaSearch  # brings pypinyin, a quarter of a second

        if not index:
            index.append(AreaSearch(tree))
        return index[0].find(text, MOST_FOUND)

    return find
