"""How much everybody has in hand now: open cases per handler, kept up case by case."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

from console.desk.cases import CaseDesk
from console.model.case import Case, State
from console.model.changes import Changes

# A case weighs on its handler from the dispatch until it is fed back; one that is suspended does not.
IN_HAND = frozenset({State.DISPATCHED, State.TAKEN, State.ARRIVED, State.HANDLED, State.REWORK})


class Loads:
    """Counts at the first question and follows the desk since. Safe from any thread."""

    def __init__(self, cases: CaseDesk) -> None:
        self._cases = cases
        self._lock = threading.Lock()       # of the counts
        self._starting = threading.Lock()   # another one: the desk's writers wait for the first
        self._stop: Callable[[], None] | None = None
        self._counts: Counter[str] | None = None
        self._of: dict[str, str] = {}

    def now(self) -> Counter[str]:
        """Open cases by handler ("department:cg"); the caller's own copy."""
        with self._starting:
            if self._stop is None:
                self._stop = self._cases.listen(self._apply)   # before counting, so that nothing is missed
        with self._lock:
            if self._counts is None:
                self._of = {case.id: case.handler for case in self._cases.cases().values() if _weighs(case)}
                self._counts = Counter(self._of.values())
            return self._counts.copy()

    def _apply(self, changes: Changes[Case]) -> None:
        with self._lock:
            if self._counts is None:
                return
            for case_id in changes.removed:
                self._move(case_id, "")
            for case in (*changes.added, *changes.updated):
                self._move(case.id, case.handler if _weighs(case) else "")

    def _move(self, case_id: str, handler: str) -> None:
        assert self._counts is not None
        before = self._of.pop(case_id, "")
        if before:
            self._counts[before] -= 1
        if handler:
            self._of[case_id] = handler
            self._counts[handler] += 1


def _weighs(case: Case) -> bool:
    return bool(case.handler) and case.state in IN_HAND
