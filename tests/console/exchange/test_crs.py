"""CRS names and transforms, against a Gauss-Krüger computed here without PROJ."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from console.errors import BadInput
from console.exchange import crs


def gauss_krueger(lon, lat, meridian=114.0):
    """East and north of EPSG:4547 by Krüger's series in the third flattening n (Karney 2011, order 4)."""
    a, f = 6378137.0, 1 / 298.257222101
    n = f / (2 - f)
    e = math.sqrt(f * (2 - f))
    radius = a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alpha = (n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16 + 41 * n**4 / 180,
             13 * n**2 / 48 - 3 * n**3 / 5 + 557 * n**4 / 1440,
             61 * n**3 / 240 - 103 * n**4 / 140, 49561 * n**4 / 161280)
    phi, lam = math.radians(lat), math.radians(lon - meridian)
    t = math.sinh(math.atanh(math.sin(phi)) - e * math.atanh(e * math.sin(phi)))
    xi, eta = math.atan2(t, math.cos(lam)), math.asinh(math.sin(lam) / math.hypot(t, math.cos(lam)))
    north, east = xi, eta
    for j, factor in enumerate(alpha, 1):
        north += factor * math.sin(2 * j * xi) * math.cosh(2 * j * eta)
        east += factor * math.cos(2 * j * xi) * math.sinh(2 * j * eta)
    return radius * east + 500000.0, radius * north


@given(st.floats(112.5, 115.5), st.floats(3.0, 53.0))
def test_4547_agrees_with_an_independent_computation(lon, lat):
    east, north = crs.from_lonlat(lon, lat, "EPSG:4547")
    wanted = gauss_krueger(lon, lat)
    assert math.hypot(east - wanted[0], north - wanted[1]) < 0.001
    back = crs.to_lonlat(*wanted, "EPSG:4547")
    assert float(crs.geodesic_distance(lon, lat, *back)) < 0.001


@pytest.mark.parametrize(("text", "name"), [
    ("4547", "EPSG:4547"), ("epsg:4326", "EPSG:4326"), ("GCJ-02", "gcj02"), ("火星坐标系", "gcj02"),
    ("BD09", "bd09"), ("WGS 84", "EPSG:4326"), ("CGCS2000", "EPSG:4490"), ("EPSG:4979", "EPSG:4326"),
])
def test_names(text, name):
    assert crs.known_crs(text) == name
    assert crs.known_crs(name) == name


@pytest.mark.parametrize("text", [
    "", "nonsense", "EPSG:99999999", "+proj=pipeline +step +proj=nothing", "深圳独立坐标系",
    "nowhere/points.csv", "EPSG:5773",
])
def test_nonsense_is_one_sentence(text):
    with pytest.raises(BadInput) as error:
        crs.known_crs(text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 260


def test_user_pipeline_equals_the_system_it_describes():
    pipeline = "+proj=pipeline +step +inv +proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80"
    assert crs.from_lonlat(114.1, 22.6, pipeline) == pytest.approx(crs.from_lonlat(114.1, 22.6, "EPSG:4547"))
    assert crs.to_lonlat(510000.0, 2500000.0, pipeline) == pytest.approx(
        crs.to_lonlat(510000.0, 2500000.0, "EPSG:4547"))


def test_out_of_reach_is_nan_and_never_a_place():
    east, north = np.array([1e30, 505143.332451145]), np.array([1e30, 2493597.66557513])
    lon, lat = crs.to_lonlat(east, north, "EPSG:4547")
    assert np.isnan([lon[0], lat[0]]).all()
    assert (lon[1], lat[1]) == (pytest.approx(114.05), pytest.approx(22.54))


def test_geometries_keep_holes_and_nones_and_lose_heights():
    hole = [(300, 300, 5), (600, 300, 5), (600, 600, 5)]
    ring = shapely.Polygon([(0, 0, 5), (900, 0, 5), (900, 900, 5), (0, 900, 5)], [hole])
    moved = affinity.translate(ring, 500000, 2500000)
    away = shapely.LineString([(500000, 2500000), (1e30, 0)])
    found = crs.transform_geometries([moved, None, shapely.Point(), away], "EPSG:4547")
    assert not shapely.has_z(found[0])
    assert len(found[0].interiors) == 1
    assert found[1] is None
    assert found[2].is_empty
    assert found[3] is None
    back = crs.transform_geometries(shapely.to_wkb(found[:1]), "EPSG:4547", inverse=True)
    assert shapely.hausdorff_distance(back[0], shapely.force_2d(moved)) < 1e-3


@pytest.mark.parametrize(("middle", "name"), [
    ((114.05, 22.5), "EPSG:4547"), ((115.6, 22.5), "EPSG:4548"), ((121.4, 31.2), "EPSG:4549"),
    ((75.0, 39.0), "EPSG:4534"), ((-74.0, 40.7), "EPSG:32618"), ((151.2, -33.9), "EPSG:32756"),
    ((10.0, 88.0), "EPSG:32661"), ((10.0, -85.0), "EPSG:32761"), ((180.0, 0.0), "EPSG:32601"),
])
def test_working_crs_is_the_zone_of_the_place(middle, name):
    lon, lat = middle
    assert crs.working_crs((lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1)) == name


def test_working_crs_hardly_distorts():
    box = shapely.box(114.0, 22.5, 114.02, 22.52)
    flat = crs.transform_geometries([box], "EPSG:4547", inverse=True)[0]
    assert crs.geodesic_area(box) == pytest.approx(flat.area, rel=1e-4)


def test_geodesic_area_takes_holes_off_whatever_their_direction():
    outer = [(114, 22), (114.1, 22), (114.1, 22.1), (114, 22.1)]
    hole = [(114.02, 22.02), (114.05, 22.02), (114.05, 22.05)]
    sizes = [crs.geodesic_area(shapely.Polygon(o, [h]))
             for o in (outer, outer[::-1]) for h in (hole, hole[::-1])]
    whole, cut = crs.geodesic_area(shapely.Polygon(outer)), crs.geodesic_area(shapely.Polygon(hole))
    assert sizes == pytest.approx([whole - cut] * 4)
    assert crs.geodesic_area(shapely.Point(1, 1)) == 0
    assert crs.geodesic_area(None) == 0


@pytest.mark.parametrize(("text", "rough"), [
    ("EPSG:4547", False), ("EPSG:3857", False), ("EPSG:4326", False), ("gcj02", False), ("EPSG:28992", False),
    ("EPSG:2383", True), ("EPSG:2437", True), ("EPSG:27700", False),
    ("+proj=tmerc +lon_0=114 +x_0=50000 +ellps=GRS80", False),
])
def test_old_datums_are_known_to_be_rough(text, rough):
    assert crs.is_rough(text) is rough


def test_web_mercator_is_degrees_of_the_right_place():
    assert crs.to_lonlat(12695987.924972849, 2576483.398505879, "EPSG:3857") == pytest.approx((114.05, 22.54))
    assert not crs.is_geographic("EPSG:3857")
    assert crs.is_geographic("bd09")
