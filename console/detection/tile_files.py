"""A survey cut into 256 m tiles of columns on disk: decoded once, then read by box in no time.

Decoding LAZ takes over half the time of a comparison, so it is done once, at import. A tile is one file:
float32 offsets from the tile's corner (0.02 mm over 256 m), one column after the other, ordered by cells of
16 m so that a box touches only what it needs. The folder is named by the content of the source files; a
second call finds it. Written beside and moved into place whole: a stopped import leaves nothing behind.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from console.detection.picking import CELL, PER_TILE, picked, reached
from console.detection.points import Points
from console.detection.sorting import by_cell
from console.errors import BadInput, NotFound
from console.language import tr

TILE = 256.0      # m
FORMAT = 1        # raised when the files change their layout, so that older ones are made anew
META = "survey.json"

Key = tuple[int, int]
Box = tuple[float, float, float, float]


def record(colour: bool) -> np.dtype:
    """The columns of a tile as one record: what the survey is gathered in before it is stored by column."""
    names: list[Any] = [("x", "<f4"), ("y", "<f4"), ("z", "<f4"), ("returns", "u1"), ("number", "u1"),
                        ("kind", "u1"), ("strip", "<u2")]
    return np.dtype(names + ([("red", "u1"), ("green", "u1"), ("blue", "u1")] if colour else []),
                    align=True)


@dataclass(frozen=True)
class Tiles:
    """A survey on disk. Light: it holds names and counts, no points, and can be sent to another process.

    Attributes:
        folder: where the tiles are.
        crs: metric CRS of the points, "EPSG:…" or WKT.
        bounds: (west, south, east, north) around the points in metres; `read(bounds)` gives them all.
        count: points.
        density: points per m² of covered ground (2 m cells that hold a point).
        digest: of the source files' content, the CRS and this format.
        lineage: what it was made from: files with size and hash, declared CRS, unit, warnings, demo flag …
        counts: points of each tile by (column, row); tile (i, j) begins at (256 i, 256 j) m.
        colour: the points carry RGB.
        z0: height that the stored heights count from.
    """

    folder: Path
    crs: str
    bounds: Box
    count: int
    density: float
    digest: str
    lineage: dict[str, Any]
    counts: dict[Key, int]
    colour: bool
    z0: float

    def keys(self) -> list[Key]:
        """The tiles that hold points, by column and row."""
        return sorted(self.counts)

    def box(self, key: Key) -> Box:
        """(west, south, east, north) of a tile."""
        west, south = key[0] * TILE, key[1] * TILE
        return west, south, west + TILE, south + TILE

    def keys_in(self, bounds: Box) -> list[Key]:
        """The tiles with points that a half-open box touches."""
        west, south, east, north = bounds
        columns = range(int(np.floor(west / TILE)), int(np.ceil(east / TILE)))
        rows = range(int(np.floor(south / TILE)), int(np.ceil(north / TILE)))
        if len(columns) * len(rows) > len(self.counts):
            return [k for k in self.keys() if k[0] in columns and k[1] in rows]
        return [(i, j) for i in columns for j in rows if (i, j) in self.counts]

    def read(self, bounds: Box, colour: bool = True) -> Points:
        """The points with west ≤ x < east and south ≤ y < north; boxes side by side share none.

        Touches only the tiles, and within them only the 16 m cells, that the box reaches. Without `colour` it is not
        read where the survey has it.
        """
        opened = [(self.box(key), _columns(self.folder / _name(key), self.counts[key], self.colour))
                  for key in self.keys_in(bounds)]
        return picked(opened, bounds, self.z0, self.colour and colour)

    def reached(self, bounds: Box) -> int:
        """For how many points `read` makes room, without reading them."""
        return sum(reached(self.box(key), _columns(self.folder / _name(key), self.counts[key], self.colour)["cells"],
                           bounds) for key in self.keys_in(bounds))

    def each(self) -> Iterator[Points]:
        """All points, tile by tile."""
        for key in self.keys():
            yield self.read(self.box(key))

    def to_source(self, geometries: Any) -> NDArray[np.object_]:
        """Geometries in the file's own units from geometries in metres: the same where it is metric."""
        import shapely

        unit = float(self.lineage.get("unit") or 1.0)
        return np.atleast_1d(geometries if unit == 1.0 else shapely.transform(geometries, lambda xy: xy / unit))

    @property
    def source_crs(self) -> str:
        """The CRS in which results are given back: the file's own, or the metric one where it is in degrees."""
        return str(self.lineage["crs"]) if self.lineage.get("unit") else self.crs


