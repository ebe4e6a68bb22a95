"""The section of a building: a tower scrolls, keys and clicks find rooms, colours say what they mean."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.insight.card_parts import Cell, Floor
from console.model.hazard import Hazard, HazardLevel, HazardState
from widgets.object.section_looks import USE_COLOURS, Colouring, hazards_by_room, legend_of, look_of
from widgets.object.section_panel import SectionPanel
from widgets.theme import Theme, contrast

BUILDING = "4403040010010100001"
THEME = Theme()


def cell(floor, column, **more):
    number = (floor + 3) * 100 + column
    return Cell(f"{BUILDING}{number:06}", f"{floor}{column:02}", more.pop("use", "home"), **more)


@pytest.fixture
def tower():
    """60 floors × 40 rooms, and two floors below the ground."""
    levels = [*range(60, 0, -1), -1, -2]
    return tuple(Floor(floor, tuple(cell(floor, column, residents=column % 13 if floor == 7 else 0,
                                         use="garage" if floor < 0 else "home") for column in range(1, 41)))
                 for floor in levels)


@pytest.fixture
def panel(qtbot, tower):
    panel = SectionPanel(THEME)
    qtbot.addWidget(panel)
    panel.resize(400, 420)
    panel.show()
    panel.show_section(tower, {})
    return panel


def test_a_tower_scrolls_and_only_rooms_in_sight_are_painted(panel, monkeypatch):
    view = panel.view
    painted = []
    monkeypatch.setattr(type(view), "_paint_room", lambda self, painter, metrics, one, box, now: painted.append(one))
    view.viewport().repaint()
    assert 0 < len(painted) < 200 and painted[-1].name.startswith("-2")   # it begins at the ground
    assert view.verticalScrollBar().maximum() > 1500 and view.horizontalScrollBar().maximum() > 1500
    panel.whole.setChecked(True)
    painted.clear()
    view.viewport().repaint()
    assert len(painted) == 62 * 40 and view.horizontalScrollBar().maximum() == 0


def test_keys_move_and_open_and_every_room_is_reached(panel, qtbot):
    view, opened = panel.view, []
    panel.room_opened.connect(opened.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.cell().name == "101"
    for wanted, name in ((Qt.Key.Key_Up, "201"), (Qt.Key.Key_Right, "202"), (Qt.Key.Key_End, "240"),
                         (Qt.Key.Key_Right, "240"), (Qt.Key.Key_Home, "201"), (Qt.Key.Key_PageDown, "-201")):
        QTest.keyClick(view, wanted)
        assert view.cell().name == name
        assert view.viewport().rect().contains(view.box(*view.current).center())
    view.choose_room(f"{BUILDING}{6312:06}")
    assert view.cell().name == "6012" and panel.words.text() == "6012 · 60 F · home"
    QTest.keyClick(view, Qt.Key.Key_Return)
    place = view.box(0, 12).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [f"{BUILDING}{6312:06}", f"{BUILDING}{6313:06}"] and view.cell().name == "6013"


def test_colours_are_told_by_the_legend_and_hazards_by_their_room(panel, tower):
    assert panel.legend() == ["home 2,400", "garage 80"]
    panel.colour_by(Colouring.RESIDENTS)
    assert panel.legend()[0].startswith("nobody") and "11 people or more 6" in panel.legend()
    now = 1_795_000_000.0
    hazards = [Hazard(str(i), "fire", level, state, building=BUILDING, room=room, found_at=now)
               for i, (level, state, room) in enumerate((
                   (HazardLevel.LOW, HazardState.FOUND, "701"), (HazardLevel.MAJOR, HazardState.ORDERED, "1001"),
                   (HazardLevel.LARGER, HazardState.FOUND, f"{BUILDING}001002"),
                   (HazardLevel.MAJOR, HazardState.CLOSED, "702"), (HazardLevel.MAJOR, HazardState.FOUND, ""),
                   (HazardLevel.LOW, HazardState.FOUND, "no such room")))]
    found, elsewhere = hazards_by_room((one for floor in tower for one in floor.rooms), hazards)
    # 701 is written on the door and 1001 is the door of floor 10; 001002 is the number of door 702.
    by_name = {one.code: one.name for floor in tower for one in floor.rooms}
    assert {by_name[code]: (one.level, one.count) for code, one in found.items()} == {
        "701": (HazardLevel.LOW, 1), "1001": (HazardLevel.MAJOR, 1), "702": (HazardLevel.LARGER, 1)}
    assert elsewhere == 2
    panel.show_section(tower, found, elsewhere)
    panel.colour_by(Colouring.HAZARDS)
    assert {"major hazard 1", "larger hazard 1", "low hazard 1", "2 more of the building as a whole"} <= set(
        panel.legend())
    looks = {look for look, _ in legend_of((one for floor in tower for one in floor.rooms), Colouring.HAZARDS, found,
                                           THEME)}
    assert len({look.colour for look in looks}) == 4
    assert look_of(Cell("x", "1", "empty"), Colouring.USE, {}, THEME).hollow


def test_words_in_rooms_can_be_read_and_uses_told_apart():
    for colour in USE_COLOURS.values():
        assert contrast(colour, THEME.text) >= 4.5, colour
    assert len(set(USE_COLOURS.values())) == len(USE_COLOURS)


def test_a_building_without_rooms_says_how_they_come(panel):
    panel.show_section((), {})
    assert panel.none.isVisible() and "address import" in panel.none.text()
    assert not panel.view.isVisible() and not panel.colourings[Colouring.USE].isVisible()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.cell() is None


def test_a_flag_colours_its_corner_and_not_the_vacant_room_beside_it(qtbot):
    from PySide6.QtGui import QColor

    from widgets.object.section_looks import RoomHazards

    rooms = (cell(1, 1), cell(1, 2, use="empty"))
    panel = SectionPanel(THEME)
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show()
    panel.show_section((Floor(1, rooms),), {rooms[0].code: RoomHazards(HazardLevel.MAJOR, 1)})
    picture = panel.view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()

    def colour(place):
        return QColor(picture.pixelColor(int(place.x() * ratio), int(place.y() * ratio))).name()

    flagged, vacant = panel.view.box(0, 0), panel.view.box(0, 1)
    assert colour(flagged.topRight()) == THEME.urgent and colour(flagged.bottomLeft()) == USE_COLOURS["home"]
    assert colour(vacant.center()) == THEME.sunken
