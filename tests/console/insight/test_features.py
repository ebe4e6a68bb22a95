"""What is at a place or inside a shape."""

import numpy as np
import pytest
import shapely

from console.insight.features import FeatureIndex, circle
from console.insight.measure import path_length, ring_area

SHAPES = np.array([
    shapely.box(114.00, 22.50, 114.10, 22.60), shapely.box(114.05, 22.53, 114.06, 22.54), None,
    shapely.Point(114.02, 22.52), shapely.LineString([(114.2, 22.5), (114.3, 22.5)]),
])


def test_the_smallest_feature_under_the_cursor_comes_first():
    assert list(FeatureIndex(SHAPES).at(114.055, 22.535)) == [1, 0]
    assert list(FeatureIndex(SHAPES).at(114.5, 22.5)) == []


def test_points_and_lines_are_found_within_reach_nearest_first():
    index = FeatureIndex(np.array([shapely.Point(114.0, 22.5), shapely.Point(114.0001, 22.5)]))
    assert list(index.at(114.00008, 22.5, reach=30)) == [1, 0]
    assert list(index.at(114.00008, 22.5, reach=5)) == [1]
    assert list(FeatureIndex(SHAPES).at(114.25, 22.5001, reach=20)) == [4]


def test_touching_and_wholly_within():
    box = shapely.box(114.04, 22.52, 114.07, 22.55)
    assert list(FeatureIndex(SHAPES).touching(box)) == [0, 1]
    assert list(FeatureIndex(SHAPES).within(box)) == [1]


def test_a_circle_of_500_metres_is_500_metres_on_the_ground():
    ring = list(circle(114.05, 22.53, 500).exterior.coords)
    assert ring_area(ring) == pytest.approx(np.pi * 500**2, rel=.002)
    assert all(path_length([(114.05, 22.53), place]) == pytest.approx(500, abs=.01) for place in ring)
