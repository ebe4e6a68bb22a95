"""A day's way through buildings over the map: where it begins, its line along roads, and its stops by number."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from console.exchange.crs import from_lonlat
from maps.canvas import MapCanvas
from maps.fonts import text_font
from maps.style import Theme, qcolor

Line = Sequence[tuple[float, float]]
HALF = 10.0        # logical pixels: half of a stop
CHOSEN = 13.0      # of the one that is looked at
REACH = 4.0        # so far beside a stop a click still means it


class Stop(msgspec.Struct, frozen=True):
    """One stop.

    Attributes:
        id: told back with a click. lon, lat: EPSG:4490 degrees.
        done: somebody was there. tried: somebody was, and was not let in.
    """

    id: str
    lon: float
    lat: float
    done: bool = False
    tried: bool = False


class RouteItem:
    """Lies over the map's picture and moves with it; takes no mouse, but tells what is `at` a place.

    Args:
        canvas: the map. theme: its colours.
    """

    def __init__(self, canvas: MapCanvas, theme: Theme) -> None:
        self._canvas, self._theme = canvas, theme
        self._stops: tuple[Stop, ...] = ()
        self._start: tuple[float, float] | None = None
        self._line: Line | None = None
        self._places: tuple[str, np.ndarray] = ("", np.zeros((0, 2)))
        self._way: tuple[str, np.ndarray] = ("", np.zeros((0, 2)))
        self._chosen = ""
        self._marked: tuple[float, float] | None = None
        canvas.add_cover(self)
        canvas.view_changed.connect(self.update)

    @property
    def stops(self) -> tuple[Stop, ...]:
        return self._stops

    @property
    def start(self) -> tuple[float, float] | None:
        """Where the way begins, EPSG:4490 degrees; None at its first stop."""
        return self._start

    def show_stops(self, stops: Sequence[Stop], start: tuple[float, float] | None = None,
                   line: Line | None = None) -> None:
        """Show these, in the order they are gone to; none for no way.

        Args:
            start: where it begins. line: the way from there to the last stop, along roads; None for straight from
                stop to stop. All EPSG:4490 degrees.
        """
        self._stops, self._start, self._line = tuple(stops), start, line
        self._places = self._way = ("", np.zeros((0, 2)))
        self.update()

    def choose(self, stop_id: str, place: tuple[float, float] | None = None) -> None:
        """This one is looked at; "" for none of them.

        Args:
            place: longitude and latitude (EPSG:4490) of what is looked at, which gets a ring where it is no stop.
        """
        self._chosen, self._marked = stop_id, place
        self.update()

    def at(self, place: QPointF) -> str:
        """The stop at a logical pixel, "" for none; the one drawn on top where several lie there."""
        found = ""
        for stop, spot in zip(self._stops, self._spots(), strict=True):
            if spot is not None and math.hypot(spot.x() - place.x(), spot.y() - place.y()) <= HALF + REACH and \
                    (stop.id == self._chosen or found != self._chosen or not found):
                found = stop.id
        return found

    def update(self) -> None:
        """Have it painted anew."""
        self._canvas.box.changed.emit(QRectF())

    def paint(self, painter: QPainter) -> None:
        spots = self._spots()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ring(painter)
        self._draw_line(painter)
        self._draw_start(painter)
        order = sorted(range(len(spots)), key=lambda i: (self._stops[i].id == self._chosen, not self._stops[i].done))
        for i in order:
            spot = spots[i]
            if spot is not None:
                self._stop(painter, self._stops[i], i + 1, spot)
        painter.restore()

    def _ring(self, painter: QPainter) -> None:
        """Round what is looked at and is no stop."""
        crs = self._canvas.crs
        if self._marked is None or not crs or any(one.id == self._chosen for one in self._stops):
            return
        spot = self._pixel(*(float(one) for one in from_lonlat(*self._marked, crs)))
        if spot is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((qcolor(self._theme.furniture_halo), 5.0), (qcolor(self._theme.mark), 2.0)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(spot, CHOSEN + 2.5, CHOSEN + 2.5)

    def _draw_line(self, painter: QPainter) -> None:
        line = QPolygonF([spot for spot in self._corners() if spot is not None])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((qcolor(self._theme.furniture_halo), 5.0), (qcolor(self._theme.chosen), 2.4)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(line)

    def _stop(self, painter: QPainter, stop: Stop, number: int, spot: QPointF) -> None:
        """A full disc is still to be gone to; a ring is done; a dashed one found nobody in."""
        theme, chosen = self._theme, stop.id == self._chosen
        half = CHOSEN if chosen else HALF
        accent, paper = qcolor(theme.chosen), qcolor(theme.paper)
        over = stop.done or stop.tried
        painter.setPen(QPen(qcolor(theme.furniture_halo), 3.0))
        painter.setBrush(qcolor(theme.furniture_halo))
        painter.drawEllipse(spot, half, half)
        painter.setPen(QPen(accent, 1.8, Qt.PenStyle.DashLine if stop.tried and not stop.done
                            else Qt.PenStyle.SolidLine))
        painter.setBrush(paper if over else accent)
        painter.drawEllipse(spot, half - 1, half - 1)
        if chosen:
            painter.setPen(QPen(qcolor(theme.mark), 2.0))
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawEllipse(spot, half + 2.5, half + 2.5)
        painter.setFont(text_font(12.0 if number < 100 else 10.0, 700))
        painter.setPen(accent if over else paper)
        painter.drawText(QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half), Qt.AlignmentFlag.AlignCenter,
                         "✓" if stop.done else str(number))

    def _draw_start(self, painter: QPainter) -> None:
        """A square with a house in it: no stop looks like that."""
        spot = next(iter(self._corners()), None) if self._start is not None else None
        if spot is None:
            return
        theme, half = self._theme, HALF
        box = QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half)
        painter.setPen(QPen(qcolor(theme.furniture_halo), 3.0))
        painter.setBrush(qcolor(theme.chosen))
        painter.drawRoundedRect(box, 3, 3)
        roof, wall = half * 0.62, half * 0.42
        house = QPolygonF([QPointF(spot.x() + x, spot.y() + y) for x, y in (
            (0, -roof), (roof, -roof * 0.1), (wall, -roof * 0.1), (wall, roof * 0.8), (-wall, roof * 0.8),
            (-wall, -roof * 0.1), (-roof, -roof * 0.1))])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(theme.paper))
        painter.drawPolygon(house)

    def _corners(self) -> list[QPointF | None]:
        """Logical pixels of the whole way, from its start on."""
        crs = self._canvas.crs
        begin = [self._start] if self._start is not None else []
        places = list(self._line or [*begin, *((one.lon, one.lat) for one in self._stops)])
        if not crs or not places:
            return []
        if self._way[0] != crs:
            lons, lats = np.array(places, np.float64).T
            self._way = crs, np.stack(from_lonlat(lons, lats, crs), axis=1)
        return [self._pixel(x, y) for x, y in self._way[1].tolist()]

    def _spots(self) -> list[QPointF | None]:
        """Logical pixels of the stops; None beyond the projection's reach."""
        crs = self._canvas.crs
        if not crs or not self._stops:
            return [None] * len(self._stops)
        if self._places[0] != crs:
            lons, lats = np.array([(one.lon, one.lat) for one in self._stops], np.float64).T
            self._places = crs, np.stack(from_lonlat(lons, lats, crs), axis=1)
        return [self._pixel(x, y) for x, y in self._places[1].tolist()]

    def _pixel(self, x: float, y: float) -> QPointF | None:
        """Logical pixel of a place in the map's plane."""
        if not (math.isfinite(x) and math.isfinite(y)):
            return None
        view = self._canvas.view
        px, py = view.to_pixel(x, y)
        return QPointF(px / view.ratio, py / view.ratio)
