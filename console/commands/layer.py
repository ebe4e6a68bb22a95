"""`layer …`: files on the map, their order, style and lineage, and out again."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import shapely
import typer

from console.causes import cause_of
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.exchange.layers import add_layers, attributes_of, shapes_of, source_state
from console.language import tr
from console.model.layer import Layer, LayerStyle, Look

if TYPE_CHECKING:
    from console.exchange.attributes import Attributes
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
NAME = typer.Argument(..., help="A layer's name or id.")
PICTURES = {".mbtiles", ".pmtiles", ".tif", ".tiff"}   # files that lie under the map rather than on it


@app.command("add")
@door(menu="Layers", icon="mdi6.layers-plus")
def add(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="GeoPackage, Shapefile, GeoJSON, FlatGeobuf or CSV."),
    name: str = typer.Option("", help="Name in the layer list; otherwise the file's own."),
    crs: str = typer.Option("", help="Overrides the CRS that the file declares: EPSG:4547, gcj02, bd09 …"),
    encoding: str = typer.Option("", help="Of the texts; otherwise recognised."),
) -> dict[str, Any]:
    """Add a file to the map."""
    console = console_of(ctx)
    try:
        with progress_line() as progress:
            added = add_layers(file, console.profile, console.layers, name=name, crs=crs, encoding=encoding,
                               near=_bounds(console), progress=progress)
    except BadInput:
        if file.suffix.lower() in PICTURES:
            raise BadInput(tr("{file} is a picture to lie under the map rather than a layer on it; add it with "
                              "basemap add.", file=file.name)) from None
        raise
    first = msgspec.to_builtins(added[0])
    return first | ({"layers": msgspec.to_builtins(added)} if len(added) > 1 else {})


@app.command("list")
@door(menu="Layers", icon="mdi6.layers")
def list_layers(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the map's layers, top first."""
    return [{"id": one.id, "name": one.name, "shape": one.shape.value, "features": one.features,
             "visible": one.visible, "opacity": one.opacity, "look": one.style.look.value, "filter": one.filter,
             "crs": one.crs} for one in reversed(console_of(ctx).layers.all())]


@app.command("show")
@door()
def show(ctx: typer.Context, name: str = NAME) -> dict[str, Any]:
    """Show a layer's lineage, style and state of its source."""
    layer = console_of(ctx).layers.find(name)
    told = msgspec.to_builtins(layer)
    told["added_at"] = datetime.datetime.fromtimestamp(layer.added_at).astimezone().isoformat(timespec="seconds")
    return told | {"source_state": source_state(layer) or tr("unchanged")}


def _say_style(value: dict[str, Any]) -> str:
    """One line for a person; --json tells all."""
    style, name = value["style"], value["name"]
    first = tr("{layer} is coloured by {field}, {n} lines in the legend.", layer=name, field=style["field"],
               n=len(style["bands"])) if style["bands"] else tr("{layer} is drawn in one colour.", layer=name)
    saved = [f"{key}: {item}" for key, item in value.items() if key not in ("layer", "name", "style")]
    return "\n".join([first, *saved])


