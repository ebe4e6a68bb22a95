"""Where in a real survey something may be built, raised or torn down by rule: roofs and open ground found in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio.features import shapes as polygons_of
from scipy import ndimage

from console.detection import terrain
from console.detection.surface import Surface, rasterise
from console.detection.tiles import Tiles

CELL = 1.0         # m, of the map
OPEN = 0.35        # m above the ground up to which a cell is open ground
ROOF = 2.3         # m above the ground from which a flat piece is a roof
SMOOTH = 0.10      # m, residual of a plane through a cell and its neighbours
MOST_CELLS = 150_000_000


@dataclass(frozen=True)
class SiteMap:
    """A survey at 1 m, row 0 south.

    Attributes:
        west, south: of the first cell.
        top: highest point; level: mean surface; ground: terrain below it; nan where unknown.
        smooth: planar cells.
        roofs: number of the roof each cell belongs to, 0 for none; areas: cells of each.
    """

    west: float
    south: float
    top: NDArray[np.float32]
    level: NDArray[np.float32]
    ground: NDArray[np.float32]
    smooth: NDArray[np.bool_]
    roofs: NDArray[np.int32]
    areas: NDArray[np.int64]

    @property
    def open(self) -> NDArray[np.bool_]:
        """Smooth open ground."""
        with np.errstate(invalid="ignore"):
            return self.smooth & (self.top - self.ground < OPEN)

    def cells(self, shape: shapely.Geometry) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows and columns of the cells whose middle lies in a shape."""
        w, s, e, n = shape.bounds
        i0, i1 = int((s - self.south) / CELL), int((n - self.south) / CELL) + 1
        j0, j1 = int((w - self.west) / CELL), int((e - self.west) / CELL) + 1
        i, j = np.mgrid[max(i0, 0):min(i1, self.top.shape[0]), max(j0, 0):min(j1, self.top.shape[1])]
        inside = shapely.contains_xy(shape, self.west + (j + 0.5) * CELL, self.south + (i + 0.5) * CELL)
        return i[inside], j[inside]

    def share(self, mask: NDArray[np.bool_], shape: shapely.Geometry) -> float:
        """How much of a shape lies in a mask; 0 where it leaves the map."""
        rows, cols = self.cells(shape)
        if len(rows) < max(1, 0.5 * shape.area / CELL**2):
            return 0.0
        return float(mask[rows, cols].mean())

    def median(self, layer: NDArray[np.float32], shape: shapely.Geometry) -> float:
        """Of a layer inside a shape, or at its middle where it holds no cell's middle; nan where unknown."""
        rows, cols = self.cells(shape)
        if not len(rows):
            point = shape.centroid
            rows = np.array([int((point.y - self.south) / CELL)]).clip(0, layer.shape[0] - 1)
            cols = np.array([int((point.x - self.west) / CELL)]).clip(0, layer.shape[1] - 1)
        values = layer[rows, cols]
        values = values[np.isfinite(values)]
        return float(np.median(values)) if len(values) else float("nan")

    def roof_shape(self, number: int, grow: float) -> shapely.Polygon | None:
        """The outline of one roof, its smooth middle grown back to its edge; None where it has no simple one."""
        rows, cols = np.nonzero(self.roofs == number) if self.areas[number] else (np.empty(0, int),) * 2
        if not len(rows):
            return None
        i0, j0 = rows.min() - 1, cols.min() - 1
        mask = np.zeros((rows.max() - i0 + 2, cols.max() - j0 + 2), np.uint8)
        mask[rows - i0, cols - j0] = 1
        found = [shapely.geometry.shape(g) for g, v in polygons_of(mask, mask > 0, connectivity=4) if v]
        largest = max(found, key=lambda one: one.area)
        moved = shapely.transform(largest, lambda xy: xy * CELL + (self.west + j0 * CELL, self.south + i0 * CELL))
        grown = shapely.Polygon(moved.exterior).simplify(0.9).buffer(grow, join_style="mitre").simplify(0.3)
        return grown if isinstance(grown, shapely.Polygon) and grown.is_valid else None


def map_sites(tiles: Tiles) -> SiteMap:
    """Find roofs and open ground in a survey, tile by tile."""
    west, south = (np.floor(v / terrain.CELL) * terrain.CELL for v in tiles.bounds[:2])
    cols, rows = (int(np.ceil((v - o) / terrain.CELL)) * 2 + 2
                  for v, o in zip(tiles.bounds[2:], (west, south), strict=True))
    top, level, low = (np.full((rows, cols), np.nan, np.float32) for _ in range(3))
    smooth = np.zeros((rows, cols), bool)
    for key in tiles.keys():  # noqa: SIM118 - no dictionary
        box = tiles.box(key)
        around = (box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4)
        surface = rasterise(tiles.read(around), around, 0.5)
        for target, layer in ((top, _pool(surface.top, np.fmax)), (low, _pool(surface.low, np.fmin)),
                              (level, _pool(surface.upper, np.add) / 4),
                              (smooth, _pool(_flat(surface), np.logical_and) & (_pool(surface.count, np.add) > 1))):
            _paste(target, layer[4:-4, 4:-4], box, west, south)
    coarse = terrain.ground(_pool(low, np.fmin)[::-1])[::-1]
    ground = coarse.repeat(2, axis=0).repeat(2, axis=1)[:rows, :cols]
    with np.errstate(invalid="ignore"):
        high = smooth & (top - ground > ROOF)
    roofs, count = ndimage.label(high)
    return SiteMap(float(west), float(south), top, level, ground, smooth, roofs.astype(np.int32),
                   np.bincount(roofs.ravel(), minlength=count + 1))


def _flat(surface: Surface) -> NDArray[np.bool_]:
    """Cells that are measured, planar and of a single return."""
    with np.errstate(invalid="ignore"):
        return surface.known & (surface.texture[0] < SMOOTH) & ~(surface.multi > 0.3)


def _pool(layer: NDArray, merge: np.ufunc) -> NDArray:
    """Half the resolution."""
    return merge(merge(layer[::2, ::2], layer[1::2, ::2]), merge(layer[::2, 1::2], layer[1::2, 1::2]))


def _paste(target: NDArray, layer: NDArray, box: tuple[float, float, float, float], west: float,
           south: float) -> None:
    """Put a tile (row 0 north) into the map (row 0 south), cut off where it reaches beyond."""
    flipped = layer[::-1]
    i, j = round((box[1] - south) / CELL), round((box[0] - west) / CELL)
    a, b = max(i, 0), min(i + flipped.shape[0], target.shape[0])
    c, d = max(j, 0), min(j + flipped.shape[1], target.shape[1])
    if a < b and c < d:
        target[a:b, c:d] = flipped[a - i:b - i, c - j:d - j]
