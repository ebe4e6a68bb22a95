"""Two surveys in, candidates out: registration, tiles, objects across their edges, judgement, report."""

from __future__ import annotations

import datetime
import hashlib
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
import shapely

from console.detection import tasks
from console.detection.ahead import side_by_side
from console.detection.bring import Field, check_match, combine_shifts, fit_field
from console.detection.candidate import Candidate
from console.detection.compare import check_pair, in_order_by_days
from console.detection.crew import Crew, crew
from console.detection.crowns import growth
from console.detection.decide import decide
from console.detection.find import low_limit
from console.detection.grid import Bounds, Window, common, grown, split, squares, window_of
from console.detection.heap import kept_heap
from console.detection.nodata import gaps
from console.detection.order import check_order
from console.detection.register import BLOCK
from console.detection.registry import Registry
from console.detection.result import Report, Result
from console.detection.room import HEAVIEST, light, weight
from console.detection.rule_scorer import RuleScorer, Scorer
from console.detection.settings import Settings
from console.detection.terrain import CELL, ground_of
from console.detection.tile_files import Tiles
from console.errors import Refused
from console.language import tr
from console.progress import Progress

LOWEST = 5.0  # metres above or under the sea from which heights tell their unit
FOR_SHIFT = 12  # blocks from which the horizontal shift is taken


def run(before: Tiles, after: Tiles, settings: Settings | None = None, registry: Registry | None = None,
        scorer: Scorer | None = None, workers: int = 1, scheduler: str = "", progress: Progress | None = None,
        resume_folder: Path | None = None, day: datetime.date | None = None, order_is_right: bool = False) -> Result:
    """Compare two surveys.

    Args:
        before, after: surveys cut into tiles, of one metric CRS.
        registry: approved buildings and permits, in the same CRS.
        scorer: judges the candidates; otherwise a plain rule.
        workers: processes on this machine; scheduler: address of a dask scheduler instead.
        resume_folder: where finished tiles are kept by what they were made of, so that a run that was stopped goes
            on; None keeps nothing.
        day: of the later survey, for which permits must be valid.
        order_is_right: the surveys are in order even if far more goes than comes.

    Raises:
        Refused: the surveys cannot be compared, with the reason.
        Cancelled: stopped by the user; finished tiles are kept in `resume_folder`.
    """
    began = time.perf_counter()
    settings, progress = settings or Settings(), progress or Progress()
    shared = check_pair(before, after, order_is_right)
    if workers > 1 and not scheduler:
        progress(0, 0, tr("Preparing the workers …"))
    with (_work_folder(resume_folder, before, after, settings) as work, kept_heap(),
          crew(workers, scheduler) as people):
        report = Report(points=before.count + after.count)
        field, place = _register(before, after, shared, settings, work, people, progress, report)
        candidates = _search(before, after, shared, settings, work, people, progress, report)
        missing, report.nodata_pct = gaps(np.load(work / tasks.LOW_BEFORE), np.load(work / tasks.LOW_AFTER), place)
    decide(candidates, scorer or RuleScorer(), registry, day)
    doubt = "" if order_is_right else check_order(
        candidates, registry.permits if registry else None, lambda: growth(before, after, field.shift),
        float(np.log(after.density / before.density)), in_order_by_days(before, after))
    candidates.sort(key=lambda one: (-one.confidence, one.id))
    _tell(report, field, settings)
    report.warnings += [doubt] if doubt else []
    report.candidates, report.nodata_pct = len(candidates), round(report.nodata_pct, 2)
    report.seconds = round(time.perf_counter() - began, 2)
    demo = bool(before.lineage.get("demo") or after.lineage.get("demo"))
    return Result(candidates, report, missing, before.crs, demo)


@contextmanager
def _work_folder(kept: Path | None, before: Tiles, after: Tiles, settings: Settings) -> Iterator[Path]:
    """Where the workers' answers go: named by the surveys and the settings, or gone after the run."""
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="detect_") as folder:
            yield Path(folder)
        return
    work = work_folder(kept, before, after, settings)
    work.mkdir(parents=True, exist_ok=True)
    yield work


def work_folder(kept: Path, before: Tiles, after: Tiles, settings: Settings) -> Path:
    """The folder of one comparison below `kept`; the movement that was found stays there for pictures."""
    name = hashlib.sha256(f"{before.digest} {after.digest} {settings.digest()}".encode()).hexdigest()[:24]
    return (kept / name).absolute()


