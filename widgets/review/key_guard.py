"""Whether a key that judges may be taken: not from a held key, not before the eye has seen what it judges."""

from __future__ import annotations

import time
from collections.abc import Callable

SETTLING_S = 0.25   # nobody has looked at a picture in less; a bouncing or held key has


class KeyGuard:
    """Lets a judging key through only when it was pressed for what is on the screen.

    A key counts when it was pressed anew (no auto-repeat) and a moment after the detection was shown. A key that
    was already down then counts only after it was let go: some keyboards and remote desktops send a held key as
    presses and releases, so it is the moment that protects, and each such press begins it again.

    Args:
        now: seconds, monotonic.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ready_at = 0.0
        self._last = ""     # the key that judged the one before

    def shown(self) -> None:
        """Another detection is on the screen."""
        self._ready_at = self._now() + SETTLING_S

    def judged(self, key: str) -> None:
        """This key has just judged."""
        self._last = key

    def takes(self, key: str, repeats: bool) -> bool:
        """Whether this key press may judge.

        Args:
            repeats: the keyboard repeats it by itself.
        """
        if repeats or self._now() < self._ready_at:
            if key == self._last:   # still down: it has to rest first
                self._ready_at = self._now() + SETTLING_S
            return False
        return True
