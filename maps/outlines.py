"""Features to be shown as selected: outlines of a few thousand, the ground that more of them cover."""

from __future__ import annotations

import dataclasses

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF, QTransform

from console.exchange.crs import from_lonlat, transform_geometries
from maps.style import Colour, qcolor
from maps.view import View

MOST = 2_000          # features outlined; of more, only their bounds are shaded
MOST_POINTS = 60_000  # of all outlines together
CELL = 2              # device pixels; the shade is made in cells of that size
DOT = 4.5             # logical pixels: radius of a point's ring
SHADE = 0.38

Floats = NDArray[np.float64]


@dataclasses.dataclass(frozen=True, eq=False)
class Outlines:
    """Features in metres of a working CRS, ready to be painted.

    Attributes:
        count: how many features. crs: of the metres.
        boxes: bounds of each, for those that are only shaded; None where there are outlines.
        lines: rings and lines, relative to `origin`; one by one, since Qt takes ten times as long to stroke them
            as one path (212 ms instead of 27 ms for 2,000). spans: bounds of each of them.
        points: places of single points, the same way.
    """

    count: int
    crs: str
    origin: tuple[float, float] = (0.0, 0.0)
    boxes: Floats | None = None
    lines: tuple[QPolygonF, ...] = ()
    spans: Floats | None = None
    points: Floats | None = None

    def paint(self, painter: QPainter, view: View, colour: Colour, halo: Colour) -> None:
        """Paint in device pixels of the view."""
        if self.boxes is not None:
            image = shade(self.boxes, view, colour)
            painter.drawImage(QRectF(0, 0, image.width() * CELL, image.height() * CELL), image)
            return
        left, top = view.to_pixel(*self.origin)
        place = QTransform(1 / view.scale, 0, 0, -1 / view.scale, left, top)
        seen = self._seen(view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tint, width in ((halo, 4.4), (colour, 2.0)):
            pen = QPen(qcolor(tint), width * view.ratio)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.save()
            painter.setTransform(place, True)
            for line in seen:
                painter.drawPolyline(line)
            painter.restore()
            size = DOT * view.ratio
            for x, y in self.points.tolist() if self.points is not None else ():
                painter.drawEllipse(place.map(QPointF(x, y)), size, size)

    def _seen(self, view: View) -> list[QPolygonF]:
        """Rings and lines that reach into the view."""
        if self.spans is None:
            return []
        west, south, east, north = np.array(view.bounds) - np.tile(self.origin, 2)
        box = self.spans
        inside = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
        return [self.lines[i] for i in np.flatnonzero(inside).tolist()]


def few_enough(count: int) -> bool:
    """Whether so many features are outlined, so that their shapes are needed."""
    return count <= MOST


def outlines_of(shapes: NDArray[np.object_], crs: str) -> Outlines:
    """Outlines of shapes in EPSG:4490; of very detailed ones only the bounds. For a helper thread."""
    if shapely.get_num_coordinates(shapes).sum() > MOST_POINTS:
        return boxes_of(shapely.bounds(shapes), crs)
    moved = transform_geometries(shapes, crs, inverse=True) if len(shapes) else shapes
    parts = shapely.get_parts(moved[~shapely.is_missing(moved)])
    kinds = shapely.get_dimensions(parts)
    points = shapely.get_coordinates(parts[kinds == 0])
    lines = np.concatenate([shapely.get_rings(parts[kinds == 2]), parts[kinds == 1]])
    places = np.concatenate([shapely.get_coordinates(lines), points])
    if not len(places):
        return Outlines(len(shapes), crs)
    x0, y0 = places[0].tolist()
    drawn = []
    for line in lines:
        x, y = (shapely.get_coordinates(line) - (x0, y0)).T
        drawn.append(polyline(x, y))
    spans = shapely.bounds(lines) - (x0, y0, x0, y0) if drawn else None
    return Outlines(len(shapes), crs, (x0, y0), None, tuple(drawn), spans, points - (x0, y0))


def polyline(x: Floats, y: Floats) -> QPolygonF:
    """The points as Qt has them, without a Python object for each: read back from Qt's own way to store them."""
    stored = len(x).to_bytes(4, "big") + np.column_stack([x, y]).astype(">f8").tobytes()
    found = QPolygonF()
    QDataStream(QByteArray(stored)) >> found
    return found


def boxes_of(bounds: Floats, crs: str) -> Outlines:
    """The ground covered by features of these bounds (rows of west, south, east, north in EPSG:4490 degrees)."""
    west, south = from_lonlat(bounds[:, 0], bounds[:, 1], crs)
    east, north = from_lonlat(bounds[:, 2], bounds[:, 3], crs)
    boxes = np.column_stack([west, south, east, north])
    return Outlines(len(boxes), crs, boxes=boxes[np.isfinite(boxes).all(axis=1)])


def shade(boxes: Floats, view: View, colour: Colour) -> QImage:
    """A picture, one pixel per cell of the view, in which every box is filled; 20 ms for 600,000 of them."""
    wide, high = -(-view.width // CELL), -(-view.height // CELL)
    west, south, east, north = view.bounds
    seen = boxes[(boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < north) & (boxes[:, 3] > south)]
    size = view.scale * CELL
    left = np.clip(np.floor((seen[:, 0] - west) / size), 0, wide - 1).astype(np.int64)
    right = np.clip(np.floor((seen[:, 2] - west) / size), 0, wide - 1).astype(np.int64) + 1
    top = np.clip(np.floor((north - seen[:, 3]) / size), 0, high - 1).astype(np.int64)
    bottom = np.clip(np.floor((north - seen[:, 1]) / size), 0, high - 1).astype(np.int64) + 1
    # One mark at each corner; summed along both axes they make the boxes.
    across, cells = wide + 1, (wide + 1) * (high + 1)
    corners = (np.bincount(top * across + left, minlength=cells) - np.bincount(top * across + right, minlength=cells)
               - np.bincount(bottom * across + left, minlength=cells)
               + np.bincount(bottom * across + right, minlength=cells))
    covered = corners.reshape(high + 1, across).cumsum(axis=0).cumsum(axis=1)[:high, :wide] > 0
    red, green, blue = (round(value * SHADE * 255) for value in colour[:3])
    pixels = np.where(covered, np.uint32(round(SHADE * 255) << 24 | red << 16 | green << 8 | blue), np.uint32(0))
    return QImage(np.ascontiguousarray(pixels, np.uint32).data, wide, high, wide * 4,
                  QImage.Format.Format_ARGB32_Premultiplied).copy()
