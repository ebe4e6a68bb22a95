"""Addresses in words to codes and back, and from a place to its building.

A text such as 广东省深圳市福田区莲花街道福华一路88号翠湖花园三栋1203室 is read from both ends: areas in front, the
room behind; what is left is compared with door plates and names. Spellings and old names count like the right ones.
"""

from __future__ import annotations

import re
from math import cos, radians

import msgspec
import shapely

from console.insight.features import METRES_PER_DEGREE
from console.model.address import BUILDING
from console.model.area import Area, AreaTree, Level
from console.model.premises import Building
from console.model.spelling import bigrams, canonical, likeness, plain
from console.store.address_index import BUILDINGS
from console.store.addresses import AddressStore, Found
from console.store.areas import AreaStore
from console.store.places import PlaceStore

CANDIDATES = 60
_COUNTRY = re.compile("^(中国|中华人民共和国)?([\u4e00-\u9fff]{2,3}(省|自治区))?([\u4e00-\u9fff]{2,3}市)?")
_ROOM = re.compile(r"^(.{2,}?)(?:(?:第?\d{1,3}|负\d)层)?([a-z]?\d{3,5}[a-z]?)$")
_FLOOR = re.compile(r"(?<=..)第?(?:\d{1,3}|负\d)层$")     # a floor alone says no room
_NUMBERS = re.compile(r"\d+")
_OTHER_NUMBERS = 0.7    # 3栋 is not 13栋, however alike the rest is
_NO_ROOM = 0.9
_OTHER_AREA = 0.85
_BESIDE = 30.0          # m from a wall within which a place still is at the building
_ROUND = 80.0           # m around a place in which other grids' buildings are looked at


class Match(msgspec.Struct, frozen=True):
    """What an address in words may mean.

    Attributes:
        code: of the room (25 digits), or of the building (19) where no room is named or known.
        score: 0 to 1; 1 is the same after spelling.
        address: as the console writes it.
        room_missing: the room that is named and not registered, "".
        lon, lat: of the building.
    """

    code: str
    score: float
    address: str
    room_missing: str = ""
    lon: float = 0.0
    lat: float = 0.0


