"""Geometries of a file sorted into what a map layer can hold: points, lines or polygons, never a mixture."""

from __future__ import annotations

import numpy as np
import shapely

COLLECTION = shapely.GeometryType.GEOMETRYCOLLECTION
MULTI = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}


def kinds_of(shapes: np.ndarray) -> list[tuple[int, np.ndarray, np.ndarray]]:
    """(dimension, rows, their shapes) for each kind of geometry, polygons first.

    A collection (GEOMETRYCOLLECTION) gives its parts to the kinds they are of, as multi-geometries, so that its row
    stands in each of them. Rows without a geometry go with the most frequent kind.
    """
    shapes = shapes.copy()
    mixed = np.flatnonzero(shapely.get_type_id(shapes) == COLLECTION)
    parts, owner = _simple_parts(shapes[mixed])
    kind_of_part = shapely.get_dimensions(parts)
    shapes[mixed] = None
    dimensions = shapely.get_dimensions(shapes)
    dimensions[shapely.is_missing(shapes)] = -1
    found: dict[int, tuple[np.ndarray, np.ndarray]] = {}
    for dimension in (2, 1, 0):
        rows = np.flatnonzero(dimensions == dimension)
        chosen = kind_of_part == dimension
        owners, place = np.unique(owner[chosen], return_inverse=True)
        whole = MULTI[dimension](parts[chosen], indices=place) if chosen.any() else np.zeros(0, dtype=object)
        both, made = np.concatenate([rows, mixed[owners]]), np.concatenate([shapes[rows], np.atleast_1d(whole)])
        if len(both):
            order = np.argsort(both, kind="stable")
            found[dimension] = both[order], made[order]
    if not found:
        return []
    homeless = np.setdiff1d(np.arange(len(shapes)), np.concatenate([rows for rows, _ in found.values()]))
    main = max(found, key=lambda one: len(found[one][0]))
    rows, made = np.concatenate([found[main][0], homeless]), np.concatenate([found[main][1], shapes[homeless]])
    order = np.argsort(rows, kind="stable")
    found[main] = rows[order], made[order]
    return [(dimension, rows, made) for dimension, (rows, made) in found.items()]


def _simple_parts(collections: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All parts that are points, lines or polygons and not empty, and which collection each belongs to."""
    parts, owner = shapely.get_parts(collections, return_index=True)
    while len(parts) and (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():   # nested or multi
        parts, within = shapely.get_parts(parts, return_index=True)
        owner = owner[within]
    full = ~shapely.is_empty(parts)
    return parts[full], owner[full]
