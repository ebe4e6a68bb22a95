"""The window as a whole: what is chosen anywhere shows everywhere, and what is live arrives."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit
from shell_fakes import report, small_console, small_session

from console.desk.filter import CaseFilter
from console.feeds.feed import Feed
from console.model.case import Priority
from console.profile import Profile
from widgets.layout_memory import LayoutMemory
from widgets.window import MainWindow


@pytest.fixture
def opened(qtbot, tmp_path):
    console = small_console(tmp_path)
    session = small_session(console)
    windows = []

    def open_window():
        window = MainWindow(console, session.tree, session)
        window.live.start()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        return window

    yield open_window
    for window in windows:
        window.close()
    console.close()


@pytest.fixture
def window(opened):
    return opened()


def say(window, line):
    """Run a line of a command that acts on the window."""
    window.run_line(line)
    return window.message_bar.text


def shown(window):
    return set(window.case_list.model.shown_ids())


def on_map(window):
    accept = window.map_panel.canvas._accept
    return {case.id for case in window.live.cases.values() if accept is None or accept(case)}


def test_the_title_says_where_and_that_it_is_demo(window):
    assert window.windowTitle() == "Grid Console — 福田区 (演示数据 demo data)"


def test_an_area_chosen_in_the_tree_shows_everywhere(window, qtbot):
    before = window.map_panel.canvas.view
    window.area_panel.area_selected.emit("S0")
    assert window.map_panel.canvas.selected_area == "S0"
    assert shown(window) == on_map(window) == {"test:0", "test:1", "test:4", "test:5"}
    assert window.filter_bar.filter.area == "S0"
    assert window.area_card.name.text() == "莲花街道"
    window.map_panel.canvas.wait_exact()
    assert window.map_panel.canvas.view != before


def test_a_click_on_the_map_chooses_without_moving_it(window):
    window.map_panel.canvas.wait_exact()
    before = window.map_panel.canvas.view
    window.map_panel.canvas.area_clicked.emit("S1")
    assert window.area_panel.selected() == "S1"
    assert window.map_panel.canvas.view == before
    window.map_panel.canvas.area_activated.emit("S1")
    assert window.map_panel.canvas.view != before


def test_backspace_goes_up_and_the_filter_follows(window, qtbot):
    say(window, "view area G0")
    assert len(shown(window)) == 2
    qtbot.keyClick(window.map_panel.view, Qt.Key.Key_Backspace)
    assert window.navigation.area == "S0"
    assert len(shown(window)) == 4


def test_backspace_in_a_field_erases(window, qtbot):
    say(window, "view area G0")
    window.filter_bar.focus_text()
    qtbot.keyClicks(window.filter_bar.text, "ab")
    qtbot.keyClick(window.filter_bar.text, Qt.Key.Key_Backspace)
    assert window.filter_bar.text.text() == "a"
    assert window.navigation.area == "G0"


def test_a_case_chosen_on_the_map_is_chosen_in_the_list(window):
    window.map_panel.canvas.case_clicked.emit("test:3")
    assert window.case_list.selected() == "test:3"
    assert window.case_card.case_id == "test:3"
    window.background.finish()


def test_a_case_chosen_in_the_list_is_marked_on_the_map(window):
    window.case_list.case_selected.emit("test:2")
    assert window.map_panel.canvas._selected_case == "test:2"
    assert window.case_card.case_id == "test:2"
    window.background.finish()


def test_one_filter_for_list_and_map(window):
    assert say(window, "view filter --text 事件3 --area 梅林街道") == "1 of 8 cases are shown."
    assert shown(window) == on_map(window) == {"test:3"}
    assert window.filter_bar.text.text() == "事件3"
    say(window, "view clear-filter")
    assert shown(window) == on_map(window) == {"test:2", "test:3", "test:6", "test:7"}
    say(window, "view whole")
    assert len(shown(window)) == 8 and window.navigation.filter == CaseFilter()


def test_a_filter_of_the_bar_reaches_map_and_list(window):
    window.filter_bar.set_filter(CaseFilter(priorities=frozenset([Priority.URGENT])))
    assert shown(window) == on_map(window) == set()
    window.case_list.clear_wanted.emit()
    assert len(shown(window)) == len(on_map(window)) == 8


def test_new_cases_arrive_without_stealing_the_focus(window, qtbot):
    window.filter_bar.focus_text()
    focus = window.focusWidget()
    console = window.console
    worker = threading.Thread(target=lambda: console.cases.intake([report(99, 2)]))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: "test:99" in shown(window))
    assert window.map_panel.canvas._cases["test:99"].area == "G2"
    assert window.live.of("S1", 0).total == 5
    assert window.focusWidget() is focus


def test_next_and_previous_case_follow_the_list(window):
    order = list(window.case_list.model.shown_ids())
    for line, expected in (("next", 0), ("next", 1), ("next", 2), ("previous", 1)):
        say(window, f"view {line}-case")
        assert window.navigation.case == order[expected]
    window.background.finish()


@pytest.mark.parametrize(("line", "sentence"), [
    ("view area 火星街道", "There is no area called 火星街道."),
    ("view case nobody", "There is no case nobody."),
    ("view filter --class 奇怪", "The class catalogue has no 奇怪."),
])
def test_errors_are_one_sentence_in_the_message_bar(window, line, sentence):
    assert say(window, line) == sentence


def test_other_commands_run_in_the_background_and_say_what_became_of_them(window, qtbot):
    window.run_line("refuse")
    qtbot.waitUntil(lambda: window.message_bar.text == "It cannot be. Nothing was changed.")
    window.run_line("no such thing")
    qtbot.waitUntil(lambda: "No such command" in window.message_bar.text)


def test_the_palette_drives_the_window_by_keyboard_alone(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_box.isVisible()
    qtbot.keyClicks(window.palette_box.field, "ml")
    qtbot.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert window.navigation.area == "S1"
    assert not window.palette_box.isVisible()


def test_everything_can_be_reached_by_tab(window, qtbot):
    reached, widget = set(), window.map_panel.view
    widget.setFocus()
    for _ in range(120):
        window.focusNextChild()
        reached.add(window.focusWidget())
    parts = (window.area_panel, window.map_panel, window.filter_bar, window.case_list)
    assert all(any(part is one or part.isAncestorOf(one) for one in reached if one) for part in parts)


def test_layout_area_and_recent_lines_are_remembered(opened, tmp_path):
    window = opened()
    window.desk.columns.setSizes([300, 600, 450])
    sizes = window.desk.columns.sizes()
    say(window, "view area S1")
    window.palette_box.remember("view area S1")
    window.close()
    layout, note = LayoutMemory(Profile(tmp_path).settings).load()
    assert (layout.columns, layout.area, layout.recent, note) == (sizes, "S1", ["view area S1"], "")
    again = opened()
    assert again.navigation.area == "S1"
    assert again.desk.columns.sizes() == pytest.approx(sizes, abs=3)


def test_a_broken_layout_gives_the_default_with_a_note(opened, tmp_path):
    (tmp_path / "settings.json").write_text("{broken")
    window = opened()
    assert "settings.json.broken" in window.message_bar.text
    assert min(window.desk.columns.sizes()) > 200


def test_areas_that_change_are_taken_up(window, qtbot):
    say(window, "view area S1")
    worker = threading.Thread(target=lambda: window.console.areas.remove(["G2", "G3", "S1"], "test"))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: window.navigation.area == "")
    assert window.area_panel.selected() == ""
    assert len(shown(window)) == 8
    window.background.finish()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_nothing_is_wider_than_the_window(window, width, height):
    window.resize(width, height)
    assert (window.width(), window.height()) == (width, height)
    assert window.minimumSizeHint().width() <= 1366 and window.minimumSizeHint().height() <= 768
    assert window.desk.columns.sizes()[1] >= 500, "the map keeps its room"


def test_what_to_do_first_follows_area_and_filter_and_makes_room_for_a_case(window):
    urgent = [report(90 + i, i, priority=Priority.URGENT) for i in range(4)]
    window.console.cases.intake(urgent)
    window.live.inbox.drain_all()
    first = window.case_card.pressing
    window.live.second.emit(0.0)
    assert set(first.model.shown_ids()) == {f"test:{90 + i}" for i in range(4)}
    say(window, "view area S0")
    assert {case for case in first.model.shown_ids() if case >= "test:9"} == {"test:90", "test:91"}
    say(window, "view filter --text 事件91")
    assert set(first.model.shown_ids()) == {"test:91"}
    first.case_selected.emit("test:91")
    assert window.case_card.case_id == window.case_list.selected() == "test:91"
    window.case_card.closed.emit()
    assert window.case_card.case_id == "" == window.case_list.selected()
    window.background.finish()


def test_a_list_that_a_choice_elsewhere_scrolled_follows_again_afterwards(window):
    window.console.cases.intake([report(1000 + i, i % 4) for i in range(200)])
    window.live.inbox.drain_all()
    window.navigation.select_case("test:0")
    assert window.case_list.table.verticalScrollBar().value() > 0
    window.navigation.select_case("")
    assert not window.case_list.is_held
    window.background.finish()


def test_the_window_does_not_wait_for_a_feed_to_stop(window, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    class Stubborn(Feed):
        name, title = "stubborn", "Stubborn"

        def run(self, sink, stop):
            begun.set()
            go_on.wait(20)

    window.console.feeds.start(Stubborn())
    assert begun.wait(5)
    assert say(window, "feed stop stubborn") == "Stopped: stubborn"
    assert window.console.feeds.status()[0].running, "the answer came before the feed had ended"
    go_on.set()
    qtbot.waitUntil(lambda: not window.console.feeds.status()[0].running)


def test_every_control_says_what_it_is(window):
    for kind in (QAbstractButton, QLineEdit, QAbstractItemView):
        for one in window.findChildren(kind):
            if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert one.accessibleName() or getattr(one, "text", str)(), one
                if isinstance(one, QAbstractButton):
                    assert one.toolTip(), (one, one.text())
