"""One verdict: who may give it, what it must say, and the entry it becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from console.desk.gate import refuse_who_left
from console.desk.review.record import PREFIX, Review, Turn, new_id, packed
from console.desk.review.standing import Standing
from console.desk.step_checks import roles_of
from console.errors import BadInput, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import Role, User
from console.model.review import Disposal, Fact, Found, Status, Verdict
from console.model.review_rules import ReviewRules, SecondRule

REVIEWING = frozenset({Role.INSPECTOR, Role.SUPERVISOR})


class Said(msgspec.Struct, frozen=True):
    """What a person says of a detection; see `model.review.Verdict`."""

    fact: Fact
    reason: str = ""
    disposal: Disposal = Disposal.NONE
    note: str = ""
    duplicate_of: str = ""
    seconds: float = 0.0


def said_of(fact: Fact | str, reason: str, disposal: Disposal | str, note: str, duplicate_of: str,
            seconds: float = 0.0) -> Said:
    """The same with words turned into their meaning. Raises `BadInput` for a word that is none."""
    try:
        return Said(Fact(fact), reason.strip(), Disposal(disposal), note.strip(), duplicate_of.strip(), seconds)
    except ValueError as error:
        raise BadInput(tr("“{word}” is no verdict. Facts: {facts}; disposals: {disposals}. Nothing was changed.",
                          word=fact if fact not in set(Fact) else disposal, facts=", ".join(Fact),
                          disposals=", ".join(one for one in Disposal if one))) from error


def check_reviewer(who: User) -> None:
    """Raises `Refused` for somebody who does not review."""
    refuse_who_left(who)
    if not who.is_any(*REVIEWING):
        raise Refused(tr("Reviewing is for: {roles}. {who} is: {own}. Nothing was changed.",
                         roles=roles_of(REVIEWING), who=who.name or who.id, own=roles_of(who.roles) or "—"))


def check_said(said: Said, one: Found, rules: ReviewRules, knows: Callable[[str], bool]) -> Said:
    """A verdict that says all it must and nothing that contradicts itself; a reason given by its key gets its code.

    Raises:
        BadInput: the sentence says what is missing.
    """
    if said.fact is Fact.TRUE and said.disposal is Disposal.NONE:
        raise BadInput(tr("A change that is there needs a disposal: {disposals}. Nothing was changed.",
                          disposals=", ".join(each for each in Disposal if each)))
    if said.fact is not Fact.TRUE and said.disposal is not Disposal.NONE:
        raise BadInput(tr("Only a change that is there has a disposal. Nothing was changed."))
    if said.fact is Fact.FALSE:
        reason = rules.reason(said.reason)
        if reason is None:
            raise BadInput(tr("Say why it is not so: {reasons}. Nothing was changed.",
                              reasons=", ".join(each.code for each in rules.reasons)))
        if reason.needs_note and not said.note:
            raise BadInput(tr("The reason “{reason}” needs a note. Nothing was changed.", reason=reason.label))
        said = msgspec.structs.replace(said, reason=reason.code)
    elif said.reason:
        raise BadInput(tr("Only a change that is not there has a reason. Nothing was changed."))
    if said.fact is Fact.DUPLICATE and (said.duplicate_of == one.id or not knows(said.duplicate_of)):
        raise BadInput(tr("Say which other detection it repeats. Nothing was changed."))
    if said.fact is not Fact.DUPLICATE and said.duplicate_of:
        raise BadInput(tr("Only a duplicate repeats another detection. Nothing was changed."))
    return said


def check_turn(one: str, now: Standing, who: User, label: Callable[[str], str]) -> None:
    """Raises `Refused` where this person may not judge the detection now."""
    if now.status is Status.LOCKED:
        raise Refused(tr("Detection {id} is locked: something was built on its verdict, which is never overwritten. "
                         "Nothing was changed.", id=one))
    if now.status is Status.FIELD:
        raise Refused(tr("Somebody is out to look at detection {id}; record what came back first. Nothing was "
                         "changed.", id=one))
    if now.status is Status.SETTLED:
        raise Refused(tr("Detection {id} is decided by {who} already; use review correct to change it. Nothing was "
                         "changed.", id=one, who=tr(", ").join(label(by) for by in now.decided_by)))
    if now.status.is_open and who.id in now.looked:
        if not who.id:
            raise Refused(tr("Detection {id} needs another pair of eyes, and the operator gave its last verdict: let "
                             "another named reviewer judge it (--as NAME, or register users with: user add). Nothing "
                             "was changed.", id=one))
        raise Refused(tr("Nobody checks their own work, and {who} has judged detection {id} already. Nothing was "
                         "changed.", id=one, who=who.name or who.id))


def why_second(one: Found, said: Said, rule: SecondRule) -> str:
    """Why a verdict needs a blind second look: "case", "low", "share", or "" where it needs none."""
    if said.fact is Fact.UNSURE:
        return ""   # it is no answer yet
    if rule.cases and said.disposal is Disposal.CASE:
        return "case"
    if rule.low_from <= one.confidence < rule.low_to:
        return "low"
    return "share" if is_drawn(one.id, rule) else ""


def is_drawn(detection: str, rule: SecondRule) -> bool:
    """Whether the lot picks it; by the seed, so that anybody can draw again and find the same."""
    draw = hashlib.sha256(f"{rule.seed}|{detection}".encode()).digest()
    return int.from_bytes(draw[:8], "big") < rule.share * 2**64


def verdict_of(one: Found, review: Review, now: Standing, said: Said, who: User, at: float, rules: ReviewRules,
               lot: str = "") -> tuple[Verdict, Turn | None]:
    """The verdict as it will be kept, and whether a new turn begins with it."""
    begins = Turn("evidence", who.id, at) if now.status is Status.EVIDENCE else None
    turn = review.turn + (begins is not None)
    return Verdict(new_id(), who.id, at, said.fact, said.reason, said.disposal, said.note,
                   1 if begins else min(now.round, 3), turn, why_second(one, said, rules.second), one.model,
                   said.duplicate_of, lot, seconds=round(max(0.0, said.seconds), 2)), begins


def judged(one: Found, verdict: Verdict, turn: Turn | None, kind: str = "detection.judged") -> Draft:
    """The entry of a verdict."""
    grown: dict[str, Any] = {"verdicts": [packed(verdict) | {"by": verdict.by, "at": verdict.at}]}
    if turn is not None:
        grown["turns"] = [packed(turn)]
    return Draft(PREFIX + one.id, kind, {"add": grown}, one.area, verdict.by, verdict.at)


def last_lot(reviews: Mapping[str, Review], who: User) -> list[tuple[str, Verdict]]:
    """The last verdict of a person that stands, with all that were given by the same key stroke: (detection, it)."""
    own = [(name, one) for name, review in reviews.items() for one in review.verdicts
           if one.by == who.id and one.stands]
    if not own:
        raise Refused(tr("There is no verdict of yours to take back."))
    _, last = max(own, key=lambda pair: (pair[1].at, pair[1].id))
    return [pair for pair in own if pair[1].id == last.id or (last.lot and pair[1].lot == last.lot)]


def check_undo(name: str, verdict: Verdict, review: Review, now: Standing) -> None:
    """Raises `Refused` where a verdict cannot be taken back any more."""
    if now.status is Status.LOCKED:
        raise Refused(tr("Your last verdict, on detection {id}, is locked: something was built on it. Nothing was "
                         "changed.", id=name))
    later = [one for one in review.verdicts[review.verdicts.index(verdict) + 1:] if one.by != verdict.by and one.stands]
    if later or verdict.turn != review.turn or any(task.sent_at > verdict.at for task in review.tasks):
        raise Refused(tr("Others have gone on from your last verdict, on detection {id}; use review correct instead. "
                         "Nothing was changed.", id=name))


def undone(one: Found, verdict: Verdict, who: User, at: float) -> Draft:
    """The compensating entry: the verdict stays on record and counts no more."""
    told = {"verdict": verdict.id, "by": who.id, "at": at}
    return Draft(PREFIX + one.id, "detection.undone", {"add": {"undone": [told]}}, one.area, who.id, at)


def corrected(one: Found, review: Review, now: Standing, said: Said, who: User, at: float,
              rules: ReviewRules) -> Verdict:
    """What a correction becomes: the author's own verdict again, or a supervisor's that decides.

    Raises:
        Refused: locked, nobody has decided, or it is another's and the person no supervisor.
    """
    if now.status is Status.LOCKED:
        raise Refused(tr("Detection {id} is locked: something was built on its verdict, which is never overwritten. "
                         "Nothing was changed.", id=one.id))
    if now.status is Status.THIRD and who.id in now.looked:
        raise Refused(tr("Two reviewers disagree on detection {id}, and a third decides. Nothing was changed.",
                         id=one.id))
    current = [each for each in review.verdicts if each.stands and each.turn == review.turn]
    own = current[-1] if current and current[-1].by == who.id else None
    if own is None and (now.verdict is None or not who.is_any(Role.SUPERVISOR)):
        raise Refused(tr("Detection {id} can be corrected by whoever judged it last, or by a supervisor once it is "
                         "decided. Nothing was changed.", id=one.id))
    if own is None and not said.note:
        raise BadInput(tr("Correcting another's verdict needs a note that says why. Nothing was changed."))
    verdict, _ = verdict_of(one, review, now, said, who, at, rules)
    if own is None:
        return msgspec.structs.replace(verdict, round=3, turn=review.turn)
    return msgspec.structs.replace(verdict, round=own.round, turn=review.turn, replaces=own.id)


def seen_before(asked: int | None, review: Review, one: str) -> None:
    """Raises `Refused` where the record went on since the person looked."""
    if asked is not None and asked != review.version:
        raise Refused(tr("Detection {id} was judged by somebody else while you looked. Nothing was changed; look "
                         "again.", id=one))
