"""The review desk (疑似图斑审核): a queue of detections, claims, verdicts with a second look, what comes of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import msgspec

from console.desk.attachments import Attachments
from console.desk.cases import CaseDesk
from console.desk.people import People
from console.desk.review import blind, judging
from console.desk.review.cases import ReviewCases
from console.desk.review.columns import Bench
from console.desk.review.core import Core, Listener, Touched
from console.desk.review.field import FieldChecks
from console.desk.review.loading import Incoming, Loaded, Loader
from console.desk.review.outside import Outside
from console.desk.review.own_figures import OwnFigures
from console.desk.review.queue import EVERYTHING, Queue
from console.desk.review.record import PREFIX
from console.desk.review.verdicts import Many, Verdicts
from console.ledger.entry import Entry
from console.ledger.ledger import Ledger
from console.model.person import User
from console.model.review import Batch, Detection, QueueFilter
from console.model.review_rules import ReviewRules
from console.profile import Profile
from console.store.areas import AreaStore
from console.store.detections import DetectionStore
from console.store.engine import Store
from console.store.places import PlaceStore

__all__ = ["EVERYTHING", "Many", "ReviewDesk", "Touched"]


class ReviewDesk(Queue, Verdicts, Outside, OwnFigures):
    """All detections of a profile and the only way to judge them. Safe from any thread and beside other processes.

    Args:
        store: the profile's database. ledger: where every verdict is written. areas, places: for what is loaded.
        people: names, and whether anybody is registered. rules: the catalogue "review" in force.
        cases: the case desk that opens cases.
        profile: keeps the files that were loaded and the photos.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, store: Store, ledger: Ledger, areas: AreaStore, places: PlaceStore, people: People,
                 rules: Callable[[], ReviewRules], cases: CaseDesk, profile: Profile,
                 clock: Callable[[], float] = time.time) -> None:
        core = Core(DetectionStore(store), ledger, areas, people, rules, clock)
        files = Attachments(profile, clock)
        super().__init__(core, people, FieldChecks(core, files), ReviewCases(core, cases, files), cases.follow)
        self._loader = Loader(core, places, profile)

    # Batches

    def load(self, incoming: Incoming, who: User, name: str = "") -> Loaded:
        """Take a file of detections in, as `detection.review_load.read_incoming` read it.

        Raises:
            Refused: not a reviewer, or this very file is here already.
            BadInput: no detection in it can be used. ProfileError: it cannot be kept.
        """
        judging.check_reviewer(who)
        return self._loader.load(incoming, who, name)

    def batches(self) -> list[Batch]:
        """What was loaded, the first first, each with the survey files that are missing now."""
        return self._loader.batches()

    def batch(self, text: str) -> Batch:
        """The batch of that id or name. Raises `NotFound`."""
        return self._loader.batch(text)

    def missing(self, batch: str) -> list[str]:
        """Survey files a batch was made from that are not there (any more)."""
        return list(self.batch(batch).missing)

    # Reading

    def __len__(self) -> int:
        return len(self._core.bench)

    def detections(self, asked: QueueFilter | None = None) -> list[Detection]:
        """Many of them whole, in the order of their ids: all, or those of a filter."""
        bench = self._core.bench
        mask = self._mask(bench, asked) if asked is not None else bench["m2"] >= -1.0
        return self._core.detections(bench.ids[mask].tolist())

    def columns(self) -> Bench:
        """All detections as numpy columns, for maps and charts; never verdicts that are kept back."""
        return self._core.bench

    def near(self, detection: str, metres: float = 5.0) -> list[str]:
        """Ids of other detections whose outlines lie within some metres, the nearest first: duplicates, earlier
        surveys."""
        return self._loader.near(self.get(detection), metres)

    def history(self, detection: str, who: User) -> list[Entry]:
        """Every ledger entry about it, oldest first; of verdicts that are kept back, that there is one."""
        self.view(detection, who)
        subject = PREFIX + detection
        return [msgspec.structs.replace(entry, payload=self.mask_payload(subject, entry.payload, who))
                for entry in self._core.ledger.entries(subject=subject)]

    def mask_payload(self, subject: str, payload: dict[str, Any], who: User) -> dict[str, Any]:
        """A ledger entry's payload as somebody may see it, for lists of the ledger: blindness holds there too."""
        if not subject.startswith(PREFIX):
            return payload
        return blind.masked(payload, self._core.review(subject.removeprefix(PREFIX)).verdicts, who)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back with `Touched` after every change, in the writer's thread; returns how to end it."""
        return self._core.listen(callback)
