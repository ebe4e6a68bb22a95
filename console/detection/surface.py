"""A survey as raster layers: what lies uppermost in each cell, how many points say so, and where none do."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from console.detection import filters, laying
from console.detection.grid import Bounds, Window, window_of
from console.detection.planes import planes

if TYPE_CHECKING:
    from console.detection.points import Points


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
        return planes(self.upper, self.known, self.window.cell)

    @cached_property
    def rough(self) -> np.ndarray:
        """Metres: the residual of the best plane a cell belongs to; inf where too little is known."""
        return filters.lowest(self.texture[0], 3)


def rasterise(points: Points, bounds: Bounds, cell: float = 0.5, known: float = 1.0, colour: bool = True) -> Surface:
    """Lay the points of one survey into cells. Points outside, classed as noise or not finite are left out."""
    # Columns straight from a file cannot be written to, which would be another type to compile the kernels for.
    window = window_of(bounds, cell)
    rows, cols = window.shape
    kind, returns = (np.require(column, requirements="W") for column in (points.kind, points.returns))
    at, height, number = laying.lay(points.x, points.y, points.z, kind, returns, window.col, window.row, cols, rows,
                                    cell)
    top, passes = laying.despike(height, rows, cols), round(known / cell)
    count = number[:, laying.COUNT].copy().reshape(window.shape)
    upper, low, near = laying.fill(laying.upper_mean(at, points.z, top), height, number,
                                   filters.widened(count > 0, passes), passes)
    green = (laying.greenness(at, points.rgb, rows * cols) if colour and points.rgb is not None
             else np.full(rows * cols, np.nan, np.float32))
    highest = np.where(count > 0, top.reshape(window.shape), upper)
    second, share = height[:, laying.SECOND].copy(), laying.shares(number)
    return Surface(window, highest, upper, second.reshape(window.shape), low, count, share.reshape(window.shape),
                   green.reshape(window.shape), near, at)
