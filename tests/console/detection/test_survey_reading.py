"""Reading LAS and LAZ: what a file holds comes back in metres; a file that lies is refused in one sentence."""

import struct

import numpy as np
import pytest
from las_files import plain, write_copc, write_las

from console.detection.points import concat
from console.detection.reading import describe, flown_on, read_points, survey_files
from console.errors import BadInput


def test_points_come_back_as_written(tmp_path):
    x, y, z = plain()
    path = write_las(tmp_path / "a.laz", x, y, z, classification=np.full(len(x), 6, np.uint8),
                     point_source_id=np.arange(len(x)) % 3)
    points = read_points(path)
    assert np.abs(points.x - x).max() <= 0.0005 and np.abs(points.z - z).max() <= 0.0005
    assert (points.kind == 6).all() and set(points.strip) == {0, 1, 2}
    assert points.rgb is None and (points.returns == 1).all()


@pytest.mark.parametrize(("version", "point_format"), [("1.2", 0), ("1.2", 3), ("1.3", 1), ("1.4", 7)])
@pytest.mark.parametrize("ending", ["las", "laz"])
def test_every_version_is_read(tmp_path, version, point_format, ending):
    x, y, z = plain(count=300)
    path = write_las(tmp_path / f"a.{ending}", x, y, z, version=version, point_format=point_format)
    assert len(read_points(path)) == 300
    assert describe(path).crs.metric == "EPSG:4547"


def test_withheld_points_are_left_out(tmp_path):
    x, y, z = plain(count=100)
    path = write_las(tmp_path / "a.las", x, y, z, withheld=np.arange(100) < 30)
    assert len(read_points(path)) == 70


def test_without_a_crs_it_is_asked_for(tmp_path):
    path = write_las(tmp_path / "a.las", *plain(count=10), crs="")
    with pytest.raises(BadInput, match="--crs"):
        describe(path)
    assert describe(path, "EPSG:28992").target == "EPSG:28992"


def test_feet_become_metres(tmp_path):
    x, y, z = plain(count=100, west=2_000_000.0, south=500_000.0)
    source = describe(write_las(tmp_path / "a.las", x, y, z, crs="EPSG:2263", scale=0.01))   # New York, ft US
    points = read_points(tmp_path / "a.las")
    foot = 1200 / 3937
    assert points.x == pytest.approx(x * foot, abs=0.01) and points.z == pytest.approx(z * foot, abs=0.01)
    assert any("feet" in warning for warning in source.warnings)
    assert source.crs.unit == pytest.approx(foot)


def test_degrees_are_projected(tmp_path):
    lon, lat = np.array([114.05, 114.0501]), np.array([22.53, 22.5301])
    path = write_las(tmp_path / "a.las", lon, lat, np.array([1.0, 2.0]), crs="EPSG:4326", scale=1e-7)
    points = read_points(path)
    assert describe(path).target == "EPSG:4547"
    assert np.hypot(np.diff(points.x), np.diff(points.y))[0] == pytest.approx(15.1, abs=0.3)


def test_another_crs_is_brought_into_the_first(tmp_path):
    x, y, z = plain(count=50)
    path = write_las(tmp_path / "a.las", x, y, z)
    assert read_points(path, into="EPSG:4526").x == pytest.approx(x + 38_000_000, abs=0.002)


def test_a_named_crs_overrides_with_a_warning(tmp_path):
    path = write_las(tmp_path / "a.las", *plain(count=10))
    source = describe(path, "EPSG:28992")
    assert source.target == "EPSG:28992" and any("was named" in warning for warning in source.warnings)


@pytest.mark.parametrize("ending", ["las", "laz"])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.4, 0.999])
def test_a_cut_file_is_refused(tmp_path, ending, share):
    path = write_las(tmp_path / f"a.{ending}", *plain(count=3_000))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadInput) as told:
        read_points(path)
    assert "a." in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("claimed", [0, 10**6, 2**40, 2**63])
@pytest.mark.parametrize("ending", ["las", "laz"])
def test_a_count_that_lies_is_refused(tmp_path, ending, claimed):
    path = write_las(tmp_path / f"a.{ending}", *plain(count=100))
    raw = bytearray(path.read_bytes())
    struct.pack_into("<I", raw, 107, 0)
    struct.pack_into("<Q", raw, 247, claimed)
    path.write_bytes(raw)
    with pytest.raises(BadInput):
        read_points(path)


def test_bytes_turned_over_never_crash(tmp_path):
    path = write_las(tmp_path / "a.laz", *plain(count=2_000))
    whole, luck = path.read_bytes(), np.random.default_rng(4)
    for _ in range(60):
        raw = bytearray(whole)
        for place in luck.integers(4, len(raw), 6):
            raw[place] = luck.integers(256)
        path.write_bytes(raw)
        try:
            read_points(path)
        except BadInput as told:
            assert "\n" not in str(told)


