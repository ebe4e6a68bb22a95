"""The case list: holds still while somebody reads, tells of what is new, fits its width."""

import pytest
from panel_fakes import NOW, case, cases, catalogue, tree
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.desk.filter import CaseFilter
from console.model.case import Priority, State
from console.model.changes import Changes
from widgets.case_columns import Column
from widgets.case_list import CaseList
from widgets.theme import Theme

KEY = Qt.Key


@pytest.fixture
def panel(qtbot):
    made = CaseList(catalogue(), Theme(), lambda: NOW)
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.set_areas(tree())
    made.set_cases(cases(300))
    made.show()
    qtbot.waitExposed(made)
    return made


def arrivals(count, first=9000):
    return Changes(added=tuple(case(first + n, reported_at=NOW + n) for n in range(count)))


def on_screen(panel):
    """(id, y) of the rows in sight."""
    return panel.table.anchor()


def test_follows_at_the_top_when_nobody_reads(panel):
    panel.apply(arrivals(3))
    assert panel.table.verticalScrollBar().value() == 0
    assert panel.table.visible_ids()[:3] == ["city-day:009002", "city-day:009001", "city-day:009000"]
    assert panel.unseen == 0 and not panel.new_button.isVisible()
    assert panel.arrivals.freshness("city-day:009000") > 0, "the new rows glow for a while"


def test_holds_still_when_scrolled(panel):
    panel.table.verticalScrollBar().setValue(777)
    before = on_screen(panel)
    panel.apply(arrivals(12))
    assert on_screen(panel) == before
    assert panel.unseen == 12
    assert panel.new_button.isVisible() and "12" in panel.new_button.text() and "↑" in panel.new_button.text()


def test_holds_still_when_a_row_is_selected_at_the_top(panel):
    panel.table.setFocus()
    panel.table.set_current(2)
    chosen, before = panel.selected(), on_screen(panel)
    panel.apply(arrivals(4))
    assert panel.selected() == chosen and on_screen(panel) == before
    assert panel.unseen == 4
    assert panel.table.hasFocus(), "arrivals never take the focus"


def test_what_leaves_or_moves_above_does_not_shift_the_view(panel):
    panel.sort_by(Column.PRIORITY, False)
    panel.table.verticalScrollBar().setValue(panel.table.row_height * 100)
    before = on_screen(panel)
    model = panel.model
    leaving = tuple(model.case(row).id for row in (0, 5, 9))
    moving = [model.case(row) for row in (1, 2, 3)]
    moved = tuple(case(int(one.external_id), priority=Priority.LOW) for one in moving)
    panel.apply(Changes(updated=moved, removed=leaving))
    assert on_screen(panel) == before


def test_the_row_at_the_top_may_go_the_next_one_keeps_its_place(panel):
    panel.table.verticalScrollBar().setValue(777)
    (first, _), (second, y), *_ = on_screen(panel)
    panel.apply(Changes(removed=(first,)))
    assert (second, y) in on_screen(panel)


def test_a_flood_keeps_selection_and_place(panel):
    panel.table.verticalScrollBar().setValue(777)
    panel.table.set_current(panel.table.visible_rows().start + 2)
    chosen, before = panel.selected(), on_screen(panel)
    told = []
    panel.case_selected.connect(told.append)
    panel.apply(arrivals(2000))
    assert panel.selected() == chosen and on_screen(panel) == before
    assert told == [], "nobody chose anything"


def test_button_goes_to_the_new_ones_and_they_are_seen(panel, qtbot):
    panel.table.verticalScrollBar().setValue(777)
    panel.apply(arrivals(3))
    qtbot.mouseClick(panel.new_button, Qt.MouseButton.LeftButton)
    assert panel.table.visible_ids()[0] == "city-day:009002"
    assert panel.unseen == 0 and not panel.new_button.isVisible()


def test_scrolling_there_by_hand_sees_them_too(panel):
    panel.table.set_current(0)
    panel.apply(arrivals(40))
    assert panel.unseen == 40
    panel.table.verticalScrollBar().setValue(0)
    assert panel.unseen == 40 - len(panel.table.visible_rows())
    assert "↓" in panel.new_button.text()


