"""Metres on the ground between places a few kilometres apart, for very many of them at once.

The degrees of the ellipsoid (GRS80, of CGCS2000) at the middle latitude of each pair: within 0.02 % of the geodesic
up to 20 km at the latitudes of China, and a hundred times as fast. Never in Web Mercator.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

_A = 6_378_137.0                   # GRS80, metres
_E2 = 0.006_694_380_022_903_416    # squared eccentricity
Floats = NDArray[np.float64]


def per_degree(lat: float) -> tuple[float, float]:
    """Metres of one degree of longitude and of one degree of latitude at a latitude in degrees."""
    s = sin(radians(lat))
    root = sqrt(1 - _E2 * s * s)
    return radians(_A / root) * cos(radians(lat)), radians(_A * (1 - _E2) / root**3)


def distances(lon: float, lat: float, lons: Any, lats: Any) -> Floats:
    """Metres from one place to many, EPSG:4490 degrees."""
    x, y = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
    middle = np.radians((y + lat) / 2)
    s = np.sin(middle)
    root = np.sqrt(1 - _E2 * s * s)
    east = np.radians(x - lon) * np.cos(middle) * _A / root
    north = np.radians(y - lat) * _A * (1 - _E2) / root**3
    return np.hypot(east, north)


def plane(lons: Floats, lats: Floats) -> Floats:
    """Places as rows of (east, north) in metres from the middle of them all, for search trees; a few km across."""
    if not len(lons):
        return np.zeros((0, 2))
    lat = float((lats.min() + lats.max()) / 2)
    east, north = per_degree(lat)
    return np.column_stack([(lons - lons.mean()) * east, (lats - lat) * north])
