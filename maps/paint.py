"""Paints a scene into a window of the frame: which features, which colours, which kernel.

Runs in any thread; the kernels let go of Python's lock. Scratch memory belongs to the caller's thread.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from maps.kernels.fill import accumulate, accumulate_shared, resolve
from maps.kernels.splat import splat_points
from maps.kernels.stroke import stroke, tint
from maps.prepare import Prepared
from maps.scene import Layer, Scene
from maps.style import Colour, Line
from maps.view import View

Pixels = NDArray[np.uint32]
Cover = NDArray[np.uint8]


class Scratch:
    """Accumulation buffer and coverage mask, reused from window to window; always left cleared."""

    def __init__(self) -> None:
        self._sums = np.zeros(0, np.float32)
        self._cover = np.zeros((1, 1), np.uint8)

    def sums(self, height: int, width: int) -> NDArray[np.float32]:
        if self._sums.size < height * (width + 2) * 4:
            self._sums = np.zeros(height * (width + 2) * 4, np.float32)
        return self._sums[:height * (width + 2) * 4]

    def cover(self, height: int, width: int) -> Cover:
        if self._cover.shape[0] < height or self._cover.shape[1] < width:
            self._cover = np.zeros((height, width), np.uint8)
        return self._cover[:height, :width]


def paint(frame: Pixels, scene: Scene, view: View, left: int, top: int, scratch: Scratch,
          unders: Sequence[NDArray[np.uint8]] = ()) -> None:
    """Paint everything but names and live symbols.

    Args:
        frame: the window to paint, rows × columns of 0xffRRGGBB; may be a slice.
        left, top: the window's corner inside the view, in pixels.
        unders: what `scene.unders` gave for the whole view.
    """
    red, green, blue, _ = (round(255 * c) for c in scene.background)
    frame[...] = 0xFF000000 | red << 16 | green << 8 | blue
    if unders:
        _lay_under(frame, scene, left, top, unders)
    column, row = view.column + left, view.row + top
    for layer in scene.layers:
        _paint_layer(frame, layer, view, column, row, scratch)


def _lay_under(frame: Pixels, scene: Scene, left: int, top: int, unders: Sequence[NDArray[np.uint8]]) -> None:
    from maps.basemap.warp import lay_under  # loads kernels that a map without a basemap can start without

    height, width = frame.shape
    for under, picture in zip(scene.unders, unders, strict=True):
        lay_under(frame, picture[top:top + height, left:left + width], under.opacity)


def _paint_layer(frame: Pixels, layer: Layer, view: View, column: int, row: int, scratch: Scratch) -> None:
    logical = view.scale * view.ratio
    strength = layer.fade.strength(logical) * layer.opacity
    line_strength = strength * layer.line_fade.strength(logical)
    fills, lines = layer.fills if strength > 0 else (), layer.lines if line_strength > 0 else ()
    if not fills and not lines:
        return
    reach = max((line.width for line in lines), default=0.0) * logical
    height, width = frame.shape
    bounds = (column * view.scale - reach, -(row + height) * view.scale - reach,
              (column + width) * view.scale + reach, -row * view.scale + reach)
    ranges = layer.data.ranges(bounds)
    if not len(ranges):
        return
    ox = layer.data.origin[0] / view.scale - column
    oy = -layer.data.origin[1] / view.scale - row
    if layer.data.dimension == 0:
        if lines:
            _dots(frame, layer.data, lines, line_strength, ranges, view, ox, oy)
        return
    if fills:
        _fill(frame, layer.data, fills, strength, ranges, view.scale, ox, oy, scratch)
    for number in reversed(range(len(lines))):
        wanted = -1 if len(lines) == 1 else number
        _stroke(frame, layer.data, lines[number], wanted, line_strength, ranges, view, ox, oy, scratch)


def _fill(frame: Pixels, data: Prepared, fills: tuple[Colour, ...], strength: float, ranges: NDArray[np.int32],
          scale: float, ox: float, oy: float, scratch: Scratch) -> None:
    colours = np.zeros((data.class_count, 4), np.float32)
    given = np.array(fills, np.float32)[:data.class_count]
    colours[:len(given)] = given
    if len(fills) == 1:
        colours[:] = given[0]
    colours[:, 3] *= strength
    colours[:, :3] *= colours[:, 3:]
    shape = data.detail(scale)
    sums = scratch.sums(*frame.shape)
    if shape.edges is None:
        accumulate(sums, *frame.shape, shape.x, shape.y, shape.parts, shape.features, data.bounds, data.sizes,
                   data.classes, colours, ranges, 1 / scale, ox, oy)
    else:
        edges = shape.edges
        height, width = frame.shape
        lines = edges.ranges((-ox * scale, (oy - height) * scale, (width - ox) * scale, oy * scale))
        accumulate_shared(sums, *frame.shape, edges.x, edges.y, edges.lines, edges.boxes, edges.sides,
                          data.bounds, data.classes, colours, lines, 1 / scale, ox, oy)
    resolve(sums, frame)


def _stroke(frame: Pixels, data: Prepared, line: Line, wanted: int, strength: float, ranges: NDArray[np.int32],
            view: View, ox: float, oy: float, scratch: Scratch) -> None:
    width = line.width * view.ratio
    red, green, blue, alpha = line.colour
    alpha *= strength * min(1.0, width)
    shape = data.detail(view.scale)
    cover = scratch.cover(*frame.shape)
    stroke(cover, shape.x, shape.y, shape.parts, shape.features, data.bounds, data.classes, wanted, ranges,
           max(1.0, width) / 2, 1 / view.scale, ox, oy)
    tint(cover, frame, red, green, blue, alpha)


def _dots(frame: Pixels, data: Prepared, lines: tuple[Line, ...], strength: float, ranges: NDArray[np.int32],
          view: View, ox: float, oy: float) -> None:
    """Points as round dots as wide as their class's line."""
    detail = data.details[0]
    discs = [_disc(line.width * view.ratio, line.colour, strength) for line in lines]
    table = np.zeros((len(discs), 5), np.int32)
    for number, disc in enumerate(discs):
        size = len(disc)
        table[number] = (sum(d.size for d in discs[:number]), size, size, size // 2, size // 2)
    whole = np.ascontiguousarray(frame)  # a strip of the frame is not in one piece
    splat_points(whole, detail.x, detail.y, detail.parts, detail.features, data.classes, ranges, 1 / view.scale, ox, oy,
                 np.concatenate([disc.ravel() for disc in discs]), table)
    if whole is not frame:
        frame[...] = whole


@functools.lru_cache(256)
def _disc(width: float, colour: Colour, strength: float) -> Pixels:
    """A filled circle, premultiplied 0xAARRGGBB."""
    half = int(np.ceil(width / 2))
    middle = np.arange(-half, half + 1)
    cover = np.clip(width / 2 + 0.5 - np.hypot(middle[:, None], middle), 0, 1) * colour[3] * strength
    parts = [np.round(cover * 255)] + [np.round(cover * 255 * c) for c in colour[:3]]
    alpha, red, green, blue = (part.astype(np.uint32) for part in parts)
    return (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)
