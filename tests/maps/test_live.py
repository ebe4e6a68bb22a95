"""Cases as columns: rows follow their case through every change."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from map_fakes import case, catalogue

from console.model.case import Case, Priority, State
from console.model.changes import Changes
from maps.live import FRESH, Marks
from maps.symbols import STAGES, Look, Stage


def plane(lon, lat):
    return (np.asarray(lon) - 114) * 1e5, (np.asarray(lat) - 22.5) * 1e5


@pytest.fixture
def marks():
    return Marks(plane, (0.0, 0.0), catalogue())


def shot(marks, **options):
    return marks.shot(time.time(), 100.0, **options)


def test_every_state_and_priority_has_a_look():
    assert set(STAGES) == set(State)
    looks = {Look("waste", p, s) for p in Priority for s in Stage}
    urgent = Look("waste", Priority.URGENT, Stage.WAITING)
    assert urgent.rank == min(look.rank for look in looks) == 1


def test_added_updated_removed(marks):
    marks.apply(Changes(added=(case("a", 0, 0), case("b", 1, 1))), 100.0)
    assert shot(marks).shown.tolist() == [True, True]
    marks.apply(Changes(updated=(case("a", 5, 5, priority=Priority.URGENT),)), 101.0)
    assert marks.place("a") == pytest.approx((1100, 1100), abs=1)
    assert shot(marks).rank[marks.row("a")] == 1
    marks.apply(Changes(removed=("a",)), 102.0)
    assert marks.place("a") is None and marks.row("a") == -1
    marks.apply(Changes(added=(case("c", 2, 2),)), 103.0)
    assert len(marks) == 2 and marks.id(marks.row("c")) == "c"


def test_without_a_place_or_off_the_plane_is_not_drawn(marks):
    marks.apply(Changes(added=(case("a", None, None), Case(id="b", title="b", lon=float("inf"), lat=0.0))), 0.0)
    assert shot(marks).shown.tolist() == [False, False]


def test_filter_holds_for_later_changes(marks):
    cases = {c.id: c for c in (case("a", 0, 0), case("b", 0, 0, priority=Priority.URGENT))}
    marks.apply(Changes(added=tuple(cases.values())), 0.0)
    marks.filter(lambda c: c.priority == Priority.URGENT, cases)
    assert shot(marks).shown.tolist() == [False, True]
    marks.apply(Changes(updated=(case("a", 0, 0, priority=Priority.URGENT),)), 0.0)
    assert shot(marks).shown.tolist() == [True, True]
    marks.filter(None, cases)
    assert shot(marks).shown.all()


def test_ring_for_arrivals_only_and_only_for_a_while(marks):
    marks.apply(Changes(added=(case("old", 0, 0),)), 0.0)
    marks.apply(Changes(added=(case("new", 0, 0),)), 100.0)
    marks.apply(Changes(updated=(case("old", 1, 0),)), 100.0)
    assert marks.shot(0.0, 101.0).fresh.tolist() == [False, True]
    assert not marks.shot(0.0, 100.0 + FRESH).fresh.any()
    assert marks.has_fresh(101.0) and not marks.has_fresh(100.0 + FRESH)


def test_overdue_is_open_and_past_its_limit(marks):
    late, done = case("a", 0, 0, due_at=50.0), case("b", 0, 0, due_at=50.0, state=State.CLOSED)
    marks.apply(Changes(added=(late, done, case("c", 0, 0, due_at=150.0), case("d", 0, 0))), 0.0)
    assert marks.shot(100.0, 0.0).overdue.tolist() == [True, False, False, False]


def test_a_shot_does_not_change_afterwards(marks):
    marks.apply(Changes(added=(case("a", 0, 0),)), 0.0)
    before = shot(marks)
    x = before.x.copy()
    marks.apply(Changes(updated=(case("a", 9, 9),)), 0.0)
    assert np.array_equal(before.x, x)


kinds = st.sampled_from(["put", "put", "put", "remove"])
steps = st.lists(st.tuples(kinds, st.integers(0, 30), st.integers(0, 15)), max_size=300)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_any_history_ends_with_the_right_rows(history):
    marks, truth = Marks(plane, (0.0, 0.0), catalogue()), {}
    for what, number, column in history:
        name = f"case {number}"
        if what == "put":
            truth[name] = case(name, column, number % 7)
            marks.apply(Changes(updated=(truth[name],)), 0.0)
        elif truth.pop(name, None):
            marks.apply(Changes(removed=(name,)), 0.0)
    taken = shot(marks)
    assert int(taken.shown.sum()) == len(truth) == len(marks)
    for name, one in truth.items():
        row = marks.row(name)
        assert marks.id(row) == name and taken.shown[row]
        assert (taken.x[row], taken.y[row]) == pytest.approx(plane(one.lon, one.lat), abs=0.1)
