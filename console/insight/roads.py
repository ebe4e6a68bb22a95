"""Ways along roads: a line layer as a graph, shortest paths from one place to many.

Lines are joined where they have a point in common (within `SNAP` metres): a flyover that only crosses a street has
none, so nobody is sent down from it. Scraps that hang together with nothing are left out. One-way streets are not
known to most layers and not asked for: whoever comes on duty may go both ways.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import shapely
from msgspec.structs import replace
from numpy.typing import NDArray

from console.errors import BadInput, NotFound
from console.exchange.crs import from_lonlat, to_lonlat, transform_geometries, working_crs
from console.exchange.layers import attributes_of, shapes_of
from console.language import tr
from console.model.layer import Layer, Shape
from console.profile import Profile
from console.store.layers import LayerStore

ROADS = "roads"    # `Layer.use`
SNAP = 0.5         # metres: ends of lines drawn by hand meet no better
WALK = 300.0       # metres: a place farther from every road than this has none
ISLAND = 0.05      # of the largest network: what has fewer segments is a scrap
MOST_WAYS = 4_000_000   # lengths to nodes that are in memory at once

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Roads:
    """The graph. Immutable, safe from any thread; making it takes about a second for 100,000 segments.

    Args:
        lines: geometries in EPSG:4490 degrees; what is no line is passed over.

    Raises:
        BadInput: there is no line among them.
    """

    def __init__(self, lines: NDArray[np.object_]) -> None:
        lines = np.asarray(lines, dtype=object)
        lines = lines[(shapely.get_dimensions(lines) == 1) & ~shapely.is_empty(lines)]
        if not len(lines):
            raise BadInput(tr("There is no line among these features to measure ways along."))
        west, south, east, north = (float(v) for v in shapely.total_bounds(lines))
        self._crs = working_crs((west, south, east, north))
        ends, self._nodes, self._xy = _segments(transform_geometries(lines, self._crs, inverse=True))
        self._ends = _without_islands(ends, self._nodes)
        starts, stops = self._xy[self._ends[:, 0]], self._xy[self._ends[:, 1]]
        self._lengths = np.hypot(*(stops - starts).T)
        self._tree = shapely.STRtree(shapely.linestrings(np.stack([starts, stops], axis=1)))
        self._graph = _graph(self._ends, self._lengths, self._nodes)

    @property
    def length_m(self) -> float:
        """Metres of road in all."""
        return float(self._lengths.sum())

    def lengths(self, lon: float, lat: float, lons: Floats, lats: Floats, limit: float = np.inf) -> Floats:
        """Metres by road from one place to others: to the nearest road, along it, and from it.

        Args:
            lon, lat, lons, lats: EPSG:4490 degrees.
            limit: metres beyond which nobody looks: a shorter search.

        Returns:
            One length per place; infinite where no road is near, none leads there, or the way is beyond the limit.
        """
        lons, lats = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
        everyone = np.arange(len(lons))
        return self.pairs((np.array([lon]), np.array([lat])), (lons, lats), np.zeros(len(lons), np.int64), everyone,
                          limit)

    def pairs(self, here: tuple[Floats, Floats], there: tuple[Floats, Floats], source: Ints, target: Ints,
              limit: float = np.inf, tick: Callable[[int, int], None] | None = None) -> Floats:
        """Metres by road of many pairs of places, each place brought to its road once.

        Args:
            here, there: longitudes and latitudes, EPSG:4490 degrees.
            source, target: of each pair, as places in `here` and `there`; sources ascending.
            limit: as in `lengths`. tick: told how many of how many sources are done; may raise to stop it.

        Returns:
            One length per pair, infinite as in `lengths`.
        """
        found = np.full(len(source), np.inf)
        if not len(source):
            return found
        starts, (roads, along, beside) = (self._onto(*from_lonlat(*places, self._crs)) for places in (here, there))
        asked = np.unique(source)
        known = asked[starts[0][asked] >= 0]
        step = max(1, MOST_WAYS // (2 * self._nodes))
        for first in range(0, len(known), step):
            if tick is not None:
                tick(first, len(known))
            these = known[first:first + step]
            for at, ways in zip(these.tolist(), self._ways(starts[0][these], starts[1][these], limit), strict=True):
                low, high = np.searchsorted(source, [at, at + 1])
                mine = target[low:high]
                metres = self._along(ways, roads[mine], along[mine], int(starts[0][at]), float(starts[1][at]))
                found[low:high] = metres + beside[mine] + starts[2][at]
        found[~(found <= limit)] = np.inf
        return found

    def _ways(self, segment: Ints, along: Floats, limit: float) -> Floats:
        """Metres from places on segments to every node, a row for each."""
        from scipy.sparse.csgraph import dijkstra  # 0.1 s that a start does not need

        ways = dijkstra(self._graph, indices=self._ends[segment].reshape(-1), limit=limit).reshape(len(segment), 2, -1)
        return np.minimum(ways[:, 0] + along[:, None], ways[:, 1] + (self._lengths[segment] - along)[:, None])

    def _along(self, ways: Floats, held: Ints, along: Floats, at: int, start: float) -> Floats:
        """Metres to places on segments (-1 for none) from the place `start` metres along the segment `at`."""
        ends = self._ends[held]
        metres = np.minimum(ways[ends[:, 0]] + along, ways[ends[:, 1]] + self._lengths[held] - along)
        metres = np.where(held == at, np.minimum(metres, np.abs(along - start)), metres)
        return np.where(held >= 0, metres, np.inf)

    def matrix(self, lons: Floats, lats: Floats) -> Floats:
        """Metres by road from each place to each; infinite where no way leads. EPSG:4490 degrees."""
        source, target = np.divmod(np.arange(len(lons) ** 2), max(1, len(lons)))
        return self.pairs((lons, lats), (lons, lats), source, target).reshape(len(lons), len(lons))

    def line(self, here: tuple[float, float], there: tuple[float, float]) -> tuple[tuple[float, float], ...]:
        """The shortest way between two places (EPSG:4490 degrees), both included; empty where none leads there."""
        from scipy.sparse.csgraph import dijkstra

        x, y = from_lonlat(np.array([here[0], there[0]]), np.array([here[1], there[1]]), self._crs)
        segment, along, _ = self._onto(x, y)
        if segment.min() < 0:
            return ()
        feet = [self._foot(int(held), float(part)) for held, part in zip(segment, along, strict=True)]
        (a, b), (c, d) = self._ends[segment[0]], self._ends[segment[1]]
        first, last = self._lengths[segment].tolist()
        ways, before = dijkstra(self._graph, indices=[a, b], return_predecessors=True)
        out, back = (float(along[0]), first - float(along[0])), (float(along[1]), last - float(along[1]))
        choices = [(ways[i, node] + out[i] + back[j], i, node) for i in (0, 1) for j, node in enumerate((c, d))]
        metres, i, node = min(choices)
        corners: list[int] = []
        if segment[0] != segment[1] or abs(float(along[0] - along[1])) > metres:
            if not np.isfinite(metres):
                return ()
            while node >= 0:
                corners.append(int(node))
                node = before[i, node]
        plan = np.array([(x[0], y[0]), feet[0], *self._xy[corners[::-1]], feet[1], (x[1], y[1])])
        plan = plan[np.append(True, np.hypot(*np.diff(plan, axis=0).T) > SNAP / 10)]
        lons, lats = to_lonlat(plan[:, 0], plan[:, 1], self._crs)
        return tuple(zip(lons.tolist(), lats.tolist(), strict=True))

    def _foot(self, segment: int, along: float) -> tuple[float, float]:
        """The point so many metres along a segment, in the plane."""
        start, stop = self._xy[self._ends[segment]]
        x, y = (start + (stop - start) * (along / self._lengths[segment])).tolist()
        return x, y

    def _onto(self, x: Floats, y: Floats) -> tuple[Ints, Floats, Floats]:
        """For each place the nearest segment (-1 for none near), metres along it, and metres beside it."""
        segment = np.full(len(x), -1, np.int64)
        real = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        (asked, held), beside = self._tree.query_nearest(shapely.points(x[real], y[real]), max_distance=WALK,
                                                         return_distance=True, all_matches=False)
        segment[real[asked]] = held
        along, off = np.zeros(len(x)), np.zeros(len(x))
        places = np.column_stack([x[real[asked]], y[real[asked]]])
        starts, stops = self._xy[self._ends[held, 0]], self._xy[self._ends[held, 1]]
        part = ((places - starts) * (stops - starts)).sum(axis=1) / self._lengths[held]
        along[real[asked]] = np.clip(part, 0.0, self._lengths[held])
        off[real[asked]] = beside
        return segment, along, off


class RoadFinder:
    """The roads of a profile as its layer list marks them; read once and again when another layer is marked.

    Safe from any thread.
    """

    def __init__(self, profile: Profile, layers: LayerStore) -> None:
        self._profile = profile
        self._layers = layers
        self._lock = threading.Lock()
        self._known: tuple[str, str] | None = None
        self._roads: Roads | None = None

    def __call__(self) -> Roads | None:
        """The roads; None where no layer is marked, or its data is gone: ways are straight then."""
        layer = self.marked()
        if layer is None:
            return None
        with self._lock:
            if self._known != (layer.prepared, layer.filter):
                try:
                    self._roads = Roads(self._lines(layer))
                except BadInput:  # told when it was marked, and again by the layer list
                    self._roads = None
                self._known = layer.prepared, layer.filter
            return self._roads

    def marked(self) -> Layer | None:
        """The layer that ways are measured along."""
        return next((one for one in self._layers.all() if one.use == ROADS), None)

    def mark(self, name: str) -> tuple[Layer, Roads]:
        """Measure ways along this layer from now on, and no other.

        Raises:
            NotFound: there is no such layer.
            BadInput: it holds no lines, or its data is gone; nothing was changed.
        """
        layer = self._layers.named(name)
        if layer is None:
            raise NotFound(tr("There is no layer {name}. The layers are: {names}", name=name,
                              names=self._layers.names()))
        if layer.shape is not Shape.LINE:
            raise BadInput(tr("{layer} holds no lines; ways can only be measured along lines. Nothing was changed.",
                              layer=layer.name))
        roads = Roads(self._lines(layer))
        others = [replace(one, use="") for one in self._layers.all() if one.use == ROADS and one.id != layer.id]
        self._layers.update(*others, replace(layer, use=ROADS))
        return layer, roads

    def unmark(self) -> None:
        """Measure straight again."""
        self._layers.update(*(replace(one, use="") for one in self._layers.all() if one.use == ROADS))

    def _lines(self, layer: Layer) -> NDArray[np.object_]:
        shapes = shapes_of(self._profile, layer)
        if layer.filter:
            shapes = shapes[attributes_of(self._profile, layer).select(layer.filter)]
        return shapes


def _segments(lines: NDArray[np.object_]) -> tuple[Ints, int, Floats]:
    """Segments as pairs of nodes, how many nodes, and where they are; points within `SNAP` are one node."""
    parts = shapely.get_parts(lines[~shapely.is_missing(lines)])
    corners, part = shapely.get_coordinates(parts, return_index=True)
    cells, first, node = np.unique(np.round(corners / SNAP).astype(np.int64), axis=0, return_index=True,
                                   return_inverse=True)
    node = node.reshape(-1)
    same = part[1:] == part[:-1]
    ends = np.column_stack([node[:-1], node[1:]])[same]
    return ends[ends[:, 0] != ends[:, 1]], len(cells), corners[first]


def _without_islands(ends: Ints, nodes: int) -> Ints:
    """Without scraps that hang together with nothing else, as at the edge of an extract or inside a courtyard: whoever
    stands beside one would be said to have no way anywhere."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    joined = coo_matrix((np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(nodes, nodes))
    _, piece = connected_components(joined, directed=False)
    sizes = np.bincount(piece[ends[:, 0]])
    return ends[sizes[piece[ends[:, 0]]] >= ISLAND * sizes.max(initial=0)]


def _graph(ends: Ints, lengths: Floats, nodes: int):
    """Sparse matrix of lengths; of two segments between the same nodes the shorter."""
    from scipy.sparse import csr_matrix

    low, high = ends.min(axis=1), ends.max(axis=1)
    order = np.lexsort((lengths, high, low))
    low, high, lengths = low[order], high[order], lengths[order]
    first = np.append(True, (np.diff(low) != 0) | (np.diff(high) != 0))
    low, high = low[first], high[first]
    # A length of nothing would be no edge at all to the sparse matrix. Both ways: scipy would turn it for each search.
    both = np.tile(np.maximum(lengths[first], 1e-6), 2)
    return csr_matrix((both, (np.append(low, high), np.append(high, low))), shape=(nodes, nodes))
