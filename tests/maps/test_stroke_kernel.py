"""Lines: width, joints, and shared ones."""

import numpy as np
import pytest
import shapely

from maps.paint import Scratch, paint
from maps.prepare import prepare
from maps.scene import Layer, Scene
from maps.style import Line, rgba
from maps.view import View

VIEW = View(x=1000.0, y=2000.0, scale=1.0, width=200, height=160)
BLACK, WHITE = rgba("#000000"), rgba("#ffffff")


def drawn(lines, width, view=VIEW, dimension=1, repeat=1):
    data = prepare(lines, dimension)
    frame = np.empty((view.height, view.width), np.uint32)
    layers = tuple(Layer("line", data, lines=(Line(WHITE, width),)) for _ in range(repeat))
    paint(frame, Scene(BLACK, layers), view, 0, 0, Scratch())
    return (frame & 255) / 255


@pytest.mark.parametrize("width", [1.0, 2.0, 3.5, 8.0])
@pytest.mark.parametrize("angle", [0, 17, 45, 80, 90, 133])
def test_covers_length_times_width(width, angle):
    dx, dy = 50 * np.cos(np.radians(angle)), 50 * np.sin(np.radians(angle))
    line = shapely.LineString([(1000.3 - dx, 2000.2 - dy), (1000.3 + dx, 2000.2 + dy)])
    caps = np.pi * (width / 2) ** 2
    assert drawn([line], width).sum() == pytest.approx(100 * width + caps, rel=0.01)


def test_thin_line_is_faint_not_gone():
    line = shapely.LineString([(920, 2000.5), (1080, 2000.5)])
    assert drawn([line], 0.4).max() == pytest.approx(0.4, abs=0.02)


def test_joint_is_no_darker_and_has_no_notch():
    corner = [(950, 2000), (1000, 2040), (1050, 2000)]
    joined = drawn([shapely.LineString(corner)], 5.0)
    twice = drawn([shapely.LineString(corner[:2]), shapely.LineString(corner[1:])], 5.0)
    assert np.array_equal(joined, twice)
    assert joined.max() <= 1.0


def test_long_line_across_and_beyond_the_frame():
    frame = drawn([shapely.LineString([(-50_000, -49_000), (52_000, 53_000)])], 2.0)
    assert np.count_nonzero(frame) > 0
    away = drawn([shapely.LineString([(-50_000, 5000), (52_000, 5000)])], 2.0)
    assert np.count_nonzero(away) == 0


def test_outline_of_a_polygon_with_a_hole():
    middle = shapely.Point(1000, 2000)
    ring = middle.buffer(60, quad_segs=64).difference(middle.buffer(30, quad_segs=64))
    assert drawn([ring], 2.0, dimension=2).sum() == pytest.approx(2 * np.pi * 90 * 2, rel=0.02)


def test_points_are_round_dots():
    spots = [shapely.Point(950.5, 2000.5), shapely.MultiPoint([(1000.5, 2030.5), (1050.5, 1950.5)]), None]
    frame = drawn(spots, 6.0, dimension=0)
    assert frame.sum() == pytest.approx(3 * np.pi * 9, rel=0.06)
    assert frame[79, 50] == 1.0
