"""Every move of every hazard in the order of time: how all of them stood at any moment, fast enough to be played."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.model.hazard import HazardState, Move

STATES = tuple(HazardState)
NOT_YET = -1
STOPS = 12   # stretches of time that a jump need not go through: 9 bytes of memory a hazard and stretch
_STATE = {one: i for i, one in enumerate(STATES)}
_CLOSED = _STATE[HazardState.CLOSED]


class Moves:
    """Moves as columns sorted by time. Rows are those of `HazardColumns`. Not safe from several threads.

    Playing forward applies only what happened since the moment asked for last. On the way it keeps how all stood at a
    few moments, so that a jump, back too, goes through no more than a stretch of time.
    """

    def __init__(self) -> None:
        self._at = np.zeros(0)
        self._row = np.zeros(0, dtype=np.int32)
        self._state = np.zeros(0, dtype=np.int8)
        self._due = np.zeros(0)
        self._changed: dict[int, Sequence[Move]] = {}   # rows written since the columns were last put in order
        self._cursor = 0                                # moves that `_now` and `_limit` have seen
        self._now = np.zeros(0, dtype=np.int8)
        self._limit = np.zeros(0)
        self._stops: dict[int, tuple[np.ndarray, np.ndarray]] = {}   # cursor → `_now` and `_limit` as they were there
        self._change: np.ndarray | None = None          # of how many are open, by each move

    def __len__(self) -> int:
        return len(self._at) + sum(map(len, self._changed.values()))

    def put(self, rows: Sequence[int], moves: Sequence[Sequence[Move]]) -> None:
        """The moves of rows, in place of those each had."""
        self._changed.update(zip(rows, moves, strict=True))

    def drop(self, row: int, last: int) -> None:
        """A row is taken out, and the last row moves into its place."""
        self.settle()
        keep = self._row != row
        self._at, self._row, self._state, self._due = (
            column[keep] for column in (self._at, self._row, self._state, self._due))
        self._row[self._row == last] = row
        self._change = None
        self._begin_anew()

    def span(self) -> tuple[float, float] | None:
        """The first and the last moment anything moved, seconds since 1970 UTC; None where nothing did."""
        self.settle()
        return (float(self._at[0]), float(self._at[-1])) if len(self._at) else None

    def at(self, moment: float, rows: int) -> tuple[np.ndarray, np.ndarray]:
        """State and limit of each of so many rows at a moment; `NOT_YET` and NaN before a row's first move.

        The arrays are the caller's only until the next call.
        """
        self.settle()
        end = int(np.searchsorted(self._at, moment, side="right"))
        if len(self._now) != rows:
            self._begin_anew(rows)
        self._start_near(end)
        stretch = max(len(self._at) // STOPS, 1)
        while self._cursor < end:
            stop = min(end, (self._cursor // stretch + 1) * stretch)
            new = slice(self._cursor, stop)
            # Of several moves of one row the last stands: numpy assigns in order.
            self._now[self._row[new]] = self._state[new]
            self._limit[self._row[new]] = self._due[new]
            self._cursor = stop
            if stop % stretch == 0 and stop not in self._stops:
                self._stops[stop] = self._now.copy(), self._limit.copy()
        return self._now, self._limit

    def _start_near(self, end: int) -> None:
        """Begin at the last moment at or before `end` that is known: where it stands, a stop, or the beginning."""
        near = max((stop for stop in self._stops if stop <= end), default=0)
        if near <= self._cursor <= end:
            return
        self._cursor = near
        if near:
            self._now[:], self._limit[:] = self._stops[near]
        else:
            self._now.fill(NOT_YET)
            self._limit.fill(np.nan)

    def totals(self, moments: np.ndarray, mask: np.ndarray) -> np.ndarray:
        """How many of the rows in `mask` were open at each of some moments."""
        self.settle()
        if self._change is None:
            self._change = self._changes()
        counted = np.where(mask[self._row], self._change, 0)
        sums = np.append(0, np.cumsum(counted, dtype=np.int64))
        found: np.ndarray = sums[np.searchsorted(self._at, moments, side="right")]
        return found

    def _changes(self) -> np.ndarray:
        """What each move does to the number of open ones: 1, 0 or -1."""
        order = np.argsort(self._row, kind="stable")   # by row, in the order of time
        rows, is_open = self._row[order], (self._state[order] != _CLOSED).astype(np.int8)
        before = np.zeros_like(is_open)
        before[1:] = np.where(rows[1:] == rows[:-1], is_open[:-1], 0)
        found = np.empty_like(is_open)
        found[order] = is_open - before
        return found

    def _begin_anew(self, rows: int = 0) -> None:
        self._cursor = 0
        self._stops.clear()
        self._now = np.full(rows, NOT_YET, dtype=np.int8)
        self._limit = np.full(rows, np.nan)

    def settle(self) -> None:
        """Put what was written into the order of time; otherwise the next question does."""
        if not self._changed:
            return
        gone = np.zeros(max(int(self._row.max(initial=-1)), *self._changed) + 1, dtype=bool)
        gone[list(self._changed)] = True
        stays = ~gone[self._row]
        counts = [len(moves) for moves in self._changed.values()]
        flat = [move for moves in self._changed.values() for move in moves]
        at = np.array([move.at for move in flat], dtype=float)
        order = np.argsort(at, kind="stable")
        new: tuple[np.ndarray, ...] = (
            at, np.repeat(np.array(list(self._changed), dtype=np.int32), counts),
            np.array([_STATE[move.state] for move in flat], dtype=np.int8),
            np.array([move.due for move in flat], dtype=float))   # None becomes NaN
        # What was there is in order: few new ones are put between quicker than all are sorted again.
        where = np.searchsorted(self._at[stays], at[order], side="right") + np.arange(len(at))
        old = np.ones(int(stays.sum()) + len(at), dtype=bool)
        old[where] = False
        kept: tuple[np.ndarray, ...] = (self._at, self._row, self._state, self._due)
        self._at, self._row, self._state, self._due = (
            _merged(column[stays], fresh[order], old) for column, fresh in zip(kept, new, strict=True))
        self._changed.clear()
        self._change = None
        self._begin_anew()


def _merged(kept: np.ndarray, fresh: np.ndarray, old: np.ndarray) -> np.ndarray:
    """One column of two; `old` says where what is kept stands."""
    found = np.empty(len(old), dtype=kept.dtype)
    found[old], found[~old] = kept, fresh
    return found
