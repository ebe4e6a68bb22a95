"""Which part of a picture is another one where only colours of polygons changed, as they do while time plays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from maps.scene import Layer, Scene
from maps.view import View

SQUARE = 32      # pixels: what changed is painted anew in squares of this size, joined where they touch
PRICE = 13_000   # painting a window costs as much as so many pixels more, whatever its size

Window = tuple[int, int, int, int]  # left, top, right, bottom inside the view
Floats = NDArray[np.float32]


def changed_windows(before: Scene, now: Scene, view: View) -> list[Window] | None:
    """The windows of a view in which two scenes differ; None where painting all of it is simpler or cheaper."""
    if (before.background, before.unders, len(before.layers)) != (now.background, now.unders, len(now.layers)):
        return None
    squares = np.zeros((-(-view.height // SQUARE), -(-view.width // SQUARE)), bool)
    for one, other in zip(before.layers, now.layers, strict=True):
        if one == other:
            continue
        changed = _recoloured(one, other)
        if changed is None:
            return None
        _mark(squares, changed, other, view)
    windows = [(left * SQUARE, top * SQUARE, min(right * SQUARE, view.width), min(bottom * SQUARE, view.height))
               for left, top, right, bottom in _rectangles(squares)]
    price = sum((right - left) * (bottom - top) + PRICE for left, top, right, bottom in windows)
    return windows if price < view.width * view.height else None


def _recoloured(one: Layer, other: Layer) -> NDArray[np.intp] | None:
    """The polygons whose colour is another one; None where more than that differs."""
    if one.data.details is not other.data.details or one.lines or other.lines or other.data.dimension != 2:
        return None
    if (one.fade, one.opacity) != (other.fade, other.opacity):
        return None
    return np.flatnonzero((_colours(one) != _colours(other)).any(axis=1))


def _colours(layer: Layer) -> Floats:
    """Of each polygon; as in `maps.paint`, nothing for classes beyond the fills, unless there is one for all."""
    table = np.zeros((max(layer.data.class_count, len(layer.fills)), 4), np.float32)
    if layer.fills:
        table[:len(layer.fills)] = layer.fills
    if len(layer.fills) == 1:
        table[:] = layer.fills[0]
    found: Floats = table[layer.data.classes]
    return found


def _mark(squares: NDArray[np.bool_], changed: NDArray[np.intp], layer: Layer, view: View) -> None:
    """Mark the squares that these polygons touch, their soft edges too."""
    x, y = layer.data.origin
    west, south, east, north = layer.data.bounds[changed].astype(np.float64).T
    left, right = ((one + x) / view.scale - view.column for one in (west, east))
    top, bottom = (-(one + y) / view.scale - view.row for one in (north, south))
    inside = (right >= -1) & (bottom >= -1) & (left <= view.width + 1) & (top <= view.height + 1)
    ends = np.stack([left - 2, top - 2, right + 2, bottom + 2])[:, inside]
    rows, columns = squares.shape
    for one in np.clip(ends // SQUARE, 0, [[columns], [rows], [columns], [rows]]).astype(int).T.tolist():
        squares[one[1]:one[3] + 1, one[0]:one[2] + 1] = True


def _rectangles(squares: NDArray[np.bool_]) -> list[Window]:
    """The marked squares as rectangles: runs in a row, joined with the same run in the row above."""
    found: list[Window] = []
    open_runs: dict[tuple[int, int], int] = {}   # left and right → the row where it began
    for row in range(len(squares) + 1):
        runs = set(_runs(squares[row])) if row < len(squares) else set()
        for run in [one for one in open_runs if one not in runs]:
            found.append((run[0], open_runs.pop(run), run[1], row))
        for run in runs:
            open_runs.setdefault(run, row)
    return found


def _runs(line: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and one after the last of each stretch of marked squares."""
    edges = np.flatnonzero(np.diff(line.astype(np.int8), prepend=0, append=0)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
