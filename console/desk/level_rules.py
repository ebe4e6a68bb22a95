"""What each kind of level rule (提级规则) looks at. Each answers for many cases at once: case id → reason in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from console.desk.metres import plane
from console.language import tr
from console.model.area import AreaTree, Level
from console.model.case import Case, State
from console.model.rules import LevelKind, LevelRule

HOUR = 3600.0
Words = dict[str, str]
Ints = NDArray[np.int64]

# How many people a report speaks of: 约50余名工人, 30 多人, 12 people.
_PEOPLE = re.compile(r"(\d{1,5})\s*(?:余|多|来|几)?\s*(?:(?:名|个|位)\s*)?"
                     r"(?:人|群众|居民|村民|工人|员工|业主|学生|家长|people|persons|workers|residents)", re.IGNORECASE)
# To which areas a crossing is counted: those that the level above would bring together.
_CROSSED = {"street": Level.COMMUNITY, "district": Level.STREET}


def applies(rule: LevelRule, case: Case) -> bool:
    """Whether a rule is about a case at all: open, of its classes and priorities."""
    return (case.is_open and (not rule.classes or case.class_code.startswith(rule.classes))
            and (not rule.priorities or case.priority in rule.priorities))


def overdue(rule: LevelRule, cases: Iterable[Case], everything: Mapping[str, Case], tree: AreaTree,
            now: float) -> Words:
    """Cases whose limit passed more than `hours` ago; a suspended one has no limit that runs."""
    found: Words = {}
    for case in cases:
        if case.due_at is not None and case.state is not State.SUSPENDED and now - case.due_at > rule.hours * HOUR:
            found[case.id] = tr("{rule}: {hours} h past its limit", rule=rule.label,
                                hours=round((now - case.due_at) / HOUR, 1))
    return found


def crowd(rule: LevelRule, cases: Iterable[Case], everything: Mapping[str, Case], tree: AreaTree,
          now: float) -> Words:
    """Cases that speak of `count` people or more, or use one of the words that warn of a gathering."""
    found: Words = {}
    for case in cases:
        said = f"{case.title} {case.address}"
        people = people_in(said)
        word = next((word for word in rule.words if word.casefold() in said.casefold()), None)
        if people >= rule.count:
            found[case.id] = tr("{rule}: {count} people are spoken of", rule=rule.label, count=people)
        elif word is not None:
            found[case.id] = tr("{rule}: it says “{word}”", rule=rule.label, word=word)
    return found


@lru_cache(maxsize=8192)   # titles repeat, and all are asked again every minute
def people_in(text: str) -> int:
    """The largest number of people a text speaks of, 0 for none."""
    return max((int(number) for number in _PEOPLE.findall(text)), default=0)


def crossing(rule: LevelRule, cases: Iterable[Case], everything: Mapping[str, Case], tree: AreaTree,
             now: float) -> Words:
    """Cases with open ones of the class nearby in another community (for the street) or street (for the district)."""
    found: Words = {}
    level = _CROSSED[rule.to]
    above = _Above(tree, level)
    for some in _by_class(cases).values():
        areas = np.array([above.of(case.area) for case in some], np.int64)
        for i, near in _neighbours(some, some, rule, rule.count):
            held = {area for area in areas[near].tolist() if area >= 0}
            if areas[i] >= 0 and len(held) >= rule.count:
                names = tr(", ").join(sorted(above.names[area] for area in held))
                found[some[i].id] = tr("{rule}: open cases of this class within {metres} m in {areas}",
                                       rule=rule.label, metres=round(rule.radius_m), areas=names)
    return found


def repeated(rule: LevelRule, cases: Iterable[Case], everything: Mapping[str, Case], tree: AreaTree,
             now: float) -> Words:
    """Cases whose class came up `count` times at the place; a reopening counts as one more, a duplicate does not."""
    found: Words = {}
    counted = _by_class(case for case in everything.values()
                        if case.state is not State.REFUSED and case.state is not State.MERGED)
    for code, some in _by_class(cases).items():
        others = counted.get(code, [])
        weights = np.array([1 + case.reopenings for case in others])
        most = max((case.reopenings for case in others), default=0)
        for i, near in _neighbours(some, others, rule, rule.count - most):
            times = int(weights[near].sum())
            if times >= rule.count:
                found[some[i].id] = tr("{rule}: {times} times within {metres} m and {days} days", rule=rule.label,
                                       times=times, metres=round(rule.radius_m), days=round(rule.hours / 24, 1))
    return found


Look = Callable[[LevelRule, Iterable[Case], Mapping[str, Case], AreaTree, float], Words]
LOOKS: Mapping[LevelKind, Look] = {
    LevelKind.OVERDUE: overdue, LevelKind.CROWD: crowd, LevelKind.CROSSING: crossing, LevelKind.REPEATED: repeated,
}


class _Above:
    """For each area the number of the one of a level that holds it, -1 for none."""

    def __init__(self, tree: AreaTree, level: Level) -> None:
        self._tree, self._level = tree, level
        self._numbers: dict[str, int] = {}
        self._known: dict[str, int] = {"": -1}
        self.names: list[str] = []

    def of(self, area_id: str) -> int:
        if area_id not in self._known:
            above = next((one for one in self._tree.path(area_id) if one.level == self._level), None)
            if above is None:
                self._known[area_id] = -1
            else:
                if above.id not in self._numbers:
                    self._numbers[above.id] = len(self.names)
                    self.names.append(above.name)
                self._known[area_id] = self._numbers[above.id]
        return self._known[area_id]


def _by_class(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Placed cases by their class; what has no class repeats nothing."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        if case.is_placed and case.class_code:
            found.setdefault(case.class_code, []).append(case)
    return found


def _neighbours(some: list[Case], others: list[Case], rule: LevelRule, least: int) -> Iterable[tuple[int, Ints]]:
    """For each of `some` the numbers of the `others` within the rule's radius and hours, itself among them.

    Those with fewer than `least` within the radius are passed over: most of them, and it costs nothing.
    """
    if not some or not others:
        return
    from scipy.spatial import cKDTree  # 0.2 s that a start does not need

    places = np.array([(case.lon, case.lat) for case in (*some, *others)], np.float64)
    metres = plane(places[:, 0], places[:, 1])
    times = np.array([case.reported_at for case in others])
    tree = cKDTree(metres[len(some):])
    for first in range(0, len(some), _PIECE):
        piece = metres[first:min(first + _PIECE, len(some))]
        for i, near in enumerate(tree.query_ball_point(piece, rule.radius_m), first):
            if len(near) < least:
                continue
            found = np.array(near, np.int64)
            yield i, found[np.abs(times[found] - some[i].reported_at) <= rule.hours * HOUR]


_PIECE = 2000   # cases at once: where thousands share one place, their neighbours are held a piece at a time
