"""Which row every case of a list has: all in order, those shown among them, found by bisection. No Qt in it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Set
from itertools import groupby
from typing import Any

import msgspec
import numpy as np

from console.desk.case_index import CaseIndex, Slots
from console.desk.filter import CaseFilter
from console.model.case import Case

Key = tuple[Any, ...]   # what a case sorts by; unique, so that a row is found by bisection


class Stand(msgspec.Struct, frozen=True):
    """Where a case stands before a change: its key, its place among all, whether it has a row."""

    key: Key
    place: int
    shown: bool


class CaseOrder:
    """Slots of the index in order, and the rows among them.

    A change goes in three steps: look up where everything stands, `take` the new cases, then move places and rows.
    Until a row is moved, it stands by the key it had before.

    Args:
        key: what a case sorts by now.
        in_order: all slots by that key; together they change only through `sort`.
    """

    def __init__(self, key: Callable[[Case], Key], in_order: Callable[[], Slots]) -> None:
        self.index = CaseIndex()
        self._key = key
        self._in_order = in_order
        self._keys: dict[int, Key] = {}     # by slot, of those that were asked for since the last sorting
        self._all = array("i")              # slots of every case
        self.rows = array("i")              # slots of those that are shown
        self._stale: dict[int, Key] = {}    # by slot, keys that rows still stand by

    def sort(self) -> None:
        """Put all in order; the rows follow with `sift`."""
        self._keys.clear()
        self._all = array("i", self._in_order().tobytes())

    def sift(self, wanted: CaseFilter, within: Set[str] | None) -> None:
        """Show those that pass a filter."""
        self._stale.clear()
        if wanted == CaseFilter():
            self.rows = self._all[:]
            return
        order = np.frombuffer(self._all, np.int32)
        self.rows = array("i", order[self.index.passing(wanted, within)[order]].tobytes())

    def row(self, slot: int) -> int:
        """The row of a slot, -1 where it has none."""
        found = bisect_left(self.rows, self._row_key(slot), key=self._row_key)
        return found if found < len(self.rows) and self.rows[found] == slot else -1

    def stand(self, case_id: str) -> Stand:
        """Where a known case stands."""
        slot = self.index.slot(case_id)
        key = self.key(slot)
        return Stand(key, bisect_left(self._all, key, key=self.key), self.row(slot) >= 0)

    def take(self, case: Case, before: Stand | None) -> tuple[int, bool]:
        """Keep a case as it is now; its slot, and whether it still stands where it did."""
        slot = self.index.put(case)
        self._keys.pop(slot, None)
        if before is None:
            return slot, False
        stays = self.key(slot) == before.key
        if not stays:
            self._stale[slot] = before.key
        return slot, stays

    def reorder(self, places: Iterable[int], slots: Iterable[int]) -> None:
        """Free these places among all, and give each of the slots its own."""
        for place in sorted(places, reverse=True):
            del self._all[place]
        for slot in slots:
            self._all.insert(bisect_left(self._all, self.key(slot), key=self.key), slot)

    def move(self, slots: list[int]) -> None:
        """Give shown slots the rows that are theirs now."""
        for row in sorted((self.row(slot) for slot in slots), reverse=True):
            del self.rows[row]
        for slot in slots:
            self._stale.pop(slot, None)
            self.rows.insert(bisect_left(self.rows, self.key(slot), key=self._row_key), slot)

    def settle(self) -> None:
        """Every row stands by its present key again: what moved or left has done so."""
        self._stale.clear()

    def openings(self, slots: list[int]) -> list[tuple[int, array[int]]]:
        """Where slots without a row belong, as (row, slots in order); to be put in from the last to the first."""
        places = [(bisect_left(self.rows, self.key(slot), key=self.key), slot)
                  for slot in sorted(slots, key=self.key)]
        return [(place, array("i", [slot for _, slot in group]))
                for place, group in groupby(places, lambda pair: pair[0])]

    def key(self, slot: int) -> Key:
        """What the case in a slot sorts by, now."""
        found = self._keys.get(slot)
        if found is None:
            found = self._keys[slot] = self._key(self.index.at(slot))
        return found

    def _row_key(self, slot: int) -> Key:
        return self._stale.get(slot) or self.key(slot)
