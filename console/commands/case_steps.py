"""`case accept`, `case dispatch` …: the straight road of a case, a command per step (see `desk/lifecycle.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from console.commands.case_lines import CaseLines
from console.commands.tree import console_of, door
from console.errors import Refused
from console.language import tr

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of cases.")]
Why = Annotated[str, typer.Option(help="The reason, kept in the record.")]
Seen = Annotated[int | None, typer.Option(help="Version of the case you saw: refused if it moved on since.")]


def add_to(app: typer.Typer) -> None:
    """Mount the commands in the group `case`."""
    commands: dict[str, Callable[..., dict[str, Any]]] = {
        "accept": accept, "refuse": refuse, "register": register, "dispatch": dispatch, "take": take,
        "arrive": arrive, "handle": handle, "feed-back": feed_back, "check": check, "close": close,
        "evaluate": evaluate,
    }
    for name, command in commands.items():
        app.command(name)(command)


def act(ctx: typer.Context, ids: list[str], step: str, seen: int | None, **values: Any) -> dict[str, Any]:
    """Carry out a step in the name of whoever is at the console.

    Returns:
        The case as it is now; of several {"moved": ids, "refused": [{"id", "why"}]}.

    Raises:
        Refused: the case, or every one of several, was left as it is.
    """
    console = console_of(ctx)
    if len(ids) == 1:
        case = console.work.act(ids[0], step, console.who, seen=seen, **values)
        return CaseLines(console).of(case) | {"version": console.work.version(case.id)}
    done = console.work.many(ids, step, console.who, **values)
    if not done.moved:
        raise Refused(tr("None of {count} cases was changed: {why}", count=len(ids), why=done.refused[0][1]))
    return {"moved": done.moved, "refused": [{"id": id, "why": why} for id, why in done.refused]}


@door(menu="Cases/Take in", icon="mdi6.check", asks=True)
def accept(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Accept a reported case."""
    return act(ctx, ids, "accept", seen, why=why)


@door(menu="Cases/Take in", icon="mdi6.close", asks=True)
def refuse(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Refuse a case, with the reason."""
    return act(ctx, ids, "refuse", seen, why=why)


@door(menu="Cases/Take in", icon="mdi6.book-plus-outline", asks=True)
def register(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Put an accepted case on file."""
    return act(ctx, ids, "register", seen, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.send", asks=True)
def dispatch(
    ctx: typer.Context,
    ids: Ids,
    handler: str = typer.Option("", "--to", help="department:CODE, squad:CODE or person:ID."),
    why: Why = "",
    seen: Seen = None,
) -> dict[str, Any]:
    """Send a case to a department, a squad or a person."""
    return act(ctx, ids, "dispatch", seen, handler=handler, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.hand-back-right-outline", asks=True)
def take(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Take over a case that was sent to you or your department."""
    return act(ctx, ids, "take", seen, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.map-marker-check-outline", asks=True)
def arrive(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Say that you are on site."""
    return act(ctx, ids, "arrive", seen, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.wrench-outline", asks=True)
def handle(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Say that the matter is dealt with."""
    return act(ctx, ids, "handle", seen, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.reply-outline", asks=True)
def feed_back(
    ctx: typer.Context,
    ids: Ids,
    text: str = typer.Option("", help="What was done and found."),
    seen: Seen = None,
) -> dict[str, Any]:
    """Report back what was done."""
    return act(ctx, ids, "feed_back", seen, why=text)


@door(menu="Cases/Check and close", icon="mdi6.clipboard-check-outline", asks=True)
def check(
    ctx: typer.Context,
    ids: Ids,
    finding: str = typer.Option("", help="What the check found."),
    fail: bool = typer.Option(False, "--fail", help="Not good enough: back to rework, with --why."),
    why: Why = "",
    seen: Seen = None,
) -> dict[str, Any]:
    """Check what was done, as somebody who did not do it."""
    return act(ctx, ids, "check_fail" if fail else "check_pass", seen, finding=finding, why=why)


@door(menu="Cases/Check and close", icon="mdi6.archive-check-outline", asks=True)
def close(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Close a case that passed the check."""
    return act(ctx, ids, "close", seen, why=why)


@door(menu="Cases/Check and close", icon="mdi6.star-outline", asks=True)
def evaluate(
    ctx: typer.Context,
    ids: Ids,
    rating: int = typer.Option(0, help="From 1 (bad) to 5 (good)."),
    why: Why = "",
    seen: Seen = None,
) -> dict[str, Any]:
    """Rate how a closed case was handled."""
    return act(ctx, ids, "evaluate", seen, rating=rating, why=why)
