"""The map as the window uses it: areas, cases and camera, through real events."""

import numpy as np
import pytest
from map_fakes import SOUTH, STEP, WEST, case, catalogue, square_district
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from console.model.area import AreaTree
from console.model.case import Priority
from console.model.changes import Changes
from maps.canvas import MapCanvas
from maps.style import LIGHT
from widgets.map_view import MapView


@pytest.fixture
def shown(qtbot):
    """A canvas with the square district in a view of 600 × 500."""
    canvas = MapCanvas()
    view = MapView(canvas)
    view.resize(600, 500)
    view.show()
    failures = []
    canvas.failed.connect(failures.append)
    canvas.set_areas(square_district())
    assert canvas.wait_exact(60_000)
    yield canvas, view
    canvas.close()
    view.close()
    assert not failures


def pixel(canvas, lon, lat):
    """Where a place stands, logical pixels."""
    from console.exchange.crs import from_lonlat
    px, py = canvas.view.to_pixel(*from_lonlat(lon, lat, canvas.crs))
    return QPointF(px, py)


def mouse(view, kind, place, button=Qt.MouseButton.NoButton, held=Qt.MouseButton.NoButton,
          keys=Qt.KeyboardModifier.NoModifier):
    """Send one mouse event as the system would."""
    port = view
    event = QMouseEvent(kind, place, QPointF(port.mapToGlobal(place.toPoint())), button, held, keys)
    QApplication.sendEvent(port, event)


def click(view, place, twice=False):
    left = Qt.MouseButton.LeftButton
    mouse(view, QEvent.Type.MouseMove, place)
    for kind in (QEvent.Type.MouseButtonPress, *([QEvent.Type.MouseButtonDblClick] if twice else [])):
        mouse(view, kind, place, left, left)
        mouse(view, QEvent.Type.MouseButtonRelease, place, left)


def drag(view, start, stop, keys=Qt.KeyboardModifier.NoModifier):
    left = Qt.MouseButton.LeftButton
    mouse(view, QEvent.Type.MouseMove, start)
    mouse(view, QEvent.Type.MouseButtonPress, start, left, left, keys)
    for step in range(1, 6):
        mouse(view, QEvent.Type.MouseMove, start + (stop - start) * step / 5, held=left, keys=keys)
    mouse(view, QEvent.Type.MouseButtonRelease, stop, left, keys=keys)


def middle_of(column, row):
    return WEST + (column + 0.5) * STEP, SOUTH + (row + 0.5) * STEP


def test_first_picture_shows_all_of_it(shown):
    canvas, _ = shown
    assert canvas.crs == "EPSG:4547"
    assert (canvas.view.width, canvas.view.height) == (600, 500)
    corner = pixel(canvas, WEST, SOUTH)
    assert 0 < corner.x() < 300 and 250 < corner.y() < 500
    assert len(np.unique(canvas.frame.pixels)) > 20
    assert any("街道" in text for text in canvas.frame.texts)


def test_scrolled_picture_equals_a_new_one(shown):
    canvas, _ = shown
    for dx, dy in ((40, -25), (-7, 90), (0, 3)):
        canvas.move_to(canvas.view.moved(dx, dy))
        assert canvas.wait_exact()
    scrolled = canvas.frame.pixels.copy()
    canvas.set_theme(LIGHT)
    canvas.wait_exact()
    from maps.style import DARK
    canvas.set_theme(DARK)
    canvas.wait_exact()
    whole = canvas.frame.pixels
    far = np.abs((scrolled & 255).astype(int) - (whole & 255)) > 1
    assert np.count_nonzero(far) == 0


