"""Listeners of a desk: told in order, ended, and none of them can stop another."""

import pytest

from console.desk.listeners import Listeners


@pytest.mark.noisy
def test_one_that_fails_stops_nobody_and_is_in_the_log(caplog):
    heard = []
    listeners = Listeners("test desk")
    listeners.add(lambda what: heard.append(("first", what)))
    listeners.add(lambda what: 1 / 0)
    listeners.add(lambda what: heard.append(("last", what)))
    listeners.tell("news")
    assert heard == [("first", "news"), ("last", "news")]
    assert "a listener of the test desk failed" in caplog.text and "ZeroDivisionError" in caplog.text


def test_one_that_ended_hears_no_more_and_may_end_twice():
    heard = []
    listeners = Listeners("test desk")
    stop = listeners.add(heard.append)
    listeners.tell(1)
    stop()
    stop()
    listeners.tell(2)
    assert heard == [1]


def test_one_may_end_itself_while_it_is_told():
    heard, stops = [], []
    listeners = Listeners("test desk")
    stops.append(listeners.add(lambda: (heard.append("once"), stops[0]())))
    listeners.add(lambda: heard.append("always"))
    listeners.tell()
    listeners.tell()
    assert heard == ["once", "always", "always"]
