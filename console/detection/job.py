"""One whole run, as the commands ask for it: surveys or surface models, orthophotos, registry, scorer, result file."""

from __future__ import annotations

import dataclasses
import datetime
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.compare import check_flown, check_names, check_pair, in_order_by_days
from console.detection.decide import NEAR
from console.detection.grid import common
from console.detection.image_change import MODEL, image_changes
from console.detection.image_fit import Fit
from console.detection.image_leads import beside_heights, how_far
from console.detection.imagery import check_orthophoto, ingest_surface, is_demo, is_raster
from console.detection.lineage import Epoch, MadeFrom, epoch_of
from console.detection.nodata import Gap, places
from console.detection.own_files import check_replaceable
from console.detection.ready import get_ready, wait_ready
from console.detection.registry import Registry, read_registry, told_of
from console.detection.result import Report, Result, check_target, in_source, write_result
from console.detection.rule_scorer import Scorer
from console.detection.run import run, work_folder
from console.detection.settings import Settings
from console.detection.tasks import FIELD
from console.detection.tile_files import META, Tiles, open_tiles
from console.detection.tiles import ingest
from console.errors import BadInput, Cancelled, Refused
from console.language import tr
from console.progress import Progress

BELIEVED = 0.5  # confidence from which a candidate is a claim


class Request(msgspec.Struct, frozen=True):
    """What is to be compared.

    Attributes:
        before, after: files of either survey; () where there are only pictures.
        images: orthophotos before and after, None for none.
        out: GeoPackage to write.
        crs: of surveys that do not say theirs.
        day: of the later survey, for permits.
        flown: days of both flights, "" where the files may say.
        imported_as: CRS that each survey was given when it was imported; `crs` stands above it.
        kept: folders of the tiles that each survey was imported into; "" for surveys given as files.
    """

    before: tuple[Path, ...]
    after: tuple[Path, ...]
    out: Path
    images: tuple[Path, Path] | None = None
    registry: Path | None = None
    crs: str = ""
    settings: Settings = Settings()
    workers: int = 1
    scheduler: str = ""
    day: datetime.date | None = None
    order_is_right: bool = False
    flown: tuple[str, str] = ("", "")
    imported_as: tuple[str, str] = ("", "")
    kept: tuple[str, str] = ("", "")

    def named_crs(self) -> tuple[str, str]:
        """Of each survey as a person named it; "" for the files' own."""
        return self.crs or self.imported_as[0], self.crs or self.imported_as[1]

    def cut(self) -> tuple[str, str]:
        """Folders of `kept` that hold the surveys in the CRS they are wanted in; "" for those to be cut anew."""
        first, second = (folder if crs == given else "" for folder, crs, given in
                         zip(self.kept, self.named_crs(), self.imported_as, strict=True))
        return first, second

    def inputs(self) -> list[Path]:
        """Every file that is read."""
        return [*self.before, *self.after, *(self.images or ()), *([self.registry] if self.registry else [])]


def read_survey(files: tuple[Path, ...], folder: Path, crs: str = "", into: str = "",
                progress: Progress | None = None, kept: str = "") -> Tiles:
    """Tiles of a survey of points, or of a surface model in a GeoTIFF.

    Args:
        kept: folder of the tiles of its import, which stand for it even where its files are gone.
    """
    if kept and (Path(kept) / META).exists():
        with suppress(BadInput):  # of another version, damaged: cut again
            tiles = open_tiles(Path(kept))
            if into in ("", tiles.crs):
                return tiles
    if len(files) == 1 and is_raster(files[0]):
        return ingest_surface(files[0], folder, crs, into, progress)
    if any(is_raster(path) for path in files):
        raise BadInput(tr("A survey is either points or one surface model; give a folder or a .vrt for several."))
    return ingest(list(files), folder, crs, into=into, progress=progress)


