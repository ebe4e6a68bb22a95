"""Short numbers of buildings: under them everything about a building is kept, see `address_tables`."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from console.errors import BadInput
from console.language import tr
from console.model.address import BUILDING, as_number
from console.store import address_bulk as bulk
from console.store.address_tables import ROOM_BITS, ROOM_MASK, TABLES, numbered
from console.store.engine import Store
from console.store.places import buildings
from console.store.versions import version_of, versions

Ints = NDArray[np.int64]
_LOOK_AGAIN = 1.0   # s between two looks whether other parts of the program brought buildings


class Found(msgspec.Struct, frozen=True):
    """A building as lists show it."""

    number: int
    code: str
    name: str
    line: str
    area: str
    lon: float
    lat: float


class Numbering:
    """Buildings of one profile by code and by short number. Safe from any thread.

    Args:
        store: the profile's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._synced = -_LOOK_AGAIN
        self._numbers: tuple[int, Ints, Ints] = (-1, np.zeros(0, np.int64), np.zeros(0, np.int64))
        store.ensure(*TABLES, buildings, versions)

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
            return found_in(connection, numbers)

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

    def code_of(self, place: int) -> str:
        """The code of a place as the tables keep it: 25 digits, or 19 for a whole building; "" for an unknown one."""
        with self._store.read() as connection:
            return code_text(codes_of(connection, [place]).get(place >> ROOM_BITS, ""), place)

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
        """The key of a room or building, None for an unknown building or what is no code."""
        number, room = self.number(code), code[BUILDING:] or "0"
        return None if number is None or not room.isdigit() else number << ROOM_BITS | int(room)

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


def within(column: Any, number: int) -> Any:
    """The condition that a place lies in a building."""
    return column.between(number << ROOM_BITS, number << ROOM_BITS | ROOM_MASK)


def code_text(building: str, place: int) -> str:
    """The code of a place: of the building itself where its room is 0."""
    room = place & ROOM_MASK
    return f"{building}{room:06}" if room else building


def codes_of(connection: Connection, places: Iterable[int]) -> dict[int, str]:
    """Short number → code of the buildings of some places."""
    wanted = json.dumps(sorted({place >> ROOM_BITS for place in places}))
    found = connection.exec_driver_sql(
        "SELECT number, code FROM address_buildings WHERE number IN (SELECT value FROM json_each(?))", (wanted,))
    return {number: f"{code:019}" for number, code in found}


def found_in(connection: Connection, numbers: Sequence[int]) -> list[Found]:
    """Some buildings by short number, in that order; as plain SQL, for it is asked at every character typed."""
    known = {f"{code:019}": (number, line) for number, code, line in connection.exec_driver_sql(
        "SELECT number, code, line FROM address_buildings WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),))}
    rows = {known[row[0]][0]: Found(known[row[0]][0], row[0], row[1], known[row[0]][1], *row[2:])
            for row in connection.exec_driver_sql(
                "SELECT code, name, area, lon, lat FROM buildings WHERE code IN (SELECT value FROM json_each(?))",
                (json.dumps(list(known)),))}
    return [rows[number] for number in numbers if number in rows]