@app.command("style")
@door(menu="Layers", icon="mdi6.palette", show=_say_style)
def style(
    ctx: typer.Context,
    name: str = NAME,
    field: str = typer.Option("", help="Field to colour by; a number gives classes, a text categories."),
    look: str = typer.Option("", help="single, categorised or graduated; otherwise by the field."),
    method: str = typer.Option("quantile", help="quantile, equal or natural."),
    classes: int = typer.Option(5, help="How many classes of a number."),
    ramp: str = typer.Option("", help="Name of a colour ramp, such as viridis."),
    fill: str = typer.Option("", help="#rrggbb"),
    stroke: str = typer.Option("", help="#rrggbb"),
    width: float | None = typer.Option(None, help="Of lines and borders, in pixels."),
    size: float | None = typer.Option(None, help="Of points, in pixels."),
    label: str | None = typer.Option(None, help="Field to write beside each feature; empty for none."),
    opacity: float | None = typer.Option(None, help="0 to 1."),
    visible: bool | None = typer.Option(None, "--visible/--hidden", help="Drawn or not."),
    min_scale: float | None = typer.Option(None, help="Not drawn when smaller than 1:N; 0 for no bound."),
    max_scale: float | None = typer.Option(None, help="Not drawn when larger than 1:N; 0 for no bound."),
    condition: str | None = typer.Option(None, "--filter", help="SQL condition over the fields; empty for all."),
    save: Path | None = typer.Option(None, help="Write the style as a QGIS .qml file."),
) -> dict[str, Any]:
    """Change how a layer is drawn, and which of its features."""
    console = console_of(ctx)
    layer = console.layers.find(name)
    look = look or (_look_for(console, layer, field) if field else "")
    drawn = _styled(console, layer, look, field or layer.style.field, method, classes, ramp)
    drawn = _set(drawn, fill=_colour(fill), stroke=_colour(stroke), width=width, size=size, label=label,
                 min_scale=min_scale, max_scale=max_scale)
    if drawn.label and drawn.label not in layer.fields:
        _known_field(attributes_of(console.profile, layer), drawn.label)
    if condition:
        attributes_of(console.profile, layer).select(condition)
    if opacity is not None and not 0 <= opacity <= 1:
        raise BadInput(tr("Opacity goes from 0 to 1."))
    changed = _set(msgspec.structs.replace(layer, style=drawn), opacity=opacity, visible=visible, filter=condition)
    console.layers.update(changed)
    saved: dict[str, Any] = {}
    if save is not None:
        from console.exchange.qgis_style import write_qml

        saved = write_qml(save, changed)
    return {"layer": layer.id, "name": layer.name, "style": msgspec.to_builtins(drawn)} | saved


@app.command("move")
@door()
def move(ctx: typer.Context, name: str = NAME,
         to: str = typer.Argument(..., help="up, down, top, bottom or a place in the list, 1 at the top."),
         ) -> dict[str, Any]:
    """Move a layer in the layer list."""
    layers = console_of(ctx).layers
    layer = layers.find(name)
    return {"layer": layer.id, "name": layer.name, "place": layers.move(layer.id, to)}


@app.command("rename")
@door()
def rename(ctx: typer.Context, name: str = NAME,
           to: str = typer.Argument(..., help="Name in the layer list.")) -> dict[str, Any]:
    """Give a layer another name."""
    layers = console_of(ctx).layers
    layer = layers.find(name)
    if not to.strip():
        raise BadInput(tr("A layer needs a name; it is still called {name}.", name=layer.name))
    layers.update(msgspec.structs.replace(layer, name=to.strip()))
    return {"layer": layer.id, "name": to.strip()}


@app.command("remove")
@door(menu="Layers", icon="mdi6.layers-minus")
def remove(ctx: typer.Context, name: str = NAME) -> dict[str, Any]:
    """Take a layer off the map; recall brings it back."""
    layers = console_of(ctx).layers
    layer = layers.find(name)
    layers.remove(layer.id, time.time())
    return {"removed": layer.name, "id": layer.id}


@app.command("recall")
@door(menu="Layers", icon="mdi6.undo")
def recall(ctx: typer.Context) -> dict[str, Any]:
    """Bring back the layer that was removed last."""
    layer = console_of(ctx).layers.recall()
    if layer is None:
        raise BadInput(tr("No layer was removed."))
    return {"recalled": layer.name, "id": layer.id}


