"""Live marks onto the frame: grouped where they would lie on each other, the urgent ones on top."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from maps.dots import Dots
from maps.hits import NO_HITS, Hits
from maps.kernels.splat import gather, merge, splat
from maps.labels import Placed
from maps.live import Shot
from maps.sprites import Sprites
from maps.style import Theme
from maps.symbols import SHARES, SIZES, Look, Symbols, bubble_size
from maps.view import View

CELL = 48.0    # logical pixels: marks in one cell are grouped
REACH = 40.0   # logical pixels: groups closer than this are joined
ALONE = 12.0   # logical pixels: how near a click must be to a single mark
CLOSED_RANK = 9

Pixels = NDArray[np.uint32]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class MarkPainter:
    """Paints shots with one theme at one pixel density; belongs to the renderer's worker."""

    def __init__(self, theme: Theme, ratio: float, icons: tuple[str, dict[str, str]]) -> None:
        self._theme = theme
        self._ratio = ratio
        self._symbols = Symbols(theme, ratio, icons)
        self._sprites = Sprites()
        self._now: Dots | None = None

    def arrange(self, shot: Shot, view: View) -> Hits:
        """Where marks will stand, bottom to top: the urgent ones last, the selected one on top of all."""
        self._now = None
        if not len(shot.x):
            return NO_HITS
        if shot.dots:
            return self._dots(shot, view)
        found = groups(shot, view, CELL * self._ratio, REACH * self._ratio)
        order = np.lexsort([found.counts[:, 0] > 1, -shot.rank[found.rows].astype(int)])
        x, y, counts, rows = found.x[order], found.y[order], found.counts[order], found.rows[order]
        row = shot.chosen
        if row >= 0 and shot.shown[row]:
            keep = ~((rows == row) & (counts[:, 0] == 1))
            px, py = view.to_pixel(float(shot.x[row]) + shot.origin[0], float(shot.y[row]) + shot.origin[1])
            x, y = np.append(x[keep], np.float32(px)), np.append(y[keep], np.float32(py))
            counts = np.concatenate([counts[keep], np.array([[1, 0, 0]], np.int32)])
            rows = np.append(rows[keep], np.int32(row))
        sizes = [bubble_size(int(n)) if n > 1 else ALONE for n in counts[:, 0]]
        return Hits(x, y, np.array(sizes, np.float32) * np.float32(self._ratio), rows, counts)

    def paint(self, frame: Pixels, shot: Shot, hits: Hits) -> None:
        """Draw what `arrange` arranged."""
        if shot.dots:
            if self._now is not None:
                self._now.paint(frame, self._sprites)
            return
        drawn: list[tuple[float, float, int]] = []
        for x, y, radius, row, counts in zip(hits.x.tolist(), hits.y.tolist(), hits.radius.tolist(),
                                             hits.rows.tolist(), hits.counts.tolist(), strict=True):
            look = shot.looks[shot.look[row]]
            alone = counts[0] == 1
            if shot.fresh[row]:
                drawn.append((x, y, self._ring(radius / self._ratio + 5, False)))
            if row == shot.chosen and alone:
                drawn.append((x, y, self._ring(19.0, True)))
            drawn.append((x, y, self._one(look) if alone else self._many(counts, look)))
            if alone and shot.clock[row]:
                drawn.append((x, y, self._clock(int(shot.clock[row]), look)))
            if alone and shot.overdue[row]:
                drawn.append((x, y, self._sprites.number("overdue", self._symbols.overdue)))
        if drawn:
            table = np.array(drawn, np.float32)
            self._splat(frame, table[:, 0], table[:, 1], table[:, 2].astype(np.int32))

    @property
    def dots(self) -> Dots | None:
        """What `arrange` found last, if it was dots."""
        return self._now

    def paint_changed(self, frame: Pixels, before: Dots, still: Pixels, names: Placed, name_sprites: Sprites) -> None:
        """Bring a frame that shows the dots of `before` up to those arranged last.

        Args:
            still, names: what lies under the dots, the same for both.
        """
        assert self._now is not None
        self._now.repaint(frame, before, self._sprites, still, names, name_sprites)

    def _dots(self, shot: Shot, view: View) -> Hits:
        """Places of the dots; kept, since the picture after the next change is made from them."""
        numbers = np.array([self._dot(look) for look in shot.looks], np.int32)
        self._now = Dots(shot, view, numbers, 8 * self._ratio)
        return self._now.hits(5 * self._ratio)

    def _dot(self, look: Look) -> int:
        return self._sprites.number(("dot", look), lambda: self._symbols.dot(look))

    def _one(self, look: Look) -> int:
        return self._sprites.number(look, lambda: self._symbols.case(look))

    def _many(self, counts: list[int], look: Look) -> int:
        closed = look.rank >= CLOSED_RANK
        count, urgent, high = counts[0], share(counts[1], counts[0]), share(counts[2], counts[0])
        high = min(high, SHARES - urgent)
        return self._sprites.number(("bubble", count, urgent, high, closed),
                                    lambda: self._symbols.bubble(count, urgent, high, closed))

    def _clock(self, code: int, look: Look) -> int:
        size = SIZES[look.priority]
        return self._sprites.number(("clock", code, size), lambda: self._symbols.clock(code, size))

    def _ring(self, size: float, chosen: bool) -> int:
        colour = self._theme.chosen if chosen else self._theme.fresh
        return self._sprites.number(("ring", round(size), chosen),
                                    lambda: self._symbols.ring(round(size), colour, 2.6 if chosen else 1.8))

    def _splat(self, frame: Pixels, x: Floats, y: Floats, sprites: Ints) -> None:
        splat(frame, np.ascontiguousarray(x), np.ascontiguousarray(y), sprites, self._sprites.pixels,
              self._sprites.table)


def share(part: int, whole: int) -> int:
    """`part` of `whole` in `SHARES`-ths, never 0 for something."""
    return max(1, round(SHARES * part / whole)) if part else 0


class Groups(NamedTuple):
    """Pixel x and y of each group, (all, urgent, high) in it, and the row of its most important mark."""

    x: Floats
    y: Floats
    counts: Ints
    rows: Ints


def groups(shot: Shot, view: View, cell: float, reach: float) -> Groups:
    """Marks in view, joined where they lie closer than about `reach` pixels.

    Cells belong to the endless pixel grid, so groups do not change while the map is dragged.
    """
    left, top = (np.floor(view.column / cell) - 1) * cell, (np.floor(view.row / cell) - 1) * cell
    columns, rows = int(view.width / cell) + 4, int(view.height / cell) + 4
    counts, member = np.zeros((columns * rows, 3), np.int32), np.zeros(columns * rows, np.int32)
    sum_x, sum_y = np.zeros(columns * rows, np.float32), np.zeros(columns * rows, np.float32)
    gather(shot.x, shot.y, shot.shown, shot.rank, 1 / view.scale, shot.origin[0] / view.scale - left,
           -shot.origin[1] / view.scale - top, cell, columns, rows, counts, sum_x, sum_y, member)
    order = np.argsort(-counts[:, 0], kind="stable")[:np.count_nonzero(counts[:, 0])].astype(np.int32)
    merge(order, columns, reach, shot.rank, counts, sum_x, sum_y, member)
    found = np.flatnonzero(counts[:, 0])
    number = counts[found, 0]
    return Groups((sum_x[found] / number + (left - view.column)).astype(np.float32),
                  (sum_y[found] / number + (top - view.row)).astype(np.float32), counts[found], member[found])
