"""Which cases to look at first (先办): what is urgent, and what is past its limit."""

from __future__ import annotations

from collections.abc import Iterable

from console.model.case import Case, Priority

NEVER = 1e12  # seconds since 1970: after any limit

Rank = tuple[bool, float, str]


def rank(case: Case) -> Rank:
    """Sorts by urgency: urgent ones first, within each the earliest limit, then by id to keep an order."""
    return case.priority is not Priority.URGENT, NEVER if (bites_at := case.bites_at) is None else bites_at, case.id


def pressing(cases: Iterable[Case], now: float) -> list[Case]:
    """Open cases that are urgent or overdue at `now` (seconds since 1970 UTC), the most pressing first."""
    # Spelt out rather than asked of each case: this looks at every case of a profile once a second.
    urgent = Priority.URGENT
    found = [case for case in cases
             if (case.priority is urgent or (case.due_at is not None and case.due_at < now)
                 or (case.step_due_at is not None and case.step_due_at < now)) and case.is_open]
    return sorted(found, key=rank)
