"""Mode "desk": areas left, map in the middle, lists and details right, feeds and messages at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from widgets.layout_memory import Layout
from widgets.pages import Pages
from widgets.theme import Theme

TREE_SHARE, LIST_SHARE = 0.64, 0.46  # of a column's height; under the list stands what one works in


class DeskLayout(QObject):
    """Puts the parts of the window into splitters and remembers their sizes.

    Args:
        areas, layers, area_card: left column, the first two as tabs. plan, table: the map and, when it is asked
            for, the attribute table under it. filters, cases, case_card: right column.
        feeds, messages: the strip along the bottom.
    """

    def __init__(self, areas: QWidget, layers: QWidget, area_card: QWidget, plan: QWidget, table: QWidget,
                 filters: QWidget, cases: QWidget, case_card: QWidget, feeds: QWidget, messages: QWidget,
                 theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._card = _scrolled(area_card)
        self.left = _splitter(Qt.Orientation.Vertical, [self._tabs(areas, layers), self._card])
        self._left_sizes: list[int] = []
        self.tabs.currentChanged.connect(self._make_room_for_layers)
        self.table = _panel(self._table_heading(), table)
        self.table.hide()
        self.middle = _splitter(Qt.Orientation.Vertical, [_panel(plan), self.table])
        self.middle.setStretchFactor(0, 3)
        self.middle.setStretchFactor(1, 2)
        self.right = _splitter(Qt.Orientation.Vertical, [_panel(filters, cases), case_card])
        self.pages = Pages(self.middle, "map", tr("Map"))
        self._roomy: set[str] = set()
        self._columns: list[int] = []   # their widths while a page has the room of all
        self.pages.currentChanged.connect(self._make_room)
        self.columns = _splitter(Qt.Orientation.Horizontal, [self.left, self.pages, self.right])
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        self.columns.setStretchFactor(2, 0)
        bottom = QFrame()
        bottom.setProperty("role", "bar")
        strip = QHBoxLayout(bottom)
        strip.setContentsMargins(theme.pad, theme.gap // 2, 0, theme.gap // 2)
        strip.setSpacing(theme.pad)
        strip.addWidget(feeds, 2, Qt.AlignmentFlag.AlignVCenter)
        strip.addWidget(messages, 3)
        self.widget = QWidget()
        self._column = QVBoxLayout(self.widget)
        self._column.setContentsMargins(theme.gap, theme.gap, theme.gap, 0)
        self._column.setSpacing(theme.gap)
        self._column.addWidget(self.columns, 1)
        self._column.addWidget(bottom)

    def add_strip(self, widget: QWidget) -> None:
        """Put a widget above the bar at the bottom, seen whatever page and panel is in front."""
        self._column.insertWidget(1, widget)

    def give_room(self, page: str) -> None:
        """This page has the whole width: what stands beside the map steps back while it is in front."""
        self._roomy.add(page)

    def _make_room(self) -> None:
        beside = self.pages.current not in self._roomy
        if beside != self.left.isHidden():
            return
        if not beside:
            self._columns = self.columns.sizes()
        for part in (self.left, self.right):
            part.setVisible(beside)
        if beside and any(self._columns):   # else the splitter gives them what it thinks they need least
            self.columns.setSizes(self._columns)

    def _make_room_for_layers(self, tab: int) -> None:
        """A legend may have a line for each kind: the card of an area steps back while the layers are in front."""
        if tab and not self._card.isHidden():
            self._left_sizes = self.left.sizes()
        self._card.setVisible(not tab)
        if not tab and self._left_sizes:
            self.left.setSizes(self._left_sizes)

    def _table_heading(self) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(self._theme.pad, 2, 2, 0)
        row.addWidget(QLabel(tr("Attribute table")), 1)
        close = QToolButton()
        close.setText("✕")
        close.setToolTip(tr("Close the attribute table"))
        close.setAccessibleName(tr("Close the attribute table"))
        close.clicked.connect(lambda: self.table.hide())
        row.addWidget(close)
        return heading

    def _tabs(self, areas: QWidget, layers: QWidget) -> QTabWidget:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)   # a line over the tabs, at the wrong side of them
        self.tabs.addTab(_panel(areas), tr("Areas"))
        self.tabs.addTab(_panel(layers), tr("Layers"))
        return self.tabs

    def restore(self, layout: Layout, width: int, height: int) -> None:
        """The remembered sizes where they fit, else the default ones for a window of this size."""
        columns = layout.columns
        if len(columns) != 3 or min(columns) < 120 or not 0.8 < sum(columns) / width < 1.1:
            columns = self._default_columns(width)
        self.columns.setSizes(columns)
        rows = layout.rows
        if len(rows) != 4 or min(rows) < 40:
            rows = [round(height * part) for part in (TREE_SHARE, 1 - TREE_SHARE, LIST_SHARE, 1 - LIST_SHARE)]
        self.left.setSizes(rows[:2])
        self.right.setSizes(rows[2:])

    def remember(self, layout: Layout) -> None:
        """Write the sizes of the moment into a layout."""
        if not self.left.isHidden():
            layout.columns = self.columns.sizes()
        left = self._left_sizes if self._card.isHidden() and self._left_sizes else self.left.sizes()
        layout.rows = [*left, *self.right.sizes()]

    def _default_columns(self, width: int) -> list[int]:
        """A narrow window gives the map what it can; a wide one lets the lists grow a little."""
        size = self._theme.size
        left = max(size * 19, min(size * 24, round(width * 0.17)))
        right = max(size * 29, min(size * 40, round(width * 0.27)))
        return [left, max(240, width - left - right), right]


def _panel(*widgets: QWidget) -> QFrame:
    """Widgets under each other in one frame; the last one takes the room."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return frame


def _scrolled(widget: QWidget) -> QFrame:
    """A card that scrolls inside its frame rather than being cut where the window is low."""
    widget.setProperty("role", "")   # the frame stays while the card moves in it
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(60)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return _panel(area)


def _splitter(direction: Qt.Orientation, widgets: list[QWidget]) -> QSplitter:
    splitter = QSplitter(direction)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
