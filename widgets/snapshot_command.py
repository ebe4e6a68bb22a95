"""`snapshot`: the window, or the map alone where layers or an extent are named, without a screen."""

from __future__ import annotations

import threading
import time
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr
from widgets.commands import Language, size_of
from widgets.print_commands import BASEMAPS, CHOROPLETH, HEAT, LAYERS, draw_map


class Mode(StrEnum):
    """Arrangements of the window's parts."""

    DESK = "desk"


@door(in_palette=False)
def snapshot(
    ctx: typer.Context,
    file: Path | None = typer.Argument(None, help="PNG file to write; otherwise one named by date and time in this "
                                                  "folder."),
    size: str = typer.Option("1920x1080", help="Size of the picture in pixels."),
    scale: float = typer.Option(1.0, help="Pixels of the picture per logical pixel of the window."),
    area: str = typer.Option("", help="Name or code of the area to look at."),
    mode: Mode = typer.Option(Mode.DESK, help="Arrangement of the window."),
    lang: Language | None = typer.Option(None, help="zh or en; otherwise the language in use."),
    after: float = typer.Option(0.0, help="Seconds of live feed before the picture is taken."),
    layers: str = LAYERS,
    extent: str = typer.Option("", help="XMIN,YMIN,XMAX,YMAX; the map alone, to this edge."),
    crs: str = typer.Option("EPSG:4490", help="Of the extent."),
    heat: bool | None = HEAT,
    choropleth: str = CHOROPLETH,
    basemaps: str = BASEMAPS,
) -> dict[str, Any]:
    """Draw the window into a picture, or the map alone where layers or an extent are named; without a screen."""
    from console import language

    if lang is not None:
        language.use(lang.value)
    if not 0.5 <= scale <= 4:
        raise BadInput(tr("The scale {scale:g} is outside 0.5 … 4.", scale=scale))
    pixels = size_of(size)
    out = file or Path(time.strftime("grid-console-%Y%m%d-%H%M%S.png"))
    if not (layers or extent or heat is not None or choropleth or basemaps):
        from widgets.snapshot import Shot, take

        return take(ctx.find_root().obj, Shot(out, *pixels, scale, area, max(0.0, after)))
    console = console_of(ctx)
    if after > 0:
        from widgets.first_start import start_demo_feed

        start_demo_feed(console)
        threading.Event().wait(after)   # the feed lives in its own thread
        console.feeds.stop()
    return draw_map(console, out, pixels, scale, False, area=area, extent=extent, crs=crs, layers=layers, heat=heat,
                    choropleth=choropleth, basemaps=basemaps)
