"""What a run is given and cannot use: one clear sentence, no file written, no candidate invented."""

import dataclasses

import numpy as np
import pyogrio
import pytest
import shapely
from scenes import scan, village, write_las

from console.detection.job import Request, work
from console.detection.result import read_detections
from console.detection.rule_scorer import RuleScorer
from console.errors import BadInput, Cancelled, ConsoleError, Refused
from console.progress import Progress

ORIGIN = (500_000.0, 2_500_000.0)  # well inside a tile of the storage: each run is one block and one window
HERE = dataclasses.replace(village(size=60.0), origin=ORIGIN)
FEET = 3.28084


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    write_las(scan(HERE, 1, density=8), folder / "good.laz")
    return folder


def compare(home, before, after, out="out.gpkg", **how):
    """A run as the command asks for it; nothing may be left of one that is refused."""
    names = [(home / name,) for name in (before, after)]
    try:
        return work(Request(*names, home / out, **how), home / "caches", RuleScorer())
    except ConsoleError as error:
        assert "\n" not in str(error)
        assert not (home / out).exists()
        raise


def write(home, name, points, crs="EPSG:4547"):
    write_las(points, home / name, crs)
    return name


def test_heights_in_feet(home):
    points = scan(HERE, 2, density=8)
    write(home, "feet.laz", dataclasses.replace(points, z=points.z * FEET))
    with pytest.raises(Refused, match="in feet"):
        compare(home, "good.laz", "feet.laz")


def test_coordinates_in_feet(home):
    points = scan(HERE, 2, density=8)
    write(home, "wide.laz", dataclasses.replace(points, x=points.x * FEET, y=points.y * FEET))
    with pytest.raises(Refused, match="in feet"):
        compare(home, "good.laz", "wide.laz")


def test_bounds_that_overlap_without_common_ground(home):
    both = scan(HERE, 2, density=8)
    corner = (both.x - ORIGIN[0]) + (both.y - ORIGIN[1])
    write(home, "west.laz", both.subset(corner < 58))
    write(home, "east.laz", both.subset(corner > 62))
    with pytest.raises(Refused, match="no firm ground"):
        compare(home, "west.laz", "east.laz")


def water(home, seed, waves, rise, classed):
    """Few echoes, none in places, and another level every day."""
    points = scan(dataclasses.replace(HERE, slope=(0, 0), boxes=[], trees=[]), seed, 4, waves, bias=seed * rise)
    luck = np.random.default_rng(seed + 50)
    lost = np.hypot(points.x - ORIGIN[0] - luck.uniform(20, 40), points.y - ORIGIN[1] - 30) < 10
    kept = points.subset(~lost & (luck.random(len(points)) < 0.6))
    return write(home, f"water{seed}{classed}.laz", dataclasses.replace(kept, kind=np.full_like(
        kept.kind, 9 if classed else 1)))


def test_all_water_that_is_classed_as_such(home):
    with pytest.raises(Refused, match="no firm ground"):
        compare(home, water(home, 1, 0.03, 0.2, True), water(home, 2, 0.03, 0.2, True))


def test_all_water_that_nobody_classed(home):
    try:
        told = compare(home, water(home, 1, 0.25, 0.6, False), water(home, 2, 0.25, 0.6, False), out="water.gpkg")
    except Refused:
        return
    assert told["believable"] == 0


def test_a_cut_file(home):
    whole = (home / "good.laz").read_bytes()
    (home / "cut.laz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match=r"cut\.laz"):
        compare(home, "good.laz", "cut.laz")


def surface(path, heights, west=ORIGIN[0], north=ORIGIN[1] + 60.0):
    """A surface model of half-metre cells."""
    import rasterio
    from affine import Affine

    with rasterio.open(path, "w", driver="GTiff", width=heights.shape[1], height=heights.shape[0], count=1,
                       dtype="float32", crs="EPSG:4547", transform=Affine(0.5, 0, west, 0, -0.5, north)) as file:
        file.write(heights.astype(np.float32), 1)
    return path.name


def test_surfaces_of_nothing(home):
    empty = surface(home / "nan.tif", np.full((120, 120), np.nan))
    with pytest.raises(BadInput, match="holds no heights"):
        compare(home, empty, "good.laz")
    whole = (home / surface(home / "cut.tif", np.random.default_rng(1).normal(size=(120, 120)))).read_bytes()
    (home / "cut.tif").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match=r"cut\.tif"):
        compare(home, "cut.tif", "good.laz")


