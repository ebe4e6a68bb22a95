"""Who may do what with a hazard: asked by every step, whatever door it came by."""

from __future__ import annotations

from console.desk.gate import refuse_outside, refuse_who_left
from console.desk.step_checks import roles_of
from console.errors import Refused
from console.language import tr
from console.model.area import AreaTree
from console.model.person import Role, User


def refuse_unless_allowed(who: User, roles: frozenset[Role], area: str, tree: AreaTree) -> None:
    """The operator of a profile without users may do everything.

    Args:
        area: id of the area of the hazard, the visit or the plan.

    Raises:
        Refused: the person has left, or the role or the area is another.
    """
    refuse_who_left(who)
    if not who.id:
        return
    if not who.is_any(*roles):
        raise Refused(tr("This is for: {roles}. {who} is: {own}. Nothing was changed.", roles=roles_of(roles),
                         who=who.name or who.id, own=roles_of(who.roles) or "—"))
    refuse_outside(who, area, tree, tr("This place"))
