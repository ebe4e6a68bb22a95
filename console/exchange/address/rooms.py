"""Rooms of a register: 11 million of a city, checked column by column and written some 400,000 at a time."""

from __future__ import annotations

import msgspec
import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from console.exchange.address.codes import Places
from console.exchange.address.values import floor_of
from console.exchange.address.words import Words
from console.exchange.rows.columns import Columns
from console.exchange.rows.tally import Tally
from console.language import tr
from console.model.address import ROOM
from console.model.register import USES
from console.store import address_bulk as bulk
from console.store.addresses import AddressStore

_LONGEST = 40           # characters of a door number
_LARGEST = 1_000_000    # m²
_DATE = r"^\d{4}-\d{2}-\d{2}$"


class _Prepared(msgspec.Struct, eq=False):
    """Checked rows, ready to be written: arrays and lists of one length, and where each stood in the piece."""

    rows: list[bulk.RoomRow]
    index: NDArray[np.int64]
    renewed: int


class RoomImport:
    """Takes in one register of rooms, piece by piece.

    Args:
        addresses: where they go.
        words: what uses are called.
    """

    def __init__(self, addresses: AddressStore, words: Words) -> None:
        self._words = words
        self._places = Places(addresses)
        self._seen: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []   # places and row numbers, by piece

    def prepare(self, columns: Columns) -> _Prepared:
        """Check a piece; says in `columns` what is wrong with which row."""
        codes = columns.series("code")
        if not columns.has("code"):
            codes = columns.series("building") + columns.series("room").str.zfill(ROOM - 19)
        places, renewed = self._places.of(columns, codes, need_room=True)
        names = columns.series("name").str.replace(r"(室|号房|房)$", "")
        columns.refuse_all((names.str.len_chars() > _LONGEST).to_numpy(),
                           tr("its door number is longer than {count} characters", count=_LONGEST))
        columns.refuse_all(names.str.contains(_DATE).to_numpy(),
                           tr("a spreadsheet turned its door number into a date; format the column as text"))
        floors, sizes = self._floors(columns, names), self._sizes(columns)
        uses = [USES.index(use) for use in columns.mapped("use", self._words.use_of)]
        self._refuse_repeated(columns, places)
        keep = np.flatnonzero(columns.good)
        keep = keep[np.argsort(places[keep], kind="stable")]     # the table is written from its beginning to its end
        texts, use = names.to_list(), np.array(uses, np.int64)
        rows = list(zip(places[keep].tolist(), floors[keep].tolist(), [texts[i] for i in keep.tolist()],
                        use[keep].tolist(), sizes[keep].tolist(), [False] * len(keep), strict=True))
        return _Prepared(rows, keep, renewed)

    def write(self, connection: Connection, columns: Columns, ready: _Prepared) -> Tally:
        """Write a checked piece inside an open transaction."""
        tally = Tally(renewed=ready.renewed)
        try:
            with connection.begin_nested():
                bulk.insert_rooms(connection, ready.rows)
            tally.imported = len(ready.rows)
        except IntegrityError:      # some are there already: look at each of them
            self._merge(connection, columns, ready, tally)
        self._seen.append((np.array([row[0] for row in ready.rows], np.int64), columns.rows[ready.index]))
        return tally

    def _merge(self, connection: Connection, columns: Columns, ready: _Prepared, tally: Tally) -> None:
        there = bulk.rooms_at(connection, [row[0] for row in ready.rows])
        new, changed = [], []
        for row, index in zip(ready.rows, ready.index.tolist(), strict=True):
            before = there.get(row[0])
            earlier = self._earlier(row[0]) if before is not None else None
            if before is None:
                new.append(row)
            elif earlier is not None:
                columns.refuse(index, tr("the room is given twice"), tr("also in row {row}", row=earlier))
            elif before == row:
                tally.unchanged += 1
            else:
                changed.append(row)
        bulk.insert_rooms(connection, new)
        bulk.replace_rooms(connection, changed)
        tally.imported, tally.updated = len(new), len(changed)

    def _earlier(self, place: int) -> int | None:
        """The row of an earlier piece that holds this place."""
        for places, rows in self._seen:
            at = int(np.searchsorted(places, place))
            if at < len(places) and places[at] == place:
                return int(rows[at])
        return None

    def _refuse_repeated(self, columns: Columns, places: NDArray[np.int64]) -> None:
        """Within the piece, the first row of a room stays."""
        index = np.flatnonzero(columns.good & (places >= 0))
        _, first, group, count = np.unique(places[index], return_index=True, return_inverse=True, return_counts=True)
        if (count == 1).all():
            return
        for at in np.flatnonzero((count[group] > 1) & (first[group] != np.arange(len(index)))).tolist():
            earlier = int(columns.rows[index[first[group[at]]]])
            columns.refuse(int(index[at]), tr("the room is given twice"), tr("also in row {row}", row=earlier))

    def _floors(self, columns: Columns, names: pl.Series) -> NDArray[np.int64]:
        """Floors as given; where nothing is given, that of a door number such as 1203."""
        texts = columns.series("floor")
        guessed = (names.str.extract(r"^(\d{1,2})\d{2}$").cast(pl.Int64, strict=False)).fill_null(0)
        plain = texts.cast(pl.Int64, strict=False)
        floors = pl.select(pl.coalesce(plain, guessed)).to_series().to_numpy().copy()
        odd = (texts != "").to_numpy() & (plain.is_null() | (plain.abs() > 200).fill_null(False)).to_numpy()
        for index in np.flatnonzero(odd).tolist():
            floor = floor_of(texts[index])
            if floor is None:
                columns.refuse(index, tr("its floor is no number"), texts[index])
            floors[index] = floor or 0
        return floors.astype(np.int64)

    def _sizes(self, columns: Columns) -> NDArray[np.int64]:
        texts = columns.series("size").str.replace(r"(㎡|m2|m²|平方米|平米)$", "")
        sizes = texts.cast(pl.Float64, strict=False).fill_null(np.nan).to_numpy()
        given = (texts != "").to_numpy()
        with np.errstate(invalid="ignore"):
            wrong = given & ~((sizes >= 0) & (sizes < _LARGEST))
        columns.refuse_all(wrong, tr("its floor area is no number of square metres"))
        return np.where(given & ~wrong, np.round(sizes), 0).astype(np.int64)
