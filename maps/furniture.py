"""Scale bar, north arrow, coordinates, legend, sources and the word 演示数据: over every picture, always in view."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from console.language import tr
from maps.fonts import text_font
from maps.ground import PLANE, Ground
from maps.halo import haloed
from maps.map_keys import Key, draw_keys, sizes_of
from maps.sprites import blank, brush
from maps.style import Colour, Theme, qcolor
from maps.view import View

EDGE = 16.0
MOST_TEXTS = 200
LONGEST = 160.0  # logical pixels of the scale bar
KEYS_UP, KEYS_TOP = 56.0, 52.0  # logical pixels kept free under and above the legend
KEYS_SHARE = 0.6                # of the map's width for the legend at most
CREDIT = 12.0                   # logical pixels: size of the line of sources
CREDIT_SHARE = 0.5              # of the map's width for it at most
PLATE = 0.7                     # opacity of the ground under north arrow and sources


def scale_bar(metres_per_pixel: float) -> tuple[float, str]:
    """Length in logical pixels and words of the longest round distance (1, 2, 5 × 10ⁿ) that fits."""
    most = LONGEST * metres_per_pixel
    power = 10.0 ** math.floor(math.log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    if metres >= 1000:
        return metres / metres_per_pixel, tr("{distance} km", distance=f"{metres / 1000:g}")
    return metres / metres_per_pixel, tr("{distance} m", distance=f"{metres:g}")


@dataclasses.dataclass(frozen=True)
class Dress:
    """What is written over one map.

    Attributes:
        demo: part of what is shown is generated.
        keys: the legend of what lies over the map.
        credit: who made what is under it (attribution of basemaps).
        cursor: coordinates of the cursor, "" for none.
        notice: what is not ready yet, in the middle; "" for nothing.
        ground: how the map lies on it, see `maps.ground`.
    """

    demo: bool = False
    keys: tuple[Key, ...] = ()
    credit: str = ""
    cursor: str = ""
    notice: str = ""
    ground: Ground = PLANE


@dataclasses.dataclass(frozen=True)
class Taken:
    """Sizes of what the map wears beside its fixed furniture, in logical pixels.

    Attributes:
        keys: of the legend with its first part, the first two and so on. credit: width of the line of sources.
    """

    keys: tuple[tuple[float, float], ...] = ()
    credit: float = 0.0


NOTHING_TAKEN = Taken()


def taken_by(keys: Sequence[Key], credit: str) -> Taken:
    """How much room a legend and a line of sources need. Needs the text font."""
    return Taken(sizes_of(keys), QFontMetricsF(text_font(CREDIT)).horizontalAdvance(credit) if credit else 0.0)


def keys_box(view: View, sizes: Sequence[tuple[float, float]]) -> tuple[int, QRectF]:
    """How many parts of a legend find room above the scale bar, and where; logical pixels."""
    width, height = view.width / view.ratio, view.height / view.ratio
    fitting = [n for n, (wide, high) in enumerate(sizes, 1)
               if high <= height - KEYS_UP - KEYS_TOP and wide <= width * KEYS_SHARE]
    if not fitting:
        return 0, QRectF()
    wide, high = sizes[fitting[-1] - 1]
    return fitting[-1], QRectF(EDGE, height - KEYS_UP - high, wide, high)


def reserved(view: View, taken: Taken = NOTHING_TAKEN) -> list[tuple[float, float, float, float]]:
    """Where names must not stand: left, top, right, bottom in device pixels of each corner's furniture."""
    width, height, ratio = view.width, view.height, view.ratio
    found = [(0.0, 0.0, 120 * ratio, 48 * ratio), (width - 52 * ratio, 0.0, width, 64 * ratio),
             (0.0, height - 46 * ratio, 210 * ratio, height),
             (width - 230 * ratio, height - 36 * ratio, width, height)]
    number, box = keys_box(view, taken.keys)
    if number:
        found.append((0.0, (box.top() - 6) * ratio, (box.right() + 6) * ratio, height))
    if taken.credit:
        wide = min(taken.credit, width / ratio * CREDIT_SHARE) + EDGE + 10
        found.append((width - wide * ratio, height - 56 * ratio, width, height))
    return found


