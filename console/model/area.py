"""Areas: district → street → community → grid (区 → 街道 → 社区 → 网格)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

import msgspec


class Level(IntEnum):
    """Rank of an area; a smaller number holds the larger area."""

    CITY = 0
    DISTRICT = 1
    STREET = 2
    COMMUNITY = 3
    GRID = 4

    @classmethod
    def named(cls, text: str) -> Level:
        """The level called "street", "街道" … Raises `KeyError` for anything else."""
        return _NAMES[text.strip().lower()]

    @property
    def word(self) -> str:
        """The level as written in commands and results: "street"."""
        return self.name.lower()


_NAMES = {level.name.lower(): level for level in Level} | {
    "市": Level.CITY, "区": Level.DISTRICT, "街道": Level.STREET, "社区": Level.COMMUNITY, "网格": Level.GRID,
}


class Area(msgspec.Struct, frozen=True):
    """One area.

    Attributes:
        id: stable and unique in a profile; the code where there is one, else "level:parent/name".
        code: official code, "" where none is known. Two authorities may give one code to two areas.
        name: as written by its authority, for example 莲花街道.
        level: rank.
        parent: id of the area above, "" at the top.
        authority: who gave the code ("NBS", "MCA", "demo", a file's name).
        year: of the code list, 0 where unknown.
        demo: generated, not real.
        wkb: polygon or multipolygon, EPSG:4490 longitude/latitude in degrees; None where only a table exists.
        bounds: (west, south, east, north) in degrees, None without geometry.
        size: area on the ellipsoid in square metres, 0 without geometry.
    """

    id: str
    code: str
    name: str
    level: Level
    parent: str = ""
    authority: str = ""
    year: int = 0
    demo: bool = False
    wkb: bytes | None = None
    bounds: tuple[float, float, float, float] | None = None
    size: float = 0.0


class AreaTree:
    """All areas of a profile at one moment: look up, walk up, walk down. Immutable."""

    def __init__(self, areas: Iterable[Area] = ()) -> None:
        self._by_id = {area.id: area for area in areas}
        self._children: dict[str, list[str]] = {}
        for area in self._by_id.values():
            parent = area.parent if area.parent in self._by_id else ""
            self._children.setdefault(parent, []).append(area.id)
        for ids in self._children.values():
            ids.sort(key=lambda i: (self._by_id[i].code or "~", self._by_id[i].name))

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Area]:
        return iter(self._by_id.values())

    def __contains__(self, area_id: str) -> bool:
        return area_id in self._by_id

    def __getitem__(self, area_id: str) -> Area:
        return self._by_id[area_id]

    def get(self, area_id: str) -> Area | None:
        return self._by_id.get(area_id)

    def children(self, area_id: str = "") -> list[Area]:
        """Areas directly below, by code and name; of the whole profile for ""."""
        return [self._by_id[i] for i in self._children.get(area_id, ())]

    def path(self, area_id: str) -> list[Area]:
        """From the top down to the area itself; empty for an unknown id."""
        found: list[Area] = []
        area = self._by_id.get(area_id)
        while area is not None and area not in found:
            found.append(area)
            area = self._by_id.get(area.parent)
        return found[::-1]

    def within(self, area_id: str) -> set[str]:
        """Ids of the area and everything below it."""
        found, todo = set(), [area_id]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo.extend(self._children.get(one, ()))
        return found

    def level(self, level: Level) -> list[Area]:
        return [area for area in self._by_id.values() if area.level == level]

    def find(self, text: str) -> list[Area]:
        """Areas whose id, code or name is exactly `text`; failing that, whose name begins with it."""
        text = text.strip()
        exact = [a for a in self if text in (a.id, a.code, a.name)]
        return exact or [a for a in self if text and a.name.startswith(text)]
