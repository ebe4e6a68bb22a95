"""Which cases are new to the eye: arrived out of sight, or in sight for so short that they still glow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

FADE_SECONDS = 8.0   # how long a new row stays tinted once it has been in sight


class Arrivals:
    """Remembers new arrivals until they have been seen.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._unseen: dict[str, None] = {}      # oldest first
        self._fading: dict[str, float] = {}     # id → when it was first in sight

    def __len__(self) -> int:
        """How many have not been in sight."""
        return len(self._unseen)

    def __iter__(self):
        return iter(self._unseen)

    def add(self, ids: Iterable[str]) -> None:
        """Cases that arrived out of sight."""
        self._unseen.update(dict.fromkeys(ids))

    def see(self, ids: Iterable[str]) -> None:
        """Those of `ids` that were unseen are in sight now and begin to fade."""
        now = self._clock()
        for one in ids:
            if one in self._unseen:
                del self._unseen[one]
                self._fading[one] = now

    def forget_unseen(self) -> None:
        """The list follows again: what is out of sight has had its chance."""
        self._unseen.clear()

    def forget(self, ids: Iterable[str]) -> None:
        """Cases that are gone, or hidden by the filter."""
        for one in ids:
            self._unseen.pop(one, None)
            self._fading.pop(one, None)

    def clear(self) -> None:
        """Nothing is new."""
        self._unseen.clear()
        self._fading.clear()

    def fade(self) -> bool:
        """Drop what has faded; whether anything still glows."""
        now = self._clock()
        self._fading = {one: seen for one, seen in self._fading.items() if now - seen < FADE_SECONDS}
        return bool(self._fading)

    def freshness(self, one: str) -> float:
        """1 for a case not seen yet, falling to 0 after it has been in sight."""
        if one in self._unseen:
            return 1.0
        seen = self._fading.get(one)
        return 0.0 if seen is None else max(0.0, 1 - (self._clock() - seen) / FADE_SECONDS)
