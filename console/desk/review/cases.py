"""From a verdict to a case and back: 属实 + 立案 opens one, its end comes home and asks for a re-check."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress

import msgspec

from console.desk.attachments import Attachment, Attachments, payload_of
from console.desk.batch import PREFIX as CASE
from console.desk.cases import CaseDesk
from console.desk.photo import Photo, read_photo
from console.desk.reports import Report
from console.desk.review.core import Core
from console.desk.review.record import PREFIX, Review, packed
from console.desk.review.standing import Standing
from console.errors import BadInput, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.case import Case, Source, State
from console.model.changes import Changes
from console.model.person import User
from console.model.review import Disposal, Fact, FieldPhoto, FieldTask, Found, Recheck, Status
from console.model.review_rules import CaseRule

OVER = frozenset({State.CLOSED, State.REFUSED})
OURS = "desk:review-"   # how ids of these cases begin


class ReviewCases:
    """Opens cases and hears of their ends.

    A verdict is one entry of its own; the case follows it. Whatever is cut off in between is done at the next look,
    and the case's id follows from the detection's, so that nobody opens two.

    Args:
        core: the desk's state. cases: the case desk. files: photos from the field.
    """

    def __init__(self, core: Core, cases: CaseDesk, files: Attachments) -> None:
        self._core, self._cases, self._files = core, cases, files
        self._opening = threading.Lock()
        cases.listen(self._hear)

    def open_due(self, ids: Iterable[str] | None = None, who: User | None = None) -> list[str]:
        """Open the cases that verdicts ask for and that there are none for yet; their ids.

        Args:
            ids: only these detections; None for all, which is done once for each start of the program and again
                for what other processes left open.
        """
        core = self._core
        with core.lock:
            asked = core.bench.to_be_cases() if ids is None else list(ids)
            due = [name for name in asked if wants_case(core.standing(name), core.review(name))]
        opened = []
        with self._opening:
            for name in due:
                found = core.store.get([name]).get(name)
                if found is not None:   # one of another site, whose batch is not here, opens there
                    opened.append(self._open(found, who))
        return opened

    def take_ends(self) -> int:
        """Write the ends of cases into their detections, and take back that of a case that was reopened; how many.

        Asks the case desk nothing that waits for its lock, so that it may be called while that is held.
        """
        core, count = self._core, 0
        with core.lock:
            for name in core.bench.to_be_cases():
                draft, version = self._end(name)
                if draft is None:
                    continue
                with suppress(Refused):   # another process wrote the same end a moment ago
                    core.commit([draft], {name: version})
                    count += 1
        return count

    def _end(self, name: str) -> tuple[Draft | None, int]:
        """The entry that brings home what became of a detection's case, None where there is nothing new."""
        core = self._core
        review = core.review(name)
        case = self._cases.get(review.case)
        if case is None or (review.recheck is not None and review.recheck.result):
            return None, 0   # a person has decided
        if (case.state in OVER) == (review.recheck is not None):
            return None, 0
        core.refresh(name)
        review, found = core.review(name), core.store.get([name]).get(name)
        if found is None or (case.state in OVER) == (review.recheck is not None):
            return None, 0
        if case.state not in OVER:
            return Draft(PREFIX + name, "detection.case_reopened", {"set": {"recheck": None}}, found.area), \
                review.version
        recheck = end_of(name, case, core.rules.case)
        return Draft(PREFIX + name, "detection.case_ended", {"set": {"recheck": packed(recheck)}}, found.area,
                     case.checked_by, case.closed_at), review.version

    def rechecks(self, only_open: bool) -> list[Recheck]:
        """Those that wait for a survey or for a decision, the longest waiting first."""
        found = [one.recheck for one in self._core.reviews.values()
                 if one.recheck is not None and (one.recheck.is_open or not only_open)]
        return sorted(found, key=lambda one: (one.ended_at, one.detection))

    def rechecked(self, one: Found, review: Review, who: User, gone: bool, note: str, at: float) -> Draft:
        """The entry that closes a re-check. Raises `Refused` where none waits."""
        if review.recheck is None or not review.recheck.is_open:
            raise Refused(tr("No re-check waits at detection {id}. Nothing was changed.", id=one.id))
        done = msgspec.structs.replace(review.recheck, done_at=at, done_by=who.id, result="gone" if gone else "still",
                                       note=note.strip())
        return Draft(PREFIX + one.id, "detection.rechecked", {"set": {"recheck": packed(done)}}, one.area, who.id, at)

    def _open(self, one: Found, who: User | None) -> str:
        core = self._core
        with core.lock:
            review, now = core.review(one.id), core.standing(one.id)
        actor = who.id if who is not None else now.decided_by[-1] if now.decided_by else ""
        report = self.report(one, now, review)
        self._cases.intake([report], actor)
        photos = [self._attachment(photo, task) for task in review.tasks for photo in task.found]
        if photos and not self._cases.grown(report.case_id).get("files"):
            self._cases.decide(lambda: [Draft(CASE + report.case_id, "case.file_added", payload_of(photos), one.area,
                                              actor)])
        with core.lock:
            core.refresh(one.id)
            review = core.review(one.id)
            if not review.case:
                fields = {"case": report.case_id, "locked": True}
                core.commit([Draft(PREFIX + one.id, "detection.case_opened", {"set": fields}, one.area, actor)],
                            {one.id: review.version})
        return report.case_id

    def _attachment(self, photo: FieldPhoto, task: FieldTask) -> Attachment:
        """The same file as one of the case's; its content is in the profile already."""
        said: Photo | None = None
        if photo.kind.startswith("image/"):
            with suppress(BadInput):   # damaged: its record says so
                said = read_photo(self._files.path(photo.hash))
        return Attachment(photo.hash, photo.name, photo.size, photo.kind, "; ".join(photo.doubts), said,
                          task.back_at or 0.0, task.back_by)

    def report(self, one: Found, now: Standing, review: Review) -> Report:
        """What the case desk is told: everything that is linked, in words."""
        core, verdict = self._core, now.verdict
        gain = tr("{metres} m higher", metres=f"{one.dz_median:.1f}") if one.dz_median >= 0 else \
            tr("{metres} m lower", metres=f"{-one.dz_median:.1f}")
        title = tr("Suspected illegal building: {size} m², {gain}", size=round(one.m2), gain=gain)
        words = {
            tr("Detection"): one.id, tr("Survey"): one.batch, tr("Kind of change"): one.kind,
            tr("Plan area"): f"{one.m2:.1f} m²", tr("Change of height"): f"{one.dz_median:+.2f} ± {one.dz_error:.2f} m",
            tr("Volume"): f"{one.volume:.0f} m³", tr("Confidence"): f"{one.confidence:.2f} ({one.model})",
            tr("Building"): one.building, tr("Permit"): one.permit,
            tr("Reviewed by"): tr(", ").join(core.label(by) for by in now.decided_by),
            tr("Note"): verdict.note if verdict else ""}
        return Report("", f"review-{one.id}", title, core.rules.case.class_code, source=Source.DESK, lon=one.lon,
                      lat=one.lat, address=one.address, reported_at=now.decided_at, updated_at=now.decided_at,
                      extra={name: text for name, text in words.items() if text}, demo=one.demo)

    def _hear(self, changes: Changes[Case]) -> None:
        """A case of ours moved. The case desk holds its lock: see `take_ends`."""
        if any(case.id.startswith(OURS) for case in changes.updated):
            self.take_ends()


def wants_case(now: Standing, review: Review) -> bool:
    """Decided as a case, and none is open for it."""
    return (now.status in (Status.SETTLED, Status.LOCKED) and now.fact is Fact.TRUE
            and now.disposal is Disposal.CASE and not review.case)


def end_of(detection: str, case: Case, rule: CaseRule) -> Recheck:
    """What the end of a case means, from what the case desk wrote of it."""
    words, at = case.finding, case.closed_at or case.updated_at
    end = "refused" if case.state is State.REFUSED else \
        "demolished" if any(word in words for word in rule.demolished) else \
        "approved" if any(word in words for word in rule.approved) else "closed"
    # A case that was refused changes nothing on the ground: no survey is waited for.
    return Recheck(detection, case.id, end, words, at, done_at=at if end == "refused" else None)
