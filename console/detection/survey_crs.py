"""The CRS of a survey, and its metric twin: the detector measures in metres only.

A survey in feet is read in a CRS that differs from its own in nothing but the unit, so that nothing is
resampled and every result can be given back in feet by one division.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from console.errors import BadInput
from console.exchange.crs import known_crs, working_crs
from console.language import tr

_GEO_UNITS = {9001: 1.0, 9002: 0.3048, 9003: 1200 / 3937}   # GeoTIFF linear units: metre, foot, US survey foot


@dataclass(frozen=True)
class SurveyCrs:
    """How file coordinates become metres.

    Attributes:
        source: the CRS as the file or the user names it: "EPSG:…" or WKT.
        metric: the CRS of the points in metres: the same, its metric twin, or a UTM/Gauss-Krüger zone where
            the file is in degrees.
        unit: metres per horizontal file unit; 0 for degrees, which are projected.
        unit_z: metres per vertical file unit.
        warnings: what the reader should know, in the user's language.
    """

    source: str
    metric: str
    unit: float
    unit_z: float
    warnings: tuple[str, ...] = ()


def survey_crs(header: Any, wanted: str, prefers_wkt: bool, name: str,
               bounds: tuple[float, float, float, float]) -> SurveyCrs:
    """The CRS of one file.

    Args:
        header: laspy's header, for its CRS records.
        wanted: named by the user, overrides the file; "" for the file's own.
        prefers_wkt: the file's own word on which of two records counts.
        name: of the file, for messages.
        bounds: in file units, needed where these are degrees.

    Raises:
        BadInput: the file declares none and the user named none (it is never guessed); or it is unusable.
    """
    declared, heights, warnings = _declared(header, prefers_wkt)
    if wanted:
        named = _from_user(wanted)
        if declared is not None and not _same(declared, named):
            warnings.append(tr("{file} declares {declared}; {wanted} is used because it was named.", file=name,
                               declared=declared.name, wanted=named.name))
        declared = named
    if declared is None:
        raise BadInput(tr("{file} does not say in which coordinate reference system it is; name it with --crs, for "
                          "example --crs EPSG:4547. Nothing was read.", file=name))
    return _metres(declared, heights, warnings, bounds)


def _metres(crs: CRS, heights: float, warnings: list[str],
            bounds: tuple[float, float, float, float]) -> SurveyCrs:
    if crs.is_bound and crs.source_crs is not None:
        crs = crs.source_crs
    parts = crs.sub_crs_list
    flat = (parts[0] if parts else crs).to_2d()
    vertical = parts[1].axis_info[0].unit_conversion_factor if len(parts) > 1 else heights
    if flat.is_geographic:
        source = known_crs(flat.to_wkt())
        zone = working_crs(bounds)
        warnings.append(tr("The coordinates are degrees; they are projected to {crs}.", crs=zone))
        return SurveyCrs(source, zone, 0.0, vertical or 1.0, tuple(warnings))
    if not flat.is_projected:
        raise BadInput(tr("{crs} is not a system of map coordinates.", crs=crs.name))
    unit = flat.axis_info[0].unit_conversion_factor
    if unit != 1.0:
        said = tr("heights too") if not vertical or vertical != 1.0 else tr("heights are in metres")
        warnings.append(tr("The coordinates are in feet ({unit} m); they are read as metres, {heights}.",
                           unit=f"{unit:.9f}".rstrip("0"), heights=said))
    elif vertical and vertical != 1.0:
        warnings.append(tr("The heights are in feet; they are read as metres."))
    return SurveyCrs(known_crs(flat.to_wkt()), metric_twin(flat), unit, vertical or unit, tuple(warnings))


def metric_twin(crs: CRS) -> str:
    """The same projection with metres on its axes, as "EPSG:…" where a code fits exactly, otherwise WKT."""
    if crs.axis_info[0].unit_conversion_factor == 1.0:
        return known_crs(crs.to_wkt())
    told = crs.to_json_dict()
    for axis in told["coordinate_system"]["axis"]:
        axis["unit"] = "metre"
    told.pop("id", None)
    told["name"] = f"{crs.name} (metre)"
    return CRS.from_json_dict(told).to_wkt()


def moved(shapes: NDArray[np.object_], declared: str, target: str) -> NDArray[np.object_]:
    """Geometries of one metric CRS in another."""
    if declared == target or CRS.from_user_input(declared).to_2d() == CRS.from_user_input(target).to_2d():
        return shapes
    way = Transformer.from_crs(declared, target, always_xy=True)
    return shapely.transform(shapes, lambda xy: np.column_stack(way.transform(xy[:, 0], xy[:, 1])))


def _declared(header: Any, prefers_wkt: bool) -> tuple[CRS | None, float, list[str]]:
    """The CRS of the file's records, metres per vertical unit where a GeoTIFF record says (else 0), warnings."""
    from laspy.vlrs.known import GeoKeyDirectoryVlr, WktCoordinateSystemVlr

    found: dict[bool, CRS] = {}
    broken, heights = False, 0.0
    for record in [*header.vlrs, *(header.evlrs or [])]:
        if not isinstance(record, GeoKeyDirectoryVlr | WktCoordinateSystemVlr):
            continue
        if isinstance(record, GeoKeyDirectoryVlr):
            heights = next((_GEO_UNITS.get(key.value_offset, 0.0) for key in record.geo_keys if key.id == 4099), 0.0)
        try:
            crs = record.parse_crs()
        except (CRSError, ValueError, UnicodeDecodeError, KeyError, IndexError):
            broken = True
            continue
        if crs is not None:
            found[isinstance(record, WktCoordinateSystemVlr)] = crs
    warnings = []
    chosen = found.get(prefers_wkt) or found.get(not prefers_wkt)
    if len(found) == 2 and not _same(found[True], found[False]):
        warnings.append(tr("The file carries two coordinate reference systems that differ, {one} and {other}; the "
                           "first is used, as the file's header asks.", one=found[prefers_wkt].name,
                           other=found[not prefers_wkt].name))
    if broken and chosen is not None:
        warnings.append(tr("One of the file's coordinate reference system records is broken; the other is used."))
    return chosen, heights, warnings


def _from_user(text: str) -> CRS:
    try:
        return CRS.from_user_input(f"EPSG:{text}" if text.isdigit() else text)
    except CRSError:
        return CRS.from_user_input(known_crs(text))


def _same(one: CRS, other: CRS) -> bool:
    """Whether two CRS put their coordinates onto the same place; names and heights do not count."""
    flat = [(crs.sub_crs_list[0] if crs.sub_crs_list else crs).to_2d() for crs in (one, other)]
    return flat[0].equals(flat[1], ignore_axis_order=True) or known_crs(flat[0].to_wkt()) == known_crs(
        flat[1].to_wkt())
