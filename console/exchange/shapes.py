"""Geometries of a layer as arrays on disk: opened without reading, turned into shapes when asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely

COORDINATES, PRESENT, KIND = "coordinates.npy", "present.npy", "kind.txt"


def save_shapes(folder: Path, shapes: np.ndarray) -> None:
    """Write shapes of one dimension (None allowed) in EPSG:4490 degrees into a folder that exists."""
    present = ~shapely.is_missing(shapes)
    np.save(folder / PRESENT, present)
    kind, coordinates, offsets = shapely.to_ragged_array(shapes[present]) if present.any() else (
        shapely.GeometryType.POINT, np.zeros((0, 2)), ())
    np.save(folder / COORDINATES, coordinates)
    for number, array in enumerate(offsets):
        np.save(folder / f"offsets{number}.npy", array)
    (folder / KIND).write_text(str(int(kind)))


def load_shapes(folder: Path) -> np.ndarray:
    """The shapes as saved: shapely geometries in EPSG:4490 degrees, None where there is none."""
    present = np.load(folder / PRESENT)
    shapes = np.full(len(present), None, dtype=object)
    if not present.any():
        return shapes
    kind, coordinates = shapely.GeometryType(int((folder / KIND).read_text())), np.load(folder / COORDINATES)
    if not len(coordinates):   # only empty shapes, which shapely cannot read as a batch
        shapes[present] = shapely.from_wkt(f"{kind.name} EMPTY")
        return shapes
    offsets = tuple(np.load(path) for path in sorted(folder.glob("offsets*.npy")))
    shapes[present] = shapely.from_ragged_array(kind, coordinates, offsets or None)
    return shapes
