"""`case return`, `case suspend`, `case merge` …: what happens beside the straight road, a command per step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Annotated, Any

import typer

from console.commands.case_steps import Ids, Seen, Why, act
from console.commands.tree import door
from console.errors import BadInput
from console.language import tr

Until = Annotated[str, typer.Option(help="The new limit: 2026-11-30, or 2026-11-30T18:00.")]
Level = Annotated[str, typer.Option("--to", help="community, street or district.")]


def add_to(app: typer.Typer) -> None:
    """Mount the commands in the group `case`."""
    commands: dict[str, Callable[..., dict[str, Any]]] = {
        "return": give_back, "send-back": send_back, "recall": recall, "ask-suspend": ask_suspend,
        "ask-extend": ask_extend, "approve": approve, "deny": deny, "suspend": suspend, "resume": resume,
        "extend": extend, "merge": merge, "separate": separate, "split": split, "reopen": reopen,
        "reconsider": reconsider, "escalate": escalate, "deescalate": deescalate, "note": note,
    }
    for name, command in commands.items():
        app.command(name)(command)


@door(menu="Cases/Dispatch and handle", icon="mdi6.undo-variant", asks=True)
def give_back(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Return a case to whoever sent it, with the reason."""
    return act(ctx, ids, "return", seen, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.undo", asks=True)
def send_back(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Send a registered case back to acceptance, with the reason."""
    return act(ctx, ids, "send_back", seen, why=why)


@door(menu="Cases/Dispatch and handle", icon="mdi6.send-clock-outline", asks=True)
def recall(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Recall a dispatch, with the reason."""
    return act(ctx, ids, "recall", seen, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.pause-octagon-outline", asks=True)
def ask_suspend(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Ask that a case of yours be suspended."""
    return act(ctx, ids, "ask_suspend", seen, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.clock-alert-outline", asks=True)
def ask_extend(ctx: typer.Context, ids: Ids, until: Until = "", why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Ask for more time for a case of yours."""
    return act(ctx, ids, "ask_extend", seen, why=why, until=_moment(until))


@door(menu="Cases/Limits and levels", icon="mdi6.thumb-up-outline", asks=True)
def approve(ctx: typer.Context, ids: Ids, why: Why = "", until: Until = "", seen: Seen = None) -> dict[str, Any]:
    """Grant what was asked for; another limit than the one asked for with --until."""
    return act(ctx, ids, "approve", seen, why=why, until=_moment(until))


@door(menu="Cases/Limits and levels", icon="mdi6.thumb-down-outline", asks=True)
def deny(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Deny what was asked for, with the reason."""
    return act(ctx, ids, "deny", seen, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.pause", asks=True)
def suspend(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Suspend a case; its clock stops."""
    return act(ctx, ids, "suspend", seen, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.play", asks=True)
def resume(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Go on with a suspended case; its clock runs again."""
    return act(ctx, ids, "resume", seen, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.clock-plus-outline", asks=True)
def extend(ctx: typer.Context, ids: Ids, until: Until = "", why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Give a case more time."""
    return act(ctx, ids, "extend", seen, why=why, until=_moment(until))


@door(menu="Cases/Take in", icon="mdi6.merge", asks=True)
def merge(
    ctx: typer.Context,
    ids: Ids,
    other: str = typer.Option("", "--into", help="Id of the case they live on in."),
    why: Why = "",
    seen: Seen = None,
) -> dict[str, Any]:
    """Merge duplicates into one case; every reporter is kept."""
    return act(ctx, ids, "merge", seen, other=other, why=why)


@door(menu="Cases/Take in", icon="mdi6.call-split", asks=True)
def separate(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Take a merged case out again."""
    return act(ctx, ids, "separate", seen, why=why)


@door(menu="Cases/Take in", icon="mdi6.content-cut", asks=True)
def split(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
    title: str = typer.Option("", help="The part that becomes a case of its own, in one line."),
    seen: Seen = None,
) -> dict[str, Any]:
    """Split a part off as a case of its own, and show that."""
    return act(ctx, [case_id], "split", seen, why=title)


@door(menu="Cases/Check and close", icon="mdi6.restart", asks=True)
def reopen(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Open a closed case again; it goes to its handler first."""
    return act(ctx, ids, "reopen", seen, why=why)


@door(menu="Cases/Take in", icon="mdi6.refresh", asks=True)
def reconsider(ctx: typer.Context, ids: Ids, why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Look at a refused case once more."""
    return act(ctx, ids, "reconsider", seen, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.arrow-up-bold-outline", asks=True)
def escalate(
    ctx: typer.Context,
    ids: Ids,
    level: Level = "",
    task_force: str = typer.Option("", "--task-force", help="Who is named for it."),
    why: Why = "",
    seen: Seen = None,
) -> dict[str, Any]:
    """Hand a case up to the street or the district."""
    return act(ctx, ids, "escalate", seen, level=level, task_force=task_force, why=why)


@door(menu="Cases/Limits and levels", icon="mdi6.arrow-down-bold-outline", asks=True)
def deescalate(ctx: typer.Context, ids: Ids, level: Level = "", why: Why = "", seen: Seen = None) -> dict[str, Any]:
    """Hand a case down again."""
    return act(ctx, ids, "deescalate", seen, level=level, why=why)


@door(menu="Cases/Case file", icon="mdi6.note-plus-outline", asks=True)
def note(
    ctx: typer.Context,
    ids: Ids,
    text: str = typer.Option("", help="The note."),
) -> dict[str, Any]:
    """Add a note to a case."""
    return act(ctx, ids, "note", None, why=text)


def _moment(text: str) -> float | None:
    """A date (to its end) or a time in this machine's zone, as seconds since 1970 UTC; None for "".

    Raises:
        BadInput: it is neither.
    """
    if not text.strip():
        return None
    try:
        found = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= len("2026-11-30"):
            found = datetime.combine(found.date(), time(23, 59, 59))
        return found.timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise BadInput(tr("{text} is no time; write it like 2026-11-30 or 2026-11-30T18:00. Nothing was changed.",
                          text=text)) from error
