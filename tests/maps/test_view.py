"""The camera: moves keep what they promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.view import COARSEST, FINEST, View

views = st.builds(View, x=st.floats(-1e6, 3e6), y=st.floats(-1e6, 5e6), scale=st.floats(0.05, 900),
                  width=st.integers(100, 4000), height=st.integers(100, 3000), ratio=st.sampled_from([1.0, 1.5, 2.0]))
pixels = st.floats(0, 1)


@given(views, pixels, pixels)
def test_pixel_and_world_are_inverse(view, u, v):
    px, py = u * view.width, v * view.height
    assert view.to_pixel(*view.to_world(px, py)) == pytest.approx((px, py), abs=1e-3)


@given(views, pixels, pixels, st.floats(0.2, 5))
def test_zoom_keeps_the_place_under_the_cursor(view, u, v, factor):
    px, py = u * view.width, v * view.height
    x, y = view.to_world(px, py)
    there = view.zoomed(factor, px, py).to_pixel(x, y)
    assert there == pytest.approx((px, py), abs=1.01)  # the pixel grid may round by half a pixel


@given(views, st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_a_drag_moves_by_whole_pixels(view, dx, dy):
    moved = view.moved(dx, dy)
    assert (view.column - moved.column, view.row - moved.row) == (dx, dy)
    assert moved.scale == view.scale


@given(views, st.floats(1, 80_000), st.floats(1, 80_000))
def test_fitted_shows_all(view, width, height):
    fitted = view.fitted((1000, 2000, 1000 + width, 2000 + height), 0.05)
    west, south, east, north = fitted.bounds
    slack = fitted.scale
    assert west <= 1000 + slack and south <= 2000 + slack
    assert east >= 1000 + width - slack and north >= 2000 + height - slack


def test_zoom_ends_somewhere():
    assert View().zoomed(1e9).scale == FINEST
    assert View().zoomed(1e-9).scale == COARSEST
    assert View().fitted((5, 5, 5, 5)).scale == FINEST
    assert View().fitted((float("nan"), 0, 1, 1)).scale == View().scale


def test_another_pixel_density_shows_the_same_ground():
    view = View(scale=4.0, width=800, height=600)
    double = view.sized(1600, 1200, 2.0)
    assert double.bounds == view.bounds
    assert double.denominator == view.denominator
