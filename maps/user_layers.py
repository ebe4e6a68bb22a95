"""Layers that people added, from their record and arrays to something the renderer can paint."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from console.errors import BadInput
from console.exchange.crs import transform_geometries
from console.exchange.layers import attributes_of, shapes_of
from console.insight.styling import OTHERS, bands_of
from console.model.layer import CANDIDATES, Look, Shape
from console.model.layer import Layer as Record
from console.profile import Profile
from maps.prepare import Prepared, prepare
from maps.scene import Built, Fade, Labels, Layer
from maps.stored import open_prepared, save_prepared
from maps.style import Line, Text, Theme, rgba

DIMENSIONS = {Shape.POINT: 0, Shape.LINE: 1, Shape.POLYGON: 2}
TOLERANCES = (1.0, 4.0, 16.0, 64.0)   # metres; coarser outlines for smaller scales
INCH, DPI = 0.0254, 96.0
FAR = 1e9                             # metres: room enough for any name, for points and lines


class UserLayers:
    """Makes scene layers of records; keeps what is prepared in the profile's caches.

    Used from the canvas's helper thread only.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._open: dict[tuple[str, str], Prepared] = {}
        self._points: dict[tuple[str, str], NDArray[np.float64]] = {}

    def build(self, records: tuple[Record, ...], crs: str, theme: Theme) -> Built:
        """What to paint, bottom to top, and the names to place, top layer first.

        Raises:
            ConsoleError: the prepared data of a layer is gone, or its filter no longer fits its fields.
        """
        layers: list[Layer] = []
        over: list[Layer] = []
        labels: list[Labels] = []
        for record in records:
            if not record.visible or record.shape not in DIMENSIONS:
                continue
            (over if record.use == CANDIDATES else layers).append(self._layer(record, crs))
            if record.style.label:
                labels.append(self._labels(record, crs, theme))
        return Built(tuple(layers), tuple(reversed(labels)), tuple(over))

    def _layer(self, record: Record, crs: str) -> Layer:
        style = record.style
        data = self._prepared(record, crs)
        classes = self._classes(record, len(data))
        palette = [rgba(band.colour) for band in style.bands] if style.look is not Look.SINGLE else [rgba(style.fill)]
        # Behind the legend's lines stand those that no line covers, then those the filter leaves out.
        palette += [rgba(OTHERS, 0.5), (0.0, 0.0, 0.0, 0.0)]
        data = data.with_classes(np.ascontiguousarray(classes, np.uint16))
        hidden = Line((0.0, 0.0, 0.0, 0.0), 0.0)
        if record.shape is Shape.POLYGON:
            edge = Line(rgba(style.stroke, 0.8), style.width)
            fills, lines = tuple(palette), tuple([edge] * (len(palette) - 1) + [hidden]) if style.width else ()
        else:
            size = style.size if record.shape is Shape.POINT else style.width
            fills, lines = (), tuple([Line(colour, size) for colour in palette[:-1]] + [hidden])
        return Layer(record.id, data, fills=fills, lines=lines, fade=fade_of(record), opacity=record.opacity)

    def _classes(self, record: Record, count: int) -> NDArray[np.uint16]:
        style = record.style
        table = attributes_of(self._profile, record) if style.field or record.filter else None
        values = table.column(style.field) if table and style.field and style.look is not Look.SINGLE else None
        classes = bands_of(style, values, count)
        if table and record.filter:
            kept = np.zeros(count, bool)
            kept[table.select(record.filter)] = True
            classes = np.where(kept, classes, max(1, len(style.bands)) + 1)
        return classes

    def _labels(self, record: Record, crs: str, theme: Theme) -> Labels:
        data = self._prepared(record, crs)
        values = attributes_of(self._profile, record).column(record.style.label)
        points = self._middles(record, crs)
        hidden = max(1, len(record.style.bands)) + 1
        shown = np.isfinite(points[:, 0]) & (self._classes(record, len(points)) < hidden)
        boxes = np.empty((len(data), 4))
        boxes[data.order] = data.bounds
        size = np.hypot(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
        rows = np.flatnonzero(shown)
        rows = rows[np.argsort(-size[rows], kind="stable")]
        texts = tuple("" if v is None or v != v else str(v) for v in values[rows].tolist())
        polygon = record.shape is Shape.POLYGON
        wide = boxes[rows, 2] - boxes[rows, 0] if polygon else np.full(len(rows), FAR)
        high = boxes[rows, 3] - boxes[rows, 1] if polygon else np.full(len(rows), FAR)
        small, strong = theme.labels[-1], theme.labels[1]   # people's colours may be bright: names must stand out
        return Labels(texts, points[rows, 0], points[rows, 1], wide, high,
                      Text(strong.colour, strong.halo, small.size, 500), fade_of(record),
                      None if polygon else (record.style.size if record.shape is Shape.POINT
                                            else record.style.width) / 2)

    def _prepared(self, record: Record, crs: str) -> Prepared:
        key = record.prepared, crs
        if key not in self._open:
            path = self._file(record, crs)
            try:
                self._open[key] = open_prepared(path)
            except BadInput:
                path.parent.mkdir(parents=True, exist_ok=True)
                save_prepared(self._prepare(record, crs), path)
                self._open[key] = open_prepared(path)
        return self._open[key]

    def _prepare(self, record: Record, crs: str) -> Prepared:
        shapes = transform_geometries(shapes_of(self._profile, record), crs, inverse=True)
        dimension = DIMENSIONS[record.shape]
        return prepare(shapes, dimension, tolerances=TOLERANCES if dimension else (), coverage=None)

    def _middles(self, record: Record, crs: str) -> NDArray[np.float64]:
        """A place inside each feature, metres in the working CRS; nan where there is none."""
        key = record.prepared, crs
        if key not in self._points:
            shapes = transform_geometries(shapes_of(self._profile, record), crs, inverse=True)
            points = shapely.point_on_surface(shapes)
            self._points[key] = np.column_stack([shapely.get_x(points), shapely.get_y(points)])
        return self._points[key]

    def _file(self, record: Record, crs: str) -> Path:
        name = hashlib.sha256(crs.encode()).hexdigest()[:8]
        return self._profile.caches / "prepared" / f"{record.prepared}-{name}.map"


def fade_of(record: Record) -> Fade:
    """The scale range of a layer as metres per logical pixel."""
    style = record.style
    near = style.max_scale * INCH / DPI
    far = style.min_scale * INCH / DPI if style.min_scale else float("inf")
    return Fade(near, far, far)
