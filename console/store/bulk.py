"""Very many places into areas at once: a compiled search over buckets of areas and bands of their edges.

Prepared once per set of areas. Places within `DOUBT` of an edge are left to the exact search, so that both
always agree on who owns a shared edge.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import shapely
from numpy.typing import NDArray

DOUBT = 1e-9       # degrees, 0.1 mm
UNSURE = -2        # answer for a place that near to an edge
NOWHERE = -1
BESIDE = np.array([-1, 1])   # a bucket or band more on each side, to be safe from rounding
EDGES = 6          # of a shape in one of its bands, about

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Buckets:
    """Shapes sorted into a raster of buckets by their boxes, their edges into bands from south to north.

    Args:
        shapes: polygons or multipolygons, in the order in which they win a place they share.
    """

    def __init__(self, shapes: NDArray[np.object_]) -> None:
        self._boxes = shapely.bounds(shapes)
        west, south, east, north = shapely.total_bounds(shapes)
        side = int(np.clip(2 * np.sqrt(len(shapes)), 1, 1500))
        self._corner = np.array([west, south])
        self._cell = np.maximum(np.array([east - west, north - south]) / side, 1e-12)
        columns, rows = self._spans(0, side), self._spans(1, side)
        self._bucket_ends, self._held = _sort_in(columns, rows, side)
        self._side = side
        self._sort_edges(shapes)

    def _spans(self, axis: int, side: int) -> Ints:
        """First and last bucket of each box along an axis."""
        low, high = self._boxes[:, axis], self._boxes[:, axis + 2]
        spans = np.floor((np.stack([low, high], axis=1) - self._corner[axis]) / self._cell[axis])
        return np.clip(spans + BESIDE, 0, side - 1).astype(np.int64)

    def _sort_edges(self, shapes: NDArray[np.object_]) -> None:
        parts, part_owner = shapely.get_parts(shapes, return_index=True)
        rings, ring_part = shapely.get_rings(parts, return_index=True)
        corners, ring = shapely.get_coordinates(rings, return_index=True)
        same = ring[1:] == ring[:-1]
        edges = np.hstack([corners[:-1], corners[1:]])[same]
        owner = part_owner[ring_part[ring[1:][same]]]
        self._bands = np.maximum(1, np.bincount(owner, minlength=len(shapes)) // EDGES)
        self._first_band = np.concatenate([[0], np.cumsum(self._bands)])
        south, north = self._boxes[:, 1], self._boxes[:, 3]
        self._per_band = np.maximum(north - south, 1e-12) / self._bands
        ys = np.sort(edges[:, [1, 3]], axis=1)
        span = np.floor((ys - south[owner, None]) / self._per_band[owner, None]) + BESIDE
        span = np.clip(span, 0, self._bands[owner, None] - 1).astype(np.int64)
        count = span[:, 1] - span[:, 0] + 1
        edge = np.repeat(np.arange(len(edges)), count)
        step = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
        band = self._first_band[owner[edge]] + span[edge, 0] + step
        order = np.argsort(band, kind="stable")
        self._edges = edges[edge[order]]
        self._band_ends = np.searchsorted(band[order], np.arange(self._first_band[-1] + 1))

    def find(self, x: Floats, y: Floats) -> Ints:
        """Index of the first shape that holds each place, `NOWHERE`, or `UNSURE` very near an edge."""
        found = np.empty(len(x), np.int64)
        _find(x, y, self._corner, self._cell, self._side, self._bucket_ends, self._held, self._boxes,
              self._first_band, self._bands, self._per_band, self._band_ends, self._edges, found)
        return found


def _sort_in(columns: Ints, rows: Ints, side: int) -> tuple[Ints, Ints]:
    """For each bucket where its shapes end in the list that is returned beside."""
    wide, high = columns[:, 1] - columns[:, 0] + 1, rows[:, 1] - rows[:, 0] + 1
    count = wide * high
    shape = np.repeat(np.arange(len(count)), count)
    step = np.arange(len(shape)) - np.repeat(np.cumsum(count) - count, count)
    bucket = (rows[shape, 0] + step // wide[shape]) * side + columns[shape, 0] + step % wide[shape]
    order = np.argsort(bucket, kind="stable")   # within a bucket the shapes keep their order
    return np.searchsorted(bucket[order], np.arange(side * side + 1)), shape[order]


@numba.njit(cache=True, nogil=True)
def _find(x: Any, y: Any, corner: Any, cell: Any, side: int, bucket_ends: Any, held: Any, boxes: Any,
          first_band: Any, bands: Any, per_band: Any, band_ends: Any, edges: Any, found: Any) -> None:
    for i in range(len(x)):
        px, py = x[i], y[i]
        found[i] = NOWHERE
        column, row = (px - corner[0]) / cell[0], (py - corner[1]) / cell[1]
        if not (-1 < column < side + 1 and -1 < row < side + 1):
            continue
        bucket = min(max(int(row), 0), side - 1) * side + min(max(int(column), 0), side - 1)
        for k in range(bucket_ends[bucket], bucket_ends[bucket + 1]):
            s = held[k]
            if (px < boxes[s, 0] - DOUBT or py < boxes[s, 1] - DOUBT or px > boxes[s, 2] + DOUBT
                    or py > boxes[s, 3] + DOUBT):
                continue
            band = first_band[s] + min(max(int((py - boxes[s, 1]) / per_band[s]), 0), bands[s] - 1)
            side_of = _within(px, py, edges, band_ends[band], band_ends[band + 1])
            if side_of != 0:
                found[i] = s if side_of == 1 else UNSURE
                break


@numba.njit(cache=True, nogil=True)
def _within(px: float, py: float, edges: Any, start: int, stop: int) -> int:
    """1 inside, 0 outside, -1 too near to an edge, by counting the edges to the east."""
    inside = False
    for e in range(start, stop):
        x0, y0, x1, y1 = edges[e, 0], edges[e, 1], edges[e, 2], edges[e, 3]
        if py < min(y0, y1) - DOUBT or py > max(y0, y1) + DOUBT:
            continue
        if abs(y1 - y0) <= 2 * DOUBT:
            if min(x0, x1) - DOUBT <= px <= max(x0, x1) + DOUBT:
                return -1
        else:
            cut = x0 + (py - y0) * (x1 - x0) / (y1 - y0)
            if abs(cut - px) <= DOUBT:
                return -1
        if (y0 > py) != (y1 > py) and px < x0 + (py - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return 1 if inside else 0
