"""`case compare`: a case at two moments."""

from __future__ import annotations

from typing import Any

import msgspec
import typer

from console.commands.case_lines import moment
from console.commands.tree import console_of, door
from console.desk.moments import compare
from console.errors import NotFound
from console.language import tr
from console.wiring import Console


def add_to(app: typer.Typer) -> None:
    """Mount the commands in the group `case`."""
    app.command("compare")(compare_case)


@door(menu="Cases/Case file", icon="mdi6.compare-horizontal", asks=True)
def compare_case(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="CASE", help="Number of the case."),
    first: int = typer.Option(1, "--from", help="Number of an entry of its history; -1 is the last."),
    last: int = typer.Option(-1, "--to", help="Number of another."),
) -> dict[str, Any]:
    """Compare a case at two moments of its history."""
    console = console_of(ctx)
    entries = console.cases.history(case_id)
    if not entries:
        raise NotFound(tr("There is no case {id}.", id=case_id))
    found = compare(entries, first, last)
    return {
        "first": found.first, "last": found.last, "first_at": moment(found.first_at),
        "last_at": moment(found.last_at),
        "differences": [{"field": one.field, "before": _value(console, one.field, one.before),
                         "after": _value(console, one.field, one.after)} for one in found.differences],
        "grown": msgspec.to_builtins(found.grown),
    }


def _value(console: Console, field: str, value: Any) -> Any:
    """A field's value: times as ISO 8601, and what a report said as this person may see it."""
    if field == "extra" and isinstance(value, dict):
        return console.people.mask_fields({str(name): str(text) for name, text in value.items()}, console.who)
    return moment(value) if field.endswith("_at") and isinstance(value, int | float) else value
