"""Progress of a long command as one line on stderr, kept off the results on stdout; Ctrl+C stops it cleanly.

A window that runs a command in another process sets `GRID_CONSOLE_PROGRESS=json`: then each report is one
JSON line on stderr, and the command stops cleanly when its standard input ends, which a window can bring
about on every system and which also happens when the window itself is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from console.progress import Progress

EVERY = 0.2  # seconds between two lines
VARIABLE = "GRID_CONSOLE_PROGRESS"
GIVES_WAY = 10  # niceness: the window comes first on a machine with few cores


@contextmanager
def progress_line() -> Iterator[Progress]:
    """A `Progress` whose reports show on a terminal, and which the first Ctrl+C cancels."""
    terminal, for_window = sys.stderr.isatty(), os.environ.get(VARIABLE) == "json"
    last = [0.0]
    write = _line if for_window else _overwrite

    def tell(done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if (terminal or for_window) and now - last[0] > EVERY:
            last[0] = now
            write(done, total, text)

    progress = Progress(tell)
    main = threading.current_thread() is threading.main_thread()
    if for_window and main:
        _obey_window(progress.cancel)

    def stop(number: int, frame: Any) -> None:
        progress.cancel()

    before = signal.signal(signal.SIGINT, stop) if main else None
    try:
        yield progress
    finally:
        if main:
            signal.signal(signal.SIGINT, before)
        if terminal and last[0] and not for_window:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def ticker(words: Callable[[], str]) -> Iterator[None]:
    """On a terminal, say every moment how far something is that cannot tell itself; Ctrl+C stays what it is."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()

    def tell() -> None:
        while not done.wait(EVERY):
            print(f"\r\x1b[K{words()}", end="", file=sys.stderr, flush=True)

    thread = threading.Thread(target=tell, name="ticker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _overwrite(done: int, total: int, text: str) -> None:
    share = f" {100 * done // total} %" if total else ""
    print(f"\r\x1b[K{text}{share}", end="", file=sys.stderr, flush=True)


def _line(done: int, total: int, text: str) -> None:
    report = json.dumps({"done": done, "total": total, "text": text})
    with suppress(BrokenPipeError):  # the window is gone; the end of stdin stops the command
        print(report, file=sys.stderr, flush=True)


def _obey_window(cancel: Callable[[], None]) -> None:
    """Stop when the window closes our standard input, and leave it the processor when it needs it."""
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)

    def wait() -> None:
        with suppress(OSError, ValueError):
            while os.read(sys.stdin.fileno(), 1024):
                pass
        cancel()

    threading.Thread(target=wait, name="window-gone", daemon=True).start()
