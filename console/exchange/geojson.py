"""GeoJSON, feature by feature: one bad feature costs only itself, and a cut-off file is told from a bad one.

GDAL takes such files in one gulp, drops the end of a truncated one or invents shapes with a warning at most;
and it holds Python's lock all the while. Here every feature is decoded on its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from console.errors import BadInput
from console.exchange.vector_layer import Found
from console.language import tr
from console.progress import Progress

_GEOMETRIES = {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
               "GeometryCollection"}
_SPACE = re.compile(r"[ \t\r\n\x1e]*")   # \x1e begins each record of a GeoJSON text sequence
_CHUNK = 500


class _Reader:
    """Walks over one JSON text without ever building the whole of it."""

    def __init__(self, text: str, name: str, progress: Progress) -> None:
        self.text, self.name, self._progress = text, name, progress
        self.at = 0
        self.count = 0
        self._decode = json.JSONDecoder().raw_decode

    def skip(self) -> str:
        """The next character that is no space, "" at the end."""
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]  # matches always
        return self.text[self.at:self.at + 1]

    def value(self) -> Any:
        """Decode the value at the current place."""
        self.skip()
        try:
            found, self.at = self._decode(self.text, self.at)
        except json.JSONDecodeError as error:
            raise self.fail(error.pos) from error
        except RecursionError as error:
            raise BadInput(tr("{file} is nested too deeply to be GeoJSON.", file=self.name)) from error
        return found

    def expect(self, characters: str) -> str:
        found = self.skip()
        if not found or found not in characters:
            raise self.fail(self.at)
        self.at += 1
        return found

    def fail(self, at: int) -> BadInput:
        """The error for a text that stops being JSON at a place."""
        # A decoder that runs off the end names the start of the open string, or the end.
        rest = self.text[at:].strip()
        if len(rest) < 5 or (rest[0] == '"' and '"' not in rest[1:]):   # "nul", "-" or an open string
            return BadInput(tr("{file} is cut off after feature {count}; ask for it again.", file=self.name,
                               count=self.count))
        line = self.text.count("\n", 0, at) + 1
        column = at - self.text.rfind("\n", 0, at)
        return BadInput(tr("{file} is not valid JSON at line {line}, column {column}.", file=self.name,
                           line=line, column=column))

    def members(self) -> Iterator[str]:
        """Names of the members of the object at the current place; the caller takes each value."""
        self.expect("{")
        if self.skip() == "}":
            self.at += 1
            return
        while True:
            if self.skip() != '"':
                raise self.fail(self.at)
            name = self.value()
            self.expect(":")
            yield name
            if self.expect(",}") == "}":
                return

    def features(self) -> list[Any]:
        """The elements of the array at the current place."""
        found: list[Any] = []
        self.expect("[")
        if self.skip() == "]":
            self.at += 1
            return found
        while True:
            found.append(self.value())
            self.count += 1
            if self.count % _CHUNK == 0:
                self._progress(self.at, len(self.text), tr("Reading {file}", file=self.name))
            if self.expect(",]") == "]":
                return found


def read_geojson(path: Path, text: str, progress: Progress) -> Found:
    """Read a GeoJSON text: a collection, a feature, a bare geometry, or one feature per line.

    Raises:
        BadInput: no JSON, cut off, or JSON that is no GeoJSON.
    """
    reader = _Reader(text, path.name, progress)
    features: list[Any] = []
    crs: Any = "EPSG:4326"     # RFC 7946: what declares nothing is WGS 84
    while reader.skip():
        if reader.text[reader.at] != "{":
            reader.value()
            raise BadInput(tr("{file} is JSON but not GeoJSON.", file=path.name))
        top: dict[str, Any] = {}
        for name in reader.members():
            is_array = name == "features" and reader.skip() == "["
            top[name] = reader.features() if is_array else reader.value()
        features += _features(top, path.name)
        if "crs" in top:
            crs = _crs_name(top["crs"])
    if reader.at == 0 or not text.strip():
        raise BadInput(tr("{file} is empty.", file=path.name))
    return _found(path, features, crs, progress)


def _features(top: dict[str, Any], name: str) -> list[Any]:
    kind = top.get("type")
    # A member named twice leaves the last value; a list of features speaks for itself.
    if kind == "FeatureCollection" or (kind == "Feature" and "features" in top and "geometry" not in top):
        if not isinstance(top.get("features"), list):
            raise BadInput(tr("{file} is a GeoJSON collection without a list of features.", file=name))
        return top["features"]
    if kind == "Feature":
        return [top]
    if kind in _GEOMETRIES:
        extra = top.get("properties")
        return [{"type": "Feature", "geometry": top, "properties": extra if isinstance(extra, dict) else {}}]
    raise BadInput(tr("{file} is JSON but not GeoJSON.", file=name))


def _crs_name(member: Any) -> str | None:
    """The name in the old "crs" member; None where it is null or says nothing."""
    properties = member.get("properties") if isinstance(member, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


def _found(path: Path, features: list[Any], crs: str | None, progress: Progress) -> Found:
    count = len(features)
    shapes = np.full(count, None, dtype=object)
    refused: list[tuple[int, str]] = []
    properties: list[dict[str, Any]] = []
    for start in range(0, count, _CHUNK):
        progress(start, count, tr("Reading {file}", file=path.name))
        part = features[start:start + _CHUNK]
        for i, feature in enumerate(part, start):
            record, why = _properties(feature)
            properties.append(record)
            if why:
                refused.append((i, why))
        wanted = [f.get("geometry") if isinstance(f, dict) else None for f in part]
        shapes[start:start + _CHUNK], bad = _shapes(wanted)
        refused += [(start + i, why) for i, why in bad.items()]
        features[start:start + _CHUNK] = [None] * len(part)   # let go of what is done
    return Found(path.stem, shapes, _columns(properties), np.arange(1, count + 1), crs, "UTF-8", "GeoJSON",
                 list(dict(refused).items()))


def _properties(feature: Any) -> tuple[dict[str, Any], str]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return {}, tr("it is no GeoJSON feature")
    record = feature.get("properties")
    record = dict(record) if isinstance(record, dict) else {}
    if isinstance(feature.get("id"), str | int) and "id" not in record:
        record["id"] = feature["id"]
    return record, ""


def _shapes(geometries: list[Any]) -> tuple[np.ndarray[Any, Any], dict[int, str]]:
    """Shapes of a chunk at once; those that GEOS refuses are looked at one by one."""
    given = [i for i, one in enumerate(geometries) if one is not None]
    shapes = np.full(len(geometries), None, dtype=object)
    bad: dict[int, str] = {}
    texts = [json.dumps(geometries[i]) for i in given]
    if texts:
        with np.errstate(over="ignore"):
            shapes[given] = shapely.from_geojson(texts, on_invalid="ignore")
    for i in given:
        if shapes[i] is None:
            shapes[i], why = _rescue(geometries[i])
            if why:
                bad[i] = why
    return shapes, bad


def _rescue(geometry: Any) -> tuple[shapely.Geometry | None, str]:
    """Close open rings and drop measures beyond the height; anything else is refused with its reason."""
    if not isinstance(geometry, dict) or geometry.get("type") not in _GEOMETRIES:
        return None, tr("its geometry is of no known type")
    closed = dict(geometry)
    if "coordinates" in geometry:
        closed["coordinates"] = _tidy(geometry["coordinates"], "Polygon" in geometry["type"])
    try:
        with np.errstate(over="ignore"):
            shape = shapely.from_geojson(json.dumps(closed), on_invalid="ignore")
    except (TypeError, ValueError):
        shape = None
    return shape, "" if shape is not None else tr("its coordinates are not those of a {kind}",
                                                  kind=geometry["type"])


def _tidy(value: Any, rings: bool) -> Any:
    if not isinstance(value, list):
        return value
    if value and not isinstance(value[0], list):
        return value[:2] if len(value) > 3 else value
    inner = [_tidy(one, rings) for one in value]
    is_ring = rings and inner and all(isinstance(p, list) and p and not isinstance(p[0], list) for p in inner)
    return [*inner, inner[0]] if is_ring and len(inner) > 2 and inner[0] != inner[-1] else inner


def _columns(records: list[dict[str, Any]]) -> dict[str, np.ndarray[Any, Any]]:
    """Columns of numbers where every value is one, else of texts; nested values as JSON."""
    names = dict.fromkeys(name for record in records for name in record)
    return {name: _column([record.get(name) for record in records]) for name in names}


def _column(values: list[Any]) -> np.ndarray[Any, Any]:
    kinds = {type(value) for value in values}
    if kinds == {int} and all(-2**63 <= value < 2**63 for value in values):
        return np.array(values, np.int64)
    if kinds <= {int, float, type(None)} and kinds != {type(None)}:
        return np.array([np.nan if value is None else value for value in values], np.float64)
    return np.array([_text(value) for value in values], dtype=object)


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
