"""`view heat|choropleth|trails|devices|facilities`: what lies over the map.

Saved with the profile; every window on it follows. Registered into the group `view`; they need no window.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec
import typer

from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr
from console.model.overlay import Measure

RADII = (6, 120)      # logical pixels
MINUTES = (1, 120)


class LevelWord(StrEnum):
    """Levels of areas as typed."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"


def shown_heat(value: dict[str, Any]) -> str:
    """The answer of `view heat` in words."""
    return tr("The heat layer is on; a case glows over {n} pixels.", n=value["radius"]) if value["heat"] else tr(
        "The heat layer is off.")


def shown_choropleth(value: dict[str, Any]) -> str:
    """The answer of `view choropleth` in words."""
    if not value["choropleth"]:
        return tr("Areas are no longer coloured by their cases.")
    words = {"count": tr("open cases"), "density": tr("open cases per km²"),
             "rooms": tr("open cases per 1,000 rooms")}
    return tr("Areas are coloured by {measure}.", measure=words[value["measure"]])


def shown_trails(value: dict[str, Any]) -> str:
    """The answer of `view trails` in words."""
    return tr("Moving units leave a trail of {n} minutes.", n=value["minutes"]) if value["trails"] else tr(
        "Moving units are no longer shown.")


@door(menu="Map", icon="mdi6.blur", shortcut="Ctrl+H", show=shown_heat)
def heat(
    ctx: typer.Context,
    on: bool | None = typer.Option(None, "--on/--off", help="Without either and without another option: the other "
                                                            "way round."),
    radius: int | None = typer.Option(None, help="How far one case glows, in pixels."),
) -> dict[str, Any]:
    """Show where open cases lie close together as a glow (heat layer)."""
    if radius is not None and not RADII[0] <= radius <= RADII[1]:
        raise BadInput(tr("The radius goes from {low} to {high} pixels. Nothing was changed.", low=RADII[0],
                          high=RADII[1]))
    store = console_of(ctx).overlays
    now = store.get()
    return msgspec.to_builtins(store.change(heat=_switched(on, now.heat, radius), radius=radius or now.radius))


@door(menu="Map", icon="mdi6.palette-swatch-outline", shortcut="Ctrl+J", show=shown_choropleth)
def choropleth(
    ctx: typer.Context,
    on: bool | None = typer.Option(None, "--on/--off", help="Without either and without another option: the other "
                                                            "way round."),
    level: LevelWord | None = typer.Option(None, help="Which areas; otherwise as before."),
    measure: Measure | None = typer.Option(None, help="count, density (per km²) or rooms (per 1,000 rooms)."),
) -> dict[str, Any]:
    """Colour the areas of a level by their open cases."""
    from console.insight.choropleth import level_of

    console = console_of(ctx)
    now = console.overlays.get()
    shown = _switched(on, now.choropleth, level, measure)
    word = now.level if level is None else level.value
    if shown:
        level_of(console.areas.tree(), word)
    return msgspec.to_builtins(console.overlays.change(choropleth=shown, level=word, measure=measure or now.measure))


@door(menu="Map", icon="mdi6.map-marker-path", shortcut="Ctrl+U", show=shown_trails)
def trails(
    ctx: typer.Context,
    on: bool | None = typer.Option(None, "--on/--off", help="Without either and without another option: the other "
                                                            "way round."),
    minutes: int | None = typer.Option(None, help="How far back the trails go."),
) -> dict[str, Any]:
    """Show moving units and where they have been."""
    if minutes is not None and not MINUTES[0] <= minutes <= MINUTES[1]:
        raise BadInput(tr("Trails go back {low} to {high} minutes. Nothing was changed.", low=MINUTES[0],
                          high=MINUTES[1]))
    store = console_of(ctx).overlays
    now = store.get()
    return msgspec.to_builtins(store.change(trails=_switched(on, now.trails, minutes),
                                            minutes=minutes or now.minutes))


def shown_devices(value: dict[str, Any]) -> str:
    """The answer of `view devices` in words."""
    return tr("Sensors and cameras are on the map.") if value["devices"] else tr(
        "Sensors and cameras are no longer shown.")


def shown_facilities(value: dict[str, Any]) -> str:
    """The answer of `view facilities` in words."""
    return tr("Facilities are on the map.") if value["facilities"] else tr("Facilities are no longer shown.")


@door(menu="Map", icon="mdi6.access-point", shortcut="Ctrl+Shift+V", show=shown_devices)
def devices(
    ctx: typer.Context,
    on: bool | None = typer.Option(None, "--on/--off", help="Without either: the other way round."),
) -> dict[str, Any]:
    """Show sensors and cameras, and how each is doing."""
    store = console_of(ctx).overlays
    return msgspec.to_builtins(store.change(devices=_switched(on, store.get().devices)))


@door(menu="Map", icon="mdi6.hospital-building", shortcut="Ctrl+Shift+K", show=shown_facilities)
def facilities(
    ctx: typer.Context,
    on: bool | None = typer.Option(None, "--on/--off", help="Without either and without another option: the other "
                                                            "way round."),
    kind: list[str] = typer.Option([], "--kind", help="Only this kind; may be given several times; all for all."),
) -> dict[str, Any]:
    """Show stations, mediation rooms, police, hydrants, shelters, hospitals and schools, all or some kinds."""
    console = console_of(ctx)
    store = console.overlays
    now = store.get()
    named = tuple(dict.fromkeys(console.facilities.kinds.named(one).kind for one in kind if one != "all"))
    return msgspec.to_builtins(store.change(facilities=_switched(on, now.facilities, *kind),
                                            facility_kinds=named if kind else now.facility_kinds))


def _switched(on: bool | None, before: bool, *given: object) -> bool:
    """On or off as said; with another option on; else the other way round."""
    if on is not None:
        return on
    return True if any(one is not None for one in given) else not before


COMMANDS: dict[str, Callable[..., Any]] = {"heat": heat, "choropleth": choropleth, "trails": trails,
                                           "devices": devices, "facilities": facilities}


def add_to(view: typer.Typer) -> None:
    """Put all of them into the group `view` (once)."""
    for name, command in COMMANDS.items():
        view.command(name)(command)
