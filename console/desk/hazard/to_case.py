"""Making a hazard a case (隐患转案件)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from console.desk.cases import CaseDesk
from console.desk.hazard.steps import level_word
from console.desk.reports import Report
from console.language import tr
from console.model.case import Priority, Source
from console.model.catalogue import Catalogue
from console.model.hazard import Hazard, HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardRules
from console.model.person import User

FEED = "hazard"
_PRIORITIES = {HazardLevel.MAJOR: Priority.URGENT, HazardLevel.LARGER: Priority.HIGH,
               HazardLevel.GENERAL: Priority.NORMAL, HazardLevel.LOW: Priority.LOW}


HOUR = 3600.0


class CaseOpener(Protocol):
    """Makes a hazard a case."""

    def __call__(self, hazard: Hazard, who: User, why: str) -> str:
        """Open the case, or find the one that was opened; returns its id."""


class HazardCases:
    """Opens the case of a hazard, under the hazard's own id: doing it again finds the same case.

    Args:
        cases: the case desk. rules: kinds of hazards. classes: the catalogue of cases in force.
    """

    def __init__(self, cases: CaseDesk, rules: Callable[[], HazardRules], classes: Callable[[], Catalogue]) -> None:
        self._cases, self._rules, self._classes = cases, rules, classes

    def __call__(self, hazard: Hazard, who: User, why: str) -> str:
        report = Report(
            FEED, hazard.id, title=self._title(hazard), class_code=self.class_of(hazard.kind),
            priority=_PRIORITIES[hazard.level], lon=hazard.lon, lat=hazard.lat, address=hazard.address,
            source=Source.SENSOR if hazard.source is HazardSource.SENSOR else Source.PATROL,
            extra={"hazard": hazard.id, "building": hazard.building, "why": why}, demo=hazard.demo)
        self._cases.intake([report], who.id)
        return report.case_id

    def class_of(self, kind: str) -> str:
        """The class of cases that says the same as a kind of hazard; "" where the catalogue has none."""
        codes = [one.code for one in self._classes().classes]
        starts = (start for rule in self._rules().cases if rule.kind == kind for start in rule.classes)
        return next((code for start in starts for code in codes if code.startswith(start)), "")

    def _title(self, hazard: Hazard) -> str:
        return tr("{level} hazard: {kind}. {text}", level=level_word(hazard.level),
                  kind=self._rules().kind_label(hazard.kind), text=hazard.text).strip()


def overdue_for_a_case(hazards: Iterable[Hazard], rules: HazardRules, now: float) -> list[Hazard]:
    """Open hazards so long past their limit that a rule makes them cases, the longest past first."""
    after = {one.level: one.escalate_after for one in rules.levels}
    return sorted((hazard for hazard in hazards if hazard.due_at is not None
                   and hazard.state is HazardState.ORDERED and (hours := after[hazard.level]) is not None
                   and now > hazard.due_at + hours * HOUR), key=lambda one: (one.due_at or 0.0, one.id))
