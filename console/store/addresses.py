"""The address base in the database: rooms of buildings, what is counted in each, and the ways to all the rest.

Buildings themselves stand in `PlaceStore`. What is known of them here is told in three floors: `Numbering` gives
each a short number, `Occupants` keeps who is registered there, `AddressStore` adds the rooms. Big imports write
through `address_bulk`, searches go through `address_index`, codes and names that changed are in `code_history`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from console.errors import Refused
from console.language import tr
from console.model.address import BUILDING, ENDS, MOST, as_number, code_range
from console.model.register import USES, Room
from console.store import address_bulk as bulk
from console.store.address_index import AddressIndex
from console.store.address_tables import ROOM_BITS, ROOM_MASK, numbered, rooms
from console.store.code_history import CodeHistory
from console.store.engine import Store
from console.store.numbering import Found, Ints, code_text, codes_of, within
from console.store.occupants import Occupants

__all__ = ["AddressStore", "Counts", "Found"]


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


class AddressStore(Occupants):
    """The address base of one profile. Safe from any thread.

    Args:
        store: the profile's database.

    Attributes:
        words: the search index, see `AddressIndex`.
        history: codes that were replaced, and old names.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.words = AddressIndex(store)
        self.history = CodeHistory(store)

    # Buildings

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
            return [code_text(prefix[:BUILDING], place) for place in connection.execute(room).scalars()]

    # Rooms

    def rooms(self, building: str) -> list[Room]:
        """The rooms of a building, by code."""
        number = self.number(building)
        if number is None:
            return []
        with self._store.read() as connection:
            found = connection.execute(select(rooms).where(within(rooms.c.place, number)).order_by(rooms.c.place))
            return [_room(building[:BUILDING], row) for row in found]

    def rooms_in(self, buildings: Sequence[str]) -> dict[str, list[Room]]:
        """Code → rooms of many buildings, by code, in one question; those without any are left out."""
        numbers = self.numbers(np.array([as_number(code) for code in buildings], np.int64)).tolist()
        codes = dict(zip(numbers, buildings, strict=True))
        found: dict[str, list[Room]] = {}
        with self._store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT place, floor, name, use, size, demo FROM json_each(?) "
                f"JOIN rooms ON place BETWEEN value << {ROOM_BITS} AND value << {ROOM_BITS} | {ROOM_MASK} "
                "ORDER BY place", (json.dumps([number for number in numbers if number >= 0]),))
            for row in rows:
                code = codes[row.place >> ROOM_BITS]
                found.setdefault(code, []).append(_room(code, row))
        return found

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
            codes = codes_of(connection, places)
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

    # The demo

    def remove_demo(self, connection: Connection) -> None:
        """Take everything generated out, inside a transaction that somebody else opened."""
        bulk.remove_demo(connection)


def _room(building: str, row: Any) -> Room:
    return Room(f"{building}{row.place & ROOM_MASK:06}", row.floor, row.name, USES[row.use], row.size, bool(row.demo))
