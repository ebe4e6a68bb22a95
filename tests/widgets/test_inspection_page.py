"""The page of inspections: plans, the day's way, the checklist by key, orders, re-check, figures and rights."""

import time

import pytest
from desk_window import key, line, register_users, settle, write
from PIL import Image
from PySide6.QtCore import QPointF, Qt

from console.model.hazard import HazardState
from console.model.inspection import Finding, PartyRole
from console.model.person import OPERATOR, Role
from console.model.premises import Building
from widgets.inspection.page_keys import Front

DAY = 24 * 3600.0
CTRL = Qt.KeyboardModifier.ControlModifier
CODES = [f"44030400100101{i:05}" for i in range(4)]


@pytest.fixture
def console(console):
    """Four buildings in three grids; the second was found burning twice, the third was inspected long ago."""
    grids = [one for one in console.areas.tree() if one.level == 4][:3]
    console.places.add_buildings([
        Building(code, f"楼{i}", grids[i % 3].id, "urban_village", 6, 18.0, 20,
                 grids[i % 3].bounds[0] + 0.0005 + 0.0003 * i, grids[i % 3].bounds[1] + 0.0005, grids[i % 3].wkb)
        for i, code in enumerate(CODES)])
    desk, now = console.inspections, time.time()
    desk.set_party(CODES[1], PartyRole.LANDLORD, "王小明", OPERATOR, is_person=True)
    for days in (40, 20):
        desk.visit(CODES[1], OPERATOR, findings=(Finding("V03", text=f"灭火器失效{days}"),), at=now - days * DAY)
        console.hazards.rectify(desk_hazard(console, f"灭火器失效{days}").id, OPERATOR, result="已换")
        if days == 40:
            console.hazards.recheck(desk_hazard(console, "灭火器失效40").id, OPERATOR, passed=True)
    desk.visit(CODES[2], OPERATOR, at=now - 400 * DAY)
    return console


@pytest.fixture
def page(window):
    window.show_page("inspections")
    look(window)
    return window.pages.inspections


def desk_hazard(console, text):
    return next(one for one in console.hazards.hazards().values() if one.text == text)


def look(window):
    for _ in range(4):
        settle(window)
        window.pages.inspections.map.canvas.wait_exact()


def words(table, row):
    return [cell.words for cell in table.figures.rows[row]]


