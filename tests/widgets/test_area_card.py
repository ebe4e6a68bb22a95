"""The area card: code with its issuer, counts, staff with masked numbers."""

import pytest
from panel_fakes import people, tree

from console.desk.counts import Counts
from widgets.area_card import AreaCard
from widgets.theme import Theme

TREE = tree()


@pytest.fixture
def card(qtbot):
    made = AreaCard(Theme())
    qtbot.addWidget(made)
    made.show()
    return made


def test_street(card):
    card.show_area(TREE, "440304008", Counts(12, 3, 0), people(), 1843, 126)
    rows = dict(card.fields.rows())
    assert card.name.text() == "莲花街道" and card.level.text() == "Street" and card.demo.isVisible()
    assert rows["Code"] == "440304008" and rows["Issued by"] == "Bureau of Statistics 2023"
    assert rows["Below"] == "3\u00a0communities · 18\u00a0grids" and rows["Buildings"] == "1,843"
    assert card.staff.rows() == [("Grid worker", "陈洁  138****1234"), ("Supervisor", "王建国  075****1234")]
    assert [one.text() for one in card.counters] == ["12", "3", "0"]


def test_colour_only_where_there_is_something(card):
    theme = Theme()
    card.show_counts(Counts(5, 0, 2))
    assert theme.overdue not in card.counters[1].styleSheet() and theme.urgent in card.counters[2].styleSheet()


def test_whole_profile_and_real_areas(card):
    card.show_area(TREE, "", Counts())
    assert card.name.text() == "All areas" and "Code" not in dict(card.fields.rows())
    card.show_area(TREE, "440304", Counts())
    assert not card.demo.isVisible() and not card.staff_title.isVisible()
