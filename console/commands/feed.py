"""`feed …`: live sources: a generated day, recorded streams, and how they are doing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands.progress_line import ticker
from console.commands.tree import console_of, door
from console.errors import Cancelled, NotFound
from console.language import tr

if TYPE_CHECKING:
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)

COUNTS = ("read", "new", "updated", "repeated", "unplaced", "refused")


@app.command("simulate")
@door(menu="Manage/Feeds", icon="mdi6.play-circle-outline")
def simulate(
    ctx: typer.Context,
    rate: float = typer.Option(1.0, help="New incidents per second."),
    seed: int = typer.Option(1, help="The same seed gives the same incidents."),
    seconds: float | None = typer.Option(None, min=0, help="Stop after so many seconds."),
    count: int | None = typer.Option(
        None, help="Fill so many new incidents into the time just past, at once, and stop."),
    backlog: int | None = typer.Option(
        None, min=0, help="Open cases to begin with; about 400 if not given, none with --count."),
) -> dict[str, Any]:
    """Let generated incidents come in and be handled like on a day in a city (demo data)."""
    from console.feeds.simulator import SimulatedDay

    console = console_of(ctx)
    feed = SimulatedDay(console.areas, console.places, console.catalogue, rate, seed, count=count, backlog=backlog,
                        units=console.units)
    if _in_window(ctx) and seconds is None and count is None:
        console.feeds.start(feed)
        return {"started": feed.name, "demo": True}
    with ticker(lambda: _so_far(console)):
        status = msgspec.structs.asdict(console.feeds.run(feed, seconds))
    return {name: status[name] for name in COUNTS} | {"demo": True}


@app.command("replay")
@door(menu="Manage/Feeds", icon="mdi6.replay")
def replay(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="JSON lines, JSON, CSV or GeoJSON, each also as .gz."),
    map: str = typer.Option(..., "--map", help="Name of a shipped mapping, or a mapping file (.toml)."),
    speed: float = typer.Option(0.0, help="Times the recorded speed; 0 for as fast as possible."),
) -> dict[str, Any]:
    """Play a recorded stream again; what was played before changes nothing."""
    from console.feeds.mapping import read_mapping
    from console.feeds.replay import Replay

    console = console_of(ctx)
    feed = Replay(file, read_mapping(map), console.areas.tree(), speed)
    if _in_window(ctx) and speed:
        console.feeds.start(feed)
        return {"started": feed.name}
    with ticker(lambda: _so_far(console)):
        status = console.feeds.run(feed)
    if status.stopped:
        raise Cancelled(tr("Stopped after {count} records. What came in is kept, and playing the file again "
                           "goes on from there.", count=status.read))
    return feed.result(status)


@app.command("mappings")
@door(menu="Manage/Feeds", icon="mdi6.map-legend")
def mappings() -> list[dict[str, str]]:
    """List the mappings that come with the console."""
    from console.feeds.mapping import MAPPINGS, read_mapping, shipped

    return [{"name": name, "title": read_mapping(name).label, "file": str(MAPPINGS / f"{name}.toml")}
            for name in shipped()]


@app.command("status")
@door(menu="Manage/Feeds", icon="mdi6.access-point", needs_window=True)
def status(ctx: typer.Context) -> list[dict[str, Any]]:
    """Show how the running feeds are doing."""
    return [msgspec.structs.asdict(one) for one in console_of(ctx).feeds.status()]


@app.command("units")
@door(menu="Manage/Feeds", icon="mdi6.walk", needs_window=True)
def units(ctx: typer.Context) -> list[dict[str, Any]]:
    """List where the moving units were seen last."""
    return [msgspec.to_builtins(one) for one in console_of(ctx).units.latest()]


@app.command("stop")
@door(menu="Manage/Feeds", icon="mdi6.stop-circle-outline", needs_window=True)
def stop(
    ctx: typer.Context,
    name: str = typer.Argument("", help="Name of the feed; all if not given."),
) -> dict[str, Any]:
    """Stop a running feed; what it brought is kept."""
    feeds = console_of(ctx).feeds
    if name and not feeds.known(name):
        raise NotFound(tr("No feed {name} was started.", name=name))
    running = [one.name for one in feeds.status() if one.running and name in ("", one.name)]
    feeds.stop(name, wait=False)  # this runs in the window's own thread, which must not stand still
    return {"stopped": running}


def _so_far(console: Console) -> str:
    """The line a terminal shows while a feed runs."""
    one = next(iter(console.feeds.status()), None)
    if one is None:
        return ""
    return tr("{title}: {read} read, {new} new, {updated} updated", title=one.title, read=one.read, new=one.new,
              updated=one.updated)


def _in_window(ctx: typer.Context) -> bool:
    return getattr(ctx.find_root().obj, "window", None) is not None