class Furniture:
    """Paints over the map; keeps its texts as pictures, since a frame must not take milliseconds for them."""

    def __init__(self) -> None:
        self._texts: dict[tuple[object, ...], QImage] = {}
        self._keys: tuple[tuple[object, ...], tuple[QImage, QRectF] | None] = ((), None)

    def paint(self, painter: QPainter, view: View, theme: Theme, dress: Dress) -> None:
        """Paint in logical pixels of the view."""
        if len(self._texts) > MOST_TEXTS:
            self._texts.clear()
        width, height = view.width / view.ratio, view.height / view.ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._legend(painter, view, theme, dress.keys)
        self._bar(painter, view, theme, height, dress.ground.scale)
        self._north(painter, view, theme, width, dress.ground.north)
        if dress.credit:
            metrics = QFontMetricsF(text_font(CREDIT))
            line = metrics.elidedText(dress.credit, Qt.TextElideMode.ElideRight, width * CREDIT_SHARE)
            wide = metrics.horizontalAdvance(line)
            _plate(painter, theme, QRectF(width - EDGE - wide - 8, height - EDGE - 35, wide + 14, 20))
            self._text(painter, view, theme, line, QPointF(width - EDGE, height - EDGE - 25), CREDIT, 400, share=1.0)
        if dress.cursor:
            self._text(painter, view, theme, dress.cursor, QPointF(width - EDGE, height - EDGE - 5), 12, share=1.0)
        if dress.demo:
            self._demo(painter, view, theme)
        if dress.notice:
            self._text(painter, view, theme, dress.notice, QPointF(width / 2, height / 2), 14, share=0.5)

    def _legend(self, painter: QPainter, view: View, theme: Theme, keys: tuple[Key, ...]) -> None:
        if not keys:
            self._keys = ((), None)
            return
        wanted = (keys, view.width, view.height, view.ratio, theme)
        if self._keys[0] != wanted:
            number, box = keys_box(view, sizes_of(keys))
            self._keys = wanted, (draw_keys(keys[:number], theme, view.ratio), box) if number else None
        if self._keys[1] is not None:
            image, box = self._keys[1]
            painter.drawImage(QRectF(box.left(), box.top(), image.width() / view.ratio, image.height() / view.ratio),
                              image)

    def _bar(self, painter: QPainter, view: View, theme: Theme, height: float, ground: float) -> None:
        length, words = scale_bar(view.scale * view.ratio * ground)
        left, base = EDGE, height - EDGE
        corners = [QPointF(left, base - 6), QPointF(left, base), QPointF(left + length, base),
                   QPointF(left + length, base - 6)]
        for colour, wide in ((theme.furniture_halo, 4.5), (theme.furniture, 1.6)):
            painter.setPen(QPen(qcolor(colour), wide))
            painter.drawPolyline(corners)
        whole = f"{words}    1:{rounded(view.denominator * ground):,}"
        self._text(painter, view, theme, whole, QPointF(left, base - 16), 12)

    def _north(self, painter: QPainter, view: View, theme: Theme, width: float, turned: float) -> None:
        middle, top = width - EDGE - 10, EDGE + 16
        _plate(painter, theme, QRectF(middle - 15, top - 20, 30, 50))
        key = ("north", round(turned, 1), theme, view.ratio)
        image = self._texts.get(key)
        if image is None:
            image = self._texts[key] = _needle(theme, view.ratio, turned)
        _place(painter, image, view, QPointF(middle, top + 11), 0.5)
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


def _plate(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Ground for what must be read over symbols as well."""
    ground = qcolor(theme.furniture_halo)
    ground.setAlphaF(PLATE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)


def _needle(theme: Theme, ratio: float, turned: float) -> QImage:
    """The north arrow, `turned` degrees clockwise around its middle."""
    image = blank(30 * ratio, 30 * ratio)
    needle = QPolygonF([QPointF(0, -11), QPointF(7, 11), QPointF(0, 6), QPointF(-7, 11)])
    with brush(image) as painter:
        painter.scale(ratio, ratio)
        painter.translate(15, 15)
        painter.rotate(turned)
        painter.setPen(QPen(qcolor(theme.furniture_halo), 3))
        painter.setBrush(qcolor(theme.furniture))
        painter.drawPolygon(needle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(needle)
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
