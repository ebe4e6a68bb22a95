"""The life of a hazard (隐患闭环): the one table of its steps, and who may take each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from console.errors import BadInput
from console.language import tr
from console.model.hazard import HazardLevel, HazardSource
from console.model.hazard import HazardState as At
from console.model.person import Role

FINDERS = frozenset({Role.COLLECTOR, Role.INSPECTOR, Role.ACCEPTOR, Role.SUPERVISOR, Role.HANDLER, Role.CHECKER})
DECIDERS = frozenset({Role.INSPECTOR, Role.SUPERVISOR, Role.ACCEPTOR})
CHECKERS = frozenset({Role.INSPECTOR, Role.SUPERVISOR, Role.CHECKER})


class HazardStep(msgspec.Struct, frozen=True):
    """One step of a hazard.

    Attributes:
        name: as written in commands.
        before: the states it may be taken from.
        after: the state it leads to; None where the state stays.
        roles: who may take it.
        needs: values that must be given: "why", "result".
        kind: of its ledger entry.
    """

    name: str
    before: frozenset[At]
    after: At | None
    roles: frozenset[Role]
    needs: frozenset[str] = frozenset()
    kind: str = ""

    @property
    def label(self) -> str:
        """The step's name in the user's language, as on a button."""
        return _labels()[self.name]


def _step(name: str, before: set[At], after: At | None, roles: frozenset[Role], kind: str,
          *needs: str) -> tuple[str, HazardStep]:
    return name, HazardStep(name, frozenset(before), after, roles, frozenset(needs), f"hazard.{kind}")


_OPEN = {state for state in At if state.is_open}
_CHECKABLE = {At.ORDERED, At.RECTIFIED, At.ESCALATED}
STEPS: Mapping[str, HazardStep] = MappingProxyType(dict((
    _step("order", {At.FOUND}, At.ORDERED, DECIDERS, "ordered"),
    _step("rectify", {At.ORDERED}, At.RECTIFIED, FINDERS, "rectified", "result"),
    _step("pass", _CHECKABLE, At.CLOSED, CHECKERS, "rechecked"),
    _step("fail", _CHECKABLE - {At.ESCALATED}, At.ORDERED, CHECKERS, "sent_back", "why"),
    _step("close", {At.FOUND}, At.CLOSED, CHECKERS, "closed", "why"),
    _step("escalate", _OPEN - {At.ESCALATED}, At.ESCALATED, DECIDERS, "escalated", "why"),
    _step("assess", _OPEN, None, DECIDERS, "assessed"),
    _step("attach", _OPEN, None, FINDERS, "file_added"),
    _step("take_back", {At.ORDERED, At.RECTIFIED, At.CLOSED}, None, FINDERS | CHECKERS, "taken_back", "why"),
)))
# Ways back: how a hazard stood before its last step. A case that was opened is not undone by this.
_BACK = frozenset((step.after, before) for step in STEPS.values() if step.after not in (None, At.ESCALATED)
                  for before in step.before)


def legal(before: str, after: str) -> bool:
    """Whether a hazard may go from one state to another; before its first it has none ("")."""
    if not before:
        return after == At.FOUND
    return (before, after) in _BACK or any(step.after == after and before in step.before for step in STEPS.values())


def refuse_what_is_missing(step: HazardStep, told: Mapping[str, str]) -> None:
    """Refuse a step without the values it needs. Raises `BadInput` naming all that is missing."""
    missing = sorted(need for need in step.needs if not told.get(need, "").strip())
    if missing:
        words = {"why": tr("a reason"), "result": tr("the result in words")}
        raise BadInput(tr("“{step}” needs {what}. Nothing was changed.", step=step.label,
                          what=", ".join(words[need] for need in missing)))


def _labels() -> dict[str, str]:
    return {"order": tr("Order rectification"), "rectify": tr("Rectified"), "pass": tr("Re-check passed"),
            "fail": tr("Re-check failed"), "close": tr("Close this hazard"), "escalate": tr("Escalate to a case"),
            "assess": tr("Assess again"), "attach": tr("Attach a photo"), "take_back": tr("Take the last step back")}


def state_word(state: At) -> str:
    """The state in the user's language."""
    return {At.FOUND: tr("To be decided"), At.ORDERED: tr("Being rectified"), At.RECTIFIED: tr("To be re-checked"),
            At.CLOSED: tr("Closed hazard"), At.ESCALATED: tr("Made a case")}[state]


def source_word(source: HazardSource) -> str:
    """The source in the user's language."""
    return {HazardSource.INSPECTION: tr("Inspection"), HazardSource.CASE: tr("Case"),
            HazardSource.SENSOR: tr("Sensor"), HazardSource.DETECTION: tr("Change detection"),
            HazardSource.REPORT: tr("Reported by people"), HazardSource.IMPORT: tr("Imported")}[source]


def level_word(level: HazardLevel) -> str:
    """The level in the user's language, where no catalogue is at hand."""
    return {HazardLevel.MAJOR: tr("Major level"), HazardLevel.LARGER: tr("Larger level"),
            HazardLevel.GENERAL: tr("General level"), HazardLevel.LOW: tr("Low level")}[level]


def event_word(kind: str) -> str:
    """What a ledger entry about a hazard says happened, in the user's language; the kind itself where unknown."""
    words = {"hazard.found": tr("Hazard found"), "hazard.imported": tr("Hazard imported"),
             "hazard.ordered": tr("Rectification ordered"), "hazard.rectified": tr("Rectified"),
             "hazard.rechecked": tr("Re-check passed"), "hazard.sent_back": tr("Re-check failed"),
             "hazard.found_again": tr("Found again"), "hazard.listed": tr("Imported again, as it stands here"),
             "hazard.closed": tr("Closed hazard"), "hazard.escalated": tr("Made a case"),
             "hazard.assessed": tr("Assessed again"), "hazard.file_added": tr("Photo attached"),
             "hazard.relocated": tr("Moved to another area"), "hazard.taken_back": tr("Step taken back")}
    return words.get(kind, kind)
