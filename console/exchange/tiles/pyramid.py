"""Where the tiles of a basemap lie: levels of one CRS, each a grid of equal tiles, coarse to fine."""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.exchange.crs import from_lonlat, to_lonlat

Bounds = tuple[float, float, float, float]
Floats = NDArray[np.float64]

WORLD: Bounds = (-180.0, -85.0511287798066, 180.0, 85.0511287798066)
MERCATOR = "EPSG:3857"
MERCATOR_SPAN = 2 * math.pi * 6378137.0
SHIFTED = ("gcj02", "bd09")  # CRS of tiles that are cut as if these degrees were true ones
EDGE = 64                    # points along each side of a rectangle that is carried into another CRS


class Tile(NamedTuple):
    """One tile: index of the level in `Pyramid.levels`, column from the west, row from the north."""

    level: int
    column: int
    row: int


class Level(msgspec.Struct, frozen=True):
    """One grid of tiles.

    Attributes:
        zoom: number under which people and files know it.
        id: how a server names it ("" where it is just the zoom).
        to_pixel: (a, b, c, d, e, f) from map coordinates to this level's pixels, counted from the top left
            corner of tile (0, 0): px = a·x + b·y + c, py = d·x + e·y + f.
        tile_width, tile_height: pixels.
        columns, rows: size of the grid.
        limits: (first column, first row, end column, end row) that hold tiles; the ends are outside.
    """

    zoom: int
    to_pixel: tuple[float, float, float, float, float, float]
    tile_width: int
    tile_height: int
    columns: int
    rows: int
    id: str = ""
    limits: tuple[int, int, int, int] | None = None

    @property
    def resolution(self) -> float:
        """Map units per pixel (geometric mean of both directions)."""
        a, b, _, d, e, _ = self.to_pixel
        return 1 / math.sqrt(abs(a * e - b * d))

    @property
    def range(self) -> tuple[int, int, int, int]:
        return self.limits or (0, 0, self.columns, self.rows)

    def pixels(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        a, b, c, d, e, f = self.to_pixel
        return a * x + b * y + c, d * x + e * y + f

    def world(self, px: Floats, py: Floats) -> tuple[Floats, Floats]:
        """Map coordinates of pixels; the inverse of `pixels`."""
        a, b, c, d, e, f = self.to_pixel
        det = a * e - b * d
        u, v = px - c, py - f
        return (e * u - b * v) / det, (a * v - d * u) / det


class Pyramid(msgspec.Struct, frozen=True):
    """All levels of one basemap.

    Attributes:
        crs: of the map coordinates, as `console.exchange.crs` names it.
        levels: coarse to fine.
        shift: "gcj02" or "bd09" where tiles were cut from shifted degrees, else "".
    """

    crs: str
    levels: tuple[Level, ...]
    shift: str = ""

    @property
    def period(self) -> float:
        """Map units after which the world repeats eastwards; 0 where it does not."""
        if self.crs == MERCATOR:
            return MERCATOR_SPAN
        return 360.0 if self.crs in ("EPSG:4490", "EPSG:4326") else 0.0

    def from_lonlat(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Map coordinates of true (EPSG:4490) degrees."""
        if self.shift:
            lon, lat = from_lonlat(lon, lat, self.shift)
        if self.crs == MERCATOR:  # the poles are infinitely far away there
            lat = np.clip(lat, -89.9, 89.9)
        return from_lonlat(lon, lat, self.crs)

    def to_lonlat(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        lon, lat = to_lonlat(x, y, self.crs)
        return to_lonlat(lon, lat, self.shift) if self.shift else (lon, lat)

    def choose(self, units_per_pixel: float) -> int:
        """Index of the level that looks best at this resolution: at most a third too coarse, else finer."""
        for index, level in enumerate(self.levels):
            if level.resolution <= units_per_pixel * 4 / 3:
                return index
        return len(self.levels) - 1

    def at_zoom(self, zoom: int) -> int | None:
        return next((i for i, level in enumerate(self.levels) if level.zoom == zoom), None)

    def covering(self, index: int, bounds: Bounds) -> tuple[int, int, int, int]:
        """Tiles of a level that touch a lon/lat rectangle: (first column, first row, end column, end row)."""
        level = self.levels[index]
        px, py = level.pixels(*self.from_lonlat(*outline(bounds)))
        if not np.isfinite(px).any():
            return 0, 0, 0, 0
        first_column, first_row, end_column, end_row = level.range
        # A hair less than the whole edge: a rectangle that ends on a tile's border does not touch the next.
        west, east = np.nanmin(px) / level.tile_width + 1e-6, np.nanmax(px) / level.tile_width - 1e-6
        north, south = np.nanmin(py) / level.tile_height + 1e-6, np.nanmax(py) / level.tile_height - 1e-6
        return (max(first_column, math.floor(west)), max(first_row, math.floor(north)),
                min(end_column, math.floor(east) + 1), min(end_row, math.floor(south) + 1))

    def count(self, bounds: Bounds, zooms: range) -> int:
        """How many tiles of these zooms touch a lon/lat rectangle."""
        total = 0
        for index, level in enumerate(self.levels):
            if level.zoom in zooms:
                c0, r0, c1, r1 = self.covering(index, bounds)
                total += max(0, c1 - c0) * max(0, r1 - r0)
        return total

    def bounds(self) -> Bounds:
        """Degrees that the finest level spans."""
        level = self.levels[-1]
        c0, r0, c1, r1 = level.range
        px = np.array([c0, c1]) * float(level.tile_width)
        py = np.array([r0, r1]) * float(level.tile_height)
        u, v = ring(px[0], py[0], px[1], py[1])
        lon, lat = self.to_lonlat(*level.world(u, v))
        if not np.isfinite(lon).any():
            return WORLD
        found = (np.nanmin(lon), np.nanmin(lat), np.nanmax(lon), np.nanmax(lat))
        return tuple(float(value) for value in found)  # type: ignore[return-value]


def ring(x0: float, y0: float, x1: float, y1: float) -> tuple[Floats, Floats]:
    """Points along the border of a rectangle."""
    x, y = np.linspace(x0, x1, EDGE), np.linspace(y0, y1, EDGE)
    same = np.ones(EDGE)
    return np.concatenate([x, x, same * x0, same * x1]), np.concatenate([same * y0, same * y1, y, y])


def outline(bounds: Bounds) -> tuple[Floats, Floats]:
    west, south, east, north = bounds
    return ring(west, south, east, north)


def north_up(x: float, y: float, resolution: float) -> tuple[float, float, float, float, float, float]:
    """`Level.to_pixel` of a grid whose top left corner is at (x, y)."""
    return 1 / resolution, 0.0, -x / resolution, 0.0, -1 / resolution, y / resolution


def mercator(first: int, last: int, size: int = 256, shift: str = "") -> Pyramid:
    """The common quad tree in EPSG:3857, zooms `first` to `last` with tiles of `size` pixels."""
    half = MERCATOR_SPAN / 2
    return Pyramid(MERCATOR, tuple(
        Level(zoom, north_up(-half, half, MERCATOR_SPAN / (size << zoom)), size, size, 1 << zoom, 1 << zoom)
        for zoom in range(first, last + 1)), shift)