def work(request: Request, caches: Path, scorer: Scorer, progress: Progress | None = None) -> dict[str, Any]:
    """Compare and write the result; returns what the run tells.

    Raises:
        ConsoleError: in one sentence; a file of that name is left as it was.
    """
    check_target(request.out)
    check_replaceable(request.out, request.inputs())
    if not request.before and request.images is None:
        raise BadInput(tr("Give two surveys, or two orthophotos with --images."))
    if bool(request.before) != bool(request.after):
        raise BadInput(tr("Give both surveys, the earlier first."))
    _check_extras(request.images or (), request.registry, request.crs)
    progress = progress or Progress()
    told: dict[str, Any] = {}
    if not request.before:
        result, made_from = _pictures_only(request, progress, told)
    else:
        try:
            result, made_from = _surveys(request, caches, scorer, progress, told)
        except Cancelled as stop:
            raise Cancelled(tr("Stopped. No result was written; what was finished is kept, and the same line goes on "
                               "from there.")) from stop
    write_result(request.out, result, made_from)
    kinds = [one.kind for one in result.candidates]
    believed = [one.kind for one in result.candidates if one.confidence >= BELIEVED]
    return msgspec.to_builtins(result.report) | {
        "file": str(request.out), "fly_again": len(result.gaps), "gaps": places(result.gaps),
        "kinds": {k: kinds.count(k) for k in sorted(set(kinds))}, "believable": len(believed),
        "believable_kinds": {k: believed.count(k) for k in sorted(set(believed))},
        "permitted": sum(bool(one.permit) for one in result.candidates),
        "model": made_from.model} | told


def _surveys(request: Request, caches: Path, scorer: Scorer, progress: Progress,
             told: dict[str, Any]) -> tuple[Result, MadeFrom]:
    preparing = get_ready(request.workers, request.scheduler)
    named, cut = request.named_crs(), request.cut()
    first = _flown(read_survey(request.before, caches / "surveys", named[0], "", progress, cut[0]), request.flown[0])
    second = _flown(read_survey(request.after, caches / "surveys", named[1], first.crs, progress, cut[1]),
                    request.flown[1])
    if not request.order_is_right:
        check_pair(first, second, False)
        if not in_order_by_days(first, second):
            check_names(request.before, request.after)
    approved = read_registry(request.registry, first.crs, common(first.bounds, second.bounds)) \
        if request.registry else None
    if approved is not None:
        told["registry"] = told_of(approved)
    wait_ready(preparing, progress)
    result = run(first, second, request.settings, approved, scorer, request.workers, request.scheduler, progress,
                 caches / "detection", request.day, request.order_is_right)
    result.report.warnings += _of_files(first, second)
    if request.images is not None:
        told |= _add_leads(request.images, result, first, second, approved, progress)
    photos: tuple[Path | None, Path | None] = request.images or (None, None)
    field = work_folder(caches / "detection", first, second, request.settings) / FIELD
    report = result.report
    epochs = [epoch_of(tiles, list(files), crs, photo) for tiles, files, crs, photo in zip(
        (first, second), (request.before, request.after), named, photos, strict=True)]
    made_from = MadeFrom(epochs[0], epochs[1], str(field), report.bias_cm / 100,
                         (report.shift_x_cm / 100, report.shift_y_cm / 100), first.crs,
                         float(first.lineage.get("unit") or 1.0), scorer.version, _now(), result.demo,
                         report.sigma_cm / 100, str(request.registry.absolute()) if request.registry else "")
    return in_source(result, first), made_from


def _add_leads(images: tuple[Path, Path], result: Result, first: Tiles, second: Tiles, approved: Registry | None,
               progress: Progress) -> dict[str, Any]:
    """Add what orthophotos alone show, and return what is told of it.

    Hours of work on the heights are not lost to pictures that cannot be compared: a warning says why.
    """
    try:
        leads, fit, _ = image_changes(*images, crs=first.crs, progress=progress)
    except (BadInput, Refused) as error:
        result.report.warnings.append(tr("The orthophotos were left out; all candidates are from heights. {why}",
                                         why=error))
        return {}
    result.report.warnings += _doubts(fit)
    kept = combine(result.candidates, leads, result.gaps, first, second)
    _near_buildings(kept, approved)
    result.candidates.extend(kept)
    result.report.candidates = len(result.candidates)
    return _of_fit(fit) | {"image_leads": len(kept)}


