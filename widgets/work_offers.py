"""What the desk offers for a case at this moment, gathered for the work bar (in a thread: it asks the database)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.desk.lifecycle import STEPS
from console.desk.similar import Likeness
from console.language import tr
from console.model.case import Case, State
from console.model.departments import DEPARTMENT
from console.model.person import User
from widgets.entry_words import settling_word
from widgets.step_form import Choice
from widgets.words import moment
from widgets.work_bar import Offer

if TYPE_CHECKING:
    from console.wiring import Console

EACH = "each"   # instead of a handler: to every case its own proposal
UP = ("community", "street", "district")   # 三级负责, from below
MOST_ALIKE = 5


def offer_of(console: Console, case: Case, who: User | None) -> Offer:
    """Steps, handlers with the proposal first, cases alike, phrases, draft and remarks.

    Args:
        who: None where nobody is logged in.
    """
    if who is None:
        return Offer(remarks=[tr("Log in to work on cases.")])
    steps = console.work.steps_for(case, who)
    names = {step.name for step in steps}
    handlers = _handlers(console, case, who) if "dispatch" in names else []
    likes = console.similar.of(case.id, MOST_ALIKE) if "merge" in names else []
    return Offer(
        steps=steps, handlers=handlers, alike=_alike(console, likes), asks=any(like.sure for like in likes[:1]),
        levels=_levels(case, names), phrases=_phrases(console, names, case.class_code),
        draft=console.drafts.get(case.id, who.id), version=console.work.version(case.id),
        remarks=_remarks(case, console.people.label))


def offer_for_several(console: Console, cases: Sequence[Case], who: User | None) -> Offer:
    """The steps that can be done with every one of these; `EACH` stands for every case's own proposal."""
    if who is None:
        return Offer(remarks=[tr("Log in to work on cases.")])
    common = list(console.work.steps_for(cases[0], who))
    for case in cases[1:]:
        names = {step.name for step in console.work.steps_for(case, who)}
        common = [step for step in common if step.name in names]
    names = {step.name for step in common} - {"split", "note"}
    steps = [step for step in common if step.name in names]
    handlers: list[Choice] = []
    if "dispatch" in names:
        each = Choice(EACH, tr("each by its own proposal"), tr("The first proposal for every case"))
        handlers = [each, *_handlers(console, cases[0], who)]
    alike = [Choice(case.id, case.title, case.id) for case in cases] if "merge" in names else []
    return Offer(steps=steps, handlers=handlers, alike=alike,
                 phrases=_phrases(console, names, ""))


def _phrases(console: Console, names: set[str], class_code: str) -> dict[str, list[str]]:
    """Ready words for each step, for its reason or its finding."""
    phrases = console.catalogues.phrases
    return {name: phrases.of(name, "finding" if "finding" in STEPS[name].needs else "why", class_code)
            for name in names}


def _handlers(console: Console, case: Case, who: User) -> list[Choice]:
    """The proposals, then every other department: the desk proposes, a person decides."""
    found = [Choice(one.handler, one.label, one.reason) for one in console.proposals.of(case.id, who)]
    proposed = {choice.value for choice in found}
    others = (f"{DEPARTMENT}:{one.code}" for one in console.catalogues.departments.departments)
    return found + [Choice(handler, console.catalogues.departments.label(handler)) for handler in others
                    if handler not in proposed]


def _alike(console: Console, likes: Sequence[Likeness]) -> list[Choice]:
    found = []
    for like in likes:
        other = console.cases.get(like.case_id)
        if other is not None:
            why = tr("{n} % alike: {reasons}", n=round(like.score * 100), reasons="; ".join(like.reasons))
            found.append(Choice(other.id, other.title, why))
    return found


def _levels(case: Case, names: set[str]) -> list[Choice]:
    """Above the present level to escalate, below it to hand down."""
    now = UP.index(case.level) if case.level in UP else 0
    if names.isdisjoint({"escalate", "deescalate"}):
        return []
    return [Choice(level, settling_word(level)) for place, level in enumerate(UP) if place != now]


def _remarks(case: Case, label: Callable[[str], str]) -> list[str]:
    """What whoever opens the case must know before anything else.

    Args:
        label: what a user id is called.
    """
    lines = []
    if case.asked is not None:
        what = tr("suspension") if case.asked.step == "suspend" else tr("more time until {when}",
                                                                        when=moment(case.asked.until))
        lines.append(tr("{who} asks for {what}: {why}", who=label(case.asked.by) or "—", what=what, why=case.asked.why))
    if case.state is State.REWORK:
        lines.append(tr("To be done again: {why}", why=case.finding or "—") if not case.reopenings
                     else tr("Reopened after it was closed."))
    if case.state is State.MERGED:
        lines.append(tr("Lives on in {id}.", id=case.merged_into))
    return lines
