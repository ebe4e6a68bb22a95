"""From labelled cells to candidates: outlines, features, heights, and who answers for what lies at a rim."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import ndimage

from console.detection import features
from console.detection.candidate import Candidate, identity
from console.detection.features import Objects, Scene
from console.detection.grid import Bounds, Window
from console.detection.outline import Outliner
from console.detection.segment import SMOOTH, borders, together
from console.detection.settings import Settings
from console.detection.unseen import BESIDE, UNSEEN, bare

THIN = 1.3  # metres of mean thickness up to which an object's cells lie at a wall
WING = 12.0  # square metres; a smaller thing beside a house is no part of it
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
    size = np.bincount(label.ravel(), minlength=count + 1)
    taken = np.bincount(label[flat > 0], minlength=count + 1)
    gone = taken > 0.5 * np.maximum(size, 1)
    gone[0] = False
    label = np.where(gone[label], 0, label)
    free = (flat > 0) & (label == 0)
    return np.where(free, flat + count, label).astype(np.int32)


def measured(scene: Scene, label: np.ndarray, outliner: Outliner, core: Bounds, limit: float,
             settings: Settings) -> Found:
    """Candidates of one sign, and what is cut by the window's rim."""
    label = _renumbered(label)
    label = _renumbered(together(label, _standing(scene, label)))
    apart = _apart(scene, label, outliner, core, settings)
    if apart is not None:
        label = apart
    parts = features.objects_of(label)
    if not len(parts.all):
        return Found([], [])
    boxes, whole = _boxes(label, scene.high.window), ~(_leafy(scene, parts) | _unseen(scene, parts))
    cut = _near_rim(label, len(parts.all), scene.high.window, settings)
    cuts = [tuple(box) for box in boxes[cut & _meets(boxes, core)].tolist()]
    wanted = np.flatnonzero(_middle_in(boxes, core) & ~cut & whole)
    if not len(wanted):
        return Found([], cuts)
    gain = _least_gain(scene, parts)
    outlines = outliner.outlines(label, [(i + 1, _cells(parts, i), float(gain[i])) for i in wanted.tolist()])
    rows = _rows(scene, parts, wanted, outlines)
    thin = _thin_gain(scene, parts)[wanted]
    tops = parts.inner.quantile(scene.high.upper, 0.9)[wanted, 0]
    kept = [i for i, outline in enumerate(outlines) if outline.area >= settings.min_area * TOLERANT]
    found = [_candidate(outlines[i], rows[i], float(tops[i]), float(thin[i]), scene, outliner) for i in kept]
    return Found([one for one in found if abs(one.dz_median) >= limit], cuts)


def _apart(scene: Scene, label: np.ndarray, outliner: Outliner, core: Bounds, settings: Settings) -> np.ndarray | None:
    """The label raster with objects cut in two where their exact outlines come in two; None where none does."""
    parts = features.objects_of(label)
    if not len(parts.all):
        return None
    gain, out, last = _least_gain(scene, parts), None, len(parts.all)
    boxes = _boxes(label, scene.high.window)
    large = parts.all.size >= round(2 * settings.min_area / settings.cell ** 2)
    # A piece may belong to another window than the whole: all must cut alike.
    cut = _near_rim(label, len(parts.all), scene.high.window, settings)
    for i in np.flatnonzero(large & _meets(boxes, core) & ~cut & ~_leafy(scene, parts)).tolist():
        cells = _cells(parts, i)
        piece = outliner.pieces(label, i + 1, cells, float(gain[i]), settings.min_area)
        if piece.any():
            out = label.copy() if out is None else out
            others = np.setdiff1d(np.unique(piece), piece[0])
            for k in others.tolist():
                last += 1
                out.ravel()[cells[piece == k]] = last
    return out


def _least_gain(scene: Scene, parts: Objects) -> np.ndarray:
    gain: np.ndarray = parts.all.quantile(scene.high.upper - scene.low.upper, 0.1)[:, 0]
    return gain


def _cells(parts: Objects, i: int) -> np.ndarray:
    return parts.all.cells[parts.all.start[i]:parts.all.start[i + 1]]


def _leafy(scene: Scene, parts: Objects) -> np.ndarray:
    """What is rough nearly everywhere and scatters the laser: crowns, most of what changes between two seasons."""
    rough = parts.inner.mean((scene.high.rough > 2 * SMOOTH).astype(float))
    with np.errstate(invalid="ignore"):
        return (rough > 0.9) & (parts.inner.mean(scene.high.multi) > 0.5)


