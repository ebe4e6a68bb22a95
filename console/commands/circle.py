"""`circle …`: the 500 m service circle (群众诉求服务圈): who is within reach, who is not, where to build next."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands.areas import one_area
from console.commands.circle_lines import say_ground, say_next, say_show
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.model.area import AreaTree, Level
from console.progress import Progress

if TYPE_CHECKING:
    from console.insight.covering import Plan
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
SITES = typer.Option([], "--sites", help="Only at such facilities or in such buildings: community_office, public …; "
                                          "may be given several times.")
OUT = typer.Option(None, "-o", "--output", help=".gpkg, .geojson, .shp, .fgb or .csv.")


class Asked(msgspec.Struct):
    """What a command was asked about, and the answer."""

    stations: list[Facility]
    buildings: list[Building]
    demand: Demand
    covered: Coverage
    roads: Roads | None

    @property
    def demo(self) -> bool:
        """Whether any of it is generated."""
        return any(one.demo for one in self.buildings) or any(one.demo for one in self.stations)


@app.command("show")
@door(menu="Areas/Service circle", icon="mdi6.map-marker-radius-outline", show=say_show)
def show(ctx: typer.Context, kind: str = KIND, reach: float = REACH_OPTION, area: str = AREA_OPTION,
         on_foot: bool = FOOT, k: int = typer.Option(0, "--next", min=0, help="Propose so many stations too."),
         by: str = BY, sites: list[str] = SITES) -> dict[str, Any]:
    """Say how much lies within reach of a station, how stations overlap, and which carry the most."""
    console = console_of(ctx)
    with progress_line() as progress:
        asked = ask(console, kind, reach, area, on_foot, progress)
        answer = told(console, asked)
        if k:
            try:
                answer["next"] = told_plan(console, asked, plan_of(console, asked, k, by, sites, progress))
            except NotFound as error:   # who is within reach is worth saying all the same
                answer["no_next"] = str(error)
    return answer


@app.command("outside")
@door(menu="Areas/Service circle", icon="mdi6.map-marker-off-outline", asks=True)
def outside(ctx: typer.Context, out: Path = typer.Option(..., "-o", "--output", help=".gpkg, .geojson, .shp, .fgb "
                                                         "or .csv."),
            kind: str = KIND, reach: float = REACH_OPTION, area: str = AREA_OPTION,
            on_foot: bool = FOOT) -> dict[str, Any]:
    """Write the buildings that no station reaches, with their rooms and people, to a file."""
    from console.exchange.export import export_features
    from console.insight.circle_map import outside_features

    with progress_line() as progress:
        asked = ask(console_of(ctx), kind, reach, area, on_foot, progress)
    return export_features(out, *outside_features(asked.buildings, asked.covered, asked.demand), demo=asked.demo)


@app.command("next")
@door(menu="Areas/Service circle", icon="mdi6.map-marker-plus-outline", asks=True, show=say_next)
def next_sites(ctx: typer.Context, k: int = typer.Argument(..., min=1, help="How many stations."), kind: str = KIND,
               reach: float = REACH_OPTION, area: str = AREA_OPTION, on_foot: bool = FOOT, by: str = BY,
               sites: list[str] = SITES, out: Path | None = OUT) -> dict[str, Any]:
    """Propose where the next stations should stand, what each adds, and how far that is from the best possible."""
    from console.exchange.export import export_features
    from console.insight.circle_map import site_features

    console = console_of(ctx)
    with progress_line() as progress:
        asked = ask(console, kind, reach, area, on_foot, progress)
        plan = plan_of(console, asked, k, by, sites, progress)
    answer = told_plan(console, asked, plan)
    if out is not None:
        answer |= export_features(out, *site_features(plan, asked.demand), demo=asked.demo)
    return answer


@app.command("map")
@door(menu="Areas/Service circle", icon="mdi6.map-marker-radius")
def on_map(ctx: typer.Context, kind: str = KIND, reach: float = REACH_OPTION, area: str = AREA_OPTION,
           on_foot: bool = FOOT, k: int = typer.Option(0, "--next", min=0, help="Propose so many stations too."),
           by: str = BY, sites: list[str] = SITES) -> dict[str, Any]:
    """Add layers: within reach, buildings outside and, if asked for, proposed stations."""
    from console.insight.circle_map import show_on_map

    console = console_of(ctx)
    with progress_line() as progress:
        asked = ask(console, kind, reach, area, on_foot, progress)
        plan = plan_of(console, asked, k, by, sites, progress) if k else None
    added = show_on_map(console.profile, console.layers, asked.covered, asked.buildings, asked.demand, plan,
                        console.who.id, time.time(), asked.demo)
    return {"layers": added, "share": asked.covered.share}


@app.command("ground")
@door(menu="Areas/Service circle", icon="mdi6.texture-box", show=say_ground)
def ground(ctx: typer.Context, kind: str = KIND, reach: float = REACH_OPTION,
           level: str = typer.Option("street", help="Areas to compare: district, street, community or grid."),
           ) -> dict[str, Any]:
    """Say how much of the ground of each area is within reach of a station; needs no buildings."""
    from console.commands.areas import level_named
    from console.insight.circle_ground import ground_shares

    console = console_of(ctx)
    stations = stations_of(console, kind)
    found = ground_shares(stations, console.areas.tree().level(level_named(level)), reach)
    inside, total = sum(one.inside_km2 for one in found), sum(one.total_km2 for one in found)
    return {"stations": len(stations), "reach_m": reach, "inside_km2": inside, "total_km2": total,
            "share": inside / total if total else 0.0,
            "areas": [msgspec.to_builtins(one) | {"share": one.share} for one in found]}


def ask(console: Console, kind: str, reach: float, area: str, on_foot: bool, progress: Progress) -> Asked:
    """Who is to be served by which stations, and how they cover it.

    Raises:
        NotFound: no such station or no building. Refused: on foot, where no roads are marked. BadInput: the reach.
        Cancelled: on the user's wish.
    """
    from console.insight.service_circle import coverage, demand_of

    stations = stations_of(console, kind)
    progress(0, 0, tr("Counting buildings, rooms and people …"))
    buildings = console.places.buildings()
    if area:
        tree = console.areas.tree()
        within = tree.within(one_area(tree, area).id)
        buildings = [one for one in buildings if one.area in within]
    if not buildings:
        raise NotFound(tr("There are no buildings here, so nobody can be counted; circle ground tells how much of the "
                          "ground is within reach."))
    roads = marked_roads(console) if on_foot else None
    known = console.addresses.counts()
    codes = [f"{code:019}" for code in known.codes.tolist()]
    people, rooms = (dict(zip(codes, column.tolist(), strict=True)) for column in (known.residents, known.rooms))
    demand = demand_of(buildings, people if known.residents.any() else None, rooms)
    return Asked(stations, buildings, demand, coverage(stations, demand, reach, roads, progress), roads)


def plan_of(console: Console, asked: Asked, k: int, by: str, sites: list[str], progress: Progress) -> Plan:
    """Where the next stations should stand; raises like `next_stations` and `allowed_sites`."""
    from console.insight.circle_sites import allowed_sites
    from console.insight.covering import next_stations

    places = allowed_sites(sites, console.places.facilities(), asked.buildings)
    return next_stations(asked.demand, asked.covered, k, by, asked.covered.reach_m, asked.roads, sites=places,
                         progress=progress)


def told(console: Console, asked: Asked) -> dict[str, Any]:
    """A coverage as an answer."""
    covered, tree = asked.covered, console.areas.tree()
    main = "people" if "people" in covered.total else "rooms"
    loads = sorted(covered.stations, key=lambda one: -one.nearest[main])
    return {"stations": len(asked.stations), "reach_m": covered.reach_m, "on_foot": covered.by_road, "demo": asked.demo,
            "total": covered.total, "inside": covered.inside,
            "share": {name: round(share, 6) for name, share in covered.share.items()},
            "by_stations_in_reach": covered.overlap(asked.demand),
            "load": [{"id": one.id, "name": one.name, "area": one.area, "area_name": place_word(tree, one.area),
                      "lon": one.lon, "lat": one.lat, "within": one.within, "nearest": one.nearest,
                      "alone": one.alone} for one in loads]}


def told_plan(console: Console, asked: Asked, plan: Plan) -> dict[str, Any]:
    """A plan as an answer."""
    names = {one.code: one.name for one in asked.buildings}
    tree = console.areas.tree()
    answer = msgspec.to_builtins(plan) | {"reach_m": asked.covered.reach_m, "on_foot": asked.covered.by_road}
    answer["sites"] = [{**one, "name": one["name"] or names.get(one["code"], ""),
                        "area_name": place_word(tree, one["area"])} for one in answer["sites"]]
    return answer


def place_word(tree: AreaTree, area: str) -> str:
    """Street and community of a grid, in words."""
    path = [one for one in tree.path(area) if one.level in (Level.STREET, Level.COMMUNITY)] if area else []
    return " › ".join(one.name for one in path) or area


def stations_of(console: Console, kind: str) -> list[Facility]:
    """The facilities of a kind, by its word or name. Raises `NotFound`."""
    found = console.places.facilities(kind)
    if not found:
        with contextlib.suppress(BadInput):
            found = console.places.facilities(console.facilities.kinds.named(kind).kind)
    if not found:
        kinds = sorted({one.kind for one in console.places.facilities()})
        raise NotFound(tr("This profile has no facility of the kind {kind}; it has: {kinds}.", kind=kind,
                          kinds=", ".join(kinds) or tr("(nothing)")))
    return found


def marked_roads(console: Console) -> Roads:
    """The roads that ways are measured along. Raises `Refused`."""
    roads = console.roads()
    if roads is None:
        raise Refused(tr("No layer is marked as roads; mark one with case roads NAME, or measure straight."))
    return roads
