"""`detect import|surveys|show|demo`: surveys kept in the profile, candidates on the map, the demo's surveys."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import typer

from console.commands.detect_judge import RESULT
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import Refused
from console.language import tr
from console.model.area import Level

if TYPE_CHECKING:
    from console.progress import Progress
    from console.wiring import Console


def add_to(app: typer.Typer) -> None:
    """Mount these commands in the group."""
    for name, command in (("import", import_survey), ("surveys", surveys), ("show", show), ("demo", demo)):
        app.command(name)(command)


@door(menu="Detection", icon="mdi6.database-import-outline", asks=True)
def import_survey(
    ctx: typer.Context,
    files: list[Path] = typer.Argument(..., help="LAS, LAZ or COPC files or folders, or one surface model (GeoTIFF)."),
    name: str = typer.Option("", help="Name of the survey; otherwise the file's own."),
    flown: str = typer.Option("", help="Day of the flight (YYYY-MM-DD)."),
    image: Path | None = typer.Option(None, help="Orthophoto of the same flight, GeoTIFF."),
    crs: str = typer.Option("", help="CRS of a survey that does not say its own, such as EPSG:4547."),
) -> dict[str, Any]:
    """Import a survey: cut it into tiles and put its lineage on record."""
    console = console_of(ctx)
    with progress_line() as progress:
        return _imported(console, tuple(files), name, flown, image, crs, progress)


def _imported(console: Console, files: tuple[Path, ...], name: str, flown: str, image: Path | None, crs: str,
              progress: Progress) -> dict[str, Any]:
    import msgspec

    from console.detection.job import read_survey
    from console.detection.lineage import epoch_of
    from console.detection.surveys import Surveys

    tiles = read_survey(files, console.profile.caches / "surveys", crs, "", progress)
    epoch = epoch_of(tiles, list(files), crs, image)
    epoch = msgspec.structs.replace(epoch, flown=flown or epoch.flown)
    made = Surveys(console.store, console.ledger).add(tiles, epoch, name, console.who.id)
    return {"id": made.id, "name": made.name, "points": made.points, "density": made.density, "crs": made.crs,
            "flown": made.epoch.flown, "demo": made.demo}


@door(menu="Detection", icon="mdi6.database-search-outline")
def surveys(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the imported surveys, the newest first."""
    from console.detection.surveys import Surveys

    console = console_of(ctx)
    return [{"id": one.id, "name": one.name, "flown": one.epoch.flown, "points": one.points, "density": one.density,
             "crs": one.crs, "files": [Path(name).name for name in one.epoch.files], "demo": one.demo}
            for one in Surveys(console.store, console.ledger).all()]


@door(menu="Detection", icon="mdi6.layers-plus", asks=True)
def show(
    ctx: typer.Context,
    result: Path = RESULT,
    name: str = typer.Option("", help="Name in the layer list; otherwise the file's own."),
) -> dict[str, Any]:
    """Add the candidates of a run to the map, coloured by kind and confidence."""
    from console.detection.on_map import show_candidates

    console = console_of(ctx)
    with progress_line() as progress:
        return show_candidates(result, console.profile, console.layers, name, console.who.id, progress)


@door(menu="Detection/Generate", icon="mdi6.city-variant-outline")
def demo(
    ctx: typer.Context,
    area: str = typer.Option("", help="Community of the demo district; otherwise one with many buildings."),
    side: float = typer.Option(260.0, min=60.0, max=1000.0, help="Side of the surveyed square, m."),
) -> dict[str, Any]:
    """Survey one community of the demo district twice and find what changed (demo data)."""
    from console.detection.job import Request, work
    from console.detection.models import Models
    from console.detection.on_map import show_candidates, take_away
    from console.detection.simulate.demo import make_demo_surveys

    console = console_of(ctx)
    chosen, bounds = _community(console, area)
    folder = console.profile.folder / "detection" / "demo"
    with progress_line() as progress:
        made = make_demo_surveys(folder, console.places.buildings(), bounds, side=side, progress=progress)
        files = {epoch: (folder / f"{epoch}.laz",) for epoch in ("before", "after")}
        days = ("2025-11-15", "2026-11-14")
        for (epoch, paths), day in zip(files.items(), days, strict=True):
            word = tr("Demo survey, earlier") if epoch == "before" else tr("Demo survey, later")
            _imported(console, paths, word, day, folder / f"{epoch}.tif", "", progress)
        request = Request(files["before"], files["after"], folder / "candidates.gpkg",
                          (folder / "before.tif", folder / "after.tif"), folder / "registry.gpkg", order_is_right=True,
                          flown=days)
        told = work(request, console.profile.caches, Models(console.profile.folder / "detection").current(), progress)
        called = tr("Candidates of {area} (demo data)", area=chosen)
        take_away(console.layers, called, time.time())
        added = show_candidates(folder / "candidates.gpkg", console.profile, console.layers, called, console.who.id,
                                progress)
    return told | {"area": chosen, "folder": str(folder), "changes": made["changes"], "added": added, "demo": True}


def _community(console: Console, text: str) -> tuple[str, tuple[float, float, float, float]]:
    """A community of generated buildings by name, or the one in which most of them stand."""
    tree = console.areas.tree()
    if text:
        found = [one for one in tree.find(text) if one.bounds is not None]
        if not found or found[0].bounds is None:
            raise Refused(tr("There is no area {area} with an outline in this profile.", area=text))
        return found[0].name, found[0].bounds
    places = console.places.buildings()
    communities = [one for one in tree if one.level == Level.COMMUNITY and one.demo and one.bounds is not None]
    if not places or not communities:
        raise Refused(tr("No building stands in that area; nothing was generated. Make the demo district first with: "
                         "demo make"))
    at = np.array([(one.lon, one.lat) for one in places])
    village = np.array([one.use == "urban_village" for one in places])
    boxes = np.array([one.bounds for one in communities])
    counts = [int((village & (at > box[:2]).all(axis=1) & (at < box[2:]).all(axis=1)).sum()) for box in boxes]
    best = communities[int(np.argmax(counts))]
    assert best.bounds is not None
    return best.name, best.bounds
