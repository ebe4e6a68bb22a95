"""Where nothing is claimed for want of points, as a list of places to fly again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from scipy import ndimage

from console.detection.grid import Window

LEAST = 50.0  # square metres; smaller gaps are everywhere
BRIDGE = 8  # cells of 2 m: gaps narrower than this inside a survey belong to its ground


@dataclass(frozen=True)
class Gap:
    """One place without data: "before", "after" or "both" tells which survey lacks it."""

    geometry: shapely.Geometry
    lacks: str
    area: float


def places(found: list[Gap], most: int = 20) -> list[dict[str, Any]]:
    """The largest gaps for a list: which survey lacks them, m², and a point inside in the gaps' CRS."""
    largest = sorted(found, key=lambda gap: -gap.area)[:most]
    inside = [shapely.point_on_surface(gap.geometry) for gap in largest]
    return [{"lacks": gap.lacks, "area": round(gap.area), "x": round(at.x, 1), "y": round(at.y, 1)}
            for gap, at in zip(largest, inside, strict=True)]


def gaps(before: np.ndarray, after: np.ndarray, window: Window) -> tuple[list[Gap], float]:
    """Places that one survey or both lack, and their share of the ground surveyed at all in percent.

    Args:
        before, after: lowest points on cells of 2 m, nan where there are none.
    """
    one, other = _covered(before), _covered(after)
    ground = ndimage.binary_fill_holes(ndimage.binary_closing(np.pad(one | other, BRIDGE), iterations=BRIDGE))
    ground = ground[BRIDGE:-BRIDGE, BRIDGE:-BRIDGE]
    found: list[Gap] = []
    for lacks, where in (("before", ground & ~one & other), ("after", ground & one & ~other),
                         ("both", ground & ~one & ~other)):
        found.extend(Gap(shape, lacks, float(shape.area)) for shape in _shapes(where, window))
    share = 100.0 * float((ground & ~(one & other)).sum()) / max(int(ground.sum()), 1)
    return found, share


def _covered(low: np.ndarray) -> np.ndarray:
    """Cells with points, and single empty cells among them."""
    return ndimage.binary_closing(np.pad(np.isfinite(low), 1, mode="edge"), np.ones((3, 3), bool))[1:-1, 1:-1] \
        | np.isfinite(low)


def _shapes(where: np.ndarray, window: Window) -> list[shapely.Geometry]:
    import rasterio.features
    from affine import Affine

    whole = ndimage.binary_opening(where, np.ones((2, 2), bool))
    if not whole.any():
        return []
    found = rasterio.features.shapes(whole.astype(np.uint8), mask=whole, transform=Affine(*window.affine()))
    shapes = [shapely.Polygon(one["coordinates"][0], one["coordinates"][1:]) for one, _ in found]
    return [shape for shape in shapes if shape.area >= LEAST]
