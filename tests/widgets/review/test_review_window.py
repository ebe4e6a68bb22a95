"""The review page in the window: F6, the whole width, its keys before the window's, the case desk, the log-in."""

import pytest
from bench_world import ANN, BOB, console_with
from desk_window import desk_window, key, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.model.review import Status


@pytest.fixture
def window(qtbot, tmp_path):
    console = console_with(tmp_path, people=(ANN, BOB))
    with desk_window(qtbot, console) as opened:
        yield opened
    console.close()


def wait(window):
    settle(window)
    if window.pages.review is not None:
        window.pages.review.work.finish()
        QApplication.processEvents()


def test_from_f6_to_the_case_desk_by_keyboard(window, qtbot):
    assert window.pages.review is None                      # a start without it does not pay for it
    key(window.map_panel.view, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: window.pages.review is not None)
    wait(window)
    page, bench = window.pages.review.page, window.pages.review
    assert window.desk.pages.current == "review" and QApplication.focusWidget() is page
    assert window.desk.left.isHidden() and window.desk.right.isHidden()
    first = bench.now.id
    bench.now.guard._ready_at = 0.0
    key(page, Qt.Key.Key_Q)                           # the window's own N, P, E, 1 … are not meant here
    wait(window)
    assert window.console.reviews.get(first).status is Status.SECOND and bench.now.id != first
    window.console.identity.switch(window.console.people.get("bob"))
    window.user_desk.changed.emit()
    wait(window)
    assert bench.now.id == first and bench.shown.one.hidden
    bench.now.guard._ready_at = 0.0
    key(page, Qt.Key.Key_Q)
    wait(window)
    case = window.console.reviews.get(first).case
    assert case and case in window.console.cases.cases()
    key(page, Qt.Key.Key_K)
    wait(window)
    assert window.desk.pages.current == "map" and not window.desk.right.isHidden()
    assert window.navigation.case == case
    assert not [one for one in window.console.reviews.claims() if one.by == "bob"]   # nobody looks any more


def test_the_area_of_the_map_filters_and_closing_gives_back(qtbot, tmp_path):
    console = console_with(tmp_path, people=(ANN, BOB))
    with desk_window(qtbot, console) as window:
        window.show_page("review")
        wait(window)
        assert len(window.pages.review.page.model.ids) == 6
        window.navigation.show_area("S1")
        wait(window)
        assert [one.rpartition("-")[2] for one in window.pages.review.page.model.ids] == ["f"]
        window.pages.review.page.filters.area.click()
        wait(window)
        assert len(window.pages.review.page.model.ids) == 6 and console.reviews.claims()
    assert not console.reviews.claims()
    console.close()
