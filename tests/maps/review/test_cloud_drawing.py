"""The points in 3-D: nearest wins, colours say what changed, turning goes the right way."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from review_scene_fakes import made_scene

from maps.review.cloud import FLATTEST, STEEPEST, CloudDrawing, Turn
from maps.review.splat import FAR, shade_edges, splat_cloud


def pixels(image: QImage):
    assert image.format() == QImage.Format.Format_RGB32
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return raw[:, :image.width(), 2::-1].astype(int)


def orange(rgb):
    return (rgb[..., 0] > 130) & (rgb[..., 0] > rgb[..., 2] + 70) & (rgb[..., 1] < 0.78 * rgb[..., 0])


def blue(rgb):
    return (rgb[..., 2] > 120) & (rgb[..., 2] > rgb[..., 0] + 50)


@pytest.fixture(scope="module")
def drawing():
    return CloudDrawing(made_scene())


def test_what_came_is_orange_what_went_is_blue(qapp, drawing):
    above = Turn(yaw=0, pitch=90)
    both = pixels(drawing.draw((500, 500), 1.0, above))
    rows, cols = np.nonzero(orange(both[60:440, :]))
    assert len(rows) > 2000
    assert cols.mean() == pytest.approx(250, abs=15) and rows.mean() + 60 == pytest.approx(250, abs=25)
    earlier = pixels(drawing.draw((500, 500), 1.0, above, "before"))
    assert not orange(earlier[60:440]).sum() > 400 and blue(earlier[60:440]).sum() > 1000
    rows, cols = np.nonzero(blue(earlier[60:440]))
    assert cols.min() < 180 and rows.max() + 60 > 330  # the shed in the south-west went


def test_it_turns_clockwise_and_looks_from_the_side(qapp, drawing):
    """Looking east, north lies to the left."""
    x, y = drawing._project(np.array([0.0, 10.0]), np.array([10.0, 0.0]), np.array([10.0, 10.0]), (400, 400),
                            Turn(yaw=90, pitch=90))
    mid = drawing._place((400, 400), Turn(yaw=90, pitch=90))[1:]
    assert x[0] < mid[0] - 50 and y[0] == pytest.approx(mid[1], abs=1)
    assert y[1] < mid[1] - 50 and x[1] == pytest.approx(mid[0], abs=1)
    level = drawing._project(np.zeros(2), np.zeros(2), np.array([10.0, 20.0]), (400, 400), Turn(pitch=FLATTEST))
    assert level[1][1] < level[1][0] - 30


DRAWN: dict = {}   # made once, not for each example


@given(st.floats(-180, 180), st.floats(5, 90), st.floats(0.5, 5))
def test_points_are_drawn_where_lines_are(yaw, pitch, zoom):
    """The kernel and the overlay project alike."""
    if not DRAWN:
        DRAWN[""] = CloudDrawing(made_scene())
    drawing = DRAWN[""]
    turn, size = Turn(yaw, pitch, zoom), (300, 300)
    x, y, z = 3.0, -2.0, 12.0
    per, ox, oy = drawing._place(size, turn)
    frame, depth = np.zeros((300, 300), np.uint32), np.full((300, 300), FAR, np.float32)
    angle, tilt = math.radians(yaw), math.radians(pitch)
    splat_cloud(frame, depth, *(np.array([v], np.float32) for v in (x, y, z - drawing._low)),
                np.array([0xFFFFFFFF], np.uint32), math.cos(angle), -math.sin(angle), math.cos(tilt), math.sin(tilt),
                per, ox, oy, 1)
    (px,), (py,) = drawing._project(np.array([x]), np.array([y]), np.array([z]), size, turn)
    found = np.argwhere(frame)
    if 1 < px < 298 and 1 < py < 298:
        assert np.abs(found[0] - (py, px)).max() <= 1.0
    else:
        assert len(found) <= 1


def test_the_nearest_point_wins_whatever_the_order():
    for order in (1, -1):
        frame, depth = np.zeros((20, 20), np.uint32), np.full((20, 20), FAR, np.float32)
        z = np.array([1.0, 5.0], np.float32)[::order]
        colours = np.array([0xFF0000FF, 0xFFFF0000], np.uint32)[::order]
        none = np.zeros(2, np.float32)
        splat_cloud(frame, depth, none, none, np.ascontiguousarray(z), np.ascontiguousarray(colours), 1, 0, 0, 1, 1,
                    10, 10, 3)  # from above
        assert frame[10, 10] == 0xFFFF0000 and (frame != 0).sum() == 9


def test_edges_are_darkened_only_behind_something():
    frame = np.full((5, 6), 0xFF808080, np.uint32)
    depth = np.full((5, 6), 10.0, np.float32)
    depth[:, 3:] = 8.0
    shade_edges(frame, depth, 1, 0.9)
    assert (frame[:, :2] == 0xFF808080).all() and (frame[:, 3:] == 0xFF808080).all()
    assert ((frame[:, 2] & 0xFF) < 0x60).all()


def test_turning_keeps_above_the_ground():
    turn = Turn()
    for _ in range(50):
        turn = turn.turned(37, 11)
        assert -180 <= turn.yaw < 180 and FLATTEST <= turn.pitch <= STEEPEST
    assert turn.pitch == STEEPEST and turn.turned(0, -500).pitch == FLATTEST
    assert turn.zoomed(1e9).zoom == 25 and turn.zoomed(1e-9).zoom == 0.4
    assert turn.moved(3, 4).right == 3


def test_fine_pictures_show_the_same_as_rough_ones(qapp, drawing):
    rough = drawing.draw((300, 240), 2.0, Turn(), rough=True)
    fine = drawing.draw((300, 240), 2.0, Turn())
    assert (rough.width(), fine.width(), fine.devicePixelRatio()) == (300, 600, 2.0)
    shares = [orange(pixels(image)).mean() for image in (rough, fine)]
    assert shares[0] == pytest.approx(shares[1], rel=0.35)


def test_one_epoch_alone_is_drawn_too(qapp):
    alone = CloudDrawing(made_scene(epochs=(False, True)))
    assert alone.count and pixels(alone.draw((200, 200), 1.0, Turn())).max() > 100
