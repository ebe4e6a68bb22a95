"""The area tree: correct under Qt's own checks, lazy, reachable by keyboard; the search above it."""

import threading

import pytest
from panel_fakes import NOW, case, tree
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from console.desk.counts import AreaCounts
from console.model.area import Area, AreaTree, Level
from console.model.case import Priority, State
from widgets.area_cells import short_number
from widgets.area_model import AreaColumn, AreaModel, AreaRole, NumberRole
from widgets.area_panel import AreaPanel
from widgets.background import Background
from widgets.theme import Theme

KEY = Qt.Key
TREE = tree()
GRID = "440304008002003"


def counts():
    return AreaCounts(TREE, [
        case(1, area=GRID, state=State.TAKEN, priority=Priority.URGENT, due_at=NOW - 60),
        case(2, area=GRID, state=State.TAKEN, priority=Priority.LOW, due_at=NOW + 60),
        case(3, area=GRID, state=State.CLOSED, priority=Priority.URGENT),
    ])


@pytest.fixture
def panel(qtbot):
    made = AreaPanel(counts().of, Theme(), lambda: NOW)
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.set_tree(TREE)
    made.show()
    qtbot.waitExposed(made)
    made.told = []
    made.area_selected.connect(lambda area: made.told.append(("selected", area)))
    made.area_opened.connect(lambda area: made.told.append(("opened", area)))
    return made


def test_model_is_a_tree_by_qts_own_checks(qapp):
    model = AreaModel(counts().of, lambda: NOW)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_tree(tree(grids=1))
    assert tester.model() is model


def test_every_area_has_an_index_that_leads_to_it(qapp):
    model = AreaModel(counts().of)
    model.set_tree(TREE)
    for area in TREE:
        index = model.index_of(area.id)
        names = []
        while index.isValid():
            names.append(index.data(AreaRole).id)
            index = index.parent()
        assert names[::-1] == [a.id for a in TREE.path(area.id)]
    assert not model.index_of("unknown").isValid()


def test_children_are_looked_up_only_when_asked(qapp):
    many = AreaTree([Area("d", "d", "区", Level.DISTRICT)] + [
        Area(f"s{i}", f"s{i}", f"街道{i}", Level.STREET, "d") for i in range(10)] + [
        Area(f"g{i}", f"g{i}", f"网格{i}", Level.GRID, f"s{i % 10}") for i in range(5000)])
    model = AreaModel(counts().of)
    model.set_tree(many)
    assert model.rowCount() == 1
    assert len(model._areas) == 2, "the district alone, and the root"
    assert model.rowCount(model.index(0, 0)) == 10


def test_counts_of_open_overdue_and_urgent_sum_up(panel):
    for area in (GRID, "440304008", "440300"):
        index = panel.model.index_of(area)
        assert [index.siblingAtColumn(c).data(NumberRole) for c in range(1, 4)] == [2, 1, 1]
    assert panel.model.index_of("440304001").siblingAtColumn(AreaColumn.OPEN).data(NumberRole) == 0
    spoken = panel.model.index_of("440304008").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "莲花街道" in spoken and "2 open, 1 overdue, 1 urgent" in spoken


def test_grids_are_named_without_their_community(panel):
    index = panel.model.index_of(GRID)
    assert index.data() == "第03网格" and "莲花北第03网格" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert panel.model.index_of("440304008002").data() == "莲花北社区", "only grids: 北社区 would be wrong"


@pytest.mark.parametrize(("number", "shown"), [(0, "·"), (7, "7"), (9999, "9999"), (12_345, "12k")])
def test_counts_stay_narrow(number, shown):
    assert short_number(number) == shown


def test_arrows_select_enter_opens_backspace_goes_up(panel, qtbot):
    panel.select("440304")
    assert panel.told == []
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, KEY.Key_Right)   # unfold (or step in where it is unfolded)
    panel.told.clear()
    panel.select("440304008")
    qtbot.keyClick(panel.tree, KEY.Key_Down)
    assert panel.told == [("selected", "440304009")]
    qtbot.keyClick(panel.tree, KEY.Key_Return)
    assert panel.told[-1] == ("opened", "440304009")
    assert panel.tree.isExpanded(panel.model.index_of("440304009"))
    qtbot.keyClick(panel.tree, KEY.Key_Backspace)
    assert panel.told[-1] == ("selected", "440304") and panel.selected() == "440304"
    qtbot.keyClick(panel.tree, KEY.Key_Backspace)
    qtbot.keyClick(panel.tree, KEY.Key_Backspace)
    assert panel.told[-1] == ("selected", "") and panel.selected() == ""


