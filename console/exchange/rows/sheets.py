"""Spreadsheets (XLSX) as registers: merged cells filled, values of formulas taken, numbers and dates as text.

A code of 25 digits that a spreadsheet took for a number has lost its last digits. It comes out as 4.4E+24, which
no later step takes for a code.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from console.errors import BadInput
from console.exchange.rows.reading import (
    SHEET_PIECE,
    TITLE_ROWS,
    Fits,
    Piece,
    Table,
    header_of,
    text_frame,
    unique_header,
)
from console.language import tr

_EXACT = 1e15           # whole numbers a spreadsheet keeps exactly
_MERGED = re.compile(rb'<mergeCell[^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_BLOCK = 1 << 20
_OVERLAP = 200          # bytes a tag may lie across two blocks


def open_sheet(path: Path, fits: Fits | None = None, rows: int = SHEET_PIECE) -> Table:
    """Begin to read the sheet whose header has most of the headings looked for; the first one where none is known.

    Args:
        fits: how many of a row's cells are headings. rows: handed on at once.

    Raises:
        BadInput: not a spreadsheet, protected by a password, or without rows.
    """
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise BadInput(tr("{file} cannot be read as a spreadsheet; open it and save it as .xlsx without a password.",
                          file=path.name)) from error
    most, best = -1, None
    for sheet in book.worksheets:
        merged, formulas = _look_into(path, sheet)
        cells = _Cells(sheet, merged)
        number, header = header_of(takewhile(lambda row: row[0] <= TITLE_ROWS, cells.rows()), fits)
        count = fits(header) if fits is not None and header else 0
        if header and count > most:
            most, best = count, (sheet, cells, unique_header(header), number, formulas)
    if best is None:
        book.close()
        raise BadInput(tr("{file} has no header line with the names of its columns.", file=path.name))
    sheet, cells, header, number, formulas = best
    shown = _formula_rows(path, sheet.title) if formulas else None
    pieces = _pieces(cells, header, number + 1, shown, rows)
    several = [tr("Of several sheets, “{sheet}” was read.", sheet=sheet.title)] if len(book.worksheets) > 1 else []
    return Table(header, _closing(book, pieces), "UTF-8", "XLSX", warnings=several)


def _closing(book: Any, pieces: Iterator[Piece]) -> Iterator[Piece]:
    try:
        yield from pieces
    finally:
        book.close()


class _Cells:
    """Rows of a sheet as text, cells that are merged over several rows filled downwards.

    Args:
        merged: (first column, first row, last row) of each merged range, from 1.
    """

    def __init__(self, sheet: Any, merged: list[tuple[int, int, int]]) -> None:
        self._sheet = sheet
        self._starts: dict[int, list[tuple[int, int]]] = {}
        for column, first, last in merged:
            if last > first:
                self._starts.setdefault(first, []).append((column - 1, last))

    def rows(self, start: int = 1) -> Iterator[tuple[int, list[str]]]:
        """(number, cells), from a row on."""
        open_: dict[int, tuple[int, str]] = {}     # column → last row, text
        for number, values in enumerate(self._sheet.iter_rows(values_only=True), 1):
            cells = [cell_text(value) for value in values]
            for column, (last, text) in list(open_.items()):
                if number > last:
                    del open_[column]
                elif column < len(cells) and not cells[column]:
                    cells[column] = text
            for column, last in self._starts.get(number, ()):
                if column < len(cells):
                    open_[column] = last, cells[column]
            if number >= start:
                yield number, cells


def cell_text(value: Any) -> str:
    """A cell's value as text: 3.0 → 3, a date → 2024-07-01, a code taken for a number → 4.403E+24."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        if abs(value) >= _EXACT:
            return f"{value:E}"
        return str(int(value)) if float(value).is_integer() else f"{value:.12g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return " ".join(str(value).split())


def _pieces(cells: _Cells, header: list[str], first: int, formulas: dict[int, set[int]] | None,
            most: int) -> Iterator[Piece]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    bad: list[tuple[int, list[str], str]] = []
    for number, texts in cells.rows(first):
        texts = texts[:len(header)] + [""] * (len(header) - len(texts))
        if not any(texts):
            continue
        empty = [header[i] for i in (formulas or {}).get(number, ()) if i < len(header) and not texts[i]]
        if empty:
            bad.append((number, texts, tr("its formula has no value; open the file in a spreadsheet program and save "
                                          "it")))
            continue
        rows.append(texts)
        numbers.append(number)
        if len(rows) == most:
            yield Piece(text_frame(header, rows), np.array(numbers, np.int64), bad)
            rows, numbers, bad = [], [], []
    yield Piece(text_frame(header, rows), np.array(numbers, np.int64), bad)


def _look_into(path: Path, sheet: Any) -> tuple[list[tuple[int, int, int]], bool]:
    """Merged ranges of a sheet, and whether it has formulas; the streaming reader tells of neither."""
    merged: list[tuple[int, int, int]] = []
    formulas, before = False, b""
    with zipfile.ZipFile(path) as archive, archive.open(sheet._worksheet_path) as part:
        while block := part.read(_BLOCK):
            window = before + block
            formulas = formulas or _FORMULA.search(window) is not None
            for match in _MERGED.finditer(window):
                if match.end() > len(before):       # one that ended before was seen in the last block
                    left, top, _, bottom = range_boundaries(match.group(1).decode())
                    merged.append((int(left or 1), int(top or 1), int(bottom or 1)))
            before = window[-_OVERLAP:]
    return merged, formulas


def _formula_rows(path: Path, title: str) -> dict[int, set[int]]:
    """Row → columns (from 0) that hold formulas."""
    book = openpyxl.load_workbook(path, read_only=True)
    found: dict[int, set[int]] = {}
    for number, values in enumerate(book[title].iter_rows(values_only=True), 1):
        columns = {i for i, value in enumerate(values) if isinstance(value, str) and value.startswith("=")}
        if columns:
            found[number] = columns
    book.close()
    return found
