"""`catalog …`: classes, time limits, departments, rules and phrases, and which version of each holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands.tree import console_of, door
from console.desk.catalogue_kinds import calendar_kind, count_of
from console.desk.catalogues import Version, knows_year
from console.desk.late_limits import give_limits
from console.errors import BadInput, NotFound
from console.language import tr

app = typer.Typer(no_args_is_help=True)
KIND = typer.Argument(..., help="classes, limits, departments, rules, phrases, orders, access, evaluation or calendar.")


@app.command("list")
@door(menu="Manage/Catalogues", icon="mdi6.bookshelf")
def list_catalogues(
    ctx: typer.Context,
    kind: str = typer.Argument("", help="All versions of this kind; otherwise the one in force of every kind."),
) -> list[dict[str, Any]]:
    """List the catalogues, or the versions of one."""
    catalogues = console_of(ctx).catalogues
    if kind:
        return [_line(one) for one in catalogues.versions(kind)]
    found = [next((v for v in catalogues.versions(one) if v.current), None) for one in catalogues.kinds()]
    return [_line(one) | {"count": count_of(catalogues.current(one.kind))} for one in found if one is not None]


@app.command("import")
@door(menu="Manage/Catalogues", icon="mdi6.import", asks=True)
def import_file(
    ctx: typer.Context,
    kind: str = KIND,
    file: Path = typer.Argument(..., help="TOML; classes also as a table (XLSX, CSV) with one column per level."),
    version: str = typer.Option("", help="Of a table, which has none inside; otherwise the date."),
) -> dict[str, Any]:
    """Import a file as the new version of a catalogue, whole or not at all."""
    console = console_of(ctx)
    return console.catalogues.imported(kind, file, console.who, version)


@app.command("use")
@door(menu="Manage/Catalogues", icon="mdi6.swap-horizontal-bold", asks=True)
def use(
    ctx: typer.Context,
    kind: str = KIND,
    version: str = typer.Argument(..., help="One of the versions that catalog list KIND shows."),
) -> dict[str, Any]:
    """Let another version hold, for example an older one again."""
    console = console_of(ctx)
    return console.catalogues.take(kind, version, console.who)


@app.command("show")
@door(icon="mdi6.book-open-variant")
def show(
    ctx: typer.Context,
    kind: str = KIND,
    class_code: str = typer.Option("", "--class", help="Limits of this class, for every priority."),
) -> Any:
    """Show a catalogue as it holds now."""
    console = console_of(ctx)
    if class_code:
        if kind != "limits":
            raise BadInput(tr("--class goes with: catalog show limits."))
        return _limits_of(console.catalogues, class_code)
    found = console.catalogues.current(kind)
    if kind == "classes":
        return [{"code": one.code, "label": one.label, "group": one.group, "priority": one.priority.name.lower()}
                for one in found.classes]
    return msgspec.to_builtins(found)


@app.command("calendar")
@door(icon="mdi6.calendar-check")
def calendar(
    ctx: typer.Context,
    year: int = typer.Argument(..., min=1900, max=2200, help="The year."),
    weekends: bool = typer.Option(False, "--weekends", help="The list is not out yet: count only weekends as free."),
    file: Path | None = typer.Option(None, help="TOML with the year's holidays and make-up days."),
) -> dict[str, Any]:
    """Show the working days of a year, or supply them where they are missing."""
    console = console_of(ctx)
    catalogues = console.catalogues
    if weekends and file is not None:
        raise BadInput(tr("Give either --weekends or --file."))
    if file is not None:
        catalogues.imported(calendar_kind(year), file, console.who)
    elif weekends:
        catalogues.weekends(year, console.who)
    supplied = weekends or file is not None
    return _year(console, year) | ({"limits_set": give_limits(console.cases, console.clocks, console.who)}
                                   if supplied else {})


def _year(console: Any, year: int) -> dict[str, Any]:
    supplied = console.catalogues.years.get(year)
    source = (tr("weekends only") if supplied.weekends_only else supplied.title) if supplied else (
        tr("the program's list") if knows_year(year) else tr("missing"))
    if supplied is None and not knows_year(year) and console.catalogues.limits.legal_holidays:
        raise NotFound(tr("The working days of {year} are not known. Import the year's list (catalog calendar {year} "
                          "--file FILE), or count its weekends only (catalog calendar {year} --weekends).", year=year))
    days = [date(year, 1, 1) + timedelta(days=i) for i in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    work = {day: console.clocks.calendar.is_workday(day) for day in days}
    return {"year": year, "source": source, "workdays": sum(work.values()),
            "holidays": [str(day) for day in days if day.weekday() < 5 and not work[day]],
            "makeup_days": [str(day) for day in days if day.weekday() >= 5 and work[day]]}


def _limits_of(catalogues: Any, code: str) -> list[dict[str, Any]]:
    if catalogues.classes.known(code) is None:
        raise NotFound(tr("The catalogue has no class {code}.", code=code))
    found = []
    for priority in range(1, 5):
        rule = catalogues.limits.rule_of(code, priority)
        steps = {state: limit.label for state, limit in rule.steps.items()}
        found.append({"class": code, "priority": priority, "whole": rule.whole.label if rule.whole else ""} | steps)
    return found


def _line(one: Version) -> dict[str, Any]:
    at = None if one.at is None else datetime.fromtimestamp(one.at).astimezone().isoformat(timespec="seconds")
    return {"kind": one.kind, "version": one.version, "current": one.current, "title": one.title,
            "authority": one.authority, "imported_at": at, "imported_by": one.by}
