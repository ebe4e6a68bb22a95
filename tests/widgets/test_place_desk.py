"""Devices and facilities in the window: on the map, in a card, and the way from there to a case."""

import time

import pytest
from desk_window import PLACE, click_map, line, register_users, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.commands.tree import Door
from console.model.device import Device, Reading
from console.model.person import Role, User
from console.model.premises import Facility
from widgets.identify import nearest_part
from widgets.place_pins import DEVICE_ICONS, FACILITY_ICONS, PLAIN_DEVICE, PLAIN_FACILITY
from widgets.runner import Outcome

LON, LAT = PLACE[0] + 0.002, PLACE[1] + 0.002
GAS = Device("g1", "gas", "三楼燃气", lon=LON, lat=LAT)
CAMERA = Device("c1", "camera", "路口", lon=LON + 0.002, lat=LAT, stream="rtsp://x.example/1", azimuth=90.0)


@pytest.fixture
def console(console):
    console.devices.register([GAS, CAMERA])
    console.places.add_facilities([Facility("f1", "hydrant", "消火栓1号", "", LON - 0.002, LAT, "000-1")])
    return console


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


def test_a_facility_is_corrected_and_people_are_revealed_on_record(window, qtbot, console):
    console.facilities.change("f1", contact="王小明", mobile="13800001111", hours="全天")
    console.people.add(User("boss", "管理员", frozenset({Role.ADMINISTRATOR})), "password", console.who)
    console.identity.switch(console.people.get("boss"))
    line(window, qtbot, "view facilities --on")
    settle(window)
    window.place_desk._clicked("facilities", "f1")
    settle(window)
    card = window.place_desk.card
    assert {("Opening hours", "全天"), ("Contact", "王**"), ("Mobile phone", "138****1111")} <= set(card.rows())
    card.fields.form.open_form(next(one for one in card.fields._fields if one.label == "Mobile phone"))
    card.fields.form.purpose.setText("联系检修")
    card.fields.form.go.click()
    settle(window)
    assert ("Mobile phone", "13800001111") in card.rows()
    card.edit.click()
    form = card.form
    assert form.isVisible() and form.texts["mobile"].text() == "" and form.texts["hours"].text() == "全天"
    form.texts["hours"].setText("8:00–18:00")
    form.texts["duty"].setText("打电话")
    QTest.keyClick(form.texts["duty"], Qt.Key.Key_Return)
    settle(window)
    assert form.isVisible() and "no telephone" in form.error.text()
    form.texts["duty"].setText("000-120")
    QTest.keyClick(form.texts["duty"], Qt.Key.Key_Return)
    settle(window)
    assert not form.isVisible() and {("Opening hours", "8:00–18:00"), ("On duty 24 h", "000-120")} <= set(card.rows())
    assert console.facilities.contact("f1").mobile == "13800001111"   # nobody typed over what was masked
    assert console.places.facility("f1").name == "消火栓1号"


def test_a_facility_goes_with_a_reason_and_comes_back_by_a_line(window, qtbot, console):
    register_users(console, boss=((Role.ADMINISTRATOR,), {}), clerk=((Role.ACCEPTOR,), {}))
    console.identity.switch(console.people.get("clerk"))
    line(window, qtbot, "view facilities --on")
    settle(window)
    window.place_desk._clicked("facilities", "f1")
    settle(window)
    card = window.place_desk.card
    card.remove.click()
    assert not card.removal.isVisible() and "supervisors" in window.message_bar.history[-1].text
    console.identity.switch(console.people.get("boss"))
    card.remove.click()
    assert card.removal.isVisible() and "消火栓1号" in card.removal.about.text() and not card.edit.isVisible()
    QTest.keyClick(card.removal.why, Qt.Key.Key_Return)
    settle(window)
    assert "needs a reason" in card.removal.error.text()
    card.removal.why.setText("已拆除")
    QTest.keyClick(card.removal.why, Qt.Key.Key_Return)
    settle(window)
    assert not card.isVisible() and console.places.facility("f1") is None and on_map(window) == {}
    window.outcomes.show(Outcome(("facility", "recall"), Door(), console.facilities.removal.recall("boss").id))
    settle(window)
    assert on_map(window) == {"facilities": ["f1"]}