def _check_extras(images: tuple[Path, ...], registry: Path | None, crs: str) -> None:
    """Refuse what is not there or no picture, or one picture twice, before hours of work and not after."""
    for path in images:
        check_orthophoto(path, crs)
    if images and images[0].samefile(images[1]):
        raise Refused(tr("Both pictures are the same file; there is nothing to compare."))
    if registry is not None and not registry.exists():
        raise BadInput(tr("There is no registry {file}; nothing was compared.", file=registry))


def _of_files(*surveys: Tiles) -> list[str]:
    """What was noticed while the files were read: another CRS than was named, feet, points outside their bounds."""
    return list(dict.fromkeys(str(word) for tiles in surveys for word in tiles.lineage.get("warnings", ())))


def _flown(tiles: Tiles, day: str) -> Tiles:
    """The survey with the day of its flight as the user knows it; otherwise as its points say, if they do."""
    return dataclasses.replace(tiles, lineage=tiles.lineage | {"flown": day}) if day else tiles


def _pictures_only(request: Request, progress: Progress, told: dict[str, Any]) -> tuple[Result, MadeFrom]:
    began = time.perf_counter()
    before, after = request.images or (Path(), Path())
    if not request.order_is_right:
        check_flown(*request.flown)
        check_names((before,), (after,))
    leads, fit, crs = image_changes(before, after, request.crs, min_area=max(request.settings.min_area, 8.0),
                                    progress=progress)
    approved = read_registry(request.registry, crs) if request.registry else None
    if approved is not None:
        told["registry"] = told_of(approved)
    _near_buildings(leads, approved)
    told |= _of_fit(fit) | {"image_leads": len(leads)}
    shift = [round(100 * value, 2) for value in fit.shift]
    report = Report(len(leads), 0, round(time.perf_counter() - began, 2), 0.0,
                    round(float(np.hypot(shift[0], shift[1])), 2), shift[0], shift[1])
    report.warnings = [*_doubts(fit), how_far()]
    epochs = [Epoch(image=str(path.absolute()), crs=crs, flown=day)
              for path, day in zip((before, after), request.flown, strict=True)]
    demo = any(is_demo(path, crs) for path in (before, after))
    made_from = MadeFrom(epochs[0], epochs[1], shift=fit.shift, metric=crs, model=MODEL, made_at=_now(), demo=demo)
    return Result(leads, report, [], crs, demo), made_from


def combine(candidates: list[Candidate], leads: list[Candidate], gaps: list[Gap], before: Tiles,
            after: Tiles) -> list[Candidate]:
    """Mark candidates that the pictures show too; returns the other leads, lowered where heights show no change."""
    box = common(before.bounds, after.bounds)
    seen = shapely.box(*box) if box else shapely.Point()
    blind = shapely.union_all([gap.geometry for gap in gaps])
    return beside_heights(candidates, leads, shapely.difference(seen, blind))


def _near_buildings(leads: list[Candidate], registry: Registry | None) -> None:
    """Name the nearest registered building of each lead."""
    if registry is None or not len(registry.buildings) or not leads:
        return
    shapes = np.array([one.geometry for one in leads], object)
    tree = shapely.STRtree(registry.buildings.shapes)
    mine, theirs = tree.query_nearest(shapes, max_distance=NEAR, all_matches=False)
    for i, j in zip(mine.tolist(), theirs.tolist(), strict=True):
        leads[i].building = str(registry.buildings.ids[j])


def _of_fit(fit: Fit) -> dict[str, Any]:
    return {"image_shift_cm": [round(100 * value, 1) for value in fit.shift], "image_agreement": fit.agree}


def _doubts(fit: Fit) -> list[str]:
    """What is to be known of pictures whose place on each other could not be found."""
    return [] if fit.sure else [
        tr("The two pictures have hardly an edge in common: whether they show one place cannot be told, and they were "
           "compared where their files say they lie.")]


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
