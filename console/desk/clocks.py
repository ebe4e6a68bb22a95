"""The clocks of a case (时限): one over the whole, from report to closure, and one over its present step.

A clock is a moment at which it runs out, worked out when the case moves; nobody counts seconds. While a case is
suspended it has no such moment, only what was left. Every method returns case fields for the caller to write.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from console.desk.calendar import MissingYear, WorkCalendar
from console.errors import Refused
from console.language import tr
from console.model.case import Case, State
from console.model.catalogue import Catalogue
from console.model.limits import CalendarYear, Limit, LimitCatalogue, LimitRule, Unit, day_words

Mood = Literal["calm", "warning", "overdue", "stopped", "none"]


class Standing(msgspec.Struct, frozen=True):
    """How a case stands against its limits at one moment.

    Attributes:
        step_left, whole_left: seconds left, negative when overdue; None without a limit. They are work seconds
            where the limit counts working time, else seconds of the wall clock.
        mood: "none" without any limit or once it is closed, "stopped" while suspended.
        step_is_work, whole_is_work: whether they are work seconds.
    """

    step_left: float | None = None
    whole_left: float | None = None
    mood: Mood = "none"
    step_is_work: bool = False
    whole_is_work: bool = False


class Clocks:
    """Works out when cases are due. Safe from any thread.

    Args:
        limits: the city's limits and office hours.
        catalogue: classes, whose `limit_hours` hold where the limits say nothing about the whole.
        years: years of the calendar that were supplied by hand.
    """

    def __init__(self, limits: LimitCatalogue, catalogue: Catalogue,
                 years: Mapping[int, CalendarYear] | None = None) -> None:
        self.use(limits, catalogue, years)

    def use(self, limits: LimitCatalogue, catalogue: Catalogue,
            years: Mapping[int, CalendarYear] | None = None) -> None:
        """Go by other catalogues from now on. Limits that run already stay as they are."""
        years = years or {}
        calendar = WorkCalendar(limits.office, limits.time_zone, day_words(years, limits), frozenset(years),
                                limits.legal_holidays)
        self._now = _Terms(limits, catalogue, calendar, {})

    @property
    def calendar(self) -> WorkCalendar:
        return self._now.calendar

    def rule(self, class_code: str, priority: int) -> LimitRule:
        """What holds for a class and a priority."""
        return self._now.rule(class_code, priority)

    def opening(self, class_code: str, priority: int, reported_at: float, state: State = State.REPORTED,
                entered_at: float | None = None) -> dict[str, Any]:
        """`due_at`, `step_due_at`, `warn_at` and `state_at` of a new case; those without a limit are left out.

        Args:
            reported_at: when the whole began, seconds since 1970 UTC.
            state: the one it is in already.
            entered_at: since when; None for `reported_at`.

        Raises:
            MissingYear: a limit reaches into a year nobody knows.
        """
        terms, since = self._now, reported_at if entered_at is None else entered_at
        rule = terms.rule(class_code, priority)
        whole = terms.calendar.add(reported_at, rule.whole) if rule.whole else None
        step = terms.step_due(rule, state, reported_at, since)
        fields = {"due_at": whole, "step_due_at": step, "warn_at": terms.warn_at(rule, state, whole, step),
                  "state_at": since}
        return {name: value for name, value in fields.items() if value is not None}

    def entering(self, case: Case, state: State, at: float) -> dict[str, Any]:
        """`step_due_at`, `warn_at` and `state_at` of a case that comes to a state; the whole goes on.

        Where it has been before (returned, recalled, taken apart again) even a limit "since the report" counts from
        now: else whoever gets a case back after days would be overdue at that moment.

        Raises:
            MissingYear: as `opening`.
        """
        terms, rule = self._now, self.rule(case.class_code, case.priority)
        again = case.state is State.MERGED or getattr(case, f"{state.value}_at", None) is not None
        step = terms.step_due(rule, state, at if again else case.reported_at, at)
        return {"step_due_at": step, "warn_at": terms.warn_at(rule, state, case.due_at, step), "state_at": at}

    def restarted(self, case: Case, state: State, at: float) -> dict[str, Any]:
        """Like `entering`, with the whole counted anew from `at`: a reopened case, or another class."""
        fields = dict.fromkeys(("due_at", "step_due_at", "warn_at", "state_at"))
        return fields | self.opening(case.class_code, case.priority, at, state, at)

    def stopped(self, case: Case, at: float) -> dict[str, Any]:
        """Fields of a case that is suspended (挂起): what is left is kept, nothing runs out.

        Raises:
            Refused: its clock stands already.
        """
        if case.state == State.SUSPENDED:
            raise Refused(tr("The clock of case {id} stands already. Nothing was changed.", id=case.id))
        terms, rule = self._now, self.rule(case.class_code, case.priority)
        left = (terms.left(case.due_at, rule.whole, at),
                terms.left(case.step_due_at, rule.steps.get(case.state.value), at))
        return {"suspended_left": left, "due_at": None, "step_due_at": None, "warn_at": None, "state_at": at}

    def resumed(self, case: Case, at: float) -> dict[str, Any]:
        """Fields of a case that goes on after a suspension with what was left of its limits.

        Raises:
            Refused: its clock runs.
            MissingYear: as `opening`.
        """
        if case.suspended_left is None:
            raise Refused(tr("The clock of case {id} is running. Nothing was changed.", id=case.id))
        terms, rule = self._now, self.rule(case.class_code, case.priority)
        state = State(case.before_suspension or State.ACCEPTED)
        whole_left, step_left = case.suspended_left
        whole = terms.ahead(at, whole_left, rule.whole)
        step = terms.ahead(at, step_left, rule.steps.get(state.value))
        return {"suspended_left": None, "due_at": whole, "step_due_at": step,
                "warn_at": terms.warn_at(rule, state, whole, step), "state_at": at}

    def extended(self, case: Case, to: Limit | float, at: float) -> dict[str, Any]:
        """Fields of a case that gets more time (延期), for the whole and for its present step.

        Args:
            to: how much more, counted from the present limits; or until when, seconds since 1970 UTC.
            at: now.

        Raises:
            Refused: it has no limit that runs, or the new one would not be later.
            MissingYear: as `opening`.
        """
        if case.due_at is None:
            raise Refused(tr("Case {id} has no limit that runs, so there is nothing to extend.", id=case.id))
        terms, rule = self._now, self.rule(case.class_code, case.priority)
        step = case.step_due_at
        if isinstance(to, Limit):
            whole = terms.calendar.add(case.due_at, to)
            step = None if step is None else min(terms.calendar.add(step, to), whole)
        else:
            whole = float(to)
            step = None if step is None else max(step, whole)
        if whole <= max(case.due_at, at):
            raise Refused(tr("The new limit of case {id} must be later than the present one and than now. Nothing "
                             "was changed.", id=case.id))
        return {"due_at": whole, "step_due_at": step, "warn_at": terms.warn_at(rule, case.state, whole, step)}

    def standing(self, case: Case, now: float) -> Standing:
        """How the case stands at `now` (seconds since 1970 UTC). Never refuses."""
        if not case.is_open:
            return Standing()
        terms, rule = self._now, self.rule(case.class_code, case.priority)
        stopped = case.suspended_left is not None
        state = case.before_suspension if stopped else case.state.value
        limits = rule.steps.get(state), rule.whole
        work = [limit is not None and limit.unit.is_work for limit in limits]
        if case.suspended_left is not None:
            whole_left, step_left = case.suspended_left
            return Standing(step_left, whole_left, "stopped", *work)
        step_left, whole_left = (terms.left(due, limit, now) for due, limit in
                                 zip((case.step_due_at, case.due_at), limits, strict=True))
        return Standing(step_left, whole_left, mood_of(case, now), *work)


def mood_of(case: Case, now: float) -> Mood:
    """How a case is to be shown at `now`; cheap enough for every symbol of a map."""
    if not case.is_open:
        return "none"
    if case.suspended_left is not None:
        return "stopped"
    bites = case.bites_at
    if bites is None:
        return "none"
    if now > bites:
        return "overdue"
    return "warning" if case.warn_at is not None and now >= case.warn_at else "calm"


class _Terms(msgspec.Struct):
    """Limits, classes and calendar that belong together; exchanged as one, so that no thread sees a mixture."""

    limits: LimitCatalogue
    catalogue: Catalogue
    calendar: WorkCalendar
    rules: dict[tuple[str, int], LimitRule]

    def rule(self, code: str, priority: int) -> LimitRule:
        key = code, int(priority)
        found = self.rules.get(key)
        if found is None:
            found = self.limits.rule_of(*key)
            kind = self.catalogue.get(code)
            if found.whole is None and kind is not None:
                found = msgspec.structs.replace(found, whole=Limit(kind.limit_hours, Unit.HOUR))
            self.rules[key] = found
        return found

    def step_due(self, rule: LimitRule, state: State, reported_at: float, entered_at: float) -> float | None:
        limit = rule.steps.get(state.value)
        if limit is None or not state.is_open:
            return None
        return self.calendar.add(reported_at if limit.since == "report" else entered_at, limit)

    def warn_at(self, rule: LimitRule, state: State, whole: float | None, step: float | None) -> float | None:
        """From when on only the warning share of the whole or of the step is left, whichever comes first."""
        if not state.is_open:
            return None
        pairs = (whole, rule.whole), (step, rule.steps.get(state.value))
        found = [self.calendar.shift(due, -self.limits.warn * self.calendar.seconds(limit), limit.unit)
                 for due, limit in pairs if due is not None and limit is not None]
        return min(found, default=None)

    def left(self, due: float | None, limit: Limit | None, at: float) -> float | None:
        if due is None:
            return None
        unit = limit.unit if limit else Unit.HOUR
        try:
            return self.calendar.between(at, due, unit)
        except MissingYear:  # long overdue or far ahead; the wall clock still tells which
            return due - at

    def ahead(self, at: float, left: float | None, limit: Limit | None) -> float | None:
        if left is None:
            return None
        return self.calendar.shift(at, left, limit.unit if limit else Unit.HOUR)
