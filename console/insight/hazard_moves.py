"""Every move of every hazard in the order of time: how all of them stood at any moment, fast enough to be played."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from console.model.hazard import HazardState, Move

STATES = tuple(HazardState)
NOT_YET = -1
_STATE = {one: i for i, one in enumerate(STATES)}


class Moves:
    """Moves as columns sorted by time. Rows are those of `HazardColumns`. Not safe from several threads.

    Playing forward applies only what happened since the moment asked for last; going back begins anew.
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
        if end < self._cursor or len(self._now) < rows:
            self._begin_anew(rows)
        new = slice(self._cursor, end)
        # Of several moves of one row the last stands: numpy assigns in order.
        self._now[self._row[new]] = self._state[new]
        self._limit[self._row[new]] = self._due[new]
        self._cursor = end
        return self._now[:rows], self._limit[:rows]

    def totals(self, moments: np.ndarray, mask: np.ndarray) -> np.ndarray:
        """How many of the rows in `mask` were open at each of some moments."""
        self.settle()
        chosen = mask[self._row]
        rows, states, times = self._row[chosen], self._state[chosen], self._at[chosen]
        order = np.lexsort((np.arange(len(rows)), rows))     # by row, in the order of time
        is_open = (states[order] != _STATE[HazardState.CLOSED]).astype(np.int8)
        first = np.append(True, rows[order][1:] != rows[order][:-1]) if len(rows) else np.zeros(0, dtype=bool)
        before = np.where(first, 0, np.append(0, is_open[:-1])[:len(is_open)])
        change = np.zeros(len(rows), dtype=np.int64)
        change[order] = is_open - before
        sums = np.append(0, np.cumsum(change))
        found: np.ndarray = sums[np.searchsorted(times, moments, side="right")]
        return found

    def _begin_anew(self, rows: int = 0) -> None:
        self._cursor = 0
        self._now = np.full(rows, NOT_YET, dtype=np.int8)
        self._limit = np.full(rows, np.nan)

    def settle(self) -> None:
        """Put what was written into the order of time; otherwise the next question does."""
        if not self._changed:
            return
        gone = np.zeros(max(int(self._row.max(initial=-1)), *self._changed) + 1, dtype=bool)
        gone[list(self._changed)] = True
        keep = ~gone[self._row]
        counts = [len(moves) for moves in self._changed.values()]
        flat = [move for moves in self._changed.values() for move in moves]
        at = np.concatenate([self._at[keep], np.array([move.at for move in flat], dtype=float)])
        row = np.concatenate([self._row[keep], np.repeat(np.array(list(self._changed), dtype=np.int32), counts)])
        state = np.concatenate([self._state[keep], np.array([_STATE[move.state] for move in flat], dtype=np.int8)])
        due = np.concatenate([self._due[keep], np.array([move.due for move in flat], dtype=float)])
        order = np.argsort(at, kind="stable")   # nearly sorted: what is new is nearly always the latest
        self._at, self._row, self._state, self._due = at[order], row[order], state[order], due[order]
        self._changed.clear()
        self._begin_anew()
