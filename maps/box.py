"""The ViewBox that shows the map and turns mouse and keys into moves of the camera."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal

STEP = 0.25         # of the frame, per arrow key
NOTCH = 1.5        # zoom per notch of the wheel or press of + and -


class MapBox(pg.ViewBox):
    """Sends wishes; the canvas decides. Positions are logical pixels from its top left corner.

    Signals:
        resized(): size or pixel density changed.
        dragged(dx, dy), zoomed(factor, place), boxed(rectangle): moves wished for.
        pointed(place or None), clicked(place, keys), double_clicked(place, keys).
        drawn(start, place, ends, keys): a drag of the left button while `draws` is set.
    """

    resized = Signal()
    dragged = Signal(float, float)
    zoomed = Signal(float, object)
    boxed = Signal(QRectF)
    pointed = Signal(object)
    clicked = Signal(QPointF, object)
    double_clicked = Signal(QPointF, object)
    drawn = Signal(QPointF, QPointF, bool, object)

    def __init__(self) -> None:
        super().__init__(lockAspect=True, enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.disableAutoRange()
        self.setFlag(self.GraphicsItemFlag.ItemIsFocusable)
        self.setAcceptHoverEvents(True)
        self.box_zoom = False
        self.draws = False
        self.band: QRectF | None = None

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        event.accept()
        self.zoomed.emit(NOTCH ** (event.delta() / 120.0), event.pos())

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        event.accept()
        if self.draws and event.button() == Qt.MouseButton.LeftButton:
            self.drawn.emit(QPointF(event.buttonDownPos()), QPointF(event.pos()), event.isFinish(), event.modifiers())
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton and (shift or self.box_zoom or self.band is not None):
            self._rubber(event)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            move = event.pos() - event.lastPos()
            self.dragged.emit(move.x(), move.y())

    def _rubber(self, event: Any) -> None:
        self.band = QRectF(QPointF(event.buttonDownPos()), QPointF(event.pos())).normalized()
        if event.isFinish():
            chosen, self.band = self.band, None
            if chosen.width() > 4 and chosen.height() > 4:
                self.boxed.emit(chosen)
        self.update()

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        self.setFocus()
        (self.double_clicked if event.double() else self.clicked).emit(QPointF(event.pos()), event.modifiers())

    def hoverEvent(self, event: Any) -> None:
        self.pointed.emit(None if event.isExit() else QPointF(event.pos()))

    def keyPressEvent(self, event: Any) -> None:
        width, height = self.width() * STEP, self.height() * STEP
        keys = Qt.Key
        moves = {keys.Key_Left: (width, 0.0), keys.Key_Right: (-width, 0.0), keys.Key_Up: (0.0, height),
                 keys.Key_Down: (0.0, -height)}
        if event.key() in moves:
            self.dragged.emit(*moves[event.key()])
        elif event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.zoomed.emit(NOTCH, None)
        elif event.key() in (keys.Key_Minus, keys.Key_Underscore):
            self.zoomed.emit(1 / NOTCH, None)
        else:
            event.ignore()
            return
        event.accept()
