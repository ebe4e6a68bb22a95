"""The path: every step can be reached at any width, nothing overlaps or is cut."""

from itertools import pairwise

import pytest
from panel_fakes import tree

from widgets.breadcrumb import Breadcrumb
from widgets.theme import Theme

TREE = tree()
GRID = "440304008002003"
PATH = ["", "440300", "440304", "440304008", "440304008002", GRID]


@pytest.fixture
def crumb(qtbot):
    made = Breadcrumb(Theme())
    qtbot.addWidget(made)
    made.resize(900, 28)
    made.show()
    made.show_path(TREE, GRID)
    return made


def shown(crumb):
    return [button for button in crumb._buttons if not button.isHidden()]


def test_wide_shows_every_step(crumb):
    assert [button.text() for button in shown(crumb)][1:] == [a.name for a in TREE.path(GRID)]
    assert not crumb.more.isVisible()


@pytest.mark.parametrize("width", [80, 160, 260, 340, 480, 700, 900])
def test_every_step_is_reachable_and_inside(crumb, width, qtbot):
    crumb.resize(width, 28)
    told = []
    crumb.area_selected.connect(told.append)
    buttons = shown(crumb)
    assert buttons[-1] is crumb._buttons[-1], "where one is never folds away"
    places = sorted((w.x(), w.x() + w.width()) for w in (*buttons, *([crumb.more] if crumb.more.isVisible() else [])))
    assert all(end <= begin for (_, end), (begin, _) in pairwise(places))
    assert places[-1][1] <= max(width, buttons[-1].x() + 24)
    for button in buttons:
        button.click()
    for action in crumb.more.menu().actions():
        action.trigger()
    assert sorted(told) == sorted(PATH)


def test_only_the_end_is_marked_and_stays_marked(crumb):
    crumb._buttons[2].click()
    assert [button.isChecked() for button in crumb._buttons] == [False] * 5 + [True]


def test_back_to_wide_shows_whole_names_again(crumb):
    crumb.resize(90, 28)
    assert "…" in shown(crumb)[-1].text()
    crumb.resize(900, 28)
    assert shown(crumb)[-1].text() == TREE[GRID].name and len(shown(crumb)) == 6


def test_whole_profile(crumb):
    crumb.show_path(TREE, "")
    assert len(shown(crumb)) == 1
