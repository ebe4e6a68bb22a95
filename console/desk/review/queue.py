"""The queue of the bench: which ones, in which order, whose turn; claims so that nobody gets another's by accident."""

from __future__ import annotations

import msgspec

from console.desk.review import figures, judging
from console.desk.review.columns import ORDERS, Bench, Mask
from console.desk.review.core import Touched
from console.desk.review.part import DeskPart
from console.desk.review.record import BATCH
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import Role, User
from console.model.review import Claim, Detection, QueueFilter, Status

EVERYTHING = QueueFilter()


class Queue(DeskPart):
    """The part of `ReviewDesk` that hands detections out."""

    def queue(self, asked: QueueFilter = EVERYTHING, who: User | None = None, order: str = "expected") -> list[str]:
        """Ids that pass a filter.

        Args:
            who: only what this person may look at and, where the filter names no status, may judge now.
            order: "expected" (confidence × area × sensitivity), "disagreement", "confidence", "size" or "near".

        Raises:
            BadInput: there is no such order.
        """
        if order not in ORDERS:
            raise BadInput(tr("There is no order {order}; the orders are: {orders}.", order=order,
                              orders=", ".join(ORDERS)))
        bench = self._core.bench
        mask = self._mask(bench, asked)
        if who is not None:
            mask &= bench.scope(who.area, self._core.tree)
            if not asked.status:
                mask &= bench.asked_for(who.id)
        return bench.ordered(mask, order, self.rules, self._core.tree)

    def next(self, who: User, asked: QueueFilter = EVERYTHING, after: str | None = None,
             order: str = "expected") -> Detection | None:
        """Claim and return the next one for this person; None where nothing is left that nobody else holds.

        Args:
            after: go on behind this one, which is given back; from the top again after the last.

        Raises:
            Refused: not a reviewer.
        """
        judging.check_reviewer(who)
        self._hear()
        ids = self._turns(asked, who, order)
        if after is not None and after in ids:
            at = ids.index(after)
            ids = [*ids[at + 1:], *ids[:at + 1]]
        while (claim := self._claim(ids, who, after)) is not None:
            self._core.refresh(claim.detection)
            now = self._core.standing(claim.detection)
            if (who.id not in now.looked) if now.status.is_open else (now.status in asked.status):
                return self.view(claim.detection, who)
            self._core.store.release([claim.detection], who.id)   # another process judged it a moment ago
            ids = ids[ids.index(claim.detection) + 1:]
        return None

    def upcoming(self, who: User, asked: QueueFilter = EVERYTHING, after: str | None = None, order: str = "expected",
                 count: int = 2) -> list[str]:
        """Ids that `next` would give after this one, to load their pictures beforehand; nothing is claimed."""
        ids = self._turns(asked, who, order)
        at = ids.index(after) + 1 if after in ids else 0
        held = self._held_from(who)
        return [one for one in [*ids[at:], *ids[:at]] if one not in held and one != after][:count]

    def claim(self, detection: str, who: User) -> Claim:
        """Keep a detection for oneself for some minutes, or for some minutes more.

        Raises:
            Refused: not a reviewer, outside the person's area, or somebody else holds it.
        """
        judging.check_reviewer(who)
        one = self._core.found(detection)
        self._check_scope(one.area, one.id, who)
        claim = self._claim([detection], who)
        if claim is None:
            self._check_claim(self._held_from(who).get(detection))
            raise Refused(tr("Somebody else is looking at detection {id}. Nothing was changed.", id=detection))
        self._core.refresh(detection)
        return claim

    def release(self, detection: str, who: User) -> bool:
        """Give a claim back; a supervisor may give back another's. Whether there was one."""
        return bool(self._core.store.release([detection], None if who.is_any(Role.SUPERVISOR) else who.id))

    def alike(self, detection: str, who: User) -> list[str]:
        """Ids of those that look like one and nobody has judged, itself first: a contact sheet.

        Same kind, similar size, gain, shape and score, both with or both without a permit; within the person's area
        and not claimed by others.
        """
        bench = self._core.bench
        if detection not in bench.at:
            raise NotFound(tr("There is no detection {id}. Load a file of candidates with: review load FILE",
                              id=detection))
        mask = bench.with_status(Status.NEW) & bench.scope(who.area, self._core.tree)
        for name in self._held_from(who):
            if name in bench.at:
                mask[bench.at[name]] = False
        return bench.alike(detection, self.rules.alike, mask)

    def assign(self, asked: QueueFilter, to: str, who: User) -> int:
        """Assign what passes a filter and is not decided to a reviewer, "" for nobody; how many. A supervisor's.

        Raises:
            Refused: no supervisor. NotFound: there is no such user.
        """
        self._check_supervisor(who)
        if to and self._people.registered:
            judging.check_reviewer(self._people.named(to))
        bench = self._core.bench
        mask = self._mask(bench, asked) & bench.scope(who.area, self._core.tree) & (bench["assigned"] != to)
        ids = bench.ids[mask].tolist()
        if ids:
            told = {"to": to, "count": len(ids), "filter": msgspec.to_builtins(asked)}
            self._core.ledger.append([Draft(f"{BATCH}{asked.batch or 'all'}", "detections.assigned", {"add": {
                "assigned": [told]}}, asked.area, who.id)], rows=self._core.store.assign(ids, to))
            self._core.tell(Touched(all=True))
        return len(ids)

    def progress(self, asked: QueueFilter = EVERYTHING, who: User | None = None) -> figures.Progress:
        """How far the detections of a filter are; its status is not asked. With `who`: the pace is that person's."""
        bench = self._core.bench
        mask = bench.matching(asked, self._core.tree, self.rules)
        ids = set(bench.ids[mask].tolist())
        times = [one.at for name, review in self._core.reviews.items() if name in ids for one in review.verdicts
                 if who is None or one.by == who.id]
        return figures.progress(bench.statuses(mask), times, 60 * self.rules.pause_minutes, self._core.clock())

    def _turns(self, asked: QueueFilter, who: User, order: str) -> list[str]:
        """The queue, even one of a status, without what this person judged and others are to look at."""
        ids = self.queue(asked, who, order)
        if not asked.status:
            return ids
        bench = self._core.bench
        done = bench.with_status(Status.NEW, Status.SECOND, Status.THIRD) & ~bench.asked_for(who.id)
        return [one for one in ids if not done[bench.at[one]]]

    def _mask(self, bench: Bench, asked: QueueFilter) -> Mask:
        """What passes a filter; without a status in it, what is open at the bench (or decided, where it asks how)."""
        mask = bench.matching(asked, self._core.tree, self.rules)
        if asked.status:
            return mask & bench.with_status(*asked.status)
        if asked.fact is not None or asked.disposal is not None:
            return mask
        return mask & bench.with_status(Status.NEW, Status.SECOND, Status.THIRD)
