"""Progress of anything that may take over a second, with a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext, suppress

from console.errors import Cancelled
from console.language import tr

Listener = Callable[[int, int, str], None]


class Progress:
    """Handed to a long task, which calls it with what is done and is stopped by it.

    Args:
        listener: called with (done, total, text) from the task's own thread; total 0 means unknown.
    """

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._stop = threading.Event()

    def __call__(self, done: int, total: int = 0, text: str = "") -> None:
        """Report; raise `Cancelled` if somebody asked to stop."""
        if self._stop.is_set():
            raise Cancelled(tr("Stopped. Nothing was changed."))
        if self._listener is not None:
            self._listener(done, total, text)

    def part(self, start: int, stop: int, total: int, stoppable: bool = True) -> Progress:
        """The progress of one step of a task, shown as the part from `start` to `stop` of `total`.

        Args:
            stoppable: whether the step can be stopped; one that can not goes on to its end when somebody asks.
        """

        def told(done: int, of: int, text: str) -> None:
            with nullcontext() if stoppable else suppress(Cancelled):
                self(start + (stop - start) * done // max(of, 1), total, text)

        return Progress(told)

    def cancel(self) -> None:
        """Ask the task to stop at its next report. Safe from any thread."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()
