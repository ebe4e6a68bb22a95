"""From the tiles' CRS to the map's: an exact control grid, linear in between, and one kernel that samples.

The grid is refined until no place in it is off by more than a fifth of a screen pixel; a view of a city needs one step
of 64 pixels, a continent needs finer ones.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numba import njit, uint32
from numpy.typing import NDArray

from console.exchange.crs import to_lonlat
from console.exchange.tiles.pyramid import Pyramid
from maps.basemap.cache import Pixels
from maps.view import View

Floats = NDArray[np.float64]
STEPS = (64, 32, 16, 8)   # pixels between two nodes of the grid, as fine as needed
EXACT = 0.2               # screen pixels that a place may be off
FINEST_MEAN = 1.5         # source pixels per screen pixel above which several are averaged


class Grid(NamedTuple):
    """Where the nodes of a view lie among the tiles.

    Attributes:
        x, y: (rows + 1, columns + 1) map coordinates in the tiles' CRS, nan where there is none.
        step: device pixels between two nodes.
        spacing: units of the tiles' CRS per device pixel, in the middle of what is seen.
    """

    x: Floats
    y: Floats
    step: int
    spacing: float


def grid_of(view: View, crs: str, pyramid: Pyramid) -> Grid | None:
    """The control grid of a view; None where nothing of it lies on the tiles' plane."""
    for step in STEPS:
        x, y = _nodes(view, crs, pyramid, step)
        spacing = _spacing(x, y, step)
        if spacing is None:
            return None
        # Judged against the screen: the level that will be used has pixels of about this size.
        if step == STEPS[-1] or _error(view, crs, pyramid, x, y, step) <= EXACT * spacing:
            return Grid(x, y, step, spacing)
    return None


def _nodes(view: View, crs: str, pyramid: Pyramid, step: int, dx: float = 0.0,
           dy: float = 0.0) -> tuple[Floats, Floats]:
    """Map coordinates of each node, or with an offset in pixels of the places between them."""
    columns, rows = math.ceil(view.width / step) + (not dx), math.ceil(view.height / step) + (not dy)
    across = (view.column + np.arange(columns) * step + dx) * view.scale
    down = -(view.row + np.arange(rows) * step + dy) * view.scale
    wx, wy = np.meshgrid(across, down)
    lon, lat = to_lonlat(wx.ravel(), wy.ravel(), crs)
    x, y = pyramid.from_lonlat(lon, lat)
    x, y = x.reshape(wx.shape), y.reshape(wx.shape)
    return (_unrolled(x, pyramid.period) if pyramid.period else x), y


def _unrolled(x: Floats, period: float) -> Floats:
    """The same places without the jump at the 180° meridian: each node beside its neighbours."""
    if np.isfinite(x).all():
        rows = np.unwrap(x[:, :1], period=period, axis=0)
        return np.unwrap(x, period=period, axis=1) + rows - x[:, :1]
    x = x.copy()
    x[:, 1:][np.abs(np.diff(x, axis=1)) > period / 2] = np.nan
    x[1:][np.abs(np.diff(x, axis=0)) > period / 2] = np.nan
    return x


def _spacing(x: Floats, y: Floats, step: int) -> float | None:
    """Units per device pixel: the median over the cells, which no odd corner moves."""
    ux, uy = x[:-1, 1:] - x[:-1, :-1], y[:-1, 1:] - y[:-1, :-1]
    vx, vy = x[1:, :-1] - x[:-1, :-1], y[1:, :-1] - y[:-1, :-1]
    area = np.abs(ux * vy - uy * vx)
    area = area[np.isfinite(area)]
    return math.sqrt(float(np.median(area))) / step if len(area) and np.median(area) > 0 else None


def _error(view: View, crs: str, pyramid: Pyramid, x: Floats, y: Floats, step: int) -> float:
    """The largest error inside a cell: what the middles of its upright and of its level edges are off, together.

    The middle of the cell itself would say nothing: between two conformal maps it is always right.
    """
    worst = 0.0
    for dx, dy in ((step / 2, 0.0), (0.0, step / 2)):
        mx, my = _nodes(view, crs, pyramid, step, dx, dy)
        for true, nodes, period in ((mx, x, pyramid.period), (my, y, 0.0)):
            mean = (nodes[:, :-1] + nodes[:, 1:]) / 2 if dx else (nodes[:-1] + nodes[1:]) / 2
            off = np.abs(true - mean)
            off = np.minimum(off % period, -off % period) if period else off
            worst = max(worst, float(off[np.isfinite(off)].max(initial=0.0)))
    return 2 * worst


def warp(mosaic: Pixels, px: Floats, py: Floats, step: int, width: int, height: int, ratio: float) -> Pixels:
    """Sample a mosaic into a frame.

    Args:
        mosaic: premultiplied pixels.
        px, py: mosaic pixels of each node, counted from its top left corner.
        ratio: mosaic pixels per device pixel; where it is large, several samples are averaged.

    Returns:
        (height, width, 4), premultiplied; transparent beyond the mosaic.
    """
    out = np.zeros((height, width, 4), np.uint8)
    times = min(4, math.ceil(ratio / FINEST_MEAN))
    _sample(_packed(mosaic), np.ascontiguousarray(px), np.ascontiguousarray(py), step, times, _packed(out))
    return out


def _packed(pixels: Pixels) -> NDArray[np.uint32]:
    """The same memory, a pixel as one number."""
    return pixels.view(np.uint32)[..., 0]


@njit("u4(u4[:,::1], i8, i8)", nogil=True, cache=True)
def _at(mosaic: Any, column: Any, row: Any) -> Any:
    """A pixel, transparent beyond the edge."""
    if 0 <= column < mosaic.shape[1] and 0 <= row < mosaic.shape[0]:
        return mosaic[row, column]
    return uint32(0)


