"""A rule and a device: limits with deadband and delays, rates, and what survives a start."""

from hypothesis import given
from hypothesis import strategies as st

from console.desk.devices.watch import Watch
from console.model.device_rules import DeviceRule

ABOVE = DeviceRule("hot", "above", 10.0, "热", deadband=3.0, on_seconds=30.0, off_seconds=60.0)


def turns(rule, *said):
    """(at, begins?) of every turn."""
    watch = Watch(rule)
    return [(at, turned) for at, value in said if (turned := watch.take(at, value)) is not None]


def test_a_limit_must_be_passed_for_a_while():
    assert turns(ABOVE, (0, 11), (29, 12)) == []
    assert turns(ABOVE, (0, 11), (30, 12)) == [(30, True)]
    assert turns(ABOVE, (0, 11), (20, 9), (30, 11), (50, 11)) == []   # it was back in between
    assert turns(ABOVE, (0, 10), (30, 10)) == []                      # the limit itself is not beyond it


def test_it_ends_only_below_the_deadband_and_after_a_while():
    on = ((0, 20), (30, 20))
    assert turns(ABOVE, *on, (40, 8), (200, 8)) == [(30, True)]       # 8 lies within the deadband of 3
    assert turns(ABOVE, *on, (40, 7), (99, 7)) == [(30, True)]
    assert turns(ABOVE, *on, (40, 7), (100, 7)) == [(30, True), (100, False)]


def test_chatter_on_the_edge_raises_one_alarm():
    rule = DeviceRule("hot", "above", 10.0, "热", deadband=3.0)
    assert turns(rule, *((i, 10.5 if i % 2 else 9.5) for i in range(1000))) == [(1, True)]


def test_below_is_the_mirror_of_above():
    rule = DeviceRule("low", "below", 5.0, "低", deadband=1.0)
    assert turns(rule, (0, 5), (1, 4.9), (2, 5.9), (3, 6.0)) == [(1, True), (3, False)]


def test_a_rate_looks_back_over_its_minutes():
    rule = DeviceRule("rise", "rises", 20.0, "涨", minutes=10.0, deadband=5.0)
    assert turns(rule, (0, 0), (300, 15), (600, 20.5)) == [(600, True)]
    assert turns(rule, (0, 0), (601, 20.5)) == []                     # slower than that
    assert turns(rule, (0, 0), (60, 21), (700, 21), (1400, 21)) == [(60, True), (700, False)]
    falls = DeviceRule("fall", "falls", 20.0, "落", minutes=10.0)
    assert turns(falls, (0, 50), (60, 29)) == [(60, True)]


@given(st.lists(st.floats(0, 20), min_size=1, max_size=40), st.integers(0, 39))
def test_a_start_in_between_changes_nothing(values, cut):
    """Kept after any reading and taken up again, a watch turns where one turns that never stopped."""
    rule = ABOVE
    said = [(20.0 * i, value) for i, value in enumerate(values)]
    whole = Watch(rule)
    wanted = [whole.take(*one) for one in said]
    first = Watch(rule)
    found = [first.take(*one) for one in said[:cut]]
    second = Watch(rule, first.state)
    assert found + [second.take(*one) for one in said[cut:]] == wanted


@given(st.lists(st.floats(-5, 25), max_size=60))
def test_turns_alternate(values):
    found = [turned for _, turned in turns(ABOVE, *((25.0 * i, value) for i, value in enumerate(values)))]
    assert found == [i % 2 == 0 for i in range(len(found))]
