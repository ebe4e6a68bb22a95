"""`circle …`: the 500 m service circle (群众诉求服务圈): who is within reach, who is not, where to build next."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands.areas import one_area
from console.commands.tree import console_of, door
from console.errors import NotFound, Refused
from console.language import tr

if TYPE_CHECKING:
    from console.insight.roads import Roads
    from console.insight.service_circle import Coverage, Demand
    from console.model.premises import Building, Facility
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
KIND = typer.Option("service_station", help="Kind of facility that serves.")
REACH_OPTION = typer.Option(500.0, "--reach", help="Metres.")
AREA_OPTION = typer.Option("", "--area", help="Only the buildings of this area: id, code or name.")
FOOT = typer.Option(False, "--on-foot", help="Along the layer marked as roads, instead of straight.")
BY = typer.Option("", "--by", help="Figure to make largest: people, rooms or buildings.")
OUT = typer.Option(None, "-o", "--output", help=".gpkg, .geojson, .shp, .fgb or .csv.")


class _Asked(msgspec.Struct):
    """What a command was asked about, and the answer."""

    stations: list[Facility]
    buildings: list[Building]
    demand: Demand
    covered: Coverage
    roads: Roads | None


@app.command("show")
@door(menu="Areas", icon="mdi6.map-marker-radius-outline")
def show(ctx: typer.Context, kind: str = KIND, reach: float = REACH_OPTION, area: str = AREA_OPTION,
         on_foot: bool = FOOT) -> dict[str, Any]:
    """Say how much lies within reach of a station, how stations overlap, and which carry the most."""
    asked = _ask(console_of(ctx), kind, reach, area, on_foot)
    covered = asked.covered
    loads = sorted(covered.stations, key=lambda one: -one.nearest["rooms"])
    return {"stations": len(asked.stations), "reach_m": covered.reach_m, "on_foot": covered.by_road,
            "total": covered.total, "inside": covered.inside,
            "share": {name: round(share, 6) for name, share in covered.share.items()},
            "by_stations_in_reach": covered.overlap(asked.demand),
            "load": [{"id": one.id, "name": one.name, "area": one.area, "within": one.within, "nearest": one.nearest,
                      "alone": one.alone} for one in loads]}


@app.command("outside")
@door()
def outside(ctx: typer.Context, out: Path = typer.Option(..., "-o", "--output", help=".gpkg, .geojson, .shp, .fgb "
                                                         "or .csv."),
            kind: str = KIND, reach: float = REACH_OPTION, area: str = AREA_OPTION,
            on_foot: bool = FOOT) -> dict[str, Any]:
    """Write the buildings that no station reaches, with their rooms, to a file."""
    from console.exchange.export import export_features
    from console.insight.circle_map import outside_features

    asked = _ask(console_of(ctx), kind, reach, area, on_foot)
    return export_features(out, *outside_features(asked.buildings, asked.covered),
                           demo=any(one.demo for one in asked.buildings))


@app.command("next")
@door(menu="Areas", icon="mdi6.map-marker-plus-outline", asks=True)
def next_sites(ctx: typer.Context, k: int = typer.Argument(..., min=1, help="How many stations."), kind: str = KIND,
               reach: float = REACH_OPTION, area: str = AREA_OPTION, on_foot: bool = FOOT, by: str = BY,
               out: Path | None = OUT) -> dict[str, Any]:
    """Propose where the next stations should stand, what each adds, and how far that is from the best possible."""
    from console.exchange.export import export_features
    from console.insight.circle_map import site_features
    from console.insight.covering import next_stations

    asked = _ask(console_of(ctx), kind, reach, area, on_foot)
    plan = next_stations(asked.demand, asked.covered, k, by, reach, asked.roads)
    told = msgspec.to_builtins(plan)
    if out is not None:
        told |= export_features(out, *site_features(plan, asked.demand), demo=any(one.demo for one in asked.buildings))
    return told


@app.command("map")
@door(menu="Areas", icon="mdi6.map-marker-radius")
def on_map(ctx: typer.Context, kind: str = KIND, reach: float = REACH_OPTION, area: str = AREA_OPTION,
           on_foot: bool = FOOT, k: int = typer.Option(0, "--next", min=0, help="Propose so many stations too."),
           by: str = BY) -> dict[str, Any]:
    """Add layers: within reach, buildings outside and, if asked for, proposed stations."""
    from console.insight.circle_map import show_on_map
    from console.insight.covering import next_stations

    console = console_of(ctx)
    asked = _ask(console, kind, reach, area, on_foot)
    plan = next_stations(asked.demand, asked.covered, k, by, reach, asked.roads) if k else None
    added = show_on_map(console.profile, console.layers, asked.covered, asked.buildings, asked.demand, plan,
                        console.who.id, time.time(), any(one.demo for one in asked.buildings))
    return {"layers": added, "share": asked.covered.share}


def _ask(console: Console, kind: str, reach: float, area: str, on_foot: bool) -> _Asked:
    from console.insight.service_circle import coverage, demand_of

    stations = console.places.facilities(kind)
    if not stations:
        kinds = sorted({one.kind for one in console.places.facilities()})
        raise NotFound(tr("This profile has no facility of the kind {kind}; it has: {kinds}.", kind=kind,
                          kinds=", ".join(kinds) or tr("(nothing)")))
    buildings = console.places.buildings()
    if area:
        tree = console.areas.tree()
        within = tree.within(one_area(tree, area).id)
        buildings = [one for one in buildings if one.area in within]
    if not buildings:
        raise NotFound(tr("There are no buildings here, so nobody can be counted. Import buildings first."))
    roads = console.roads() if on_foot else None
    if on_foot and roads is None:
        raise Refused(tr("No layer is marked as roads; mark one with case roads NAME, or measure straight."))
    known = console.addresses.counts()
    people = {f"{code:019}": count for code, count in zip(known.codes.tolist(), known.residents.tolist(), strict=True)}
    demand = demand_of(buildings, people if known.residents.any() else None)
    return _Asked(stations, buildings, demand, coverage(stations, demand, reach, roads), roads)
