"""GCJ-02 and BD-09: known points, exact inverse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.exchange import gcj
from console.exchange.crs import from_lonlat, geodesic_distance, to_lonlat

IN_CHINA = st.tuples(st.floats(75.0, 135.0), st.floats(5.0, 53.0))


@pytest.mark.parametrize("crs", ["gcj02", "bd09"])
@given(places=st.lists(IN_CHINA, min_size=1, max_size=30))
def test_round_trip_is_under_a_centimetre(crs, places):
    lon, lat = np.array(places).T
    back_lon, back_lat = to_lonlat(*from_lonlat(lon, lat, crs), crs)
    assert geodesic_distance(lon, lat, back_lon, back_lat).max() < 0.01


def test_shift_in_futian_is_the_known_one():
    """About +525 m east and -302 m north, as measured between real data sets of Shenzhen."""
    lon, lat = from_lonlat(114.05, 22.54, "gcj02")
    east = (lon - 114.05) * 111320 * np.cos(np.radians(22.54))
    north = (lat - 22.54) * 110750
    assert (east, north) == (pytest.approx(525, abs=2), pytest.approx(-302, abs=2))


def test_bd09_of_gcj02_matches_a_published_pair():
    """The example of Baidu's own conversion service: GCJ-02 116.404, 39.915."""
    lon, lat = gcj.bd_from_gcj(np.array([116.404]), np.array([39.915]))
    assert (lon[0], lat[0]) == (pytest.approx(116.41036949, abs=1e-7), pytest.approx(39.92133699, abs=1e-7))


def test_outside_china_nothing_moves():
    assert from_lonlat(2.35, 48.85, "gcj02") == (2.35, 48.85)


def test_nan_stays_nan_and_spoils_nothing_else():
    lon, lat = to_lonlat(np.array([np.nan, 114.0, np.inf]), np.array([22.0, 22.5, 22.0]), "gcj02")
    assert not np.isfinite(lon[[0, 2]]).any()
    assert np.isfinite([lon[1], lat[1]]).all()
