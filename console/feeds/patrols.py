"""Generated rounds (演示数据): grid workers walk from door to door, riders follow the main roads."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from random import Random

import numpy as np
import shapely

from console.feeds.scenes import METRE, Line
from console.model.premises import Building, Person
from console.model.unit import Sighting, UnitKind

EVERY = 15.0       # seconds between two positions of one unit
PAST = 600.0       # seconds of rounds that lie behind when it begins
WALKS, RIDES = 1.2, 7.0          # metres per second
PAUSE = (20.0, 120.0)            # seconds at a door
STOPS = 12                       # doors of one round
WALKERS = ("grid_worker",)
RIDERS = ("inspector", "emergency")

Place = tuple[float, float]


class Patrols:
    """Where the demo's staff are at any moment; the same for the same seed and times.

    Args:
        people: those with a post that moves are taken; workers of a grid without buildings stay out of sight.
        buildings: the doors. roads: (name, line of [lon, lat] in degrees).
        seed: of everything left to chance.
    """

    def __init__(self, people: Iterable[Person], buildings: Iterable[Building],
                 roads: Sequence[tuple[str, Line]], seed: int = 1) -> None:
        doors: dict[str, list[Place]] = {}
        for building in buildings:
            doors.setdefault(building.area, []).append((building.lon, building.lat))
        self._due: list[tuple[float, int, _Round]] = []
        for person in people:
            luck = Random(f"{seed}-{person.id}")
            if person.post in WALKERS and person.area in doors:
                stops = _tour(luck.sample(doors[person.area], min(STOPS, len(doors[person.area]))))
                self._add(_Round(person, stops, WALKS, PAUSE, UnitKind.WALKER, luck))
            elif person.post in RIDERS and roads:
                there = [(float(lon), float(lat)) for lon, lat in luck.choice(roads)[1]]
                self._add(_Round(person, there + there[-2:0:-1], RIDES, (0.0, 0.0), UnitKind.VEHICLE, luck))

    def begin(self, at: float, past: float = PAST) -> list[Sighting]:
        """Positions of the time before `at` (seconds since 1970 UTC), in order."""
        due, self._due = self._due, []
        for number, (offset, _, one) in enumerate(sorted(due, key=lambda item: item[1])):
            one.start(at - past)
            self._due.append((at - past + offset % EVERY, number, one))
        heapq.heapify(self._due)
        return self.advance(at)

    def advance(self, to: float) -> list[Sighting]:
        """Positions up to `to`, in order; a unit that stands still is seen too."""
        if self._due and to - self._due[0][0] > PAST:  # a laptop was asleep: go on instead of catching up
            return self.begin(to, 0.0)
        found: list[Sighting] = []
        while self._due and self._due[0][0] <= to:
            at, number, one = heapq.heappop(self._due)
            found.append(one.seen(at))
            heapq.heappush(self._due, (at + EVERY, number, one))
        return found

    def _add(self, one: _Round) -> None:
        # spread over the seconds, so that not all of them move at one beat
        self._due.append((one.luck.uniform(0, EVERY), len(self._due), one))


class _Round:
    """One unit on its endless way through its stops."""

    def __init__(self, person: Person, stops: list[Place], speed: float, pause: tuple[float, float],
                 kind: UnitKind, luck: Random) -> None:
        self.luck = luck
        self._person, self._stops, self._speed, self._pause, self._kind = person, stops, speed, pause, kind
        self._next = 0
        self._from = self._to = stops[0]
        self._leaves = self._arrives = 0.0

    def start(self, at: float) -> None:
        """Stand at any of the stops."""
        self._next = self.luck.randrange(len(self._stops))
        self._from = self._to = self._stops[self._next]
        self._leaves = self._arrives = at

    def seen(self, at: float) -> Sighting:
        while at >= self._arrives:
            self._leaves = self._arrives + self.luck.uniform(*self._pause)
            self._from = self._to
            self._next = (self._next + 1) % len(self._stops)
            self._to = self._stops[self._next]
            self._arrives = self._leaves + max(1.0, metres(self._from, self._to) / self._speed)
        share = max(0.0, (at - self._leaves) / (self._arrives - self._leaves))
        lon, lat = (a + share * (b - a) for a, b in zip(self._from, self._to, strict=True))
        who = self._person
        return Sighting(who.id, who.name, round(lon, 7), round(lat, 7), at, self._kind, who.demo)


def inside(roads: Iterable[tuple[str, Line]], outline: shapely.Geometry) -> list[tuple[str, Line]]:
    """The longest stretch of each road that lies inside an outline (degrees); roads that miss it left out."""
    found: list[tuple[str, Line]] = []
    for name, points in roads:
        parts = shapely.get_parts(shapely.intersection(shapely.linestrings(np.array(points)), outline))
        if len(parts) and (longest := max(parts, key=shapely.length)).length > 0:
            found.append((name, shapely.get_coordinates(longest).tolist()))
    return found


def metres(one: Place, other: Place) -> float:
    """Between two near places in degrees."""
    return math.hypot((other[0] - one[0]) * math.cos(math.radians(one[1])), other[1] - one[1]) / METRE


def _tour(stops: list[Place]) -> list[Place]:
    """From each stop to the nearest one that is left, as somebody would walk."""
    way, rest = stops[:1], stops[1:]
    while rest:
        nearest = min(rest, key=lambda stop: metres(way[-1], stop))
        rest.remove(nearest)
        way.append(nearest)
    return way

