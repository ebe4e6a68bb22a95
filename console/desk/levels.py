"""Three levels (三级负责): the community settles, and rules say what rises to the street or the district.

What is due is only found here; it is carried out as any other step, through `CaseWork.act(…, "escalate")`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import msgspec

from console.desk.cases import CaseDesk
from console.desk.level_rules import LOOKS, applies
from console.desk.work import CaseWork
from console.errors import ConsoleError
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case, State
from console.model.departments import LEVELS
from console.model.duty import zone_of
from console.model.person import User
from console.model.rules import LevelKind, Rules
from console.store.areas import AreaStore

RULE = "level_rule"   # key in `Case.extra`: which rule raised it; what a person raised by hand has none


class Escalation(msgspec.Struct, frozen=True):
    """A case that is to change its level.

    Attributes:
        case_id: which.
        to: "street" or "district"; lower than now where `down`.
        rule: code of the rule that asks for it, of the one that no longer does where `down`.
        words: why, as it stands in the record.
        task_force: to be named (专班), "" for none.
        down: it may come down again.
    """

    case_id: str
    to: str
    rule: str
    words: str
    task_force: str = ""
    down: bool = False


class Carried(msgspec.Struct, frozen=True):
    """What became of the escalations: ids that moved, and (id, why) of those that were refused."""

    moved: list[str]
    refused: list[tuple[str, str]]


class SameDay(msgspec.Struct, frozen=True):
    """Same-day settlement (当日办结) of one level: `settled` of `cases` were closed on the day of their report."""

    level: str
    settled: int
    cases: int

    @property
    def rate(self) -> float | None:
        """The share, None where there are no cases."""
        return self.settled / self.cases if self.cases else None


class Levels:
    """The level rules at work on the cases of a profile.

    Args:
        cases: the desk.
        areas: the hierarchy, to see what crosses it.
        rules: the rules as they are now.
    """

    def __init__(self, cases: CaseDesk, areas: AreaStore, rules: Callable[[], Rules]) -> None:
        self._cases = cases
        self._areas = areas
        self._rules = rules

    def due(self, now: float) -> list[Escalation]:
        """What is to rise at `now` (seconds since 1970 UTC)."""
        return due(self._cases.cases(), self._areas.tree(), self._rules(), now)

    def due_of(self, case: Case, now: float) -> Escalation | None:
        """What one case is to rise to at `now`, None where no rule asks; looks only at its like in the vicinity."""
        rules = self._rules()
        those = [rule for rule in rules.levels if applies(rule, case)]
        if not those:
            return None
        around = [rule.radius_m for rule in those if rule.kind in (LevelKind.CROSSING, LevelKind.REPEATED)]
        near = _vicinity(case, self._cases.cases(), max(around)) if around else {}
        found = due({**near, case.id: case}, self._areas.tree(), rules, now)
        return next((one for one in found if one.case_id == case.id), None)

    def relieved(self, now: float) -> list[Escalation]:
        """What rose by a rule that no longer holds, and may come down."""
        return relieved(self._cases.cases(), self._areas.tree(), self._rules(), now)

    def same_day(self, since: float, until: float) -> list[SameDay]:
        """Same-day settlement per level of what was reported in a period; see `same_day`."""
        return same_day(self._cases.cases().values(), since, until, self._rules().time_zone)

    def carry_out(self, escalations: Iterable[Escalation], work: CaseWork, who: User) -> Carried:
        """Escalate, or hand down; what is refused (role, scope, a faster colleague) leaves the others alone."""
        carried = Carried([], [])
        for one in escalations:
            try:
                work.act(one.case_id, "deescalate" if one.down else "escalate", who, why=one.words, level=one.to,
                         task_force=one.task_force, extra={RULE: "" if one.down else one.rule})
            except ConsoleError as error:
                carried.refused.append((one.case_id, str(error)))
            else:
                carried.moved.append(one.case_id)
        return carried


def _vicinity(case: Case, cases: Mapping[str, Case], radius_m: float) -> dict[str, Case]:
    """Cases of the same class in a box that holds all within a radius, in metres, and a little more."""
    if case.lon is None or case.lat is None or not case.class_code:
        return {}
    high = 1.1 * radius_m / 110_000.0   # degrees of latitude
    wide = high / max(0.01, math.cos(math.radians(case.lat)))
    lon, lat, code = case.lon, case.lat, case.class_code
    return {one.id: one for one in cases.values()
            if one.class_code == code and one.lon is not None and one.lat is not None
            and abs(one.lat - lat) <= high and abs(one.lon - lon) <= wide}


def rank(level: str) -> int:
    """0 community, 1 street, 2 district; a case that names none is the community's."""
    return LEVELS.index(level) if level in LEVELS else 0