def test_double_click_opens(panel, qtbot):
    place = panel.tree.visualRect(panel.model.index_of("440304")).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ("selected", "440304") in panel.told and ("opened", "440304") in panel.told


def test_select_from_elsewhere_unfolds_and_says_nothing(panel):
    panel.select(GRID)
    index = panel.model.index_of(GRID)
    assert panel.selected() == GRID and panel.told == []
    assert panel.tree.viewport().rect().contains(panel.tree.visualRect(index))


@pytest.mark.parametrize(("typed", "first"), [
    ("莲花", "莲花街道"), ("lh", "莲花街道"), ("xiangmi", "香蜜湖街道"), ("440304005", "梅林街道")])
def test_search_by_name_initials_pinyin_and_code(panel, typed, first):
    panel.finder.field.setText(typed)   # synthetic key events cannot say Chinese
    assert panel.pages.currentWidget() is panel.finder.list
    assert panel.finder.list.item(0).text() == first and panel.finder.list.currentRow() == 0


def test_results_are_walked_and_taken_from_the_search_box(panel, qtbot):
    panel.finder.field.setText("街道")
    qtbot.keyClick(panel.finder.field, KEY.Key_Up)
    assert panel.finder.list.currentRow() == 0
    qtbot.keyClick(panel.finder.field, KEY.Key_Down)
    qtbot.keyClick(panel.finder.field, KEY.Key_Down)
    wanted = panel.finder.list.item(2).data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(panel.finder.field, KEY.Key_Return)
    assert panel.told == [("selected", wanted), ("opened", wanted)]
    assert panel.finder.field.text() == "" and panel.pages.currentWidget() is panel.tree and panel.selected() == wanted


def test_large_hierarchies_are_searched_in_the_background(qtbot, monkeypatch):
    monkeypatch.setattr("widgets.area_finder.AT_ONCE", 10)
    background = Background()
    panel = AreaPanel(counts().of, Theme(), background=background)
    qtbot.addWidget(panel)
    searched = []
    panel.set_tree(TREE, lambda text: searched.append((text, threading.current_thread())) or TREE.find(text))
    panel.finder.field.setText("莲花街道")
    panel.finder.field.setText("梅林街道")
    qtbot.waitUntil(lambda: panel.finder.list.count() > 0)
    background.finish()
    assert [panel.finder.list.item(i).text() for i in range(panel.finder.list.count())] == ["梅林街道"]
    assert all(thread is not threading.main_thread() for _, thread in searched)
    background.stop()


def test_nothing_found_is_said_and_cannot_be_chosen(panel, qtbot):
    qtbot.keyClicks(panel.finder.field, "qqq")
    assert "qqq" in panel.finder.list.item(0).text()
    qtbot.keyClick(panel.finder.field, KEY.Key_Return)
    assert panel.told == []
    qtbot.keyClick(panel.finder.field, KEY.Key_Escape)
    assert panel.pages.currentWidget() is panel.tree


def test_a_new_tree_keeps_what_was_open_and_selected(panel):
    panel.select(GRID)
    panel.set_tree(tree(grids=4))
    assert panel.selected() == GRID
    assert panel.tree.isExpanded(panel.model.index_of("440304008002"))
    panel.set_tree(AreaTree([area for area in tree() if not area.id.startswith("440304008")]))
    assert panel.selected() == "" and panel.told == []


def test_without_areas_it_says_what_to_do(qtbot):
    panel = AreaPanel(counts().of, Theme())
    qtbot.addWidget(panel)
    assert panel.pages.currentWidget() is panel.empty and "areas import" in panel.empty.text()
    panel.set_tree(TREE)
    assert panel.pages.currentWidget() is panel.tree
    assert panel.model.rowCount(QModelIndex()) == 1
