"""What is seen of the map: the latest frame in device pixels, furniture on top."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from maps.box import MapBox
from maps.furniture import Dress, Furniture
from maps.ground import PLANE
from maps.map_keys import Key
from maps.renderer import Frame
from maps.style import Theme, qcolor
from maps.view import View

CURSOR_ROOM = 64.0  # logical pixels at the bottom within which the cursor's place is written


class FrameItem:
    """Shows the frame exactly, or, until an exact one is there, the old one moved and scaled to the view.

    Args:
        box: where it is seen; told when it has to be painted anew.
    """

    def __init__(self, theme: Theme, box: MapBox) -> None:
        self.theme = theme
        self._box = box
        self.view = View()
        self.frame: Frame | None = None
        self.demo = False
        self.cursor = ""
        self.notice = ""
        self.keys: tuple[Key, ...] = ()
        self.credit = ""
        self.ground = PLANE
        self._image: QImage | None = None
        self._furniture = Furniture()

    def show_frame(self, frame: Frame) -> Frame | None:
        """Take over a new frame; the one it replaces comes back, no longer in use."""
        before, self.frame = self.frame, frame
        height, width = frame.pixels.shape
        # The image looks at the frame's memory, which lives as long as `self.frame`.
        self._image = QImage(frame.pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        self.update()
        return before

    def update(self) -> None:
        """Have it painted anew."""
        self._box.changed.emit(QRectF())

    def write_cursor(self, words: str) -> None:
        """Write another place of the cursor; nothing but that corner is painted."""
        if words != self.cursor:
            self.cursor = words
            width, height = self.view.width / self.view.ratio, self.view.height / self.view.ratio
            self._box.changed.emit(QRectF(0, height - CURSOR_ROOM, width, CURSOR_ROOM))

    @property
    def dress(self) -> Dress:
        """What is written over the map now."""
        return Dress(self.demo, self.keys, self.credit, self.cursor, self.notice, self.ground)

    def paint(self, painter: QPainter) -> None:
        """Paint it in logical pixels."""
        painter.save()
        ratio = self.view.ratio
        painter.scale(1 / ratio, 1 / ratio)
        if self.frame is None or self._image is None:
            painter.fillRect(QRectF(0, 0, self.view.width, self.view.height), qcolor(self.theme.outside))
        else:
            self._blit(painter, self.frame.request.view, self._image)
        painter.scale(ratio, ratio)
        self._furniture.paint(painter, self.view, self.theme, self.dress)
        self._rubber(painter)
        painter.restore()

    def _blit(self, painter: QPainter, shown: View, image: QImage) -> None:
        view = self.view
        factor = shown.scale / view.scale
        left = shown.column * factor - view.column
        top = shown.row * factor - view.row
        target = QRectF(left, top, shown.width * factor, shown.height * factor)
        if not target.contains(QRectF(0, 0, view.width, view.height)):
            painter.fillRect(QRectF(0, 0, view.width, view.height), qcolor(self.theme.outside))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if factor == 1.0:
            painter.drawImage(round(left), round(top), image)
        else:
            painter.drawImage(target, image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _rubber(self, painter: QPainter) -> None:
        band = self._box.band
        if band is None:
            return
        fill = QColor(qcolor(self.theme.chosen))
        fill.setAlphaF(0.12)
        painter.setPen(QPen(qcolor(self.theme.chosen), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(fill)
        painter.drawRect(band)
