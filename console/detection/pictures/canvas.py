"""A sheet of pixels to draw on in logical pixels, whatever the screen's or the printer's resolution.

Pillow draws no antialiased lines and copies the picture for every text; here lines, dots and texts are laid
straight into one array, which takes a tenth of the time a dragged line leaves for it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from console.detection.pictures import strokes
from console.detection.pictures.ink import BACK, HATCH, UNKNOWN, Colour
from console.language import RESOURCES

HATCHES = np.array(UNKNOWN, np.uint8), np.array(HATCH, np.uint8)
SMALL, NORMAL, LARGE = 12.0, 13.0, 14.0  # logical pixels; nothing is smaller than 12


class Canvas:
    """Pixels `rgb` [rows, cols, 3] uint8. Places and widths are logical pixels, the origin is the upper left.

    Attributes:
        width, height: logical; scale: device pixels per logical one.
    """

    def __init__(self, size: tuple[float, float], scale: float = 1.0, back: Colour = BACK) -> None:
        self.width, self.height, self.scale = float(size[0]), float(size[1]), float(scale)
        self.rgb = np.zeros((max(round(size[1] * scale), 1), max(round(size[0] * scale), 1), 3), np.uint8)
        _cover(self.rgb, back)

    @classmethod
    def over(cls, rgb: np.ndarray, scale: float) -> Canvas:
        """A canvas that goes on with a copy of a picture."""
        made = cls.__new__(cls)
        made.rgb, made.scale = rgb.copy(), float(scale)
        made.width, made.height = rgb.shape[1] / scale, rgb.shape[0] / scale
        return made

    def part(self, left: float, top: float, width: float, height: float) -> np.ndarray:
        """The pixels of a box, to be written to."""
        s = self.scale
        return self.rgb[max(round(top * s), 0):max(round((top + height) * s), 0),
                        max(round(left * s), 0):max(round((left + width) * s), 0)]

    def box(self, left: float, top: float, width: float, height: float, colour: Colour, alpha: float = 1.0) -> None:
        """A filled rectangle."""
        part = self.part(left, top, width, height)
        if alpha < 1:
            strokes.fill(part, *colour, round(alpha * 256))
        else:
            _cover(part, colour)

    def hatch(self, left: float, top: float, width: float, height: float, step: float = 10.0) -> None:
        """A rectangle of which nothing is known: slanting lines look like no height there is."""
        strokes.hatch(self.part(left, top, width, height), max(round(step * self.scale), 3), *HATCHES)

    def line(self, xs: np.ndarray | list[float], ys: np.ndarray | list[float], colour: Colour, width: float = 1.5,
             alpha: float = 1.0, dash: tuple[float, float] | None = None, within: tuple[float, ...] | None = None,
             halo: Colour | None = None) -> None:
        """An antialiased line through points; a nan ends a piece.

        Args:
            dash: drawn and left out, logical pixels. within: (left, top, width, height) it is cut to.
            halo: a darker line underneath, so that it shows on a photo too.
        """
        x, y = np.asarray(xs, float), np.asarray(ys, float)
        if dash is not None:
            x, y = dashed(x, y, *dash)
        box = within or (0.0, 0.0, self.width, self.height)
        there = np.isfinite(x) & np.isfinite(y)
        if len(x) < 2 or not there.any():
            return
        s = self.scale
        box = _common(box, x[there], y[there], width + 4)
        region = self.part(*box)
        if not region.size:
            return
        x, y = x * s - max(round(box[0] * s), 0), y * s - max(round(box[1] * s), 0)
        for tint, wide, part in (*(((halo, width + 2.0, alpha * 0.75),) if halo else ()), (colour, width, alpha)):
            mask = np.zeros(region.shape[:2], np.uint8)
            strokes.cover_lines(mask, x, y, wide * s / 2)
            strokes.blend(region, mask, 0, 0, *(float(c) for c in tint), float(part))

    def dots(self, xs: np.ndarray, ys: np.ndarray, radius: float, colour: Colour, alpha: float = 1.0,
             within: tuple[float, ...] | None = None) -> None:
        """Discs, each laid over those before it."""
        box = within or (0.0, 0.0, self.width, self.height)
        region, s = self.part(*box), self.scale
        strokes.lay_dots(region, np.asarray(xs, float) * s - max(round(box[0] * s), 0),
                         np.asarray(ys, float) * s - max(round(box[1] * s), 0), float(radius * s),
                         *(float(c) for c in colour), float(alpha))

    def text(self, x: float, y: float, words: str, colour: Colour, size: float = NORMAL, anchor: str = "lm",
             weight: int = 400, halo: Colour | None = None) -> None:
        """Words at a place; the anchor is two letters as Pillow has them: l m r, t m b (a middle of a line is m)."""
        if not words:
            return
        s = self.scale
        edge = 2 if halo is not None else 0
        mask, left, top = _text(words, round(size * s), weight, anchor, 0)
        at = round(x * s) + left, round(y * s) + top
        if halo is not None:
            wide, wide_left, wide_top = _text(words, round(size * s), weight, anchor, max(round(edge * s), 1))
            strokes.blend(self.rgb, wide, round(y * s) + wide_top, round(x * s) + wide_left,
                          *(float(c) for c in halo), 0.85)
        strokes.blend(self.rgb, mask, at[1], at[0], *(float(c) for c in colour), 1.0)

    def text_width(self, words: str, size: float = NORMAL, weight: int = 400) -> float:
        """Logical pixels that words take."""
        return float(_font(round(size * self.scale), weight).getlength(words)) / self.scale


def _cover(part: np.ndarray, colour: Colour) -> None:
    """One colour for all pixels; a row of them, copied, takes a fifth of the time of pixel by pixel."""
    part[:] = np.tile(np.array(colour, np.uint8), (part.shape[1], 1))


def _common(box: tuple[float, ...], x: np.ndarray, y: np.ndarray, more: float) -> tuple[float, float, float, float]:
    """The part of a box that a line can reach: most lines of a grid touch a thousandth of the picture."""
    left, top = max(box[0], float(np.min(x)) - more), max(box[1], float(np.min(y)) - more)
    right = min(box[0] + box[2], float(np.max(x)) + more)
    bottom = min(box[1] + box[3], float(np.max(y)) + more)
    return left, top, max(right - left, 0.0), max(bottom - top, 0.0)


def dashed(x: np.ndarray, y: np.ndarray, on: float, off: float) -> tuple[np.ndarray, np.ndarray]:
    """The same line in dashes, nan between them; each piece of it begins with a dash."""
    found: list[np.ndarray] = []
    finite = np.isfinite(x) & np.isfinite(y)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], finite.astype(np.int8), [0]])))
    for begin, end in edges.reshape(-1, 2):
        piece = np.column_stack([x[begin:end], y[begin:end]])
        at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(piece, axis=0).T))])
        starts = np.arange(0.0, at[-1], on + off)
        stops = np.minimum(starts + on, at[-1])
        phase = at % (on + off)
        # corners that lie in a dash, and both ends of each dash, in their order along the line; a nan after each end
        places = np.concatenate([starts, stops, at[phase < on], stops + 1e-9])
        rank = np.concatenate([np.zeros(len(starts)), np.full(len(stops), 2), np.ones(int((phase < on).sum())),
                               np.full(len(stops), 3)])
        order = np.lexsort((rank, places))
        drawn = np.column_stack([np.interp(places[order], at, piece[:, 0]), np.interp(places[order], at, piece[:, 1])])
        drawn[rank[order] == 3] = np.nan
        found.append(drawn)
    whole = np.concatenate(found) if found else np.zeros((0, 2))
    return whole[:, 0], whole[:, 1]


@lru_cache(maxsize=32)
def _font(size: int, weight: int):  # type: ignore[no-untyped-def]  # Pillow comes with the first drawing
    from PIL import ImageFont

    font = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSansSC.ttf"), size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=1024)
def _text(words: str, size: int, weight: int, anchor: str, stroke: int) -> tuple[np.ndarray, int, int]:
    """(cover, left, top) of words around their anchor at (0, 0), device pixels; the same word comes again and again."""
    from PIL import Image, ImageDraw

    font = _font(size, weight)
    left, top, right, bottom = (round(v) for v in font.getbbox(words, anchor=anchor, stroke_width=stroke))
    sheet = Image.new("L", (max(right - left + 2, 1), max(bottom - top + 2, 1)), 0)
    ImageDraw.Draw(sheet).text((-left + 1, -top + 1), words, 255, font, anchor=anchor, stroke_width=stroke)
    return np.array(sheet), left - 1, top - 1
