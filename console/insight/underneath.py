"""What of the profile's own data is at a place: building and areas. Layers are the finder's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from console.model.premises import Building

NEAR = 0.01   # degrees: no building reaches farther from the point inside it


class BuildingIndex:
    """Finds buildings by place; made anew when there are others.

    Args:
        buildings: with footprints in EPSG:4490.
    """

    def __init__(self, buildings: Sequence[Building]) -> None:
        self._buildings = buildings
        self._places = np.array([(one.lon, one.lat) for one in buildings], np.float64).reshape(-1, 2)

    def at(self, lon: float, lat: float) -> Building | None:
        """The building that stands there, of several the smallest footprint."""
        near: NDArray[np.int64] = np.flatnonzero((np.abs(self._places - (lon, lat)) <= NEAR).all(axis=1))
        shapes = shapely.from_wkb([self._buildings[i].wkb for i in near.tolist()])
        hit = np.flatnonzero(shapely.intersects_xy(shapes, lon, lat)) if len(near) else near
        if not len(hit):
            return None
        return self._buildings[int(near[hit[np.argmin(shapely.area(shapes[hit]))]])]
