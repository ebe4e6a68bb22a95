"""Which steps the ledger lets pass, whatever they are about."""

from __future__ import annotations

from console.desk import lifecycle, order_steps

ORDER = "order:"


def legal(subject: str, before: str, after: str) -> bool:
    """Whether a case or an order may go from one state to another; before its first it has none ("").

    What is neither has no states of ours, and everything passes.
    """
    if subject.startswith(ORDER):
        return order_steps.legal(before, after)
    return lifecycle.legal(subject, before, after)
