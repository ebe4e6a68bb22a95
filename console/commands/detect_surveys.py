"""`detect import|surveys|show|demo`: surveys kept in the profile, candidates on the map, the demo's surveys."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import typer

from console.commands.detect_judge import RESULT
from console.commands.detect_lines import crs_word, say_import, say_shown
from console.commands.detect_run import said_day, say_run
from console.commands.progress_line import progress_line
from console.commands.show import table
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


@door(menu="Detection", icon="mdi6.database-import-outline", asks=True, show=say_import)
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

    from console.detection.imagery import check_orthophoto
    from console.detection.job import read_survey
    from console.detection.lineage import epoch_of
    from console.detection.surveys import Surveys

    day = said_day(flown)
    if image is not None:
        check_orthophoto(image, crs)
    tiles = read_survey(files, console.profile.caches / "surveys", crs, "", progress)
    if image is not None:
        check_orthophoto(image, tiles.crs, tiles.bounds)
    epoch = msgspec.structs.replace(epoch_of(tiles, list(files), crs, image), flown=day)
    kept = Surveys(console.store, console.ledger)
    former = kept.of(tiles)
    made = kept.add(tiles, epoch, name, console.who.id)
    own = str(tiles.lineage.get("flown") or "")[:10]
    notes = [tr("Its points were measured on {own}, not on {day}; {day} is taken, because it was named.", own=own,
                day=day)] if day and own and own != day else []
    if former is not None:
        notes.append(tr("It was imported before, as {former}; it is on the list once.", former=former.name))
    return {"id": made.id, "name": made.name, "points": made.points, "density": made.density, "crs": made.crs,
            "flown": made.epoch.flown, "demo": made.demo, "warnings": [*made.warnings, *notes]}


def _say_surveys(value: list[dict[str, Any]]) -> str:
    """A table, or how to come by a survey."""
    if not value:
        return tr("No survey has been imported yet. Import one with: detect import; or survey the demo district twice "
                  "with: detect demo")
    return table([{tr("survey"): one["name"], tr("flown on"): one["flown"] or tr("unknown"),
                   tr("points"): f"{one['points']:,}", tr("per m²"): one["density"], tr("CRS"): crs_word(one["crs"]),
                   tr("files"): ", ".join(one["files"]), tr("demo data"): tr("yes") if one["demo"] else "",
                   tr("id"): one["id"]} for one in value])


@door(menu="Detection", icon="mdi6.database-search-outline", show=_say_surveys)
def surveys(ctx: typer.Context) -> list[dict[str, Any]]:
    """List the imported surveys, the newest first."""
    from console.detection.surveys import Surveys

    console = console_of(ctx)
    return [{"id": one.id, "name": one.name, "flown": one.epoch.flown, "points": one.points, "density": one.density,
             "crs": one.crs, "files": [Path(name).name for name in one.epoch.files], "demo": one.demo}
            for one in Surveys(console.store, console.ledger).all()]


@door(menu="Detection", icon="mdi6.layers-plus", asks=True, show=say_shown)
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


def survey_demo(console: Console, progress: Progress, area: str = "", side: float = 260.0) -> dict[str, Any]:
    """Survey a community of the demo district twice and import both surveys, with registry and orthophotos.

    Returns:
        area: its name; folder of the files; changes made up; surveys: names of the two.

    Raises:
        Refused: nothing generated stands there. Cancelled: no file is half written; a survey that is in stays.
    """
    from console.detection.forget_demo import demo_folder, forget_former
    from console.detection.simulate.demo import make_demo_surveys
    from console.detection.surveys import Surveys

    chosen, bounds = _community(console, area)
    folder = demo_folder(console.profile)
    made = make_demo_surveys(folder, console.places.buildings(), bounds, side=side, progress=progress)
    words = (tr("Demo survey, earlier"), tr("Demo survey, later"))
    now = {_imported(console, (folder / f"{epoch}.laz",), word, "", folder / f"{epoch}.tif", "", progress)["id"]
           for epoch, word in zip(("before", "after"), words, strict=True)}
    forget_former(console.profile, Surveys(console.store, console.ledger), now, console.who.id)
    return {"area": chosen, "folder": str(folder), "changes": made["changes"], "surveys": list(words), "demo": True}


def _say_demo(value: dict[str, Any]) -> str:
    """What was surveyed and how to go on; a whole run is told as any other."""
    if "candidates" in value:
        return say_run(value)
    return tr("{area} was surveyed twice (demo data). Find what changed with: detect demo; or with: detect run "
              "\"{before}\" \"{after}\" -o candidates.gpkg", area=value["area"], before=value["surveys"][0],
              after=value["surveys"][1])


@door(menu="Detection/Generate", icon="mdi6.city-variant-outline", show=_say_demo)
def demo(
    ctx: typer.Context,
    area: str = typer.Option("", help="Community of the demo district; otherwise one with many buildings."),
    side: float = typer.Option(260.0, min=60.0, max=1000.0, help="Side of the surveyed square, m."),
    find: bool = typer.Option(True, "--run/--no-run", help="Find the changes too; otherwise only both surveys."),
) -> dict[str, Any]:
    """Survey one community of the demo district twice and find what changed (demo data)."""
    from console.detection.forget_demo import CANDIDATES_FILE, demo_folder
    from console.detection.job import Request, work
    from console.detection.models import Models
    from console.detection.on_map import show_candidates, take_away

    console = console_of(ctx)
    folder = demo_folder(console.profile)
    with progress_line() as progress:
        made = survey_demo(console, progress, area, side)
        if not find:
            return made
        request = Request((folder / "before.laz",), (folder / "after.laz",), folder / CANDIDATES_FILE,
                          (folder / "before.tif", folder / "after.tif"), folder / "registry.gpkg")
        told = work(request, console.profile.caches, Models(console.profile.folder / "detection").current(), progress)
        called = tr("Candidates of {area} (demo data)", area=made["area"])
        take_away(console.layers, called, time.time())
        added = show_candidates(folder / CANDIDATES_FILE, console.profile, console.layers, called, console.who.id,
                                progress)
    return told | made | {"added": added}


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
