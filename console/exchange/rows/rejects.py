"""Rows that could not be used, in a file to correct and import again: same columns, and why beside each row."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import IllegalCharacterError

from console.causes import cause_of
from console.errors import BadInput
from console.exchange.rows.tally import Refusal
from console.language import tr

SHEET_ROWS = 100_000    # more are written as CSV: a spreadsheet of them takes long to write and to open
_SAFE = "?"


def write_rejects(folder: Path, stem: str, header: Sequence[str], refusals: Sequence[Refusal]) -> Path:
    """Write the rows to correct. Codes are text in it, so that a spreadsheet keeps their last digits.

    Args:
        folder: where; a file of that name is never overwritten.
        stem: name of the file they come from, without its ending.

    Raises:
        BadInput: the folder cannot be written.
    """
    ending = ".xlsx" if len(refusals) <= SHEET_ROWS else ".csv"
    path = _free(folder / f"{stem}-{tr('to-correct')}{ending}")
    names = [*header, tr("Row"), tr("What is wrong")]
    rows = ([*_fitted(one.cells, len(header)), str(one.row), f"{one.why} ({one.detail})" if one.detail else one.why]
            for one in refusals)
    try:
        if ending == ".csv":
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(names)
                writer.writerows(rows)
            return path
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(names)
        for row in rows:
            _append(sheet, row)
        book.save(path)
    except OSError as error:
        raise BadInput(tr("The rows to correct cannot be written to {file} ({why}). Name another folder with "
                          "--rejects; what was right is imported.", file=path, why=cause_of(error))) from error
    return path


def _append(sheet: object, row: list[str]) -> None:
    try:
        sheet.append(row)   # type: ignore[attr-defined]
    except IllegalCharacterError:   # control characters, which no spreadsheet can hold
        sheet.append(["".join(c if c.isprintable() else _SAFE for c in cell) for cell in row])  # type: ignore[attr-defined]


def _fitted(cells: Sequence[str], width: int) -> list[str]:
    """Cells by the header; what a row has too much is joined into the last one, to be seen."""
    kept = list(cells[:width]) + [""] * (width - len(cells))
    if len(cells) > width:
        kept[-1] = ",".join(cells[width - 1:])
    return kept


def _free(path: Path) -> Path:
    number = 2
    found = path
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found
