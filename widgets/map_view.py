"""Where the map is seen: a plain widget that paints what the canvas shows and hands it mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from maps.canvas import MapCanvas


class MapView(QWidget):
    """Every pixel of it is the map's: nothing behind it is painted first."""

    def __init__(self, canvas: MapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._box = canvas, canvas.box
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.changed.connect(self._changed)

    def _changed(self, part: QRectF) -> None:
        self.update(part.toAlignedRect() if not part.isEmpty() else self.rect())

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._canvas.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._box.resize(self.width(), self.height(), self.devicePixelRatioF())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._box.resize(self.width(), self.height(), self.devicePixelRatioF())
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._box.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._box.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._box.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._box.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._box.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._box.wheel(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._box.key(event):
            super().keyPressEvent(event)
