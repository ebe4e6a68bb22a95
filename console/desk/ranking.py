"""In what order handlers are proposed: responsible by class and area, on duty, nearest, with the least in hand.

One after the other: on duty; not somebody who sent the case back before; the narrowest word of responsibility (the
class itself before its group); takes cases of this level; then metres of way, to which every open case in hand adds
its own. The first is what one key accepts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from math import inf
from typing import Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.desk.metres import distances
from console.desk.roster import Candidate
from console.language import tr
from console.model.case import Case
from console.model.departments import DEPARTMENT, PERSON, SQUAD
from console.model.rules import DispatchRule

KINDS = (SQUAD, PERSON, DEPARTMENT)   # the order in which equals are taken
Floats = NDArray[np.float64]


class Ways(Protocol):
    """Roads to measure along (`console.insight.roads.Roads`)."""

    def lengths(self, lon: float, lat: float, lons: Floats, lats: Floats) -> Floats:
        """Metres by road from one place to others, infinite where no road leads."""


class Proposal(msgspec.Struct, frozen=True):
    """Somebody to send.

    Attributes:
        handler: as in `Case.handler`: what `act("dispatch", handler=…)` takes.
        label: as people read it.
        reason: in words: why this one, how far, how much in hand.
        distance_m: metres; None where nobody knows from where.
        by_road: measured along roads, else straight.
        load: open cases in hand.
        on_duty: now.
    """

    handler: str
    label: str
    reason: str
    distance_m: float | None
    load: int
    by_road: bool = False
    on_duty: bool = True


class _Far(msgspec.Struct, frozen=True):
    """How far a candidate is: metres (infinite where unknown), along roads or straight."""

    metres: float = inf
    by_road: bool = False


def ranked(found: list[Candidate], case: Case, loads: Mapping[str, int], returned: Set[str], rule: DispatchRule,
           ways: Ways | None) -> list[Proposal]:
    """Proposals from candidates, the best first.

    Args:
        loads: open cases by handler, 0 where there are none.
        returned: handlers who sent this case back before.
        ways: roads; None to measure straight.
    """
    pairs = [(one, far) for one, far in zip(found, _straight(found, case), strict=True)
             if not _is_beyond(one) or far.metres <= rule.reach_m]
    pairs = _along(pairs, case, ways)

    def order(pair: tuple[Candidate, _Far]) -> tuple[Any, ...]:
        one, far = pair
        cost = far.metres + rule.load_m * loads.get(one.handler, 0)
        if _is_beyond(one):
            cost += rule.outside_m
        # Of those without a place, the ones with less to do.
        return (not one.on_duty, one.handler in returned, -one.fit, not one.level, cost, loads.get(one.handler, 0),
                KINDS.index(one.kind), one.handler)

    pairs = _mixed(sorted(pairs, key=order), rule.alike)
    return [_proposal(one, far, loads.get(one.handler, 0), one.handler in returned, case) for one, far in pairs]


def _mixed(pairs: list[tuple[Candidate, _Far]], most: int) -> list[tuple[Candidate, _Far]]:
    """Of one post only the first `most` keep their place: a short list is to show who else there is."""
    seen: Counter[str] = Counter()
    front: list[tuple[Candidate, _Far]] = []
    behind: list[tuple[Candidate, _Far]] = []
    for one, far in pairs:
        seen[one.post] += 1
        (behind if one.post and seen[one.post] > most else front).append((one, far))
    return front + behind


def _is_beyond(one: Candidate) -> bool:
    """Whether a person would have to leave the own area; who has none leaves none."""
    return bool(one.area) and not one.own


def _straight(found: list[Candidate], case: Case) -> list[_Far]:
    """Straight metres on the ground to each candidate."""
    places = [one.place for one in found]
    if case.lon is None or case.lat is None:
        return [_Far()] * len(found)
    metres = distances(case.lon, case.lat, [p[0] if p else np.nan for p in places],
                       [p[1] if p else np.nan for p in places])
    return [_Far() if p is None else _Far(m) for p, m in zip(places, metres.tolist(), strict=True)]


def _along(pairs: list[tuple[Candidate, _Far]], case: Case, ways: Ways | None) -> list[tuple[Candidate, _Far]]:
    """Metres by road where there are roads and one leads there."""
    placed = [i for i, (one, _) in enumerate(pairs) if one.place is not None]
    if ways is None or case.lon is None or case.lat is None or not placed:
        return pairs
    lons, lats = np.array([pairs[i][0].place for i in placed], np.float64).T
    found = pairs.copy()
    for i, metres in zip(placed, ways.lengths(case.lon, case.lat, lons, lats).tolist(), strict=True):
        if metres < inf:
            found[i] = pairs[i][0], _Far(metres, True)
    return found


def _proposal(one: Candidate, far: _Far, load: int, returned: bool, case: Case) -> Proposal:
    known = far.metres < inf
    return Proposal(one.handler, one.label, _reason(one, far, load, returned, case),
                    round(far.metres, 1) if known else None, load, far.by_road, one.on_duty)


def _reason(one: Candidate, far: _Far, load: int, returned: bool, case: Case) -> str:
    words = []
    if not one.on_duty:
        words.append(tr("off duty"))
    if returned:
        words.append(tr("sent it back before"))
    if not one.fit:
        words.append(tr("nobody answers for this class; the area’s own desk"))
    elif one.fit >= max(len(case.class_code), 1):
        words.append(tr("answers for this class"))
    else:
        words.append(tr("answers for this group of classes"))
    if one.own:
        words.append(tr("in this area"))
    elif _is_beyond(one):
        words.append(tr("from a neighbouring area"))
    if far.metres < inf:
        length = f"{far.metres:.0f} m" if far.metres < 1000 else f"{far.metres / 1000:.1f} km"
        words.append(tr("{length} by road", length=length) if far.by_road else
                     tr("{length} straight", length=length))
    words.append(tr("{count} in hand", count=load) if load else tr("nothing in hand"))
    return tr(" · ").join(words)
