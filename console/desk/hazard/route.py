"""Today's route (今日路线): in which order to go to buildings so that the way is short, along roads where known."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.desk.metres import plane
from console.model.premises import Building

ROUNDS = 60    # sweeps of 2-opt; it ends by itself after a handful
Place = tuple[float, float]   # longitude and latitude, EPSG:4490 degrees
Floats = NDArray[np.float64]


class Ways(Protocol):
    """Roads that one can go along."""

    def matrix(self, lons: Floats, lats: Floats) -> Floats:
        """Metres from each place to each; infinite where no way leads."""

    def line(self, here: Place, there: Place) -> tuple[Place, ...]:
        """The way from one place to another; empty where there is none."""


class Route(msgspec.Struct, frozen=True):
    """The buildings in the order of the walk.

    Attributes:
        buildings: 19-digit codes. legs: metres from the stop before; the first from the start, 0 where none was given.
        metres: of all legs. nearest: what going always to the nearest one would have been.
        start: where it begins, None for the first building.
        lines: for each leg the way along roads; empty for one that is measured as the crow flies.
    """

    buildings: tuple[str, ...]
    legs: tuple[float, ...]
    metres: float
    nearest: float
    start: Place | None = None
    lines: tuple[tuple[Place, ...], ...] = ()

    @property
    def is_by_road(self) -> bool:
        """Whether any leg goes along roads."""
        return any(self.lines)


def route(buildings: Sequence[Building], start: Place | None = None, ways: Ways | None = None) -> Route:
    """Order buildings by nearest neighbour, then 2-opt, over metres by road, or as the crow flies where there is none.

    The walk is open: it does not come back. Equal input gives equal output.

    Args:
        start: where it begins; None to begin at the westernmost building.
        ways: roads to go along; None to measure straight.
    """
    if not buildings:
        return Route((), (), 0.0, 0.0, start)
    stops = sorted(buildings, key=lambda one: (one.lon, one.code))
    places = [start] if start else []
    places += [(one.lon, one.lat) for one in stops]
    lons, lats = np.array(places, np.float64).T
    xy = plane(lons, lats)
    far = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    by_road = np.zeros(far.shape, bool)
    if ways is not None:
        along = ways.matrix(lons, lats)
        along = np.minimum(along, along.T)   # the same way back, but for the last digits
        by_road = np.isfinite(along)
        far = np.where(by_road, np.maximum(along, far), far)
    way = _nearest(far)
    nearest = _length(far, way)
    way = _two_opt(far, way)
    legs = [float(far[a, b]) for a, b in itertools.pairwise(way)]
    lines = [ways.line(places[a], places[b]) if ways is not None and by_road[a, b] else ()
             for a, b in itertools.pairwise(way)]
    shift = 1 if start else 0
    order = [stops[i - shift].code for i in way if i >= shift]
    begin: list[tuple[Place, ...]] = [] if start else [()]
    return Route(tuple(order), tuple(legs if start else [0.0, *legs]), sum(legs), nearest, start,
                 (*begin, *lines))


def whole_line(way: Route, places: Mapping[str, Place]) -> list[Place]:
    """A way from its start to its end: along roads where it goes along them, straight elsewhere.

    Args:
        places: of its buildings, by code.
    """
    line: list[Place] = [way.start] if way.start is not None else []
    for code, leg in zip(way.buildings, way.lines, strict=True):
        line += leg[1:] if leg else [places[code]]
    return line


def _nearest(far: np.ndarray) -> list[int]:
    """From stop 0 always to the nearest stop left."""
    way, left = [0], np.ones(len(far), dtype=bool)
    left[0] = False
    while left.any():
        near = int(np.where(left, far[way[-1]], np.inf).argmin())
        way.append(near)
        left[near] = False
    return way


def _two_opt(far: np.ndarray, way: list[int]) -> list[int]:
    """Turn stretches of the way round as long as that makes it shorter; the first stop stays."""
    order = np.array(way)
    for _ in range(ROUNDS):
        better = False
        for i in range(1, len(order) - 1):
            ends = np.arange(i + 1, len(order))
            after = np.append(order[i + 2:], -1)   # the last stop has none after it: an open walk
            tail = np.where(after >= 0, far[order[i], after] - far[order[ends], after], 0.0)
            gain = far[order[i - 1], order[i]] - far[order[i - 1], order[ends]] - tail
            best = int(gain.argmax())
            if gain[best] > 1e-6:
                j = i + 1 + best
                order[i:j + 1] = order[i:j + 1][::-1]
                better = True
        if not better:
            break
    found: list[int] = order.tolist()
    return found


def _length(far: np.ndarray, way: Sequence[int]) -> float:
    return float(sum(far[a, b] for a, b in itertools.pairwise(way)))
