"""The nearest facility of each kind from any place: hydrant, shelter, hospital …, with how far it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from console.exchange.crs import from_lonlat, working_crs
from console.insight.roads import Roads
from console.model.premises import Facility

# What somebody who stands somewhere asks for: rescue first, then the rooms of the district.
ASKED = ("hydrant", "fire_post", "fire_station", "shelter", "hospital", "clinic", "police", "service_station",
         "mediation", "legal", "confirmation", "school")
WALK = 20_000.0   # metres: farther on foot nobody looks


class Near(msgspec.Struct, frozen=True):
    """A facility and how far it is.

    Attributes:
        metres: from the place asked about. by_road: along roads, else straight on the ground.
    """

    facility: Facility
    metres: float
    by_road: bool


def nearest(facilities: Sequence[Facility], lon: float, lat: float, each: int = 1,
            roads: Roads | None = None) -> list[Near]:
    """The nearest facilities of each kind, the nearest first.

    Args:
        lon, lat: EPSG:4490 degrees.
        each: so many of a kind.
        roads: measure on foot along these; a facility that no road leads to is measured straight, after the others.
    """
    if not facilities:
        return []
    lons, lats = np.array([one.lon for one in facilities]), np.array([one.lat for one in facilities])
    crs = working_crs((lon, lat, lon, lat))
    x, y = from_lonlat(np.append(lons, lon), np.append(lats, lat), crs)
    straight = np.hypot(x[:-1] - x[-1], y[:-1] - y[-1])
    ways = np.full(len(straight), np.inf) if roads is None else roads.lengths(lon, lat, lons, lats, WALK)
    walked = np.isfinite(ways)
    left: dict[str, int] = {}
    found = []
    for i in np.lexsort((np.where(walked, ways, straight), ~walked)).tolist():
        kind = facilities[i].kind
        if left.setdefault(kind, each) and np.isfinite(straight[i]):
            left[kind] -= 1
            found.append(Near(facilities[i], float(ways[i] if walked[i] else straight[i]), bool(walked[i])))
    return found
