"""The layer list: correct under Qt's checks, every change goes through a command, and what changes elsewhere shows."""

import pytest
from layer_fakes import HOUSES, session, three_layers
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from widgets.background import Background
from widgets.layer_model import KIND, BandRole, CountRole, DoubtRole, LayerModel
from widgets.layer_panel import LayerPanel
from widgets.theme import Theme


class Desk:
    """The panel over a real profile, with commands run at once and noted."""

    def __init__(self, qtbot, folder, layers=True):
        self.session = session(folder)
        self.console = self.session.console()
        self.ids = three_layers(self.session, folder) if layers else {}
        self.lines = []
        self.background = Background()
        self.panel = LayerPanel(self.console.profile, self.console.layers, self.run, self.background, Theme())
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 600)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.qtbot = qtbot

    def run(self, words):
        self.lines.append(words)
        self.session.run(words)

    def names(self):
        return [one.name for one in self.panel.model.layers]

    def settle(self):
        self.qtbot.wait(1)
        self.background.finish()

    def style(self, name, *words):
        self.session.run(["layer", "style", name, *words])
        self.settle()

    def close(self):
        self.panel.stop()
        self.background.stop()
        self.session.close()


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def test_model_is_a_tree_by_qts_own_checks(desk, qapp):
    model = LayerModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.style("建筑", "--field=height", "--look=graduated")
    model.set_layers(desk.console.layers.all())
    model.set_counts(desk.ids["建筑"], [1, 2, 3, 4, 5])
    desk.style("街道", "--hidden")
    model.set_layers(desk.console.layers.all())
    assert tester.model() is model and model.rowCount() == 3
    house = model.index_of(desk.ids["建筑"])
    assert model.rowCount(house) == 5 and model.parent(model.index(2, 0, house)) == house


def test_the_topmost_layer_stands_first(desk):
    assert desk.names() == ["站点", "街道", "建筑"]


def test_an_empty_list_says_how_to_add(qtbot, tmp_path):
    made = Desk(qtbot, tmp_path, layers=False)
    assert made.panel.lists.currentWidget() is made.panel.empty
    made.close()


