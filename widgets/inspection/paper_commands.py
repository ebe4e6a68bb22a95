"""`inspect sheet`: the day's way on paper; needs Qt, which is imported only when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from console.commands.inspection_route import LAT, LON, PLAN, STATION, start_named
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr


@door(menu="Hazards/Inspect", icon="mdi6.printer-outline", asks=True)
def sheet(
    ctx: typer.Context, plan_id: str = PLAN,
    out: Path = typer.Option(..., "-o", "--out", help="PDF file to write."),
    count: int = typer.Option(20, min=1, max=100, help="How many buildings today."),
    building: list[str] = typer.Option([], "--building", help="These buildings instead of a plan's."),
    station: str = STATION, lon: float | None = LON, lat: float | None = LAT,
) -> dict[str, Any]:
    """Print the day's way with its map, and a form to fill in at every stop."""
    from widgets.application import need_application
    from widgets.inspection.paper_maker import make_paper

    console = console_of(ctx)
    if bool(plan_id) == bool(building):
        raise BadInput(tr("Name a plan or buildings."))
    desk, begin = console.inspections, start_named(console, station, lon, lat, "")
    if begin is None and plan_id:
        begin = desk.start(plan_id, desk.left(plan_id)[:count])
    place = begin.place if begin is not None else None
    way = desk.route(building, place) if building else desk.today(plan_id, count, place)
    plan = desk.plan(plan_id) if plan_id else None
    need_application()
    pages = make_paper(console, out, plan.title if plan is not None else tr("Inspection"), way,
                       begin.name if begin is not None else "", plan.inspector if plan is not None else "")
    return {"file": str(out), "pages": pages, "buildings": len(way.buildings)}
