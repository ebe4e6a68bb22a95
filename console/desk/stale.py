"""Two desks, one case: the second is told what the first did."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from console.desk.lifecycle import BY_KIND
from console.desk.step_words import state_of_it, step_done
from console.errors import Refused
from console.language import tr
from console.ledger.entry import Entry
from console.model.case import Case

# A view is stale only where one of these has changed; notes, photos and a feed's details disturb nobody.
DECIDING = frozenset({"state", "handler", "asked", "level", "merged_into", "due_at", "class_code", "area"})


def moved_since(case: Case, seen: int, history: Sequence[Entry], label: Callable[[str], str]) -> None:
    """Raise `Refused`, naming who did what, if the case moved on since its `seen`-th entry.

    Args:
        label: what to call "person:<user id>".
    """
    later = [entry for entry in history[seen:] if decides(entry)]
    if not later:
        return
    last = later[-1]
    step = BY_KIND.get(last.kind)
    raise Refused(tr("{who} was faster: at {time} the case was {done}; it is now {state}. Nothing was changed; look "
                     "at it again.", who=_name(last.actor, label),
                     time=time.strftime("%H:%M:%S", time.localtime(last.at)),
                     done=step_done(step.name) if step else tr("changed"), state=state_of_it(case.state)))


def _name(actor: str, label: Callable[[str], str]) -> str:
    """Who wrote an entry; feeds sign as "feed:<name>"."""
    if not actor:
        return tr("Somebody at another window")
    return actor if actor.startswith("feed:") else label(f"person:{actor}").removeprefix("person:")


def decides(entry: Entry) -> bool:
    """Whether an entry changed something that a person decides by."""
    changed = entry.payload.get("set")
    return "to" in entry.payload or (isinstance(changed, dict) and not DECIDING.isdisjoint(changed))
