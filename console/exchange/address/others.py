"""Smaller registers: the mapping of grids, replaced codes, and other names."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlalchemy import Connection

from console.exchange.address.field_words import field_word
from console.exchange.address.values import day_of
from console.exchange.rows.columns import Columns
from console.exchange.rows.tally import Tally
from console.language import tr
from console.model.address import ENDS, fault, normalise
from console.model.register import Alias
from console.store import address_bulk as bulk
from console.store.addresses import AddressStore
from console.store.places import PlaceStore

_GRID = 15      # digits of a unit grid


class _Small:
    """Registers of two or three columns, all of which a person could have typed."""

    KIND = ""

    def __init__(self, addresses: AddressStore, stored: PlaceStore) -> None:
        self._addresses = addresses
        self._stored = stored
        self._seen: dict[str, int] = {}

    def _first(self, columns: Columns, index: int, key: str) -> bool:
        earlier = self._seen.setdefault(key, int(columns.rows[index]))
        if earlier != int(columns.rows[index]):
            columns.refuse(index, tr("it is given twice"), tr("also in row {row}", row=earlier))
            return False
        return True

    def _codes(self, columns: Columns, field: str, lengths: tuple[int, ...]) -> list[str]:
        codes = [normalise(text) for text in columns.texts(field)]
        for index, code in enumerate(codes):
            if not (code.isascii() and code.isdigit() and len(code) in lengths):
                columns.refuse(index, tr("its {field} has not the length of a code, or more than digits",
                                          field=field_word(self.KIND, field)),
                               fault(code))
        return codes


class GridImport(_Small):
    """Takes in which base grid (14 digits) each unit grid (15 digits) lies in."""

    KIND = "grids"

    def prepare(self, columns: Columns) -> dict[str, str]:
        """Check a piece; says in `columns` what is wrong with which row."""
        grids, bases = self._codes(columns, "grid", (_GRID,)), self._codes(columns, "base", (ENDS["base"],))
        for index in np.flatnonzero(columns.good).tolist():
            if grids[index][:12] != bases[index][:12]:
                columns.refuse(index, tr("both grids must be of one community"))
            else:
                self._first(columns, index, grids[index])
        return {grids[i]: bases[i] for i in np.flatnonzero(columns.good).tolist()}

    def write(self, connection: Connection, columns: Columns, ready: dict[str, str]) -> Tally:
        """Write a checked piece inside an open transaction."""
        there = self._stored.bases()
        new = {grid: base for grid, base in ready.items() if grid not in there}
        changed = {grid: base for grid, base in ready.items() if there.get(grid, base) != base}
        self._stored.replace_base_grids(connection, new | changed)
        return Tally(imported=len(new), updated=len(changed), unchanged=len(ready) - len(new) - len(changed))


class AliasImport(_Small):
    """Takes in codes that were replaced."""

    KIND = "aliases"

    def prepare(self, columns: Columns) -> list[tuple[int, Alias]]:
        """Check a piece; says in `columns` what is wrong with which row."""
        lengths = tuple(ENDS.values())[2:]
        old, new = self._codes(columns, "old", lengths), self._codes(columns, "new", lengths)
        since, why = columns.texts("since"), columns.texts("why")
        rows = []
        for i in np.flatnonzero(columns.good).tolist():
            day = day_of(since[i]) if since[i] else ""
            if day is None:
                columns.refuse(i, tr("its day cannot be read; write 2024-07-01"), since[i])
            elif len(old[i]) != len(new[i]) or old[i] == new[i]:
                columns.refuse(i, tr("the old and the new code must differ and have one length"))
            elif self._first(columns, i, old[i]):
                rows.append((i, Alias(old[i], new[i], day, why[i][:200])))
        return rows

    def write(self, connection: Connection, columns: Columns, rows: list[tuple[int, Alias]]) -> Tally:
        """Write a checked piece inside an open transaction."""
        there = {one.old: one for one in self._addresses.history.all()}
        steps = self._addresses.history.steps()     # rows of one file may lead in a circle among themselves
        tally, new = Tally(), []
        for index, one in rows:
            if there.get(one.old) == one:
                tally.unchanged += 1
            elif one.old in there:
                columns.refuse(index, tr("the old code was replaced by another one before"), there[one.old].new)
            elif not steps.add(one.old, one.new):
                columns.refuse(index, tr("the new code leads back to the old one already"))
            else:
                new.append(one)
        self._addresses.history.insert(connection, new)
        tally.imported = len(new)
        return tally


class NameImport(_Small):
    """Takes in other and old names of buildings and areas."""

    KIND = "names"

    def prepare(self, columns: Columns) -> list[tuple[str, str]]:
        """Check a piece; says in `columns` what is wrong with which row."""
        codes = self._codes(columns, "code", tuple(ENDS.values())[2:-1])
        names = columns.texts("name")
        rows = []
        for i in np.flatnonzero(columns.good).tolist():
            if not names[i]:
                columns.refuse(i, tr("it has no name"))
            elif self._first(columns, i, f"{codes[i]}/{names[i]}"):
                rows.append((codes[i], names[i]))
        return rows

    def write(self, connection: Connection, columns: Columns, rows: list[Any]) -> Tally:
        """Write a checked piece inside an open transaction."""
        imported = sum(bulk.add_name(connection, code, name) for code, name in rows)
        return Tally(imported=imported, unchanged=len(rows) - imported)
