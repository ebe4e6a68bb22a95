"""Scale bar, north arrow, coordinates and the word 演示数据: painted over every picture, always in view."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from console.language import tr
from maps.fonts import text_font
from maps.style import Theme, qcolor
from maps.view import View

EDGE = 16.0
LONGEST = 160.0  # logical pixels of the scale bar


def scale_bar(metres_per_pixel: float) -> tuple[float, str]:
    """Length in logical pixels and words of the longest round distance (1, 2, 5 × 10ⁿ) that fits."""
    most = LONGEST * metres_per_pixel
    power = 10.0 ** math.floor(math.log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    if metres >= 1000:
        return metres / metres_per_pixel, tr("{distance} km", distance=f"{metres / 1000:g}")
    return metres / metres_per_pixel, tr("{distance} m", distance=f"{metres:g}")


def paint_furniture(painter: QPainter, view: View, theme: Theme, demo: bool, cursor: str, notice: str) -> None:
    """Paint in logical pixels of the view.

    Args:
        demo: part of what is shown is generated.
        cursor: coordinates of the cursor, "" for none.
        notice: what is not ready yet, in the middle; "" for nothing.
    """
    width, height = view.width / view.ratio, view.height / view.ratio
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _bar(painter, view, theme, height)
    _north(painter, theme, width)
    if cursor:
        _text(painter, theme, cursor, QPointF(width - EDGE, height - EDGE), 12, right=True)
    if demo:
        _demo(painter, theme)
    if notice:
        _text(painter, theme, notice, QPointF(width / 2 - 90, height / 2), 14)


def _bar(painter: QPainter, view: View, theme: Theme, height: float) -> None:
    length, words = scale_bar(view.scale * view.ratio)
    left, base = EDGE, height - EDGE
    path = QPainterPath(QPointF(left, base - 6))
    for x, y in ((left, base), (left + length, base), (left + length, base - 6)):
        path.lineTo(x, y)
    for colour, wide in ((theme.furniture_halo, 4.5), (theme.furniture, 1.6)):
        painter.strokePath(path, QPen(qcolor(colour), wide))
    ratio = f"1:{_rounded(view.denominator):,}"
    _text(painter, theme, f"{words}    {ratio}", QPointF(left, base - 11), 12)


def _rounded(value: float) -> int:
    """Three digits are as much as a scale is good for."""
    step = 10 ** max(0, int(math.log10(max(1.0, value))) - 2)
    return round(value / step) * step


def _north(painter: QPainter, theme: Theme, width: float) -> None:
    middle, top = width - EDGE - 10, EDGE + 16
    needle = QPolygonF([QPointF(middle, top), QPointF(middle + 7, top + 22), QPointF(middle, top + 17),
                        QPointF(middle - 7, top + 22)])
    painter.setPen(QPen(qcolor(theme.furniture_halo), 3))
    painter.setBrush(qcolor(theme.furniture))
    painter.drawPolygon(needle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(needle)
    _text(painter, theme, tr("N"), QPointF(middle - 5, top - 4), 13, 600)


def _demo(painter: QPainter, theme: Theme) -> None:
    words = tr("Demo data")
    font = text_font(13, 600, 1.0)
    box = QRectF(EDGE, EDGE, QFontMetricsF(font).horizontalAdvance(words) + 20, 26)
    painter.setPen(QPen(qcolor(theme.high), 1.2))
    painter.setBrush(qcolor(theme.furniture_halo))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(qcolor(theme.high))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _text(painter: QPainter, theme: Theme, words: str, at: QPointF, size: float, weight: int = 500,
          right: bool = False) -> None:
    font = text_font(size, weight)
    if right:
        at = at - QPointF(QFontMetricsF(font).horizontalAdvance(words), 0)
    path = QPainterPath()
    path.addText(at, font, words)
    pen = QPen(qcolor(theme.furniture_halo), 3.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.setFont(font)
    painter.setPen(qcolor(theme.furniture))
    painter.drawText(at, words)
