"""From labelled cells to candidates: outlines, features, heights, and who answers for what lies at a rim."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from console.detection import features, kernels
from console.detection.candidate import Candidate, identity
from console.detection.features import Objects, Scene
from console.detection.grid import Bounds
from console.detection.groups import Groups, extents
from console.detection.outline import Outliner
from console.detection.segment import SMOOTH, borders, together
from console.detection.settings import Settings
from console.detection.unseen import BESIDE, UNSEEN, bare

THIN = 1.3  # metres of mean thickness up to which an object's cells lie at a wall
WING = 12.0  # square metres; a smaller new thing beside a house is no part of it
LEANING = 1.2  # metres; lower things were no part of a house that went
TOLERANT = 0.9  # of the smallest area, before the outline is known exactly


@dataclass(frozen=True)
class Found:
    """What a window shows.

    Attributes:
        candidates: objects whose surroundings are whole in the window and whose middle lies in its core.
        cut: bounds of the objects in the core that reach too near the window's rim: to be looked at again in a
            window that holds them.
    """

    candidates: list[Candidate]
    cut: list[Bounds]


def joined(label: np.ndarray, flat: np.ndarray) -> np.ndarray:
    """High and low parts in one raster; a low part that holds most of a high one takes it over."""
    if not flat.any():
        return label
    count = int(label.max(initial=0))
    taken = kernels.areas_within(label, flat > 0, count)
    gone = taken > 0.5 * np.maximum(kernels.areas(label, count), 1)
    if gone.any():
        label = kernels.renumbered(label, np.where(gone, 0, np.arange(count + 1)))
    return np.where((flat > 0) & (label == 0), flat + count, label).astype(np.int32)


@dataclass(frozen=True)
class _Parts:
    """The parts of one label raster, and what is told of all of them before one is measured."""

    scene: Scene
    objects: Objects
    core: Bounds
    settings: Settings

    @cached_property
    def extents(self) -> np.ndarray:
        """[parts, 4] first row, first column, row and column behind the last."""
        return extents(self.objects.all.cells, self.objects.all.start, self.objects.label.shape[1])

    @cached_property
    def boxes(self) -> np.ndarray:
        """[parts, 4] bounds of each part's cells."""
        window, (top, left, bottom, right) = self.scene.high.window, self.extents.T
        west, north, cell = window.col * window.cell, window.row * window.cell, window.cell
        return np.column_stack([west + left * cell, north - bottom * cell, west + right * cell, north - top * cell])

    @cached_property
    def cut(self) -> np.ndarray:
        """Parts within reach of the window's rim, and their neighbours, which may hang on what is not seen."""
        label, reach = self.objects.label, round(self.settings.reach / self.scene.high.window.cell)
        top, left, bottom, right = self.extents.T
        cut = np.zeros(self.objects.count + 1, bool)
        cut[1:] = ((top < reach) | (left < reach) | (bottom > label.shape[0] - reach)
                   | (right > label.shape[1] - reach)) & (self.objects.all.size > 0)
        one, other, _, _ = borders(label, self.objects.count)
        for _ in range(2):
            cut[one[cut[other]]] = True
        return cut[1:]

    @cached_property
    def leafy(self) -> np.ndarray:
        return _leafy(self.scene, self.objects)

    @cached_property
    def least_gain(self) -> np.ndarray:
        cells = self.objects.all
        found: np.ndarray = cells.quantile(cells.of(self.scene.high.upper) - cells.of(self.scene.low.upper), 0.1)[:, 0]
        return found

    def cells(self, i: int) -> np.ndarray:
        """Flat indices of one part's cells."""
        return self.objects.all.cells[self.objects.all.start[i]:self.objects.all.start[i + 1]]


