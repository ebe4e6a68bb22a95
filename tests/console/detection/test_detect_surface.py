"""Points into cells: what lies uppermost, spikes, gaps, and no dependence on order or window."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from console.detection import filters, kernels
from console.detection.grid import Window, common, split, squares, window_of
from console.detection.planes import planes
from console.detection.points import Points
from console.detection.surface import rasterise

BOX = (0.0, 0.0, 6.0, 6.0)


def cloud(x, y, z, returns=None, kind=None, rgb=None):
    n = len(x)
    ones = np.ones(n, np.uint8)
    return Points(np.asarray(x, float), np.asarray(y, float), np.asarray(z, float),
                  ones if returns is None else np.asarray(returns, np.uint8), ones,
                  ones if kind is None else np.asarray(kind, np.uint8), rgb=rgb)


def dense(z=10.0, step=0.25):
    x, y = np.meshgrid(np.arange(step / 2, 6, step), np.arange(step / 2, 6, step))
    return x.ravel(), y.ravel(), np.full(x.size, z)


def test_a_cell_holds_its_highest_point_and_the_north_comes_first():
    x, y, z = dense()
    surface = rasterise(cloud([*x, 0.3], [*y, 5.8], [*z, 11.0]), BOX)
    assert surface.window.shape == (12, 12)
    assert surface.top[0, 0] == 11.0
    assert surface.top[5, 5] == 10.0
    assert surface.count[0, 0] == 5


def test_the_upper_surface_is_a_mean_and_leaves_out_what_lies_below():
    surface = rasterise(cloud([0.1, 0.2, 0.3], [0.1, 0.2, 0.3], [10.0, 10.2, 3.0]), (0, 0, 0.5, 0.5))
    assert surface.upper[0, 0] == pytest.approx(10.1)
    assert surface.low[0, 0] == 3.0


def test_a_bird_is_taken_off():
    x, y, z = dense()
    surface = rasterise(cloud([*x, 3.1], [*y, 3.1], [*z, 60.0]), BOX)
    assert surface.top.max() == 10.0


def test_noise_classes_and_what_is_no_number_are_left_out():
    x, y, z = dense()
    kind = np.append(np.ones(len(x)), [7, 18, 1])
    surface = rasterise(cloud([*x, 3, 3, 3], [*y, 3, 3, 3], [*z, 90, 90, np.nan], kind=kind), BOX)
    assert surface.top.max() == 10.0
    assert surface.count.sum() == len(x)


def test_cells_far_from_points_stay_unknown():
    x, y, z = dense()
    keep = (np.hypot(x - 3, y - 3) > 2.5)
    surface = rasterise(cloud(x[keep], y[keep], z[keep]), BOX, known=1.0)
    assert not surface.known[5:7, 5:7].any()
    assert np.isnan(surface.upper[5:7, 5:7]).all()
    assert surface.known[0].all()


def test_greenness_and_returns():
    x, y, z = dense()
    rgb = np.tile(np.array([10, 200, 10], np.uint16), (len(x), 1))
    surface = rasterise(cloud(x, y, z, returns=np.where(x < 3, 2, 1), rgb=rgb), BOX)
    assert surface.green[3, 3] == pytest.approx(380 / 220, abs=1e-3)
    assert surface.multi[0, 0] == 1.0
    assert surface.multi[0, -1] == 0.0
    assert np.isnan(rasterise(cloud(x, y, z), BOX).green).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31))
def test_the_order_of_points_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    x, y, z = rng.uniform(0, 6, 300), rng.uniform(0, 6, 300), rng.uniform(0, 30, 300)
    mixed = rng.permutation(300)
    one, other = rasterise(cloud(x, y, z), BOX), rasterise(cloud(x[mixed], y[mixed], z[mixed]), BOX)
    for name in ("top", "upper", "second", "low", "count", "known"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True), name


def test_a_cell_is_the_same_cell_in_any_window():
    rng = np.random.default_rng(1)
    points = cloud(rng.uniform(0, 20, 2000), rng.uniform(0, 20, 2000), rng.uniform(0, 5, 2000))
    whole, part = rasterise(points, (0, 0, 20, 20)), rasterise(points, (3, 5, 15, 17))
    rows, cols = whole.window.inside(part.window.bounds)
    assert np.array_equal(whole.rough[rows, cols][3:-3, 3:-3], part.rough[3:-3, 3:-3])
    assert np.array_equal(whole.count[rows, cols], part.count)


def test_windows_and_squares_cover_exactly():
    assert window_of((0.0, 0.0, 1.0, 1.0), 0.5) == Window(0, 2, 2, 2, 0.5)
    assert window_of((0.1, 0.1, 0.9, 1.1), 0.5).bounds == (0.0, 0.0, 1.0, 1.5)
    assert squares((-1, 5, 300, 200), 256) == [(-256, 0, 0, 256), (0, 0, 256, 256), (256, 0, 512, 256)]
    assert common((0, 0, 1, 1), (1, 0, 2, 1)) is None
    assert split((3, -5, 270, 200), 256) == [(0, -16, 272, 208)]
    assert split((0, 0, 512, 400), 256) == [(0, 0, 256, 192), (256, 0, 512, 192), (0, 192, 256, 400),
                                            (256, 192, 512, 400)]


@pytest.mark.parametrize("shape", [(40, 33), (3, 7), (1, 1)])
def test_filters_say_what_scipy_says(shape):
    value = np.random.default_rng(1).normal(size=shape)
    mask = value > 1.5
    for size in (3, 5, 33):
        assert np.array_equal(filters.lowest(value, size), ndimage.minimum_filter(value, size))
        assert np.array_equal(filters.highest(value, size), ndimage.maximum_filter(value, size))
    assert np.array_equal(filters.widened(mask, 2), ndimage.binary_dilation(mask, np.ones((5, 5))))
    assert np.array_equal(filters.narrowed(mask, 1), ndimage.minimum_filter(mask, 3))
    assert np.array_equal(filters.median3(value), ndimage.median_filter(value, 3))
    assert filters.gaussian(value, 1.5) == pytest.approx(ndimage.gaussian_filter(value, 1.5), abs=1e-12)


def test_planes_see_slopes_and_roughness():
    rows, cols = np.mgrid[:9, :9]
    value = 0.1 * cols - 0.2 * rows
    rms, east, north = planes(value.astype(float), np.ones((9, 9), bool), 0.5)
    assert rms[4, 4] == pytest.approx(0, abs=1e-6)
    assert (east[4, 4], north[4, 4]) == (pytest.approx(0.2), pytest.approx(0.4))
    value[4, 4] += 1.0
    assert planes(value.astype(float), np.ones((9, 9), bool), 0.5)[0][4, 4] > 0.3


def test_parts_are_cut_at_steps_and_numbered_in_order():
    value = np.array([[0, 0, 5, 5], [0, 0, 5, 5], [9, 9, 9, 9]], float)
    mask = np.ones((3, 4), bool)
    label, count = kernels.parts(mask, value, 1.2, False)
    assert count == 3
    assert label.tolist() == [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 3, 3]]
