"""`view …` of the tools on the map: measure, select, identify, go to a place, bookmarks.

Registered into the group `view`; Qt is imported only when one of them is called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from console.commands.tree import door, window_of
from console.errors import BadInput, Refused
from console.language import tr

measure = typer.Typer(no_args_is_help=True)
select = typer.Typer(no_args_is_help=True)


def shown_place(value: dict[str, Any]) -> str:
    """The answer of `view go` in words."""
    return tr("At {place}.", place=value["place"])


@measure.command("length")
@door(menu="Map/Measure and select", icon="mdi6.ruler", shortcut="Ctrl+M", needs_window=True)
def measure_length(ctx: typer.Context) -> None:
    """Measure a length on the ellipsoid."""
    from console.insight.sketch import Kind

    window_of(ctx).map_tools.measure(Kind.LENGTH)


@measure.command("area")
@door(menu="Map/Measure and select", icon="mdi6.vector-polygon", shortcut="Ctrl+Shift+M", needs_window=True)
def measure_area(ctx: typer.Context) -> None:
    """Measure an area on the ellipsoid."""
    from console.insight.sketch import Kind

    window_of(ctx).map_tools.measure(Kind.AREA)


@door(menu="Map", icon="mdi6.information-outline", shortcut="Ctrl+I", needs_window=True)
def identify(ctx: typer.Context) -> None:
    """See what is here: click a place, over all layers."""
    window_of(ctx).map_tools.identify()


@door(menu="Map", icon="mdi6.card-search-outline", shortcut="Ctrl+E", needs_window=True)
def card(ctx: typer.Context) -> None:
    """Open the card of the building in the middle of the map, or of the area chosen."""
    window = window_of(ctx)
    window.objects.show_around(window.navigation.area)


@door(menu="Areas/Service circle", icon="mdi6.map-marker-radius-outline", shortcut="Ctrl+R", needs_window=True)
def circle(ctx: typer.Context) -> None:
    """See on the map who is within reach of a station, and where the next ones should stand."""
    window = window_of(ctx)
    window.show_page("map")
    window.circle.show()


@select.command("click")
@door(menu="Map/Measure and select", icon="mdi6.cursor-default-click-outline", shortcut="Ctrl+Shift+S",
      needs_window=True)
def select_click(ctx: typer.Context) -> None:
    """Select features one by one."""
    window_of(ctx).map_tools.select_by_click()


@select.command("box")
@door(menu="Map/Measure and select", icon="mdi6.select-drag", shortcut="Ctrl+Shift+B", needs_window=True)
def select_box(ctx: typer.Context) -> None:
    """Select features with a box."""
    from console.insight.sketch import Kind

    window_of(ctx).map_tools.select_by(Kind.BOX)


@select.command("polygon")
@door(menu="Map/Measure and select", icon="mdi6.lasso", shortcut="Ctrl+Shift+P", needs_window=True)
def select_polygon(ctx: typer.Context) -> None:
    """Select features with a polygon."""
    from console.insight.sketch import Kind

    window_of(ctx).map_tools.select_by(Kind.POLYGON)


@select.command("circle")
@door(menu="Map/Measure and select", icon="mdi6.circle-outline", shortcut="Ctrl+Shift+O", needs_window=True)
def select_circle(ctx: typer.Context) -> None:
    """Select features with a circle."""
    from console.insight.sketch import Kind

    window_of(ctx).map_tools.select_by(Kind.CIRCLE)


@select.command("area")
@door(menu="Map/Measure and select", icon="mdi6.select-group", shortcut="Ctrl+Shift+G", needs_window=True)
def select_area(ctx: typer.Context) -> None:
    """Select the features that touch the chosen area."""
    import shapely

    window = window_of(ctx)
    area = window.live.tree.get(window.navigation.area)
    if area is None:
        raise Refused(tr("No area is chosen; click one on the map or in the list first."))
    if not area.wkb:
        raise Refused(tr("{area} has no outline on the map.", area=area.name))
    window.map_tools.select_touching(shapely.from_wkb(area.wkb))


@select.command("none")
@door(menu="Map/Measure and select", icon="mdi6.select-off", shortcut="Ctrl+Shift+A", needs_window=True)
def select_none(ctx: typer.Context) -> None:
    """Select no feature, and take measurements off the map."""
    tools = window_of(ctx).map_tools
    tools.stop_tool()
    while tools.clear():
        pass


@door(menu="Map/Places", icon="mdi6.crosshairs-gps", shortcut="Ctrl+L", needs_window=True, show=shown_place)
def go(
    ctx: typer.Context,
    place: list[str] = typer.Argument(..., help="22.5431, 114.0579 or 114°03′28″E 22°32′35″N or 508312 2493850 "
                                                "EPSG:4547 …"),
) -> dict[str, Any]:
    """Go to coordinates, in any notation and system."""
    from console.exchange.coordinates import parse_place

    window = window_of(ctx)
    bounds = [area.bounds for area in window.live.tree.children() if area.bounds]
    lon, lat = parse_place(" ".join(place), near=bounds[0] if len(bounds) == 1 else None)
    return {"lon": lon, "lat": lat, "place": window.map_places.go_to(lon, lat)}


@door(menu="Map/Places", icon="mdi6.axis-arrow", needs_window=True)
def coordinates(
    ctx: typer.Context,
    crs: str = typer.Argument(..., help="EPSG:4490, EPSG:4547, gcj02, bd09, any EPSG code or PROJ text."),
) -> dict[str, str]:
    """Write the place under the cursor in this system from now on."""
    return {"crs": window_of(ctx).map_places.use_crs(crs)}


@door(menu="Map/Places", icon="mdi6.bookmark-outline", shortcut="Ctrl+B", needs_window=True)
def bookmark(
    ctx: typer.Context,
    bookmark: str = typer.Argument(..., help="Name of a view."),
    here: bool = typer.Option(False, "--here", help="Keep the present view under this name, also if it is taken."),
) -> None:
    """Go to a bookmark; a new name keeps the present view."""
    places = window_of(ctx).map_places
    if not bookmark.strip():
        raise BadInput(tr("A bookmark needs a name."))
    if here or not places.go_to_bookmark(bookmark):
        places.keep_bookmark(bookmark)


@door(menu="Map/Places", icon="mdi6.bookmark-multiple-outline", needs_window=True)
def bookmarks(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the bookmarks."""
    import msgspec

    return [msgspec.structs.asdict(one) for one in window_of(ctx).map_places.bookmarks.all()]


@door(menu="Map/Places", icon="mdi6.bookmark-remove-outline", needs_window=True)
def forget_bookmark(ctx: typer.Context, bookmark: str = typer.Argument(..., help="Name of a view.")) -> None:
    """Forget a bookmark."""
    window_of(ctx).map_places.forget_bookmark(bookmark)


COMMANDS: dict[str, Callable[..., Any]] = {
    "identify": identify, "card": card, "circle": circle,
    "go": go, "coordinates": coordinates, "bookmark": bookmark, "bookmarks": bookmarks,
    "forget-bookmark": forget_bookmark,
}
GROUPS: dict[str, tuple[typer.Typer, str]] = {
    "measure": (measure, "Lengths and areas on the ellipsoid."),
    "select": (select, "Features of a layer, by what is drawn."),
}


def add_to(view: typer.Typer) -> None:
    """Put all of them into the group `view` (once)."""
    for name, (group, about) in GROUPS.items():
        view.add_typer(group, name=name, help=about)
    for name, command in COMMANDS.items():
        view.command(name)(command)
