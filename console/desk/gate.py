"""What every desk asks before a step: does the person still work here, is it his area, is his view the latest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.errors import Refused
from console.language import tr
from console.model.area import AreaTree
from console.model.person import User

if TYPE_CHECKING:
    from console.ledger.entry import Entry


def refuse_who_left(who: User) -> None:
    """Raises `Refused` for somebody who has left."""
    if not who.active:
        raise Refused(tr("{who} has left and can do nothing any more. Nothing was changed.", who=who.name or who.id))


def refuse_outside(who: User, area: str, tree: AreaTree, here: str) -> None:
    """Raises `Refused` for somebody who answers for another area.

    Args:
        area: id; one that the hierarchy has lost is only for those who answer for everywhere.
        here: what to call it then: "This order".
    """
    if who.area and who.area not in {one.id for one in tree.path(area)}:
        found = tree.get(area)
        raise Refused(tr("{area} is outside the area of {who}. Nothing was changed.",
                         area=found.name if found else here, who=who.name or who.id))


def refuse_stale(seen: int | None, version: int, what: str, last: Callable[[], Entry],
                 word: Callable[[str], str] = str) -> None:
    """Refuse a step on a view that is stale, telling who did what.

    Args:
        seen: the version that the person saw; None where nobody looked (a command line).
        version: the present one. what: what it is a view of: "Order 7".
        last: its latest entry. word: an entry's kind in the user's language.

    Raises:
        Refused: it moved on since.
    """
    if seen is None or seen >= version:
        return
    entry = last()
    raise Refused(tr("{what} moved on while you looked at it: {kind} by {who}. Look again; nothing was changed.",
                     what=what, kind=word(entry.kind), who=entry.actor or tr("another desk")))
