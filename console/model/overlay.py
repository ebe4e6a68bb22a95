"""What lies over the map beside its layers: heat, colours by area, trails of moving units, devices, facilities."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Measure(StrEnum):
    """What the colour of an area tells about its open cases."""

    COUNT = "count"      # how many
    DENSITY = "density"  # per square kilometre
    ROOMS = "rooms"      # per 1,000 rooms


class Overlays(msgspec.Struct, frozen=True):
    """What is switched on and how; saved with the profile.

    Attributes:
        heat: a glow where open cases lie close together.
        radius: how far one case glows, logical pixels.
        choropleth: areas coloured by their open cases.
        level: word of the areas' level, "" for the first level that has several.
        trails: where moving units have been.
        minutes: how far back the trails go.
        devices: sensors and cameras with how they are doing.
        facilities: stations, schools, hydrants and the like; facility_kinds: only these, none for all.
    """

    heat: bool = False
    radius: int = 24
    choropleth: bool = False
    level: str = ""
    measure: Measure = Measure.COUNT
    trails: bool = False
    minutes: int = 15
    devices: bool = False
    facilities: bool = False
    facility_kinds: tuple[str, ...] = ()
