"""Whether a case was reported before (疑似重复): distance, class, time and text, as a score with its reasons."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import msgspec
import numpy as np

from console.desk.cases import CaseDesk
from console.desk.near import NearCases
from console.errors import NotFound
from console.language import tr
from console.model.case import Case
from console.model.changes import Changes
from console.model.rules import Rules, SimilarRule

MOST_TEXTS = 400   # of cases that are alike in place, time and class, so many are compared by text
HOUR = 3600.0
Parts = tuple[float, float, float, float]   # distance, class, time, text, each 0 to 1


class Likeness(msgspec.Struct, frozen=True):
    """An open case that may be the same.

    Attributes:
        case_id: the other one.
        score: 0 to 1. sure: very likely the same, by the rules.
        distance_m: metres on the ground.
        reasons: in words, the strongest first.
        distance, same_class, time, text: the four parts of the score, 0 to 1 each.
    """

    case_id: str
    score: float
    sure: bool
    distance_m: float
    reasons: tuple[str, ...]
    distance: float
    same_class: float
    time: float
    text: float


class Similar:
    """Looks among all open cases with a place; the index is built at the first question and kept up since.

    Safe from any thread.

    Args:
        cases: the desk.
        rules: the rules as they are now; a changed radius makes a new index.
    """

    def __init__(self, cases: CaseDesk, rules: Callable[[], Rules]) -> None:
        self._cases = cases
        self._rules = rules
        self._lock = threading.Lock()       # of the index
        self._starting = threading.Lock()   # another one: the desk's writers wait for the first
        self._near: NearCases | None = None
        self._radius = 0.0
        self._stop: Callable[[], None] | None = None

    def of(self, case_id: str, limit: int = 5) -> list[Likeness]:
        """Open cases that may be the same as a case, the likeliest first; none for a case without a place.

        Raises:
            NotFound: there is no such case.
        """
        case = self._cases.get(case_id)
        if case is None:
            raise NotFound(tr("There is no case {id}.", id=case_id))
        return self.like(case, limit)

    def like(self, case: Case, limit: int = 5) -> list[Likeness]:
        """Open cases that may be the same as this one, which need not be known yet: a report being typed."""
        if case.lon is None or case.lat is None or limit < 1:
            return []
        rule = self._rules().similar
        self._follow(rule.radius_m)
        with self._lock:
            assert self._near is not None
            found = _candidates(self._near, case, case.lon, case.lat, rule)
        scored: list[tuple[float, float, Case, Parts]] = []
        for other_id, away, near, same, soon in found:
            other = self._cases.get(other_id)
            if other is None:
                continue
            parts = near, same, soon, alike(case.title, other.title)
            score = _score(rule, parts)
            if score >= rule.least:
                scored.append((score, away, other, parts))
        scored.sort(key=lambda one: (-one[0], one[1], one[2].id))
        return [_likeness(rule, case, *one) for one in scored[:limit]]

    def close(self) -> None:
        """Stop following the desk."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _follow(self, radius_m: float) -> None:
        """Make the index if there is none for this radius."""
        with self._starting:
            if self._stop is None:
                # Before the cases are read, so that nothing is missed; taking one in twice does no harm.
                self._stop = self._cases.listen(self._apply)
        with self._lock:
            if self._near is None or self._radius != radius_m:
                near = NearCases(radius_m)
                near.fill(case for case in self._cases.cases().values() if case.is_open)
                self._near, self._radius = near, radius_m

    def _apply(self, changes: Changes[Case]) -> None:
        with self._lock:
            if self._near is None:
                return
            for case_id in changes.removed:
                self._near.drop(case_id)
            for case in (*changes.added, *changes.updated):
                if case.is_open:
                    self._near.put(case)
                else:
                    self._near.drop(case.id)


def _score(rule: SimilarRule, parts: Parts) -> float:
    near, same, soon, text = parts
    weighted = rule.distance * near + rule.same_class * same + rule.time * soon + rule.text * text
    return weighted / (rule.distance + rule.same_class + rule.time + rule.text)


def _likeness(rule: SimilarRule, case: Case, score: float, away: float, other: Case, parts: Parts) -> Likeness:
    """The score in words: what counted most comes first, what counted nothing is left out."""
    near, same, soon, text = parts
    apart = abs(case.reported_at - other.reported_at)
    said = sorted((
        (-rule.distance * near, tr("{metres} m away", metres=round(away))),
        (-rule.same_class * same, tr("same class") if same >= 1 else tr("same group of classes")),
        (-rule.time * soon, _apart(apart)),
        (-rule.text * text, tr("texts {percent} % alike", percent=round(100 * text))),
    ), key=lambda pair: pair[0])
    return Likeness(other.id, round(score, 4), score >= rule.sure, round(away, 1),
                    tuple(words for counted, words in said if counted < 0),
                    *(round(part, 4) for part in parts))


def _candidates(near: NearCases, case: Case, lon: float, lat: float,
                rule: SimilarRule) -> list[tuple[str, float, float, float, float]]:
    """(id, metres, distance part, class part, time part) of those that a fitting text could bring over `least`."""
    slots, away = near.within(lon, lat, rule.radius_m)
    apart = np.abs(near.reported(slots) - case.reported_at) / (rule.hours * HOUR)
    close = 1.0 - away / rule.radius_m
    soon = np.clip(1.0 - apart, 0.0, 1.0)
    same = near.same_class(slots, case.class_code, rule.group)
    total = rule.distance + rule.same_class + rule.time + rule.text
    base = (rule.distance * close + rule.same_class * same + rule.time * soon) / total
    hopeful = np.flatnonzero((base + rule.text / total >= rule.least - 1e-9) & (apart <= 1.0))
    if len(hopeful) > MOST_TEXTS:
        hopeful = hopeful[np.argpartition(-base[hopeful], MOST_TEXTS)[:MOST_TEXTS]]
    ids = near.names(slots[hopeful])
    rows = zip(ids, away[hopeful].tolist(), close[hopeful].tolist(), same[hopeful].tolist(), soon[hopeful].tolist(),
               strict=True)
    return [row for row in rows if row[0] != case.id]


def alike(one: str, other: str) -> float:
    """How much two texts share, 0 to 1: twice the common pairs of neighbouring characters by all pairs (Dice).

    Pairs need no dictionary of words, which is what Chinese would ask for. Letters and digits only, capitals and
    widths alike.
    """
    a, b = pairs(one), pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@lru_cache(maxsize=8192)   # the same few open cases are compared again and again
def pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters of a text; the letter itself where there is only one."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    if len(plain) == 1:
        return frozenset(plain)
    return frozenset(plain[i:i + 2] for i in range(len(plain) - 1))


def _apart(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 120:
        return tr("reported {minutes} min apart", minutes=minutes)
    return tr("reported {hours} h apart", hours=round(minutes / 60))
