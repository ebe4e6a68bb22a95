"""Coordinates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.exchange.coordinates import parse_place, write_place
from console.exchange.crs import from_lonlat

PLACE = (114.0577778, 22.5430556)


@pytest.mark.parametrize("text", [
    "22.5430556, 114.0577778", "114.0577778 22.5430556",
    "114.0577778,22.5430556", "１１４．０５７７７７８，２２．５４３０５５６",
    "114°03'28\"E 22°32'35\"N", "22°32′35″N, 114°03′28″E", "东经114°3′28″ 北纬22°32′35″", "N22.5430556 E114.0577778",
    "北纬22度32分35秒，东经114度3分28秒", "E114.0577778 N22.5430556", "lat 22.5430556 lon 114.0577778",
])
def test_one_place_in_many_notations(text):
    assert parse_place(text) == pytest.approx(PLACE, abs=1e-6)


def test_metres_and_shifted_degrees_with_their_system_named():
    x, y = from_lonlat(*PLACE, "EPSG:4547")
    assert parse_place(f"{x:.3f} {y:.3f} epsg:4547") == pytest.approx(PLACE, abs=1e-7)
    lon, lat = from_lonlat(*PLACE, "gcj02")
    assert parse_place(f"{lat} {lon} GCJ-02") == pytest.approx(PLACE, abs=1e-7)


def test_two_small_degrees_go_by_where_the_work_is():
    assert parse_place("2.35 48.85") == (48.85, 2.35)
    assert parse_place("2.35 48.85", near=(2, 48, 3, 49)) == (2.35, 48.85)


@pytest.mark.parametrize("text", ["", "莲花", "114.05", "1 2 3", "508312 2493850", "95 190", "22.5, 400"])
def test_what_is_no_place_is_said(text):
    with pytest.raises(BadInput):
        parse_place(text)


@given(st.floats(113, 115), st.floats(-60, 60))
def test_what_is_written_is_read_back(lon, lat):
    assert parse_place(write_place(lon, lat)) == pytest.approx((lon, lat), abs=1e-6)


def test_a_place_beyond_a_projection_is_a_dash():
    assert write_place(float("nan"), 22.5, "EPSG:4547") == "–"
