"""Verdicts at the desk: given, given to many, taken back, corrected, locked. Each is one entry in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from console.desk.review import blind, judging
from console.desk.review.part import DeskPart
from console.desk.review.record import PREFIX, new_id
from console.errors import ConsoleError, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import User
from console.model.review import Detection, Disposal, Fact, Found, Status


class Many(msgspec.Struct, frozen=True):
    """What became of one verdict on many: those judged, and (id, why) of those that were not."""

    judged: list[Detection]
    refused: list[tuple[str, str]]


class Verdicts(DeskPart):
    """The part of `ReviewDesk` that takes verdicts."""

    def judge(self, detection: str, who: User, fact: Fact | str, reason: str = "", disposal: Disposal | str = "",
              note: str = "", duplicate_of: str = "", seen: int | None = None, seconds: float = 0.0) -> Detection:
        """Give a verdict: one ledger entry, durable when this returns.

        Where it settles that a case is to be opened, the case is opened too.

        Args:
            reason: code or key of the catalogue, where it is not so.
            disposal: where it is so.
            seen: `Detection.version` the person looked at; None to judge whatever is there.
            seconds: from opening to deciding.

        Raises:
            Refused: role, area, own work, locked, in the field, claimed by somebody else, or judged meanwhile.
            BadInput: something is missing, or contradicts itself.
        """
        said = judging.said_of(fact, reason, disposal, note, duplicate_of, seconds)
        with self._core.lock:
            self._core.refresh(detection)
            self._check_claim(self._held_from(who).get(detection))
            draft, version = self._judged(self._core.found(detection), who, said, seen)
            self._core.commit([draft], {detection: version}, self._core.store.release_in([detection]))
        self._to_case.open_due([detection], who)
        return self.view(detection, who)

    def judge_many(self, ids: Iterable[str], who: User, fact: Fact | str, reason: str = "",
                   disposal: Disposal | str = "", note: str = "", seen: Mapping[str, int] | None = None) -> Many:
        """One verdict for many that were viewed together: all in one transaction, each with an entry of its own.

        Those that cannot be judged are left alone and told; `undo` takes back all of it at once.
        """
        said = judging.said_of(fact, reason, disposal, note, "")
        lot, refused, drafts, known = new_id(), [], [], {}
        wanted = list(dict.fromkeys(ids))
        with self._core.lock:
            found, held = self._core.store.get(wanted), self._held_from(who)
            for name in wanted:
                try:
                    self._core.refresh(name)
                    self._check_claim(held.get(name))
                    one = found.get(name) or self._core.found(name)
                    draft, known[name] = self._judged(one, who, said, (seen or {}).get(name), lot)
                    drafts.append(draft)
                except ConsoleError as error:
                    refused.append((name, str(error)))
            self._core.commit(drafts, known, self._core.store.release_in(list(known)))
        self._to_case.open_due(list(known), who)
        return Many([blind.view(one, who) for one in self._core.detections(list(known))], refused)

    def undo(self, who: User) -> Detection:
        """Take back one's own last verdict (all of it, if it was given to many); the detection is claimed again.

        Nothing is erased: a compensating entry says so.

        Raises:
            Refused: there is none, it is locked, or others have gone on from it.
        """
        judging.check_reviewer(who)
        with self._core.lock:
            lot = judging.last_lot(self._core.reviews, who)
            for name, _ in lot:
                self._core.refresh(name)
            at, drafts, known = self._core.clock(), [], {}
            for name, verdict in lot:
                review = self._core.review(name)
                now = next((one for one in review.verdicts if one.id == verdict.id), verdict)
                judging.check_undo(name, now, review, self._core.standing(name))
                drafts.append(judging.undone(self._core.found(name), verdict, who, at))
                known[name] = review.version
            self._core.commit(drafts, known)
        last = max(lot, key=lambda pair: pair[1].at)[0]
        self._claim([last], who)
        return self.view(last, who)

    def correct(self, detection: str, who: User, fact: Fact | str, reason: str = "", disposal: Disposal | str = "",
                note: str = "", duplicate_of: str = "", seen: int | None = None) -> Detection:
        """Put another verdict in the place of one's own, or, as a supervisor, decide anew with a note.

        The former stays on record, and so does its author.

        Raises:
            Refused: locked, not the person's to correct, or judged meanwhile. BadInput: as `judge`.
        """
        said = judging.said_of(fact, reason, disposal, note, duplicate_of)
        judging.check_reviewer(who)
        with self._core.lock:
            self._core.refresh(detection)
            one, review, now = self._state(detection, who)
            judging.seen_before(seen, review, detection)
            said = judging.check_said(said, one, self.rules, self._knows)
            verdict = judging.corrected(one, review, now, said, who, self._core.clock(), self.rules)
            self._core.commit([judging.judged(one, verdict, None, "detection.corrected")], {detection: review.version})
        self._to_case.open_due([detection], who)
        return self.view(detection, who)

    def lock(self, ids: Sequence[str], who: User) -> list[Detection]:
        """Make decided verdicts unchangeable, as before evidence is handed out; a supervisor's.

        Raises:
            Refused: no supervisor, or one of them is not decided.
        """
        self._check_supervisor(who)
        with self._core.lock:
            drafts, known = [], {}
            for one in dict.fromkeys(ids):
                self._core.refresh(one)
                found, review, now = self._state(one, who)
                if now.status is not Status.SETTLED:
                    raise Refused(tr("Detection {id} is not decided, or locked already. Nothing was changed.", id=one))
                fields = {"locked": True, "locked_by": who.id}
                drafts.append(Draft(PREFIX + one, "detection.locked", {"set": fields}, found.area, who.id))
                known[one] = review.version
            self._core.commit(drafts, known)
        return [self.get(one) for one in known]

    def _judged(self, one: Found, who: User, said: judging.Said, seen: int | None, lot: str = "") -> tuple[Draft, int]:
        """The entry of a verdict, and the version of the record it was decided on."""
        judging.check_reviewer(who)
        self._check_scope(one.area, one.id, who)
        review, now = self._core.review(one.id), self._core.standing(one.id)
        judging.seen_before(seen, review, one.id)
        judging.check_turn(one.id, now, who, self._core.label)
        said = judging.check_said(said, one, self.rules, self._knows)
        verdict, turn = judging.verdict_of(one, review, now, said, who, self._core.clock(), self.rules, lot)
        return judging.judged(one, verdict, turn), review.version

    def _knows(self, detection: str) -> bool:
        return detection in self._core.bench.at
