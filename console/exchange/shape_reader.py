"""Single shapes of a layer out of its arrays on disk, for questions about a place.

Making a Python object of each of 600,000 shapes, or a tree over them, holds the interpreter for half a second
and with it the window. Bounds of all and objects of the few in question take milliseconds.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from console.exchange.shapes import COORDINATES, KIND, PRESENT

PIECE = 20_000   # shapes whose bounds are found at once: 2 ms without letting other threads at the interpreter
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class ShapeReader:
    """The shapes that `save_shapes` wrote, EPSG:4490 degrees.

    Args:
        folder: of the prepared layer.

    Attributes:
        bounds: west, south, east, north of each row, nan where it has no geometry; shape (rows, 4).
    """

    def __init__(self, folder: Path) -> None:
        present = np.load(folder / PRESENT)
        self._coordinates: Floats = np.load(folder / COORDINATES, mmap_mode="r")
        self._offsets = [np.load(path).astype(np.int64) for path in sorted(folder.glob("offsets*.npy"))]
        self._kind = shapely.GeometryType(int((folder / KIND).read_text()))
        self._place = np.cumsum(present) - 1   # of a row among those that have a geometry
        self._place[~present] = -1
        self.bounds = np.full((len(present), 4), np.nan)
        self.bounds[present] = self._bounds()
        self._place[np.isnan(self.bounds[:, 0])] = -1   # empty ones; shapely cannot read a batch of only those

    def __len__(self) -> int:
        return len(self._place)

    def near(self, west: float, south: float, east: float, north: float) -> Ints:
        """Rows whose bounds meet this rectangle, ascending."""
        box = self.bounds
        return np.flatnonzero((box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south))

    def take(self, rows: NDArray[np.integer]) -> NDArray[np.object_]:
        """The shapes of some rows; None where a row has none or an empty one."""
        shapes = np.full(len(rows), None, dtype=object)
        place = self._place[rows]
        there = place >= 0
        if not there.any():
            return shapes
        found: Ints = place[there]
        offsets: list[Ints] = []
        for level in reversed(self._offsets):   # from whole features down to rings
            first, last = level[found], level[found + 1]
            offsets.append(np.concatenate([[0], np.cumsum(last - first)]))
            found = _ranges(first, last)
        coordinates = np.ascontiguousarray(self._coordinates[found])
        shapes[there] = shapely.from_ragged_array(self._kind, coordinates, tuple(reversed(offsets)) or None)
        return shapes

    def _bounds(self) -> Floats:
        """Of the rows that have a geometry."""
        if not self._offsets:
            return np.hstack([self._coordinates, self._coordinates])
        starts = self._offsets[0]
        for level in self._offsets[1:]:   # from rings up to whole features
            starts = starts[level]
        found = np.full((max(0, len(starts) - 1), 4), np.nan)
        for first in range(0, len(found), PIECE):
            last = min(len(found), first + PIECE)
            edges = starts[first:last + 1]
            full = np.flatnonzero(edges[1:] > edges[:-1])
            if len(full):
                # Column by column: over pairs `reduceat` takes ten times as long.
                piece = np.ascontiguousarray(self._coordinates[edges[0]:edges[-1]].T)
                begin = edges[:-1][full] - edges[0]
                for side, axis, smallest in ((0, 0, True), (1, 1, True), (2, 0, False), (3, 1, False)):
                    reduce = np.minimum if smallest else np.maximum
                    found[first + full, side] = reduce.reduceat(piece[axis], begin)
        return found


def _ranges(first: Ints, last: Ints) -> Ints:
    """All numbers of first[0] … last[0] - 1, first[1] … last[1] - 1 and so on, in one array."""
    sizes = last - first
    before = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum()), dtype=np.int64) + np.repeat(first - before, sizes)
