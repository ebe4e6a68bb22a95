"""Which steps the ledger lets pass, whatever they are about."""

from __future__ import annotations

from console.desk import lifecycle, order_steps
from console.desk.hazard import steps as hazard_steps

ORDER = "order:"
HAZARD = "hazard:"


def legal(subject: str, before: str, after: str) -> bool:
    """Whether a case, an order or a hazard may go from one state to another; before its first it has none ("").

    What is none of them has no states of ours, and everything passes.
    """
    if subject.startswith(ORDER):
        return order_steps.legal(before, after)
    if subject.startswith(HAZARD):
        return hazard_steps.legal(before, after)
    return lifecycle.legal(subject, before, after)
