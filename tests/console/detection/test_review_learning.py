"""Verdicts teach: a proposal is trained and compared, used only once it is adopted, and taken back with one word."""

import msgspec
import numpy as np
import pytest
import shapely

from console.detection.candidate import Candidate
from console.detection.features import INDEX, NAMES
from console.detection.lessons import read_lessons, write_lessons
from console.detection.models import Models
from console.detection.result import Report, Result, write_result
from console.detection.review_learning import LEAST, lessons_from, propose
from console.errors import BadInput, NotFound


@pytest.fixture(scope="module", autouse=True)
def quick():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("console.detection.training.SEEDS", (11,))
        patch.setattr("console.detection.training.ROUNDS", 25)
        patch.setattr("console.detection.training.FOLDS", 2)
        yield


def candidates(count=150, seed=3):
    """Smooth is right, rough is wrong; places spread over many squares of ground."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(0, 1, (count, len(NAMES))).astype(np.float32)
    smooth = rng.random(count)
    rows[:, INDEX["smooth_share"]] = rows[:, INDEX["plane_share"]] = smooth
    rows[:, INDEX["multi_high"]] = 1 - smooth
    shapes = shapely.box(at := np.arange(count) * 40.0, 0, at + 6, 6)
    found = [Candidate(f"c{i}", "new", shape, 3.0, 3.2, 0.1, 36.0, 108.0, features=row, confidence=0.5)
             for i, (shape, row) in enumerate(zip(shapes, rows, strict=True))]
    return found, {one.id: bool(s > 0.5) for one, s in zip(found, smooth, strict=True)}


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    found, truth = candidates()
    path = tmp_path_factory.mktemp("batch") / "batch.gpkg"
    write_result(path, Result(found, Report(), crs="EPSG:4547"))
    return path, truth


def test_nothing_applies_itself(batch, tmp_path):
    path, truth = batch
    models = Models(tmp_path / "own", tmp_path / "shipped")   # the shipped lessons would only cost time
    before = models.used()
    material = lessons_from({path: truth})
    assert len(material.lessons) == len(truth) and not material.warnings and not material.unsaid
    told = propose(models, material)
    assert told["version"] == "own-1" and told["used"] == before == models.used() and told["verdicts"] == len(truth)
    assert told["new"]["n"] == told["old"]["n"] > 15 and told["new"]["brier"] < told["old"]["brier"] and told["better"]
    assert {one["version"]: one["used"] for one in models.listed()}["own-1"] is False
    models.use("own-1")
    assert models.used() == "own-1" and models.back() == before
    assert set(read_lessons(tmp_path / "own" / "verdicts.npz").keys) == set(truth)


def test_a_verdict_that_was_taken_back_teaches_no_more(batch, tmp_path, monkeypatch):
    path, truth = batch
    models, learnt = Models(tmp_path / "own", tmp_path / "shipped"), []
    write_lessons(tmp_path / "own" / "verdicts.npz", lessons_from({path: truth}).lessons)

    def train(lessons, *rest):
        learnt.extend(lessons.keys)
        raise BadInput("enough")

    monkeypatch.setattr("console.detection.models.train", train)
    kept = dict(list(truth.items())[30:])
    material = lessons_from({path: kept})
    assert sorted(material.unsaid) == sorted(set(truth) - set(kept))
    with pytest.raises(BadInput, match="enough"):
        propose(models, material)
    assert set(learnt) < set(kept)   # all but those put aside
    with pytest.raises(NotFound):
        models.back()


def test_what_cannot_teach_is_said(batch, tmp_path):
    path, truth = batch
    found, _ = candidates(5)
    bare = tmp_path / "bare.gpkg"
    write_result(bare, Result([msgspec.structs.replace(one, features=np.zeros(0, np.float32)) for one in found],
                              Report(), crs="EPSG:4547"))
    told = lessons_from({path: dict(list(truth.items())[:7]), bare: {"c0": True},
                         tmp_path / "gone.gpkg": {"c1": True}})
    assert len(told.lessons) == 7 and [name in words for name, words in zip(
        ("bare.gpkg", "gone.gpkg"), told.warnings, strict=True)] == [True, True]
    with pytest.raises(BadInput, match=str(LEAST)):
        propose(Models(tmp_path / "own"), told)
    assert not (tmp_path / "own").exists()
