"""Masks as polygons: rectangles where they nearly are one, plain borders else, nothing for next to nothing."""

import numpy as np
import pytest
import shapely
from shapely.affinity import rotate

from console.detection.shapes import Mask, polygons, shapes_of

FINE, CORNER = 0.125, (1000.0, 2000.0)


def mask_of(shape, size=160):
    """The cells whose middles lie in a shape."""
    row, col = np.mgrid[:size, :size] + 0.5
    inside = shapely.contains_xy(shape, CORNER[0] + col * FINE, CORNER[1] - row * FINE)
    return Mask(inside.astype(np.uint8), CORNER, FINE)


def turned(long, deep, angle):
    return rotate(shapely.box(1010 - long / 2, 1990 - deep / 2, 1010 + long / 2, 1990 + deep / 2), angle)


@pytest.mark.parametrize("angle", [0, 17, 45, 80])
def test_a_turned_rectangle_comes_back_as_itself(angle):
    true = turned(7.0, 3.0, angle)
    [found] = shapes_of([mask_of(true)])
    assert len(found.exterior.coords) == 5
    assert found.area == pytest.approx(true.area, rel=0.035)  # cells on the edge are in or out
    assert found.intersection(true).area > 0.965 * true.area


def test_an_angled_building_keeps_its_angle_and_its_court():
    court = shapely.box(1006, 1986, 1014, 1994) - shapely.box(1008, 1988, 1012, 1992)
    angled = shapely.box(1004, 1984, 1016, 1988) | shapely.box(1004, 1984, 1008, 1996)
    found = shapes_of([mask_of(court), mask_of(angled)])
    assert len(found[0].interiors) == 1
    for one, true in zip(found, (court, angled), strict=True):
        assert one.intersection(true).area > 0.97 * one.union(true).area


def test_small_holes_are_filled_and_crumbs_are_none():
    holed = turned(8.0, 6.0, 0) - shapely.box(1009.5, 1989.5, 1010.5, 1990.5)
    found = shapes_of([mask_of(holed), mask_of(turned(0.8, 0.8, 0)), mask_of(shapely.Polygon())])
    assert found[0].area == pytest.approx(48.0, rel=0.02)
    assert found[1:] == [None, None]


def test_patches_that_touch_at_a_corner_make_a_valid_polygon():
    cells = np.zeros((6, 6), np.uint8)
    cells[1:5, 1:5] = 1
    cells[2, 2] = cells[3, 3] = 0
    [found] = polygons([Mask(cells, CORNER, 1.0)])
    assert found.is_valid
    assert found.area == 14.0
