"""A map that shows everything there is, as large as there is room for, until somebody looks elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.model.area import AreaTree
from maps.canvas import MapCanvas
from maps.view import View

MARGIN = 0.05   # share of the map's size


class MapFit(QObject):
    """Follows the size of the map's view.

    Args:
        canvas, view: the map. tree: the hierarchy of the moment.
    """

    def __init__(self, canvas: MapCanvas, view: QWidget, tree: Callable[[], AreaTree]) -> None:
        super().__init__(view)
        self._canvas, self._tree = canvas, tree
        self._last: View | None = None   # as it was fitted last
        self._left = False               # somebody looks elsewhere
        view.installEventFilter(self)
        canvas.exact.connect(lambda: self.fit() if self._last is None else None)

    def leave(self) -> None:
        """The map is brought to a place: it stays there."""
        self._left = True

    def fit(self) -> None:
        """Fit once more, unless somebody has moved the map since."""
        now, last = self._canvas.view, self._last
        self._left = self._left or (last is not None and (now.x, now.y, now.scale) != (last.x, last.y, last.scale))
        bounds = [one.bounds for one in self._tree().children() if one.bounds is not None]
        if self._left or not bounds or not self._canvas.crs:
            return
        west, south, east, north = zip(*bounds, strict=True)
        self._canvas.go_to((min(west), min(south), max(east), max(north)), MARGIN)
        self._last = self._canvas.view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.fit)   # once the canvas has heard of its size
        return False
