"""Very many marks as dots: after a change only the squares of the frame are drawn anew that look different."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from maps.hits import Hits
from maps.kernels.splat import TILE, copy_tiles, mark_changes, place_dots, splat, splat_tiles
from maps.labels import Placed
from maps.live import Shot
from maps.sprites import Sprites
from maps.view import View

Pixels = NDArray[np.uint32]
Ints = NDArray[np.int32]
_ONE = np.array([1, 0, 0], np.int32)


class Dots:
    """Where the dots of one shot go in one view.

    Args:
        numbers: sprite of each of the shot's looks.
        edge: pixels beyond the frame where a dot may still reach into it.
    """

    def __init__(self, shot: Shot, view: View, numbers: Ints, edge: float) -> None:
        size = len(shot.x)
        self._across, self._down, self._sprites = (np.empty(size, np.int32) for _ in range(3))
        order = np.empty(size, np.int32)
        count = place_dots(shot.x, shot.y, shot.shown, shot.look, shot.rank, numbers, 1 / view.scale,
                           shot.origin[0] / view.scale - view.column, -shot.origin[1] / view.scale - view.row,
                           edge, view.width, view.height, self._across, self._down, self._sprites, order)
        self._order = order[:count]
        self._tiles = -(-view.height // TILE), -(-view.width // TILE)

    def hits(self, radius: float) -> Hits:
        """The same for clicks; every dot stands for itself."""
        order, count = self._order, len(self._order)
        return Hits(self._across[order].astype(np.float32), self._down[order].astype(np.float32),
                    np.broadcast_to(np.float32(radius), count), order, np.broadcast_to(_ONE, (count, 3)))

    def paint(self, frame: Pixels, sprites: Sprites) -> None:
        """Draw all of them."""
        splat(frame, self._across[self._order].astype(np.float32), self._down[self._order].astype(np.float32),
              self._sprites[self._order], sprites.pixels, sprites.table)

    def repaint(self, frame: Pixels, before: Dots, sprites: Sprites, still: Pixels, names: Placed,
                name_sprites: Sprites) -> None:
        """Bring a frame that shows the dots of `before` up to date; `still` and `names` lie under both."""
        tiles = np.zeros(self._tiles, np.uint8)
        mark_changes(self._across, self._down, self._sprites, before._across, before._down, before._sprites,
                     sprites.table, tiles)
        copy_tiles(frame, still, tiles)
        if len(names.sprites):
            across, down = (np.floor(v + np.float32(0.5)).astype(np.int32) for v in (names.x, names.y))
            splat_tiles(frame, across, down, names.sprites, np.arange(len(across), dtype=np.int32),
                        name_sprites.pixels, name_sprites.table, tiles)
        splat_tiles(frame, self._across, self._down, self._sprites, self._order, sprites.pixels, sprites.table, tiles)
