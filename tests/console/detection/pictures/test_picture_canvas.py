"""Frames and strokes: metres and pixels agree, lines cover what they should, at any resolution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.detection.pictures.canvas import Canvas, dashed
from console.detection.pictures.frame import Frame, filling, round_step

SIDES = st.floats(20, 900)


@given(SIDES, SIDES, st.floats(1, 400), st.floats(1, 400), st.floats(-1e6, 1e6), st.floats(0, 1), st.floats(0, 1))
def test_a_frame_shows_all_that_was_asked_for_at_one_scale_and_turns_back(width, height, wide, tall, west, u, v):
    bounds = (west, 5.0, west + wide, 5.0 + tall)
    frame = filling(bounds, 3.0, 28.0, width, height)
    assert frame.across == pytest.approx(frame.up, rel=1e-6)
    assert frame.x0 <= bounds[0] + 1e-6 and frame.x1 >= bounds[2] - 1e-6
    assert frame.y0 <= bounds[1] + 1e-6 and frame.y1 >= bounds[3] - 1e-6
    px, py = 3 + u * width, 28 + v * height
    assert frame.to_px(*frame.to_m(px, py)) == pytest.approx((px, py), abs=1e-4)


def test_up_is_up():
    frame = Frame(0, 0, 100, 50, 0, 10, 0, 5)
    assert frame.to_px(0, 5) == (0, 0) and frame.to_px(10, 0) == (100, 50) and frame.to_m(50, 25) == (5, 2.5)
    assert frame.holds(99, 49) and not frame.holds(100, 20) and not frame.holds(20, -1)


@given(st.floats(0.002, 5000))
def test_steps_are_one_two_or_five(rough):
    step = round_step(rough)
    assert round(step / 10 ** np.floor(np.log10(step) + 1e-9), 6) in (1, 2, 5) and 0.74 * rough <= step <= 2.5 * rough


@pytest.mark.parametrize("scale", [1.0, 2.0, 1.5])
def test_a_line_covers_its_length_times_its_width(scale):
    canvas = Canvas((200, 100), scale, (0, 0, 0))
    canvas.line([20, 180], [30, 75], (255, 255, 255), 3.0)
    cover = canvas.rgb[..., 0].sum() / 255 / scale**2
    length = np.hypot(160, 45)
    assert cover == pytest.approx(length * 3 + np.pi * 1.5**2, rel=0.03)
    assert canvas.rgb.shape == (round(100 * scale), round(200 * scale), 3)


def test_a_line_is_cut_to_its_box_and_may_leave_the_canvas():
    canvas = Canvas((100, 100), 1.0, (0, 0, 0))
    canvas.line([-500, 600], [50, 50], (255, 0, 0), 4.0, within=(20, 10, 30, 80))
    columns = np.flatnonzero(canvas.rgb[..., 0].any(axis=0))
    assert columns.min() == 20 and columns.max() == 49
    canvas.line([np.nan, np.nan], [1, 2], (255, 0, 0))
    canvas.line([5], [5], (255, 0, 0))
    canvas.line([200, 300], [200, 300], (255, 0, 0))


def test_dashes_keep_to_the_line_and_leave_gaps():
    x, y = dashed(np.array([0.0, 10.0, 10.0]), np.array([0.0, 0.0, 10.0]), 4.0, 2.0)
    parts = [part for part in np.split(np.column_stack([x, y]), np.flatnonzero(np.isnan(x)) + 1) if len(part) > 1]
    lengths = [np.nansum(np.hypot(*np.diff(part[~np.isnan(part[:, 0])], axis=0).T)) for part in parts]
    assert lengths == pytest.approx([4, 4, 4, 2])
    assert all(((part[:, 1] == 0) | (part[:, 0] == 10))[~np.isnan(part[:, 0])].all() for part in parts)


def test_words_stand_where_their_anchor_says():
    canvas = Canvas((200, 60), 2.0, (0, 0, 0))
    canvas.text(100, 30, "图斑 A", (255, 255, 255), 14, "mm")
    rows, cols = np.nonzero(canvas.rgb[..., 0] > 60)
    assert (cols.min() + cols.max()) / 2 == pytest.approx(200, abs=4)
    assert (rows.min() + rows.max()) / 2 == pytest.approx(60, abs=8)
    assert canvas.text_width("图斑 A", 14) == pytest.approx((cols.max() - cols.min()) / 2, abs=4)


def test_a_copy_can_be_drawn_on_without_the_first():
    first = Canvas((50, 50), 1.0)
    second = Canvas.over(first.rgb, 1.0)
    second.box(0, 0, 50, 50, (200, 0, 0), 0.5)
    assert first.rgb.max() < 40 and second.rgb[..., 0].min() > 100
