"""The map around patches on paper: areas, buildings and names in light colours, the patch outlined over them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from console.errors import BadInput
from console.model.review import Detection

if TYPE_CHECKING:
    from console.wiring import Console
    from maps.still import Still
    from maps.view import View

REACH = 0.0012             # degrees from the patch to the left and right edge, about 120 m
SIZE = (1974, 780)         # device pixels: three for one of the document
RATIO = 2.0
INK, HALO = QColor("#c1121f"), QColor("#ffffff")


class EvidenceMaps:
    """Maps of several patches; everything that is on them is read once.

    Use as a context manager. `around` gives None where the profile has nothing to draw there.
    """

    def __init__(self, console: Console, some: Sequence[Detection]) -> None:
        self._console, self._some = console, some
        self._still: Still | None = None

    def __enter__(self) -> EvidenceMaps:
        from maps.still import gather
        from maps.still_choice import AREAS, BASEMAPS, BUILDINGS, Wanted
        from maps.style import LIGHT

        lon, lat = ([getattr(one, name) for one in self._some] for name in ("lon", "lat"))
        bounds = min(lon) - REACH, min(lat) - REACH, max(lon) + REACH, max(lat) + REACH
        try:
            self._still = gather(self._console, Wanted((AREAS, BUILDINGS, BASEMAPS), bounds=bounds), LIGHT)
        except BadInput:   # an empty profile: the pictures still say where it is
            self._still = None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._still is not None:
            with closing(self._still):
                self._still = None

    def around(self, one: Detection) -> QImage | None:
        """The map around one patch, with its outline."""
        reach = REACH * SIZE[1] / SIZE[0]
        return self._paint((one.lon - REACH, one.lat - reach, one.lon + REACH, one.lat + reach), [one])

    def all(self, size: tuple[int, int] = SIZE) -> QImage | None:
        """The map of all patches."""
        shapes = shapely.from_wkb([one.wkb for one in self._some])
        west, south, east, north = shapely.total_bounds(shapes)
        return self._paint((west - REACH / 4, south - REACH / 4, east + REACH / 4, north + REACH / 4), self._some, size)

    def _paint(self, bounds: tuple[float, float, float, float], some: Sequence[Detection],
               size: tuple[int, int] = SIZE) -> QImage | None:
        from console.exchange.crs import transform_geometries
        from maps.picture import paint_picture
        from maps.style import LIGHT

        still = self._still
        if still is None or not (still.scene.layers or still.scene.unders):   # an outline on nothing shows no place
            return None
        box = transform_geometries(np.array([shapely.box(*bounds)], object), still.crs, inverse=True)[0].bounds
        image, view = paint_picture(still.scene, None, box, size, RATIO, LIGHT, still.dress, 0.0, still.overlay,
                                    still.crs)
        outlines = transform_geometries(np.array(shapely.from_wkb([one.wkb for one in some]), object), still.crs,
                                        inverse=True)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for outline in outlines:
                _draw(painter, outline, view)
        return image


def _draw(painter: QPainter, outline: shapely.Geometry, view: View) -> None:
    """An outline, or where it would be too small to see a ring around it."""
    west, south, east, north = outline.bounds
    for colour, width in ((HALO, 5.0), (INK, 2.4)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in shapely.get_parts(outline):
            for ring in (part.exterior, *part.interiors):
                painter.drawPolygon(QPolygonF([_pixel(view, x, y) for x, y in shapely.get_coordinates(ring)]))
        if max(east - west, north - south) / view.scale < 12 * RATIO:
            painter.drawEllipse(_pixel(view, (west + east) / 2, (south + north) / 2), 9.0, 9.0)


def _pixel(view: View, x: float, y: float) -> QPointF:
    """Logical pixels of a place in metres."""
    left, top = view.to_pixel(x, y)
    return QPointF(left / RATIO, top / RATIO)
