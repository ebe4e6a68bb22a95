"""Facilities of the demo district: schools, stations, shelters, hydrants and the rooms of the communities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import shapely
from numpy.random import Generator

from console.demo.areas import Layout
from console.demo.blocks import Blocks
from console.demo.frame import Frame
from console.model.area import Area, Level
from console.model.premises import Building, Facility

COMMUNITY = 12   # digits of its code
KERB = 6.0   # m from the middle of the road to a hydrant
# One of each in every community: kind and what its name ends in.
IN_COMMUNITIES = (
    ("community_office", "社区党群服务中心"), ("service_station", "社区群众诉求服务站"),
    ("police_room", "社区警务室"), ("clinic", "社区健康服务中心"), ("fire_post", "社区微型消防站"),
    ("shelter", "社区应急避难场所"), ("kindergarten", "社区幼儿园"),
)
# In every street: kind, what its name ends in, and how many in all streets together.
IN_STREETS = (
    ("street_office", "街道办事处", 10), ("police", "派出所", 12), ("fire_station", "消防救援站", 8),
    ("command_room", "街道指挥室", 10), ("mediation", "人民调解室", 23), ("legal", "法律工作室", 11),
    ("confirmation", "在线司法确认室", 48),
)
OF_THE_STREET = ("人民调解室", "法律工作室", "在线司法确认室")   # these bear its whole name
SECOND_STATIONS = 40   # communities with a second service station, the ones with the most grids


class Facilities:
    """Places facilities at buildings, one after another.

    Args:
        buildings: where they may be.
        luck: the demo's random numbers.
    """

    def __init__(self, buildings: Iterable[Building], luck: Generator) -> None:
        self._luck = luck
        self._by_area: dict[str, list[Building]] = defaultdict(list)
        for building in buildings:
            self._by_area[building.area[:9]].append(building)
            self._by_area[building.area[:12]].append(building)
        self.found: list[Facility] = []

    def at_building(self, kind: str, name: str, code: str) -> None:
        """Put one into some building of a community or street."""
        here = self._by_area[code]
        fitting = [b for b in here if b.use in ("public", "office", "residential")] or here
        building = fitting[int(self._luck.integers(len(fitting)))]
        self.add(kind, name, building.area, building.lon, building.lat)

    def add(self, kind: str, name: str, area: str, lon: float, lat: float) -> None:
        """Add one; the telephone number begins with 000, which no exchange has."""
        number = len(self.found) + 1
        phone = "" if kind == "hydrant" else f"000-8100{number:04}"
        self.found.append(Facility(f"440304F{number:05}", kind, name, area, lon, lat, phone, demo=True))


def place_facilities(frame: Frame, blocks: Blocks, layout: Layout, buildings: list[Building], count: int,
                     luck: Generator, tick: Callable[[int, int], None]) -> list[Facility]:
    """Place facilities; hydrants along the kerbs make the number up to `count`."""
    facilities = Facilities(buildings, luck)
    streets = [area for area in layout.areas if area.level == Level.STREET]
    communities = [area for area in layout.areas if area.level == Level.COMMUNITY]
    _per_street(facilities, streets)
    for done, community in enumerate(communities):
        tick(done, len(communities))
        for kind, ending in IN_COMMUNITIES:
            facilities.at_building(kind, community.name.removesuffix("社区") + ending, community.code)
    grids = Counter(grid[:COMMUNITY] for grid in layout.grids)
    for community in sorted(communities, key=lambda c: (-grids[c.code], c.code))[:SECOND_STATIONS]:
        facilities.at_building("service_station", f"{community.name}第二群众诉求服务站", community.code)
    _compounds(facilities, buildings)
    _hydrants(facilities, frame, blocks, layout, count - len(facilities.found), luck)
    return facilities.found


def _per_street(facilities: Facilities, streets: list[Area]) -> None:
    for kind, ending, count in IN_STREETS:
        for number in range(count):
            street = streets[number % len(streets)]
            turn = number // len(streets)
            stem = street.name if ending in OF_THE_STREET else street.name.removesuffix("街道")
            mark = f"第{'一二三四五'[turn]}" if count > len(streets) and turn else ""
            facilities.at_building(kind, f"{stem}{mark}{ending}", street.code)


def _compounds(facilities: Facilities, buildings: list[Building]) -> None:
    """One facility for each school and hospital, at its first building."""
    seen: set[str] = set()
    for building in buildings:
        if building.use in ("school", "hospital") and building.area not in seen:
            seen.add(building.area)
            ending = {"school": "学校", "hospital": "医院"}[building.use]
            name = building.name[:building.name.index(ending)] + ending
            facilities.add(building.use, name, building.area, building.lon, building.lat)


def _hydrants(facilities: Facilities, frame: Frame, blocks: Blocks, layout: Layout, count: int,
              luck: Generator) -> None:
    """Hydrants at the kerbs of blocks that are built on, evenly shared out."""
    built = [i for i, use in enumerate(blocks.uses) if use not in ("hill", "park")]
    chosen = sorted(luck.choice(built, max(count, 0), replace=count > len(built)).tolist(),
                    key=lambda i: layout.grids[i])
    kerbs = shapely.boundary(shapely.buffer(blocks.shapes[chosen], -KERB, join_style="mitre"))
    points = frame.degrees(shapely.line_interpolate_point(shapely.get_geometry(kerbs, 0),
                                                          luck.random(len(chosen)), normalized=True))
    for number, (i, (lon, lat)) in enumerate(zip(chosen, shapely.get_coordinates(points).tolist(), strict=True)):
        grid = layout.grids[i]
        short = layout.communities[grid].removesuffix("社区")
        facilities.add("hydrant", f"{short}消火栓{number + 1:04}号", grid, lon, lat)
