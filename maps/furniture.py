"""Scale bar, north arrow, coordinates and the word 演示数据: painted over every picture, always in view."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from console.language import tr
from maps.fonts import text_font
from maps.halo import haloed
from maps.style import Colour, Theme, qcolor
from maps.view import View

EDGE = 16.0
MOST_TEXTS = 200
LONGEST = 160.0  # logical pixels of the scale bar


def scale_bar(metres_per_pixel: float) -> tuple[float, str]:
    """Length in logical pixels and words of the longest round distance (1, 2, 5 × 10ⁿ) that fits."""
    most = LONGEST * metres_per_pixel
    power = 10.0 ** math.floor(math.log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    if metres >= 1000:
        return metres / metres_per_pixel, tr("{distance} km", distance=f"{metres / 1000:g}")
    return metres / metres_per_pixel, tr("{distance} m", distance=f"{metres:g}")


def reserved(view: View) -> list[tuple[float, float, float, float]]:
    """Where names must not stand: left, top, right, bottom in device pixels of each corner's furniture."""
    width, height, ratio = view.width, view.height, view.ratio
    return [(0, 0, 120 * ratio, 48 * ratio), (width - 52 * ratio, 0, width, 64 * ratio),
            (0, height - 46 * ratio, 210 * ratio, height), (width - 230 * ratio, height - 36 * ratio, width, height)]


class Furniture:
    """Paints over the map; keeps its texts as pictures, since a frame must not take milliseconds for them."""

    def __init__(self) -> None:
        self._texts: dict[tuple[object, ...], QImage] = {}

    def paint(self, painter: QPainter, view: View, theme: Theme, demo: bool, cursor: str, notice: str) -> None:
        """Paint in logical pixels of the view.

        Args:
            demo: part of what is shown is generated.
            cursor: coordinates of the cursor, "" for none.
            notice: what is not ready yet, in the middle; "" for nothing.
        """
        if len(self._texts) > MOST_TEXTS:
            self._texts.clear()
        width, height = view.width / view.ratio, view.height / view.ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._bar(painter, view, theme, height)
        self._north(painter, view, theme, width)
        if cursor:
            self._text(painter, view, theme, cursor, QPointF(width - EDGE, height - EDGE - 5), 12, share=1.0)
        if demo:
            self._demo(painter, view, theme)
        if notice:
            self._text(painter, view, theme, notice, QPointF(width / 2, height / 2), 14, share=0.5)

    def _bar(self, painter: QPainter, view: View, theme: Theme, height: float) -> None:
        length, words = scale_bar(view.scale * view.ratio)
        left, base = EDGE, height - EDGE
        corners = [QPointF(left, base - 6), QPointF(left, base), QPointF(left + length, base),
                   QPointF(left + length, base - 6)]
        for colour, wide in ((theme.furniture_halo, 4.5), (theme.furniture, 1.6)):
            painter.setPen(QPen(qcolor(colour), wide))
            painter.drawPolyline(corners)
        whole = f"{words}    1:{rounded(view.denominator):,}"
        self._text(painter, view, theme, whole, QPointF(left, base - 16), 12)

    def _north(self, painter: QPainter, view: View, theme: Theme, width: float) -> None:
        middle, top = width - EDGE - 10, EDGE + 16
        needle = QPolygonF([QPointF(middle, top), QPointF(middle + 7, top + 22), QPointF(middle, top + 17),
                            QPointF(middle - 7, top + 22)])
        painter.setPen(QPen(qcolor(theme.furniture_halo), 3))
        painter.setBrush(qcolor(theme.furniture))
        painter.drawPolygon(needle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(needle)
        self._text(painter, view, theme, tr("N"), QPointF(middle, top - 9), 13, 600, share=0.5)

    def _demo(self, painter: QPainter, view: View, theme: Theme) -> None:
        image = self._image(view, tr("演示数据 Demo data"), theme.high, theme.furniture_halo, 13, 600)
        box = QRectF(EDGE, EDGE, image.width() / view.ratio + 14, 26)
        painter.setPen(QPen(qcolor(theme.high), 1.2))
        painter.setBrush(qcolor(theme.furniture_halo))
        painter.drawRoundedRect(box, 4, 4)
        _place(painter, image, view, QPointF(box.center().x(), box.center().y()), 0.5)

    def _text(self, painter: QPainter, view: View, theme: Theme, words: str, at: QPointF, size: float,
              weight: int = 500, share: float = 0.0) -> None:
        """Text with its middle at the height of `at`; `share` of its width to the left of it."""
        _place(painter, self._image(view, words, theme.furniture, theme.furniture_halo, size, weight), view, at, share)

    def _image(self, view: View, words: str, colour: Colour, halo: Colour, size: float, weight: int) -> QImage:
        key = (words, colour, halo, size, weight, view.ratio)
        image = self._texts.get(key)
        if image is None:
            image = haloed(words, text_font(size * view.ratio, weight), colour, halo, 1.8 * view.ratio)
            self._texts[key] = image
        return image


def _place(painter: QPainter, image: QImage, view: View, at: QPointF, share: float) -> None:
    """Put a text on whole device pixels, so that it stays sharp."""
    left = round((at.x() * view.ratio) - image.width() * share) / view.ratio
    top = round((at.y() * view.ratio) - image.height() / 2) / view.ratio
    painter.drawImage(QRectF(left, top, image.width() / view.ratio, image.height() / view.ratio), image)


def rounded(value: float) -> int:
    """Three digits are as much as a scale is good for."""
    step = 10 ** max(0, int(math.log10(max(1.0, value))) - 2)
    return round(value / step) * step
