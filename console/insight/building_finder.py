"""From places to the buildings whose footprints hold them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import shapely
from shapely import STRtree

from console.model.premises import Building


class BuildingFinder:
    """Looks buildings up by place; the search tree is made when first asked. Immutable.

    Args:
        buildings: with footprints in degrees (EPSG:4490).
    """

    def __init__(self, buildings: Sequence[Building]) -> None:
        self._buildings = buildings

    def at(self, lon: float, lat: float) -> str:
        """Code of the building at a place, "" where there is none; of several the first by code."""
        found = np.sort(self._tree.query(shapely.Point(lon, lat), predicate="intersects"))
        return min((self._buildings[i].code for i in found.tolist()), default="")

    @cached_property
    def _tree(self) -> STRtree:
        return STRtree(shapely.from_wkb([one.wkb for one in self._buildings]))
