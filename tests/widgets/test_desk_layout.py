"""The left column gives its whole height to the layers while they are in front, and remembers its sizes."""

import pytest
from PySide6.QtWidgets import QWidget

from widgets.desk_layout import DeskLayout
from widgets.layout_memory import Layout
from widgets.theme import Theme


@pytest.fixture
def desk(qtbot):
    parts = [QWidget() for _ in range(10)]
    made = DeskLayout(*parts, Theme())
    qtbot.addWidget(made.widget)
    made.widget.resize(1366, 768)
    made.widget.show()
    made.restore(Layout(), 1366, 768)
    made.card = parts[2]
    return made


def test_the_card_steps_back_while_the_layers_are_in_front(desk, qtbot):
    before, high = desk.left.sizes(), desk.tabs.height()
    assert desk.card.isVisible()
    desk.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: desk.tabs.height() > high)
    assert not desk.card.isVisible()
    desk.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: desk.left.sizes() == before)
    assert desk.card.isVisible()


def test_a_page_that_takes_all_room_gives_it_back(desk, qtbot):
    """Even a page that needs nearly all of it for itself: the stack would keep its width for every page."""
    wide = QWidget()
    wide.setMinimumWidth(1100)
    desk.pages.add("wide", "Wide", "", lambda: wide)
    desk.give_room("wide")
    before = desk.columns.sizes()
    desk.pages.show_page("wide")
    qtbot.waitUntil(lambda: wide.isVisible() and not desk.left.isVisible())
    desk.pages.show_page("map")
    qtbot.waitUntil(lambda: desk.left.isVisible() and desk.columns.sizes() == before)


def test_what_is_remembered_are_the_sizes_with_the_card(desk):
    before, kept = desk.left.sizes(), Layout()
    desk.tabs.setCurrentIndex(1)
    desk.remember(kept)
    assert kept.rows[:2] == before and min(before) > 40