def _unseen(scene: Scene, parts: Objects) -> np.ndarray:
    """What a survey has hardly a point of: a strip that a wall hid, filled in from the roof or the ground beside it.

    Of the other survey's, what is told by where its roofs end is known all the same.
    """
    filled = parts.all.mean(scene.told.astype(float)) < 0.5
    return _hidden(scene.high.count, parts) | (_hidden(scene.low.count, parts) & filled)


def _hidden(count: np.ndarray, parts: Objects) -> np.ndarray:
    """Parts nearly without points where there are points around them."""
    points = parts.all.mean(count.astype(float))
    hidden = parts.all.mean((count == 0).astype(float)) > UNSEEN
    if hidden.any():
        slices = ndimage.find_objects(parts.label)
        for i in np.flatnonzero(hidden).tolist():
            box = tuple(slice(max(side.start - BESIDE, 0), side.stop + BESIDE) for side in slices[i])
            around = count[box][parts.label[box] != i + 1]
            hidden[i] = bare(points[i], around)
    return hidden


def _standing(scene: Scene, label: np.ndarray) -> np.ndarray:
    """By part number: large enough, smooth, high and on the ground of the other epoch."""
    parts = features.objects_of(label)
    low, high = scene.low.upper - scene.floor, scene.high.upper - scene.floor
    smooth = parts.inner.mean((scene.high.rough < SMOOTH).astype(float))
    stands = ((parts.inner.median(low) < features.FLOOR) & (parts.inner.median(high) > features.ROOF) & (smooth > 0.5)
              & (parts.all.size * scene.high.window.cell ** 2 > WING))
    return np.concatenate([[False], stands])


def _rows(scene: Scene, parts: Objects, wanted: np.ndarray, outlines: list[shapely.Polygon]) -> np.ndarray:
    """Features of the wanted objects only, beside all their neighbours."""
    everyone = [shapely.box(0, 0, 1, 1)] * len(parts.all)
    for i, outline in zip(wanted, outlines, strict=True):
        everyone[i] = outline
    return features.table(scene, parts, everyone)[wanted]


def _thin_gain(scene: Scene, parts: Objects) -> np.ndarray:
    """Gain of objects hardly wider than the cells at a wall, whose points there are no surface to measure from.

    Where the other epoch is no plane, its lowest point in a cell is nearer the ground than its highest.
    """
    low = scene.low
    base = np.where(scene.told | (low.rough < SMOOTH), low.upper, low.low)
    return parts.all.median(scene.high.upper - base)


def _candidate(outline: shapely.Polygon, row: np.ndarray, top: float, thin: float, scene: Scene,
               outliner: Outliner) -> Candidate:
    value = {name: float(row[i]) for name, i in features.INDEX.items()}
    sign, area = scene.sign, float(outline.area)
    inside = outliner.gain_within(outline, scene.low.upper) if features.is_slope(value) else math.nan
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
    used = np.bincount(label.ravel()) > 0
    return (np.cumsum(used) - 1).astype(np.int32)[label] if used[0] else label


def _boxes(label: np.ndarray, window: Window) -> np.ndarray:
    """[parts, 4] bounds of each part's cells."""
    slices = ndimage.find_objects(label)
    west, north, cell = window.col * window.cell, window.row * window.cell, window.cell
    return np.array([(west + c.start * cell, north - r.stop * cell, west + c.stop * cell, north - r.start * cell)
                     for r, c in slices])


def _near_rim(label: np.ndarray, count: int, window: Window, settings: Settings) -> np.ndarray:
    """Parts within reach of the window's rim, and their neighbours, which may hang on what is not seen."""
    reach = round(settings.reach / window.cell)
    outer = np.ones(label.shape, bool)
    outer[reach:-reach, reach:-reach] = False
    cut = np.zeros(count + 1, bool)
    cut[np.unique(label[outer])] = True
    cut[0] = False
    one, other, _, _ = borders(label, count)
    for _ in range(2):
        cut[one[cut[other]]] = True
    return cut[1:]


def _middle_in(boxes: np.ndarray, core: Bounds) -> np.ndarray:
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    return (x >= core[0]) & (x < core[2]) & (y >= core[1]) & (y < core[3])


def _meets(boxes: np.ndarray, core: Bounds) -> np.ndarray:
    return (boxes[:, 0] < core[2]) & (boxes[:, 2] > core[0]) & (boxes[:, 1] < core[3]) & (boxes[:, 3] > core[1])
