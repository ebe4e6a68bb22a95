"""`areas …`: the hierarchy of this profile, in and out, and which area holds what."""

from __future__ import annotations

import getpass
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound, Refused
from console.exchange.area_names import level_label
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.model.person import Role

app = typer.Typer(no_args_is_help=True)
AREA = typer.Argument(..., help="Id, code or name.")


@app.command("import")
@door(menu="Areas", icon="mdi6.map-plus", roles=(Role.ADMINISTRATOR,))
def import_file(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="GeoPackage, Shapefile, GeoJSON, FlatGeobuf, CSV or a plain table."),
    level: str = typer.Option(..., help="city, district, street, community or grid."),
    name: str = typer.Option(..., help="Column with the names."),
    code: str = typer.Option("", help="Column with the codes."),
    parent: str = typer.Option("", help="Column with the name or code of the area above."),
    crs: str = typer.Option("", help="Overrides the CRS that the file declares: EPSG:4490, EPSG:4547, gcj02, bd09, "
                                     "a PROJ pipeline, or a CSV of control points."),
    encoding: str = typer.Option("", help="Of the texts; otherwise recognised."),
    authority: str = typer.Option("", help="Who gave the codes; otherwise the file's name."),
    year: int = typer.Option(0, help="Of the code list."),
    swap: bool = typer.Option(False, "--swap", help="The file has latitude before longitude."),
    skip_bad: bool = typer.Option(False, "--skip-bad", help="Leave out rows that cannot be areas."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Show what is believed about the file; write nothing."),
) -> dict[str, Any]:
    """Import areas from a file, whole or not at all."""
    from console.exchange.areas import import_areas

    console = console_of(ctx)
    with progress_line() as progress:
        result = import_areas(file, level_named(level), name, code or None, parent or None, crs or None,
                              encoding or None, areas=console.areas, actor=console.who.id or _user(),
                              progress=progress, swap=swap, skip_bad=skip_bad, dry_run=dry_run,
                              authority=authority, year=year)
    return msgspec.to_builtins(result)


@app.command("list")
@door(menu="Areas", icon="mdi6.format-list-bulleted")
def list_areas(
    ctx: typer.Context,
    level: str = typer.Option("", help="Only this level: city, district, street, community or grid."),
) -> list[dict[str, Any]]:
    """List the areas of this profile."""
    tree = console_of(ctx).areas.tree()
    wanted = level_named(level) if level else None
    found = [area for area in tree if wanted is None or area.level == wanted]
    found.sort(key=lambda area: (area.level, area.code or "~", area.name, area.id))
    return [_line(area, tree) for area in found]


@app.command("show")
@door()
def show(ctx: typer.Context, area: str = AREA) -> dict[str, Any]:
    """Show one area: where it stands, its size, and what is below it."""
    tree = console_of(ctx).areas.tree()
    found = one_area(tree, area)
    below = Counter(Level(tree[i].level).word for i in tree.within(found.id) - {found.id})
    return {**_line(found, tree), "path": [one.name for one in tree.path(found.id)], "bounds": found.bounds,
            "size_m2": round(found.size, 1), "below": dict(below)}


@app.command("search")
@door(menu="Areas", icon="mdi6.magnify")
def search(
    ctx: typer.Context,
    text: str = typer.Argument(..., help="Name, code, pinyin or its initials."),
    limit: int = typer.Option(20, min=1, help="How many answers at most."),
) -> list[dict[str, Any]]:
    """Find areas by name, code, pinyin or initials (lh finds 莲花街道)."""
    from console.model.area_search import AreaSearch

    tree = console_of(ctx).areas.tree()
    return [_line(area, tree) for area in AreaSearch(tree).find(text, limit)]


@app.command("locate")
@door(menu="Areas", icon="mdi6.map-marker-question")
def locate(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="CSV with a column each for longitude and latitude (or x and y)."),
    lon: str = typer.Option(..., help="Column with the longitude or east coordinate."),
    lat: str = typer.Option(..., help="Column with the latitude or north coordinate."),
    crs: str = typer.Option("EPSG:4490", help="What the coordinates are in: EPSG:4490, gcj02, bd09, EPSG:4547 …"),
    level: str = typer.Option("", help="Level to count by; otherwise the finest."),
    encoding: str = typer.Option("", help="Of the texts; otherwise recognised."),
) -> dict[str, Any]:
    """Count the places of a table by area."""
    from console.exchange.locate import locate_table

    areas = console_of(ctx).areas
    wanted = level_named(level) if level else None
    if wanted is not None and not areas.tree().level(wanted):
        raise NotFound(tr("This profile has no areas of the level {level}.", level=level_label(wanted)))
    with progress_line() as progress:
        found = locate_table(file, (lon, lat), crs, wanted, areas, encoding or None, progress)
    return msgspec.to_builtins(found)


@app.command("remove")
@door(menu="Areas", icon="mdi6.map-minus", roles=(Role.ADMINISTRATOR,))
def remove(
    ctx: typer.Context,
    area: str = typer.Argument("", help="Id, code or name."),
    authority: str = typer.Option("", help="All areas of one import instead, by its authority."),
    below: bool = typer.Option(False, "--below", help="Remove all areas below it too."),
    why: str = typer.Option("", help="Reason, kept in the ledger."),
) -> dict[str, Any]:
    """Remove an area, or all areas of one import; the ledger keeps that they were there."""
    console = console_of(ctx)
    areas = console.areas
    tree = areas.tree()
    if bool(area) == bool(authority):
        raise BadInput(tr("Name either one area or, with --authority, all areas of one import."))
    found = [one_area(tree, area)] if area else [one for one in tree if one.authority == authority]
    if not found:
        raise NotFound(tr("No area is from the authority {authority}; there are: {known}.", authority=authority,
                          known=", ".join(sorted({one.authority for one in tree}))))
    ids = sorted({i for one in found for i in (tree.within(one.id) if below else [one.id])})
    areas.remove(ids, why, console.who.id or _user())
    return {"removed": len(ids), "name": (area and found[0].name) or authority}


def level_named(text: str) -> Level:
    """The level a user means.

    Raises:
        BadInput: no such level.
    """
    try:
        return Level.named(text)
    except KeyError:
        raise BadInput(tr("There is no level “{level}”; use city, district, street, community or grid.",
                          level=text)) from None


def one_area(tree: AreaTree, text: str) -> Area:
    """The one area that answers to an id, code or name.

    Raises:
        NotFound: none does.
        Refused: several do; the sentence names their ids.
    """
    found = [tree[text]] if text in tree else tree.find(text)
    if not found:
        raise NotFound(tr("There is no area {area} in this profile.", area=text))
    if len(found) > 1:
        raise Refused(tr("{count} areas answer to {area}; name one by its id: {ids}.", count=len(found), area=text,
                         ids=", ".join(area.id for area in found[:6])))
    return found[0]


def _line(area: Area, tree: AreaTree) -> dict[str, Any]:
    parent = tree.get(area.parent)
    return {"id": area.id, "code": area.code, "name": area.name, "level": Level(area.level).word,
            "parent": area.parent, "parent_name": parent.name if parent else "", "authority": area.authority,
            "year": area.year, "demo": area.demo}


def _user() -> str:
    """Who is logged in to this computer: the ledger's actor where the profile has no users."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):   # no such entry, as in some containers
        return ""
