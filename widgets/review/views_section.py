"""The section on screen: the printed drawing, with a hairline that says distance, heights and change."""

from __future__ import annotations

import math
from collections.abc import Hashable

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from console.detection.pictures.frame import Frame
from console.language import tr
from widgets.review.views_pane import Pane, plate
from widgets.review.views_state import ViewState
from widgets.theme import Theme

LOWEST_ROOM, HIGHEST_ROOM = 0.5, 400.0   # metres of height in view


class SectionPane(Pane):
    """Pointing at it points at the same place in the views from above; dragging measures."""

    def __init__(self, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(state, theme, parent)
        self._ruler: tuple[tuple[float, float], tuple[float, float]] | None = None  # (along, height) of both ends
        self._measuring = False
        self.levels: tuple[float, float] | None = None   # heights in view, None for the drawing's own choice
        state.line_changed.connect(self._forget)
        state.scene_changed.connect(self.reset)
        self.setAccessibleDescription(
            tr("Move the mouse to read heights, drag to measure; the wheel stretches the heights."))

    def key(self) -> Hashable:
        return self.levels, None if self.state.line is None else self.state.line.wkb

    def draw(self, size: tuple[float, float], scale: float) -> tuple[np.ndarray, Frame]:
        from console.detection.pictures.section import draw_section

        assert self.state.scene is not None and self.state.line is not None
        return draw_section(self.state.scene, self.state.line, size, scale, levels=self.levels)

    def overlay(self, painter: QPainter, frame: Frame) -> None:
        at = self._along()
        if self._ruler is not None:
            self._draw_ruler(painter, frame, *self._ruler)
        elif at is not None:
            x, _ = frame.to_px(at, 0.0)
            painter.setPen(QPen(QColor(self.theme.text), 1.0, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, frame.top), QPointF(x, frame.top + frame.height))
            plate(painter, x, frame.top + 34, self._words(at), self.theme, QRectF(self.rect()))

    # -- the mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame, at = self.frame, event.position()
        self._ruler, self._measuring = None, False
        if frame is not None and frame.holds(at.x(), at.y()) and event.button() == Qt.MouseButton.LeftButton:
            place = frame.to_m(at.x(), at.y())
            self._ruler, self._measuring = (place, place), True
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame, at = self.frame, event.position()
        if frame is None or self.state.line is None:
            return
        along, level = frame.to_m(at.x(), at.y())
        if self._measuring and self._ruler is not None:
            self._ruler = self._ruler[0], (along, level)
            self.update()
        if frame.holds(at.x(), at.y()):
            self.state.point(tuple(shapely.get_coordinates(  # type: ignore[arg-type]
                shapely.line_interpolate_point(self.state.line, along))[0].tolist()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._measuring = False
        if self._ruler is not None and self.frame is not None:
            (ax, ay), (bx, by) = (self.frame.to_px(*place) for place in self._ruler)
            if math.hypot(bx - ax, by - ay) < 4:  # a click is no measure
                self._forget()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Stretch the heights around the one pointed at; the line stays as long as it is."""
        if self.frame is not None:
            _, level = self.frame.to_m(event.position().x(), event.position().y())
            times = 1.2 ** (-event.angleDelta().y() / 120)
            room = (self.frame.y1 - self.frame.y0) * times
            if LOWEST_ROOM <= room <= HIGHEST_ROOM:
                self.levels = (level - (level - self.frame.y0) * times, level + (self.frame.y1 - level) * times)
                self.update()

    def reset(self) -> None:
        """All heights again, and nothing measured."""
        self.levels = None
        self._forget()

    def leaveEvent(self, event: QEvent) -> None:
        self.state.point(None)

    def _forget(self) -> None:
        self._ruler = None
        self.update()

    def _along(self) -> float | None:
        """Where on the line the place pointed at lies; None if it lies beside it."""
        line, cursor = self.state.line, self.state.cursor
        if line is None or cursor is None:
            return None
        at, place = float(line.project(shapely.Point(cursor))), shapely.Point(cursor)
        return at if line.distance(place) <= 1.0 else None

    def _words(self, at: float) -> str:
        """Distance, both heights, the change."""
        from console.detection.pictures.difference import signed

        scene, line = self.state.scene, self.state.line
        assert scene is not None and line is not None
        place = shapely.get_coordinates(shapely.line_interpolate_point(line, at))[0]
        found = [math.nan if one is None else float(one.at(place[0], place[1])) + scene.origin[2]
                 for one in scene.reliefs]
        said = [tr("{length} m", length=f"{at:.1f}")]
        for word, level in zip((tr("Earlier"), tr("Later")), found, strict=True):
            said.append(f"{word} " + (f"{level:.2f}" if math.isfinite(level) else "—"))
        if math.isfinite(found[1] - found[0]):
            said.append(f"Δ {signed(found[1] - found[0])}")
        return "  ".join(said)

    def _draw_ruler(self, painter: QPainter, frame: Frame, start: tuple[float, float],
                    end: tuple[float, float]) -> None:
        from console.detection.pictures.difference import signed

        (ax, ay), (bx, by) = frame.to_px(*start), frame.to_px(*end)
        painter.setPen(QPen(QColor(self.theme.text), 1.0, Qt.PenStyle.DotLine))
        painter.drawPolyline([QPointF(ax, ay), QPointF(bx, ay), QPointF(bx, by)])
        painter.setPen(QPen(QColor(self.theme.text), 1.6))
        painter.drawLine(QPointF(ax, ay), QPointF(bx, by))
        words = tr("across {across} m, up {up} m", across=f"{abs(end[0] - start[0]):.2f}",
                   up=signed(end[1] - start[1]))
        plate(painter, bx, by, words, self.theme, QRectF(self.rect()))
