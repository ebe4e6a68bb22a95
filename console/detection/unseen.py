"""What a survey has hardly a point of: a hole, a strip that a wall hid. A run claims nothing there.

The same rule tells candidates that were filled in and not seen, and true changes that nobody could have seen.
"""

from __future__ import annotations

import numpy as np
import shapely

from console.detection.grid import grown
from console.detection.settings import Settings
from console.detection.surface import rasterise
from console.detection.tile_files import Tiles

UNSEEN = 0.6  # share of cells without a point of a survey from which an object may be filled in and not seen
BARE = 0.25  # of the points around it, below which it was not
BESIDE = 4  # cells
UNKNOWN = 0.5  # share of a change too far from any point to be known, from which it cannot be half covered


def bare(inside: float, around: np.ndarray) -> bool:
    """Whether there are hardly points in a place though there are around it.

    Args:
        inside: points per cell of the place; around: of each cell beside it.
    """
    return bool(around.size > 0 and inside < BARE * around.mean())


def unseen_changes(shapes: np.ndarray, before: Tiles, after: Tiles, settings: Settings | None = None) -> np.ndarray:
    """[shapes] whether a survey has hardly a point of a change, by the rules of the run itself.

    The few centimetres between the surveys are left as they are.

    Args:
        shapes: polygons in the surveys' CRS.
        settings: of the run, for its cells and how far a point is known to speak.
    """
    told = settings or Settings()
    return np.array([_hidden(shape, before, told) or _hidden(shape, after, told) for shape in shapes], bool)


def _hidden(shape: shapely.Geometry, survey: Tiles, settings: Settings) -> bool:
    bounds = grown(shape.bounds, max(BESIDE * settings.cell, settings.known))
    surface = rasterise(survey.read(bounds, colour=False), bounds, settings.cell, settings.known, colour=False)
    west, south, east, north = surface.window.bounds
    rows, cols = surface.window.shape
    x = west + (np.arange(cols) + 0.5) * (east - west) / cols
    y = north - (np.arange(rows) + 0.5) * (north - south) / rows
    inside = shapely.contains_xy(shape, *np.meshgrid(x, y))
    if not inside.any():
        return False
    count = surface.count
    if (~surface.known[inside]).mean() >= UNKNOWN:
        return True
    return bool((count[inside] == 0).mean() > UNSEEN and bare(float(count[inside].mean()), count[~inside]))
