"""Sheets of right and wrong candidates, what people are asked about, and what permits leave."""

import numpy as np
import pytest
import shapely
from PIL import Image

from console.detection.bench_permits import illegal_claims, illegal_truth
from console.detection.bench_real import _asked, rejudged
from console.detection.candidate import Candidate
from console.detection.features import INDEX, NAMES, is_level
from console.detection.gallery import Judged, choose, gallery
from console.detection.lineage import MadeFrom
from console.detection.rule_scorer import RuleScorer
from console.detection.score import Truth, read_truth


def made(number, kind="new", confidence=0.9, dz=3.0, **more):
    shape = shapely.box(20 * number, 0, 20 * number + 10, 10)
    return Candidate(f"c{number:02d}", kind, shape, dz, dz, 0.1, 100.0, dz * 100, confidence=confidence,
                     features=np.ones(len(NAMES), np.float32), **more)


def truth(*numbers):
    shapes = np.array([shapely.box(20 * k, 0, 20 * k + 10, 10) for k in numbers], object)
    return Truth(shapes, np.full(len(numbers), 3.0), np.full(len(numbers), "new", object), shapes[:0])


def sheets(candidates, true, most=10, threshold=0.5):
    return {(one.kind, one.outcome): one for one in choose([Judged(candidates, true, MadeFrom())], most, threshold)}


def ids(sheet):
    return [row.candidate.id for row in sheet.these]


def test_right_ones_of_every_confidence_and_the_wrong_ones_believed_most():
    chosen = sheets([made(k, confidence=1 - k / 100) for k in range(30)], truth(*range(15)), 5)
    assert ids(chosen["new", "right"]) == ["c00", "c03", "c07", "c10", "c14"]
    assert ids(chosen["new", "wrong"]) == ["c15", "c16", "c17", "c18", "c19"]
    assert chosen["new", "wrong"].total == 15 and ("new", "missed") not in chosen


def test_what_was_not_claimed_is_no_error_and_what_no_claim_finds_is_missed():
    chosen = sheets([made(0), made(1, confidence=0.3), made(2, confidence=0.2), made(3)], truth(0, 2, 5))
    assert {key: len(one.these) for key, one in chosen.items()} == {
        ("new", "right"): 1, ("new", "wrong"): 1, ("new", "missed"): 2}
    assert ids(chosen["new", "wrong"]) == ["c03"]
    assert "nothing changed there" in chosen["new", "wrong"].these[0].truth
    assert not chosen["new", "right"].these[0].truth
    assert sorted(row.candidate.confidence for row in chosen["new", "missed"].these) == [0.0, 0.2]
    assert ids(sheets([made(1, confidence=0.3)], truth(), threshold=0.25)["new", "wrong"]) == ["c01"]


def test_a_wrong_claim_says_what_really_is_there():
    beside = Truth(np.array([shapely.box(8, 0, 18, 10)], object), np.array([3.0]), np.array(["shed"], object),
                   np.zeros(0, object))
    wrong = sheets([made(0)], beside)["new", "wrong"].these[0]
    assert "Roof shed, +3.00 m, 20 % of it covered" in wrong.truth


def test_a_sheet_for_each_kind_and_outcome_over_several_runs(tmp_path, monkeypatch):
    pictures = {}
    for name in ("before", "after", "height", "section"):
        pictures[name] = tmp_path / f"{name}.png"
        Image.new("RGB", (640, 640), (10, 200, 10)).save(pictures[name])
    asked = []
    monkeypatch.setattr("console.detection.gallery.evidence", lambda one, run, *_: asked.append(run) or pictures)
    runs = [Judged([made(0), made(1), made(2, kind="shed")], truth(0, 2, 7), MadeFrom(model="a")),
            Judged([made(0)], truth(0), MadeFrom(model="b"))]
    paths = gallery(choose(runs), tmp_path / "out", tmp_path, tmp_path)
    assert [path.name for path in paths] == ["new_right.png", "new_wrong.png", "new_missed.png", "shed_right.png"]
    assert [run.model for run in asked] == ["a", "b", "a", "a", "a"]
    with Image.open(paths[0]) as sheet:
        pixels = np.asarray(sheet)
    assert (pixels == (10, 200, 10)).all(axis=2).sum() > 2 * 4 * 200 * 200


def test_half_the_questions_go_to_the_believed_and_half_to_the_doubtful():
    asked = _asked(np.array([0.9, 0.41, 0.1, 0.39, 0.95, 0.7]), 4)
    assert sorted(asked[:2]) == [0, 4] and sorted(asked[2:]) == [1, 3]


def test_another_scorer_changes_the_confidence_only():
    again = rejudged([made(0, confidence=0.3)], RuleScorer())
    assert again[0].confidence != 0.3 and again[0].model == "rule-1" and again[0].id == "c00"
    assert rejudged([], RuleScorer()) == []


def test_illegal_is_what_no_permit_covers(generated):
    folder, _ = generated
    whole = read_truth(folder / "truth.gpkg", "EPSG:4547")
    left = illegal_truth(folder / "truth.gpkg", whole)
    assert 0 < len(left.shapes) <= (whole.dz > 0).sum() and (left.dz > 0).all()
    claims = illegal_claims([made(0), made(1, permit="P0001"), made(2, dz=-3.0)])
    assert [one.id for one in claims] == ["c00"]


@pytest.mark.parametrize(("changed", "level"), [({}, True), ({"height_high": 2.4}, False), ({"flat_top": 0.3}, False),
                                                ({"on_ground": 0.1}, False), ({"smooth_share": 0.2}, False)])
def test_level_ground_is_told_from_what_is_built(changed, level):
    row = np.zeros((1, len(NAMES)))
    for name, value in {"on_ground": 1.0, "height_high": 0.4, "smooth_low_share": 1.0, "smooth_share": 1.0,
                        "flat_top": 1.0, "area": 200.0, **changed}.items():
        row[0, INDEX[name]] = value
    assert bool(is_level(row)[0]) is level
