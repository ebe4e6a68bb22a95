"""`sheet` and `picture`: the map on paper and as a picture, without a window. Qt is imported only when called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from console import language
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, ProfileError
from console.language import tr
from widgets.commands import Language, find_area, size_of

if TYPE_CHECKING:
    from console.model.overlay import Overlays
    from console.wiring import Console
    from maps.sheet_layout import Ground, Layout
    from maps.still_choice import Wanted

Bounds = tuple[float, float, float, float]
LAYERS = typer.Option("", help="Names with commas between; areas, buildings, cases, heat, choropleth, trails and "
                               "basemaps are the console's own. Otherwise all that are visible.")
HEAT = typer.Option(None, "--heat/--no-heat", help="Where open cases lie close together; otherwise as in the window.")
CHOROPLETH = typer.Option("", help="Areas coloured by their open cases: a level, or LEVEL:count, LEVEL:density (per "
                                   "km²), LEVEL:rooms (per 1,000 rooms), none; otherwise as in the window.")
BASEMAPS = typer.Option("", "--basemap", help="Names of basemaps with commas between, or none; otherwise those that "
                                              "are visible.")


@door(menu="Map", icon="mdi6.printer-outline")
def sheet(
    ctx: typer.Context,
    out: Path = typer.Argument(..., help="PDF file to write."),
    paper: str = typer.Option("A4", help="A4, A3, A2, A1 or A0."),
    landscape: bool | None = typer.Option(None, "--landscape/--portrait", help="Otherwise what fits better."),
    scale: str = typer.Option("", help="Such as 1:10000; otherwise the largest round one that fits."),
    area: str = typer.Option("", help="Only this area: name, code or id."),
    extent: str = typer.Option("", help="XMIN,YMIN,XMAX,YMAX"),
    crs: str = typer.Option("EPSG:4490", help="Of the extent."),
    title: str = typer.Option("", help="Above the map; otherwise the area's name."),
    layers: str = LAYERS,
    heat: bool | None = HEAT,
    choropleth: str = CHOROPLETH,
    basemaps: str = BASEMAPS,
    lang: Language | None = typer.Option(None, help="zh or en; otherwise the language in use."),
) -> dict[str, Any]:
    """Print the map to a PDF at true paper size and scale."""
    from maps.sheet_layout import lay_out, read_scale

    if out.suffix.lower() != ".pdf":
        raise BadInput(tr("{file}: name a .pdf file.", file=out.name))
    lay_out(paper, True)
    denominator = read_scale(scale) if scale else None
    console = console_of(ctx)
    with _spoken(lang), progress_line() as progress:
        from maps.sheet import PAPER_THEME, Sheet, write_sheet
        from maps.still import gather
        from widgets.print_words import notes_of, state_of, subtitle_of, title_of

        wanted = wanted_of(console, area, extent, crs, layers, heat, choropleth, basemaps)
        _prepare(console, wanted, progress)
        with closing(gather(console, wanted, PAPER_THEME)) as still:
            layout, ground = _fit(paper, landscape, still.bounds, denominator)
            made = Sheet(
                layout, ground, still.crs, still.scene, title or title_of(console, wanted, still),
                subtitle_of(console), notes_of(console, still, ground, layout.unit), state_of(console), still.demo,
                still.shot, still.codes, still.records, console.catalogue, overlay=still.overlay, keys=still.keys)
            printed = write_sheet(out, made, progress)
    return {
        "file": str(out), "paper": layout.paper, "landscape": layout.landscape, "scale": f"1:{ground.denominator:g}",
        "crs": still.crs, "map_mm": [round(ground.map.width, 1), round(ground.map.height, 1)],
        "features": printed.features, "cases": printed.cases, "names": printed.names, "demo": still.demo,
        "vector": list(printed.vector), "raster": list(printed.raster)}


@door(menu="Map", icon="mdi6.image-outline")
def picture(
    ctx: typer.Context,
    out: Path = typer.Argument(..., help="PNG file to write."),
    size: str = typer.Option("1920x1080", help="Size of the picture in pixels."),
    ratio: float = typer.Option(1.0, help="Pixels of the picture per logical pixel of symbols and texts."),
    layers: str = LAYERS,
    heat: bool | None = HEAT,
    choropleth: str = CHOROPLETH,
    basemaps: str = BASEMAPS,
    extent: str = typer.Option("", help="XMIN,YMIN,XMAX,YMAX"),
    crs: str = typer.Option("EPSG:4490", help="Of the extent."),
    area: str = typer.Option("", help="Only this area: name, code or id."),
    light: bool = typer.Option(False, "--light/--dark", help="Light colours, as for documents."),
    lang: Language | None = typer.Option(None, help="zh or en; otherwise the language in use."),
) -> dict[str, Any]:
    """Draw the map alone into a picture, without a window."""
    if not 0.5 <= ratio <= 4:
        raise BadInput(tr("The scale {scale:g} is outside 0.5 … 4.", scale=ratio))
    pixels = size_of(size)
    with _spoken(lang):
        return draw_map(console_of(ctx), out, pixels, ratio, light, area=area, extent=extent, crs=crs, layers=layers,
                        heat=heat, choropleth=choropleth, basemaps=basemaps)


def draw_map(console: Console, out: Path, pixels: tuple[int, int], ratio: float, light: bool,
             **words: Any) -> dict[str, Any]:
    """Draw the map alone as the words of a command line ask for it; see `wanted_of`.

    Raises:
        ConsoleError: the words cannot be understood, or the picture cannot be drawn or written.
    """
    with progress_line() as progress:
        wanted = wanted_of(console, **words)
        _prepare(console, wanted, progress)
        return draw_picture(console, wanted, out, pixels, ratio, light)


def draw_picture(console: Console, wanted: Wanted, out: Path, size: tuple[int, int], ratio: float = 1.0,
                 light: bool = False) -> dict[str, Any]:
    """Write the map alone as a PNG. Needs a Qt application object; see `maps.still.Wanted`.

    Raises:
        ConsoleError: there is nothing to draw, a layer is unknown, or the file cannot be written.
    """
    from PySide6.QtGui import QImageWriter

    from maps.picture import paint_picture
    from maps.still import gather
    from maps.style import DARK, LIGHT

    theme = LIGHT if light else DARK
    # What was asked for in numbers is shown to its edge; around an area there is a little air.
    margin = 0.0 if wanted.bounds else 0.04
    with closing(gather(console, wanted, theme)) as still:
        image, view = paint_picture(still.scene, still.shot, still.bounds, size, ratio, theme, still.dress, margin,
                                    still.overlay, still.crs)
    if still.demo:
        image.setText("Title", tr("演示数据 Demo data"))
    writer = QImageWriter(str(out), b"png")
    if not writer.write(image):
        raise ProfileError(tr("The picture {file} cannot be written ({why}). Name a file in a folder that can be "
                              "written to.", file=out, why=writer.errorString()))
    return {"file": str(out), "size": f"{size[0]}x{size[1]}", "crs": still.crs,
            "extent": [round(edge, 3) for edge in view.bounds], "metres_per_pixel": view.scale, "demo": still.demo}


def wanted_of(console: Console, area: str = "", extent: str = "", crs: str = "EPSG:4490", layers: str = "",
              heat: bool | None = None, choropleth: str = "", basemaps: str = "") -> Wanted:
    """What the words of a command line ask for.

    Raises:
        ConsoleError: the area, extent, CRS, level or measure cannot be understood.
    """
    from maps.still_choice import Wanted, read_extent, read_numbers

    names = names_in(layers)
    return Wanted(names or None, find_area(console.areas.tree(), area) if area else None,
                  read_extent(extent, crs) if extent else None, _overlays_of(console, names, heat, choropleth),
                  (read_numbers(extent), crs) if extent else None,
                  names_in(basemaps) if basemaps else None)


def names_in(text: str) -> tuple[str, ...]:
    """Names with commas between, also Chinese ones."""
    return tuple(name.strip() for name in text.replace("，", ",").split(",") if name.strip())


def _overlays_of(console: Console, names: tuple[str, ...], heat: bool | None, choropleth: str) -> Overlays | None:
    """What is to lie over the map; None where the options say nothing about it."""
    import msgspec

    from console.insight.choropleth import level_of
    from console.model.overlay import Measure
    from maps.still_choice import CHOROPLETH as COLOURED
    from maps.still_choice import HEAT as GLOW
    from maps.still_choice import OWN, TRAILS

    if heat is None and not choropleth:
        return None
    now = console.overlays.get()
    own = {OWN.get(name) for name in names}
    if names:
        now = msgspec.structs.replace(now, heat=GLOW in own, choropleth=COLOURED in own, trails=TRAILS in own)
    if heat is not None:
        now = msgspec.structs.replace(now, heat=heat)
    if choropleth == "none":
        return msgspec.structs.replace(now, choropleth=False)
    if choropleth:
        level, _, measure = choropleth.partition(":")
        level_of(console.areas.tree(), level)
        if measure and measure not in list(Measure):
            raise BadInput(tr("There is no measure {measure}; choose {measures}.", measure=measure,
                              measures=", ".join(Measure)))
        now = msgspec.structs.replace(now, choropleth=True, level=level, measure=Measure(measure or now.measure))
    return now


def _prepare(console: Console, wanted: Wanted, progress: Any) -> None:
    """An application object, compiled kernels, and on an empty profile the demo district."""
    from maps.compile import compile_kernels, compiled
    from widgets.application import need_application

    need_application()
    ready, all_ = compiled()
    if ready < all_:
        compile_kernels(progress)
    if not console.layers.all():
        console.ensure_areas(progress)


def _fit(paper: str, landscape: bool | None, bounds: Bounds, denominator: float | None) -> tuple[Layout, Ground]:
    """The paper as it lies best, unless that is given, and the ground on it.

    Raises:
        Refused: at the given scale it does not fit.
    """
    from maps.sheet_layout import lay_out, needed_scale, place_ground, round_scale

    ways = [lay_out(paper, way) for way in ((True, False) if landscape is None else (landscape,))]
    layout = min(ways, key=lambda one: round_scale(needed_scale(one.map, bounds)))
    return layout, place_ground(layout, bounds, denominator)


@contextmanager
def _spoken(lang: Language | None) -> Iterator[None]:
    """Another language for the time of one command: an open window keeps its own."""
    before = language.current()
    if lang is not None:
        language.use(lang.value)
    try:
        yield
    finally:
        if language.current() != before:
            language.use(before)
