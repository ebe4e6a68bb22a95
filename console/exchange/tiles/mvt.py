"""Mapbox vector tiles (specification 2.1) into arrays that the map's kernels can draw.

A tile is a small protocol buffer. Packages that decode it build a Python list per vertex, which is a hundred times
slower than needed here; the few rules of the format are written out instead: Python walks the features, one
kernel unpacks all geometry of a layer at once, with Python's lock released.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numba import njit
from numpy.typing import NDArray

from console.exchange.tiles.tile import BadTile

POINT, LINE, POLYGON = 1, 2, 3
# What tells a street from a motorway in the three common schemas (OpenMapTiles, Protomaps, Shortbread).
TELLING = ("class", "kind", "pmap:kind", "highway", "type", "subclass")


class Shapes(msgspec.Struct):
    """Features of one geometry type, as `maps.kernels` takes them; y grows northwards from the tile's top.

    Attributes:
        xs, ys: vertices in tile units; exterior rings anticlockwise, holes clockwise, all closed.
        parts, features: first vertex of each part, first part of each feature, with one more at the end.
        bounds, sizes: west, south, east, north and area of each feature.
        classes: what `sort` said of each feature.
    """

    xs: NDArray[np.float32]
    ys: NDArray[np.float32]
    parts: NDArray[np.int32]
    features: NDArray[np.int32]
    bounds: NDArray[np.float32]
    sizes: NDArray[np.float32]
    classes: NDArray[np.uint16]


class Layer(NamedTuple):
    """A layer's name, its units across the tile, and its features by geometry type."""

    name: str
    extent: int
    shapes: dict[int, Shapes]


class _Feature(NamedTuple):
    kind: int
    start: int
    stop: int
    style: int


Sort = Callable[[str, str, int], int]


def decode(data: bytes, sort: Sort) -> list[Layer]:
    """All layers of a tile.

    Args:
        sort: (layer's name, telling value, geometry type) → class of the feature, -1 to leave it out.

    Raises:
        BadTile: the bytes are no vector tile.
    """
    buffer = np.frombuffer(data, np.uint8)
    try:
        return [_layer(data, buffer, start, stop, sort)
                for number, wire, start, stop in _fields(data, 0, len(data)) if number == 3 and wire == 2]
    except (IndexError, ValueError, struct.error, UnicodeDecodeError, OverflowError) as error:
        raise BadTile(str(error)) from error


def _layer(data: bytes, buffer: NDArray[np.uint8], start: int, stop: int, sort: Sort) -> Layer:
    name, extent, keys, values, raw = "", 4096, [], [], []
    for number, _, a, b in _fields(data, start, stop):
        if number == 1:
            name = data[a:b].decode()
        elif number == 2:
            raw.append((a, b))
        elif number == 3:
            keys.append(data[a:b].decode())
        elif number == 4:
            values.append((a, b))
        elif number == 5:
            extent = a
    if not 0 < extent <= 1 << 20:
        raise ValueError("extent")
    telling = [(TELLING.index(key), i) for i, key in enumerate(keys) if key in TELLING]
    told = {i: rank for rank, i in telling}
    found: dict[int, list[_Feature]] = {POINT: [], LINE: [], POLYGON: []}
    for a, b in raw:
        feature = _feature(data, a, b, name, told, values, sort)
        if feature is not None:
            found[feature.kind].append(feature)
    return Layer(name, extent, {kind: _shapes(buffer, kind, some) for kind, some in found.items() if some})


def _feature(data: bytes, start: int, stop: int, layer: str, told: dict[int, int],
             values: list[tuple[int, int]], sort: Sort) -> _Feature | None:
    kind, tags, geometry = 0, (0, 0), (0, 0)
    for number, _, a, b in _fields(data, start, stop):
        if number == 2:
            tags = (a, b)
        elif number == 3:
            kind = a
        elif number == 4:
            geometry = (a, b)
    if kind not in (POINT, LINE, POLYGON) or geometry[0] == geometry[1]:
        return None
    best, text, at = len(TELLING), "", tags[0]
    while told and at < tags[1]:
        key, at = _varint(data, at)
        value, at = _varint(data, at)
        if told.get(key, best) < best:
            best, text = told[key], _text(data, *values[value])
    style = sort(layer, text, kind)
    return _Feature(kind, *geometry, style) if style >= 0 else None


def _text(data: bytes, start: int, stop: int) -> str:
    """A tag's value if it is a string."""
    return next((data[a:b].decode() for number, wire, a, b in _fields(data, start, stop)
                 if number == 1 and wire == 2), "")


