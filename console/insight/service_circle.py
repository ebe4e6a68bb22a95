"""The service circle (500 米服务圈): which buildings lie within reach of a station, who is outside, how stations share
the load.

A reach is measured on the ground in the working plane of the district (EPSG:4547 at Shenzhen), never in Web Mercator,
where 500 m are 462; or on foot along a layer of roads, where one is marked as such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.errors import BadInput
from console.exchange.crs import from_lonlat, working_crs
from console.insight.roads import Roads
from console.language import tr
from console.model.premises import Building, Facility
from console.progress import Progress

REACH = 500.0   # metres, as the district promised its residents
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Demand(msgspec.Struct, frozen=True):
    """Who is to be served, a row for each building.

    Attributes:
        codes: of the buildings; areas: their grids.
        lons, lats: EPSG:4490 degrees.
        weights: columns of figures: "buildings" (ones), "rooms", and "people" where residents are known.
    """

    codes: tuple[str, ...]
    areas: tuple[str, ...]
    lons: Floats
    lats: Floats
    weights: Mapping[str, Floats]

    def __len__(self) -> int:
        return len(self.codes)


class StationLoad(msgspec.Struct, frozen=True):
    """What falls to one station when everybody goes to the nearest one within reach.

    Attributes:
        within: figures of all it reaches; nearest: of those for whom it is the nearest.
        alone: of those whom no other station reaches: what is lost if it closes.
    """

    id: str
    name: str
    area: str
    lon: float
    lat: float
    within: dict[str, float]
    nearest: dict[str, float]
    alone: dict[str, float]


class Coverage(msgspec.Struct, frozen=True):
    """How stations cover a demand.

    Attributes:
        reach_m: metres; by_road: measured along roads, else straight.
        total, inside: figures of everybody, and of those within reach of a station.
        stations: their loads, in the order given.
        count: for each building how many stations reach it; nearest: the nearest one's place in `stations`, -1.
        metres: to that one, infinite where none is in reach.
    """

    reach_m: float
    by_road: bool
    total: dict[str, float]
    inside: dict[str, float]
    stations: tuple[StationLoad, ...]
    count: Ints
    nearest: Ints
    metres: Floats

    @property
    def outside(self) -> NDArray[np.bool_]:
        """Which buildings no station reaches."""
        return self.count == 0

    @property
    def share(self) -> dict[str, float]:
        """Share of each figure within reach, 0–1."""
        return {name: self.inside[name] / whole if whole else 0.0 for name, whole in self.total.items()}

    def overlap(self, demand: Demand) -> dict[int, dict[str, float]]:
        """Figures by how many stations reach a building: 0, 1, 2 … ; they add up to `total`."""
        return {int(n): {name: float(column[self.count == n].sum()) for name, column in demand.weights.items()}
                for n in np.unique(self.count)}


class Reaches:
    """Which places reach which, as pairs (source, target, metres), sorted by source.

    Attributes:
        source, target: rows of the places asked for; metres: between them, at most the reach.
    """

    def __init__(self, source: Ints, target: Ints, metres: Floats) -> None:
        order = np.lexsort((metres, source))
        self.source, self.target, self.metres = source[order], target[order], metres[order]

    def by_target(self) -> tuple[Ints, Ints, Floats]:
        """(target, source, metres) sorted by target, the nearest source first."""
        order = np.lexsort((self.metres, self.target))
        return self.target[order], self.source[order], self.metres[order]


def demand_of(buildings: Sequence[Building], people: Mapping[str, int] | None = None,
              rooms: Mapping[str, int] | None = None) -> Demand:
    """The demand of buildings.

    Args:
        people: residents by building code; None where they are not known.
        rooms: registered ones by building code; where none are, what the building itself says counts.
    """
    known = rooms or {}
    counts = [known.get(one.code, 0) or one.rooms for one in buildings]
    weights = {"buildings": np.ones(len(buildings)), "rooms": np.array(counts, np.float64)}
    if people is not None:
        weights["people"] = np.array([people.get(one.code, 0) for one in buildings], np.float64)
    return Demand(tuple(one.code for one in buildings), tuple(one.area for one in buildings),
                  np.array([one.lon for one in buildings], np.float64),
                  np.array([one.lat for one in buildings], np.float64), weights)


def reaches(lons: Floats, lats: Floats, demand: Demand, reach_m: float = REACH,
            roads: Roads | None = None, progress: Progress | None = None) -> Reaches:
    """Which buildings are within reach of each place.

    Args:
        lons, lats: of the places, EPSG:4490 degrees.
        roads: measure on foot along these; None for straight lines on the ground.

    Raises:
        BadInput: the reach is no length somebody walks.
    """
    if not 1.0 <= reach_m <= 20_000.0:
        raise BadInput(tr("A reach lies between 1 and 20,000 m, not {reach} m.", reach=f"{reach_m:g}"))
    lons, lats = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
    if not len(lons) or not len(demand):
        return Reaches(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    crs = working_crs((float(demand.lons.min()), float(demand.lats.min()),
                       float(demand.lons.max()), float(demand.lats.max())))
    found = _straight(np.column_stack(from_lonlat(lons, lats, crs)),
                      np.column_stack(from_lonlat(demand.lons, demand.lats, crs)), reach_m)
    return found if roads is None else _on_foot(found, lons, lats, demand, reach_m, roads, progress or Progress())


def coverage(stations: Sequence[Facility], demand: Demand, reach_m: float = REACH,
             roads: Roads | None = None, progress: Progress | None = None) -> Coverage:
    """How stations cover a demand; `BadInput` like `reaches`."""
    found = reaches(np.array([one.lon for one in stations]), np.array([one.lat for one in stations]), demand,
                    reach_m, roads, progress)
    size = len(demand)
    count = np.bincount(found.target, minlength=size).astype(np.int64)
    target, source, metres = found.by_target()
    first = np.append(True, np.diff(target) != 0)[:len(target)]
    nearest, way = np.full(size, -1, np.int64), np.full(size, np.inf)
    nearest[target[first]], way[target[first]] = source[first], metres[first]
    inside = count > 0
    within = _sums(found.source, found.target, demand, len(stations))
    served = np.flatnonzero(inside)
    mine = _sums(nearest[served], served, demand, len(stations))
    single = np.flatnonzero(count == 1)
    alone = _sums(nearest[single], single, demand, len(stations))
    loads = tuple(StationLoad(one.id, one.name, one.area, one.lon, one.lat,
                              *({name: float(column[i]) for name, column in table.items()}
                                for table in (within, mine, alone))) for i, one in enumerate(stations))
    total = {name: float(column.sum()) for name, column in demand.weights.items()}
    covered = {name: float(column[inside].sum()) for name, column in demand.weights.items()}
    return Coverage(reach_m, roads is not None, total, covered, loads, count, nearest, way)


def _sums(station: Ints, building: Ints, demand: Demand, stations: int) -> dict[str, Floats]:
    """Figures of pairs of a station and a building, summed by station."""
    return {name: np.bincount(station, weights=column[building], minlength=stations).astype(np.float64)
            for name, column in demand.weights.items()}


def _straight(places: Floats, buildings: Floats, reach_m: float) -> Reaches:
    """Pairs at most `reach_m` apart in the plane, metres."""
    from scipy.spatial import cKDTree  # 0.1 s that a start does not need

    real = np.flatnonzero(np.isfinite(buildings).all(axis=1))
    asked = np.flatnonzero(np.isfinite(places).all(axis=1))
    near = cKDTree(buildings[real]).query_ball_point(places[asked], reach_m)
    source = np.repeat(asked, [len(one) for one in near])
    target = real[np.concatenate([np.asarray(one, np.int64) for one in near])] if len(source) else \
        np.zeros(0, np.int64)
    return Reaches(source, target, np.hypot(*(places[source] - buildings[target]).T))


def _on_foot(near: Reaches, lons: Floats, lats: Floats, demand: Demand, reach_m: float, roads: Roads,
             progress: Progress) -> Reaches:
    """Of pairs that are near in a straight line those that are near on foot: no way is shorter than that line."""
    ways = roads.pairs((lons, lats), (demand.lons, demand.lats), near.source, near.target, reach_m,
                       lambda done, whole: progress(done, whole, tr("Measuring ways on foot …")))
    inside = ways <= reach_m
    return Reaches(near.source[inside], near.target[inside], ways[inside])
