"""Devices and facilities in the window: on the map, in a card, and the way from there to a case."""

import time

import pytest
from desk_window import PLACE, click_map, desk_console, desk_window, line, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.model.device import Device, Reading
from console.model.premises import Facility
from widgets.place_pins import DEVICE_ICONS, FACILITY_ICONS, PLAIN_DEVICE, PLAIN_FACILITY

LON, LAT = PLACE[0] + 0.002, PLACE[1] + 0.002
GAS = Device("g1", "gas", "三楼燃气", lon=LON, lat=LAT)
CAMERA = Device("c1", "camera", "路口", lon=LON + 0.002, lat=LAT, stream="rtsp://x.example/1", azimuth=90.0)


@pytest.fixture
def console(tmp_path):
    made = desk_console(tmp_path)
    made.devices.register([GAS, CAMERA])
    made.places.add_facilities([Facility("f1", "hydrant", "消火栓1号", "", LON - 0.002, LAT, "000-1")])
    yield made
    made.close()


@pytest.fixture
def window(qtbot, console):
    with desk_window(qtbot, console) as opened:
        settle(opened)
        yield opened


def on_map(window):
    window.map_panel.canvas.wait_exact()
    return {shot.pins.name: list(shot.pins.ids) for shot in window.map_panel.canvas.overlays.pin_shots()}


def look_at(window, lon, lat):
    window.map_panel.canvas.go_to((lon - 0.0004, lat - 0.0003, lon + 0.0004, lat + 0.0003))
    window.map_panel.canvas.wait_exact()


def test_they_are_switched_on_and_off_by_lines_and_ticks(window, qtbot):
    assert on_map(window) == {}
    line(window, qtbot, "view devices --on")
    line(window, qtbot, "view facilities")
    settle(window)
    assert on_map(window) == {"devices": ["c1", "g1"], "facilities": ["f1"]}
    assert window.layers.overlays.devices.isChecked() and window.layers.overlays.facilities.isChecked()
    line(window, qtbot, "view facilities")
    settle(window)
    assert on_map(window) == {"devices": ["c1", "g1"]}


def test_a_click_opens_the_card_and_new_readings_show_by_themselves(window, qtbot, console):
    line(window, qtbot, "view devices --on")
    settle(window)
    look_at(window, LON, LAT)
    click_map(window, LON, LAT)
    settle(window)
    card = window.place_desk.card
    assert card.isVisible() and card.title.text() == "三楼燃气" and card.chip.text() == "Never heard of"
    now = time.time()
    console.devices.take([Reading("g1", now - 60, 12.0), Reading("g1", now, 13.0)])
    settle(window)
    assert card.chip.text() == "Alarm" and ("Combustible gas", "13 % LEL") in card.rows()
    shot, = window.map_panel.canvas.overlays.pin_shots()
    assert shot.pins.looks[shot.pins.look[shot.pins.ids.index("g1")]].words == "Alarm"
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_camera_shows_what_it_covers_and_opens_in_the_player(window, qtbot, monkeypatch):
    line(window, qtbot, "view devices --on")
    settle(window)
    window.place_desk._clicked("devices", "c1")
    settle(window)
    assert window.map_tools.item._found is not None
    opened = []
    monkeypatch.setattr("widgets.place_desk.QDesktopServices.openUrl", lambda url: not opened.append(url.toString()))
    window.place_desk.card.picture.click()
    assert opened == ["rtsp://x.example/1"]
    window.place_desk._open_picture("file:///etc/passwd")   # would be a program on some systems
    assert len(opened) == 1
    window.place_desk.card.close_card()
    assert window.map_tools.item._found is None


def test_a_case_begins_at_the_place_with_its_class(window, qtbot):
    line(window, qtbot, "view facilities --on")
    settle(window)
    window.place_desk._clicked("facilities", "f1")
    settle(window)
    assert ("Telephone", "000-1") in window.place_desk.card.rows()
    window.place_desk.card.report.click()
    settle(window)
    written = window.case_form.form.written
    assert written.address == "消火栓1号"
    assert window.case_form.form.lonlat() == pytest.approx((LON - 0.002, LAT), abs=1e-6)


def test_a_device_that_is_gone_is_said(window, qtbot):
    window.place_desk._clicked("facilities", "nothing")
    settle(window)
    assert "no longer on record" in window.message_bar.history[-1].line and not window.place_desk.card.isVisible()


def test_every_pictogram_is_there(qapp):
    from widgets.icons import is_known

    names = {*DEVICE_ICONS.values(), *FACILITY_ICONS.values(), PLAIN_DEVICE, PLAIN_FACILITY}
    assert [name for name in names if not is_known(name)] == []
