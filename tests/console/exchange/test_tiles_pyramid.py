import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.exchange.tiles.pyramid import Level, Pyramid, mercator, north_up

LONLAT = st.tuples(st.floats(-179.9, 179.9), st.floats(-84.9, 84.9))


def slippy(lon, lat, zoom):
    """The textbook formula, independent of PROJ."""
    n = 2 ** zoom
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * n
    return (lon + 180) / 360 * n, y


@settings(deadline=None)
@given(LONLAT, st.integers(0, 19))
def test_places_fall_into_the_tiles_of_the_textbook(place, zoom):
    pyramid = mercator(zoom, zoom)
    lon, lat = np.array([place[0]]), np.array([place[1]])
    px, py = pyramid.levels[0].pixels(*pyramid.from_lonlat(lon, lat))
    assert (px[0] / 256, py[0] / 256) == pytest.approx(slippy(*place, zoom), abs=1e-5 * 2 ** zoom / 256 + 1e-9)


@settings(deadline=None)
@given(LONLAT)
def test_pixels_and_world_are_inverse_on_a_rotated_grid(place):
    level = Level(0, (3.0, 0.5, 7.0, -0.25, -2.0, 11.0), 256, 256, 4, 4)
    x, y = np.array([place[0]]), np.array([place[1]])
    back = level.world(*level.pixels(x, y))
    assert (back[0][0], back[1][0]) == pytest.approx(place, abs=1e-9)


@settings(deadline=None)
@given(LONLAT, st.floats(0.001, 5), st.integers(3, 12))
def test_covering_holds_every_place_of_the_rectangle_and_no_tile_beyond(place, size, zoom):
    pyramid = mercator(zoom, zoom)
    west, south = min(place[0], 174), min(place[1], 79)
    bounds = west, south, west + size, south + size
    c0, r0, c1, r1 = pyramid.covering(0, bounds)
    left, bottom = slippy(west, south, zoom)
    right, top = slippy(bounds[2], bounds[3], zoom)
    assert c0 <= left + 1e-4 and right - 1e-4 <= c1 and r0 <= top + 1e-4 and bottom - 1e-4 <= r1
    assert c0 > left - 1.001 and c1 < right + 1.001 and r0 > top - 1.001 and r1 < bottom + 1.001
    assert pyramid.count(bounds, range(zoom, zoom + 1)) == (c1 - c0) * (r1 - r0)


def test_a_rectangle_on_tile_borders_does_not_touch_the_neighbours():
    assert mercator(0, 3).count((-180, -85.0511287798066, 0, 0), range(1, 2)) == 1


def test_the_level_is_never_more_than_a_third_too_coarse():
    pyramid = mercator(0, 18)
    for wanted in np.geomspace(0.7, 150000, 50):
        level = pyramid.levels[pyramid.choose(float(wanted))]
        assert level.resolution <= wanted * 4 / 3 + 1e-9
        assert level.zoom == 0 or level.resolution > wanted * 2 / 3 - 1e-9


def test_shifted_tiles_are_asked_for_where_the_shift_puts_them():
    lon, lat = np.array([114.06]), np.array([22.54])
    plain, shifted = mercator(16, 16), mercator(16, 16, shift="gcj02")
    x0, y0 = plain.from_lonlat(lon, lat)
    x1, y1 = shifted.from_lonlat(lon, lat)
    assert 400 < math.hypot(x1[0] - x0[0], y1[0] - y0[0]) < 800
    assert shifted.to_lonlat(x1, y1)[0][0] == pytest.approx(114.06, abs=1e-7)


def test_the_world_in_degrees_repeats_and_a_city_grid_does_not():
    assert Pyramid("EPSG:4490", ()).period == 360
    assert Pyramid("EPSG:4547", ()).period == 0


def test_bounds_of_a_city_grid_in_metres():
    level = Level(0, north_up(500000, 2495000, 1.0), 256, 256, 4, 4)
    west, south, east, north = Pyramid("EPSG:4547", (level,)).bounds()
    assert west == pytest.approx(114.0, abs=1e-4) and 22.5 < south < north < 22.6 and east < 114.02