def open_tiles(folder: Path) -> Tiles:
    """A survey that was cut before.

    Raises:
        NotFound: the folder holds none.
        BadInput: it was written by another version, or is damaged.
    """
    try:
        told = json.loads((folder / META).read_text("utf-8"))
    except FileNotFoundError as error:
        raise NotFound(tr("{folder} holds no survey tiles.", folder=folder)) from error
    except (OSError, ValueError) as error:
        raise BadInput(tr("The survey tiles in {folder} are damaged; delete the folder and read the survey again.",
                          folder=folder)) from error
    if told.get("format") != FORMAT:
        raise BadInput(tr("The survey tiles in {folder} are of another version; delete the folder and read the "
                          "survey again.", folder=folder))
    counts = {(i, j): n for i, j, n in told["counts"]}
    return Tiles(folder, told["crs"], tuple(told["bounds"]), told["count"], told["density"],  # type: ignore[arg-type]
                 told["digest"], told["lineage"], counts, told["colour"], told["z0"])


def write_meta(tiles: Tiles) -> None:
    """Put the survey's facts beside its tiles; the last step of an import."""
    told = {"format": FORMAT, "crs": tiles.crs, "bounds": tiles.bounds, "count": tiles.count,
            "density": tiles.density, "digest": tiles.digest, "lineage": tiles.lineage, "colour": tiles.colour,
            "z0": tiles.z0, "counts": [[i, j, n] for (i, j), n in sorted(tiles.counts.items())]}
    (tiles.folder / META).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


def write_tile(folder: Path, key: Key, parts: list[NDArray[np.void]]) -> None:
    """Store one tile's records, which came in parts, by column, ordered by cell of 16 m."""
    starts, columns = by_cell(parts, CELL, PER_TILE)
    with (folder / _name(key)).open("wb") as file:
        for column in (starts, *columns):
            column.tofile(file)


def _columns(path: Path, count: int, colour: bool) -> dict[str, NDArray[Any]]:
    """The columns of a tile file, memory-mapped."""
    layout = record(colour)
    wanted = (PER_TILE * PER_TILE + 1) * 8 + count * sum(layout[name].itemsize for name in layout.names or ())
    try:
        if path.stat().st_size != wanted:
            raise BadInput(tr("The survey tile {file} is damaged; delete its folder and read the survey again.",
                              file=path.name))
        raw = np.asarray(np.memmap(path, np.uint8, "r"))
    except OSError as error:
        raise BadInput(tr("The survey tile {file} is damaged; delete its folder and read the survey again.",
                          file=path.name)) from error
    at = (PER_TILE * PER_TILE + 1) * 8
    found = {"cells": raw[:at].view("<i8")}
    for name in layout.names or ():
        kind = layout[name]
        found[name] = raw[at: at + count * kind.itemsize].view(kind)
        at += count * kind.itemsize
    return found


def _name(key: Key) -> str:
    return f"tile_{key[0]}_{key[1]}.bin"


def replace_folder(made: Path, folder: Path) -> None:
    """Move a finished folder into place; where another process was quicker, its equal work stands."""
    try:
        made.replace(folder)
    except OSError:
        if not (folder / META).exists():
            shutil.rmtree(folder, ignore_errors=True)
            made.replace(folder)
        else:
            shutil.rmtree(made, ignore_errors=True)
