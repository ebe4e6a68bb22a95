"""The laser scanner: flight strips, scan pattern, slanted rays, several returns, and its errors.

Each pulse is a ray that comes down slanted through the painted square until it meets a surface: roofs hide
what lies behind them, walls give points, crowns give several returns, and a beam that touches an edge gives
two returns or one between. Every random number is a hash of the pulse's own number, so that the result does
not depend on how the scene is cut or on how many threads work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from console.detection.simulate.materials import CLASS, LOST, NOISE
from console.detection.simulate.paint import Box, Canvas
from console.detection.simulate.rays import BLOCK, MOST_RETURNS, fly


@dataclass(frozen=True)
class Flight:
    """One survey flight.

    Attributes:
        seed: of all its chances.
        density: pulses per m², strips together.
        direction: of flight, radians from east.
        spacing: between neighbouring strips, m; overlap: share of a strip that its neighbour flies too.
        steepest: scan angle at the strip's edge, radians.
        pattern: 0 parallel lines, 1 zigzag, 2 arcs of a tilted mirror (all rays equally slanted).
        noise: of range, m; spread: of place, m, 1 σ each.
        beam: footprint's radius, m.
        bias: height error of the whole survey, m; shift: (x, y) of it.
        strip_sigma: height error from strip to strip, m; tilt: largest roll error at a strip's edge, m;
        drift: slow wave along a strip, m.
        lost: share of pulses that come to nothing anywhere; dark: factor on what dark materials lose.
        outliers: share of wild points.
        leaf: 0 bare trees … 1 full leaf.
        holes: circles (x, y, radius) without data.
        gaps: share of scan lines lost in bursts.
        classified: 0 all unclassified, 1 ground only, 2 all classes.
    """

    seed: int
    density: float
    direction: float
    spacing: float
    overlap: float
    steepest: float
    pattern: int
    noise: float
    spread: float
    beam: float
    bias: float
    shift: tuple[float, float]
    strip_sigma: float
    tilt: float
    drift: float
    lost: float
    dark: float
    outliers: float
    leaf: float
    holes: tuple[tuple[float, float, float], ...]
    gaps: float
    classified: int


@dataclass(frozen=True)
class Returns:
    """What a flight brings home from one square: columns in scene metres."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    z: NDArray[np.float64]
    number: NDArray[np.uint8]
    returns: NDArray[np.uint8]
    strip: NDArray[np.uint16]
    time: NDArray[np.float64]
    material: NDArray[np.uint8]
    kind: NDArray[np.uint8]
    tint: NDArray[np.int8]


@dataclass(frozen=True)
class Strips:
    """The strips of a flight over a scene: their middle lines and their errors."""

    offsets: NDArray[np.float64]     # of the middle line, along the normal of the flight direction
    width: float
    errors: NDArray[np.float64]      # (n, 6) height, tilt (m/m), wave amplitude, wave length, phase, heading ±1


def lay_strips(flight: Flight, size: float) -> Strips:
    """Strips that cover a square scene, and the errors that each of them has."""
    luck = np.random.default_rng(flight.seed)
    width = flight.spacing / (1 - flight.overlap)
    reach = size * 0.75 + width
    start = luck.uniform(0, flight.spacing)
    middle = _along(np.array([size / 2]), np.array([size / 2]), flight.direction)[1][0]
    offsets = middle + np.arange(-reach + start, reach, flight.spacing)
    n = len(offsets)
    errors = np.column_stack([luck.normal(0, flight.strip_sigma, n), luck.uniform(-1, 1, n) * flight.tilt * 2 / width,
                              luck.uniform(0, flight.drift, n), luck.uniform(150, 600, n), luck.uniform(0, 6.3, n),
                              np.where(np.arange(n) % 2, 1.0, -1.0)])
    return Strips(offsets, width, errors)


def scan(canvas: Canvas, core: Box, flight: Flight, strips: Strips, size: float, ground: float) -> Returns:
    """The points that a flight brings from one square.

    Args:
        canvas: painted around `core` far enough for slanted rays (see `reach_of`).
        core: pulses that cross the height of the ground here belong to this square.
        flight, strips: who flies, and where.
        size: of the scene; points outside it are cut off.
        ground: the height at which rays are counted, one for the whole scene.
    """
    area = (core[2] - core[0]) * (core[3] - core[1])
    room = int(area * flight.density * 1.6 * (1 + flight.overlap) * MOST_RETURNS / 2) + 20_000
    columns: tuple[NDArray[Any], ...] = (
        np.empty((room, 3)), np.empty(room, np.uint8), np.empty(room, np.uint8), np.empty(room, np.uint16),
        np.empty(room), np.empty(room, np.uint8), np.empty(room, np.int8))
    holes = np.array(flight.holes, np.float64).reshape(-1, 3)
    total = 0
    ceilings = _ceilings(canvas, ground)
    for number in range(len(strips.offsets)):
        total = fly(number, strips.offsets[number], strips.width, strips.errors[number], np.array(core),
                     _numbers(flight), holes, ground, size, ceilings,
                     (canvas.west, canvas.south, canvas.cell), canvas.top, canvas.material, canvas.tint,
                     canvas.veil_top, canvas.veil_base, canvas.veil_density, canvas.veil_material, NOISE, LOST,
                     total, *columns)
    xyz, count, order, strip, time, material, tint = (c[:total] for c in columns)
    return Returns(xyz[:, 0], xyz[:, 1], xyz[:, 2], order, count, strip, time, material,
                   _classes(material, order, count, flight.classified), tint)


def reach_of(flight: Flight, tallest: float) -> float:
    """How far outside its square a ray may start or end, m; `tallest` above or below the rays' ground."""
    return tallest * float(np.tan(flight.steepest)) + 2.0


def _numbers(flight: Flight) -> NDArray[np.float64]:
    return np.array([flight.seed % 2**31, flight.density * (1 - flight.overlap), flight.direction, np.tan(
        flight.steepest), flight.pattern, flight.noise, flight.spread, flight.beam, flight.bias, *flight.shift,
        flight.lost, flight.dark, flight.outliers, flight.leaf, flight.gaps], np.float64)


def _ceilings(canvas: Canvas, ground: float) -> NDArray[np.float32]:
    """The highest thing in each block of cells: where a ray has to begin to look."""
    rows, cols = -(-canvas.top.shape[0] // BLOCK), -(-canvas.top.shape[1] // BLOCK)
    padded = np.full((rows * BLOCK, cols * BLOCK), ground, np.float32)
    padded[: canvas.top.shape[0], : canvas.top.shape[1]] = np.maximum(canvas.top, canvas.veil_top)
    return padded.reshape(rows, BLOCK, cols, BLOCK).max(axis=(1, 3))


def _classes(material: NDArray[np.uint8], order: NDArray[np.uint8], count: NDArray[np.uint8],
             classified: int) -> NDArray[np.uint8]:
    """ASPRS classes as far as this survey was classified."""
    kind = CLASS[material]
    if classified == 2:
        return kind
    if classified == 1:
        return np.where(kind == 2, np.uint8(2), np.uint8(1))
    return np.ones(len(material), np.uint8)


def _along(x: NDArray, y: NDArray, direction: float) -> tuple[NDArray, NDArray]:
    return x * np.cos(direction) + y * np.sin(direction), y * np.cos(direction) - x * np.sin(direction)
