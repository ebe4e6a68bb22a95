"""The one way a case moves: every step of every door goes through `CaseWork.act`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from console.desk.batch import PREFIX
from console.desk.cases import CaseDesk
from console.desk.lifecycle import Step, possible
from console.desk.links import merge_draft, separate_draft, split
from console.desk.next_case import NextCase
from console.desk.stale import moved_since
from console.desk.step_checks import (
    check_legal,
    check_person,
    check_role,
    check_scope,
    check_values,
    in_scope,
    step_named,
)
from console.desk.step_fields import ClockRules, Values, fields_of, granted
from console.errors import ConsoleError, NotFound
from console.language import tr
from console.ledger.ledger import Draft
from console.model.case import Case
from console.model.person import User
from console.store.areas import AreaStore


class Done(msgspec.Struct, frozen=True):
    """What became of a step on many cases: ids that moved, and (id, why) of those that did not."""

    moved: list[str]
    refused: list[tuple[str, str]]


class CaseWork:
    """Carries out steps of the life cycle. Safe from any thread and beside other processes.

    Args:
        cases: the case desk.
        areas: the hierarchy, for people's scope.
        clocks: the time limits.
        departments: says whether a case may be sent to "department:…", "squad:…" or "person:…"; None for anybody.
        clock: seconds since 1970 UTC.
        label: what to call a handler, "person:<user id>" too, in sentences.
    """

    def __init__(self, cases: CaseDesk, areas: AreaStore, clocks: ClockRules,
                 departments: Callable[[str], bool] | None = None, clock: Callable[[], float] = time.time,
                 label: Callable[[str], str] = str) -> None:
        self._cases = cases
        self._areas = areas
        self._clocks = clocks
        self._knows = departments or well_formed
        self._clock = clock
        self._label = label

    def act(self, case_id: str, step: str, who: User, *, why: str = "", handler: str = "", finding: str = "",
            rating: int = 0, until: float | None = None, other: str = "", level: str = "", task_force: str = "",
            seen: int | None = None, extra: dict[str, str] | None = None) -> Case:
        """Do one step with one case.

        Args:
            step: a name of `lifecycle.STEPS`.
            who: in whose name; their roles and area decide.
            why: the reason, the feedback, the note; the title of the new case for "split".
            handler: "department:<code>", "squad:<code>" or "person:<user id>".
            finding: what the check found.
            rating: 1 to 5.
            until: new limit, seconds since 1970 UTC.
            other: id of the case this one is merged into.
            level: "community", "street" or "district".
            task_force: who is named for it (专班).
            seen: `version` of the case the person was looking at; None to act on whatever is there.
            extra: more to keep with the case, as text.

        Returns:
            The case as it is now; for "split" the new one.

        Raises:
            NotFound: there is no such case.
            Refused: role, scope, life cycle or another's step in between; the sentence says which.
            BadInput: a value is missing or cannot be.
        """
        values = Values(why.strip(), handler, finding.strip(), rating, until, other, level, task_force, extra)
        found = ""

        def make() -> list[Draft]:
            nonlocal found
            case = self._find(case_id)
            found, drafts = self._decide(step_named(step), case, who, values, seen)
            return drafts

        self._cases.decide(make)
        return self._find(found)

    def many(self, case_ids: Iterable[str], step: str, who: User, **values: Any) -> Done:
        """The same step with many cases at once; what is refused leaves the others alone.

        Args:
            values: as for `act`.
        """
        seen = values.pop("seen", None) or {}  # case id → version
        given = Values(**values)
        ids = list(dict.fromkeys(case_ids))
        done = Done([], [])

        def make() -> list[Draft]:
            done.moved.clear()
            done.refused.clear()
            drafts: list[Draft] = []
            for case_id in ids:
                try:
                    _, some = self._decide(step_named(step), self._find(case_id), who, given, seen.get(case_id))
                except ConsoleError as error:
                    done.refused.append((case_id, str(error)))
                else:
                    drafts += some
                    done.moved.append(case_id)
            return drafts

        self._cases.decide(make)
        return done

    def steps_for(self, case: Case, who: User) -> list[Step]:
        """What this person may do with the case now, in the order of the life cycle: the buttons and keys."""
        if not in_scope(case, who, self._areas.tree()):
            return []
        return [step for step in possible(case.state) if who.is_any(*step.roles) and self._fits(step, case, who)]

    def next_for(self, who: User, after: str | None = None) -> Case | None:
        """The next case that needs this person, the most pressing first; None if none does.

        Args:
            after: id of a case to go on from; the first again after the last.
        """
        return NextCase(who, self._areas.tree()).of(self._cases.cases().values(), after)

    def needs(self, case: Case, who: User) -> bool:
        """Whether the case waits for something this person can do."""
        return NextCase(who, self._areas.tree()).needs(case)

    def waiting_for(self, who: User, cases: Iterable[Case]) -> list[Case]:
        """Those of the cases that wait for something this person can do, in the order given."""
        return NextCase(who, self._areas.tree()).waiting(cases)

    def version(self, case_id: str) -> int:
        """How far the record of the case has come; goes into `seen`."""
        return self._cases.version(case_id)

    def _find(self, case_id: str) -> Case:
        case = self._cases.get(case_id)
        if case is None:
            raise NotFound(tr("There is no case {id}.", id=case_id))
        return case

    def _fits(self, step: Step, case: Case, who: User) -> bool:
        try:
            check_legal(step, case)
            check_person(step, case, who, frozenset)
        except ConsoleError:
            return False
        return True

    def _decide(self, step: Step, case: Case, who: User, values: Values,
                seen: int | None) -> tuple[str, list[Draft]]:
        """Id of the case to show afterwards, and what to record."""
        at = self._clock()
        check_role(step, who)
        check_scope(case, who, self._areas.tree())
        if seen is not None and seen != self._cases.version(case.id):
            moved_since(case, seen, self._cases.history(case.id), self._label)
        check_legal(step, case)
        check_person(step, case, who, lambda: self._handlers(case.id), self._label)
        approval: dict[str, Any] = {}
        if step.decides and case.asked is not None:
            approval = {"asked": {"step": case.asked.step, "by": case.asked.by}}
        if step.name == "approve":
            step, values = granted(case, values)
            check_legal(step, case)
        check_values(step, case, values, at, self._knows)
        payload = payload_of(step, fields_of(step, case, who, values, self._clocks, at), values, who) | approval
        return self._linked(step, case, who, values, Draft(PREFIX + case.id, step.kind, payload, case.area, who.id, at))

    def _linked(self, step: Step, case: Case, who: User, values: Values, draft: Draft) -> tuple[str, list[Draft]]:
        """The step's entry, with what it means for other cases."""
        at = draft.at or 0.0
        if step.name == "merge":
            other = self._find(values.other)
            check_scope(other, who, self._areas.tree())
            return case.id, [draft, merge_draft(case, other, who, at)]
        if step.name == "separate" and (joined := self._cases.get(case.merged_into)) is not None:
            return case.id, [draft, separate_draft(case, joined, who, values.why, at)]
        if step.name == "split":
            return split(case, draft, values.why, who, self._clocks, at)
        return case.id, [draft]

    def _handlers(self, case_id: str) -> frozenset[str]:
        """Ids of all who ever handled or fed back the case."""
        return frozenset(str(one.get("by", "")) for one in self._cases.grown(case_id).get("handlings", ())
                         if isinstance(one, Mapping))


def well_formed(handler: str) -> bool:
    """Whether a handler's name could be one: a kind and a code."""
    kind, _, code = handler.partition(":")
    return kind in ("department", "squad", "person") and bool(code.strip())


def payload_of(step: Step, fields: dict[str, Any], values: Values, who: User) -> dict[str, Any]:
    """A ledger entry of a step: "to" is ours, which the ledger checks; a feed's word about the state is only set."""
    payload: dict[str, Any] = {"set": fields}
    if "state" in fields:
        payload["to"] = fields.pop("state")
    if values.why:
        payload["why"] = values.why
    if step.name == "note":
        return {"add": {"notes": [{"text": values.why, "by": who.id}]}}
    if step.name in ("handle", "feed_back"):
        payload["add"] = {"handlings": [{"step": step.name, "by": who.id}]}
    if step.apart and not who.id:
        payload["self_check"] = True  # nobody is registered here who could be told apart
    return payload
