"""Coordinates that cannot be: exchanged latitude and longitude, or metres taken for degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from console.language import tr
from console.model.area import AreaTree

NEAR = 0.5  # degrees around all areas within which a place belongs to them

Floats = NDArray[np.float64]


class Plausible:
    """Takes places away that would be wrong, and counts them for a warning.

    A place is taken for exchanged if its latitude is beyond the pole while exchanged it would be on the globe,
    or if it is far from all areas of the profile while exchanged it would be among them.

    Args:
        tree: areas of the profile; without geometry, or without any, only the globe is asked.
    """

    def __init__(self, tree: AreaTree) -> None:
        boxes = np.array([area.bounds for area in tree if area.bounds is not None], float).reshape(-1, 4)
        self._box = (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)) if len(boxes) else None
        self.exchanged = 0
        self.off_globe = 0

    def believed(self, lon: Floats, lat: Floats, stated: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """The same degrees with nan for each place that cannot be.

        Args:
            stated: where the source gave coordinates; if these are no number now, they were off the globe.
        """
        fits = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
        fits_turned = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lat) <= 180) & (np.abs(lon) <= 90)
        turned = ~fits & fits_turned
        if self._box is not None:
            turned |= fits & ~self._near(lon, lat) & fits_turned & self._near(lat, lon)
        off = stated & ~fits & ~turned
        self.exchanged += int(turned.sum())
        self.off_globe += int(off.sum())
        wrong = turned | off
        return np.where(wrong, np.nan, lon), np.where(wrong, np.nan, lat)

    def warnings(self, swapped: bool, crs: str) -> list[str]:
        """What was found, in a sentence each.

        Args:
            swapped, crs: as the mapping says.
        """
        found = []
        if self.exchanged:
            found.append(tr(
                "Latitude and longitude are exchanged in {count} records; these were left without a place. "
                "Write swapped = {value} in the mapping and replay again.",
                count=self.exchanged, value="false" if swapped else "true"))
        if self.off_globe:
            found.append(tr(
                "{count} records lie outside the globe or the reach of {crs}; these were left without a place. "
                "Name the right CRS in the mapping and replay again.", count=self.off_globe, crs=crs))
        return found

    def _near(self, lon: Floats, lat: Floats) -> NDArray[np.bool_]:
        assert self._box is not None
        west, south, east, north = self._box
        return (lon >= west - NEAR) & (lon <= east + NEAR) & (lat >= south - NEAR) & (lat <= north + NEAR)
