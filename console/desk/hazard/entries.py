"""The ledger entries that steps of a hazard are written as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from console.desk.attachments import Attachment
from console.desk.hazard.steps import STEPS, HazardStep
from console.ledger.ledger import Draft
from console.model.hazard import Hazard, HazardState, Move
from console.model.inspection import PartyRole
from console.model.person import User


def step_entry(subject: str, step: HazardStep, area: str, who: User, now: float, fields: dict[str, Any],
               due: float | None, kept: Sequence[Attachment] = (), after: HazardState | None = None) -> Draft:
    """A step as an entry.

    Args:
        due: the limit from now on. kept: files that belong to it.
        after: the state it leads to, where the step itself does not say it.
    """
    payload: dict[str, Any] = {"set": fields} if fields else {}
    add, then = files_added(kept), after or step.after
    if then is not None:
        payload["to"] = then.value
        add["moves"] = [move(now, then, due if then is not HazardState.CLOSED else None)]
    return Draft(subject, step.kind, payload | ({"add": add} if add else {}), area, who.id, now)


def dismissal(subject: str, hazard: Hazard, who: User, now: float, why: str) -> list[Draft]:
    """A hazard that waits was none: closed so, and where it was ordered, the order goes back first."""
    made = []
    if hazard.state is HazardState.ORDERED:
        made.append(step_entry(subject, STEPS["take_back"], hazard.area, who, now, {
            "ordered_at": None, "ordered_by": "", "due_at": None, "why": why}, None, after=HazardState.FOUND))
    made.append(step_entry(subject, STEPS["close"], hazard.area, who, now, {
        "closed_at": now, "closed_by": who.id, "outcome": "dismissed", "why": why}, None))
    return made


def files_added(kept: Sequence[Attachment]) -> dict[str, list[Any]]:
    """Files as they are added to a record; nothing for none."""
    return {"files": [msgspec.to_builtins(one) for one in kept]} if kept else {}


def move(at: float, state: HazardState, due: float | None = None) -> list[Any]:
    """A move as it stands in the ledger."""
    found: list[Any] = msgspec.to_builtins(Move(at, state, due))
    return found


def role_of(word: str) -> PartyRole | None:
    """The role of that word; None for one that another version of the program knows."""
    return next((role for role in PartyRole if role.value == word), None)
