"""Who may do what with a community order, and on which view of it: asked by every step, whatever door it came by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.desk.order_steps import ROLES, Side
from console.errors import Refused
from console.language import tr
from console.model.area import Area, AreaTree
from console.model.order import Order
from console.model.person import User

if TYPE_CHECKING:
    from console.ledger.entry import Entry


def refuse_unless_allowed(who: User, side: Side, area: Area | None, department: str, tree: AreaTree) -> None:
    """Whether a person may act for the community or for the department; the operator of a profile without users may.

    Args:
        area: of the order; None where the hierarchy has lost it (then only a person for everywhere may act).
        department: code of the ordered department.

    Raises:
        Refused: the role, the area or the department is another.
    """
    if not who.id:
        return
    if not who.is_any(*ROLES[side]):
        raise Refused(tr("{who} may not do this for the {side}: it takes the role {roles}. Nothing was changed.",
                         who=who.name or who.id, side=side_word(side),
                         roles=" / ".join(sorted(role.value for role in ROLES[side]))))
    above = {one.id for one in tree.path(area.id)} if area else set()
    if who.area and who.area not in above:
        raise Refused(tr("{area} is outside the area of {who}. Nothing was changed.",
                         area=area.name if area else tr("This order"), who=who.name or who.id))
    if side == "department" and who.department != department:
        raise Refused(tr("The order went to another department than that of {who}. Nothing was changed.",
                         who=who.name or who.id))


def refuse_unless_fresh(order: Order, seen: int | None, history: Callable[[str], Sequence[Entry]]) -> None:
    """Refuse a step on a view that is stale, telling who did what when.

    Args:
        seen: `Order.version` that the person saw; None where nobody looked (a command line).

    Raises:
        Refused: the order moved on since.
    """
    if seen is None or seen >= order.version:
        return
    last = history(order.id)[-1]
    raise Refused(tr("Order {id} moved on while you looked at it: {kind} by {who}. Look again; nothing was changed.",
                     id=order.id, kind=last.kind, who=last.actor or tr("another desk")))


def side_word(side: Side) -> str:
    """The side in the user's language."""
    return tr("community") if side == "community" else tr("department")
