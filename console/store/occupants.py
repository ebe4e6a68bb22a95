"""Who and what is registered in buildings and rooms: residents (实有人口) and firms (实有单位)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from console.model.address import BUILDING
from console.model.register import RELATIONS, Firm, Resident
from console.store import address_bulk as bulk
from console.store.address_tables import ROOM_BITS, firms, residents, tenures
from console.store.numbering import Numbering, code_text, codes_of, within


class Occupants(Numbering):
    """Residents and firms of one profile. Safe from any thread."""

    def residents(self, place: str) -> list[Resident]:
        """Who is registered at a room (25 digits), or anywhere in a building (19), by room."""
        return self._people(place, tenures.c.place)

    def resident(self, person: int) -> list[Resident]:
        """Everything registered of one person: one entry for each room; empty for an unknown one."""
        with self._store.read() as connection:
            found = connection.execute(_PEOPLE.where(residents.c.id == person).order_by(tenures.c.relation)).all()
            codes = codes_of(connection, (row.place for row in found))
        return [_resident(codes, row) for row in found]

    def firms(self, place: str) -> list[Firm]:
        """Firms at a room (25 digits), or anywhere in a building (19), by room and name."""
        key = self._place(place)
        if key is None:
            return []
        where = firms.c.place == key if len(place) > BUILDING else within(firms.c.place, key >> ROOM_BITS)
        with self._store.read() as connection:
            found = connection.execute(_FIRMS.where(where).order_by(firms.c.place, firms.c.name)).all()
        return [_firm({key >> ROOM_BITS: place[:BUILDING]}, row) for row in found]

    def firm(self, firm: int) -> Firm | None:
        """The firm with this number in the profile."""
        with self._store.read() as connection:
            row = connection.execute(_FIRMS.where(firms.c.id == firm)).first()
            return _firm(codes_of(connection, [row.place]), row) if row else None

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

    def _people(self, code: str, column: Any) -> list[Resident]:
        key = self._place(code)
        if key is None:
            return []
        where = column == key if len(code) > BUILDING else within(column, key >> ROOM_BITS)
        with self._store.read() as connection:
            found = connection.execute(_PEOPLE.where(where).order_by(tenures.c.place, tenures.c.relation,
                                                                     residents.c.id)).all()
        return [_resident({key >> ROOM_BITS: code[:BUILDING]}, row) for row in found]

    def _by_ids(self, ids: Sequence[int], query: Any, make: Any) -> list[Any]:
        if not ids:
            return []
        with self._store.read() as connection:
            found = connection.execute(query).all()
            codes = codes_of(connection, (row.place for row in found))
        by_id: dict[int, Any] = {}
        for row in found:
            by_id.setdefault(row.id, make(codes, row))
        return [by_id[one] for one in ids if one in by_id]


_PEOPLE = select(residents.c.id, residents.c.name, residents.c.number, residents.c.phone, residents.c.demo,
                 tenures.c.place, tenures.c.relation).join(tenures, tenures.c.person == residents.c.id)
_FIRMS = select(firms)


def _resident(codes: dict[int, str], row: Any) -> Resident:
    return Resident(row.name, code_text(codes.get(row.place >> ROOM_BITS, ""), row.place), row.number, row.phone,
                    RELATIONS[row.relation], bool(row.demo), row.id)


def _firm(codes: dict[int, str], row: Any) -> Firm:
    return Firm(row.name, code_text(codes.get(row.place >> ROOM_BITS, ""), row.place), row.number, row.trade,
                row.contact, row.phone, bool(row.demo), row.id)
