"""The panel of the service circle: asked by keyboard, computed beside, pins by number, files of what is shown."""

import sys

import numpy as np
import pyproj
import shapely
from desk_window import key, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.language import tr
from console.model.premises import Building, Facility
from maps.pins import PinLook, Pins, in_plane
from maps.view import View
from widgets.circle.answer import CircleAnswer
from widgets.circle.asking import Asking
from widgets.circle.pins import PROPOSED
from widgets.theme import Theme

BACK = pyproj.Transformer.from_crs(4547, 4490, always_xy=True)
SOME, TEN = {"rooms": 20.0}, {"rooms": 10.0}
ANSWER = {"stations": 1, "reach_m": 500.0, "on_foot": False, "demo": True, "total": {"rooms": 30.0}, "inside": SOME,
          "share": {"rooms": 2 / 3}, "by_stations_in_reach": {"0": TEN, "1": SOME},
          "load": [{"name": "东站", "area_name": "街道 › 社区", "lon": 114.005, "lat": 22.52, "within": SOME,
                    "nearest": SOME, "alone": SOME}]}
SITES = [{"name": f"{n}号楼", "code": str(n), "area_name": "社区", "lon": 114.01 + n / 1000, "lat": 22.52, "gain": TEN}
         for n in range(2)]
PLAN = {"by": "rooms", "sites": SITES, "gain": TEN, "share_before": {"rooms": 2 / 3}, "share_after": {"rooms": 1.0},
        "bound": 10.0, "gap": 0.0, "greedy": 10.0, "sites_asked": 2}


def at(x):
    return BACK.transform(500_000 + x, 2_491_000)


def served(console):
    """A station at 0 m with two buildings in its reach, and one building 3 km away."""
    console.places.add_facilities([Facility("s", "service_station", "东站", "G0", *at(500), "")])
    console.places.add_buildings([
        Building(f"44030400{n:011}", f"{n}号楼", "G0", "residential", 6, 18.0, 10, *at(x),
                 shapely.Point(at(x)).buffer(0.0001).wkb, demo=True) for n, x in enumerate((500, 600, 3500))])


def opened(window):
    window.run_line("view circle")
    settle(window)
    return window.circle.card


def pins(window):
    return {shot.pins.name: list(shot.pins.looks) for shot in window.map_panel.canvas.overlays.pin_shots()}


def test_an_empty_profile_is_told_what_to_do(window, console):
    card = opened(window)
    assert card.isVisible() and "no stations" in card.note.text() and not card.form.go.isEnabled()
    console.places.add_facilities([Facility("s", "service_station", "东站", "G0", *at(500), "")])
    assert "no buildings" in opened(window).note.text() and not card.form.go.isEnabled()


