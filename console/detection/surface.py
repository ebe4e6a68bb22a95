"""A survey as raster layers: what lies uppermost in each cell, how many points say so, and where none do."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from console.detection import filters, laying
from console.detection.grid import Bounds, Window, window_of
from console.detection.planes import planes
from console.detection.water import water_cells

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
        water: by the points' class; None where no point is of that class.
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
    water: np.ndarray | None = None

    @cached_property
    def texture(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(residual of the local plane, slope east, slope north)."""
        return planes(self.upper, self.known, self.window.cell)

    @cached_property
    def rough(self) -> np.ndarray:
        """Metres: the residual of the best plane a cell belongs to; inf where too little is known."""
        return filters.lowest(self.texture[0], 3)

    @cached_property
    def wide(self) -> np.ndarray:
        """The highest within a cell around each; -inf where nothing is known."""
        return filters.highest(np.where(self.known, self.upper, -np.inf), 3)

    @cached_property
    def under(self) -> np.ndarray:
        """The lowest upper surface within a cell around each; inf where nothing is known."""
        return filters.lowest(np.where(self.known, self.upper, np.inf), 3)


def rasterise(points: Points, bounds: Bounds, cell: float = 0.5, known: float = 1.0, colour: bool = True) -> Surface:
    """Lay the points of one survey into cells. Points outside, classed as noise or not finite are left out."""
    # Columns straight from a file cannot be written to, which would be another type to compile the kernels for.
    window = window_of(bounds, cell)
    rows, cols = window.shape
    kind, returns = (np.require(column, requirements="W") for column in (points.kind, points.returns))
    at = laying.cells_of(points.x, points.y, points.z, kind, 0.0, 0.0, window.col, window.row, cols, rows, cell)
    height = laying.lay(at, points.z, returns, rows * cols)
    top, passes = laying.despike(height, rows, cols), round(known / cell)
    count, share = (one.reshape(window.shape) for one in laying.counts(height))
    upper, low, near = laying.fill(laying.upper_mean(at, points.z, top), height, filters.widened(count > 0, passes),
                                   passes)
    green = (laying.greenness(at, points.rgb, rows * cols) if colour and points.rgb is not None
             else np.full(rows * cols, np.nan, np.float32))
    highest = np.where(count > 0, top.reshape(window.shape), upper)
    second = height[:, laying.SECOND].copy()
    return Surface(window, highest, upper, second.reshape(window.shape), low, count, share,
                   green.reshape(window.shape), near, at, water_cells(points, at, window.shape))


def upper_moved(points: Points, shift: tuple[float, float], window: Window, known: float = 1.0) -> np.ndarray:
    """`Surface.upper` alone, of points moved by (east, north)."""
    rows, cols = window.shape
    kind, returns = (np.require(column, requirements="W") for column in (points.kind, points.returns))
    at = laying.cells_of(points.x, points.y, points.z, kind, *shift, window.col, window.row, cols, rows, window.cell)
    height, passes = laying.lay(at, points.z, returns, rows * cols), round(known / window.cell)
    upper = laying.upper_mean(at, points.z, laying.despike(height, rows, cols))
    near = filters.widened((height[:, laying.TALLY] > 0).reshape(window.shape), passes)
    found: np.ndarray = laying.fill(upper, height, near, passes)[0]
    return found
