"""`detect check`: read a survey once, chunk by chunk, and say what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from console.detection.kernels import kernel
from console.detection.points import Points
from console.detection.reading import Box, Source, flown_on, open_survey, read_chunks
from console.detection.survey_report import SurveyReport
from console.detection.tiles import marks
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

CELL = 2.0              # m, at which coverage and smoothness are looked at
MOST_CELLS = 10_000_000  # of the accumulators (11 numbers each); larger surveys are looked at more coarsely
SMOOTH = 0.15           # m, residual of a plane up to which a cell counts as smooth
LEAST = 6               # points that a plane needs
HOLE = 25.0             # m², smaller places without points are shadows of walls
SEASON = 120              # days that one survey's flights may lie apart
WATER = "9"             # ASPRS class
GOOD_NOISE, GOOD_DENSITY, GOOD_STRIP = 5.0, 4.0, 10.0   # cm, points/m², cm


def check(paths: Path | Sequence[Path], crs: str = "", progress: Progress | None = None) -> SurveyReport:
    """Read all points of a survey once and measure it; memory does not grow with the points.

    Args:
        paths: files or folders of points; pictures and surfaces: `check_raster`.
        crs: of files that do not say.
        progress: told points done of all.

    Raises:
        BadInput: a file cannot be used, with the reason.
    """
    progress = progress or Progress()
    sources = open_survey(paths, crs)
    look = _looked(sources, _window(sources), [source.bounds for source in sources], progress)
    if look.outside:   # the headers are wrong: the points have said by now where they lie
        outside, boxes = look.outside, look.found
        look = _looked(sources, (*look.low.tolist(), *look.high.tolist()), boxes, progress)
        look.outside = outside
    return look.report(sources)


def _looked(sources: list[Source], window: Box, boxes: list[Box], progress: Progress) -> _Look:
    """All points of all files, added up in a window."""
    total, done = sum(source.header.count for source in sources), 0
    look = _Look(window, boxes)
    for number, source in enumerate(sources):
        for points in read_chunks(source):
            progress(done, total, tr("Reading {file} …", file=source.path.name))
            look.add(points, number)
            done += len(points)
    if not look.count:
        raise BadInput(tr("The survey holds no usable points; nothing was stored."))
    return look


def _window(sources: list[Source]) -> Box:
    """Around all files, as their headers claim; the points decide what of it is covered."""
    boxes = np.array([source.bounds for source in sources])
    if not np.isfinite(boxes).all():
        raise BadInput(tr("The survey's headers give no bounds; nothing was read."))
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    if east - west > 400_000 or north - south > 400_000:
        raise BadInput(tr("The files lie {km} km apart; they are no single survey.",
                          km=f"{max(east - west, north - south) / 1000:,.0f}"))
    return float(west), float(south), float(east), float(north)


class _Look:
    """What is added up over the chunks."""

    def __init__(self, window: Box, boxes: list[Box]) -> None:
        self.west, self.south, east, north = window
        self.cell = CELL
        while ((east - self.west) / self.cell + 2) * ((north - self.south) / self.cell + 2) > MOST_CELLS:
            self.cell *= 2
        self.cols = int((east - self.west) / self.cell) + 2
        self.rows = int((north - self.south) / self.cell) + 2
        self.sums = np.zeros((self.rows * self.cols, 11))
        self.owner = np.zeros(self.rows * self.cols, np.int32)      # 0 nobody, n file n, -1 several
        self.pairs: list[NDArray[np.float64]] = []
        self.classes = np.zeros(256, np.int64)
        self.count = self.last = self.many = self.outside = 0
        self.colour = True
        self.low, self.high = np.full(2, np.inf), np.full(2, -np.inf)
        self.heights: list[NDArray[np.float64]] = []
        self.boxes = boxes
        self.found: list[Box] = [(np.inf, np.inf, -np.inf, -np.inf) for _ in boxes]   # of the points, file by file
        self.shared: list[NDArray[np.uint64]] = []

    def add(self, points: Points, number: int) -> None:
        """One chunk of one file."""
        if not len(points):
            return
        self.count += len(points)
        self._remember_shared(points, number)
        self.last += int((points.number == points.returns).sum())
        self.many += int((points.returns > 1).sum())
        self.classes += np.bincount(points.kind, minlength=256)
        self.colour &= points.rgb is not None
        west, south, east, north = points.bounds
        self.low, self.high = np.minimum(self.low, (west, south)), np.maximum(self.high, (east, north))
        known = self.found[number]
        self.found[number] = (min(west, known[0]), min(south, known[1]), max(east, known[2]), max(north, known[3]))
        self.heights.append(points.z[:: max(1, len(points) // 20_000)])
        col, row = np.floor((points.x - self.west) / self.cell), np.floor((points.y - self.south) / self.cell)
        inside = (col >= 0) & (row >= 0) & (col < self.cols) & (row < self.rows)
        self.outside += int((~inside).sum())
        cell = (row[inside] * self.cols + col[inside]).astype(np.int64)
        z = points.z[inside]
        _plane_sums(self.sums, cell, points.x[inside] - self.west, points.y[inside] - self.south, z,
                    (points.number == points.returns)[inside], self.cols, self.cell)
        touched = np.unique(cell)
        before = self.owner[touched]
        self.owner[touched] = np.where((before == 0) | (before == number + 1), number + 1, -1)
        if points.strip is not None:
            self.pairs.append(_by_strip(cell, z, points.strip[inside]))

    def _remember_shared(self, points: Points, number: int) -> None:
        """Marks of the points that lie within another file's bounds: only these can be in both."""
        inside = np.zeros(len(points), bool)
        for other, (west, south, east, north) in enumerate(self.boxes):
            if other != number:
                inside |= (points.x >= west) & (points.x <= east) & (points.y >= south) & (points.y <= north)
        if inside.any():
            self.shared.append(marks(points.subset(inside)))

    @property
    def duplicates(self) -> int:
        """Points that stand in two files."""
        if not self.shared:
            return 0
        shared = np.concatenate(self.shared)
        return len(shared) - len(np.unique(shared))

    def report(self, sources: list[Source]) -> SurveyReport:
        """Everything in numbers and words."""
        seen = (self.owner != 0).reshape(self.rows, self.cols)
        area, copies = float(seen.sum()) * self.cell**2, self.duplicates
        noise, smooth = self._noise()
        strips, apart = self._strips(smooth)
        wide = (self.high - self.low).clip(self.cell)
        holes = _holes(seen, self.west, self.south, self.cell)
        heights = np.concatenate(self.heights)
        first = sources[0]
        found = SurveyReport(
            files=[source.path.name for source in sources], points=self.count - copies, crs=first.crs.source,
            metric_crs=first.target, unit=first.crs.unit,
            bounds=(*(round(float(v), 3) for v in (*self.low, *self.high)),),  # type: ignore[arg-type]
            area_m2=round(area), coverage=round(min(100.0, 100 * area / float(wide.prod())), 1),
            density=round((self.count - copies) / max(area, 1), 2), pulses=round(self.last / max(area, 1), 2),
            noise_cm=noise, strips=strips, strip_cm=apart, flown=_flown(sources),
            overlap_m2=round(float((self.owner == -1).sum()) * self.cell**2), duplicates=copies,
            classes={str(k): round(100 * int(n) / self.count, 2) for k, n in enumerate(self.classes) if n},
            multi=round(100 * self.many / self.count, 2), colour=self.colour,
            height_m=(round(float(np.quantile(heights, 1e-4)), 2), round(float(np.quantile(heights, 1 - 1e-4)), 2)),
            holes=holes, demo=any(source.demo for source in sources),
            warnings=list(dict.fromkeys(w for source in sources for w in source.warnings)))
        found.warnings += words(found, self.outside)
        return found

    def _noise(self) -> tuple[float | None, NDArray[np.bool_]]:
        """1 σ of heights on smooth cells, cm (None where there are too few), and which cells are smooth."""
        error, freedom = _plane_errors(self.sums)
        with np.errstate(invalid="ignore", divide="ignore"):
            residual = np.sqrt(error / freedom)
            smooth = residual < SMOOTH
            if smooth.sum() < 20:
                return None, smooth
            # Kerbs and grass scatter more than the scanner does: the smoother cells speak for it.
            best = smooth & (residual < 2 * np.quantile(residual[smooth], 0.3))
        return round(float(np.sqrt(error[best].sum() / freedom[best].sum())) * 100, 2), smooth

    def _strips(self, smooth: NDArray[np.bool_]) -> tuple[int, float | None]:
        """How many flight lines there are, and how far they disagree on smooth cells, cm (median; None unknown)."""
        if not self.pairs:
            return 0, None
        rows = np.concatenate(self.pairs)
        strips = len(np.unique(rows[:, 1]))
        rows = rows[smooth[rows[:, 0].astype(np.int64)] & (rows[:, 2] >= 3)]
        order = np.lexsort((rows[:, 1], rows[:, 0]))
        rows = rows[order]
        mean = rows[:, 3] / np.maximum(rows[:, 2], 1)
        same = (rows[1:, 0] == rows[:-1, 0]) & (rows[1:, 1] != rows[:-1, 1])
        return strips, round(100 * float(np.median(np.abs(np.diff(mean))[same])), 2) if same.sum() > 20 else None


