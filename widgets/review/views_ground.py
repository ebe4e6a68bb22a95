"""Views from above: one epoch, the change of height, both epochs under a curtain or in turns."""

from __future__ import annotations

import math
from collections.abc import Hashable

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from console.detection.pictures.frame import Frame
from console.language import tr
from widgets.review.views_pane import Pane, cross, image_of, plate
from widgets.review.views_state import ViewState
from widgets.theme import Theme

NEAR = 11.0       # pixels within which the line or its end is taken hold of
BLINK_MS = 700    # each epoch: calm enough for everybody (WCAG 2.3.1 allows three flashes a second)


class GroundPane(Pane):
    """A drawing from above. The wheel zooms, dragging moves the picture, or the section's line where it is held."""

    def __init__(self, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(state, theme, parent)
        self._held = ""      # "A", "B", "line" or "ground"
        self._last = QPointF()
        self._base: tuple[Hashable, object, Frame] | None = None
        self.setAccessibleDescription(tr("Drag the picture to move it, the line to cut elsewhere; the wheel zooms."))

    def key(self) -> Hashable:
        line = self.state.line
        return self.state.view, self.state.kind, None if line is None else line.wkb

    def draw(self, size: tuple[float, float], scale: float) -> tuple[np.ndarray, Frame]:
        key = (id(self.state.scene), size, scale, self.state.view, self.state.kind)
        if self._base is None or self._base[0] != key:
            self._base = (key, *self.base(size, scale))
        return self.marks(self._base[1], self._base[2]), self._base[2]

    def base(self, size: tuple[float, float], scale: float) -> tuple[object, Frame]:
        """The drawing without what is laid over it."""
        raise NotImplementedError

    def marks(self, base: object, frame: Frame) -> np.ndarray:
        """The drawing with it."""
        raise NotImplementedError

    def overlay(self, painter: QPainter, frame: Frame) -> None:
        if self.state.cursor is not None:
            x, y = frame.to_px(*self.state.cursor)
            if frame.holds(x, y):
                cross(painter, x, y, self.theme.text)
        if self._held in ("A", "B") or (self.underMouse() and self._over(frame, self._last) in ("A", "B")):
            end = self._ends(frame)[0 if (self._held or self._over(frame, self._last)) == "A" else 1]
            painter.setPen(QPen(QColor(self.theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*end), 8, 8)

    # -- the mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._last = event.position()
        self._held = self._over(self.frame, self._last) or "ground"
        self.setCursor(Qt.CursorShape.ClosedHandCursor if self._held == "ground" else Qt.CursorShape.SizeAllCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame, now = self.frame, event.position()
        if frame is None or self.state.scene is None:
            return
        east, north = (now.x() - self._last.x()) / frame.across, (self._last.y() - now.y()) / frame.up
        self._last = now
        if self._held == "ground":
            self.state.pan(-east, -north)
        elif self._held:
            self._drag(east, north)
        else:
            over = self._over(frame, now)
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)
            self.update()
        self.state.point(frame.to_m(now.x(), now.y()) if frame.holds(now.x(), now.y()) else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.state.set_view(None)

    def leaveEvent(self, event: QEvent) -> None:
        self.state.point(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.frame is not None:
            at = event.position()
            self.state.zoom(1.2 ** (event.angleDelta().y() / 120), self.frame.to_m(at.x(), at.y()))

    def _ends(self, frame: Frame) -> list[tuple[float, float]]:
        assert self.state.line is not None
        return [frame.to_px(*place) for place in shapely.get_coordinates(self.state.line).tolist()]

    def _over(self, frame: Frame, at: QPointF) -> str:
        """What of the line lies under the mouse: an end, the line, nothing."""
        if self.state.line is None:
            return ""
        (ax, ay), (bx, by) = self._ends(frame)
        if math.hypot(at.x() - ax, at.y() - ay) < NEAR:
            return "A"
        if math.hypot(at.x() - bx, at.y() - by) < NEAR:
            return "B"
        away = shapely.distance(shapely.LineString([(ax, ay), (bx, by)]), shapely.Point(at.x(), at.y()))
        return "line" if away < NEAR * 0.6 else ""

    def _drag(self, east: float, north: float) -> None:
        assert self.state.line is not None
        start, end = shapely.get_coordinates(self.state.line).tolist()
        move = (east, north)
        if self._held in ("A", "line"):
            start = [start[0] + move[0], start[1] + move[1]]
        if self._held in ("B", "line"):
            end = [end[0] + move[0], end[1] + move[1]]
        self.state.set_line(tuple(start), tuple(end))


class ChipPane(GroundPane):
    """One epoch."""

    def __init__(self, which: str, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(state, theme, parent)
        self.which = which

    def base(self, size: tuple[float, float], scale: float) -> tuple[object, Frame]:
        from console.detection.pictures.chip import chip_base

        assert self.state.scene is not None
        return chip_base(self.state.scene, self.which, size, scale, self.state.kind, self.state.view)

    def marks(self, base: object, frame: Frame) -> np.ndarray:
        from console.detection.pictures.chip import chip_marks

        assert self.state.scene is not None
        return chip_marks(base, frame, self.state.scene, self.state.line)  # type: ignore[arg-type]


class DifferencePane(GroundPane):
    """Change of height; the mouse says how much it is where it points."""

    def base(self, size: tuple[float, float], scale: float) -> tuple[object, Frame]:
        from console.detection.pictures.difference import difference_base

        assert self.state.scene is not None
        return difference_base(self.state.scene, size, scale, self.state.view)

    def marks(self, base: object, frame: Frame) -> np.ndarray:
        from console.detection.pictures.difference import difference_marks

        assert self.state.scene is not None
        return difference_marks(base, frame, self.state.scene, self.state.line)  # type: ignore[arg-type]

    def overlay(self, painter: QPainter, frame: Frame) -> None:
        super().overlay(painter, frame)
        scene, cursor = self.state.scene, self.state.cursor
        if scene is None or cursor is None or not frame.holds(*frame.to_px(*cursor)):
            return
        earlier, later = (None if one is None else float(one.at(np.array(cursor[0]), np.array(cursor[1])))
                          for one in scene.reliefs)
        if earlier is not None and later is not None and math.isfinite(later - earlier):
            from console.detection.pictures.difference import signed

            x, y = frame.to_px(*cursor)
            plate(painter, x, y, tr("{dz} m", dz=signed(later - earlier)), self.theme, QRectF(self.rect()))


class SwipePane(ChipPane):
    """Both epochs under each other: the later is seen right of a curtain that follows the mouse or a key."""

    def __init__(self, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("before", state, theme, parent)
        self._share = 0.5
        self._other = ChipPane("after", state, theme)
        self._other.setParent(self)
        self._other.hide()
        self._other_image: QImage | None = None
        self._other_key: Hashable = None

    @property
    def share(self) -> float:
        """Where the curtain hangs, 0 left … 1 right."""
        return self._share

    def set_share(self, share: float) -> None:
        """Hang the curtain elsewhere."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def overlay(self, painter: QPainter, frame: Frame) -> None:
        key = (id(self.state.scene), self.width(), self.height(), self.devicePixelRatioF(), self.key())
        if key != self._other_key:
            rgb, _ = self._other.draw((self.width(), self.height()), self.devicePixelRatioF())
            self._other_image, self._other_key = image_of(rgb, self.devicePixelRatioF()), key
        assert self._other_image is not None
        ratio, x = self.devicePixelRatioF(), round(frame.left + frame.width * self._share)
        right = QRectF(x, frame.top, self.width() - x, self.height() - frame.top)
        painter.drawImage(right, self._other_image, _device(right, ratio))
        half = self.width() / 2
        words = QRectF(half, 0, half, frame.top)
        painter.drawImage(words, self._other_image, _device(QRectF(0, 0, half, frame.top), ratio))
        for colour, width in (("#0a0d10", 4.0), (self.theme.text, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(x, frame.top), QPointF(x, self.height()))
        painter.setBrush(QColor(self.theme.text))
        painter.drawEllipse(QPointF(x, frame.top + frame.height / 2), 9, 9)
        painter.setPen(QPen(QColor(self.theme.base), 2.0))
        for way in (-1, 1):
            y = frame.top + frame.height / 2
            painter.drawPolyline([QPointF(x + 2 * way, y - 4), QPointF(x + 6 * way, y), QPointF(x + 2 * way, y + 4)])
        super().overlay(painter, frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.frame is not None and abs(event.position().x() - self._curtain(self.frame)) < NEAR:
            self._held, self._last = "curtain", event.position()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held == "curtain" and self.frame is not None:
            self.set_share((event.position().x() - self.frame.left) / self.frame.width)
            return
        super().mouseMoveEvent(event)
        if not self._held and self.frame is not None and abs(event.position().x() - self._curtain(self.frame)) < NEAR:
            self.setCursor(Qt.CursorShape.SplitHCursor)

    def _curtain(self, frame: Frame) -> float:
        return frame.left + frame.width * self._share


class BlinkPane(ChipPane):
    """Both epochs in turns in one place; by the clock, or by a key."""

    def __init__(self, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("before", state, theme, parent)
        self._panes = {"before": ChipPane("before", state, theme), "after": ChipPane("after", state, theme)}
        for pane in self._panes.values():
            pane.setParent(self)
            pane.hide()
        self._made: dict[str, tuple[Hashable, np.ndarray, Frame]] = {}
        self._clock = QTimer(self, interval=BLINK_MS)
        self._clock.timeout.connect(self.flip)

    def flip(self) -> None:
        """Show the other epoch."""
        self.which = "after" if self.which == "before" else "before"
        self.update()

    def run(self, on: bool) -> None:
        """Let the clock flip, or hold."""
        if on:
            self._clock.start()
        else:
            self._clock.stop()

    @property
    def running(self) -> bool:
        return self._clock.isActive()

    def key(self) -> Hashable:
        return self.which, super().key()

    def draw(self, size: tuple[float, float], scale: float) -> tuple[np.ndarray, Frame]:
        key = (id(self.state.scene), size, scale, super().key())
        kept = self._made.get(self.which)
        if kept is None or kept[0] != key:
            kept = self._made[self.which] = (key, *self._panes[self.which].draw(size, scale))
        return kept[1], kept[2]


def _device(box: QRectF, ratio: float) -> QRectF:
    """A rectangle of a picture's own pixels."""
    return QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
