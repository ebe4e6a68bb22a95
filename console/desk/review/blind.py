"""What a person may see of a detection: no reviewer sees another's verdict before it cannot sway the own one.

While a second look waits, nobody but its author sees the first verdict: the supervisor neither, who may be the one to
look. Where the two disagree, the third sees both, and each of the two only the own one, which may still be taken back.
"""

from __future__ import annotations

from typing import Any

import msgspec

from console.model.person import User
from console.model.review import Detection, Verdict


def kept_back(verdicts: tuple[Verdict, ...], who: User) -> bool:
    """Whether others' verdicts of the last turn are kept back from this person, also while somebody is out."""
    turn = max((one.turn for one in verdicts), default=0)
    current = [one for one in verdicts if one.stands and one.turn == turn]
    if not current or not current[0].second or any(one.round >= 3 for one in current):
        return False
    authors = {one.by for one in current}
    if len(authors) == 1:
        return True
    second = next(one for one in current if one.by != current[0].by)
    return who.id in authors and not current[0].agrees(second)


def view(one: Detection, who: User) -> Detection:
    """The detection as this person may see it; why it needs a second look, which would tell, is in the verdict.

    Verdicts of turns that are over (before the field check) stay visible.
    """
    if not kept_back(one.verdicts, who):
        return one
    turn = max(verdict.turn for verdict in one.verdicts)
    shown = tuple(verdict for verdict in one.verdicts if verdict.by == who.id or verdict.turn < turn)
    if shown == one.verdicts:
        return one
    first = one.first_by if any(verdict.by == one.first_by for verdict in shown) else None
    return msgspec.structs.replace(one, verdicts=shown, first_by=first, hidden=True)


def masked(payload: dict[str, Any], verdicts: tuple[Verdict, ...], who: User) -> dict[str, Any]:
    """A ledger entry's payload as somebody may see it: of a verdict that is kept back, that there is one.

    Args:
        verdicts: all of the detection the entry is about.
    """
    grown = payload.get("add")
    if not isinstance(grown, dict) or "verdicts" not in grown or not kept_back(verdicts, who):
        return payload
    turn = max(one.turn for one in verdicts)
    kept = [said if said.get("by") == who.id or said.get("turn", 0) < turn else
            {name: said[name] for name in ("id", "by", "at", "turn") if name in said} for said in grown["verdicts"]]
    return payload | {"add": {**grown, "verdicts": kept}}