def test_from_the_plan_by_keyboard_to_orders_the_re_check_and_the_figures(page, qtbot, console, tmp_path):
    window = page.window()
    assert window.desk.left.isHidden() and page._side.currentIndex() == Front.EMPTY
    assert page.overview.plans.parentWidget().currentIndex() == 1   # there is none: it says how to make one
    assert page.overview.due.text().startswith("3 ")

    # a plan
    key(page, Qt.Key.Key_P)
    form = page.overview.form
    assert form.isVisible() and form.title.hasFocus()
    write(form.title, "十一月")
    form.count.setText("0")
    key(form.title, Qt.Key.Key_Return)
    assert "1 to 5000" in form.error.text()
    form.count.setText("3")
    key(form.title, Qt.Key.Key_Return)
    look(window)
    plan = next(iter(console.inspections.plans().values()))
    assert plan.title == "十一月" and len(plan.buildings) == 3 and not form.isVisible()
    assert words(page.overview.plans, 0) == ["十一月", "3", "0", "3"]

    # today's way is on the map and in the list; the first stop is looked at
    stops = [one.id for one in page.map.route.stops]
    assert sorted(stops) == sorted(plan.buildings) and page.code == stops[0]
    assert [one.building for one in page.overview.lines.lines] == stops
    assert page._side.currentIndex() == Front.BUILDING and page.building.head.stop.text().startswith("Stop 1 of 3")
    spot = page.map.route._spots()[1]
    page.map.canvas.box.clicked.emit(QPointF(spot), Qt.KeyboardModifier.NoModifier)
    look(window)
    assert page.code == stops[1] and page.overview.list_table.currentIndex().row() == 1
    page.show_building(stops[0])
    look(window)

    # the checklist by key: unseen items are not recorded as right
    panel, view = page.building, page.building.checklist
    view.setFocus()
    key(view, Qt.Key.Key_1)
    key(view, Qt.Key.Key_Return, CTRL)
    assert "10 items have no answer" in panel.said.text()
    assert not any(one.plan for one in console.inspections.visits().values())
    view.setCurrentIndex(panel.items.index(3, 0))
    key(view, Qt.Key.Key_2)
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30), "red").save(photo)
    panel.form.add_photos([str(photo), str(tmp_path / "a.txt")])
    assert "a.txt" in panel.form.error.text() and "1" in panel.form.photos.text()
    write(panel.form.words, "楼道停放电动车")
    key(panel.form.words, Qt.Key.Key_Return)
    key(view, Qt.Key.Key_0, CTRL)
    assert "somebody was let in" in panel.said.text()
    view.setCurrentIndex(panel.items.index(panel.items.rowCount() - 1, 0))
    key(view, Qt.Key.Key_2)                                 # beside the list, put right on the spot
    key(panel.form.words, Qt.Key.Key_Return)
    assert "few words" in panel.form.error.text()
    write(panel.form.words, "门牌脱落")
    panel.form.spot.setChecked(True)
    key(panel.form.words, Qt.Key.Key_Return)
    key(view, Qt.Key.Key_A)
    assert panel.answers.missing() == []
    key(view, Qt.Key.Key_Return, CTRL)
    look(window)
    visit = console.inspections.of_building(stops[0])[0]
    assert visit.plan == plan.id and len(visit.hazards) == 2 and "V04" not in visit.passed and len(visit.passed) == 10
    first, second = (console.hazards.get(one) for one in visit.hazards)
    assert first.state is HazardState.ORDERED and first.text == "楼道停放电动车" and len(first.photos) == 1
    assert second.state is HazardState.CLOSED
    assert "2 findings, 1 orders" in panel.said.text(), panel.said.text()
    qtbot.waitUntil(lambda: (look(window), words(page.overview.plans, 0)[2])[1] == "1", timeout=10_000)
    assert [one.done for one in page.map.route.stops] == [True, False, False]

    # nobody in at the next stop: it stays due, and the way goes on
    key(view, Qt.Key.Key_N)
    look(window)
    assert page.code == stops[1] and panel.answers.answered == 0
    key(view, Qt.Key.Key_0, CTRL)
    look(window)
    assert not console.inspections.of_building(stops[1])[0].entered
    assert page.map.route.stops[1].tried and page._next() == stops[2]

    # back at the first: what was found there is re-checked from the page
    page.show_building(stops[0])
    look(window)
    key(view, Qt.Key.Key_H)
    row = next(i for i, one in enumerate(panel.past.lines.lines) if one.hazard == first.id)
    panel.past.table.activated_row.emit(row)
    assert page._side.currentIndex() == Front.HAZARD and page.card.hazard.id == first.id
    key(page.card, Qt.Key.Key_1)                            # rectified
    write(page.card.words, "已清走")
    key(page.card.words, Qt.Key.Key_Return)
    look(window)
    key(page.card, Qt.Key.Key_1)                            # passed
    look(window)
    assert console.hazards.get(first.id).state is HazardState.CLOSED, page.card.missing.text()
    key(page.card, Qt.Key.Key_Escape)
    assert page._side.currentIndex() == Front.BUILDING and panel.past.table.hasFocus()


