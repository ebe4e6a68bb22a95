"""Questions to the database, asked in a thread and answered in the main thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

log = logging.getLogger(__name__)


class Background(QObject):
    """Runs small jobs one after another. Of several questions of one kind only the last is answered.

    Signals:
        failed(text): a job raised.
    """

    failed = Signal(str)
    _done = Signal(str, int, object)
    _idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "background")
        self._asked: dict[str, tuple[int, Callable[[Any], None]]] = {}
        self._waiting = 0
        self._stopped = False
        self._done.connect(self._answer)

    def ask(self, kind: str, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Run `job` in the thread, then `then(its result)` here; a newer question of the kind supersedes it.

        After `stop` nothing is asked: what was told to a window before its end may be delivered after it.
        """
        if self._stopped:
            return
        number = self._asked.get(kind, (0, then))[0] + 1
        self._asked[kind] = number, then
        self._waiting += 1
        self._pool.submit(job).add_done_callback(lambda done: self._done.emit(kind, number, done))

    def finish(self, timeout_ms: int = 30_000) -> None:
        """Let the event loop run until every question is answered (snapshots, tests)."""
        if self._waiting:
            loop, limit = QEventLoop(), QTimer(singleShot=True, interval=timeout_ms)
            self._idle.connect(loop.quit)
            limit.timeout.connect(loop.quit)
            limit.start()
            loop.exec()
            self._idle.disconnect(loop.quit)

    def stop(self) -> None:
        """Drop what waits and end the thread."""
        self._stopped = True
        self._asked.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _answer(self, kind: str, number: int, done: Future[Any]) -> None:
        self._waiting -= 1
        self._tell(kind, number, done)
        if not self._waiting:
            self._idle.emit()

    def _tell(self, kind: str, number: int, done: Future[Any]) -> None:
        asked = self._asked.get(kind)
        if asked is None or asked[0] != number or done.cancelled():
            return
        error = done.exception()
        if error is not None:
            log.error("background job %s failed", kind, exc_info=error)
            self.failed.emit(f"{type(error).__name__}: {error}")
        else:
            asked[1](done.result())