def _register(before: Tiles, after: Tiles, shared: Bounds, settings: Settings, work: Path, people: Crew,
              progress: Progress, report: Report) -> tuple[Field, Window]:
    """Measure all blocks and write what every window needs: the field and the lowest points of both surveys."""
    blocks = [b for b in squares(shared, BLOCK) if before.keys_in(b) and after.keys_in(b)]
    if not blocks:
        raise Refused(tr("The two surveys do not overlap; nothing was compared."))
    for_shift = _fullest(blocks, before, after)
    jobs = [tasks.BlockJob(before.folder, after.folder, b, _register_cell(settings), b in for_shift,
                           tasks.block_answer(work, b), weight(before, after, b, _register_cell(settings)))
            for b in blocks]
    _do(people, tasks.measure_block, jobs, progress, tr("Bringing the surveys together …"))
    place = window_of((min(b[0] for b in blocks), min(b[1] for b in blocks), max(b[2] for b in blocks),
                       max(b[3] for b in blocks)), CELL)
    field = _field(jobs, place, work, report)
    tasks.write_field(work / tasks.FIELD, field)
    (work / tasks.PLACE).write_bytes(msgspec.json.encode(place))
    return field, place


def _fullest(blocks: list[Bounds], before: Tiles, after: Tiles) -> set[Bounds]:
    """The blocks for the horizontal: one shift holds for a whole survey, and a few full blocks say it to a centimetre.

    Blocks are the tiles of the storage, so their points are known.
    """
    def points(block: Bounds) -> int:
        key = (round(block[0] / BLOCK), round(block[1] / BLOCK))
        return min(before.counts.get(key, 0), after.counts.get(key, 0))

    return set(sorted(blocks, key=lambda block: (-points(block), block))[:FOR_SHIFT])


def _register_cell(settings: Settings) -> float:
    """Half a metre whatever the finding uses: finer cells only hold fewer points each."""
    return 0.5 if (CELL / settings.cell) % 1 else max(settings.cell, 0.5)


def _field(jobs: list[tasks.BlockJob], place: Window, work: Path, report: Report) -> Field:
    """One shift and one field of heights from all blocks; refuses what does not match."""
    shape = place.shape
    names = (tasks.LOW_BEFORE, tasks.LOW_AFTER)
    low = [np.full(shape, np.nan, np.float32) for _ in names]
    dz, slope_x, slope_y = (np.full(shape, np.nan, np.float32) for _ in range(3))
    found = []
    for job in jobs:
        told = tasks.read_block(job.answer)
        rows, cols = place.inside(job.block)
        low[0][rows, cols], low[1][rows, cols] = told.low
        dz[rows, cols], slope_x[rows, cols], slope_y[rows, cols] = told.dz, told.slope_x, told.slope_y
        found.append(told)
    for one, name in zip(low, names, strict=True):
        np.save(work / name, one)
    shift, error, seen = combine_shifts(np.array([f.shift for f in found]), np.array([f.weight for f in found]))
    dz -= (slope_x * shift[0] + slope_y * shift[1]).astype(np.float32)
    firm = sum(f.firm for f in found)
    high = np.sum([f.high for f in found], axis=0)
    sizes = np.array([np.isfinite(f.dz).sum() for f in found], float)
    agree = float(np.average([f.agree for f in found], weights=sizes)) if sizes.any() else 0.0
    relief = [f.relief for f in found if min(f.relief) > 2.0]
    factor = float(np.median([b / a for a, b in relief])) if relief else 1.0
    level = _level(*low)
    check_match(agree, high, firm, shift, 0.0, factor, level)
    west, south, _, _ = place.bounds
    drop, bias, strips, tilt, sigma = fit_field(dz)
    check_match(agree, high, firm, shift, sigma, factor, level)
    report.tilt_mm_per_km = round(float(np.hypot(*tilt)) * 1e6, 1)
    grounds = ((low[0], 0.0, tasks.GROUND_BEFORE), (low[1], bias, tasks.GROUND_AFTER))
    for (_, _, name), ground in side_by_side(lambda one: ground_of(one[0], one[1]), grounds):
        np.save(work / name, ground)
    return Field((float(shift[0]), float(shift[1])), drop, west + 20.0, south + 20.0, bias, tilt, sigma, strips, error,
                 not seen)


