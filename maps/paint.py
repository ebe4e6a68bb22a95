"""Paints a scene into windows of the frame: which features, which colours, which kernel.

What all windows of a picture share is worked out once (`steps`); a window then costs a kernel call or two per
layer. Runs in any thread; the kernels let go of Python's lock. Scratch memory belongs to the caller's thread.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from maps.kernels.fill import SPILL, TILE, accumulate, accumulate_shared
from maps.kernels.resolve import resolve, tint
from maps.kernels.splat import splat_points
from maps.kernels.stroke import stroke
from maps.prepare import Detail, Prepared
from maps.scene import Layer, Scene
from maps.sprites import padded
from maps.style import Colour, Line
from maps.view import View

Pixels = NDArray[np.uint32]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


class Scratch:
    """Accumulation buffer and coverage mask, reused from window to window; always left cleared."""

    def __init__(self) -> None:
        self._sums = np.zeros(0, np.float32)
        self._cover = self._marks = np.zeros(0, np.uint8)
        self.planes = np.zeros(0, np.float32)

    def marks(self, height: int, pitch: int) -> Bytes:
        """One for each tile of a window."""
        if self._marks.size < height * pitch // TILE:
            self._marks = np.zeros(height * pitch // TILE, np.uint8)
        return self._marks

    def sums(self, height: int, pitch: int) -> Floats:
        if self._sums.size < height * pitch * 4:
            self._sums = np.zeros(height * pitch * 4, np.float32)
        if self.planes.size < pitch * 4:
            self.planes = np.zeros(pitch * 4, np.float32)
        return self._sums

    def cover(self, height: int, pitch: int) -> Bytes:
        if self._cover.size < height * pitch:
            self._cover = np.zeros(height * pitch, np.uint8)
        return self._cover


class Window(NamedTuple):
    """Part of a frame: its memory, distance of two rows in it, rows, columns, and its corner in the endless grid.

    Pixel (c, r) of the window is `flat[r * across + c]`; see `View.column` for the grid.
    """

    flat: Pixels
    across: int
    height: int
    width: int
    column: int
    row: int

    @property
    def pitch(self) -> int:
        """Pixels to a row of scratch memory: whole tiles, and room for what ends at the right border."""
        return -(-(self.width + SPILL) // TILE) * TILE


class Step(Protocol):
    """One thing to paint, ready for any window of one picture."""

    def paint(self, window: Window, scratch: Scratch) -> None: ...


def paint(frame: Pixels, scene: Scene, view: View, left: int, top: int, scratch: Scratch,
          unders: Sequence[NDArray[np.uint8]] = ()) -> None:
    """Paint everything but names and live symbols.

    Args:
        frame: the window to paint, rows × columns of 0xffRRGGBB; may be a slice.
        left, top: the window's corner inside the view, in pixels.
        unders: what `scene.unders` gave for the whole view.
    """
    paint_steps(frame, steps(scene, view), scene, view, left, top, scratch, unders)


def paint_steps(frame: Pixels, todo: Sequence[Step], scene: Scene, view: View, left: int, top: int, scratch: Scratch,
                unders: Sequence[NDArray[np.uint8]] = ()) -> None:
    """As `paint`, for many windows of one picture; `todo` are its `steps`."""
    red, green, blue, _ = (round(255 * c) for c in scene.background)
    frame[...] = 0xFF000000 | red << 16 | green << 8 | blue
    if unders:
        _lay_under(frame, scene, left, top, unders)
    height, width = frame.shape
    across = frame.strides[0] // frame.itemsize
    flat = as_strided(frame, ((height - 1) * across + width,), (frame.itemsize,))
    window = Window(flat, across, height, width, view.column + left, view.row + top)
    for step in todo:
        step.paint(window, scratch)


def _lay_under(frame: Pixels, scene: Scene, left: int, top: int, unders: Sequence[NDArray[np.uint8]]) -> None:
    from maps.basemap.warp import lay_under  # loads kernels that a map without a basemap can start without

    height, width = frame.shape
    for under, picture in zip(scene.unders, unders, strict=True):
        lay_under(frame, picture[top:top + height, left:left + width], under.opacity)


def steps(scene: Scene, view: View) -> list[Step]:
    """What is to be painted at the view's scale, bottom to top."""
    found: list[Step] = []
    for layer in scene.layers:
        found += _steps_of(layer, view)
    return found


def _steps_of(layer: Layer, view: View) -> list[Step]:
    logical = view.scale * view.ratio
    strength = layer.fade.strength(logical) * layer.opacity
    line_strength = strength * layer.line_fade.strength(logical)
    fills, lines = layer.fills if strength > 0 else (), layer.lines if line_strength > 0 else ()
    data = layer.data
    if data.dimension == 0:
        return [_Dots(data, view.scale, *_discs(lines, view.ratio, line_strength))] if lines else []
    found: list[Step] = []
    if fills:
        found.append(_Fill(data, data.detail(view.scale), view.scale, _colours(data, fills, strength)))
    for number in reversed(range(len(lines))):
        line = lines[number]
        width = line.width * view.ratio
        if width > 0 and line.colour[3] > 0:
            wanted = -1 if len(lines) == 1 else number
            found.append(_Stroke(data, data.detail(view.scale), view.scale, wanted, max(1.0, width) / 2,
                                 (*line.colour[:3], line.colour[3] * line_strength * min(1.0, width))))
    return found


