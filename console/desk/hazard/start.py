"""Where a day's way begins: the place its plan names, else the station that is nearest to the day's buildings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from console.desk.metres import distances
from console.model.area import AreaTree
from console.model.inspection import Plan
from console.model.premises import Building, Facility

STATIONS = ("service_station", "community_office", "street_office", "command_room")   # where inspectors sit
OFFERED = 8    # stations to choose from


class Start(msgspec.Struct, frozen=True):
    """Where a way begins: EPSG:4490 degrees, what it is called, and the facility it is, "" for a chosen point."""

    lon: float
    lat: float
    name: str = ""
    facility: str = ""

    @property
    def place(self) -> tuple[float, float]:
        return self.lon, self.lat


def stations_near(facilities: Iterable[Facility], buildings: Sequence[Building], count: int = OFFERED) -> list[Start]:
    """Stations that a way through buildings may begin at, the nearest to their middle first."""
    found = [one for one in facilities if one.kind in STATIONS]
    if not found or not buildings:
        return []
    lon, lat = (float(np.median([getattr(one, name) for one in buildings])) for name in ("lon", "lat"))
    far = distances(lon, lat, [one.lon for one in found], [one.lat for one in found])
    nearest = [found[i] for i in np.argsort(far, kind="stable")[:count].tolist()]
    return [Start(one.lon, one.lat, one.name, one.id) for one in nearest]


def start_of(plan: Plan, home: str, facilities: Iterable[Facility], buildings: Sequence[Building],
             tree: AreaTree) -> Start | None:
    """Where a plan's way begins today; None where no station is known: at the first building then.

    Args:
        home: id of the area its inspector answers for, "" for everywhere; a station there goes first.
        buildings: of the day.
    """
    if plan.start is not None:
        return Start(*plan.start, plan.start_name)
    some = [one for one in facilities if one.kind in STATIONS]
    within = tree.within(home) if home and home in tree else None
    own = [one for one in some if within is not None and one.area in within]
    return next(iter(stations_near(own or some, buildings, 1)), None)
