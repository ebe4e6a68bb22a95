"""Compiled loops against plainer ways of saying the same."""

import sys
import threading

import numpy as np
import pytest
import shapely
import shapely.affinity
from scipy import ndimage

from console.detection import edges, kernels, patches, rims, terrain
from console.detection.crew import Alone
from console.detection.grid import Window
from console.detection.groups import extents, group
from console.detection.heap import kept_heap
from console.detection.points import Points
from console.detection.segment import borders
from console.detection.surface import rasterise, upper_moved


def parts(seed=3, shape=(40, 60)):
    """Parts of all shapes that meet, with room between some."""
    luck = np.random.default_rng(seed)
    kind = ndimage.uniform_filter(luck.random(shape), 5) > 0.48
    label, _ = ndimage.label(kind)
    label[shape[0] // 2:] *= 2  # numbers that are not used; parts cut in two that meet
    return label.astype(np.int32)


def test_rings_are_what_the_nearest_parts_would_take():
    label = parts()
    beside, around = rims.rings(label, 3)
    for told, passes in ((beside, 1), (around, 3)):
        grown = kernels.adopt(label, label == 0, np.zeros(label.shape), 1.0, passes)
        assert np.array_equal(told, np.where(label > 0, 0, grown))


def test_rims_boxes_and_common_borders_of_parts():
    label = parts()
    count = int(label.max())
    cells = group(label, count)
    padded = np.pad(label, 1)
    rim = np.any([padded[1 + r:41 + r, 1 + c:61 + c] != label for r, c in ((0, 1), (1, 0), (0, -1), (-1, 0))], axis=0)
    assert np.array_equal(rims.on_rim(label, cells.cells), rim.ravel()[cells.cells])
    one, _, length, around = borders(label, count)
    shared = np.bincount(one, weights=length, minlength=count + 1) / np.maximum(around, 1)
    assert rims.touching(label, cells.cells, cells.start) == pytest.approx(shared[1:])
    boxes = extents(cells.cells, cells.start, label.shape[1])
    for box, found in zip(boxes.tolist(), ndimage.find_objects(label), strict=True):
        wanted = [0, 0, 0, 0] if found is None else [found[0].start, found[1].start, found[0].stop, found[1].stop]
        assert box == wanted


def test_areas_and_new_numbers():
    label = np.array([[1, 1, 0], [3, 1, 3]], np.int32)
    assert kernels.areas(label, 3).tolist() == [0, 3, 0, 2]
    assert kernels.areas_within(label, label == 3, 3).tolist() == [0, 0, 0, 2]
    assert kernels.renumbered(label, np.array([9, 2, 0, 1])).tolist() == [[2, 2, 0], [1, 2, 1]]


def test_the_area_in_a_rectangle_is_that_of_the_intersection():
    luck = np.random.default_rng(5)
    rings, corners, wanted = [], [], []
    for _ in range(40):
        turn = np.arange(9) * 2 * np.pi / 9 + luck.uniform(0, 0.6, 9)
        ring = np.column_stack([np.cos(turn), np.sin(turn)]) * luck.uniform(1, 6, (9, 1)) + 500_000.0
        box = shapely.affinity.rotate(shapely.box(-3, -2, 3, 2), luck.uniform(0, 180))
        corner = shapely.get_coordinates(box)[:4] + 500_000.0 + luck.uniform(-3, 3, 2)
        rings.append(ring[::luck.choice([-1, 1])])
        corners.append(corner)
        wanted.append(shapely.Polygon(ring).intersection(shapely.Polygon(corner)).area)
    start = np.arange(41) * 9
    assert patches.within_four(np.concatenate(rings), start, np.array(corners)) == pytest.approx(wanted, abs=1e-6)


def test_only_cells_that_meet_at_a_corner_pinch_a_border():
    assert patches.pinched(np.array([[1, 0], [0, 1]], np.uint8))
    assert not patches.pinched(np.array([[1, 1], [0, 1]], np.uint8))
    assert patches.large(np.array([[1, 1, 0], [0, 0, 1]], np.uint8), 2.0) == 1


def test_the_fullest_span_is_the_first_with_the_most_values():
    values = np.sort(np.random.default_rng(1).normal(0, 1, 500).round(2))
    first, last = edges.fullest(values, 0.3)
    ends = np.searchsorted(values, values + 0.3, side="right")
    most = int(np.argmax(ends - np.arange(len(values))))
    assert (first, last) == (most, ends[most])


def test_a_survey_moved_while_it_is_laid_is_the_moved_survey():
    luck = np.random.default_rng(2)
    x, y = luck.uniform(0, 20, (2, 3000))
    ones = np.ones(3000, np.uint8)
    points = Points(x, y, luck.uniform(0, 5, 3000), ones, ones, ones)
    moved = Points(x + 0.33, y - 0.21, points.z, ones, ones, ones)
    found = upper_moved(points, (0.33, -0.21), Window(0, 40, 40, 40, 0.5))
    assert np.array_equal(found, rasterise(moved, (0.0, 0.0, 20.0, 20.0)).upper, equal_nan=True)


def test_ground_is_bridged_from_the_lowest_around_and_not_farther():
    low = np.full((3, 60), np.nan, np.float32)
    low[:, 0], low[:, 1] = 5.0, 4.0
    ground = terrain.ground(low)
    assert ground[1, 1 + terrain.GAP] == 4.0
    assert np.isnan(ground[1, 2 + terrain.GAP])


def test_two_jobs_work_at_the_same_time_and_every_answer_comes():
    both = threading.Barrier(2)

    def meet(job):
        both.wait(30)
        return job * job

    told = []
    assert sorted(Alone().each(meet, range(4), told.append)) == [(0, 0), (1, 1), (2, 4), (3, 9)]
    assert told


@pytest.mark.skipif(sys.platform != "linux", reason="glibc")
def test_what_a_window_lets_go_serves_the_next():
    import resource

    def faults():
        return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

    with kept_heap():
        np.ones(1_000_000, np.float64)  # a raster of 500 m
        before = faults()
        np.ones(1_000_000, np.float64)
        again = faults() - before
    assert again < 1000  # of 1,953 pages
