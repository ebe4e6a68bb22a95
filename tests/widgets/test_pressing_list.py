"""What to do first: found, ordered, shown and chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_fakes import NOW, case, catalogue, tree
from PySide6.QtCore import Qt

from console.desk.pressing import pressing
from console.model.case import Priority, State
from widgets.pressing_list import MOST, PressingList
from widgets.theme import Theme


def one(number, **fields):
    values = {"priority": Priority.NORMAL, "state": State.TAKEN, "due_at": NOW + 3600}
    return case(number, **(values | fields))


@given(st.lists(st.tuples(st.sampled_from(list(Priority)), st.sampled_from(list(State)),
                          st.one_of(st.none(), st.integers(-9, 9))), max_size=40))
def test_only_what_is_urgent_or_overdue_and_open_the_urgent_first(drawn):
    cases = [one(i, priority=p, state=s, due_at=None if due is None else NOW + due)
             for i, (p, s, due) in enumerate(drawn)]
    found = pressing(cases, NOW)
    assert {c.id for c in found} == {c.id for c in cases if c.is_open and (
        c.priority is Priority.URGENT or c.is_overdue(NOW))}
    ranks = [(c.priority is not Priority.URGENT, c.due_at if c.due_at is not None else 1e12) for c in found]
    assert ranks == sorted(ranks)


@pytest.fixture
def panel(qtbot):
    made = PressingList(catalogue(), Theme(), lambda: NOW)
    qtbot.addWidget(made)
    made.set_areas(tree())
    made.resize(360, 300)
    made.show()
    return made


def test_the_most_pressing_stand_on_top_and_follow(panel):
    late, urgent = one(1, due_at=NOW - 60), one(2, priority=Priority.URGENT)
    panel.show_cases([urgent, late])
    assert list(panel.model.shown_ids()) == [urgent.id, late.id]
    assert panel.title.text() == "Do first · 2"
    panel.show_cases([late])
    assert list(panel.model.shown_ids()) == [late.id]
    panel.show_cases([])
    assert panel.none.isVisible() and not panel.table.isVisible()


def test_more_than_anyone_can_do_is_counted_but_not_listed(panel):
    panel.show_cases([one(i, due_at=NOW - 1) for i in range(MOST + 20)])
    assert panel.model.shown == MOST
    assert panel.title.text() == f"Do first · {MOST + 20}"


def test_a_click_chooses_and_enter_goes_there(panel, qtbot):
    panel.show_cases([one(1, priority=Priority.URGENT), one(2, due_at=NOW - 1)])
    row = panel.table.visualRect(panel.model.index(1, 3)).center()
    with qtbot.waitSignal(panel.case_selected) as chosen:
        qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert chosen.args == [one(2).id]
    panel.table.setFocus()
    panel.table.set_current(0)
    with qtbot.waitSignal(panel.case_activated) as gone:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert gone.args == [one(1).id]