@app.command("export")
@door(menu="Layers", icon="mdi6.export")
def export(
    ctx: typer.Context,
    name: str = NAME,
    out: Path = typer.Argument(..., help="A .gpkg, .geojson, .shp, .fgb, .csv or .html file."),
    crs: str = typer.Option("EPSG:4490", help="Of the file."),
    condition: str = typer.Option("", "--filter", help="SQL condition over the fields."),
    area: str = typer.Option("", help="Only what touches this area."),
    picked: Path | None = typer.Option(None, "--rows", help="A file of row numbers, the first being 0, one a line."),
) -> dict[str, Any]:
    """Write a layer, or a part of it, to a file; .html is a page that opens without a network."""
    console = console_of(ctx)
    layer = console.layers.find(name)
    table = attributes_of(console.profile, layer)
    rows = np.sort(table.select(condition or layer.filter)) if picked is None else _read_rows(picked, len(table))
    shapes = shapes_of(console.profile, layer)
    if area:
        rows = rows[_touching(console, shapes[rows], area)]
    columns = {field: table.column(field)[rows] for field in layer.fields}
    if out.suffix.lower() in (".html", ".htm"):
        from console.exchange.web_page import PageLayer, write_page

        date = datetime.date.fromtimestamp(layer.added_at).isoformat()
        colours, legend = _colours(layer, table, rows)
        return write_page(out, layer.name, [PageLayer(layer.name, shapes[rows], columns, colours, legend)], date)
    from console.exchange.export import export_features

    return export_features(out, shapes[rows], columns, crs=crs)


def _read_rows(path: Path, features: int) -> np.ndarray:
    """Row numbers from a file, in order and each once."""
    try:
        rows = np.unique(np.array(path.read_text("utf-8").split(), dtype=np.int64))
    except (OSError, ValueError, OverflowError) as error:
        raise BadInput(tr("{file} is no list of row numbers ({why}). Nothing was written.", file=path.name,
                          why=cause_of(error))) from error
    if len(rows) and not 0 <= rows[0] <= rows[-1] < features:
        raise BadInput(tr("{file} names rows beyond the layer's {n}. Nothing was written.", file=path.name,
                          n=features))
    return rows


def _bounds(console: Console) -> tuple[float, float, float, float] | None:
    boxes = np.array([a.bounds for a in console.areas.tree() if a.bounds is not None])
    if not len(boxes):
        return None
    (west, south), (east, north) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def _look_for(console: Console, layer: Layer, field: str) -> str:
    table = attributes_of(console.profile, layer)
    _known_field(table, field)
    numeric = table.is_number(field) and len(np.unique(table.column(field))) > 12
    return Look.GRADUATED if numeric else Look.CATEGORISED


def _styled(console: Console, layer: Layer, look: str, field: str, method: str, classes: int,
            ramp: str) -> LayerStyle:
    from console.insight.styling import styled

    if not look:
        return layer.style
    return styled(layer.style, attributes_of(console.profile, layer), look, field, method, classes, ramp)


def _known_field(table: Attributes, field: str) -> None:
    if field not in table.fields:
        table.column(field)  # says which fields there are


def _set(value: Any, **fields: Any) -> Any:
    """The struct with those fields that are given."""
    return msgspec.structs.replace(value, **{name: v for name, v in fields.items() if v is not None})


def _colour(text: str) -> str | None:
    if not text:
        return None
    if len(text) != 7 or text[0] != "#" or any(c not in "0123456789abcdefABCDEF" for c in text[1:]):
        raise BadInput(tr("{text} is no colour; write #rrggbb.", text=text))
    return text.lower()


def _colours(layer: Layer, table: Any, rows: np.ndarray) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    from console.insight.styling import OTHERS, bands_of

    values = table.column(layer.style.field)[rows] if layer.style.field else None
    palette = [band.colour for band in layer.style.bands] or [layer.style.fill]
    lines = bands_of(layer.style, values, len(rows))
    colours = [palette[i] if i < len(palette) else OTHERS for i in lines.tolist()]
    return colours, tuple((band.label, band.colour) for band in layer.style.bands)


def _touching(console: Console, shapes: np.ndarray, text: str) -> np.ndarray:
    found = console.areas.tree().find(text)
    wkb = found[0].wkb if found else None
    if wkb is None:
        raise BadInput(tr("There is no area {area} with an outline in this profile.", area=text))
    outline = shapely.from_wkb(wkb)
    shapely.prepare(outline)
    return np.flatnonzero(shapely.intersects(shapes, outline))
