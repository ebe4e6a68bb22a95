"""The hazard map in the window: colours, pins, time, ranking, the card with its steps, and why."""

import time
from types import SimpleNamespace

import pytest
from desk_window import PLACE, desk_console, desk_window, key, line, register_users, settle, write
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from console import language
from console.desk.hazard.draft import HazardDraft
from console.desk.hazard.party_desk import PartyWish
from console.insight.hazard_aggregate import HazardMeasure
from console.insight.hazard_filter import HazardFilter
from console.model.area import Level
from console.model.hazard import HazardLevel, HazardState
from console.model.inspection import PartyRole
from console.model.person import OPERATOR, Role
from console.model.premises import Building
from widgets.hazard.asking import Asking
from widgets.hazard.picture import Wish
from widgets.hazard.pins import HAZARDS

DAY = 24 * 3600.0


class _NoBot:
    """A window for the whole module: nobody but the fixture closes it."""

    def addWidget(self, widget):
        self.widget = widget


@pytest.fixture(scope="module")
def console(tmp_path_factory):
    made = desk_console(tmp_path_factory.mktemp("hazards"))
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


@pytest.fixture(scope="module")
def window(console):
    """Opened once: it takes as long as all tests together. Tests that change hazards or users come last."""
    language.use("en")
    with desk_window(_NoBot(), console) as opened:
        settle(opened)
        opened.show_page("hazards")
        look(opened)
        yield opened


@pytest.fixture
def page(window, qtbot):
    page = window.pages.hazards
    window.show_page("hazards")
    page.time.go_to_now()
    page.choices.show_level("")
    page.choices.show_measure(HazardMeasure.COUNT)
    page.choices.clear()
    page.back_to_list()
    page.choose_area("")
    look(window)
    return page


def look(window):
    for _ in range(3):
        settle(window)
        window.pages.hazards.canvas.wait_exact()


def qt_wait(page, holds):
    for _ in range(200):
        look(page.window())
        if holds():
            return
        QTest.qWait(20)
    raise AssertionError(page.figures.text())


def test_it_opens_by_key_with_what_there_is(page, qtbot):
    window = page.window()
    assert window.desk.left.isHidden() and window.desk.right.isHidden()
    assert page.figures.text().startswith("3 hazards")
    assert {row.words for row in page.panel.ranking.rows} >= {"2", "1"}
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
    assert page.figures.text().startswith("2 hazards") and page.time.now_word.text() == ""
    page.time.mark.setChecked(True)          # from that day on: what changed
    page.time.track.set_at(now)
    page.time._moved(page.time.track.span[1])
    look(page.window())
    assert page.choices.measure is HazardMeasure.CHANGE
    assert page.panel.ranking.rows[0].words.startswith("+")
    page.time.go_to_now()
    look(page.window())
    assert page.choices.measure is HazardMeasure.COUNT and page.figures.text().startswith("3 hazards")


def test_playing_goes_on_by_the_clock_and_stops_at_the_end(page, qtbot, monkeypatch):
    monkeypatch.setattr("widgets.hazard.time_bar.PLAY_S", 0.2)
    page.time.track.set_at(page.time.track.span[0])
    with qtbot.waitSignal(page.time.play.toggled) as done:   # on
        page.time.play.setChecked(True)
    qtbot.waitUntil(lambda: not page.time.play.isChecked(), timeout=20_000)
    look(page.window())
    assert done.args == [True] and page.time.moment is None and page.figures.text().startswith("3 hazards")


def test_lists_wait_while_time_plays_and_catch_up_when_it_is_stopped(page, qtbot, monkeypatch):
    monkeypatch.setattr("widgets.hazard.time_bar.PLAY_S", 1e9)
    before = page.panel.ranking.rows
    page.time.play.setChecked(True)   # from the first day: one hazard of three
    qtbot.waitUntil(lambda: page.picture.wish.filter.at is not None and page.picture.total < 3, timeout=20_000)
    assert page.panel.ranking.rows == before
    page.time.play.setChecked(False)
    look(page.window())
    assert page.panel.ranking.rows == page.picture.ranking() != before
    page.time.go_to_now()
    look(page.window())
    assert page.panel.ranking.rows == before


