"""From geometries to arrays that kernels can paint without asking anybody.

A prepared layer knows nothing of areas or buildings: shapes, a class number and an id for each, that is all.
Features are sorted by 500 m cell, so that a window of the world is a few slices of the arrays.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.cells import Grid, sort_by_cell, spans
from maps.edges import Edges, find_edges

MOSTLY = 0.5  # share of a layer's edges that must part two polygons for them to count as tiling the plane

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclasses.dataclass(frozen=True, eq=False)
class Detail:
    """The outlines at one tolerance: vertices, first vertex of each part, first part of each feature.

    Attributes:
        tolerance: metres a line may be off; 0 for the shapes as given.
        x, y: metres from the layer's origin. Parts are rings (holes clockwise), lines or points.
        edges: of polygons that share many of them, for filling; None for others.
    """

    tolerance: float
    x: Floats
    y: Floats
    parts: Ints
    features: Ints
    edges: Edges | None = None


@dataclasses.dataclass(frozen=True, eq=False)
class Prepared:
    """One layer ready to paint.

    Attributes:
        dimension: 2 polygons, 1 lines, 0 points.
        origin: of all coordinates, metres in the working CRS; float32 is then good to millimetres.
        details: finest first.
        bounds: west, south, east, north of each feature, metres from the origin.
        sizes: square metres of polygons, metres of lines, 0 for points.
        classes: class number of each feature.
        order: position of each feature in the input.
        cells: first feature of each cell, row by row from the south-west, after the `wide` ones.
        grid: west and south of the cells, their size, and how many columns and rows there are.
        wide: features larger than a cell, kept in front and always looked at.
        class_count: one more than the largest class number.
    """

    dimension: int
    origin: tuple[float, float]
    details: tuple[Detail, ...]
    bounds: Floats
    sizes: Floats
    classes: NDArray[np.uint16]
    order: Ints
    cells: Ints
    grid: Grid
    wide: int
    class_count: int

    def __len__(self) -> int:
        return len(self.classes)

    def detail(self, scale: float) -> Detail:
        """The coarsest outlines that are off by less than half a pixel at `scale` metres per pixel."""
        good = [d for d in self.details if d.tolerance <= scale / 2]
        return max(good, key=lambda d: d.tolerance)

    def ranges(self, bounds: tuple[float, float, float, float]) -> Ints:
        """Slices (start, stop) of the features that may touch `bounds` (metres in the working CRS)."""
        x, y = self.origin
        half = self.grid[2] / 2
        window = bounds[0] - x, bounds[1] - y, bounds[2] - x, bounds[3] - y
        return spans(window, half, self.cells, self.grid, self.wide)

    def with_classes(self, classes: NDArray[np.uint16]) -> Prepared:
        """The same shapes with other class numbers, given in the order of the input."""
        return dataclasses.replace(self, classes=np.ascontiguousarray(classes[self.order], np.uint16),
                                   class_count=int(classes.max(initial=0)) + 1)


def prepare(shapes: Sequence[shapely.Geometry] | NDArray[np.object_], dimension: int,
            classes: NDArray[np.integer] | None = None, origin: tuple[float, float] | None = None,
            tolerances: Sequence[float] = (), coverage: bool | None = False) -> Prepared:
    """Prepare the polygons, lines or points among `shapes` (metres in the working CRS).

    Shapes of another dimension, empty ones, None and those with coordinates that are not finite become
    features without a part: they keep their number and draw nothing.

    Args:
        tolerances: metres, for coarser outlines beside the given ones.
        coverage: the polygons share edges; simplify them so that they still do, and fill them by edges, which
            leaves no gap between them however small they are. None to find out whether they do.
    """
    given = np.empty(len(shapes), dtype=object)
    given[:] = shapes
    array = _only(given, dimension)
    box = shapely.bounds(array)
    bad = ~np.isfinite(box).all(axis=1)
    array[bad], box[bad] = None, np.nan
    if origin is None:
        origin = (0.0, 0.0) if bad.all() else (float(np.floor(np.nanmin(box[:, 0]))),
                                               float(np.floor(np.nanmin(box[:, 1]))))
    box -= np.array([*origin, *origin])
    order, wide, cells, grid = sort_by_cell(box)
    array, box = array[order], box[order]
    if dimension == 2:
        array[...] = shapely.orient_polygons(array)
    fine = _detail(array, dimension, origin, 0.0)
    edges = _edges(fine, box, grid[2], coverage) if dimension == 2 else None
    whole = edges is not None and (coverage or bool(shapely.coverage_is_valid(array[~bad])))
    details = [fine]
    for tolerance in sorted(tolerances):
        simplify = shapely.coverage_simplify if whole else shapely.simplify
        coarse = simplify(array, tolerance)
        if not whole:
            coarse = _kept(coarse, array, box, tolerance)
        details.append(_detail(coarse, dimension, origin, tolerance))
    if edges is not None:
        details = [dataclasses.replace(d, edges=edges.simplified(d.tolerance)) for d in details]
    sizes = shapely.area(array) if dimension == 2 else shapely.length(array)
    numbers = np.zeros(len(array), np.uint16) if classes is None else np.asarray(classes)[order]
    return Prepared(dimension, origin, tuple(details), np.nan_to_num(box, nan=1e30).astype(np.float32),
                    np.nan_to_num(sizes).astype(np.float32), np.ascontiguousarray(numbers, np.uint16),
                    order.astype(np.int32), cells, grid, wide, int(numbers.max(initial=0)) + 1)


def _edges(fine: Detail, box: NDArray[np.float64], cell: float, coverage: bool | None) -> Edges | None:
    """The polygons' edges where they are to be filled by them."""
    if coverage is False:
        return None
    edges = find_edges(fine.x, fine.y, fine.parts, fine.features, box, cell)
    return edges if coverage or edges.shared >= MOSTLY else None


