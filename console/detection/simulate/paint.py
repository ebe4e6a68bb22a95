"""From pieces to a fine raster of one square of the scene: what the scanner and the camera look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from console.detection.kernels import kernel
from console.detection.simulate.parts import Packed

NOTHING = -1.0e6     # height of the top of no veil
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ground:
    """The bare terrain as a coarse grid of heights: row 0 south, node (i, j) at (west + j·cell, south + i·cell)."""

    west: float
    south: float
    cell: float
    heights: NDArray[np.float32]

    def at(self, x: float, y: float) -> float:
        """Height at one place, bilinear."""
        return float(_terrain(x, y, self.west, self.south, self.cell, self.heights))


@dataclass(frozen=True)
class Canvas:
    """One square of the scene; arrays are [row, column] with row 0 south.

    Attributes:
        west, south, cell: where it lies, metres.
        top: solid surface; material, tint: of it.
        veil_top, veil_base: porous body above, `NOTHING` where none; veil_density hits per metre of way.
        veil_material: of it.
    """

    west: float
    south: float
    cell: float
    top: NDArray[np.float32]
    material: NDArray[np.uint8]
    tint: NDArray[np.int8]
    veil_top: NDArray[np.float32]
    veil_base: NDArray[np.float32]
    veil_density: NDArray[np.float32]
    veil_material: NDArray[np.uint8]


def paint(ground: Ground, packed: Packed, box: Box, cell: float, bare: int) -> Canvas:
    """Raster of all pieces over one box; only those that reach into it are touched.

    Args:
        ground: the terrain.
        packed: the scene's pieces in painting order.
        box: (west, south, east, north).
        cell: m.
        bare: material of unpainted ground.
    """
    cols, rows = round((box[2] - box[0]) / cell), round((box[3] - box[1]) / cell)
    shape = (rows, cols)
    canvas = Canvas(box[0], box[1], cell, np.empty(shape, np.float32), np.full(shape, bare, np.uint8),
                    np.zeros(shape, np.int8), np.full(shape, NOTHING, np.float32), np.zeros(shape, np.float32),
                    np.zeros(shape, np.float32), np.zeros(shape, np.uint8))
    _lay_terrain(canvas.top, box[0], box[1], cell, ground.west, ground.south, ground.cell, ground.heights)
    _paint_prisms(_reaching(packed.boxes, box), packed.starts, packed.rings, packed.planes, packed.how,
                  packed.material, packed.tint, packed.veil, box[0], box[1], cell, *_arrays(canvas))
    _paint_rounds(_reaching(packed.round_boxes, box), packed.rounds, packed.round_material, packed.round_tint,
                  box[0], box[1], cell, *_arrays(canvas))
    return canvas


def _arrays(canvas: Canvas) -> tuple[NDArray, ...]:
    return (canvas.top, canvas.material, canvas.tint, canvas.veil_top, canvas.veil_base, canvas.veil_density,
            canvas.veil_material)


def _reaching(boxes: NDArray[np.float64], box: Box) -> NDArray[np.int64]:
    return np.flatnonzero((boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0])
                          & (boxes[:, 1] < box[3]) & (boxes[:, 3] > box[1]))


@kernel
def _terrain(x, y, west, south, cell, heights):
    u = min(max((x - west) / cell, 0.0), heights.shape[1] - 1.001)
    v = min(max((y - south) / cell, 0.0), heights.shape[0] - 1.001)
    j, i = int(u), int(v)
    a, b = u - j, v - i
    return ((heights[i, j] * (1 - a) + heights[i, j + 1] * a) * (1 - b)
            + (heights[i + 1, j] * (1 - a) + heights[i + 1, j + 1] * a) * b)


@kernel
def _lay_terrain(top, x0, y0, step, west, south, cell, heights):
    for i in range(top.shape[0]):
        for j in range(top.shape[1]):
            top[i, j] = _terrain(x0 + (j + 0.5) * step, y0 + (i + 0.5) * step, west, south, cell, heights)


@kernel
def _paint_prisms(which, starts, rings, planes, how, material, tint, veil, x0, y0, cell, top, matter, shade,
                  veil_top, veil_base, veil_density, veil_matter):
    rows, cols = top.shape
    crossings = np.empty(128)
    for p in which:
        a, b = starts[p], starts[p + 1]
        low, high = rings[a:b, 1].min(), rings[a:b, 1].max()
        for i in range(max(0, int(np.ceil((low - y0) / cell - 0.5))),
                       min(rows, int(np.floor((high - y0) / cell - 0.5)) + 1)):
            y = y0 + (i + 0.5) * cell
            n = 0
            for k in range(a, b):
                m = k + 1 if k + 1 < b else a
                ya, yb = rings[k, 1], rings[m, 1]
                if (ya <= y) != (yb <= y) and n < 128:
                    crossings[n] = rings[k, 0] + (y - ya) / (yb - ya) * (rings[m, 0] - rings[k, 0])
                    n += 1
            spans = np.sort(crossings[:n])
            for s in range(0, n - 1, 2):
                for j in range(max(0, int(np.ceil((spans[s] - x0) / cell - 0.5))),
                               min(cols, int(np.floor((spans[s + 1] - x0) / cell - 0.5)) + 1)):
                    x = x0 + (j + 0.5) * cell
                    z = planes[p, 0, 0] + planes[p, 0, 1] * x + planes[p, 0, 2] * y
                    for q in range(1, 4):
                        z = min(z, planes[p, q, 0] + planes[p, q, 1] * x + planes[p, q, 2] * y)
                    if how[p] == 3:
                        _thicken(i, j, veil[p, 0], z, veil[p, 1], material[p], veil_top, veil_base, veil_density,
                                 veil_matter)
                        continue
                    if how[p] == 0 and z <= top[i, j]:
                        continue
                    if how[p] != 2:
                        top[i, j] = z
                    matter[i, j] = material[p]
                    shade[i, j] = tint[p]


@kernel
def _thicken(i, j, base, z, density, material, veil_top, veil_base, veil_density, veil_matter):
    """Add a porous body to a cell; where several stand over each other they become one."""
    if veil_top[i, j] < -1e5:
        veil_top[i, j], veil_base[i, j], veil_density[i, j] = z, base, density
        veil_matter[i, j] = material
        return
    if z > veil_top[i, j]:
        veil_top[i, j] = z
        veil_matter[i, j] = material
    veil_base[i, j] = min(veil_base[i, j], base)
    veil_density[i, j] = max(veil_density[i, j], density)


@kernel
def _paint_rounds(which, rounds, material, tint, x0, y0, cell, top, matter, shade, veil_top, veil_base,
                  veil_density, veil_matter):
    rows, cols = top.shape
    for p in which:
        x, y, across, along, angle, base, height, profile, density, rough = rounds[p]
        cos, sin = np.cos(angle), np.sin(angle)
        reach = max(across, along) * (1 + rough)
        turn = (x * 12.9898 + y * 78.233) % 6.2831853
        for i in range(max(0, int((y - reach - y0) / cell)), min(rows, int((y + reach - y0) / cell) + 1)):
            for j in range(max(0, int((x - reach - x0) / cell)), min(cols, int((x + reach - x0) / cell) + 1)):
                dx, dy = x0 + (j + 0.5) * cell - x, y0 + (i + 0.5) * cell - y
                u, v = (dx * cos + dy * sin) / across, (dy * cos - dx * sin) / along
                r = np.sqrt(u * u + v * v)
                if rough > 0:
                    way = np.arctan2(v, u)
                    r /= 1 + rough * (0.5 * np.sin(3 * way + turn) + 0.3 * np.sin(5 * way + 2.7 * turn)
                                      + 0.2 * np.sin(9 * way + 4.1 * turn))
                if r >= 1.0:
                    continue
                if profile == 0:
                    share = 1 - r
                elif profile == 1:
                    share = np.sqrt(1 - r * r)
                elif profile == 2:
                    share = min(1.0, (1 - r) * 1.8)
                else:
                    share = 1.0
                if density > 0:
                    under = base + (0.45 * height * (1 - share) if profile == 1 else 0.0)
                    _thicken(i, j, under, base + height * (0.45 + 0.55 * share if profile == 1 else share), density,
                             material[p], veil_top, veil_base, veil_density, veil_matter)
                    continue
                z = (top[i, j] if np.isnan(base) else base) + height * share
                if z > top[i, j] or (np.isnan(base) and height < 0):
                    top[i, j] = z
                    matter[i, j] = material[p]
                    shade[i, j] = tint[p]
