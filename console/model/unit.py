"""Where a moving unit (移动单元: a grid worker, a patrol car) was seen."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class UnitKind(StrEnum):
    """How a unit moves."""

    WALKER = "walker"    # on foot
    VEHICLE = "vehicle"  # car, bicycle, boat


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """One position of one unit. Positions are raw readings and never become ledger entries.

    Attributes:
        unit: unique and stable, such as a member of staff's id.
        name: as shown.
        lon, lat: EPSG:4490 degrees.
        at: seconds since 1970 UTC.
        demo: generated, not real.
    """

    unit: str
    name: str
    lon: float
    lat: float
    at: float
    kind: UnitKind = UnitKind.WALKER
    demo: bool = False