def test_a_hole_in_a_surface_claims_nothing_there(home):
    heights = 20 + np.add.outer(np.arange(120) * 0.002, np.arange(120) * 0.003)
    heights[30:50, 20:44] += 6
    later = heights.copy()
    later[60:100, 70:110] = np.nan
    heights[70:90, 80:104] += 9  # of which the later one knows nothing
    told = compare(home, surface(home / "old.tif", heights), surface(home / "new.tif", later), out="half.gpkg")
    assert told["believable"] == 0
    assert told["fly_again"] == 1 and told["nodata_pct"] == pytest.approx(100 * 20 * 20 / 60 ** 2, abs=2)


@pytest.mark.real
@pytest.mark.parametrize(("name", "words"), [
    ("Semis_2022_0906_6665_LA93_IGN69_nok.laz", "never finished"), ("empty_0bytes.laz", "empty"),
    ("no-points-1.3.laz", "no points"), ("rand1_6.las", "no survey"), ("simple.copc.laz", "do not overlap"),
    ("file_with_both_wkt_and_geotiff_vlrs.las", "do not overlap")])
def test_odd_files_in_a_run(home, shared, name, words):
    with pytest.raises(ConsoleError, match=words):
        compare(home, str(shared / "lidar" / "odd" / name), "good.laz", crs="EPSG:4547")


def foreign(path, **columns):
    """A GeoPackage as another program writes it."""
    pyogrio.raw.write(path, shapely.to_wkb(np.array([shapely.box(0, 0, 4, 5)], object)),
                      [np.array([value], object if isinstance(value, str) else float) for value in columns.values()],
                      list(columns), layer="detections", driver="GPKG", geometry_type="Polygon", crs="EPSG:4547")
    return path


def test_detections_of_another_program(tmp_path):
    (one,), crs = read_detections(foreign(tmp_path / "a.gpkg", kind="new", dz_median=3.0, confidence=0.8))
    assert crs == "EPSG:4547"
    assert (one.kind, one.dz_max, one.area, one.volume, one.storeys, one.building) == ("new", 3.0, 20.0, 60.0, 0, "")
    assert one.id == read_detections(tmp_path / "a.gpkg")[0][0].id
    everything = {"id": "7", "kind": "storey", "dz_median": 3.1, "dz_max": 3.3, "dz_sigma": 0.1, "area": 19.0,
                  "volume": 60.0, "confidence": 0.9, "building": "b", "permit": "", "model": "m", "reasons": "a; b"}
    (one,), _ = read_detections(foreign(tmp_path / "b.gpkg", **everything))
    assert (one.id, one.reasons, one.area) == ("7", ["a", "b"], 19.0)


@pytest.mark.parametrize(("columns", "words"), [
    ({"kind": "new", "confidence": 0.8}, "no column dz_median"),
    ({"dz_median": 3.0}, "no column kind, confidence"),
    ({"kind": "new", "dz_median": "high", "confidence": 0.8}, "dz_median of .* must hold numbers")])
def test_a_missing_column_is_named(tmp_path, columns, words):
    with pytest.raises(BadInput, match=words):
        read_detections(foreign(tmp_path / "a.gpkg", **columns))


def test_swapped_by_the_days_of_the_flights(home):
    write(home, "next.laz", scan(HERE, 3, density=8))
    with pytest.raises(Refused, match="swapped: the first was flown on 2026-05-01, the second on 2025-05-01"):
        compare(home, "good.laz", "next.laz", flown=("2026-05-01", "2025-05-01"))
    told = compare(home, "good.laz", "next.laz", out="right.gpkg", flown=("2025-05-01", "2026-05-01"))
    assert told["believable"] == 0


def test_swapped_by_their_names(home):
    for name in ("before", "after"):
        (home / f"{name}.laz").write_bytes((home / "good.laz").read_bytes() + name.encode())
    with pytest.raises(Refused, match=r"names say that after\.laz is the later survey and before\.laz the earlier"):
        compare(home, "after.laz", "before.laz")


def test_a_stopped_run_says_what_it_keeps(home):
    stop = Progress(lambda done, total, text: stop.cancel())
    with pytest.raises(Cancelled, match="No result was written; what was finished is kept"):
        work(Request((home / "good.laz",), (home / "good.laz",), home / "stopped.gpkg"), home / "stopped", RuleScorer(),
             stop)
    assert not (home / "stopped.gpkg").exists()
