"""What tools leave on the map: the running or finished sketch with its figures, selected features, a marked spot."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from console.exchange.crs import from_lonlat
from console.insight.sketch import RINGS, Kind, Sketch
from console.language import tr
from maps.canvas import MapCanvas
from maps.fonts import text_font
from maps.outlines import Outlines
from maps.style import Colour, Theme, qcolor
from maps.view import View

EDGE = 12.0     # logical pixels kept free around texts at the frame's edge
STILL_MS = 80   # the map must rest that long before many features are painted anew
APART = 18.0    # between the cursor and what is written beside it
Places = list[tuple[float, float]]


class SketchItem:
    """Lies over the map's picture and moves with it; takes no mouse.

    Args:
        canvas: the map.
        theme: the map's colours.
    """

    def __init__(self, canvas: MapCanvas, theme: Theme) -> None:
        self.theme = theme
        self._canvas = canvas
        self._sketch: Sketch | None = None
        self._selected: Outlines | None = None
        self._found: Outlines | None = None
        self._spot: tuple[float, float, str] | None = None
        self._picture: tuple[View, QImage] | None = None
        self._moving = QTimer(canvas, singleShot=True, interval=STILL_MS)
        self._moving.timeout.connect(self.update)
        canvas.add_cover(self)
        canvas.view_changed.connect(self._moved)

    @property
    def sketch(self) -> Sketch | None:
        return self._sketch

    @property
    def selected(self) -> Outlines | None:
        return self._selected

    @property
    def spot(self) -> tuple[float, float, str] | None:
        """Longitude, latitude and words of the marked spot."""
        return self._spot

    def show_sketch(self, sketch: Sketch | None) -> None:
        """Show a sketch, or call this again when it has changed; None for none."""
        self._sketch = sketch
        self.update()

    def show_selected(self, outlines: Outlines | None) -> None:
        """Show features as selected."""
        self._selected = outlines
        self._repaint()

    def show_found(self, outlines: Outlines | None) -> None:
        """Show the feature that is being read about."""
        self._found = outlines
        self._repaint()

    def show_spot(self, spot: tuple[float, float, str] | None) -> None:
        """Mark a place: longitude, latitude (EPSG:4490) and what to write beside it."""
        self._spot = spot
        self.update()

    def update(self) -> None:
        """Have it painted anew."""
        self._canvas.box.changed.emit(QRectF())

    def paint(self, painter: QPainter) -> None:
        crs, view = self._canvas.crs, self._canvas.view
        if not crs:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._selected is not None or self._found is not None:
            shown, image = self._features(view, crs)
            painter.drawImage(_place_in(view, shown), image)
            if self._selected is not None and self._selected.boxes is not None:
                words = tr("{n} features selected, shaded by their extent", n=f"{self._selected.count:,}")
                self._chip(painter, words, QPointF(self._canvas.box.rect.width() / 2, EDGE + 14), 13)
        if self._sketch is not None and self._sketch.path:
            self._paint_sketch(painter, self._sketch, crs)
        if self._spot is not None:
            self._paint_spot(painter, *self._spot, crs)
        painter.restore()

    # -- features -----------------------------------------------------------------------------------------

    def _features(self, view: View, crs: str) -> tuple[View, QImage]:
        """Both kinds of outlines as a picture and the view it is of: the last one while the map moves, since many
        features take some 60 ms, and until something changes, since a cursor passing must not cost it anew."""
        if self._picture is None or (self._picture[0] != view and not self._moving.isActive()):
            image = QImage(view.width, view.height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            with QPainter(image) as painter:
                for outlines, colour in ((self._selected, self.theme.chosen), (self._found, self.theme.fresh)):
                    if outlines is not None and outlines.crs == crs:
                        outlines.paint(painter, view, colour, self.theme.furniture_halo)
            self._picture = view, image
        return self._picture

    def _moved(self) -> None:
        self._moving.start()
        self.update()

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    # -- the sketch ---------------------------------------------------------------------------------------

    def _paint_sketch(self, painter: QPainter, sketch: Sketch, crs: str) -> None:
        line = self._pixels(sketch.ring or sketch.path, crs)
        corners = self._pixels(sketch.path, crs)
        accent, halo = qcolor(self.theme.chosen), qcolor(self.theme.furniture_halo)
        if sketch.ring:
            fill = QColor(accent)
            fill.setAlphaF(0.14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF(line), Qt.FillRule.WindingFill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        whole = bool(sketch.ring) and (sketch.done or sketch.kind not in RINGS)
        for colour, width in ((halo, 5.0), (accent, 2.2)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))
            (painter.drawPolygon if whole else painter.drawPolyline)(QPolygonF(line))
        if sketch.ring and not whole:
            painter.setPen(QPen(accent, 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(line[-1], line[0])
        if sketch.kind is Kind.CIRCLE and len(corners) == 2:
            painter.setPen(QPen(accent, 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(corners[0], corners[1])
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(qcolor(self.theme.paper))
        for corner in corners[:len(sketch.places)]:
            painter.drawEllipse(corner, 3.6, 3.6)
        self._write(painter, sketch, corners, line, crs)

    def _write(self, painter: QPainter, sketch: Sketch, corners: list[QPointF], line: list[QPointF],
               crs: str) -> None:
        """The length of every leg that has room for it, then the whole."""
        legs = sketch.legs()
        for start, stop, words in legs if len(legs) > 1 else []:
            a, b = self._pixels([start, stop], crs)
            if (a - b).manhattanLength() > self._width(words, 12) + 24:
                self._chip(painter, words, (a + b) / 2, 12, self.theme.furniture)
        if not sketch.text:
            return
        if sketch.done and sketch.ring:
            at = QPolygonF(line).boundingRect().center()
        else:
            at = corners[-1] + QPointF(APART + self._width(sketch.text, 14) / 2, APART)
        self._chip(painter, sketch.text, at, 14, self.theme.mark)

    def _paint_spot(self, painter: QPainter, lon: float, lat: float, words: str, crs: str) -> None:
        at = self._pixels([(lon, lat)], crs)
        if not at:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self.theme.furniture_halo, 5.0), (self.theme.chosen, 2.2)):
            painter.setPen(QPen(qcolor(colour), width))
            painter.drawEllipse(at[0], 13, 13)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(at[0] + QPointF(dx * 8, dy * 8), at[0] + QPointF(dx * 22, dy * 22))
        self._chip(painter, words, at[0] + QPointF(0, 40), 13, self.theme.mark)

    # -- helps --------------------------------------------------------------------------------------------

    def _pixels(self, places: Places, crs: str) -> list[QPointF]:
        """Logical pixels of places in EPSG:4490; those beyond the projection's reach left out."""
        if not places:
            return []
        lonlat = np.array(places, np.float64)
        x, y = from_lonlat(lonlat[:, 0], lonlat[:, 1], crs)
        view = self._canvas.view
        found = (view.to_pixel(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True) if a == a and b == b)
        return [QPointF(px / view.ratio, py / view.ratio) for px, py in found]

    @staticmethod
    def _width(words: str, size: float) -> float:
        return QFontMetricsF(text_font(size, 500)).horizontalAdvance(words)

    def _chip(self, painter: QPainter, words: str, middle: QPointF, size: float, colour: Colour | None = None) -> None:
        """Text on a dark or light plate, kept inside the frame."""
        font = text_font(size, 500)
        metrics = QFontMetricsF(font)
        plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 12, metrics.height() * 0.86 + 4)
        plate.moveCenter(middle)
        frame = self._canvas.box.rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        plate.moveLeft(max(frame.left(), min(plate.left(), frame.right() - plate.width())))
        plate.moveTop(max(frame.top(), min(plate.top(), frame.bottom() - plate.height())))
        painter.setPen(Qt.PenStyle.NoPen)
        back = qcolor(self.theme.furniture_halo)
        back.setAlphaF(0.94)   # it may stand on a name, which must not be read together with it
        painter.setBrush(back)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font)
        painter.setPen(qcolor(colour or self.theme.furniture))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def _place_in(view: View, shown: View) -> QRectF:
    """Where the picture of one view lies in another, in logical pixels."""
    west, south, east, north = shown.bounds
    left, top = view.to_pixel(west, north)
    right, bottom = view.to_pixel(east, south)
    return QRectF(left / view.ratio, top / view.ratio, (right - left) / view.ratio, (bottom - top) / view.ratio)
