"""The views as widgets: what is on the screen is what is printed; keys and mouse do the same."""

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from review_scene_fakes import made_scene, place

from console.detection.pictures.chip import draw_chip
from console.detection.pictures.difference import draw_difference
from console.detection.pictures.section import draw_section
from widgets.review.views import MODES, SHOWS, ReviewViews
from widgets.review.views_layout import arranged
from widgets.theme import Theme


@pytest.fixture
def views(qtbot):
    made = ReviewViews(Theme())
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    yield made
    made.stop()


def shot(pane):
    """The pixels of a widget [rows, cols, 3]."""
    image = pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, :image.width() * 3].reshape(image.height(), image.width(), 3).copy()  # the image goes


def settled(views):
    QApplication.processEvents()
    return views


def test_every_mode_shows_its_views_and_no_other(views):
    scene = made_scene(photos=True)
    views.show_scene(scene)
    for name in MODES:
        views.set_mode(name)
        shown = {key for key, pane in views.panes.items() if pane.isVisible()}
        assert shown == set(SHOWS[name]) and views.mode == name
    assert [name for name, _, _ in views.modes()] == list(MODES)
    with pytest.raises(ValueError, match="nothing"):
        views.set_mode("nothing")


def test_the_screen_is_the_print_to_the_pixel(views):
    """Of each view, what is painted equals the drawing that the PDF takes."""
    scene = made_scene(photos=True)
    views.show_scene(scene)
    views.set_mode("overview")
    views._corner.hide()
    settled(views)
    for name, draw in (
            ("before", lambda size: draw_chip(scene, "before", size, line=scene.line)),
            ("after", lambda size: draw_chip(scene, "after", size, line=scene.line)),
            ("difference", lambda size: draw_difference(scene, size, line=scene.line)),
            ("section", lambda size: draw_section(scene, scene.line, size))):
        pane = views.panes[name]
        assert np.array_equal(shot(pane), draw((pane.width(), pane.height()))[0]), name


def test_dragging_the_line_in_one_picture_cuts_elsewhere(views, qtbot):
    views.show_scene(made_scene())
    views.set_mode("section")
    pane = settled(views).panes["after"]
    pane.refresh()
    before = shot(views.panes["section"])
    start, end = (QPoint(*(round(v) for v in at)) for at in pane._ends(pane.frame))
    with qtbot.waitSignal(views.section_line_changed) as told:
        QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=end)
        QTest.mouseMove(pane, end + QPoint(0, -30))
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=end + QPoint(0, -30))
    line = told.args[0]
    moved = shapely.get_coordinates(line)
    assert moved[1][1] - moved[0][1] == pytest.approx(30 / pane.frame.up, rel=0.1)
    assert not np.array_equal(before, shot(views.panes["section"]))
    assert views.state.line is line and QPoint(*(round(v) for v in pane._ends(pane.frame)[0])) == start


def test_the_line_goes_by_key_what_it_goes_by_mouse(views):
    views.show_scene(made_scene())
    a = shapely.get_coordinates(views.state.line)
    views.nudge_section(across=2.0)
    b = shapely.get_coordinates(views.state.line)
    assert b[:, 1] - a[:, 1] == pytest.approx([2, 2])     # the line runs east: its left is north
    views.nudge_section(turn=90)
    c = shapely.get_coordinates(views.state.line)
    assert c[:, 0] == pytest.approx([c[0, 0]] * 2) and c[1, 1] > c[0, 1]
    assert views.state.line.length == pytest.approx(32)
    views.reset()
    assert shapely.get_coordinates(views.state.line) == pytest.approx(a)