def _fields(data: bytes, at: int, stop: int) -> Iterator[tuple[int, int, int, int]]:
    """(field number, wire type, value or start, stop) of each field of a message."""
    while at < stop:
        tag, at = _varint(data, at)
        wire = tag & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield tag >> 3, wire, value, 0
        elif wire == 2:
            length, at = _varint(data, at)
            if at + length > stop:
                raise ValueError("a field ends beyond its message")
            yield tag >> 3, wire, at, at + length
            at += length
        elif wire in (1, 5):
            at += 8 if wire == 1 else 4
        else:
            raise ValueError(f"wire type {wire}")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = data[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for shift in range(7, 70, 7):
        at += 1
        byte = data[at]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at + 1
    raise ValueError("number too long")


def _shapes(buffer: NDArray[np.uint8], kind: int, some: list[_Feature]) -> Shapes:
    spans = np.array([(f.start, f.stop) for f in some], np.int64)
    most = int((spans[:, 1] - spans[:, 0]).sum()) * 2 + 2  # a point takes two bytes at least, and a ring one to close
    xs, ys = np.empty(most, np.float32), np.empty(most, np.float32)
    parts, features = np.zeros(most + 1, np.int32), np.zeros(len(some) + 1, np.int32)
    bounds, sizes = np.zeros((len(some), 4), np.float32), np.zeros(len(some), np.float32)
    vertices, part_count = _unpack(buffer, spans, kind, xs, ys, parts, features, bounds, sizes)
    if vertices < 0:
        raise ValueError("geometry")
    return Shapes(xs[:vertices].copy(), ys[:vertices].copy(), parts[:part_count + 1].copy(), features, bounds,
                  sizes, np.array([f.style for f in some], np.uint16))


@njit("UniTuple(i8, 2)(Array(u1, 1, 'C', readonly=True), i8)", nogil=True, cache=True)
def _number(data: Any, at: Any) -> Any:
    """(value, place after it) of one varint; the place is -1 if it does not end."""
    value: Any = 0
    shift = 0
    while at < len(data) and shift < 42:
        byte = np.int64(data[at])
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    return 0, -1


@njit("void(i8, f4[::1], f4[::1], i4[::1], i8, i8, i8, i8, f4[:,::1], f4[::1], i8)", nogil=True, cache=True)
def _measure(kind: Any, xs: Any, ys: Any, parts: Any, first_part: Any, part: Any, start: Any, stop: Any,
             bounds: Any, sizes: Any, f: Any) -> None:
    """Bounds and area of a feature; its rings turned so that the first one is anticlockwise."""
    if stop == start:
        return
    bounds[f, 0] = xs[start:stop].min()
    bounds[f, 1] = ys[start:stop].min()
    bounds[f, 2] = xs[start:stop].max()
    bounds[f, 3] = ys[start:stop].max()
    if kind != 3:
        return
    total = 0.0
    leading = 0.0
    for p in range(first_part, part):
        area = 0.0
        for v in range(parts[p], parts[p + 1] - 1):
            area += xs[v] * ys[v + 1] - xs[v + 1] * ys[v]
        if p == first_part:
            leading = area
        total += area / 2
    if leading < 0:
        for p in range(first_part, part):
            a, b = parts[p], parts[p + 1]
            xs[a:b] = xs[a:b][::-1].copy()
            ys[a:b] = ys[a:b][::-1].copy()
        total = -total
    sizes[f] = max(total, 0.0)


@njit("UniTuple(i8, 2)(Array(u1, 1, 'C', readonly=True), i8[:,::1], i8, f4[::1], f4[::1], i4[::1], i4[::1],"
      " f4[:,::1], f4[::1])", nogil=True, cache=True)
def _unpack(data: Any, spans: Any, kind: Any, xs: Any, ys: Any, parts: Any, features: Any, bounds: Any,
            sizes: Any) -> Any:
    """Geometry commands of all features into the arrays; (-1, -1) where they are broken."""
    n = 0
    part = 0
    for f in range(len(spans)):
        at, stop = spans[f, 0], spans[f, 1]
        features[f] = part
        first_part = part
        x = y = 0
        while at < stop:
            command, at = _number(data, at)
            if at < 0 or at > stop:
                return -1, -1
            op, count = command & 7, command >> 3
            if op == 7:  # ClosePath
                if part > first_part and n > parts[part - 1] and n < len(xs):
                    xs[n], ys[n] = xs[parts[part - 1]], ys[parts[part - 1]]
                    n += 1
                continue
            if op != 1 and op != 2:
                return -1, -1
            for _ in range(count):
                dx, at = _number(data, at)
                if at < 0:
                    return -1, -1
                dy, at = _number(data, at)
                if at < 0 or at > stop or n >= len(xs) or part >= len(parts) - 1:
                    return -1, -1
                x += (dx >> 1) ^ -(dx & 1)
                y += (dy >> 1) ^ -(dy & 1)
                if op == 1 or part == first_part:
                    parts[part] = n
                    part += 1
                xs[n], ys[n] = x, -y
                n += 1
        parts[part] = n
        start = parts[first_part] if part > first_part else n
        _measure(kind, xs, ys, parts, first_part, part, start, n, bounds, sizes, f)
    features[len(spans)] = part
    parts[part] = n
    return n, part