def test_wheel_keeps_the_place_under_the_cursor(shown):
    canvas, view = shown
    place = QPointF(150, 120)
    before = canvas.lonlat(place)
    event = QWheelEvent(place, view.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    scale = canvas.view.scale
    QApplication.sendEvent(view, event)
    assert canvas.view.scale < scale
    assert canvas.lonlat(place) == pytest.approx(before, abs=1e-4)
    assert canvas.wait_exact()


def test_drag_and_keys_move(shown, qtbot):
    canvas, view = shown
    column, row = canvas.view.column, canvas.view.row
    drag(view, QPointF(300, 250), QPointF(350, 230))
    assert canvas.view.column < column and canvas.view.row > row
    view.setFocus()
    column = canvas.view.column
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert canvas.view.column > column
    scale = canvas.view.scale
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert canvas.view.scale < scale


def test_shift_drag_zooms_into_the_box(shown):
    canvas, view = shown
    chosen = canvas.lonlat(QPointF(250, 200))
    scale = canvas.view.scale
    drag(view, QPointF(200, 160), QPointF(300, 240), Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.scale < scale / 4
    assert canvas.lonlat(QPointF(300, 250)) == pytest.approx(chosen, abs=1e-3)


def test_hover_click_and_double_click_name_areas(shown, qtbot):
    canvas, view = shown
    hovered, clicked, activated = [], [], []
    canvas.area_hovered.connect(hovered.append)
    canvas.area_clicked.connect(clicked.append)
    canvas.area_activated.connect(activated.append)
    place = pixel(canvas, *middle_of(2, 2))
    click(view, place)
    assert clicked == [canvas.area_at(place)] and clicked[0] in ("c0-0", "g2-2", "s0-0")
    click(view, place, twice=True)
    assert activated == clicked[:1]
    assert hovered and hovered[-1] == clicked[0]


def test_cases_show_and_answer_clicks(shown, qtbot):
    canvas, view = shown
    cases = {c.id: c for c in (case("a", 2, 2), case("b", 12, 12, priority=Priority.URGENT), case("n", None, None))}
    bare = canvas.frame.pixels.copy()
    canvas.set_cases(cases, catalogue())
    assert canvas.wait_exact()
    assert not np.array_equal(canvas.frame.pixels, bare)
    clicked = []
    canvas.case_clicked.connect(clicked.append)
    click(view, pixel(canvas, *middle_of(12, 12)))
    assert clicked == ["b"]
    canvas.set_case_filter(lambda c: c.id == "a")
    assert canvas.wait_exact()
    assert len(canvas.frame.hits.rows) == 1
    canvas.apply_cases(Changes(removed=("a", "b", "n")))
    assert canvas.wait_exact()
    assert not len(canvas.frame.hits.rows)
    canvas.move_to(canvas.view.moved(1, 0))
    canvas.move_to(canvas.view.moved(-1, 0))  # names that stepped aside for a mark come back with the next view
    assert canvas.wait_exact()
    assert np.array_equal(canvas.frame.pixels, bare)


def test_a_group_is_zoomed_into(shown, qtbot):
    canvas, view = shown
    canvas.set_cases({f"c{i}": case(f"c{i}", 8 + i / 100, 8) for i in range(5)}, catalogue())
    canvas.wait_exact()
    scale = canvas.view.scale
    click(view, pixel(canvas, *middle_of(8, 8)))
    assert canvas.view.scale < scale


def test_arrivals_during_the_day(shown):
    canvas, _ = shown
    canvas.set_cases({}, catalogue())
    for i in range(40):
        canvas.apply_cases(Changes(added=(case(f"c{i}", i % 16, i // 16),)))
    assert canvas.wait_exact()
    assert canvas.frame.hits.counts[:, 0].sum() == 40
    assert canvas.frame.request.shot.fresh.all()


def test_selection_and_go_to(shown):
    canvas, _ = shown
    canvas.select_area("s1-1")
    canvas.go_to_area("s1-1")
    assert canvas.wait_exact()
    south_west = pixel(canvas, WEST + 8 * STEP, SOUTH + 8 * STEP)
    north_east = pixel(canvas, WEST + 16 * STEP, SOUTH + 16 * STEP)
    assert 0 <= south_west.x() < north_east.x() <= 600
    assert 500 >= south_west.y() > north_east.y() >= 0
    assert north_east.y() < 60
    accent = canvas.frame.pixels == 0xFF5EC8F2
    assert np.count_nonzero(accent) > 500
    canvas.select_area("")
    assert canvas.wait_exact()
    assert np.count_nonzero(canvas.frame.pixels == 0xFF5EC8F2) == 0


def test_wishes_before_there_are_areas(qtbot):
    canvas = MapCanvas()
    view = MapView(canvas)
    view.resize(400, 300)
    view.show()
    canvas.set_cases({"a": case("a", 3, 3)}, catalogue())
    canvas.go_to((WEST, SOUTH, WEST + STEP, SOUTH + STEP))
    canvas.set_areas(AreaTree())
    assert canvas.wait_exact()
    canvas.set_areas(square_district())
    assert canvas.wait_exact()
    assert canvas.view.scale < 2
    canvas.close()
    view.close()


def test_furniture_says_demo(shown):
    _, view = shown
    image = view.grab().toImage()
    amber = sum(image.pixelColor(x, y).red() > 200 for x in range(16, 120) for y in range(16, 44))
    assert amber > 50
