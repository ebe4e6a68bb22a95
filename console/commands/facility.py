"""`facility …`: public facilities, the codes on their plates, and what a scanned code stands for."""

from __future__ import annotations

from typing import Any

import msgspec
import typer

from console.commands.areas import one_area
from console.commands.case_lines import moment
from console.commands.circle import marked_roads
from console.commands.facility_lines import full, number_of, place_of, say_facility, say_near
from console.commands.tree import console_of, door
from console.errors import NotFound
from console.language import tr
from console.model.facility_code import FACILITY, digits_of
from console.model.person import Role
from console.model.premises import Facility, FacilityContact
from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
KIND = typer.Option("", help="Only this kind; see facility kinds.")
AREA = typer.Option("", help="Only in this area: id, code or name.")
CODE_LIKE = 15      # digits from which somebody meant a code, if one too few
FACILITY_ID = typer.Argument(..., metavar="ID", help="Id of the facility, or the code on its plate.")


@app.command("kinds")
@door(menu="Map/Facilities", icon="mdi6.shape-outline")
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
@door(menu="Map/Facilities", icon="mdi6.hospital-building")
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
@door(menu="Map/Facilities", icon="mdi6.plus-box-outline", asks=True,
      roles=(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COLLECTOR))
def add(
    ctx: typer.Context,
    kind: str = typer.Argument(..., help="Kind; see facility kinds."),
    name: str = typer.Argument(..., help="As on its sign."),
    at: str = typer.Option(..., help="LON,LAT in EPSG:4490 degrees."),
    phone: str = typer.Option("", help="To reach it by."),
    contact: str = typer.Option("", help="Name of who answers for it."),
    mobile: str = typer.Option("", help="That person's telephone."),
    duty: str = typer.Option("", help="Telephone that somebody answers day and night."),
    hours: str = typer.Option("", help="When it is open."),
    address: str = typer.Option("", help="In words."),
    services: str = typer.Option("", help="What it offers."),
) -> dict[str, Any]:
    """Put one more facility on record."""
    console = console_of(ctx)
    lon, lat = place_of(at)
    reached = FacilityContact("", contact.strip(), number_of(mobile), number_of(duty), hours.strip(), address.strip(),
                              services.strip())
    grid = console.areas.locator().locate(lon, lat)
    made = console.facilities.add(kind, name, lon, lat, grid, number_of(phone), console.who.id, reached)
    return full(console, made)


@app.command("edit")
@door(menu="Map/Facilities", icon="mdi6.pencil-outline", asks=True,
      roles=(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COLLECTOR))
def edit(
    ctx: typer.Context,
    facility: str = FACILITY_ID,
    name: str | None = typer.Option(None, help="As on its sign."),
    kind: str = typer.Option("", help="Kind; see facility kinds."),
    at: str = typer.Option("", help="LON,LAT in EPSG:4490 degrees, where it stands now."),
    phone: str | None = typer.Option(None, help="To reach it by."),
    contact: str | None = typer.Option(None, help="Name of who answers for it."),
    mobile: str | None = typer.Option(None, help="That person's telephone."),
    duty: str | None = typer.Option(None, help="Telephone that somebody answers day and night."),
    hours: str | None = typer.Option(None, help="When it is open."),
    address: str | None = typer.Option(None, help="In words."),
    services: str | None = typer.Option(None, help="What it offers."),
) -> dict[str, Any]:
    """Correct what is known of a facility; what is not named stays, and an empty text takes it away."""
    console = console_of(ctx)
    told: dict[str, Any] = {"name": name, "phone": phone, "contact": contact, "mobile": mobile, "duty": duty,
                            "hours": hours, "address": address, "services": services}
    told = {field: number_of(text) if field in ("phone", "mobile", "duty") else text
            for field, text in told.items() if text is not None}
    if at:
        lon, lat = place_of(at)
        told |= {"lon": lon, "lat": lat, "area": console.areas.locator().locate(lon, lat)}
    return full(console, console.facilities.change(one_facility(console, facility).id, console.who.id, kind, **told))


@app.command("remove")
@door(menu="Map/Facilities", icon="mdi6.delete-outline", asks=True, roles=(Role.ADMINISTRATOR, Role.SUPERVISOR))
def remove(ctx: typer.Context, facility: str = FACILITY_ID,
           why: str = typer.Option(..., help="The reason, kept in the record.")) -> dict[str, Any]:
    """Take a facility off the map and out of every list; recall brings it back, and its code is given to no other."""
    console = console_of(ctx)
    gone = console.facilities.removal.remove(one_facility(console, facility).id, console.who.id, why)
    return {"removed": gone.name, "id": gone.id, "code": console.facilities.codes().get(gone.id, "")}


