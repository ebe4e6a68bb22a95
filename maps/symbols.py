"""Map symbols of cases: colour, shape and a mark for priority, filling for state, a pictogram for class.

Colour never speaks alone: urgent is a diamond with "!", high a triangle with a bar, normal a circle, low a
small square. What nobody has in hand yet is filled, what is being worked on is a ring.
"""

from __future__ import annotations

import math
from enum import IntEnum

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from console.model.case import Priority, State
from maps.fonts import text_font
from maps.sprites import blank, brush
from maps.style import Colour, Theme, qcolor

# Symbol names of the class catalogues → Material Design pictograms. A name that is itself one works too.
PICTOGRAMS = {
    "advert": "bullhorn", "animal": "paw", "building": "office-building", "charging": "ev-station",
    "construction": "crane", "crowd": "account-group", "dispute": "gavel", "falling": "arrow-down-bold",
    "fire": "fire", "flood": "home-flood", "gas": "gas-cylinder", "noise": "volume-high",
    "opinion": "comment-text", "other": "dots-horizontal", "people": "account", "pipe": "pipe",
    "power": "flash", "road": "road-variant", "smoke": "smoke", "stall": "store", "tree": "tree",
    "vehicle": "car", "wage": "cash", "waste": "trash-can", "water": "water",
}


class Stage(IntEnum):
    """States as far as the map tells them apart."""

    WAITING = 0    # nobody has it in hand
    WORKING = 1
    HANDLED = 2    # done, to be checked
    SUSPENDED = 3
    CLOSED = 4


STAGES = {
    State.REPORTED: Stage.WAITING, State.ACCEPTED: Stage.WAITING, State.REGISTERED: Stage.WAITING,
    State.DISPATCHED: Stage.WORKING, State.TAKEN: Stage.WORKING, State.ARRIVED: Stage.WORKING,
    State.REWORK: Stage.WORKING, State.HANDLED: Stage.HANDLED, State.FED_BACK: Stage.HANDLED,
    State.CHECKED: Stage.HANDLED, State.SUSPENDED: Stage.SUSPENDED, State.CLOSED: Stage.CLOSED,
    State.REFUSED: Stage.CLOSED, State.MERGED: Stage.CLOSED,
}
SIZES = {Priority.URGENT: 13.0, Priority.HIGH: 12.0, Priority.NORMAL: 10.0, Priority.LOW: 8.5}  # half, logical

SHARES = 12  # steps of a group's ring
CLOCK_PARTS = 8  # steps of the ring that shows the time left
CALM, OVERDUE = 0, 2  # moods of that ring; between them: to be warned of


class Look(msgspec.Struct, frozen=True):
    """What a symbol tells."""

    symbol: str
    priority: Priority
    stage: Stage

    @property
    def rank(self) -> int:
        """Smaller is more important: open before handled before closed, then by priority."""
        return int(self.priority) + (0, 0, 4, 4, 8)[self.stage]


