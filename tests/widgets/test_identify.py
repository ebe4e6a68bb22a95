"""What is here: one click asks layers, buildings, areas and cases."""

import pytest
import shapely
from map_tool_fakes import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from shell_fakes import report

from console.model.premises import Building
from widgets.identify_card import IdentifyCard, Part
from widgets.theme import Theme

SQUARE_3 = (114.05325, 22.54025)


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()
    assert not made.failures


def ask(desk, lon, lat):
    desk.click(lon, lat)
    desk.wait()
    return desk.identify.card.parts()


def test_every_layer_under_the_cursor_topmost_first(desk):
    desk.run("view identify")
    parts = ask(desk, *SQUARE_3)
    assert [(part.kind, part.name) for part in parts] == [("站点", "row 4"), ("街道", "row 4"), ("建筑", "row 4")]
    assert dict(parts[0].fields) == {"height": "7.5", "kind": "住宅", "floors": "1"}
    assert desk.identify.card.isVisible() and desk.identify.card.place.text().startswith("114.0532")
    desk.wait()
    assert desk.map_tools.item._found.count == 1
    desk.run("view select click")
    assert desk.map_tools.active_layer().name == "站点"


def test_the_layer_read_about_last_is_the_one_selected_from(desk):
    desk.run("view identify")
    ask(desk, *SQUARE_3)
    tree = desk.identify.card.tree
    tree.setFocus()
    for _ in range(8):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    desk.wait()
    assert desk.map_tools.active_layer().name == "建筑"


def test_areas_building_and_case(desk):
    house = shapely.box(114.0148, 22.5198, 114.0152, 22.5202)
    office = Building("4403", "福华楼", "G1", "office", 9, 30.5, 80, 114.015, 22.52, house.wkb)
    desk.console.places.add_buildings([office])
    desk.console.cases.intake([report(1, 1, lon=114.015, lat=22.52)])
    desk.live.cases.update(desk.console.cases.cases())
    desk.canvas.set_cases(desk.live.cases, desk.console.catalogue)
    desk.canvas.go_to((114.01, 22.515, 114.02, 22.525))
    assert desk.canvas.wait_exact()
    desk.run("view identify")
    case, building, area = ask(desk, 114.015, 22.52)
    assert (case.kind, case.name) == ("Case", "事件1 road")
    assert (building.name, dict(building.fields)["Height"]) == ("福华楼", "30.5 m")
    assert [value.split()[0] for _, value in area.fields] == ["G1网格", "莲花街道", "福田区"]
    assert [part.kind for part in ask(desk, 114.0155, 22.5216)] == ["Area"]


def test_nothing_is_said_too_and_the_card_goes_with_its_tool(desk):
    desk.run("view identify")
    assert ask(desk, 114.0516, 22.545) == []
    assert desk.identify.card.tree.topLevelItem(0).text(0) == "Nothing is here."
    desk.key(Qt.Key.Key_Escape)
    assert not desk.identify.card.isVisible()


def test_the_card_is_used_by_keyboard_alone(desk):
    desk.run("view identify")
    ask(desk, *SQUARE_3)
    card = desk.identify.card
    for _ in range(12):
        if card.tree.hasFocus():
            break
        desk.window.focusNextChild()
    assert card.tree.hasFocus()
    QTest.keyClick(card.tree, Qt.Key.Key_Down)
    QTest.keyClick(card.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "7.5"
    QTest.keyClick(card.tree, Qt.Key.Key_Escape)
    desk.wait()
    assert not card.isVisible() and desk.view.hasFocus() and desk.map_tools.item._found is None
    assert desk.map_tools.name == "identify", "the tool goes on"


def test_a_layer_that_cannot_be_read_says_so_among_the_others(desk):
    import shutil

    layer = desk.console.layers.find("街道")
    shutil.rmtree(desk.console.profile.layers / layer.prepared)
    desk.run("view identify")
    parts = ask(desk, *SQUARE_3)
    assert len(parts) == 3 and all("is gone" in part.name for part in parts), "the three share one prepared folder"


def test_the_card_stays_inside_the_map(desk):
    card = IdentifyCard(Theme(), desk.view)
    card.show_parts("x", [Part("层", "n", tuple((f"f{i}", "v" * 300) for i in range(90)))])
    for size in ((900, 700), (420, 330)):
        desk.window.resize(*size)
        QTest.qWait(1)
        assert desk.view.rect().contains(card.geometry())


def test_the_mouse_on_the_card_does_not_reach_the_map(desk):
    desk.run("view identify")
    ask(desk, *SQUARE_3)
    asked = []
    desk.map_tools.asked.connect(lambda *_: asked.append(1))
    QTest.mouseClick(desk.identify.card, Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.identify.card.tree.viewport(), Qt.MouseButton.LeftButton)
    assert not asked
