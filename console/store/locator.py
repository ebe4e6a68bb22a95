"""From a place to the area that holds it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cached_property
from math import cos, inf, isfinite, radians
from typing import TYPE_CHECKING

import numpy as np
import pyproj
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import STRtree

from console.model.area import Area, Level

if TYPE_CHECKING:
    from console.store.bulk import Buckets

CHUNK = 500_000   # places per round: bounds the memory
MANY = 50_000     # places in a round from which on the compiled search pays


class _Floor:
    """All areas of one level with a search tree over their boxes."""

    def __init__(self, areas: list[Area]) -> None:
        areas = sorted(areas, key=lambda area: area.id)
        shapes = shapely.from_wkb([area.wkb for area in areas])
        holds = ~shapely.is_empty(shapes)
        self.names = np.array([area.id for area in areas], dtype=object)[holds]
        self.shapes = shapes[holds]
        shapely.prepare(self.shapes)
        self.tree = STRtree(self.shapes)

    def at(self, x: float, y: float) -> str:
        """Id of the area at one place, as `find` does for many."""
        near = self.tree.query(shapely.Point(x, y))
        held = near[shapely.intersects_xy(self.shapes[near], x, y)]
        return self.names[held.min()] if len(held) else ""

    def find(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Index of the area at each place, -1 for none; on a shared edge the lower id, always."""
        if len(x) < MANY:
            return self._search(x, y)
        from console.store.bulk import UNSURE  # brings numba, which nothing else here needs

        found = self._buckets.find(x, y)
        unsure = np.flatnonzero(found == UNSURE)
        found[unsure] = self._search(x[unsure], y[unsure])
        return found

    @cached_property
    def _buckets(self) -> Buckets:
        from console.store.bulk import Buckets

        return Buckets(self.shapes)

    def _search(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        places, shapes = self.tree.query(shapely.points(x, y))
        inside = shapely.intersects_xy(self.shapes[shapes], x[places], y[places])
        found = np.full(len(x), len(self.names), np.int64)
        np.minimum.at(found, places[inside], shapes[inside])
        found[found == len(self.names)] = -1
        return found


class Locator:
    """Finds the area at a place (EPSG:4490 degrees), by a search tree per level. Safe from any thread.

    Args:
        areas: those without geometry are passed over.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        by_level: dict[Level, list[Area]] = {}
        for area in areas:
            if area.wkb is not None:
                by_level.setdefault(area.level, []).append(area)
        self._floors = {level: _Floor(by_level[level]) for level in sorted(by_level, reverse=True)}
        self._lock = threading.Lock()

    def locate(self, lon: float, lat: float, level: Level | None = None) -> str:
        """Id of the finest area that holds the place, or of the one of that level; "" outside."""
        if isfinite(lon) and isfinite(lat):
            for rank, floor in self._floors.items():
                found = floor.at(lon, lat) if level is None or rank == level else ""
                if found:
                    return found
        return ""

    def locate_many(self, lon: ArrayLike, lat: ArrayLike, level: Level | None = None) -> list[str]:
        """`locate` for many places at once.

        Args:
            lon, lat: degrees, of one length; not-a-number means no place.
            level: only areas of this level; None for the finest.
        """
        x, y = np.asarray(lon, np.float64).ravel(), np.asarray(lat, np.float64).ravel()
        ids = np.full(len(x), "", dtype=object)
        for start in range(0, len(x), CHUNK):
            part = slice(start, start + CHUNK)
            todo = np.flatnonzero(np.isfinite(x[part]) & np.isfinite(y[part])) + start
            for rank, floor in self._floors.items():
                if level is not None and rank != level:
                    continue
                found = floor.find(x[todo], y[todo])
                ids[todo[found >= 0]] = floor.names[found[found >= 0]]
                todo = todo[found < 0]
        return ids.tolist()

    def distance(self, lon: float, lat: float) -> float:
        """Metres on the ellipsoid to the nearest area, 0 inside; infinite if there is none to measure to.

        Which edge is nearest is judged with longitudes scaled to the place's latitude: exact near the
        areas, good enough far away, where only "thousands of kilometres off" matters.
        """
        if not (isfinite(lon) and isfinite(lat)) or abs(lat) > 90 or not self._floors:
            return inf
        if self.locate(lon, lat):
            return 0.0
        with self._lock:
            tree, shapes, scale = self._edges
        place = shapely.Point(lon * scale, lat)
        nearest = shapes[tree.query_nearest(place, all_matches=False)[0]]
        line = shapely.shortest_line(place, nearest)
        (x0, y0), (x1, y1) = shapely.get_coordinates(line).tolist()
        return pyproj.Geod(ellps="GRS80").inv(x0 / scale, y0, x1 / scale, y1)[2]

    @cached_property
    def _edges(self) -> tuple[STRtree, NDArray[np.object_], float]:
        """All shapes with longitudes shrunk to the length they have at the areas' middle latitude."""
        shapes = np.concatenate([floor.shapes for floor in self._floors.values()])
        south, north = shapely.total_bounds(shapes)[[1, 3]]
        scale = max(cos(radians((south + north) / 2)), 1e-6)
        shrunk = shapely.transform(shapes, lambda xy: xy * (scale, 1.0))
        return STRtree(shrunk), shrunk, scale
