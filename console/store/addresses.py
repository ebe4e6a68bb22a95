"""The address base in the database: rooms, residents and firms of buildings, and codes and names that changed.

Buildings themselves stand in `PlaceStore`; here each gets a short number, under which everything about it is kept
(see `address_tables`). Big imports write through `address_bulk`, searches go through `address_search`.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from console.errors import BadInput, Refused
from console.language import tr
from console.model.address import BUILDING, ENDS, MOST, as_number, code_range
from console.model.register import RELATIONS, USES, Firm, Resident, Room
from console.store import address_bulk as bulk
from console.store.address_index import AddressIndex
from console.store.address_tables import (
    ROOM_BITS,
    ROOM_MASK,
    TABLES,
    firms,
    numbered,
    residents,
    rooms,
    tenures,
)
from console.store.code_history import CodeHistory
from console.store.engine import Store
from console.store.places import buildings
from console.store.versions import version_of, versions

Ints = NDArray[np.int64]


_LOOK_AGAIN = 1.0   # s between two looks whether other parts of the program brought buildings


class Counts(msgspec.Struct, frozen=True, eq=False):
    """How much is registered in each building; arrays of one length, in order of the codes.

    Attributes:
        codes: 19 digits as numbers; `f"{code:019}"` writes one.
        numbers: short numbers of the buildings.
        rooms, residents, firms: counts.
    """

    codes: Ints
    numbers: Ints
    rooms: Ints
    residents: Ints
    firms: Ints


class Found(msgspec.Struct, frozen=True):
    """A building as lists show it."""

    number: int
    code: str
    name: str
    line: str
    area: str
    lon: float
    lat: float


class AddressStore:
    """The address base of one profile. Safe from any thread.

    Args:
        store: the profile's database.

    Attributes:
        words: the search index, see `AddressIndex`.
        history: codes that were replaced, and old names.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._synced = -_LOOK_AGAIN
        self._numbers: tuple[int, Ints, Ints] = (-1, np.zeros(0, np.int64), np.zeros(0, np.int64))
        store.ensure(*TABLES, buildings, versions)
        self.words = AddressIndex(store)
        self.history = CodeHistory(store)

    # Buildings

    def sync(self, lazily: bool = False) -> int:
        """Number and index buildings that came into the profile by another way (the demo, a drawing).

        Args:
            lazily: ask the database only once in a while, for those who call this at every character typed.

        Returns:
            How many came.
        """
        if lazily and time.monotonic() - self._synced < _LOOK_AGAIN:
            return 0
        with self._store.read() as connection:
            if version_of(connection, bulk.SEEN) == version_of(connection, buildings.name):
                self._synced = time.monotonic()
                return 0
        with self._store.write() as connection:
            return bulk.number_new(connection)

    def number(self, code: str) -> int | None:
        """The short number of a building (19 digits or more), None for an unknown one."""
        with self._store.read() as connection:
            found = connection.exec_driver_sql("SELECT number FROM address_buildings WHERE code = ?",
                                               (as_number(code),))
            return found.scalar()

    def numbers(self, codes: Ints) -> Ints:
        """Short numbers of many buildings by their codes as numbers, -1 for unknown ones. 1 million in 0.1 s."""
        known, number = self._known()
        if not len(known):
            return np.full(len(codes), -1, np.int64)
        at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
        return np.where(known[at] == codes, number[at], -1)

    def found(self, numbers: Sequence[int]) -> list[Found]:
        """Some buildings by short number, in that order, without their outlines."""
        with self._store.read() as connection:
            return _found(connection, numbers)

    def line(self, code: str) -> str:
        """Road and door number of a building (福华一路88号), "" where none is known."""
        query = select(numbered.c.line).where(numbered.c.code == as_number(code))
        with self._store.read() as connection:
            return connection.execute(query).scalar() or ""

    def lines(self, codes: Sequence[str]) -> dict[str, str]:
        """Road and door number of some buildings; those without are left out. At most some thousands at once."""
        query = select(numbered.c.code, numbered.c.line).where(numbered.c.code.in_([as_number(c) for c in codes]))
        with self._store.read() as connection:
            return {f"{code:019}": line for code, line in connection.execute(query) if line}

    def counts(self, prefix: str = "") -> Counts:
        """What is registered in each building whose code begins so. 20,000 buildings in 20 ms."""
        low, high = code_range(prefix) if prefix else (0, MOST)
        query = select(numbered.c.code, numbered.c.number, numbered.c.rooms, numbered.c.residents, numbered.c.firms)
        query = query.where(numbered.c.code >= low, numbered.c.code <= high)
        with self._store.read() as connection:
            found = connection.execute(query.order_by(numbered.c.code)).all()
        table = np.array(found, np.int64).reshape(-1, 5)
        return Counts(*(table[:, i] for i in range(5)))

    def counts_of(self, codes: Sequence[str]) -> dict[str, tuple[int, int, int]]:
        """Code → rooms, residents, firms of some buildings. At most some thousands at once."""
        query = select(numbered.c.code, numbered.c.rooms, numbered.c.residents, numbered.c.firms)
        query = query.where(numbered.c.code.in_([as_number(code) for code in codes]))
        with self._store.read() as connection:
            return {f"{code:019}": (rooms, people, firms) for code, rooms, people, firms in connection.execute(query)}

    def sums(self, prefix: str = "") -> dict[str, int]:
        """{"buildings": …, "rooms": …, "residents": …, "firms": …} below a code, of all for ""."""
        low, high = code_range(prefix) if prefix else (0, MOST)
        query = select(func.count(), func.sum(numbered.c.rooms), func.sum(numbered.c.residents),
                       func.sum(numbered.c.firms))
        query = query.where(numbered.c.code >= low, numbered.c.code <= high)
        with self._store.read() as connection:
            found = connection.execute(query).one()
        return {name: int(n or 0) for name, n in zip(("buildings", "rooms", "residents", "firms"), found, strict=True)}

    def codes(self, prefix: str, limit: int = 20) -> list[str]:
        """Codes that begin with a prefix, in order: buildings, or rooms where it is longer than a building's."""
        if len(prefix) <= BUILDING:
            low, high = code_range(prefix)
            with self._store.read() as connection:
                found = connection.exec_driver_sql(
                    "SELECT code FROM address_buildings WHERE code BETWEEN ? AND ? ORDER BY code LIMIT ?",
                    (low, high, limit))
                return [f"{code:019}" for code in found.scalars()]
        number = self.number(prefix)
        if number is None:
            return []
        low, high = (n | number << ROOM_BITS for n in code_range(prefix[BUILDING:], 6))
        room = select(rooms.c.place).where(rooms.c.place.between(low, high)).order_by(rooms.c.place).limit(limit)
        with self._store.read() as connection:
            return [_code(prefix[:BUILDING], place) for place in connection.execute(room).scalars()]

    # Rooms

    def rooms(self, building: str) -> list[Room]:
        """The rooms of a building, by code."""
        number = self.number(building)
        if number is None:
            return []
        with self._store.read() as connection:
            found = connection.execute(select(rooms).where(_within(rooms.c.place, number)).order_by(rooms.c.place))
            return [_room(building[:BUILDING], row) for row in found]

    def room(self, code: str) -> Room | None:
        """The room with this 25-digit code."""
        place = self._place(code)
        if place is None or len(code) != ENDS["room"]:
            return None
        with self._store.read() as connection:
            row = connection.execute(select(rooms).where(rooms.c.place == place)).first()
        return _room(code[:BUILDING], row) if row else None

    def rooms_at(self, places: Sequence[int]) -> list[Room]:
        """Some rooms by the places that the index of rooms finds, in that order."""
        if not places:
            return []
        with self._store.read() as connection:
            codes = _codes_of(connection, places)
            rows = {row.place: row for row in connection.execute(select(rooms).where(rooms.c.place.in_(places)))}
        return [_room(codes[one >> ROOM_BITS], rows[one]) for one in places
                if one in rows and one >> ROOM_BITS in codes]

    def rooms_named(self, buildings: Sequence[str], name: str, limit: int = 20) -> list[Room]:
        """Rooms of some buildings whose name begins so, in the buildings' order."""
        numbers = self.numbers(np.array([as_number(code) for code in buildings], np.int64)).tolist()
        found: list[Room] = []
        with self._store.read() as connection:
            for code, number in zip(buildings, numbers, strict=True):
                if number < 0 or len(found) >= limit:
                    continue
                same = connection.exec_driver_sql(
                    "SELECT place, floor, name, use, size, demo FROM rooms WHERE place BETWEEN ? AND ? "
                    "AND name LIKE ? ORDER BY length(name), place LIMIT ?",
                    (number << ROOM_BITS, number << ROOM_BITS | ROOM_MASK, f"{name.strip('%_')}%", limit))
                found += [_room(code, row) for row in same]
        return found[:limit]

    def add_rooms(self, new: Sequence[Room]) -> None:
        """Add rooms, all or none.

        Raises:
            BadInput: a building is unknown, or a use.
            Refused: a code is given twice or is there already; nothing was changed.
        """
        places = self._places([room.code for room in new])
        rows = [(place, room.floor, room.name, USES.index(room.use), room.size, room.demo)
                for place, room in zip(places, new, strict=True)]
        try:
            with self._store.write() as connection:
                bulk.insert_rooms(connection, rows)
        except IntegrityError as error:
            raise Refused(tr("Two rooms have the same code, or one is registered already. Nothing was changed.")) \
                from error

    # Residents and firms

    def residents(self, place: str) -> list[Resident]:
        """Who is registered at a room (25 digits), or anywhere in a building (19), by room."""
        return self._people(place, tenures.c.place)

    def resident(self, person: int) -> list[Resident]:
        """Everything registered of one person: one entry for each room; empty for an unknown one."""
        with self._store.read() as connection:
            found = connection.execute(_PEOPLE.where(residents.c.id == person).order_by(tenures.c.relation)).all()
            codes = _codes_of(connection, (row.place for row in found))
        return [_resident(codes, row) for row in found]

    def firms(self, place: str) -> list[Firm]:
        """Firms at a room (25 digits), or anywhere in a building (19), by room and name."""
        key = self._place(place)
        if key is None:
            return []
        where = firms.c.place == key if len(place) > BUILDING else _within(firms.c.place, key >> ROOM_BITS)
        with self._store.read() as connection:
            found = connection.execute(_FIRMS.where(where).order_by(firms.c.place, firms.c.name)).all()
        return [_firm({key >> ROOM_BITS: place[:BUILDING]}, row) for row in found]

    def firm(self, firm: int) -> Firm | None:
        """The firm with this number in the profile."""
        with self._store.read() as connection:
            row = connection.execute(_FIRMS.where(firms.c.id == firm)).first()
            return _firm(_codes_of(connection, [row.place]), row) if row else None

    def add_residents(self, new: Sequence[Resident]) -> list[int]:
        """Register people; somebody with a known identity number gets one more room instead.

        Returns:
            Their ids. Raises `BadInput` for an unknown building or relation.
        """
        places = self._places([one.place for one in new])
        with self._store.write() as connection:
            return bulk.insert_residents(connection, [
                (one.name, one.number, one.phone, place, RELATIONS.index(one.relation), one.demo)
                for place, one in zip(places, new, strict=True)])

    def add_firms(self, new: Sequence[Firm]) -> list[int]:
        """Register firms. Returns their ids; raises `BadInput` for an unknown building."""
        places = self._places([one.place for one in new])
        with self._store.write() as connection:
            return bulk.insert_firms(connection, [
                (one.name, one.number, place, one.trade, one.contact, one.phone, one.demo)
                for place, one in zip(places, new, strict=True)])

    def residents_of(self, ids: Sequence[int]) -> list[Resident]:
        """Some people by id, each with the first of their rooms, in the order of the ids."""
        return self._by_ids(ids, _PEOPLE.where(residents.c.id.in_(ids)), _resident)

    def firms_of(self, ids: Sequence[int]) -> list[Firm]:
        """Some firms by id, in the order of the ids."""
        return self._by_ids(ids, _FIRMS.where(firms.c.id.in_(ids)), _firm)

    def with_phone(self, digits: str, limit: int = 20) -> tuple[list[int], list[int]]:
        """Ids of residents and of firms whose telephone ends with these digits."""
        back = digits[::-1]
        with self._store.read() as connection:
            first, second = (
                list(connection.execute(
                    select(table.c.id).where(table.c.back >= back, table.c.back < back + ":").limit(limit)).scalars())
                for table in (residents, firms))     # ":" follows "9"
        return first, second

    # The demo

    def remove_demo(self, connection: Connection) -> None:
        """Take everything generated out, inside a transaction that somebody else opened."""
        bulk.remove_demo(connection)

    def code_of(self, place: int) -> str:
        """The code of a place as the tables keep it: 25 digits, or 19 for a whole building; "" for an unknown one."""
        with self._store.read() as connection:
            return _code(_codes_of(connection, [place]).get(place >> ROOM_BITS, ""), place)

    # How it is done

    def _known(self) -> tuple[Ints, Ints]:
        with self._lock, self._store.read() as connection:
            version = version_of(connection, numbered.name)
            if self._numbers[0] != version:
                # As two texts: 600,000 rows one by one would take seconds.
                codes, numbers = connection.exec_driver_sql(
                    "SELECT json_group_array(code), json_group_array(number) "
                    "FROM (SELECT code, number FROM address_buildings ORDER BY code)").one()
                self._numbers = (version, np.array(msgspec.json.decode(codes), np.int64),
                                 np.array(msgspec.json.decode(numbers), np.int64))
            return self._numbers[1:]

    def _place(self, code: str) -> int | None:
        """The key of a room or building."""
        number = self.number(code)
        return None if number is None else number << ROOM_BITS | int(code[BUILDING:] or 0)

    def _places(self, codes: Sequence[str]) -> list[int]:
        """Keys of many codes. Raises `BadInput` for one of an unknown building."""
        self.sync()
        numbers = self.numbers(np.array([as_number(code) for code in codes], np.int64))
        for code, number in zip(codes, numbers.tolist(), strict=True):
            if number < 0:
                raise BadInput(tr("There is no building {code} in this profile. Nothing was changed.",
                                  code=code[:BUILDING]))
        return [number << ROOM_BITS | int(code[BUILDING:] or 0)
                for code, number in zip(codes, numbers.tolist(), strict=True)]

    def _people(self, code: str, column: Any) -> list[Resident]:
        key = self._place(code)
        if key is None:
            return []
        where = column == key if len(code) > BUILDING else _within(column, key >> ROOM_BITS)
        with self._store.read() as connection:
            found = connection.execute(_PEOPLE.where(where).order_by(tenures.c.place, tenures.c.relation,
                                                                     residents.c.id)).all()
        return [_resident({key >> ROOM_BITS: code[:BUILDING]}, row) for row in found]

    def _by_ids(self, ids: Sequence[int], query: Any, make: Any) -> list[Any]:
        if not ids:
            return []
        with self._store.read() as connection:
            found = connection.execute(query).all()
            codes = _codes_of(connection, (row.place for row in found))
        by_id: dict[int, Any] = {}
        for row in found:
            by_id.setdefault(row.id, make(codes, row))
        return [by_id[one] for one in ids if one in by_id]


