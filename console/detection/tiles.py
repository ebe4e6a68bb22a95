"""From survey files to tiles: decode, sort into tiles, drop what overlapping files hold twice."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from console.causes import cause_of
from console.detection.ahead import ahead, side_by_side
from console.detection.points import Points
from console.detection.reading import CHUNK, Source, flown_on, open_survey, read_chunks
from console.detection.sorting import by_tile, cells_covered
from console.detection.tile_files import (
    FORMAT,
    META,
    TILE,
    Key,
    Tiles,
    open_tiles,
    record,
    replace_folder,
    write_meta,
    write_tile,
)
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

__all__ = ["Tiles", "ingest", "open_tiles"]

HELD = 430_000_000      # bytes of gathered points, 21 million, before they are put down: bounds an import's memory
COVERED = 2.0           # m; a cell of this size with a point counts as surveyed ground
COLOURED = (2, 3, 5, 7, 8, 10)  # point formats
HAIR = 0.001            # m, more than a stored coordinate is rounded by
_STAMPS = "known.json"
_IDENTITY = ("x", "y", "z", "number", "returns", "strip")   # what makes a point the same point


def ingest(paths: Path | Sequence[Path], folder: Path, crs: str = "", into: str = "",
           progress: Progress | None = None, colour: bool = False) -> Tiles:
    """Cut a survey into tiles below `folder`, or find it there from an earlier call.

    Args:
        paths: files or folders of LAS, LAZ or COPC.
        folder: kept for surveys of any number; each gets a folder named by its content.
        crs: of files that do not say.
        into: metric CRS to bring the survey into, e.g. that of the earlier epoch; "" for its own.
        progress: told points done of all; cancelling leaves nothing behind.
        colour: keep it wherever the files have it; otherwise only where it is needed, see `_coloured`.

    Raises:
        BadInput: a file cannot be used; nothing was stored.
        Cancelled: on the user's wish.
    """
    progress = progress or Progress()
    sources = open_survey(paths, crs, into)
    folder.mkdir(parents=True, exist_ok=True)
    hashes = _hashes(sources, folder, progress)
    painted = _coloured(sources, colour)
    digest = _digest(sources, hashes, painted)
    home = folder / f"survey_{digest[:16]}"
    if (home / META).exists():
        with suppress(BadInput):
            return open_tiles(home)
    made = Path(tempfile.mkdtemp(prefix=".making_", dir=folder))
    try:
        tiles = _Gathering(made, sources, painted).run(progress)
        write_meta(_told(tiles, made, sources, hashes, digest))
        replace_folder(made, home)
    except OSError as error:
        raise BadInput(tr("The survey tiles cannot be written to {folder} ({why}); nothing was kept.",
                          folder=folder, why=cause_of(error))) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return open_tiles(home)


def _coloured(sources: list[Source], always: bool) -> bool:
    """Whether the survey's colour is read.

    It tells leaves from roofs where pulses give single returns, as in clouds made from photographs. Where they give
    several, those tell it: colour then changed no verdict on 1,500 candidates, and costs two fifths of the decoding.
    """
    has = all(source.header.point_format in COLOURED for source in sources)
    return has and (always or not any(source.header.several for source in sources))


class _Gathering:
    """The state of one import: points waiting for their tile, and what was learnt about the survey."""

    def __init__(self, folder: Path, sources: list[Source], colour: bool) -> None:
        self.folder, self.sources, self.colour = folder, sources, colour
        self.layout = record(self.colour)
        self.waiting: dict[Key, list[NDArray[np.void]]] = defaultdict(list)
        self.held = 0
        self.spilled: set[Key] = set()
        self.owners: dict[Key, set[int]] = defaultdict(set)
        self.z0 = 0.0
        self.low, self.high = np.full(2, np.inf), np.full(2, -np.inf)

    def run(self, progress: Progress) -> dict[str, Any]:
        """Decode all files, then write all tiles."""
        total, done = sum(source.header.count for source in self.sources), 0
        for number, source in enumerate(self.sources):
            eight_bit: bool | None = None
            with closing(ahead(read_chunks(source, CHUNK, colour=self.colour))) as chunks:
                for points in chunks:
                    progress(done, total, tr("Reading {file} …", file=source.path.name))
                    if eight_bit is None:
                        eight_bit = points.rgb is not None and bool(points.rgb.max(initial=0) < 256)
                        if number == done == 0 and len(points):
                            self.z0 = float(np.round(np.median(points.z), -2))
                    self._add(points, number, eight_bit)
                    done += len(points)
        return self._finish(progress, total)

    def _add(self, points: Points, owner: int, eight_bit: bool) -> None:
        if not len(points):
            return
        west, south, east, north = points.bounds
        self.low, self.high = np.minimum(self.low, (west, south)), np.maximum(self.high, (east, north))
        for key, part in by_tile(points, self.layout, TILE, self.z0, eight_bit):
            self.waiting[key].append(part)
            self.owners[key].add(owner)
            self.held += part.nbytes
        if self.held > HELD:
            self._spill()

    def _spill(self) -> None:
        """Put the waiting points down beside the tiles, so that memory does not grow with the survey."""
        for key, parts in self.waiting.items():
            with self._rest(key).open("ab") as file:
                for part in parts:
                    file.write(part.tobytes())
            self.spilled.add(key)
        self.waiting.clear()
        self.held = 0

    def _finish(self, progress: Progress, total: int) -> dict[str, Any]:
        counts: dict[Key, int] = {}
        duplicates, covered = 0, 0
        with closing(side_by_side(self._write, sorted(self.owners))) as written:
            for key, told in written:
                progress(total, total, tr("Writing tiles …"))
                counts[key] = told[0]
                duplicates, covered = duplicates + told[1], covered + told[2]
        if not counts:
            raise BadInput(tr("The survey holds no usable points; nothing was stored."))
        return {"counts": counts, "duplicates": duplicates, "covered": covered * COVERED**2,
                # A hair wider than the points, so that a half-open box of it holds them all.
                "bounds": (*(self.low - HAIR).tolist(), *(self.high + HAIR).tolist()), "colour": self.colour,
                "z0": self.z0}

    def _write(self, key: Key) -> tuple[int, int, int]:
        """Store one tile; returns its points, what was dropped as held twice, and its cells with points."""
        parts = self.waiting.pop(key, [])
        if key in self.spilled:
            parts.insert(0, np.fromfile(self._rest(key), self.layout))
            self._rest(key).unlink()
        count = sum(map(len, parts))
        if len(self.owners[key]) > 1:
            points = np.concatenate(parts)
            parts = [points[_first_of_each(points)]]
        kept = sum(map(len, parts))
        covered = cells_covered(parts, COVERED, int(TILE / COVERED))
        write_tile(self.folder, key, parts)
        return kept, count - kept, covered

    def _rest(self, key: Key) -> Path:
        return self.folder / f"rest_{key[0]}_{key[1]}.part"


def _first_of_each(points: NDArray[np.void]) -> NDArray[np.int64]:
    """Indices of the points without later copies."""
    return np.sort(np.unique(_mixed([points[name] for name in _IDENTITY]), return_index=True)[1])


def marks(points: Points) -> NDArray[np.uint64]:
    """One number per point; copies of a point, equal to the millimetre, in return and flight line, share theirs."""
    strip = points.strip if points.strip is not None else np.zeros(len(points), np.uint16)
    return _mixed([points.x, points.y, points.z, points.number, points.returns, strip])


def _mixed(columns: list[NDArray[Any]]) -> NDArray[np.uint64]:
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        whole = (np.round(column.astype(np.float64) * 1000).astype(np.int64) if column.dtype.kind == "f"
                 else column.astype(np.int64))
        mixed = (mixed ^ whole.view(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _told(found: dict[str, Any], folder: Path, sources: list[Source], hashes: list[str], digest: str) -> Tiles:
    first, counts = sources[0], found["counts"]
    count = sum(counts.values())
    files = [{"name": s.path.name, "bytes": s.path.stat().st_size, "sha256": h, "points": s.header.count,
              "version": f"{s.header.version[0]}.{s.header.version[1]}", "maker": s.header.maker}
             for s, h in zip(sources, hashes, strict=True)]
    lineage = {"files": files, "crs": first.crs.source, "unit": first.crs.unit if first.target == first.crs.metric
               else 0.0, "unit_z": first.crs.unit_z, "duplicates": found["duplicates"],
               "covered_m2": found["covered"], "demo": any(s.demo for s in sources),
               "flown": min(filter(None, map(flown_on, sources)), default=""),
               "written": max((s.header.written for s in sources), default="") if all(
                   s.header.written for s in sources) else "",
              "warnings": list(dict.fromkeys(w for s in sources for w in s.warnings))}
    return Tiles(folder, first.target, found["bounds"], count, count / max(found["covered"], 1.0), digest, lineage,
                 counts, found["colour"], found["z0"])


def _digest(sources: list[Source], hashes: list[str], colour: bool) -> str:
    """Names what the tiles hold: the files' content, the CRS they are read in, the layout, whether with colour."""
    told = [FORMAT, TILE, sorted(hashes), sources[0].target, [s.crs.source for s in sources], colour]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _hashes(sources: list[Source], folder: Path, progress: Progress) -> list[str]:
    """SHA-256 of each file; remembered by size and time of change, so that a second call is instant."""
    try:
        known = json.loads((folder / _STAMPS).read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    found = []
    for source in sources:
        stat = source.path.stat()
        stamp = f"{source.path}|{stat.st_size}|{stat.st_mtime_ns}"
        if stamp not in known:
            progress(0, 0, tr("Reading {file} …", file=source.path.name))
            with source.path.open("rb") as file:
                known[stamp] = hashlib.file_digest(file, "sha256").hexdigest()
        found.append(known[stamp])
    beside = folder / f".{_STAMPS}.{os.getpid()}"
    beside.write_text(json.dumps(known), "utf-8")
    beside.replace(folder / _STAMPS)
    return found
