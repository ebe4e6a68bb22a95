"""Train a scorer: three seeds of boosted trees under monotone constraints, calibrated on scenes they have not seen."""

from __future__ import annotations

from typing import Any

import numpy as np

from console.detection.features import INDEX, NAMES
from console.detection.forest import forest_of
from console.detection.lessons import Lessons
from console.detection.score import reliability
from console.detection.scorer import TrainedScorer, calibrated, floored, is_leafy
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

SEEDS = (11, 23, 47)
FOLDS = 3
ROUNDS, RATE = 200, 0.12  # trees of each model, and how much each mends; half the rate takes twice the trees
LEAST = 20  # lessons of either outcome below which nothing can be learnt
# More of this never makes a candidate less (more) believable; without, trees learn one scanner by heart.
MONOTONE = {"smooth_share": 1, "plane_share": 1, "convexity": 1, "mean_thickness": 1, "clear_share": 1,
            "plane_rms": -1, "rough_median": -1, "rough_p90": -1, "multi_high": -1, "through_high": -1, "gap_high": -1,
            "green_high": -1, "ring_unknown": -1, "walls": 1, "box_off": 1, "body_off": 1, "rectangularity": 1,
            "compactness": 1}
RETURNS = ("multi_high", "multi_low", "through_high", "through_low", "gap_high", "ring_multi")
COLOUR = ("green_high", "green_low")
DENSITY = ("density_high", "density_low", "empty_high", "empty_low", "noise")
WALLS = ("walls",)  # thin or upright scans bring none
EXACT = ("compactness", "rectangularity", "elongation", "flat_top", "dz_p10")  # generated houses are too neat
# Metres below which a survey's own scatter speaks: see `TrainedScorer.floors`.
FLOORS = {"rough_low_median": 0.02, "ring_rough": 0.02, "noise": 0.02, "height_low": 0.1, "height_low_p90": 0.15,
          "ring_height": 0.12}
# How often a copy of a row lacks them.
BLANKED = ((RETURNS, 0.35), (COLOUR, 0.5), (DENSITY, 0.3), (WALLS, 0.3), (EXACT, 0.5))


def train(lessons: Lessons, version: str, weight: np.ndarray | None = None, verdicts: int = 0,
          progress: Progress | None = None) -> TrainedScorer:
    """Fit, calibrate on held-out groups, and fit again on everything.

    Args:
        lessons: groups (scenes, or squares of ground) are held out whole.
        weight: of each row, in whole numbers.
        verdicts: how many of the rows people gave.

    Raises:
        BadInput: fewer than 20 of either outcome, or all from one group.
    """
    progress = progress or Progress()
    rows, right = floored(lessons.rows.astype(np.float64), FLOORS), lessons.right.astype(bool)
    weight = np.ones(len(right)) if weight is None else weight
    kept = ~right | ~is_leafy(rows)  # rough fragments of true changes teach that leaves are houses
    rows, right, weight, group = rows[kept], right[kept], weight[kept], lessons.group[kept]
    if min(right.sum(), (~right).sum()) < LEAST or len(np.unique(group)) < 2:
        raise BadInput(tr("{right} right and {wrong} wrong lessons are too few to learn from; {least} of either are "
                          "needed, from more than one place.", right=int(right.sum()), wrong=int((~right).sum()),
                          least=LEAST))
    fold = _folds(group)
    held = np.zeros(len(right))
    steps = fold.max() + 2
    for k in range(fold.max() + 1):
        progress(k, steps, tr("Training the scorer …"))
        models = _fit(rows[fold != k], right[fold != k], weight[fold != k])
        held[fold == k] = forest_of(models).log_odds(rows[fold == k]).mean(axis=1)
    progress(steps - 1, steps, tr("Training the scorer …"))
    slope, offset = platt(held, right, weight)
    facts = {"lessons": len(right), "right": int(right.sum()), "groups": len(np.unique(group)), "verdicts": verdicts,
             "held_out": figures(calibrated(held, slope, offset), right)}
    return TrainedScorer(version, NAMES, forest_of(_fit(rows, right, weight)), slope, offset, facts, dict(FLOORS))


def figures(confidence: np.ndarray, right: np.ndarray) -> dict[str, Any]:
    """Precision and recall of candidates at 0.5, Brier score, calibration; on rows that were not learnt from."""
    taken = confidence >= 0.5
    good = int((taken & right).sum())
    precision, recall = good / max(int(taken.sum()), 1), good / max(int(right.sum()), 1)
    told = reliability(confidence, right)
    return {"n": len(right), "precision": round(precision, 4), "recall": round(recall, 4),
            "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4), "brier": told["brier"],
            "calibration_error": told["error"], "calibration_by_chance": told["by_chance"], "bins": told["bins"]}


def _folds(group: np.ndarray) -> np.ndarray:
    """A fold for each row, whole groups together, the largest first into the emptiest."""
    names, number, size = np.unique(group.astype(str), return_inverse=True, return_counts=True)
    fold_of, load = np.zeros(len(names), int), np.zeros(min(FOLDS, len(names)))
    for k in np.argsort(-size, kind="stable"):
        fold_of[k] = int(np.argmin(load))
        load[fold_of[k]] += size[k]
    return fold_of[number]


def _fit(rows: np.ndarray, right: np.ndarray, weight: np.ndarray) -> list[Any]:
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    constraints = np.zeros(rows.shape[1], np.int8)
    for name, way in MONOTONE.items():
        constraints[INDEX[name]] = way
    # Weights as copies of rows: scikit-learn's own cost twenty times as long (weighted quantiles for its bins), and
    # each copy can lack something else.
    often = np.repeat(np.arange(len(right)), np.maximum(np.round(weight), 1).astype(int))
    models = []
    for seed in SEEDS:
        copies = np.vstack([rows[often], blanked(rows[often], np.random.default_rng(seed))])
        model = HistGradientBoostingClassifier(
            learning_rate=RATE, max_iter=ROUNDS, max_leaf_nodes=12, min_samples_leaf=12, l2_regularization=2.0,
            max_features=0.4, monotonic_cst=constraints, early_stopping=False, random_state=seed)
        # A few thousand rows: threads that wait for each other on a busy machine cost minutes and save nothing.
        with threadpool_limits(1):
            models.append(model.fit(copies, np.tile(right[often], 2)))
    return models


def blanked(rows: np.ndarray, luck: np.random.Generator) -> np.ndarray:
    """The rows without returns, colour or density here and there, as another scanner would give them."""
    copy = rows.copy()
    for names, share in BLANKED:
        chosen = np.flatnonzero(luck.random(len(rows)) < share)
        copy[np.ix_(chosen, np.array([INDEX[name] for name in names]))] = np.nan
    return copy


def platt(log_odds: np.ndarray, right: np.ndarray, weight: np.ndarray | None = None) -> tuple[float, float]:
    """Slope and offset of the sigmoid that fits outcomes best; targets drawn in as Platt (1999) does."""
    from scipy.optimize import minimize

    weight = np.ones(len(right)) if weight is None else weight
    good, bad = weight[right].sum(), weight[~right].sum()
    target = np.where(right, (good + 1) / (good + 2), 1 / (bad + 2))

    def loss(ab: np.ndarray) -> float:
        z = ab[0] * log_odds + ab[1]
        return float(np.average(np.logaddexp(0.0, z) - target * z, weights=weight))

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(max(slope, 0.05)), float(offset)