@njit("u4(u4[:,::1], f8, f8)", nogil=True, cache=True)
def _blend(mosaic: Any, x: Any, y: Any) -> Any:
    """The bilinear mean around a place, two channels at a time in one number (weights of 8 bits)."""
    left, top = int(np.floor(x)), int(np.floor(y))
    if left < -1 or top < -1 or left >= mosaic.shape[1] or top >= mosaic.shape[0]:
        return uint32(0)
    fx, fy = uint32((x - left) * 256), uint32((y - top) * 256)
    if left >= 0 and top >= 0 and left + 1 < mosaic.shape[1] and top + 1 < mosaic.shape[0]:
        p, q = mosaic[top, left], mosaic[top, left + 1]
        r, s = mosaic[top + 1, left], mosaic[top + 1, left + 1]
    else:
        p, q = _at(mosaic, left, top), _at(mosaic, left + 1, top)
        r, s = _at(mosaic, left, top + 1), _at(mosaic, left + 1, top + 1)
    if p == q and p == r and p == s:
        return p
    d = (fx * fy) >> uint32(8)
    b, c = fx - d, fy - d
    a = uint32(256) - b - c - d
    mask, half = uint32(0x00FF00FF), uint32(0x00800080)
    low = ((p & mask) * a + (q & mask) * b + (r & mask) * c + (s & mask) * d + half) >> uint32(8)
    high = (((p >> uint32(8)) & mask) * a + ((q >> uint32(8)) & mask) * b + ((r >> uint32(8)) & mask) * c
            + ((s >> uint32(8)) & mask) * d + half)
    return (low & mask) | (high & uint32(0xFF00FF00))


@njit("u4(u4[:,::1], f8, f8, f8, f8, f8, f8, i8)", nogil=True, cache=True)
def _mean(mosaic: Any, x: Any, y: Any, ux: Any, uy: Any, vx: Any, vy: Any, times: Any) -> Any:
    """The mean over one device pixel that begins at (x, y) and spans (ux, uy) across and (vx, vy) down."""
    r = g = b = a = 0
    for sub in range(times * times):
        u, v = (sub % times + 0.5) / times, (sub // times + 0.5) / times
        value = _blend(mosaic, x + u * ux + v * vx, y + u * uy + v * vy)
        r += value & uint32(255)
        g += (value >> uint32(8)) & uint32(255)
        b += (value >> uint32(16)) & uint32(255)
        a += value >> uint32(24)
    count = times * times
    half = count // 2
    return uint32((r + half) // count | (g + half) // count << 8 | (b + half) // count << 16
                  | (a + half) // count << 24)


@njit("void(u4[:,::1], f8[:,::1], f8[:,::1], i8, i8, u4[:,:])", nogil=True, cache=True)
def _sample(mosaic: Any, px: Any, py: Any, step: Any, times: Any, out: Any) -> None:
    height, width = out.shape
    rows, columns = mosaic.shape
    for j in range(height):
        nj = j // step
        v = (j - nj * step) / step
        for ni in range(px.shape[1] - 1):
            x00, x10, x01, x11 = px[nj, ni], px[nj, ni + 1], px[nj + 1, ni], px[nj + 1, ni + 1]
            y00, y10, y01, y11 = py[nj, ni], py[nj, ni + 1], py[nj + 1, ni], py[nj + 1, ni + 1]
            if not np.isfinite(x00 + x10 + x01 + x11 + y00 + y10 + y01 + y11):
                continue
            if max(x00, x10, x01, x11) < -1.0 or min(x00, x10, x01, x11) > columns + 1.0:
                continue
            if max(y00, y10, y01, y11) < -1.0 or min(y00, y10, y01, y11) > rows + 1.0:
                continue
            # Along a row of a cell both coordinates grow evenly; half a pixel leads from edges to centres.
            x, y = x00 + v * (x01 - x00) - 0.5, y00 + v * (y01 - y00) - 0.5
            ux, uy = (x10 + v * (x11 - x10) - 0.5 - x) / step, (y10 + v * (y11 - y10) - 0.5 - y) / step
            vx, vy = (x01 - x00) / step, (y01 - y00) / step
            first = ni * step
            for i in range(first, min(width, first + step)):
                sx, sy = x + (i - first) * ux, y + (i - first) * uy
                if times == 1:
                    out[j, i] = _blend(mosaic, sx + 0.5 * (ux + vx), sy + 0.5 * (uy + vy))
                else:
                    out[j, i] = _mean(mosaic, sx, sy, ux, uy, vx, vy, times)


@njit("void(u4[:,:], u1[:,:,:], f8)", nogil=True, cache=True)
def lay_under(frame: Any, basemap: Any, opacity: Any) -> None:
    """Lay a basemap over a window of the map's frame, after its background and before anything else.

    Args:
        frame: rows × columns of 0xffRRGGBB, as `maps.paint` fills it.
        basemap: the same rows and columns of a `Frame.rgba`.
        opacity: 0 … 1.
    """
    for j in range(frame.shape[0]):
        for i in range(frame.shape[1]):
            alpha = basemap[j, i, 3] * opacity
            if alpha > 0.0:
                keep = 1.0 - alpha / 255.0
                below = frame[j, i]
                r = int(basemap[j, i, 0] * opacity + keep * ((below >> uint32(16)) & uint32(255)) + 0.5)
                g = int(basemap[j, i, 1] * opacity + keep * ((below >> uint32(8)) & uint32(255)) + 0.5)
                b = int(basemap[j, i, 2] * opacity + keep * (below & uint32(255)) + 0.5)
                frame[j, i] = uint32(0xFF000000) | uint32(r << 16) | uint32(g << 8) | uint32(b)