@dataclasses.dataclass(frozen=True, eq=False)
class _Fill:
    """Polygons in the colours of their classes; premultiplied, rows × 4."""

    data: Prepared
    detail: Detail
    scale: float
    colours: Floats

    def paint(self, window: Window, scratch: Scratch) -> None:
        data, shape, edges = self.data, self.detail, self.detail.edges
        height, width, pitch = window.height, window.width, window.pitch
        sums, marks = scratch.sums(height, pitch), scratch.marks(height, pitch)
        west, south, east, north = _bounds(window, self.scale, 0.0)
        place = 1 / self.scale, *_origin(data, window, self.scale)
        if edges is None:
            ranges = data.ranges((west, south, east, north))
            if not len(ranges):
                return
            accumulate(sums, marks, pitch, height, width, shape.x, shape.y, shape.parts, shape.features, data.bounds,
                       data.sizes, data.classes, self.colours, ranges, *place)
        else:
            x, y = data.origin
            ranges = edges.ranges((west - x, south - y, east - x, north - y))
            if not len(ranges):
                return
            accumulate_shared(sums, marks, pitch, height, width, edges.x, edges.y, edges.lines, edges.boxes,
                              edges.sides, data.bounds, data.classes, self.colours, ranges, *place)
        resolve(sums, marks, pitch, scratch.planes, window.flat, 0, window.across, height, width)


@dataclasses.dataclass(frozen=True, eq=False)
class _Stroke:
    """Lines or outlines of the class `wanted` (-1 for all), `half` their width in pixels."""

    data: Prepared
    detail: Detail
    scale: float
    wanted: int
    half: float
    colour: Colour

    def paint(self, window: Window, scratch: Scratch) -> None:
        data, shape = self.data, self.detail
        ranges = data.ranges(_bounds(window, self.scale, self.half + 1))
        if not len(ranges):
            return
        height, width, pitch = window.height, window.width, window.pitch
        cover, marks = scratch.cover(height, pitch), scratch.marks(height, pitch)
        stroke(cover, marks, pitch, height, width, shape.x, shape.y, shape.parts, shape.features, data.bounds,
               data.classes, self.wanted, ranges, self.half, 1 / self.scale, *_origin(data, window, self.scale))
        tint(cover, marks, pitch, window.flat, 0, window.across, height, width, *self.colour)


@dataclasses.dataclass(frozen=True, eq=False)
class _Dots:
    """Points as round dots: the discs of the classes, one after the other, and where each is (see `Sprites`)."""

    data: Prepared
    scale: float
    discs: Pixels
    table: NDArray[np.int32]

    def paint(self, window: Window, scratch: Scratch) -> None:
        data, detail = self.data, self.data.details[0]
        ranges = data.ranges(_bounds(window, self.scale, float(self.table[:, 1].max())))
        if len(ranges):
            splat_points(window.flat, 0, window.across, window.height, window.width, detail.x, detail.y, detail.parts,
                         detail.features, data.classes, ranges, 1 / self.scale,
                         *_origin(data, window, self.scale), self.discs, self.table)


def _bounds(window: Window, scale: float, reach: float) -> tuple[float, float, float, float]:
    """West, south, east, north in metres of a window and `reach` pixels around it."""
    return ((window.column - reach) * scale, -(window.row + window.height + reach) * scale,
            (window.column + window.width + reach) * scale, -(window.row - reach) * scale)


def _origin(data: Prepared, window: Window, scale: float) -> tuple[float, float]:
    """Where the layer's origin lies, in pixels of the window."""
    return data.origin[0] / scale - window.column, -data.origin[1] / scale - window.row


def _colours(data: Prepared, fills: tuple[Colour, ...], strength: float) -> Floats:
    """Premultiplied colours of the classes; nothing for those beyond the given fills, unless there is one for all."""
    colours = np.zeros((data.class_count, 4), np.float32)
    given = np.array(fills, np.float32)[:data.class_count]
    colours[:len(given)] = given
    if len(fills) == 1:
        colours[:] = given[0]
    colours[:, 3] *= strength
    colours[:, :3] *= colours[:, 3:]
    return colours


def _discs(lines: tuple[Line, ...], ratio: float, strength: float) -> tuple[Pixels, NDArray[np.int32]]:
    """A dot as wide as each class's line, and the table that says where they are."""
    discs = [_disc(line.width * ratio, line.colour, strength) for line in lines]
    table = np.zeros((len(discs), 5), np.int32)
    for number, disc in enumerate(discs):
        size = len(disc)
        table[number] = (sum(d.size for d in discs[:number]), size, size, size // 2, size // 2)
    return np.concatenate([disc.ravel() for disc in discs]), table


@functools.lru_cache(256)
def _disc(width: float, colour: Colour, strength: float) -> Pixels:
    """A filled circle, premultiplied 0xAARRGGBB, its rows padded."""
    half = int(np.ceil(width / 2))
    middle = np.arange(-half, half + 1)
    cover = np.clip(width / 2 + 0.5 - np.hypot(middle[:, None], middle), 0, 1) * colour[3] * strength
    parts = [np.round(cover * 255)] + [np.round(cover * 255 * c) for c in colour[:3]]
    alpha, red, green, blue = (part.astype(np.uint32) for part in parts)
    return padded((alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32))
