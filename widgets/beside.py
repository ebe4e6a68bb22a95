"""Where the map must look so that a place is seen beside what covers the map's right side."""

from __future__ import annotations

import math

Bounds = tuple[float, float, float, float]
MARGIN = 1.17       # what the map leaves free around where it looks
LEAST = 0.3         # share of the map that counts as free, however much is covered


def beside(bounds: Bounds, covered: float, aspect: float) -> Bounds:
    """The bounds to go to instead, west, south, east, north in EPSG:4490 degrees.

    Args:
        bounds: that are to be seen. covered: share of the map's width at its right. aspect: its width by its height.
    """
    west, south, east, north = bounds
    free = max(LEAST, 1 - covered)
    # Where the height decides how close one gets there is space at the side already; as degrees of latitude.
    cosine = math.cos(math.radians((south + north) / 2))
    across = max((east - west) / free, (north - south) * aspect / cosine)
    middle = (west + east) / 2 + across * MARGIN * (1 - free) / 2
    return middle - across / 2, south, middle + across / 2, north
