"""Names on a printed sheet: placed by the rules of the window's map, set as text with a halo."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from maps.hits import Hits
from maps.labels import APART, GAP, HALO, STEPS, moves_beside
from maps.scene import Labels
from maps.sheet_layout import Box, Ground
from maps.sheet_text import advance, write_with_halo
from maps.style import Text, qcolor
from maps.view import View

DOT = 0.05        # mm: pixel of the view that marks are grouped in
CELL = 0.25       # mm: grid on which places are kept free
LEADING = 2       # groups whose names must not be missing: district and street
MOST_COVERED = 0.5  # share of such a name that may lie over marks where nothing is free
EDGE = 1.0        # mm: kept free at the frame
MOST = 2500       # names on one sheet
ASIDE = (0.0, -0.12, 0.12, -0.24, 0.24)  # of an area's width and height
HEIGHT = 1.15     # of a name, as a multiple of its size


class Name(NamedTuple):
    """One name where it stands: its middle in millimetres of paper."""

    words: str
    look: Text
    x: float
    y: float


def paper_view(ground: Ground, pixel: float) -> View:
    """The frame as a view of very small pixels, for the placing of names and the grouping of marks.

    Its edges are rounded to a pixel; nothing that must be true to scale may go by it.
    """
    west, south, east, north = ground.bounds
    return View((west + east) / 2, (south + north) / 2, ground.metres * DOT, round(ground.map.width / DOT),
                round(ground.map.height / DOT), pixel / DOT)


class Board:
    """Which places of the frame are taken."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._busy = np.zeros((int(box.height / CELL) + 2, int(box.width / CELL) + 2), bool)

    def keep_free(self, left: float, top: float, right: float, bottom: float) -> None:
        """Millimetres of paper where no name may stand."""
        self._busy[self._cells(left, top, right, bottom)] = True

    def cover(self, left: float, top: float, right: float, bottom: float) -> float:
        """Share of a place that is taken; 1 where the frame would cut it."""
        box = self._box.grown(-EDGE)
        if left < box.left or right > box.right or top < box.top or bottom > box.bottom:
            return 1.0
        return float(self._busy[self._cells(left, top, right, bottom)].mean())

    def _cells(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        columns, rows = ([max(0, int((edge - start) / CELL)) for edge in edges]
                         for edges, start in (((left, right), self._box.left), ((top, bottom), self._box.top)))
        return slice(rows[0], rows[1] + 1), slice(columns[0], columns[1] + 1)


def place_names(groups: tuple[Labels, ...], ground: Ground, pixel: float, hits: Hits,
                taken: tuple[QRectF, ...] = ()) -> list[Name]:
    """Choose and place names, the most important groups first; none overlaps another, a mark or the frame.

    Args:
        hits: marks, in the pixels of `paper_view`.
        taken: rectangles of the paper that furniture stands on, millimetres.
    """
    names, marks = Board(ground.map), Board(ground.map)
    for box in taken:
        names.keep_free(box.left(), box.top(), box.right(), box.bottom())
    for px, py, radius in zip(hits.x.tolist(), hits.y.tolist(), hits.radius.tolist(), strict=True):
        x, y, half = ground.map.left + px * DOT, ground.map.top + py * DOT, radius * DOT
        marks.keep_free(x - half, y - half, x + half, y + half)
    found: list[Name] = []
    for rank, group in enumerate(groups):
        alone = len(group.texts) == 1 and len(groups) > 1  # the one district that holds everything: see the title
        if group.fade.strength(ground.metres * pixel) > 0 and not alone:
            _place_group(group, ground, pixel, names, marks, MOST_COVERED if rank < LEADING else 0.0, found)
    return found


def _place_group(group: Labels, ground: Ground, pixel: float, names: Board, marks: Board, most: float,
                 found: list[Name]) -> None:
    """Place the names of one rank; `most` is the share of a name that may lie on marks if it must."""
    size, spacing = group.text.size * pixel, group.text.spacing * pixel
    x, y = ground.to_paper(group.x, group.y)
    rooms, heights = group.rooms / ground.metres, group.heights / ground.metres
    box = ground.map
    seen = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom) & (rooms > size)
    for i in np.flatnonzero(seen).tolist():
        words = group.texts[i]
        if len(found) >= MOST or not words or len(words) * size * 0.55 > rooms[i] + 12 * pixel:
            continue
        width = advance(words, size, group.text.weight) + spacing * (len(words) - 1)
        if width > rooms[i] * 1.1:
            continue
        half_width, half_height = width / 2 + HALO / 2 * pixel, size * HEIGHT / 2 + HALO / 2 * pixel
        gap = GAP * pixel
        best: tuple[float, float, float] | None = None
        moves = (_moves(size, float(rooms[i]), float(heights[i])) if group.beside is None
                 else moves_beside(half_width, half_height, (group.beside + APART) * pixel))
        for dx, dy in moves:
            left, top = float(x[i]) + dx - half_width, float(y[i]) + dy - half_height
            place = left - gap, top - gap / 2, left + 2 * half_width + gap, top + 2 * half_height + gap / 2
            if names.cover(*place) > 0:
                continue
            covered = marks.cover(left, top, left + 2 * half_width, top + 2 * half_height)
            if covered <= most and (best is None or covered < best[0]):
                best = covered, float(x[i]) + dx, float(y[i]) + dy
                if covered == 0:
                    break
        if best is not None:
            _, at_x, at_y = best
            names.keep_free(at_x - half_width, at_y - half_height, at_x + half_width, at_y + half_height)
            found.append(Name(words, group.text, at_x, at_y))


def _moves(size: float, room: float, height: float) -> Iterator[tuple[float, float]]:
    """Where a name may stand, as millimetres from its feature's middle, the best places first."""
    yield from ((0.0, step * size) for step in STEPS if abs(step) * size <= height * 0.32)
    if room > 8 * size:  # a large area leaves room beside its middle too
        places = [(dx * room, dy * height) for dx in ASIDE for dy in ASIDE]
        yield from sorted(places, key=lambda move: math.hypot(*move))


def draw_names(painter: QPainter, names: list[Name], pixel: float) -> None:
    """Draw them, the least important first."""
    for name in reversed(names):
        look = name.look
        write_with_halo(painter, name.words, QPointF(name.x, name.y), look.size * pixel, qcolor(look.colour),
                        qcolor(look.halo), HALO / 2 * pixel, look.weight, look.spacing * pixel)
