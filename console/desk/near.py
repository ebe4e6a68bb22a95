"""Open cases by place: who lies within some metres of here, among hundreds of thousands, in well under a millisecond.

A grid hash whose cells hold numbers of slots; what is compared (place, time, class) stands in arrays by slot. Kept
up case by case, never built anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from math import floor

import numpy as np
from numpy.typing import NDArray

from console.desk.metres import distances, per_degree
from console.model.case import Case

DEGREE = 111_320.0   # metres of a degree at the equator: cells are never smaller than asked for
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class NearCases:
    """The index. Not safe from several threads: its owner locks.

    Args:
        cell_m: side of a cell in metres, about the radius that is asked for.
    """

    def __init__(self, cell_m: float) -> None:
        self._cell = cell_m / DEGREE
        self._slots: dict[str, int] = {}
        self._ids: list[str] = []
        self._free: list[int] = []
        self._cells: dict[tuple[int, int], array[int]] = {}
        self._classes: dict[str, int] = {}
        self._values = np.zeros((3, 1024))               # longitude, latitude, reported at
        self._class = np.zeros((2, 1024), np.int64)      # class, group

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, case_id: str) -> bool:
        return case_id in self._slots

    def fill(self, cases: Iterable[Case]) -> None:
        """Take in many cases at once; only into an empty index, and only placed ones."""
        found = [case for case in cases if case.is_placed]
        self._reserve(len(found))
        self._ids = [case.id for case in found]
        self._slots = {case_id: slot for slot, case_id in enumerate(self._ids)}
        count = len(found)
        for row, name in enumerate(("lon", "lat", "reported_at")):
            self._values[row, :count] = [getattr(case, name) for case in found]
        self._class[:, :count] = np.array([self._classes_of(case.class_code) for case in found],
                                          np.int64).reshape(-1, 2).T
        columns, rows = np.floor(self._values[:2, :count] / self._cell).astype(np.int64)
        order = np.lexsort((rows, columns))
        ends = np.flatnonzero((np.diff(columns[order]) != 0) | (np.diff(rows[order]) != 0)) + 1
        for slots in np.split(order, ends) if count else ():
            self._cells[int(columns[slots[0]]), int(rows[slots[0]])] = array("q", slots.astype(np.int64).tobytes())

    def put(self, case: Case) -> None:
        """Take in or renew a case; one without a place is left out."""
        if case.lon is None or case.lat is None:
            self.drop(case.id)
            return
        slot = self._slots.get(case.id)
        cell = self._cell_of(case.lon, case.lat)
        if slot is None:
            slot = self._free.pop() if self._free else len(self._ids)
            if slot == len(self._ids):
                self._ids.append("")
                self._reserve(len(self._ids))
            self._slots[case.id], self._ids[slot] = slot, case.id
            self._cells.setdefault(cell, array("q")).append(slot)
        else:
            before = self._cell_of(float(self._values[0, slot]), float(self._values[1, slot]))
            if before != cell:
                self._leave(before, slot)
                self._cells.setdefault(cell, array("q")).append(slot)
        self._values[:, slot] = case.lon, case.lat, case.reported_at
        self._class[:, slot] = self._classes_of(case.class_code)

    def drop(self, case_id: str) -> None:
        """Forget a case; one that is not there is no fault."""
        slot = self._slots.pop(case_id, None)
        if slot is not None:
            self._leave(self._cell_of(float(self._values[0, slot]), float(self._values[1, slot])), slot)
            self._ids[slot] = ""
            self._free.append(slot)

    def within(self, lon: float, lat: float, radius_m: float) -> tuple[Ints, Floats]:
        """Slots of the cases within a radius, and their distances in metres."""
        east, north = per_degree(lat)
        wide, high = radius_m / max(east, 1.0) * 1.001, radius_m / north * 1.001
        (left, low), (right, top) = self._cell_of(lon - wide, lat - high), self._cell_of(lon + wide, lat + high)
        if (right - left + 1) * (top - low + 1) > len(self._cells):
            held = [slots for (c, r), slots in self._cells.items() if left <= c <= right and low <= r <= top]
        else:
            held = [slots for c in range(left, right + 1) for r in range(low, top + 1)
                    if (slots := self._cells.get((c, r))) is not None]
        if not held:
            return np.zeros(0, np.int64), np.zeros(0)
        # Copied: an array that is looked at cannot grow.
        found = np.frombuffer(b"".join(slots.tobytes() for slots in held), np.int64)
        away = distances(lon, lat, self._values[0, found], self._values[1, found])
        near = away <= radius_m
        return found[near], away[near]

    def names(self, slots: Ints) -> list[str]:
        """Ids of cases."""
        return [self._ids[slot] for slot in slots.tolist()]

    def reported(self, slots: Ints) -> Floats:
        """When cases were reported, seconds since 1970 UTC."""
        return self._values[2, slots]

    def same_class(self, slots: Ints, class_code: str, group: float) -> Floats:
        """1 for cases of the class, `group` for those of its group, 0 for others and where no class is known."""
        if not class_code:
            return np.zeros(len(slots))
        whole, part = self._classes_of(class_code)
        return np.where(self._class[0, slots] == whole, 1.0, np.where(self._class[1, slots] == part, group, 0.0))

    def _classes_of(self, code: str) -> tuple[int, int]:
        known = self._classes
        return known.setdefault(code, len(known)), known.setdefault(code[:2], len(known))

    def _cell_of(self, lon: float, lat: float) -> tuple[int, int]:
        return floor(lon / self._cell), floor(lat / self._cell)

    def _leave(self, cell: tuple[int, int], slot: int) -> None:
        slots = self._cells[cell]
        slots[slots.index(slot)] = slots[-1]
        slots.pop()
        if not slots:
            del self._cells[cell]

    def _reserve(self, count: int) -> None:
        size = self._values.shape[1]
        if count > size:
            more = max(count, 2 * size) - size
            self._values = np.pad(self._values, ((0, 0), (0, more)))
            self._class = np.pad(self._class, ((0, 0), (0, more)))
