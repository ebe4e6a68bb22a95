"""The map in the window: the canvas, the row of buttons and the path above it, and the name under the mouse."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from console.language import tr
from console.model.area import AreaTree
from maps.canvas import MapCanvas
from maps.style import DARK, rgba
from maps.style import Theme as MapTheme
from widgets.breadcrumb import Breadcrumb
from widgets.map_view import MapView
from widgets.menus import Menus
from widgets.theme import Theme
from widgets.words import level_word

BEFORE_PATH = (("view", "back"), ("view", "forward"), ("view", "up"), ("view", "whole"))
AFTER_PATH = (("view", "zoom-out"), ("view", "zoom-in"), ("view", "help"))


def map_theme(theme: Theme) -> MapTheme:
    """The map's colours with the window's meanings, so that a colour says the same everywhere."""
    return msgspec.structs.replace(
        DARK, urgent=rgba(theme.urgent), high=rgba(theme.high), normal=rgba(theme.normal), low=rgba(theme.low))


class MapPanel(QWidget):
    """Holds the canvas. `close_map` must be called once at the end: it ends the canvas's threads."""

    def __init__(self, menus: Menus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas(map_theme(theme), self)
        self.breadcrumb = Breadcrumb(theme)
        self.view = MapView(self.canvas)
        self.view.setAccessibleName(tr("Map"))
        self.view.setMinimumSize(240, 180)
        self.view.installEventFilter(self)
        self._name = HoverName(theme, self.view)
        self._tree = AreaTree()
        self.canvas.area_hovered.connect(self._hovered)
        row = QHBoxLayout()
        row.setContentsMargins(theme.gap, theme.gap // 2, theme.gap, theme.gap // 2)
        row.setSpacing(theme.gap // 2)
        for path in BEFORE_PATH:
            row.addWidget(menus.button(*path))
        row.addSpacing(theme.gap)
        row.addWidget(self.breadcrumb, 1)
        row.addSpacing(theme.gap)
        for path in AFTER_PATH:
            row.addWidget(menus.button(*path))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def set_tree(self, tree: AreaTree) -> None:
        """Show another hierarchy."""
        self._tree = tree
        self.canvas.set_areas(tree)

    def close_map(self) -> None:
        """End the canvas's threads."""
        self.canvas.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._name.follow(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave:
            self._name.show_name("")
        return super().eventFilter(watched, event)

    def _hovered(self, area_id: str) -> None:
        area = self._tree.get(area_id)
        if area is None:
            self._name.show_name("")
            return
        level = level_word(area.level)   # 莲花街道 says by itself that it is one
        self._name.show_name(area.name if area.name.endswith(level) else f"{area.name}  {level}")


class HoverName(QLabel):
    """The name of the area under the mouse, beside the pointer and never under it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._map = theme, parent
        self._pointer = QPoint()
        self.setProperty("role", "chip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_name(self, name: str) -> None:
        """Show a name, or nothing for ""."""
        self.setText(name)
        self.setVisible(bool(name))
        self.follow(self._pointer)

    def follow(self, pointer: QPoint) -> None:
        """The pointer has moved."""
        self._pointer = pointer
        if self.isVisible():
            self.adjustSize()
            apart = self._theme.pad + self._theme.gap
            x = pointer.x() + apart
            if x + self.width() > self._map.width():
                x = pointer.x() - apart - self.width()
            y = min(pointer.y() + apart, self._map.height() - self.height())
            self.move(max(0, x), max(0, y))
