"""Which step may be taken with a hazard now, and by whom: asked before any entry is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from console.desk.gate import refuse_stale
from console.desk.hazard.before import why_not_back
from console.desk.hazard.listed import road
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import (
    FINDERS,
    STEPS,
    HazardStep,
    event_word,
    refuse_what_is_missing,
    state_word,
)
from console.errors import Refused
from console.language import tr
from console.model.area import AreaTree
from console.model.hazard import Hazard, HazardState
from console.model.person import User

if TYPE_CHECKING:
    from console.ledger.entry import Entry


class StepGate:
    """Role, scope, state and what a step needs.

    Args:
        tree: gives the hierarchy. history: entries about a hazard, oldest first.
    """

    def __init__(self, tree: Callable[[], AreaTree], history: Callable[[str], Sequence[Entry]]) -> None:
        self._tree, self._history = tree, history

    def check(self, hazard: Hazard, step: HazardStep, who: User, seen: int | None, told: Mapping[str, Any]) -> None:
        """Refuse a step that cannot be taken now.

        Args:
            seen: `Hazard.version` that the person saw. told: values of the step by name.

        Raises:
            Refused: it moved on meanwhile, the state is another, or not for this person.
            BadInput: a value that it needs is missing.
        """
        refuse_stale(seen, hazard.version, tr("Hazard {id}", id=hazard.id), lambda: self._history(hazard.id)[-1],
                     event_word)
        if refusal := self.why_not(hazard, step, who):
            raise Refused(refusal)
        if hazard.state not in step.before:
            raise Refused(tr("Hazard {id} is “{state}”; “{step}” is not possible then. Nothing was changed.",
                             id=hazard.id, state=state_word(hazard.state), step=step.label))
        refuse_what_is_missing(step, {need: str(told.get(need, "")) for need in step.needs})

    def why_not(self, hazard: Hazard, step: HazardStep, who: User) -> str:
        """Why this person may not take the step, "" where he may."""
        try:
            refuse_unless_allowed(who, step.roles, hazard.area, self._tree())
        except Refused as error:
            return str(error)
        if step.name == "pass" and who.id and hazard.state is HazardState.RECTIFIED and who.id == hazard.rectified_by:
            return tr("Whoever reported the rectification does not re-check it. Nothing was changed.")
        return why_not_back(self._history(hazard.id), who) if step.name == "take_back" else ""

    def open_to(self, hazard: Hazard, who: User) -> list[HazardStep]:
        """What this person may do with the hazard now."""
        return [step for step in STEPS.values() if hazard.state in step.before and not self.why_not(hazard, step, who)]

    def listed(self, hazard: Hazard, said: HazardState | None, who: User) -> tuple[str, ...]:
        """Steps by which a hazard comes to stand as the list it was imported from says now; none where it does.

        Whoever imports needs the roles of those steps; that somebody else re-checked, the list vouches for.

        Raises:
            Refused: the list runs backwards or contradicts work done here, or this person may not take such steps.
        """
        steps = road(hazard, said) if said is not None else ()
        for roles in [STEPS[name].roles for name in steps] or [FINDERS]:
            refuse_unless_allowed(who, roles, hazard.area, self._tree())
        return steps
