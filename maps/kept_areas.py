"""What was prepared of an area tree and of its buildings, kept on disk for the next start.

Projecting, splitting borders and finding room for names takes a second for ten thousand areas; reading it back
a tenth of that. Everything is keyed by a digest of the outlines, so that a changed outline is prepared anew and
a changed name or case is not. Nothing here is needed: a folder that is lost, damaged or cannot be written to
costs time, never a map.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.errors import BadInput
from console.model.area import Area, AreaTree, Level
from console.model.premises import Building
from maps.areas import AreaMap, Rank, map_areas, with_outline
from maps.buildings import map_buildings
from maps.prepare import Prepared
from maps.stored import open_prepared, save_prepared

VERSION = 1   # of what is written here; another one is prepared anew
KEPT = 3      # digests kept of each kind: the present one, and what an import just replaced
Home = tuple[float, float, float, float]


class RankHeader(msgspec.Struct, frozen=True):
    """One level's numbers."""

    level: int
    across: float


class Header(msgspec.Struct, frozen=True):
    """Everything of an area map that is no array."""

    crs: str
    origin: tuple[float, float]
    bounds: tuple[float, float, float, float] | None
    ranks: list[RankHeader]


def kept_areas(folder: Path, tree: AreaTree, home: Home | None = None) -> AreaMap:
    """`map_areas`, from the folder where these outlines have been prepared before.

    Args:
        folder: for this purpose alone. The rest as in `map_areas`.
    """
    areas = with_outline(tree)
    if not areas:
        return map_areas(tree, home)
    place = folder / f"areas-{_digest(f'{area.level:d}'.encode() + (area.wkb or b'') for area in areas)}"
    with contextlib.suppress(OSError, ValueError, KeyError, zipfile.BadZipFile, BadInput, msgspec.MsgspecError):
        return _read(place, areas)
    made = map_areas(tree, home)
    if made.land is not None:
        _keep(place, lambda part: _write(part, made, areas))
    return made


def kept_buildings(folder: Path, buildings: Sequence[Building], crs: str, origin: tuple[float, float]) -> Prepared:
    """`map_buildings`, from the folder where these footprints have been prepared before."""
    if not buildings:
        return map_buildings(buildings, crs, origin)
    what = (f"{crs} {origin}".encode(), *(f"{one.floors:d}".encode() + one.wkb for one in buildings))
    place = folder / f"buildings-{_digest(what)}"
    with contextlib.suppress(BadInput):
        return open_prepared(place / "buildings.map")
    made = map_buildings(buildings, crs, origin)
    _keep(place, lambda part: save_prepared(made, part / "buildings.map"))
    return made


def _digest(parts: Iterable[bytes]) -> str:
    found = hashlib.blake2b(f"{VERSION}".encode(), digest_size=12)
    for part in parts:
        found.update(len(part).to_bytes(4, "little") + part)
    return found.hexdigest()


def _keep(place: Path, write: Callable[[Path], None]) -> None:
    """Write a folder whole or not at all, and drop the oldest of its kind."""
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True, exist_ok=True)
        write(part)
        shutil.rmtree(place, ignore_errors=True)
        part.replace(place)
        kind = place.name.partition("-")[0]
        older = sorted(place.parent.glob(f"{kind}-*"), key=lambda one: one.stat().st_mtime, reverse=True)
        for one in older[KEPT:]:
            shutil.rmtree(one, ignore_errors=True)
    except OSError:   # a full or read-only disk: prepared anew next time
        shutil.rmtree(part, ignore_errors=True)


def _write(folder: Path, made: AreaMap, areas: Sequence[Area]) -> None:
    assert made.land is not None
    number = {area.id: i for i, area in enumerate(areas)}
    arrays: dict[str, NDArray[np.generic]] = {}
    for i, rank in enumerate(made.ranks):
        stored = shapely.to_wkb(rank.shapes)
        arrays |= {f"areas{i}": np.array([number[area.id] for area in rank.areas], np.int32),
                   f"ends{i}": np.cumsum([len(one) for one in stored]),
                   f"shapes{i}": np.frombuffer(b"".join(stored), np.uint8),
                   f"x{i}": rank.x, f"y{i}": rank.y, f"rooms{i}": rank.rooms, f"heights{i}": rank.heights}
        save_prepared(rank.borders, folder / f"borders{i}.map")
    save_prepared(made.land, folder / "land.map")
    np.savez(folder / "arrays.npz", **arrays)  # type: ignore[arg-type]
    header = Header(made.crs, made.origin, made.bounds, [RankHeader(int(r.level), r.across) for r in made.ranks])
    (folder / "areas.json").write_bytes(msgspec.json.encode(header))


def _read(folder: Path, areas: Sequence[Area]) -> AreaMap:
    header = msgspec.json.decode((folder / "areas.json").read_bytes(), type=Header)
    ranks = []
    with (folder / "arrays.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        for i, one in enumerate(header.ranks):
            blob, ends = arrays[f"shapes{i}"].tobytes(), arrays[f"ends{i}"].tolist()
            starts = [0, *ends[:-1]]
            shapes = shapely.from_wkb(np.array([blob[a:b] for a, b in zip(starts, ends, strict=True)], dtype=object))
            x, y, rooms, heights = (arrays[f"{name}{i}"] for name in ("x", "y", "rooms", "heights"))
            mine = tuple(areas[n] for n in arrays[f"areas{i}"].tolist())
            ranks.append(Rank(Level(one.level), mine, shapes, shapely.STRtree(shapes), one.across,
                              open_prepared(folder / f"borders{i}.map"), x, y, rooms, heights))
    return AreaMap(header.crs, header.origin, tuple(ranks), open_prepared(folder / "land.map"), header.bounds)
