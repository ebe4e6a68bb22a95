"""The lot of sample checks: which closed cases are drawn. By seed, so that it can be drawn again and found the same."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Collection, Iterable

from console.model.area import AreaTree, Level
from console.model.case import Case, State
from console.model.departments import Departments
from console.model.rules import SampleRule


def ticket(seed: str, rule: str, case_id: str) -> bytes:
    """A case's place in the lot: whoever has the lowest is drawn. It depends on nothing but these three."""
    return hashlib.sha256(f"{seed}|{rule}|{case_id}".encode()).digest()


def drawn(rule: SampleRule, cases: Iterable[Case], group_of: Callable[[Case], str], seed: str,
          before: Collection[str]) -> list[Case]:
    """The cases a rule draws, by their tickets.

    Of each group of n cases ceil(share × n) are wanted, `least` at least; those drawn before count.

    Args:
        cases: closed ones; those the rule is not about are passed over.
        before: ids of cases that have been drawn already, by this rule or another.
    """
    groups: dict[str, list[Case]] = {}
    for case in cases:
        if is_about(rule, case):
            groups.setdefault(group_of(case), []).append(case)
    found = []
    for _, some in sorted(groups.items()):
        # A share like 0.05 is a little more than it says in binary: 0.07 × 100 must be 7, not 8.
        wanted = min(len(some), max(rule.least, math.ceil(round(rule.share * len(some), 9))))
        left = [case for case in some if case.id not in before]
        left.sort(key=lambda case: ticket(seed, rule.code, case.id))
        found += left[:max(0, wanted - (len(some) - len(left)))]
    return found


def is_about(rule: SampleRule, case: Case) -> bool:
    """Whether a rule may draw a case; departments are the grouping's to know."""
    return (case.state is State.CLOSED and case.closed_at is not None
            and (not rule.classes or case.class_code.startswith(rule.classes))
            and (not rule.reworked or bool(case.reworks or case.reopenings)))


def grouping(rule: SampleRule, departments: Departments, tree: AreaTree) -> Callable[[Case], str]:
    """What a rule's groups go by: class, department, street, or all in one."""
    if rule.by == "class":
        return lambda case: case.class_code
    if rule.by == "department":
        return lambda case: departments.department_of(case.handler)
    if rule.by == "area":
        return lambda case: next((area.id for area in tree.path(case.area) if area.level == Level.STREET), "")
    return lambda case: ""
