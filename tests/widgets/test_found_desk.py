"""The search for everything in the palette: typing never waits, the last question wins, pins come and go."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shell_fakes import small_areas, small_tree

from console.insight.search_all import Hit
from console.model.area import AreaTree
from console.model.person import User
from widgets.command_entries import entries
from widgets.found_desk import FOUND, FoundDesk, found_pins
from widgets.palette import Palette
from widgets.palette_offers import Offers
from widgets.theme import Theme

TREE = AreaTree(small_areas())
TOWER = Hit("building", "4403040010010100001", "莲心大厦", "福华路1号", 114.01, 22.52, "G0")
ROOM = Hit("room", "4403040010010100001000001", "莲心大厦 101", "", 114.01, 22.52, "G0")
PERSON = Hit("person", "7", "莲**", "莲心大厦 4403**********0011", 114.01, 22.52, "G0")
CASE = Hit("case", "test:9", "莲花路积水", "test:9", 114.012, 22.521, "G0")


class Search:
    """Answers when it is told to, and remembers what it was asked."""

    def __init__(self):
        self.asked, self.go, self.begun = [], threading.Event(), threading.Event()

    def find(self, text, who, limit):
        self.asked.append((text, who.id))
        self.begun.set()
        assert self.go.wait(10)
        return [hit for hit in (TOWER, ROOM, PERSON, CASE) if text[0] in hit.title]

    def not_searched(self, text, who):
        return "no telephones for you" if text.isdigit() else ""


class Console:
    def __init__(self):
        self.search = Search()
        self.identity = type("", (), {"known": User("li")})()


@pytest.fixture
def console():
    return Console()


@pytest.fixture
def desk(qtbot, console):
    from maps.canvas import MapCanvas
    from widgets.map_view import MapView

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    plan = type("", (), {})()
    plan.canvas = MapCanvas(parent=window)
    plan.view = MapView(plan.canvas)
    plan.view.setParent(window)
    plan.canvas.set_areas(TREE)
    window.show()
    plan.canvas.wait_exact()
    palette = Palette(Offers(entries(small_tree()), lambda: TREE, dict), [], Theme(), window)
    desk = FoundDesk(console, palette, plan, Theme(), window)
    desk.palette, desk.canvas = palette, plan.canvas
    yield desk
    console.search.go.set()
    desk.stop()
    plan.canvas.close()


def pins(desk):
    return [one for shot in desk.canvas.overlays.pin_shots() if shot.pins.name == FOUND for one in shot.pins.ids]


def rows(palette):
    return [palette._model.offer(i).title for i in range(palette._model.rowCount())]


def test_typing_never_waits_and_the_last_question_wins(desk, console, qtbot):
    palette, search = desk.palette, console.search
    palette.open("莲心")
    assert search.begun.wait(10) and "Searching" in palette._hint.text()   # and this line was reached meanwhile
    for text in ("莲心大", "莲心大厦", "莲"):
        palette.field.setText(text)
    assert "莲心大厦" not in rows(palette)
    search.go.set()
    desk.background.finish()
    # One letter is not searched for, and what was overtaken while it waited was never asked.
    assert search.asked == [("莲心", "li")] and pins(desk) == []
    palette.field.setText("莲心大")
    desk.background.finish()
    assert [one for one in rows(palette) if one.startswith("莲心")] == ["莲心大厦", "莲心大厦 101"]
    assert {"莲**", "莲花路积水"} <= set(rows(palette))
    palette.field.setText("view area ")   # the words of a command are not searched for
    assert search.asked[1:] == [("莲心大", "li")] and "莲心大厦" not in rows(palette)


def test_what_is_found_is_on_the_map_while_the_palette_is_open(desk, console, qtbot):
    console.search.go.set()
    palette, found = desk.palette, []
    palette.found.connect(found.append)
    palette.open("莲心")
    desk.background.finish()
    assert set(pins(desk)) == {f"{one.kind}:{one.id}" for one in (TOWER, ROOM, PERSON, CASE)}
    while palette.current_hit() != ROOM:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    shot, = desk.canvas.overlays.pin_shots()
    chosen = [one for one, look in zip(shot.pins.ids, shot.pins.look, strict=True) if shot.pins.looks[look].rank == 2]
    assert chosen == [f"room:{ROOM.id}"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert found == [ROOM] and pins(desk) == [] and palette._recent == [f"address show room:{ROOM.id}"]
    palette.open("莲花路")
    desk.background.finish()
    while palette.current_hit() != CASE:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as line:   # a case has a line and a card of its own
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert line.args == ["view case test:9"] and found == [ROOM]


def test_of_people_nothing_is_remembered_and_what_was_left_out_is_said(desk, console):
    console.search.go.set()
    palette = desk.palette
    palette.open("莲心")
    desk.background.finish()
    while palette.current_hit() != PERSON:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette._recent == []
    palette.open("5678")
    desk.background.finish()
    assert palette._hint.text() == "no telephones for you"
    palette.field.setText("莲心")
    assert "telephones" not in palette._hint.text()


def test_a_choice_made_by_hand_stays_when_more_is_found(desk, console):
    palette = desk.palette
    palette.open("莲花")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    before = palette._current().line
    console.search.go.set()
    desk.background.finish()
    assert palette._current().line == before and "莲花路积水" in rows(palette)
    # An area that the search found too is offered once.
    assert len({palette._model.offer(i).line for i in range(palette._model.rowCount())}) == len(rows(palette))


def test_the_map_brings_what_was_found_into_sight_and_goes_back(desk, console, qtbot):
    console.search.go.set()
    canvas, palette = desk.canvas, desk.palette
    canvas.go_to((114.0105, 22.5215, 114.0115, 22.5225))    # beside both places
    before = canvas.view
    palette.open("莲心")
    desk.background.finish()
    qtbot.waitUntil(lambda: canvas.view != before)
    assert desk._sight._is_seen((TOWER.lon, TOWER.lat)) and desk._sight._is_seen((CASE.lon, CASE.lat))
    near = canvas.view
    palette.field.setText("莲心大")      # in sight already: nothing moves
    desk.background.finish()
    desk._sight._look()
    assert canvas.view == near
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert canvas.view == before
    palette.open("莲花路")
    desk.background.finish()
    qtbot.waitUntil(lambda: canvas.view != before)
    desk._sight.keep()          # a click on the map: one goes on from here
    there = canvas.view
    palette.close_palette()
    assert canvas.view == there


def test_a_pin_that_is_clicked_opens_it_and_people_show_masked(desk, console):
    console.search.go.set()
    clicked = []
    desk.hit_clicked.connect(clicked.append)
    desk.palette.open("莲心")
    desk.background.finish()
    desk.canvas.pin_clicked.emit(FOUND, f"person:{PERSON.id}")
    assert clicked == [PERSON] and PERSON.title == "莲**" and pins(desk) == []
    desk.palette.close_palette()
    assert found_pins([Hit("area", "S0", "x", lon=114.0, lat=22.5), Hit("firm", "1", "x")], None, Theme()).ids == ()
