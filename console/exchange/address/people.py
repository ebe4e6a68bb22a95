"""Residents and firms of a register, linked to their rooms by code, or by their address in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, select, update

from console.exchange.address.codes import NONE, Places
from console.exchange.address.values import identity_number, said, telephone
from console.exchange.address.words import Words
from console.exchange.rows.columns import Columns
from console.exchange.rows.tally import Tally
from console.language import tr
from console.model.register import LIVES, RELATIONS
from console.store import address_bulk as bulk
from console.store.address_index import FIRMS, RESIDENTS
from console.store.address_tables import ROOM_BITS, firms, residents, tenures
from console.store.addresses import AddressStore

_LONGEST = 100
_LIVES = tuple(RELATIONS.index(one) for one in LIVES)
# An address in words → (code, score, what it was taken for).
Matcher = Callable[[str], tuple[str, float, str] | None]
SURE = 0.8      # score from which an address in words is believed without a person looking


class _Row(msgspec.Struct):
    """A checked row."""

    index: int
    values: Any     # ResidentRow or FirmRow
    place: int


class _Linked:
    """What residents and firms share: finding the place of each row."""

    def __init__(self, addresses: AddressStore, words: Words, match: Matcher) -> None:
        self._addresses = addresses
        self._words = words
        self._match = match
        self._places = Places(addresses)
        self._known: dict[str, tuple[str, float, str] | None] = {}

    def _place(self, columns: Columns, tally: Tally) -> list[int]:
        """The place of each row; `NONE` where it is refused."""
        found, tally.renewed = self._places.of(columns, columns.series("place"), need_room=False)
        places = found.tolist()
        if columns.has("address"):
            addresses = columns.texts("address")
            for index in np.flatnonzero((found == NONE) & columns.good).tolist():
                places[index] = self._by_words(columns, index, addresses[index])
                tally.linked += places[index] != NONE
        for index, place in enumerate(places):
            if place == NONE:
                columns.refuse(index, tr("it has neither a code nor an address"))
        return places

    def _by_words(self, columns: Columns, index: int, address: str) -> int:
        if not address:
            return NONE
        if address not in self._known:
            self._known[address] = self._match(address)
        found = self._known[address]
        if found is None:
            columns.refuse(index, tr("no building is known under its address"), address)
            return NONE
        code, score, text = found
        if score < SURE:
            columns.refuse(index, tr("its address fits no building well enough; write the code"),
                           tr("nearest: {address} ({score} %), code {code}", address=text, score=round(100 * score),
                              code=code))
            return NONE
        number = self._addresses.number(code)
        return NONE if number is None else number << ROOM_BITS | int(code[19:] or 0)

    def _texts(self, columns: Columns, name: str) -> list[str]:
        texts = columns.texts(name)
        for index, text in enumerate(texts):
            if len(text) > _LONGEST:
                columns.refuse(index, tr("a text is longer than {count} characters", count=_LONGEST))
        return texts

    def _names(self, columns: Columns) -> list[str]:
        names = self._texts(columns, "name")
        for index, name in enumerate(names):
            if not name:
                columns.refuse(index, tr("it has no name"))
        return names

    def _phones(self, columns: Columns) -> list[str]:
        phones = [telephone(text) for text in columns.texts("phone")]
        for index, phone in enumerate(phones):
            if phone is None:
                columns.refuse(index, tr("its telephone is no number"))
        return [phone or "" for phone in phones]


class ResidentImport(_Linked):
    """Takes in one register of residents, piece by piece. A person lives in one place; owning has no bound."""

    def __init__(self, addresses: AddressStore, words: Words, match: Matcher) -> None:
        super().__init__(addresses, words, match)
        self._ties: dict[tuple[str, int, bool], int] = {}   # (who, place, lives there) → row
        self._homes: dict[str, tuple[int, int]] = {}     # identity number → (place, row)

    def prepare(self, columns: Columns) -> tuple[list[_Row], Tally]:
        """Check a piece; says in `columns` what is wrong with which row."""
        tally = Tally()
        names, phones = self._names(columns), self._phones(columns)
        numbers = self._numbers(columns)
        relations = columns.mapped("relation", self._words.relation_of)
        places = self._place(columns, tally)
        rows = []
        for index in np.flatnonzero(columns.good).tolist():
            relation = RELATIONS.index(relations[index] or "resident")
            row = (names[index], numbers[index], phones[index], places[index], relation, False)
            if self._alone(columns, index, row):
                rows.append(_Row(index, row, places[index]))
        return rows, tally

    def write(self, connection: Connection, columns: Columns, ready: tuple[list[_Row], Tally]) -> Tally:
        """Write a checked piece inside an open transaction."""
        rows, tally = ready
        people = bulk.people_numbered(connection, [row.values[1] for row in rows if row.values[1]])
        homes = bulk.homes_of(connection, people.values(), _LIVES)
        there = _registered(connection, [row.place for row in rows])
        new = []
        for row in rows:
            name, number, phone, place, relation, _ = row.values
            person = people.get(number) if number else None
            home = homes.get(person, place) if person is not None else place
            if relation in _LIVES and home != place:
                columns.refuse(row.index, tr("the person lives elsewhere already"), self._code(home))
                continue
            before = there.get((place, number or name))
            if before is None:
                new.append(row.values)
            elif before[1:] == (name, phone, relation):
                tally.unchanged += 1
            else:
                _update_resident(connection, before, place, row.values)
                tally.updated += 1
        bulk.insert_residents(connection, new)
        tally.imported = len(new)
        return tally

    def _alone(self, columns: Columns, index: int, row: bulk.ResidentRow) -> bool:
        """Whether no other row of the file says the same, or that the person lives somewhere else."""
        name, number, _, place, relation, _ = row
        here = int(columns.rows[index])
        if number and relation in _LIVES:
            home, earlier = self._homes.setdefault(number, (place, here))
            if home != place:
                columns.refuse(index, tr("the person lives at two places"),
                               tr("also at {code} in row {row}", code=self._code(home), row=earlier))
                return False
        earlier = self._ties.setdefault((number or name, place, relation in _LIVES), here)
        if earlier != here:
            columns.refuse(index, tr("the person is given twice at this place"), tr("also in row {row}", row=earlier))
        return earlier == here

    def _numbers(self, columns: Columns) -> list[str]:
        found = []
        for index, text in enumerate(columns.texts("number")):
            number = identity_number(text) if said(text) else ""
            if number is None:
                columns.refuse(index, tr("its identity number has a wrong form or check digit"))
            found.append(number or "")
        return found

    def _code(self, place: int) -> str:
        return self._addresses.code_of(place)


class FirmImport(_Linked):
    """Takes in one register of firms, piece by piece."""

    def __init__(self, addresses: AddressStore, words: Words, match: Matcher) -> None:
        super().__init__(addresses, words, match)
        self._seen: dict[tuple[str, int], int] = {}

    def prepare(self, columns: Columns) -> tuple[list[_Row], Tally]:
        """Check a piece; says in `columns` what is wrong with which row."""
        tally = Tally()
        names, phones = self._names(columns), self._phones(columns)
        numbers = ["".join(said(text).split()).upper() for text in columns.texts("number")]
        trades, contacts = self._texts(columns, "trade"), self._texts(columns, "contact")
        places = self._place(columns, tally)
        rows = []
        for index in np.flatnonzero(columns.good).tolist():
            here = int(columns.rows[index])
            earlier = self._seen.setdefault((numbers[index] or names[index], places[index]), here)
            if earlier != here:
                columns.refuse(index, tr("the firm is given twice at this place"), tr("also in row {row}", row=earlier))
                continue
            row = (names[index], numbers[index], places[index], trades[index], contacts[index], phones[index], False)
            rows.append(_Row(index, row, places[index]))
        return rows, tally

    def write(self, connection: Connection, columns: Columns, ready: tuple[list[_Row], Tally]) -> Tally:
        """Write a checked piece inside an open transaction."""
        rows, tally = ready
        there = {(row.place, row.number or row.name): row for row in _in_pieces(
            connection, [row.place for row in rows], lambda some: select(firms).where(firms.c.place.in_(some)))}
        new = []
        for row in rows:
            name, number, place, trade, contact, phone, _ = row.values
            before = there.get((place, number or name))
            if before is None:
                new.append(row.values)
            elif (before.name, before.trade, before.contact, before.phone) == (name, trade, contact, phone):
                tally.unchanged += 1
            else:
                FIRMS.remove(connection, [(before.id, (before.name,), "")])
                connection.execute(update(firms).where(firms.c.id == before.id).values(
                    name=name, trade=trade, contact=contact, phone=phone, back=bulk.digits_back(phone)))
                FIRMS.add(connection, [(before.id, (name,), "")])
                tally.updated += 1
        bulk.insert_firms(connection, new)
        tally.imported = len(new)
        return tally


def _registered(connection: Connection, places: Sequence[int]) -> dict[tuple[int, str], tuple[int, str, str, int]]:
    """(place, who) → (id, name, phone, relation) of everybody registered at some places."""
    query = select(tenures.c.place, tenures.c.relation, residents.c.id, residents.c.name, residents.c.number,
                   residents.c.phone).join(residents, residents.c.id == tenures.c.person)
    found = _in_pieces(connection, places, lambda some: query.where(tenures.c.place.in_(some)))
    return {(row.place, row.number or row.name): (row.id, row.name, row.phone, row.relation) for row in found}


def _in_pieces(connection: Connection, places: Sequence[int], query: Callable[[list[int]], Any]) -> list[Any]:
    wanted = sorted(set(places))
    found: list[Any] = []
    for start in range(0, len(wanted), 5000):    # a statement takes a limited number of values
        found += connection.execute(query(wanted[start:start + 5000])).all()
    return found


def _update_resident(connection: Connection, before: tuple[int, str, str, int], place: int,
                     row: bulk.ResidentRow) -> None:
    person, name, _, _ = before
    RESIDENTS.remove(connection, [(person, (name,), "")])
    connection.execute(update(residents).where(residents.c.id == person).values(
        name=row[0], phone=row[2], back=bulk.digits_back(row[2])))
    RESIDENTS.add(connection, [(person, (row[0],), "")])
    connection.execute(update(tenures).where(tenures.c.place == place, tenures.c.person == person).values(
        relation=row[4]))
