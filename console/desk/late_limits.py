"""Limits for cases that were taken in without any because a year of the calendar was missing."""

from __future__ import annotations

from console.desk.batch import PREFIX
from console.desk.cases import CaseDesk
from console.desk.clocks import Clocks
from console.ledger.ledger import Draft
from console.model.case import Case
from console.model.person import User


def give_limits(cases: CaseDesk, clocks: Clocks, who: User) -> int:
    """Give every open case without a limit the one its class has, now that the calendar knows; returns how many.

    Raises:
        MissingYear: yet another year is missing; nothing was changed.
    """
    def drafts() -> list[Draft]:
        without = [case for case in cases.cases().values()
                   if case.is_open and case.due_at is None and case.suspended_left is None]
        return [draft for case in without if (draft := _draft(case, clocks, who)) is not None]

    return len(cases.decide(drafts).updated)


def _draft(case: Case, clocks: Clocks, who: User) -> Draft | None:
    since = case.reported_at if case.state_at is None else case.state_at
    fields = clocks.opening(case.class_code, case.priority, case.reported_at, case.state, since)
    fields.pop("state_at", None)
    if not fields:
        return None
    return Draft(PREFIX + case.id, "case.limits_set", {"set": fields}, case.area, who.id)
