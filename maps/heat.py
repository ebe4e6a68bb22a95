"""Where points lie close together, as a glow: counted in squares of four pixels, blurred, coloured."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
from numpy.typing import NDArray

from console.insight.styling import read_ramps, spread
from maps.style import Theme, rgba
from maps.view import View

STEP = 4         # device pixels per square
REACH = 3.0      # standard deviations after which a point no longer counts
LEAST = 3.0      # points at one place that are needed for the brightest colour
STRONGEST = 0.82  # opacity of the brightest colour
RAMP = "inferno"  # readable with any kind of colour blindness, by its lightness alone

Pixels = NDArray[np.uint32]
Floats = NDArray[np.float32]


@dataclasses.dataclass(frozen=True, eq=False)
class HeatShot:
    """Points at one moment.

    Attributes:
        x, y: metres from `origin`.
        radius: logical pixels over which a point glows.
    """

    origin: tuple[float, float]
    x: Floats
    y: Floats
    radius: float


class HeatPainter:
    """Paints shots; belongs to the renderer's worker."""

    def __init__(self) -> None:
        self._peak: tuple[HeatShot, float, float] | None = None   # of which shot at which scale

    def paint(self, frame: Pixels, shot: HeatShot, view: View, theme: Theme) -> None:
        """Lay the glow over a frame that shows `view`."""
        from maps.kernels.heat import glow  # numba, which the window's start need not wait for

        if len(shot.x):
            heat, left, top = self.values(shot, view)
            glow(frame, heat, np.empty(heat.shape[1], np.float32), colours(theme.outside), STEP, left, top)

    def values(self, shot: HeatShot, view: View) -> tuple[Floats, int, int]:
        """The glow of a view, 0 … 1 in squares of `STEP` pixels, and the pixel where its first square begins."""
        sigma = shot.radius * view.ratio / 2 / STEP
        edge = int(np.ceil(REACH * sigma)) + 1          # squares around the frame that still shine into it
        # Squares belong to the endless pixel grid, so that the glow does not shimmer while the map is dragged.
        first, top = view.column // STEP - edge, view.row // STEP - edge
        columns, rows = view.width // STEP + 2 * edge + 2, view.height // STEP + 2 * edge + 2
        heat = blurred(_counted(shot, view, first, top, columns, rows), sigma)
        heat *= np.float32(2 * np.pi * sigma * sigma / self._brightest(shot, view.scale, sigma))
        np.sqrt(np.clip(heat, 0, 1, out=heat), out=heat)   # or a single hot place would leave the rest dark
        return heat, first * STEP - view.column, top * STEP - view.row

    def _brightest(self, shot: HeatShot, scale: float, sigma: float) -> float:
        """How many points at one place are the brightest colour: the same wherever the map is dragged."""
        if self._peak is None or self._peak[:2] != (shot, scale):
            size = 3 * sigma * STEP * scale
            across, down = (np.floor(v / size).astype(np.int64) for v in (shot.x, shot.y))
            cells = across << 32 | down & 0xFFFFFFFF
            self._peak = shot, scale, max(LEAST, 0.7 * float(np.unique(cells, return_counts=True)[1].max()))
        return self._peak[2]


def _counted(shot: HeatShot, view: View, first: int, top: int, columns: int, rows: int) -> Floats:
    """How many points lie in each square of a window of the endless grid."""
    across = np.floor((shot.x + shot.origin[0]) / (view.scale * STEP) - first).astype(np.int64)
    down = np.floor(-(shot.y + shot.origin[1]) / (view.scale * STEP) - top).astype(np.int64)
    inside = (across >= 0) & (down >= 0) & (across < columns) & (down < rows)
    flat = np.bincount(down[inside] * columns + across[inside], minlength=rows * columns)
    return flat.reshape(rows, columns).astype(np.float32)


def blurred(counts: Floats, sigma: float) -> Floats:
    """Convolved with a Gaussian of so many squares; what lies beyond the edge counts as nothing."""
    half = int(np.ceil(REACH * sigma))
    weights = np.exp(-0.5 * (np.arange(-half, half + 1) / sigma) ** 2).astype(np.float32)
    weights /= weights.sum()
    for axis in (0, 1):
        wide = np.pad(counts, [(half, half) if a == axis else (0, 0) for a in (0, 1)])
        length = counts.shape[axis]
        total = np.zeros_like(counts)
        for at, weight in enumerate(weights.tolist()):
            total += wide[at:at + length] * weight if axis == 0 else wide[:, at:at + length] * weight
        counts = total
    return counts


def ramp(outside: tuple[float, float, float, float], count: int) -> list[str]:
    """Colours from few to many: towards light on a dark map, towards dark on a light one."""
    found = spread(_ramp(), count)
    return found if sum(outside[:3]) < 1.5 else found[::-1]


@functools.lru_cache(8)
def colours(outside: tuple[float, float, float, float]) -> Pixels:
    """256 premultiplied 0xAARRGGBB; the first ones are transparent."""
    table = np.array([rgba(text)[:3] for text in ramp(outside, 256)])
    alpha = STRONGEST * np.clip(np.linspace(-0.06, 1.5, 256), 0, 1) ** 0.8
    parts = [np.round(alpha * 255), *np.round(table.T * alpha * 255)]
    a, red, green, blue = (part.astype(np.uint32) for part in parts)
    return (a << 24 | red << 16 | green << 8 | blue).astype(np.uint32)


@functools.lru_cache(1)
def _ramp() -> list[str]:
    return read_ramps()[RAMP]
