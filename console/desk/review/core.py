"""What all parts of the review desk share: the detections in memory, the one way to write, and word to who watches."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from console.desk.listeners import Listeners
from console.desk.people import People
from console.desk.review.columns import Bench
from console.desk.review.record import NOTHING, PREFIX, Review, review_in, review_of
from console.desk.review.standing import UNTOUCHED, Standing, standing
from console.desk.uncollected import uncollected
from console.errors import NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger, Overtaken, Record
from console.model.area import AreaTree
from console.model.changes import Changes
from console.model.person import User
from console.model.review import Detection, Disposal, FieldTask, Found, Status
from console.model.review_rules import ReviewRules
from console.store.areas import AreaStore
from console.store.detections import DetectionStore


class Touched(msgspec.Struct, frozen=True):
    """What changed at the bench: ids of detections, or `all` of them (a batch came, a lot was assigned).

    What they are like now is asked of the desk by whoever may see it: a listener gets no verdicts.
    """

    ids: tuple[str, ...] = ()
    all: bool = False


Listener = Callable[[Touched], None]


class Core:
    """The state of the desk. Safe from any thread.

    Nothing is read before it is asked for, so that starting the program costs nothing. While the lock is held,
    the case desk is never called: it calls us with its own lock held.

    Args:
        store: what was found. ledger: what was said. areas: the hierarchy. people: names for sentences.
        rules: the catalogue "review" in force. clock: seconds since 1970 UTC.
    """

    def __init__(self, store: DetectionStore, ledger: Ledger, areas: AreaStore, people: People,
                 rules: Callable[[], ReviewRules], clock: Callable[[], float]) -> None:
        self.store, self.ledger, self.areas, self.people, self.clock = store, ledger, areas, people, clock
        self._rules = rules
        self.lock = threading.RLock()
        self._listeners: Listeners[[Touched]] = Listeners("review desk")
        self._reviews: dict[str, Review] | None = None
        self._standings: dict[str, Standing] = {}
        self._bench: tuple[int, Bench] | None = None
        ledger.listen(self._hear)

    @property
    def rules(self) -> ReviewRules:
        return self._rules()

    @property
    def tree(self) -> AreaTree:
        return self.areas.tree()

    # Reading

    @property
    def reviews(self) -> Mapping[str, Review]:
        """Everything said so far, by id of detection."""
        with self.lock:
            if self._reviews is None:
                self._reviews = _all_reviews(self.ledger)
                self._standings = {name: standing(one) for name, one in self._reviews.items()}
            return self._reviews

    @property
    def bench(self) -> Bench:
        """The columns, read again where another process has loaded or assigned some."""
        with self.lock:
            reviews, version = self.reviews, self.store.version
            if self._bench is None or self._bench[0] != version:
                with uncollected():
                    version, columns = self.store.columns()
                    self._bench = version, Bench(columns, {name: self._standings[name] for name in reviews})
            return self._bench[1]

    def review(self, detection: str) -> Review:
        return self.reviews.get(detection, NOTHING)

    def standing(self, detection: str) -> Standing:
        with self.lock:
            return self._standings.get(detection, UNTOUCHED) if detection in self.reviews else UNTOUCHED

    def found(self, detection: str) -> Found:
        """What was found. Raises `NotFound`."""
        one = self.store.get([detection]).get(detection)
        if one is None:
            raise NotFound(tr("There is no detection {id}. Load a file of candidates with: review load FILE",
                              id=detection))
        return one

    def detection(self, detection: str) -> Detection:
        """A detection with everything said of it. Raises `NotFound`."""
        return self.whole(self.found(detection))

    def detections(self, ids: Sequence[str]) -> list[Detection]:
        """Many of them, in the order given, unknown ones left out."""
        found = self.store.get(ids)
        return [self.whole(found[one]) for one in ids if one in found]

    def whole(self, found: Found) -> Detection:
        """What was found together with what was said."""
        with self.lock:
            review, now = self.review(found.id), self.standing(found.id)
            bench = self._bench[1] if self._bench is not None and found.id in self._bench[1].at else self.bench
        at = bench.at.get(found.id)
        factor = float(bench.sensitivity(self.rules, self.tree)[at]) if at is not None else 1.0
        decided = now.status.is_decided or now.status is Status.EVIDENCE
        verdict = now.verdict if decided else None
        return Detection(
            **msgspec.structs.asdict(found), sensitivity=factor, status=now.status,
            fact=verdict.fact if verdict else None, reason=verdict.reason if verdict else "",
            disposal=verdict.disposal if verdict else Disposal.NONE,
            decided_at=now.decided_at if decided else None, decided_by=now.decided_by if decided else (),
            first_by=now.first_by, verdicts=review.verdicts,
            tasks=tuple(self._placed(task, found) for task in review.tasks), case=review.case, recheck=review.recheck,
            locked_by=review.locked_by, version=review.version)

    def refresh(self, detection: str) -> None:
        """Read what was said of a detection from the disk: another process may have spoken a moment ago."""
        record = self.ledger.record(PREFIX + detection)
        if record is not None:
            self._take(Changes(updated=(record,)))

    def label(self, user: str) -> str:
        """Who that is, in sentences."""
        return self.people.label(user) if user else tr("the operator")

    # Writing

    def commit(self, drafts: Sequence[Draft], known: Mapping[str, int],
               rows: Callable[[Connection], None] | None = None) -> None:
        """Write entries and rows in one durable transaction, and tell.

        Raises:
            Refused: somebody else was faster; nothing was changed.
        """
        if not drafts:
            return
        try:
            changes = self.ledger.append(drafts, rows=rows, known={PREFIX + one: now for one, now in known.items()})
        except Overtaken as error:
            for one in known:
                self.refresh(one)
            raise Refused(tr("Somebody else judged this detection a moment ago. Nothing was changed; look "
                             "again.")) from error
        self.tell(Touched(self._take(changes)))

    def tell(self, touched: Touched) -> None:
        """Call whoever watches; what one view does wrong must not undo what was committed."""
        if touched.ids or touched.all:
            self._listeners.tell(touched)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every change, in the writer's thread; returns how to end it."""
        return self._listeners.add(callback)

    def in_scope(self, area: str, who: User) -> bool:
        """Whether a detection there is this person's to look at."""
        return not who.area or any(one.id == who.area for one in self.tree.path(area))

    def _hear(self, records: Changes[Record]) -> None:
        """What other processes wrote into this profile; heard while the case desk holds its lock."""
        batches = any(record.subject.startswith("detections:") for record in (*records.added, *records.updated))
        self.tell(Touched(self._take(records), batches))

    def _take(self, records: Changes[Record]) -> tuple[str, ...]:
        """Keep what changed; ids of it."""
        with self.lock:
            touched = []
            for record in (*records.added, *records.updated):
                if not record.subject.startswith(PREFIX):
                    continue
                name = record.subject.removeprefix(PREFIX)
                touched.append(name)
                if self._reviews is None:
                    continue   # nothing was read yet; it will be with the others
                review = review_of(record)
                if review is None or review.version < self._reviews.get(name, NOTHING).version:
                    continue
                self._reviews[name], self._standings[name] = review, standing(review)
                if self._bench is not None:
                    self._bench[1].set(name, self._standings[name])
            return tuple(touched)

    @staticmethod
    def _placed(task: FieldTask, found: Found) -> FieldTask:
        """The outline is kept once, with the detection."""
        return msgspec.structs.replace(task, wkb=found.wkb, lon=found.lon, lat=found.lat)


def _all_reviews(ledger: Ledger) -> dict[str, Review]:
    """Everything said of all detections."""
    with uncollected():
        return {glance.subject.removeprefix(PREFIX): review for glance in ledger.glances(PREFIX)
                if (review := review_in(glance)) is not None}
