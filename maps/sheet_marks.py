"""Cases on a printed sheet: the window's symbols as vectors, grouped where they would lie on each other."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from console.model.case import Priority
from maps.hits import NO_HITS, Hits
from maps.live import Shot
from maps.marks import CLOSED_RANK, groups, share
from maps.sheet_labels import DOT, paper_view
from maps.sheet_layout import Ground
from maps.sheet_text import write
from maps.style import Colour, qcolor
from maps.symbols import SHARES, SIZES, Look, Stage, Symbols, bubble_size

CELL, REACH = 42.0, 34.0   # logical pixels; on paper nobody can zoom in, so fewer are grouped than on the screen
CLOSED_SIZE = 5.0


class PaperSymbols(Symbols):
    """The window's symbols, drawn into a painter of millimetres instead of small pictures.

    `pixel` is everywhere the millimetres that stand for a logical pixel.
    """

    def draw_case(self, painter: QPainter, look: Look, x: float, y: float, pixel: float) -> None:
        """One case's symbol with its middle at (x, y) millimetres."""
        closed = look.stage == Stage.CLOSED
        size = CLOSED_SIZE if closed else SIZES[look.priority]
        colour = self._theme.closed if closed else self._colour(look.priority)
        painter.save()
        painter.translate(x, y)
        painter.scale(pixel, pixel)
        self._body(painter, look, size, colour)
        if not closed:
            if look.symbol:
                self._pictogram(painter, look, size, colour)
            self._mark(painter, look, size)
        painter.restore()

    def draw_pictogram(self, painter: QPainter, look: Look, size: float, colour: Colour) -> None:
        """The class's pictogram alone, in the painter's own units around (0, 0)."""
        self._pictogram(painter, look, size, colour)

    def draw_overdue(self, painter: QPainter, x: float, y: float, pixel: float) -> None:
        """The small clock of a case past its limit, at the lower right of the case's middle."""
        painter.save()
        painter.translate(x, y)
        painter.scale(pixel, pixel)
        painter.translate(8, 8)
        painter.setPen(QPen(qcolor(self._theme.paper), 1.2))
        painter.setBrush(qcolor(self._theme.furniture))
        painter.drawEllipse(QPointF(0, 0), 5.2, 5.2)
        painter.setPen(QPen(qcolor(self._theme.paper), 1.4, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(0, -3), QPointF(0, 0.3), QPointF(2.2, 1.5)])
        painter.restore()

    def draw_group(self, painter: QPainter, counts: tuple[int, int, int], x: float, y: float, pixel: float,
                   closed: bool = False) -> None:
        """A ring around a number, its colours showing the share of urgent and high ones.

        Args:
            counts: all, urgent and high cases of the group.
        """
        theme, number = self._theme, counts[0]
        size = bubble_size(number)
        urgent = share(counts[1], number)
        high = min(share(counts[2], number), SHARES - urgent)
        box = QRectF(-size, -size, 2 * size, 2 * size)
        painter.save()
        painter.translate(x, y)
        painter.scale(pixel, pixel)
        painter.setPen(QPen(qcolor(theme.furniture_halo), 4.5))
        painter.setBrush(qcolor(theme.paper))
        painter.drawEllipse(box)
        start = 90 * 16
        for part, colour in ((urgent, theme.urgent), (high, theme.high),
                             (SHARES - urgent - high, theme.closed if closed else theme.low)):
            painter.setPen(QPen(qcolor(colour), 2.6, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(box, start, -part * 360 * 16 // SHARES)
            start -= part * 360 * 16 // SHARES
        write(painter, str(number), 0, 4.4, 12.0 if number < 1000 else 11.0, qcolor(theme.furniture), 600, 0.5)
        if urgent:
            self._mark(painter, Look("", Priority.URGENT, Stage.WAITING), size)
        painter.restore()


def arrange(shot: Shot | None, ground: Ground, pixel: float) -> Hits:
    """Where marks stand inside the frame, bottom to top; in the pixels of `paper_view`."""
    if shot is None or not shot.shown.any():
        return NO_HITS
    view = paper_view(ground, pixel)
    found = groups(shot, view, CELL * view.ratio, REACH * view.ratio)
    inside = (found.x > 0) & (found.y > 0) & (found.x < view.width) & (found.y < view.height)
    order = np.lexsort([found.counts[:, 0] > 1, -shot.rank[found.rows].astype(int)])
    order = order[inside[order]]
    counts = found.counts[order]
    sizes = [bubble_size(int(n)) if n > 1 else SIZES[Priority.HIGH] for n in counts[:, 0]]
    return Hits(found.x[order], found.y[order], np.array(sizes, np.float32) * np.float32(view.ratio),
                found.rows[order], counts)


def draw_marks(painter: QPainter, symbols: PaperSymbols, shot: Shot, hits: Hits, ground: Ground,
               pixel: float) -> None:
    """Draw what `arrange` arranged; a single case stands exactly at its place."""
    for px, py, row, counts in zip(hits.x.tolist(), hits.y.tolist(), hits.rows.tolist(), hits.counts.tolist(),
                                   strict=True):
        look = shot.looks[shot.look[row]]
        if counts[0] > 1:
            x, y = ground.map.left + px * DOT, ground.map.top + py * DOT
            symbols.draw_group(painter, (counts[0], counts[1], counts[2]), x, y, pixel, look.rank >= CLOSED_RANK)
            continue
        x, y = ground.to_paper(float(shot.x[row]) + shot.origin[0], float(shot.y[row]) + shot.origin[1])
        symbols.draw_case(painter, look, x, y, pixel)
        if shot.overdue[row]:
            symbols.draw_overdue(painter, x, y, pixel)


def rows_inside(shot: Shot | None, ground: Ground) -> np.ndarray:
    """Rows of the cases that are shown inside the frame."""
    if shot is None:
        return np.zeros(0, np.int64)
    west, south, east, north = ground.bounds
    x, y = shot.x + shot.origin[0], shot.y.astype(np.float64) + shot.origin[1]
    return np.flatnonzero(shot.shown & (x >= west) & (x <= east) & (y >= south) & (y <= north))
