"""The trained scorer: equal to what trained it, safe to read, calibrated, promoted only when not worse, taken back."""

import json

import numpy as np
import pytest

from console.detection.features import INDEX, NAMES
from console.detection.forest import forest_of
from console.detection.lessons import Lessons
from console.detection.models import Models
from console.detection.rule_scorer import RuleScorer
from console.detection.scorer import HARD, PLANAR, ROUGH_AT_MOST, SHIPPED, floored, is_leafy, load, save
from console.detection.training import FLOORS, MONOTONE, platt, train
from console.errors import BadInput, NotFound


def lessons(n=300, seed=1, flip=False, name="s"):
    """Smooth and wide is right; rough or seen through is wrong; a tenth of the labels are noise."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(0, 1, (n, len(NAMES))).astype(np.float32)
    smooth, multi = rng.random(n), rng.random(n)
    rows[:, INDEX["smooth_share"]], rows[:, INDEX["multi_high"]] = smooth, multi
    rows[rng.random(rows.shape) < 0.05] = np.nan
    rows[:, INDEX["plane_share"]] = smooth
    right = (smooth - 0.5 * multi + rng.normal(0, 0.1, n) > 0.3) != flip
    return Lessons(rows, right, np.array([f"{name}{i % 6}" for i in range(n)], object),
                   np.array([f"{name}{seed}/{i}" for i in range(n)], object))


@pytest.fixture(scope="module", autouse=True)
def quick():
    """Fewer and smaller forests: what is tested does not depend on how many there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("console.detection.training.SEEDS", (11, 23))
        patch.setattr("console.detection.training.ROUNDS", 30)
        patch.setattr("console.detection.training.FOLDS", 3)
        yield


@pytest.fixture(scope="module")
def trained(quick):
    return train(lessons(), "test-1")


def test_walks_the_trees_as_scikit_learn_does():
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    some = lessons(200, 4)
    with threadpool_limits(1):
        model = HistGradientBoostingClassifier(max_iter=12, max_leaf_nodes=8).fit(some.rows, some.right)
        other = lessons(150, 5).rows
        other[0], other[1] = np.nan, 1e30
        wanted = model.decision_function(other.astype(np.float64))
    assert np.allclose(forest_of([model]).log_odds(other)[:, 0], wanted, atol=1e-9)


def test_learns_what_matters_and_keeps_the_order(trained):
    other = lessons(200, 7)
    sure = trained.confidence(other.rows)
    assert ((sure > 0.5) == other.right).mean() > 0.85 and ((sure >= 0) & (sure <= 1)).all()
    better = other.rows.copy()
    for name, way in MONOTONE.items():
        better[:, INDEX[name]] += 0.3 * way
    known = np.isfinite(other.rows).all(axis=1)
    assert (trained.log_odds(better)[known] >= trained.log_odds(other.rows)[known] - 1e-9).all()
    assert trained.facts["held_out"]["calibration_error"] < 0.15


def test_rough_gains_are_doubted_until_people_have_taught_it(trained):
    row = lessons(1, 9).rows
    row[:, [INDEX["smooth_share"], INDEX["plane_share"]]] = PLANAR - 0.05
    row[:, INDEX["multi_high"]] = 2 * HARD
    assert trained.confidence(row)[0] <= ROUGH_AT_MOST


def test_what_is_rough_is_no_leaf_where_a_scanner_of_several_returns_says_so():
    row = lessons(1, 9).rows
    row[:, [INDEX["smooth_share"], INDEX["plane_share"]]] = PLANAR - 0.05
    for multi, ring, leafy in ((0.0, 0.0, True), (0.0, 0.1, False), (HARD / 2, 0.0, False), (2 * HARD, 0.1, True),
                               (np.nan, np.nan, True)):
        row[:, INDEX["multi_high"]], row[:, INDEX["ring_multi"]] = multi, ring
        assert is_leafy(row)[0] == leafy


def test_kept_as_plain_arrays_and_read_back(trained, tmp_path):
    path = tmp_path / "scorer-x.npz"
    save(path, trained)
    back, rows = load(path), lessons(50, 3).rows
    assert np.array_equal(back.confidence(rows), trained.confidence(rows)) and back.facts == trained.facts
    assert back.floors == trained.floors


