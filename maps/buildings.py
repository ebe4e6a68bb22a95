"""Buildings as one prepared layer, toned by height so that a skyline can be read from above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.exchange.crs import transform_geometries
from console.model.premises import Building
from maps.prepare import Prepared, prepare
from maps.scene import Fade, Layer
from maps.style import Theme

STOREYS = (4, 8, 19, 34)  # a tone begins at each: low, walk-up, lift, high, very high
SHOWN = Fade(0.0, 3.2, 4.2)  # metres per logical pixel: full from about 1:12,000, first traces at 1:15,900
OUTLINED = Fade(0.0, 0.9, 1.6)


def map_buildings(buildings: Sequence[Building], crs: str, origin: tuple[float, float]) -> Prepared:
    """Prepare footprints; classes are tones by floors."""
    shapes = transform_geometries(np.array([b.wkb for b in buildings], dtype=object), crs, inverse=True)
    floors = np.array([b.floors for b in buildings])
    return prepare(shapes, 2, classes=np.searchsorted(STOREYS, floors, side="right"), origin=origin)


def building_layer(data: Prepared, theme: Theme) -> Layer:
    return Layer("buildings", data, fills=theme.buildings, lines=(theme.building_line,), fade=SHOWN,
                 line_fade=OUTLINED)