def test_selection_is_told_once_and_escape_lets_go(panel, qtbot):
    told = []
    panel.case_selected.connect(told.append)
    row = QTest.mouseClick   # a real click on the third row
    row(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=panel.table.visualRect(panel.model.index(2, 3)).center())
    chosen = panel.model.case(2).id
    assert told == [chosen]
    qtbot.keyClick(panel.table, KEY.Key_Down)
    assert told == [chosen, panel.model.case(3).id]
    qtbot.keyClick(panel.table, KEY.Key_Escape)
    assert told[-1] == "" and panel.selected() == ""


def test_enter_opens(panel, qtbot):
    panel.table.set_current(1)
    with qtbot.waitSignal(panel.case_activated) as opened:
        qtbot.keyClick(panel.table, KEY.Key_Return)
    assert opened.args == [panel.model.case(1).id]


def test_select_from_elsewhere_says_nothing(panel):
    told = []
    panel.case_selected.connect(told.append)
    wanted = panel.model.case(250).id
    panel.select(wanted)
    assert panel.selected() == wanted and 250 in panel.table.visible_rows() and told == []
    panel.select("unknown")
    assert panel.selected() == "" and told == []


def test_a_selected_case_that_the_filter_hides_is_let_go(panel):
    panel.table.set_current(0)
    told = []
    panel.case_selected.connect(told.append)
    panel.set_filter(CaseFilter(text="no such words"))
    assert panel.selected() == "" and told == [""]
    assert panel.empty.isVisible() and panel.empty_clear.isVisible()


def test_no_place_switch_stands_above_the_area_filter(panel):
    panel.set_filter(CaseFilter(area="440304008"))
    panel.no_place.click()
    assert panel.model.shown == panel.model.unplaced > 0
    panel.no_place.click()
    assert all(one.startswith("city-day") and panel.model.get(one).area.startswith("440304008")
               for one in panel.model.shown_ids())
    assert f"{panel.model.shown:,}" in panel.counts.text() and "300" in panel.counts.text()


def test_hidden_arrivals_are_not_called_new(panel):
    panel.set_filter(CaseFilter(open_only=True))
    panel.table.verticalScrollBar().setValue(300)
    panel.apply(Changes(added=(case(9000, state=State.CLOSED), case(9001, state=State.REPORTED, reported_at=NOW))))
    assert panel.unseen == 1
    panel.set_filter(CaseFilter(text="no such words"))
    assert panel.unseen == 0


@pytest.mark.parametrize("width", [260, 340, 480, 730, 860, 1010, 1300])
def test_columns_fit_the_width(panel, qtbot, width):
    panel.resize(width, 500)
    table = panel.table
    qtbot.waitUntil(lambda: table.width() <= width)
    shown = [column for column in Column if not table.isColumnHidden(column)]
    assert sum(table.columnWidth(column) for column in shown) <= table.viewport().width()
    assert table.columnWidth(Column.TITLE) >= 100
    least = {column: table.fontMetrics().horizontalAdvance(panel.model.cells.text(panel.model.case(row), column))
             for column in (Column.STATE, Column.SOURCE) for row in range(40)}
    assert all(table.columnWidth(column) > least[column] for column in shown if column in least)
    assert {Column.PRIORITY, Column.TITLE, Column.DUE} <= set(shown)
    assert table.horizontalHeader().isVisible() == (width >= 720)
    assert panel.minimumSizeHint().width() <= 260


def test_resizing_keeps_the_row_at_the_top(panel):
    panel.table.verticalScrollBar().setValue(panel.table.row_height * 50)
    first = panel.table.visible_ids()[0]
    panel.resize(900, 500)
    assert panel.table.visible_ids()[0] == first


def test_header_click_sorts_and_turns_round(panel):
    panel.resize(900, 500)
    header = panel.table.horizontalHeader()
    header.sectionClicked.emit(int(Column.PRIORITY))
    assert panel.model.sorted_by == (Column.PRIORITY, False)
    header.sectionClicked.emit(int(Column.PRIORITY))
    assert panel.model.sorted_by == (Column.PRIORITY, True)
    assert panel.model.headerData(Column.PRIORITY, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)[-1] == "↓"


def test_empty_list_says_what_to_do(qtbot):
    panel = CaseList(catalogue(), Theme(), lambda: NOW)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible() and "feed simulate" in panel.empty_text.text()
    assert not panel.empty_clear.isVisible()
