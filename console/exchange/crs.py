"""Coordinate reference systems: everything comes in as, and goes out from, EPSG:4490 longitude/latitude.

A CRS is named by one text: an EPSG code, "gcj02", "bd09", WKT, PROJ text, a PROJ pipeline that leads to
EPSG:4490, or the path of a control point file (see `control_points`). Inside the console nothing is kept in
any other system than EPSG:4490 degrees, longitude first, so that no layer can be shifted against another.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import CRSError, ProjError
from pyproj.transformer import TransformerGroup

from console.errors import BadInput
from console.exchange import gcj
from console.exchange.control_points import Fit, fit_points, read_points
from console.language import tr

Floats = NDArray[np.float64]
INSIDE = "EPSG:4490"
_SHIFTS = {"gcj02": gcj.gcj_from_wgs, "bd09": gcj.bd_from_wgs}
_ALIASES = {
    "gcj02": "gcj02", "gcj": "gcj02", "火星坐标": "gcj02", "火星坐标系": "gcj02", "amap": "gcj02",
    "高德": "gcj02",
    "bd09": "bd09", "bd09ll": "bd09", "baidu": "bd09", "百度": "bd09", "百度坐标": "bd09",
    "wgs84": "EPSG:4326", "crs84": "EPSG:4326", "ogc:crs84": "EPSG:4326",
    "urn:ogc:def:crs:ogc:1.3:crs84": "EPSG:4326",
    "cgcs2000": INSIDE, "国家大地2000": INSIDE, "2000国家大地坐标系": INSIDE,
}
# Datums that PROJ rightly treats as one with CGCS2000: they agree to under a metre (plate motion since 2000).
_SAME_DATUMS = ("world geodetic system 1984", "china 2000", "wgs_1984", "wgs 1984", "china_2000", "cgcs2000",
                "cgcs_2000", "international terrestrial reference frame", "d_wgs_1984", "d_china_2000",
                # PROJ text with an ellipsoid and no datum: its author means the modern one.
                "unknown based on grs 1980", "unknown based on wgs 84")
# PROJ knows ways from these for a few oil basins only; the real parameters are secret.
_SECRET_DATUMS = ("beijing 1954", "new beijing", "xian 1980", "d_beijing_1954", "d_xian_1980")
_POINTS = "points:"
_GEOD = Geod(ellps="GRS80")  # the ellipsoid of CGCS2000


def known_crs(text: str) -> str:
    """The one name under which this CRS is used and stored.

    Returns:
        "gcj02", "bd09", "EPSG:…", "points:/path", a pipeline, or WKT where no code fits.

    Raises:
        BadInput: it names no CRS, or a control point file that cannot be used.
    """
    text = text.strip()
    plain = text.lower().replace("-", "").replace("_", "").replace(" ", "")
    if plain in _ALIASES:
        return _ALIASES[plain]
    if text.startswith(_POINTS) or text.lower().endswith((".csv", ".txt")):
        path = Path(text.removeprefix(_POINTS)).absolute()
        _fit(str(path), _stamp(path))
        return f"{_POINTS}{path}"
    if "pipeline" in text or "+step" in text:
        _pipeline(text)
        return text
    if "深圳" in text:
        raise BadInput(tr("{crs} has no published definition; give a PROJ pipeline or a control point file "
                          "(columns x, y, lon, lat) instead.", crs=text))
    crs = _crs(f"EPSG:{text}" if text.isdigit() else text)
    found = crs.to_authority(min_confidence=70)
    return f"{found[0]}:{found[1]}" if found else crs.to_wkt()


@overload
def to_lonlat(x: float, y: float, crs: str) -> tuple[float, float]: ...
@overload
def to_lonlat(x: Floats, y: Floats, crs: str) -> tuple[Floats, Floats]: ...
def to_lonlat(x: Any, y: Any, crs: str) -> tuple[Any, Any]:
    """EPSG:4490 degrees of coordinates in `crs` (x east or longitude, y north or latitude).

    Whatever lies outside the reach of the projection comes back as nan, so that no caller can mistake it
    for a place.

    Raises:
        BadInput: `crs` names no CRS.
    """
    return _each(x, y, known_crs(crs), inverse=False)


@overload
def from_lonlat(lon: float, lat: float, crs: str) -> tuple[float, float]: ...
@overload
def from_lonlat(lon: Floats, lat: Floats, crs: str) -> tuple[Floats, Floats]: ...
def from_lonlat(lon: Any, lat: Any, crs: str) -> tuple[Any, Any]:
    """Coordinates in `crs` of EPSG:4490 degrees; the inverse of `to_lonlat`."""
    return _each(lon, lat, known_crs(crs), inverse=True)


def transform_geometries(geometries: ArrayLike, crs: str, inverse: bool = False) -> NDArray[np.object_]:
    """Geometries in EPSG:4490 from geometries (shapely or WKB) in `crs`; the way back with `inverse`.

    Heights are dropped; None stays None. A geometry with a coordinate beyond the projection's reach becomes
    None: half of it would be a lie.
    """
    name = known_crs(crs)
    shapes = np.atleast_1d(np.asarray(geometries, dtype=object))
    if any(isinstance(one, bytes) for one in shapes.flat):
        shapes = shapely.from_wkb(shapes)
    shapes = np.atleast_1d(shapely.force_2d(shapes))
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    moved = np.column_stack(_arrays(points[:, 0], points[:, 1], name, inverse))
    lost = ~np.isfinite(moved).all(axis=1)
    if lost.any():
        gone = np.zeros(len(shapes), bool)
        gone[owner[lost]] = True
        shapes[gone] = None
        moved = moved[~gone[owner]]
    return shapely.set_coordinates(shapes, moved)


def working_crs(bounds: tuple[float, float, float, float]) -> str:
    """The metric CRS to draw and measure in: where `bounds` (degrees) has its middle, distortion is least.

    In China the fitting CGCS2000 3-degree zone (EPSG:4547 for 114°E; Shenzhen straddles the edge of the
    6-degree zones, so those are not used), elsewhere UTM, near the poles UPS.
    """
    lon, lat = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    if 73.5 <= lon < 136.5 and 3.0 <= lat <= 54.0:
        return f"EPSG:{4534 + int((lon + 1.5) // 3) - 25}"  # EPSG:4534 is zone 25, 75°E
    if not -80.0 <= lat <= 84.0:
        return "EPSG:32661" if lat > 0 else "EPSG:32761"
    zone = int((lon + 180.0) // 6) % 60 + 1
    return f"EPSG:{(32600 if lat >= 0 else 32700) + zone}"


def geodesic_area(geometry: shapely.Geometry | None) -> float:
    """Square metres on the ellipsoid of a polygon in EPSG:4490, holes taken off; 0 for anything else."""
    if geometry is None or geometry.is_empty:
        return 0.0
    return abs(_GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))[0])


def geodesic_distance(lon1: Floats, lat1: Floats, lon2: Floats, lat2: Floats) -> Floats:
    """Metres on the ellipsoid between places in EPSG:4490."""
    return np.asarray(_GEOD.inv(lon1, lat1, lon2, lat2)[2], np.float64)


def control_fit(crs: str) -> Fit | None:
    """The fit and its residuals behind a control point CRS; None for any other."""
    name = known_crs(crs)
    if not name.startswith(_POINTS):
        return None
    path = Path(name.removeprefix(_POINTS))
    return _fit(str(path), _stamp(path))


def is_geographic(crs: str) -> bool:
    """Whether coordinates in it are degrees."""
    name = known_crs(crs)
    if name in _SHIFTS:
        return True
    return not name.startswith(_POINTS) and not _is_pipeline(name) and _crs(name).is_geographic


def is_rough(crs: str) -> bool:
    """Whether PROJ knows no real way from its datum (Beijing 1954, Xian 1980 …) and only relabels degrees.

    Such a layer comes out 50–150 m off; the customer's own pipeline or control points are needed.
    """
    name = known_crs(crs)
    if name in _SHIFTS or name.startswith(_POINTS) or _is_pipeline(name):
        return False
    found = _crs(name)
    if _is_same_datum(found):
        return False
    if found.datum is None or found.datum.name.lower().startswith(_SECRET_DATUMS):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # "a better grid exists": metres, not what is asked here
        ways = TransformerGroup(found, _crs("EPSG:4326"), always_xy=True).transformers
    return not ways or ways[0].accuracy < 0


def _each(x: Any, y: Any, name: str, inverse: bool) -> tuple[Any, Any]:
    """Arrays for arrays and floats for floats."""
    if np.ndim(x) == 0:
        a, b = _arrays(np.array([x], np.float64), np.array([y], np.float64), name, inverse)
        return float(a[0]), float(b[0])
    return _arrays(np.asarray(x, np.float64), np.asarray(y, np.float64), name, inverse)


def _arrays(x: Floats, y: Floats, name: str, inverse: bool) -> tuple[Floats, Floats]:
    if name in _SHIFTS:
        shift = _SHIFTS[name]
        return shift(x, y) if inverse else gcj.inverse(shift, x, y)
    if name.startswith(_POINTS):
        path = Path(name.removeprefix(_POINTS))
        fit = _fit(str(path), _stamp(path))
        if inverse:
            return fit.backward(*_arrays(x, y, fit.projected, inverse=True))
        return _arrays(*fit.forward(x, y), fit.projected, inverse=False)
    moved = (_pipeline(name) if _is_pipeline(name) else _transformer(name)).transform(
        x, y, direction="INVERSE" if inverse else "FORWARD")
    a, b = np.asarray(moved[0], np.float64), np.asarray(moved[1], np.float64)
    lost = ~(np.isfinite(a) & np.isfinite(b))
    if lost.any():
        a, b = np.where(lost, np.nan, a), np.where(lost, np.nan, b)
    return a, b


def _is_same_datum(crs: CRS) -> bool:
    return crs.datum is not None and crs.datum.name.lower().startswith(_SAME_DATUMS)


def _is_pipeline(name: str) -> bool:
    return "pipeline" in name or "+step" in name


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of change, so that an edited control point file is read anew."""
    try:
        found = path.stat()
    except OSError as error:
        raise BadInput(tr("The control point file {file} cannot be read.", file=path)) from error
    return found.st_size, found.st_mtime_ns


