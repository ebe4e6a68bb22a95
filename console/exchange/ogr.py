"""Everything GDAL reads: GeoPackage, Shapefile, FlatGeobuf, spreadsheets and more, in chunks.

GDAL holds Python's lock while it reads, so a chunk is small enough for the window to stay awake between two.
"""

from __future__ import annotations

import struct
import warnings as python_warnings
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyogrio import list_layers, raw, read_info
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from console.errors import BadInput
from console.exchange.encoding import decode, known_encoding, recognise
from console.exchange.vector_layer import Found
from console.language import tr
from console.progress import Progress

_ERRORS = (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError, ValueError, RuntimeError)
_CHUNK = 3000               # about 30 ms
_MOST_ROWS = 50_000_000
# Bytes of text as they are, one character each: the encoding is ours to recognise.
_BYTES = "ISO-8859-1"
_DBF_DRIVERS = ("ESRI Shapefile",)


def read_ogr(path: Path, encoding: str | None, progress: Progress) -> list[Found]:
    """Read every layer of a file.

    Args:
        encoding: of a Shapefile's texts; None to recognise it.

    Raises:
        BadInput: GDAL cannot open it, or it is cut off.
    """
    check_shapefile(path)
    try:
        with python_warnings.catch_warnings():
            python_warnings.simplefilter("ignore", RuntimeWarning)
            names = [str(name) for name, _ in list_layers(path)]
            found = [_layer(path, name, encoding, progress) for name in names]
    except _ERRORS as error:
        why = _reason(error, path)
        raise BadInput(tr("{file} cannot be read: {why}.", file=path.name, why=why)) from error
    if not found:
        raise BadInput(tr("{file} holds no layers.", file=path.name))
    return found


def check_shapefile(path: Path) -> None:
    """Refuse a Shapefile whose parts are missing or shorter than their headers promise.

    GDAL would read a cut-off one up to the cut, and take memory for as many rows as a broken header claims.
    """
    suffix = path.suffix.lower()
    if suffix == ".shp":
        if not any(path.with_suffix(s).exists() for s in (".shx", ".SHX")):
            raise BadInput(tr("{file} lacks its index {other}; ask for all files of the Shapefile.",
                              file=path.name, other=path.with_suffix(".shx").name))
        with path.open("rb") as file:
            head = file.read(28)
        if len(head) < 28 or path.stat().st_size < 2 * struct.unpack(">i", head[24:28])[0]:
            raise BadInput(tr("{file} is cut off; ask for it again.", file=path.name))
    table = path if suffix == ".dbf" else path.with_suffix(".dbf")
    if suffix in (".shp", ".dbf") and table.exists():
        with table.open("rb") as file:
            head = file.read(32)
        if len(head) < 32:
            raise BadInput(tr("{file} is cut off; ask for it again.", file=table.name))
        count, start, width = struct.unpack("<IHH", head[4:12])
        if table.stat().st_size < start + count * width:
            raise BadInput(tr("{file} is cut off; ask for it again.", file=table.name))


def _layer(path: Path, name: str, encoding: str | None, progress: Progress) -> Found:
    info = read_info(path, layer=name, encoding=_BYTES)   # a label may be wrong, and names may not decode
    bytewise = info["driver"] in _DBF_DRIVERS
    count = int(info["features"])
    if count > _MOST_ROWS:
        raise BadInput(tr("The layer {layer} of {file} claims {count} rows, which is more than can be right.",
                          layer=name, file=path.name, count=count))
    shapes, data, fields = _chunks(path, name, info, bytewise, progress)
    warnings: list[str] = []
    used = "UTF-8"   # what GDAL makes of all other formats
    if bytewise:
        used, spoilt = _decode(fields, data, encoding or _declared(path))
        if encoding is None and used == "cp1252":
            warnings.append(tr("The encoding of {file} was not recognised; name it with --encoding.",
                               file=path.name))
        if spoilt:
            warnings.append(tr("{count} texts of {file} are not valid {encoding}.", count=spoilt,
                               file=path.name, encoding=used))
    columns = {field: _column(values) for field, values in zip(fields, data, strict=True)}
    rows = np.arange(1, (len(data[0]) if data else len(shapes) if shapes is not None else 0) + 1)
    refused: list[tuple[int, str]] = []
    geometries = None
    if shapes is not None:
        geometries = np.atleast_1d(shapely.from_wkb(shapes, on_invalid="fix"))
        refused = [(i, tr("its shape cannot be read")) for i, wkb in enumerate(shapes)
                   if wkb is not None and geometries[i] is None]
    return Found(name, geometries, columns, rows, info.get("crs"), used,
                 str(info["driver"]), refused, warnings)