class AddressWords:
    """Reads and writes addresses of one profile. Safe from any thread.

    Args:
        addresses, places, areas: of the profile.
    """

    def __init__(self, addresses: AddressStore, places: PlaceStore, areas: AreaStore) -> None:
        self._addresses = addresses
        self._places = places
        self._areas = areas
        self._known: tuple[AreaTree, dict[str, str], dict[str, Area]] | None = None

    def best(self, text: str) -> tuple[str, float, str] | None:
        """Code, score and address of the likeliest meaning, for imports."""
        found = self.match(text, 1)
        return (found[0].code, found[0].score, found[0].address) if found else None

    def match(self, text: str, limit: int = 5) -> list[Match]:
        """What an address may mean, the likeliest first; none for a text without a building's or road's name."""
        within, rest = self.area_in(text)
        if len(plain(rest)) < 2:
            return []
        spelt = canonical(rest)
        found = self._fitting(spelt, within)
        if within and not any(score > 0.5 for _, score, _ in found):
            found += [(one, score * _OTHER_AREA, room) for one, score, room in self._fitting(spelt, "")]
        found.sort(key=lambda item: (-item[1], item[0].code))
        return [self._placed(one, score, room) for one, score, room in found[:limit]]

    def area_in(self, text: str) -> tuple[str, str]:
        """The code of the smallest area an address begins with, "" for none, and what is left of the text."""
        rest = _COUNTRY.sub("", plain(text))
        if rest == "":      # 深圳市 alone, or a district whose name ends in 市
            rest = plain(text)
        names, code = self._area_names(), ""
        for _ in range(4):
            name = next((rest[:n] for n in range(min(len(rest), 20), 1, -1) if rest[:n] in names), "")
            if not name:
                break
            if len(names[name]) > len(code):
                code = names[name]
            rest = rest[len(name):]
        return code, rest

    def write(self, code: str) -> str:
        """An address in words: 福田区莲花街道彩田社区 福华一路88号 翠湖花园3栋 1203; as far as it is known."""
        head = "".join(area.name for area in self._areas_of(code))
        building = self._places.building(code[:BUILDING]) if len(code) >= BUILDING else None
        if building is None:
            return head
        room = self._addresses.room(code)
        parts = [head, self._addresses.line(code), building.name, room.name if room else ""]
        return " ".join(part for part in parts if part)

    def at(self, lon: float, lat: float) -> tuple[Building | None, str]:
        """The building at a place (EPSG:4490 degrees), or the nearest within 30 m, and the place's grid ("")."""
        locator = self._areas.locator()
        grid = locator.locate(lon, lat, Level.GRID) or locator.locate(lon, lat)
        high = _ROUND / METRES_PER_DEGREE
        wide = high / _cosine(lat)
        around = {locator.locate(lon + i * wide, lat + j * high) for i in (-1, 0, 1) for j in (-1, 0, 1)} | {grid}
        near = [one for area in sorted(around - {""}) for one in self._places.buildings(area)]
        if not near:
            return None, grid
        place = shapely.Point(0, 0)
        scale = METRES_PER_DEGREE * _cosine(lat)
        shapes = shapely.transform(shapely.from_wkb([one.wkb for one in near]),
                                   lambda xy: (xy - (lon, lat)) * (scale, METRES_PER_DEGREE))
        away = shapely.distance(shapes, place)
        nearest = int(away.argmin())
        return (near[nearest] if away[nearest] <= _BESIDE else None), grid

    # How it is done

    def _fitting(self, spelt: str, within: str) -> list[tuple[Found, float, str]]:
        """Buildings like a text, with their score and the room the text names."""
        found: dict[str, tuple[Found, float, str]] = {}
        cut = _ROOM.match(spelt)
        whole = _FLOOR.sub("", spelt)
        heads = {whole: "", spelt: ""} | ({cut.group(1): cut.group(2)} if cut else {})
        for head, room in heads.items():
            if len(head) < 2:
                continue
            pairs = list(dict.fromkeys(bigrams(head)))
            near = self._addresses.found(self._addresses.words.alike(BUILDINGS, pairs, CANDIDATES, within))
            others = self._addresses.history.names_of([one.code for one in near])
            for one in near:
                score = _score(head, one, others.get(one.code, []))
                if score > found.get(one.code, (one, 0.0, ""))[1]:
                    found[one.code] = one, score, room
        return list(found.values())

    def _placed(self, one: Found, score: float, room: str) -> Match:
        code, missing = one.code, ""
        if room:
            same = next((r for r in self._addresses.rooms_named([one.code], room) if r.name.lower() == room), None)
            code, missing = (same.code, "") if same else (one.code, room)
        score = score * _NO_ROOM if missing else score
        return Match(code, round(score, 3), self.write(code), missing, one.lon, one.lat)

    def _areas_of(self, code: str) -> list[Area]:
        """District, street and community of a code, as far as they are known."""
        by_code = self._settled()[2]
        return [by_code[code[:end]] for end in (6, 9, 12) if end <= len(code) and code[:end] in by_code]

    def _area_names(self) -> dict[str, str]:
        """Name, today's or old, → code of all areas above grids."""
        return self._settled()[1] | {plain(name): code for name, code in self._addresses.history.area_names().items()}

    def _settled(self) -> tuple[AreaTree, dict[str, str], dict[str, Area]]:
        """The tree of now with its names and codes, worked out once."""
        tree = self._areas.tree()
        if self._known is None or self._known[0] is not tree:
            some = [area for area in tree if area.code and area.level < Level.GRID]
            self._known = tree, {plain(area.name): area.code for area in some}, {area.code: area for area in some}
        return self._known


def _cosine(lat: float) -> float:
    return max(0.01, cos(radians(lat)))


def _score(head: str, one: Found, others: list[str]) -> float:
    """How well a text fits the best of what a building is called."""
    numbers = _NUMBERS.findall(head)
    texts = [one.name, one.line, one.line + one.name, one.name + one.line, *others]
    return max((likeness(head, other) * (1.0 if _NUMBERS.findall(other) == numbers else _OTHER_NUMBERS)
                for other in map(canonical, filter(None, texts))), default=0.0)
