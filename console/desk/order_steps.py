"""The life of a community order: the one table of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from console.errors import BadInput
from console.language import tr
from console.model.order import OrderState as At
from console.model.person import Role

Side = Literal["community", "department"]
# Who acts for which side.
ROLES: Mapping[Side, frozenset[Role]] = MappingProxyType({
    "community": frozenset({Role.ACCEPTOR, Role.SUPERVISOR}),
    "department": frozenset({Role.HANDLER}),
})


class OrderStep(msgspec.Struct, frozen=True):
    """One step of an order.

    Attributes:
        name: as written in commands.
        before: the states it may be taken from.
        after: the state it leads to; None where the state stays.
        side: who takes it: the community that issued the order, or the department.
        needs: values that must be given: "why", "result", "name", "rank".
        kind: of its ledger entry.
    """

    name: str
    before: frozenset[At]
    after: At | None
    side: Side
    needs: frozenset[str] = frozenset()
    kind: str = ""

    @property
    def label(self) -> str:
        """The step's name in the user's language, as on a button."""
        return _labels()[self.name]


def _step(name: str, before: set[At], after: At | None, side: Side, kind: str, *needs: str) -> tuple[str, OrderStep]:
    return name, OrderStep(name, frozenset(before), after, side, frozenset(needs), f"order.{kind}")


_OPEN = {state for state in At if state.is_open}
_WORKING = _OPEN - {At.RESOLVED}
# Coming without having signed for the order is coming: it counts as its receipt too.
STEPS: Mapping[str, OrderStep] = MappingProxyType(dict((
    _step("receive", {At.ISSUED}, At.RECEIVED, "department", "received"),
    _step("arrive", {At.ISSUED, At.RECEIVED}, At.ARRIVED, "department", "arrived", "name", "rank"),
    _step("resolve", {At.ARRIVED, At.RETURNED}, At.RESOLVED, "department", "resolved", "result"),
    _step("accept", {At.RESOLVED}, At.ACCEPTED, "community", "accepted"),
    _step("return", {At.RESOLVED}, At.RETURNED, "community", "returned", "why"),
    _step("cancel", _WORKING, At.CANCELLED, "community", "cancelled", "why"),
    _step("escalate", _OPEN, None, "community", "escalated", "why"),
)))


def legal(before: str, after: str) -> bool:
    """Whether an order may go from one state to another; before its first it has none ("").

    Where the ledger asks this of entries written elsewhere, only what some step allows counts.
    """
    if not before:
        return after == At.ISSUED
    return any(step.after == after and before in step.before for step in STEPS.values())


def _labels() -> dict[str, str]:
    return {"receive": tr("Sign for it"), "arrive": tr("Arrived"), "resolve": tr("Settled"),
            "accept": tr("Accept the result"), "return": tr("Give back"), "cancel": tr("Call off"),
            "escalate": tr("Escalate")}


def refuse_what_is_missing(step: OrderStep, told: Mapping[str, str]) -> None:
    """Refuse a step without the values it needs.

    Raises:
        BadInput: naming all that is missing.
    """
    missing = sorted(need for need in step.needs if not told[need])
    if missing:
        raise BadInput(tr("“{step}” needs {what}. Nothing was changed.", step=step.label,
                          what=", ".join(_need_word(need) for need in missing)))


def state_word(state: At) -> str:
    """The state in the user's language."""
    return {At.ISSUED: tr("Ordered"), At.RECEIVED: tr("Signed for"),
            At.ARRIVED: tr("On the spot"), At.RESOLVED: tr("To be accepted"),
            At.RETURNED: tr("Given back"), At.ACCEPTED: tr("Result accepted"),
            At.CANCELLED: tr("Called off")}[state]


def _need_word(need: str) -> str:
    """A value that a step needs, in the user's language."""
    return {"why": tr("a reason"), "result": tr("the result in words"), "name": tr("the name of who came"),
            "rank": tr("the rank of who came")}[need]
