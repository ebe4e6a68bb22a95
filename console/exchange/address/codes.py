"""Codes of a register's rows → places in the database, for many rows at once, with what is wrong with the others."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from console.exchange.address.values import said
from console.exchange.rows.columns import Columns
from console.language import tr
from console.model.address import BUILDING, ROOM, fault, kind_of, normalise
from console.store.address_tables import ROOM_BITS
from console.store.addresses import AddressStore

Ints = NDArray[np.int64]
NONE = -1
_PROVINCE = "([0-7][0-9]|8[0-2])"   # what begins with more is none, and does not fit into the database's numbers


class Places:
    """Finds what codes stand for.

    Args:
        addresses: the address base; codes that were replaced lead to their new ones.
    """

    def __init__(self, addresses: AddressStore) -> None:
        self._addresses = addresses

    def of(self, columns: Columns, codes: pl.Series, need_room: bool) -> tuple[Ints, int]:
        """Places of the rows, `NONE` for rows that are refused here.

        Args:
            codes: 25 digits, or 19 where no room is needed; rows without a code are left out.

        Returns:
            The places, and how many codes had been replaced.
        """
        codes = self._plain(columns, codes, need_room)
        texts = codes.str.slice(0, BUILDING)
        heads = texts.cast(pl.Int64, strict=False).fill_null(0).to_numpy()
        tails = codes.str.slice(BUILDING, ROOM - BUILDING).cast(pl.Int64, strict=False).fill_null(0).to_numpy().copy()
        numbers = self._addresses.numbers(heads)
        renewed = 0
        resolve = self._addresses.history.resolver()
        for index in np.flatnonzero((numbers < 0) & (heads > 0)).tolist():
            code = resolve(codes[index])
            number = self._addresses.number(code) if code != codes[index] else None
            if number is None:
                columns.refuse(index, tr("no building is registered under the first 19 digits of its code"),
                               texts[index])
            else:
                numbers[index], tails[index] = number, int(code[BUILDING:] or 0)
                renewed += 1
        if need_room:
            columns.refuse_all((numbers >= 0) & (tails == 0), tr("room 000000 stands for the whole building"))
        found = np.where((numbers >= 0) & columns.good, numbers << ROOM_BITS | tails, NONE)
        return found, renewed

    def _plain(self, columns: Columns, codes: pl.Series, need_room: bool) -> pl.Series:
        """Codes of digits only; "" where there is none or it is refused."""
        long, short = (f"{_PROVINCE}[0-9]{{{length - 2}}}" for length in (ROOM, BUILDING))
        right = f"^{long}$" if need_room else f"^({long}|{short})$"
        wrong = ~codes.str.contains(right).to_numpy()
        if not wrong.any():
            return codes
        texts = codes.to_list()
        for index in np.flatnonzero(wrong).tolist():
            plain = normalise(said(texts[index]))
            why = fault(plain, "room" if need_room or kind_of(plain) != "building" else "building") if plain else ""
            if not plain and not need_room:
                texts[index] = ""
                continue
            if why or not plain:
                columns.refuse(index, tr("its code is wrong: {why}", why=why or tr("it is empty")))
                plain = ""
            texts[index] = plain
        return pl.Series(codes.name, texts, dtype=pl.String)
