"""From worker threads to the main thread without ever starving it.

Measured before it was built this way: 600 results sent as queued signals kept the event loop busy for
1,639 ms; swapped out and drained under a time budget, 25 ms.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from itertools import islice
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer

from console.model.changes import Changes

log = logging.getLogger(__name__)

T = TypeVar("T")
TICK_MS = 33      # a little slower than the screen; nobody reads faster
BUDGET_MS = 8.0   # half a frame at 60 Hz stays for painting and input
SMALLEST_SLICE, LARGEST_SLICE = 16, 4096   # entities delivered at once


class InboxCounters(msgspec.Struct, frozen=True):
    """What the inbox has done so far.

    Attributes:
        waiting: entities posted and not delivered yet.
        delivered: entities delivered; merged: posts that a newer one for the same entity replaced.
        alarms: alarms delivered; failed: deliveries whose receiver raised.
        lag: age in seconds of the oldest thing still waiting; longest_lag: the longest since the start.
        longest_tick: longest drain in milliseconds.
    """

    waiting: int = 0
    delivered: int = 0
    merged: int = 0
    alarms: int = 0
    failed: int = 0
    lag: float = 0.0
    longest_lag: float = 0.0
    longest_tick: float = 0.0


class Inbox(QObject, Generic[T]):
    """Keeps the latest value per entity, and every alarm, until the main thread takes them.

    A case that arrives and changes before the next tick is delivered once, as an arrival with its newest
    value: arrivals are merged with what follows them, never lost. Alarms are neither merged nor dropped and
    go first.

    Args:
        deliver: called in the main thread with merged `Changes`, in slices that fit the budget.
        alarm: called in the main thread with each alarm, in the order posted.
        key: the id of an added or updated thing.
        clock: seconds, for lag and budget.
    """

    def __init__(
        self, deliver: Callable[[Changes[T]], None], alarm: Callable[[Any], None] | None = None,
        key: Callable[[T], str] = attrgetter("id"), clock: Callable[[], float] = time.perf_counter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._deliver, self._alarm, self._key, self._clock = deliver, alarm, key, clock
        self._lock = threading.Lock()
        self._incoming: list[tuple[float, Changes[T]]] = []
        self._alarms: deque[tuple[float, Any]] = deque()
        # id → (new to the screen, the thing or None once removed, when it was first posted), in order of
        # arrival; main thread only
        self._pending: dict[str, tuple[bool, T | None, float]] = {}
        self._slice = SMALLEST_SLICE
        self._delivered = self._merged = self._alarmed = self._failed = 0
        self._longest_lag = self._longest_tick = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.drain)

    def start(self) -> None:
        """Drain every 33 ms from now on (main thread)."""
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """Stop draining; what is waiting stays."""
        self._timer.stop()

    def post(self, changes: Changes[T]) -> None:
        """Hand in changes. Safe from any thread, returns at once."""
        if changes:
            with self._lock:
                self._incoming.append((self._clock(), changes))

    def post_alarm(self, alarm: Any) -> None:
        """Hand in something that must reach the screen as it is. Safe from any thread."""
        with self._lock:
            self._alarms.append((self._clock(), alarm))

    def counters(self) -> InboxCounters:
        """How far behind the screen is, and what was done so far."""
        now = self._clock()
        with self._lock:
            # Both queues are in order of posting, so their first entries are the oldest.
            oldest = [entry[0] for entry in self._incoming[:1]] + [entry[0] for entry in islice(self._alarms, 1)]
            posted = sum(len(c.added) + len(c.updated) + len(c.removed) for _, c in self._incoming)
            waiting = posted + len(self._alarms) + len(self._pending)
        oldest += [entry[2] for entry in islice(self._pending.values(), 1)]
        return InboxCounters(
            waiting=waiting, delivered=self._delivered, merged=self._merged, alarms=self._alarmed,
            failed=self._failed, lag=max(0.0, now - min(oldest)) if oldest else 0.0,
            longest_lag=self._longest_lag, longest_tick=self._longest_tick,
        )

    def drain(self, budget_ms: float = BUDGET_MS) -> None:
        """Deliver what is waiting for at most the budget; the rest keeps its place for the next tick."""
        start = self._clock()
        with self._lock:
            incoming, self._incoming = self._incoming, []
        for posted, changes in incoming:
            self._merge(posted, changes)
        until = start + budget_ms / 1000
        self._drain_alarms(until)
        while self._pending:
            before = self._clock()
            delivered = self._deliver_slice(before)
            # The next slice is what takes a third of the budget at this one's pace, growing slowly.
            pace = (self._clock() - before) * 1000 / delivered
            fitting = int(BUDGET_MS / 3 / pace) if pace > 0 else LARGEST_SLICE
            self._slice = max(SMALLEST_SLICE, min(fitting, self._slice * 2, LARGEST_SLICE))
            if self._clock() >= until:   # asked last: a busy machine must not keep a tick from doing anything
                break
        self._longest_tick = max(self._longest_tick, (self._clock() - start) * 1000)

    def drain_all(self) -> None:
        """Deliver everything now, however long it takes (snapshots, closing, tests)."""
        self.drain(float("inf"))

    def _drain_alarms(self, until: float) -> None:
        while self._alarms:
            with self._lock:
                posted, alarm = self._alarms.popleft()
            self._alarmed += 1
            self._longest_lag = max(self._longest_lag, self._clock() - posted)
            if self._alarm is not None:
                self._fenced(self._alarm, alarm)
            if self._clock() >= until:
                break

    def _deliver_slice(self, now: float) -> int:
        ids = list(islice(self._pending, self._slice))
        added: list[T] = []
        updated: list[T] = []
        removed: list[str] = []
        for one in ids:
            fresh, thing, posted = self._pending.pop(one)
            self._longest_lag = max(self._longest_lag, now - posted)
            if thing is None:
                removed.append(one)
            else:
                (added if fresh else updated).append(thing)
        self._delivered += len(ids)
        self._fenced(self._deliver, Changes(tuple(added), tuple(updated), tuple(removed)))
        return len(ids)

    def _fenced(self, receiver: Callable[[Any], None], value: Any) -> None:
        """Call a receiver; its fault must not stop what comes after (one of the three fences)."""
        try:
            receiver(value)
        except Exception:
            self._failed += 1
            log.exception("a receiver of the inbox failed; the next delivery goes on")

    def _merge(self, posted: float, changes: Changes[T]) -> None:
        for thing in changes.added:
            self._put(self._key(thing), True, thing, posted)
        for thing in changes.updated:
            self._put(self._key(thing), False, thing, posted)
        for one in changes.removed:
            self._put(one, False, None, posted)

    def _put(self, one: str, fresh: bool, thing: T | None, posted: float) -> None:
        old = self._pending.get(one)
        if old is not None:
            self._merged += 1
            fresh, _, posted = old   # whether the screen knows it was settled by the first of them
        self._pending[one] = (fresh, thing, posted)