def _chunks(path: Path, name: str, info: dict[str, Any], bytewise: bool,
            progress: Progress) -> tuple[NDArray[np.object_] | None, list[NDArray[Any]], list[str]]:
    """WKB (None for a table), columns and field names of a whole layer."""
    # Where skipping means reading anew from the start, one gulp is the lesser evil.
    step = _CHUNK if info["capabilities"]["fast_set_next_by_index"] else None
    count, options = int(info["features"]), {"encoding": _BYTES} if bytewise else {}
    shapes: list[Any] = []
    parts: list[list[NDArray[Any]]] = []
    fields: list[str] = []
    start = 0
    while True:
        progress(start, max(count, 0), tr("Reading {file}", file=path.name))
        meta, _, wkb, data = raw.read(path, layer=name, skip_features=start, max_features=step, **options)
        fields = [str(field) for field in meta["fields"]]
        got = len(wkb) if wkb is not None else len(data[0]) if data else 0
        shapes.append(wkb)
        parts.append(data)
        start += got
        if step is None or got < step:
            break
    joined = [np.concatenate(column) for column in zip(*parts, strict=True)]
    if any(part is None for part in shapes):
        return None, joined, fields
    return np.concatenate(shapes), joined, fields


def _declared(path: Path) -> str | None:
    """The encoding a .cpg file beside a Shapefile declares, if it means anything."""
    for suffix in (".cpg", ".CPG"):
        label = path.with_suffix(suffix)
        if label.exists():
            try:
                return known_encoding(label.read_text("ascii", "ignore").replace("\0", "").strip())
            except BadInput:
                return None
    return None


def _decode(fields: list[str], data: list[NDArray[Any]], declared: str | None) -> tuple[str, int]:
    """Turn bytes into texts in place; returns the encoding used and how many texts do not fit it.

    A declared encoding that the bytes contradict is a wrong label and is passed over; so are the European
    ones, which nothing can contradict and which writers put where they knew no better.
    """
    texts = [i for i, column in enumerate(data) if column.dtype == object]
    unique = {value for i in texts for value in data[i] if isinstance(value, str)}
    unique |= set(fields)
    sample = [value.encode("latin-1") for value in sorted(unique)]
    used = declared
    if used is None or used in ("iso8859-1", "cp1252") or not all(decode(v, used)[1] for v in sample):
        used = recognise(sample)
    plain, spoilt = {}, 0
    for value, raw_bytes in zip(sorted(unique), sample, strict=True):
        plain[value], good = decode(raw_bytes, used)
        spoilt += not good
    for i in texts:
        data[i] = np.array([plain.get(value, value) for value in data[i]], dtype=object)
    fields[:] = [plain[field] for field in fields]
    return used, spoilt


def _column(values: NDArray[Any]) -> NDArray[Any]:
    """Dates as texts; everything else as it is."""
    if values.dtype.kind == "M":
        return np.array([None if np.isnat(v) else str(v) for v in values], dtype=object)
    return values


def _reason(error: Exception, path: Path) -> str:
    """GDAL's words in short: its first clause, without the path and without advice on drivers."""
    text = str(error).splitlines()[0].split(";")[0].replace(str(path), path.name).strip(" .")
    if "not recognized as being in a supported" in text:
        return tr("it is in no known map or table format")
    if "not recognized" in text or "malformed" in text or "not a database" in text or "sqlite3_" in text:
        return tr("its content is damaged")
    return text if len(text) <= 160 else text[:157] + "…"