def test_ticking_the_box_hides_the_layer(desk):
    index = desk.panel.model.index(1, 0)
    rect = desk.panel.tree.visualRect(index)
    box = desk.panel.tree.itemDelegate().box(rect)
    desk.qtbot.mouseClick(desk.panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert desk.lines == [["layer", "style", desk.ids["街道"], "--hidden"]]
    assert not desk.console.layers.find("街道").visible
    desk.panel.tree.setCurrentIndex(index)
    desk.qtbot.keyClick(desk.panel.tree, Qt.Key.Key_Space)
    assert desk.console.layers.find("街道").visible


def test_a_click_beside_the_box_changes_nothing(desk):
    rect = desk.panel.tree.visualRect(desk.panel.model.index(1, 0))
    desk.qtbot.mouseClick(desk.panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.lines == [] and desk.panel.current().name == "街道"


@pytest.mark.parametrize(("name", "row", "result"), [
    ("建筑", 0, ["建筑", "站点", "街道"]),
    ("站点", 3, ["街道", "建筑", "站点"]),
    ("站点", 2, ["街道", "站点", "建筑"]),
    ("街道", 1, ["站点", "街道", "建筑"]),
    ("街道", 2, ["站点", "街道", "建筑"]),
    ("站点", -1, ["街道", "建筑", "站点"]),
])
def test_dropping_a_layer_puts_it_there(desk, name, row, result):
    data = QMimeData()
    data.setData(KIND, desk.ids[name].encode())
    desk.panel.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    desk.settle()
    assert desk.names() == result


def test_dropping_onto_a_layer_puts_it_below(desk):
    data = QMimeData()
    data.setData(KIND, desk.ids["站点"].encode())
    model = desk.panel.model
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(desk.ids["街道"]))
    desk.settle()
    assert desk.names() == ["街道", "站点", "建筑"]


def test_keys_move_rename_and_remove(desk):
    tree = desk.panel.tree
    desk.panel.select(desk.ids["建筑"])
    tree.setFocus()
    desk.qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.names() == ["站点", "建筑", "街道"] and desk.panel.current().name == "建筑"
    desk.panel.model.setData(tree.currentIndex(), "-老房子", Qt.ItemDataRole.EditRole)
    desk.settle()
    assert desk.names() == ["站点", "-老房子", "街道"]
    desk.qtbot.keyClick(tree, Qt.Key.Key_Delete)
    desk.settle()
    assert desk.names() == ["站点", "街道"]
    desk.panel.tools.recall.click()
    desk.settle()
    assert "-老房子" in desk.names()


def test_an_empty_name_is_not_taken(desk):
    assert not desk.panel.model.setData(desk.panel.model.index(0, 0), "  ", Qt.ItemDataRole.EditRole)
    assert desk.lines == []


def test_the_legend_shows_with_counts_and_follows_the_filter(desk):
    desk.style("建筑", "--field=kind")
    model = desk.panel.model
    house = model.index_of(desk.ids["建筑"])
    lines = [model.index(row, 0, house) for row in range(model.rowCount(house))]
    assert {index.data(BandRole).label: index.data(CountRole) for index in lines} == {"住宅": 30, "商业": 10}
    assert desk.panel.tree.isExpanded(house)
    desk.style("建筑", "--filter=height < 10")
    assert [index.data(CountRole) for index in lines] == [3, 1]


def test_lines_of_a_legend_stand_closer_than_layers(desk):
    desk.style("建筑", "--field=kind")
    panel = desk.panel
    panel.tree.setStyleSheet("QTreeView::item { min-height: 28px }")  # as the window's own sheet has it
    house = panel.model.index_of(desk.ids["建筑"])
    layer, line = (panel.tree.visualRect(index).height() for index in (house, panel.model.index(0, 0, house)))
    assert layer >= 28 and panel.theme.small + 3 <= line < 24


def test_a_folded_legend_stays_folded(desk):
    desk.style("建筑", "--field=kind")
    desk.panel.tree.collapse(desk.panel.model.index_of(desk.ids["建筑"]))
    desk.session.run(["layer", "move", "建筑", "top"])
    desk.settle()
    assert not desk.panel.tree.isExpanded(desk.panel.model.index_of(desk.ids["建筑"]))


def test_the_slider_saves_only_where_it_comes_to_rest_for_a_moment(desk):
    desk.panel.select(desk.ids["街道"])
    for value in (90, 70, 50, 40):
        desk.panel.tools.slider.setValue(value)
    assert desk.panel.tools.percent.text() == "40 %"
    desk.qtbot.waitUntil(lambda: desk.lines != [])
    assert desk.lines == [["layer", "style", desk.ids["街道"], "--opacity", "0.40"]]


def test_what_another_process_changes_shows(desk, tmp_path):
    other = session(tmp_path)
    other.run(["layer", "rename", "街道", "街道界线"])
    assert desk.console.layers.follow() and not desk.console.layers.follow()
    desk.settle()
    assert "街道界线" in desk.names()
    other.close()


def test_a_source_that_is_gone_is_marked(desk, tmp_path):
    (tmp_path / "houses.geojson").unlink()
    desk.panel.check_sources()
    desk.settle()
    assert "no longer there" in desk.panel.model.index(0, 0).data(DoubtRole)
    desk.panel.grab()


def test_zoom_table_and_lineage_are_asked_for(desk):
    told = []
    desk.panel.layer_zoomed.connect(told.append)
    desk.panel.table_asked.connect(told.append)
    desk.panel.lineage_asked.connect(lambda name, text: told.append(text))
    desk.panel.select(desk.ids["建筑"])
    desk.panel.tools.zoom.click()
    desk.panel.tools.table.click()
    menu = desk.panel.menu(desk.panel.current())
    next(action for action in menu.actions() if action.text() == "Lineage").trigger()
    assert told[0][0] == pytest.approx(114.05) and told[1] == desk.ids["建筑"]
    assert f"{HOUSES} polygons" in told[2] and "houses.geojson" in told[2] and "EPSG:4490" in told[2]


def test_the_context_menu_opens_on_a_layer_only(desk):
    desk.panel._show_menu(QPoint(5, 500))
    assert not [one for one in desk.panel.tree.children() if one.inherits("QMenu")]


def test_a_refused_command_leaves_the_list_as_saved(desk):
    model = desk.panel.model
    model.blockSignals(True)   # the command never runs
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    model.blockSignals(False)
    assert not model.layers[0].visible
    desk.panel.refresh()
    assert model.layers[0].visible
