"""Orthophotos and surface models from GeoTIFF, read window by window whatever their size."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from console.causes import cause_at, cause_of
from console.detection.grid import Bounds, Window, common, squares, window_of
from console.detection.tile_files import (
    META,
    TILE,
    Key,
    Tiles,
    open_tiles,
    record,
    replace_folder,
    write_meta,
    write_tile,
)
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

SUFFIXES = (".tif", ".tiff", ".vrt")
FINEST = 0.25  # metres; a surface model of smaller cells is thinned to this
MOST = 4e10  # cells of a raster beyond which a header is not believed


@contextmanager
def opened(path: Path, crs: str = "") -> Iterator[Any]:
    """A raster with a CRS and a sound header.

    Raises:
        BadInput: it cannot be read, is not georeferenced, or its CRS is missing and not given.
    """
    import rasterio
    from rasterio.errors import NotGeoreferencedWarning, RasterioError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)  # refused in words below
            raster = rasterio.open(path)
        with raster:
            if raster.width * raster.height > MOST or raster.count < 1:
                raise BadInput(tr("{file} claims {width} × {height} cells, which cannot be; nothing was read.",
                                  file=path.name, width=raster.width, height=raster.height))
            if raster.crs is None and not crs:
                raise BadInput(tr("{file} does not say in which coordinate reference system it is; name it with "
                                  "--crs, for example --crs EPSG:4547. Nothing was read.", file=path.name))
            if raster.transform.is_identity:
                raise BadInput(tr("{file} is a plain picture without a place on the map; it cannot be compared.",
                                  file=path.name))
            yield raster
    except (RasterioError, OSError) as error:
        raise BadInput(tr("The picture {file} cannot be read ({why}).", file=path.name,
                          why=cause_at(path, error))) from error


def crs_of(path: Path, crs: str = "") -> str:
    """The metric CRS in which a raster is worked on: its own where that is in metres.

    Raises:
        BadInput: none is known, or it is in degrees (bring it to metres first).
    """
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    with opened(path, crs) as raster:
        try:
            known = CRS.from_user_input(crs or raster.crs.to_wkt()).to_2d()
        except CRSError as error:
            raise BadInput(tr("{crs} is no coordinate reference system.", crs=crs)) from error
    if not known.is_projected or abs(known.axis_info[0].unit_conversion_factor - 1) > 1e-6:
        raise BadInput(tr("{file} is not in metres; bring it to a projected system such as EPSG:4547 first.",
                          file=path.name))
    code = known.to_epsg()
    return f"EPSG:{code}" if code else str(known.to_wkt())


def bounds_of(path: Path, crs: str) -> Bounds:
    """Of the whole raster, in `crs`."""
    from rasterio.warp import transform_bounds

    with opened(path, crs) as raster:
        west, south, east, north = transform_bounds(raster.crs or crs, crs, *raster.bounds)
    return float(west), float(south), float(east), float(north)


def check_orthophoto(path: Path, crs: str, survey: Bounds | None = None) -> None:
    """Refuse what cannot stand beside a survey as its orthophoto.

    Args:
        crs: of the survey, for a picture that does not say its own.
        survey: bounds in it that the picture must meet; None asks for nothing.

    Raises:
        BadInput: it is not there, is no picture of colours, or shows another place.
    """
    if not path.exists():
        raise BadInput(tr("There is no orthophoto {file}; nothing was read.", file=path))
    with opened(path, crs or "EPSG:4547") as raster:  # whatever it lacks is asked for when the survey has said its own
        if raster.count < 3 and raster.dtypes[0].startswith("float"):
            raise BadInput(tr("{file} holds heights, not colours; an orthophoto is needed.", file=path.name))
    if survey is not None and common(bounds_of(path, crs), survey) is None:
        raise BadInput(tr("The orthophoto {file} shows nothing of the survey; check its coordinate reference system.",
                          file=path.name))


def read_window(path: Path, window: Window, crs: str, shift: tuple[float, float] = (0.0, 0.0),
                bands: int = 3) -> np.ndarray:
    """float32 [bands, rows, cols] of a window in `crs`, nan where there is nothing; averaged where cells are finer.

    Args:
        shift: metres east and north by which the raster is moved first.
    """
    from affine import Affine
    from rasterio.enums import Resampling
    from rasterio.vrt import WarpedVRT

    a, b, c, d, e, f = window.affine()
    place = Affine(a, b, c - shift[0], d, e, f - shift[1])
    with opened(path, crs) as raster:
        finer = abs(raster.transform.a) < 0.75 * window.cell
        plain = raster.nodata is None and "A" not in _colours(raster)  # the file does not mark what it lacks
        marks = ({"src_nodata": np.nan, "nodata": np.nan} if plain and np.dtype(raster.dtypes[0]).kind == "f"
                 else {"add_alpha": plain})
        with WarpedVRT(raster, src_crs=raster.crs or crs, crs=crs, transform=place, width=window.cols,
                       height=window.rows, resampling=Resampling.average if finer else Resampling.bilinear,
                       **marks) as view:
            take = list(range(1, min(bands, raster.count) + 1))
            values = view.read(take).astype(np.float32)
            seen = view.dataset_mask() > 0
    values[:, ~seen] = np.nan
    return np.repeat(values, bands, axis=0) if len(values) == 1 and bands > 1 else values


def read_picture(path: Path, window: Window, crs: str, shift: tuple[float, float] = (0.0, 0.0)) -> np.ndarray:
    """`read_window` of three bands; those of a picture in grey are alike."""
    values = read_window(path, window, crs, shift)
    return values if len(values) == 3 else np.repeat(values[:1], 3, axis=0)


def _colours(raster: Any) -> str:
    return "".join("A" if one.name == "alpha" else "c" for one in raster.colorinterp)


def read_colour(path: Path, bounds: Bounds, crs: str, cell: float) -> np.ndarray | None:
    """uint8 [rows, cols, 3] for looking at, None where the picture shows nothing of the place."""
    values = read_window(path, window_of(bounds, cell), crs)[:3]
    if len(values) < 3:
        values = np.repeat(values[:1], 3, axis=0)
    if not np.isfinite(values).any():
        return None
    with opened(path, crs) as raster:
        eight = raster.dtypes[0] == "uint8"
    if not eight:
        low, high = np.nanquantile(values, (0.01, 0.99))
        values = (values - low) * (255 / max(high - low, 1e-6))
    return np.nan_to_num(np.clip(values, 0, 255), nan=70.0).astype(np.uint8).transpose(1, 2, 0)


def is_raster(path: Path) -> bool:
    """Whether a survey is a surface model rather than points, by its name."""
    return path.suffix.lower() in SUFFIXES


def ingest_surface(path: Path, folder: Path, crs: str = "", into: str = "",
                   progress: Progress | None = None) -> Tiles:
    """A surface model as a survey: every cell with a height becomes a point. Tile by tile, found again by content.

    Raises:
        BadInput: no heights, not in metres, or pictures instead of heights.
        Cancelled: nothing is left behind.
    """
    progress = progress or Progress()
    metric = into or crs_of(path, crs)
    digest = _digest(path, metric, progress)
    home = folder / f"survey_{digest[:16]}"
    if (home / META).exists():
        with suppress(BadInput):
            return open_tiles(home)
    with opened(path, crs or metric) as raster:
        if raster.count > 2 or raster.dtypes[0] == "uint8":
            raise BadInput(tr("{file} holds colours, not heights; give orthophotos with --images.", file=path.name))
        cell = max(abs(raster.transform.a), FINEST) if (raster.crs is None or into == "") else FINEST * 2
    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".making_", dir=folder))
    try:
        write_meta(_cut(path, made, metric, min(cell, 2.0), digest, crs, progress))
        replace_folder(made, home)
    except OSError as error:
        raise BadInput(tr("The survey tiles cannot be written to {folder} ({why}); nothing was kept.", folder=folder,
                          why=cause_of(error))) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return open_tiles(home)


def _cut(path: Path, made: Path, metric: str, cell: float, digest: str, crs: str, progress: Progress) -> Tiles:
    counts: dict[Key, int] = {}
    z0, covered = None, 0.0
    low, high = np.full(2, np.inf), np.full(2, -np.inf)
    boxes = squares(bounds_of(path, metric), TILE)
    for number, box in enumerate(boxes):
        progress(number, len(boxes), tr("Reading {file} …", file=path.name))
        heights = sane(read_window(path, window_of(box, cell), metric, bands=1)[0])
        rows, cols = np.nonzero(np.isfinite(heights))
        if not len(rows):
            continue
        window = window_of(box, cell)
        z = heights[rows, cols].astype(np.float64)
        z0 = float(np.round(np.median(z), -2)) if z0 is None else z0
        x = (window.col + cols + 0.5) * cell
        y = (window.row - rows - 0.5) * cell
        inside = (x >= box[0]) & (x < box[2]) & (y >= box[1]) & (y < box[3])
        x, y, z = x[inside], y[inside], z[inside]
        key = round(box[0] / TILE), round(box[1] / TILE)
        points = np.zeros(len(x), record(False))
        points["x"], points["y"], points["z"] = x - box[0], y - box[1], z - z0
        points["returns"] = points["number"] = points["kind"] = 1
        write_tile(made, key, [points])
        counts[key] = len(x)
        covered += len(x) * cell * cell
        low, high = np.minimum(low, (x.min(), y.min())), np.maximum(high, (x.max(), y.max()))
    if not counts:
        raise BadInput(tr("The surface {file} holds no heights; nothing was stored.", file=path.name))
    total = sum(counts.values())
    lineage = {"files": [{"name": path.name, "bytes": path.stat().st_size, "points": total}], "crs": metric,
               "unit": 1.0, "unit_z": 1.0, "covered_m2": covered, "surface": True, "cell": cell,
               "demo": is_demo(path, crs or metric), "warnings": []}
    return Tiles(made, metric, (*(low - 0.001).tolist(), *(high + 0.001).tolist()), total, total / max(covered, 1.0),
                 digest, lineage, counts, False, z0 or 0.0)


def sane(heights: np.ndarray) -> np.ndarray:
    """Heights that can be heights: markers of nothing (-9999, 3.4e38) are nothing."""
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(heights) < 9000, heights, np.nan)


def is_demo(path: Path, crs: str) -> bool:
    """Whether a raster says that it was generated."""
    with opened(path, crs) as raster:
        return raster.tags().get("DEMO") == "1"


def _digest(path: Path, metric: str, progress: Progress) -> str:
    """Of the file's content and the CRS it is read in."""
    try:
        told = hashlib.sha256(f"surface 1 {metric} {FINEST}".encode())
        total, done = path.stat().st_size, 0
        with path.open("rb") as file:
            while block := file.read(1 << 22):
                told.update(block)
                done += len(block)
                progress(done, total, tr("Reading {file} …", file=path.name))
    except OSError as error:
        raise BadInput(tr("The picture {file} cannot be read ({why}).", file=path.name,
                          why=cause_of(error))) from error
    return told.hexdigest()

