"""Windows of one endless raster: a cell is the same cell whichever window looks at it."""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

Bounds = tuple[float, float, float, float]  # west, south, east, north


class Window(NamedTuple):
    """Rows (0 = north) and columns of cells, counted from the CRS's origin."""

    col: int  # of the western edge: x = col · cell
    row: int  # of the northern edge: y = row · cell, counted upwards
    cols: int
    rows: int
    cell: float

    @property
    def bounds(self) -> Bounds:
        return (self.col * self.cell, (self.row - self.rows) * self.cell,
                (self.col + self.cols) * self.cell, self.row * self.cell)

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows, self.cols

    def inside(self, bounds: Bounds) -> tuple[slice, slice]:
        """The rows and columns whose cells touch `bounds`."""
        other = window_of(bounds, self.cell)
        top, left = self.row - other.row, other.col - self.col
        return (slice(max(top, 0), max(min(top + other.rows, self.rows), 0)),
                slice(max(left, 0), max(min(left + other.cols, self.cols), 0)))

    def affine(self) -> tuple[float, float, float, float, float, float]:
        """As rasterio's `Affine(*…)`."""
        return self.cell, 0.0, self.col * self.cell, 0.0, -self.cell, self.row * self.cell


def window_of(bounds: Bounds, cell: float) -> Window:
    """The smallest window of whole cells around `bounds`; a bound on a cell's edge (± 1 µm) takes no further cell."""
    west, south = math.floor(bounds[0] / cell + 1e-6), math.floor(bounds[1] / cell + 1e-6)
    east, north = math.ceil(bounds[2] / cell - 1e-6), math.ceil(bounds[3] / cell - 1e-6)
    return Window(west, north, max(east - west, 0), max(north - south, 0), cell)


def grown(bounds: Bounds, by: float) -> Bounds:
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by


def common(a: Bounds, b: Bounds) -> Bounds | None:
    """Where both are, None for nowhere."""
    box = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return box if box[0] < box[2] and box[1] < box[3] else None


def squares(bounds: Bounds, side: float) -> list[Bounds]:
    """Squares of a fixed lattice that cover `bounds`, row by row from the south-west."""
    cols = range(math.floor(bounds[0] / side), math.ceil(bounds[2] / side))
    rows = range(math.floor(bounds[1] / side), math.ceil(bounds[3] / side))
    return [(c * side, r * side, (c + 1) * side, (r + 1) * side) for r in rows for c in cols]


def split(bounds: Bounds, side: float, unit: float = 16.0) -> list[Bounds]:
    """Rectangles of about equal size that cover `bounds`, row by row from the south-west, on edges of `unit` metres.

    They are as few as can be with sides of at most a fifth over `side`: each costs its halo.
    """
    edges = []
    for low, high in ((bounds[0], bounds[2]), (bounds[1], bounds[3])):
        first, last = math.floor(low / unit), math.ceil(high / unit)
        parts = max(math.ceil((last - first) * unit / (1.2 * side)), 1)
        edges.append([(first + round((last - first) * i / parts)) * unit for i in range(parts + 1)])
    return [(west, south, east, north) for south, north in itertools.pairwise(edges[1])
            for west, east in itertools.pairwise(edges[0])]
