"""What a step writes into the case: its times, counters, clocks and the values it was given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from console.desk.lifecycle import STEPS, Step
from console.desk.reports import moved
from console.model.case import Case, State
from console.model.person import User


class Values(msgspec.Struct, frozen=True):
    """What a person said along with a step; see `CaseWork.act`."""

    why: str = ""
    handler: str = ""
    finding: str = ""
    rating: int = 0
    until: float | None = None
    other: str = ""
    level: str = ""
    task_force: str = ""
    extra: dict[str, str] | None = None


class ClockRules(Protocol):
    """What the desk needs of the time limits (`clocks.Clocks`): each answer is fields of the case."""

    def opening(self, class_code: str, priority: int, reported_at: float, state: State, /) -> dict[str, Any]: ...

    def entering(self, case: Case, state: State, at: float, /) -> dict[str, Any]: ...

    def restarted(self, case: Case, state: State, at: float, /) -> dict[str, Any]: ...

    def stopped(self, case: Case, at: float, /) -> dict[str, Any]: ...

    def resumed(self, case: Case, at: float, /) -> dict[str, Any]: ...

    def extended(self, case: Case, until: float, at: float, /) -> dict[str, Any]: ...


def granted(case: Case, values: Values) -> tuple[Step, Values]:
    """The step that was asked for, with what was said when asking where the approver says nothing else."""
    assert case.asked is not None, "approval of nothing"
    asked = case.asked
    return STEPS[asked.step], msgspec.structs.replace(
        values, why=values.why or asked.why, until=asked.until if values.until is None else values.until)


def target(step: Step, case: Case) -> State | None:
    """The state this step leads this case to; None where it stays."""
    if not step.back:
        return step.after
    return next((state for state in step.ends if state.value == case.before_suspension), State.REGISTERED)


def fields_of(step: Step, case: Case, who: User, values: Values, clocks: ClockRules, at: float) -> dict[str, Any]:
    """Everything the step changes in the case, "state" among it where it moves.

    Args:
        at: seconds since 1970 UTC.
    """
    to = target(step, case)
    fields: dict[str, Any] = {"updated_at": at}
    if to is not None:
        fields |= _moving(to, case, at)
    fields |= _timed(step, to, case, values, clocks, at)
    if step.counts:
        fields[step.counts] = getattr(case, step.counts) + 1
    if step.name in _OWN_FIELDS:
        fields |= _OWN_FIELDS[step.name](case, who, values, at)
    if values.extra:
        fields["extra"] = {**case.extra, **values.extra}
    return fields


def _moving(to: State, case: Case, at: float) -> dict[str, Any]:
    fields = moved(to, case, at)
    if case.state is State.MERGED:
        fields.pop("reopenings", None)
    if case.feed and not case.source_state:
        fields["source_state"] = case.state.value  # up to here the source alone had moved it
    if case.asked is not None:
        fields["asked"] = None  # what was asked belonged to the state that is left
    return fields


def _timed(step: Step, to: State | None, case: Case, values: Values, clocks: ClockRules, at: float) -> dict[str, Any]:
    """What the step does to the clock."""
    if step.name == "suspend":
        return clocks.stopped(case, at)
    if step.back and case.suspended_left is not None:
        return clocks.resumed(case, at)
    if step.name == "extend":
        assert values.until is not None, "checked before"
        return clocks.extended(case, values.until, at)
    if to is None:
        return {}
    if not to.is_open:
        return {"step_due_at": None, "warn_at": None}
    if not case.is_open and case.state is not State.MERGED:
        return clocks.restarted(case, to, at)  # the whole was over
    return clocks.entering(case, to, at)


def _dispatched(case: Case, who: User, values: Values, at: float) -> dict[str, Any]:
    return {"handler": values.handler, "taken_by": "", "dispatched_by": who.id}


def _withdrawn(case: Case, who: User, values: Values, at: float) -> dict[str, Any]:
    return {"handler": "", "taken_by": ""}


def _taken(case: Case, who: User, values: Values, at: float) -> dict[str, Any]:
    return {"taken_by": who.id}


def _handled(case: Case, who: User, values: Values, at: float) -> dict[str, Any]:
    return {"handled_by": who.id}


def _checked(case: Case, who: User, values: Values, at: float) -> dict[str, Any]:
    return {"finding": values.finding or values.why, "checked_by": who.id}


def _asked(step: str) -> Callable[[Case, User, Values, float], dict[str, Any]]:
    return lambda case, who, values, at: {
        "asked": {"step": step, "by": who.id, "at": at, "why": values.why, "until": values.until}}


def _raised(case: Case, who: User, values: Values, at: float) -> dict[str, Any]:
    force = {"task_force": values.task_force} if values.task_force else {}
    return {"level": values.level, **force}


# Beside state, times and counters: what a step sets of its own.
_OWN_FIELDS: dict[str, Callable[[Case, User, Values, float], dict[str, Any]]] = {
    "accept": lambda case, who, values, at: {"accepted_by": who.id},
    "register": lambda case, who, values, at: {"registered_by": who.id},
    "dispatch": _dispatched, "return": _withdrawn, "recall": _withdrawn, "take": _taken, "handle": _handled,
    "check_pass": _checked, "check_fail": _checked, "ask_suspend": _asked("suspend"),
    "ask_extend": _asked("extend"), "escalate": _raised,
    "deny": lambda case, who, values, at: {"asked": None},
    "extend": lambda case, who, values, at: {"asked": None},
    "evaluate": lambda case, who, values, at: {"rating": values.rating},
    "reopen": lambda case, who, values, at: {"rating": 0, "taken_by": ""},
    "deescalate": lambda case, who, values, at: {"level": values.level, "task_force": values.task_force},
    "merge": lambda case, who, values, at: {"merged_into": values.other},
    "separate": lambda case, who, values, at: {"merged_into": ""},
}
