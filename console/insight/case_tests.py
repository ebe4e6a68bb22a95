"""The questions an evaluation asks of every case at once: the words of a catalogue's numerators and denominators.

What exactly counts is said here. To make another question available to catalogues, name it in
`model/figures.py` and answer it here.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from console.insight.case_columns import CaseColumns
from console.insight.periods import end_of_day
from console.model.case import State
from console.model.departments import LEVELS

MINUTE = 60.0
BASE_LEVEL = LEVELS[0]    # who settles a case that nobody escalated
_DONE = {state.value for state in (State.HANDLED, State.FED_BACK, State.CHECKED, State.CLOSED)}
RESPONSES = ("accepted_at", "registered_at", "first_dispatched_at", "taken_at", "arrived_at", "closed_at")


class Moment(msgspec.Struct):
    """All cases and what the questions need beside them.

    Attributes:
        now: seconds since 1970 UTC.
        zone: whose midnights end the days.
        dispatch_due: for each case when its last dispatch was due, seconds since 1970 UTC, NaN without a limit.
    """

    columns: CaseColumns
    now: float
    zone: ZoneInfo
    dispatch_due: np.ndarray


Test = Callable[[Moment, str], np.ndarray]


def ask(word: str, moment: Moment) -> np.ndarray:
    """The answer for every case to a word of a catalogue: "closed", "source:volunteer", "!reworked" (not so)."""
    name, _, value = word.removeprefix("!").partition(":")
    found = TESTS[name](moment, value)
    return ~found if word.startswith("!") else found


def first_response(columns: CaseColumns) -> np.ndarray:
    """When somebody first did something with each case after its report: the earliest of what is known."""
    return np.fmin.reduce([columns.time(name) for name in RESPONSES])


def finished(columns: CaseColumns) -> np.ndarray:
    """When each case was handled (处置), or closed where its source tells no more; NaN while somebody works at it,
    also again after a rework."""
    handled, closed = columns.time("handled_at"), columns.time("closed_at")
    done = columns.matching("state", lambda state: state in _DONE)
    return np.where(done, np.where(np.isnan(handled), closed, handled), np.nan)


def _has(name: str) -> Test:
    return lambda m, _: ~np.isnan(m.columns.time(name))


def _state(*states: State) -> Test:
    values = {state.value for state in states}
    return lambda m, _: m.columns.matching("state", lambda text: text in values)


def _counted(name: str) -> Test:
    return lambda m, _: m.columns.number(name) > 0


def _is(name: str) -> Test:
    return lambda m, value: m.columns.matching(name, lambda text: text == value)


def _responded_within(m: Moment, minutes: str) -> np.ndarray:
    return first_response(m.columns) - m.columns.time("reported_at") <= float(minutes) * MINUTE


def _response_known(m: Moment, minutes: str) -> np.ndarray:
    waited = m.now - m.columns.time("reported_at") > float(minutes) * MINUTE
    return ~np.isnan(first_response(m.columns)) | waited


def _dispatched(m: Moment, _: str) -> np.ndarray:
    """Its last dispatch stands: it was not taken back to registration since."""
    dispatched, registered = m.columns.time("dispatched_at"), m.columns.time("registered_at")
    return ~np.isnan(dispatched) & ~(registered > dispatched)


def _dispatched_in_time(m: Moment, _: str) -> np.ndarray:
    return _dispatched(m, "") & (m.columns.time("dispatched_at") <= m.dispatch_due)


def _dispatch_known(m: Moment, _: str) -> np.ndarray:
    waits = m.columns.matching("state", lambda state: state == State.REGISTERED.value)
    return ~np.isnan(m.dispatch_due) & (_dispatched(m, "") | (waits & (m.now > m.dispatch_due)))


def _in_time(done: np.ndarray, m: Moment) -> np.ndarray:
    return done <= m.columns.time("due_at")


def _known(done: np.ndarray, m: Moment) -> np.ndarray:
    due = m.columns.time("due_at")
    return ~np.isnan(due) & (~np.isnan(done) | (m.now > due))


def _same_day(m: Moment, _: str) -> np.ndarray:
    return m.columns.time("closed_at") < end_of_day(m.columns.time("reported_at"), m.zone)


def _day_over(m: Moment, _: str) -> np.ndarray:
    closed = ~np.isnan(m.columns.time("closed_at"))
    return closed | (m.now >= end_of_day(m.columns.time("reported_at"), m.zone))


_open = _state(*(state for state in State if state.is_open))

TESTS: MappingProxyType[str, Test] = MappingProxyType({
    "all": lambda m, _: np.ones(len(m.columns), dtype=bool),
    "valid": lambda m, _: ~_state(State.REFUSED, State.MERGED)(m, ""),   # neither refused nor a duplicate
    "open": _open, "closed": _state(State.CLOSED), "refused": _state(State.REFUSED), "merged": _state(State.MERGED),
    "suspended": _state(State.SUSPENDED),
    "accepted": _has("accepted_at"), "registered": _has("registered_at"), "handled": _has("handled_at"),
    "checked": _has("checked_at"), "dispatched": _has("first_dispatched_at"),
    "decided": lambda m, _: ~np.isnan(m.columns.time("accepted_at")) | _state(State.REFUSED)(m, ""),
    "overdue": lambda m, _: _open(m, "") & (m.columns.time("due_at") < m.now),
    "limited": _has("due_at"),
    "returned": _counted("returns"), "reworked": _counted("reworks"), "reopened": _counted("reopenings"),
    "recalled": _counted("recalls"), "sent_back": _counted("send_backs"), "extended": _counted("extensions"),
    "finished": lambda m, _: ~np.isnan(finished(m.columns)),
    "finished_in_time": lambda m, _: _in_time(finished(m.columns), m),
    "finish_known": lambda m, _: _known(finished(m.columns), m),         # finished, or the limit is past
    "closed_in_time": lambda m, _: _in_time(m.columns.time("closed_at"), m),
    "close_known": lambda m, _: _known(m.columns.time("closed_at"), m),
    "dispatched_in_time": _dispatched_in_time, "dispatch_known": _dispatch_known,
    "same_day": _same_day, "day_over": _day_over,                        # closed, or its day is over
    "response_within": _responded_within, "response_known": _response_known,  # minutes
    "rated": _counted("rating"),
    "rated_at_least": lambda m, value: m.columns.number("rating") >= int(value),
    "level": lambda m, value: m.columns.matching("level", lambda text: (text or BASE_LEVEL) == value),
    "source": _is("source"), "state": _is("state"), "finding": _is("finding"),
    "class": lambda m, value: m.columns.matching("class_code", lambda code: code.startswith(value)),
    "priority": lambda m, value: m.columns.number("priority") == int(value),
})
