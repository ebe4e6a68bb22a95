"""`case compare`: a case at two moments."""

from __future__ import annotations

from typing import Any

import msgspec
import typer

from console.commands.tree import console_of, door
from console.desk.moments import compare
from console.errors import NotFound
from console.language import tr


def add_to(app: typer.Typer) -> None:
    """Mount the commands in the group `case`."""
    app.command("compare")(compare_case)


@door(menu="Cases", icon="mdi6.compare-horizontal", asks=True)
def compare_case(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="CASE", help="Number of the case."),
    first: int = typer.Option(1, "--from", help="Number of an entry of its history; -1 is the last."),
    last: int = typer.Option(-1, "--to", help="Number of another."),
) -> dict[str, Any]:
    """Compare a case at two moments of its history."""
    entries = console_of(ctx).cases.history(case_id)
    if not entries:
        raise NotFound(tr("There is no case {id}.", id=case_id))
    return msgspec.to_builtins(compare(entries, first, last))
