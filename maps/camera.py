"""Where one map looks: moved by hand and by others, never further than the plane it is drawn in reaches."""

from __future__ import annotations

import math

import shapely
from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from console.exchange.crs import from_lonlat, to_lonlat
from maps.box import MapBox
from maps.view import View

Bounds = tuple[float, float, float, float]


class Camera(QObject):
    """Follows the box's mouse, wheel and keys.

    Signals:
        moved(): `view` is another one.

    Attributes:
        crs: the working CRS, "" until there is one.
    """

    moved = Signal()

    def __init__(self, box: MapBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self.crs = ""
        self._box = box
        self._wish: tuple[Bounds, float] | None = None
        box.resized.connect(self._resize)
        box.dragged.connect(lambda dx, dy: self.move_to(self.view.moved(dx * self.ratio, dy * self.ratio)))
        box.zoomed.connect(self._zoom)
        box.boxed.connect(self._zoom_to_box)

    @property
    def ratio(self) -> float:
        """Device pixels per logical pixel."""
        return self.view.ratio

    @property
    def metres(self) -> float:
        """Per logical pixel."""
        return self.view.scale * self.view.ratio

    def move_to(self, view: View) -> None:
        """Look elsewhere."""
        if view != self.view:
            self.view = view
            self.moved.emit()

    def go_to(self, bounds: Bounds, margin: float = 0.08) -> None:
        """Show all of west, south, east, north in EPSG:4490 degrees, or do so as soon as there is a plane."""
        if not self.crs:
            self._wish = (bounds, margin)
            return
        self._wish = None
        frame = shapely.segmentize(shapely.box(*bounds), max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / 8)
        lonlat = shapely.get_coordinates(frame)
        x, y = from_lonlat(lonlat[:, 0], lonlat[:, 1], self.crs)
        metres = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
        if all(map(math.isfinite, metres)):
            self.move_to(self.view.fitted(metres, margin))

    def begin(self, bounds: Bounds | None, is_new: bool) -> None:
        """There is a plane, perhaps a new one: look where it was wished for, or at all there is (metres)."""
        if bounds is None:
            return
        if self._wish is not None:
            self.go_to(*self._wish)
        elif is_new:
            self.move_to(self.view.fitted(bounds, 0.05))

    def zoom(self, factor: float) -> None:
        """Closer (> 1) or farther (< 1) around the centre."""
        self.move_to(self.view.zoomed(factor))

    def world(self, place: QPointF) -> tuple[float, float]:
        """Metres in the working CRS of a place in logical pixels of the box."""
        return self.view.to_world(place.x() * self.ratio, place.y() * self.ratio)

    def lonlat(self, place: QPointF) -> tuple[float, float]:
        """EPSG:4490 degrees of a place in logical pixels of the box; nan without a plane."""
        if not self.crs:
            return math.nan, math.nan
        return to_lonlat(*self.world(place), self.crs)

    def _resize(self) -> None:
        rect, ratio = self._box.rect, self._box.ratio
        width, height = round(rect.width() * ratio), round(rect.height() * ratio)
        if width > 0 and height > 0:
            self.move_to(self.view.sized(width, height, ratio))

    def _zoom(self, factor: float, place: QPointF | None) -> None:
        if place is None:
            self.zoom(factor)
        else:
            self.move_to(self.view.zoomed(factor, place.x() * self.ratio, place.y() * self.ratio))

    def _zoom_to_box(self, chosen: QRectF) -> None:
        (west, north), (east, south) = self.world(chosen.topLeft()), self.world(chosen.bottomRight())
        self.move_to(self.view.fitted((west, south, east, north), 0.0))
