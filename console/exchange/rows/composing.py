"""Columns that a file does not have, put together from those it has: a constant kind, a name made of a number.

A list of charging points has numbers and places but neither kinds nor names; what a person says about all of its
rows (kind is ev_charger, name is 充电站 {station_id}) becomes columns like any others, so that whatever imports the
file, and the file of rows to correct, know nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl
from msgspec.structs import replace

from console.errors import BadInput
from console.exchange.rows.reading import Piece, Table
from console.language import tr

_PLACE = re.compile(r"\{([^{}]*)\}")
Parts = list[tuple[str, str]]   # (text, heading that follows it or "")


def composed(table: Table, given: Mapping[str, str], named: Mapping[str, str] | None = None) -> Table:
    """The table with a column for each field that is given; one the file has under that very heading is replaced.

    Args:
        given: field → text, with {heading} where the cell of that column belongs.
        named: field → heading, as a person mapped it: {field} stands for its column too.

    Raises:
        BadInput: a text names a column that the file does not have. Nothing was imported.
    """
    if not given:
        return table
    wanted = {field: _parts(field, text, table.header, named or {}) for field, text in given.items()}
    header = [*table.header, *(field for field in wanted if field not in table.header)]
    return replace(table, header=header, pieces=_filled(table.pieces, wanted, table.header))


def named_too(mapping: Mapping[str, str] | None, given: Mapping[str, str] | None) -> dict[str, str]:
    """Field → heading as a person says it, the fields that are `given` under the heading that `composed` gave them."""
    return {**(mapping or {}), **{field: field for field in given or {}}}


def _parts(field: str, text: str, header: list[str], named: Mapping[str, str]) -> Parts:
    found: Parts = []
    end = 0
    for match in _PLACE.finditer(text):
        heading = match[1] if match[1] in header else named.get(match[1], "")
        if heading not in header:
            raise BadInput(tr("{field} shall be “{text}”, but there is no column {column}; the file has {columns}. "
                              "Nothing was imported.", field=field, text=text, column=match[1],
                              columns=", ".join(header)))
        found.append((text[end:match.start()], heading))
        end = match.end()
    return [*found, (text[end:], "")]


def _filled(pieces: Iterator[Piece], wanted: Mapping[str, Parts], header: list[str]) -> Iterator[Piece]:
    for piece in pieces:
        columns = []
        for field, parts in wanted.items():
            texts = [one for text, heading in parts
                     for one in (pl.lit(text), *([pl.col(heading).str.strip_chars()] if heading else []))]
            columns.append(pl.concat_str(texts).alias(field))
        extra = [field for field in wanted if field not in header]
        bad = [(number, [*cells, *[""] * (len(header) - len(cells)), *[""] * len(extra)], why)
               for number, cells, why in piece.bad] if extra else piece.bad
        yield replace(piece, frame=piece.frame.with_columns(columns), bad=bad)
