"""Coarser copies of a large GeoTIFF that has none, built once into the profile's caches.

GDAL would write them beside the source, in one call without progress or stop, so they are built here: each level
from the one before, block by block, as display colours in WebP (a tenth of the source). Deleting them costs
only time.
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numba import njit
from rasterio.errors import RasterioError
from rasterio.windows import Window

from console.errors import BadInput, ProfileError
from console.exchange.tiles.geotiff import SIZE, GeoTIFF, Handles, reduced_window
from console.exchange.tiles.tile import Pixels
from console.language import tr
from console.progress import Progress

LARGE = 4096 * 4096   # pixels; below, decimating on the fly is quick enough
ENOUGH = 2048         # pixels a side of the coarsest level that must be there
BLOCK = 1024          # pixels a side of what is worked on at once; a multiple of SIZE


def folder_of(path: Path, caches: Path) -> Path:
    """Where the overviews of this file belong; another size or time of change makes another folder."""
    found = path.stat()
    key = f"{path.absolute()}|{found.st_size}|{found.st_mtime_ns}"
    return caches / "overviews" / hashlib.sha256(key.encode()).hexdigest()[:24]


def are_needed(source: GeoTIFF) -> bool:
    """Whether a coarse view of this file would have to read nearly all of it."""
    coarsest = max([1, *source.factors])
    return (source.width * source.height > LARGE
            and max(source.width, source.height) / coarsest > ENOUGH)


def build(source: GeoTIFF, caches: Path, progress: Progress) -> Path:
    """Build what is missing, from half size down; a stop or a failure leaves nothing behind.

    Returns:
        The folder to open the file with, `GeoTIFF(path, prepared=folder)`.

    Raises:
        Cancelled: the user stopped it.
        ProfileError: the profile's disk is full or read-only.
        BadInput: the source is damaged.
    """
    target = folder_of(source.path, caches)
    if target.is_dir():
        return target
    part = target.with_name(f"{target.name}.part{os.getpid()}")
    try:
        part.mkdir(parents=True)
        _build_into(source, part, progress)
        part.rename(target)
    except OSError as error:
        if isinstance(error, RasterioError) or not error.strerror:
            raise BadInput(tr("The overviews of {file} could not be built: {why}. Nothing was kept.",
                              file=source.path.name, why=str(error).splitlines()[0])) from error
        raise ProfileError(tr("The overviews of {file} could not be written ({why}); nothing was kept.",
                              file=source.path.name, why=error.strerror)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def _factors(source: GeoTIFF) -> list[int]:
    """2, 4, 8 … beyond the file's own, until the whole fits on a screen."""
    factor, found = 2 * max([1, *source.factors]), []
    while max(source.width, source.height) * 2 / factor > ENOUGH / 2:
        found.append(factor)
        factor *= 2
    return found


def _build_into(source: GeoTIFF, folder: Path, progress: Progress) -> None:
    factors = _factors(source)
    shapes = [(math.ceil(source.width / f), math.ceil(source.height / f)) for f in factors]
    total = sum(math.ceil(w / BLOCK) * math.ceil(h / BLOCK) for w, h in shapes)
    done, before = 0, 0
    for factor, (width, height) in zip(factors, shapes, strict=True):
        below = Handles(folder / f"{before}.tif") if before else None
        try:
            with rasterio.open(folder / f"{factor}.tif", "w", **_profile(source, factor, width, height)) as out:
                for x, y, w, h in _blocks(width, height):
                    progress(done, total, tr("Building overviews of {file}", file=source.path.name))
                    out.write(np.moveaxis(_halved(source, below, factor, x, y, w, h), 2, 0),
                              window=Window(x, y, w, h))
                    done += 1
        finally:
            if below is not None:
                below.close()
        before = factor
    progress(total, total, tr("Building overviews of {file}", file=source.path.name))


def _halved(source: GeoTIFF, below: Handles | None, factor: int, x: int, y: int, w: int, h: int) -> Pixels:
    """A block of this level as the mean of 2 × 2 pixels of the level below, weighted by their alpha."""
    size = math.ceil(source.width / (factor // 2)), math.ceil(source.height / (factor // 2))
    w2, h2 = min(2 * w, size[0] - 2 * x), min(2 * h, size[1] - 2 * y)
    if below is None:
        fine = source.window(factor // 2, 2 * x, 2 * y, w2, h2)
    else:
        with below.borrow() as dataset:
            fine = reduced_window(dataset, 1, 2 * x, 2 * y, w2, h2)
    if w2 < 2 * w or h2 < 2 * h:  # an odd edge: its last pixel stands for two
        fine = np.pad(fine, ((0, 2 * h - h2), (0, 2 * w - w2), (0, 0)), mode="edge")
    out = np.empty((h, w, 4), np.uint8)
    halve(np.ascontiguousarray(fine), out)
    return out


@njit("void(u1[:,:,::1], u1[:,:,::1])", nogil=True, cache=True)
def halve(fine: Any, out: Any) -> None:
    """(h, w, 4) colours from (2h, 2w, 4); transparent pixels do not darken their neighbours."""
    for row in range(out.shape[0]):
        for column in range(out.shape[1]):
            weight: Any = 0
            r = g = b = 0
            for corner in range(4):
                y, x = 2 * row + (corner >> 1), 2 * column + (corner & 1)
                alpha = np.int64(fine[y, x, 3])
                weight += alpha
                r += alpha * fine[y, x, 0]
                g += alpha * fine[y, x, 1]
                b += alpha * fine[y, x, 2]
            share = max(weight, 1)
            out[row, column, 0] = (r + weight // 2) // share
            out[row, column, 1] = (g + weight // 2) // share
            out[row, column, 2] = (b + weight // 2) // share
            out[row, column, 3] = (weight + 2) // 4


def _blocks(width: int, height: int) -> list[tuple[int, int, int, int]]:
    return [(x, y, min(BLOCK, width - x), min(BLOCK, height - y))
            for y in range(0, height, BLOCK) for x in range(0, width, BLOCK)]


def _profile(source: GeoTIFF, factor: int, width: int, height: int) -> dict[str, Any]:
    """Written without a CRS: place and CRS are the source's; the scale keeps GDAL from warning."""
    return {"driver": "GTiff", "width": width, "height": height, "count": 4, "dtype": "uint8",
            "tiled": True, "blockxsize": SIZE, "blockysize": SIZE, "interleave": "pixel", "photometric": "RGB",
            "alpha": "UNASSOCIATED", "compress": "webp", "WEBP_LEVEL": 88, "NUM_THREADS": "2", "BIGTIFF": "IF_SAFER",
            "transform": Affine.scale(factor, -factor)}
