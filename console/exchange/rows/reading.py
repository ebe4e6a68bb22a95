"""Registers as offices send them, read piece by piece into columns of text: CSV of any size, XLSX, vector files.

A city's rooms are 11 million lines; nothing here holds more than one piece of them. Within a piece columns are
polars', whose reader is some twenty times faster than Python's; a piece it cannot read (ragged lines) is read
again by Python's, which tells what is wrong with which row.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec
import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray

from console.causes import cause_of
from console.errors import BadInput, NotFound
from console.exchange.encoding import codec_of, known_encoding, recognise
from console.exchange.tables import delimiter_of
from console.language import tr
from console.progress import Progress

PIECE = 12 << 20        # bytes of a CSV read and stored at once, some 280,000 rooms: a step of the progress
BEGINNING = 1 << 16     # bytes of a CSV of which only the beginning is looked at
SHEET_PIECE = 50_000    # rows of other files handed on at once
FIRST_ROW = 2           # rows are numbered as a spreadsheet shows them, with the header as row 1
TITLE_ROWS = 12         # above the header, a register may have its title, date and office
_SAMPLE = 1 << 20
_TEXT = (".csv", ".tsv", ".txt")
_MARKS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))
_TRIES = 40             # lines looked back for one that ends outside of quotes
_LOST = "\ufffd"        # stands for bytes that made no sense

Fits = Callable[[Sequence[str]], int]   # how many of a row's cells are headings that somebody looks for
BadRow = tuple[int, list[str], str]     # number, cells, why


class Piece(msgspec.Struct, eq=False):
    """Some rows of a table.

    Attributes:
        frame: columns of text by heading; "" where a cell is empty.
        rows: number of each row in the file, as a spreadsheet shows it.
        bad: rows that could not even be split into cells.
        shapes: outlines or points by row, in the file's CRS; None for a plain table.
    """

    frame: pl.DataFrame
    rows: NDArray[np.int64]
    bad: list[BadRow] = []
    shapes: NDArray[np.object_] | None = None


class Table(msgspec.Struct, eq=False):
    """A file being read.

    Attributes:
        header: headings, unique, in order.
        pieces: read as they are taken.
        encoding, driver: what the file is.
        crs: that the file declares, None where it declares none.
        size: bytes, for the progress.
        warnings: sentences about the file as a whole.
    """

    header: list[str]
    pieces: Iterator[Piece]
    encoding: str
    driver: str
    crs: str | None = None
    warnings: list[str] = []


def open_table(path: Path, encoding: str | None = None, progress: Progress | None = None, fits: Fits | None = None,
               rows: int = SHEET_PIECE) -> Table:
    """Begin to read a register.

    Args:
        encoding: of the texts; None to recognise it.
        fits: knows headings. Of several sheets, and of the rows under a title, the one with most of them counts;
            without it the first that may be a header.
        rows: handed on at once; few where only the beginning of the file is looked at.

    Raises:
        NotFound: no such file.
        BadInput: it cannot be read; one sentence says why.
    """
    progress = progress or Progress()
    if not path.is_file():
        raise NotFound(tr("There is no file {file}.", file=path))
    if not path.stat().st_size:
        raise BadInput(tr("{file} is empty.", file=path.name))
    try:
        if path.suffix.lower() in _TEXT:
            return _open_text(path, encoding, progress, fits, PIECE if rows == SHEET_PIECE else BEGINNING)
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            from console.exchange.rows.sheets import open_sheet

            return open_sheet(path, fits, rows)
        return _open_vector(path, encoding, progress)
    except OSError as error:
        raise BadInput(tr("{file} cannot be read: {why}.", file=path.name, why=cause_of(error))) from error


def header_of(rows: Iterable[tuple[int, list[str]]], fits: Fits | None) -> tuple[int, list[str]]:
    """The number and cells of the row that is the header, (0, []) for none.

    A title has one text, merged over the columns; a header has several. Where headings are known, the row with most
    of them counts, for beside each other may also stand who filled the form in, and when.
    """
    found, most = (0, list[str]()), -1
    for number, cells in rows:
        filled = [text for text in cells if text.strip()]
        if len(set(filled)) > 1 or (filled and len(cells) == 1):
            count = fits(cells) if fits is not None else 0
            if count > most:
                found, most = (number, cells), count
    return found


def text_frame(header: list[str], rows: list[list[str]]) -> pl.DataFrame:
    """Columns of text from rows of the header's length."""
    columns = list(zip(*rows, strict=True)) or [()] * len(header)
    return pl.DataFrame({name: pl.Series(name, cells, dtype=pl.String)
                         for name, cells in zip(header, columns, strict=True)})


