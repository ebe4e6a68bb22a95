"""The legend on the map itself: what glow, colours and trails mean, in a box above the scale bar."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QLinearGradient, QPainter, QPen

from maps.fonts import text_font
from maps.sprites import blank, brush
from maps.style import Colour, Theme, qcolor

PAD, ROW, HEAD, APART = 9.0, 18.0, 19.0, 7.0   # logical pixels
SWATCH = 22.0
RAMP = 96.0
SIZE = 12.0
STEP = 8.0


@dataclasses.dataclass(frozen=True)
class KeyRow:
    """One line: a patch of one colour, a ramp of several, a picture, or words alone.

    Attributes:
        more: words at the other end of a ramp.
    """

    words: str
    colours: tuple[Colour, ...] = ()
    picture: QImage | None = None
    more: str = ""


@dataclasses.dataclass(frozen=True)
class Key:
    """What one overlay means."""

    title: str
    rows: tuple[KeyRow, ...] = ()


def sizes_of(keys: Sequence[Key]) -> tuple[tuple[float, float], ...]:
    """Width and height in logical pixels of the box with the first key, the first two, and so on."""
    head, text = (QFontMetricsF(text_font(SIZE, weight)) for weight in (600, 450))
    found, wide, high = [], 0.0, 2 * PAD - APART
    for key in keys:
        wide = max(wide, head.horizontalAdvance(key.title))
        for row in key.rows:
            wide = max(wide, _left(row) + text.horizontalAdvance(row.words)
                       + (RAMP + 12 + text.horizontalAdvance(row.more) if row.more else 0))
        high += APART + HEAD + ROW * len(key.rows)
        # in steps, so that names need not be placed anew for every figure that changes
        found.append((math.ceil((wide + 2 * PAD) / STEP) * STEP, high))
    return tuple(found)


def draw_keys(keys: Sequence[Key], theme: Theme, ratio: float) -> QImage:
    """The box with all of these keys."""
    width, height = sizes_of(keys)[-1]
    image = blank(width * ratio, height * ratio)
    with brush(image) as painter:
        painter.scale(ratio, ratio)
        edge = qcolor(theme.furniture)
        edge.setAlphaF(0.22)
        ground = qcolor(theme.furniture_halo)
        ground.setAlphaF(0.95)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 5, 5)
        top = PAD
        for key in keys:
            _write(painter, key.title, PAD, top, HEAD, theme, 600)
            top += HEAD
            for row in key.rows:
                _draw_row(painter, row, top, theme)
                top += ROW
            top += APART
    return image


def _draw_row(painter: QPainter, row: KeyRow, top: float, theme: Theme) -> None:
    left = PAD
    if row.more:
        _write(painter, row.words, left, top, ROW, theme)
        left += QFontMetricsF(text_font(SIZE, 450)).horizontalAdvance(row.words) + 6
        ramp = QLinearGradient(QPointF(left, 0), QPointF(left + RAMP, 0))
        for number, colour in enumerate(row.colours):
            ramp.setColorAt(number / (len(row.colours) - 1), qcolor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ramp)
        painter.drawRoundedRect(QRectF(left, top + 4, RAMP, ROW - 8), 2, 2)
        _write(painter, row.more, left + RAMP + 6, top, ROW, theme)
        return
    if row.picture is not None:
        ratio = row.picture.devicePixelRatio()
        painter.drawImage(QRectF(left + max(0.0, (SWATCH - 4 - row.picture.width() / ratio) / 2),
                                 top + (ROW - row.picture.height() / ratio) / 2, row.picture.width() / ratio,
                                 row.picture.height() / ratio), row.picture)
    elif row.colours:
        edge = qcolor(theme.furniture)
        edge.setAlphaF(0.4)
        painter.setPen(QPen(edge, 0.8))
        painter.setBrush(qcolor(row.colours[0]))
        painter.drawRoundedRect(QRectF(left, top + 3.5, SWATCH - 6, ROW - 7), 2, 2)
    _write(painter, row.words, PAD + _left(row), top, ROW, theme)


def _left(row: KeyRow) -> float:
    if row.picture is not None:
        return max(SWATCH, row.picture.width() / row.picture.devicePixelRatio() + 6)
    return SWATCH if row.colours and not row.more else 0.0


def _write(painter: QPainter, words: str, left: float, top: float, height: float, theme: Theme,
           weight: int = 450) -> None:
    font = text_font(SIZE, weight)
    painter.setFont(font)
    painter.setPen(qcolor(theme.furniture))
    painter.drawText(QPointF(left, top + height / 2 + QFontMetricsF(font).capHeight() / 2), words)
