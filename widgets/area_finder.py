"""Finding an area by name, code, pinyin or initials: the field, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from console.language import tr
from console.model.area import Area, AreaTree
from widgets.area_cells import FoundCells, PathRole
from widgets.background import Background
from widgets.theme import Theme
from widgets.words import level_word

if TYPE_CHECKING:
    from console.model.area_search import AreaSearch

Find = Callable[[str], Sequence[Area]]
MOST_FOUND = 50   # nobody reads further; typing one more letter is quicker
AT_ONCE = 5000    # areas searched while one waits: about 15 ms; 100,000 take 300 ms a letter


class AreaFinder(QObject):
    """Two parts for a panel to place, `field` and `list`, and the search between them.

    Args:
        background: searches hierarchies of many thousand areas there; without it, here.

    Signals:
        changed: another text is searched for. taken(id): an area was chosen from what was found.
    """

    changed = Signal()
    taken = Signal(str)

    def __init__(self, theme: Theme, background: Background | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._tree = AreaTree()
        self._find: Find = search_in(self._tree)
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(tr("Name, code, pinyin or initials"))
        self.field.setToolTip(tr("Find an area by name, code, pinyin or initials ({keys})", keys="/"))
        self.field.setAccessibleName(tr("Find an area"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.setAccessibleName(tr("Areas found"))
        self.list.setItemDelegate(FoundCells(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: self._take(item))
        self.list.itemClicked.connect(lambda item: self._take(item))

    @property
    def text(self) -> str:
        """What is searched for, "" for nothing."""
        return self.field.text().strip()

    def set_tree(self, tree: AreaTree, find: Find | None = None) -> None:
        """Search another hierarchy, from an empty field."""
        self._tree, self._find = tree, find or search_in(tree)
        self.field.clear()

    def focus(self) -> None:
        """The cursor into the field, what stands there marked."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        if not self.text or not self.list.count():
            return False
        row = self.list.currentRow()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.item(max(0, row)))
            return True
        return False

    def _search(self) -> None:
        text, find = self.text, self._find
        if text and self._background is not None and len(self._tree) > AT_ONCE:
            self._background.ask("area search", lambda: find(text), lambda found: self._show(text, found))
        elif text:
            self._show(text, find(text))
        self.changed.emit()

    def _show(self, text: str, areas: Sequence[Area]) -> None:
        """Show the answer, unless something else has been typed since."""
        if text != self.text:
            return
        self.list.clear()
        for area in areas[:MOST_FOUND]:
            self.list.addItem(self._item(area))
        if areas:
            self.list.setCurrentRow(0)
        else:
            item = QListWidgetItem(tr("No area is called “{name}”.", name=text))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _item(self, area: Area) -> QListWidgetItem:
        above = " · ".join(one.name for one in self._tree.path(area.id)[-2::-1])
        item = QListWidgetItem(area.name)
        item.setData(PathRole, above or level_word(area.level))
        item.setData(Qt.ItemDataRole.UserRole, area.id)
        item.setToolTip("\n".join(line for line in (area.name, above, area.code) if line))
        return item

    def _take(self, item: QListWidgetItem) -> None:
        area_id = item.data(Qt.ItemDataRole.UserRole)
        if area_id:
            self.field.clear()
            self.taken.emit(area_id)


def search_in(tree: AreaTree) -> Find:
    """Search by pinyin too; the index is made at the first letter, not while the window opens."""
    index: list[AreaSearch] = []

    def find(text: str) -> Sequence[Area]:
        from console.model.area_search import AreaSearch  # brings pypinyin, a quarter of a second

        if not index:
            index.append(AreaSearch(tree))
        return index[0].find(text, MOST_FOUND)

    return find
