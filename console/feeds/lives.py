"""How a generated case goes on after its report: states and when they are reached."""

from __future__ import annotations

from random import Random

from console.feeds.rhythm import Rhythm
from console.model.case import State

HOUR = 3600.0

# Share of a case's whole life at which a state is reached, if all goes well.
STRAIGHT: tuple[tuple[State, float], ...] = (
    (State.ACCEPTED, 0.02), (State.REGISTERED, 0.05), (State.DISPATCHED, 0.10), (State.TAKEN, 0.18),
    (State.ARRIVED, 0.35), (State.HANDLED, 0.80), (State.FED_BACK, 0.86), (State.CHECKED, 0.96),
    (State.CLOSED, 1.0),
)
AGAIN: tuple[tuple[State, float], ...] = (
    (State.REWORK, 0.92), (State.HANDLED, 1.25), (State.FED_BACK, 1.30), (State.CHECKED, 1.38),
    (State.CLOSED, 1.4),
)
STUCK = 8.0  # times the usual life

Steps = list[tuple[State, float]]


def plan(limit_hours: float, rhythm: Rhythm, luck: Random) -> Steps:
    """The states a case will pass after its report, with seconds since the report, in order.

    Args:
        limit_hours: the class's time limit; most lives are shorter, some longer (逾期).
        rhythm: how often things go wrong.
        luck: where chance comes from.
    """
    life = limit_hours * HOUR * rhythm.pace * luck.lognormvariate(0.0, 0.45)
    fate = luck.random()
    if fate < rhythm.refused:
        return [(State.REFUSED, life * 0.05)]
    fate -= rhythm.refused
    if fate < rhythm.suspended:
        return [*_timed(STRAIGHT[:3], life, luck), (State.SUSPENDED, life * 0.2), (State.CLOSED, life * STUCK)]
    fate -= rhythm.suspended
    if fate < rhythm.stuck:
        held = luck.randint(1, 4)
        return _timed(STRAIGHT[:held], life, luck) + _timed(STRAIGHT[held:], life * STUCK, luck)
    fate -= rhythm.stuck
    if fate < rhythm.rework:
        return _timed(STRAIGHT[:7] + AGAIN, life, luck)
    return _timed(STRAIGHT, life, luck)


def rest(steps: Steps, state: State) -> Steps:
    """What is left of a plan for a case that stands at `state`, counted from there."""
    for i, (one, at) in enumerate(steps):
        if one == state:
            return [(later, when - at) for later, when in steps[i + 1:]]
    return [(State.CLOSED, steps[-1][1])] if state is not State.REPORTED else steps


def _timed(shares: tuple[tuple[State, float], ...], life: float, luck: Random) -> Steps:
    """Shares of a life as seconds, each step up to a fifth earlier than its share, never before the last."""
    found: Steps = []
    last = 0.0
    for state, share in shares:
        last = max(last + 1.0, life * share * luck.uniform(0.8, 1.0))
        found.append((state, last))
    return found
