"""Steps of a hazard as the cards offer them, for whichever page shows one."""

from __future__ import annotations

from console.desk.hazard.desk import HazardDesk
from console.errors import ConsoleError
from console.model.hazard import Hazard
from console.model.person import User


def taken(desk: HazardDesk, step: str, hazard: Hazard, who: User, words: str) -> Hazard | str:
    """The hazard after a step, or the sentence why it was not taken. Writes: belongs in a background thread.

    Args:
        step: "order", "rectify", "pass", "fail", "close" or "escalate".
        hazard: as it was seen; a step on a view that is stale is refused. words: result or reason.
    """
    seen = hazard.version
    acts = {
        "order": lambda: desk.order(hazard.id, who, why=words, seen=seen),
        "rectify": lambda: desk.rectify(hazard.id, who, result=words, seen=seen),
        "pass": lambda: desk.recheck(hazard.id, who, passed=True, why=words, seen=seen),
        "fail": lambda: desk.recheck(hazard.id, who, passed=False, why=words, seen=seen),
        "close": lambda: desk.close(hazard.id, who, why=words, seen=seen),
        "escalate": lambda: desk.escalate(hazard.id, who, why=words, seen=seen),
        "take_back": lambda: desk.take_back(hazard.id, who, why=words, seen=seen)}
    try:
        return acts[step]()
    except ConsoleError as error:
        return str(error)
