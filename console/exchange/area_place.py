"""Where a file's areas are: settling the CRS, and refusing coordinates that cannot be what they claim."""

from __future__ import annotations

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.errors import BadInput
from console.exchange.control_points import fit_words
from console.exchange.crs import INSIDE, control_fit, is_geographic, is_rough, known_crs, transform_geometries
from console.exchange.vector_layer import VectorLayer
from console.language import tr

Objects = NDArray[np.object_]
# lon/lat box of China, to recognise exchanged coordinates and projected ones.
_CHINA_LON, _CHINA_LAT = (73.0, 136.0), (3.0, 54.0)


class Placed(msgspec.Struct, frozen=True, eq=False):
    """Shapes brought to EPSG:4490, the CRS they came in, and what is doubtful about it.

    Attributes:
        shapes: one per row; None without geometry or beyond the reach of the projection.
        crs: by `known_crs`; "" for a plain table.
        lost: indices of rows that have a shape which cannot be placed.
    """

    shapes: Objects
    crs: str
    lost: list[int]
    warnings: list[str]


def place(layer: VectorLayer, crs: str | None, swap: bool, name: str) -> Placed:
    """Bring a layer's geometries to EPSG:4490.

    Args:
        crs: what the user says; None to believe the file.
        swap: the file has latitude before longitude.
        name: of the file, for messages.

    Raises:
        BadInput: the coordinates are not those of the CRS; the sentence says what they look like.
    """
    shapes = layer.geometries
    if layer.is_table or not (~shapely.is_missing(shapes)).any():
        return Placed(shapes, "", [], [])
    if swap:
        shapes = shapely.transform(shapes, lambda points: points[:, ::-1])
    warnings = []
    bounds = tuple(shapely.total_bounds(shapes).tolist())
    if crs is None and layer.crs is None:
        if not looks_geographic(bounds):
            raise BadInput(tr("{file} declares no CRS and its coordinates look like {guess}; name it with --crs.",
                              file=name, guess=looks_like(bounds)))
        warnings.append(tr("{file} declares no CRS; its coordinates are taken as EPSG:4490.", file=name))
    used = known_crs(crs or layer.crs or INSIDE)
    _refuse_implausible(bounds, used, name)
    if is_rough(used):
        warnings.append(tr("There is no public way from {crs} to CGCS2000: the areas may lie 50–150 m off. Use your "
                           "own pipeline or control points.", crs=used))
    moved = transform_geometries(shapes, used)
    lost = np.flatnonzero(shapely.is_missing(moved) & ~shapely.is_missing(shapes)).tolist()
    fit = control_fit(used)
    if fit is not None:
        warnings.append(fit_words(fit))
    return Placed(moved, used, lost, warnings)


def _refuse_implausible(bounds: tuple[float, ...], crs: str, name: str) -> None:
    west, south, east, north = bounds
    if is_geographic(crs):
        if is_exchanged(bounds):
            raise BadInput(tr("{file} seems to have latitude and longitude exchanged (x {west} to {east}); import it "
                              "with --swap.", file=name, west=f"{west:.4f}", east=f"{east:.4f}"))
        if not looks_geographic(bounds):
            raise BadInput(tr("{file} is said to be in {crs}, that is degrees, but its coordinates look like {guess}; "
                              "name the right CRS with --crs.", file=name, crs=crs, guess=looks_like(bounds)))
    elif looks_geographic(bounds) and (east - west) < 60 and (north - south) < 60:
        raise BadInput(tr("{file} is said to be in {crs}, that is metres, but its coordinates look like {guess}; "
                          "name the right CRS with --crs.", file=name, crs=crs, guess=looks_like(bounds)))


def looks_geographic(bounds: tuple[float, ...]) -> bool:
    west, south, east, north = bounds
    return west >= -180.5 and east <= 360 and south >= -90 and north <= 90


def is_exchanged(bounds: tuple[float, ...]) -> bool:
    """Latitudes beyond a pole, or a box that is in China only the other way round."""
    west, south, east, north = bounds
    if not (_CHINA_LAT[0] <= west and east <= _CHINA_LAT[1]):
        return False
    return _CHINA_LON[0] <= south and north <= _CHINA_LON[1]


def looks_like(bounds: tuple[float, ...]) -> str:
    """In words, the CRS that coordinates within `bounds` probably are in."""
    west, south, east, north = bounds
    if looks_geographic(bounds):
        return tr("degrees of longitude and latitude")
    if 8.1e6 < west <= east < 1.52e7 and 3e5 < south <= north < 7.2e6:
        return tr("Web Mercator (EPSG:3857)")
    if 2.4e7 < west <= east < 4.6e7 and 2e5 < south <= north < 6.2e6:
        zone = int(west // 1e6)
        if 25 <= zone <= 45:   # 3-degree zones with the zone number before the east coordinate
            return tr("CGCS2000 with zone {zone} before the east coordinate (EPSG:{code})", zone=zone,
                      code=4513 + zone - 25)
        return tr("Gauss-Krüger metres with a zone number")
    if 2e5 < west <= east < 8e5 and 2e5 < south <= north < 6.2e6:
        return tr("Gauss-Krüger metres (EPSG:4547 in Shenzhen)")
    if 2e5 < south <= north < 8e5 and 2e5 < west <= east < 6.2e6:
        return tr("Gauss-Krüger metres with north before east")
    if max(abs(v) for v in bounds) < 3e5:
        return tr("metres of a local grid, for example 深圳独立坐标系")
    return tr("metres")
