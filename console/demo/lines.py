"""Hand-drawn lines made to look grown: rounded banks and roads, rough ridges; the axes of a shape."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray
from shapely import Polygon

Line = NDArray[np.float64]   # (n, 2) metres
Vector = NDArray[np.float64]   # (2,)


def rounded(line: Line, rounds: int = 2) -> Line:
    """Chaikin's corner cutting; the ends stay where they are."""
    for _ in range(rounds):
        if len(line) < 3:
            return line
        a, b = line[:-1], line[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], axis=1).reshape(-1, 2)
        line = np.vstack([line[:1], cut[1:-1], line[-1:]])
    return line


def rough(line: Line, luck: Generator, strength: float = 0.1, step: float = 90.0) -> Line:
    """Midpoint displacement: every stretch longer than `step` metres is bent sideways, again and again.

    Args:
        strength: sideways shift as a share of the stretch's length.
    """
    while True:
        a, b = line[:-1], line[1:]
        along = b - a
        long = np.hypot(*along.T) > step
        if not long.any():
            return line
        shift = luck.normal(0, strength / 2, len(a)).clip(-strength, strength)
        middle = (a + b) / 2 + shift[:, None] * np.column_stack([-along[:, 1], along[:, 0]])
        keep = np.column_stack([np.ones(len(a), bool), long]).ravel()
        line = np.vstack([np.stack([a, middle], axis=1).reshape(-1, 2)[keep], line[-1:]])


def axes(shape: Polygon) -> tuple[Vector, Vector, Vector, float, float]:
    """Unit vectors along and across the smallest enclosing rectangle, its middle, length and width."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(shape))[:4]
    a, b = corners[1] - corners[0], corners[2] - corners[1]
    if np.hypot(*a) < np.hypot(*b):
        a, b = b, a
    length, width = float(np.hypot(*a)), float(np.hypot(*b))
    return a / length, b / width, corners.mean(axis=0), length, width
