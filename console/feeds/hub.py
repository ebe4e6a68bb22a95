"""All running feeds and how each of them is doing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence

import msgspec

from console.desk.cases import CaseDesk
from console.desk.reports import Intake, Report
from console.errors import ConsoleError, Refused
from console.feeds.feed import Feed
from console.language import tr
from console.model.case import Case

MIN_STALE = 30.0  # seconds; a feed is never called silent sooner
STALE_AFTER = 3   # times its expected interval
JOIN = 10.0       # seconds to wait for a feed that was told to stop

log = logging.getLogger(__name__)


class FeedStatus(msgspec.Struct, frozen=True):
    """How a feed is doing.

    Attributes:
        name, title, demo: of the feed.
        read, new, updated, repeated, unplaced, refused: records since it was started.
        last_at: when it last brought anything, seconds since 1970 UTC; None if it never has.
        age: seconds since then, or since the start.
        lag: seconds between the newest report's own time and its being stored; 0 for recordings.
        stale: running, but silent for three times its expected interval (at least 30 s).
        running: its thread is alive.
        error: why it ended, in one sentence; "" for a feed that runs or came to its end.
        stopped: ended because somebody asked it to.
    """

    name: str
    title: str
    read: int
    new: int
    updated: int
    repeated: int
    unplaced: int
    refused: int
    last_at: float | None
    age: float
    lag: float
    stale: bool
    running: bool
    error: str
    demo: bool
    stopped: bool = False


class _Run:
    """One run of one feed: its sink, its counters, its end. Written by its own thread, read by any."""

    def __init__(self, feed: Feed, desk: CaseDesk, clock: Callable[[], float]) -> None:
        self.feed = feed
        self.stop = threading.Event()
        self.ended = threading.Event()
        self.thread: threading.Thread | None = None
        self.stopped = False
        self._desk = desk
        self._clock = clock
        self._started = clock()
        self._last: float | None = None
        self._lag = 0.0
        self._error = ""
        self._counts = dict.fromkeys(("read", "new", "updated", "repeated", "unplaced", "refused"), 0)

    def put(self, reports: Sequence[Report], own: bool = False) -> Intake:
        intake = self._desk.intake(reports, actor=f"feed:{self.feed.name}") if reports else Intake()
        now = self._clock()
        self._last = now
        if own:
            return intake
        for name in ("new", "updated", "repeated", "unplaced"):
            self._counts[name] += getattr(intake, name)
        self.count(read=len(reports), refused=len(intake.refused))
        newest = max((r.updated_at for r in reports if r.updated_at is not None), default=None)
        if newest is not None and self.feed.live:
            self._lag = max(0.0, now - newest)
        return intake

    def count(self, read: int = 0, refused: int = 0) -> None:
        self._counts["read"] += read
        self._counts["refused"] += refused

    def cases(self) -> Mapping[str, Case]:
        return self._desk.cases()

    def go(self) -> None:
        """Run the feed to its end in this thread; what it raises is raised."""
        try:
            self.feed.run(self, self.stop)
        finally:
            self.ended.set()

    def go_alone(self) -> None:
        """The thread of a feed: a fence, so that one failing feed leaves the others and the program alone."""
        try:
            self.feed.run(self, self.stop)
        except ConsoleError as error:
            self._error = str(error)
        except Exception as error:
            log.exception("feed %s failed", self.feed.name)
            self._error = tr("The feed {title} stopped by a fault ({kind}: {why}). What it brought is kept; "
                             "start it again.", title=self.feed.title, kind=type(error).__name__, why=error)
        finally:
            self.ended.set()

    def status(self) -> FeedStatus:
        running = not self.ended.is_set()
        age = max(0.0, self._clock() - (self._last if self._last is not None else self._started))
        stale = running and age > max(MIN_STALE, STALE_AFTER * self.feed.expected)
        return FeedStatus(name=self.feed.name, title=self.feed.title, **self._counts, last_at=self._last, age=age,
                          lag=self._lag, stale=stale, running=running, error=self._error, demo=self.feed.demo,
                          stopped=self.stopped)


class FeedHub:
    """Starts, stops and watches feeds, each in its own thread.

    Args:
        desk: takes the reports in.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, desk: CaseDesk, clock: Callable[[], float] = time.time) -> None:
        self._desk = desk
        self._clock = clock
        self._lock = threading.Lock()
        self._runs: dict[str, _Run] = {}

    def start(self, feed: Feed) -> None:
        """Start a feed in the background.

        Raises:
            Refused: one of that name is running.
        """
        run = self._enter(feed)
        run.thread = threading.Thread(target=run.go_alone, name=f"feed-{feed.name}", daemon=True)
        run.thread.start()

    def run(self, feed: Feed, seconds: float | None = None) -> FeedStatus:
        """Run a feed in the calling thread until it ends, for `seconds` at most, or until Ctrl+C.

        Returns:
            Its counts; `stopped` if it was interrupted.

        Raises:
            Refused: one of that name is running.
            ConsoleError: what the feed raises; what it brought is kept.
        """
        run = self._enter(feed)
        timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), run.stop.set) if seconds is not None else None
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            run.go()
        except KeyboardInterrupt:
            run.stopped = True
        finally:
            if timer is not None:
                timer.cancel()
                timer.join()
        return run.status()

    def stop(self, name: str = "", wait: bool = True) -> None:
        """Stop one feed, or all.

        Args:
            wait: return when their threads have ended (at most 10 s each); else at once, and they end as soon
                as the batch at work is stored.
        """
        with self._lock:
            runs = [run for run in self._runs.values() if not name or run.feed.name == name]
        for run in runs:
            run.stopped = run.stopped or not run.ended.is_set()
            run.stop.set()
        for run in runs if wait else ():
            if run.thread is not None and run.thread is not threading.current_thread():
                run.thread.join(JOIN)

    def known(self, name: str) -> bool:
        """Whether a feed of that name was started."""
        with self._lock:
            return name in self._runs

    def status(self) -> list[FeedStatus]:
        """Every feed that was started, in that order; ended ones stay with their counts and their error."""
        with self._lock:
            runs = list(self._runs.values())
        return [run.status() for run in runs]

    def _enter(self, feed: Feed) -> _Run:
        with self._lock:
            known = self._runs.get(feed.name)
            if known is not None and not known.ended.is_set():
                raise Refused(tr("The feed {title} is already running; stop it first with: "
                                 "feed stop {name}", title=feed.title, name=feed.name))
            run = self._runs[feed.name] = _Run(feed, self._desk, self._clock)
            return run