def test_only_some_kinds_are_shown_and_the_legend_names_them(window, qtbot, console):
    console.places.add_facilities([Facility("f2", "school", "学校", "", LON, LAT - 0.002)])
    line(window, qtbot, "view facilities --on --kind school")
    settle(window)
    assert on_map(window) == {"facilities": ["f2"]} and window.layers.overlays.kinds.chosen == {"school"}
    shot, = window.map_panel.canvas.overlays.pin_shots()
    assert [look.sign for look in shot.pins.looks] == ["School"]
    window.layers.overlays.kinds.choose(["hydrant"])
    settle(window)
    qtbot.waitUntil(lambda: settle(window) or on_map(window) == {"facilities": ["f1"]})
    line(window, qtbot, "view facilities --kind all")
    settle(window)
    assert on_map(window) == {"facilities": ["f1", "f2"]} and not window.layers.overlays.kinds.chosen


def test_what_is_here_tells_the_nearest_places(console):
    part, = nearest_part(console, LON, LAT)
    assert part.fields == (("Fire hydrant", "206 m · 消火栓1号"),)


def test_a_device_that_is_gone_is_said(window, qtbot):
    window.place_desk._clicked("facilities", "nothing")
    settle(window)
    assert "no longer on record" in window.message_bar.history[-1].line and not window.place_desk.card.isVisible()


def test_every_pictogram_is_there(qapp):
    from widgets.icons import is_known

    names = {*DEVICE_ICONS.values(), *FACILITY_ICONS.values(), PLAIN_DEVICE, PLAIN_FACILITY}
    assert [name for name in names if not is_known(name)] == []


def test_rules_are_changed_on_the_card_and_the_card_hides_no_place(window, qtbot, console):
    line(window, qtbot, "view devices --on")
    settle(window)
    card, canvas = window.place_desk.card, window.map_panel.canvas
    canvas.go_to((CAMERA.lon - 0.006, LAT - 0.001, CAMERA.lon - 0.0005, LAT + 0.001))   # at the right, under the card
    canvas.wait_exact()
    window.place_desk._clicked("devices", "c1")
    settle(window)
    from console.exchange.crs import from_lonlat

    x, y = from_lonlat(CAMERA.lon, CAMERA.lat, canvas.crs)
    px, py = canvas.view.to_pixel(float(x), float(y))
    assert not card.geometry().contains(round(px / canvas.view.ratio), round(py / canvas.view.ratio))

    window.place_desk._clicked("devices", "g1")
    settle(window)
    card.rules_button.click()
    form = card.rules
    assert form.isVisible() and not card.fields.isVisible() and form.fields["limit"].text() == "10"
    form.fields["limit"].setText("many")
    form.confirm()
    assert "many" in form.error.text()
    form.fields["limit"].setText("11")
    QTest.keyClick(form.fields["limit"], Qt.Key.Key_Return)
    settle(window)
    gas = console.devices.kinds.named("gas")
    assert gas.rules[0].limit == 11.0 and console.devices.kinds.version != "2026.1"
    assert not form.isVisible() and card.fields.isVisible()
    now = time.time()
    console.devices.take([Reading("g1", now - 60, 10.5), Reading("g1", now, 10.5)])
    settle(window)
    assert card.chip.text() == "In order"   # by the new limit
    card.rules_button.click()
    form.rule.setCurrentIndex(form.rule.count() - 1)   # a new rule
    form.text.setText("上升快")
    form.when.setCurrentIndex(form.when.findData("rises"))
    form.fields["limit"].setText("4")
    form.confirm()
    settle(window)
    assert [one.text for one in console.devices.kinds.named("gas").rules][-1] == "上升快"
    card.rules_button.click()
    form.rule.setCurrentIndex(2)
    form.drop.click()
    settle(window)
    assert len(console.devices.kinds.named("gas").rules) == 2