def words(found: SurveyReport, outside: int) -> list[str]:
    """What somebody should know before using the survey."""
    told = []
    if found.demo:
        told.append(tr("This survey is generated demo data."))
    if outside:
        told.append(tr("{n} points lie outside the bounds that the header claims.", n=f"{outside:,}"))
    if found.density < GOOD_DENSITY:
        told.append(tr("Only {density} points per m²: changes under about {area} m² will not be found.",
                       density=found.density, area=round(16 / max(found.density, 0.1))))
    if found.noise_cm is None:
        told.append(tr("No smooth ground or roof was found to measure the noise on; is it all vegetation or water?"))
    elif found.noise_cm > GOOD_NOISE:
        told.append(tr("Heights scatter by {noise} cm (1 σ): gains under {least} cm will not be found.",
                       noise=found.noise_cm, least=round(6 * found.noise_cm)))
    if found.flown[0] and (day.fromisoformat(found.flown[1]) - day.fromisoformat(found.flown[0])).days > SEASON:
        told.append(tr("The files were flown between {first} and {last}: are they several surveys?",
                       first=found.flown[0], last=found.flown[1]))
    if found.strip_cm is not None and found.strip_cm > GOOD_STRIP:
        told.append(tr("Flight strips disagree by {apart} cm.", apart=found.strip_cm))
    if found.coverage < 60:
        told.append(tr("Only {coverage} % of the rectangle around the survey is covered.", coverage=found.coverage))
    if found.classes.get(WATER, 0.0) > 90:
        told.append(tr("{share} % of the points are classified as water: nothing can be compared there.",
                       share=found.classes[WATER]))
    if found.multi == 0:
        told.append(tr("No pulse has several returns: trees are told by shape alone."))
    return told