def _only(given: NDArray[np.object_], dimension: int) -> NDArray[np.object_]:
    """The shapes of that dimension; of a collection its parts of that dimension; None for the rest."""
    array = given.copy()
    collections = np.flatnonzero(shapely.get_type_id(array) == shapely.GeometryType.GEOMETRYCOLLECTION)
    make = (shapely.MultiPoint, shapely.MultiLineString, shapely.MultiPolygon)[dimension]
    for i in collections:
        parts = shapely.get_parts(shapely.get_parts(array[i]))
        array[i] = make([p for p in parts if shapely.get_dimensions(p) == dimension and not p.is_empty])
    array[(shapely.get_dimensions(array) != dimension) | shapely.is_empty(array)] = None
    return array


def _kept(simplified: NDArray[np.object_], array: NDArray[np.object_], box: NDArray[np.float64],
          tolerance: float) -> NDArray[np.object_]:
    """The simplified shapes, and the given one wherever it is so small that simplifying would deform it."""
    small = (box[:, 2] - box[:, 0] < 8 * tolerance) & (box[:, 3] - box[:, 1] < 8 * tolerance)
    small |= shapely.is_empty(simplified)
    simplified[small] = array[small]
    return simplified


def _detail(array: NDArray[np.object_], dimension: int, origin: tuple[float, float], tolerance: float) -> Detail:
    """Arrays of the shapes, with features without a shape holding no part."""
    solid = ~shapely.is_missing(array)
    counts = np.zeros(len(array), np.int64)
    if not solid.any():
        none = np.zeros(0, np.float32)
        return Detail(tolerance, none, none, np.zeros(1, np.int32), np.zeros(len(array) + 1, np.int32))
    kind, points, offsets = shapely.to_ragged_array(array[solid])
    parts, features = _offsets(kind, offsets, len(points))
    counts[solid] = np.diff(features)
    x = np.ascontiguousarray(points[:, 0] - origin[0], np.float32)
    y = np.ascontiguousarray(points[:, 1] - origin[1], np.float32)
    return Detail(tolerance, x, y, parts.astype(np.int32), np.append(0, np.cumsum(counts)).astype(np.int32))


def _offsets(kind: shapely.GeometryType, offsets: tuple[NDArray[np.int64], ...],
             points: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First vertex of each part and first part of each feature, whatever shapely's nesting."""
    types = shapely.GeometryType
    if kind == types.MULTIPOLYGON:
        rings, polygons, features = offsets
        return rings, polygons[features]
    if kind in (types.POLYGON, types.MULTILINESTRING):
        return offsets[0], offsets[1]
    if kind == types.LINESTRING:
        return offsets[0], np.arange(len(offsets[0]))
    if kind == types.MULTIPOINT:
        return np.arange(points + 1), offsets[0]
    return np.arange(points + 1), np.arange(points + 1)
