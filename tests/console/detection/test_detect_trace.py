"""Borders of patches: the ring has the patch's area and shape, whatever the patch."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import ndimage

from console.detection.trace import ring


def area(mask):
    polygon = shapely.Polygon(ring(mask.astype(np.uint8)))
    assert polygon.is_valid
    return polygon.area


def test_simple_shapes():
    assert ring(np.ones((1, 1), np.uint8)).tolist() == [[0, 0], [1, 0], [1, 1], [0, 1]]
    ell = np.array([[1, 0], [1, 0], [1, 1]], np.uint8)
    assert ring(ell).tolist() == [[0, 0], [1, 0], [1, 2], [2, 2], [2, 3], [0, 3]]
    assert area(np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]])) == 5


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9)), elements=st.integers(0, 1)))
def test_any_patch_without_holes_keeps_its_area(mask):
    parts, count = ndimage.label(mask)
    if not count:
        return
    patch = ndimage.binary_fill_holes(parts == 1)
    polygon = shapely.Polygon(ring(patch.astype(np.uint8)))
    assert polygon.buffer(0).area == patch.sum()