def test_the_wheel_zooms_both_epochs_around_the_mouse(views):
    views.show_scene(made_scene())
    views.set_mode("side")
    pane, other = settled(views).panes["before"], views.panes["after"]
    pane.refresh()
    at = QPointF(60, 90)
    held = pane.frame.to_m(at.x(), at.y())
    turned = QWheelEvent(at, pane.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
                         Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    pane.wheelEvent(turned)
    pane.refresh()
    other.refresh()
    assert pane.frame.to_m(at.x(), at.y()) == pytest.approx(held, abs=0.05)
    assert (pane.frame.x0, pane.frame.y1, pane.frame.across) == pytest.approx(
        (other.frame.x0, other.frame.y1, other.frame.across))
    for _ in range(60):
        views.zoom(1.5)
    assert views.state.view[2] - views.state.view[0] == pytest.approx(3.0)
    for _ in range(60):
        views.zoom(0.5)
    assert views.state.view[2] - views.state.view[0] <= views.scene.reach[2] - views.scene.reach[0] + 1e-6


def test_the_curtain_shows_each_epoch_on_its_side(views):
    views.show_scene(made_scene(photos=True))
    views.set_mode("swipe")
    pane = settled(views).panes["swipe"]
    for share in (0.25, 0.75):
        views.set_curtain(share)
        rgb = shot(pane).astype(int)
        x = round(pane.width() * share)
        left, right = rgb[60:80, x - 40:x - 20].mean(axis=(0, 1)), rgb[60:80, x + 20:x + 40].mean(axis=(0, 1))
        assert left[1] > left[0] + 20 and right[0] > right[1] + 20   # green before, red after
    views.move_curtain(9)
    assert pane.share == 1.0


def test_blinking_changes_the_epoch_and_nothing_else(views):
    views.show_scene(made_scene(photos=True))
    views.set_mode("blink")
    pane = settled(views).panes["blink"]
    assert pane.running
    views.flip()
    assert not pane.running
    first, frame = shot(pane).astype(int), pane.frame
    views.flip()
    second = shot(pane).astype(int)
    assert pane.frame == frame and np.abs(first - second).max() > 40
    views.flip()
    assert np.array_equal(shot(pane), first)
    views.set_mode("side")
    views.set_mode("blink")
    assert pane.running
    views.hide()
    assert not pane.running


def test_pointing_at_the_section_points_at_the_ground(views):
    views.show_scene(made_scene())
    views.set_mode("section")
    pane = settled(views).panes["section"]
    pane.refresh()
    before = shot(views.panes["after"])
    x, y = (round(v) for v in pane.frame.to_px(16.0, 12.0))
    QTest.mouseMove(pane, QPoint(x, y))
    assert views.state.cursor == pytest.approx(place(0, 0), abs=0.3)
    assert not np.array_equal(before, shot(views.panes["after"]))
    assert "16." in pane._words(16.0) and "Δ +3.00" in pane._words(16.0)


def test_surfaces_and_photos_change_for_both_epochs(views):
    views.show_scene(made_scene(photos=True))
    views.set_mode("side")
    photo = shot(settled(views).panes["before"])
    views.step_kind()
    assert views.state.kind == "surface" and not np.array_equal(photo, shot(views.panes["before"]))
    views.step_kind()
    assert np.array_equal(photo, shot(views.panes["before"]))
    views.show_scene(made_scene())
    assert not views.kind_button.isEnabled()


def test_nothing_to_show_is_said_and_the_focus_stays_away(views, qtbot):
    views.show_scene(None, "All done.")
    assert views.empty.isVisible() and views.empty.text() == "All done."
    assert not any(pane.isVisible() for pane in views.panes.values())
    for child in [views, *views.findChildren(QWidget)]:
        assert child.focusPolicy() == Qt.FocusPolicy.NoFocus, child
    views.show_scene(made_scene(epochs=(True, False), missing=("The later survey is gone.",)))
    for name in MODES:
        views.set_mode(name)
        settled(views)
        shot(views)


def test_the_points_come_and_turn(views, qtbot):
    views.show_scene(made_scene())
    views.set_mode("cloud")
    qtbot.waitUntil(lambda: views.cloud.drawing is not None, timeout=30_000)
    first = shot(views.cloud)
    QTest.mousePress(views.cloud, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(views.cloud, QPoint(380, 320))
    QTest.mouseRelease(views.cloud, Qt.MouseButton.LeftButton, pos=QPoint(380, 320))
    views.turn_cloud(yaw=20)
    assert not np.array_equal(first, shot(views.cloud))
    views.cloud.set_shown("before")
    assert views.cloud.buttons["before"].isChecked()
    views.reset()
    views.cloud.set_shown("both")
    assert np.array_equal(first, shot(views.cloud))


@pytest.mark.parametrize("size", [(700, 520), (1300, 860), (380, 700), (2600, 500), (300, 200)])
@pytest.mark.parametrize("mode", MODES)
def test_views_fill_the_room_without_lying_on_each_other(mode, size):
    boxes = arranged(SHOWS[mode], *size)
    assert set(boxes) == set(SHOWS[mode])
    area = 0
    shapes = [shapely.box(left, top, left + wide, top + tall) for left, top, wide, tall in boxes.values()]
    for one, other in ((a, b) for i, a in enumerate(shapes) for b in shapes[:i]):
        assert one.intersection(other).area == 0
    area = sum(shape.area for shape in shapes)
    assert area > 0.94 * size[0] * size[1]
    assert all(shapely.box(0, 0, *size).contains(shape) for shape in shapes)
