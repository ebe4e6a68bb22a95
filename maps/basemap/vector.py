"""A vector tile painted into pixels with the map's own kernels."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
from numba import njit

from console.exchange.tiles.mvt import LINE, POINT, POLYGON, Shapes, decode
from maps.basemap.cache import Pixels
from maps.basemap.vector_style import DRESSES, GROUND, SEA, Dress, sort, width_at
from maps.kernels.fill import SPILL, TILE, accumulate
from maps.kernels.stroke import stroke
from maps.style import Colour

BEYOND = 4  # zooms beyond the file's finest at which its tiles are painted larger instead of blurred


class Part(msgspec.Struct, frozen=True):
    """Which part of a tile to paint: `times` × as large, from (x, y) in pixels of the result's size."""

    times: int = 1
    column: int = 0
    row: int = 0


class Scratch:
    """What the kernels add up in for a tile of `size` pixels; `marks` say where, which a tile need not know."""

    def __init__(self, size: int) -> None:
        self.pitch = -(-(size + SPILL) // TILE) * TILE
        self.sums = np.zeros(size * self.pitch * 4, np.float32)
        self.cover = np.zeros(size * self.pitch, np.uint8)
        self.marks = np.zeros(size * self.pitch // TILE, np.uint8)


def paint(data: bytes, size: int, zoom: int, part: Part | None = None) -> Pixels:
    """One tile, or a part of one, as (size, size, 4) opaque pixels.

    Raises:
        BadTile: it is no vector tile.
    """
    part = part or Part()
    layers = decode(data, sort)
    frame = np.empty((size, size, 4), np.uint8)
    # Protomaps draws land over sea, the others sea over land.
    frame[...] = _bytes(SEA if any(layer.name == "earth" for layer in layers) else GROUND)
    scratch = Scratch(size)
    for number, dress in enumerate(DRESSES):
        for layer in layers:
            scale = size * part.times / layer.extent
            ox, oy = -part.column * float(size), -part.row * float(size)
            for kind, shapes in layer.shapes.items():
                if (shapes.classes == number).any():
                    _draw(frame, scratch, kind, shapes, number, dress, zoom, (scale, ox, oy))
    return frame


def _draw(frame: Pixels, scratch: Scratch, kind: int, shapes: Shapes, number: int, dress: Dress,
          zoom: int, place: tuple[float, float, float]) -> None:
    ranges = np.array([[0, len(shapes.classes)]], np.int32)
    red, green, blue, alpha = dress.colour
    if kind == POLYGON:
        colours = np.zeros((len(DRESSES), 4), np.float32)
        colours[number] = (red * alpha, green * alpha, blue * alpha, alpha)
        accumulate(scratch.sums, scratch.marks, scratch.pitch, *frame.shape[:2], shapes.xs, shapes.ys, shapes.parts,
                   shapes.features, shapes.bounds, shapes.sizes, shapes.classes, colours, ranges, *place)
        _lay_sums(scratch.sums.reshape(frame.shape[0], -1, 4), frame)
        return
    width = width_at(dress, zoom) if kind == LINE else dress.width
    if kind == POINT:
        shapes = _dots(shapes)
    stroke(scratch.cover, scratch.marks, scratch.pitch, *frame.shape[:2], shapes.xs, shapes.ys, shapes.parts,
           shapes.features, shapes.bounds, shapes.classes, number, ranges, max(1.0, width) / 2, *place)
    _lay_cover(scratch.cover.reshape(frame.shape[0], -1), frame, red, green, blue, alpha * min(1.0, width))


def _dots(shapes: Shapes) -> Shapes:
    """Points as lines without length, which a stroke makes round."""
    return msgspec.structs.replace(
        shapes, xs=np.repeat(shapes.xs, 2), ys=np.repeat(shapes.ys, 2), parts=shapes.parts * np.int32(2))


def _bytes(colour: Colour) -> tuple[int, int, int, int]:
    red, green, blue, _ = (round(255 * c) for c in colour)
    return red, green, blue, 255


@njit("void(f4[:,:,::1], u1[:,:,::1])", nogil=True, cache=True)
def _lay_sums(sums: Any, frame: Any) -> None:
    """Lay what `accumulate` summed up over an opaque frame, and clear the sums."""
    for row in range(frame.shape[0]):
        r = g = b = a = 0.0
        for column in range(frame.shape[1]):
            r += sums[row, column, 0]
            g += sums[row, column, 1]
            b += sums[row, column, 2]
            a += sums[row, column, 3]
            if a < 0.002:
                continue
            over = 255.0 / max(a, 1.0)
            keep = max(0.0, 1.0 - a)
            frame[row, column, 0] = int(r * over + keep * frame[row, column, 0] + 0.5)
            frame[row, column, 1] = int(g * over + keep * frame[row, column, 1] + 0.5)
            frame[row, column, 2] = int(b * over + keep * frame[row, column, 2] + 0.5)
    sums[...] = 0.0


@njit("void(u1[:,::1], u1[:,:,::1], f8, f8, f8, f8)", nogil=True, cache=True)
def _lay_cover(cover: Any, frame: Any, r: Any, g: Any, b: Any, a: Any) -> None:
    """Lay one colour over an opaque frame where `stroke` covered it, and clear the cover; its rows may be longer."""
    for row in range(frame.shape[0]):
        for column in range(frame.shape[1]):
            if cover[row, column]:
                alpha = a * cover[row, column] / 255.0
                keep = 1.0 - alpha
                frame[row, column, 0] = int(r * 255.0 * alpha + keep * frame[row, column, 0] + 0.5)
                frame[row, column, 1] = int(g * 255.0 * alpha + keep * frame[row, column, 1] + 0.5)
                frame[row, column, 2] = int(b * 255.0 * alpha + keep * frame[row, column, 2] + 0.5)
    cover[...] = 0
