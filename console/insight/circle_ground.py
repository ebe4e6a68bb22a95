"""How much of the ground of each area lies within reach of a station: known even where no building is.

Everything is measured in the working plane of the district (EPSG:4547 at Shenzhen); a circle is a polygon of 128
corners, 0.04 % smaller than the circle.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import shapely

from console.errors import NotFound
from console.exchange.crs import from_lonlat, transform_geometries, working_crs
from console.insight.service_circle import REACH
from console.language import tr
from console.model.area import Area
from console.model.premises import Facility

CORNERS = 32   # of a quarter of a circle
KM2 = 1e6


class GroundShare(msgspec.Struct, frozen=True):
    """One area: the stations that stand in it, its square kilometres, and those within reach of any station."""

    id: str
    name: str
    stations: int
    total_km2: float
    inside_km2: float

    @property
    def share(self) -> float:
        return self.inside_km2 / self.total_km2 if self.total_km2 else 0.0


def ground_shares(stations: Sequence[Facility], areas: Sequence[Area], reach_m: float = REACH) -> list[GroundShare]:
    """The areas, the least served first.

    Raises:
        NotFound: none of the areas has an outline.
    """
    drawn = [area for area in areas if area.wkb]
    if not drawn:
        raise NotFound(tr("None of these areas has an outline."))
    outlines = shapely.from_wkb([area.wkb for area in drawn])
    west, south, east, north = (float(value) for value in shapely.total_bounds(outlines))
    crs = working_crs((west, south, east, north))
    plane = shapely.make_valid(transform_geometries(np.asarray(outlines, object), crs, inverse=True))
    points = shapely.points(*from_lonlat(np.array([one.lon for one in stations], float),
                                         np.array([one.lat for one in stations], float), crs))
    reached = shapely.union_all(shapely.buffer(points, reach_m, quad_segs=CORNERS))
    inside = shapely.area(shapely.intersection(plane, reached)) / KM2
    whole = shapely.area(plane) / KM2
    here = np.bincount(shapely.STRtree(points).query(plane, "contains")[0], minlength=len(drawn))
    found = [GroundShare(area.id, area.name, int(here[i]), float(whole[i]), float(inside[i]))
             for i, area in enumerate(drawn)]
    return sorted(found, key=lambda one: (one.share, one.name))
