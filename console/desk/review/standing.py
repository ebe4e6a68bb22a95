"""Where a detection stands, from what was said of it: a pure rule, the same in every process and on every site."""

from __future__ import annotations

import msgspec

from console.desk.review.record import Review
from console.model.review import Disposal, Fact, Status, Verdict


class Standing(msgspec.Struct, frozen=True, gc=False):
    """The outcome, or who is asked next.

    Attributes:
        verdict: the one that decides, None while none does.
        decided_by: authors of the verdicts the decision rests on; decided_at: seconds since 1970 UTC.
        looked: authors of the standing verdicts of this turn, who may not look again.
        first_by: author of the first verdict that was not taken back.
        round: of the next verdict.
    """

    status: Status
    verdict: Verdict | None = None
    decided_by: tuple[str, ...] = ()
    decided_at: float | None = None
    looked: tuple[str, ...] = ()
    first_by: str | None = None
    round: int = 1

    @property
    def fact(self) -> Fact | None:
        return self.verdict.fact if self.verdict else None

    @property
    def disposal(self) -> Disposal:
        return self.verdict.disposal if self.verdict else Disposal.NONE


UNTOUCHED = Standing(Status.NEW)


def standing(review: Review) -> Standing:
    """Work out the outcome.

    The first verdict decides unless it asks for a second look; a second by somebody else decides together with it
    where both agree, else a third does. Two first verdicts that came from two sites are two blind looks.
    """
    if not review.verdicts and not review.tasks:
        return UNTOUCHED
    current = [one for one in review.verdicts if one.turn == review.turn and one.stands]
    first = next((one.by for one in review.verdicts if not one.undone), None)
    found = _decided(current, first)
    status = found.status
    if review.locked and found.verdict is not None:
        status = Status.LOCKED
    elif any(task.is_open for task in review.tasks):
        status = Status.FIELD
    elif status is Status.SETTLED and found.fact is Fact.UNSURE:
        status = Status.EVIDENCE
    return found if status is found.status else msgspec.structs.replace(found, status=status)


def _decided(current: list[Verdict], by: str | None) -> Standing:
    """The outcome of one turn, `by` the first author of all."""
    if not current:
        return Standing(Status.NEW, first_by=by)
    looked = tuple(dict.fromkeys(one.by for one in current))
    last = next((one for one in reversed(current) if one.round >= 3), None)
    if last is not None:
        return Standing(Status.SETTLED, last, (last.by,), last.at, looked, by, 3)
    first = current[0]
    second = next((one for one in current[1:] if one.by != first.by), None)
    if second is None:
        if first.second:
            return Standing(Status.SECOND, looked=looked, first_by=by, round=2)
        return Standing(Status.SETTLED, first, (first.by,), first.at, looked, by, 3)
    if first.agrees(second):
        return Standing(Status.SETTLED, first, (first.by, second.by), max(first.at, second.at), looked, by, 3)
    return Standing(Status.THIRD, looked=looked, first_by=by, round=3)
