"""The next case that needs me (下一件): whose turn it is, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from console.desk.lifecycle import OPEN, Step, possible
from console.desk.pressing import NEVER
from console.model.area import AreaTree
from console.model.case import Case, Priority, State
from console.model.person import User

REWORK, URGENT = State.REWORK, Priority.URGENT  # looked up once: they are compared with every case
AWAITED = {state: [step for step in possible(state) if step.awaited] for state in OPEN}


class NextCase:
    """Finds a person's next case among all of them: 100,000 are gone through at the press of a key.

    Args:
        who: the person.
        tree: the hierarchy, for their scope.
    """

    def __init__(self, who: User, tree: AreaTree) -> None:
        self._who = who
        self._within = tree.within(who.area) if who.area else None
        mine = {state: [step for step in awaited if who.is_any(*step.roles)] for state, awaited in AWAITED.items()}
        self._steps: dict[State, list[Step]] = {state: steps for state, steps in mine.items() if steps}
        # States in which the roles alone say that it is the person's turn, whatever the case.
        self._plain = frozenset(state for state, steps in self._steps.items()
                                if any(is_plain(step, state, who) for step in steps))
        self._own = frozenset(state for state, steps in self._steps.items() if all(step.own for step in steps))
        self._names = who.handler_names | {""}

    def of(self, cases: Iterable[Case], after: str | None = None) -> Case | None:
        """The most pressing case that waits for the person, or the one that follows `after` in that order."""
        found = self.waiting(cases)
        last = next((case for case in found if case.id == after), None) if after else None
        if last is not None:
            own, place = pressure(last), order(last)
            later = ([case for case in group if number > own or order(case) > place]
                     for number, group in enumerate(by_pressure(found)) if number >= own)
            if (follows := _first(later)) is not None:
                return follows
        return _first(by_pressure(found))

    def waiting(self, cases: Iterable[Case]) -> list[Case]:
        """Those of the cases that wait for something the person can do, in the order given."""
        steps, plain, within = self._steps, self._plain, self._within
        found = [case for case in cases if case.state in steps]
        if within is not None:
            found = [case for case in found if case.area in within]
        own, names, hands = self._own - plain, self._names, ("", self._who.id)
        return [case for case in found if case.state in plain or (
            case.handler in names and case.taken_by in hands if case.state in own else self._is_turn(case))]

    def needs(self, case: Case) -> bool:
        """Whether the case waits for something this person can do."""
        return bool(self.waiting([case]))

    def _is_turn(self, case: Case) -> bool:
        return any(is_turn(step, case, self._who) for step in self._steps[case.state])


def is_plain(step: Step, state: State, who: User) -> bool:
    """Whether nothing about the case itself matters to whose turn the step is."""
    if step.decides or (step.name == "dispatch" and state is State.REWORK):
        return False
    return not who.id or not (step.own or step.apart)


def is_turn(step: Step, case: Case, who: User) -> bool:
    """Whether it is this person's turn with an awaited step, as far as the case itself shows."""
    if step.decides:
        return case.asked is not None and (not who.id or case.asked.by != who.id)
    if step.name == "dispatch" and case.state is State.REWORK:
        return not case.handler  # else it goes back to whoever has it
    if not who.id:
        return True
    if step.own:
        mine = not case.handler or case.handler in who.handler_names
        return mine and case.taken_by in ("", who.id)
    if step.apart:
        return who.id not in (case.handled_by, case.taken_by) and case.handler not in who.handler_names
    return True


def pressure(case: Case) -> int:
    """What comes first: what came back to be done again, then what is urgent; 0 the most pressing, 3 the least."""
    return (0 if case.state is REWORK else 2) + (0 if case.priority is URGENT else 1)


def by_pressure(cases: list[Case]) -> Iterator[list[Case]]:
    """The cases of each `pressure` in turn; made only as far as they are asked for."""
    back = [case for case in cases if case.state is REWORK]
    yield [case for case in back if case.priority is URGENT]
    yield [case for case in back if case.priority is not URGENT]
    yield [case for case in cases if case.priority is URGENT and case.state is not REWORK]
    yield [case for case in cases if case.priority is not URGENT and case.state is not REWORK]


def order(case: Case) -> tuple[float, float, str]:
    """Among equally pressing cases: what bites first, then the oldest; the id keeps an order."""
    bites = case.bites_at
    return NEVER if bites is None else bites, case.reported_at, case.id


def _first(groups: Iterable[list[Case]]) -> Case | None:
    """The first case of the first group that has any."""
    return next((min(group, key=order) for group in groups if group), None)


def is_back(case: Case) -> bool:
    """Whether the case came back to its handler after it was thought done: to be marked in lists."""
    return case.state is State.REWORK and (case.reopenings > 0 or case.reworks > 0)
