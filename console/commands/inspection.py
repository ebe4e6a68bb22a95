"""`inspect …`: who answers for a building, what is due, plans, today's route, visits, and how inspecting goes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands import inspection_party, inspection_route
from console.commands.hazard_lines import Line, area_id, hazard_line, level_named, party_name
from console.commands.order_lines import moment
from console.commands.tree import console_of, door
from console.desk.hazard.due import Due
from console.errors import BadInput
from console.insight.inspection_figures import Coverage
from console.insight.periods import moment_given
from console.language import tr
from console.model.hazard import HazardLevel
from console.model.inspection import Finding, Plan, Visit

app = typer.Typer(no_args_is_help=True)
app.command("party")(inspection_party.party)
app.command("party-import")(inspection_party.party_import)
app.command("party-missing")(inspection_party.party_missing)
app.command("route")(inspection_route.route)
app.command("start")(inspection_route.start)
BUILDING = typer.Argument(..., help="Code of the building, 19 digits.")
AREA = typer.Option("", help="Name, code or id of an area; with all below it.")
SINCE = typer.Option("", help="From this day, month or year on: 2026-11-01, 2026-11 or 2026.")
UNTIL = typer.Option("", help="Up to and with this day, month or year.")


@app.command("checklist")
@door(menu="Hazards/Inspect", icon="mdi6.format-list-checks", asks=True)
def checklist(ctx: typer.Context, building: str = BUILDING) -> list[Line]:
    """Show the checklist of a building's type."""
    console = console_of(ctx)
    found = console.inspections.checklist(building)
    return [{"checklist": found.label, "item": one.code, "text": one.label,
             "kind": console.hazards.rules.kind_label(one.kind)} for one in found.items]


@app.command("due")
@door(menu="Hazards/Inspect", icon="mdi6.calendar-alert")
def due(ctx: typer.Context, area: str = AREA,
        limit: int = typer.Option(50, min=1, help="At most so many lines.")) -> list[Line]:
    """List buildings that are due for inspection by risk and season, the most pressing first."""
    console = console_of(ctx)
    names = {one.code: one.name for one in console.places.buildings()}
    return [_due_line(one, names) for one in console.inspections.due(area_id(console, area))[:limit]]


@app.command("plan")
@door(menu="Hazards/Inspect", icon="mdi6.calendar-plus", asks=True)
def plan(
    ctx: typer.Context, title: str = typer.Argument("", help="What it is called."), area: str = AREA,
    days: float = typer.Option(7.0, min=0.1, help="How long it runs from now."),
    count: int = typer.Option(100, min=1, help="At most so many buildings."),
    building: list[str] = typer.Option([], "--building", help="These buildings; left out: the most pressing."),
    inspector: str = typer.Option("", help="Login name of who goes."),
) -> Line:
    """Plan inspections: the most pressing of the buildings that are due, by risk and season."""
    console = console_of(ctx)
    return _plan_line(console, console.inspections.make_plan(
        console.who, title=title, area=area_id(console, area), days=days, count=count, buildings=building,
        inspector=inspector)) | {"season": _season(console)}


@app.command("plans")
@door(menu="Hazards/Inspect", icon="mdi6.calendar-multiple")
def plans(ctx: typer.Context) -> list[Line]:
    """List the plans, the latest first, with how far each is."""
    console = console_of(ctx)
    found = sorted(console.inspections.plans().values(), key=lambda one: (-one.made_at, one.id))
    return [_plan_line(console, one) for one in found]


@app.command("cancel")
@door(menu="Hazards/Inspect", icon="mdi6.calendar-remove", asks=True)
def cancel(ctx: typer.Context, plan_id: str = typer.Argument(..., metavar="ID", help="Id of the plan."),
           why: str = typer.Option(..., help="The reason, kept in the record.")) -> Line:
    """Call a plan off; visits that were made stay."""
    console = console_of(ctx)
    return _plan_line(console, console.inspections.cancel_plan(plan_id, console.who, why))