def unique_header(cells: list[str]) -> list[str]:
    """Headings on one line; empty ones numbered, repeated ones too."""
    names: list[str] = []
    for i, cell in enumerate(cells, 1):
        plain = "".join(cell.split()) or f"column{i}"
        name, again = plain, 2
        while name in names:
            name, again = f"{plain}_{again}", again + 1
        names.append(name)
    return names


# Text

def _open_text(path: Path, encoding: str | None, progress: Progress, fits: Fits | None, size: int) -> Table:
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if sample.startswith(b"PK\x03\x04"):
        raise BadInput(tr("{file} is a spreadsheet under a wrong name; rename it to .xlsx.", file=path.name))
    mark = next(((len(mark), name) for mark, name in _MARKS if sample.startswith(mark)), None)
    used = mark[1] if mark else known_encoding(encoding) if encoding else recognise(io.BytesIO(sample))
    codec = codec_of(used)
    if not mark and b"\0" in sample[:4096]:
        raise BadInput(tr("{file} is not a text file.", file=path.name))
    text = sample.decode(codec, "replace").lstrip("\ufeff")
    delimiter = delimiter_of(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    above, first = header_of(enumerate(islice(lines, TITLE_ROWS)), fits) if fits else (0, next(lines, []))
    if not any(cell.strip() for cell in first):
        raise BadInput(tr("{file} has no header line with the names of its columns.", file=path.name))
    header = unique_header(first)
    pieces = _text_pieces(path, header, delimiter, codec, progress, above + 1, size)
    return Table(header, pieces, used, "CSV")


def _text_pieces(path: Path, header: list[str], delimiter: str, codec: str, progress: Progress,
                 skip: int, size: int) -> Iterator[Piece]:
    """The file after the first `skip` lines."""
    row = skip + 1
    done, total = 0, path.stat().st_size
    with path.open("rb") as file:
        for text in _texts(file, codec, size):
            if not text:
                continue
            piece = _piece_of(text, header, delimiter, row, skip)
            row, skip = row + len(piece.rows) + len(piece.bad), 0
            yield _spoilt_out(piece, codec)
            done = file.tell()
            progress(done, total, tr("Importing {file}", file=path.name))


def _texts(file: BinaryIO, codec: str, size: int) -> Iterator[str]:
    """The file in pieces that end with a line, never within quotes. Line ends and quotes are plain bytes in all
    encodings but UTF-16, which is read whole."""
    if codec.lower().startswith("utf-16"):
        yield file.read().decode(codec, "replace").lstrip("\ufeff")
        return
    rest = b""
    while block := file.read(size):
        block = rest + block
        cut = _line_end(block)
        yield block[:cut].decode(codec, "replace").lstrip("\ufeff")
        rest = block[cut:]
    yield rest.decode(codec, "replace").lstrip("\ufeff")


def _line_end(block: bytes) -> int:
    """Where the last line that can be cut after ends: no quote is open there, unless one is never closed."""
    cut = last = block.rfind(b"\n") + 1
    for _ in range(_TRIES):
        if cut == 0:
            break
        if block.count(b'"', 0, cut) % 2 == 0:
            return cut
        cut = block.rfind(b"\n", 0, block.rfind(b'"', 0, cut)) + 1
    return last


def _piece_of(text: str, header: list[str], delimiter: str, row: int, skip: int) -> Piece:
    if not text.strip():
        return Piece(text_frame(header, []), np.zeros(0, np.int64))
    if text.count('"') % 2:
        return _piece_by_lines(text, header, delimiter, row, skip)
    try:
        frame = pl.read_csv(io.BytesIO(text.encode("utf-8", "replace")), has_header=False, separator=delimiter,
                            schema=dict.fromkeys(header, pl.String), skip_rows=skip).fill_null("")
    except pl.exceptions.NoDataError:
        return Piece(text_frame(header, []), np.zeros(0, np.int64))
    except pl.exceptions.PolarsError:
        return _piece_by_rows(text, header, delimiter, row, skip)
    rows = np.arange(row, row + len(frame), dtype=np.int64)
    return Piece(frame, rows)


def _piece_by_rows(text: str, header: list[str], delimiter: str, row: int, skip: int) -> Piece:
    """By Python's reader, which forgives rows of different lengths."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return _sorted_out(enumerate(reader, row - skip), header, row, [])


def _piece_by_lines(text: str, header: list[str], delimiter: str, row: int, skip: int) -> Piece:
    """Each line for itself: somewhere a quote is not closed, which would swallow all that follows."""
    bad: list[BadRow] = []
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.splitlines(), row - skip):
        if line.count('"') % 2 and number >= row:
            bad.append((number, line.replace('"', "").split(delimiter), tr("a quotation mark is not closed")))
        else:
            rows.append((number, next(csv.reader([line], delimiter=delimiter), [])))
    return _sorted_out(rows, header, row, bad)


def _sorted_out(rows: Iterable[tuple[int, list[str]]], header: list[str], first: int, bad: list[BadRow]) -> Piece:
    """Rows of the header's length, shorter ones filled; longer ones are bad."""
    good: list[list[str]] = []
    numbers: list[int] = []
    for number, cells in rows:
        if number < first:
            continue
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if len(cells) > len(header):
            bad.append((number, cells, tr("it has more cells than the header")))
        else:
            good.append(cells + [""] * (len(header) - len(cells)))
            numbers.append(number)
    return Piece(text_frame(header, good), np.array(numbers, np.int64), bad)


def _spoilt_out(piece: Piece, codec: str) -> Piece:
    """Rows of which some bytes make no sense in the encoding are bad; blank rows go."""
    if not len(piece.frame):
        return piece
    spoilt = piece.frame.select(pl.any_horizontal(pl.all().str.contains(_LOST, literal=True))).to_series().to_numpy()
    blank = piece.frame.select(pl.all_horizontal(pl.all() == "")).to_series().to_numpy()
    if not spoilt.any() and not blank.any():
        return piece
    bad = [(number, list(cells), tr("its text is not valid {encoding}", encoding=codec)) for number, cells in
           zip(piece.rows[spoilt].tolist(), piece.frame.filter(pl.Series(spoilt)).rows(), strict=True)]
    keep = ~(spoilt | blank)
    return Piece(piece.frame.filter(pl.Series(keep)), piece.rows[keep], piece.bad + bad)


# Files with shapes

def _open_vector(path: Path, encoding: str | None, progress: Progress) -> Table:
    from console.exchange.vector import read_vector
    from console.exchange.vector_layer import text_of

    layer = max(read_vector(path, encoding, progress).layers, key=len)
    header = unique_header(list(layer.columns))

    def pieces() -> Iterator[Piece]:
        bad = [(row + FIRST_ROW - 1, [""] * len(header), why) for row, why in layer.refused]
        for start in range(0, max(len(layer), 1), SHEET_PIECE):
            part = slice(start, start + SHEET_PIECE)
            frame = pl.DataFrame({name: pl.Series(name, [text_of(value) for value in values[part]], dtype=pl.String)
                                  for name, values in zip(header, layer.columns.values(), strict=True)})
            shapes = None if shapely.is_missing(layer.geometries).all() else layer.geometries[part]
            yield Piece(frame, layer.rows[part] + FIRST_ROW - 1, bad if not start else [], shapes)
            progress(start, len(layer), tr("Importing {file}", file=path.name))

    return Table(header, pieces(), layer.encoding, layer.driver, layer.crs, list(layer.warnings))
