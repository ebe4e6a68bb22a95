"""Positions of moving units as they come in: the latest of each, and where it was in the last hours.

Kept in memory only: a position is a raw reading, not an entry of the ledger.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.model.unit import Sighting

KEPT = 2 * 3600.0  # seconds a position is kept
FIRST = 1024       # rows to begin with


class Fresh(msgspec.Struct, frozen=True):
    """Positions that came in since a cursor.

    Attributes:
        cursor: to ask with next time.
        units: one sighting of every unit known so far, by number.
        number, at, lon, lat: a row per position, in the order they came.
    """

    cursor: int
    units: tuple[Sighting, ...]
    number: NDArray[np.int32]
    at: NDArray[np.float64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]


class UnitBoard:
    """All moving units of a running program. Safe from any thread.

    Any feed whose source tells where its units are puts their sightings here.
    """

    def __init__(self, kept: float = KEPT) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._latest: dict[str, Sighting] = {}
        self._numbers: dict[str, int] = {}
        self._rows = np.zeros((FIRST, 4))   # number, at, lon, lat
        self._first = 0                     # absolute number of the first row kept
        self._used = 0

    def put(self, sightings: Sequence[Sighting]) -> int:
        """Take positions in; how many were refused because they are no place on earth or no time."""
        good = [one for one in sightings if _is_place(one)]
        with self._lock:
            for one in good:
                before = self._latest.get(one.unit)
                if before is None:
                    self._numbers[one.unit] = len(self._numbers)
                if before is None or one.at >= before.at:
                    self._latest[one.unit] = one
            self._append([(self._numbers[one.unit], one.at, one.lon, one.lat) for one in good])
        return len(sightings) - len(good)

    def latest(self) -> list[Sighting]:
        """Where every unit was seen last, by name."""
        with self._lock:
            return sorted(self._latest.values(), key=lambda one: (one.name, one.unit))

    def after(self, cursor: int) -> Fresh:
        """Positions that came in since `cursor`; 0 for all that are kept."""
        with self._lock:
            start = min(max(0, cursor - self._first), self._used)
            rows = self._rows[start:self._used].copy()
            units = tuple(self._latest[unit] for unit in self._numbers)
            end = self._first + self._used
        return Fresh(end, units, rows[:, 0].astype(np.int32), rows[:, 1], rows[:, 2], rows[:, 3])

    def _append(self, rows: list[tuple[int, float, float, float]]) -> None:
        if not rows:
            return
        if self._used + len(rows) > len(self._rows):
            self._forget_old()
            while self._used + len(rows) > len(self._rows):
                self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[self._used:self._used + len(rows)] = rows
        self._used += len(rows)

    def _forget_old(self) -> None:
        """Drop leading rows that are too old, where that frees at least half."""
        at = self._rows[:self._used, 1]
        young = np.flatnonzero(at > at.max(initial=0.0) - self._kept)
        drop = int(young[0]) if len(young) else self._used
        if drop >= self._used / 2 > 0:
            self._rows[:self._used - drop] = self._rows[drop:self._used]
            self._first += drop
            self._used -= drop


def _is_place(one: Sighting) -> bool:
    return (bool(one.unit) and math.isfinite(one.at) and -180 <= one.lon <= 180 and -90 <= one.lat <= 90
            and (one.lon, one.lat) != (0.0, 0.0))
