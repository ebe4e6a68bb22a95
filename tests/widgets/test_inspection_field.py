"""Inspections on the way: where it begins, papers, drafts through a crash, colleagues, mistakes, parties."""

import json
import time

import pytest
from desk_window import desk_window, key, register_users, settle, write
from PySide6.QtCore import QPointF, Qt

from console.model.inspection import Finding, PartyRole
from console.model.person import OPERATOR, Role, User
from console.model.premises import Building, Facility
from widgets.inspection.draft_keeper import DraftKeeper
from widgets.inspection.paper import paper_html
from widgets.inspection.paper_maker import make_paper
from widgets.inspection.party_form import PartyAsked
from widgets.inspection.route_bar import CSV, PRINT

CTRL = Qt.KeyboardModifier.ControlModifier
CODES = [f"44030400100101{i:05}" for i in range(3)]


@pytest.fixture
def console(console):
    """Three buildings in three grids, two stations, and a plan for two of the buildings."""
    grids = [one for one in console.areas.tree() if one.level == 4][:3]
    places = [(one.bounds[0] + 0.0005, one.bounds[1] + 0.0005) for one in grids]
    console.places.add_buildings([Building(code, f"楼{i}", grids[i].id, "urban_village", 6, 18.0, 20, *places[i],
                                        grids[i].wkb) for i, code in enumerate(CODES)])
    console.places.add_facilities([
        Facility("s1", "service_station", "近站", grids[0].id, places[0][0] + 0.0002, places[0][1]),
        Facility("s2", "community_office", "远站", grids[2].id, places[2][0], places[2][1] + 0.0002)])
    console.inspections.make_plan(OPERATOR, title="冬季", buildings=CODES[:2])
    return console


def look(window):
    for _ in range(4):
        settle(window)
        window.pages.inspections.map.canvas.wait_exact()


def opened(window):
    settle(window)
    window.show_page("inspections")
    look(window)
    return window.pages.inspections


def test_the_way_begins_at_a_station_or_a_point_and_is_taken_along(qtbot, console, tmp_path):
    with desk_window(qtbot, console) as window:
        page = opened(window)
        bar, route = page.overview.route, page.map.route
        assert bar.isVisible() and "近站" in bar.start.text() and route.start is not None
        assert [one.text() for one in bar.start.menu().actions()][:2] == ["近站", "远站"]
        bar.start.menu().actions()[1].trigger()
        look(window)
        plan, = console.inspections.plans().values()
        assert plan.start_name == "远站" and "远站" in bar.start.text()
        assert route.start == pytest.approx(plan.start)

        bar.point_wanted.emit()
        assert page.map.pointing
        key(page, Qt.Key.Key_Escape)
        assert not page.map.pointing
        bar.point_wanted.emit()
        there = page.map.lonlat(QPointF(200, 200))
        page.map.canvas.box.clicked.emit(QPointF(200, 200), Qt.KeyboardModifier.NoModifier)
        look(window)
        assert console.inspections.plan(plan.id).start == pytest.approx(there)
        assert not page.map.pointing and "point" in bar.start.text()

        page.way.choose_file = lambda title, name, ending: str(tmp_path / "way")   # without its ending
        for ending, command in ((CSV, "route"), (PRINT, "sheet")):
            with qtbot.waitSignal(page.line_wanted) as asked:
                bar.file_wanted.emit(ending)
            assert asked.args[0] == ["inspect", command, plan.id, "--count", "20", "-o", str(tmp_path / "way") + ending]
        page.overview.due.click()   # another list is no way
        look(window)
        assert not bar.isVisible()