class Symbols:
    """Draws symbols at one pixel density; belongs to the thread that paints.

    Args:
        icons: family of the pictogram font and its name → character, see `maps.fonts.load_icon_font`.
    """

    def __init__(self, theme: Theme, ratio: float, icons: tuple[str, dict[str, str]]) -> None:
        self._theme = theme
        self._ratio = ratio
        self._family, self._characters = icons

    def case(self, look: Look) -> tuple[QImage, float, float]:
        """A case's symbol, anchored in its middle."""
        size = 5.0 if look.stage == Stage.CLOSED else SIZES[look.priority]
        image, middle = self._canvas(size + 6)
        colour = self._theme.closed if look.stage == Stage.CLOSED else self._colour(look.priority)
        with brush(image) as painter:
            painter.translate(middle)
            painter.scale(self._ratio, self._ratio)
            self._body(painter, look, size, colour)
            if look.stage != Stage.CLOSED:
                self._pictogram(painter, look, size, colour)
                self._mark(painter, look, size)
        return image, middle.x(), middle.y()

    def dot(self, look: Look) -> tuple[QImage, float, float]:
        """A case as a small dot of its priority's shape, for very many at once."""
        closed = look.stage == Stage.CLOSED
        size = 2.0 if closed else {Priority.URGENT: 4.0, Priority.HIGH: 3.5}.get(look.priority, 2.5)
        image, middle = self._canvas(size + 1.5)
        with brush(image) as painter:
            painter.translate(middle)
            painter.scale(self._ratio, self._ratio)
            painter.setPen(QPen(qcolor(self._theme.paper), 0.8))
            painter.setBrush(qcolor(self._theme.closed if closed else self._colour(look.priority)))
            painter.drawPath(shape(look.priority, size))
        return image, middle.x(), middle.y()

    def ring(self, size: float, colour: Colour, width: float = 2.0) -> tuple[QImage, float, float]:
        """A ring of `size` logical pixels half across, for new arrivals and the selected case."""
        image, middle = self._canvas(size + width)
        with brush(image) as painter:
            painter.translate(middle)
            painter.scale(self._ratio, self._ratio)
            for colour_here, wide in ((self._theme.furniture_halo, width + 2), (colour, width)):
                painter.setPen(QPen(qcolor(colour_here), wide))
                painter.drawEllipse(QPointF(0, 0), size - 1, size - 1)
        return image, middle.x(), middle.y()

    def clock(self, code: int, size: float) -> tuple[QImage, float, float]:
        """Time left as a ring around a symbol, running out clockwise from the top.

        Args:
            code: 1 … 8 eighths left, 9 … 16 the same when it is to be warned of, 17 overdue.
            size: of the symbol, logical pixels half across.
        """
        parts, mood = (code - 1) % CLOCK_PARTS + 1, (code - 1) // CLOCK_PARTS
        half = size + 4.5
        image, middle = self._canvas(half + 2)
        box = QRectF(-half, -half, 2 * half, 2 * half)
        with brush(image) as painter:
            painter.translate(middle)
            painter.scale(self._ratio, self._ratio)
            colour = (self._theme.closed, self._theme.high, self._theme.urgent)[mood]
            left = 16 * 360 if mood == OVERDUE else parts * 16 * 360 // CLOCK_PARTS
            for shown, width in ((self._theme.furniture_halo, 3.2), (colour, 1.4 if mood == CALM else 2.2)):
                painter.setPen(QPen(qcolor(shown), width, c=Qt.PenCapStyle.FlatCap))
                painter.drawArc(box, 90 * 16, left)
        return image, middle.x(), middle.y()

    def overdue(self) -> tuple[QImage, float, float]:
        """The mark of a case past its limit, a small clock, anchored so that it hangs at the lower right."""
        image, middle = self._canvas(6.5)
        with brush(image) as painter:
            painter.translate(middle)
            painter.scale(self._ratio, self._ratio)
            painter.setPen(QPen(qcolor(self._theme.paper), 1.2))
            painter.setBrush(qcolor(self._theme.mark))
            painter.drawEllipse(QPointF(0, 0), 5.2, 5.2)
            painter.setPen(QPen(QColor("#10161d"), 1.4, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([QPointF(0, -3), QPointF(0, 0.3), QPointF(2.2, 1.5)])
        return image, middle.x() - 8 * self._ratio, middle.y() - 8 * self._ratio

    def bubble(self, count: int, urgent: int, high: int, closed: bool) -> tuple[QImage, float, float]:
        """A group of cases: their number in a ring that shows the share of urgent and high ones.

        Args:
            urgent, high: their share in `SHARES`-ths of the ring; any urgent one also puts up the "!".
        """
        size = bubble_size(count)
        image, middle = self._canvas(size + 6)
        box = QRectF(-size, -size, 2 * size, 2 * size)
        with brush(image) as painter:
            painter.translate(middle)
            painter.scale(self._ratio, self._ratio)
            painter.setPen(QPen(qcolor(self._theme.furniture_halo), 4.5))
            painter.setBrush(qcolor(self._theme.paper))
            painter.drawEllipse(box)
            start = 90 * 16
            shares = ((urgent, self._theme.urgent), (high, self._theme.high),
                      (SHARES - urgent - high, self._theme.closed if closed else self._theme.low))
            for share, colour in shares:
                painter.setPen(QPen(qcolor(colour), 2.6, c=Qt.PenCapStyle.FlatCap))
                painter.drawArc(box, start, -share * 360 * 16 // SHARES)
                start -= share * 360 * 16 // SHARES
            painter.setFont(text_font(12.0 if count < 1000 else 11.0, 600))
            painter.setPen(qcolor(self._theme.furniture))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
            if urgent:
                self._mark(painter, Look("", Priority.URGENT, Stage.WAITING), size)
        return image, middle.x(), middle.y()

    def _canvas(self, half: float) -> tuple[QImage, QPointF]:
        pixels = 2 * math.ceil(half * self._ratio) + 1
        return blank(pixels, pixels), QPointF(pixels / 2, pixels / 2)

    def _colour(self, priority: Priority) -> Colour:
        theme = self._theme
        return {Priority.URGENT: theme.urgent, Priority.HIGH: theme.high, Priority.NORMAL: theme.normal,
                Priority.LOW: theme.low}[priority]

    def _body(self, painter: QPainter, look: Look, size: float, colour: Colour) -> None:
        path = shape(look.priority, size)
        halo = QPen(qcolor(self._theme.furniture_halo), 3.6)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        filled = look.stage in (Stage.WAITING, Stage.CLOSED)
        painter.fillPath(path, qcolor(colour if filled else self._theme.paper))
        if filled:
            return
        pen = QPen(qcolor(colour), 1.2 if look.stage == Stage.HANDLED else 2.2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if look.stage == Stage.SUSPENDED:
            pen.setDashPattern([2.0, 1.4])
        painter.strokePath(shape(look.priority, size - 1), pen)

    def _pictogram(self, painter: QPainter, look: Look, size: float, colour: Colour) -> None:
        name = PICTOGRAMS.get(look.symbol, look.symbol)
        character = self._characters.get(name) or self._characters[PICTOGRAMS["other"]]
        # The alert shapes are taken by priority, so a pictogram must be small enough to leave them readable.
        share = {Priority.URGENT: 1.0, Priority.HIGH: 0.9, Priority.LOW: 1.25}.get(look.priority, 1.3)
        drop = size * 0.22 if look.priority == Priority.HIGH else 0.0
        font = QFont(self._family)
        font.setPixelSize(max(8, round(size * share)))
        painter.setFont(font)
        painter.setPen(qcolor(self._theme.paper if look.stage == Stage.WAITING else colour))
        painter.drawText(QRectF(-size, -size + drop, 2 * size, 2 * size), Qt.AlignmentFlag.AlignCenter, character)

    def _mark(self, painter: QPainter, look: Look, size: float) -> None:
        if look.priority not in (Priority.URGENT, Priority.HIGH) or look.stage >= Stage.HANDLED:
            return
        urgent = look.priority == Priority.URGENT
        at = QPointF(size * 0.72, -size * 0.72)
        painter.setPen(QPen(qcolor(self._theme.paper), 1.2))
        painter.setBrush(qcolor(self._theme.mark if urgent else self._theme.high))
        painter.drawEllipse(at, 5.0 if urgent else 3.6, 5.0 if urgent else 3.6)
        if urgent:
            painter.setPen(QPen(qcolor(self._theme.urgent), 1.9, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(at + QPointF(0, -2.6), at + QPointF(0, 0.4))
            painter.drawPoint(at + QPointF(0, 2.7))


def shape(priority: Priority, size: float) -> QPainterPath:
    """The outline that stands for a priority, `size` half across."""
    path = QPainterPath()
    if priority == Priority.URGENT:
        path.moveTo(0, -size)
        for x, y in ((size, 0), (0, size), (-size, 0)):
            path.lineTo(x, y)
        path.closeSubpath()
    elif priority == Priority.HIGH:
        path.moveTo(0, -size)
        path.lineTo(size, size * 0.8)
        path.lineTo(-size, size * 0.8)
        path.closeSubpath()
    elif priority == Priority.NORMAL:
        path.addEllipse(QPointF(0, 0), size, size)
    else:
        path.addRoundedRect(QRectF(-size, -size, 2 * size, 2 * size), size * 0.3, size * 0.3)
    return path


def bubble_size(count: int) -> float:
    """Half across in logical pixels; grows with the logarithm, wide enough for the digits."""
    return min(26.0, 11.0 + 4.0 * math.log10(max(2, count)) + (2.0 if count > 99 else 0.0))
