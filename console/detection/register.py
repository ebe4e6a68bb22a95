"""How one block of the later survey lies against the earlier one: measured on what did not change.

Blocks are the 256 m squares of a fixed lattice, whatever tiles the finding uses, so that the registration does
not depend on them. Smaller patches err by centimetres: they hold too few edges in one of the directions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import ndimage

from console.detection import edges, filters
from console.detection.coarse import lowest_in, mean_in
from console.detection.grid import Bounds, common, grown, window_of
from console.detection.surface import Surface, rasterise, upper_moved
from console.detection.terrain import CELL, ground

if TYPE_CHECKING:
    from console.detection.points import Points

BLOCK = 256.0
PLANAR = 0.15  # metres of residual of a 3 × 3 plane up to which a cell is firm and smooth
STEEP = 1.2  # rise per metre above which a plane says more of its place than of its height
SEARCH = 4.5  # metres of horizontal shift that are looked for
FINE = 1.5  # of which this much by every cell
EDGE = 1.5  # metres a roof's edge must drop to be used for the horizontal
ROUNDS = 8  # of the refinement; it converges in three or four
MOST_EDGES = 40_000
ROOM = 16.0  # metres; edges are looked for 12 cells from the rim, shifts within 4.5 m
THIN = 4  # every so many rows and columns tell the relief well enough
LAYINGS = 6  # times the later survey is laid into cells
SETTLED = 0.005  # metres


@dataclass(frozen=True)
class Measured:
    """One block. Rasters are [128, 128] cells of 2 m, row 0 north, nan for nothing.

    Attributes:
        points: of the earlier and the later survey.
        firm: cells that are firm and smooth in both.
        low: lowest points of both.
        dz: later minus earlier on firm cells; slope_x, slope_y: of the surface there.
        bias: commonest dz, nan where no firm cell is common.
        shift: (dx, dy) that brings the later survey onto the earlier, and `weight`, its 2 × 2 information (number
            of edge cells per direction); zeros where there are no edges.
        agree: share of firm cells within 30 cm of `bias`.
        high: (firm cells more than 2.5 m above ground in the earlier epoch, those of them still there within 50 cm,
            and the same two of the later).
        relief: metres between the 5 % and the 99 % of the surface, of both.
    """

    points: tuple[int, int]
    firm: int
    low: tuple[np.ndarray, np.ndarray]
    dz: np.ndarray
    slope_x: np.ndarray
    slope_y: np.ndarray
    bias: float
    shift: np.ndarray
    weight: np.ndarray
    agree: float
    high: tuple[int, int, int, int]
    relief: tuple[float, float]


def measure(before: Points, after: Points, block: Bounds, cell: float = 0.5, horizontal: bool = True) -> Measured:
    """Compare one block of two surveys, unmoved; the horizontal is left at nothing if not asked for."""
    part = _part_with_points(before, after, block)
    found = _measure(before, after, part, cell, horizontal)
    rows, cols = window_of(block, CELL).inside(part)
    return replace(found, low=(_placed(found.low[0], rows, cols), _placed(found.low[1], rows, cols)),
                   dz=_placed(found.dz, rows, cols), slope_x=_placed(found.slope_x, rows, cols),
                   slope_y=_placed(found.slope_y, rows, cols))


def _part_with_points(before: Points, after: Points, block: Bounds) -> Bounds:
    """What of a block either survey covers, and room enough around it for all that looks beyond its points."""
    boxes = np.array([one.bounds for one in (before, after) if len(one)] or [block])
    part = common(block, grown((*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()), ROOM))
    return window_of(part or block, CELL).bounds


def _placed(part: np.ndarray, rows: slice, cols: slice) -> np.ndarray:
    side = round(BLOCK / CELL)
    whole = np.full((side, side), np.nan, np.float32)
    whole[rows, cols] = part
    return whole


def _measure(before: Points, after: Points, block: Bounds, cell: float, horizontal: bool) -> Measured:
    first, second = rasterise(before, block, cell, colour=False), rasterise(after, block, cell, colour=False)
    smooth = firm_cells(first), firm_cells(second)
    firm = smooth[0] & smooth[1]
    dz = second.upper - first.upper
    bias = commonest(dz[firm])
    shift, weight = np.zeros(2), np.zeros((2, 2))
    if horizontal and np.isfinite(bias):
        shift, weight = _horizontal(first, second, bias, after)
    agree = float(np.mean(np.abs(dz[firm] - bias) < 0.3)) if firm.any() else 0.0
    low = _lowest(first), _lowest(second)
    sx, sy = (first.texture[1] + second.texture[1]) / 2, (first.texture[2] + second.texture[2]) / 2
    near, n = firm & (np.abs(dz - bias) < 0.6), int(CELL / cell)
    counts = int(first.count.sum()), int(second.count.sum())
    still = _still_there((first, second), smooth, dz - bias, low)
    return Measured(counts, int(firm.sum()), low, mean_in(dz, near, n), mean_in(sx, near, n), mean_in(sy, near, n),
                    bias, shift, weight, agree, still, (_relief(first), _relief(second)))


def _lowest(surface: Surface) -> np.ndarray:
    """Lowest points on coarse cells; only measured cells count, for gaps are told from these."""
    return lowest_in(surface.low, surface.count, int(CELL / surface.window.cell))


def _relief(surface: Surface) -> float:
    values = surface.upper[::THIN, ::THIN][surface.known[::THIN, ::THIN]]
    return float(np.subtract(*np.quantile(values, (0.99, 0.05)))) if len(values) else 0.0


def firm_cells(surface: Surface) -> np.ndarray:
    """Cells of smooth ground and roofs, measured and not steep; water is as smooth and stands higher every day."""
    rms, sx, sy = surface.texture
    firm = (rms < PLANAR) & (np.hypot(sx, sy) < STEEP) & (surface.count > 0)
    return firm if surface.water is None else firm & ~surface.water


def commonest(values: np.ndarray) -> float:
    """The commonest value: median of the fullest 30 cm."""
    if len(values) < 200:
        return float("nan")
    ordered = np.sort(values)
    first, last = edges.fullest(ordered, 0.3)
    return float((ordered[(first + last - 1) // 2] + ordered[(first + last) // 2]) / 2)


def _still_there(surfaces: tuple[Surface, Surface], firm: tuple[np.ndarray, np.ndarray], dz: np.ndarray,
                 low: tuple[np.ndarray, np.ndarray]) -> tuple[int, int, int, int]:
    out: list[int] = []
    unmoved = np.abs(dz) < 0.5
    for surface, smooth, bottom in zip(surfaces, firm, low, strict=True):
        n = int(CELL / surface.window.cell)
        floor = ground(bottom).repeat(n, axis=0).repeat(n, axis=1)
        high = smooth & (surface.upper - floor > 2.5)
        out += [int(high.sum()), int((high & unmoved).sum())]
    return out[0], out[1], out[2], out[3]


def _horizontal(first: Surface, second: Surface, bias: float, after: Points) -> tuple[np.ndarray, np.ndarray]:
    """Shift by the edges of roofs: a search over whole cells, then robust Gauss-Newton on the gradient.

    The later survey is laid into cells anew where the last round put it: only when both lie alike do their edges
    fall into the cells alike, and a quarter of a cell's bias goes.
    """
    edge = _edges(first)
    if edge.sum() < 100:
        return np.zeros(2), np.zeros((2, 2))
    at = np.argwhere(edge)
    at = at[:: max(1, len(at) // MOST_EDGES)]
    window = first.window
    shift = _search(first.upper, second.upper, bias, at, window.cell)
    seen, weight, upper = np.zeros(2), np.zeros((2, 2)), second.upper
    walls = _walls(_smooth(first.upper), at, window.cell)
    for _ in range(LAYINGS):
        start = shift - seen
        rest, weight = _refine(walls, _smooth(upper - bias), start, window.cell)
        if not weight.any():
            return np.zeros(2), weight
        shift = seen + rest
        if np.abs(rest).max() < SETTLED:
            break
        seen = shift.copy()
        upper = upper_moved(after, (float(seen[0]), float(seen[1])), window)
    return shift, weight


def _edges(surface: Surface) -> np.ndarray:
    """Cells at a drop of `EDGE` that belong to a smooth roof or to smooth ground: walls, not trees."""
    plain = np.nan_to_num(surface.upper, nan=0.0)
    drop = filters.highest(plain, 3) - filters.lowest(plain, 3) > EDGE
    whole = filters.narrowed(surface.known, 2)
    # A wall has smooth cells on both sides; a crown has none inside.
    smooth = ndimage.uniform_filter((surface.rough < PLANAR).astype(np.float32), 5) > 0.6
    inner = np.zeros_like(drop)
    inner[12:-12, 12:-12] = True  # the search reaches that far
    return drop & whole & smooth & inner


def _search(first: np.ndarray, second: np.ndarray, bias: float, at: np.ndarray, cell: float) -> np.ndarray:
    """The whole-cell shift with the least truncated difference, coarse far out and every cell near by."""
    reach, fine = round(SEARCH / cell), round(FINE / cell)
    offsets = [(i, j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)
               if max(abs(i), abs(j)) <= fine or (i % 2 == 0 and j % 2 == 0)]
    ordered = np.array(sorted(offsets, key=lambda o: o[0] ** 2 + o[1] ** 2))
    return ordered[edges.search(first, second, bias, at, ordered)] * cell


def _smooth(surface: np.ndarray) -> np.ndarray:
    known = np.isfinite(surface)
    weight = filters.gaussian(known.astype(np.float64), 1.5)
    with np.errstate(invalid="ignore", divide="ignore"):
        return filters.gaussian(np.where(known, surface, 0.0), 1.5) / weight


class _Walls(NamedTuple):
    """Edge cells (row, column) of the earlier survey, its height there, and the size and direction of its rise."""

    at: np.ndarray
    height: np.ndarray
    size: np.ndarray
    normal: np.ndarray


def _walls(smooth: np.ndarray, at: np.ndarray, cell: float) -> _Walls:
    """What the horizontal is measured on; `at` lies away from the raster's rim."""
    r, c = at.T
    gx = (smooth[r, c + 1] - smooth[r, c - 1]) / (2 * cell)
    gy = (smooth[r - 1, c] - smooth[r + 1, c]) / (2 * cell)
    size = np.hypot(gx, gy)
    use = np.isfinite(size) & (size > 0.3)
    normal = np.column_stack([gx[use] / size[use], gy[use] / size[use]])
    return _Walls(at[use], smooth[r[use], c[use]], size[use], normal)


def _refine(walls: _Walls, second: np.ndarray, start: np.ndarray, cell: float) -> tuple[np.ndarray, np.ndarray]:
    """Gauss-Newton on the displacement across each edge, Tukey-weighted: what was built or cut drops out."""
    shift, weight = start.copy(), np.zeros((2, 2))
    for turn in range(ROUNDS):
        weight, right = edges.pull(second, *walls, shift, cell, 1.0 if turn < 2 else 0.5)
        if np.linalg.eigvalsh(weight)[0] < 25:
            return np.zeros(2), np.zeros((2, 2))
        move = np.linalg.solve(weight, right)
        shift += move
        if np.abs(move).max() < 1e-4:
            break
    return shift, weight
