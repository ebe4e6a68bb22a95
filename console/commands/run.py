"""`run FILE`: play a file of command lines against one profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from console.causes import cause_of
from console.commands.session import Session, split
from console.commands.tree import door
from console.errors import BadInput, ConsoleError
from console.language import tr


@door(in_palette=False)
def run(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="One command line per line; # begins a comment."),
    keep_going: bool = typer.Option(False, "--keep-going", help="Go on after a line that is refused."),
) -> dict[str, Any]:
    """Play a file of command lines against this profile and print each result."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(tr("{file} cannot be read as a script: {why}", file=file, why=cause_of(error))) from error
    session: Session = ctx.find_root().obj
    results: list[dict[str, Any]] = []
    ok = True
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        result: dict[str, Any] = {"line": number, "command": line.strip()}
        results.append(result)
        try:
            words = split(line)
            if words[0] == "run":
                raise BadInput(tr("A script cannot run another script."))
            result["result"] = session.run(words)
        except ConsoleError as error:
            result["error"] = str(error)
            ok = False
            if not keep_going:
                break
    return {"ok": ok, "results": results}