# The caches hold what a text means, which never changes; making a Transformer takes 5–50 ms.
@lru_cache(maxsize=64)
def _crs(text: str) -> CRS:
    try:
        crs = CRS.from_user_input(text)
    except CRSError as error:
        short = text if len(text) <= 60 else text[:57] + "…"
        raise BadInput(tr("“{crs}” names no coordinate reference system; use an EPSG code, gcj02, bd09, PROJ "
                          "text or a control point file.", crs=short)) from error
    if crs.is_vertical or crs.is_engineering or crs.is_geocentric:
        raise BadInput(tr("{crs} is not a system of map coordinates.", crs=crs.name))
    return crs.to_2d()


@lru_cache(maxsize=64)
def _transformer(name: str) -> Transformer:
    crs = _crs(name)
    # From older datums PROJ knows the way to WGS 84, seldom to CGCS2000; the two are one to it.
    hub = INSIDE if _is_same_datum(crs) else "EPSG:4326"
    try:
        return Transformer.from_crs(crs, _crs(hub), always_xy=True)
    except ProjError as error:
        raise BadInput(tr("PROJ knows no way from {crs} to CGCS2000.", crs=crs.name)) from error


@lru_cache(maxsize=16)
def _pipeline(text: str) -> Transformer:
    try:
        return Transformer.from_pipeline(text)
    except ProjError as error:
        raise BadInput(tr("PROJ refuses this pipeline: {why}", why=str(error).splitlines()[0])) from error


@lru_cache(maxsize=16)
def _fit(path: str, _stamp: tuple[int, int]) -> Fit:
    local, lonlat = read_points(Path(path))
    if (np.abs(lonlat) > (180.0, 90.0)).any():
        raise BadInput(tr("{file} gives lon and lat that are no degrees.", file=Path(path).name))
    low, high = lonlat.min(axis=0).tolist(), lonlat.max(axis=0).tolist()
    projected = working_crs((low[0], low[1], high[0], high[1]))
    target = np.column_stack(from_lonlat(lonlat[:, 0], lonlat[:, 1], projected))
    return fit_points(local, target, projected, Path(path).name)