def test_enter_computes_beside_and_the_answer_is_shown_pinned_and_written(window, qtbot, console, monkeypatch):
    served(console)
    card = opened(window)
    assert card.form.reach.hasFocus() and not card.form.on_foot.isVisible()
    assert card.form.kind.currentText().endswith("(1)") and card.form.go.isEnabled()
    card.form.more.setValue(1)
    key(card.form.more, Qt.Key.Key_Return)
    assert card.busy.isVisible() and not card.form.go.isEnabled()
    qtbot.waitUntil(lambda: not window.circle._process.is_busy, timeout=300_000)
    assert not card.note.isVisible(), card.note.text()
    assert card.answer.shares.rows == [["Buildings served", "2", "66.7 %", "1", "100.0 %"],
                                       ["Rooms served", "20", "66.7 %", "10", "100.0 %"]]
    assert [one.right for one in card.answer.sites.items()] == ["+10"] and "Proven" in card.answer.proof.text()
    assert [look.text for look in pins(window)[PROPOSED]] == ["1"] and card.demo.isVisible()

    lines = []
    window.circle.line_wanted.disconnect()
    window.circle.line_wanted.connect(lines.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/tmp/x.pdf", ""))
    for signal in (card.map_wanted, card.outside_wanted, card.report_wanted):
        signal.emit(card._shown)
    asked = ("--kind=service_station", "--reach=500")
    assert lines == [("circle", "map", *asked, "--next=1"), ("circle", "outside", "--output=/tmp/x.pdf", *asked),
                     ("circle", "report", *asked, "--next=1", "--", "/tmp/x.pdf")]

    key(card.form.reach, Qt.Key.Key_Escape)
    assert not card.isVisible() and PROPOSED not in pins(window)
    opened(window)   # as it was left
    assert card.form.more.value() == 1 and card.answer.isVisible() and PROPOSED in pins(window)


def test_it_can_be_stopped_and_a_refusal_is_one_sentence(window, qtbot, console, tmp_path):
    served(console)
    script = tmp_path / "program.py"
    script.write_text("import sys\nwhile sys.stdin.buffer.read(64): pass\nsys.exit(1)\n")
    window.circle._process._program = [sys.executable, str(script)]
    card = opened(window)
    card.form.go.click()
    assert card.busy.isVisible()
    card.cancel.click()
    qtbot.waitUntil(lambda: not window.circle._process.is_busy, timeout=300_000)
    assert card.note.text() == tr("Stopped. Nothing was changed.") and not card.busy.isVisible()
    assert card.form.go.isEnabled() and not card.answer.isVisible()
    window.circle._process.failed.emit(None, "It was refused.")
    assert card.note.text() == "It was refused."


def test_lists_lead_to_their_places_and_the_card_follows_the_window(window, qtbot):
    card = opened(window)
    window.circle._answered(ANSWER | {"next": PLAN})
    settle(window)
    with qtbot.waitSignal(window.circle.bounds_wanted) as told:
        card.answer.loads.opened.emit("station", "0")
    west, south, east, north = told.args[0]
    assert west < 114.005 < east and south < 22.52 < north and (west + east) / 2 > 114.005   # beside the card
    card.answer.tabs.setCurrentIndex(2)
    window.map_panel.canvas.pin_clicked.emit(PROPOSED, "1")
    assert card.answer.tabs.currentIndex() == 0 and card.answer.sites.list.currentIndex().row() == 1
    assert card.answer.overlap.rows == [["0", "10"], ["1", "20"]]

    assert card.form.asking().area == "" and card.form.area.text() == "Everywhere"
    window.navigation.select_area("S1")
    assert (card.form.asking().area, card.form.area.text()) == ("S1", "梅林街道")
    window.place_desk.card.show()   # only one card is seen at a time
    assert not card.isVisible()
    opened(window)
    assert card.isVisible() and not window.place_desk.card.isVisible()


def test_a_plan_that_cannot_be_is_said_beside_what_is_known(qtbot):
    answer = CircleAnswer(Theme())
    qtbot.addWidget(answer)
    answer.show_answer(ANSWER | {"no_next": "Everybody is within reach already."}, "")
    assert answer.proof.text() == "Everybody is within reach already." and len(answer.shares.rows[0]) == 4
    answer.show_answer(ANSWER, "福田区")
    assert answer.proof.isHidden() and answer.about.text().startswith("福田区 · 1 station")
    assert answer.tabs.currentIndex() == 1


def test_the_question_is_a_command_line():
    asking = Asking("school", 300, "S1", "梅林街道", True, 0)
    assert asking.show_line() == ("circle", "show", "--kind=school", "--reach=300", "--area=S1", "--on-foot")


def test_numbered_pins_are_never_grouped():
    view = View(0.0, 0.0, 1.0, 400, 300)
    for alone, count in ((False, 1), (True, 2)):
        looks = tuple(PinLook("", (255, 209, 102), text=str(n)) for n in (1, 2))
        found = Pins("p", "P", ("a", "b"), np.array([0.0, 12.0]), np.zeros(2), np.arange(2, dtype=np.uint16), looks,
                     alone=alone)
        shot = in_plane(found, lambda lon, lat: (lon, lat), (0.0, 0.0), ("", {}))
        assert len(shot.hits(view).x) == count