def due(cases: Mapping[str, Case], tree: AreaTree, rules: Rules, now: float) -> list[Escalation]:
    """Open cases that a rule asks to rise, each to the highest level asked for; the highest first, then by id.

    Args:
        cases: all cases, closed ones too: they tell what keeps coming back.
        now: seconds since 1970 UTC.
    """
    found = _asked(cases, tree, rules, now, lambda case, to: rank(case.level) < rank(to))
    return sorted(found.values(), key=lambda one: (-rank(one.to), one.case_id))


def relieved(cases: Mapping[str, Case], tree: AreaTree, rules: Rules, now: float) -> list[Escalation]:
    """Cases that a rule once raised and that no rule would keep at their level: suggestions to hand down.

    What a person raised by hand is never among them.
    """
    raised = [case for case in cases.values() if case.is_open and case.extra.get(RULE) and rank(case.level)]
    if not raised:
        return []
    asked = _asked(cases, tree, rules, now, lambda case, to: bool(case.extra.get(RULE)))
    found = []
    for case in raised:
        wanted = asked[case.id].to if case.id in asked else LEVELS[0]
        if rank(wanted) < rank(case.level):
            rule = rules.level(case.extra[RULE])
            words = tr("{rule} no longer holds", rule=rule.label if rule else case.extra[RULE])
            found.append(Escalation(case.id, wanted, case.extra[RULE], words, down=True))
    return sorted(found, key=lambda one: one.case_id)


def _asked(cases: Mapping[str, Case], tree: AreaTree, rules: Rules, now: float,
           counts: Callable[[Case, str], bool]) -> dict[str, Escalation]:
    """The highest level that the rules ask for, of the cases that count; of equal levels the first rule's."""
    found: dict[str, Escalation] = {}
    for rule in rules.levels:
        those = [case for case in cases.values() if applies(rule, case)]
        # A crossing is seen only with the neighbours at hand, so those whose level is high enough are looked at too.
        for case_id, words in LOOKS[rule.kind](rule, those, cases, tree, now).items():
            best = found.get(case_id)
            if counts(cases[case_id], rule.to) and (best is None or rank(best.to) < rank(rule.to)):
                found[case_id] = Escalation(case_id, rule.to, rule.code, words, rule.force)
    return found


def same_day(cases: Iterable[Case], since: float, until: float, time_zone: str) -> list[SameDay]:
    """Same-day settlement rate (当日办结率) per level, from below, of what was reported in a period.

    Rate = closed on the local calendar day of the report ÷ reported in the period; refused and merged cases count
    in neither.

    Args:
        since, until: seconds since 1970 UTC, the end excluded.
        time_zone: whose days, for example "Asia/Shanghai".
    """
    zone = zone_of(time_zone)
    settled, counted = dict.fromkeys(LEVELS, 0), dict.fromkeys(LEVELS, 0)
    for case in cases:
        if not since <= case.reported_at < until or case.state in (State.REFUSED, State.MERGED):
            continue
        level = LEVELS[rank(case.level)]
        counted[level] += 1
        if case.state is State.CLOSED and case.closed_at is not None:
            began, ended = (datetime.fromtimestamp(at, zone) for at in (case.reported_at, case.closed_at))
            settled[level] += began.date() == ended.date()
    return [SameDay(level, settled[level], counted[level]) for level in LEVELS]
