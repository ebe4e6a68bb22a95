"""How a hazard stood before its last step, so that the step can be taken back (撤回).

Nothing is deleted: taking back is one more entry, which says again what held before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from console.desk.hazard.steps import event_word
from console.language import tr
from console.model.hazard import Hazard, HazardState
from console.model.person import Role, User

if TYPE_CHECKING:
    from console.ledger.entry import Entry

TAKEN_BACK = "hazard.taken_back"
_STAYS = ("listed",)     # what another system said, it has said: taking our step back does not take that back
_EMPTY = {field.name: field.default for field in msgspec.structs.fields(Hazard)}


class Before(msgspec.Struct, frozen=True):
    """What held before a step.

    Attributes:
        kind, by: of the step: its entry's kind, who took it.
        state: as it was. fields: as they were, of those that the step wrote.
    """

    kind: str
    by: str
    state: HazardState
    fields: dict[str, Any]

    def due(self, now: float | None) -> float | None:
        """The limit that held then; `now` is the present one, which stays where the step set none."""
        found: float | None = self.fields.get("due_at", now)
        return found


def before_last_step(history: Iterable[Entry]) -> Before | None:
    """What held before the last step that stands; None where only its finding or its import stands.

    Args:
        history: of one hazard, oldest first.
    """
    held: dict[str, Any] = {}
    standing: list[tuple[Entry, dict[str, Any]]] = []   # steps that stand, with what held before each
    for entry in history:
        said, to = entry.payload.get("set", {}), entry.payload.get("to")
        if entry.kind == TAKEN_BACK:
            standing = standing[:-1]
        elif to is not None and held:
            standing.append((entry, dict(held)))
        held |= said | ({"state": to} if to is not None else {})
    if not standing:
        return None
    last, then = standing[-1]
    written = last.payload.get("set", {})
    return Before(last.kind, last.actor, HazardState(then.get("state", HazardState.FOUND)),
                  {name: then.get(name, _EMPTY.get(name)) for name in written if name not in _STAYS})


def why_not_back(history: Iterable[Entry], who: User) -> str:
    """Why this person may not take the last step back, "" where he may."""
    last = before_last_step(history)
    if last is None:
        return tr("No step of this hazard is there to take back. Nothing was changed.")
    if who.id and who.id != last.by and not who.is_any(Role.SUPERVISOR):
        return tr("“{step}” is taken back by whoever took it, or by a supervisor. Nothing was changed.",
                  step=event_word(last.kind))
    return ""
