"""`detect check`: the numbers agree with what a survey was made with."""

import struct

import msgspec
import numpy as np
import pytest
import rasterio
from affine import Affine
from las_files import plain, write_las

from console.commands.detect_lines import say_check
from console.detection.check import check
from console.detection.check_raster import check_raster
from console.errors import BadInput


def test_noise_density_and_coverage(tmp_path):
    write_las(tmp_path / "a.laz", *plain(count=120_000, noise=0.03))
    found = check(tmp_path / "a.laz")
    assert found.points == 120_000 and found.density == pytest.approx(12, rel=0.03)
    assert found.noise_cm == pytest.approx(3.0, rel=0.12)
    assert found.coverage > 99 and found.crs == "EPSG:4547" and not found.demo
    assert found.holes["count"] == 0 and found.classes == {"0": 100.0}


def test_strips_that_disagree(tmp_path):
    x, y, z = plain(count=60_000)
    strip = np.arange(len(x)) % 2
    write_las(tmp_path / "a.laz", x, y, z + strip * 0.12, point_source_id=strip + 1)
    found = check(tmp_path / "a.laz")
    assert found.strips == 2 and found.strip_cm == pytest.approx(12, abs=0.5)
    assert any("disagree" in warning for warning in found.warnings)


def test_strips_without_ground_in_common_say_nothing_of_their_fit(tmp_path):
    x, y, z = plain(count=60_000)
    write_las(tmp_path / "a.laz", x, y, z, point_source_id=1 + (x > 506_050))
    found = check(tmp_path / "a.laz")
    assert found.strips == 2 and found.strip_cm is None and found.flown == ("", "")
    told = say_check(msgspec.to_builtins(found))
    assert "too little ground in common" in told and "0.0 cm" not in told and "flown" not in told


def test_two_surveys_in_one_are_asked_about(tmp_path):
    from console.detection.simulate.make import simulate

    simulate(tmp_path, 1, 60.0, densities=(2.0, 2.0), images=False)
    one, both = check(tmp_path / "before.laz"), check([tmp_path / "before.laz", tmp_path / "after.laz"])
    assert one.flown[0] == one.flown[1] == both.flown[0] < both.flown[1]
    assert any("several surveys" in word for word in both.warnings)
    assert not any("several surveys" in word for word in one.warnings)


def test_a_hole_is_found_where_it_is(tmp_path):
    x, y, z = plain(count=60_000)
    keep = np.hypot(x - 506_060, y - 2_494_040) > 9
    write_las(tmp_path / "a.laz", x[keep], y[keep], z[keep])
    found = check(tmp_path / "a.laz")
    assert found.holes["count"] == 1
    east, north, area = found.holes["largest"][0]
    assert np.hypot(east - 506_060, north - 2_494_040) < 1.5 and area == pytest.approx(np.pi * 81, rel=0.25)


def test_copies_in_two_files_count_once(tmp_path):
    x, y, z = plain(count=5_000)
    left, right = x < 506_060, x > 506_040
    write_las(tmp_path / "a.laz", x[left], y[left], z[left])
    write_las(tmp_path / "b.laz", x[right], y[right], z[right])
    found = check(tmp_path)
    assert found.points == 5_000 and found.duplicates == int((left & right).sum()) and found.overlap_m2 > 1_500


def test_rough_and_thin_surveys_are_called_so(tmp_path):
    x, y, z = plain(count=20_000, noise=2.0)
    write_las(tmp_path / "wood.laz", x, y, z)
    assert any("vegetation" in warning for warning in check(tmp_path / "wood.laz").warnings)
    write_las(tmp_path / "thin.laz", *plain(count=5_000))
    assert any("points per m²" in warning for warning in check(tmp_path / "thin.laz").warnings)


def test_files_far_apart_are_no_survey(tmp_path):
    write_las(tmp_path / "a.laz", *plain(count=10))
    write_las(tmp_path / "b.laz", *plain(count=10, west=1_506_000.0))
    with pytest.raises(BadInput, match="apart"):
        check(tmp_path)


@pytest.mark.real
def test_the_real_cloud(shared):
    found = check(shared / "lidar" / "ahn3_delft" / "ahn3", "EPSG:28992")
    assert found.points == 848_942 and set(found.classes) == {"1", "2", "6", "9", "26"}
    assert 0.5 < found.noise_cm < 4


