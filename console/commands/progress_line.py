"""Progress of a long command as one line on stderr, kept off the results on stdout; Ctrl+C stops it cleanly."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from console.progress import Progress

EVERY = 0.2  # seconds between two lines


@contextmanager
def progress_line() -> Iterator[Progress]:
    """A `Progress` whose reports show on a terminal, and which the first Ctrl+C cancels."""
    last = [0.0]
    terminal = sys.stderr.isatty()

    def tell(done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if terminal and now - last[0] > EVERY:
            last[0] = now
            share = f" {100 * done // total} %" if total else ""
            print(f"\r\x1b[K{text}{share}", end="", file=sys.stderr, flush=True)

    progress = Progress(tell)

    def stop(number: int, frame: Any) -> None:
        progress.cancel()

    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, stop) if main else None
    try:
        yield progress
    finally:
        if main:
            signal.signal(signal.SIGINT, before)
        if terminal and last[0]:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
