"""`evaluate`: the figures of a period by area, department or post; each opens into its cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from console.commands.show import table
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound
from console.insight.evaluated import TOTAL, Cell, Evaluation, Part
from console.insight.grouping import By
from console.insight.periods import Step, moment_given
from console.language import tr
from console.model.area import Level

if TYPE_CHECKING:
    from console.wiring import Console

LEVELS = Literal["district", "street", "community", "grid"]


def _shown(value: Any) -> str:
    """For a terminal: one table for each heading, and the formulas below; `--json` has all numbers."""
    if not isinstance(value, dict) or "catalogue" not in value:
        return table(value) if value and isinstance(value, list) and isinstance(value[0], dict) else _words(value)
    blocks = []
    for heading in dict.fromkeys(figure["heading"] for figure in value["figures"]):
        some = [figure for figure in value["figures"] if figure["heading"] == heading]
        rows = [{tr("Row"): row["name"]} | {figure["name"]: _words_of(row[figure["key"]], figure) for figure in some}
                for row in value["rows"]]
        formulas = "\n".join(f"  {figure['name']} = {figure['formula']}" for figure in some)
        blocks.append(f"{heading}\n{table(rows)}\n{formulas}")
    return "\n\n".join(blocks)


@door(menu="Cases/Evaluation", icon="mdi6.chart-box-outline", show=_shown, asks=True)
def evaluate(
    ctx: typer.Context,
    by: By = typer.Option("area", help="One row for each area, department or person in a post."),
    level: LEVELS = typer.Option("street", help="Of the areas, with --by area."),
    area: str = typer.Option("", help="Only cases in this area (name, code or id) and below."),
    since: str = typer.Option("", help="From this day, month or year on: 2026-11-01, 2026-11 or 2026."),
    until: str = typer.Option("", help="Up to and with this day, month or year."),
    figures: list[str] = typer.Option([], "--figure", help="Only this figure; may be given several times."),
    cases: str = typer.Option("", "--cases", metavar="FIGURE", help="The ids of the cases behind this figure."),
    row: str = typer.Option(TOTAL, help="With --cases and --trend: only this row, by key or name."),
    part: Part = typer.Option("numerator", help="With --cases: above the line, below it, or the rest."),
    trend: str = typer.Option("", "--trend", metavar="FIGURE", help="This figure day by day or month by month."),
    step: Step = typer.Option("month", help="With --trend: day or month."),
    out: Path | None = typer.Option(None, "--out", help="Write the table to this file, .csv or .xlsx."),
) -> Any:
    """Evaluate the cases of a period: accuracy, timeliness, quality and sources, with formulas and the cases behind."""
    console = console_of(ctx)
    evaluator, catalogue = console.evaluator, console.evaluator.figures
    begin = moment_given(since, evaluator.zone) if since else None
    end = moment_given(until, evaluator.zone, end=True) if until else None
    if begin is not None and end is not None and begin >= end:
        raise BadInput(tr("The period ends before it begins."))
    wanted = [catalogue.get(key) for key in (*figures, *filter(None, (cases, trend)))] or None
    found = evaluator.evaluate(by, Level.named(level), _area_id(console, area) if area else "", begin, end, wanted)
    if cases:
        return sorted(found.cases(catalogue.get(cases).key, found.row(row).key, part))
    if trend:
        points = found.trend(catalogue.get(trend).key, step, found.row(row).key)
        return [{"day": point.day.isoformat(), **_plain(point.cell)} for point in points]
    if out is not None:
        from console.exchange.evaluation_sheet import export_evaluation

        return export_evaluation(out, found, catalogue, console.is_demo)
    return _value(found, f"{catalogue.title} {catalogue.version}")


def _value(found: Evaluation, catalogue: str) -> dict[str, Any]:
    return {
        "by": found.by, "level": found.level.word if found.by == "area" else None, "since": found.since,
        "until": found.until, "catalogue": catalogue,
        "figures": [{"key": one.key, "name": one.label, "heading": one.heading, "formula": one.words,
                     "share": one.is_share} for one in found.figures],
        "rows": found.as_records(),
    }


def _plain(cell: Cell) -> dict[str, Any]:
    return {"value": cell.value, "numerator": cell.numerator, "denominator": cell.denominator}


def _words_of(cell: dict[str, Any] | None, figure: dict[str, Any]) -> str:
    if cell is None or cell["value"] is None:
        return "—"
    return f"{cell['value']:.1%}" if figure["share"] else str(cell["numerator"])


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value)) if value else tr("(nothing)")
    return "\n".join(f"{name}: {item}" for name, item in value.items())


def _area_id(console: Console, name: str) -> str:
    found = console.areas.tree().find(name)
    if not found:
        raise NotFound(tr("There is no area {name} in this profile.", name=name))
    return found[0].id
