"""CSV and its relatives: any encoding, any delimiter, with coordinates, with WKT, or a plain table."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from console.errors import BadInput
from console.exchange.vector_layer import Found, numbers_or_text, text_of
from console.language import tr
from console.progress import Progress

_DELIMITERS = ",;\t|"
_EAST = ("lon", "lng", "longitude", "经度", "x", "经度坐标", "long")
_NORTH = ("lat", "latitude", "纬度", "y", "纬度坐标")
_WKT = ("wkt", "geometry", "geom", "the_geom", "shape_wkt")
_LONGEST_CELL = 1 << 27     # a city outline as WKT is far longer than the csv module's 128 kB


def read_csv(path: Path, text: str, encoding: str, progress: Progress,
             places: tuple[str, str] | None = None) -> Found:
    """Read a delimited text with a header line.

    Args:
        places: names of the columns with x and y; None to go by their names, or by a WKT column.

    Raises:
        BadInput: no header, a quote that never ends, or a named column that is not there.
    """
    header, body, numbers, refused = _rows(path, text, progress)
    columns = {name: numbers_or_text([row[i] for row in body]) for i, name in enumerate(header)}
    rows = np.array(numbers, np.int64)
    shapes, bad = _geometries(path, header, columns, body, places)
    return Found(path.stem, shapes, columns, rows, None, encoding, "CSV",
                 [(-row, why) for row, why in refused] + bad)


def _rows(path: Path, text: str, progress: Progress) -> tuple[
        list[str], list[list[str]], list[int], list[tuple[int, str]]]:
    """Header, rows of the header's length, their numbers, and the refused ones."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=False)
    body: list[list[str]] = []
    numbers: list[int] = []
    refused: list[tuple[int, str]] = []
    try:
        header = _header(next(reader, []))
        if not header:
            raise BadInput(tr("{file} has no header line with the names of its columns.", file=path.name))
        number = 0
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            number += 1
            if number % 20000 == 0:
                progress(number, 0, tr("Reading {file}", file=path.name))
            cells = [cell.strip() for cell in row]
            while len(cells) > len(header) and not cells[-1]:
                cells.pop()
            if len(cells) > len(header):
                refused.append((number, tr("it has {found} cells where the header has {wanted}",
                                           found=len(cells), wanted=len(header))))
                continue
            body.append(cells + [""] * (len(header) - len(cells)))
            numbers.append(number)
    except csv.Error as error:
        raise BadInput(tr("{file} is not a table: {why} in line {line}.", file=path.name, why=error,
                          line=reader.line_num)) from error
    return header, body, numbers, refused


def delimiter_of(text: str) -> str:
    """The one that splits the first lines into the same number of cells, and into the most."""
    lines = text[:65536].splitlines()[:20]

    def cells(delimiter: str) -> tuple[bool, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        return bool(widths) and min(widths) == max(widths) > 1, widths[0] if widths else 0

    return max(_DELIMITERS, key=cells)


def _header(row: list[str]) -> list[str]:
    """Unique names: empty ones numbered, repeated ones too."""
    names: list[str] = []
    for i, cell in enumerate(row, 1):
        name = cell.strip() or f"column{i}"
        again = 2
        while name in names:
            name, again = f"{cell.strip() or 'column'}_{again}", again + 1
        names.append(name)
    return names if any(cell.strip() for cell in row) else []


def _geometries(path: Path, header: list[str], columns: dict[str, NDArray[Any]], body: list[list[str]],
                places: tuple[str, str] | None) -> tuple[NDArray[np.object_] | None, list[tuple[int, str]]]:
    if places is None:
        plain = {name.lower(): name for name in header}
        wkt = next((plain[name] for name in _WKT if name in plain), None)
        if wkt is not None and body:
            return _from_wkt(columns.pop(wkt), wkt)
        east = next((plain[name] for name in _EAST if name in plain), None)
        north = next((plain[name] for name in _NORTH if name in plain), None)
        if east is None or north is None:
            return None, []
        places = (east, north)
    for name in places:
        if name not in columns:
            raise BadInput(tr("{file} has no column {field}; it has {fields}.", file=path.name, field=name,
                              fields=", ".join(header)))
    return _from_numbers(columns[places[0]], columns[places[1]], places)


def _from_wkt(cells: NDArray[Any], name: str) -> tuple[NDArray[np.object_], list[tuple[int, str]]]:
    texts = np.array([text_of(cell) or None for cell in cells], dtype=object)
    shapes = np.atleast_1d(shapely.from_wkt(texts, on_invalid="ignore"))
    bad = [(i, tr("its {field} is no WKT", field=name)) for i, text in enumerate(texts)
           if text is not None and shapes[i] is None]
    return shapes, bad


def _from_numbers(east: NDArray[Any], north: NDArray[Any],
                  names: tuple[str, str]) -> tuple[NDArray[np.object_], list[tuple[int, str]]]:
    """Points; None where both cells are empty, refused where one is, or where one is no number."""
    x, bad_x = _floats(east)
    y, bad_y = _floats(north)
    bad = [(i, tr("its {field} is no number", field=names[0] if i in bad_x else names[1]))
           for i in sorted(bad_x | bad_y)]
    half = np.flatnonzero(np.isnan(x) != np.isnan(y)).tolist()
    bad += [(i, tr("it has only one of {x} and {y}", x=names[0], y=names[1]))
            for i in half if i not in bad_x and i not in bad_y]
    shapes = np.full(len(x), None, dtype=object)
    full = ~(np.isnan(x) | np.isnan(y))
    shapes[full] = shapely.points(x[full], y[full])
    return shapes, bad


def _floats(cells: NDArray[Any]) -> tuple[NDArray[np.float64], set[int]]:
    if cells.dtype != object:
        return cells.astype(np.float64), set()
    values, bad = np.full(len(cells), np.nan), set()
    for i, cell in enumerate(cells):
        if cell is not None:
            try:
                values[i] = float(cell)
            except ValueError:
                bad.add(i)
    return values, bad
