"""`facility …`: public facilities, the codes on their plates, and what a scanned code stands for."""

from __future__ import annotations

from typing import Any

import msgspec
import typer

from console.commands.areas import one_area
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.person import Role
from console.model.premises import Facility
from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
KIND = typer.Option("", help="Only this kind; see facility kinds.")
AREA = typer.Option("", help="Only in this area: id, code or name.")


@app.command("kinds")
@door(menu="Map", icon="mdi6.shape-outline")
def kinds(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the kinds of facilities, and how many of each this profile has."""
    console = console_of(ctx)
    counts: dict[str, int] = {}
    for one in console.places.facilities():
        counts[one.kind] = counts.get(one.kind, 0) + 1
    catalogue = console.facilities.kinds
    known = [one.kind for one in catalogue.kinds]
    return [{"kind": kind, "name": catalogue.label(kind), "facilities": counts.get(kind, 0)}
            for kind in (*known, *sorted(set(counts) - set(known)))]


@app.command("list")
@door(menu="Map", icon="mdi6.hospital-building")
def list_facilities(ctx: typer.Context, kind: str = KIND, area: str = AREA,
                    limit: int = typer.Option(100, min=1, help="How many at most.")) -> dict[str, Any]:
    """List facilities with their code, place and telephone."""
    console = console_of(ctx)
    found = chosen(console, kind, area)
    codes = console.facilities.codes()
    label = console.facilities.kinds.label
    return {"count": len(found), "facilities": [
        {"id": one.id, "kind": one.kind, "kind_name": label(one.kind), "name": one.name, "area": one.area,
         "lon": one.lon, "lat": one.lat, "phone": one.phone, "code": codes.get(one.id, ""), "demo": one.demo}
        for one in found[:limit]]}


@app.command("add")
@door(menu="Map", icon="mdi6.plus-box-outline", asks=True,
      roles=(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COLLECTOR))
def add(
    ctx: typer.Context,
    kind: str = typer.Argument(..., help="Kind; see facility kinds."),
    name: str = typer.Argument(..., help="As on its sign."),
    at: str = typer.Option(..., help="LON,LAT in EPSG:4490 degrees."),
    phone: str = typer.Option("", help="To reach it by."),
) -> dict[str, Any]:
    """Put one more facility on record."""
    console = console_of(ctx)
    try:
        lon, lat = (float(word) for word in at.replace("，", ",").split(","))
    except ValueError as error:
        raise BadInput(tr("A place is written LON,LAT, such as 114.05,22.54; “{text}” is not.", text=at)) from error
    grid = console.areas.locator().locate(lon, lat)
    made = console.facilities.add(kind, name, lon, lat, grid, phone, console.who.id)
    return msgspec.to_builtins(made)


@app.command("code")
@door(menu="Map", icon="mdi6.barcode", asks=True, roles=(Role.ADMINISTRATOR, Role.SUPERVISOR))
def code(ctx: typer.Context, kind: str = KIND, area: str = AREA) -> dict[str, Any]:
    """Give a code of 16 digits to every facility chosen that has none yet."""
    console = console_of(ctx)
    found = chosen(console, kind, area)
    before = len(console.facilities.codes())
    given = console.facilities.give(found, console.who.id)
    return {"facilities": len(found), "new": len(console.facilities.codes()) - before,
            "codes": dict(sorted(given.items())[:20])}


@app.command("resolve")
@door(menu="Map", icon="mdi6.qrcode-scan", asks=True)
def resolve(ctx: typer.Context, text: str = typer.Argument(..., help="What was scanned or typed.")) -> dict[str, Any]:
    """Say what the code of a facility, a building or a room stands for."""
    return msgspec.to_builtins(console_of(ctx).facilities.resolve(text))


def chosen(console: Console, kind: str = "", area: str = "") -> list[Facility]:
    """Facilities of a kind in an area, by id.

    Raises:
        BadInput: no such kind. NotFound: there are none, or no such area.
    """
    catalogue = console.facilities.kinds
    found = console.places.facilities(kind or None)
    if kind and not found:
        found = console.places.facilities(catalogue.named(kind).kind)
    if area:
        tree = console.areas.tree()
        within = tree.within(one_area(tree, area).id)
        found = [one for one in found if one.area in within]
    if not found:
        raise NotFound(tr("There are no such facilities in this profile."))
    return found
