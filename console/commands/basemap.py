"""`basemap …`: pictures under the map, from files and servers, also without a network."""

from __future__ import annotations

import datetime
import getpass
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound, Refused
from console.language import tr

if TYPE_CHECKING:
    from console.exchange.tiles.pyramid import Bounds
    from console.exchange.tiles.tile import TileSource
    from console.store.basemaps import BasemapRecord
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
NAME = typer.Argument(..., help="A basemap's name or id.")


@app.command("add")
@door(menu="Layers", icon="mdi6.map-plus")
def add(
    ctx: typer.Context,
    source: str = typer.Argument(..., metavar="FILE|URL", help="MBTiles, PMTiles, GeoTIFF, a WMTS server or its "
                                 "capabilities document, or an address with {z}, {x} and {y} in it."),
    name: str = typer.Option("", help="Name in the layer list; otherwise the source's own."),
    key: str = typer.Option("", help="Key of the service (天地图: tk), or NAME=VALUE."),
    crs: str = typer.Option("", help="CRS of a raster that does not say; gcj02 or bd09 for shifted tiles."),
    layer: str = typer.Option("", help="Layer of a server that has several."),
    matrix_set: str = typer.Option("", "--matrix-set", help="Tile grid of a server that has several."),
) -> dict[str, Any]:
    """Add a basemap to the map."""
    from console.exchange.tiles.add import add_basemap
    from console.exchange.tiles.open import folders_of

    console = console_of(ctx)
    with progress_line() as progress:
        record, opened = add_basemap(source, console.basemaps, folders_of(console.profile), progress, name=name,
                                     key=key, crs=crs, layer=layer, matrix_set=matrix_set, actor=_user())
    return {"basemap": record.name, "id": record.id, "kind": record.kind, "content": opened.content,
            "crs": opened.pyramid.shift or opened.pyramid.crs, "min_zoom": record.min_zoom,
            "max_zoom": record.max_zoom, "bounds": record.bounds, "attribution": record.attribution}


