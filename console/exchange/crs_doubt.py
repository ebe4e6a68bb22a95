"""Is it GCJ-02 after all? A file's areas compared with outlines the profile already knows.

Files out of web maps declare EPSG:4326 and are GCJ-02 or BD-09: the areas lie 600–1,200 m off. The known
outlines tell: the true CRS is the one in which the boundaries lie on each other.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.exchange.area_names import bare
from console.exchange.crs import from_lonlat, transform_geometries, working_crs
from console.model.area import Area, Level

Objects = NDArray[np.object_]
Pairs = list[tuple[int, list[int]]]     # known outline → the shapes that should be it
_SUSPECTS = ("gcj02", "bd09")
_STEP = 100.0       # metres between two points at which boundaries are compared
_LEAST = 50.0       # metres of improvement below which nothing is said
_BETTER = 0.75      # of the distance as declared, that a suspect must stay below
_ALONE = 100.0      # metres it must stay below where, as declared, nothing could be compared
_MOST = 200         # outlines looked at
_COVERED = 0.5      # of a known outline, that a file's areas must cover to be compared with it


class Doubt(msgspec.Struct, frozen=True):
    """Another CRS fits the known outlines better.

    Attributes:
        crs: "gcj02" or "bd09".
        metres: by how much the boundaries come closer, in the median.
        declared, found: median distance of the boundaries as declared and in `crs`, metres.
    """

    crs: str
    metres: float
    declared: float
    found: float


def doubt(shapes: Objects, names: Sequence[str], level: Level, known: Sequence[Area]) -> Doubt | None:
    """Whether shapes, taken as EPSG:4490, would fit `known` better if they were GCJ-02 or BD-09.

    Compared are areas of the same level and name; failing that, known outlines with the union of the areas
    that fill them. Generated cells below a district are no evidence and are passed over.
    """
    usable = ~shapely.is_missing(shapes)
    known = [area for area in known if area.wkb is not None and (not area.demo or area.level <= Level.DISTRICT)]
    if not usable.any() or not known:
        return None
    given = shapes[usable]
    metric = working_crs(tuple(shapely.total_bounds(given).tolist()))
    outlines = transform_geometries(np.array([area.wkb for area in known], dtype=object), metric, inverse=True)
    by_name = _same_names([name for name, use in zip(names, usable, strict=True) if use], level, known)
    declared = transform_geometries(given, metric, inverse=True)
    own = by_name or _filling(declared, outlines)
    best: Doubt | None = None
    for crs in _SUSPECTS:
        flat = transform_geometries(transform_geometries(given, crs), metric, inverse=True)
        pairs = by_name or _filling(flat, outlines)
        if not pairs:
            continue
        found = _misfit(flat, outlines, pairs)
        before = min(_misfit(declared, outlines, pairs), _misfit(declared, outlines, own))
        limit = _BETTER * before if own else _ALONE
        if found <= limit and before - found >= _LEAST and (best is None or found < best.found):
            best = Doubt(crs, before - found, before, found)
    return best


def nearest_known(lon: float, lat: float, known: Sequence[Area]) -> float:
    """Metres from a place to the box of the nearest known area; 0 inside it or without any."""
    boxes = np.array([area.bounds for area in known if area.bounds is not None])
    if not len(boxes):
        return 0.0
    metric = working_crs((lon, lat, lon, lat))
    x = np.clip(lon, boxes[:, 0], boxes[:, 2])
    y = np.clip(lat, boxes[:, 1], boxes[:, 3])
    east, north = from_lonlat(x, y, metric)
    here = from_lonlat(lon, lat, metric)
    return float(np.hypot(east - here[0], north - here[1]).min())


def _same_names(names: Sequence[str], level: Level, known: Sequence[Area]) -> Pairs:
    """Known areas of the level with the one shape of the same name."""
    called = [bare(name) for name in names]
    by_name: dict[str, list[int]] = {}
    for i, area in enumerate(known):
        if area.level == level:
            by_name.setdefault(bare(area.name), []).append(i)
    return [(by_name[name][0], [i]) for i, name in enumerate(called)
            if len(by_name.get(name, ())) == 1 and called.count(name) == 1]


def _filling(flat: Objects, outlines: Objects) -> Pairs:
    """Known outlines with the shapes that lie mostly inside and together fill them."""
    tree = shapely.STRtree(flat)
    sizes = np.maximum(shapely.area(flat), 1.0)
    pairs: Pairs = []
    for i, outline in enumerate(outlines[:_MOST]):
        near = tree.query(outline, predicate="intersects")
        covered = shapely.area(shapely.intersection(flat[near], outline))
        inside = covered >= 0.5 * sizes[near]
        if covered[inside].sum() >= _COVERED * outline.area:
            pairs.append((i, near[inside].tolist()))
    return pairs


def _misfit(flat: Objects, outlines: Objects, pairs: Pairs) -> float:
    """Median over the pairs of how far the boundaries lie apart, metres; infinite without a pair."""
    apart = [_distance(outlines[i], shapely.union_all(flat[shapes])) for i, shapes in pairs]
    return float(np.median(apart)) if apart else np.inf


def _distance(known: shapely.Geometry, found: shapely.Geometry) -> float:
    """Median metres from points along one boundary to the other boundary.

    The median, as outlines of coastal districts differ by kilometres at sea and agree on land.
    """
    line = max(shapely.get_parts(shapely.boundary(known)), key=shapely.length)   # the outer ring, as a rule
    steps = np.arange(0.0, line.length, max(_STEP, line.length / 2000))
    points = shapely.line_interpolate_point(line, steps)
    edge = shapely.boundary(found)
    shapely.prepare(edge)
    return float(np.median(shapely.distance(points, edge)))
