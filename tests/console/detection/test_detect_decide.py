"""Registry and permits: which building, whether a permit covers a gain, and the words for it."""

import datetime

import numpy as np
import pyogrio
import pytest
import shapely

from console.detection.candidate import Candidate, identity, pack, unpack
from console.detection.decide import decide
from console.detection.features import INDEX, NAMES
from console.detection.registry import read_registry
from console.detection.rule_scorer import RuleScorer
from console.errors import BadInput

PLACE = shapely.box(500_000, 2_500_000, 500_010, 2_500_008)


def features(**values):
    row = np.zeros(len(NAMES), np.float32)
    usual = {"sign": 1, "area": 80, "dz_median": 4, "smooth_share": 1, "plane_share": 1, "drop_share": 1,
             "mean_thickness": 2, "convexity": 1, "flat_top": 1, "width": 8, "length": 10, "height_high": 4,
             "on_ground": 1}
    for name, value in (usual | values).items():
        row[INDEX[name]] = value
    return row


def candidate(geometry=PLACE, dz=4.0, top=24.0, **values):
    return Candidate(identity(geometry, 1 if dz > 0 else -1), "", geometry, dz, dz, 0.05, geometry.area,
                     dz * geometry.area, features=features(dz_median=abs(dz), **values), top=top)


@pytest.fixture
def registry(tmp_path):
    path = tmp_path / "registry.gpkg"

    def write(permits=(), crs="EPSG:4547"):
        pyogrio.raw.write(path, shapely.to_wkb(np.array([shapely.box(500_001, 2_500_000, 500_010, 2_500_008)], object)),
                          [np.array(["B1"], object), np.array([3.0])], ["id", "approved_height"], layer="buildings",
                          driver="GPKG", geometry_type="Polygon", crs=crs)
        if permits:
            shapes, top, until, status = zip(*permits, strict=True)
            pyogrio.raw.write(path, shapely.to_wkb(np.array(shapes, object)),
                              [np.array([f"P{i}" for i in range(len(permits))], object), np.array(top, float),
                               np.array(until, object), np.array(status, object),
                               np.array(["B1"] * len(permits), object)],
                              ["id", "top", "valid_to", "status", "building"], layer="permits", driver="GPKG",
                              geometry_type="Polygon", crs=crs, append=True)
        return read_registry(path, "EPSG:4547")

    return write


def judged(registry, day=None, **how):
    one = candidate(**how)
    decide([one], RuleScorer(), registry, day)
    return one


def test_the_building_and_what_it_exceeds(registry):
    one = judged(registry())
    assert one.building == "B1"
    assert any("1.0 m above the approved height" in reason for reason in one.reasons)
    assert one.permit == ""


def test_no_building_near_is_said(registry):
    one = judged(registry(), geometry=shapely.box(500_050, 2_500_050, 500_060, 2_500_060))
    assert one.building == ""
    assert any("no registered building" in reason for reason in one.reasons)


@pytest.mark.parametrize(("shape", "top", "until", "status", "covered", "words"), [
    (PLACE, 24.2, "2027-12-31", "active", True, "inside permit P0"),
    (PLACE, 23.5, "2027-12-31", "active", True, "inside permit P0"),  # half a metre over is within the tolerance
    (PLACE, 22.0, "2027-12-31", "active", False, "2.0 m above the top"),
    (PLACE, 24.2, "2020-12-31", "active", False, "not valid"),
    (PLACE, 24.2, "", "expired", False, "not valid"),
    (shapely.box(500_000, 2_500_000, 500_005, 2_500_008), 24.2, "", "active", False, "50 % of it lies outside"),
])
def test_a_permit_covers_by_plan_height_and_day(registry, shape, top, until, status, covered, words):
    one = judged(registry([(shape, top, until, status)]), datetime.date(2026, 5, 1))
    assert (one.permit == "P0") is covered
    assert any(words in reason for reason in one.reasons), one.reasons


def test_a_loss_needs_no_permit(registry):
    assert judged(registry([(PLACE, 99.0, "", "active")]), dz=-4.0).permit == ""


def test_a_registry_in_another_system_is_brought_over(tmp_path):
    path = tmp_path / "b.geojson"
    lonlat = shapely.box(114.0, 22.5, 114.0002, 22.5002)
    pyogrio.raw.write(path, shapely.to_wkb(np.array([lonlat], object)), [np.array([7])], ["code"], driver="GeoJSON",
                      geometry_type="Polygon", crs="EPSG:4326")
    places = read_registry(path, "EPSG:4547").buildings
    assert places.ids[0] == "7"
    assert shapely.area(places.shapes[0]) == pytest.approx(20.6 * 22.2, rel=0.02)


def test_a_registry_without_polygons_is_refused(tmp_path):
    path = tmp_path / "empty.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}')
    with pytest.raises(BadInput, match="no polygons"):
        read_registry(path, "EPSG:4547")
    path.write_text("nonsense")
    with pytest.raises(BadInput, match="cannot be read"):
        read_registry(path, "EPSG:4547")


def test_a_car_and_a_tree_are_doubted():
    rows = np.array([features(), features(dz_median=1.5, area=8, width=1.8, length=4.5, flat_top=0.5),
                     features(smooth_share=0.1, plane_share=0.1, multi_high=0.7, through_high=0.9, on_ground=0)])
    sure = RuleScorer().confidence(rows)
    assert sure[0] > 0.9
    assert (sure[1:] < 0.3).all()


def test_candidates_survive_the_resume_folder():
    one = candidate()
    one.reasons = ["a", "b"]
    back = unpack(pack([one]))[0]
    assert back.geometry.equals(one.geometry)
    assert (back.id, back.reasons, back.features.tolist()) == (one.id, one.reasons, one.features.tolist())
