"""Why a step is refused: the one gate in front of every change, for shell, palette and buttons alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Set

from console.desk.gate import refuse_who_left
from console.desk.lifecycle import STEPS, Step, possible
from console.desk.step_fields import Values
from console.desk.step_words import level_named, one_of, role_word, state_of_it, step_done, step_label
from console.errors import BadInput, Refused
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case, State
from console.model.person import Role, User

LEVELS = ("community", "street", "district")   # from below (三级负责)
RATINGS = range(1, 6)


def step_named(name: str) -> Step:
    """The step of that name.

    Raises:
        BadInput: there is none.
    """
    step = STEPS.get(name.replace("-", "_"))
    if step is None:
        raise BadInput(tr("There is no step {name}. Steps are: {steps}. Nothing was changed.", name=name,
                          steps=", ".join(STEPS)))
    return step


def check_role(step: Step, who: User) -> None:
    """Raises `Refused` for somebody whose roles do not have the step."""
    refuse_who_left(who)
    if not who.is_any(*step.roles):
        raise Refused(tr("“{step}” is for: {roles}. {who} is: {own}. Nothing was changed.", step=step.label,
                         roles=roles_of(step.roles), who=who.name or who.id, own=roles_of(who.roles) or "—"))


def roles_of(roles: Set[Role]) -> str:
    """Roles in words, in the order of their declaration."""
    return tr(", ").join(role_word(role) for role in Role if role in roles)


def in_scope(case: Case, who: User, tree: AreaTree) -> bool:
    """Whether the case lies in the area the person answers for."""
    return not who.area or any(area.id == who.area for area in tree.path(case.area))


def check_scope(case: Case, who: User, tree: AreaTree) -> None:
    """Raises `Refused` for a case outside the person's area."""
    if in_scope(case, who, tree):
        return
    here, own = tree.get(case.area), tree.get(who.area)
    raise Refused(tr("Case {id} lies in {area}, and {who} answers for {own} only. Nothing was changed.", id=case.id,
                     area=here.name if here else tr("no area"), who=who.name or who.id,
                     own=own.name if own else who.area))


def check_legal(step: Step, case: Case) -> None:
    """Raises `Refused` where the life cycle does not have the step for this case now."""
    if case.state not in step.before:
        raise Refused(tr("A case that is {state} can only be {ways}. Nothing was changed.",
                         state=state_of_it(case.state), ways=ways_on(case.state)))
    if step.decides and case.asked is None:
        raise Refused(tr("Nobody has asked for anything in case {id}. Nothing was changed.", id=case.id))
    if step.name in ("ask_suspend", "ask_extend") and case.asked is not None:
        raise Refused(tr("“{step}” waits for a decision in case {id} already. Nothing was changed.",
                         step=step_label(f"ask_{case.asked.step}"), id=case.id))


def ways_on(state: State) -> str:
    """What can be done with a case in a state, in words; notes and requests, which change nothing, left out."""
    steps = possible(state)
    chief = [step for step in steps if step.ends or step.name == "evaluate"]
    return one_of(dict.fromkeys(step_done(step.name) for step in chief or steps))


def check_person(step: Step, case: Case, who: User, handled: Callable[[], frozenset[str]],
                 label: Callable[[str], str] = str) -> None:
    """Handling is for those it was sent to, checking and approving never for them (查办分离).

    Args:
        handled: ids of all who handled the case so far; looked up only where it matters.
        label: what to call a handler.

    Raises:
        Refused: it is the other way round.
    """
    if not who.id:
        return  # a profile without users: one person does everything, and the record says so
    if step.own and not is_own(case, who):
        raise Refused(tr("Case {id} was sent to {handler}, and {who} does not work there. Nothing was changed.",
                         id=case.id, handler=label(case.handler), who=who.name or who.id))
    if step.apart and (who.id in (case.handled_by, case.taken_by) or who.id in handled()
                       or (bool(case.handler) and case.handler in who.handler_names)):
        raise Refused(tr("“{step}” is for somebody who did not handle the case, and {who} did or is to. Nothing was "
                         "changed.", step=step.label, who=who.name or who.id))
    if step.apart and case.asked is not None and case.asked.by == who.id:
        raise Refused(tr("{who} asked for it, so somebody else must decide. Nothing was changed.",
                         who=who.name or who.id))


def is_own(case: Case, who: User) -> bool:
    """Whether the case is this person's to handle; one that was sent to nobody is anybody's."""
    return not who.id or not case.handler or case.handler in who.handler_names


def check_values(step: Step, case: Case, values: Values, at: float, known_handler: Callable[[str], bool]) -> None:
    """Raises `BadInput` for a value that is missing or that cannot be."""
    for name in sorted(step.needs):
        given = getattr(values, name)
        if not (given.strip() if isinstance(given, str) else given):
            raise BadInput(_missing(step, name))
    if "handler" in step.needs and not known_handler(values.handler):
        raise BadInput(tr("There is no {handler} to send a case to. Name department:CODE, squad:CODE or person:ID. "
                          "Nothing was changed.", handler=values.handler))
    if "rating" in step.needs and values.rating not in RATINGS:
        raise BadInput(tr("A rating is from 1 (bad) to 5 (good). Nothing was changed."))
    if "level" in step.needs:
        _check_level(step, case, values.level)
    if values.until is not None:
        _check_until(case, values.until, at)


def _missing(step: Step, name: str) -> str:
    words = {"why": tr("a reason"), "handler": tr("somebody to send it to"), "finding": tr("a finding"),
             "rating": tr("a rating from 1 to 5"), "until": tr("a new limit"), "other": tr("the other case"),
             "level": tr("a level")}
    if name == "why":   # the same field holds other words with these
        words["why"] = {"feed_back": tr("what was done"), "note": tr("the note"),
                        "split": tr("a title for the new case")}.get(step.name, words["why"])
    return tr("“{step}” needs {what}. Nothing was changed.", step=step.label, what=words[name])


def _check_level(step: Step, case: Case, level: str) -> None:
    if level not in LEVELS:
        raise BadInput(tr("There is no level {level}; choose community, street or district. Nothing was changed.",
                          level=level))
    now = LEVELS.index(case.level) if case.level in LEVELS else 0  # by default the community settles it
    if (LEVELS.index(level) <= now) if step.name == "escalate" else (LEVELS.index(level) >= now):
        raise Refused(tr("Case {id} is at the level {level} already or beyond it. Nothing was changed.", id=case.id,
                         level=level_named(LEVELS[now])))


def _check_until(case: Case, until: float, at: float) -> None:
    if not math.isfinite(until) or until <= at:
        raise BadInput(tr("The new limit must lie in the future. Nothing was changed."))
    if case.due_at is not None and until <= case.due_at:
        raise BadInput(tr("The new limit must lie after the present one. Nothing was changed."))
