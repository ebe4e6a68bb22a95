"""Which features of the layers on the map are at a place or in a shape, and what is known about them."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import shapely

from console.exchange.layers import attributes_of
from console.exchange.shape_reader import ShapeReader
from console.insight.features import METRES_PER_DEGREE, FeatureIndex, Rows
from console.model.layer import Layer, Shape
from console.profile import Profile

PIECE = 1_000      # shapes made at once: 3 ms without letting other threads at the interpreter
MOST_FOUND = 20    # features told per layer; a heap of points has no end
NONE = np.zeros(0, np.int64)


class Feature(msgspec.Struct, frozen=True):
    """One feature and what its layer's table says about it.

    Attributes:
        layer, row: where it is. fields: (name, value as text), those without a value left out.
    """

    layer: Layer
    row: int
    fields: tuple[tuple[str, str], ...] = ()


class FeatureFinder:
    """Answers for any layer of a profile; what it has read of one is kept. To be used from one thread at a time.

    Args:
        profile: where the layers' arrays are.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._readers: dict[str, ShapeReader] = {}
        self._kept: dict[tuple[str, str], np.ndarray] = {}

    def at(self, layer: Layer, lon: float, lat: float, reach: float) -> Rows:
        """Rows of the features at a place, the smallest first; of points and lines those within `reach` metres.

        Raises:
            ConsoleError: the layer's data is gone, or its filter no longer fits.
        """
        high = reach / METRES_PER_DEGREE
        wide = high / max(0.01, float(np.cos(np.radians(lat))))
        rows = self._shown(layer, self._reader(layer).near(lon - wide, lat - high, lon + wide, lat + high))
        if not len(rows):
            return NONE
        shapes = self._reader(layer).take(rows)
        return rows[FeatureIndex(shapes).at(lon, lat, reach)]

    def touching(self, layer: Layer, shape: shapely.Geometry) -> Rows:
        """Rows of the features that touch a shape (EPSG:4490), ascending; those the filter hides left out."""
        reader = self._reader(layer)
        rows = self._shown(layer, reader.near(*shape.bounds))
        shapely.prepare(shape)
        found = [NONE]
        for start in range(0, len(rows), PIECE):
            piece = rows[start:start + PIECE]
            found.append(piece[shapely.intersects(shape, reader.take(piece))])
        return np.concatenate(found)

    def features(self, layer: Layer, rows: Rows) -> list[Feature]:
        """What the table says about some rows, in their order; at most `MOST_FOUND`."""
        table = attributes_of(self._profile, layer)
        few = rows[:MOST_FOUND]
        return [Feature(layer, int(row), tuple((name, text) for name, value in zip(table.fields, values, strict=True)
                                               if (text := as_text(value))))
                for row, values in zip(few, table.rows(few), strict=True)]

    def shapes(self, layer: Layer, rows: Rows) -> np.ndarray:
        """The shapes of some rows, EPSG:4490 degrees, None where there is none."""
        return self._reader(layer).take(rows)

    def bounds(self, layer: Layer, rows: Rows) -> np.ndarray:
        """West, south, east, north of some rows, EPSG:4490 degrees; nan where there is no geometry."""
        return self._reader(layer).bounds[rows]

    def forget(self, layers: tuple[Layer, ...]) -> None:
        """Keep only what is known of these layers."""
        used = {one.prepared for one in layers}
        self._readers = {key: one for key, one in self._readers.items() if key in used}
        self._kept = {key: one for key, one in self._kept.items() if key[0] in used}

    def _reader(self, layer: Layer) -> ShapeReader:
        found = self._readers.get(layer.prepared)
        if found is None:
            attributes_of(self._profile, layer)   # says in one sentence what is wrong where the data is gone
            found = self._readers[layer.prepared] = ShapeReader(self._profile.layers / layer.prepared)
        return found

    def _shown(self, layer: Layer, rows: Rows) -> Rows:
        """Without those that the layer's filter hides."""
        if not layer.filter or not len(rows):
            return rows
        key = layer.prepared, layer.filter
        if key not in self._kept:
            kept = np.zeros(layer.features, bool)
            kept[attributes_of(self._profile, layer).select(layer.filter)] = True
            self._kept[key] = kept
        return rows[self._kept[key][rows]]


def is_shown(layer: Layer, denominator: float) -> bool:
    """Whether a layer can be seen at a map scale 1:denominator."""
    style = layer.style
    return (layer.visible and layer.shape is not Shape.TABLE and style.max_scale <= denominator
            and (not style.min_scale or denominator <= style.min_scale))


def as_text(value: Any) -> str:
    """A value of a table as it is read: numbers without a tail of digits, nothing for what is missing."""
    if value is None or value != value:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