@app.command("recall")
@door(menu="Map/Facilities", icon="mdi6.undo", roles=(Role.ADMINISTRATOR, Role.SUPERVISOR))
def recall(ctx: typer.Context,
           facility: str = typer.Argument("", metavar="[ID]", help="Its id; left out: the one removed last."),
           ) -> dict[str, Any]:
    """Bring back a facility that was removed, as it was and with its code."""
    console = console_of(ctx)
    return full(console, console.facilities.removal.recall(console.who.id, facility.strip()))


@app.command("removed")
@door(menu="Map/Facilities", icon="mdi6.delete-clock-outline")
def removed(ctx: typer.Context) -> list[dict[str, Any]]:
    """List facilities that were removed, the last one first, with the reason."""
    console = console_of(ctx)
    label = console.facilities.kinds.label
    return [{"id": one.facility.id, "kind_name": label(one.facility.kind), "name": one.facility.name,
             "at": moment(one.at), "why": one.why, "demo": one.facility.demo}
            for one in console.facilities.removal.removed()]


@app.command("show")
@door(menu="Map/Facilities", icon="mdi6.card-text-outline", asks=True, show=say_facility)
def show(ctx: typer.Context, facility: str = FACILITY_ID) -> dict[str, Any]:
    """Show a facility: where it is, how it is reached and what it offers; people are masked."""
    console = console_of(ctx)
    return full(console, one_facility(console, facility))


@app.command("nearest")
@door(menu="Map/Facilities", icon="mdi6.map-marker-distance", asks=True, show=say_near)
def nearest_of(
    ctx: typer.Context,
    place: str = typer.Argument(..., help="LON,LAT in EPSG:4490 degrees, or the code of a door or facility."),
    kind: list[str] = typer.Option([], "--kind", help="Only this kind; may be given several times."),
    each: int = typer.Option(1, min=1, max=100, help="So many of each kind."),
    on_foot: bool = typer.Option(False, "--on-foot", help="Along the layer marked as roads, instead of straight."),
) -> list[dict[str, Any]]:
    """Say which hydrant, shelter, hospital … is the nearest, and how far it is."""
    from console.insight.nearest import nearest

    console = console_of(ctx)
    catalogue, roads = console.facilities.kinds, marked_roads(console) if on_foot else None
    wanted = {catalogue.named(one).kind for one in kind}
    found = [one for one in console.places.facilities() if not wanted or one.kind in wanted]
    if not found:
        raise NotFound(tr("There are no such facilities in this profile."))
    reached = console.facilities.contacts()
    if "," in place.replace("，", ","):
        lon, lat = place_of(place)
    else:
        at = console.facilities.resolve(place)
        lon, lat = at.lon, at.lat
    return [{"kind_name": catalogue.label(one.facility.kind), "name": one.facility.name,
             "distance_m": round(one.metres, 1), "by_road": one.by_road, "phone": one.facility.phone,
             "duty": reached.get(one.facility.id, FacilityContact("")).duty, "id": one.facility.id,
             "kind": one.facility.kind, "lon": one.facility.lon, "lat": one.facility.lat}
            for one in nearest(found, lon, lat, each, roads)]


@app.command("code")
@door(menu="Map/Facilities", icon="mdi6.barcode", asks=True, roles=(Role.ADMINISTRATOR, Role.SUPERVISOR))
def code(ctx: typer.Context, kind: str = KIND, area: str = AREA) -> dict[str, Any]:
    """Give a code of 16 digits to every facility chosen that has none yet."""
    console = console_of(ctx)
    found = chosen(console, kind, area)
    before = len(console.facilities.codes())
    given = console.facilities.give(found, console.who.id)
    return {"facilities": len(found), "new": len(console.facilities.codes()) - before,
            "codes": dict(sorted(given.items())[:20])}


@app.command("resolve")
@door(menu="Map/Facilities", icon="mdi6.qrcode-scan", asks=True)
def resolve(ctx: typer.Context, text: str = typer.Argument(..., help="What was scanned or typed.")) -> dict[str, Any]:
    """Say what the code of a facility, a building or a room stands for; of an unknown one, which codes are near it."""
    found = msgspec.to_builtins(console_of(ctx).facilities.resolve(text))
    return {name: value for name, value in found.items() if name != "near" or value}


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


def one_facility(console: Console, text: str) -> Facility:
    """The facility with this id or with this code on its plate.

    Raises:
        NotFound: there is none; near codes are named.
    """
    found = console.places.facility(text.strip())
    if found is None and len(digits_of(text)) >= CODE_LIKE:
        place = console.facilities.resolve(text)
        found = console.places.facility(place.id) if place.kind == FACILITY else None
    return found or console.facilities.get(text.strip())