def _flown(sources: list[Source]) -> tuple[str, str]:
    """First and last day of the files."""
    days = [found for found in map(flown_on, sources) if found]
    return min(days, default=""), max(days, default="")


def _holes(seen: NDArray[np.bool_], west: float, south: float, cell: float) -> dict[str, Any]:
    """Places without points that the survey surrounds."""
    inner = ndimage.binary_fill_holes(seen) & ~seen
    labels, count = ndimage.label(inner)
    areas = np.bincount(labels.ravel(), minlength=count + 1)[1:] * cell**2
    large = np.flatnonzero(areas >= HOLE)
    order = large[np.argsort(-areas[large])][:10]
    middles = ndimage.center_of_mass(inner, labels, order + 1) if len(order) else []
    return {"count": len(large), "area_m2": round(float(areas[large].sum())), "largest": [
        (round(float(west + (c + 0.5) * cell), 1), round(float(south + (r + 0.5) * cell), 1), round(float(areas[k])))
        for (r, c), k in zip(middles, order, strict=True)]}


def _by_strip(cell: NDArray[np.int64], z: NDArray[np.float64], strip: NDArray[np.uint16]) -> NDArray[np.float64]:
    """(cell, strip, points, sum of heights) of a chunk."""
    both = cell * 65_536 + strip
    named, back = np.unique(both, return_inverse=True)
    return np.column_stack([named // 65_536, named % 65_536, np.bincount(back), np.bincount(back, z)])


@kernel
def _plane_sums(sums, cell, x, y, z, last, cols, step):
    """Add last returns to the moments of their cell, about its middle and its first height."""
    for k in range(len(cell)):
        if not last[k]:
            continue
        c = cell[k]
        u = x[k] - (c % cols + 0.5) * step
        v = y[k] - (c // cols + 0.5) * step
        if sums[c, 0] == 0:
            sums[c, 9] = z[k]
        w = z[k] - sums[c, 9]
        sums[c, 0] += 1
        sums[c, 1] += u
        sums[c, 2] += v
        sums[c, 3] += w
        sums[c, 4] += u * u
        sums[c, 5] += u * v
        sums[c, 6] += v * v
        sums[c, 7] += u * w
        sums[c, 8] += v * w
        sums[c, 10] += w * w


def _plane_errors(sums: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sum of squared heights off the best plane of each cell, m², and its degrees of freedom (nan, 0 without)."""
    n = sums[:, 0]
    full = n >= LEAST
    error, freedom = np.full(len(n), np.nan), np.zeros(len(n))
    u, v, w = (sums[full, k] / n[full] for k in (1, 2, 3))
    uu, uv, vv = sums[full, 4] - n[full] * u * u, sums[full, 5] - n[full] * u * v, sums[full, 6] - n[full] * v * v
    uw, vw = sums[full, 7] - n[full] * u * w, sums[full, 8] - n[full] * v * w
    ww = sums[full, 10] - n[full] * w * w
    with np.errstate(invalid="ignore", divide="ignore"):
        det = uu * vv - uv * uv
        a, b = (uw * vv - vw * uv) / det, (vw * uu - uw * uv) / det
        left = ww - a * uw - b * vw
    error[full] = np.where(det > 1e-9, np.maximum(left, 0.0), np.nan)
    freedom[full] = n[full] - 3
    return error, freedom
