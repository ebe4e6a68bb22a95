"""`detect run`: two surveys in, suspected changes out as a GeoPackage."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr
from console.profile import Profile

if TYPE_CHECKING:
    from console.progress import Progress
    from console.wiring import Console

EPOCH = typer.Argument("", help="LAS, LAZ or COPC file, a folder of them, several separated by commas, a surface model "
                                "(GeoTIFF), or the name of an imported survey.")


def say_run(value: dict[str, Any]) -> str:
    """A run for a person, first what casts doubt on all of it; --json tells all."""
    from console.detection.kinds import kind_word

    believed = ", ".join(f"{kind_word(kind)} {n}" for kind, n in value["believable_kinds"].items())
    first = tr("{n} candidates in {file}", n=value["candidates"], file=value["file"])
    if not value["points"]:
        told = tr("compared in {seconds} s; the pictures lie {shift} cm apart, which was taken out",
                  seconds=value["seconds"], shift=value["shift_cm"])
        return "\n".join([*value["warnings"], first, told, *_against(value.get("registry")), *_went(value)])
    lines = [
        first + tr(", {n} of them believed at 50 % or more: {kinds}", n=value["believable"],
                   kinds=believed or tr("(nothing)")),
        tr("{points} points in {seconds} s; bias {bias} cm, shift {shift} cm, {sigma} cm stay on firm ground",
           points=f"{value['points']:,}", seconds=value["seconds"], bias=value["bias_cm"], shift=value["shift_cm"],
           sigma=value["sigma_cm"]),
        tr("changes of height from {limit} cm ({reason}); {nodata} % without data, places to fly again: {again}",
           limit=value["limit_cm"], reason=value["limit_reason"], nodata=value["nodata_pct"], again=value["fly_again"]),
    ]
    if "image_leads" in value:
        lines.append(tr("orthophotos compared too: they lie {x} and {y} cm apart, which was taken out; {n} of the "
                        "candidates are leads from them alone", x=value["image_shift_cm"][0],
                        y=value["image_shift_cm"][1], n=value["image_leads"]))
    return "\n".join([*value["warnings"], *lines, *_again(value["gaps"]), *_against(value.get("registry")),
                      *_went(value)])


def _went(value: dict[str, Any]) -> list[str]:
    """Where the candidates are beside the file, or how they get there."""
    lines = []
    if "added" in value:
        lines.append(tr("{n} candidates are on the map as layer {name}", n=value["added"]["features"],
                        name=value["added"]["name"]))
    if "queued" in value:
        lines += [tr("{n} candidates wait in the review queue", n=value["queued"]["taken"]),
                  *value["queued"]["notices"]]
    elif value["candidates"]:
        lines.append(tr("review them with: review load \"{file}\"", file=value["file"]))
    return lines


def _again(gaps: list[dict[str, Any]]) -> list[str]:
    """The largest places to fly again, a line each; all of them stand in layer fly_again."""
    from console.detection.gaps_on_map import lacking

    lacks = lacking() if gaps else {}
    lines = ["  " + tr("fly again: {area} m² near {x}, {y}, {lacks}", area=f"{gap['area']:,}", x=gap["x"], y=gap["y"],
                       lacks=lacks[gap["lacks"]]) for gap in gaps[:5]]
    return [*lines, "  " + tr("… all of them in layer fly_again of the file")] if len(gaps) > 5 else lines


def _against(registry: dict[str, Any] | None) -> list[str]:
    """What the registry gave and how its columns were read: a file of something else shows here."""
    if registry is None:
        return []
    first = tr("compared with {buildings} approved buildings and {permits} permits",
               buildings=f"{registry['buildings']:,}", permits=f"{registry['permits']:,}")
    return [first, *("  " + _layer(one) for one in registry["layers"])]


def _layer(one: dict[str, Any]) -> str:
    if not one["kind"]:
        return tr("layer {layer} was left out: {why}", layer=one["layer"], why=one["why"])
    words = {"id": tr("identifier"), "height": tr("height"), "top": tr("top"), "from": tr("valid from"),
             "until": tr("valid until"), "status": tr("state")}
    read = ", ".join(f"{word} = {one['columns'][what]}" for what, word in words.items() if what in one["columns"])
    kind = tr("buildings") if one["kind"] == "buildings" else tr("permits")
    inside = one["count"] if one["inside"] is None else one["inside"]
    told = tr("layer {layer}: {kind}, {inside} of {count} in the survey; columns: {columns}", layer=one["layer"],
              kind=kind, inside=f"{inside:,}", count=f"{one['count']:,}", columns=read)
    lacks = not {"height", "top"} & one["columns"].keys()
    return told + (tr("; no column gives a height, so only outlines are compared") if lacks else "")


@door(menu="Detection", icon="mdi6.layers-search-outline", asks=True, show=say_run)
def run(
    ctx: typer.Context,
    before: str = EPOCH,
    after: str = EPOCH,
    out: Path = typer.Option(..., "-o", "--out", help="GeoPackage for the candidates (layer detections)."),
    registry: Path | None = typer.Option(None, help="Approved buildings and permits: GeoPackage or GeoJSON."),
    images: tuple[Path, Path] | None = typer.Option(None, "--images", help="Orthophotos before and after, GeoTIFF."),
    crs: str = typer.Option("", help="CRS of surveys that do not say their own, such as EPSG:4547."),
    cell: float = typer.Option(0.5, min=0.2, max=2.0, help="Raster cell, m."),
    workers: int = typer.Option(1, min=1, help="Processes on this machine."),
    scheduler: str = typer.Option("", help="Address of a dask scheduler, such as tcp://host:8786."),
    min_dz: float = typer.Option(0.2, "--min-dz", min=0.05, help="Smallest change of height, m."),
    min_area: float = typer.Option(4.0, "--min-area", min=1.0, help="Smallest object, m²."),
    flown: tuple[str, str] | None = typer.Option(None, "--flown", help="Days of both flights (YYYY-MM-DD), where "
                                                                       "neither files nor imported surveys say."),
    date: str = typer.Option("", help="Day of the later survey (YYYY-MM-DD): permits must be valid on it."),
    model: str = typer.Option("", help="Scorer to judge by; otherwise the one in use (detect models)."),
    order_is_right: bool = typer.Option(False, "--order-is-right",
                                        help="The first survey is the earlier one, whatever speaks against it."),
    add: bool = typer.Option(False, "--add", help="Add the candidates to the map, coloured by kind and confidence."),
    review: bool = typer.Option(False, "--review", help="Put the candidates that the map would show into the review "
                                                        "queue."),
) -> dict[str, Any]:
    """Find what was built, raised, torn down or heaped up between two surveys."""
    from console.detection.job import Request, work
    from console.detection.models import Models
    from console.detection.settings import Settings

    settings = Settings(cell=cell, min_dz=min_dz, min_area=min_area, low_area=min_area)
    profile = Profile(ctx.find_root().obj.profile).make()
    models = Models(profile.folder / "detection")
    console = console_of(ctx) if add or review else None
    if console is not None and review:
        from console.desk.review.judging import check_reviewer

        check_reviewer(console.who)  # before the work, not after
    first, second = _survey(before, ctx), _survey(after, ctx)
    known = flown or (first.flown, second.flown)
    if images is None and first.image and second.image and not first.image.samefile(second.image):
        images = first.image, second.image
    request = Request(first.files, second.files, out, images, registry, crs, settings, workers, scheduler, day_of(date),
                      order_is_right, (said_day(known[0]), said_day(known[1])), (first.crs, second.crs),
                      (first.kept, second.kept))
    with progress_line() as progress:
        told = work(request, profile.caches, models.get(model) if model else models.current(), progress)
        return told if console is None else told | _handed_on(console, out, add, review, progress)


def _handed_on(console: Console, out: Path, add: bool, review: bool, progress: Progress) -> dict[str, Any]:
    """Put the candidates on the map and into the review queue, as asked; returns what is told of it."""
    told: dict[str, Any] = {}
    if add:
        from console.detection.on_map import show_candidates

        told["added"] = show_candidates(out, console.profile, console.layers, actor=console.who.id, progress=progress)
    if review:
        told["queued"] = _queued(console, out)
    return told


def _queued(console: Console, out: Path) -> dict[str, Any]:
    """Feed the review queue; a run that found nothing believable feeds nothing."""
    from console.detection.on_map import SHOWN
    from console.detection.review_load import read_incoming

    incoming = read_incoming(out, SHOWN)
    if not incoming.rows:
        return {"batch": "", "taken": 0, "notices": []}
    loaded = console.reviews.load(incoming, console.who)
    return {"batch": loaded.batch.id, "taken": loaded.taken, "notices": list(loaded.notices)}


@dataclass(frozen=True)
class _Given:
    """A survey as the line names it; of an imported one more is known: day of flight, CRS named by a person, folder of
    its tiles, and its orthophoto if that is still there."""

    files: tuple[Path, ...] = ()
    flown: str = ""
    crs: str = ""
    kept: str = ""
    image: Path | None = None


def _survey(text: str, ctx: typer.Context) -> _Given:
    """One path, several separated by commas (a name that holds a comma is taken whole), or an imported survey.

    Raises:
        BadInput: the survey's tiles are gone, and so are the files they could be cut from again.
    """
    if not text or Path(text).exists():
        return _Given((Path(text),) if text else ())
    words = tuple(Path(word) for word in text.split(",") if word)
    if any(path.exists() or path.suffix for path in words):  # a survey's name may hold commas
        return _Given(words)
    from console.detection.surveys import Surveys
    from console.detection.tile_files import META

    console = console_of(ctx)
    epoch = Surveys(console.store, console.ledger).find(text).epoch
    files = tuple(Path(name) for name in epoch.files)
    gone = next((path for path in files if not path.exists()), None)
    if gone is not None and not (Path(epoch.tiles) / META).exists():
        raise BadInput(tr("The tiles of survey {name} are no longer in the cache, and its file {file} is gone or "
                          "moved; put it back, or import the survey again from where it is now.", name=text,
                          file=gone))
    image = Path(epoch.image) if epoch.image and Path(epoch.image).exists() else None
    return _Given(files, epoch.flown, epoch.crs, epoch.tiles, image)


def day_of(text: str) -> datetime.date | None:
    """A day as a person writes it; "" is none. Raises `BadInput`."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(tr("“{text}” is no date; write 2026-11-22.", text=text)) from error


def said_day(text: str) -> str:
    """A day of flight that can be compared as text: 20261122 as 2026-11-22. Raises `BadInput`."""
    day = day_of(text)
    if day is not None and day > datetime.date.today():
        raise BadInput(tr("Nobody has flown on {day} yet; check the date.", day=day.isoformat()))
    return day.isoformat() if day else ""
