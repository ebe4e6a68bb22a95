"""A survey as raster layers: what lies uppermost in each cell, how many points say so, and where none do."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from console.detection import kernels
from console.detection.grid import Bounds, Window, window_of

if TYPE_CHECKING:
    from console.detection.points import Points

NOISE_CLASSES = (7, 18)  # LAS: low point, high noise


@dataclass(frozen=True)
class Surface:
    """Layers [rows, cols], row 0 north; metres as float64 so that heights above sea level keep their millimetres.

    Attributes:
        top: highest point, spikes taken off; upper: mean of the points within 25 cm below it; low: lowest point.
            Empty cells near measured ones are filled from them; nan where unknown.
        second: second highest point, -inf where there is none.
        count: points; multi: share of them from pulses of several returns (nan without points).
        green: (2 G - R - B) / (R + G + B), nan without colour.
        known: measured, or not farther from a measured cell than the settings say.
    """

    window: Window
    top: np.ndarray
    upper: np.ndarray
    second: np.ndarray
    low: np.ndarray
    count: np.ndarray
    multi: np.ndarray
    green: np.ndarray
    known: np.ndarray
    cells: np.ndarray = field(repr=False)  # int32: the cell of each point, -1 outside

    @cached_property
    def texture(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(residual of the local plane, slope east, slope north)."""
        return kernels.planes(self.upper, self.known, self.window.cell)

    @cached_property
    def rough(self) -> np.ndarray:
        """Metres: the residual of the best plane a cell belongs to; inf where too little is known."""
        return kernels.best_near(self.texture[0])


def rasterise(points: Points, bounds: Bounds, cell: float = 0.5, known: float = 1.0, colour: bool = True) -> Surface:
    """Lay the points of one survey into cells. Points outside, classed as noise or not finite are left out."""
    # Columns straight from a file cannot be written to, which would be another type to compile the kernels for.
    window = window_of(bounds, cell)
    rows, cols = window.shape
    cells = rows * cols
    at = kernels.locate(points.x, points.y, points.z, window.col, window.row, cols, rows, cell)
    for noise in NOISE_CLASSES:
        at[points.kind == noise] = -1
    top, second, low, count, multi = kernels.extremes(at, points.z, np.require(points.returns, requirements="W"), cells)
    top = kernels.despike(top, second, count, rows, cols)
    upper = kernels.upper_mean(at, points.z, top, cells)
    green = (kernels.greenness(at, points.rgb, cells) if colour and points.rgb is not None
             else np.full(cells, np.nan, np.float32))
    shape = (rows, cols)
    seen = (count > 0).reshape(shape)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (multi / count).astype(np.float32)
    passes = round(known / cell)
    filled = {}
    for name, layer in (("upper", upper), ("low", low)):
        values, near = kernels.fill(layer.reshape(shape), seen, passes)
        filled[name] = np.where(near, values, np.nan)
    highest = np.where(seen, top.reshape(shape), filled["upper"])
    return Surface(window, highest, filled["upper"], second.reshape(shape), filled["low"], count.reshape(shape),
                   share.reshape(shape), green.reshape(shape), near, at)
