"""A figure that somebody draws on the map place by place, to measure it or to select what it touches."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

import numpy as np
import shapely

from console.exchange.crs import geodesic_area
from console.insight.features import circle
from console.insight.measure import Place, area_text, length_text, path_length
from console.language import tr


class Kind(StrEnum):
    """What is drawn."""

    LENGTH = "length"      # a path
    AREA = "area"          # a ring, to be measured
    BOX = "box"            # two opposite corners
    POLYGON = "polygon"    # a ring, to select by
    CIRCLE = "circle"      # middle and a place on the rim


RINGS = (Kind.AREA, Kind.POLYGON)
LEAST = {Kind.LENGTH: 2, Kind.AREA: 3, Kind.BOX: 2, Kind.POLYGON: 3, Kind.CIRCLE: 2}
MOST = {Kind.BOX: 2, Kind.CIRCLE: 2}   # these end by themselves with the second place


class Sketch:
    """Places in EPSG:4490 degrees, longitude first; all figures are true on the ellipsoid.

    Attributes:
        kind: what is drawn. places: fixed so far. cursor: where the next one would be, None for unknown.
        done: finished; nothing changes any more.
    """

    def __init__(self, kind: Kind | str) -> None:
        self.kind = Kind(kind)
        self.places: list[Place] = []
        self.cursor: Place | None = None
        self.done = False

    def add(self, lon: float, lat: float) -> bool:
        """Fix a place; whether that finished the figure. The same place twice running counts once.

        What is no number (the cursor stood outside the projection's reach) is left out.
        """
        place = (lon, lat)
        if self.done or not np.isfinite(place).all() or self.places[-1:] == [place]:
            return self.done
        self.places.append(place)
        if len(self.places) == MOST.get(self.kind):
            self.finish()
        return self.done

    def hover(self, lon: float, lat: float) -> None:
        """The cursor is there; figures are told as if it were the next place."""
        self.cursor = (lon, lat) if np.isfinite((lon, lat)).all() and not self.done else None

    def undo(self) -> bool:
        """Take the last place back; False where there is none."""
        if self.done or not self.places:
            return False
        self.places.pop()
        return True

    def finish(self) -> bool:
        """End it with the places fixed so far; False, and nothing done, while they are too few."""
        if not self.done and len(self.places) >= LEAST[self.kind]:
            self.done, self.cursor = True, None
        return self.done

    @property
    def path(self) -> list[Place]:
        """The places fixed, and the cursor behind them while it is being drawn."""
        moving = self.cursor is not None and bool(self.places) and self.places[-1] != self.cursor
        return [*self.places, self.cursor] if moving and self.cursor else list(self.places)

    @property
    def ring(self) -> list[Place]:
        """Corners of the figure that encloses something, not closed; empty where there is none yet."""
        path = self.path
        if self.kind is Kind.LENGTH or len(path) < LEAST[self.kind]:
            return []
        if self.kind in RINGS:
            return path
        (west, south), (east, north) = path[0], path[1]
        if self.kind is Kind.BOX:
            return [(west, south), (east, south), (east, north), (west, north)]
        around = circle(west, south, path_length(path))
        return [(float(x), float(y)) for x, y in shapely.get_coordinates(around)[:-1]]

    @property
    def length(self) -> float:
        """Metres: of the path, around the ring, of a circle's radius."""
        path = self.path
        if self.kind in (Kind.LENGTH, Kind.CIRCLE):
            return path_length(path)
        ring = self.ring or path
        return path_length([*ring, ring[0]] if len(ring) > 2 else ring)

    @property
    def area(self) -> float:
        """Square metres enclosed; a ring that crosses itself encloses all its loops."""
        return geodesic_area(_polygon(self.ring))

    @property
    def text(self) -> str:
        """Live figures in words, "" where there is nothing to tell yet."""
        if len(self.path) < 2:
            return ""
        length, area = length_text(self.length), area_text(self.area)
        if self.kind is Kind.LENGTH or (self.kind in RINGS and not self.ring):
            return length
        if self.kind is Kind.CIRCLE:
            return tr("{area} · radius {length}", area=area, length=length)
        return tr("{area} · perimeter {length}", area=area, length=length)

    def legs(self) -> list[tuple[Place, Place, str]]:
        """Both ends of each leg of a path or ring and its length in words; of box and circle none."""
        path = self.path
        if self.kind in MOST or len(path) < 2:
            return []
        if self.kind in RINGS and len(path) > 2:
            path.append(path[0])
        return [(a, b, length_text(path_length([a, b]))) for a, b in pairwise(path)]

    def shape(self) -> shapely.Geometry | None:
        """The figure as a valid geometry in EPSG:4490; None while it has too few places or no extent."""
        if len(self.path) < LEAST[self.kind]:
            return None
        found = shapely.LineString(self.path) if self.kind is Kind.LENGTH else _polygon(self.ring)
        return None if found is None or found.is_empty else found


def _polygon(ring: list[Place]) -> shapely.Geometry | None:
    """A valid polygon of a ring, several where it crosses itself; None where it encloses nothing."""
    if len(ring) < 3:
        return None
    found = shapely.Polygon(ring)
    if not found.is_valid:
        parts = shapely.get_parts(shapely.make_valid(found))
        found = shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
    return None if found.is_empty else found
