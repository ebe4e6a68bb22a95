"""Projecting and preparing for one map: in a thread of its own, answered in the main thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)
T = TypeVar("T")


class Helper(QObject):
    """One job after the other; `close` it at the end.

    Signals:
        failed(text): a job raised.

    Attributes:
        jobs: how many are not answered yet.
    """

    failed = Signal(str)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "map-prepare")
        self._closed = False
        self.jobs = 0
        self._done.connect(self._answer)

    def ask(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `job` in the thread, then `then(its result)` here."""
        if self._closed:  # what was still queued when the window went
            return
        self.jobs += 1
        future = self._pool.submit(job)
        future.add_done_callback(lambda done: None if done.cancelled() else self._done.emit(done, then))

    def close(self) -> None:
        """Drop what waits and end the thread."""
        # What the thread sent last may still be queued, and whom it concerns may be gone by the time it comes.
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _answer(self, done: Future[Any], then: Callable[[Any], None]) -> None:
        self.jobs -= 1
        if self._closed:
            return
        error = done.exception()
        if error is None:
            then(done.result())
            return
        log.error("preparing a map layer failed", exc_info=error)
        self.failed.emit(f"{type(error).__name__}: {error}")
