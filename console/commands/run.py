"""`run FILE`: play a file of command lines against one profile.

A line "wet = case report …" keeps its result under a name; "$wet" in a later line stands for its id, "$wet.area" for
another of its fields.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import typer

from console.causes import cause_of
from console.commands.session import Session, split
from console.commands.show import as_text
from console.commands.tree import door, show_of
from console.errors import BadInput, ConsoleError
from console.language import tr


def _shown(played: dict[str, Any]) -> str:
    """For a terminal: each line as it was given, under it what came of it as its own command lays it out."""
    blocks = []
    for one in played["results"]:
        text = one["error"] if "error" in one else one["text"]
        blocks.append("\n".join([f"{one['line']}> {one['command']}", *(f"    {line}" for line in text.splitlines())]))
    return "\n".join(blocks)


@door(in_palette=False, show=_shown)
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
    session.script_user = session.user
    results: list[dict[str, Any]] = []
    known: dict[str, Any] = {}
    ok = True
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        result: dict[str, Any] = {"line": number, "command": line.strip()}
        results.append(result)
        try:
            name, line = _named(line)
            words = [_filled(word, known) for word in split(line)]
            if words[0] == "run":
                raise BadInput(tr("A script cannot run another script."))
            value = session.run(words)
            if name:
                known[name] = msgspec.to_builtins(value)
            result["result"] = value
            if not session.json:
                result["text"] = as_text(value, show_of(session.tree, words))
        except ConsoleError as error:
            result["error"] = str(error)
            ok = False
            if not keep_going:
                break
    return {"ok": ok, "results": results}


def _named(line: str) -> tuple[str, str]:
    """The name a line gives its result, "" for none, and the command in it."""
    found = re.match(r"\s*(\w+)\s*=\s*(?=\S)", line)
    return (found[1], line[found.end():]) if found else ("", line)


def _filled(word: str, known: dict[str, Any]) -> str:
    """A word with "$name" and "$name.field" replaced by what earlier lines gave.

    Raises:
        BadInput: no line before gave that.
    """
    def value(found: re.Match[str]) -> str:
        given = known.get(found[1])
        given = given[0] if isinstance(given, list) and given else given
        field = found[2] or "id"
        if not isinstance(given, dict) or field not in given:
            raise BadInput(tr("No line before gave {name} a field {field}.", name=found[1], field=field))
        return str(given[field])

    return re.sub(r"\$(\w+)(?:\.(\w+))?", value, word)
