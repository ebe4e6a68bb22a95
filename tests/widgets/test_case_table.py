"""The case model: any history of changes leaves exactly the rows a fresh sort would show, under Qt's own checks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from panel_fakes import NOW, case, cases, catalogue, tree
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from console.desk.filter import CaseFilter
from console.model.case import Priority, State
from console.model.changes import Changes
from widgets.case_columns import Column, sort_value
from widgets.case_table import MANY_RUNS, CaseTableModel

DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
OPEN = CaseFilter(open_only=True)
CATALOGUE, TREE = catalogue(), tree()


@pytest.fixture
def model(qapp):
    made = CaseTableModel(CATALOGUE, lambda: NOW)
    made.set_areas(TREE)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def fresh(held, wanted, column, order):
    """What a model made anew from the same cases shows."""
    made = CaseTableModel(CATALOGUE, lambda: NOW)
    made.set_areas(TREE)
    made.sort(column, order)
    made.set_cases(held)
    made.set_filter(wanted)
    return list(made.shown_ids())


def test_newest_first_by_default(model):
    model.set_cases(cases(50))
    times = [model.case(row).reported_at for row in range(model.shown)]
    assert times == sorted(times, reverse=True)
    assert model.sorted_by == (Column.REPORTED, True)


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("order", [UP, DOWN])
def test_every_column_sorts_both_ways(model, column, order):
    held = cases(80)
    model.set_cases(held)
    model.sort(column, order)
    values = [sort_value(model.case(row), column, TREE) for row in range(model.shown)]
    assert values == sorted(values, reverse=order == DOWN)
    assert sorted(model.shown_ids()) == sorted(held)


def test_text_that_begins_another_sorts_right_both_ways(model):
    model.set_cases({str(i): case(i, id=str(i), title=title) for i, title in enumerate(("路", "路面", "路面塌", ""))})
    model.sort(Column.TITLE, DOWN)
    assert [model.case(row).title for row in range(4)] == ["路面塌", "路面", "路", ""]


def test_arrivals_are_told_and_find_their_place(model):
    model.set_cases(cases(30))
    new = case(900, reported_at=NOW - 1)
    assert model.apply(Changes(added=(new,))) == [new.id]
    assert model.row_of(new.id) == 0
    assert model.apply(Changes(added=(new,))) == [], "told twice, it is no arrival again"
    assert model.apply(Changes(updated=(case(901),))) == ["city-day:000901"], "unknown so far: an arrival"


def test_a_change_outside_the_filter_hides_and_inside_shows(model):
    model.set_filter(OPEN)
    one = case(1, state=State.REPORTED)
    model.set_cases({one.id: one})
    closed = case(1, state=State.CLOSED)
    assert model.apply(Changes(updated=(closed,))) == []
    assert (model.shown, model.known, model.row_of(one.id)) == (0, 1, -1)
    assert model.apply(Changes(updated=(one,))) == [], "reopened, not new"
    assert model.shown == 1


def test_counts_of_shown_known_and_unplaced(model):
    placed, unplaced = case(1, lon=114.0, lat=22.5), case(2, lon=None, lat=None)
    model.apply(Changes(added=(placed, unplaced)))
    assert (model.shown, model.known, model.unplaced) == (2, 2, 1)
    model.apply(Changes(updated=(case(2, lon=114.0, lat=22.5),)))
    assert model.unplaced == 0
    model.apply(Changes(updated=(unplaced,), removed=(placed.id,)))
    assert (model.shown, model.known, model.unplaced) == (1, 1, 1)


def test_no_place_list(model):
    model.set_cases(cases(200))
    model.set_filter(CaseFilter(placed=False))
    assert 0 < model.shown == model.unplaced
    assert {model.index(row, Column.AREA).data() for row in range(model.shown)} == {"No place"}


def test_area_filter_takes_in_what_lies_below(model):
    held = cases(200)
    model.set_cases(held)
    model.set_filter(CaseFilter(area="440304008"))
    assert set(model.shown_ids()) == {i for i, one in held.items() if one.area.startswith("440304008")}


def test_persistent_indexes_follow_their_case(model):
    model.set_cases(cases(60))
    watched = model.case(20)
    index = QPersistentModelIndex(model.index(20, Column.TITLE))
    for n in range(5):
        model.apply(Changes(added=(case(500 + n, reported_at=NOW),)))
    assert model.case(index.row()).id == watched.id and index.row() == 25
    model.sort(Column.PRIORITY, UP)
    assert model.case(index.row()).id == watched.id
    other = Priority.LOW if watched.priority != Priority.LOW else Priority.URGENT
    model.apply(Changes(updated=(case(int(watched.external_id), priority=other),)))
    assert model.case(index.row()).id == watched.id and model.case(index.row()).priority == other
    model.apply(Changes(removed=(watched.id,)))
    assert not index.isValid()


def test_a_change_in_place_moves_nothing_and_paints_only_it(model, qtbot):
    model.set_cases(cases(40))
    before = list(model.shown_ids())
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.rowsInserted.connect(lambda *_: pytest.fail("rows inserted"))
    model.layoutChanged.connect(lambda *_: pytest.fail("layout changed"))
    number = int(model.case(7).external_id)
    model.apply(Changes(updated=(case(number, state=State.TAKEN),)))
    assert list(model.shown_ids()) == before and told == [(7, 7)]


def test_a_flood_is_one_new_layout(model):
    model.set_cases(cases(400))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    gone = tuple(model.case(row).id for row in range(0, 400, 2))
    come = tuple(case(5000 + n) for n in range(MANY_RUNS))
    model.apply(Changes(added=come, removed=gone))
    assert resets == [1]
    assert list(model.shown_ids()) == fresh({model.case(r).id: model.case(r) for r in range(model.shown)},
                                            CaseFilter(), Column.REPORTED, DOWN)


def test_due_words_and_colours_come_from_the_clock(model):
    late = case(1, state=State.TAKEN, due_at=NOW - 7200)
    model.set_cases({late.id: late})
    assert model.index(0, Column.DUE).data() == "2 h over"
    assert "over" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


numbers = st.integers(0, 12)
changed = st.builds(lambda n, p, s, t, placed: case(n, priority=p, state=s, reported_at=t, title=f"件{n}",
                                                    **({} if placed else {"lon": None, "lat": None})),
                    numbers, st.sampled_from(Priority), st.sampled_from(State),
                    st.sampled_from([NOW - 5, NOW - 50, NOW - 500]), st.booleans())
batches = st.lists(st.tuples(st.lists(changed, max_size=6), st.lists(numbers, max_size=2)), max_size=8)


@settings(deadline=None, max_examples=30)
@given(batches, st.sampled_from([CaseFilter(), OPEN, CaseFilter(placed=False),
                                 CaseFilter(priorities=frozenset([Priority.URGENT]))]),
       st.sampled_from([Column.REPORTED, Column.PRIORITY, Column.STATE, Column.TITLE]), st.booleans())
def test_any_history_ends_in_the_order_of_a_fresh_sort(qapp, batches, wanted, column, down):
    order = DOWN if down else UP
    model = CaseTableModel(CATALOGUE, lambda: NOW)
    model.set_areas(TREE)
    model.set_filter(wanted)
    model.sort(column, order)
    checker = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    held = {}
    for updated, removed in batches:
        gone = tuple(f"city-day:{n:06d}" for n in removed)
        model.apply(Changes(updated=tuple(updated), removed=gone))
        held.update({one.id: one for one in updated})
        for one in gone:
            held.pop(one, None)
        assert list(model.shown_ids()) == fresh(held, wanted, column, order)
        assert (model.known, model.unplaced) == (len(held), sum(not one.is_placed for one in held.values()))
        assert all(model.row_of(one) == row for row, one in enumerate(model.shown_ids()))
    assert checker.model() is model
