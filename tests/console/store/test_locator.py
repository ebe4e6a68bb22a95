"""From a place to its area."""

from math import inf, isclose, nan

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from console.model.area import Area, Level
from console.store.locator import Locator


def area(name, level, west, south, east, north):
    return Area(name, "", name, level, wkb=shapely.to_wkb(shapely.box(west, south, east, north)))


AREAS = [
    area("d", Level.DISTRICT, 114.0, 22.5, 114.4, 22.9),
    area("s", Level.STREET, 114.0, 22.5, 114.2, 22.7),
    *(area(f"g{i}{j}", Level.GRID, 114 + i / 20, 22.5 + j / 20, 114 + (i + 1) / 20, 22.5 + (j + 1) / 20)
      for i in range(2) for j in range(2)),
    Area("table only", "", "", Level.COMMUNITY),
]


@pytest.fixture(scope="module")
def locator():
    return Locator(AREAS)


def test_the_finest_area_wins_unless_a_level_is_asked_for(locator):
    assert locator.locate(114.01, 22.51) == "g00"
    assert locator.locate(114.15, 22.65) == "s"
    assert locator.locate(114.35, 22.85) == "d"
    assert locator.locate(114.01, 22.51, Level.STREET) == "s"
    assert locator.locate(114.35, 22.85, Level.STREET) == ""
    assert locator.locate(114.01, 22.51, Level.CITY) == ""


def test_outside_and_nowhere_are_empty(locator):
    assert locator.locate_many([120.0, nan, 114.01, inf], [30.0, 22.51, nan, 22.51]) == [""] * 4
    assert locator.locate_many([], []) == []
    assert Locator([]).locate(114.0, 22.5) == ""


def test_a_shared_edge_belongs_to_one_of_both_always(locator):
    assert {locator.locate(114.05, y) for y in np.linspace(22.501, 22.549, 9)} == {"g00"}


@given(st.lists(st.tuples(st.floats(113.9, 114.5), st.floats(22.4, 23.0)), min_size=1, max_size=50))
def test_many_at_once_equals_a_plain_search(locator, places):
    lon, lat = np.array(places).T
    shapes = [(a.id, a.level, shapely.from_wkb(a.wkb)) for a in AREAS if a.wkb]
    for x, y, found in zip(lon, lat, locator.locate_many(lon, lat), strict=True):
        held = [(-level, name) for name, level, shape in shapes if shape.intersects(shapely.Point(x, y))]
        assert found == (min(held)[1] if held else "")


def test_distance_is_measured_on_the_ellipsoid(locator):
    geod = pyproj.Geod(ellps="GRS80")
    assert locator.distance(114.1, 22.6) == 0
    assert isclose(locator.distance(114.5, 22.7), geod.inv(114.5, 22.7, 114.4, 22.7)[2], rel_tol=1e-4)
    assert isclose(locator.distance(114.2, 23.0), geod.inv(114.2, 23.0, 114.2, 22.9)[2], rel_tol=1e-4)
    assert locator.distance(22.6, 114.1) == inf   # swapped: no such latitude
    assert locator.distance(nan, 22.6) == inf and Locator([]).distance(114.0, 22.6) == inf
    assert locator.distance(22.6, 14.1) > 5_000_000


def test_one_at_a_time_equals_many_at_once(locator):
    luck = np.random.default_rng(1)
    edge = np.array([114.0, 114.05, 114.1, 114.2, 114.4])
    lon = np.append(luck.uniform(113.95, 114.45, 300), edge)
    lat = np.append(luck.uniform(22.45, 22.95, 300), edge - 91.5)
    for level in (None, Level.STREET):
        one = [locator.locate(x, y, level) for x, y in zip(lon.tolist(), lat.tolist(), strict=True)]
        assert locator.locate_many(lon, lat, level) == one
