"""Writing into the address base inside a transaction that somebody else opened, many rows at a time."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select, update

from console.model.address import BUILDING, as_number
from console.store.address_index import BUILDINGS, FIRMS, RESIDENTS, ROOMS, building_document
from console.store.address_tables import (
    ROOM_BITS,
    ROOM_MASK,
    firms,
    numbered,
    other_names,
    residents,
    rooms,
    tenures,
)
from console.store.places import buildings
from console.store.versions import raise_version, version_of, versions

SEEN = "address_buildings.seen"     # the version of `buildings` up to which they are numbered here
PIECE = 50_000                      # rows handed to the database at once
_WORD = re.compile("[\u3400-\u9fff]{2}|[a-z]{3}")

RoomRow = tuple[int, int, str, int, int, bool]                  # place, floor, name, use, size, demo
ResidentRow = tuple[str, str, str, int, int, bool]              # name, number, phone, place, relation, demo
FirmRow = tuple[str, str, int, str, str, str, bool]             # name, number, place, trade, contact, phone, demo


def number_new(connection: Connection, lines: dict[str, str] | None = None) -> int:
    """Number and index the buildings that are not yet; one whose code is not of the standard stays out.

    Args:
        lines: code → road and door number, for those that have one.
    """
    known = set(connection.execute(select(numbered.c.code)).scalars())
    there = connection.execute(select(buildings.c.code, buildings.c.name, buildings.c.demo)
                               .order_by(buildings.c.code)).all()
    new = [row for row in there if as_number(row.code) and as_number(row.code) not in known]
    add_numbers(connection, [(int(row.code), row.name, (lines or {}).get(row.code, ""), bool(row.demo))
                             for row in new])
    mark_seen(connection)
    return len(new)


def numbers_of(connection: Connection) -> dict[int, int]:
    """Code as a number → short number of all buildings, as an open transaction sees them."""
    return {code: number for code, number in connection.execute(select(numbered.c.code, numbered.c.number))}


def add_numbers(connection: Connection, new: Sequence[tuple[int, str, str, bool]]) -> list[int]:
    """Number and index buildings given as (code, name, line, demo) in order of their codes. Returns the numbers."""
    if not new:
        return []
    first = (connection.execute(select(func.max(numbered.c.number))).scalar() or 0) + 1
    others = _names_of(connection)
    for start in range(0, len(new), PIECE):
        piece = list(enumerate(new[start:start + PIECE], first + start))
        connection.exec_driver_sql("INSERT INTO address_buildings(number, code, line, rooms, residents, firms, demo) "
                                   "VALUES (?, ?, ?, 0, 0, 0, ?)",
                                   [(number, code, line, demo) for number, (code, _, line, demo) in piece])
        BUILDINGS.add(connection, (building_document(number, code, name, line, others.get(f"{code:019}", ()))
                                   for number, (code, name, line, _) in piece))
    raise_version(connection, numbered.name)
    return list(range(first, first + len(new)))


def mark_seen(connection: Connection) -> None:
    """Remember that all buildings of now are numbered."""
    now = version_of(connection, buildings.name)
    if not connection.execute(update(versions).where(versions.c.name == SEEN).values(number=now)).rowcount:
        connection.execute(insert(versions).values(name=SEEN, number=now))


def insert_rooms(connection: Connection, rows: Sequence[RoomRow]) -> None:
    """Add rooms that are not there yet. Raises `IntegrityError` if one is."""
    if rows:
        connection.exec_driver_sql("INSERT INTO rooms(place, floor, name, use, size, demo) VALUES (?, ?, ?, ?, ?, ?)",
                                   list(rows))
        _index_rooms(connection, rows)
        numbers, counts = np.unique(np.fromiter((row[0] for row in rows), np.int64, len(rows)) >> ROOM_BITS,
                                    return_counts=True)
        count_up(connection, "rooms", dict(zip(numbers.tolist(), counts.tolist(), strict=True)))


def replace_rooms(connection: Connection, rows: Sequence[RoomRow]) -> None:
    """Give rooms that are there their new values."""
    if not rows:
        return
    before = rooms_at(connection, [row[0] for row in rows])
    ROOMS.remove(connection, [_room_document(*one) for one in before.values() if has_word(one[2])])
    connection.exec_driver_sql("UPDATE rooms SET floor = ?, name = ?, use = ?, size = ?, demo = ? WHERE place = ?",
                               [(*row[1:], row[0]) for row in rows])
    _index_rooms(connection, rows)


def rooms_at(connection: Connection, places: Sequence[int]) -> dict[int, RoomRow]:
    """Those of some places that are registered rooms."""
    found = connection.exec_driver_sql(
        "SELECT place, floor, name, use, size, demo FROM rooms WHERE place IN (SELECT value FROM json_each(?))",
        (json.dumps(list(places)),))
    return {row[0]: (*row[:5], bool(row[5])) for row in found}  # type: ignore[misc]


def insert_residents(connection: Connection, rows: Sequence[ResidentRow]) -> list[int]:
    """Register people; one whose identity number is known gets another room. Returns their ids, in order."""
    known = people_numbered(connection, [row[1] for row in rows if row[1]])
    following = _next_id(connection)
    ids, new = [], []
    for name, number, phone, _, _, demo in rows:
        person = known.get(number) if number else None
        if person is None:
            person, following = following, following + 1
            new.append((person, name, number, phone, digits_back(phone), demo))
            if number:
                known[number] = person
        ids.append(person)
    _insert_people(connection, new)
    ties = {(row[3], person): row[4] for person, row in zip(ids, rows, strict=True)}
    before = _tied(connection, list(ties)) if len(new) < len(rows) else set()
    _insert_ties(connection, ties, before)
    return ids


def insert_new_residents(connection: Connection, rows: Sequence[ResidentRow]) -> None:
    """Register people nobody knows yet, each at one place; faster than `insert_residents`, which asks."""
    first = _next_id(connection)
    _insert_people(connection, [(person, row[0], row[1], row[2], digits_back(row[2]), row[5])
                                for person, row in enumerate(rows, first)])
    _insert_ties(connection, {(row[3], person): row[4] for person, row in enumerate(rows, first)}, set())


def people_numbered(connection: Connection, numbers: Sequence[str]) -> dict[str, int]:
    """Identity number → id of those people that are registered."""
    found = connection.exec_driver_sql(
        "SELECT number, id FROM residents WHERE number IN (SELECT value FROM json_each(?))", (json.dumps(numbers),))
    return {number: person for number, person in found}


def homes_of(connection: Connection, people: Iterable[int], relations: Sequence[int]) -> dict[int, int]:
    """Id → place where somebody is registered with one of the relations."""
    marks = ",".join(str(int(one)) for one in relations)
    found = connection.exec_driver_sql(
        f"SELECT person, place FROM tenures WHERE relation IN ({marks}) "
        "AND person IN (SELECT value FROM json_each(?))", (json.dumps(list(people)),))
    return {person: place for person, place in found}


def insert_firms(connection: Connection, rows: Sequence[FirmRow]) -> list[int]:
    """Register firms. Returns their ids, in order."""
    first = (connection.execute(select(func.max(firms.c.id))).scalar() or 0) + 1
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO firms(id, name, number, place, trade, contact, phone, back, demo) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(n, *row[:6], digits_back(row[5]), row[6]) for n, row in enumerate(rows, first)])
        FIRMS.add(connection, ((n, (row[0],), "") for n, row in enumerate(rows, first)))
        count_up(connection, "firms", Counter(row[2] >> ROOM_BITS for row in rows))
    return list(range(first, first + len(rows)))


def count_up(connection: Connection, column: str, more: Mapping[int, int]) -> None:
    """Add to a count of some buildings, by short number."""
    if more:
        connection.exec_driver_sql(f"UPDATE address_buildings SET {column} = {column} + ? WHERE number = ?",
                                   [(count, number) for number, count in more.items()])


def add_name(connection: Connection, code: str, name: str) -> bool:
    """Write another name of a building or area and find the building by it. Returns whether it is new."""
    before = connection.execute(select(other_names.c.name).where(other_names.c.code == code)).scalars().all()
    if name in before:
        return False
    connection.execute(insert(other_names).values(code=code, name=name))
    raise_version(connection, other_names.name)
    if len(code) == BUILDING:
        shown = connection.execute(select(buildings.c.name).where(buildings.c.code == code)).scalar()
        row = _numbered(connection, code)
        if row is not None and shown is not None:
            BUILDINGS.remove(connection, [building_document(row.number, code, shown, row.line, sorted(before))])
            BUILDINGS.add(connection, [building_document(row.number, code, shown, row.line, sorted([*before, name]))])
    return True


def rename_building(connection: Connection, code: str, before: str, name: str, line: str) -> None:
    """Find a building by its new name and door plate instead of those before; the caller writes the name itself."""
    row = _numbered(connection, code)
    if row is None:
        return
    others = sorted(connection.execute(select(other_names.c.name).where(other_names.c.code == code)).scalars())
    BUILDINGS.remove(connection, [building_document(row.number, code, before, row.line, others)])
    BUILDINGS.add(connection, [building_document(row.number, code, name, line, others)])
    connection.execute(update(numbered).where(numbered.c.number == row.number).values(line=line))


def lines_of(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    """Code → road and door number."""
    found = connection.exec_driver_sql(
        "SELECT code, line FROM address_buildings WHERE code IN (SELECT value FROM json_each(?))",
        (json.dumps([as_number(code) for code in codes]),))
    return {f"{code:019}": line for code, line in found}


def remove_demo(connection: Connection) -> None:
    """Take everything generated out of tables and indexes; of the indexes, what is left is put in anew."""
    people = select(residents.c.id).where(residents.c.demo)
    connection.execute(delete(tenures).where(tenures.c.person.in_(people)))
    for table in (numbered, rooms, residents, firms):
        connection.execute(delete(table).where(table.c.demo))
    for index in (BUILDINGS, ROOMS, RESIDENTS, FIRMS):
        index.clear(connection)
    shown = {int(code): name for code, name in connection.execute(select(buildings.c.code, buildings.c.name))
             if as_number(code)}
    others = _names_of(connection)
    BUILDINGS.add(connection, [
        building_document(row.number, row.code, shown[row.code], row.line, others.get(f"{row.code:019}", ()))
        for row in connection.execute(select(numbered)).all() if row.code in shown])
    _index_rooms(connection, [tuple(row) for row in connection.execute(select(rooms)).all()])  # type: ignore[misc]
    for table, index in ((residents, RESIDENTS), (firms, FIRMS)):
        index.add(connection, [(row.id, (row.name,), "")
                               for row in connection.execute(select(table.c.id, table.c.name)).all()])
    _recount(connection)
    raise_version(connection, numbered.name)
    mark_seen(connection)


def has_word(name: str) -> bool:
    """Whether a room has a name of its own by which it is searched for; a number is looked up in its building."""
    return _WORD.search(name.lower()) is not None


def digits_back(phone: str) -> str:
    """The digits of a telephone, read backwards."""
    bare = phone.replace("-", "")
    return (bare if bare.isdecimal() else "".join(c for c in bare if c.isdigit()))[::-1]


def _next_id(connection: Connection) -> int:
    return (connection.execute(select(func.max(residents.c.id))).scalar() or 0) + 1


def _insert_people(connection: Connection, new: Sequence[tuple[int, str, str, str, str, bool]]) -> None:
    if new:
        connection.exec_driver_sql(
            "INSERT INTO residents(id, name, number, phone, back, demo) VALUES (?, ?, ?, ?, ?, ?)", list(new))
        RESIDENTS.add(connection, ((row[0], (row[1],), "") for row in new))


def _insert_ties(connection: Connection, ties: dict[tuple[int, int], int], before: set[tuple[int, int]]) -> None:
    """Tie people to places; those that were tied before are not counted again."""
    if ties:
        connection.exec_driver_sql("INSERT OR REPLACE INTO tenures(place, person, relation) VALUES (?, ?, ?)",
                                   [(*tie, relation) for tie, relation in sorted(ties.items())])
        count_up(connection, "residents", Counter(tie[0] >> ROOM_BITS for tie in ties if tie not in before))


def _numbered(connection: Connection, code: str) -> Any:
    return connection.execute(select(numbered.c.number, numbered.c.line)
                              .where(numbered.c.code == as_number(code))).first()


def _recount(connection: Connection) -> None:
    """Count again what is left in the buildings that are left."""
    for column, table in (("rooms", "rooms"), ("residents", "tenures"), ("firms", "firms")):
        connection.exec_driver_sql(
            f"UPDATE address_buildings SET {column} = (SELECT count(*) FROM {table} "
            f"WHERE place BETWEEN number << {ROOM_BITS} AND (number << {ROOM_BITS}) + {ROOM_MASK})")


def _index_rooms(connection: Connection, rows: Iterable[RoomRow]) -> None:
    ROOMS.add(connection, (_room_document(*row) for row in rows if not row[2].isdecimal() and has_word(row[2])))


def _room_document(place: int, _floor: int, name: str, *_rest: Any) -> tuple[int, tuple[str, ...], str]:
    return place, (name,), ""


def _tied(connection: Connection, ties: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of some (place, person) that are registered."""
    people = json.dumps([person for _, person in ties])
    found = connection.exec_driver_sql(
        "SELECT place, person FROM tenures WHERE person IN (SELECT value FROM json_each(?))", (people,))
    return {(place, person) for place, person in found} & set(ties)


def _names_of(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in connection.execute(select(other_names.c.code, other_names.c.name).order_by(
            other_names.c.code, other_names.c.name)):
        found.setdefault(code, []).append(name)
    return found