@pytest.mark.parametrize("bad", [0.0, float("nan"), float("inf")])
def test_scales_that_mean_nothing_are_refused(tmp_path, bad):
    path = write_las(tmp_path / "a.las", *plain(count=10))
    raw = bytearray(path.read_bytes())
    struct.pack_into("<d", raw, 131, bad)
    path.write_bytes(raw)
    with pytest.raises(BadInput, match="scale"):
        read_points(path)


def test_coordinates_all_over_the_world_are_refused(tmp_path):
    path = write_las(tmp_path / "a.las", [0.0, 2e9], [0.0, 1e9], [0.0, 0.0], scale=1.0)
    with pytest.raises(BadInput, match="no survey"):
        describe(path)


def test_bounds_of_the_header_that_cannot_be_give_way_to_the_points(tmp_path):
    path = write_las(tmp_path / "a.las", *plain(count=2_000))
    raw = bytearray(path.read_bytes())
    struct.pack_into("<6d", raw, 179, 1e9, -1e9, 1e9, -1e9, 1e9, -1e9)
    path.write_bytes(raw)
    source = describe(path)
    assert source.bounds == pytest.approx((506_000, 2_494_000, 506_100, 2_494_100), abs=1)
    assert any("bounds in the header" in warning for warning in source.warnings) and len(read_points(path)) == 2_000


@pytest.mark.parametrize(("claimed", "right"), [(2_000, True), (1_900, True), (1_000, False)])
def test_a_header_that_hides_points_is_refused(tmp_path, claimed, right):
    path = write_las(tmp_path / "a.las", *plain(count=2_000))
    raw = bytearray(path.read_bytes())
    struct.pack_into("<Q", raw, 247, claimed)
    path.write_bytes(raw)
    if right:
        assert len(read_points(path)) == claimed
        return
    with pytest.raises(BadInput, match=r"promises 1,000 points and 2,000 follow"):
        read_points(path)


def test_a_survey_of_copc_files_is_read_chunk_by_chunk(tmp_path):
    x, y, z = plain(count=9_000)
    whole = read_points(write_copc(tmp_path / "a.copc.laz", x, y, z, (700, 5_000, 3_300)))
    assert len(whole) == 9_000 and whole.x == pytest.approx(x, abs=0.001) and whole.z == pytest.approx(z, abs=0.001)


def test_files_and_folders(tmp_path):
    path = write_las(tmp_path / "b.LAZ", *plain(count=5))
    assert survey_files([tmp_path, path]) == [path]
    with pytest.raises(BadInput, match=r"no file|No file"):
        survey_files(tmp_path / "missing.laz")
    (tmp_path / "none").mkdir()
    with pytest.raises(BadInput, match="holds no LAS"):
        survey_files(tmp_path / "none")


def test_parts_without_colour_take_it_from_all(tmp_path):
    one = read_points(write_las(tmp_path / "a.las", *plain(count=5), point_format=7))
    two = read_points(write_las(tmp_path / "b.las", *plain(count=5)))
    assert one.rgb is not None and concat([one, two]).rgb is None and len(concat([one, two])) == 10


@pytest.mark.real
@pytest.mark.parametrize(("name", "result"), [
    ("Semis_2022_0906_6665_LA93_IGN69_nok.laz", "never finished"), ("empty_0bytes.laz", "empty"),
    ("no-points-1.3.laz", "no points"), ("rand1_6.las", "no survey"), ("simple.copc.laz", 1065),
    ("file_with_both_wkt_and_geotiff_vlrs.las", 25_408)])
def test_odd_files(shared, name, result):
    path = shared / "lidar" / "odd" / name
    if isinstance(result, int):
        assert len(read_points(path)) == result and describe(path).warnings
        return
    with pytest.raises(BadInput, match=result):
        read_points(path, "EPSG:2154")


@pytest.mark.parametrize(("seconds", "dated", "day"), [
    (4.0e8, True, "2024-05-17"), (4.0e8, False, ""), (-9.9e8, True, ""), (9e9, True, ""), (float("nan"), True, "")])
def test_the_day_of_the_flight_comes_from_the_points(tmp_path, seconds, dated, day):
    path = write_las(tmp_path / "a.laz", *plain(count=10), gps_time=np.full(10, seconds))
    raw = bytearray(path.read_bytes())
    raw[6] = raw[6] | 1 if dated else raw[6] & ~1
    path.write_bytes(raw)
    assert flown_on(describe(path)) == day
