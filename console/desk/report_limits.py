"""The limits a reported case gets, and gets anew when its source corrects what they hang on."""

from __future__ import annotations

from typing import Any

import msgspec

from console.desk.calendar import MissingYear
from console.desk.clocks import Clocks
from console.language import tr
from console.model.case import Case, Priority, State
from console.model.catalogue import Catalogue

HOUR = 3600.0
LIMITS = ("due_at", "step_due_at", "warn_at")


class ReportLimits:
    """Limits for one batch of reports.

    A source's report must not be lost because a calendar year is missing: it is taken in without limits, and the
    year is remembered to be spoken of. A case made by hand is refused.

    Args:
        catalogue: classes, with the hours that hold where there are no clocks.
        clocks: the city's limits; None to go by the class's hours alone.

    Attributes:
        missing: years of the calendar that were needed and not there.
    """

    def __init__(self, catalogue: Catalogue, clocks: Clocks | None = None) -> None:
        self._catalogue = catalogue
        self._clocks = clocks
        self.missing: set[int] = set()

    def opening(self, code: str, priority: int, began: float, state: State, since: float,
                by_hand: bool = False) -> dict[str, Any]:
        """Limits of a new case, those that exist.

        Args:
            began: when it was reported; since: when it came to its state; seconds since 1970 UTC.

        Raises:
            MissingYear: for a case made by hand.
        """
        if self._clocks is None:
            kind = self._catalogue.get(code)
            return {} if kind is None else {"due_at": began + kind.limit_hours * HOUR}
        try:
            found = self._clocks.opening(code, priority, began, state, since)
        except MissingYear as missing:
            if by_hand:
                raise
            self.missing.add(missing.year)
            return {}
        if state is State.SUSPENDED:   # reported as such: its clock stood since then
            running = Case("", "", code, Priority(priority), State.REGISTERED, due_at=found.get("due_at"))
            stood = {"before_suspension": State.REGISTERED.value, "state_at": since}
            return {name: value for name, value in (self._clocks.stopped(running, since) | stood).items()
                    if value is not None}
        return {name: found[name] for name in LIMITS if name in found}

    def renewed(self, known: Case, fields: dict[str, Any], keeps_priority: bool) -> dict[str, Any]:
        """Priority and limits where `fields` correct the class, the priority or the beginning, or move the case.

        A suspended case keeps what was left, as its clock stands; an extended one never loses time by this.

        Args:
            keeps_priority: the report names a priority, so that of the class does not count.
        """
        renewed: dict[str, Any] = {}
        code = fields.get("class_code", known.class_code)
        kind = self._catalogue.get(code)
        if kind is not None and "class_code" in fields and not keeps_priority:
            renewed["priority"] = int(kind.priority)
        if self._clocks is not None and "state" in fields and State.SUSPENDED in (known.state, fields["state"]):
            renewed |= self._stopped_or_resumed(known, fields, self._clocks)
        elif known.suspended_left is None:
            priority = renewed.get("priority", fields.get("priority", int(known.priority)))
            renewed |= self._limits(known, fields, code, priority)
        return {name: value for name, value in renewed.items() if value != getattr(known, name)}

    def _stopped_or_resumed(self, known: Case, fields: dict[str, Any], clocks: Clocks) -> dict[str, Any]:
        """The source suspends the case, or goes on with it: the clock stands meanwhile."""
        since = fields.get("state_at") or known.updated_at
        if fields["state"] == State.SUSPENDED:
            return clocks.stopped(known, since) | {"before_suspension": known.state.value, "state_at": since}
        if known.suspended_left is None:
            return {}
        try:
            resumed = clocks.resumed(msgspec.structs.replace(known, before_suspension=fields["state"]), since)
        except MissingYear as missing:
            self.missing.add(missing.year)
            resumed = {"suspended_left": None}
        if not State(fields["state"]).is_open:   # the whole limit stays, for the evaluation
            resumed |= {"step_due_at": None, "warn_at": None}
        return resumed | {"before_suspension": "", "state_at": since}

    def _limits(self, known: Case, fields: dict[str, Any], code: str, priority: int) -> dict[str, Any]:
        corrected = bool(fields.keys() & {"class_code", "reported_at"}) or priority != known.priority
        if not corrected and (self._clocks is None or "state" not in fields):
            return {}
        began = fields.get("reported_at", known.reported_at)
        state = State(fields.get("state", known.state))
        since = fields.get("state_at") or known.state_at or began
        found: dict[str, Any] = dict.fromkeys(LIMITS if self._clocks else LIMITS[:1])
        found |= self.opening(code, priority, began, state, since)
        if self._clocks is None and found["due_at"] is None:
            return {}  # an unknown class says nothing about limits
        if not corrected or (known.extensions and (found["due_at"] or 0.0) < (known.due_at or 0.0)):
            found["due_at"] = known.due_at
        return found


def missing_words(years: set[int]) -> list[str]:
    """What the user should know about years that were missing, one sentence each."""
    return [tr("The working days of {year} are not known: cases whose limits reach into it were taken in without a "
               "limit. Import the year's list (catalog calendar {year} --file FILE), or count its weekends only "
               "(catalog calendar {year} --weekends).", year=year) for year in sorted(years)]
