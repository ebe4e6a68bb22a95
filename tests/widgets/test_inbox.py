"""The inbox: nothing lost, arrivals stay arrivals, order per entity, budget kept, faults fenced."""

import logging
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_fakes import case

from console.model.changes import Changes
from widgets.inbox import LARGEST_SLICE, Inbox

A, B = case(1), case(2)


class Clock:
    """Time that passes only when told."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def taken():
    return []


@pytest.fixture
def inbox(qtbot, taken):
    return Inbox(taken.append, clock=Clock())


def flat(taken):
    return [(kind, getattr(x, "id", x)) for c in taken for kind in ("added", "updated", "removed")
            for x in getattr(c, kind)]


def test_latest_value_wins_and_an_arrival_stays_one(inbox, taken):
    newer = case(1, title="newer")
    inbox.post(Changes(added=(A,)))
    inbox.post(Changes(updated=(newer,)))
    inbox.drain()
    assert taken == [Changes(added=(newer,))]
    assert inbox.counters().merged == 1


def test_removed_and_back_is_a_change_not_an_arrival(inbox, taken):
    inbox.post(Changes(removed=(A.id,)))
    inbox.post(Changes(added=(A,)))
    inbox.drain()
    assert taken == [Changes(updated=(A,))]


def test_gone_before_it_was_shown_is_still_told(inbox, taken):
    inbox.post(Changes(added=(A,)))
    inbox.post(Changes(removed=(A.id,)))
    inbox.drain()
    assert taken == [Changes(removed=(A.id,))]


def test_nothing_is_delivered_for_nothing(inbox, taken):
    inbox.post(Changes())
    inbox.drain()
    assert taken == []


def test_budget_is_kept_and_the_rest_keeps_its_place(qtbot):
    clock, taken = Clock(), []

    def slow(changes):
        taken.append(changes)
        clock.now += 0.001 * (len(changes.added) + len(changes.updated))   # 1 ms each

    inbox = Inbox(slow, clock=clock)
    everything = [case(i) for i in range(100)]
    inbox.post(Changes(added=tuple(everything)))
    start = clock.now
    inbox.drain()
    assert 0.008 <= clock.now - start <= 0.017, "at most one slice beyond the budget"
    assert inbox.counters().waiting == 100 - sum(len(c.added) for c in taken) > 0
    changed = case(99, title="changed while waiting")
    inbox.post(Changes(updated=(changed,)))
    ticks = 0
    while inbox.counters().waiting:
        inbox.drain()
        ticks += 1
        assert ticks < 50
    assert [x.id for c in taken for x in c.added] == [x.id for x in everything]
    assert taken[-1].added[-1].title == "changed while waiting"
    longest = max(len(c.added) for c in taken[1:])
    assert longest <= 16, "slices fit the pace that was measured"


def test_quick_receivers_get_large_slices(inbox, taken):
    for first in range(0, 6000, 1000):
        inbox.post(Changes(added=tuple(case(i) for i in range(first, first + 1000))))
    inbox.drain_all()
    assert max(len(c.added) for c in taken) > 16
    assert all(len(c.added) <= LARGEST_SLICE for c in taken)


def test_alarms_go_first_in_order_and_are_never_merged(qtbot):
    seen = []
    inbox = Inbox(lambda changes: seen.append("changes"), alarm=seen.append, clock=Clock())
    inbox.post(Changes(added=(A,)))
    for _ in range(3):
        inbox.post_alarm("same")
    inbox.drain()
    assert seen == ["same", "same", "same", "changes"]
    assert inbox.counters().alarms == 3


def test_lag_is_the_age_of_the_oldest(qtbot, taken):
    clock = Clock()
    inbox = Inbox(taken.append, clock=clock)
    inbox.post(Changes(added=(A,)))
    clock.now += 2
    inbox.post(Changes(updated=(A,)))
    assert inbox.counters().lag == pytest.approx(2)
    inbox.drain()
    assert inbox.counters().lag == 0 and inbox.counters().longest_lag == pytest.approx(2)


def test_a_failing_receiver_stops_nothing(qtbot, caplog):
    got = []

    def receive(changes):
        got.append(changes)
        if len(got) == 1:
            raise ValueError("broken view")

    inbox = Inbox(receive)
    inbox.post(Changes(added=(A,)))
    with caplog.at_level(logging.CRITICAL, "widgets.inbox"):
        inbox.drain()
    inbox.post(Changes(added=(B,)))
    inbox.drain()
    assert flat(got) == [("added", A.id), ("added", B.id)]
    assert inbox.counters().failed == 1


def test_threads_post_while_the_timer_drains(qtbot, taken):
    inbox = Inbox(taken.append)
    inbox.start()
    count, workers = 300, 4

    def work(which):
        for i in range(count):
            inbox.post(Changes(added=(case(which * count + i),)))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: inbox.counters().waiting == 0)
    inbox.stop()
    ids = [one for _, one in flat(taken)]
    assert len(ids) == len(set(ids)) == count * workers


steps = st.lists(st.tuples(st.sampled_from(["added", "updated", "removed"]), st.integers(0, 4), st.booleans()),
                 max_size=40)


@given(steps)
def test_whatever_is_posted_and_whenever_it_drains_the_screen_ends_up_right(qapp, steps):
    """A screen that applies what the inbox delivers holds what a screen without an inbox would."""
    screen, truth = {}, {}

    def apply(state, changes):
        state.update({x.id: x for x in (*changes.added, *changes.updated)})
        for one in changes.removed:
            state.pop(one, None)

    inbox = Inbox(lambda changes: apply(screen, changes))
    for n, (kind, which, drains) in enumerate(steps):
        one = case(which, title=str(n))
        changes = Changes(**{kind: (one.id if kind == "removed" else one,)})
        inbox.post(changes)
        apply(truth, changes)
        if drains:
            inbox.drain()
    inbox.drain_all()
    assert screen == truth
