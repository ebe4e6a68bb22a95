"""Texts on a printed sheet: sizes in millimetres, the bundled font, set as text so that a PDF can be searched."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from maps.fonts import text_font

SET_AT = 100.0  # pixels: one font for all sizes; the painter scales it
CLOSING = ",.;:)，。；：、）”"  # no line begins with one of these
LEADING = 1.45  # height of a line, as a multiple of the size


def advance(words: str, size: float, weight: int = 400) -> float:
    """Width of a text in millimetres at `size` millimetres."""
    return QFontMetricsF(text_font(SET_AT, weight)).horizontalAdvance(words) * size / SET_AT


def write(painter: QPainter, words: str, x: float, y: float, size: float, colour: QColor, weight: int = 400,
          share: float = 0.0, angle: float = 0.0) -> None:
    """Write one line with its base at `y`.

    Args:
        painter: in millimetres.
        size: of the font, millimetres.
        share: of the width to the left of `x`: 0 begins there, 0.5 is centred, 1 ends there.
        angle: degrees clockwise around (x, y).
    """
    painter.save()
    painter.translate(x, y)
    painter.rotate(angle)
    painter.scale(size / SET_AT, size / SET_AT)
    font = text_font(SET_AT, weight)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(-QFontMetricsF(font).horizontalAdvance(words) * share, 0), words)
    painter.restore()


def write_with_halo(painter: QPainter, words: str, middle: QPointF, size: float, colour: QColor, halo: QColor,
                    reach: float, weight: int = 400, spacing: float = 0.0) -> None:
    """Write a text around its middle with a rim of `reach` millimetres, all sizes in millimetres."""
    font, factor = text_font(SET_AT, weight), size / SET_AT
    metrics = QFontMetricsF(font)
    # Letter by letter where they are spaced: Qt's PDF engine takes a font's letter spacing for another size.
    pieces = list(words) if spacing else [words]
    steps = [metrics.horizontalAdvance(piece) + spacing / factor for piece in pieces]
    x, base = -(sum(steps) - spacing / factor) / 2, metrics.capHeight() / 2
    outline, places = QPainterPath(), []
    for piece, step in zip(pieces, steps, strict=True):
        places.append(QPointF(x, base))
        outline.addText(places[-1], font, piece)
        x += step
    pen = QPen(halo, 2 * reach / factor)
    pen.setJoinStyle(pen.joinStyle().RoundJoin)
    painter.save()
    painter.translate(middle)
    painter.scale(factor, factor)
    painter.strokePath(outline, pen)
    painter.setFont(font)
    painter.setPen(colour)
    for place, piece in zip(places, pieces, strict=True):
        painter.drawText(place, piece)
    painter.restore()


def shortened(words: str, width: float, size: float, weight: int = 400) -> str:
    """The text, or its beginning and "…", so that it fits `width` millimetres."""
    if advance(words, size, weight) <= width:
        return words
    while words and advance(words + "…", size, weight) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def wrapped(words: str, width: float, size: float, most: int, weight: int = 400) -> list[str]:
    """The text in at most so many lines of `width` millimetres, broken at spaces or between Chinese characters."""
    lines: list[str] = []
    rest = words
    while rest and len(lines) < most - 1 and advance(rest, size, weight) > width:
        end = len(rest)
        while end > 1 and advance(rest[:end], size, weight) > width:
            end -= 1
        while end > 1 and (rest[end] in CLOSING or (_in_word(rest[end - 1]) and _in_word(rest[end]))):
            end -= 1
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*lines, shortened(rest, width, size, weight)] if rest else lines


def _in_word(letter: str) -> bool:
    """Whether a line must not be broken beside it: a letter of an alphabet, a digit; not a Chinese character."""
    return letter.isalnum() and letter < "\u2e80"
