"""Downloading an area of a server's map, to be used where there is no network."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import msgspec

from console.errors import BadInput, Cancelled, ProfileError, Refused
from console.exchange.tiles.offline import open_writer
from console.exchange.tiles.pyramid import Bounds, Pyramid, Tile
from console.exchange.tiles.tile import BadTile, SourceGone, TileSource
from console.language import tr
from console.progress import Progress

AT_ONCE = 4           # requests; a city's own server is not to be brought down
BATCH = 64            # tiles between two commits, and between two looks whether to stop
MOST = 1_000_000      # tiles of one order; a district to level 19 has about 60,000
SAMPLES = 6           # tiles asked for to learn their size


class Plan(msgspec.Struct, frozen=True):
    """What a download would bring.

    Attributes:
        tiles: in the area; held: of these already here.
        bytes: estimate for what is missing; sampled: from how many real tiles.
    """

    tiles: int
    held: int
    bytes: int
    sampled: int
    min_zoom: int
    max_zoom: int
    bounds: Bounds


class Downloaded(msgspec.Struct, frozen=True):
    """What a download brought: tiles new and held before, absent at the server, and failed."""

    new: int
    held: int
    absent: int
    failed: int
    bytes: int


def plan(source: TileSource, path: Path, bounds: Bounds, first: int, last: int) -> Plan:
    """Count the tiles, and estimate their size from a few real ones spread over the area.

    Raises:
        BadInput: the zooms or the area are not of this basemap.
        SourceGone: the server does not answer.
    """
    pyramid = source.pyramid
    zooms = [level.zoom for level in pyramid.levels]
    if first > last or first not in zooms or last not in zooms:
        raise BadInput(tr("This basemap has the zooms {first} to {last}; choose among these.",
                          first=min(zooms), last=max(zooms)))
    total = pyramid.count(bounds, range(first, last + 1))
    if not total:
        raise BadInput(tr("No tile of this basemap lies in that area."))
    if total > MOST:
        raise Refused(tr("That would be {n} tiles, more than {most} at once; choose a smaller area or a lower "
                         "--max-zoom.", n=f"{total:,}", most=f"{MOST:,}"))
    held = _held(source, path, bounds, first, last) if path.exists() else 0
    sizes = _sampled(source, bounds, first, last, total)
    mean = sum(sizes) / len(sizes) if sizes else 0
    return Plan(total, held, int(mean * (total - held)), len(sizes), first, last, bounds)


def run(source: TileSource, path: Path, wanted: Plan, progress: Progress) -> Downloaded:
    """Bring what is missing. What has come stays when it is stopped, and the next run goes on from there.

    Raises:
        Cancelled: stopped; says how much is kept.
        SourceGone: the server stopped answering; says how much is kept.
        ProfileError: the disk is full.
    """
    file = open_writer(path, source)
    counts = {"new": 0, "held": 0, "absent": 0, "failed": 0, "bytes": 0}
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="download")
    try:
        todo = tiles_of(source.pyramid, wanted)
        while batch := list(islice(todo, BATCH)):
            missing = [tile for tile in batch if not file.has(tile)]
            counts["held"] += len(batch) - len(missing)
            got = list(pool.map(lambda tile: (tile, _ask(source, tile)), missing))
            file.put([(tile, data) for tile, data in got if isinstance(data, bytes)])
            for _, data in got:
                kind = "new" if isinstance(data, bytes) else "absent" if data is None else "failed"
                counts[kind] += 1
                counts["bytes"] += len(data) if isinstance(data, bytes) else 0
            _stop_if_gone(got, counts)
            progress(sum(counts[k] for k in ("new", "held", "absent", "failed")), wanted.tiles,
                     tr("Downloading {name}", name=source.name))
    except Cancelled as stop:
        raise Cancelled(tr("Stopped. {n} tiles are kept and used; run it again to go on.",
                           n=counts["new"] + counts["held"])) from stop
    except sqlite3.Error as error:
        raise ProfileError(tr("The tiles could not be saved ({why}); {n} are kept. Make room and run it again.",
                              why=error, n=counts["new"] + counts["held"])) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        file.close()
    return Downloaded(**counts)


def tiles_of(pyramid: Pyramid, wanted: Plan) -> Iterator[Tile]:
    """Tiles of the plan, coarse levels first, so that a download that is stopped is of use."""
    for index, level in enumerate(pyramid.levels):
        if wanted.min_zoom <= level.zoom <= wanted.max_zoom:
            c0, r0, c1, r1 = pyramid.covering(index, wanted.bounds)
            for row in range(r0, r1):
                for column in range(c0, c1):
                    yield Tile(index, column, row)


def _ask(source: TileSource, tile: Tile) -> bytes | SourceGone | BadTile | None:
    try:
        data = source.read(tile)
    except (SourceGone, BadTile) as error:
        return error
    return data if isinstance(data, bytes) else None


def _stop_if_gone(got: list[tuple[Tile, bytes | SourceGone | BadTile | None]], counts: dict[str, int]) -> None:
    """End when a whole batch failed because the server is gone: asking on would only fail slower."""
    gone = [answer for _, answer in got if isinstance(answer, SourceGone)]
    if gone and len(gone) == len(got):
        raise SourceGone(tr("{why} {n} tiles are kept; run it again to go on.", why=str(gone[0]),
                            n=counts["new"] + counts["held"]))


def _held(source: TileSource, path: Path, bounds: Bounds, first: int, last: int) -> int:
    """How many tiles of the area the file has already."""
    file = open_writer(path, source)
    try:
        return sum(file.has(tile) for tile in tiles_of(
            source.pyramid, Plan(0, 0, 0, 0, first, last, bounds)))
    finally:
        file.close()


def _sampled(source: TileSource, bounds: Bounds, first: int, last: int, total: int) -> list[int]:
    """Sizes of some tiles drawn from the whole order; most are of its finest zoom, as most of the order is."""
    drawn = set(random.Random(total).sample(range(total), min(SAMPLES, total)))  # the same ones each time
    sizes = []
    for number, tile in enumerate(tiles_of(source.pyramid, Plan(0, 0, 0, 0, first, last, bounds))):
        if number not in drawn:
            continue
        try:
            data = source.read(tile)
        except BadTile:
            continue
        if isinstance(data, bytes):
            sizes.append(len(data))
    return sizes
