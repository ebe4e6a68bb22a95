"""All cases as columns, for lists of hundreds of thousands: what passes a filter, and in which order.

A case has a slot for as long as it is known; columns hold one value per slot and are made at the first question that
needs them, then kept up case by case. Asking every case one by one took 90–220 ms for a filter and 400–1,900 ms for an
order at 145,000 cases; columns take a tenth of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from console.desk.filter import CaseFilter
from console.model.case import Case, Source, State

NEVER = 1e12   # seconds since 1970: after any limit
Mask = NDArray[np.bool_]
Slots = NDArray[np.int32]
Floats = NDArray[np.float64]

_OPEN = np.array([state.is_open for state in State])
# Members of an enumeration by identity: their own hash is computed in Python, 145,000 times.
_STATES = {id(state): number for number, state in enumerate(State)}
_SOURCES = {id(source): source.value for source in Source}

# What the columns hold. Attributes are fetched by `attrgetter`, past a call in Python for every case.
_NUMBERS = {"priority": "priority", "state": "state", "reported": "reported_at", "due": "due_at",
            "step_due": "step_due_at", "lon": "lon", "lat": "lat"}
_TEXTS = {"class": "class_code", "area": "area", "source": "source", "title": "title"}
_LOOKED_UP: dict[str, dict[int, Any]] = {"state": _STATES, "source": _SOURCES}


def _values(name: str, cases: Iterable[Case]) -> Iterable[Any]:
    """One attribute of many cases; of enumerations what stands for them in a column."""
    found = map(attrgetter(name), cases)
    return map(_LOOKED_UP[name].__getitem__, map(id, found)) if name in _LOOKED_UP else found


class CaseIndex:
    """Cases by slot, and columns over them. For one thread."""

    def __init__(self) -> None:
        self._slots: dict[str, int] = {}
        self._cases: list[Case] = []       # an empty slot holds `_BLANK`
        self._free: list[int] = []
        self._numbers: dict[str, _Numbers] = {}
        self._texts: dict[str, _Texts] = {}
        self._words: list[str] | None = None    # title, address and id, as written
        self._folded: list[str] | None = None   # the same without capitals
        self._places = np.zeros(0)              # of the ids in their order; empty where unknown

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, case_id: str) -> bool:
        return case_id in self._slots

    def get(self, case_id: str) -> Case | None:
        slot = self._slots.get(case_id)
        return None if slot is None else self._cases[slot]

    def slot(self, case_id: str) -> int:
        """The slot of a case, -1 for one that is not known."""
        return self._slots.get(case_id, -1)

    def slots(self) -> Iterable[int]:
        """The slots in use."""
        return self._slots.values()

    def at(self, slot: int) -> Case:
        """The case in a slot."""
        return self._cases[slot]

    def fill(self, cases: Iterable[Case]) -> None:
        """Start over with these cases."""
        self.__init__()  # type: ignore[misc]
        self._cases = list(cases)
        self._slots = {case.id: slot for slot, case in enumerate(self._cases)}

    def put(self, case: Case) -> int:
        """Take in or renew a case; its slot."""
        slot = self._slots.get(case.id)
        if slot is None:
            if self._free:
                slot = self._free.pop()
                self._cases[slot] = case
            else:
                slot = len(self._cases)
                self._cases.append(case)
            self._slots[case.id] = slot
            self._places = np.zeros(0)
        else:
            self._cases[slot] = case
        for numbers in self._numbers.values():
            numbers.put(slot, case)
        for texts in self._texts.values():
            texts.put(slot, case)
        said = _said(case)
        for words, text in ((self._words, said), (self._folded, said.casefold())):
            if words is not None:
                words[slot:slot + 1] = [text]
        return slot

    def drop(self, case_id: str) -> None:
        """Forget a case; one that is not known is no fault."""
        slot = self._slots.pop(case_id, None)
        if slot is not None:
            self._cases[slot] = _BLANK
            self._free.append(slot)

    def passing(self, wanted: CaseFilter, within: Set[str] | None = None) -> Mask:
        """By slot, whether a case passes a filter: just as `CaseFilter.accepts` says."""
        found = np.ones(len(self._cases), bool)
        found[self._free] = False
        if wanted.cases is not None:
            named = np.zeros(len(found), bool)
            named[[slot for one in wanted.cases if (slot := self.slot(one)) >= 0]] = True
            found &= named
        if wanted.open_only:
            found &= _OPEN[self._states()]
        if wanted.placed is not None:
            found &= (np.isfinite(self._number("lon")) & np.isfinite(self._number("lat"))) == wanted.placed
        if wanted.area:
            areas = {wanted.area} if within is None else within
            found &= self._text("area").matching(areas.__contains__)
        if wanted.states:
            found &= np.array([state in wanted.states for state in State])[self._states()]
        if wanted.priorities:
            found &= np.isin(self._number("priority"), [int(one) for one in wanted.priorities])
        if wanted.sources:
            found &= self._text("source").matching({one.value for one in wanted.sources}.__contains__)
        if wanted.classes:
            chosen = wanted.classes
            found &= self._text("class").matching(lambda code: code in chosen or code[:2] in chosen)
        if wanted.since is not None:
            found &= self._number("reported") >= wanted.since
        if wanted.until is not None:
            found &= self._number("reported") < wanted.until
        for word in wanted.text.casefold().split():
            found = self._mentioning(word, found)
        return found

    def order(self, by: str, descending: bool, area_text: Callable[[str], str] = str) -> Slots:
        """All slots in order; equal ones by the latest report, then by id.

        Args:
            by: "priority", "state", "reported", "due" (what bites first), "class", "title", "area", "source", "id".
            area_text: what an area sorts by.
        """
        used = np.ones(len(self._cases), bool)
        used[self._free] = False
        slots = np.flatnonzero(used).astype(np.int32)
        value = self._value(by, area_text)[slots]
        latest = -self._number("reported")[slots]
        found = np.lexsort((latest, -value if descending else value))
        return self._by_id(slots[found], value[found], latest[found])

    def warm(self) -> bool:
        """Make one more column before anybody asks for it; False where all are made.

        Each takes some 10–50 ms at 145,000 cases: to be called while the window is idle.
        """
        for name in (one for one in _NUMBERS if one not in self._numbers):
            self._number(name)
            return True
        for name in (one for one in _TEXTS if one not in self._texts):
            self._text(name)
            return True
        if not self._text("title").is_ranked:
            self._text("title").ranks()
        elif self._words is None:
            self._written()
        elif self._folded is None:
            self._without_capitals()
        else:
            return False
        return True

    def _value(self, by: str, area_text: Callable[[str], str]) -> Floats:
        """What a column sorts by, as numbers."""
        if by == "due":
            soonest = np.fmin(self._number("due"), self._number("step_due"))
            return np.where(np.isnan(soonest) | ~_OPEN[self._states()], NEVER, soonest)
        if by in _NUMBERS:
            return self._number(by)
        if by == "id":   # all distinct: no numbering of texts needed
            if len(self._places) != len(self._cases):
                ids = [case.id for case in self._cases]
                self._places = np.empty(len(ids))
                self._places[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
            return self._places
        return self._text(by).ranks(area_text if by == "area" else None)

    def _by_id(self, slots: Slots, value: Floats, latest: Floats) -> Slots:
        """Runs of equal value and time put in the order of their ids."""
        same = np.flatnonzero((value[1:] == value[:-1]) & (latest[1:] == latest[:-1]))
        if len(same):
            ends = np.flatnonzero(np.diff(same) > 1)
            firsts = same[np.concatenate([[0], ends + 1])]
            lasts = same[np.concatenate([ends, [len(same) - 1]])] + 2
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
                run = sorted(slots[first:last].tolist(), key=lambda slot: self.at(slot).id)
                slots[first:last] = run
        return slots

    def _mentioning(self, word: str, among: Mask) -> Mask:
        """Those of `among` in whose title, address or id a case-folded word occurs.

        A word that has no capitals, like Chinese, is looked for in the texts as they are written.
        """
        words = self._written() if word.upper() == word else self._without_capitals()
        found = np.zeros(len(among), bool)
        if among.all():
            found[:] = [word in text for text in words]
        else:
            slots = np.flatnonzero(among)
            found[slots] = [word in words[slot] for slot in slots.tolist()]
        return found

    def _written(self) -> list[str]:
        if self._words is None:
            parts = (map(attrgetter(name), self._cases) for name in ("title", "address", "id"))
            self._words = list(map("\n".join, zip(*parts, strict=True)))
        return self._words

    def _without_capitals(self) -> list[str]:
        if self._folded is None:
            self._folded = list(map(str.casefold, self._written()))
        return self._folded

    def _states(self) -> NDArray[np.int64]:
        return np.nan_to_num(self._number("state")).astype(np.int64)

    def _number(self, name: str) -> Floats:
        if name not in self._numbers:
            self._numbers[name] = _Numbers(_NUMBERS[name], self._cases)
        return self._numbers[name].values[:len(self._cases)]

    def _text(self, name: str) -> _Texts:
        if name not in self._texts:
            self._texts[name] = _Texts(_TEXTS[name], self._cases)
        self._texts[name].size = len(self._cases)
        return self._texts[name]


class _Numbers:
    """A number per slot, not-a-number where there is none."""

    def __init__(self, name: str, cases: list[Case]) -> None:
        self._name = name
        self.values = np.array(list(_values(name, cases)), np.float64)

    def put(self, slot: int, case: Case) -> None:
        if slot >= len(self.values):
            self.values = np.concatenate([self.values, np.full(max(1024, slot + 1 - len(self.values)), np.nan)])
        (value,) = _values(self._name, [case])
        self.values[slot] = np.nan if value is None else value


class _Texts:
    """A text per slot, as the number of one of the distinct texts."""

    def __init__(self, name: str, cases: list[Case]) -> None:
        self._name = name
        self._ranks: Floats | None = None
        self.size = len(cases)
        texts = list(_values(name, cases))
        self._codes = {text: code for code, text in enumerate(dict.fromkeys(texts))}
        self._values = np.fromiter(map(self._codes.__getitem__, texts), np.int32, len(texts))

    def put(self, slot: int, case: Case) -> None:
        if slot >= len(self._values):
            self._values = np.concatenate(
                [self._values, np.zeros(max(1024, slot + 1 - len(self._values)), np.int32)])
        (text,) = _values(self._name, [case])
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = len(self._codes)
            self._ranks = None
        self._values[slot] = code

    @property
    def is_ranked(self) -> bool:
        """Whether the order of the texts is known."""
        return self._ranks is not None

    def matching(self, test: Callable[[str], bool]) -> Mask:
        """By slot, whether its text passes; every distinct text is asked once."""
        return np.array([test(text) for text in self._codes], bool)[self._values[:self.size]]

    def ranks(self, sorts_as: Callable[[str], str] | None = None) -> Floats:
        """By slot, the place of its text in the order of all texts; equal texts have equal places."""
        if sorts_as is not None:
            keys = [sorts_as(text) for text in self._codes]
            places = {text: place for place, text in enumerate(sorted(set(keys)))}
            return np.array([places[key] for key in keys], np.float64)[self._values[:self.size]]
        if self._ranks is None:
            codes = self._codes
            in_order = np.fromiter(map(codes.__getitem__, sorted(codes)), np.int64, len(codes))
            self._ranks = np.empty(len(codes))
            self._ranks[in_order] = np.arange(len(codes))
        return self._ranks[self._values[:self.size]]


def _said(case: Case) -> str:
    return f"{case.title}\n{case.address}\n{case.id}"


_BLANK = Case("", "")