@app.command("list")
@door(menu="Layers", icon="mdi6.map-outline")
def list_basemaps(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the basemaps, top first."""
    console = console_of(ctx)
    return [_told(console, record) for record in reversed(console.basemaps.all())]


@app.command("style")
@door(menu="Layers", icon="mdi6.palette")
def style(
    ctx: typer.Context,
    name: str = NAME,
    opacity: float | None = typer.Option(None, help="How much it covers, 0 to 1."),
    visible: bool | None = typer.Option(None, "--visible/--hidden", help="Whether it is drawn."),
    key: str | None = typer.Option(None, help="Key of the service (天地图: tk), or NAME=VALUE."),
) -> dict[str, Any]:
    """Change how a basemap is drawn, or its key."""
    console = console_of(ctx)
    if opacity is not None and not 0 <= opacity <= 1:
        raise BadInput(tr("The opacity of a basemap goes from 0 to 1."))
    given = {"opacity": opacity, "visible": visible, "key": key}
    changed = msgspec.structs.replace(console.basemaps.find(name),
                                      **{field: value for field, value in given.items() if value is not None})
    console.basemaps.update(changed)
    return _told(console, changed)


@app.command("move")
@door()
def move(ctx: typer.Context, name: str = NAME,
         to: str = typer.Argument(..., help="up, down, top, bottom or a place in the list, 1 at the top."),
         ) -> dict[str, Any]:
    """Move a basemap in the list."""
    basemaps = console_of(ctx).basemaps
    record = basemaps.find(name)
    place = basemaps.move(record.id, to)
    return {"basemap": record.name, "id": record.id, "place": place}


@app.command("remove")
@door(menu="Layers", icon="mdi6.map-minus")
def remove(
    ctx: typer.Context,
    name: str = NAME,
    with_tiles: bool = typer.Option(False, "--with-tiles", help="Delete its downloaded tiles too."),
) -> dict[str, Any]:
    """Take a basemap off the map; its file stays where it is."""
    from console.exchange.tiles.open import downloads_of, folders_of

    console = console_of(ctx)
    record = console.basemaps.find(name)
    console.basemaps.remove(record.id, time.time())
    tiles = downloads_of(record, folders_of(console.profile))
    if with_tiles:
        tiles.unlink(missing_ok=True)
    return {"removed": record.name, "id": record.id, "tiles": str(tiles) if tiles.exists() else ""}


@app.command("recall")
@door(menu="Layers", icon="mdi6.undo")
def recall(ctx: typer.Context) -> dict[str, Any]:
    """Bring back the basemap that was removed last."""
    console = console_of(ctx)
    record = console.basemaps.recall()
    if record is None:
        raise NotFound(tr("No basemap was removed."))
    return _told(console, record)


@app.command("download")
@door(menu="Layers", icon="mdi6.download")
def download(
    ctx: typer.Context,
    name: str = NAME,
    area: str = typer.Option("", help="Area to cover: its name or code."),
    extent: str = typer.Option("", help="XMIN,YMIN,XMAX,YMAX in degrees, instead of an area."),
    min_zoom: int | None = typer.Option(None, "--min-zoom", help="Coarsest level; otherwise the basemap's."),
    max_zoom: int | None = typer.Option(None, "--max-zoom", help="Finest level; otherwise the basemap's."),
    yes: bool = typer.Option(False, "--yes", help="Download; without it, only count and estimate."),
) -> dict[str, Any]:
    """Download an area of a server's basemap for use without a network; says first how much it is."""
    from console.exchange.tiles.download import plan, run
    from console.exchange.tiles.open import downloads_of, folders_of

    console = console_of(ctx)
    record = console.basemaps.find(name)
    source = _server(console, record)
    path = downloads_of(record, folders_of(console.profile))
    try:
        wanted = plan(source, path, _bounds(console, area, extent),
                      record.min_zoom if min_zoom is None else min_zoom,
                      record.max_zoom if max_zoom is None else max_zoom)
        told = {"basemap": record.name, **msgspec.to_builtins(wanted), "size": _size(wanted.bytes)}
        if not yes:
            return told | {"note": tr("Nothing was downloaded yet; add --yes to do it.")}
        with progress_line() as progress:
            return told | {"downloaded": msgspec.to_builtins(run(source, path, wanted, progress)),
                           "file": str(path)}
    finally:
        source.close()


def _server(console: Console, record: BasemapRecord) -> TileSource:
    """The server behind a basemap, asked directly."""
    from console.exchange.tiles.open import folders_of, open_plain

    source = open_plain(record, folders_of(console.profile))
    if not source.remote:
        source.close()
        raise Refused(tr("{name} is a file, and so is here without a network already.", name=record.name))
    return source


def _bounds(console: Console, area: str, extent: str) -> Bounds:
    """Degrees of the named area or of the written rectangle."""
    if bool(area) == bool(extent):
        raise BadInput(tr("Say either --area or --extent."))
    if extent:
        try:
            west, south, east, north = (float(part) for part in extent.split(","))
        except ValueError as error:
            raise BadInput(tr("--extent takes four numbers in degrees: XMIN,YMIN,XMAX,YMAX.")) from error
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise BadInput(tr("--extent takes four numbers in degrees: XMIN,YMIN,XMAX,YMAX."))
        return west, south, east, north
    found = [one.bounds for one in console.areas.tree().find(area) if one.bounds is not None]
    if not found:
        raise NotFound(tr("No area with a shape answers to {area}.", area=area))
    return found[0]


def _told(console: Console, record: BasemapRecord) -> dict[str, Any]:
    """A basemap as the list shows it; the key never leaves the profile."""
    from console.exchange.tiles.open import downloads_of, folders_of

    tiles = downloads_of(record, folders_of(console.profile))
    gone = "://" not in record.where and not Path(record.where).exists()
    return {"id": record.id, "name": record.name, "kind": record.kind, "where": record.where,
            "found": not gone, "crs": record.crs, "layer": record.layer,
            "min_zoom": record.min_zoom, "max_zoom": record.max_zoom, "bounds": record.bounds,
            "attribution": record.attribution, "visible": record.visible, "opacity": record.opacity,
            "has_key": bool(record.key),
            "downloaded": _size(tiles.stat().st_size) if tiles.exists() else "",
            "added_at": datetime.datetime.fromtimestamp(record.added_at).astimezone().isoformat(timespec="seconds"),
            "added_by": record.added_by}


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def _user() -> str:
    """Who is logged in to this computer, for the lineage."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such entry, as in some containers
        return ""
