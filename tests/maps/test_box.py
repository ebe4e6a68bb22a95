"""Mouse and keys become wishes: a click is no drag, a drag carries on where it was, a second button waits."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from maps.box import NOTCH, MapBox

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
PRESS, MOVE, RELEASE, TWICE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease,
                               QEvent.Type.MouseButtonDblClick)


@pytest.fixture
def box(qapp):
    box = MapBox()
    box.resize(400, 300, 1.0)
    box.told = []
    for name in ("dragged", "zoomed", "boxed", "clicked", "double_clicked", "drawn"):
        getattr(box, name).connect(lambda *given, name=name: box.told.append((name, *given)))
    return box


def event(kind, x, y, button=LEFT, keys=NONE):
    return QMouseEvent(kind, QPointF(x, y), QPointF(x, y), button, button, keys)


def drag(box, *places, button=LEFT, keys=NONE):
    box.press(event(PRESS, *places[0], button, keys))
    for place in places[1:]:
        box.move(event(MOVE, *place, button, keys))
    box.release(event(RELEASE, *places[-1], button, keys))


def test_a_click_that_trembles_is_a_click_where_it_began(box):
    drag(box, (50, 60), (52, 61))
    assert box.told == [("clicked", QPointF(50, 60), NONE)]


def test_the_second_click_is_a_double_click(box):
    drag(box, (50, 60))
    box.press(event(TWICE, 50, 60))
    box.release(event(RELEASE, 50, 60))
    assert [told[0] for told in box.told] == ["clicked", "double_clicked"]


def test_a_drag_moves_all_the_way_and_clicks_nothing(box):
    drag(box, (50, 60), (58, 60), (70, 75))
    assert [told[0] for told in box.told] == ["dragged", "dragged"]
    assert sum(told[1] for told in box.told) == 20 and sum(told[2] for told in box.told) == 15


def test_the_middle_button_drags_and_the_right_one_does_nothing(box):
    drag(box, (0, 0), (20, 0), button=MIDDLE)
    assert box.told == [("dragged", 20.0, 0.0)]
    drag(box, (0, 0), (20, 0), button=RIGHT)
    drag(box, (0, 0), button=RIGHT)
    assert len(box.told) == 1


def test_another_button_meanwhile_waits(box):
    box.press(event(PRESS, 10, 10))
    box.press(event(PRESS, 10, 10, RIGHT))
    box.release(event(RELEASE, 10, 10, RIGHT))
    box.move(event(MOVE, 30, 10))
    box.release(event(RELEASE, 30, 10))
    assert box.told == [("dragged", 20.0, 0.0)]


def test_shift_marks_a_box_and_a_tool_draws(box):
    drag(box, (100, 80), (60, 50), (20, 30), keys=SHIFT)
    assert box.told == [("boxed", QRectF(20, 30, 80, 50))] and box.band is None
    box.told.clear()
    drag(box, (100, 80), (98, 77), (20, 30), keys=SHIFT)
    drag(box, (10, 10), (12, 17), keys=SHIFT)   # too small to be meant
    assert [told[0] for told in box.told] == ["boxed"]
    box.told.clear()
    box.draws = True
    drag(box, (10, 10), (30, 30))
    assert box.told == [("drawn", QPointF(10, 10), QPointF(30, 30), ends, NONE) for ends in (False, True)]


def test_the_cursor_is_followed_until_it_leaves(box):
    seen = []
    box.pointed.connect(seen.append)
    box.move(event(MOVE, 5, 6, Qt.MouseButton.NoButton))
    box.leave()
    box.press(event(PRESS, 5, 6))
    box.leave()   # a drag goes on outside
    assert seen == [QPointF(5, 6), None]


def test_wheel_and_keys(box):
    box.wheel(QWheelEvent(QPointF(7, 8), QPointF(7, 8), QPoint(), QPoint(0, 60), Qt.MouseButton.NoButton, NONE,
                          Qt.ScrollPhase.NoScrollPhase, False))
    assert box.told == [("zoomed", NOTCH**0.5, QPointF(7, 8))]
    keys = [(Qt.Key.Key_Left, ("dragged", 100.0, 0.0)), (Qt.Key.Key_Down, ("dragged", 0.0, -75.0)),
            (Qt.Key.Key_Plus, ("zoomed", NOTCH, None)), (Qt.Key.Key_Minus, ("zoomed", 1 / NOTCH, None))]
    for key, wish in keys:
        assert box.key(QKeyEvent(QEvent.Type.KeyPress, key, NONE))
        assert box.told[-1] == wish
    assert not box.key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE))


def test_a_new_size_is_told_once(box):
    sizes = []
    box.resized.connect(lambda: sizes.append((box.rect.width(), box.ratio)))
    box.resize(500, 300, 1.0)
    box.resize(500, 300, 1.0)
    box.resize(500, 300, 2.0)
    assert sizes == [(500.0, 1.0), (500.0, 2.0)]
