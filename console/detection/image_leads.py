"""How far a lead from two orthophotos is to be believed: what is measured of it, and what that was worth elsewhere."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import ndimage

NAMES = ("strength", "loss", "tone", "darker", "ratio", "shade", "grain_before", "grain_after", "rim_before",
         "rim_after", "solid", "compact", "size", "leaf")
RING = 3  # cells around a lead that are its surroundings
FLOOR = 8.0  # grey values: darker is noise


def measure(first: np.ndarray, second: np.ndarray, mask: np.ndarray, shape: shapely.Polygon, usual: float,
            told: dict[str, float]) -> np.ndarray:
    """One row of numbers in the order of `NAMES`.

    Args:
        first, second: grey values without haze around the lead, in the same light; mask: its cells in them.
        usual: median grey value of both pictures; told: strength, loss, tone and leaf, means over the lead.
    """
    known = np.isfinite(first) & np.isfinite(second)
    inside = mask & known
    ring = ndimage.binary_dilation(mask, iterations=RING) & ~ndimage.binary_dilation(mask) & known
    core = ndimage.binary_erosion(mask) & known
    core = core if core.sum() > 3 else inside
    a, b = (np.maximum(one, FLOOR) for one in (first, second))
    mean = [float(one[inside].mean()) if inside.any() else usual for one in (a, b)]
    around = [float(one[ring].mean()) if ring.any() else usual for one in (a, b)]
    dark = int(np.argmin(mean))
    rim = [abs(float(np.log(m / r))) for m, r in zip(mean, around, strict=True)]
    solid = shape.area / max(shapely.minimum_rotated_rectangle(shape).area, 0.1)
    value = {"darker": np.log(min(mean) / usual), "ratio": abs(np.log(mean[0] / mean[1])),
             "shade": np.log(mean[dark] / around[dark]), "grain_before": float(a[core].std()) / mean[0],
             "grain_after": float(b[core].std()) / mean[1], "rim_before": rim[0], "rim_after": rim[1],
             "solid": solid, "compact": 4 * np.pi * shape.area / max(shape.length, 0.1) ** 2,
             "size": np.log(max(shape.area, 1.0))} | told
    return np.array([value[name] for name in NAMES])


def believed(row: np.ndarray) -> float:
    """Confidence of a lead, 0 … `MOST`."""
    return 0.1
