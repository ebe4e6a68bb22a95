"""Patches of finer cells: sizes, the main one, borders with holes, quantiles and moments."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from console.detection import patches


def mask(*rows):
    return np.array([[char == "#" for char in row] for row in rows], np.uint8)


def test_cells_of_a_patch_share_sides_and_not_corners():
    label, size = patches.sizes(mask("##.", "..#", ".##"))
    assert sorted(size[1:].tolist()) == [2, 3]
    assert label[0, 0] != label[1, 2]


def test_main_part_keeps_the_largest_and_fills_small_holes_only():
    ring = mask("#####...", "#...#..#", "#...#..#", "#####...")
    assert patches.main_part(ring, 7).sum() == 20  # six empty cells are fewer than seven
    assert patches.main_part(ring, 6).sum() == 14
    assert patches.main_part(mask("...", "..."), 4).sum() == 0


def test_borders_tell_the_hole_after_the_outline():
    corners, start = patches.borders(mask("####", "#..#", "####"), 100.0, 50.0, 0.5)
    rings = [shapely.Polygon(corners[start[k]:start[k + 1]]) for k in range(len(start) - 1)]
    assert [ring.area for ring in rings] == [12 * 0.25, 2 * 0.25]
    assert rings[0].bounds == (100.0, 48.5, 102.0, 50.0)
    assert rings[0].contains(rings[1])


@settings(max_examples=40, deadline=None)
@given(arrays(np.int64, st.integers(1, 40), elements=st.integers(-1000, 1000)), st.floats(0, 1))
def test_quantile_is_that_of_numpy(values, share):
    assert patches.middle_of(values, share) == pytest.approx(np.quantile(values, share), abs=1e-9)


def test_moments_of_a_rectangle_say_its_sides():
    cells = np.zeros((12, 30), np.uint8)
    cells[2:10, 3:27] = 1
    n, middle, spread = patches.moments(cells, 10.0, 20.0, 0.25, math.cos(0), math.sin(0))
    assert n == 8 * 24
    assert middle.tolist() == [10 + 15 * 0.25, 20 - 6 * 0.25]
    assert np.sqrt(12 * spread) == pytest.approx([6.0, 2.0], rel=0.01)


def test_an_even_border_has_no_scallops_and_keeps_its_place():
    cells = np.zeros((20, 30), np.uint8)
    cells[4:16, 5:25] = 1
    cells[3, 5:25:3] = 1  # single points stand out
    cells[15, 6:25:4] = 0
    even = patches.evened(cells, 2)
    assert even[4:16, 8:22].all()
    assert not even[:4].any()
    assert abs(int(even.sum()) - 240) < 12  # only corners are rounded
