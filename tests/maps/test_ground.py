"""The scale bar's truth: near the meridian, far from it, and beyond the pole; against pyproj."""

import math

import numpy as np
import pytest
from pyproj import Geod

from console.exchange.crs import from_lonlat, to_lonlat
from maps.ground import PLANE, ground_of
from maps.view import View


def at(lon, lat, crs="EPSG:4547", scale=10.0):
    x, y = from_lonlat(np.array([lon]), np.array([lat]), crs)
    return View(x=float(x[0]), y=float(y[0]), scale=scale, width=800, height=600)


def test_near_the_meridian_the_plane_is_the_ground():
    found = ground_of(at(114.06, 22.54), "EPSG:4547")
    assert found.scale == pytest.approx(1.0, abs=2e-4) and found.north == 0.0


@pytest.mark.parametrize(("lon", "lat"), [(121.5, 31.2), (90.0, 40.0), (139.7, 35.7), (-73.95, 40.72)])
def test_far_from_it_the_bar_is_true_and_north_is_found(lon, lat):
    view = at(lon, lat)
    found = ground_of(view, "EPSG:4547")
    px = 100 / found.scale / view.scale   # pixels that should be 100 m on the ground
    here, there = view.to_world(400 - px / 2, 300), view.to_world(400 + px / 2, 300)
    ends = [to_lonlat(*place, "EPSG:4547") for place in (here, there)]
    assert Geod(ellps="GRS80").inv(*ends[0], *ends[1])[2] == pytest.approx(100, rel=1e-3)
    x, y = from_lonlat(np.array([lon]), np.array([lat + 0.01]), "EPSG:4547")
    bearing = math.degrees(math.atan2(float(x[0]) - view.x, float(y[0]) - view.y))
    assert found.north == pytest.approx(bearing, abs=0.2)


def test_new_york_in_a_shenzhen_profile_lies_upside_down_and_says_so():
    assert abs(ground_of(at(-73.95, 40.72), "EPSG:4547").north) > 170


def test_without_a_plane_nothing_is_claimed():
    assert ground_of(View(), "") == PLANE
    assert ground_of(View(x=1e12, y=1e12), "EPSG:4547") == PLANE