def _level(first: np.ndarray, second: np.ndarray) -> float:
    """How many times higher the later survey's ground lies; 1 where both lie too near the sea to tell."""
    both = np.isfinite(first) & np.isfinite(second)
    if not both.any():
        return 1.0
    one, other = float(np.median(first[both])), float(np.median(second[both]))
    return other / one if min(abs(one), abs(other)) > LOWEST else 1.0


def _search(before: Tiles, after: Tiles, shared: Bounds, settings: Settings, work: Path, people: Crew,
            progress: Progress, report: Report) -> list[Candidate]:
    """All windows, then windows of their own for what reached beyond a halo; each object once."""
    def job(core: Bounds, halo: float) -> tasks.WindowJob:
        return tasks.WindowJob(before.folder, after.folder, core, halo, shared, settings, work,
                               tasks.window_answer(work, core, halo),
                               weight=weight(before, after, grown(core, halo), settings.cell))

    cores = [core for whole in split(grown(shared, settings.reach), settings.tile)
             for core in light(before, after, whole, settings.halo, settings.cell)]
    jobs = [job(core, settings.halo) for core in cores
            if before.keys_in(grown(core, settings.halo)) and after.keys_in(grown(core, settings.halo))]
    found: dict[str, Candidate] = {}
    wanted: list[Bounds] = []  # what was cut by the tiles; what else a later window cuts is no concern of it
    text, halo, first = tr("Looking for changes …"), 2 * settings.reach, True
    while jobs:
        if len(jobs) == 1:
            jobs = [jobs[0]._replace(threads=people.threads)]
        _do(people, tasks.search_window, jobs, progress, text)
        report.windows += len(jobs)
        again: list[Bounds] = []
        for one in jobs:
            candidates, cut = tasks.read_window(one.answer)
            found.update((c.id, c) for c in candidates)
            if first:
                again.extend(cut)
            elif any(common(box, target) for box in cut for target in wanted):
                again.append(around([one.core, *cut]))  # a window for what was cut only ever grows: so this ends
        wanted = wanted or again
        cores = merged(again, 2 * settings.reach)
        jobs = [one for one in (job(core, halo) for core in cores) if one.weight <= HEAVIEST]
        if len(jobs) < len(cores):
            report.warnings.append(tr("{n} changes reach too far to be looked at whole and were left out.",
                                      n=len(cores) - len(jobs)))
        text, halo, first = tr("Joining changes across tiles …"), 2 * halo, False
    return list(found.values())


def around(boxes: list[Bounds]) -> Bounds:
    """The smallest bounds that hold them all."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def merged(boxes: list[Bounds], apart: float) -> list[Bounds]:
    """Boxes that meet or nearly meet as one box each, until none do."""
    left = sorted(set(boxes))
    while True:
        shapes = shapely.box(*np.array(left).T) if left else np.array([])
        whole = shapely.get_parts(shapely.union_all(shapely.buffer(shapes, apart / 2, join_style="mitre")))
        joined = sorted({tuple(shapely.bounds(part).tolist()) for part in whole})
        shrunk = [(w + apart / 2, s + apart / 2, e - apart / 2, n - apart / 2) for w, s, e, n in joined]
        if len(shrunk) == len(left):
            return shrunk
        left = shrunk


def _do(people: Crew, task: object, jobs: list, progress: Progress, text: str) -> None:
    """Run the tasks whose answers are not there yet."""
    todo = [one for one in jobs if not one.answer.exists()]
    ready = len(jobs) - len(todo)
    for _ in people.each(task, todo, lambda done: progress(ready + done, len(jobs), text)):  # type: ignore[arg-type]
        pass


def _tell(report: Report, field: Field, settings: Settings) -> None:
    report.bias_cm, report.sigma_cm = round(100 * field.bias, 2), round(100 * field.sigma, 2)
    report.shift_x_cm, report.shift_y_cm = (round(100 * s, 2) for s in field.shift)
    report.shift_cm, report.strips_cm = round(100 * float(np.hypot(*field.shift)), 2), round(100 * field.strips, 2)
    limit = low_limit(settings, field)
    report.limit_cm = round(100 * limit, 1)
    report.limit_reason = tr("as asked for") if limit <= settings.min_dz else tr("three times the surveys' noise")
    if field.coarse:
        report.warnings.append(tr("There are too few roofs to measure a horizontal shift; it was taken as none."))
    if abs(field.bias) > 1.0:
        report.warnings.append(tr("The heights of the surveys differ by {bias} m everywhere: different height systems? "
                                  "This was taken out.", bias=f"{field.bias:.2f}"))
