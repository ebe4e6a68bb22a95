"""The hybrid clock: never before what was seen, and not drawn along by a clock that leaps ahead."""

from ledger_sites import NOON, Hands

from console.ledger.clock import Clock, Reading, hybrid, seconds
from console.ledger.ledger import Draft

DAY = 86_400.0


def test_time_goes_on_when_the_device_is_set_back():
    hands = Hands()
    clock = hands.clock()
    first = clock.read().next_after([])
    hands.off = -DAY
    assert clock.read().next_after([first]) == first + 1


def test_five_minutes_are_believed_and_more_is_clamped():
    hands = Hands()
    clock = hands.clock()
    hands.time, hands.off = 60.0, 299.0
    assert clock.read().believed == NOON + 60 + 299
    hands.off = DAY
    assert clock.read().believed == NOON + 60
    hands.time = 90.0
    assert clock.read().believed == NOON + 90  # it goes on with the timer


def test_another_site_can_vouch_for_the_device():
    hands = Hands(off=-DAY)  # wrong at opening, then set right while running
    clock = hands.clock()
    hands.off = 0.0
    assert clock.read().believed == NOON - DAY
    assert clock.read([hybrid(NOON - 5)]).believed == NOON
    assert clock.read().believed == NOON  # and is believed from then on


def test_a_time_from_the_future_is_not_followed():
    now = Reading(NOON, NOON, NOON + 300)
    assert seconds(now.next_after([hybrid(NOON + DAY)])) == NOON
    assert now.next_after([hybrid(NOON + 200)]) == hybrid(NOON + 200) + 1


def test_a_clamped_entry_is_flagged(make):
    hands = Hands()
    ledger = make(clock=hands.clock())
    ledger.append([Draft("case:1", "case.reported", {})])
    hands.off = DAY
    ledger.append([Draft("case:1", "case.moved", {})])
    first, second = ledger.entries()
    assert not first.is_ahead
    assert second.is_ahead
    assert second.at == NOON + DAY
    assert second.written_at == NOON


def test_the_real_clock_runs():
    clock = Clock()
    assert clock.read().believed <= clock.read().believed
