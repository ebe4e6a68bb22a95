"""Who may do what with a hazard, and on which view of it: asked by every step, whatever door it came by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.desk.step_checks import roles_of
from console.errors import Refused
from console.language import tr
from console.model.area import AreaTree
from console.model.hazard import Hazard
from console.model.person import Role, User

if TYPE_CHECKING:
    from console.ledger.entry import Entry


def refuse_unless_allowed(who: User, roles: frozenset[Role], area: str, tree: AreaTree) -> None:
    """The operator of a profile without users may do everything.

    Args:
        area: id of the area of the hazard, the visit or the plan.

    Raises:
        Refused: the person has left, or the role or the area is another.
    """
    if not who.active:
        raise Refused(tr("{who} has left and can do nothing any more. Nothing was changed.", who=who.name or who.id))
    if not who.id:
        return
    if not who.is_any(*roles):
        raise Refused(tr("This is for: {roles}. {who} is: {own}. Nothing was changed.", roles=roles_of(roles),
                         who=who.name or who.id, own=roles_of(who.roles) or "—"))
    if who.area and who.area not in {one.id for one in tree.path(area)}:
        found = tree.get(area)
        raise Refused(tr("{area} is outside the area of {who}. Nothing was changed.",
                         area=found.name if found else tr("This place"), who=who.name or who.id))


def refuse_unless_fresh(hazard: Hazard, seen: int | None, history: Callable[[str], Sequence[Entry]]) -> None:
    """Refuse a step on a view that is stale, telling who did what.

    Args:
        seen: `Hazard.version` that the person saw; None where nobody looked (a command line).

    Raises:
        Refused: the hazard moved on since.
    """
    if seen is None or seen >= hazard.version:
        return
    last = history(hazard.id)[-1]
    raise Refused(tr("Hazard {id} moved on while you looked at it: {kind} by {who}. Look again; nothing was changed.",
                     id=hazard.id, kind=last.kind, who=last.actor or tr("another desk")))
