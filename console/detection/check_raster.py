"""`detect check` of a GeoTIFF: what an orthophoto or a surface model is worth, read window by window."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from console.detection.check import GOOD_NOISE
from console.detection.grid import Bounds
from console.detection.imagery import is_demo, opened, sane
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

SIDE = 1024  # cells of a window
SAMPLED = 64  # windows whose cells are looked at one by one, spread over the raster
FLAT = 0.15  # metres a surface may leave the plane of nine cells and still be ground or roof
COARSE = 1.0  # metres; larger cells show no shed


class PictureReport(msgspec.Struct):
    """A raster in numbers and, where something is to be known before it is used, in words.

    Attributes:
        kind: "surface" for heights, "orthophoto" for colours.
        cols, rows, cell: size in cells and of a cell in units of its CRS.
        bounds: west, south, east, north in its CRS; area_m2: of the whole rectangle, 0 where its unit is no length.
        coverage: % of the looked-at cells that hold something.
        height_m: lowest and highest, without the outermost 0.1 %; None for colours.
        noise_cm: 1 σ of heights on smooth surfaces; None for colours, and where there are none.
        bands, depth: bands of a picture and the type of their values.
        windows: how many windows were looked at, of `of_windows`.
    """

    file: str
    kind: str
    crs: str
    cols: int
    rows: int
    cell: float
    bounds: Bounds
    area_m2: float
    coverage: float
    height_m: tuple[float, float] | None
    noise_cm: float | None
    bands: int
    depth: str
    windows: int
    of_windows: int
    demo: bool
    warnings: list[str]


def check_raster(path: Path, crs: str = "", progress: Progress | None = None) -> PictureReport:
    """Look at a raster; memory does not grow with its size.

    Args:
        crs: of a raster that does not say its own.

    Raises:
        BadInput: it cannot be read, has no place on the map, or is damaged further in.
    """
    progress = progress or Progress()
    with opened(path, crs) as raster:
        heights = raster.count <= 2 and raster.dtypes[0] != "uint8"
        windows = _windows(raster.width, raster.height)
        seen = total = 0
        values: list[np.ndarray] = []
        errors: list[np.ndarray] = []
        chosen = [windows[i] for i in np.unique(np.linspace(0, len(windows) - 1, SAMPLED).astype(int))]
        unit = _metres(raster, crs)
        for number, window in enumerate(chosen):
            progress(number, len(chosen), tr("Reading {file} …", file=path.name))
            cells = raster.read(1, window=window).astype(np.float64)
            known = (raster.dataset_mask(window=window) > 0) & np.isfinite(cells)
            if heights:
                cells = sane(np.where(known, cells, np.nan))
                known = np.isfinite(cells)
                values.append(cells[known][:: max(1, int(known.sum()) // 20_000)])
                errors.append(_off_plane(cells))
            seen, total = seen + int(known.sum()), total + known.size
        size = abs(raster.transform.a)
        found = PictureReport(
            path.name, "surface" if heights else "orthophoto", crs or str(raster.crs), raster.width, raster.height,
            round(size, 4), tuple(raster.bounds), round(raster.width * raster.height * size * size * unit * unit),
            round(100 * seen / max(total, 1), 1), None, None, raster.count, raster.dtypes[0], len(chosen), len(windows),
            is_demo(path, crs), [])
    if heights:
        found.height_m, found.noise_cm = _heights(values), _noise(errors)
    found.warnings = _words(found, unit, seen)
    return found


def _windows(cols: int, rows: int) -> list[Any]:
    from rasterio.windows import Window

    return [Window(col, row, min(SIDE, cols - col), min(SIDE, rows - row))
            for row in range(0, rows, SIDE) for col in range(0, cols, SIDE)]


def _metres(raster: Any, crs: str) -> float:
    """Metres per unit of the raster's CRS, 0 for degrees."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        known = CRS.from_user_input(crs or raster.crs.to_wkt()).to_2d()
    except CRSError as error:
        raise BadInput(tr("{crs} is no coordinate reference system.", crs=crs)) from error
    return float(known.axis_info[0].unit_conversion_factor) if known.is_projected else 0.0


def _off_plane(z: np.ndarray) -> np.ndarray:
    """How far cells stand off the middle of their opposite neighbours, where all eight lie in one plane.

    A plane leaves nothing of the second differences along rows, columns and diagonals; noise of 1 σ leaves √1.5 σ.
    """
    if min(z.shape) < 3:
        return np.zeros(0)
    middle = z[1:-1, 1:-1]
    pairs = ((z[1:-1, :-2], z[1:-1, 2:]), (z[:-2, 1:-1], z[2:, 1:-1]), (z[:-2, :-2], z[2:, 2:]),
             (z[:-2, 2:], z[2:, :-2]))
    off = np.stack([middle - (one + other) / 2 for one, other in pairs])
    with np.errstate(invalid="ignore"):
        flat = (np.abs(off) < FLAT).all(axis=0)
    told: np.ndarray = off[0][flat]
    return told[:: max(1, len(told) // 50_000)]


def _noise(errors: list[np.ndarray]) -> float | None:
    whole = np.concatenate(errors) if errors else np.zeros(0)
    return round(100 * 1.4826 * float(np.median(np.abs(whole))) / math.sqrt(1.5), 2) if len(whole) >= 200 else None


def _heights(values: list[np.ndarray]) -> tuple[float, float] | None:
    whole = np.concatenate(values) if values else np.zeros(0)
    if not len(whole):
        return None
    low, high = np.quantile(whole, (0.001, 0.999))
    return round(float(low), 2), round(float(high), 2)


def _words(found: PictureReport, unit: float, seen: int) -> list[str]:
    """What somebody should know before using it."""
    told = [tr("This survey is generated demo data.")] if found.demo else []
    if not seen and found.windows < found.of_windows:
        told.append(tr("No cell has a value in the {n} parts that were looked at, of {all}: most of it is empty.",
                       n=found.windows, all=f"{found.of_windows:,}"))
    elif not seen:
        told.append(tr("It holds nothing at all: no cell has a value."))
    if unit != 1.0:
        told.append(tr("It is not in metres; bring it to a projected system such as EPSG:4547 before comparing."))
    elif found.cell > COARSE:
        told.append(tr("Its cells are {cell} m wide: small buildings will not be found.", cell=found.cell))
    if seen and found.coverage < 60:
        told.append(tr("Only {coverage} % of the rectangle around the survey is covered.", coverage=found.coverage))
    if found.noise_cm is not None and found.noise_cm > GOOD_NOISE:
        told.append(tr("Heights scatter by {noise} cm (1 σ): gains under {least} cm will not be found.",
                       noise=found.noise_cm, least=round(6 * found.noise_cm)))
    if found.kind == "orthophoto":
        told.append(tr("A picture has no heights: it gives leads, or shows what heights found (--images)."))
    return told
