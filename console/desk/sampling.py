"""Sample checks (抽查): the lot makes check tasks of closed cases, somebody who did not handle them finds."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from console.desk.cases import CaseDesk
from console.desk.lifecycle import STEPS
from console.desk.lot import drawn, grouping
from console.desk.step_checks import check_person, check_role, in_scope
from console.errors import BadInput, ConsoleError, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.case import Case
from console.model.departments import Departments
from console.model.person import User
from console.model.rules import Rules, SampleRule
from console.model.sample import Sample
from console.store.areas import AreaStore

PREFIX = "check:"
DAY = 24 * 3600.0


class SampleFigure(msgspec.Struct, frozen=True):
    """What came of a rule's checks: how many were drawn, done, passed and are overdue."""

    rule: str
    label: str
    drawn: int
    done: int
    passed: int
    overdue: int

    @property
    def rate(self) -> float | None:
        """Passed ÷ done (抽查合格率), None before the first."""
        return self.passed / self.done if self.done else None


class Sampling:
    """Draws, lists and closes check tasks; each step is an entry of the ledger.

    Tasks are read from the ledger whenever they are asked for: there are few, and other desks close them too.

    Args:
        ledger: where tasks are kept.
        cases: the desk.
        areas: the hierarchy, for scope and for drawing by street.
        departments, rules: the catalogues as they are now.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, ledger: Ledger, cases: CaseDesk, areas: AreaStore, departments: Callable[[], Departments],
                 rules: Callable[[], Rules], clock: Callable[[], float] = time.time) -> None:
        self._ledger = ledger
        self._cases = cases
        self._areas = areas
        self._departments = departments
        self._rules = rules
        self._clock = clock

    def tasks(self, only_open: bool = False) -> list[Sample]:
        """All check tasks, what is due first; done ones behind."""
        found = [sample for record in self._ledger.records(PREFIX) if not record.deleted
                 and (sample := _sample(record.subject, record.fields)) is not None]
        found.sort(key=lambda one: (not one.is_open, one.due_at, one.id))
        return [one for one in found if one.is_open] if only_open else found

    def tasks_for(self, who: User) -> list[Sample]:
        """Open tasks this person may do: in scope, and of cases the person did not handle."""
        found = []
        for one in self.tasks(only_open=True):
            case = self._cases.get(one.case_id)
            if case is not None and not self._why_not(case, who):
                found.append(one)
        return found

    def draw(self, since: float, until: float, who: User, seed: str = "", rule: str = "") -> list[Sample]:
        """Draw from what was closed in a period, and make the tasks.

        Drawing again adds only what is missing to the rules' shares.

        Args:
            since, until: seconds since 1970 UTC, the end excluded.
            who: only cases in this person's area are drawn.
            seed: of the lot; random where "", and kept in every task.
            rule: code of a sampling rule; all where "".

        Returns:
            The new tasks.

        Raises:
            Refused: not a checker or supervisor.
            NotFound: there is no such rule.
        """
        check_role(STEPS["check_pass"], who)
        rules = self._rules()
        chosen = rules.samples if not rule else tuple(one for one in rules.samples if one.code == rule)
        if rule and not chosen:
            raise NotFound(tr("There is no sampling rule {rule}. The rules are: {rules}", rule=rule,
                              rules=", ".join(one.code for one in rules.samples) or "–"))
        tree, now, seed = self._areas.tree(), self._clock(), seed or secrets.token_hex(4)
        closed = [case for case in self._cases.cases().values()
                  if case.closed_at is not None and since <= case.closed_at < until and in_scope(case, who, tree)]
        known = {one.id for one in self.tasks()}
        before = {case.id for case in closed if _task_id(case) in known}
        made: list[Sample] = []
        for one in chosen:
            for case in self._drawn(one, closed, seed, before):
                before.add(case.id)
                made.append(Sample(_task_id(case), case.id, one.code, seed, case.area, now, now + one.days * DAY,
                                   who.id, demo=case.demo))
        self._ledger.append([_opening(one) for one in made], known={PREFIX + one.id: 0 for one in made})
        return made

    def check(self, task_id: str, who: User, passed: bool, finding: str = "") -> Sample:
        """Do a check.

        Args:
            task_id: of the task or of its case.
            finding: in words; needed where it failed.

        Raises:
            NotFound: no open task of that name.
            Refused: wrong role, outside the person's area, or by somebody who handled the case.
            BadInput: a failure without a finding.
        """
        task = self.find(task_id)
        case = self._cases.get(task.case_id)
        if case is None:
            raise NotFound(tr("There is no case {id}.", id=task.case_id))
        check_role(STEPS["check_pass"], who)
        why = self._why_not(case, who)
        if why:
            raise Refused(why)
        if not passed and not finding.strip():
            raise BadInput(tr("A check that fails needs a finding. Nothing was changed."))
        now = self._clock()
        fields: dict[str, Any] = {"passed": passed, "finding": finding.strip(), "checked_at": now,
                                  "checked_by": who.id, "self_check": not who.id}
        subject = PREFIX + task.id
        # Open tasks have one entry, of their drawing; a colleague who was faster has written the second.
        self._ledger.append([Draft(subject, "check.done", {"set": fields}, task.area, who.id, now)],
                            known={subject: 1})
        return msgspec.structs.replace(task, **fields)

    def find(self, task_id: str) -> Sample:
        """The open task of that id or of that case. Raises `NotFound`, or `Refused` where it was done already."""
        those = [one for one in self.tasks() if task_id in (one.id, one.case_id)]
        if not those:
            raise NotFound(tr("There is no check task {id}.", id=task_id))
        if not those[0].is_open:
            raise Refused(tr("Check task {id} was done already by {who}. Nothing was changed.", id=those[0].id,
                             who=those[0].checked_by or tr("the operator")))
        return those[0]

    def figures(self, since: float, until: float) -> list[SampleFigure]:
        """What came of the checks drawn in a period, per rule in the order of the catalogue, unknown rules behind."""
        now, rules = self._clock(), self._rules()
        those = [one for one in self.tasks() if since <= one.drawn_at < until]
        codes = dict.fromkeys([one.code for one in rules.samples] + sorted({one.rule for one in those}))
        found = []
        for code in codes:
            some = [one for one in those if one.rule == code]
            rule = rules.sample(code)
            found.append(SampleFigure(code, rule.label if rule else code, len(some),
                                      sum(not one.is_open for one in some), sum(bool(one.passed) for one in some),
                                      sum(one.is_overdue(now) for one in some)))
        return found

    def _drawn(self, rule: SampleRule, closed: list[Case], seed: str, before: set[str]) -> list[Case]:
        departments = self._departments()
        those = closed if not rule.departments else [
            case for case in closed if departments.department_of(case.handler) in rule.departments]
        return drawn(rule, those, grouping(rule, departments, self._areas.tree()), seed, before)

    def _why_not(self, case: Case, who: User) -> str:
        """Why this person may not check the case; "" where nothing speaks against it."""
        if not in_scope(case, who, self._areas.tree()):
            return tr("Case {id} lies outside the area of {who}. Nothing was changed.", id=case.id,
                      who=who.name or who.id)
        try:
            check_role(STEPS["check_pass"], who)
            check_person(STEPS["check_pass"], case, who, lambda: self._handlers(case.id))
        except ConsoleError as error:
            return str(error)
        return ""

    def _handlers(self, case_id: str) -> frozenset[str]:
        """Ids of all who ever handled or fed back the case."""
        return frozenset(str(one.get("by", "")) for one in self._cases.grown(case_id).get("handlings", ())
                         if isinstance(one, Mapping))


def _task_id(case: Case) -> str:
    return f"{case.id}@{int(case.closed_at or 0)}"


def _opening(sample: Sample) -> Draft:
    fields = {name: value for name, value in msgspec.structs.asdict(sample).items()
              if name != "id" and value not in ("", None, False)}
    return Draft(PREFIX + sample.id, "check.drawn", {"set": fields}, sample.area, sample.drawn_by, sample.drawn_at)


def _sample(subject: str, fields: dict[str, Any]) -> Sample | None:
    """The task in the fields of a record; None for one of another version of the program."""
    try:
        return msgspec.convert({**fields, "id": subject.removeprefix(PREFIX)}, Sample)
    except msgspec.ValidationError:
        return None
