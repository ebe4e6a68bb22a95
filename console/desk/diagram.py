"""The life cycle as a picture, drawn from its table: Mermaid text, as the README shows it."""

from __future__ import annotations

from console.desk import lifecycle
from console.desk.step_words import state_of_it
from console.language import tr
from console.model.case import State

Ends = tuple[str, str]


def diagram() -> str:
    """A Mermaid state diagram of all steps that move a case, labelled in the user's language.

    States in work are drawn in one box, so that what holds for all of them is one arrow. Steps that leave the
    state as it is (notes, escalation, requests …) are not drawn.
    """
    lines = ["stateDiagram-v2", f'    state "{tr("in work")}" as work {{']
    inside, outside = _arrows()
    lines += [f"        {_line(state)}" for state in State if state in lifecycle.RUNNING]
    lines += [f"        {start} --> {end}: {tr(', ').join(labels)}" for (start, end), labels in inside.items()]
    lines.append("    }")
    lines += [f"    {_line(state)}" for state in State if state not in lifecycle.RUNNING]
    lines.append(f"    [*] --> {State.REPORTED.value}")
    lines += [f"    {start} --> {end}: {tr(', ').join(labels)}" for (start, end), labels in outside.items()]
    lines += [f"    {state.value} --> [*]" for state in (State.CLOSED, State.REFUSED, State.MERGED)]
    return "\n".join(lines) + "\n"


def _line(state: State) -> str:
    return f'state "{state_of_it(state)}" as {state.value}'


def _arrows() -> tuple[dict[Ends, list[str]], dict[Ends, list[str]]]:
    """Labels by start and end, those within the box and the others."""
    inside: dict[Ends, list[str]] = {}
    outside: dict[Ends, list[str]] = {}
    for step in lifecycle.STEPS.values():
        for start in _folded(step.before):
            for end in _folded(step.ends):
                within = start in _NAMES and end in _NAMES
                (inside if within else outside).setdefault((start, end), []).append(step.label)
    return inside, outside


_NAMES = frozenset(state.value for state in lifecycle.RUNNING)


def _folded(states: frozenset[State]) -> list[str]:
    """Names of states in their order, all of the box as the box."""
    whole = states >= lifecycle.RUNNING
    names = [state.value for state in State if state in states and not (whole and state in lifecycle.RUNNING)]
    return [*names, "work"] if whole else names
