"""`detect check`: the numbers agree with what a survey was made with."""

import numpy as np
import pytest
from las_files import plain, write_las

from console.detection.check import check
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
