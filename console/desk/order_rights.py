"""Who may do what with a community order: asked by every step, whatever door it came by."""

from __future__ import annotations

from console.desk.gate import refuse_outside, refuse_who_left
from console.desk.order_steps import ROLES, Side
from console.errors import Refused
from console.language import tr
from console.model.area import Area, AreaTree
from console.model.person import User


def refuse_unless_allowed(who: User, side: Side, area: Area | None, department: str, tree: AreaTree) -> None:
    """Whether a person may act for the community or for the department; the operator of a profile without users may.

    Args:
        area: of the order; None where the hierarchy has lost it (then only a person for everywhere may act).
        department: code of the ordered department.

    Raises:
        Refused: the person has left, or the role, the area or the department is another.
    """
    refuse_who_left(who)
    if not who.id:
        return
    if not who.is_any(*ROLES[side]):
        raise Refused(tr("{who} may not do this for the {side}: it takes the role {roles}. Nothing was changed.",
                         who=who.name or who.id, side=side_word(side),
                         roles=" / ".join(sorted(role.value for role in ROLES[side]))))
    refuse_outside(who, area.id if area else "", tree, tr("This order"))
    if side == "department" and who.department != department:
        raise Refused(tr("The order went to another department than that of {who}. Nothing was changed.",
                         who=who.name or who.id))


def side_word(side: Side) -> str:
    """The side in the user's language."""
    return tr("community") if side == "community" else tr("department")