def test_answers_outlive_the_window_and_are_one_person_s(qtbot, console):
    with desk_window(qtbot, console) as window:
        page = opened(window)
        code, view = page.code, page.building.checklist
        view.setFocus()
        key(view, Qt.Key.Key_1)
        key(view, Qt.Key.Key_2)
        write(page.building.form.words, "灭火器失效")
        key(page.building.form.words, Qt.Key.Key_Return)
        write(page.building.note, "三楼无人")
        qtbot.waitUntil(lambda: "三楼无人" in console.drafts.get(f"inspection:{code}", "")[1])
        assert json.loads(console.drafts.get(f"inspection:{code}", "")[1])["found"][0]["text"] == "灭火器失效"

        # the next start knows nothing but what is in the profile
        page.building.answered.disconnect(page.visits.drafts.changed)   # who kept them till now is gone
        page.visits.drafts.stop()
        page.visits.drafts = DraftKeeper(console, window.background, page)
        page.building.answered.connect(page.visits.drafts.changed)
        page.building.facts = None
        page.show_building(code)
        look(window)
        assert page.building.answers.answered == 2 and page.building.note.text() == "三楼无人"
        assert "here again" in page.building.said.text()

        # somebody else inspects meanwhile: this one is told once, and his draft stays
        console.inspections.visit(code, User("luo", "罗", frozenset({Role.INSPECTOR})))
        look(window)
        key(page.building.checklist, Qt.Key.Key_A)
        key(page.building.checklist, Qt.Key.Key_Return, CTRL)
        look(window)
        assert "luo recorded" in page.building.said.text() and page.building.answers.answered == 11
        key(page.building.checklist, Qt.Key.Key_Return, CTRL)
        look(window)
        first, second = console.inspections.of_building(code)
        assert {first.by, second.by} == {"", "luo"} and console.drafts.get(f"inspection:{code}", "")[1] == ""

        # it was the wrong building: taken back from where it stands
        mine = next(one for one in (first, second) if not one.by)
        key(page.building.checklist, Qt.Key.Key_H)
        past = page.building.past
        row = next(i for i, one in enumerate(past.lines.lines) if one.visit == mine.id)
        past.open_row(row, by_click=True)
        assert not past.back.isVisible()   # a click only looks
        past.table.activated_row.emit(row)
        key(past.back.why, Qt.Key.Key_Return)
        assert past.back.isVisible()       # not without a reason
        write(past.back.why, "走错楼")
        key(past.back.why, Qt.Key.Key_Return)
        look(window)
        assert console.inspections.visits()[mine.id].withdrawn and "Taken back" in page.building.said.text()
        assert any("走错楼" in one.name for one in past.lines.lines)


def test_who_answers_is_said_in_place(qtbot, console):
    with desk_window(qtbot, console) as window:
        page = opened(window)
        code, panel = page.code, page.building
        assert page.overview.missing.text().startswith("3 ")
        page.overview.missing.click()
        look(window)
        assert sorted(one.building for one in page.overview.lines.lines) == CODES
        panel.checklist.setFocus()
        key(panel.checklist, Qt.Key.Key_R)
        look(window)
        form = panel.parties
        assert form.isVisible() and not panel.tabs.isVisible()
        key(form.name, Qt.Key.Key_Return)
        assert "name first" in form.error.text()
        write(form.name, "阳光物业")
        key(form.name, Qt.Key.Key_Return)
        look(window)
        assert console.inspections.parties.of(code)[PartyRole.MANAGER].name == "阳光物业"
        assert not form.isVisible() and panel.tabs.isVisible()
        assert any(value == "阳光物业" for _, value in panel.fields.rows())
        qtbot.waitUntil(lambda: (look(window), page.overview.missing.text())[1].startswith("2 "))

        key(panel.checklist, Qt.Key.Key_R)
        look(window)
        assert form.name.text() == "阳光物业" and "阳光物业" in form.before.text()
        form.take_out()
        assert "reason" in form.error.text()
        write(form.why, "合同到期")
        key(form.why, Qt.Key.Key_Return)
        look(window)
        assert console.inspections.parties.of(code) == {}
        register_users(console, ann=({Role.ADMINISTRATOR}, {}), zhang=({Role.COLLECTOR}, {}))
        console.identity.switch(console.people.get("zhang"))
        page.user_changed()
        look(window)
        assert not panel.head.party.isVisible()
        form.wanted.emit(PartyAsked(PartyRole.FIRM, "某公司"))   # by whatever door: the desk refuses
        look(window)
        assert "This is for" in form.error.text() and console.inspections.parties.of(code) == {}


def test_the_paper_has_a_form_for_every_stop(qtbot, console, tmp_path):
    console.inspections.visit(CODES[0], OPERATOR, findings=[Finding("V03", text="灭火器失效")], at=time.time() - 9e5)
    console.inspections.set_party(CODES[0], PartyRole.MANAGER, "阳光<物业>", OPERATOR)
    plan, = console.inspections.plans().values()
    seen = []
    pages = make_paper(console, tmp_path / "a.pdf", plan.title, console.inspections.today(plan.id), "近站", "")
    from unittest.mock import patch

    import widgets.inspection.paper_maker as maker

    with patch.object(maker, "write_paper", lambda out, paper, picture: seen.append((paper, picture)) or 1):
        make_paper(console, tmp_path / "b.pdf", plan.title, console.inspections.today(plan.id), "近站", "")
    (paper, picture), = seen
    html = paper_html(paper, None)
    assert pages == 3 and picture is not None and picture.width() == 1974
    assert "阳光&lt;物业&gt;" in html and "灭火器失效" in html and html.count("page-break-before") == 2
    assert html.count("☐") == 2 + 1 + 2 * (2 * 11 + 1)   # the list, what is open, and every item of both stops
