"""Figures of the bench: pace, agreement, Cohen's κ, overturned verdicts. Everything from the verdicts on record."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from console.desk.review.record import Review
from console.desk.review.standing import Standing
from console.model.review import Fact, Status, Verdict

RECENT = 50   # verdicts the pace is taken from


class Progress(msgspec.Struct, frozen=True):
    """How far a queue is.

    Attributes:
        done: decided; left: all others.
        first, second, third: wait for that look; evidence, field: wait for something from outside.
        per_hour: verdicts an hour of work over the last ones, None before there is a pace.
        ends_at: seconds since 1970 UTC if it goes on like this without a pause, None without a pace.
    """

    done: int = 0
    left: int = 0
    first: int = 0
    second: int = 0
    third: int = 0
    evidence: int = 0
    field: int = 0
    per_hour: float | None = None
    ends_at: float | None = None


class Statistics(msgspec.Struct, frozen=True):
    """One reviewer's figures; visible to the reviewer and to supervisors only.

    Attributes:
        judged: verdicts that stand; undone, corrected: of one's own.
        per_hour: verdicts an hour of work, pauses left out; seconds: median time for one, None where unknown.
        facts: how many of each fact.
        compared: detections that somebody else judged too, blind; agreed: of these; agreement: their share.
        kappa: Cohen's κ with each other reviewer, by user id; None where it is not defined.
        overall: κ with all others together.
        decided: own verdicts on detections that are decided after more than one look; overturned: of these, where
            the decision differs; overturned_share: their share.
    """

    who: str
    name: str = ""
    judged: int = 0
    undone: int = 0
    corrected: int = 0
    per_hour: float | None = None
    seconds: float | None = None
    facts: dict[str, int] = {}
    compared: int = 0
    agreed: int = 0
    agreement: float | None = None
    kappa: dict[str, float | None] = {}
    overall: float | None = None
    decided: int = 0
    overturned: int = 0
    overturned_share: float | None = None


class Pair(msgspec.Struct, frozen=True):
    """Two reviewers' blind agreement: how many both judged, share of agreement, Cohen's κ."""

    one: str
    other: str
    compared: int
    agreed: int
    agreement: float | None
    kappa: float | None


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's κ of two people's labels on the same things: (pₒ − pₑ) / (1 − pₑ).

    Returns:
        None where it is not defined: no pairs, or both always said the one same thing (pₑ = 1).

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    count = len(pairs)
    if not count:
        return None
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    # In whole numbers to the last step, so that pₑ = 1 is found exactly.
    observed = sum(one == other for one, other in pairs) * count
    expected = sum(number * others[label] for label, number in ones.items())
    return None if expected == count * count else (observed - expected) / (count * count - expected)


def blind_pairs(reviews: Iterable[Review]) -> list[tuple[Verdict, Verdict]]:
    """First and second look of every detection that had both, of every turn; neither had seen the other."""
    found = []
    for review in reviews:
        if len(review.verdicts) < 2:
            continue
        for turn in range(review.turn + 1):
            current = [one for one in review.verdicts if one.stands and one.turn == turn and one.round < 3]
            second = next((one for one in current[1:] if one.by != current[0].by), None) if current else None
            if second is not None:
                found.append((current[0], second))
    return found


def label(verdict: Verdict) -> tuple[Fact, str]:
    """What is compared: both axes."""
    return verdict.fact, verdict.disposal.value


def pairs(reviews: Iterable[Review]) -> list[Pair]:
    """Agreement of every two reviewers who looked at the same, by their ids."""
    groups: dict[tuple[str, str], list[tuple[Verdict, Verdict]]] = {}
    for one, other in blind_pairs(reviews):
        first, second = (one, other) if one.by <= other.by else (other, one)
        groups.setdefault((first.by, second.by), []).append((first, second))
    return [_pair(*names, some) for names, some in sorted(groups.items())]


def _pair(one: str, other: str, some: list[tuple[Verdict, Verdict]]) -> Pair:
    agreed = sum(first.agrees(second) for first, second in some)
    return Pair(one, other, len(some), agreed, agreed / len(some),
                kappa([(label(first), label(second)) for first, second in some]))


def statistics(who: str, name: str, reviews: Mapping[str, Review], standings: Mapping[str, Standing],
               pause: float) -> Statistics:
    """Figures of one reviewer. `pause`: seconds of a gap from which on it is no work."""
    own = [one for review in reviews.values() for one in review.verdicts if one.by == who]
    stands = [one for one in own if one.stands]
    mine = [(one, other) if one.by == who else (other, one)
            for one, other in blind_pairs(reviews.values()) if who in (one.by, other.by)]
    agreed = sum(one.agrees(other) for one, other in mine)
    decided, overturned = _overturned(who, reviews, standings)
    others: dict[str, list[tuple[object, object]]] = {}
    for one, other in mine:
        others.setdefault(other.by, []).append((label(one), label(other)))
    took = sorted(one.seconds for one in stands if one.seconds > 0)
    return Statistics(
        who, name, len(stands), sum(one.undone for one in own), sum(one.replaced for one in own),
        pace([one.at for one in own], pause), took[len(took) // 2] if took else None,
        {fact.value: number for fact, number in Counter(one.fact for one in stands).items()},
        len(mine), agreed, agreed / len(mine) if mine else None,
        {by: kappa(some) for by, some in sorted(others.items())},
        kappa([pair for some in others.values() for pair in some]),
        decided, overturned, overturned / decided if decided else None)


def _overturned(who: str, reviews: Mapping[str, Review], standings: Mapping[str, Standing]) -> tuple[int, int]:
    """Own verdicts that somebody else's look was held against, and how many of them the decision contradicts."""
    decided = overturned = 0
    for name, review in reviews.items():
        now = standings[name]
        if now.verdict is None or now.status not in (Status.SETTLED, Status.LOCKED) or len(now.looked) < 2:
            continue
        own = next((one for one in review.verdicts if one.by == who and one.stands and one.turn == review.turn
                    and one.round < 3), None)
        if own is not None:
            decided += 1
            overturned += not own.agrees(now.verdict)
    return decided, overturned


def pace(times: Iterable[float], pause: float) -> float | None:
    """Verdicts an hour of work: gaps longer than `pause` seconds are none. None for fewer than two in one go."""
    ordered = sorted(times)[-RECENT:]
    gaps = [later - earlier for earlier, later in itertools.pairwise(ordered) if later - earlier <= pause]
    worked = sum(gaps)
    return 3600.0 * len(gaps) / worked if gaps and worked > 0 else None


def progress(statuses: Mapping[Status, int], times: Iterable[float], pause: float, now: float) -> Progress:
    """How far it is, from how many are in which status and when verdicts were given."""
    done = statuses[Status.SETTLED] + statuses[Status.LOCKED]
    left = sum(statuses.values()) - done
    per_hour = pace(times, pause)
    return Progress(done, left, statuses[Status.NEW], statuses[Status.SECOND], statuses[Status.THIRD],
                    statuses[Status.EVIDENCE], statuses[Status.FIELD], per_hour,
                    now + 3600.0 * left / per_hour if per_hour else None)
