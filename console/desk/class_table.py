"""A class catalogue from a plain table (XLSX, CSV): one row per class, one column per level.

Such tables have no codes, and cases keep their code for good: a class that was in an earlier version under the
same path keeps its code, a new one gets the next free number, and no number is given twice.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from console.causes import cause_of
from console.errors import BadInput
from console.language import tr
from console.model.catalogue import CaseClass, Catalogue

LARGEST = 50_000_000   # bytes; a catalogue of classes is far below
MOST_ROWS = 20_000
COLUMNS = {
    "group": ("一级分类", "大类", "group"),
    "section": ("二级分类", "中类", "section", "小类"),   # 小类 is the last of two levels or the middle of three
    "name": ("三级分类", "子类", "细类", "name", "subclass", "小类"),
    "code": ("编码", "代码", "类别代码", "code"),
}
Row = tuple[int, dict[str, str]]   # number in the file, column → text
Path3 = tuple[str, str, str]       # group, section ("" in two levels), name


def read_class_table(path: Path, version: str, known: Iterable[CaseClass]) -> Catalogue:
    """The classes in a table whose first row names its columns.

    Args:
        path: .xlsx or .csv.
        version: to give it.
        known: classes of all versions so far.

    Raises:
        BadInput: unreadable, no such columns, a gap, a class twice, or more of a kind than two digits can count.
    """
    rows = _rows(_cells(path), path.name)
    codes = _Codes(known, path.name)
    paths: dict[Path3, int] = {}
    classes = []
    for number, row in rows:
        group, section, name = row["group"], row.get("section", ""), row["name"]
        key = group, section, name
        if key in paths:
            raise BadInput(tr("{file} has {name} twice, in rows {first} and {second}. Nothing was changed.",
                              file=path.name, name=" / ".join(filter(None, key)), first=paths[key], second=number))
        paths[key] = number
        classes.append(CaseClass(row.get("code") or codes.of(key), name, name, group, group, section=section,
                                 section_en=section))
    return Catalogue(path.stem, path.name, version, tuple(classes))


def as_toml(catalogue: Catalogue) -> bytes:
    """A class catalogue as the file that `read_catalogue` reads."""
    head = [f"{name} = {_quoted(getattr(catalogue, name))}" for name in ("title", "authority", "version")]
    lines = [*head, ""]
    for one in catalogue.classes:
        lines.append("[[classes]]")
        for name in ("code", "name", "name_en", "group", "group_en", "section", "section_en", "symbol"):
            lines.append(f"{name} = {_quoted(getattr(one, name))}")
        lines += [f"priority = {int(one.priority)}", f"limit_hours = {float(one.limit_hours)}", ""]
    return "\n".join(lines).encode()


class _Codes:
    """Gives codes: the one a path has had before, else the next free number on each level."""

    def __init__(self, known: Iterable[CaseClass], file: str) -> None:
        self._file = file
        self._taken: dict[str, int] = {}     # beginning of codes → highest number used behind it
        self._given: dict[tuple[str, ...], str] = {}
        for one in known:
            digits = [one.code[i:i + 2] for i in range(0, len(one.code), 2)]
            if not one.code.isdecimal() or any(len(part) != 2 for part in digits):
                continue
            path = [name for name in (one.group, one.section, one.name) if name]
            for depth, part in enumerate(digits):
                start = one.code[:2 * depth]
                self._taken[start] = max(self._taken.get(start, 0), int(part))
                if len(path) == len(digits):
                    self._given.setdefault(tuple(path[:depth + 1]), start + part)

    def of(self, path: Path3) -> str:
        names = tuple(name for name in path if name)
        code = ""
        for depth in range(len(names)):
            step = names[:depth + 1]
            if step not in self._given:
                self._given[step] = code + self._next(code, names[depth])
            code = self._given[step]
        return code

    def _next(self, start: str, name: str) -> str:
        number = self._taken.get(start, 0) + 1
        if number > 99:
            raise BadInput(tr("{file}: {name} would be number 100 of its kind, and two digits count to 99. Nothing "
                              "was changed; give the codes in a column of their own.", file=self._file, name=name))
        self._taken[start] = number
        return f"{number:02}"


def _rows(table: Sequence[Sequence[str]], file: str) -> list[Row]:
    """The filled rows by the meaning of their columns. Raises `BadInput` for missing columns and gaps."""
    header = [text.strip().lower() for text in table[0]] if table else []
    columns = {name: header.index(word) for name, words in COLUMNS.items()
               for word in reversed(words) if word in header}
    if columns.get("section") == columns.get("name"):
        columns.pop("section", None)
    if not {"group", "name"} <= columns.keys():
        raise BadInput(tr("The first row of {file} must name its columns, at least “group” (一级分类) and “name” "
                          "(三级分类). Nothing was changed.", file=file))
    found: list[Row] = []
    for number, line in enumerate(table[1:], 2):
        if not any(line):
            continue
        row = {name: line[i] if i < len(line) else "" for name, i in columns.items()}
        empty = next((table[0][columns[name]] for name in row if not row[name]), None)
        if empty is not None:
            raise BadInput(tr("{file} has a gap: row {row} has no {column}. Nothing was changed.", file=file,
                              row=number, column=empty))
        found.append((number, row))
    if not found:
        raise BadInput(tr("{file} has no class. Nothing was changed.", file=file))
    return found


def _cells(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(tr("{file} is too large for a catalogue of classes. Nothing was changed.", file=path.name))
        return _of_csv(path) if path.suffix.lower() == ".csv" else _of_xlsx(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, csv.Error,
            SyntaxError) as error:  # what openpyxl raises for files that are none; its XML errors are syntax errors
        raise BadInput(tr("{file} cannot be read as a table ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error


def _of_csv(path: Path) -> list[list[str]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    return [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text))]


def _of_xlsx(path: Path) -> list[list[str]]:
    """Texts of the first sheet; a merged cell's text stands in all the cells it covers."""
    import openpyxl  # 0.15 s that only an import needs

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles it does not know
        book = openpyxl.load_workbook(path, data_only=True)
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None or sheet.max_row > MOST_ROWS:
            raise ValueError(tr("it has no sheet, or too many rows"))
        cells = [["" if cell is None else str(cell).strip() for cell in line]
                 for line in sheet.iter_rows(values_only=True)]
        for merged in sheet.merged_cells.ranges:
            text = cells[merged.min_row - 1][merged.min_col - 1]
            for i in range(merged.min_row - 1, min(merged.max_row, len(cells))):
                cells[i][merged.min_col - 1:merged.max_col] = [text] * (merged.max_col - merged.min_col + 1)
        return cells
    finally:
        book.close()


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escapes = {ord('"'): '\\"', ord("\\"): "\\\\"} | {c: f"\\u{c:04x}" for c in (*range(32), 127)}
    return f'"{text.translate(escapes)}"'
