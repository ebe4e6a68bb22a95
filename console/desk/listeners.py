"""Who is to hear of what a desk committed: one way for all desks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")
log = logging.getLogger(__name__)


class Listeners(Generic[P]):
    """Callbacks, in the order they came. Safe from any thread: a list grows and is copied in one step.

    Args:
        desk: whose they are, for the log.
    """

    def __init__(self, desk: str) -> None:
        self._desk = desk
        self._callbacks: list[Callable[P, object]] = []

    def add(self, callback: Callable[P, object]) -> Callable[[], None]:
        """Call back from now on; returns a function that ends it."""
        self._callbacks.append(callback)

        def stop() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return stop

    def tell(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call everybody back, in this thread."""
        for callback in tuple(self._callbacks):
            try:
                callback(*args, **kwargs)
            except Exception:  # a fence: what one view does wrong must not undo what was committed
                log.exception("a listener of the %s failed", self._desk)
