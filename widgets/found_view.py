"""Brings what was found into sight while one searches, and the map back when the search is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from console.insight.search_all import Hit
from maps.canvas import MapCanvas
from maps.view import View
from widgets.beside import LEAST, beside

SETTLE_MS = 250     # after the last answer: the map does not jump at every letter
AROUND = 0.002      # degrees that are seen around what was found
Place = tuple[float, float]


class FoundView(QObject):
    """Moves the map only where the hit in question would not be seen beside the palette.

    Args:
        plan: the map's widget. cover: what covers its right side while one searches.
    """

    def __init__(self, canvas: MapCanvas, plan: QWidget, cover: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._plan, self._cover = canvas, plan, cover
        self._places: list[Place] = []
        self._current: Place | None = None
        self._home: View | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """These were found; `current` is the one in question."""
        self._places = [place for one in hits if (place := _place(one)) is not None]
        self._current = _place(current) if current is not None else None
        self._timer.start() if self._places else self._timer.stop()

    def back(self) -> None:
        """The search was left: the map shows again what it showed before."""
        self._timer.stop()
        home, self._home = self._home, None
        if home is not None:
            now = self._canvas.view
            self._canvas.move_to(View(home.x, home.y, home.scale, now.width, now.height, now.ratio))

    def keep(self) -> None:
        """The map stays where it is."""
        self._timer.stop()
        self._home = None

    def _look(self) -> None:
        if not self._plan.isVisible():
            return
        wanted = [self._current] if self._current is not None else self._places
        if any(self._is_seen(place) for place in wanted):
            return
        self._home = self._home or self._canvas.view
        lon, lat = zip(*self._places, strict=True)
        bounds = min(lon) - AROUND, min(lat) - AROUND, max(lon) + AROUND, max(lat) + AROUND
        wide, high = max(1, self._plan.width()), max(1, self._plan.height())
        self._canvas.go_to(beside(bounds, 1 - self._free() / wide, wide / high))

    def _free(self) -> int:
        """Logical pixels of the map left of what covers it."""
        wide = self._plan.width()
        left = self._plan.mapFromGlobal(self._cover.mapToGlobal(QPoint(0, 0))).x()
        return max(round(wide * LEAST), min(wide, left)) if self._cover.isVisible() else wide

    def _is_seen(self, place: Place) -> bool:
        from console.exchange.crs import from_lonlat

        canvas = self._canvas
        x, y = from_lonlat(*place, canvas.crs)
        px, py = (value / canvas.view.ratio for value in canvas.view.to_pixel(float(x), float(y)))
        return 0 <= px < self._free() and 0 <= py < self._plan.height()


def _place(hit: Hit) -> Place | None:
    """Where a hit has its pin; areas have none."""
    return (hit.lon, hit.lat) if hit.kind != "area" and hit.lon is not None and hit.lat is not None else None
