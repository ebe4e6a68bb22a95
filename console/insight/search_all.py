"""One box that finds everything, as one types: areas, buildings, rooms, firms, people, facilities, cases.

Two characters or more of any name or address, the beginning of a code, pinyin initials, or, for those who may see
telephones, their last four digits or more. What is found of people is masked like everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

import msgspec
import numpy as np

from console.desk.people import People
from console.insight.address_words import AddressWords
from console.insight.area_names import AreaNames
from console.insight.case_finder import CaseFinder
from console.language import tr
from console.model.access import NAME, NUMBER, PHONE
from console.model.address import BUILDING, as_number, is_prefix, normalise
from console.model.area import Area, AreaTree
from console.model.person import User
from console.model.premises import Facility
from console.model.register import Firm, Resident, Room
from console.model.spelling import canonical, plain
from console.store.address_index import BUILDINGS, FIRMS, RESIDENTS, ROOMS
from console.store.addresses import AddressStore, Found
from console.store.areas import AreaStore
from console.store.facility_codes import FacilityCodes
from console.store.places import PlaceStore

KINDS = ("area", "building", "room", "firm", "person", "facility", "case")
LAST_DIGITS = range(4, 13)      # of a telephone; fewer belong to too many
PLATE_DIGITS = 8                # of the code on a facility's plate: district and class; fewer belong to all of them
T = TypeVar("T", Resident, Firm)
_POOL = 60         # looked at of each kind before the best are picked
_IN_BUILDINGS = 12  # buildings in which a room is looked for


class Hit(msgspec.Struct, frozen=True):
    """Something found.

    Attributes:
        kind: one of `KINDS`; id: by which its card opens (a code, an id).
        title, detail: as shown, masked where the asker may not see it.
        lon, lat: where it is, None where that is unknown.
        area: id of the area it is in.
    """

    kind: str
    id: str
    title: str
    detail: str = ""
    lon: float | None = None
    lat: float | None = None
    area: str = ""


class SearchAll:
    """Searches one profile. Safe from any thread.

    Args:
        addresses, places, areas: of the profile.
        words: reads areas in front of an address.
        people: who may see what.
        cases: finds cases.
        kind_label: what a kind of facility is called.
    """

    def __init__(self, addresses: AddressStore, places: PlaceStore, areas: AreaStore, words: AddressWords,
                 people: People, cases: CaseFinder, kind_label: Callable[[str], str] = str) -> None:
        self._addresses = addresses
        self._places = places
        self._areas = areas
        self._words = words
        self._people = people
        self._cases = cases
        self._kind_label = kind_label
        self._area_names: AreaNames | None = None
        self._plates = FacilityCodes(places.store)
        self._facilities: tuple[int, list[tuple[str, str, str, Facility]]] = (-1, [])

    def find(self, text: str, who: User, limit: int = 8, kinds: Sequence[str] = KINDS) -> list[Hit]:
        """What answers to a text, kind by kind, the best first.

        Args:
            who: decides what of people is found and shown.
            limit: of each kind.
            kinds: only these.

        Returns:
            Nothing for a text of less than two characters.
        """
        text = text.strip()
        if len(plain(text)) < 2:
            return []
        self._addresses.sync(lazily=True)
        makers = {"area": self._find_areas, "building": self._find_buildings, "room": self._find_rooms,
                  "firm": self._find_firms, "person": self._find_people, "facility": self._find_facilities,
                  "case": self._find_cases}
        return [hit for kind in KINDS if kind in kinds for hit in makers[kind](text, who, limit)]

    def not_searched(self, text: str, who: User) -> str:
        """Which part of the profile was left out for this person, as a sentence; "" for none. Said where nothing was
        found, or where the text may be the end of a telephone.

        Whoever may not read telephones cannot find by them either: the answer would tell whose number it is.
        """
        digits = _digits(text)
        if len(digits) in LAST_DIGITS and plain(text) == digits and not self._people.may_see(PHONE, who):
            return tr("Telephones of people and firms were not searched: your role may not read them.")
        return "" if digits or self._people.may_see(NAME, who) else \
            tr("Names of people were not searched: your role may not read them.")

    def title_of(self, kind: str, id: str) -> str:
        """What a building, room, firm or facility is called now; "" for one that is gone, and for people."""
        if kind == "building":
            building = self._places.building(id)
            return building.name if building else ""
        if kind == "room":
            room, building = self._addresses.room(id), self._places.building(id[:BUILDING])
            return _joined(building.name, room.name or id[BUILDING:]) if room and building else ""
        if kind == "firm":
            firm = self._addresses.firm(int(id)) if id.isdecimal() else None
            return firm.name if firm else ""
        facility = self._places.facility(id) if kind == "facility" else None
        return facility.name if facility else ""

    def _find_areas(self, text: str, who: User, limit: int) -> list[Hit]:
        tree = self._areas.tree()
        if self._area_names is None or not self._area_names.of(tree):
            self._area_names = AreaNames(tree)
        old = self._addresses.history.area_names()
        codes = {code for name, code in old.items() if text in name}
        found = self._area_names.find(text, limit)
        found += [area for area in tree if area.code in codes and area not in found] if codes else []
        return [_area_hit(area, tree) for area in found[:limit]]

    def _find_buildings(self, text: str, who: User, limit: int) -> list[Hit]:
        return [_building_hit(one) for one in self._buildings(text, limit)]

    def _buildings(self, text: str, limit: int) -> list[Found]:
        if is_prefix(text):
            code = self._addresses.history.resolve(normalise(text)) if len(normalise(text)) >= 6 else normalise(text)
            codes = self._addresses.codes(code[:BUILDING], limit)
            if codes:
                return sorted(self._coded(codes).values(), key=lambda one: one.code)
        words = self._addresses.words
        found = self._addresses.found(words.find(BUILDINGS, text, _POOL))
        if not found:
            within, rest = self._words.area_in(text)
            if within and len(rest) > 1:
                found = self._addresses.found(words.find(BUILDINGS, rest, _POOL, within))
        wanted = plain(text)
        found.sort(key=lambda one: (_closeness(wanted, one.name, one.line), len(one.name), one.code))
        return found[:limit]

    def _find_rooms(self, text: str, who: User, limit: int) -> list[Hit]:
        rooms = self._coded_rooms(text, limit) or self._numbered_rooms(text, limit)
        places = self._addresses.words.find(ROOMS, text, limit) if len(rooms) < limit else []
        rooms += self._addresses.rooms_at(places)
        found = self._coded({room.code[:BUILDING] for room in rooms})
        return [_room_hit(room, found[room.code[:BUILDING]]) for room in rooms[:limit] if room.code[:BUILDING] in found]

    def _coded_rooms(self, text: str, limit: int) -> list[Room]:
        code = normalise(text)
        if not is_prefix(code) or len(code) <= BUILDING:
            return []
        codes = self._addresses.codes(self._addresses.history.resolve(code), limit)
        return [room for one in codes if (room := self._addresses.room(one)) is not None]

    def _numbered_rooms(self, text: str, limit: int) -> list[Room]:
        """Rooms by the name of a building and their own behind it: 翠湖花园3栋1203, 翠湖花园 12."""
        head, tail = _split_room(text)
        if not tail or len(head) < 2:
            return []
        return self._addresses.rooms_named([one.code for one in self._buildings(head, _IN_BUILDINGS)], tail, limit)

    def _find_firms(self, text: str, who: User, limit: int) -> list[Hit]:
        ids = self._addresses.words.find(FIRMS, text, limit)
        digits = self._last_digits(text, who)
        if digits:
            ids += [one for one in self._addresses.with_phone(digits, limit)[1] if one not in ids]
        firms = self._addresses.firms_of(ids[:limit])
        return [Hit("firm", str(firm.id), firm.name, _joined(one.name, firm.trade), one.lon, one.lat, one.area)
                for firm, one in self._with_buildings(firms)]

    def _find_people(self, text: str, who: User, limit: int) -> list[Hit]:
        """Residents, for those who may see names: to others even finding somebody would tell that he lives here."""
        ids: list[int] = []
        if self._people.may_see(NAME, who):
            ids = self._addresses.words.find(RESIDENTS, text, _POOL if who.area else limit)
        digits = self._last_digits(text, who)
        if digits:
            ids += [one for one in self._addresses.with_phone(digits, limit)[0] if one not in ids]
        scope = self._areas.tree().within(who.area) if who.area else None
        found = []
        for person, one in self._with_buildings(self._addresses.residents_of(ids)):
            if scope is None or one.area in scope:
                number, phone = (self._people.mask(text, what, who)
                                 for text, what in ((person.number, NUMBER), (person.phone, PHONE)))
                told = phone if digits and phone else number or phone
                found.append(Hit("person", str(person.id), self._people.mask(person.name, NAME, who),
                                 _joined(one.name, told), one.lon, one.lat, one.area))
        return found[:limit]

    def _find_facilities(self, text: str, who: User, limit: int) -> list[Hit]:
        version = self._places.version("facilities")
        if self._facilities[0] != version:
            self._facilities = version, [(plain(one.name), one.id.lower(), _digits(one.phone), one)
                                         for one in self._places.facilities()]
        wanted = plain(text)
        found = [one for name, id_, _, one in self._facilities[1] if wanted in name or id_.startswith(wanted)]
        if wanted.isdigit() and len(wanted) in LAST_DIGITS:
            found += [one for _, _, phone, one in self._facilities[1] if phone.endswith(wanted)]
        if wanted.isdigit() and len(wanted) >= PLATE_DIGITS:
            plates = set(self._plates.begins(wanted, limit))
            found += [one for _, _, _, one in self._facilities[1] if one.id in plates and one not in found]
        found.sort(key=lambda one: (_closeness(wanted, one.name), len(one.name), one.id))
        return [Hit("facility", one.id, one.name, _joined(self._kind_label(one.kind), one.phone), one.lon, one.lat,
                    one.area) for one in found[:limit]]

    def _find_cases(self, text: str, who: User, limit: int) -> list[Hit]:
        scope = self._areas.tree().within(who.area) if who.area else None
        cases = [one for one in self._cases.find(text, limit if scope is None else _POOL)
                 if scope is None or one.area in scope]
        return [Hit("case", one.id, one.title or one.id, _joined(one.id, one.address), one.lon, one.lat, one.area)
                for one in cases[:limit]]

    def _coded(self, codes: Collection[str]) -> dict[str, Found]:
        """Buildings by their codes."""
        if not codes:
            return {}
        numbers = self._addresses.numbers(np.array([as_number(code) for code in codes], np.int64))
        return {one.code: one for one in self._addresses.found(numbers[numbers >= 0].tolist())}

    def _last_digits(self, text: str, who: User) -> str:
        """The digits of a text that may be the end of a telephone, "" where it is none or `who` may see none."""
        digits = _digits(text)
        is_number = len(digits) in LAST_DIGITS and plain(text) == digits
        return digits if is_number and self._people.may_see(PHONE, who) else ""

    def _with_buildings(self, things: Sequence[T]) -> list[tuple[T, Found]]:
        found = self._coded({thing.place[:BUILDING] for thing in things})
        return [(thing, found[thing.place[:BUILDING]]) for thing in things if thing.place[:BUILDING] in found]


def _split_room(text: str) -> tuple[str, str]:
    """The building and the beginning of the room a text ends with: ("翠湖花园3栋", "1203")."""
    if " " in text.strip():
        head, _, tail = text.strip().rpartition(" ")
        return (head, plain(tail)) if any(c.isdigit() for c in tail) else ("", "")
    spelt = canonical(text)
    tail_length = 0
    while tail_length < len(spelt) and spelt[-1 - tail_length].isascii() and spelt[-1 - tail_length].isalnum():
        tail_length += 1
    head, tail = spelt[:len(spelt) - tail_length], spelt[len(spelt) - tail_length:]
    return (head, tail) if any(c.isdigit() for c in tail) else ("", "")


def _closeness(wanted: str, *texts: str) -> int:
    """0 for the same, 1 for a beginning, 2 for a part, 3 for another spelling or a sound."""
    found = [plain(text) for text in texts if text]
    return (0 if wanted in found else 1 if any(text.startswith(wanted) for text in found)
            else 2 if any(wanted in text for text in found) else 3)


def _area_hit(area: Area, tree: AreaTree) -> Hit:
    lon = lat = None
    if area.bounds is not None:
        lon, lat = (area.bounds[0] + area.bounds[2]) / 2, (area.bounds[1] + area.bounds[3]) / 2
    above = "".join(one.name for one in tree.path(area.id)[:-1])
    return Hit("area", area.id, area.name, _joined(above, area.code), lon, lat, area.id)


def _building_hit(one: Found) -> Hit:
    return Hit("building", one.code, one.name, _joined(one.line, one.code), one.lon, one.lat, one.area)


def _room_hit(room: Room, one: Found) -> Hit:
    return Hit("room", room.code, _joined(one.name, room.name or room.code[BUILDING:]), room.code, one.lon, one.lat,
               one.area)


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
