"""`ledger …`: the record of all that happened (全程留痕): read it, verify it, take it out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands.progress_line import progress_line
from console.commands.show import table
from console.commands.tree import console_of, door
from console.errors import Refused
from console.language import tr
from console.ledger.entry import Entry
from console.ledger.rebuild import Rebuilt
from console.model.person import Role

app = typer.Typer(no_args_is_help=True)


def _lines(entries: list[dict[str, Any]]) -> str:
    """The log for a terminal: what fits on a line; `--json` shows all of it."""
    if not entries:
        return tr("(nothing)")
    shown = ("time", "site", "index", "subject", "kind", "actor")
    return table([{name: e[name] for name in shown} | {"id": e["id"][:12]} for e in entries])


@app.command("log")
@door(menu="Manage/Ledger", icon="mdi6.history", show=_lines)
def log(
    ctx: typer.Context,
    subject: str = typer.Option("", help="Only entries about this subject, for example case:<id>."),
    limit: int = typer.Option(50, min=1, help="At most so many, the latest first."),
) -> list[dict[str, Any]]:
    """Show the latest entries of the ledger."""
    console = console_of(ctx)
    who = console.who
    return [_line(entry) | {"payload": console.reviews.mask_payload(
        entry.subject, console.people.mask_payload(entry.payload, who), who)}
            for entry in console.ledger.latest(subject or None, limit)]


@app.command("verify")
@door(menu="Manage/Ledger", icon="mdi6.shield-check-outline")
def verify(ctx: typer.Context) -> dict[str, Any]:
    """Verify the ledger: recompute every hash and chain; find a changed, removed or inserted entry and say where."""
    console = console_of(ctx)
    if console.store.notices:  # the damaged database was set aside just now: the new one says nothing about it
        raise Refused(tr("There is nothing to verify: the ledger was in the database that was set aside."))
    with progress_line() as progress:
        return msgspec.to_builtins(console.ledger.verify(progress))


@app.command("export")
@door(menu="Manage/Ledger", icon="mdi6.export", roles=(Role.ADMINISTRATOR,))
def export(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="File to write, JSON lines."),
) -> dict[str, Any]:
    """Write all entries as JSON lines, so that another site can verify and receive them."""
    console = console_of(ctx)
    demo = console.is_demo
    with progress_line() as progress:
        entries = console.ledger.export(file, progress, demo=demo)
    return {"file": str(file), "entries": entries, "demo": demo}


@app.command("rebuild")
@door(menu="Manage/Ledger", icon="mdi6.backup-restore", roles=(Role.ADMINISTRATOR,))
def rebuild(ctx: typer.Context) -> Rebuilt:
    """Fold all records again from the entries and put right what differs."""
    ledger = console_of(ctx).ledger
    with progress_line() as progress:
        return ledger.rebuild(progress)


def _line(entry: Entry) -> dict[str, Any]:
    """An entry as one row: local time for people, hash and numbers for programs."""
    return {
        "time": datetime.fromtimestamp(entry.at).astimezone().isoformat(timespec="seconds"),
        "site": entry.site, "index": entry.index, "subject": entry.subject, "kind": entry.kind,
        "area": entry.area, "actor": entry.actor, "payload": entry.payload, "clock_ahead": entry.is_ahead,
        "id": entry.id.hex(),
    }
