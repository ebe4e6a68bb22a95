"""Classes of a number for a graduated style: quantiles, equal intervals, natural breaks."""

from __future__ import annotations

import numpy as np

from console.errors import BadInput
from console.language import tr

METHODS = ("quantile", "equal", "natural")
# Natural breaks cost O(n²) and hold the interpreter meanwhile (4,000 values 101 ms, 1,500 about 15 ms, a
# window may stop for 50): an even sample of the sorted values keeps the breaks to within a class of noise.
NATURAL_SAMPLE = 1500


def class_edges(values: np.ndarray, method: str, classes: int) -> np.ndarray:
    """Edges of at most `classes` classes, ascending, first and last being the smallest and largest value.

    Args:
        values: numbers of any shape; NaN and infinities are left out.
        method: "quantile", "equal" or "natural" (Fisher-Jenks).
        classes: how many are wanted, 1 to 20; fewer come back where the values allow no more.

    Raises:
        BadInput: an unknown method, a count out of range, or no number at all.
    """
    if method not in METHODS:
        raise BadInput(tr("There is no method {method}; choose quantile, equal or natural.", method=method))
    if not 1 <= classes <= 20:
        raise BadInput(tr("A graduated style has 1 to 20 classes, not {n}.", n=classes))
    numbers = np.asarray(values, dtype=float).ravel()
    numbers = np.sort(numbers[np.isfinite(numbers)])
    if not len(numbers):
        raise BadInput(tr("This field holds no numbers to classify."))
    low, high = numbers[0], numbers[-1]
    if method == "equal":
        edges = np.linspace(low, high, classes + 1)
    elif method == "quantile":
        edges = np.quantile(numbers, np.linspace(0, 1, classes + 1))
    else:
        edges = _natural(numbers, classes)
    return np.unique(edges) if low < high else np.array([low, high])


def _natural(numbers: np.ndarray, classes: int) -> np.ndarray:
    import jenkspy

    if len(numbers) > NATURAL_SAMPLE:
        numbers = numbers[np.linspace(0, len(numbers) - 1, NATURAL_SAMPLE).round().astype(int)]
    distinct = len(np.unique(numbers))
    if distinct <= classes:
        return np.unique(numbers)
    return np.array(jenkspy.jenks_breaks(numbers, n_classes=classes))


def class_of(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Class index of each value, -1 where it is not a number or outside the edges (int16)."""
    numbers = np.asarray(values, dtype=float)
    found = np.searchsorted(edges, numbers, side="right") - 1
    found = np.where(numbers == edges[-1], len(edges) - 2, found)
    inside = np.isfinite(numbers) & (numbers >= edges[0]) & (numbers <= edges[-1])
    return np.where(inside, found, -1).astype(np.int16)
