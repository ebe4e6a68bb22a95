"""Pins: places with a symbol over the map, such as hazards, devices and facilities, grouped where they would overlap.

They are painted with the overlays, under the cases: cases move sixty times a second, pins do not. What a click means
is worked out when somebody clicks, from the same grouping that was painted.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPen

from maps.fonts import text_font
from maps.hits import NO_HITS, Hits
from maps.live import Project
from maps.sprites import Sprites, blank, brush
from maps.style import Colour, Theme, qcolor
from maps.view import View

CELL, REACH = 44.0, 34.0   # logical pixels: pins in one cell are grouped; groups closer than this are joined
ALONE = 2.0                # logical pixels: of such a cell for pins that are never grouped: only the very same place is
HALF = 9.0                 # logical pixels: half of a pin
FAR, SMALL = 12.0, 3.0     # metres per logical pixel from which single pins are dots, and half of such a dot
URGENT, HIGH, NORMAL, LOW = 1, 2, 3, 4   # ranks: the smaller, the more important

Pixels = NDArray[np.uint32]


class Form(StrEnum):
    """Shape of a pin: colour never speaks alone."""

    ROUND = "round"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


@dataclasses.dataclass(frozen=True)
class PinLook:
    """What a pin looks like and how important it is.

    Attributes:
        icon: Material Design name of its pictogram. colour: of its body.
        rank: `URGENT` … `LOW`: who is drawn on top, and what a group tells of.
        words: what it means, for the legend; "" leaves it out. sign: what its pictogram means, for the legend too.
        hollow: a ring instead of a filled body, for what is out of order or done with.
        text: a number in the place of the pictogram; such a pin is never drawn as a mere dot.
    """

    icon: str
    colour: Colour
    form: Form = Form.ROUND
    rank: int = NORMAL
    words: str = ""
    sign: str = ""
    hollow: bool = False
    text: str = ""


@dataclasses.dataclass(frozen=True, eq=False)
class Pins:
    """Places of one kind, as whoever knows them gives them.

    Attributes:
        name: of the set, told back with a click. title: over its part of the legend.
        ids: of the places, told back with a click. lon, lat: EPSG:4490 degrees of the places.
        look: of each pin, index into `looks`.
        demo: generated ones are among them.
        alone: never grouped: each is told apart by its own number.
        at: the place of each pin, where not every place has one; None for one pin at each place. Places that are the
            same objects from one picture to the next are projected once, while time plays.
    """

    name: str
    title: str
    ids: Sequence[str]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    look: NDArray[np.uint16]
    looks: tuple[PinLook, ...]
    demo: bool = False
    alone: bool = False
    at: NDArray[np.integer] | None = None

    def id(self, pin: int) -> str:
        """What to tell back of a pin."""
        return self.ids[pin if self.at is None else int(self.at[pin])]


@dataclasses.dataclass(frozen=True, eq=False)
class PinShot:
    """Pins in the plane of the map, for the renderer; `shown`, `rank`, `x` and `y` as in `maps.live.Shot`.

    Attributes:
        rows: of the pins in `pins` that have a place. plane: of all places there, metres.
        icons: family of the pictogram font and its name → character.
    """

    pins: Pins
    origin: tuple[float, float]
    x: NDArray[np.float32]
    y: NDArray[np.float32]
    shown: NDArray[np.bool_]
    rank: NDArray[np.uint8]
    rows: NDArray[np.int64]
    plane: tuple[NDArray[np.float64], NDArray[np.float64]]
    icons: tuple[str, dict[str, str]]

    def used(self) -> list[int]:
        """Numbers of the looks that are to be seen somewhere on the map."""
        return np.flatnonzero(np.bincount(self.pins.look[self.rows])).tolist()

    def hits(self, view: View) -> Hits:
        """Where pins and groups stand in a view, bottom to top."""
        from maps.marks import groups  # numba, which the window's start need not wait for

        ratio = view.ratio
        cell, reach = (ALONE, 0.0) if self.pins.alone else (CELL, REACH)
        found = groups(self, view, cell * ratio, reach * ratio)  # type: ignore[arg-type]  # has what it needs
        order = np.lexsort([found.counts[:, 0] > 1, -self.rank[found.rows].astype(int)])
        counts = found.counts[order]
        radius = np.array([group_size(int(n)) if n > 1 else HALF for n in counts[:, 0]], np.float32)
        return Hits(found.x[order], found.y[order], radius * np.float32(ratio), found.rows[order], counts)

    def keep_clear(self, view: View, hits: Hits | None = None) -> Hits:
        """Where those stand that no name may hide: all but the mere dots of far away. `hits` as of this view."""
        hits = self.hits(view) if hits is None else hits
        if not _is_far(view):
            return hits
        written = np.array([bool(look.text) for look in self.pins.looks] or [False])
        kept = (hits.counts[:, 0] > 1) | written[self.pins.look[self.rows[hits.rows]]]
        return Hits(hits.x[kept], hits.y[kept], hits.radius[kept], hits.rows[kept], hits.counts[kept])

    def at(self, view: View, px: float, py: float) -> tuple[str, int, float, float]:
        """Id of the pin under a device pixel, how many it stands for and where it is; ("", 0, 0, 0) for none."""
        hits = self.hits(view)
        index = hits.at(px, py)
        if index < 0:
            return "", 0, 0.0, 0.0
        row = int(self.rows[int(hits.rows[index])])
        return self.pins.id(row), int(hits.counts[index, 0]), float(hits.x[index]), float(hits.y[index])


def in_plane(pins: Pins, project: Project, origin: tuple[float, float], icons: tuple[str, dict[str, str]],
             before: PinShot | None = None) -> PinShot:
    """Pins in the plane of the map; those without a place there are left out.

    Args:
        project: longitude, latitude → metres. origin: subtracted before going to float32.
        before: what was shown of the set until now, in the same plane: where its places are the same, so is theirs.
    """
    same = before is not None and before.pins.lon is pins.lon and before.pins.lat is pins.lat
    plane = before.plane if same and before is not None else project(pins.lon, pins.lat)
    x, y = plane if pins.at is None else (one[pins.at] for one in plane)
    rows = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    ranks = np.array([look.rank for look in pins.looks] or [NORMAL], np.uint8)
    return PinShot(pins, origin, (x[rows] - origin[0]).astype(np.float32), (y[rows] - origin[1]).astype(np.float32),
                   np.ones(len(rows), bool), ranks[pins.look[rows]], rows, plane, icons)


class PinPainter:
    """Paints shots; belongs to the thread that paints."""

    def __init__(self) -> None:
        self._sprites = Sprites()

    def paint(self, frame: Pixels, shot: PinShot, view: View, theme: Theme) -> Hits:
        """Lay pins over a frame that shows `view`; where they stand now."""
        from maps.kernels.splat import splat

        if not len(shot.x):
            return NO_HITS
        hits, ratio, small = shot.hits(view), view.ratio, _is_far(view)
        numbers = np.empty(len(hits.rows), np.int32)
        for i, (row, counts) in enumerate(zip(hits.rows.tolist(), hits.counts.tolist(), strict=True)):
            look = shot.pins.looks[int(shot.pins.look[shot.rows[row]])]
            numbers[i] = self._group(counts[0], look.colour, counts[1] > 0, theme, ratio) if counts[0] > 1 else \
                self._pin(look, shot.icons, theme, ratio, small and not look.text)
        splat(frame, np.ascontiguousarray(hits.x), np.ascontiguousarray(hits.y), numbers, self._sprites.pixels,
              self._sprites.table)
        return hits

    def _group(self, count: int, colour: Colour, urgent: bool, theme: Theme, ratio: float) -> int:
        return self._sprites.number(("group", count, colour, urgent, ratio, id(theme)),
                                    lambda: draw_group(count, colour, urgent, theme, ratio))

    def _pin(self, look: PinLook, icons: tuple[str, dict[str, str]], theme: Theme, ratio: float, small: bool) -> int:
        return self._sprites.number(("pin", look, small, ratio, id(theme)),
                                    lambda: draw_pin(look, icons, theme, ratio, small))


def draw_pin(look: PinLook, icons: tuple[str, dict[str, str]], theme: Theme, ratio: float,
             small: bool = False) -> tuple[QImage, float, float]:
    """A pin and its anchor, its middle."""
    half = SMALL if small else HALF
    image = blank(*(2 * math.ceil((half + 3) * ratio) + 1,) * 2)
    middle = image.width() / 2
    with brush(image) as painter:
        painter.translate(middle, middle)
        painter.scale(ratio, ratio)
        path = outline(look.form, half)
        painter.strokePath(path, QPen(qcolor(theme.furniture_halo), 2.6))
        painter.fillPath(path, qcolor(theme.paper if look.hollow else look.colour))
        if look.hollow:
            painter.strokePath(outline(look.form, half - 0.8), QPen(qcolor(look.colour), 1.6))
        if not small:
            _pictogram(painter, look, icons, theme, half)
    return image, middle, middle


def draw_group(count: int, colour: Colour, urgent: bool, theme: Theme, ratio: float) -> tuple[QImage, float, float]:
    """Several pins as one: their number on a rounded square, which no group of cases is."""
    half = group_size(count)
    image = blank(*(2 * math.ceil((half + 4) * ratio) + 1,) * 2)
    middle = image.width() / 2
    box = QRectF(-half, -half * 0.82, 2 * half, 2 * half * 0.82)
    with brush(image) as painter:
        painter.translate(middle, middle)
        painter.scale(ratio, ratio)
        painter.setPen(QPen(qcolor(theme.furniture_halo), 4.0))
        painter.setBrush(qcolor(theme.paper))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QPen(qcolor(colour), 2.2))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(text_font(12.0 if count < 10_000 else 11.0, 600))
        painter.setPen(qcolor(theme.furniture))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
        if urgent:
            painter.setPen(QPen(qcolor(theme.paper), 1.2))
            painter.setBrush(qcolor(theme.urgent))
            painter.drawPolygon([QPointF(half, -half * 0.82 - 5), QPointF(half + 5, -half * 0.82),
                                 QPointF(half, -half * 0.82 + 5), QPointF(half - 5, -half * 0.82)])
    return image, middle, middle


def outline(form: Form, half: float) -> QPainterPath:
    """The outline of a pin, `half` across."""
    path = QPainterPath()
    if form is Form.ROUND:
        path.addEllipse(QPointF(0, 0), half, half)
    elif form is Form.SQUARE:
        path.addRoundedRect(QRectF(-half * 0.9, -half * 0.9, half * 1.8, half * 1.8), half * 0.3, half * 0.3)
    else:
        corners = {Form.DIAMOND: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
                   Form.TRIANGLE: ((0, -1.1), (1.15, 0.85), (-1.15, 0.85))}[form]
        path.moveTo(corners[0][0] * half, corners[0][1] * half)
        for x, y in corners[1:]:
            path.lineTo(x * half, y * half)
        path.closeSubpath()
    return path


def group_size(count: int) -> float:
    """Half across in logical pixels, wide enough for the digits."""
    return 9.0 + 3.4 * (len(str(count)) - 1)


def _is_far(view: View) -> bool:
    """Whether single pins are dots."""
    return view.scale * view.ratio > FAR


def _pictogram(painter: QPainter, look: PinLook, icons: tuple[str, dict[str, str]], theme: Theme,
               half: float) -> None:
    family, characters = icons
    character = look.text or characters.get(look.icon)
    if character is None:
        return
    drop = half * 0.25 if look.form is Form.TRIANGLE else 0.0
    font = QFont(family)
    font.setPixelSize(round(half * (1.0 if look.form in (Form.DIAMOND, Form.TRIANGLE) else 1.35)))
    painter.setFont(text_font(half * (1.3 if len(look.text) < 3 else 1.0), 700) if look.text else font)
    painter.setPen(qcolor(look.colour if look.hollow else theme.paper))
    painter.drawText(QRectF(-half, -half + drop, 2 * half, 2 * half), Qt.AlignmentFlag.AlignCenter, character)
