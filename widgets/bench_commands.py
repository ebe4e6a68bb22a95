"""`bench …` of what is drawn: these need a window, shown offscreen, and so live beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from console.commands.tree import door
from console.errors import BadInput
from console.language import tr


@door(in_palette=False)
def start(
    areas: Path | None = typer.Option(None, help="A file of areas to open too, such as the streets of a city."),
    name: str = typer.Option("NAME", help="Column with the names in that file."),
    level: str = typer.Option("street", help="Level of its areas."),
    crs: str = typer.Option("gcj02", help="CRS of its coordinates."),
    runs: int = typer.Option(5, help="How often each is started."),
) -> dict[str, Any]:
    """From the start of the process to the first exact picture."""
    from widgets.bench_start import bench_start

    return bench_start(areas, ("--level", level, "--name", name, "--crs", crs), runs)


@door(in_palette=False)
def list_(
    rows: int = typer.Option(20_000, help="Cases in the list."),
    rate: int = typer.Option(1000, help="Changes per second."),
    seconds: float = typer.Option(6.0, help="How long."),
) -> dict[str, Any]:
    """Longest block of the main thread while the list follows a flood, against sorting proxies."""
    _offscreen()
    from widgets.bench_list import bench_list

    return bench_list(rows=rows, rate=rate, seconds=seconds)


@door(in_palette=False)
def render(
    runs: int = typer.Option(5, help="How often each extent is drawn."),
    peer: str = typer.Option("", help="qgis: draw the same with QGIS in between, where it is installed."),
    city: bool = typer.Option(False, "--city", help="The made-up city, as without --layers."),
    layers: list[Path] = typer.Option([], help="Vector files to draw instead of the city."),
    buildings: int = typer.Option(600_000, help="How many."),
    grids: int = typer.Option(100_000, help="How many."),
    points: int = typer.Option(200_000, help="How many."),
) -> dict[str, Any]:
    """A whole city, or files of your own, drawn at five extents: settled, provisional, panned."""
    if city and layers:
        raise BadInput(tr("Name either --city or --layers, not both."))
    _offscreen()
    from maps.bench import bench_render

    return bench_render(_view(), runs, peer, buildings, grids, points, layers)


@door(in_palette=False)
def live(
    points: int = typer.Option(100_000, help="Cases on the map."),
    updates: int = typer.Option(10_000, help="Changes per second."),
    seconds: float = typer.Option(5.0, help="How long."),
) -> dict[str, Any]:
    """Frames per second while many cases change."""
    _offscreen()
    from maps.bench import bench_live

    return bench_live(_view(), points, updates, seconds)


@door(in_palette=False)
def pick() -> dict[str, Any]:
    """What a click on the map costs."""
    _offscreen()
    from maps.bench import bench_pick

    return bench_pick()


@door(in_palette=False)
def desk(
    cases: int = typer.Option(100_000, min=1000, help="Open cases."),
    entries: int = typer.Option(1_000_000, min=1000, help="Entries of the ledger in all."),
    folder: Path | None = typer.Option(None, help="Keep the made profile here for the next time."),
) -> dict[str, Any]:
    """The case desk after a year: opening, filters, orders, commands, evaluation, memory."""
    _offscreen()
    from widgets.bench_desk import bench_desk

    return bench_desk(cases, entries, folder)


@door(in_palette=False)
def review(
    detections: int = typer.Option(10_000, min=100, help="Detections in the queue."),
    points: int = typer.Option(30_000_000, min=100_000, help="Points of both surveys behind them."),
    verdicts: int = typer.Option(100, min=10, help="How many are given."),
    folder: Path | None = typer.Option(None, help="Keep the made profile here for the next time."),
) -> dict[str, Any]:
    """The review page with a large batch: opening the queue, from a verdict to the next picture, sections, memory."""
    _offscreen()
    from widgets.review.bench_review import bench_review

    return bench_review(detections, points, verdicts, folder)


@door(in_palette=False)
def slider(
    hazards: int = typer.Option(200_000, min=100, help="How many."),
    seconds: float = typer.Option(6.0, help="How long."),
    folder: Path | None = typer.Option(None, help="Keep the made profile here for the next time."),
) -> dict[str, Any]:
    """The hazard page while time plays, at three scales: moments a second, processor time, painting."""
    _offscreen()
    from widgets.hazard.bench_slider import bench_slider

    return bench_slider(hazards, seconds, folder)


def _offscreen() -> None:
    from widgets.application import make_application
    from widgets.theme import Theme

    make_application(Theme(), offscreen=True)


def _view() -> Callable[[Any], Any]:
    """What the window shows the map with."""
    from widgets.map_view import MapView

    return MapView


COMMANDS: dict[str, Callable[..., Any]] = {"start": start, "list": list_, "render": render, "live": live, "pick": pick,
                                           "desk": desk, "review": review, "slider": slider}
