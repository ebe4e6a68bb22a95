"""Prepared layers on disk: one file, mapped into memory, so that opening costs a millisecond.

Layout: eight bytes `GRIDMAP` + version, eight bytes length of the header, the header (JSON: names, kinds,
shapes and places of the arrays), then the arrays, each beginning at a multiple of 64 bytes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.errors import BadInput
from console.language import tr
from maps.cells import Grid
from maps.edges import Edges
from maps.prepare import Detail, Prepared

MAGIC = b"GRIDMAP\x03"
ALIGN = 64
_DETAIL = ("x", "y", "parts", "features")
_WHOLE = ("bounds", "sizes", "classes", "order", "cells")
_EDGES = ("x", "y", "lines", "boxes", "sides", "cells")


class Place(msgspec.Struct, frozen=True):
    """Where an array stands in the file."""

    name: str
    kind: str
    shape: list[int]
    offset: int


class EdgesHeader(msgspec.Struct, frozen=True):
    """Everything of one detail's edges that is no array."""

    grid: Grid
    wide: int
    reach: float


class Header(msgspec.Struct, frozen=True):
    """Everything of a layer that is no array."""

    dimension: int
    origin: tuple[float, float]
    grid: Grid
    wide: int
    class_count: int
    tolerances: list[float]
    edges: list[EdgesHeader | None]
    arrays: list[Place]


def save_prepared(data: Prepared, path: Path) -> None:
    """Write a layer; under another name first, so that a file of that name is always whole."""
    arrays: dict[str, NDArray[Any]] = {name: getattr(data, name) for name in _WHOLE}
    for number, detail in enumerate(data.details):
        arrays |= {f"{name}{number}": getattr(detail, name) for name in _DETAIL}
        if detail.edges is not None:
            arrays |= {f"edges {name}{number}": getattr(detail.edges, name) for name in _EDGES}
    places, offset = [], 0
    for name, array in arrays.items():
        places.append(Place(name, array.dtype.str, list(array.shape), offset))
        offset += -(-array.nbytes // ALIGN) * ALIGN
    header = msgspec.json.encode(Header(data.dimension, data.origin, data.grid, data.wide, data.class_count,
                                        [d.tolerance for d in data.details],
                                        [_edges_header(d.edges) for d in data.details], places))
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    with partial.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(8, "little") + header)
        start = _start(len(header))
        for place in places:
            file.seek(start + place.offset)
            file.write(np.ascontiguousarray(arrays[place.name]).data)
        file.truncate(start + offset)
    partial.replace(path)


def open_prepared(path: Path) -> Prepared:
    """Map a layer into memory.

    Raises:
        BadInput: not such a file, of another version, or cut short; make it anew from its source.
    """
    try:
        with path.open("rb") as file:
            magic, size = file.read(8), int.from_bytes(file.read(8), "little")
            if magic != MAGIC or size > 1 << 20:
                raise BadInput(_broken(path))
            header = msgspec.json.decode(file.read(size), type=Header)
        # Copy on write: the kernels' signatures ask for writable arrays, and nothing ever reaches the file.
        whole = np.memmap(path, np.uint8, "c", offset=0)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise BadInput(_broken(path)) from error
    start = _start(size)
    arrays: dict[str, NDArray[Any]] = {}
    for place in header.arrays:
        count = int(np.prod(place.shape, dtype=np.int64))
        end = start + place.offset + count * np.dtype(place.kind).itemsize
        if end > len(whole):
            raise BadInput(_broken(path))
        piece = whole[start + place.offset:end].view(np.ndarray)
        arrays[place.name] = piece.view(place.kind).reshape(place.shape)
    details = tuple(Detail(tolerance, **{name: arrays[f"{name}{number}"] for name in _DETAIL},
                           edges=_edges(header, arrays, number))
                    for number, tolerance in enumerate(header.tolerances))
    return Prepared(header.dimension, header.origin, details, grid=header.grid, wide=header.wide,
                    class_count=header.class_count, **{name: arrays[name] for name in _WHOLE})


def _edges_header(edges: Edges | None) -> EdgesHeader | None:
    return None if edges is None else EdgesHeader(edges.grid, edges.wide, edges.reach)


def _edges(header: Header, arrays: dict[str, NDArray[Any]], number: int) -> Edges | None:
    own = header.edges[number]
    return None if own is None else Edges(**{name: arrays[f"edges {name}{number}"] for name in _EDGES},
                                          grid=own.grid, wide=own.wide, reach=own.reach)


def _start(header: int) -> int:
    return -(-(16 + header) // ALIGN) * ALIGN


def _broken(path: Path) -> str:
    return tr("The prepared layer {file} is damaged or of another version; remove it and it is made anew.",
              file=path.name)