def test_every_measure_colours_and_explains_itself(page):
    for shown in HazardMeasure:
        page.choices.show_measure(shown)
        look(page.window())
        assert page.picture.wish.shown is shown and page.canvas._item.keys[0].title
        assert page.picture.classes.classes or shown is HazardMeasure.OVERDUE


def test_why_is_told_factor_by_factor(page, console):
    page.explain_building("4403040010010100000")
    look(page.window())
    rows = page.panel.why.rows()
    told = console.risk.of_building("4403040010010100000")
    assert len(rows) == len(told.factors) + 1 and f"{told.index:.1f}" in page.panel.why.title.text()
    assert sum(float(row[3]) for row in rows[1:]) == pytest.approx(told.index, abs=0.05 * len(rows))
    page.choose_area("")
    look(page.window())
    assert page.panel.why_box.isHidden()


def test_it_is_laid_out_as_it_was_left(page):
    page.choices.show_measure(HazardMeasure.PER_KM2)
    page.choices.show_level("grid")
    page.splitters[0].setSizes([700, 560])
    left = page.remembered()
    page.restore({"sizes": [[1, 2, 3]], "measure": "?", "level": "?"})       # of another version
    assert page.choices.measure is HazardMeasure.PER_KM2
    page.restore(left | {"sizes": [[600, 660]]})
    assert page.remembered()["level"] == "grid" and page.splitters[0].sizes()[0] < left["sizes"][0][0]
    page.window().remember()
    assert page.window().layout_now.pages["hazards"]["measure"] == "per_km2"


def test_what_changes_under_a_question_is_asked_again(qtbot):
    asked, answered = [], []
    console = SimpleNamespace(hazard_map=None, risk=None)
    background = SimpleNamespace(ask=lambda name, job, then: asked.append(then))
    asking = Asking(console, background, None, None, owner := QObject())
    asking.answered.connect(answered.append)
    wish = Wish(HazardFilter(), HazardMeasure.COUNT, Level.GRID, False)
    asking.ask(wish)
    asking.forget()              # a hazard changed while the thread was at work
    picture = SimpleNamespace(wish=wish, scale=None)
    asked[0](SimpleNamespace(picture=picture))
    assert len(asked) == 2
    asked[1](SimpleNamespace(picture=picture))
    assert len(asked) == 2 and len(answered) == 2 and owner is asking.parent()


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
    qt_wait(page, lambda: page.figures.text().startswith("2 hazards"))
    key(page, Qt.Key.Key_Escape)
    assert page.card.hazard is None


def test_a_hazard_is_reported_by_hand_and_its_last_step_taken_back(page, console):
    key(page.map, Qt.Key.Key_N)
    form = page.panel.form
    assert page.is_reporting and form.kind.hasFocus()
    form.confirm()
    assert "Say where" in form.error.text()
    write(form.place, "4403040010010100002")
    form._typing.timeout.emit()
    look(page.window())
    assert form.where.building == "4403040010010100002" and form.where.words.startswith("楼2")
    first = console.places.building("4403040010010100001")
    page.reporting.place_at(first.lon, first.lat)        # a click on the map, rather
    look(page.window())
    assert form.where.building == first.code
    form.words.setText("飞线")
    form.kind.setCurrentIndex(form.kind.findData("electricity"))
    form.consequence.setCurrentIndex(form.consequence.findData(5))
    form.order.setChecked(True)
    key(form.words, Qt.Key.Key_Return)
    look(page.window())
    made = next(one for one in console.hazards.hazards().values() if one.text == "飞线")
    assert (made.kind, made.building, made.consequence, made.state) == (
        "electricity", first.code, 5, HazardState.ORDERED)
    assert page.card.hazard.id == made.id and not page.is_reporting
    names = [step.name for step in page.card.steps]
    key(page.card, Qt.Key(Qt.Key.Key_1 + names.index("take_back")))
    write(page.card.words, "点错")
    key(page.card.words, Qt.Key.Key_Return)
    look(page.window())
    assert page.card.hazard.state is HazardState.FOUND and console.hazards.get(made.id).due_at is None
    key(page.map, Qt.Key.Key_N)
    key(form.kind, Qt.Key.Key_Escape)
    assert not page.is_reporting