def measured(scene: Scene, label: np.ndarray, outliner: Outliner, core: Bounds, limit: float,
             settings: Settings) -> Found:
    """Candidates of one sign, and what is cut by the window's rim."""
    objects = features.objects_of(_renumbered(label))
    whole = together(objects.label, *_standing(scene, objects))
    if whole is not objects.label:
        objects = features.objects_of(_renumbered(whole))
    if not len(objects.all):
        return Found([], [])
    parts = _Parts(scene, objects, core, settings)
    apart = _apart(parts, outliner)
    if apart is not None:
        parts = _Parts(scene, features.objects_of(apart), core, settings)
    cuts = [tuple(box) for box in parts.boxes[parts.cut & _meets(parts.boxes, core)].tolist()]
    wanted = np.flatnonzero(_middle_in(parts.boxes, core) & ~parts.cut & ~parts.leafy)
    wanted = wanted[~_unseen(parts, wanted)]
    gain, least = parts.least_gain, settings.min_area * TOLERANT
    outlines = outliner.outlines(parts.objects.label,
                                 [(i + 1, parts.cells(i), float(gain[i])) for i in wanted.tolist()], least)
    kept = [i for i, outline in enumerate(outlines) if outline.area >= least]
    if not kept:
        return Found([], cuts)
    found = _candidates(scene, parts.objects.only(wanted[kept]), [outlines[i] for i in kept], outliner)
    return Found([one for one in found if abs(one.dz_median) >= limit], cuts)


def _apart(parts: _Parts, outliner: Outliner) -> np.ndarray | None:
    """The label raster with objects cut in two where their exact outlines come in two; None where none does."""
    objects, settings = parts.objects, parts.settings
    out, last = None, objects.count
    large = objects.all.size >= round(2 * settings.min_area / settings.cell ** 2)
    # A piece may belong to another window than the whole: all must cut alike.
    for i in np.flatnonzero(large & _meets(parts.boxes, parts.core) & ~parts.cut & ~parts.leafy).tolist():
        cells = parts.cells(i)
        piece = outliner.pieces(objects.label, i + 1, cells, float(parts.least_gain[i]), settings.min_area)
        if piece.any():
            out = objects.label.copy() if out is None else out
            others = np.setdiff1d(np.unique(piece), piece[0])
            for k in others.tolist():
                last += 1
                out.ravel()[cells[piece == k]] = last
    return out


def _unseen(parts: _Parts, wanted: np.ndarray) -> np.ndarray:
    """What a survey has hardly a point of: a strip that a wall hid, filled in from the roof or the ground beside it.

    Of the other survey's, what is told by where its roofs end is known all the same.
    """
    filled = parts.objects.all.only(wanted).mean(parts.scene.told) < 0.5
    return _hidden(parts, wanted, parts.scene.high.count) | (_hidden(parts, wanted, parts.scene.low.count) & filled)


