"""Cases by a few characters of their text, and by area, kept up with what happens."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from console.desk.cases import CaseDesk
from console.model.case import Case
from console.model.changes import Changes

_FRESH = 2_000      # changed cases looked at one by one before the texts are joined anew


class CaseFinder:
    """Finds cases; the first question reads them all once. Safe from any thread.

    All texts are joined into one, in which Python's own search takes some milliseconds for 200,000 cases.

    Args:
        cases: the case desk.
    """

    def __init__(self, cases: CaseDesk) -> None:
        self._cases = cases
        self._starting = threading.Lock()   # apart: whoever writes a case holds the desk's lock when we are told
        self._lock = threading.Lock()
        self._ids: list[str] = []
        self._starts: list[int] = []
        self._text = ""
        self._by_area: dict[str, set[str]] = {}
        self._area_of: dict[str, str] = {}
        self._fresh: dict[str, None] = {}
        self._listening = False

    def find(self, text: str, limit: int = 20) -> list[Case]:
        """Cases whose number, title or address holds a text, open ones and the latest first."""
        word = text.strip().lower()
        if not word:
            return []
        exact = self._cases.get(text.strip())
        self._keep_up()
        with self._lock:
            ids = dict.fromkeys(self._holding(word, limit * 10))
            fresh = list(self._fresh)
        found = [case for one in ids if (case := self._cases.get(one)) is not None]
        found += [case for one in fresh if one not in ids and (case := self._cases.get(one)) is not None
                  and word in _said(case)]
        found.sort(key=lambda case: (not case.is_open, -case.reported_at, case.id))
        return ([exact] if exact else []) + [case for case in found if case is not exact][:limit]

    def of_areas(self, areas: Iterable[str]) -> list[Case]:
        """Cases in some areas, the latest first; each area alone, not what is below it."""
        self._keep_up()
        with self._lock:
            ids = [one for area in areas for one in self._by_area.get(area, ())]
        found = [case for one in ids if (case := self._cases.get(one)) is not None]
        return sorted(found, key=lambda case: (-case.reported_at, case.id))

    def _keep_up(self) -> None:
        with self._starting:
            if not self._listening:
                self._cases.listen(self._take)
                self._listening = True
                self._join()
            elif len(self._fresh) > _FRESH:
                self._join()

    def _join(self) -> None:
        with self._lock:
            self._join_all(self._cases.cases())

    def _join_all(self, cases: Mapping[str, Case]) -> None:
        self._ids, self._starts, texts, at = list(cases), [], [], 0
        for case in cases.values():
            text = _said(case) + "\n"
            self._starts.append(at)
            at += len(text)
            texts.append(text)
            self._put(case)
        self._text = "".join(texts)
        self._fresh.clear()

    def _take(self, changes: Changes[Case]) -> None:
        with self._lock:
            for case in (*changes.added, *changes.updated):
                self._fresh[case.id] = None
                self._put(case)
            for one in changes.removed:
                self._by_area.get(self._area_of.pop(one, ""), set()).discard(one)

    def _put(self, case: Case) -> None:
        before = self._area_of.get(case.id)
        if before != case.area:
            self._by_area.get(before or "", set()).discard(case.id)
            self._by_area.setdefault(case.area, set()).add(case.id)
            self._area_of[case.id] = case.area

    def _holding(self, word: str, most: int) -> Sequence[str]:
        """Ids of cases in the joined text, from its end, where the latest are."""
        found: list[str] = []
        end = len(self._text)
        while len(found) < most and (at := self._text.rfind(word, 0, end)) >= 0:
            slot = bisect_right(self._starts, at) - 1
            if self._ids[slot] not in self._fresh:      # that one's text has changed since
                found.append(self._ids[slot])
            end = self._starts[slot]
        return found


def _said(case: Case) -> str:
    return f"{case.id} {case.title} {case.address}".lower().replace("\n", " ")
