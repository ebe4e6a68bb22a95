"""Degrees to metres and back for the demo: laid out in a metric CRS, stored in EPSG:4490."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from console.demo.facts import Point

GRID = 0.01   # m; everything is snapped to whole centimetres, so that equal corners are equal numbers


class Frame:
    """The metric CRS of one district.

    Args:
        crs: for example "EPSG:4547" (CGCS2000, 3-degree zone around 114°E).
    """

    def __init__(self, crs: str) -> None:
        self._into = pyproj.Transformer.from_crs("EPSG:4490", crs, always_xy=True)
        self._geod = pyproj.Geod(ellps="GRS80")   # within 0.1 mm of the CGCS2000 ellipsoid

    def metres(self, points: Iterable[Point]) -> NDArray[np.float64]:
        """Points in degrees as an (n, 2) array of whole centimetres, in metres."""
        lon, lat = np.array(list(points), np.float64).T
        return np.round(np.column_stack(self._into.transform(lon, lat)) / GRID) * GRID

    def plane(self, shapes: NDArray[np.object_]) -> NDArray[np.object_]:
        """Shapes in degrees as shapes in metres."""
        return shapely.transform(shapes, lambda xy: np.column_stack(self._into.transform(xy[:, 0], xy[:, 1])))

    def degrees(self, shapes: NDArray[np.object_]) -> NDArray[np.object_]:
        """Shapes in metres as shapes in degrees. Equal corners stay equal: shared edges stay shared."""
        return shapely.transform(
            shapes, lambda xy: np.column_stack(self._into.transform(xy[:, 0], xy[:, 1], direction="INVERSE"))
        )

    def size(self, shape: shapely.Geometry) -> float:
        """Area of a shape in degrees on the ellipsoid, in m²."""
        return abs(self._geod.geometry_area_perimeter(shape)[0])
