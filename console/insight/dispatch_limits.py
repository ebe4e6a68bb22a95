"""When each case's dispatch was due: kept beside the columns, worked out again only for cases that changed."""

from __future__ import annotations

import numpy as np

from console.desk.calendar import MissingYear, WorkCalendar
from console.desk.clocks import Clocks
from console.insight.case_columns import CaseColumns
from console.model.case import State
from console.model.limits import Limit


class DispatchLimits:
    """A case keeps only the limit that runs; whether an earlier dispatch was in time follows from the catalogue of
    limits: the limit of the state "registered", counted from the registration or from the report. A case that came
    back from a dispatch is to be sent on within the same limit from then (as `Clocks.entering` has it).

    Args:
        clocks: limits and work calendar in force; when they are exchanged, everything is worked out anew.
    """

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks
        self._calendar: WorkCalendar | None = None
        self._columns: CaseColumns | None = None
        self._due = np.zeros(0)
        self._serial = 0

    def of(self, columns: CaseColumns) -> np.ndarray:
        """Seconds since 1970 UTC for every case, NaN without such a limit, and where the calendar lacks the year."""
        count = len(columns)
        if self._calendar is not self._clocks.calendar or self._columns is not columns:
            self._calendar, self._columns, self._serial = self._clocks.calendar, columns, 0
        if len(self._due) < len(columns.written):
            self._due = np.concatenate([self._due, np.full(len(columns.written) - len(self._due), np.nan)])
        rows = np.flatnonzero(columns.written[:count] > self._serial)
        if len(rows):
            self._due[rows] = self._work_out(columns, rows)
        self._serial = columns.serial
        return self._due[:count].copy()

    def _work_out(self, columns: CaseColumns, rows: np.ndarray) -> np.ndarray:
        found = np.full(len(rows), np.nan)
        classes, priorities = columns.codes("class_code")[rows], columns.number("priority")[rows]
        reported, registered = columns.time("reported_at")[rows], columns.time("registered_at")[rows]
        back = registered > columns.time("first_dispatched_at")[rows]
        sent = ~np.isnan(registered) | ~np.isnan(columns.time("dispatched_at")[rows])
        kinds = classes.astype(np.int64) * 16 + priorities
        for kind in np.unique(kinds[sent]):
            code, priority = columns.words["class_code"].texts[kind // 16], int(kind % 16)
            limit = self._clocks.rule(code, priority).steps.get(State.REGISTERED.value)
            if limit is not None:
                some = np.flatnonzero(sent & (kinds == kind))
                began = np.where(back, registered, reported) if limit.since == "report" else registered
                found[some] = self._ends(began[some], limit)
        return found

    def _ends(self, starts: np.ndarray, limit: Limit) -> np.ndarray:
        calendar = self._clocks.calendar
        if not limit.unit.is_work:
            return starts + calendar.seconds(limit)
        return np.array([_end(calendar, start, limit) for start in starts.tolist()])


def _end(calendar: WorkCalendar, start: float, limit: Limit) -> float:
    if start != start:  # not registered: nothing to count from
        return np.nan
    try:
        return calendar.add(start, limit)
    except MissingYear:
        return np.nan
