"""The attribute table: paging, order, filter, and a selection that is shared and stays cheap."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_fakes import HOUSES, rows, session, three_layers
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from console.exchange.attributes import Attributes, write_attributes
from widgets.attribute_model import KEPT, PAGE, AttributeModel, as_cell
from widgets.attribute_table import AttributeTable, _both
from widgets.theme import Theme


@pytest.fixture
def table(qtbot, tmp_path):
    made = session(tmp_path)
    three_layers(made, tmp_path)
    lines = []
    shown = AttributeTable(made.console().profile, lines.append, Theme())
    shown.lines, shown.session = lines, made
    qtbot.addWidget(shown)
    shown.resize(700, 400)
    shown.show()
    shown.open_layer(made.console().layers.find("建筑"))
    shown.background.finish()
    yield shown
    shown.stop()
    made.close()


def column(table, field):
    at = table.model.fields.index(field)
    return [table.model.value(row, at) for row in range(table.model.rowCount())]


def ask(table, text):
    table.bar.filter.setText(text)
    table.ask()
    table.background.finish()


def sort(table, field):
    table.sort(table.model.fields.index(field))
    table.background.finish()


def test_model_is_a_table_by_qts_own_checks(tmp_path, qapp):
    path = tmp_path / "a.arrow"
    write_attributes(path, {"n": np.arange(300)})
    model = AttributeModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_table(Attributes(path))
    model.set_order(np.arange(299, -1, -1))
    model.select(rows(3, 4))
    model.set_table(None)
    assert tester.model() is model


def test_it_opens_with_all_rows_and_their_numbers(table):
    assert table.model.rowCount() == HOUSES and table.bar.counts.text() == "40 rows"
    assert column(table, "height")[:3] == [0, 2.5, 5]
    assert table.model.headerData(0, Qt.Orientation.Vertical, 0) == "1"


def test_only_pages_that_are_asked_for_are_read_and_few_are_kept(tmp_path, qapp):
    path = tmp_path / "long.arrow"
    write_attributes(path, {"n": np.arange(100_000)})
    read = []

    class Counting(Attributes):
        def rows(self, order):
            read.append(len(order))
            return super().rows(order)

    model = AttributeModel()
    model.set_table(Counting(path))
    assert model.rowCount() == 100_000 and read == []
    assert model.value(77_777, 0) == 77_777 and read == [PAGE]
    for page in range(KEPT + 5):
        model.value(page * PAGE, 0)
    assert len(model._pages) == KEPT


def test_a_click_on_a_heading_sorts_up_then_down_then_not(table):
    for wanted, arrow in (([0, 2.5], "↑"), ([95, 92.5], "↓"), ([0, 2.5], "")):
        sort(table, "height")
        assert column(table, "height")[:2] == wanted
        at = table.model.fields.index("height")
        assert table.model.headerData(at, Qt.Orientation.Horizontal, 0) == f"height {arrow}".strip()


def test_nothing_comes_last_in_both_directions(table):
    for _ in range(2):
        sort(table, "height")
        assert column(table, "height")[-4:] == [None] * 4


def test_a_filter_finds_and_a_wrong_one_is_said_and_changes_nothing(table):
    ask(table, "height > 80 AND kind LIKE '%商%'")
    assert column(table, "height") == [80 + 10] and table.bar.counts.text() == "1 of 40 rows"
    ask(table, "heigt > 1")
    assert "heigt" in table.bar.error.text() and table.bar.error.isVisible() and table.model.rowCount() == 1
    ask(table, "")
    assert not table.bar.error.isVisible() and table.model.rowCount() == HOUSES


def test_what_has_no_value_is_greater_than_nothing(table):
    ask(table, "height > 1")
    assert None not in column(table, "height") and table.model.rowCount() == 35


def test_the_layers_own_filter_counts_too(table):
    table.session.run(["layer", "style", "建筑", "--filter=kind = '商业'"])
    table.follow(table.session.console().layers.all())
    table.background.finish()
    assert set(column(table, "kind")) == {"商业"}
    ask(table, "height > 50 OR height < 1")
    assert set(column(table, "kind")) == {"商业"} and table.model.rowCount() == 5
    assert _both("a", "b OR c") == "(a) AND (b OR c)"


def test_the_current_feature_stays_current_when_the_order_changes(table):
    table.view.go_to(17)
    sort(table, "height")
    sort(table, "height")
    assert table.model.row_at(table.view.currentIndex().row()) == 17


def test_clicks_choose_as_everywhere(table, qtbot):
    told = []
    table.selection_changed.connect(lambda one, chosen: told.append(chosen.tolist()))
    view, keys = table.view, Qt.KeyboardModifier

    def click(row, modifier=keys.NoModifier):
        place = view.visualRect(table.model.index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click(2)
    click(5, keys.ShiftModifier)
    click(3, keys.ControlModifier)
    click(7, keys.ControlModifier)
    assert told == [[2], [2, 3, 4, 5], [2, 4, 5], [2, 4, 5, 7]]
    assert "4 selected" in table.bar.counts.text()
    qtbot.keyClick(view, Qt.Key.Key_Down, keys.ShiftModifier)
    assert told[-1] == [7, 8]
    qtbot.keyClick(view, Qt.Key.Key_A, keys.ControlModifier)
    assert len(told[-1]) == HOUSES
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert told[-1] == []


def test_the_map_selects_without_an_echo_and_the_row_comes_into_sight(table):
    told = []
    table.selection_changed.connect(lambda *what: told.append(what))
    table.select_rows(rows(35, 36, 9999, -1))
    assert told == [] and table.selected_rows().tolist() == [35, 36]
    assert table.view.currentIndex().row() == 35
    assert table.view.rect().contains(table.view.visualRect(table.model.index(35, 0)).center())
    table.view.grab()


def test_selected_only_and_the_selection_survives_filters(table):
    table.select_rows(rows(1, 5, 30))
    table.bar.only.setChecked(True)
    table.background.finish()
    assert table.model.order.tolist() == [1, 5, 30]
    table.select_rows(rows(2))
    table.background.finish()
    assert table.model.order.tolist() == [2]
    table.bar.only.setChecked(False)
    ask(table, "height > 70")
    assert table.selected_rows().tolist() == [2]


def test_copy_gives_the_rows_in_the_order_shown(table):
    sort(table, "height")
    sort(table, "height")
    table.select_rows(rows(3, 10))
    table.copy()
    table.background.finish()
    assert QGuiApplication.clipboard().text() == "height\tkind\tfloors\n25\t住宅\t3\n7.5\t住宅\t1"


def test_export_writes_the_selected_rows_through_the_command(table, tmp_path):
    table.select_rows(rows(4, 8))
    out = tmp_path / "two.geojson"
    table.export_to(str(out))
    table.background.finish()
    [words] = table.lines
    assert words[:2] == ["layer", "export"]
    assert table.session.run(words)["features"] == 2
    assert out.read_text("utf-8").count('"Polygon"') == 2


def test_a_removed_layer_closes_the_table(table):
    table.session.run(["layer", "remove", "建筑"])
    table.follow(table.session.console().layers.all())
    assert table.layer is None and table.model.rowCount() == 0 and not table.bar.filter.isEnabled()


def test_enter_goes_to_the_feature_whatever_the_order(table, qtbot):
    sort(table, "height")
    sort(table, "height")
    table.view.go_to(0)
    with qtbot.waitSignal(table.feature_activated) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args == [table.layer.id, 38]


def test_values_as_people_read_them():
    assert [as_cell(v) for v in (None, float("nan"), 3.0, 0.1 + 0.2, 1e20, "x", True)] == [
        "", "", "3", "0.3", "1e+20", "x", "True"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["one", "more", "span", "all", "none"]), st.integers(0, 29),
                          st.integers(0, 29)), max_size=12), st.permutations(range(30)))
def test_selection_is_what_a_set_would_be(steps, order):
    model = AttributeModel()
    model._mask = np.zeros(30, bool)
    model._take(np.array(order, np.uint32))
    wanted = set()
    for what, first, last in steps:
        if what == "one":
            model.select_places(first, first)
            wanted = {order[first]}
        elif what == "more":
            model.toggle(first)
            wanted ^= {order[first]}
        elif what == "span":
            model.select_places(first, last, keep=True)
            wanted |= set(order[min(first, last):max(first, last) + 1])
        else:
            model.select(model.order if what == "all" else rows())
            wanted = set(order) if what == "all" else set()
    assert set(model.selected.tolist()) == wanted
    assert model.first_selected() == min((order.index(row) for row in wanted), default=-1)
