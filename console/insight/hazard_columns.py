"""All hazards as columns of numbers, with every move they made: what the hazard map reckons with.

A filter over 200,000 hazards is then a few passes over arrays; how the map stood at any moment is one more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import numpy as np

from console.insight.case_columns import Words
from console.insight.hazard_moves import NOT_YET, STATES, Moves
from console.model.hazard import Hazard, HazardLevel, HazardSource

LEVELS = tuple(HazardLevel)
SOURCES = tuple(HazardSource)
WORDS = ("area", "building", "party", "kind", "text")
TIMES = ("found_at", "due_at", "closed_at")
NUMBERS = ("likelihood", "consequence")
PLACE = ("lon", "lat")
CODES = ("level", "state", "source")
_CODE: dict[str, dict[Any, int]] = {
    "level": {one: i for i, one in enumerate(LEVELS)}, "state": {one: i for i, one in enumerate(STATES)},
    "source": {one: i for i, one in enumerate(SOURCES)},
}
_GET = {name: attrgetter(name) for name in (*WORDS, *TIMES, *NUMBERS, *PLACE, *CODES)}
FIRST_ROOM = 1024


class HazardColumns:
    """Hazards as columns; row i of every column is the hazard `ids[i]`. Not safe from several threads.

    Attributes:
        ids: of the hazards, in no order.
        words: texts as codes, by field: area, building, party, kind, and what was found (text).
        moves: every change of state and limit.
        serial: grows with every change.
    """

    def __init__(self, hazards: Iterable[Hazard] = ()) -> None:
        self.ids: list[str] = []
        self.words = {name: Words() for name in WORDS}
        self.moves = Moves()
        self.serial = 0
        self._shared = False   # whether somebody else looks at `ids`
        self._rows: dict[str, int] = {}
        self._numbers: dict[str, np.ndarray] = {
            **{name: np.full(FIRST_ROOM, np.nan) for name in (*TIMES, *PLACE)},
            **{name: np.zeros(FIRST_ROOM, dtype=np.int8) for name in (*NUMBERS, *CODES)},
        }
        self.extend(list(hazards))

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, hazard_id: str) -> bool:
        return hazard_id in self._rows

    def put(self, hazards: Sequence[Hazard]) -> None:
        """Add hazards or write them anew; each id once."""
        known = [hazard for hazard in hazards if hazard.id in self._rows]
        self.extend([hazard for hazard in hazards if hazard.id not in self._rows])
        if known:
            self._write(np.array([self._rows[hazard.id] for hazard in known]), known)

    def extend(self, hazards: Sequence[Hazard]) -> None:
        """Add many new hazards at once."""
        if not hazards:
            return
        start = len(self.ids)
        self.ids.extend(hazard.id for hazard in hazards)
        self._rows.update({hazard.id: start + i for i, hazard in enumerate(hazards)})
        self._make_room(len(self.ids))
        self._write(np.arange(start, len(self.ids)), hazards)

    def drop(self, hazard_id: str) -> None:
        """Take a hazard out, if it is there; the last row moves into its place."""
        row = self._rows.pop(hazard_id, None)
        if row is None:
            return
        last = len(self.ids) - 1
        if self._shared:
            self.ids, self._shared = self.ids.copy(), False
        moved = self.ids.pop()
        if row != last:
            self.ids[row] = moved
            self._rows[moved] = row
            for column in (*self._numbers.values(), *(words.codes for words in self.words.values())):
                column[row] = column[last]
        self.moves.drop(row, last)
        self.serial += 1

    def shared_ids(self) -> list[str]:
        """The ids by row as they are now, for somebody who only looks: rows may be added to it, none changes."""
        self._shared = True
        return self.ids

    def number(self, name: str) -> np.ndarray:
        """A column of numbers: times in seconds since 1970 UTC (NaN for none), degrees, 1 to 5, codes of enumerations
        by their order."""
        return self._numbers[name][:len(self.ids)]

    def codes(self, name: str) -> np.ndarray:
        """A column of texts as places in `words[name].texts`."""
        return self.words[name].codes[:len(self.ids)]

    def state_at(self, moment: float | None) -> tuple[np.ndarray, np.ndarray]:
        """State (by its order, `NOT_YET` before a hazard was found) and limit of each hazard.

        Args:
            moment: seconds since 1970 UTC; None for what they are now.
        """
        if moment is None:
            return self.number("state"), self.number("due_at")
        return self.moves.at(moment, len(self.ids))

    def _write(self, rows: np.ndarray, hazards: Sequence[Hazard]) -> None:
        for name, words in self.words.items():
            words.codes[rows] = words.coded(list(map(_GET[name], hazards)))
        for name in (*TIMES, *PLACE):
            self._numbers[name][rows] = np.array(list(map(_GET[name], hazards)), dtype=float)   # None becomes NaN
        for name in NUMBERS:
            self._numbers[name][rows] = list(map(_GET[name], hazards))
        for name, code in _CODE.items():
            self._numbers[name][rows] = list(map(code.__getitem__, map(_GET[name], hazards)))
        self.moves.put(rows.tolist(), [hazard.moves for hazard in hazards])
        self.serial += 1

    def _make_room(self, rows: int) -> None:
        if rows <= len(self._numbers["lon"]):
            return
        room = max(rows, 2 * len(self._numbers["lon"]))
        self._numbers = {name: _longer(column, room) for name, column in self._numbers.items()}
        for words in self.words.values():
            words.codes = _longer(words.codes, room)


def _longer(column: np.ndarray, room: int) -> np.ndarray:
    found = np.full(room, np.nan if column.dtype.kind == "f" else 0, dtype=column.dtype)
    found[:len(column)] = column
    return found


__all__ = ["LEVELS", "NOT_YET", "SOURCES", "STATES", "HazardColumns"]
