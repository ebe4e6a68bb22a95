"""The glow: where the points are, the same while the map is dragged, against a convolution by scipy."""

import msgspec
import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from maps.heat import STEP, HeatPainter, HeatShot, blurred, colours
from maps.overlays import Overlay, OverlayPainter
from maps.style import DARK, LIGHT
from maps.view import View

VIEW = View(x=0.0, y=0.0, scale=2.0, width=320, height=240)
GREY = 0xFF303030


def shot(*places, radius=24.0):
    x, y = np.array(places, np.float32).reshape(-1, 2).T
    return HeatShot((0.0, 0.0), np.ascontiguousarray(x), np.ascontiguousarray(y), radius)


def painted(points, view=VIEW, theme=DARK):
    frame = np.full((view.height, view.width), GREY, np.uint32)
    HeatPainter().paint(frame, points, view, theme)
    return frame


def test_blur_equals_scipys():
    counts = np.random.default_rng(1).poisson(0.1, (60, 80)).astype(np.float32)
    theirs = gaussian_filter(counts, 3.0, mode="constant", truncate=3.0)
    np.testing.assert_allclose(blurred(counts, 3.0), theirs, atol=1e-6)


def test_it_glows_where_the_points_are_and_nowhere_else():
    frame = painted(shot(*[(100.0, 40.0)] * 5))
    rows, columns = np.nonzero(frame != GREY)
    px, py = VIEW.to_pixel(100.0, 40.0)
    assert abs(rows.mean() - py) < 2 and abs(columns.mean() - px) < 2
    assert max(abs(rows - py).max(), abs(columns - px).max()) < 3 * 12 + 2 * STEP, "three standard deviations"
    brightest = np.unravel_index((frame >> 8 & 255).argmax(), frame.shape)
    assert np.hypot(brightest[0] - py, brightest[1] - px) < 2 * STEP


def test_nothing_glows_without_points():
    assert (painted(shot()) == GREY).all()
    assert (painted(shot((1e6, 1e6))) == GREY).all()


@pytest.mark.parametrize(("dx", "dy"), [(1, 0), (3, -2), (-37, 5)])
def test_dragging_moves_it_and_changes_nothing(dx, dy):
    points = shot((0.0, 0.0), (20.0, 12.0), (-60.0, 30.0), (14.0, 10.0))
    before, after = painted(points), painted(points, VIEW.moved(dx, dy))
    height, width = before.shape
    inner = after[max(0, dy):height + min(0, dy), max(0, dx):width + min(0, dx)]
    same = before[max(0, -dy):height - max(0, dy), max(0, -dx):width - max(0, dx)]
    np.testing.assert_array_equal(inner, same)


def test_a_lone_point_is_never_the_brightest():
    lone, crowd = painted(shot((0.0, 0.0))), painted(shot(*[(0.0, 0.0)] * 8))
    assert (lone >> 8 & 255).max() < (crowd >> 8 & 255).max()


def test_ramps_rise_evenly_in_lightness_so_that_any_eye_can_read_them():
    for theme, towards in ((DARK, 1), (LIGHT, -1)):
        table = colours(theme.outside)
        assert table[0] == 0
        alpha = table >> 24 & 255
        assert (np.diff(alpha.astype(int)) >= 0).all()
        strong = alpha > 100
        light = sum(weight * (table[strong] >> shift & 255) / alpha[strong]
                    for weight, shift in ((0.2126, 16), (0.7152, 8), (0.0722, 0)))
        assert (towards * np.diff(light) > -0.02).all()


def test_the_overlay_is_painted_anew_only_when_something_changed():
    painter, still = OverlayPainter(), np.full((240, 320), GREY, np.uint32)
    overlay, request = Overlay(shot((0.0, 0.0))), object()
    assert painter.over(still, request, None, VIEW, DARK) is still
    first = painter.over(still, request, overlay, VIEW, DARK)
    assert painter.over(still, request, overlay, VIEW, DARK) is first
    assert (still == GREY).all() and (first != GREY).any()
    other = painter.over(still, request, Overlay(shot((0.0, 0.0), (40.0, 0.0))), VIEW, DARK)
    assert other is not first and (other != first).any()
    moved = msgspec.structs.replace(VIEW, x=50.0)
    assert painter.over(still, object(), overlay, moved, DARK) is not other
