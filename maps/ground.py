"""How the working plane lies on the ground at one place: what a scale bar and a north arrow must know."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from console.exchange.crs import from_lonlat, geodesic_distance, to_lonlat
from maps.view import View

HALF = 80.0    # logical pixels to either side of the middle
STEP = 0.001   # degrees to the north
UPRIGHT = 1.0  # degrees by which north may be off before the arrow turns


class Ground(NamedTuple):
    """The ground under the middle of a view.

    Attributes:
        scale: metres on the ellipsoid per metre of the plane, along the bar's direction.
        north: degrees clockwise from upwards to true north; 0 where that is less than one degree.
    """

    scale: float = 1.0
    north: float = 0.0


PLANE = Ground()


def ground_of(view: View, crs: str) -> Ground:
    """The ground under the middle of a view in the working CRS `crs`.

    Near its meridian a working CRS is true to some 1:10,000 and 1°. Cases of another country in one profile are
    drawn in the same plane, larger or turned, beyond the pole even upside down. `PLANE` where the plane cannot
    be followed back to the ground.
    """
    if not crs:
        return PLANE
    half = HALF * view.scale * view.ratio
    lon, lat = to_lonlat(np.array([view.x - half, view.x + half, view.x]), np.full(3, view.y), crs)
    if not (np.isfinite(lon).all() and np.isfinite(lat).all()):
        return PLANE
    scale = float(geodesic_distance(lon[:1], lat[:1], lon[1:2], lat[1:2])[0]) / (2 * half)
    x, y = from_lonlat(lon[2:], np.minimum(90.0, lat[2:] + STEP), crs)
    north = math.degrees(math.atan2(float(x[0]) - view.x, float(y[0]) - view.y))
    if not (math.isfinite(scale) and scale > 0 and math.isfinite(north)):
        return PLANE
    return Ground(scale, north if abs(north) >= UPRIGHT else 0.0)
