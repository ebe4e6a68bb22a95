"""A batch of reports decided one after the other, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from console.desk.clocks import Clocks
from console.desk.report_limits import ReportLimits
from console.desk.reports import STAMPS, Report, opening, revision
from console.ledger.ledger import Draft
from console.model.case import Case
from console.model.catalogue import Catalogue

PREFIX = "case:"

# What changes when a source says that a case came to another state, and nothing else.
STEPPED = frozenset({"state", "state_at", "source_state", "closed_at", "updated_at", "reopenings", "reworks",
                     "first_dispatched_at", "before_suspension", "suspended_left", "due_at", "step_due_at", "warn_at",
                     *STAMPS.values()})


class Batch:
    """What a batch would write, and its counts.

    Args:
        known: the case of that id as committed, None where there is none.
        heard: when sources last said something about a case by mere repetition.
        catalogue: classes with their priority and time limit.
        now: seconds since 1970 UTC, for reports that do not name their time.
        actor: who brings it.
        clocks: the city's limits; None to go by the class's hours alone.

    Attributes:
        drafts: what to append to the ledger, in order.
        new, updated, unplaced: counts, see `Intake`.
        repetitions: case id → when its source last repeated itself.
        limits: worked out so far, with the years that were missing for some.
    """

    def __init__(self, known: Callable[[str], Case | None], heard: Mapping[str, float], catalogue: Catalogue,
                 now: float, actor: str, clocks: Clocks | None = None) -> None:
        self.drafts: list[Draft] = []
        self.new = self.updated = self.unplaced = 0
        self.repetitions: dict[str, float] = {}
        self._known = known
        self._heard = heard
        self._catalogue = catalogue
        self._now = now
        self._actor = actor
        self.limits = ReportLimits(catalogue, clocks)
        self._ahead: dict[str, Case] = {}  # cases as the reports so far leave them

    def take(self, report: Report, area: str) -> None:
        """Decide on the next report.

        Args:
            area: id of the finest area that holds its place.
        """
        case_id = report.case_id
        known = self._ahead.get(case_id) or self._known(case_id)
        if known is None:
            fields = opening(report, area, self._catalogue, self._now, self.limits)
            self._write("case.reported", {"id": case_id}, fields)
            self.new += 1
            self.unplaced += "lon" not in fields
            return
        heard = max(self.repetitions.get(case_id, 0.0), self._heard.get(case_id, 0.0))
        fields = revision(known, report, area, self._catalogue, self._now, heard, self.limits)
        if fields:
            stepped = "state" in fields and fields.keys() <= STEPPED
            self._write("case.moved_to" if stepped else "case.changed",
                        {"id": case_id, **msgspec.structs.asdict(known)}, fields)
            self.updated += 1
        else:
            said = self._now if report.updated_at is None else report.updated_at
            self.repetitions[case_id] = max(heard, said)

    def _write(self, kind: str, before: dict[str, Any], fields: dict[str, Any]) -> None:
        case = msgspec.convert({**before, **fields}, Case)
        self._ahead[case.id] = case
        self.drafts.append(draft(kind, case, fields, self._actor))


def draft(kind: str, case: Case, fields: dict[str, Any], actor: str) -> Draft:
    """A ledger entry that sets fields of a case; it happened when the source said so."""
    return Draft(PREFIX + case.id, kind, {"set": fields}, case.area, actor, fields.get("updated_at"))
