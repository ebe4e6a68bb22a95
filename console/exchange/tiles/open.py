"""Which kind of basemap a file or an address is, and the source that reads it."""

from __future__ import annotations

import urllib.parse
from pathlib import Path

import msgspec

from console.errors import BadInput
from console.exchange.tiles.mbtiles import MBTiles
from console.exchange.tiles.offline import KeptSource
from console.exchange.tiles.pmtiles import PMTiles
from console.exchange.tiles.pyramid import SHIFTED
from console.exchange.tiles.tile import TileSource
from console.exchange.tiles.web import Web, check_address
from console.exchange.tiles.wmts import XYZ, fetch_capabilities, is_template, open_wmts
from console.language import tr
from console.profile import Profile
from console.store.basemaps import BasemapRecord

_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


class Folders(msgspec.Struct, frozen=True):
    """Where a profile keeps what belongs to basemaps.

    Attributes:
        caches: tiles that were looked at, and overviews; can be deleted.
        downloads: tiles fetched for use without a network; to be kept.
    """

    caches: Path
    downloads: Path


def folders_of(profile: Profile) -> Folders:
    return Folders(profile.caches / "basemaps", profile.folder / "basemaps")


def kind_of(where: str) -> str:
    """"mbtiles", "pmtiles", "geotiff", "wmts" or "xyz", from what the file begins with, not from its name.

    Raises:
        BadInput: there is no such file, or it is none of these.
    """
    if "://" in where:
        check_address(where)
        return "xyz" if is_template(where) else "wmts"
    path = Path(where)
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise BadInput(tr("{file} cannot be opened ({why}); nothing was added.", file=path,
                          why=error.strerror or error)) from error
    kind = _kind(head)
    if kind:
        return kind
    if path.suffix.lower() in (".pmtiles", ".mbtiles"):
        raise BadInput(tr("{file} does not begin like a {kind} file; it is damaged or something else. "
                          "Nothing was changed.", file=path.name, kind=path.suffix[1:].lower()))
    raise BadInput(tr("{file} is no basemap: neither MBTiles, PMTiles, GeoTIFF nor a WMTS capabilities "
                      "document. Nothing was added.", file=path.name))


def _kind(head: bytes) -> str:
    if head.startswith(b"SQLite format 3\0"):
        return "mbtiles"
    if head.startswith(b"PMTiles"):
        return "pmtiles"
    if head.startswith(_TIFF):
        return "geotiff"
    return "wmts" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else ""


def document_of(record: BasemapRecord) -> bytes:
    """The capabilities of a WMTS record: kept with it, in its file, or fetched now."""
    if record.document:
        return record.document
    if "://" in record.where:
        return fetch_capabilities(record.where, Web(record.key))
    try:
        return Path(record.where).read_bytes()
    except OSError as error:
        raise BadInput(tr("{file} cannot be opened ({why}); nothing was added.", file=record.where,
                          why=error.strerror or error)) from error


def open_source(record: BasemapRecord, folders: Folders) -> TileSource:
    """The source of a basemap, a server's one with its tiles on disk in front of it.

    Raises:
        BadInput: the file or the document cannot be used.
        SourceGone: the server does not answer, and its document is not at hand.
    """
    source = open_plain(record, folders)
    if not source.remote:
        return source
    return KeptSource(source, downloads_of(record, folders), folders.caches / f"{record.id}.mbtiles")


def open_plain(record: BasemapRecord, folders: Folders) -> TileSource:
    """The source itself, without what is kept of it."""
    path, shift = Path(record.where), record.crs if record.crs in SHIFTED else ""
    if record.crs and not shift and record.kind != "geotiff":
        raise BadInput(tr("The tiles of {name} say themselves where they lie; --crs takes only gcj02 or bd09 "
                          "here.", name=path.name))
    if record.kind == "mbtiles":
        return MBTiles(path, shift)
    if record.kind == "pmtiles":
        return PMTiles(path, shift)
    if record.kind == "geotiff":
        return _open_geotiff(path, record.crs, folders)
    if record.kind == "xyz":
        return XYZ(record.where, Web(record.key), shift)
    origin = urllib.parse.urlsplit(record.where).netloc if "://" in record.where else path.name
    source = open_wmts(document_of(record), origin, Web(record.key), record.layer, record.matrix_set)
    if shift:
        source.pyramid = msgspec.structs.replace(source.pyramid, shift=shift)
    return source


def downloads_of(record: BasemapRecord, folders: Folders) -> Path:
    return folders.downloads / f"{record.id}.mbtiles"


def _open_geotiff(path: Path, crs: str, folders: Folders) -> TileSource:
    from console.exchange.tiles import overviews  # GDAL: a quarter of a second that other kinds do not need
    from console.exchange.tiles.geotiff import GeoTIFF

    prepared = overviews.folder_of(path, folders.caches) if path.exists() else None
    return GeoTIFF(path, crs, prepared if prepared is not None and prepared.is_dir() else None)
