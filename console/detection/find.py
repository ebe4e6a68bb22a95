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
from console.detection.segment import (
    PLACE,
    SMOOTH,
    TINY,
    across,
    beyond,
    low_raised,
    middles,
    mounds,
    raised,
    without_small,
)
from console.detection.settings import Settings
from console.detection.shadow import told_by_gaps
from console.detection.surface import Surface, rasterise
from console.detection.water import dry

CLEAR = 0.33  # of a roof's gain: what scatters less is told well enough
GENTLE, CHANCE = 0.3, 0.5  # slope beyond which few points make a gain up to so many metres by chance …
WIDE = 16.0  # … if it does not hold for so many square metres


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
    flat = across(*_even(flat, first, second, middle, roof, limit, settings))
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


def _even(label: np.ndarray, first: Surface, second: Surface, middle: np.ndarray, roof: np.ndarray, limit: float,
          settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    """Only low parts that are large, high and even enough, with what goes with them; and the gain of each number.

    Where a cell's few points lie in it is chance, so on a steep roof its height scatters with the slope.
    """
    parts = features.objects_of(label)
    if not len(parts.all):
        return label, np.zeros(1)
    inner = parts.inner
    diff = inner.of(second.upper) - inner.of(first.upper)
    median = inner.median(diff)
    scatter = features.spread(inner, diff, median)
    steep = inner.median(np.hypot(inner.of(second.texture[1]), inner.of(second.texture[2])))
    with np.errstate(invalid="ignore"):
        even, size, area = np.hypot(settings.spread, PLACE * settings.cell * steep), np.abs(median), parts.all.size
        chance = ((steep > GENTLE) | (scatter >= even)) & (size < CHANCE)
        even = np.maximum(even, np.where(inner.mean(inner.of(roof)) > 0.5, CLEAR * size, 0.0))
        least = np.where(chance, WIDE, TOLERANT * settings.low_area)
        stays = (size >= limit) & (scatter < even) & (area * settings.cell ** 2 >= least)
    number = np.concatenate([[0], np.where(stays, np.arange(1, len(stays) + 1), 0)])
    kept = kernels.renumbered(label, number)
    return beyond(kept, first, second, middle, roof, limit), np.concatenate([[0.0], median])
