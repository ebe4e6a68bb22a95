"""The case desk (案件): takes reports in, keeps the current cases, tells the views what changed."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from console.desk.batch import PREFIX, Batch, draft
from console.desk.case_records import about_cases, all_cases, case_of
from console.desk.clocks import Clocks
from console.desk.listeners import Listeners
from console.desk.report_limits import missing_words
from console.desk.reports import Intake, Report, why_refused
from console.errors import BadInput
from console.language import tr
from console.ledger.ledger import Draft, Ledger, Overtaken
from console.model.area import AreaTree
from console.model.case import Case, Source
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from console.store.areas import AreaStore

if TYPE_CHECKING:
    from console.ledger.entry import Entry
    from console.ledger.fold import Record

__all__ = ["CaseDesk", "Intake", "Report"]

Listener = Callable[[Changes[Case]], None]
log = logging.getLogger(__name__)


class CaseDesk:
    """All cases of a profile as they are now, and the only way to change them.

    Safe from any thread. One lock covers deciding, committing and telling, so that listeners hear of
    changes in the order of the ledger; a listener therefore only hands on (to an inbox) and never waits
    for another thread.

    Args:
        ledger: where every change is written.
        areas: the hierarchy a place is found in; when it changes, cases move to their new area.
        catalogue: classes with their priority and time limit.
        clock: seconds since 1970 UTC.
        clocks: the city's limits; None to go by the class's hours alone.

    Attributes:
        completes: fills in what a report leaves to the code it carries (a facility's, a door's); None for nobody.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, catalogue: Catalogue,
                 clock: Callable[[], float] = time.time, clocks: Clocks | None = None) -> None:
        self._ledger = ledger
        self._areas = areas
        self._catalogue = catalogue
        self._clock = clock
        self._clocks = clocks
        self._told: set[int] = set()  # years of the calendar whose lack was spoken of
        self._lock = threading.RLock()
        self._listeners: Listeners[[Changes[Case]]] = Listeners("case desk")
        self._cases, self._versions = all_cases(ledger)
        self.completes: Callable[[Sequence[Report]], Sequence[Report]] | None = None
        self._heard: dict[str, float] = {}  # last word of the source where it was a repetition, and not written
        areas.listen(self._relocate)

    def intake(self, reports: Sequence[Report], actor: str = "") -> Intake:
        """Take a batch of reports in: one transaction, whole or not at all.

        A report is known by its feed and external id. One that says nothing new writes nothing; one that
        changes something writes only what it changes; one that is older than what is known fills in what is
        missing at most. So the same batch may come any number of times and in any order. (That a newer
        report repeated what was known is remembered as long as the program runs.)

        Raises:
            ProfileError: the ledger cannot be written; nothing of the batch was kept.
        """
        if self.completes is not None:
            reports = self.completes(reports)
        with self._lock:
            refused, usable = [], []
            for report in reports:
                why = why_refused(report)
                if why:
                    refused.append((report.external_id, why))
                else:
                    usable.append(report)
            batch = Batch(self._cases.get, self._heard, self._catalogue, self._clock(), actor, self._clocks)
            for report, area in zip(usable, self._areas_of(usable), strict=True):
                batch.take(report, area)
            changes = self._commit(batch.drafts)
            self._heard.update(batch.repetitions)
            repeated = len(usable) - batch.new - batch.updated
            return Intake(batch.new, batch.updated, repeated, batch.unplaced, tuple(refused), changes,
                          self._notices(batch.limits.missing))

    def register(self, report: Report, actor: str = "") -> Case:
        """Open a case at the desk (坐席登记) and return it.

        Raises:
            BadInput: no title, or a class that the catalogue does not have.
        """
        if not report.title.strip():
            raise BadInput(tr("A case needs a title. Nothing was changed."))
        if report.class_code and self._catalogue.get(report.class_code) is None:
            raise BadInput(tr("The catalogue has no class {code}. Nothing was changed.",
                              code=report.class_code))
        made = msgspec.structs.replace(report, feed="", external_id=uuid.uuid4().hex[:12],
                                       source=report.source or Source.DESK)
        self.intake([made], actor)
        return self._cases[made.case_id]

    def use(self, catalogue: Catalogue) -> None:
        """Go by another catalogue of classes from now on; cases keep their codes."""
        with self._lock:
            self._catalogue = catalogue

    def decide(self, make: Callable[[], Sequence[Draft]]) -> Changes[Case]:
        """Decide on cases as they are now and record it, with nothing in between, not even another process.

        Args:
            make: looks at the cases of this desk and returns what to record; raises to refuse. Called again
                where another process wrote about one of these cases meanwhile.

        Raises:
            ProfileError: the ledger cannot be written; nothing was changed.
        """
        with self._lock:
            while True:
                self.follow()
                drafts = make()
                known = {one.subject: self._versions.get(one.subject.removeprefix(PREFIX), 0) for one in drafts}
                try:
                    return self._commit(drafts, known)
                except Overtaken:
                    self._look_again(known)

    def version(self, case_id: str) -> int:
        """How many ledger entries the case is folded from: grows with every change; 0 for no case."""
        return self._versions.get(case_id, 0)

    def grown(self, case_id: str) -> dict[str, list[Any]]:
        """What only grows of a case: notes, reporters, links … by name, in the order of the record."""
        record = self._ledger.record(PREFIX + case_id)
        return record.grown if record else {}

    def cases(self) -> Mapping[str, Case]:
        """All cases by id, as they are at this moment; the caller's own copy. Never waits for a writer."""
        return dict(self._cases)  # copied in one step of the interpreter

    def get(self, case_id: str) -> Case | None:
        return self._cases.get(case_id)

    def history(self, case_id: str) -> list[Entry]:
        """Every ledger entry about the case, oldest first."""
        return list(self._ledger.entries(subject=PREFIX + case_id))

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit, in the writer's thread; returns a function that ends it."""
        return self._listeners.add(callback)

    def follow(self) -> Changes[Case]:
        """Pick up what other processes wrote into this profile since the last call, and tell the listeners.

        Never waits: while another thread writes, nothing is picked up, and the next call does.
        """
        if not self._lock.acquire(blocking=False):
            return Changes()
        try:
            changes = self._take(self._ledger.follow())
            self._tell(changes)
            return changes
        finally:
            self._lock.release()

    def _areas_of(self, reports: Sequence[Report]) -> list[str]:
        """Area ids; looked up only for places that are new, all of a batch at once."""
        found = [""] * len(reports)
        todo: list[int] = []
        for i, report in enumerate(reports):
            if (place := report.place) is None:
                continue
            known = self._cases.get(report.case_id)
            if known is not None and (known.lon, known.lat) == place:
                found[i] = known.area
            else:
                todo.append(i)
        places = np.array([reports[i].place for i in todo], dtype=float).reshape(-1, 2)
        for i, area in zip(todo, self._locate(places), strict=True):
            found[i] = area
        return found

    def _locate(self, places: np.ndarray) -> list[str]:
        if not len(places):
            return []
        return self._areas.locator().locate_many(places[:, 0], places[:, 1])

    def _notices(self, missing: set[int]) -> tuple[str, ...]:
        found = missing_words(missing)
        for words in missing_words(missing - self._told):  # into the log once, however many batches come
            log.warning(words)
        self._told |= missing
        return tuple(found)

    def _relocate(self, tree: AreaTree) -> None:
        """The hierarchy was re-divided: give every case the area that holds its place now."""
        with self._lock:
            self.follow()  # the process that changed the areas may have moved the cases already
            placed = [case for case in self._cases.values() if case.is_placed]
            areas = self._locate(np.array([(c.lon, c.lat) for c in placed], dtype=float).reshape(-1, 2))
            self._commit([draft("case.relocated", case, {"area": area}, "")
                          for case, area in zip(placed, areas, strict=True) if area != case.area])

    def _commit(self, drafts: Sequence[Draft], known: Mapping[str, int] | None = None) -> Changes[Case]:
        if not drafts:
            return Changes()
        changes = self._take(self._ledger.append(drafts, known=known) if known else self._ledger.append(drafts))
        self._tell(changes)
        return changes

    def _look_again(self, subjects: Iterable[str]) -> None:
        """Read records anew, whoever wrote them, and tell what changed."""
        found = [record for subject in subjects if (record := self._ledger.record(subject)) is not None]
        self._tell(self._take(Changes(updated=tuple(found))))

    def _take(self, records: Changes[Record]) -> Changes[Case]:
        """Fold changed ledger records into the cases."""
        added: list[Case] = []
        updated: list[Case] = []
        removed: list[str] = []
        for record in about_cases((*records.added, *records.updated)):
            case = case_of(record)
            case_id = record.subject.removeprefix(PREFIX)
            self._versions[case_id] = record.version
            if case is None:
                if self._cases.pop(case_id, None) is not None:
                    removed.append(case_id)
                continue
            old = self._cases.get(case_id)
            self._cases[case_id] = case
            if old is None:
                added.append(case)
            elif old != case:
                updated.append(case)
        for subject in records.removed:
            if subject.startswith(PREFIX) and self._cases.pop(subject.removeprefix(PREFIX), None) is not None:
                removed.append(subject.removeprefix(PREFIX))
        return Changes(tuple(added), tuple(updated), tuple(removed))

    def _tell(self, changes: Changes[Case]) -> None:
        if changes:
            self._listeners.tell(changes)
