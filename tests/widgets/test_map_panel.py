"""The map's frame: names under the mouse stay inside, colours mean the same as in the lists."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow
from shell_fakes import small_areas, small_tree

from console.model.area import AreaTree
from maps.style import rgba
from widgets.command_entries import entries
from widgets.map_panel import MapPanel, map_theme
from widgets.menus import Menus
from widgets.theme import Theme


@pytest.fixture
def panel(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(entries(small_tree()), lambda words: None, lambda line: None, Theme(), window)
    panel = MapPanel(menus, Theme())
    window.setCentralWidget(panel)
    window.resize(700, 500)
    window.show()
    panel.set_tree(AreaTree(small_areas()))
    yield panel
    panel.close_map()


def test_colours_mean_the_same_on_the_map():
    theme = Theme(urgent="#123456")
    assert map_theme(theme).urgent == rgba("#123456")


def test_the_area_under_the_mouse_is_named(panel):
    panel.canvas.area_hovered.emit("S0")
    assert panel._name.isVisible()
    assert panel._name.text() == "莲花街道  Street"
    panel.canvas.area_hovered.emit("")
    assert not panel._name.isVisible()


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
def test_the_name_stays_inside_and_off_the_pointer(panel, corner):
    panel.canvas.area_hovered.emit("S0")
    pointer = QPoint(getattr(panel.view.rect(), corner)())
    panel._name.follow(pointer)
    assert panel.view.rect().contains(panel._name.geometry())
    assert not panel._name.geometry().contains(pointer) or "bottom" in corner


def test_every_button_has_a_name_and_a_tooltip(panel):
    from PySide6.QtWidgets import QToolButton

    buttons = [b for b in panel.findChildren(QToolButton) if b.isVisible() and b.parent() is panel]
    assert len(buttons) == 7
    assert all(b.accessibleName() and "(" in b.toolTip() for b in buttons)
