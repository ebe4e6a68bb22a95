"""Places where generated incidents happen: at buildings and on roads of the profile, or anywhere in its areas."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from random import Random

import msgspec
import shapely

from console.errors import Refused
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.model.premises import Building
from console.store.locator import Locator

METRE = 1 / 111_320  # degrees of latitude
TRIES = 200          # random points before an area's own representative point is taken

Line = Sequence[Sequence[float]]


class Scene(msgspec.Struct, frozen=True):
    """A place: its short name (for a title), its address, EPSG:4490 degrees."""

    name: str
    address: str
    lon: float
    lat: float


class Scenes:
    """Draws places. Buildings weigh equally, so that dense grids see more than empty ones.

    Args:
        tree: the hierarchy.
        locator: of the same hierarchy.
        buildings: may be empty; then points anywhere in the finest areas are drawn, by their size.
        roads: (name, line of [lon, lat] in degrees); may be empty.

    Raises:
        Refused: no area has a geometry.
    """

    def __init__(self, tree: AreaTree, locator: Locator, buildings: Sequence[Building],
                 roads: Sequence[tuple[str, Line]] = ()) -> None:
        self._tree = tree
        self._locator = locator
        self._buildings = buildings
        drawn = [area for area in tree if area.wkb is not None]
        if not drawn:
            raise Refused(tr("This profile has no areas with a geometry, so there is no place for incidents. "
                             "Import areas, or make the demo district with: demo make"))
        finest = max(area.level for area in drawn)
        self._areas = sorted((a for a in drawn if a.level == finest), key=lambda a: a.id)
        self._sizes = list(accumulate(max(area.size, 1.0) for area in self._areas))
        self._pieces: list[tuple[str, float, float, float, float]] = [
            (name, a[0], a[1], b[0], b[1]) for name, line in roads for a, b in pairwise(line)]
        self._lengths = list(accumulate(math.hypot(x1 - x0, y1 - y0) for _, x0, y0, x1, y1 in self._pieces))
        self._shapes: dict[str, shapely.Geometry] = {}

    def draw(self, luck: Random, road: bool = False) -> Scene:
        """A random place; on a road if that is wanted and there are roads."""
        if road and self._pieces:
            found = self._on_road(luck)
            if found is not None:
                return found
        return self._at_building(luck) if self._buildings else self._in_area(luck)

    def _at_building(self, luck: Random) -> Scene:
        building = luck.choice(self._buildings)
        turn, far = luck.uniform(0, math.tau), luck.uniform(0, 8)  # within 8 m of its middle
        lon = building.lon + math.cos(turn) * far * METRE / math.cos(math.radians(building.lat))
        lat = building.lat + math.sin(turn) * far * METRE
        return self._scene(building.name, building.area, lon, lat)

    def _on_road(self, luck: Random) -> Scene | None:
        for _ in range(8):
            name, x0, y0, x1, y1 = self._pieces[bisect_left(self._lengths, luck.uniform(0, self._lengths[-1]))]
            part = luck.random()
            lon, lat = x0 + part * (x1 - x0), y0 + part * (y1 - y0)
            area = self._locator.locate(lon, lat)
            if area:
                return self._scene(name, area, lon, lat)
        return None  # most of the roads lie outside the areas

    def _in_area(self, luck: Random) -> Scene:
        area = self._areas[bisect_left(self._sizes, luck.uniform(0, self._sizes[-1]))]
        lon, lat = self._inside(area, luck)
        return self._scene(area.name, area.id, lon, lat)

    def _inside(self, area: Area, luck: Random) -> tuple[float, float]:
        shape = self._shapes.get(area.id)
        if shape is None:
            shape = self._shapes[area.id] = shapely.from_wkb(area.wkb)
            shapely.prepare(shape)
        west, south, east, north = shape.bounds
        for _ in range(TRIES):
            lon, lat = luck.uniform(west, east), luck.uniform(south, north)
            if shapely.contains_xy(shape, lon, lat):
                return lon, lat
        point = shape.representative_point()
        return point.x, point.y

    def _scene(self, name: str, area_id: str, lon: float, lat: float) -> Scene:
        above = [a.name for a in self._tree.path(area_id) if Level.DISTRICT < a.level < Level.GRID]
        address = "".join(part for part in above if part not in name)
        return Scene(name, address + name, round(lon, 7), round(lat, 7))  # 1 cm
