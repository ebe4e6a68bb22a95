"""Which cases a list and a map show: one description for both, so that they always agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

import msgspec

from console.model.case import Case, Priority, Source, State

Test = Callable[[Case], bool]


class CaseFilter(msgspec.Struct, frozen=True):
    """What must hold of a case to be shown. The empty filter shows all.

    Attributes:
        classes, states, priorities, sources: any of these; empty for all. A class may be a group of two
            digits, which stands for all its subclasses.
        since, until: reported at or after, and before; seconds since 1970 UTC.
        area: id of an area; the ids below it are passed as `within`.
        text: occurs in title, address or id, upper and lower case alike; several words must all occur.
        open_only: without closed and refused cases.
        placed: only cases with (True) or without (False) a place.
        cases: only these ids, None for any: what a figure of an evaluation opens into.
        cases_name: what they are, in words, for whoever shows the filter.
    """

    classes: frozenset[str] = frozenset()
    states: frozenset[State] = frozenset()
    priorities: frozenset[Priority] = frozenset()
    sources: frozenset[Source] = frozenset()
    since: float | None = None
    until: float | None = None
    area: str = ""
    text: str = ""
    open_only: bool = False
    placed: bool | None = None
    cases: frozenset[str] | None = None
    cases_name: str = ""

    def accepts(self, case: Case, within: Set[str] | None = None) -> bool:
        """Whether a case is shown.

        Args:
            within: ids of `area` and everything below it (`AreaTree.within`); None for the area alone.
        """
        return all(test(case) for test in self._tests(within))

    def select(self, cases: Iterable[Case], within: Set[str] | None = None) -> list[Case]:
        """The cases that are shown, in the order given; each criterion sees what the one before left."""
        found = list(cases)
        for test in self._tests(within):
            found = [case for case in found if test(case)]
        return found

    def _tests(self, within: Set[str] | None) -> list[Test]:
        """One test per criterion in use, the cheap ones first, the text last."""
        tests: list[Test] = []
        if self.cases is not None:
            ids = self.cases
            tests.append(lambda case: case.id in ids)
        if self.open_only:
            tests.append(_is_open)
        if self.placed is not None:
            wanted = self.placed
            tests.append(lambda case: case.is_placed == wanted)
        if self.area:
            areas = within if within is not None else {self.area}
            tests.append(lambda case: case.area in areas)
        if self.states:
            tests.append(lambda case: case.state in self.states)
        if self.priorities:
            tests.append(lambda case: case.priority in self.priorities)
        if self.sources:
            tests.append(lambda case: case.source in self.sources)
        if self.classes:
            tests.append(lambda case: case.class_code in self.classes or case.class_code[:2] in self.classes)
        if self.since is not None:
            since = self.since
            tests.append(lambda case: case.reported_at >= since)
        if self.until is not None:
            until = self.until
            tests.append(lambda case: case.reported_at < until)
        tests.extend(_mentions(word) for word in self.text.casefold().split())
        return tests


_ENDED = (State.CLOSED, State.REFUSED, State.MERGED)


def _is_open(case: Case) -> bool:
    return case.state not in _ENDED


def _mentions(word: str) -> Test:
    """Test for a case-folded word; text that has no capitals, like Chinese, is searched as it is."""
    if word.upper() == word:
        return lambda case: word in case.title or word in case.address or word in case.id
    return lambda case: word in f"{case.title}\n{case.address}\n{case.id}".casefold()
