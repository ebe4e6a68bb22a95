import threading

import pytest

from console.desk.reports import Report
from console.errors import BadInput, Refused
from console.feeds.feed import Feed
from console.feeds.hub import FeedHub


class Scripted(Feed):
    """Puts one report, then does what it is told to, then waits for the end."""

    def __init__(self, name, then=None, expected=5.0):
        self.name, self.title, self.expected = name, f"Feed {name}", expected
        self.then = then
        self.put = threading.Event()

    def run(self, sink, stop):
        sink.put([Report(self.name, "1", "t", updated_at=90.0)])
        self.put.set()
        if self.then is not None:
            raise self.then
        stop.wait()


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hub(desk, clock):
    hub = FeedHub(desk, clock)
    yield hub
    hub.stop()


def start(hub, feed):
    hub.start(feed)
    assert feed.put.wait(10)


def ended(hub, name):
    run = hub._runs[name]
    assert run.ended.wait(10)
    run.thread.join(10)


def test_counts_lag_and_end(hub, desk):
    start(hub, Scripted("a"))
    (status,) = hub.status()
    assert (status.name, status.read, status.new, status.last_at, status.lag) == ("a", 1, 1, 100.0, 10.0)
    assert status.running and not status.stale and not status.stopped
    hub.stop()
    (status,) = hub.status()
    assert not status.running and status.stopped and status.new == 1
    assert desk.history("a:1")[0].actor == "feed:a"


@pytest.mark.parametrize("expected,silent_after", [(5.0, 30.0), (60.0, 180.0)])
def test_silence_becomes_stale(hub, clock, expected, silent_after):
    start(hub, Scripted("a", expected=expected))
    clock.now += silent_after
    assert not hub.status()[0].stale
    clock.now += 1
    status = hub.status()[0]
    assert status.stale and status.age == silent_after + 1
    hub.stop()
    assert not hub.status()[0].stale


@pytest.mark.noisy
def test_a_failing_feed_says_why_and_the_others_go_on(hub):
    start(hub, Scripted("broken", BadInput("The source is not there.")))
    start(hub, Scripted("faulty", ZeroDivisionError("oops")))
    start(hub, Scripted("good"))
    ended(hub, "broken")
    ended(hub, "faulty")
    broken, faulty, good = hub.status()
    assert (broken.running, broken.error, broken.new) == (False, "The source is not there.", 1)
    assert "ZeroDivisionError: oops" in faulty.error and "kept" in faulty.error
    assert good.running and good.error == ""


def test_one_name_runs_once_and_may_run_again(hub):
    start(hub, Scripted("a"))
    with pytest.raises(Refused, match="feed stop a"):
        hub.start(Scripted("a"))
    hub.stop("a")
    start(hub, Scripted("a"))
    assert [s.running for s in hub.status()] == [True]


def test_in_the_foreground_errors_are_raised_and_time_is_up(hub):
    with pytest.raises(BadInput, match="not there"):
        hub.run(Scripted("a", BadInput("The source is not there.")))
    status = hub.run(Scripted("b"), seconds=0.01)
    assert (status.running, status.new, status.error) == (False, 1, "")
    assert hub.run(Scripted("c", KeyboardInterrupt())).stopped
