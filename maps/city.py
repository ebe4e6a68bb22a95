"""A made-up city of any size for measuring: buildings in blocks, a tessellation of grids, points."""

from __future__ import annotations

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

WIDTH, HEIGHT = 50_000.0, 30_000.0  # metres at full size
WEST, SOUTH = 480_000.0, 2_480_000.0


class City(msgspec.Struct, frozen=True):
    """Shapes in metres, with class numbers: floors of buildings (0 … 4), tones of grids (0 … 5)."""

    buildings: NDArray[np.object_]
    heights: NDArray[np.uint16]
    grids: NDArray[np.object_]
    tones: NDArray[np.uint16]
    points: NDArray[np.float64]
    bounds: tuple[float, float, float, float]


def make_city(buildings: int = 600_000, grids: int = 100_000, points: int = 200_000, seed: int = 1) -> City:
    """Deterministic from its seed; smaller numbers make a smaller city of the same density."""
    rng = np.random.default_rng(seed)
    share = np.sqrt(grids / 100_000)
    width, height = WIDTH * share, HEIGHT * share
    cells, tones = _tessellation(rng, grids, width, height)
    shapes = _buildings(rng, buildings, width, height)
    spots = np.column_stack([rng.uniform(0, width, points) + WEST, rng.uniform(0, height, points) + SOUTH])
    return City(shapes, rng.integers(0, 5, len(shapes)).astype(np.uint16), cells, tones, spots,
                (WEST, SOUTH, WEST + width, SOUTH + height))


def _tessellation(rng: np.random.Generator, count: int, width: float,
                  height: float) -> tuple[NDArray[np.object_], NDArray[np.uint16]]:
    """Quadrangles with bent sides: 16 vertices each, every side shared exactly by its two neighbours."""
    columns = max(1, round(np.sqrt(count * width / height)))
    rows = max(1, round(count / columns))
    steps = 4
    nx, ny = columns * steps + 1, rows * steps + 1
    x, y = np.meshgrid(np.linspace(0, width, nx) + WEST, np.linspace(0, height, ny) + SOUTH)
    x += rng.uniform(-0.1, 0.1, x.shape) * width / columns
    y += rng.uniform(-0.1, 0.1, y.shape) * height / rows
    run = np.arange(steps)
    ring_x = np.concatenate([run, np.full(steps, steps), steps - run, np.zeros(steps, int), [0]])
    ring_y = np.concatenate([np.zeros(steps, int), run, np.full(steps, steps), steps - run, [0]])
    left, low = (a.ravel() * steps for a in np.meshgrid(np.arange(columns), np.arange(rows)))
    at = (low[:, None] + ring_y, left[:, None] + ring_x)
    return shapely.polygons(np.stack([x[at], y[at]], axis=-1)), ((low + left) // steps % 6).astype(np.uint16)


def _buildings(rng: np.random.Generator, count: int, width: float, height: float) -> NDArray[np.object_]:
    """Rectangles and L shapes in blocks of one direction, one in fifty with a courtyard."""
    block = 120.0
    bx, by = rng.integers(0, max(1, int(width / block)), count), rng.integers(0, max(1, int(height / block)), count)
    angle = (bx * 7919 + by * 104729) % 90 * np.pi / 180
    long, wide = rng.uniform(10, 40, count), rng.uniform(8, 20, count)
    cut = np.where(rng.random(count) < 0.3, 0.5, 1.0)
    u = np.stack([0 * long, long, long, long * cut, long * cut, 0 * long, 0 * long], axis=1) - long[:, None] / 2
    v = np.stack([0 * wide, 0 * wide, wide * 0.6, wide * 0.6, wide, wide, 0 * wide], axis=1) - wide[:, None] / 2
    x = (bx + rng.random(count)) * block + WEST
    y = (by + rng.random(count)) * block + SOUTH

    def ring(size: float) -> NDArray[np.float64]:
        cos, sin = np.cos(angle)[:, None] * size, np.sin(angle)[:, None] * size
        return np.stack([x[:, None] + u * cos - v * sin, y[:, None] + u * sin + v * cos], axis=-1)

    shapes = shapely.polygons(ring(1.0))
    holed = np.flatnonzero(rng.random(count) < 0.02)
    shapes[holed] = shapely.difference(shapes[holed], shapely.polygons(ring(0.4)[holed]))
    return shapes
