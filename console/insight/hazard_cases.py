"""Cases of hazard classes (消防隐患 …) as hazards on the map, by the rules of the catalogue.

Nothing is written twice: the case stays what it is, and moves by its own steps; here it is only looked at as a hazard.
"""

from __future__ import annotations

from collections.abc import Callable

from console.desk.hazard.to_case import FEED
from console.model.case import Case, State
from console.model.hazard import Hazard, HazardSource, HazardState, Move
from console.model.hazard_rules import HazardRules

PREFIX = "case:"
_STATES = dict.fromkeys(State, HazardState.ORDERED) | {
    State.REPORTED: HazardState.FOUND, State.ACCEPTED: HazardState.FOUND, State.REGISTERED: HazardState.FOUND,
    State.HANDLED: HazardState.RECTIFIED, State.FED_BACK: HazardState.RECTIFIED, State.CHECKED: HazardState.RECTIFIED,
    State.CLOSED: HazardState.CLOSED,
}
_NONE = frozenset({State.REFUSED, State.MERGED})   # no hazard, or one that lives on in another case


def hazard_of_case(case: Case, rules: HazardRules, building_at: Callable[[float, float], str]) -> Hazard | None:
    """The hazard that a case is; None for one that is none, was refused or merged, or was made from a hazard.

    Args:
        building_at: code of the building at a longitude and latitude, "" where there is none.
    """
    rule = rules.case_rule(case.class_code)
    if rule is None or case.state in _NONE or case.feed == FEED:
        return None
    kind = rules.kind(rule.kind)
    assert kind is not None   # the catalogue was checked
    likelihood, consequence = rule.likelihood or kind.likelihood, rule.consequence or kind.consequence
    building = case.extra.get("building", "")
    if not building and case.lon is not None and case.lat is not None:
        building = building_at(case.lon, case.lat)
    moves = _moves(case)
    return Hazard(
        PREFIX + case.id, kind.code, rules.level_of(likelihood * consequence), moves[-1].state, HazardSource.CASE,
        case.area, building, lon=case.lon, lat=case.lat, address=case.address, likelihood=likelihood,
        consequence=consequence, text=case.title, origin=PREFIX + case.id, found_at=case.reported_at,
        ordered_at=case.first_dispatched_at, rectified_at=case.handled_at, closed_at=case.closed_at,
        due_at=case.due_at, case=case.id, moves=moves, demo=case.demo)


def _moves(case: Case) -> tuple[Move, ...]:
    """When the case came to what state, as far as it says; its present state is the last."""
    state = _STATES[case.state]
    told = ((case.first_dispatched_at, HazardState.ORDERED), (case.handled_at, HazardState.RECTIFIED))
    found = [Move(case.reported_at, HazardState.FOUND, case.due_at)]
    end = case.closed_at if case.closed_at is not None and not case.is_open else None
    for at, before in sorted((at, word) for at, word in told if at is not None):
        if at >= case.reported_at and (end is None or at < end):
            found.append(Move(at, before, case.due_at))
    if found[-1].state is not state:
        since = end if end is not None else case.state_at or case.updated_at
        found.append(Move(max(since, found[-1].at), state, None if end is not None else case.due_at))
    return tuple(found)
