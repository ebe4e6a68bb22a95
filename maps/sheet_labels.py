"""Names on a printed sheet: placed by the rules of the window's map, set as text with a halo."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from maps.hits import Hits
from maps.labels import GAP, HALO, STEPS, Board
from maps.scene import Labels
from maps.sheet_layout import Ground
from maps.sheet_text import advance, write_with_halo
from maps.style import Text, qcolor
from maps.view import View

DOT = 0.05        # mm: grid on which places are kept free
MOST = 2500       # names on one sheet
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


def place_names(groups: tuple[Labels, ...], ground: Ground, pixel: float, hits: Hits,
                taken: tuple[QRectF, ...] = ()) -> list[Name]:
    """Choose and place names, the most important groups first; none overlaps another, a mark or the frame.

    Args:
        taken: rectangles of the paper that furniture stands on, millimetres.
    """
    view = paper_view(ground, pixel)
    board = Board(view, hits)
    for box in taken:
        _keep_free(board, box, ground)
    found: list[Name] = []
    for group in groups:
        if group.fade.strength(ground.metres * pixel) > 0:
            _place_group(group, ground, pixel, board, view, found)
    return found


def _place_group(group: Labels, ground: Ground, pixel: float, board: Board, view: View, found: list[Name]) -> None:
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
        for step in STEPS:
            if abs(step) * size > heights[i] * 0.32:
                break
            at = float(y[i]) + step * size
            if board.take((float(x[i]) - box.left) / DOT, (at - box.top) / DOT, half_width / DOT,
                          half_height / DOT, GAP * view.ratio):
                found.append(Name(words, group.text, float(x[i]), at))
                break


def _keep_free(board: Board, box: QRectF, ground: Ground) -> None:
    middle = box.center()
    board.take((middle.x() - ground.map.left) / DOT, (middle.y() - ground.map.top) / DOT, box.width() / 2 / DOT,
               box.height() / 2 / DOT, 0.0)


def draw_names(painter: QPainter, names: list[Name], pixel: float) -> None:
    """Draw them, the least important first."""
    for name in reversed(names):
        look = name.look
        write_with_halo(painter, name.words, QPointF(name.x, name.y), look.size * pixel, qcolor(look.colour),
                        qcolor(look.halo), HALO / 2 * pixel, look.weight, look.spacing * pixel)
