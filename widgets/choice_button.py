"""A chip that opens a list to tick several things in; the list stays open while one ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QTreeWidget, QTreeWidgetItem, QWidget, QWidgetAction

from console.language import RESOURCES, tr
from widgets.theme import Theme

Choice = tuple[str, str, QIcon | None]   # key, label, icon
_CHECK = Qt.CheckState
KEY = int(Qt.ItemDataRole.UserRole)
_LIST_STYLE = """
QTreeView {{ background: {theme.raised}; }}
QTreeView::item:hover {{ background: {theme.line}; }}
QTreeView::indicator {{ width: {size}px; height: {size}px; border: 1px solid {muted}; border-radius: 3px;
    background: {theme.sunken}; }}
QTreeView::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; image: url({check}); }}
QTreeView::indicator:indeterminate {{ background: {theme.accent_dim}; border-color: {theme.accent}; }}
"""


def chip_style(theme: Theme, menu: bool = True) -> str:
    """Chips are lower than buttons, and leave room for the arrow of a menu."""
    right = theme.size if menu else theme.gap
    return (f"QToolButton {{ font-size: {theme.small}px; min-height: {theme.small + 4}px; "
            f"padding: 1px {right}px 1px {theme.gap - 2}px; }}"
            f"QToolButton::menu-indicator {{ width: {theme.size - 1}px; height: {theme.size - 1}px; }}")


class ChoiceButton(QToolButton):
    """Several of a list, in groups where there are any; nothing ticked means all.

    Args:
        title: what is chosen: "State".
        groups: (group label, choices); an empty label puts the choices at the top level.

    Signals:
        changed: another set is chosen, by hand or by `choose`.
    """

    changed = Signal()

    def __init__(
        self, title: str, groups: Sequence[tuple[str, Sequence[Choice]]], theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.theme = title, theme
        self._quiet = False
        self._pressed: tuple[QTreeWidgetItem, Qt.CheckState] | None = None
        self._groups, self._labels = groups, _labels(groups)
        self._picked: frozenset[str] = frozenset()
        self._list: QTreeWidget | None = None   # made when it is first opened
        self._leaves: dict[str, QTreeWidgetItem] = {}
        self.setCheckable(True)
        self.setStyleSheet(chip_style(theme))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        # The list takes the keys only once the menu is up; before, the menu would take them back.
        menu.aboutToShow.connect(lambda: QTimer.singleShot(0, self.list.setFocus))
        self.setMenu(menu)
        self._show_chosen()

    @property
    def list(self) -> QTreeWidget:
        """What opens under the chip."""
        if self._list is None:
            self._list = self._build_list()
            action = QWidgetAction(self.menu())
            action.setDefaultWidget(self._list)
            self.menu().addAction(action)
        return self._list

    @property
    def chosen(self) -> frozenset[str]:
        """Keys that are ticked; empty for all."""
        return self._picked

    def choose(self, keys: Iterable[str]) -> None:
        """Tick exactly these; the key of a group (beginning of its choices' keys) ticks all of them."""
        wanted = set(keys)
        before = self._picked
        self._picked = frozenset(
            key for key in self._labels
            if key in wanted or any(key.startswith(one) for one in wanted if one and one not in self._labels))
        self._show_ticks()
        self._show_chosen()
        if self._picked != before:
            self.changed.emit()

    def set_groups(self, groups: Sequence[tuple[str, Sequence[Choice]]]) -> None:
        """Offer other choices; what is ticked stays so where it is still among them."""
        before = self._picked
        self._groups, self._labels = groups, _labels(groups)
        self._picked = before & self._labels.keys()
        if self._list is not None:
            self._fill_list(self._list)
        self._show_chosen()
        if self._picked != before:
            self.changed.emit()

    def _show_ticks(self) -> None:
        """Tick in the list what is picked."""
        self._quiet = True
        for key, item in self._leaves.items():
            item.setCheckState(0, _CHECK.Checked if key in self._picked else _CHECK.Unchecked)
        self._quiet = False

    def _build_list(self) -> QTreeWidget:
        found = QTreeWidget()
        found.setHeaderHidden(True)
        found.setAccessibleName(self.title)
        found.setIconSize(QSize(self.theme.size, self.theme.size))
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setStyleSheet(_LIST_STYLE.format(size=self.theme.size, muted=self.theme.muted, theme=self.theme,
                                               check=(RESOURCES / "icons" / "check.svg").as_posix()))
        self._fill_list(found)
        found.itemChanged.connect(self._ticked)
        found.itemPressed.connect(lambda item: setattr(self, "_pressed", (item, item.checkState(0))))
        found.itemClicked.connect(self._clicked)
        found.installEventFilter(self)
        return found

    def _fill_list(self, found: QTreeWidget) -> None:
        self._quiet = True
        found.clear()
        self._leaves.clear()
        self._pressed = None
        groups = self._groups
        found.setIndentation(self.theme.icon if any(name for name, _ in groups) else 0)
        found.setRootIsDecorated(any(name for name, _ in groups))
        rows = 0
        for name, choices in groups:
            above: QTreeWidget | QTreeWidgetItem = found
            if name:
                above = self._item(found, name)
                above.setFlags(above.flags() | Qt.ItemFlag.ItemIsAutoTristate)
                rows += 1
            for key, label, icon in choices:
                item = self._item(above, label)
                item.setData(0, KEY, key)
                if icon is not None:
                    item.setIcon(0, icon)
                self._leaves[key] = item
            rows += 0 if name else len(choices)
        found.setFixedWidth(max(160, found.sizeHintForColumn(0) + 2 * self.theme.row))
        found.setFixedHeight(min(12, max(1, rows)) * (self.theme.row + 1) + 4)
        self._show_ticks()

    def _item(self, above: QTreeWidget | QTreeWidgetItem, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [label])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, _CHECK.Unchecked)
        return item

    def _clicked(self, item: QTreeWidgetItem) -> None:
        """A click anywhere in the row ticks, not only on the small box (which has ticked already)."""
        if self._pressed and self._pressed[0] is item and self._pressed[1] == item.checkState(0):
            item.setCheckState(0, _CHECK.Unchecked if item.checkState(0) == _CHECK.Checked else _CHECK.Checked)
        self._pressed = None

    def _ticked(self) -> None:
        if self._quiet:
            return
        # Ticking a group ticks its choices one by one; tell once.
        self._quiet = True
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        self._quiet = False
        self._picked = frozenset(key for key, item in self._leaves.items() if item.checkState(0) == _CHECK.Checked)
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        labels = [label for key, label in self._labels.items() if key in self._picked]
        if len(labels) == 1:
            self.setText(tr("{title}: {label}", title=self.title, label=labels[0]))
        elif labels:
            self.setText(tr("{title}: {n}", title=self.title, n=len(labels)))
        else:
            self.setText(self.title)
        self.setChecked(bool(labels))
        self.setToolTip("\n".join((tr("Filter by {title}", title=self.title.lower()), *labels[:20])))
        self.setAccessibleName(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (
                Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.menu().close()
            return True
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Wide enough for the text, but never so wide that a narrow panel cuts the next chip off."""
        size = super().sizeHint()
        return QSize(min(size.width(), 220), size.height())


def _labels(groups: Sequence[tuple[str, Sequence[Choice]]]) -> dict[str, str]:
    """What each key is called, in the order of the list."""
    return {key: label for _, choices in groups for key, label, _ in choices}
