"""`case propose`, `case alike`, `case due-levels` …: what the desk suggests, and how to take it up."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands import case_samples
from console.commands.tree import console_of, door
from console.desk.levels import Escalation
from console.desk.pressing import rank
from console.errors import NotFound, Refused
from console.insight.periods import moment_given
from console.language import tr
from console.model.case import State
from console.model.duty import zone_of

if TYPE_CHECKING:
    from console.wiring import Console

Line = dict[str, Any]


def add_to(app: typer.Typer) -> None:
    """Mount the commands in the group `case`."""
    commands: dict[str, Callable[..., Any]] = {
        "propose": propose, "dispatch-proposed": dispatch_proposed, "roads": roads, "alike": alike,
        "due-levels": due_levels, "escalate-due": escalate_due, "same-day": same_day,
    }
    for name, command in commands.items():
        app.command(name)(command)
    app.add_typer(case_samples.app, name="samples", help="Sample checks of closed cases.")


@door(menu="Cases/Dispatch and handle", icon="mdi6.account-search-outline", asks=True)
def propose(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
    limit: int = typer.Option(5, min=1, max=50, help="At most so many."),
    accept: bool = typer.Option(False, "--accept", help="Dispatch to the first."),
    why: str = typer.Option("", help="With --accept: the reason; otherwise the proposal's."),
) -> list[Line] | Line:
    """Propose whom to send: responsible, on duty, near, with little in hand."""
    console = console_of(ctx)
    found = console.proposals.of(case_id, console.who, limit)
    if not accept:
        return [msgspec.to_builtins(one) for one in found]
    if not found:
        raise Refused(tr("Nobody answers for the class and area of case {id}. Nothing was changed; name the handler "
                         "with: case dispatch", id=case_id))
    best = found[0]
    case = console.work.act(case_id, "dispatch", console.who, handler=best.handler, why=why or best.reason)
    return {"id": case.id, "state": case.state.value, "handler": case.handler, "label": best.label,
            "reason": best.reason}


@door(menu="Cases/Dispatch and handle", icon="mdi6.send-check-outline", asks=True)
def dispatch_proposed(
    ctx: typer.Context,
    ids: list[str] = typer.Argument(None, metavar="ID…", help="Ids of cases; without any, all that wait for it."),
    area: str = typer.Option("", help="Without ids: only cases in this area (name, code or id) and below."),
    limit: int = typer.Option(100, min=1, max=10_000, help="Without ids: at most so many, the most pressing first."),
    dry: bool = typer.Option(False, "--dry", help="Only show who would get what."),
) -> Line:
    """Dispatch many cases, each to the first proposed; every one adds to its handler's load."""
    console = console_of(ctx)
    chosen = list(ids or []) or _waiting(console, area)[:limit]
    plan = console.proposals.assign(chosen, console.who)
    moved: list[Line] = []
    refused = [{"id": case_id, "why": why} for case_id, why in plan.nobody]
    for handler, some in sorted(plan.by_handler.items()):
        label = console.handlers.label(handler)
        if dry:
            moved.append({"handler": handler, "label": label, "cases": some})
            continue
        done = console.work.many(some, "dispatch", console.who, handler=handler)
        refused += [{"id": case_id, "why": why} for case_id, why in done.refused]
        if done.moved:
            moved.append({"handler": handler, "label": label, "cases": done.moved})
    return {"dry": dry, "dispatched": sum(len(one["cases"]) for one in moved), "by_handler": moved, "refused": refused}


@door(menu="Cases/Dispatch and handle", icon="mdi6.road-variant", asks=True)
def roads(
    ctx: typer.Context,
    layer: str = typer.Argument("", help="Name or id of a line layer; without one, what is marked now."),
    straight: bool = typer.Option(False, "--straight", help="Measure straight again."),
) -> Line:
    """Measure the way to a case along the roads of a layer."""
    console = console_of(ctx)
    if straight:
        console.roads.unmark()
        return {"roads": None}
    if not layer:
        marked = console.roads.marked()
        return {"roads": marked.name if marked else None}
    found, built = console.roads.mark(layer)
    return {"roads": found.name, "layer": found.id, "km": round(built.length_m / 1000, 1)}