def test_what_is_below_a_scanners_scatter_says_nothing(trained):
    """A quieter survey than any it learnt from is judged as the quietest of these."""
    rows = lessons(40, 6).rows
    quiet, loud = rows.copy(), rows.copy()
    for name, floor in FLOORS.items():
        quiet[:, INDEX[name]], loud[:, INDEX[name]] = -floor / 9, floor
    assert np.array_equal(trained.confidence(quiet), trained.confidence(loud))
    assert trained.floors == FLOORS
    assert np.array_equal(floored(rows, {}), rows, equal_nan=True)


@pytest.mark.parametrize("harm", ["cut", "loop", "feature", "pickle", "empty"])
def test_a_damaged_file_is_refused_in_one_sentence(trained, tmp_path, harm):
    path = tmp_path / "scorer-x.npz"
    save(path, trained)
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:2000])
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "pickle":
        with path.open("wb") as file:
            np.savez(file, about=np.array({"a": 1}, dtype=object))
    else:
        with np.load(path) as told:
            arrays = {name: told[name].copy() for name in told.files}
        name = {"loop": "left", "feature": "feature"}[harm]
        arrays[name][int(np.flatnonzero(arrays["leaf"] == 0)[1])] = {"loop": 0, "feature": 999}[harm]
        with path.open("wb") as file:
            np.savez(file, **arrays)
    with pytest.raises(BadInput):
        load(path)


def test_platt_recovers_a_known_sigmoid():
    rng = np.random.default_rng(2)
    odds = rng.normal(0, 3, 20_000)
    right = rng.random(20_000) < 1 / (1 + np.exp(-(0.5 * odds + 0.7)))
    assert platt(odds, right) == pytest.approx((0.5, 0.7), abs=0.06)


def test_too_few_lessons_teach_nothing():
    with pytest.raises(BadInput):
        train(lessons(30), "x")


def test_shipped_scorer_fits_the_features_of_this_program():
    models = Models(SHIPPED / "none")
    scorer = models.current()
    assert scorer.version in models.paths() and load(models.paths()[scorer.version]).names == NAMES
    assert scorer.facts["held_out"]["calibration_error"] <= 0.03


def test_versions_are_kept_promoted_only_if_not_worse_and_taken_back(tmp_path, monkeypatch):
    models = Models(tmp_path / "own", tmp_path / "shipped")
    assert models.used() == RuleScorer.version
    first = models.learn(lessons(240, 1), by_people=False)
    assert first["promoted"] and models.used() == "own-1"
    one_sided = lessons(30, 7, name="o")
    with pytest.raises(BadInput, match=r"All .* verdicts say"):
        models.learn(one_sided.subset(one_sided.right), by_people=True)
    good = models.learn(lessons(160, 22, name="v"), by_people=True)
    assert good["promoted"] and good["frozen"]["n"] > 20 and models.used() == "own-2"
    # Half of what people now say is the opposite: worse on what was put aside, so it is kept but not used.
    with pytest.raises(BadInput, match="opposite of what own-2 believes"):
        models.learn(lessons(160, 3, name="w", flip=True), by_people=True)
    nonsense = lessons(160, 3, name="w")
    nonsense.right[::2] = ~nonsense.right[::2]
    monkeypatch.setattr("console.detection.models._no_worse", lambda new, old: False)
    bad = models.learn(nonsense, by_people=True)
    assert not bad["promoted"] and models.used() == "own-2" and "own-3" in models.paths()
    assert models.back() == "own-1" and [one["version"] for one in models.listed() if one["used"]] == ["own-1"]
    models.use("rule-1")
    assert models.current().version == "rule-1" and models.back() == "own-1"
    with pytest.raises(NotFound):
        models.use("nowhere")
    assert json.loads((tmp_path / "own" / "used.json").read_text())[-1] == "own-1"


def test_not_worse_means_neither_figure_falls():
    from console.detection.models import _no_worse

    old = {"f1": 0.9, "brier": 0.05}
    assert _no_worse({"f1": 0.9, "brier": 0.05}, old) and _no_worse({"f1": 0.95, "brier": 0.04}, old)
    assert not _no_worse({"f1": 0.89, "brier": 0.04}, old) and not _no_worse({"f1": 0.95, "brier": 0.06}, old)