@app.command("visit")
@door(menu="Hazards/Inspect", icon="mdi6.clipboard-edit-outline", asks=True)
def visit(
    ctx: typer.Context, building: str = BUILDING,
    finding: list[str] = typer.Option([], "--finding", metavar="ITEM[:TEXT]",
                                      help="An item of the checklist that is not right, and in words what is wrong."),
    spot: list[str] = typer.Option([], "--spot", metavar="ITEM[:TEXT]", help="The same, put right on the spot."),
    photo: list[str] = typer.Option([], "--photo", metavar="ITEM=FILE", help="A picture of a finding."),
    grade: list[str] = typer.Option([], "--grade", metavar="ITEM=LEVEL", help="major, larger, general or low."),
    plan_id: str = typer.Option("", "--plan", metavar="ID", help="The plan it belongs to."),
    note: str = typer.Option("", help="A remark, kept in the record."),
    no_entry: bool = typer.Option(False, "--no-entry", help="Nobody let the inspector in: it does not count."),
) -> Line:
    """Record an inspection; every finding becomes a hazard with an order and a limit."""
    console = console_of(ctx)
    photos, grades = [_pair(one) for one in photo], dict(_pair(one) for one in grade)
    findings = [_finding(text, on_the_spot, photos, grades)
                for texts, on_the_spot in ((finding, False), (spot, True)) for text in texts]
    strange = {item for item, _ in photos} | set(grades)
    if strange - {one.item for one in findings}:
        raise BadInput(tr("A picture or level names {item}, which is no finding of this line. Nothing was changed.",
                          item=", ".join(sorted(strange - {one.item for one in findings}))))
    made, hazards = console.inspections.visit(building, console.who, findings=findings, plan=plan_id, note=note,
                                              entered=not no_entry)
    return _visit_line(made) | {"findings": [hazard_line(console, one) for one in hazards]}


@app.command("withdraw")
@door(menu="Hazards/Inspect", icon="mdi6.clipboard-remove-outline", asks=True)
def withdraw(ctx: typer.Context, visit_id: str = typer.Argument(..., metavar="ID", help="Id of the inspection."),
             why: str = typer.Option(..., help="The reason, kept in the record.")) -> Line:
    """Take an inspection back that was recorded by mistake; its orders that nobody acted on go with it."""
    console = console_of(ctx)
    visit, gone = console.inspections.withdraw(visit_id, console.who, why)
    stay = [one for one in visit.hazards if one not in {hazard.id for hazard in gone}]
    return _visit_line(visit) | {"dismissed": [one.id for one in gone], "stay": stay}


@app.command("visits")
@door(menu="Hazards/Inspect", icon="mdi6.clipboard-list-outline")
def visits(ctx: typer.Context, building: str = typer.Argument("", help="Only of this building, 19 digits."),
           area: str = AREA, limit: int = typer.Option(100, min=1, help="At most so many lines.")) -> list[Line]:
    """List inspections, the latest first."""
    console = console_of(ctx)
    within = console.areas.tree().within(area_id(console, area)) if area else None
    found = [one for one in console.inspections.visits().values()
             if building in ("", one.building) and (within is None or one.area in within)]
    return [_visit_line(one) for one in sorted(found, key=lambda one: (-one.at, one.id))[:limit]]


@app.command("coverage")
@door(menu="Hazards/Inspect", icon="mdi6.percent-circle-outline")
def coverage(
    ctx: typer.Context, since: str = SINCE, until: str = UNTIL, area: str = AREA,
    level: str = typer.Option("street", help="Of the areas: district, street, community or grid."),
    missed: bool = typer.Option(False, "--missed", help="The buildings that were due and not inspected instead."),
) -> list[Any]:
    """Show how many of the buildings that were due were inspected, area by area."""
    console = console_of(ctx)
    zone = console.evaluator.zone
    begin = moment_given(since, zone) if since else time.time() - 30 * 86_400.0
    end = moment_given(until, zone, end=True) if until else time.time()
    if begin >= end:
        raise BadInput(tr("The period ends before it begins."))
    rows, total = console.inspection_figures.coverage(begin, end, level_named(level), area_id(console, area))
    if missed:
        return list(total.missed)
    return [_coverage_line(one) for one in (*rows, msgspec.structs.replace(total, name=tr("All areas")))]


