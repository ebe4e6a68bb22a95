"""The hybrid logical clock: real time where the device's clock can be believed, always after what was seen.

A hybrid time is milliseconds since 1970 UTC shifted left by 16 bits, plus a counter for what happens within
one millisecond (Kulkarni et al., "Logical Physical Clocks", 2014). A device whose clock leaps ahead must not
pull the whole district's order with it: what is more than five minutes ahead of what is plausible is clamped.
Plausible is the time at opening plus the time gone by since (a timer nobody can set), or what other sites say.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from console.ledger.entry import AHEAD_SECONDS

COUNTER_BITS = 16


def elapsed() -> float:
    """Seconds on a timer that nobody sets and that runs on while the machine sleeps, where there is one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; its CLOCK_MONOTONIC stands still during sleep
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class Reading(NamedTuple):
    """One look at the clock, in seconds since 1970 UTC.

    Attributes:
        device: what the device's clock says.
        believed: the same, clamped to what is plausible.
        horizon: what lies beyond it is not believed of anybody.
    """

    device: float
    believed: float
    horizon: float

    def is_ahead(self, hlc: int) -> bool:
        """Whether a hybrid time lies further ahead than any right clock could."""
        return seconds(hlc) > self.horizon

    def next_after(self, seen: Iterable[int]) -> int:
        """The hybrid time of a new entry: not before `believed`, and after all that was seen and is plausible.

        What lies further ahead is passed over here; the fold's order is causal all the same (see `fold.py`).
        """
        return max(hybrid(self.believed), 1 + max((s for s in seen if not self.is_ahead(s)), default=-1))


class Clock:
    """Gives the time to one process. Safe from any thread.

    Args:
        now: the device's clock, seconds since 1970 UTC.
        timer: seconds that only ever run forward.
    """

    def __init__(self, now: Callable[[], float] = time.time, timer: Callable[[], float] = elapsed) -> None:
        self._now = now
        self._timer = timer
        self._lock = threading.Lock()
        self._offset = now() - timer()

    def read(self, others: Iterable[int] = ()) -> Reading:
        """Look at the clock.

        Args:
            others: hybrid times of other sites. One between the plausible time and the device's shows that the
                device is right after all: its owner set it while the program was running.
        """
        with self._lock:
            device, timer = self._now(), self._timer()
            plausible = timer + self._offset
            if device > plausible + AHEAD_SECONDS:
                witnesses = [s for s in map(seconds, others) if s <= device + AHEAD_SECONDS]
                if device > max([plausible, *witnesses]) + AHEAD_SECONDS:
                    return Reading(device, plausible, plausible + AHEAD_SECONDS)
                self._offset = device - timer
            return Reading(device, device, max(device, plausible) + AHEAD_SECONDS)


def hybrid(at: float) -> int:
    """The first hybrid time of a moment given in seconds since 1970 UTC (0 for moments before 1970)."""
    return max(0, int(at * 1000)) << COUNTER_BITS


def seconds(hlc: int) -> float:
    """The moment of a hybrid time in seconds since 1970 UTC."""
    return (hlc >> COUNTER_BITS) / 1000

