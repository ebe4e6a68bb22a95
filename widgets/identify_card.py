"""The card that lists what is at a place: a part per layer, its attributes under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.layer import Layer
from widgets.floating import FloatingCard
from widgets.icons import icon
from widgets.theme import Theme

WIDTH, HIGHEST = 28, 0.62   # in text sizes; share of the map's height


@dataclass(frozen=True)
class Part:
    """One thing found: its kind (a layer's name), what it is called, and its attributes.

    Attributes:
        layer, row: where a feature is; None and -1 for anything else.
        opens: kind and id of the card with all that is linked to it, ("", "") for none.
    """

    kind: str
    name: str
    fields: tuple[tuple[str, str], ...]
    icon: str = "mdi6.layers-outline"
    layer: Layer | None = None
    row: int = -1
    opens: tuple[str, str] = ("", "")


class IdentifyCard(FloatingCard):
    """Floats over the map's upper right corner; Esc in it closes it.

    Signals:
        feature_chosen(Part): another part is current.
        card_wanted(kind, id): open the card of a part.
    """

    card_wanted = Signal(str, str)
    feature_chosen = Signal(object)

    def __init__(self, theme: Theme, plan: QWidget) -> None:
        super().__init__(theme, plan, WIDTH)
        self.setAccessibleName(tr("What is here"))
        self.title = QLabel(tr("What is here"))
        self.title.setProperty("role", "title")
        self.place = QLabel()
        self.place.setProperty("role", "mono")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tree = self._make_tree()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.gap // 2, 1, 1)
        column.setSpacing(theme.gap // 2)
        column.addLayout(self._head())
        column.addWidget(self.tree, 1)

    def _head(self) -> QVBoxLayout:
        theme = self._theme
        self.open_button = QToolButton()
        self.open_button.setProperty("role", "link")
        self.open_button.setText(tr("Open card (Enter)"))
        self.open_button.setToolTip(tr("All that is linked to it: rooms, people, firms, what happened there"))
        self.open_button.clicked.connect(lambda: self._open(self.tree.currentItem()))
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.close_button)
        head = QVBoxLayout()
        head.setContentsMargins(theme.pad, 0, theme.gap // 2, 0)
        head.setSpacing(0)
        head.addLayout(row)
        head.addWidget(self.place)
        return head

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setIndentation(self._theme.size)
        tree.setAccessibleName(tr("What is here"))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.header().setStretchLastSection(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        tree.currentItemChanged.connect(lambda now, _: self._current(now))
        tree.itemDoubleClicked.connect(lambda item, _: self._open(item))
        tree.installEventFilter(self)
        return tree

    def show_parts(self, place: str, parts: Sequence[Part]) -> None:
        """Show what was found at a place (its coordinates in words)."""
        self.place.setText(place)
        tree = self.tree
        tree.blockSignals(True)
        tree.clear()
        for part in parts:
            top = QTreeWidgetItem([part.kind, part.name])
            top.setData(0, Qt.ItemDataRole.UserRole, part)
            top.setIcon(0, icon(part.icon, self._theme))
            bold = top.font(0)
            bold.setWeight(bold.Weight.DemiBold)
            top.setFont(0, bold)
            top.setFont(1, bold)
            for name, value in part.fields:
                line = QTreeWidgetItem([name, value])
                line.setForeground(0, tree.palette().placeholderText())
                line.setToolTip(1, value)
                top.addChild(line)
            tree.addTopLevelItem(top)
            top.setExpanded(True)
        if not parts:
            nothing = QTreeWidgetItem([tr("Nothing is here."), ""])
            tree.addTopLevelItem(nothing)
            nothing.setFirstColumnSpanned(True)
        tree.blockSignals(False)
        tree.setColumnWidth(0, round(self._theme.size * WIDTH * 0.34))
        self.show()
        self.fit()
        if (first := tree.topLevelItem(0)) is not None:
            tree.setCurrentItem(first)

    def parts(self) -> list[Part]:
        """What is shown."""
        items = (self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount()))
        found = (item.data(0, Qt.ItemDataRole.UserRole) for item in items if item is not None)
        return [part for part in found if part is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tree and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_card()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.tree.currentItem())
                return True
            if event.matches(QKeySequence.StandardKey.Copy):
                self._copy()
                return True
        return super().eventFilter(watched, event)

    def wanted_height(self, width: int) -> int:
        """Of its lines, but never the whole map's."""
        lines = sum(1 + item.childCount() for i in range(self.tree.topLevelItemCount())
                    if (item := self.tree.topLevelItem(i)) is not None)
        size = self._theme.size
        head = self._column.sizeHint().height() - self.tree.sizeHint().height()
        high = min(head + lines * (self._theme.row + 1) + size, round(self._plan.height() * HIGHEST))
        return max(high, size * 7)

    def _part(self, item: QTreeWidgetItem | None) -> Part | None:
        while item is not None and item.parent() is not None:
            item = item.parent()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def _open(self, item: QTreeWidgetItem | None) -> None:
        part = self._part(item)
        if part is not None and part.opens[0]:
            self.card_wanted.emit(*part.opens)

    def _current(self, item: QTreeWidgetItem | None) -> None:
        part = self._part(item)
        self.open_button.setVisible(part is not None and bool(part.opens[0]))
        if part is not None:
            self.feature_chosen.emit(part)

    def _copy(self) -> None:
        """The current line: an attribute's value, or a whole part as lines of name and value."""
        item = self.tree.currentItem()
        if item is not None:
            part = item.data(0, Qt.ItemDataRole.UserRole)
            text = item.text(1) if part is None else "\n".join(
                f"{name}\t{value}" for name, value in ((part.kind, part.name), *part.fields))
            QGuiApplication.clipboard().setText(text)
