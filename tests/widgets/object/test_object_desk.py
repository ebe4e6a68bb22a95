"""The object card in the window: found by typing, opened level by level, people masked, everything leads somewhere."""

import time

import numpy as np
import pytest
import shapely
from desk_window import PASSWORD, click_map, key, line, register_users, settle, write
from PySide6.QtCore import QPointF, Qt

from console.desk.hazard.draft import HazardDraft
from console.model.case import State
from console.model.hazard import HazardLevel
from console.model.person import OPERATOR, Role
from console.model.premises import Building, Facility
from console.model.register import Firm, Resident, Room
from widgets.object.section_looks import Colouring
from widgets.words import state_word

LON, LAT = 114.0050, 22.5200
CODE = "4403040010010100001"
ROOM = f"{CODE}000002"


@pytest.fixture
def console(console):
    shape = shapely.box(LON - 0.0003, LAT - 0.0003, LON + 0.0003, LAT + 0.0003)
    console.places.add_buildings([Building(CODE, "莲心大厦", "G0", "residential", 3, 9.0, 6, LON, LAT, shape.wkb),
                                  Building(f"{CODE[:-1]}2", "空楼", "G0", "office", 2, 6.0, 0, LON + 0.003, LAT,
                                           shapely.transform(shape, lambda xy: xy + np.array([0.003, 0])).wkb)])
    console.places.add_facilities([Facility("f1", "hydrant", "莲心消火栓", "G0", LON, LAT - 0.001, "000-1")])
    console.addresses.sync()
    console.addresses.add_rooms([Room(f"{CODE}{n:06}", 1 + n // 2, f"{1 + n // 2}0{1 + n % 2}", "home", 40)
                                 for n in range(1, 6)])
    console.addresses.add_residents([Resident("王小明", ROOM, "440304199001010011", "13800001234", "tenant")])
    console.addresses.add_firms([Firm("莲心餐饮", f"{CODE}000001", "91440300X", "餐饮", "李四", "13900005678")])
    console.hazards.report(HazardDraft("fire", "堵塞通道", building=CODE, room="201", level=HazardLevel.LARGER,
                                       found_at=time.time() - 86_400), OPERATOR)
    return console


@pytest.fixture
def window(window):
    look(window)
    return window


def look(window):
    for _ in range(2):
        settle(window)
        window.found.background.finish()
        window.map_panel.canvas.wait_exact()


def choose(window, words, title):
    """Type words into the palette and take the line of that title."""
    palette = window.palette_box
    key(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write(palette.field, words)
    look(window)
    while palette._current().title != title:
        key(palette.field, Qt.Key.Key_Down)
    key(palette.field, Qt.Key.Key_Return)
    look(window)


def middle(window):
    view = window.map_panel.canvas.view
    return window.map_panel.canvas.lonlat(QPointF(view.width / 2, view.height / 2) / view.ratio)


def test_from_a_few_letters_to_a_name_on_record(window, qtbot, console):
    """Building, section, room, person, purpose; back the same way; other buttons of the card."""
    choose(window, "莲心大", "莲心大厦")
    card = window.objects.card
    assert card.isVisible() and card.title.text() == "莲心大厦" and card.part() == "section"
    lon, lat = middle(window)
    assert abs(lat - LAT) < 0.0005 and LON < lon < LON + 0.004   # the building is left of the card
    assert window.map_tools.item._found is not None
    section = card.section
    assert section.legend() == ["home 5"] and section.view.hasFocus()
    section.colour_by(Colouring.HAZARDS)
    assert "larger hazard 1" in section.legend()
    section.view.choose_room(ROOM)
    assert section.words.text() == "201 · 2 F · home · one person · open hazards: 1, gravest: larger hazard"
    key(section.view, Qt.Key.Key_Return)
    look(window)
    assert card.title.text() == "莲心大厦 201" and card.part() == "people"
    assert [one.right for one in card.people.items()] == ["tenant"]
    assert [one.title for one in card.events.items()] == ["福华路路面积水", "Fire: 堵塞通道"]
    # Somebody who may not read names comes: the card is asked for anew and tells stars.
    register_users(console, admin=({Role.ADMINISTRATOR}, {}), li=({Role.CHECKER}, {}))
    console.identity.switch(console.people.login("li", PASSWORD))
    look(window)
    masked, = card.people.items()
    assert masked.title == console.people.mask("王小明", "name", console.identity.known) != "王小明"
    card.people.list.setCurrentIndex(card.people.model.index(0))
    key(card.people.list, Qt.Key.Key_Return)
    look(window)
    assert card.part() == "facts" and "王小明" not in str(card.facts.grid.rows())
    card.facts.grid._links[0].click()
    write(card.facts.grid.form.purpose, "核实居住情况")
    key(card.facts.grid.form.purpose, Qt.Key.Key_Return)
    look(window)
    assert "王小明" in str(card.facts.grid.rows())
    told = list(console.ledger.entries(subject="resident:1"))[-1]
    assert (told.kind, told.actor, told.payload["why"]) == ("person.revealed", "li", "核实居住情况")
    key(card, Qt.Key.Key_Backspace)
    look(window)
    assert card.title.text() == "莲心大厦 201"
    card.path.area_selected.emit("area:G0")
    look(window)
    assert card.title.text() == "G0网格" and [one.title for one in card.below.items()] == ["莲心大厦", "空楼"]
    key(card, Qt.Key.Key_Escape)
    assert not card.isVisible() and window.map_tools.item._found is None


def test_it_opens_from_the_map_and_leads_on(window, qtbot, console):
    canvas = window.map_panel.canvas
    canvas.go_to((LON - 0.001, LAT - 0.001, LON + 0.001, LAT + 0.001))
    look(window)
    assert canvas.tells_buildings
    canvas.box.double_clicked.emit(QPointF(window.map_panel.view.width() / 2, window.map_panel.view.height() / 2),
                                   Qt.KeyboardModifier.NoModifier)
    look(window)
    card = window.objects.card
    assert card.isVisible() and card.told.card.id == CODE
    card.search.click()
    assert window.palette_box.isVisible() and window.palette_box.field.text() == "莲心大厦 "
    write(window.palette_box.field, "3")
    look(window)
    assert {"莲心大厦 301", "莲心大厦 302"} <= {window.palette_box._model.offer(i).title
                                         for i in range(window.palette_box._model.rowCount())}
    window.palette_box.close_palette()
    card.report.click()
    settle(window)
    assert "莲心大厦" in window.case_form.form.written.address
    window.case_form.close()
    line(window, qtbot, "view identify")
    click_map(window, LON, LAT)
    look(window)
    window.map_tools.background.finish()
    assert not card.isVisible() and window.identify.card.isVisible()   # one card at a time
    part = next(one for one in window.identify.card.parts() if one.opens == ("building", CODE))
    window.identify.card.card_wanted.emit(*part.opens)
    look(window)
    assert card.isVisible() and not window.identify.card.isVisible()
    card.show_part("events")
    window.map_tools.stop_tool()
    case, hazard = card.events.items()
    assert (case.kind, case.right, hazard.kind) == ("case", state_word(State.REPORTED), "hazard")
    card.events.opened.emit(case.kind, case.id)
    assert window.navigation.case == case.id
    card.events.opened.emit(hazard.kind, hazard.id)
    look(window)
    assert window.desk.pages.current == "hazards" and window.pages.hazards.card.hazard.text == "堵塞通道"
    card.risk.click()
    look(window)
    assert window.pages.hazards.panel.why.isVisibleTo(window)


def test_what_has_nothing_says_so_and_every_kind_has_a_card(window, qtbot, console):
    window.objects.show("building", f"{CODE[:-1]}2")
    look(window)
    card = window.objects.card
    assert card.section.none.isVisible() and "address import" in card.section.none.text()
    card.show_part("events")
    assert card.events.none.isVisible()
    for kind, id_, part, words in (("firm", "1", "facts", "莲心餐饮"), ("facility", "f1", "facts", "莲心消火栓"),
                                   ("area", "S0", "below", "莲花街道"), ("room", f"{CODE}000003", "facts", "202")):
        window.objects.show(kind, id_)
        look(window)
        assert card.part() == part and words in card.title.text()
    window.objects.show("facility", "gone")
    look(window)
    assert "no longer on record" in window.message_bar.history[-1].line
    canvas = window.map_panel.canvas
    window.navigation.show_area("S0")
    look(window)
    card.close_card()
    if not canvas.tells_buildings:   # far away, the card of the area chosen
        key(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        look(window)
        assert card.isVisible() and card.title.text() == "莲花街道"
    assert window.objects.show_value({"kind": "building", "id": CODE}) and not window.objects.show_value([1])
    look(window)
    assert card.title.text() == "莲心大厦"
