"""The edges of polygons that tile the plane, each once, with what lies on either side of it.

Filling a tessellation ring by ring visits every shared edge twice, only to take away with one polygon what
the other adds. Stored once, an edge costs half, and nothing at all where both sides have the same colour.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.cells import Grid, sort_by_cell, spans

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclasses.dataclass(frozen=True, eq=False)
class Edges:
    """Lines between two features, sorted by cell.

    Attributes:
        x, y: vertices, metres from the layer's origin. lines: first vertex of each, with one more at the end.
        boxes: west, south, east, north of each line.
        sides: feature to its left and to its right in its direction, -1 for none.
        cells, grid, wide: as in `prepare.Prepared`; the edges of wide features count as wide.
        reach: metres, the widest feature that is not wide.
    """

    x: Floats
    y: Floats
    lines: Ints
    boxes: Floats
    sides: Ints
    cells: Ints
    grid: Grid
    wide: int
    reach: float

    @property
    def shared(self) -> float:
        """Which share of the segments parts two features."""
        segments = np.diff(self.lines) - 1
        return float(segments[(self.sides >= 0).all(axis=1)].sum() / max(1, segments.sum()))

    def simplified(self, tolerance: float) -> Edges:
        """The same lines with fewer vertices, off by at most `tolerance` metres; their ends stay where they are.

        Since no edge is there twice, neighbours stay neighbours whatever is left out.
        """
        if tolerance <= 0 or not len(self.sides):
            return self
        number = np.repeat(np.arange(len(self.sides)), np.diff(self.lines))
        given = shapely.linestrings(np.column_stack([self.x, self.y]).astype(np.float64), indices=number)
        lines = shapely.simplify(given, tolerance, preserve_topology=False)
        # What begins where it ends would vanish.
        small = shapely.is_closed(given) & (self.boxes[:, 2:] - self.boxes[:, :2] < 8 * tolerance).all(axis=1)
        lines[small] = given[small]
        points, number = shapely.get_coordinates(lines, return_index=True)
        counts = np.bincount(number, minlength=len(lines))
        x, y = np.ascontiguousarray(points.T, np.float32)
        return dataclasses.replace(self, x=x, y=y, lines=np.append(0, np.cumsum(counts)).astype(np.int32))

    def ranges(self, bounds: tuple[float, float, float, float]) -> Ints:
        """Slices of the lines needed to fill a window, given in metres from the layer's origin."""
        return spans(bounds, self.reach, self.cells, self.grid, self.wide)


def find_edges(x: Floats, y: Floats, rings: Ints, features: Ints, box: NDArray[np.float64], cell: float) -> Edges:
    """Pair the rings' segments and join those that part the same two features to lines.

    Only segments with the very same ends in opposite directions are paired; any other stands for itself, so
    that gaps and overlaps are drawn as they are.

    Args:
        x, y, rings, features: as in `prepare.Detail`. box: of the features, metres, nan for none.
        cell: metres; larger features are wide.
    """
    first = np.ones(len(x), bool)
    first[rings[:-1][np.diff(rings) > 0]] = False
    first[:1] = False
    stop = np.flatnonzero(first)            # each segment by its last vertex
    start = stop - 1
    ring_of = np.repeat(np.arange(len(rings) - 1), np.diff(rings))[start]
    owner = np.repeat(np.arange(len(features) - 1), np.diff(features))[ring_of]
    partner = _partners(x, y, start, stop)
    other = np.where(partner >= 0, owner[partner], -1)
    # Of a pair the segment that comes first stays; neither does where a feature borders on itself.
    kept = ((partner < 0) | (partner > np.arange(len(start)))) & (other != owner)
    chosen = np.flatnonzero(kept)
    begins = np.ones(len(chosen), bool)     # a new line, where the last one cannot go on
    begins[1:] = ((np.diff(chosen) != 1) | (ring_of[chosen][1:] != ring_of[chosen][:-1])
                  | (other[chosen][1:] != other[chosen][:-1]))
    line_first = chosen[np.flatnonzero(begins)]
    line_last = chosen[np.append(np.flatnonzero(begins)[1:], len(chosen)) - 1] if len(chosen) else line_first
    counts = stop[line_last] - start[line_first] + 1
    sides = np.column_stack([owner[line_first], other[line_first]]).astype(np.int32)
    return _sorted(x, y, start[line_first], counts, sides, box, cell)


def _partners(x: Floats, y: Floats, start: NDArray[np.int64], stop: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each segment the one that runs the other way between the same points; -1 if none or several do."""
    place = (x + np.float32(0)).view(np.uint32).astype(np.uint64) << np.uint64(32) \
        | (y + np.float32(0)).view(np.uint32)  # adding zero makes -0.0 the same as 0.0
    a, b = place[start], place[stop]
    forth = a < b
    low, high = np.where(forth, a, b), np.where(forth, b, a)
    order = np.lexsort([high, low])
    low, high = low[order], high[order]
    group = np.cumsum(np.append(True, (low[1:] != low[:-1]) | (high[1:] != high[:-1]))[:len(order)]) - 1
    size = np.bincount(group) if len(group) else np.zeros(0, np.int64)
    leader = np.flatnonzero(np.append(True, group[1:] != group[:-1])[:len(group)])
    pairs = leader[size == 2]
    one, two = order[pairs], order[pairs + 1]
    opposite = forth[one] != forth[two]
    found = np.full(len(start), -1, np.int64)
    found[one[opposite]], found[two[opposite]] = two[opposite], one[opposite]
    return found


def _sorted(x: Floats, y: Floats, start: NDArray[np.int64], counts: NDArray[np.int64], sides: Ints,
            box: NDArray[np.float64], cell: float) -> Edges:
    """The lines of `counts` vertices from `start` on, sorted by cell."""
    if not len(start):
        none = np.zeros(0, np.float32)
        return Edges(none, none, np.zeros(1, np.int32), np.zeros((0, 4), np.float32), sides, np.zeros(2, np.int32),
                     (0.0, 0.0, cell, 1, 1), 0, 0.0)
    across = np.nan_to_num(np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]))
    is_wide = across > cell
    of_wide = np.asarray((is_wide[sides] & (sides >= 0)).any(axis=1), bool)
    boxes = _boxes(x, y, start, counts)
    order, wide, cells, grid = sort_by_cell(boxes.astype(np.float64), of_wide)
    start, counts = start[order], counts[order]
    lines = np.append(0, np.cumsum(counts))
    vertices = np.repeat(start - lines[:-1], counts) + np.arange(lines[-1])
    return Edges(x[vertices], y[vertices], lines.astype(np.int32), boxes[order], sides[order], cells, grid, wide,
                 float(across[~is_wide].max(initial=0.0)))


def _boxes(x: Floats, y: Floats, start: NDArray[np.int64], counts: NDArray[np.int64]) -> Floats:
    lines = np.append(0, np.cumsum(counts))
    vertices = np.repeat(start - lines[:-1], counts) + np.arange(lines[-1])
    at = lines[:-1]
    return np.column_stack([np.minimum.reduceat(x[vertices], at), np.minimum.reduceat(y[vertices], at),
                            np.maximum.reduceat(x[vertices], at), np.maximum.reduceat(y[vertices], at)])
