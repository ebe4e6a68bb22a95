"""A few threads that load what the newest view wants, and nothing that an older one wanted."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable

from console.exchange.tiles.pyramid import Tile

log = logging.getLogger(__name__)


class Pool:
    """Threads are started with the first wish and end with `close`.

    Args:
        load: called in a worker for each tile; must not raise.
        threads: how many.
    """

    def __init__(self, load: Callable[[Tile, bool], None], threads: int) -> None:
        self._load = load
        self._threads = threads
        self._change = threading.Condition()
        self._queue: deque[Tile] = deque()
        self._busy: set[Tile] = set()
        self._workers: list[threading.Thread] = []
        self._closed = False

    def want(self, tiles: Iterable[Tile]) -> None:
        """Replace all wishes by these, the most wanted first; what is being loaded now goes on."""
        with self._change:
            if self._closed:
                return
            self._queue = deque(tile for tile in tiles if tile not in self._busy)
            while len(self._workers) < min(self._threads, len(self._queue)):
                worker = threading.Thread(target=self._work, name="basemap", daemon=True)
                self._workers.append(worker)
                worker.start()
            self._change.notify_all()

    def wait_idle(self, timeout: float) -> bool:
        """Wait until nothing is wanted or being loaded; False after `timeout` seconds."""
        with self._change:
            return self._change.wait_for(lambda: not self._queue and not self._busy, timeout)

    def close(self) -> None:
        """Forget all wishes; a worker in the middle of one ends after it."""
        with self._change:
            self._closed = True
            self._queue.clear()
            self._change.notify_all()
        for worker in self._workers:
            worker.join(0.5)  # daemon threads: one that waits for a server does not hold up the end

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._queue or self._closed)
                if self._closed:
                    return
                tile = self._queue.popleft()
                self._busy.add(tile)
                last = not self._queue
            try:
                self._load(tile, last)
            except Exception:  # a fence: a fault in one tile must not end the thread
                log.exception("a basemap tile could not be loaded")
            finally:
                with self._change:
                    self._busy.discard(tile)
                    self._change.notify_all()
