"""The hazard map in the window: colours, pins, time, ranking, the card with its steps, and why."""

import time

import pytest
from desk_window import PLACE, desk_console, desk_window, key, line, register_users, settle, write
from PySide6.QtCore import Qt

from console.desk.hazard.draft import HazardDraft
from console.model.hazard import HazardLevel, HazardState
from console.model.person import OPERATOR, Role
from console.model.premises import Building
from widgets.hazard.picture import HAZARDS, Shown

DAY = 24 * 3600.0


@pytest.fixture
def console(tmp_path):
    made = desk_console(tmp_path)
    grids = [one for one in made.areas.tree() if one.level == 4][:3]
    made.places.add_buildings([
        Building(f"44030400100101{i:05}", f"楼{i}", grid.id, "residential", 6, 18.0, 20,
                 (grid.bounds[0] + grid.bounds[2]) / 2, (grid.bounds[1] + grid.bounds[3]) / 2, grid.wkb)
        for i, grid in enumerate(grids)])
    now = time.time()
    for number, (place, days) in enumerate(((0, 20), (0, 10), (1, 5))):
        made.hazards.report(HazardDraft("fire", f"隐患{number}", building=f"44030400100101{place:05}",
                                        level=HazardLevel.LARGER, found_at=now - days * DAY), OPERATOR)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, console):
    with desk_window(qtbot, console) as window:
        settle(window)
        window.show_page("hazards")
        look(window)
        yield window.hazards


def look(window):
    for _ in range(3):
        settle(window)
        window.hazards.canvas.wait_exact()


def test_it_opens_by_key_with_what_there_is(page, qtbot):
    window = page.window()
    assert window.desk.left.isHidden() and window.desk.right.isHidden()
    assert page.figures.text().startswith("3 hazards")
    assert {row.words for row in page.ranking.rows} >= {"2", "1"}
    assert page.canvas._item.keys and page.time.track.span[1] > page.time.track.span[0]
    line(window, qtbot, "view orders")
    assert not window.desk.left.isHidden()
    key(window, Qt.Key.Key_F7)
    look(window)
    assert window.desk.pages.current == "hazards"


def test_the_slider_shows_the_past_and_comes_back(page):
    now = time.time()
    page.time.track.set_at(now - 7 * DAY)
    page.time._moved(page.time.track.at)
    look(page.window())
    assert page.figures.text().startswith("2 hazards") and page.time.day.text() != "Now"
    page.time.mark.setChecked(True)          # from that day on: what changed
    page.time.track.set_at(now)
    page.time._moved(page.time.track.span[1])
    look(page.window())
    assert page.choices.measure is Shown.CHANGE
    assert page.ranking.rows[0].words.startswith("+")
    page.time.go_to_now()
    look(page.window())
    assert page.choices.measure is Shown.COUNT and page.figures.text().startswith("3 hazards")


def test_playing_goes_on_by_the_clock_and_stops_at_the_end(page, qtbot, monkeypatch):
    monkeypatch.setattr("widgets.hazard.time_bar.PLAY_S", 0.2)
    page.time.track.set_at(page.time.track.span[0])
    with qtbot.waitSignal(page.time.play.toggled) as done:   # on
        page.time.play.setChecked(True)
    qtbot.waitUntil(lambda: not page.time.play.isChecked(), timeout=20_000)
    look(page.window())
    assert done.args == [True] and page.time.moment is None and page.figures.text().startswith("3 hazards")


def test_every_measure_colours_and_explains_itself(page):
    for shown in Shown:
        page.choices.show_measure(shown)
        look(page.window())
        assert page.picture.wish.shown is shown and page.canvas._item.keys[0].title
        assert page.picture.classes.classes or shown is Shown.OVERDUE


def test_pins_near_by_and_the_whole_loop_by_keyboard(page, qtbot, console):
    page.canvas.go_to((PLACE[0] - 0.003, PLACE[1] - 0.003, PLACE[0] + 0.003, PLACE[1] + 0.003))
    look(page.window())
    shots = [shot for shot in page.canvas.overlays.pin_shots() if shot.pins.name == HAZARDS]
    assert len(shots[0].pins.ids) == 3
    hazard = next(one for one in console.hazards.hazards().values() if one.text == "隐患0")
    page.canvas.pin_clicked.emit(HAZARDS, hazard.id)
    look(page.window())
    assert page.card.hazard.id == hazard.id and page.card.steps[0].name == "order"
    page.card.setFocus()
    key(page, Qt.Key.Key_1)
    look(page.window())
    assert console.hazards.get(hazard.id).state is HazardState.ORDERED, page.card.missing.text()
    key(page, Qt.Key.Key_1)                       # rectified: asks what was done
    assert page.card.form.isVisible()
    page.card.confirm()
    assert "few words" in page.card.missing.text()
    write(page.card.words, "已清理")
    key(page.card.words, Qt.Key.Key_Return)
    look(page.window())
    assert console.hazards.get(hazard.id).result == "已清理"
    key(page, Qt.Key.Key_1)
    look(page.window())
    assert console.hazards.get(hazard.id).state is HazardState.CLOSED
    qtbot.waitUntil(lambda: page.figures.text().startswith("2 hazards"), timeout=10_000)
    key(page, Qt.Key.Key_Escape)
    assert page.card.hazard is None


def test_why_is_told_factor_by_factor(page, console):
    page.explain_building("4403040010010100000")
    look(page.window())
    rows = page.why.rows()
    told = console.risk.of_building("4403040010010100000")
    assert len(rows) == len(told.factors) + 1 and f"{told.index:.1f}" in page.why.title.text()
    assert sum(float(row[3]) for row in rows[1:]) == pytest.approx(told.index, abs=0.05 * len(rows))
    page.choose_area("")
    look(page.window())
    assert page._why.isHidden()


def test_nobody_logged_in_may_look_but_not_act(page, console, qtbot):
    register_users(console, ann=({Role.ADMINISTRATOR}, {}))
    console.identity.leave()
    hazard = next(iter(console.hazards.hazards().values()))
    page.show_hazard(hazard.id)
    assert page.card.steps == []
    with qtbot.waitSignal(page.login_wanted):
        page._take("order", "")


def test_nothing_found_is_said(page):
    page.choices.text.setText("有什么没有什么")
    page.choices._typing.timeout.emit()
    look(page.window())
    assert page._lists.currentWidget() is page.none and "No hazard here" in page.none.text()
