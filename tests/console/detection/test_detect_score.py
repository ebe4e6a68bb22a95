"""What counts as found and as right."""

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from console.detection.candidate import Candidate, identity
from console.detection.score import Truth, match, read_truth, reliability, score
from console.errors import BadInput


def candidate(shape, dz, confidence=0.9, kind="new"):
    return Candidate(identity(shape, 1 if dz > 0 else -1), kind, shape, dz, dz, 0.02, shape.area, dz * shape.area,
                     confidence=confidence)


def truth_of(*rows, unseen=()):
    shapes, dz, kinds = zip(*rows, strict=True) if rows else ((), (), ())
    return Truth(np.array(shapes, object), np.array(dz, float), np.array(kinds, object), np.array(unseen, object))


A, B = shapely.box(0, 0, 6, 6), shapely.box(20, 0, 26, 6)


def test_found_needs_half_the_place_the_sign_and_the_height():
    truth = truth_of((A, 3.0, "new"), (B, -3.0, "demolished"))
    half = shapely.box(0, 0, 3.1, 6)
    for shape, dz, found in [(A, 3.0, True), (half, 3.0, True), (shapely.box(0, 0, 2.9, 6), 3.0, False),
                             (A, -3.0, False), (A, 3.95, False), (A, 2.15, True), (A, 2.05, False)]:
        told = match([candidate(shape, dz)], truth)
        assert bool(told.found[0]) == found, (shape.wkt, dz)
        assert not told.found[1]


def test_two_pieces_find_one_change_together_and_what_lies_outside_is_wrong():
    truth = truth_of((A, 3.0, "new"))
    pieces = [candidate(shapely.box(0, 0, 2, 6), 3.0), candidate(shapely.box(2, 0, 4, 6), 2.8),
              candidate(shapely.box(50, 0, 54, 4), 3.0, 0.6), candidate(shapely.box(60, 0, 64, 4), 3.0, 0.1)]
    told = score(pieces, truth)
    assert (told["found"], told["recall"], told["candidates"], told["right"]) == (1, 1.0, 3, 2)
    assert told["precision"] == pytest.approx(2 / 3, abs=1e-4) and told["iou"] == pytest.approx(24 / 36, abs=1e-4)
    assert told["area_bias"] == pytest.approx(-1 / 3, abs=1e-4)
    assert score(pieces, truth, threshold=0.7)["precision"] == 1.0


def test_places_nobody_could_see_are_neither_right_nor_wrong():
    told = score([candidate(A, 3.0), candidate(B, 3.0)], truth_of((A, 3.0, "new"), unseen=[B]))
    assert (told["precision"], told["recall"], told["candidates"]) == (1.0, 1.0, 1)


def test_leads_from_pictures_claim_no_height():
    lead = candidate(A, float("nan"), 0.4)
    told = score([lead], truth_of((A, -3.0, "demolished")), threshold=0.3)
    assert told["recall"] == 1.0 and told["height_error"] is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_reliability_counts_everyone_once_and_stays_in_bounds(pairs):
    sure, right = np.array([p for p, _ in pairs]), np.array([r for _, r in pairs])
    told = reliability(sure, right)
    assert sum(one["n"] for one in told["bins"]) == len(pairs) and 0 <= told["error"] <= 1
    assert all(one["low"] - 1e-4 <= one["confidence"] <= one["high"] + 1e-4 for one in told["bins"])


def test_chance_alone_tells_the_error_of_few_candidates():
    """Twenty said to be right in eight of ten cases are off by some hundredths at best; many are hardly off."""
    luck = np.random.default_rng(4)
    few, many = (reliability(np.full(n, 0.8), luck.random(n) < 0.8) for n in (20, 20_000))
    assert few["by_chance"] == pytest.approx(0.8 * (0.8 * 0.2 / 20) ** 0.5, rel=0.1)  # mean of |normal| is 0.8 sigma
    assert many["by_chance"] < 0.004 and many["error"] < 0.01
    assert reliability(np.array([0.0, 1.0]), np.array([False, True]))["by_chance"] == 0.0
    assert reliability(np.full(40, 0.2), np.ones(40, bool))["error"] == pytest.approx(0.8)  # told as it is


def test_nothing_found_and_nothing_true_have_no_figures():
    told = score([], truth_of())
    assert told["precision"] is None and told["recall"] is None and told["f1"] is None
    assert score([], truth_of((A, 3.0, "new")))["recall"] == 0.0


def test_truth_is_brought_to_the_detections_crs(tmp_path):
    from pyproj import Transformer

    way = Transformer.from_crs("EPSG:4547", "EPSG:4490", always_xy=True)
    here = shapely.box(506_000, 2_494_000, 506_010, 2_494_010)
    there = shapely.transform(here, lambda xy: np.column_stack(way.transform(xy[:, 0], xy[:, 1])))
    for name, fields in (("t.gpkg", ["dz", "kind"]), ("no_dz.gpkg", ["height", "kind"])):
        pyogrio.raw.write(tmp_path / name, shapely.to_wkb(np.array([there], object)), [np.array([3.0]),
                          np.array(["new"], object)], fields, layer="x", geometry_type="Polygon", crs="EPSG:4490")
    truth = read_truth(tmp_path / "t.gpkg", "EPSG:4547")
    assert truth.shapes[0].symmetric_difference(here).area < 0.1
    with pytest.raises(BadInput):
        read_truth(tmp_path / "no_dz.gpkg", "EPSG:4547")
    with pytest.raises(BadInput):
        read_truth(tmp_path / "nowhere.gpkg", "EPSG:4547")