def _hidden(parts: _Parts, wanted: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Of the wanted parts, those nearly without points where there are points around them."""
    groups, label = parts.objects.all.only(wanted), parts.objects.label
    each = groups.of(count)
    points, hidden = groups.mean(each), groups.mean(each == 0) > UNSEEN
    for i in np.flatnonzero(hidden).tolist():
        top, left, bottom, right = parts.extents[wanted[i]].tolist()
        box = slice(max(top - BESIDE, 0), bottom + BESIDE), slice(max(left - BESIDE, 0), right + BESIDE)
        hidden[i] = bare(points[i], count[box][label[box] != wanted[i] + 1])
    return hidden


def _leafy(scene: Scene, objects: Objects) -> np.ndarray:
    """What is rough nearly everywhere and scatters the laser: crowns, most of what changes between two seasons."""
    high, inner = scene.high, objects.inner
    with np.errstate(invalid="ignore"):
        return (inner.mean(inner.of(high.rough) > 2 * SMOOTH) > 0.9) & (inner.mean(high.multi) > 0.5)


def _standing(scene: Scene, objects: Objects) -> tuple[np.ndarray, np.ndarray]:
    """By part number: large, smooth, high and on the ground of the other epoch; lesser ones that may belong to such.

    What is gone beside a house that is gone went with it. What came beside one that came may be a lorry.
    """
    inner = objects.inner
    floor = inner.of(scene.floor)
    on_ground = inner.median(inner.of(scene.low.upper) - floor) < features.FLOOR
    height = inner.median(inner.of(scene.high.upper) - floor)
    smooth = inner.mean(inner.of(scene.high.rough) < SMOOTH)
    stands = (on_ground & (height > features.ROOF) & (smooth > 0.5)
              & (objects.all.size * scene.high.window.cell ** 2 > WING))
    leans = on_ground & (height > LEANING) & ~stands & ~_leafy(scene, objects) & (scene.sign < 0)
    return np.concatenate([[False], stands]), np.concatenate([[False], leans])


def _candidates(scene: Scene, objects: Objects, outlines: list[shapely.Polygon], outliner: Outliner) -> list[Candidate]:
    rows, thin = features.table(scene, objects, outlines), _thin_gain(scene, objects.all)
    tops = objects.inner.quantile(scene.high.upper, 0.9)[:, 0]
    return [_candidate(outline, row, float(top), float(gain), scene, outliner)
            for outline, row, top, gain in zip(outlines, rows, tops, thin, strict=True)]


def _thin_gain(scene: Scene, cells: Groups) -> np.ndarray:
    """Gain of objects hardly wider than the cells at a wall, whose points there are no surface to measure from.

    Where the other epoch is no plane, its lowest point in a cell is nearer the ground than its highest.
    """
    low = scene.low
    base = np.where(cells.of(scene.told) | (cells.of(low.rough) < SMOOTH), cells.of(low.upper), cells.of(low.low))
    return cells.median(cells.of(scene.high.upper) - base)


def _candidate(outline: shapely.Polygon, row: np.ndarray, top: float, thin: float, scene: Scene,
               outliner: Outliner) -> Candidate:
    value = {name: float(row[i]) for name, i in features.INDEX.items()}
    sign, area = scene.sign, float(outline.area)
    # What ends level against a wall is no slope, even if nothing falls away beside it: a facade moved out. A low heap
    # is level too, to a quarter of a metre.
    flat = (sign > 0 and value["flat_top"] >= features.FLAT and value["dz_median"] > features.LEVEL
            and value["attached"] >= features.AGAINST)
    slope = features.is_slope(value) and not flat
    inside = outliner.gain_within(outline, scene.low.upper) if slope else math.nan
    gain = inside if math.isfinite(inside) else value["dz_median"]
    if value["mean_thickness"] < THIN and value["on_ground"] < 0.9 and value["smooth_low_share"] < 0.7:
        gain = max(gain, thin)
    inner = max(area / scene.high.window.cell ** 2, 1.0)
    error = float(np.hypot(value["dz_spread"] / np.sqrt(inner), scene.noise / 2))
    return Candidate(identity(outline, sign), "", outline, sign * gain, sign * value["dz_max"],
                     value["dz_spread"], area, sign * value["dz_mean"] * area, features=row, dz_error=error,
                     top=top)


def _renumbered(label: np.ndarray) -> np.ndarray:
    """Numbers without gaps, in the order of the parts' numbers."""
    used = kernels.areas(label, int(label.max(initial=0))) > 0
    return label if used[1:].all() else kernels.renumbered(label, np.cumsum(used))


def _middle_in(boxes: np.ndarray, core: Bounds) -> np.ndarray:
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    return (x >= core[0]) & (x < core[2]) & (y >= core[1]) & (y < core[3])


def _meets(boxes: np.ndarray, core: Bounds) -> np.ndarray:
    return (boxes[:, 0] < core[2]) & (boxes[:, 2] > core[0]) & (boxes[:, 1] < core[3]) & (boxes[:, 3] > core[1])
