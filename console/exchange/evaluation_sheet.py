"""An evaluation as a file for other programs: CSV, a line a figure, or XLSX, a table for people with its formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from console.causes import cause_of
from console.errors import BadInput, ProfileError
from console.exchange.export import DEMO_WORD
from console.insight.evaluated import Cell, Evaluation
from console.language import tr
from console.model.figures import Figures

SUFFIXES = (".csv", ".xlsx")
NONE = "—"


def export_evaluation(path: Path, evaluation: Evaluation, catalogue: Figures, demo: bool = False) -> dict[str, Any]:
    """Write an evaluation; a file of that name is replaced when all is well.

    Args:
        path: .csv or .xlsx.
        catalogue: named in the file with its version.
        demo: generated data; the file says so.

    Returns:
        {"file", "rows", "figures", "demo"}.

    Raises:
        BadInput: another kind of file.
        ProfileError: the file cannot be written; what was there is kept.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput(tr("{file}: write .csv or .xlsx. Nothing was written.", file=path.name))
    part = path.with_name(f"{path.stem}.part{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write = _write_csv if path.suffix.lower() == ".csv" else _write_xlsx
        write(part, evaluation, catalogue, demo)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error
    return {"file": str(path), "rows": len(evaluation.rows) + 1, "figures": len(evaluation.figures), "demo": demo}


def period_words(evaluation: Evaluation) -> str:
    """The period as days of the city; both ends are inside."""
    def day(moment: float) -> str:
        return datetime.fromtimestamp(moment, evaluation.zone).date().isoformat()

    since = tr("the beginning") if evaluation.since is None else day(evaluation.since)
    until = tr("now") if evaluation.until is None else day(evaluation.until - 1)
    return tr("{since} to {until}", since=since, until=until)


def _lines(evaluation: Evaluation) -> Iterator[list[Any]]:
    for row in (evaluation.total, *evaluation.rows):
        for figure, cell in zip(evaluation.figures, row.cells, strict=True):
            if cell is not None:
                value = cell.numerator if cell.denominator is None else "" if cell.value is None else cell.value
                below = "" if cell.denominator is None else cell.denominator
                yield [row.key, row.label, figure.key, figure.label, value, cell.numerator, below, figure.words]


def _write_csv(path: Path, evaluation: Evaluation, catalogue: Figures, demo: bool) -> None:
    header = ["row", "row_name", "figure", "figure_name", "value", "numerator", "denominator", "formula"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # Excel reads Chinese only with a BOM
        writer = csv.writer(file)
        writer.writerow([*header, "label"] if demo else header)
        for line in _lines(evaluation):
            writer.writerow([*line, DEMO_WORD] if demo else line)


def _write_xlsx(path: Path, evaluation: Evaluation, catalogue: Figures, demo: bool) -> None:
    from openpyxl import Workbook  # half a second that only an export needs

    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = tr("Evaluation")
    _table(sheet, evaluation, [f"{catalogue.title} {catalogue.version}", period_words(evaluation),
                               *([DEMO_WORD] if demo else [])])
    _formulas(book.create_sheet(tr("Formulas")), evaluation)
    book.save(path)


def _table(sheet: Any, evaluation: Evaluation, heading: list[str]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for text in heading:
        sheet.append([_plain(text)])
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.append([])
    start = sheet.max_row + 1
    sheet.append([""] + [_plain(figure.heading) for figure in evaluation.figures])
    sheet.append([tr("Row")] + [_plain(figure.label) for figure in evaluation.figures])
    for row in (evaluation.total, *evaluation.rows):
        sheet.append([_plain(row.label)] + [_shown(cell) for cell in row.cells])
    for line in sheet.iter_rows(min_row=start, max_row=start + 1):
        for cell in line:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for i, figure in enumerate(evaluation.figures, 2):
        sheet.column_dimensions[get_column_letter(i)].width = 13
        for (cell,) in sheet.iter_rows(min_row=start + 2, min_col=i, max_col=i):
            cell.number_format = "0.0%" if figure.is_share else "0"
            cell.alignment = Alignment(horizontal="right")
    sheet.column_dimensions["A"].width = 28
    sheet.freeze_panes = sheet.cell(start + 2, 2)


def _formulas(sheet: Any, evaluation: Evaluation) -> None:
    total = dict(zip((figure.key for figure in evaluation.figures), evaluation.total.cells, strict=True))
    sheet.append([tr("Figure"), tr("Formula"), tr("Numerator"), tr("Denominator")])
    for figure in evaluation.figures:
        cell = total[figure.key] or Cell(0)
        sheet.append([_plain(figure.label), _plain(figure.words), cell.numerator,
                      NONE if cell.denominator is None else cell.denominator])
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90


def _shown(cell: Cell | None) -> Any:
    return NONE if cell is None or cell.value is None else cell.value


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
