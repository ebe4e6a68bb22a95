"""The hatched square that stands for a tile that is missing or damaged."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from maps.basemap.cache import Pixels

GAP = 16                        # pixels between two lines; divides the usual tile sizes, so lines run on
LINE = (150, 166, 182, 150)     # red, green, blue, alpha: seen on dark and on bright neighbours
GROUND = (58, 70, 84, 110)
EDGE = (150, 166, 182, 200)


@lru_cache(maxsize=8)
def hatched(width: int, height: int) -> Pixels:
    """(height, width, 4), premultiplied: lines from lower left to upper right, with a border."""
    row, column = np.mgrid[0:height, 0:width]
    across = (row + column) % GAP
    distance = np.minimum(across, GAP - across).astype(np.float32)
    cover = np.clip(1.6 - distance, 0.0, 1.0)[..., None]
    out = cover * _premultiplied(LINE) + (1 - cover) * _premultiplied(GROUND)
    for edge in (out[0], out[-1], out[:, 0], out[:, -1]):
        edge[:] = _premultiplied(EDGE)
    pixels = np.round(out).astype(np.uint8)
    pixels.setflags(write=False)
    return pixels


def _premultiplied(colour: tuple[int, int, int, int]) -> np.ndarray:
    red, green, blue, alpha = colour
    return np.array((red * alpha / 255, green * alpha / 255, blue * alpha / 255, alpha), np.float32)
