"""Depths of parts against scipy's distance transform."""

import numpy as np
from scipy import ndimage

from console.detection.depth import depths
from console.detection.groups import group
from console.detection.rims import on_rim


def by_transform(label):
    rim = on_rim(label.astype(np.int32), np.arange(label.size)).reshape(label.shape)
    inside = ndimage.distance_transform_edt(~rim & (label > 0))
    return ndimage.maximum(inside, label, np.arange(1, int(label.max()) + 1))


def test_depths_are_those_of_the_distance_transform():
    luck = np.random.default_rng(6)
    for size in (7, 30, 80):
        label, _ = ndimage.label(ndimage.uniform_filter(luck.random((size, size + 5)), 5) > 0.45)
        label[:size // 2] *= 3  # numbers that are not used, parts that meet, parts in two pieces
        label = label.astype(np.int32) + (label == 0) * (luck.random() < 0.5)
        cells = group(label.astype(np.int32), int(label.max()))
        found = depths(label.astype(np.int32), cells.cells, cells.start)
        used = cells.size > 0
        assert found[used].tolist() == by_transform(label)[used].tolist()
        assert (found[~used] == 0).all()


def test_a_part_over_the_whole_raster_ends_at_its_edge():
    label = np.ones((9, 21), np.int32)
    cells = group(label, 1)
    assert depths(label, cells.cells, cells.start).tolist() == [4.0]
