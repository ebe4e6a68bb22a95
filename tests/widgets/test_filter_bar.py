"""The filter bar says one filter, once, and takes one back unchanged."""

import pytest
from panel_fakes import NOW, catalogue
from PySide6.QtCore import QDateTime, Qt

from console.desk.filter import CaseFilter
from console.model.case import Priority, Source, State
from widgets.choice_button import ChoiceButton
from widgets.filter_bar import FilterBar
from widgets.theme import Theme
from widgets.time_button import Span

HOUR = 3600


class Clock:
    now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bar(qtbot, clock):
    made = FilterBar(catalogue(), Theme(), clock)
    qtbot.addWidget(made)
    made.resize(340, 140)
    made.show()
    made.told = []
    made.changed.connect(made.told.append)
    return made


def test_begins_empty(bar):
    assert bar.filter == CaseFilter() and bar.active == 0 and not bar.clear_button.isVisible()


def test_chips_make_the_filter(bar, qtbot):
    bar.states.choose(["reported", "rework"])
    bar.priorities.choose(["1"])
    bar.sources.choose(["hotline"])
    bar.classes.choose(["0102"])
    bar.open_only.click()
    assert bar.told[-1] == CaseFilter(
        classes=frozenset(["0102"]), states=frozenset([State.REPORTED, State.REWORK]),
        priorities=frozenset([Priority.URGENT]), sources=frozenset([Source.HOTLINE]), open_only=True)
    assert len(bar.told) == 5 and bar.active == 5 and "5" in bar.clear_button.text()


def test_a_filter_given_comes_back_and_is_told_once(bar):
    wanted = CaseFilter(classes=frozenset(["0102", "0501"]), states=frozenset([State.TAKEN]), since=NOW - 50,
                        until=NOW, area="440304008", text="井盖", open_only=True)
    bar.set_filter(wanted, "莲花街道")
    assert bar.filter == wanted and bar.told == [wanted]
    bar.set_filter(wanted, "莲花街道")
    assert bar.told == [wanted]
    assert "莲花街道" in bar.area.text() and bar.area.isVisible()


def test_a_group_of_classes_ticks_all_of_it(bar):
    bar.classes.choose(["05"])
    assert bar.classes.chosen and all(code.startswith("05") for code in bar.classes.chosen)
    assert len(bar.classes.chosen) == sum(one.code.startswith("05") for one in catalogue().classes)


def test_last_hour_stands_still_then_moves_on_and_tells(bar, clock):
    bar.time.choose(Span.HOUR)
    assert bar.told == [CaseFilter(since=NOW - HOUR)]
    clock.now += 20
    assert bar.filter == bar.told[0], "else the window would take its own echo for another filter"
    bar._clock.timeout.emit()
    assert bar.told[1:] == [CaseFilter(since=NOW + 20 - HOUR)]
    assert bar.time.span == Span.HOUR
    bar.set_filter(bar.filter)
    assert bar.time.span == Span.HOUR, "its own filter given back is no custom span"


def test_custom_span_takes_the_earlier_first(bar):
    bar.time.first.setDateTime(QDateTime.fromSecsSinceEpoch(int(NOW)))
    bar.time.last.setDateTime(QDateTime.fromSecsSinceEpoch(int(NOW) - 600))
    bar.time.take_custom()
    assert (bar.filter.since, bar.filter.until) == (NOW - 600, NOW)


def test_typing_is_told_when_the_hand_rests(bar, qtbot):
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClicks(bar.text, "abc")
    assert bar.told == [CaseFilter(text="abc")]
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert bar.told[-1] == CaseFilter() and bar.text.text() == ""


def test_area_chip_closes_and_says_so(bar, qtbot):
    bar.set_area("440304008", "莲花街道")
    assert bar.told == [CaseFilter(area="440304008")]
    with qtbot.waitSignal(bar.area_cleared):
        bar.area.click()
    assert bar.filter == CaseFilter() and not bar.area.isVisible()


def test_clear_all(bar, qtbot):
    bar.set_filter(CaseFilter(text="x", open_only=True, area="440304008"), "莲花街道")
    with qtbot.waitSignal(bar.area_cleared):
        bar.clear_button.click()
    assert bar.told[-1] == CaseFilter() and bar.active == 0


@pytest.mark.parametrize("width", [260, 340, 480])
def test_nothing_is_cut_where_it_is_narrow(bar, qtbot, width):
    bar.set_filter(CaseFilter(classes=frozenset(["0102"]), open_only=True, area="440304008", text="x"),
                   "一个名字特别特别特别长的街道办事处")
    bar.resize(width, bar.heightForWidth(width))
    chips = [bar.area, bar.classes, bar.states, bar.priorities, bar.sources, bar.time, bar.open_only, bar.clear_button]
    places = [chip.geometry() for chip in chips]
    assert all(bar.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    assert all(chip.width() >= chip.minimumSizeHint().width() or chip is bar.classes for chip in chips)


def test_keys_tick_in_the_list(qtbot):
    chip = ChoiceButton("State", [("", [("a", "A", None), ("b", "B", None)])], Theme())
    qtbot.addWidget(chip)
    chip.list.setCurrentItem(chip.list.topLevelItem(1))
    with qtbot.waitSignal(chip.changed):
        qtbot.keyClick(chip.list, Qt.Key.Key_Space)
    assert chip.chosen == {"b"} and chip.text() == "State: B"


def test_a_click_anywhere_in_the_row_ticks_once(qtbot):
    chip = ChoiceButton("State", [("", [("a", "A", None), ("b", "B", None)])], Theme())
    qtbot.addWidget(chip)
    chip.list.setParent(None)
    qtbot.addWidget(chip.list)
    chip.list.show()
    place = chip.list.visualItemRect(chip.list.topLevelItem(0))
    for spot, wanted in ((place.center(), {"a"}), (place.center(), set()),
                         (place.topLeft() + place.center() / 50 + (place.center() - place.topLeft()) / 12, {"a"})):
        with qtbot.waitSignal(chip.changed):
            qtbot.mouseClick(chip.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert chip.chosen == wanted


def test_a_group_is_told_once(qtbot):
    chip = ChoiceButton("Class", [("G", [("a", "A", None), ("b", "B", None)])], Theme())
    qtbot.addWidget(chip)
    told = []
    chip.changed.connect(lambda: told.append(chip.chosen))
    chip.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"a", "b"}]


def test_cases_picked_elsewhere_have_a_chip_and_are_let_go_of(bar, qtbot):
    wanted = CaseFilter(cases=frozenset({"a", "b"}), cases_name="Rework rate · 莲花街道")
    assert not bar.cases.isVisible()
    bar.set_filter(wanted)
    assert bar.filter == wanted == bar.told[-1] and bar.active == 1
    assert bar.cases.isVisible() and "Rework rate" in bar.cases.toolTip() and "2 cases" in bar.cases.toolTip()
    qtbot.mouseClick(bar.cases, Qt.MouseButton.LeftButton)
    assert bar.filter == CaseFilter() == bar.told[-1] and not bar.cases.isVisible()
