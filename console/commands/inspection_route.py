"""`inspect route|start`: the day's way through buildings, where it begins, and the file somebody takes along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from console.commands.hazard_lines import Line
from console.commands.tree import console_of, door
from console.desk.hazard.start import Start
from console.errors import BadInput, NotFound
from console.exchange.route_file import RouteStop, write_route
from console.language import tr

if TYPE_CHECKING:
    from console.desk.hazard.route import Route
    from console.wiring import Console

STATION = typer.Option("", help="Id of the facility it begins at.")
LON = typer.Option(None, help="Longitude of the start, in degrees (CGCS2000).")
LAT = typer.Option(None, help="Latitude of the start, in degrees (CGCS2000).")
PLAN = typer.Argument("", metavar="[PLAN]", help="Id of the plan.")


@door(menu="Hazards/Inspect", icon="mdi6.map-marker-path", asks=True)
def route(
    ctx: typer.Context, plan_id: str = PLAN,
    count: int = typer.Option(20, min=1, max=500, help="How many buildings today."),
    building: list[str] = typer.Option([], "--building", help="These buildings instead of a plan's."),
    station: str = STATION, lon: float | None = LON, lat: float | None = LAT,
    out: Path | None = typer.Option(None, "-o", "--out", help="Also write it: .csv, .geojson or .gpx."),
) -> Line:
    """Show today's route: the most pressing buildings that a plan has left, in a short order along roads."""
    console = console_of(ctx)
    if bool(plan_id) == bool(building):
        raise BadInput(tr("Name a plan or buildings."))
    desk, named = console.inspections, start_named(console, station, lon, lat, "")
    begin = named
    if named is None and plan_id:
        begin = desk.start(plan_id, desk.left(plan_id)[:count])
    place = begin.place if begin is not None else None
    found = desk.route(building, place) if building else desk.today(plan_id, count, place)
    stops = stops_of(console, found)
    if out is not None:
        write_route(out, found, stops, begin.name if begin is not None else "")
    return {"metres": round(found.metres), "nearest_first": round(found.nearest), "by_road": found.is_by_road,
            "start": {"name": begin.name, "lon": begin.lon, "lat": begin.lat} if begin is not None else None,
            "file": str(out) if out is not None else "",
            "stops": [{"stop": one.number, "building": one.building, "name": one.name, "lon": one.lon, "lat": one.lat,
                       "metres": round(one.metres), "by_road": one.by_road, "checklist": one.checklist}
                      for one in stops]}


@door(menu="Hazards/Inspect", icon="mdi6.map-marker-star-outline", asks=True)
def start(
    ctx: typer.Context, plan_id: str = typer.Argument(..., metavar="PLAN", help="Id of the plan."),
    station: str = STATION, lon: float | None = LON, lat: float | None = LAT,
    name: str = typer.Option("", help="What the place is called."),
    nearest: bool = typer.Option(False, "--nearest", help="At the station nearest to its buildings again."),
) -> Line:
    """Show or choose where the ways of a plan begin: a station or a point; otherwise the nearest station."""
    console = console_of(ctx)
    desk, wanted = console.inspections, start_named(console, station, lon, lat, name)
    if wanted is not None and nearest:
        raise BadInput(tr("Name a station, a point or --nearest, one of them. Nothing was changed."))
    if wanted is not None or nearest:
        desk.begin_at(plan_id, wanted, console.who)
    now = desk.start(plan_id)
    return {"plan": plan_id, "chosen": desk.plan(plan_id).start is not None,
            "start": {"name": now.name, "lon": now.lon, "lat": now.lat} if now is not None else None,
            "stations": [{"station": one.facility, "name": one.name, "lon": one.lon, "lat": one.lat}
                         for one in desk.stations(plan_id)]}


def start_named(console: Console, station: str, lon: float | None, lat: float | None, name: str) -> Start | None:
    """The start that a line names; None where it names none.

    Raises:
        BadInput: half a point, or a point and a station. NotFound: no such facility.
    """
    if (lon is None) != (lat is None) or (station and lon is not None):
        raise BadInput(tr("A start is a station, or a point with a longitude and a latitude. Nothing was changed."))
    if lon is not None and lat is not None:
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            raise BadInput(tr("{lon}, {lat} is no place on the globe. Nothing was changed.", lon=lon, lat=lat))
        return Start(lon, lat, name)
    if not station:
        return None
    found = console.places.facility(station)
    if found is None:
        raise NotFound(tr("There is no facility {id}. Nothing was changed.", id=station))
    return Start(found.lon, found.lat, name or found.name, found.id)


def stops_of(console: Console, found: Route) -> list[RouteStop]:
    """The stops of a way with what is known of each building."""
    known = {one.code: one for one in console.places.buildings()}
    lists = console.inspections.lists
    return [RouteStop(number, code, known[code].name, known[code].lon, known[code].lat, leg, bool(line),
                      lists.of(known[code]).label)
            for number, (code, leg, line) in enumerate(zip(found.buildings, found.legs, found.lines, strict=True), 1)]
