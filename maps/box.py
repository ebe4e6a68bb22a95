"""The place in a window where the map is seen: its size, and mouse and keys turned into moves of the camera.

Knows no widget: whoever shows the map hands its events in (`widgets.map_view`), and paints when told to.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

STEP = 0.25     # of the frame, per arrow key
NOTCH = 1.5     # zoom per notch of the wheel or press of + and -
APART = 5.0     # logical pixels a press must move to become a drag …
HELD = 0.5      # … or seconds it must be held and move at all
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class Press:
    """A button that is held: where and when it went down, where it was last, and whether it drags by now."""

    def __init__(self, event: QMouseEvent) -> None:
        self.button, self.start, self.last = event.button(), event.position(), event.position()
        self.time = time.monotonic()
        self.double = event.type() == QEvent.Type.MouseButtonDblClick
        self.drags = False

    def moved(self, place: QPointF) -> bool:
        """Whether this is, or from now on counts as, a drag."""
        way = place - self.start
        distance = (way.x() ** 2 + way.y() ** 2) ** 0.5
        self.drags |= distance >= APART or (distance > 0 and time.monotonic() - self.time >= HELD)
        return self.drags


class MapBox(QObject):
    """Sends wishes; the canvas decides. Positions are logical pixels from its top left corner.

    Signals:
        changed(rectangle): that part of it has to be painted anew; all of it where the rectangle is empty.
        resized(): size or pixel density changed.
        dragged(dx, dy), zoomed(factor, place), boxed(rectangle): moves wished for.
        pointed(place or None), clicked(place, keys), double_clicked(place, keys).
        drawn(start, place, ends, keys): a drag of the left button while `draws` is set.

    Attributes:
        rect: the whole of it. ratio: device pixels per logical pixel.
        draws: the left button draws instead of moving the map. box_zoom: it marks a box to zoom into.
        band: that box while it is drawn.
    """

    changed = Signal(QRectF)
    resized = Signal()
    dragged = Signal(float, float)
    zoomed = Signal(float, object)
    boxed = Signal(QRectF)
    pointed = Signal(object)
    clicked = Signal(QPointF, object)
    double_clicked = Signal(QPointF, object)
    drawn = Signal(QPointF, QPointF, bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rect = QRectF()
        self.ratio = 1.0
        self.box_zoom = False
        self.draws = False
        self.band: QRectF | None = None
        self._press: Press | None = None

    def resize(self, width: float, height: float, ratio: float) -> None:
        """The place is so many logical pixels large from now on."""
        rect = QRectF(0, 0, width, height)
        if (rect, ratio) != (self.rect, self.ratio):
            self.rect, self.ratio = rect, ratio
            self.resized.emit()

    def press(self, event: QMouseEvent) -> None:
        """A button went down, for the second time if the event says so; others wait until it is up again."""
        if self._press is None:
            self._press = Press(event)

    def move(self, event: QMouseEvent) -> None:
        """The mouse is somewhere else."""
        self.pointed.emit(event.position())
        if self._press is not None and self._press.moved(event.position()):
            self._drag(self._press, event, False)

    def release(self, event: QMouseEvent) -> None:
        """A button went up."""
        press = self._press
        if press is None or event.button() != press.button:
            return
        self._press = None
        if press.drags:
            self._drag(press, event, True)
        elif press.button == LEFT:
            (self.double_clicked if press.double else self.clicked).emit(press.start, event.modifiers())
        self.pointed.emit(event.position())

    def leave(self) -> None:
        """The mouse has left."""
        if self._press is None:
            self.pointed.emit(None)

    def wheel(self, event: QWheelEvent) -> None:
        """The wheel was turned."""
        if event.angleDelta().y():
            self.zoomed.emit(NOTCH ** (event.angleDelta().y() / 120.0), event.position())

    def key(self, event: QKeyEvent) -> bool:
        """A key was pressed; whether it means something here."""
        width, height = self.rect.width() * STEP, self.rect.height() * STEP
        keys = Qt.Key
        moves = {keys.Key_Left: (width, 0.0), keys.Key_Right: (-width, 0.0), keys.Key_Up: (0.0, height),
                 keys.Key_Down: (0.0, -height)}
        if event.key() in moves:
            self.dragged.emit(*moves[keys(event.key())])
        elif event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.zoomed.emit(NOTCH, None)
        elif event.key() in (keys.Key_Minus, keys.Key_Underscore):
            self.zoomed.emit(1 / NOTCH, None)
        else:
            return False
        return True

    def _drag(self, press: Press, event: QMouseEvent, ends: bool) -> None:
        place, keys = event.position(), event.modifiers()
        way, press.last = place - press.last, place
        if self.draws and press.button == LEFT:
            self.drawn.emit(press.start, place, ends, keys)
        elif press.button == LEFT and (self.box_zoom or self.band is not None
                                       or keys & Qt.KeyboardModifier.ShiftModifier):
            self._rubber(press.start, place, ends)
        elif press.button in (LEFT, MIDDLE) and not way.isNull():
            self.dragged.emit(way.x(), way.y())

    def _rubber(self, start: QPointF, place: QPointF, ends: bool) -> None:
        self.band = QRectF(start, place).normalized()
        if ends:
            chosen, self.band = self.band, None
            if chosen.width() > 4 and chosen.height() > 4:
                self.boxed.emit(chosen)
        self.changed.emit(QRectF())
