"""`--map` and `--set` of imports: which column holds what, and what is the same for all rows."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from console.errors import BadInput
from console.language import tr

MAP = typer.Option([], "--map", help="FIELD=COLUMN, where the guess from the headings is wrong.")
SET = typer.Option([], "--set", help="FIELD=TEXT where the file has no such column; {COLUMN} stands for a cell.")


def pairs(words: Sequence[str]) -> dict[str, str]:
    """FIELD=WHAT, word by word, as a mapping. Raises `BadInput`."""
    found = {}
    for word in words:
        field, mark, what = word.partition("=")
        if not mark or not field.strip():
            raise BadInput(tr("“{text}” is no mapping; write FIELD=COLUMN.", text=word))
        found[field.strip()] = what.strip()
    return found