_PEOPLE = select(residents.c.id, residents.c.name, residents.c.number, residents.c.phone, residents.c.demo,
                 tenures.c.place, tenures.c.relation).join(tenures, tenures.c.person == residents.c.id)
_FIRMS = select(firms)


def _found(connection: Connection, numbers: Sequence[int]) -> list[Found]:
    """As plain SQL: it is asked several times for every character somebody types."""
    known = {f"{code:019}": (number, line) for number, code, line in connection.exec_driver_sql(
        "SELECT number, code, line FROM address_buildings WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),))}
    rows = {known[row[0]][0]: Found(known[row[0]][0], row[0], row[1], known[row[0]][1], *row[2:])
            for row in connection.exec_driver_sql(
                "SELECT code, name, area, lon, lat FROM buildings WHERE code IN (SELECT value FROM json_each(?))",
                (json.dumps(list(known)),))}
    return [rows[number] for number in numbers if number in rows]


def _within(column: Any, number: int) -> Any:
    return column.between(number << ROOM_BITS, number << ROOM_BITS | ROOM_MASK)


def _code(building: str, place: int) -> str:
    """The code of a place: of the building itself where its room is 0."""
    room = place & ROOM_MASK
    return f"{building}{room:06}" if room else building


def _codes_of(connection: Connection, places: Iterable[int]) -> dict[int, str]:
    """Short number → code of the buildings of some places."""
    wanted = json.dumps(sorted({place >> ROOM_BITS for place in places}))
    found = connection.exec_driver_sql(
        "SELECT number, code FROM address_buildings WHERE number IN (SELECT value FROM json_each(?))", (wanted,))
    return {number: f"{code:019}" for number, code in found}


def _room(building: str, row: Any) -> Room:
    return Room(f"{building}{row.place & ROOM_MASK:06}", row.floor, row.name, USES[row.use], row.size, bool(row.demo))


def _resident(codes: dict[int, str], row: Any) -> Resident:
    return Resident(row.name, _code(codes.get(row.place >> ROOM_BITS, ""), row.place), row.number, row.phone,
                    RELATIONS[row.relation], bool(row.demo), row.id)


def _firm(codes: dict[int, str], row: Any) -> Firm:
    return Firm(row.name, _code(codes.get(row.place >> ROOM_BITS, ""), row.place), row.number, row.trade, row.contact,
                row.phone, bool(row.demo), row.id)
