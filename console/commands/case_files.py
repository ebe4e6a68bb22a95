"""`case attach`, `case files`: photos and files of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands.tree import console_of, door
from console.desk.attachments import far_from


def add_to(app: typer.Typer) -> None:
    """Mount the commands in the group `case`."""
    app.command("attach")(attach)
    app.command("files")(files)


@door(menu="Cases/Case file", icon="mdi6.paperclip", asks=True)
def attach(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="CASE", help="Number of the case."),
    paths: list[Path] = typer.Argument(..., metavar="FILE…", help="Photos or other files."),
    note: str = typer.Option("", help="What they show."),
) -> dict[str, Any]:
    """Attach photos or files to a case; what is attached stays."""
    console = console_of(ctx)
    kept = console.files.attach(case_id, paths, console.who, note)
    return {"case": case_id, "attached": [_shown(console, case_id, one) for one in kept]}


@door(menu="Cases/Case file", icon="mdi6.image-multiple-outline", asks=True)
def files(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="CASE", help="Number of the case."),
    out: Path | None = typer.Option(None, "--out", "-o", help="Copy them into this folder."),
) -> dict[str, Any]:
    """List what is attached to a case; with --out, copy it."""
    console = console_of(ctx)
    found = console.files.of(case_id)
    copied = [str(console.files.files.copy_out(one, out)) for one in found] if out is not None else []
    return {"case": case_id, "files": [_shown(console, case_id, one) for one in found], "copied": copied}


def _shown(console: Any, case_id: str, one: Any) -> dict[str, Any]:
    case = console.cases.get(case_id)
    distance = far_from(case, one.photo) if one.photo is not None else None
    return msgspec.to_builtins(one) | {"metres_from_case": None if distance is None else round(distance, 1)}
