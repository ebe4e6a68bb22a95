"""A view that shows a drawing: drawn once for its size, then only what is laid over it changes."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from console.detection.pictures.frame import Frame
from console.detection.review_scene import Scene
from widgets.review.views_state import ViewState
from widgets.theme import Theme

SMALLEST = QSize(150, 130)
Ahead = tuple[QImage, Frame]


class Pane(QWidget):
    """Base of the views. A drawing is made while painting, so several moves of the mouse cost one.

    Attributes:
        image: what was drawn last; frame: where metres lie in it.
    """

    def __init__(self, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.theme = state, theme
        self.name = ""       # under which a drawing made beforehand is found, "" for none
        self.image: QImage | None = None
        self.frame: Frame | None = None
        self._drawn: Hashable = None
        self.setMinimumSize(SMALLEST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # verdicts are given by key: the focus never jumps here
        for changed in (state.scene_changed, state.view_changed, state.line_changed, state.cursor_changed):
            changed.connect(self.update)

    def key(self) -> Hashable:
        """What the drawing depends on besides the scene and its size."""
        raise NotImplementedError

    def draw(self, size: tuple[float, float], scale: float) -> tuple[np.ndarray, Frame]:
        """The drawing of the state's scene."""
        raise NotImplementedError

    def overlay(self, painter: QPainter, frame: Frame) -> None:
        """What only the screen shows: handles, the place pointed at."""

    def refresh(self) -> None:
        """Make the drawing if it is not the wanted one."""
        scene = self.state.scene
        if scene is None or self.width() < 60 or self.height() < 60:
            return
        key = (id(scene), self.width(), self.height(), self.devicePixelRatioF(), self.key())
        if key != self._drawn:
            self.image, self.frame = self._ahead(scene) or self._now()
            self._drawn = key

    def shows(self, scene: Scene | None) -> bool:
        """Whether what was drawn last is of this scene."""
        return isinstance(self._drawn, tuple) and self._drawn[0] == id(scene)

    def _ahead(self, scene: Scene) -> Ahead | None:
        """What was drawn beforehand; it is needed once, the pane keeps it from then on."""
        return scene.kept.pop(ahead_key(self.name, (self.width(), self.height()), self.devicePixelRatioF(),
                                        self.key()), None)

    def _now(self) -> Ahead:
        rgb, frame = self.draw((self.width(), self.height()), self.devicePixelRatioF())
        return image_of(rgb, self.devicePixelRatioF()), frame

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.state.scene is None:
                painter.fillRect(self.rect(), QColor(self.theme.base))
                return
            self.refresh()
            if self.image is not None and self.frame is not None:
                painter.drawImage(0, 0, self.image)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self.overlay(painter, self.frame)


def ahead_key(name: str, size: tuple[int, int], scale: float, key: Hashable) -> Hashable:
    """Where a drawing of a view made beforehand is kept with its scene (see `widgets.review.ahead`)."""
    return "ahead", name, size, scale, key


def image_of(rgb: np.ndarray, scale: float) -> QImage:
    """Pixels [rows, cols, 3] as a picture of its own memory."""
    rows, cols, _ = rgb.shape
    image = QImage(np.ascontiguousarray(rgb).data, cols, rows, cols * 3, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    return image


def cross(painter: QPainter, x: float, y: float, colour: str) -> None:
    """The place pointed at: a cross with an open middle."""
    for tint, width in (("#0a0d10", 3.0), (colour, 1.4)):
        painter.setPen(QPen(QColor(tint), width))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(QPointF(x + dx * 4, y + dy * 4), QPointF(x + dx * 11, y + dy * 11))


def plate(painter: QPainter, x: float, y: float, words: str, theme: Theme, within: QRectF) -> None:
    """Words on a small plate beside a place, kept within a rectangle."""
    font = painter.font()
    font.setPixelSize(theme.small)
    painter.setFont(font)
    box = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(0, 0, 14, 6)
    box.moveTo(x + 12, y - box.height() - 8)
    box.moveLeft(min(max(box.left(), within.left() + 2), within.right() - box.width() - 2))
    box.moveTop(min(max(box.top(), within.top() + 2), within.bottom() - box.height() - 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(box, theme.radius, theme.radius)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