def test_figures_open_into_their_lists_and_plans_are_called_off(page, qtbot, console):
    window, overview = page.window(), page.overview
    console.inspections.make_plan(OPERATOR, title="冬季", count=2)
    qtbot.waitUntil(lambda: (look(window), len(overview.figures.plans))[1] == 1, timeout=10_000)
    overview.tabs.setCurrentIndex(1)
    assert overview.total.text().startswith("0 of 3")       # within 30 days; the second was not due
    overview.period.setCurrentIndex(3)
    overview.asked.emit()
    look(window)
    assert overview.total.text().startswith("1 of 4")       # within a year it was, and was inspected
    row = next(i for i in range(len(overview.coverage.figures.rows)) if words(overview.coverage, i)[3] != "0")
    overview.coverage.setCurrentIndex(overview.coverage.figures.index(row, 3))
    look(window)
    assert len(overview.lines.lines) == int(words(overview.coverage, row)[3]) and "missed" in overview.list_title.text()
    overview.level.setCurrentIndex(2)
    overview.asked.emit()
    look(window)
    assert sum(int(words(overview.coverage, i)[1]) for i in range(len(overview.coverage.figures.rows))) == 4

    overview.tabs.setCurrentIndex(2)
    assert words(overview.repeated, 0)[1:] == ["2", "1"]
    overview.repeated.setCurrentIndex(overview.repeated.figures.index(0, 1))
    look(window)
    assert len(overview.lines.lines) == 2 and {one.tone for one in overview.lines.lines} <= {"", "ok", "late"}
    overview.list_table.setFocus()
    overview.list_table.setCurrentIndex(overview.lines.index(0, 0))
    look(window)
    assert page.code == CODES[1] and page.map.route._marked is not None
    overview.list_table.activated_row.emit(0)
    assert page._side.currentIndex() == Front.HAZARD

    overview.tabs.setCurrentIndex(3)
    assert words(overview.parties, 0)[0] == "王小明"         # the operator may see it
    overview.parties.setCurrentIndex(overview.parties.figures.index(0, 3))
    look(window)
    assert [one.building for one in overview.lines.lines] == [CODES[1]]
    overview.due.click()
    look(window)
    assert overview.list_title.text().startswith("Due now") and overview.lines.lines[0].note.startswith("risk")

    overview.tabs.setCurrentIndex(0)
    overview.plans.choose(overview.figures.plans[0][0].id)
    look(window)
    overview.cancel.click()
    overview.form.confirm()
    assert "few words" in overview.form.error.text()
    write(overview.form.why, "合并到十二月")
    key(overview.form.why, Qt.Key.Key_Return)
    look(window)
    assert next(iter(console.inspections.plans().values())).cancelled and "called off" in words(overview.plans, 0)[0]
    assert not overview.cancel.isEnabled()


def test_the_page_opens_from_a_hazard_and_keeps_to_rights(page, qtbot, console):
    window = page.window()
    line(window, qtbot, "view hazards")
    settle(window)
    window.pages.hazards.show_hazard(desk_hazard(console, "灭火器失效20").id)
    window.pages.hazards.card.inspections.click()
    look(window)
    assert window.desk.pages.current == "inspections" and page.code == CODES[1]
    assert dict(page.building.fields.rows())["Landlord"] == "王小明"
    page.building.head.risk.click()
    settle(window)
    assert window.desk.pages.current == "hazards"
    key(window, Qt.Key.Key_F8)
    look(window)
    assert window.desk.pages.current == "inspections"

    register_users(console, ann=({Role.ADMINISTRATOR}, {}))
    console.identity.switch(console.people.get("ann"))
    page.user_changed()
    look(window)
    panel = page.building
    assert dict(panel.fields.rows())["Landlord"] == "王**"
    assert not panel.record.isEnabled() and "This is for" in panel.said.text()
    with qtbot.waitSignal(page.said) as said:
        key(page, Qt.Key.Key_P)
    assert "This is for" in said.args[0] and not page.overview.form.isVisible()
    console.identity.leave()
    page.user_changed()
    look(window)
    assert "Log in" in panel.said.text()
    with qtbot.waitSignal(page.login_wanted):
        page._record(True)
    with qtbot.waitSignal(page.said) as said:
        page.show_building("4403040010010199999")
        look(window)
    assert "no building" in said.args[0]
