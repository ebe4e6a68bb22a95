"""Adding a basemap: recognise it, open it once to be sure, prepare what is slow, and write it down."""

from __future__ import annotations

import itertools
import secrets
import time
from pathlib import Path

import msgspec

from console.errors import Refused
from console.exchange.crs import known_crs
from console.exchange.tiles.open import Folders, document_of, kind_of, open_plain
from console.exchange.tiles.tile import TileSource
from console.language import tr
from console.progress import Progress
from console.store.basemaps import BasemapRecord, BasemapStore


def add_basemap(where: str, basemaps: BasemapStore, folders: Folders, progress: Progress, *, name: str = "",
                key: str = "", crs: str = "", layer: str = "", matrix_set: str = "",
                actor: str = "") -> tuple[BasemapRecord, TileSource]:
    """Add a file or a server to the profile; the source is returned closed, for what it says about itself.

    Args:
        where: path or http(s) address, of a capabilities document too, or with {z}, {x}, {y} in it.
        crs: of a raster that does not say; "gcj02" or "bd09" for tiles cut in shifted degrees.
        layer, matrix_set: of a server that has several.

    Raises:
        BadInput: it is no basemap, or damaged.
        SourceGone: the server does not answer.
        Refused: the name is taken.
        Cancelled: stopped while overviews were being built; nothing was added.
    """
    kind = kind_of(where)
    record = BasemapRecord(
        id=secrets.token_hex(4), name=name, kind=kind, where=where if "://" in where else str(Path(where).absolute()),
        crs=known_crs(crs) if crs else "", layer=layer, matrix_set=matrix_set, key=key,
        added_at=time.time(), added_by=actor)
    if kind == "wmts":
        record = msgspec.structs.replace(record, document=document_of(record))
    source = open_plain(record, folders)
    try:
        if kind == "geotiff":
            _prepare(source, folders, progress)
        record = _described(record, source)
    finally:
        source.close()
    if not name:
        record = msgspec.structs.replace(record, name=_free_name(record, basemaps))
    basemaps.add(record)
    return basemaps.find(record.id), source


def _free_name(record: BasemapRecord, basemaps: BasemapStore) -> str:
    """The source's own name; where another basemap has it, the file's, then one with a number.

    Raises:
        Refused: this very source is a basemap already.
    """
    taken = {one.name for one in basemaps.all()}
    same = ("kind", "where", "layer", "matrix_set", "crs")
    for one in basemaps.all():
        if all(getattr(one, field) == getattr(record, field) for field in same):
            raise Refused(tr("This is the basemap {name} already; give another name with --name to have it twice.",
                             name=one.name))
    first = record.name if record.name not in taken or "://" in record.where else Path(record.where).stem
    numbered = (f"{first} {number}" for number in itertools.count(2))
    return first if first not in taken else next(name for name in numbered if name not in taken)


def _described(record: BasemapRecord, source: TileSource) -> BasemapRecord:
    """The record with what the source says about itself."""
    levels = source.pyramid.levels
    size, changed = 0, 0.0
    if not source.remote:
        found = Path(record.where).stat()
        size, changed = found.st_size, found.st_mtime
    return msgspec.structs.replace(
        record, name=record.name or source.name, attribution=source.attribution, bounds=source.bounds,
        min_zoom=levels[0].zoom, max_zoom=levels[-1].zoom, source_size=size, source_mtime=changed,
        layer=record.layer or getattr(getattr(source, "style", None), "layer", ""))


def _prepare(source: TileSource, folders: Folders, progress: Progress) -> None:
    """Build the overviews of a large GeoTIFF that has none."""
    from console.exchange.tiles import overviews
    from console.exchange.tiles.geotiff import GeoTIFF

    assert isinstance(source, GeoTIFF)
    if overviews.are_needed(source):
        overviews.build(source, folders.caches, progress)