def test_a_header_with_wrong_bounds_does_not_spoil_the_figures(tmp_path):
    path = write_las(tmp_path / "a.las", *plain(count=60_000))
    good = check(path)
    raw = bytearray(path.read_bytes())
    struct.pack_into("<6d", raw, 179, 0, 0, 0, 0, 0, 0)
    path.write_bytes(raw)
    found = check(path)
    assert (found.density, found.coverage) == pytest.approx((good.density, good.coverage), rel=0.05)
    assert found.noise_cm == pytest.approx(good.noise_cm, rel=0.05)
    assert any("60,000 points lie outside" in warning for warning in found.warnings)


def test_water_is_named(tmp_path):
    x, y, z = plain(count=20_000)
    write_las(tmp_path / "a.laz", x, y, z, classification=np.full(len(x), 9, np.uint8))
    assert any("water" in warning for warning in check(tmp_path / "a.laz").warnings)


def raster(path, values, crs="EPSG:4547", cell=0.5, **more):
    bands = values if values.ndim == 3 else values[None]
    with rasterio.open(path, "w", driver="GTiff", width=bands.shape[2], height=bands.shape[1], count=len(bands),
                       dtype=bands.dtype, crs=crs, transform=Affine(cell, 0, 506_000, 0, -cell, 2_494_000),
                       **more) as file:
        file.write(bands)
    return path


def test_a_surface_is_looked_at_like_a_survey(tmp_path):
    rows, cols = np.mgrid[:1200, :300]
    heights = (20 + 0.03 * cols + np.random.default_rng(1).normal(0, 0.04, rows.shape)).astype(np.float32)
    heights[:300] = -9999.0
    found = check_raster(raster(tmp_path / "dsm.tif", heights, nodata=-9999.0))
    assert (found.kind, found.cols, found.rows, found.cell) == ("surface", 300, 1200, 0.5)
    assert found.coverage == 75.0 and found.noise_cm == pytest.approx(4.0, rel=0.2)
    assert found.height_m == pytest.approx((20.0, 29.0), abs=0.3) and found.windows == found.of_windows == 2
    feet = check_raster(raster(tmp_path / "feet.tif", heights, crs="EPSG:2263", nodata=-9999.0))
    assert any("metres" in warning for warning in feet.warnings)
    empty = check_raster(raster(tmp_path / "none.tif", np.full((30, 30), np.nan, np.float32)))
    assert empty.height_m is None and any("nothing at all" in warning for warning in empty.warnings)


def test_an_orthophoto_is_called_one_and_a_torn_file_refused(tmp_path):
    path = raster(tmp_path / "photo.tif", np.full((3, 90, 80), 120, np.uint8))
    found = check_raster(path)
    assert found.kind == "orthophoto" and found.height_m is None and found.bands == 3 and found.coverage == 100.0
    path.write_bytes(path.read_bytes()[:900])
    for wrong in (path, tmp_path / "missing.tif"):
        with pytest.raises(BadInput) as told:
            check_raster(wrong)
        assert "\n" not in str(told.value) and "exception" not in str(told.value)


def test_a_large_raster_that_is_empty_where_it_was_looked_at_is_not_called_empty(tmp_path, monkeypatch):
    monkeypatch.setattr("console.detection.check_raster.SIDE", 16)
    monkeypatch.setattr("console.detection.check_raster.SAMPLED", 2)
    heights = np.full((64, 64), np.nan, np.float32)
    for name, filled in (("corner.tif", 20), ("none.tif", 0)):
        heights[16:32, 16:32] = 30 if filled else np.nan
        with rasterio.open(tmp_path / name, "w", driver="GTiff", width=64, height=64, count=1, dtype="float32",
                           crs="EPSG:4547", transform=Affine(1, 0, 506_000, 0, -1, 2_494_000)) as file:
            file.write(heights, 1)
    assert any("2 parts" in word for word in check_raster(tmp_path / "corner.tif").warnings)
    monkeypatch.setattr("console.detection.check_raster.SAMPLED", 64)
    assert any("nothing at all" in word for word in check_raster(tmp_path / "none.tif").warnings)
