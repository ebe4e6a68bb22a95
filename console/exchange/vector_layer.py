"""What a vector file holds once it is read: layers of clean geometries and plain columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.errors import BadInput
from console.exchange.crs import known_crs
from console.language import tr
from console.progress import Progress

Objects = NDArray[np.object_]
_POLYGONS = (3, 6)      # shapely type ids
_CHUNK = 5000           # geometries between two looks at the stop button


class VectorLayer(msgspec.Struct, frozen=True, eq=False):
    """One layer, row by row; refused rows are left out of the arrays.

    Attributes:
        name: as the file calls it.
        geometries: shapely, two-dimensional, valid, in `crs`; None where a row has none.
        columns: attribute name → array of the same length (numbers, or objects holding str or None).
        rows: number of each row in the file, counted from 1.
        crs: as declared by the file or its format, by `known_crs`; None where nothing is declared.
        encoding: of the texts, recognised or declared.
        driver: the format ("GPKG", "ESRI Shapefile", "GeoJSON", "CSV" …).
        is_table: the file has no geometry at all, by its nature.
        repaired: number of invalid geometries that were made valid.
        refused: (row, why) of every row that could not be used.
        warnings: sentences about the layer as a whole.
    """

    name: str
    geometries: Objects
    columns: dict[str, NDArray[Any]]
    rows: NDArray[np.int64]
    crs: str | None = None
    encoding: str = "UTF-8"
    driver: str = ""
    is_table: bool = False
    repaired: int = 0
    refused: list[tuple[int, str]] = []
    warnings: list[str] = []

    def __len__(self) -> int:
        return len(self.rows)


class VectorFile(msgspec.Struct, frozen=True, eq=False):
    """All layers of one file."""

    layers: list[VectorLayer]


class Found(msgspec.Struct):
    """A layer as a reader found it, before its geometries are looked at; `finish` makes the layer.

    Attributes:
        geometries: shapely or None by row; None for a plain table.
        refused: (index into the arrays, why) of rows whose geometry could not even be read; or of rows that
            stand in no array, with a negative index -row.
    """

    name: str
    geometries: Objects | None
    columns: dict[str, NDArray[Any]]
    rows: NDArray[np.int64]
    crs: str | None
    encoding: str
    driver: str
    refused: list[tuple[int, str]] = []
    warnings: list[str] = []


def finish(found: Found, progress: Progress) -> VectorLayer:
    """Repair the geometries, take out the rows that cannot be used, and settle the CRS."""
    warnings = list(found.warnings)
    count = len(found.rows)
    why = {index: text for index, text in found.refused if index >= 0}
    repaired = 0
    shapes = np.full(count, None, dtype=object)
    if found.geometries is not None:
        shapes, repaired, bad = clean(found.geometries, progress)
        why = bad | why
    keep = np.ones(count, bool)
    keep[list(why)] = False
    refused = sorted([(-index, text) for index, text in found.refused if index < 0]
                     + [(int(found.rows[index]), text) for index, text in why.items()])
    crs = found.crs
    if crs is not None:
        try:
            crs = known_crs(crs)
        except BadInput as error:
            warnings.append(str(error))
            crs = None
    if not count and not refused:
        warnings.append(tr("The layer {layer} holds no rows.", layer=found.name))
    return VectorLayer(
        found.name, shapes[keep], {name: values[keep] for name, values in found.columns.items()},
        found.rows[keep], crs, found.encoding, found.driver, found.geometries is None, repaired, refused,
        warnings)


def clean(geometries: Sequence[Any] | Objects, progress: Progress) -> tuple[Objects, int, dict[int, str]]:
    """Two-dimensional valid geometries, how many were repaired, and why the hopeless ones are None.

    Empty geometries become None without blame. A self-crossing polygon is split at its crossings and keeps
    its polygons only; what has no area left is hopeless.
    """
    shapes = np.asarray(geometries, dtype=object).copy()
    repaired, why = 0, {}
    for start in range(0, len(shapes), _CHUNK):
        progress(start, len(shapes), tr("Checking shapes"))
        part = shapely.force_2d(shapes[start:start + _CHUNK])
        part[shapely.is_empty(part)] = None
        points, owner = shapely.get_coordinates(part, return_index=True)
        for i in np.unique(owner[~np.isfinite(points).all(axis=1)]).tolist():
            part[i] = None
            why[start + i] = tr("a coordinate is no number")
        for i in np.flatnonzero(~shapely.is_valid(part) & ~shapely.is_missing(part)).tolist():
            part[i], reason = _mend(part[i])
            repaired += not reason
            if reason:
                why[start + i] = reason
        shapes[start:start + _CHUNK] = part
    return shapes, repaired, why


def _mend(shape: shapely.Geometry) -> tuple[shapely.Geometry | None, str]:
    """A valid geometry of the same kind, or None and the reason."""
    kind = shapely.get_type_id(shape)
    if kind in _POLYGONS:
        parts = shapely.get_parts(shapely.make_valid(shape, method="structure", keep_collapsed=False))
        parts = [part for part in parts if shapely.get_type_id(part) == 3 and part.area > 0]
        if not parts:
            return None, tr("the polygon has no area")
        return (parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)), ""
    mended = shapely.make_valid(shape)
    if mended.is_empty or shapely.get_dimensions(mended) != shapely.get_dimensions(shape):
        return None, tr("the line has no length")
    return mended, ""


def numbers_or_text(values: Sequence[str]) -> NDArray[Any]:
    """A column of a text file as numbers where all of it is numbers, else as texts (None for empty).

    Codes stay text: what starts with a needless 0 or has more than 15 digits is no quantity.
    """
    filled = [value for value in values if value]
    if not filled or any(_is_code(value) for value in filled):
        return np.array([value or None for value in values], dtype=object)
    try:
        if len(filled) == len(values):
            return np.array([int(value) for value in values], np.int64)
    except (ValueError, OverflowError):
        pass
    try:
        return np.array([float(value) if value else np.nan for value in values], np.float64)
    except ValueError:
        return np.array([value or None for value in values], dtype=object)


def _is_code(value: str) -> bool:
    digits = value.lstrip("+-")
    needless_zero = len(digits) > 1 and digits[0] == "0" and digits[1] != "."
    return needless_zero or "_" in value or (len(digits) > 15 and digits.isdigit())


def text_of(value: Any) -> str:
    """A cell as a person would write it: "" for nothing, no ".0" behind a whole number."""
    if value is None:
        return ""
    if isinstance(value, float | np.floating):
        if not np.isfinite(value):
            return ""
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return str(value).strip()
