"""All cases as columns of numbers, kept up as cases change: what an evaluation reckons with.

A year of a hundred thousand cases is then a few dozen passes over arrays instead of as many over objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

import numpy as np

from console.model.case import Case

TIMES = ("reported_at", "due_at", "step_due_at", "closed_at", "accepted_at", "registered_at", "dispatched_at",
         "first_dispatched_at", "taken_at", "arrived_at", "handled_at", "fed_back_at", "checked_at")
WORDS = ("area", "class_code", "state", "source", "level", "handler", "finding", "accepted_by", "registered_by",
         "dispatched_by", "handled_by", "checked_by")
NUMBERS = ("priority", "returns", "reworks", "reopenings", "recalls", "send_backs", "extensions", "rating")
FIRST_ROOM = 1024
_GET = {name: attrgetter(name) for name in (*TIMES, *WORDS, *NUMBERS)}


class Words:
    """A column of texts as numbers: `codes[row]` is a place in `texts`."""

    def __init__(self) -> None:
        self.codes = np.zeros(FIRST_ROOM, dtype=np.int32)
        self.texts: list[str] = [""]
        self._places: dict[str, int] = {"": 0}

    def coded(self, texts: Sequence[str]) -> list[int]:
        """The places of texts; a new one gets the next."""
        for text in set(texts).difference(self._places):
            self._places[text] = len(self.texts)
            self.texts.append(text)
        return list(map(self._places.__getitem__, texts))

    def where(self, test: Callable[[str], bool]) -> np.ndarray:
        """For each text whether it passes: index it by `codes`."""
        return np.fromiter(map(test, self.texts), dtype=bool, count=len(self.texts))


class CaseColumns:
    """Cases as columns; row i of every column is the case `ids[i]`. Not safe from several threads.

    Attributes:
        ids: of the cases, in no order.
        times: float64, seconds since 1970 UTC, NaN where a case has none; by field.
        words: texts; by field.
        numbers: int16; by field.
        serial: grows whenever a row is written; `written[i]` is its value at the last writing of row i.
    """

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self.ids: list[str] = []
        self.times = {name: np.full(FIRST_ROOM, np.nan) for name in TIMES}
        self.words = {name: Words() for name in WORDS}
        self.numbers = {name: np.zeros(FIRST_ROOM, dtype=np.int16) for name in NUMBERS}
        self.written = np.zeros(FIRST_ROOM, dtype=np.int64)
        self.serial = 0
        self._rows: dict[str, int] = {}
        self.extend(list(cases))

    def __len__(self) -> int:
        return len(self.ids)

    def put(self, case: Case) -> None:
        """Add a case or write it anew."""
        row = self._rows.get(case.id)
        if row is None:
            row = self._rows[case.id] = len(self.ids)
            self.ids.append(case.id)
            self._make_room(len(self.ids))
        self._write(slice(row, row + 1), [case])

    def extend(self, cases: Sequence[Case]) -> None:
        """Add many new cases at once."""
        start = len(self.ids)
        self.ids.extend(case.id for case in cases)
        self._rows.update({case.id: start + i for i, case in enumerate(cases)})
        self._make_room(len(self.ids))
        if cases:
            self._write(slice(start, len(self.ids)), cases)

    def drop(self, case_id: str) -> None:
        """Take a case out, if it is there; the last row moves into its place."""
        row = self._rows.pop(case_id, None)
        if row is None:
            return
        last = len(self.ids) - 1
        moved = self.ids.pop()
        if row != last:
            self.ids[row] = moved
            self._rows[moved] = row
            for column in self._arrays():
                column[row] = column[last]
            self.serial += 1
            self.written[row] = self.serial

    def time(self, name: str) -> np.ndarray:
        return self.times[name][:len(self.ids)]

    def number(self, name: str) -> np.ndarray:
        return self.numbers[name][:len(self.ids)]

    def codes(self, name: str) -> np.ndarray:
        return self.words[name].codes[:len(self.ids)]

    def matching(self, name: str, test: Callable[[str], bool]) -> np.ndarray:
        """Rows whose text passes a test, which is asked once per different text."""
        return self.words[name].where(test)[self.codes(name)]

    def _write(self, rows: slice, cases: Sequence[Case]) -> None:
        for name, column in self.times.items():
            column[rows] = np.array(list(map(_GET[name], cases)), dtype=float)  # None becomes NaN
        for name, words in self.words.items():
            words.codes[rows] = words.coded(list(map(_GET[name], cases)))
        for name, numbers in self.numbers.items():
            numbers[rows] = list(map(_GET[name], cases))
        self.serial += 1
        self.written[rows] = self.serial

    def _arrays(self) -> Iterable[np.ndarray]:
        yield from self.times.values()
        yield from self.numbers.values()
        yield from (words.codes for words in self.words.values())
        yield self.written

    def _make_room(self, rows: int) -> None:
        if rows <= len(self.written):
            return
        room = max(rows, 2 * len(self.written))
        self.times = {name: _longer(column, room, np.nan) for name, column in self.times.items()}
        self.numbers = {name: _longer(column, room, 0) for name, column in self.numbers.items()}
        for words in self.words.values():
            words.codes = _longer(words.codes, room, 0)
        self.written = _longer(self.written, room, 0)


def _longer(column: np.ndarray, room: int, rest: float) -> np.ndarray:
    found = np.full(room, rest, dtype=column.dtype)
    found[:len(column)] = column
    return found
