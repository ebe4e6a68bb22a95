"""One window of two surveys in, its objects out: a pure function that any worker can run."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from console.detection import features, kernels, terrain
from console.detection.ahead import side_by_side
from console.detection.bring import Field
from console.detection.features import Scene
from console.detection.grid import Bounds, Window, window_of
from console.detection.measure import TOLERANT, Found, joined, measured
from console.detection.outline import Outliner, sort_points
from console.detection.points import Points
from console.detection.segment import SMOOTH, TINY, across, low_raised, middles, mounds, raised, without_small
from console.detection.settings import Settings
from console.detection.shadow import told_by_gaps
from console.detection.surface import Surface, rasterise
from console.detection.water import dry

PLACE = 0.41  # of a cell: standard deviation of where a point lies in it, of two surveys: the root of 2 / 12


class Ground(NamedTuple):
    """Ground of both surveys beneath a window, cells of 2 m, the later one brought onto the earlier."""

    window: Window
    before: np.ndarray
    after: np.ndarray


def find(before: Points, after: Points, bounds: Bounds, core: Bounds, settings: Settings, field: Field,
         ground: Ground | None = None, threads: int = 1) -> Found:
    """Find all objects of one window.

    Args:
        before, after: all points in `bounds` (a little more does no harm); `after` as it was flown.
        bounds: what may be looked at: the core and a halo.
        core: what this window answers for.
        field: brings `after` onto `before`.
        ground: the ground beneath; without it, as the window itself shows it.
        threads: two work on both epochs, and on gains and losses, at the same time.
    """
    if not len(before) or not len(after):
        return Found([], [])
    moved = field.apply(after)
    del after  # a third of a window's memory, where nobody else holds it
    first, second = (surface for _, surface in side_by_side(
        lambda points: rasterise(points, bounds, settings.cell, settings.known), (before, moved), threads))
    floors = _floors(first, second, ground)
    noise = max(field.sigma, 0.01)
    smooth = max(SMOOTH, 3.0 * noise)
    limit = low_limit(settings, field)
    roof = np.fmin(first.upper - floors[0], second.upper - floors[1]) > features.ROOF
    middle = middles(first, second)
    flat = low_raised(first, second, middle, roof, limit, settings, smooth)
    flat = _even(flat, first, second, limit, settings)
    sorted_before, sorted_after = sort_points(before, first), sort_points(moved, second)
    del before, moved
    least = round(TINY * settings.min_area / settings.cell ** 2)

    def of_sign(sign: int) -> Found:
        high, low = (second, first) if sign > 0 else (first, second)
        low, told = told_by_gaps(low, high, smooth)
        label = raised(high, low, settings, smooth)
        mine = np.where((flat > 0) & ((second.upper - first.upper) * sign > 0), flat, 0)
        label = joined(label, mine)
        heap = mounds(high, low, middle * sign, roof, label, limit, smooth)
        label = joined(label, without_small(heap, int(heap.max(initial=0)), least))
        label = dry(label, high, low)
        floor, own = floors if sign > 0 else floors[::-1]
        scene = Scene(high, low, floor, own, sorted_after if sign > 0 else sorted_before, sign, noise, told)
        outliner = (Outliner(high, low, sorted_after, sorted_before) if sign > 0 else
                    Outliner(high, low, sorted_before, sorted_after))
        return measured(scene, label, outliner, core, limit, settings)

    gains, losses = (part for _, part in side_by_side(of_sign, (1, -1), threads))
    return Found(gains.candidates + losses.candidates, gains.cut + losses.cut)


def low_limit(settings: Settings, field: Field) -> float:
    """The smallest change of height that can be told from noise: what was asked for, or three times the noise."""
    return max(settings.min_dz, 3.0 * field.sigma)


def _floors(first: Surface, second: Surface, ground: Ground | None) -> tuple[np.ndarray, np.ndarray]:
    window = first.window
    if ground is None:
        n = max(round(terrain.CELL / window.cell), 1)
        coarse = window_of(window.bounds, terrain.CELL)
        low = []
        for surface in (first, second):
            whole = np.full((coarse.rows * n, coarse.cols * n), np.nan)
            top, left = coarse.row * n - window.row, window.col - coarse.col * n
            whole[top:top + window.rows, left:left + window.cols] = surface.low
            low.append(np.fmin.reduce(np.fmin.reduce(whole.reshape(coarse.rows, n, coarse.cols, n), axis=3), axis=1))
        ground = Ground(coarse, terrain.ground(low[0]), terrain.ground(low[1]))
    return (terrain.spread(ground.before, ground.window, window), terrain.spread(ground.after, ground.window, window))


def _even(label: np.ndarray, first: Surface, second: Surface, limit: float, settings: Settings) -> np.ndarray:
    """Only low parts that are large, high and even enough; those of one roof as one.

    Where a cell's few points lie in it is chance, so on a steep roof its height scatters with the slope.
    """
    parts = features.objects_of(label)
    if not len(parts.all):
        return label
    inner = parts.inner
    diff = inner.of(second.upper) - inner.of(first.upper)
    median = inner.median(diff)
    scatter = features.spread(inner, diff, median)
    steep = inner.median(np.hypot(inner.of(second.texture[1]), inner.of(second.texture[2])))
    with np.errstate(invalid="ignore"):
        stays = ((np.abs(median) >= limit) & (scatter < np.hypot(settings.spread, PLACE * settings.cell * steep))
                 & (parts.all.size * settings.cell ** 2 >= TOLERANT * settings.low_area))
    number = np.concatenate([[0], np.where(stays, np.arange(1, len(stays) + 1), 0)])
    return across(kernels.renumbered(label, number), np.concatenate([[0.0], median]))
