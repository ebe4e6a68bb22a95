"""Names on the map: placed by importance, never overlapping, never cut by the frame."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from maps.fonts import text_font
from maps.furniture import NOTHING_TAKEN, Taken, reserved
from maps.halo import haloed
from maps.hits import Hits
from maps.scene import Labels
from maps.sprites import Sprites
from maps.style import Text
from maps.view import View

HALO = 4.0        # how much wider and higher a label is for its halo, logical pixels
CELL = 4          # device pixels per cell of the occupation grid
GAP = 6.0         # between labels, logical pixels
APART = 3.0       # between a point and its name, logical pixels
EDGE = 4.0        # kept free at the frame's edge, logical pixels
MOST = 400        # labels in one frame
STEPS = (0.0, -1.3, 1.3, -2.6, 2.6)  # heights of the text to go up or down where the middle is taken
LEADING = 2       # groups whose names matter so much that they may also go aside: district and street
SHARES = (0.0, -0.12, 0.12, -0.24, 0.24, -0.34, 0.34)  # … by these shares of the feature's room
CANDIDATES = 3000  # of one group looked at in one frame

Floats = NDArray[np.float32]


@dataclasses.dataclass(frozen=True, eq=False)
class Placed:
    """Labels that stand: sprite numbers, pixels of their middles, half their sizes."""

    x: Floats
    y: Floats
    sprites: NDArray[np.int32]
    half_width: Floats
    half_height: Floats
    texts: tuple[str, ...]

    def is_clear_of(self, hits: Hits) -> bool:
        """Whether no label lies under a mark."""
        if not len(hits.x) or not len(self.x):
            return True
        apart_x = np.abs(self.x[:, None] - hits.x) - self.half_width[:, None] - hits.radius
        apart_y = np.abs(self.y[:, None] - hits.y) - self.half_height[:, None] - hits.radius
        return not ((apart_x < 0) & (apart_y < 0)).any()


class Board:
    """Which cells of the frame are taken by labels and marks, and which by dots that no name should hide."""

    def __init__(self, view: View, hits: Hits, taken: Taken) -> None:
        self._view = view
        self._edge = EDGE * view.ratio
        self._busy = np.zeros((view.height // CELL + 2, view.width // CELL + 2), bool)
        self._dots = np.zeros_like(self._busy)
        for left, top, right, bottom in reserved(view, taken):
            self._busy[int(top) // CELL:int(bottom) // CELL + 1, int(left) // CELL:int(right) // CELL + 1] = True
        for x, y, radius in zip(hits.x.tolist(), hits.y.tolist(), hits.radius.tolist(), strict=True):
            self._busy[_span(y, radius), _span(x, radius)] = True

    def take(self, x: float, y: float, half_width: float, half_height: float, gap: float) -> bool:
        """Take a place if it is free and not cut by the frame."""
        edge = self._edge
        if (x - half_width < edge or y - half_height < edge or x + half_width > self._view.width - edge
                or y + half_height > self._view.height - edge):
            return False
        cells = _span(y, half_height + gap / 2), _span(x, half_width + gap)
        if self._busy[cells].any() or self._dots[_span(y, half_height), _span(x, half_width)].any():
            return False
        self._busy[cells] = True
        return True

    def keep_dots(self, x: NDArray[np.float64], y: NDArray[np.float64], radius: float) -> None:
        """Let no name lie on these dots; a name may touch a dot's rim, or none would find room beside its own."""
        core = max(0.0, radius - CELL / 2)
        offsets = np.append(np.arange(-core, core, CELL), core)
        rows, columns = self._dots.shape
        for down in offsets.tolist():
            for across in offsets.tolist():
                self._dots[np.clip((y + down) // CELL, 0, rows - 1).astype(np.int64),
                           np.clip((x + across) // CELL, 0, columns - 1).astype(np.int64)] = True


def _span(middle: float, half: float) -> slice:
    return slice(max(0, int((middle - half) // CELL)), max(0, int((middle + half) // CELL) + 1))


def place(groups: tuple[Labels, ...], view: View, sprites: Sprites, hits: Hits,
          taken: Taken = NOTHING_TAKEN) -> Placed:
    """Choose and place the labels of one frame.

    Groups come first to last, within a group the given order. A label that does not fit its feature's room is
    left out, and so is one that finds no free place in the middle, above or below it; names of points and
    lines stand beside them.

    Args:
        taken: room of legend and sources.
    """
    ratio = view.ratio
    board = Board(view, hits, taken)
    found: list[tuple[float, float, int, float, float, str]] = []
    for rank, group in enumerate(groups):
        if group.fade.strength(view.scale * ratio) <= 0:
            continue
        size = group.text.size * ratio
        px = group.x / view.scale - view.column
        py = -group.y / view.scale - view.row
        rooms = group.rooms / view.scale
        seen = (px > 0) & (py > 0) & (px < view.width) & (py < view.height) & (rooms > size)
        if group.beside is not None:
            board.keep_dots(px[seen], py[seen], group.beside * ratio)
        for i in np.flatnonzero(seen)[:CANDIDATES].tolist():
            text, room, height_room = group.texts[i], rooms[i], group.heights[i] / view.scale
            if len(found) >= MOST or len(text) * size * 0.55 > room + 12 * ratio:
                continue
            number = label_sprite(sprites, text, group.text, ratio)
            width, height, _, _ = sprites.size(number)
            if width - HALO * ratio > room * 1.1:
                continue
            x, y = float(px[i]), float(py[i])
            moves = (_moves(size, room, height_room, rank < LEADING) if group.beside is None
                     else moves_beside(width / 2, height / 2, (group.beside + APART) * ratio))
            at = next(((x + dx, y + dy) for dx, dy in moves
                       if board.take(x + dx, y + dy, width / 2, height / 2, GAP * ratio)), None)
            if at is not None:
                found.append((*at, number, width / 2, height / 2, text))
    columns = [np.array([f[k] for f in found], np.float32) for k in (0, 1, 3, 4)]
    return Placed(columns[0], columns[1], np.array([f[2] for f in found], np.int32), columns[2], columns[3],
                  tuple(f[5] for f in found))


def _moves(size: float, room: float, height_room: float, leading: bool) -> Iterator[tuple[float, float]]:
    """Where a name may stand, as pixels from its feature's middle, the best places first."""
    for step in STEPS:
        if abs(step) * size > height_room * 0.32:
            break
        yield 0.0, step * size
    if leading:
        places = [(sx * min(room, 3 * height_room), sy * min(height_room, 3 * room)) for sx in SHARES for sy in SHARES]
        yield from sorted(places, key=lambda move: move[0] ** 2 + move[1] ** 2)


def moves_beside(half_width: float, half_height: float, off: float) -> Iterator[tuple[float, float]]:
    """Where the name of a point may stand, the best places first: right, left, above, below, then the corners.

    Args:
        off: from the point to the name's edge.
    """
    right, down = half_width + off, half_height + off
    yield from ((right, 0.0), (-right, 0.0), (0.0, -down), (0.0, down))
    near = off * 0.3   # at a corner the name may come closer
    yield from ((half_width + near, -half_height - near), (half_width + near, half_height + near),
                (-half_width - near, -half_height - near), (-half_width - near, half_height + near))


def label_sprite(sprites: Sprites, text: str, look: Text, ratio: float) -> int:
    """The sprite of a text with its halo, anchored in its middle."""
    return sprites.number((text, look, ratio), lambda: _draw(text, look, ratio))


def _draw(text: str, look: Text, ratio: float) -> tuple[QImage, float, float]:
    font = text_font(look.size * ratio, look.weight, look.spacing * ratio)
    image = haloed(text, font, look.colour, look.halo, HALO / 2 * ratio, look.spacing * ratio)
    return image, image.width() / 2, image.height() / 2
