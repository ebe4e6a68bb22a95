"""How well areas of one level fit together: overlaps and gaps, in square metres."""

from __future__ import annotations

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.exchange.crs import transform_geometries, working_crs
from console.language import tr
from console.progress import Progress

Objects = NDArray[np.object_]
_NOTICED = 1.0      # m²: smaller slivers come from rounded coordinates
_CHUNK = 2000


class Fitting(msgspec.Struct, frozen=True):
    """What does not fit.

    Attributes:
        overlaps_m2, overlap_pairs: area covered twice, and by how many pairs of areas.
        gaps_m2, gap_count: holes inside the whole that no area covers; a lake may be one.
        worst: indices of the pair that overlaps most, None without one.
    """

    overlaps_m2: float = 0.0
    overlap_pairs: int = 0
    gaps_m2: float = 0.0
    gap_count: int = 0
    worst: tuple[int, int] | None = None


def fitting(shapes: Objects, progress: Progress) -> Fitting:
    """Overlaps and gaps of areas in EPSG:4490, measured in the metric CRS of the place."""
    usable = np.flatnonzero(~shapely.is_missing(shapes))
    if len(usable) < 2:
        return Fitting()
    metric = working_crs(tuple(shapely.total_bounds(shapes[usable]).tolist()))
    flat = transform_geometries(shapes[usable], metric, inverse=True)
    first, second = shapely.STRtree(flat).query(flat, predicate="intersects")
    touching = np.column_stack([first, second])[first < second]
    sizes, pairs = _overlaps(flat, touching, progress)
    worst = None
    if len(sizes):
        a, b = pairs[int(np.argmax(sizes))]
        worst = (int(usable[a]), int(usable[b]))
    gaps = _gaps(flat, touching, progress)
    return Fitting(float(sizes.sum()), len(sizes), float(gaps.sum()), len(gaps), worst)


def _overlaps(flat: Objects, pairs: NDArray[np.int64],
              progress: Progress) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    sizes = np.zeros(len(pairs))
    for start in range(0, len(pairs), _CHUNK):
        progress(start, len(pairs), tr("Looking for overlaps"))
        part = slice(start, start + _CHUNK)
        sizes[part] = shapely.area(shapely.intersection(flat[pairs[part, 0]], flat[pairs[part, 1]]))
    seen = sizes > _NOTICED
    return sizes[seen], pairs[seen]


def _gaps(flat: Objects, touching: NDArray[np.int64], progress: Progress) -> NDArray[np.float64]:
    """Sizes of the holes. Only areas that touch are united: uniting what stands apart takes quadratic time."""
    group = _groups(len(flat), touching)
    order = np.argsort(group, kind="stable")
    groups = np.split(flat[order], np.flatnonzero(np.diff(group[order])) + 1)
    holes: list[shapely.Polygon] = []
    for done, members in enumerate(groups):
        if done % 100 == 0:
            progress(done, len(groups), tr("Looking for gaps"))
        whole = members[0] if len(members) == 1 else shapely.union_all(members)
        holes += [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in shapely.get_rings(part)[1:]]
    sizes = shapely.area(np.array(holes, dtype=object)) if holes else np.zeros(0)
    return sizes[sizes > _NOTICED]


def _groups(count: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of `count` things the lowest number among all that it is joined with, directly or not."""
    lowest = np.arange(count)
    while len(pairs):
        ends = lowest[pairs]
        low = ends.min(axis=1)
        if (ends == low[:, None]).all():
            break
        for side in (0, 1):
            np.minimum.at(lowest, ends[:, side], low)
        while not np.array_equal(lowest, lowest[lowest]):
            lowest = lowest[lowest]
    return lowest
