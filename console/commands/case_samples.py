"""`case samples …`: draw sample checks of closed cases, do them, see what came of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands.case_lines import moment
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.insight.periods import moment_given
from console.language import tr
from console.model.duty import zone_of
from console.model.sample import Sample

if TYPE_CHECKING:
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
Line = dict[str, Any]
SINCE = typer.Option("", help="From this day, month or year on: 2026-11-01, 2026-11 or 2026.")
UNTIL = typer.Option("", help="Up to and with this day, month or year.")


@app.command("list")
@door(menu="Cases/Check and close", icon="mdi6.clipboard-list-outline")
def list_samples(
    ctx: typer.Context,
    only_open: bool = typer.Option(False, "--open", help="Only what is still to be done."),
    mine: bool = typer.Option(False, "--mine", help="Only what you may do: in your area, and not handled by you."),
) -> list[Line]:
    """List the check tasks, what is due first."""
    console = console_of(ctx)
    found = console.sampling.tasks_for(console.who) if mine else console.sampling.tasks(only_open)
    return [_line(console, one) for one in found]


@app.command("draw")
@door(menu="Cases/Check and close", icon="mdi6.dice-multiple-outline", asks=True)
def draw(
    ctx: typer.Context,
    since: str = SINCE,
    until: str = UNTIL,
    rule: str = typer.Option("", help="Only this rule, by code."),
    seed: str = typer.Option("", help="Of the lot, to draw the same again; otherwise by chance."),
) -> Line:
    """Draw sample checks from what was closed in a period; again, only what is missing."""
    console = console_of(ctx)
    begin, end = _period(console, since, until)
    made = console.sampling.draw(begin, end, console.who, seed, rule)
    return {"drawn": len(made), "seed": made[0].seed if made else seed, "tasks": [_line(console, one) for one in made]}


@app.command("check")
@door(menu="Cases/Check and close", icon="mdi6.clipboard-check-multiple-outline", asks=True)
def check(
    ctx: typer.Context,
    task: str = typer.Argument(..., metavar="ID", help="Id of the check task or of its case."),
    finding: str = typer.Option("", help="What the check found; needed where it failed."),
    fail: bool = typer.Option(False, "--fail", help="Not as it should be."),
    reopen: bool = typer.Option(False, "--reopen", help="With --fail: reopen the case too."),
) -> Line:
    """Do a sample check, as somebody who did not handle the case."""
    console = console_of(ctx)
    if reopen and not fail:
        raise BadInput(tr("--reopen goes with --fail. Nothing was changed."))
    done = console.sampling.check(task, console.who, not fail, finding)
    if reopen:
        console.work.act(done.case_id, "reopen", console.who, why=done.finding)
    return _line(console, done)


@app.command("figures")
@door(menu="Cases/Check and close", icon="mdi6.chart-bar")
def figures(ctx: typer.Context, since: str = SINCE, until: str = UNTIL) -> list[Line]:
    """What came of the sample checks drawn in a period, by rule."""
    console = console_of(ctx)
    begin, end = _period(console, since, until)
    return [msgspec.to_builtins(one) | {"rate": one.rate} for one in console.sampling.figures(begin, end)]


def _period(console: Console, since: str, until: str) -> tuple[float, float]:
    zone = zone_of(console.catalogues.rules.time_zone)
    begin = moment_given(since, zone) if since else 0.0
    end = moment_given(until, zone, end=True) if until else time.time() + 1.0
    if begin >= end:
        raise BadInput(tr("The period ends before it begins."))
    return begin, end


def _line(console: Console, one: Sample) -> Line:
    case = console.cases.get(one.case_id)
    rule = console.catalogues.rules.sample(one.rule)
    return {"id": one.id, "case": one.case_id, "title": case.title if case else "", "rule": one.rule,
            "rule_name": rule.label if rule else one.rule, "open": one.is_open, "passed": one.passed,
            "finding": one.finding, "drawn_at": moment(one.drawn_at), "due_at": moment(one.due_at),
            "overdue": one.is_overdue(time.time()), "checked_at": moment(one.checked_at),
            "checked_by": one.checked_by, "self_check": one.self_check, "seed": one.seed, "demo": one.demo}
