"""Lengths and areas on the ellipsoid of CGCS2000; never in Web Mercator, where 500 units are 462 m here."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from pyproj import Geod

from console.exchange.crs import geodesic_area

_GEOD = Geod(ellps="GRS80")
Place = tuple[float, float]


def path_length(places: Sequence[Place]) -> float:
    """Metres along a path of (longitude, latitude) in EPSG:4490 degrees."""
    if len(places) < 2:
        return 0.0
    lons, lats = zip(*places, strict=True)
    return float(_GEOD.line_length(lons, lats))


def ring_area(places: Sequence[Place]) -> float:
    """Square metres inside a ring of (longitude, latitude), closed or not; 0 for fewer than three places."""
    if len(places) < 3:
        return 0.0
    return geodesic_area(shapely.Polygon(places))


def length_text(metres: float) -> str:
    """Metres as people read them: 12.3 m, 1.25 km."""
    return f"{metres:.1f} m" if metres < 1000 else f"{metres / 1000:,.2f} km"


def area_text(square_metres: float) -> str:
    """Square metres as people read them: 950 m², 12.3 ha, 78.8 km²."""
    if square_metres < 10_000:
        return f"{square_metres:,.1f} m²"
    if square_metres < 1_000_000:
        return f"{square_metres / 10_000:,.2f} ha"
    return f"{square_metres / 1_000_000:,.2f} km²"
