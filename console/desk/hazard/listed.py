"""What a list of another system says of a hazard that it brought, against how the hazard stands here (再次导入).

Three things are compared: what the list said last, what it says now, and how the hazard stands here. A list that says
what it said before says nothing new, whatever was done here since; one that went on takes the hazard along, by the
same steps as a person would; one that runs backwards, or goes on from what was found wrong here, is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from console.desk.hazard.book import PREFIX
from console.desk.hazard.draft import Listed
from console.desk.hazard.entries import step_entry
from console.desk.hazard.steps import STEPS
from console.errors import Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.hazard import Hazard
from console.model.hazard import HazardState as At
from console.model.person import User

_ORDER = (At.FOUND, At.ORDERED, At.RECTIFIED, At.CLOSED)
_ROADS = MappingProxyType({
    (At.FOUND, At.ORDERED): ("order",), (At.FOUND, At.RECTIFIED): ("order", "rectify"),
    (At.FOUND, At.CLOSED): ("close",), (At.ORDERED, At.RECTIFIED): ("rectify",),
    (At.ORDERED, At.CLOSED): ("pass",), (At.RECTIFIED, At.CLOSED): ("pass",),
})


def road(hazard: Hazard, said: At) -> tuple[str, ...]:
    """Steps from how a hazard stands to what its list says; none where the list says nothing new, or the same.

    Raises:
        Refused: the list cannot be followed; the same words for the same reason.
    """
    if said in (hazard.listed, hazard.state):
        return ()
    if hazard.state is At.ESCALATED:
        raise Refused(tr("it was made a case here, and is closed with that case"))
    if _ORDER.index(said) < _ORDER.index(hazard.state):
        raise Refused(tr("its state runs backwards: it is further here than the list says"))
    sent_back = hazard.returns > 0 if hazard.listed is None else \
        _ORDER.index(hazard.state) < _ORDER.index(hazard.listed)
    if sent_back and said is not At.ORDERED:
        raise Refused(tr("its state contradicts the work done here: a re-check failed, or a step was taken back"))
    return _ROADS[hazard.state, said]


def listed_entries(hazard: Hazard, said: Listed, steps: Sequence[str], who: User, now: float,
                   due: float) -> list[Draft]:
    """Those steps as entries, each with the row of the list that says so.

    Args:
        due: the limit of its level from now on, for one that is ordered only now.
    """
    assert said.state is not None
    subject, listed = PREFIX + hazard.id, {"listed": said.state.value}
    if not steps:
        return [] if hazard.listed is said.state else [
            Draft(subject, "hazard.listed", {"set": listed} | said.told(), hazard.area, who.id, now)]
    limit = due if hazard.due_at is None else hazard.due_at
    made = [step_entry(subject, STEPS[name], hazard.area, who, now, _fields(name, who, now, limit), limit)
            for name in steps]
    made[-1].payload["set"] |= listed
    return [msgspec.structs.replace(one, payload=one.payload | said.told()) for one in made]


def _fields(name: str, who: User, now: float, due: float) -> dict[str, Any]:
    if name == "order":
        return {"ordered_at": now, "ordered_by": who.id, "due_at": due}
    if name == "rectify":
        return {"rectified_at": now, "rectified_by": who.id, "result": tr("rectified, as the imported list says")}
    return {"closed_at": now, "closed_by": who.id, "outcome": "rechecked" if name == "pass" else "on_the_spot",
            "why": tr("closed, as the imported list says")}