def test_the_slider_goes_by_key_and_the_list_shows_the_state_of_then(page, console):
    hazard = next(one for one in console.hazards.hazards().values() if one.text == "隐患1")
    console.hazards.close(hazard.id, OPERATOR, why="x")
    qt_wait(page, lambda: page.panel.hazards.row_of(hazard.id) < 0)
    page.map.setFocus()
    key(page.map, Qt.Key.Key_BracketLeft)
    key(page.map, Qt.Key.Key_BraceLeft, Qt.KeyboardModifier.ShiftModifier)
    look(page.window())
    days = (page.time.track.span[1] - page.time.track.at) / DAY
    assert days == pytest.approx(8, abs=0.01) and page.time.now_word.text() == ""
    model = page.panel.hazards
    assert model.index(model.row_of(hazard.id), 1).data() == "To be decided"     # as on that day, not as now
    key(page.map, Qt.Key.Key_C)
    page.time.since_day.setDate(page.time.since_day.minimumDate())
    page.time.day.setDate(page.time.day.maximumDate())
    look(page.window())
    first, last = page.time.since_day.date(), page.time.day.date()
    assert page.choices.measure is HazardMeasure.CHANGE
    assert page.picture.classes.key.rows[0].words == (
        f"{last.toString('yyyy-MM-dd')} against {first.toString('yyyy-MM-dd')}")


def test_filters_by_party_state_and_level(page, console):
    choices, panel = page.choices, page.panel
    choices.text.setText("有什么没有什么")
    choices._typing.timeout.emit()
    look(page.window())
    assert panel.is_empty and "No hazard here" in panel.none.text() and panel.clear.isVisibleTo(panel)
    panel.clear.click()
    look(page.window())
    assert not panel.is_empty
    console.inspections.party_desk.set(PartyWish("4403040010010100001", PartyRole.LANDLORD, "王小明", True), OPERATOR)
    mine = console.hazards.report(HazardDraft("gas", "软管", building="4403040010010100001"), OPERATOR)
    qt_wait(page, lambda: choices._offered)
    assert [name for _, name in choices._offered] == ["王小明"]
    page.show_hazard(mine.id)
    page.card.party.click()
    look(page.window())
    assert page.figures.text().startswith("1 hazards") and choices.parties.chosen == {mine.party}
    choices.clear()
    closed = sum(not one.is_open for one in console.hazards.hazards().values())
    choices.states.choose([HazardState.CLOSED.value])
    look(page.window())
    assert not choices.only_open.isChecked() and page.figures.text().startswith(f"{closed} hazards")
    choices.clear()
    choices.show_level("district")
    page.ask()
    look(page.window())
    assert page.picture.wish.level is Level.DISTRICT and choices.only_open.isChecked()
    register_users(console, ann=({Role.ADMINISTRATOR}, {}), luo=({Role.COLLECTOR}, {}))
    console.identity.switch(console.people.get("luo"))
    page.show_hazard(mine.id)
    shown = [value for _, value in page.card.fields.rows()]
    assert "王小明" not in shown and any(value.startswith("王") for value in shown)   # masked for who may not see it
    page.user_changed()
    qt_wait(page, lambda: choices._offered[0][1] != "王小明")


def test_nobody_logged_in_may_look_but_not_act(page, console, qtbot):
    if not console.people.registered:   # the test before may have run in another process
        register_users(console, ann=({Role.ADMINISTRATOR}, {}))
    console.identity.leave()
    hazard = next(iter(console.hazards.hazards().values()))
    page.show_hazard(hazard.id)
    assert page.card.steps == []
    with qtbot.waitSignal(page.login_wanted):
        page.card.step_wanted.emit("order", "")
