"""GeoTIFF and COG orthophotos and grids of any size, read window by window at the right overview.

The raster's own pixel grid is cut into tiles, so that nothing is resampled twice: the map warps from there.
Coarser levels come from the file's overviews, else from ours (see `overviews`), else from decimated reads.
"""

from __future__ import annotations

import math
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.windows import Window

from console.errors import BadInput
from console.exchange.crs import known_crs
from console.exchange.tiles.colours import Colours, colours_of
from console.exchange.tiles.pyramid import Level, Pyramid, Tile
from console.exchange.tiles.tile import PIXELS, BadTile, Pixels, SourceGone, Stamp, TileSource
from console.language import tr

SIZE = 512                      # pixels of a tile
DECIMATED = 4096 * 4096         # source pixels that one tile may be decimated from while nobody waits
CACHE = 64 * 1024 * 1024        # bytes of unpacked blocks that GDAL keeps; its default is 5 % of the memory
LARGEST_BLOCK = 512 * 1024 * 1024  # bytes of one block as stored; GDAL unpacks blocks whole


class Handles:
    """Open datasets of one file; a dataset may be used by one thread at a time only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: queue.LifoQueue[Any] = queue.LifoQueue()
        self._idle.put(self._open())

    def _open(self) -> Any:
        return rasterio.open(self.path, driver="GTiff", sharing=False)

    @contextmanager
    def borrow(self) -> Iterator[Any]:
        with rasterio.Env(GDAL_CACHEMAX=CACHE):
            try:
                dataset = self._idle.get_nowait()
            except queue.Empty:
                dataset = self._open()
            try:
                yield dataset
            finally:
                self._idle.put(dataset)

    def close(self) -> None:
        while not self._idle.empty():
            self._idle.get_nowait().close()


class GeoTIFF(TileSource):
    """One GeoTIFF, opened for reading.

    Args:
        crs: overrides what the file says, or stands in where it says nothing.
        prepared: folder of our own overviews (see `overviews.build`), used where it exists.

    Raises:
        BadInput: it is no GeoTIFF, lies nowhere on the map, or cannot be read in parts.
    """

    kind = "geotiff"
    content = PIXELS

    def __init__(self, path: Path, crs: str = "", prepared: Path | None = None) -> None:
        self.path = path
        self.name = path.stem
        try:
            self._stamp = Stamp(path)
            self._handles = Handles(path)
        except (OSError, RasterioError) as error:
            raise BadInput(tr("{file} cannot be read as GeoTIFF ({why}); nothing was changed.", file=path.name,
                              why=_short(error, path))) from error
        self._reduced: dict[int, Handles] = {}
        try:
            with self._handles.borrow() as dataset:
                self._describe(dataset, crs, prepared)
        except BaseException:
            self.close()
            raise

    def _describe(self, dataset: Any, crs: str, prepared: Path | None) -> None:
        self.width, self.height = dataset.width, dataset.height
        self.factors = list(dataset.overviews(1))
        self.shift = crs if crs in ("gcj02", "bd09") else ""
        self._check(dataset)
        name = crs if crs and not self.shift else _crs_of(dataset, self.path)
        if prepared is not None:
            for path in sorted(prepared.glob("*.tif")):
                self._reduced[int(path.stem)] = Handles(path)
        self.pyramid = Pyramid(name, self._levels(dataset.transform), self.shift)
        self.bounds = self.pyramid.bounds()
        self.colours: Colours = colours_of(dataset)
        self.attribution = str(dataset.tags().get("TIFFTAG_COPYRIGHT", ""))

    def _check(self, dataset: Any) -> None:
        if not self.width or not self.height or not dataset.count:
            raise BadInput(tr("{file} holds no pixel; nothing was changed.", file=self.path.name))
        if dataset.transform.is_identity or dataset.transform.determinant == 0:
            why = (tr("it is tied by ground control points only; rectify it first") if dataset.gcps[0]
                   else tr("it does not say where it lies"))
            raise BadInput(tr("{file} cannot be placed on the map: {why}. Nothing was changed.",
                              file=self.path.name, why=why))
        rows, columns = dataset.block_shapes[0]
        if rows * columns * np.dtype(dataset.dtypes[0]).itemsize > LARGEST_BLOCK:
            raise BadInput(tr("{file} is stored as one block of {mb} MB, which cannot be read in parts; save it "
                              "tiled (COG) and add it again.", file=self.path.name,
                              mb=rows * columns * np.dtype(dataset.dtypes[0]).itemsize >> 20))

    def _levels(self, transform: Affine) -> tuple[Level, ...]:
        """One level per halving, down to a single tile or to what is cheap enough to decimate."""
        known = {1, *self.factors, *self._reduced}
        coarsest = max(known)
        levels, factor = [], 1
        while True:
            if factor > coarsest and (SIZE * factor / coarsest) ** 2 > DECIMATED:
                break
            width, height = math.ceil(self.width / factor), math.ceil(self.height / factor)
            place = ~_scaled(transform, self.width / width, self.height / height)
            levels.append(Level(0, tuple(place)[:6], SIZE, SIZE,
                                math.ceil(width / SIZE), math.ceil(height / SIZE), id=str(factor)))
            if max(width, height) <= SIZE:
                break
            factor *= 2
        levels.reverse()
        return tuple(Level(i, lv.to_pixel, SIZE, SIZE, lv.columns, lv.rows, lv.id)
                     for i, lv in enumerate(levels))

    def read(self, tile: Tile) -> Pixels | None:
        """(512, 512, 4) array; what lies beyond the raster's edge is transparent."""
        factor = int(self.pyramid.levels[tile.level].id)
        width, height = math.ceil(self.width / factor), math.ceil(self.height / factor)
        x, y = tile.column * SIZE, tile.row * SIZE
        w, h = min(SIZE, width - x), min(SIZE, height - y)
        if w <= 0 or h <= 0 or x < 0 or y < 0:
            return None
        out = np.zeros((SIZE, SIZE, 4), np.uint8)
        out[:h, :w] = self.window(factor, x, y, w, h)
        return out

    def window(self, factor: int, x: int, y: int, w: int, h: int) -> Pixels:
        """Display colours of a window given in pixels of the level that is `factor` times coarser.

        Raises:
            BadTile: its blocks are damaged.
            SourceGone: the file is gone.
        """
        best = max((f for f in self._reduced if f <= factor), default=0)
        native = max((f for f in (1, *self.factors) if f <= factor), default=1)
        try:
            if best > native:
                with self._reduced[best].borrow() as dataset:
                    return reduced_window(dataset, factor / best, x, y, w, h)
            with self._handles.borrow() as dataset:
                sx, sy = self.width / math.ceil(self.width / factor), self.height / math.ceil(self.height / factor)
                return self.colours.read(dataset, Window(x * sx, y * sy, w * sx, h * sy), w, h,
                                         exact=factor == 1 or factor in self.factors)
        except (RasterioError, OSError, ValueError, MemoryError) as error:
            self.changed()  # a file that is gone is another trouble than a damaged block
            raise BadTile(_short(error, self.path)) from error

    def changed(self) -> bool:
        try:
            return self._stamp.changed()
        except OSError as error:
            raise SourceGone(tr("The basemap file {file} is gone; what was already read is still shown.",
                                file=self.path)) from error

    def close(self) -> None:
        self._handles.close()
        for handles in self._reduced.values():
            handles.close()


def reduced_window(dataset: Any, factor: float, x: int, y: int, w: int, h: int) -> Pixels:
    """A window of one of our own overviews, which hold red, green, blue and alpha as they are shown."""
    data = dataset.read(window=Window(x * factor, y * factor, w * factor, h * factor), out_shape=(4, h, w),
                        resampling=Resampling.nearest if factor == 1 else Resampling.average)
    return np.ascontiguousarray(np.moveaxis(data, 0, 2))


def _scaled(place: Affine, x: float, y: float) -> Affine:
    """Pixels to map coordinates of a grid whose pixels are x by y times as large."""
    return Affine(place.a * x, place.b * y, place.c, place.d * x, place.e * y, place.f)


def _crs_of(dataset: Any, path: Path) -> str:
    if dataset.crs is None:
        raise BadInput(tr("{file} does not say in which coordinate system it lies; add it with --crs, for "
                          "example --crs EPSG:4547.", file=path.name))
    return known_crs(dataset.crs.to_wkt())


def _short(error: Exception, path: Path) -> str:
    """GDAL's message without the folder names and the driver's prefix."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    text = str(error).replace(str(path), path.name).strip()
    return text.splitlines()[0] if text else type(error).__name__


