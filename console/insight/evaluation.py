"""Evaluation (综合评价): the figures of the catalogue for every area, department or post, over any period.

All figures are counted at once from columns (`case_columns.py`); every figure opens into the cases behind it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import numpy as np

from console.desk.cases import CaseDesk
from console.desk.clocks import Clocks
from console.insight.case_columns import CaseColumns
from console.insight.case_tests import Moment, ask
from console.insight.dispatch_limits import DispatchLimits
from console.insight.evaluated import Evaluation, Mask
from console.insight.grouping import By, Names, group_cases
from console.model.area import Level
from console.model.case import Case
from console.model.changes import Changes
from console.model.figures import Figure, Figures
from console.store.areas import AreaStore

__all__ = ["By", "Evaluation", "Evaluator", "Names"]
MANY = 5000     # changes from which on reading all cases again is faster than writing row by row
BREAKDOWNS = ("finding", "source", "class_code", "state")


class Evaluator:
    """Evaluates all cases of a profile. Safe from any thread; the first evaluation reads the cases, later ones only
    what changed since.

    Args:
        cases: the case desk, which tells of changes.
        areas: the hierarchy.
        clocks: limits and work calendar.
        figures: the catalogue in force.
        names: how departments and people are called, and who belongs where.
        zone: whose days count for "the same day".
        clock: seconds since 1970 UTC.
    """

    def __init__(self, cases: CaseDesk, areas: AreaStore, clocks: Clocks, figures: Callable[[], Figures],
                 names: Names, zone: Callable[[], ZoneInfo], clock: Callable[[], float] = time.time) -> None:
        self._cases, self._areas, self._figures, self._names = cases, areas, figures, names
        self._zone, self._clock = zone, clock
        self._limits = DispatchLimits(clocks)
        self._lock = threading.Lock()          # over the columns
        self._changed: dict[str, None] = {}    # ids of cases that changed since the last evaluation
        self._columns: CaseColumns | None = None
        self._stop = cases.listen(self._hear)

    def close(self) -> None:
        """Hear of no more changes."""
        self._stop()

    @property
    def figures(self) -> Figures:
        """The catalogue in force."""
        return self._figures()

    @property
    def zone(self) -> ZoneInfo:
        return self._zone()

    def evaluate(self, by: By = "area", level: Level = Level.STREET, area: str = "", since: float | None = None,
                 until: float | None = None, figures: Sequence[Figure] | None = None,
                 now: float | None = None) -> Evaluation:
        """Evaluate the cases of a period.

        Args:
            by: one row for each area of `level`, each department, or each person in each post.
            area: id; only cases in it and below. "" for all, those outside every area too.
            since, until: seconds since 1970 UTC; from and before. By `Figure.period`.
            figures: None for all of the catalogue.
            now: seconds since 1970 UTC, for what is open or past its limit.
        """
        wanted = tuple(self.figures.figures if figures is None else figures)
        with self._lock:
            columns = self._current()
            moment = Moment(columns, self._clock() if now is None else now, self.zone, self._limits.of(columns))
            tree = self._areas.tree()
            scope = np.ones(len(columns), dtype=bool)
            if area:
                within = tree.within(area)
                scope = columns.matching("area", within.__contains__)
            periods = {name: scope & _between(columns.time(name), since, until) for name in {f.period for f in wanted}}
            counted = np.logical_or.reduce([*periods.values(), np.zeros(len(columns), dtype=bool)])
            grouping = group_cases(columns, by, level, tree, area, self._names, counted)
            answers: dict[str, np.ndarray] = {}
            masks = {figure.key: _mask(figure, periods[figure.period], moment, answers) for figure in wanted}
            return Evaluation(
                by, level, since, until, moment.now, self.zone, wanted, masks, grouping, list(columns.ids),
                {name: columns.time(name).copy() for name in periods},
                {name: (columns.codes(name).copy(), list(columns.words[name].texts)) for name in BREAKDOWNS})

    def _hear(self, changes: Changes[Case]) -> None:
        """Only note who changed: this is the writer's thread. (Adding a key is one step of the interpreter.)"""
        for case in (*changes.added, *changes.updated):
            self._changed[case.id] = None
        for case_id in changes.removed:
            self._changed[case_id] = None

    def _current(self) -> CaseColumns:
        """The columns with all changes so far; by id, so that the newest word counts whatever the order."""
        if self._columns is None or len(self._changed) > MANY:
            self._changed.clear()
            self._columns = CaseColumns(self._cases.cases().values())
            return self._columns
        while self._changed:
            case_id, _ = self._changed.popitem()
            case = self._cases.get(case_id)
            if case is None:
                self._columns.drop(case_id)
            else:
                self._columns.put(case)
        return self._columns


def _mask(figure: Figure, period: np.ndarray, moment: Moment, answers: dict[str, np.ndarray]) -> Mask:
    """Which cases of the period count below and above the line; a plain count has nothing below."""
    def all_of(words: Sequence[str], among: np.ndarray) -> np.ndarray:
        found = among
        for word in words:
            if word not in answers:
                answers[word] = ask(word, moment)
            found = found & answers[word]
        return found

    below = all_of(figure.denominator, period)
    above = all_of(figure.numerator, below)
    return Mask(above, below if figure.is_share else None)


def _between(times: np.ndarray, since: float | None, until: float | None) -> np.ndarray:
    found = ~np.isnan(times)
    if since is not None:
        found &= times >= since
    if until is not None:
        found &= times < until
    return found
