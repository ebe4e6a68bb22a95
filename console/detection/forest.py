"""Boosted trees as plain arrays, and the walk through them: a trained scorer is data, never a pickle."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from console.detection.kernels import kernel


class Forest(NamedTuple):
    """All trees of all models, node after node.

    Attributes:
        start: [trees + 1] first node of each tree; model: [trees] whose tree it is.
        feature, threshold, left, right: of each node; children count from the tree's first node.
        missing_left: where nan goes; leaf: node ends; value: what a leaf adds, log odds.
        base: [models] log odds before any tree.
    """

    start: np.ndarray
    model: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    missing_left: np.ndarray
    leaf: np.ndarray
    value: np.ndarray
    base: np.ndarray

    def log_odds(self, rows: np.ndarray) -> np.ndarray:
        """[rows, models] of [rows, features]."""
        plain = np.ascontiguousarray(rows, np.float64)
        out = np.tile(self.base.astype(np.float64), (len(plain), 1))
        _walk(plain, self.start, self.model, self.feature, self.threshold, self.left, self.right, self.missing_left,
              self.leaf, self.value, out)
        return out


def forest_of(models: list) -> Forest:
    """The trees of fitted `HistGradientBoostingClassifier`s of two classes.

    scikit-learn keeps a tree as an array of nodes that is not part of its public face; a test compares this with its
    own predictions, so that another version cannot change it unnoticed.
    """
    nodes, start, owner = [], [0], []
    for number, model in enumerate(models):
        for (predictor,) in model._predictors:
            nodes.append(predictor.nodes)
            start.append(start[-1] + len(predictor.nodes))
            owner.append(number)
    whole = np.concatenate(nodes)
    base = np.array([float(np.ravel(model._baseline_prediction)[0]) for model in models])
    return Forest(np.array(start, np.int32), np.array(owner, np.int16), whole["feature_idx"].astype(np.int16),
                  whole["num_threshold"].astype(np.float64), whole["left"].astype(np.int16),
                  whole["right"].astype(np.int16), whole["missing_go_to_left"].astype(np.uint8),
                  whole["is_leaf"].astype(np.uint8), whole["value"].astype(np.float64), base)


@kernel
def _walk(rows, start, model, feature, threshold, left, right, missing_left, leaf, value, out):
    for i in range(rows.shape[0]):
        for t in range(len(start) - 1):
            first = start[t]
            k = first
            while leaf[k] == 0:
                x = rows[i, feature[k]]
                go_left = missing_left[k] == 1 if np.isnan(x) else x <= threshold[k]
                k = first + (left[k] if go_left else right[k])
            out[i, model[t]] += value[k]