@door(menu="Cases/Take in", icon="mdi6.content-duplicate", asks=True)
def alike(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
    limit: int = typer.Option(5, min=1, max=50, help="At most so many."),
    merge: bool = typer.Option(False, "--merge", help="Merge the case into the first that is very likely the same."),
) -> list[Line] | Line:
    """Open cases that may be the same: near, of its class, at that time, in such words."""
    console = console_of(ctx)
    found = console.similar.of(case_id, limit)
    if not merge:
        titles = console.cases.cases()
        return [{"id": one.case_id, "title": titles[one.case_id].title, **_without(one, "case_id", "reasons"),
                 "why": tr(" · ").join(one.reasons)} for one in found if one.case_id in titles]
    best = next((one for one in found if one.sure), None)
    if best is None:
        raise Refused(tr("No open case is very likely the same as {id}. Nothing was changed; name the other one with: "
                         "case merge --into", id=case_id))
    case = console.work.act(case_id, "merge", console.who, other=best.case_id, why=tr(" · ").join(best.reasons))
    return {"id": case.id, "state": case.state.value, "merged_into": case.merged_into, "score": best.score}


@door(menu="Cases/Limits and levels", icon="mdi6.stairs-up")
def due_levels(
    ctx: typer.Context,
    down: bool = typer.Option(False, "--down", help="What may come down again instead."),
) -> list[Line]:
    """Cases that a rule asks to rise to the street or the district."""
    console = console_of(ctx)
    return [msgspec.to_builtins(one) for one in _due(console, down)]


@door(menu="Cases/Limits and levels", icon="mdi6.stairs-up", asks=True)
def escalate_due(
    ctx: typer.Context,
    down: bool = typer.Option(False, "--down", help="Hand down what may come down again instead."),
    limit: int = typer.Option(0, min=0, help="At most so many; 0 for all."),
) -> Line:
    """Escalate what the rules ask for, and name the task forces."""
    console = console_of(ctx)
    due = _due(console, down)
    done = console.levels.carry_out(due[:limit] if limit else due, console.work, console.who)
    return {"moved": done.moved, "refused": [{"id": case_id, "why": why} for case_id, why in done.refused]}


@door(menu="Cases/Evaluation", icon="mdi6.calendar-today")
def same_day(
    ctx: typer.Context,
    since: str = typer.Option("", help="From this day, month or year on: 2026-11-01, 2026-11 or 2026."),
    until: str = typer.Option("", help="Up to and with this day, month or year."),
) -> list[Line]:
    """Same-day settlement rate of each level: closed on the day of the report ÷ reported."""
    console = console_of(ctx)
    zone = zone_of(console.catalogues.rules.time_zone)
    begin = moment_given(since, zone) if since else 0.0
    end = moment_given(until, zone, end=True) if until else time.time()
    return [msgspec.to_builtins(one) | {"rate": one.rate} for one in console.levels.same_day(begin, end)]


def _due(console: Console, down: bool) -> list[Escalation]:
    now = time.time()
    return console.levels.relieved(now) if down else console.levels.due(now)


def _waiting(console: Console, area: str) -> list[str]:
    """Cases that wait to be dispatched, the most pressing first."""
    tree = console.areas.tree()
    within: set[str] | None = None
    if area:
        those = tree.find(area)
        if not those:
            raise NotFound(tr("There is no area {name} in this profile.", name=area))
        within = set().union(*(tree.within(one.id) for one in those))
    found = [case for case in console.cases.cases().values()
             if case.state is State.REGISTERED and (within is None or case.area in within)]
    return [case.id for case in sorted(found, key=rank)]


def _without(value: msgspec.Struct, *names: str) -> Line:
    return {key: item for key, item in msgspec.to_builtins(value).items() if key not in names}
