"""Tools on the map, driven by the mouse and the keyboard as the system sends them."""

import numpy as np
import pytest
from map_tool_fakes import Desk
from PySide6.QtCore import Qt

from console.errors import Refused
from console.insight.measure import path_length
from console.insight.sketch import Kind

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
A, B, C = (114.050, 22.538), (114.060, 22.538), (114.060, 22.543)


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()
    assert not made.failures


def square(number):
    """The middle of one of the layers' squares."""
    return 114.05 + number * 0.001 + 0.00025, 22.54025


def test_a_length_is_measured_by_clicks_and_ended_by_a_double_click(desk):
    clicked = []
    desk.canvas.area_clicked.connect(clicked.append)
    desk.run("view measure length")
    assert desk.view.cursor().shape() == Qt.CursorShape.CrossCursor
    desk.click(*A)
    desk.click(*B)
    desk.hover(*C)
    sketch = desk.map_tools.item.sketch
    assert len(sketch.path) == 3 and not sketch.done
    desk.click(*C, twice=True)
    assert sketch.done and len(sketch.places) == 3
    assert sketch.length == pytest.approx(path_length([A, B, C]), abs=8)   # half a pixel at either end
    assert desk.said[-1] == f"Length: {sketch.text}"
    assert not clicked, "the map must not take the tool's clicks"


def test_enter_finishes_backspace_takes_back_and_escape_leaves(desk):
    desk.run("view measure area")
    assert desk.view.hasFocus()
    for place in (A, B, (114.055, 22.545), C):
        desk.click(*place)
    desk.key(Qt.Key.Key_Backspace)
    sketch = desk.map_tools.item.sketch
    assert len(sketch.places) == 3
    desk.key(Qt.Key.Key_Return)
    assert sketch.done and desk.said[-1].startswith("Area: ")
    desk.key(Qt.Key.Key_Escape)
    assert desk.map_tools.name == "" and desk.map_tools.item.sketch is sketch, "what was measured stays"
    assert desk.view.cursor().shape() != Qt.CursorShape.CrossCursor
    desk.key(Qt.Key.Key_Escape)
    assert desk.map_tools.item.sketch is None


def test_backspace_is_the_tools_before_it_is_a_shortcut(desk):
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Backspace)
    assert desk.pressed == [["view", "up"]]
    desk.run("view measure length")
    desk.click(*A)
    desk.key(Qt.Key.Key_Backspace)
    assert len(desk.pressed) == 1 and not desk.map_tools.item.sketch.places


def test_too_few_places_are_said_and_nothing_is_finished(desk):
    desk.run("view measure area")
    desk.click(*A, twice=True)
    assert desk.said[-1] == "Two more places are needed at least."
    desk.click(*B)
    desk.key(Qt.Key.Key_Enter)
    assert desk.said[-1] == "One more place is needed at least."
    desk.key(Qt.Key.Key_Escape)
    assert desk.map_tools.item.sketch is None, "an unfinished one goes with its tool"


def test_measuring_again_takes_the_old_figure_away(desk):
    desk.run("view measure length")
    desk.click(*A)
    desk.click(*B, twice=True)
    desk.click(*C)
    assert desk.map_tools.item.sketch.places == [pytest.approx(C, abs=1e-4)]


def test_a_box_is_drawn_by_a_drag_and_selects_what_it_touches(desk):
    view = desk.canvas.view
    desk.run("view select box")
    desk.drag((114.0516, 22.5395), (114.0547, 22.5402))
    assert desk.canvas.view == view, "the drag must not move the map"
    assert desk.chosen == [(desk.layers["站点"], [2, 3, 4])]   # the topmost layer
    assert desk.said[-1] == "3 features of 站点 are selected."
    desk.wait()
    assert desk.map_tools.item.selected.count == 3 and len(desk.map_tools.item.selected.lines) == 3


def test_two_clicks_draw_a_box_too_and_the_layer_chosen_in_the_panel_counts(desk):
    desk.map_tools.set_active_layer(desk.layers["建筑"])
    desk.run("view select box")
    desk.click(114.0516, 22.5395)
    desk.click(114.0537, 22.5402)
    desk.wait()
    assert desk.chosen == [(desk.layers["建筑"], [2, 3])]


def test_ctrl_adds_and_shift_takes_away(desk):
    desk.run("view select click")
    for number, keys in ((1, Qt.KeyboardModifier.NoModifier), (4, CTRL), (6, CTRL), (4, SHIFT)):
        desk.click(*square(number), keys=keys)
    desk.wait()
    assert [rows for _, rows in desk.chosen] == [[1], [1, 4], [1, 4, 6], [1, 6]]
    desk.click(114.055, 22.5445)
    desk.wait()
    assert desk.chosen[-1][1] == []


def test_polygon_and_circle(desk):
    desk.run("view select polygon")
    for place in ((114.0508, 22.5395), (114.0528, 22.5395), (114.0528, 22.541)):
        desk.click(*place)
    desk.key(Qt.Key.Key_Return)
    desk.wait()
    desk.run("view select circle")
    desk.drag(square(5), (square(5)[0] + 0.0012, square(5)[1]))
    assert [rows for _, rows in desk.chosen] == [[1, 2], [4, 5, 6]]


def test_the_chosen_area_selects_and_none_clears(desk):
    with pytest.raises(Refused, match="No area is chosen"):
        desk.run("view select area")
    desk.navigation.select_area("D")   # ends at 114.04, west of all squares
    desk.run("view select area")
    desk.wait()
    assert desk.chosen[-1][1] == []
    desk.map_tools.set_selection(desk.layers["站点"], np.array([1, 2]))
    desk.wait()
    assert desk.map_tools.item.selected.count == 2 and len(desk.chosen) == 1, "what the table says is not told back"
    desk.run("view select none")
    desk.wait()
    assert desk.map_tools.item.selected is None and desk.chosen[-1] == (desk.layers["站点"], [])


def test_a_hidden_layer_is_not_selected_from_and_its_selection_goes(desk):
    desk.map_tools.set_selection(desk.layers["站点"], np.array([1, 2]))
    made = desk.console.layers
    desk.session.tree, kept = __import__("main").command_tree(), desk.session.tree
    for name in ("站点", "街道", "建筑"):
        desk.session.run(["layer", "style", name, "--hidden"])
    desk.session.tree = kept
    desk.map_tools.follow(made.all())
    assert desk.chosen == [(desk.layers["站点"], [])]
    with pytest.raises(Refused, match="no layer in sight"):
        desk.run("view select box")
    desk.wait()


def test_no_area_is_named_under_a_tool_and_the_map_is_itself_again_after_it(desk):
    desk.canvas.go_to((114.0, 22.5, 114.04, 22.54))
    hovered = []
    desk.canvas.area_hovered.connect(hovered.append)
    desk.hover(114.01, 22.52)
    assert hovered[-1]
    desk.map_tools.measure(Kind.LENGTH)
    desk.hover(114.03, 22.52)
    assert hovered[-1] == ""
    desk.map_tools.stop_tool()
    desk.hover(114.01, 22.521)
    assert hovered[-1]


def test_a_layer_whose_data_is_gone_is_said_in_one_sentence(desk):
    import shutil

    shutil.rmtree(desk.console.profile.layers)
    desk.run("view select click")
    desk.click(*square(1))
    desk.wait()
    assert len(desk.failures) == 1 and "is gone" in desk.failures.pop()
