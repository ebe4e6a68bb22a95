"""Pictures asked for and shown: at most one in a tick, and whether the one on screen is the last word."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from maps.fonts import load_icon_font
from maps.frame_item import FrameItem
from maps.renderer import Frame, Renderer, Request

TICK = 15      # milliseconds between two pictures of live data at most


class Frames(QObject):
    """Between a `MapCanvas` and its renderer, which paints in a thread of its own; `close` it at the end.

    Args:
        item: where they are shown. make: a request of this number for what is to be seen now.
        waits: whether something is being prepared that a complete picture needs.

    Signals:
        shown(): a new picture came. exact(): it is complete for the camera and all data.
        failed(text): something could not be drawn.
    """

    shown = Signal()
    exact = Signal()
    failed = Signal(str)
    _delivered = Signal(object)

    def __init__(self, item: FrameItem, make: Callable[[int], Request], waits: Callable[[], bool],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._item, self._make, self._waits = item, make, waits
        self._number, self._asked = 0, 0.0
        self._last: Request | None = None
        self._dirty = self._closed = False
        self._renderer = Renderer(self._delivered.emit, self.failed.emit, load_icon_font())
        self._tick = QTimer(self, interval=TICK, singleShot=True)
        self._tick.timeout.connect(self.ask)
        self._delivered.connect(self._show)

    def soon(self) -> None:
        """Ask for a picture within one tick, however often this is called."""
        self._dirty = True
        if not self._tick.isActive():  # counted from the last picture, or updates and ticks would fall into step
            self._tick.start(max(0, round(TICK - (time.monotonic() - self._asked) * 1000)))

    def ask(self) -> None:
        """Ask for a picture now."""
        self._asked = time.monotonic()
        self._dirty = False
        self._tick.stop()
        self._number += 1
        self._last = self._make(self._number)
        self._renderer.request(self._last)

    @property
    def is_exact(self) -> bool:
        """Whether the picture on screen shows everything there is, for this camera."""
        frame = self._item.frame
        return (not self._waits() and not self._dirty and frame is not None and frame.request is self._last
                and frame.request.view == self._item.view)

    def wait_exact(self, timeout_ms: int) -> bool:
        """Let the event loop run until the picture is exact; False if that took too long."""
        deadline = time.monotonic() + timeout_ms / 1000
        loop, limit = QEventLoop(), QTimer(singleShot=True)
        self.exact.connect(loop.quit)
        limit.timeout.connect(loop.quit)
        # Between the signal and the end of the loop something may have changed again.
        while not self.is_exact and (left := deadline - time.monotonic()) > 0:
            limit.start(int(left * 1000) + 1)
            loop.exec()
        self.exact.disconnect(loop.quit)
        return self.is_exact

    def close(self) -> None:
        """End the renderer's thread."""
        # What it sent last may still be queued, and the item may be gone by the time it comes.
        self._closed = True
        self._tick.stop()
        self._renderer.close()

    def _show(self, frame: Frame) -> None:
        if self._closed:
            return
        before = self._item.show_frame(frame)
        if before is not None:
            self._renderer.recycle(before.pixels)
        self.shown.emit()
        if self.is_exact:
            self.exact.emit()
