"""Sheets of right and wrong candidates, what people are asked about, and what permits leave."""

import numpy as np
import pytest
import shapely
from PIL import Image

from console.detection.bench_permits import illegal_claims, illegal_truth
from console.detection.bench_real import _asked, rejudged
from console.detection.candidate import Candidate
from console.detection.features import INDEX, NAMES, is_level
from console.detection.gallery import choose, gallery
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


def test_right_ones_of_every_confidence_and_the_wrong_ones_believed_most():
    candidates = [made(k, confidence=1 - k / 40) for k in range(30)]
    chosen = choose(candidates, truth(*range(15)), 5)
    assert [one.id for one in chosen["new", True]] == ["c00", "c03", "c07", "c10", "c14"]
    assert [one.id for one in chosen["new", False]] == ["c15", "c16", "c17", "c18", "c19"]


def test_a_sheet_for_each_kind_and_outcome(tmp_path, monkeypatch):
    pictures = {}
    for name in ("before", "after", "height", "section"):
        pictures[name] = tmp_path / f"{name}.png"
        Image.new("RGB", (640, 640), (10, 200, 10)).save(pictures[name])
    monkeypatch.setattr("console.detection.gallery.evidence", lambda *_: pictures)
    chosen = choose([made(0), made(1), made(2, kind="shed")], truth(0, 2))
    paths = gallery(chosen, MadeFrom(), tmp_path / "out", tmp_path, tmp_path)
    assert [path.name for path in paths] == ["new_right.png", "new_wrong.png", "shed_right.png"]
    with Image.open(paths[0]) as sheet:
        pixels = np.asarray(sheet)
    assert (pixels == (10, 200, 10)).all(axis=2).sum() > 4 * 200 * 200


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
