"""The case card: everything known about a case, what is in dispute, and its history."""

import pytest
from panel_fakes import NOW, case, catalogue, history, tree
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from console.ledger.fold import Conflict, Mark, Record, Refusal
from console.model.case import Priority, State
from widgets.case_card import CaseCard
from widgets.theme import Theme

GRID = "440304008002003"


def one(**fields):
    return case(1, **{"class_code": "0501", "priority": Priority.URGENT, "state": State.DISPATCHED,
                      "due_at": NOW - 1800, "area": GRID, "lon": 114.05, "lat": 22.54, **fields})


@pytest.fixture
def card(qtbot):
    made = CaseCard(catalogue(), Theme(), lambda: NOW)
    qtbot.addWidget(made)
    made.set_areas(tree())
    made.resize(340, 700)
    made.show()
    return made


def test_without_a_case_it_says_what_to_do_first(card):
    assert card.pressing.isVisible() and card.case_id == ""
    card.show_case(one())
    assert not card.pressing.isVisible()
    card.show_none()
    assert card.pressing.isVisible() and card.case_id == ""


def test_the_card_can_be_closed_by_hand_and_by_key(card, qtbot):
    card.show_case(one())
    with qtbot.waitSignal(card.closed):
        qtbot.mouseClick(card.close_button, Qt.MouseButton.LeftButton)
    card.activateWindow()
    card.show_button.setFocus()
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card.show_button, Qt.Key.Key_Escape)


def test_fields(card):
    card.show_case(one(extra={"trackId": "SZ-1"}))
    rows = dict(card.fields.rows())
    assert rows["Area"] == "深圳市 › 福田区 › 莲花街道 › 莲花北社区 › 莲花北第03网格"
    assert rows["Coordinates"] == "114.050000, 22.540000" and rows["Number"] == "city-day:000001"
    assert card.extra.rows() == [("trackId", "SZ-1")]
    assert card.demo.isVisible() and card.state.text() == "Dispatched" and card.priority.text() == "Urgent"


def test_clock(card):
    card.show_case(one())
    assert card.clock.text().startswith("30 min over")
    card.show_case(one(due_at=None))
    assert card.clock.text() == "No time limit"
    card.show_case(one(state=State.CLOSED, closed_at=NOW))
    assert card.clock.text().startswith("Closed ")


def test_without_a_place_there_is_nothing_to_show_on_the_map(card, qtbot):
    card.show_case(one(lon=None, lat=None, area=""))
    assert not card.show_button.isEnabled() and dict(card.fields.rows())["Area"] == "No place"
    assert "Coordinates" not in dict(card.fields.rows())
    card.show_case(one())
    with qtbot.waitSignal(card.map_wanted) as told:
        card.show_button.click()
    assert told.args == ["city-day:000001"]


def test_number_goes_to_the_clipboard(card):
    card.show_case(one())
    card.copy_button.click()
    assert QGuiApplication.clipboard().text() == "city-day:000001"


def test_history_newest_first_with_who_what_why(card):
    card.show_case(one(), history())
    text = card.history.text()
    assert text.index("围挡") < text.index("王建国") < text.index("Feed city-day")
    assert "→ Dispatched" in text and "须 2 小时内到场" in text and "Class: " in text
    assert card.history_title.text() == "History · 5"


def test_conflicts_and_refused_entries_are_shown(card):
    record = Record("case:1", {}, {}, [Conflict("priority", "values", (Mark("a", 1, 1), Mark("b", 2, 3)))],
                    [Refusal("a1b2c3d4", 7, {"to": "closed"}, "illegal transition"),
                     Refusal("a1b2c3d4", 8, {"set": "nonsense"}, "not understood")], False, 5)
    card.show_case(one(), (), record)
    words = card.disputes.text()
    assert card.disputes.isVisible()
    assert "Urgent / Normal" in words and "→ Closed" in words and "nonsense" in words and "entry 7" in words
    card.show_case(one())
    assert not card.disputes.isVisible()


def test_an_update_keeps_the_place_another_case_begins_at_the_top(card, qtbot):
    card.resize(260, 300)
    card.show_case(one(), history())
    bar = card._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(60)
    assert bar.value() == 60
    card.show_case(one(title="changed"), history())
    assert bar.value() == 60
    card.show_case(case(2))
    assert bar.value() == 0


@pytest.mark.parametrize("width", [260, 340, 480])
def test_nothing_sticks_out(card, qtbot, width):
    card.resize(width, 700)
    card.show_case(one(title="很长的标题" * 12, address="很长的地址" * 12), history())
    body = card._scroll.widget()
    qtbot.waitUntil(lambda: body.width() <= card._scroll.viewport().width())
    assert body.minimumSizeHint().width() <= width


def test_only_the_limit_that_is_over_is_coloured(card):
    card.show_case(one(state=State.ACCEPTED, step_due_at=NOW - 60, due_at=NOW + 86400))
    step, whole = card.clock.text().split("<br>")
    assert card.theme.overdue in step and "over" in step
    assert card.theme.overdue not in whole and "left" in whole