@app.command("repeated")
@door(menu="Hazards/Inspect", icon="mdi6.repeat")
def repeated(ctx: typer.Context, area: str = AREA,
             days: float = typer.Option(365.0, min=1.0, help="How far back."),
             limit: int = typer.Option(50, min=1, help="At most so many lines.")) -> list[Line]:
    """List what was found in one building again and again."""
    console = console_of(ctx)
    found = console.inspection_figures.repeated(days, area_id(console, area))[:limit]
    return [{"times": len(one.hazards), "open": one.open, "building": one.building, "name": one.name,
             "kind": console.hazards.rules.kind_label(one.kind), "item": one.item,
             "says": console.inspection_figures.says(one), "party": party_name(console, one.party),
             "last_at": moment(one.last_at), "hazards": list(one.hazards)}
            for one in found]


@app.command("parties")
@door(menu="Hazards/Inspect", icon="mdi6.podium")
def parties(ctx: typer.Context, area: str = AREA, since: str = SINCE,
            limit: int = typer.Option(20, min=1, help="At most so many lines.")) -> list[Line]:
    """List the responsible parties with the most overdue and open hazards, the worst first."""
    console = console_of(ctx)
    begin = moment_given(since, console.evaluator.zone) if since else None
    found = console.inspection_figures.parties(begin, area_id(console, area))[:limit]
    return [{"party": one.party, "name": party_name(console, one.party), "buildings": one.buildings,
             "found": one.found, "open": one.open, "overdue": one.overdue,
             "on_time": None if one.on_time_share is None else round(one.on_time_share, 3), "returns": one.returns,
             "score": one.score, "demo": one.demo} for one in found]


def _pair(text: str) -> tuple[str, str]:
    """ITEM=VALUE. Raises `BadInput`."""
    item, sign, value = text.partition("=")
    if not sign or not item.strip() or not value.strip():
        raise BadInput(tr("“{text}” is not ITEM=VALUE. Nothing was changed.", text=text))
    return item.strip(), value.strip()


def _finding(text: str, on_the_spot: bool, photos: list[tuple[str, str]], grades: dict[str, str]) -> Finding:
    item, _, words = text.replace("：", ":").partition(":")
    item = item.strip()
    try:
        level = HazardLevel(grades[item]) if item in grades else None
    except ValueError as error:
        raise BadInput(tr("{level} is no level; choose major, larger, general or low. Nothing was changed.",
                          level=grades[item])) from error
    return Finding(item, text=words.strip(), level=level, on_the_spot=on_the_spot,
                   photos=tuple(str(Path(file)) for name, file in photos if name == item))


def _due_line(one: Due, names: dict[str, str]) -> Line:
    return {"building": one.building, "name": names.get(one.building, ""), "checklist": one.checklist,
            "index": round(one.index, 1), "every_days": round(one.every, 1), "last": moment(one.last),
            "due_at": moment(one.due_at) if one.last is not None else tr("never inspected"), "season": one.season}


def _plan_line(console: Any, one: Plan) -> Line:
    found: Coverage = console.inspection_figures.progress(one.id)
    return {"id": one.id, "title": one.title, "area": one.area, "season": one.season, "since": moment(one.since),
            "until": moment(one.until), "inspector": one.inspector, "buildings": len(one.buildings),
            "inspected": len(found.inspected), "closed_doors": len(found.closed_doors), "cancelled": one.cancelled,
            "weights": one.weights, "demo": one.demo}


def _visit_line(one: Visit) -> Line:
    return {"id": one.id, "building": one.building, "at": moment(one.at), "by": one.by, "checklist": one.checklist,
            "entered": one.entered, "passed": len(one.passed), "hazards": list(one.hazards), "plan": one.plan,
            "note": one.note, "withdrawn": one.withdrawn, "demo": one.demo}


def _coverage_line(one: Coverage) -> Line:
    return {"area": one.area, "name": one.name, "due": len(one.due), "inspected": len(one.inspected),
            "share": None if one.share is None else round(one.share, 4), "missed": len(one.missed),
            "closed_doors": len(one.closed_doors)}


def _season(console: Any) -> str:
    season = console.inspections.season()
    return season.label if season else ""
