from hypothesis import given
from hypothesis import strategies as st

from console.desk.counts import AreaCounts, Counts
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority, State

TREE = AreaTree([Area("D", "", "d", Level.DISTRICT), Area("S", "", "s", Level.STREET, "D"),
                 Area("G1", "", "g1", Level.GRID, "S"), Area("G2", "", "g2", Level.GRID, "S")])
PLACES = ["", "D", "S", "G1", "G2", "long gone"]

cases = st.builds(
    Case, id=st.sampled_from("abcdef"), title=st.just("t"), priority=st.sampled_from(Priority),
    state=st.sampled_from([State.REPORTED, State.HANDLED, State.CLOSED, State.REFUSED]),
    area=st.sampled_from(PLACES), due_at=st.none() | st.integers(0, 5).map(float),
)


def by_hand(found, area, now):
    within = TREE.within(area) if area else None
    there = [c for c in found if c.is_open and (within is None or c.area in within)]
    return Counts(len(there), sum(c.is_overdue(now) for c in there), sum(c.priority == 1 for c in there))


@given(st.lists(st.tuples(cases, st.booleans()), max_size=30), st.integers(0, 15))
def test_counts_are_those_of_counting_anew_at_any_moment(steps, begin):
    """Random additions, changes and removals against a plain count; time may also go backwards."""
    known = {case.id: case for case, _ in steps[:begin]}
    counts = AreaCounts(TREE, known.values())
    for case, remove in steps[begin:]:
        old = known.pop(case.id, None)
        if not remove:
            known[case.id] = case
        touched = counts.apply(old, None if remove else case)
        assert all(a in touched for a in ([""] if not remove and case.is_open else []))
    for area in ("", "D", "S", "G1", "G2"):
        for now in (3.0, 0.0, 5.5, 2.5):
            assert counts.of(area, now) == by_hand(known.values(), area, now)


def test_a_case_is_overdue_after_its_time_not_at_it():
    counts = AreaCounts(TREE, [Case("a", "t", area="G1", due_at=10.0)])
    assert [counts.of("D", now).overdue for now in (9.9, 10.0, 10.1)] == [0, 0, 1]
    assert (counts.next_due(5.0), counts.next_due(10.0), counts.next_due(10.5)) == (10.0, 10.0, None)


def test_a_move_touches_both_paths():
    counts = AreaCounts(TREE)
    old = Case("a", "t", area="G1")
    counts.apply(None, old)
    assert set(counts.apply(old, Case("a", "t", area="G2"))) == {"", "D", "S", "G1", "G2"}
    assert counts.apply(None, Case("b", "t", state=State.CLOSED, area="G1")) == ()
