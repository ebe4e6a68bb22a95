"""The 3-D view: drag turns, the right button moves, the wheel comes closer."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from console.detection.review_scene import Scene
from console.language import tr
from maps.review.cloud import SHOWN, CloudDrawing, Turn
from widgets.review.views_state import ViewState
from widgets.theme import Theme

log = logging.getLogger(__name__)
DEGREES = 0.45     # per pixel
SETTLED_MS = 160   # after the last move the picture is drawn as fine as the screen


class CloudPane(QWidget):
    """Points of both epochs, seen from where the mouse turns them.

    Signals:
        ready: the points of a new scene were prepared.
    """

    ready = Signal(object, object)

    def __init__(self, state: ViewState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.theme = state, theme
        self.turn, self.shown = Turn(), "both"
        self.drawing: CloudDrawing | None = None
        self._asked: Scene | None = None
        self._image: tuple[object, QImage] | None = None
        self._last = QPointF()
        self._pool = ThreadPoolExecutor(1, "cloud")
        self._settle = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settle.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(150, 130)
        self.setAccessibleDescription(tr("Drag to turn, with the right button to move; the wheel comes closer."))
        self.setToolTip(self.accessibleDescription())
        self._make_buttons()
        self.ready.connect(self._take)
        state.scene_changed.connect(self._forget)

    def _make_buttons(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 0)
        row.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        group, self.buttons = QButtonGroup(self), {}
        for name, word, tip in zip(SHOWN, (tr("Both epochs"), tr("Earlier"), tr("Later")),
                                   (tr("What stayed is grey, what went blue, what came orange"),
                                    tr("Points of the earlier survey only"), tr("Points of the later survey only")),
                                   strict=True):
            button = self.buttons[name] = QToolButton()
            button.setText(word)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setProperty("role", "flat")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, name=name: self.set_shown(name))
            group.addButton(button)
            row.addWidget(button)
        self.buttons["both"].setChecked(True)

    def set_shown(self, name: str) -> None:
        """"both", "before" or "after"."""
        self.shown = name
        self.buttons[name].setChecked(True)
        self.update()

    def set_turn(self, turn: Turn) -> None:
        """Look from elsewhere; fine again when it rests."""
        self.turn = turn
        self._settle.start()
        self.update()

    def stop(self) -> None:
        """End the thread."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.theme.base))
            scene = self.state.scene
            if scene is None:
                return
            if scene.clouds == (None, None):
                self._say(painter, tr("There are no points to show: the surveys are pictures or missing."))
            elif self.drawing is None:
                self._ask(scene)
                self._say(painter, tr("Preparing the points …"))
            else:
                painter.drawImage(0, 0, self._picture(self.drawing))

    def _picture(self, drawing: CloudDrawing) -> QImage:
        size = self.width(), self.height()
        rough = self._settle.isActive() and self.devicePixelRatioF() > 1
        key = (id(drawing), size, self.devicePixelRatioF(), self.turn, self.shown, rough)
        if self._image is None or self._image[0] != key:
            self._image = key, drawing.draw(size, self.devicePixelRatioF(), self.turn, self.shown, rough)
        return self._image[1]

    def _ask(self, scene: Scene) -> None:
        """Colour the points in a thread: the first time kernels are loaded as well."""
        if self._asked is scene:
            return
        self._asked = scene

        def done(job: Future[CloudDrawing]) -> None:
            if job.cancelled():
                return
            if job.exception() is None:
                self.ready.emit(scene, job.result())
            else:
                log.error("the points could not be prepared", exc_info=job.exception())

        self._pool.submit(_prepared, scene).add_done_callback(done)

    def _take(self, scene: object, drawing: object) -> None:
        if scene is self.state.scene and isinstance(drawing, CloudDrawing):
            self.drawing = drawing
            self.update()

    def _forget(self) -> None:
        self.drawing, self._asked, self._image = None, None, None
        self.turn = Turn(self.turn.yaw, self.turn.pitch)
        self.update()

    def _say(self, painter: QPainter, words: str) -> None:
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QRectF(self.rect()).adjusted(24, 24, -24, -24),
                         Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    # -- the mouse --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved, self._last = event.position() - self._last, event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.set_turn(self.turn.turned(moved.x() * DEGREES, moved.y() * DEGREES))
        elif event.buttons() & (Qt.MouseButton.RightButton | Qt.MouseButton.MiddleButton):
            self.set_turn(self.turn.moved(moved.x(), -moved.y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_turn(Turn())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_turn(self.turn.zoomed(1.2 ** (event.angleDelta().y() / 120)))


def _prepared(scene: Scene) -> CloudDrawing:
    import maps.review.splat  # noqa: F401  # compiles or loads here, not while painting

    return CloudDrawing(scene)
