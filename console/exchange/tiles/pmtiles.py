"""PMTiles version 3: tiles along a Hilbert curve in one file, found through directories.

The `pmtiles` package parses header and directories; its own reader parses every directory anew for every
tile and maps the file into memory (a file cut short under a map ends the process), so reading is done here.
"""

from __future__ import annotations

import gzip
import json
import threading
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from pmtiles import tile as pm

from console.errors import BadInput
from console.exchange.tiles.pyramid import WORLD, Bounds, Tile, mercator
from console.exchange.tiles.tile import (
    IMAGE,
    VECTOR,
    BadTile,
    SourceGone,
    Stamp,
    TileSource,
    image_size,
    unpacked,
)
from console.language import tr

DEPTH = 4  # directories below directories, as the specification bounds it
_IMAGES = (pm.TileType.PNG, pm.TileType.JPEG, pm.TileType.WEBP)
_UNREADABLE = (ValueError, EOFError, OSError, IndexError, KeyError, zlib.error, RecursionError,
               pm.MagicNumberNotFound, pm.SpecVersionUnsupported)


class PMTiles(TileSource):
    """One PMTiles file, opened for reading.

    Raises:
        BadInput: it is no PMTiles file of version 3, or damaged, or packed in a way that is not read.
    """

    kind = "pmtiles"

    def __init__(self, path: Path, shift: str = "") -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._stamp = Stamp(path)
            self._file = path.open("rb")
        except OSError as error:
            raise _refusal(path, error.strerror or str(error)) from error
        self._directory = lru_cache(maxsize=64)(self._read_directory)
        try:
            self._header: Any = pm.deserialize_header(self._bytes(0, 127))
            self._describe(shift)
        except BadInput:
            self.close()
            raise
        except _UNREADABLE as error:
            self.close()
            raise _refusal(path, _why(error)) from error

    def _describe(self, shift: str) -> None:
        header = self._header
        packing = (header["internal_compression"], header["tile_compression"])
        if packing[0] != pm.Compression.GZIP:
            raise _refusal(self.path, tr("its directories are packed with {way}", way=packing[0].name))
        if packing[1] in (pm.Compression.BROTLI, pm.Compression.ZSTD):
            raise _refusal(self.path, tr("its tiles are packed with {way}", way=packing[1].name))
        kind = header["tile_type"]
        if kind not in (*_IMAGES, pm.TileType.MVT):
            raise _refusal(self.path, tr("its tiles are of type {kind}", kind=kind.name))
        self.content = IMAGE if kind in _IMAGES else VECTOR
        says = self._metadata()
        self.name = str(says.get("name") or self.path.stem)
        self.attribution = str(says.get("attribution") or "")
        if not header["min_zoom"] <= header["max_zoom"] <= 24:
            raise _refusal(self.path, tr("its zooms are impossible"))
        self.pyramid = mercator(header["min_zoom"], header["max_zoom"], self._size(), shift)
        self.bounds = self._declared()

    def _metadata(self) -> dict[str, Any]:
        """The file's own description; a broken one is no reason to refuse the tiles."""
        try:
            packed = self._bytes(self._header["metadata_offset"], self._header["metadata_length"])
            says = json.loads(unpacked(packed))
        except (*_UNREADABLE, BadTile):
            return {}
        return says if isinstance(says, dict) else {}

    def _declared(self) -> Bounds:
        west, south, east, north = (self._header[f"{name}_e7"] / 1e7
                                    for name in ("min_lon", "min_lat", "max_lon", "max_lat"))
        sound = -180 <= west < east <= 180 and -90 <= south < north <= 90
        return (west, south, east, north) if sound else WORLD

    def _size(self) -> int:
        """Pixels of a tile, from the first one."""
        entries = self._directory(self._header["root_offset"], self._header["root_length"])
        while entries and entries[0].run_length == 0:
            entries = self._directory(self._header["leaf_directory_offset"] + entries[0].offset,
                                      entries[0].length)
        if not entries:
            raise BadInput(tr("{file} holds no tile; nothing was changed.", file=self.path.name))
        if self.content == VECTOR:
            return 512
        size = image_size(self._bytes(self._header["tile_data_offset"] + entries[0].offset, entries[0].length))
        return size[0] if size and size[0] == size[1] and 64 <= size[0] <= 2048 else 256

    def _bytes(self, offset: int, length: int) -> bytes:
        with self._lock:
            self._file.seek(offset)
            data = self._file.read(length)
        if len(data) < length:
            raise EOFError(tr("it ends too early"))
        return data

    def _read_directory(self, offset: int, length: int) -> list[pm.Entry]:
        if length > 64 * 1024 * 1024:
            raise ValueError(tr("it is damaged"))
        return pm.deserialize_directory(self._bytes(offset, length))

    def read(self, tile: Tile) -> bytes | None:
        header = self._header
        wanted = pm.zxy_to_tileid(self.pyramid.levels[tile.level].zoom, tile.column, tile.row)
        offset, length = header["root_offset"], header["root_length"]
        try:
            for _ in range(DEPTH):
                entry = pm.find_tile(self._directory(offset, length), wanted)
                if entry is None or entry.length == 0:
                    return None
                if entry.run_length:
                    data = self._bytes(header["tile_data_offset"] + entry.offset, entry.length)
                    packed = header["tile_compression"] == pm.Compression.GZIP or self.content == VECTOR
                    return unpacked(data) if packed else data
                offset, length = header["leaf_directory_offset"] + entry.offset, entry.length
        except _UNREADABLE as error:
            raise BadTile(_why(error)) from error
        raise BadTile(tr("it is damaged"))

    def changed(self) -> bool:
        try:
            return self._stamp.changed()
        except OSError as error:
            raise SourceGone(tr("The basemap file {file} is gone; what was already read is still shown.",
                                file=self.path)) from error

    def close(self) -> None:
        self._file.close()


def _why(error: Exception) -> str:
    if isinstance(error, pm.MagicNumberNotFound | UnicodeDecodeError):
        return tr("it does not begin like one")
    if isinstance(error, pm.SpecVersionUnsupported):
        return tr("only version 3 is read")
    if isinstance(error, EOFError):
        return tr("it ends too early")
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return tr("it is damaged")
    return str(error) or tr("it is damaged")


def _refusal(path: Path, why: str) -> BadInput:
    return BadInput(tr("{file} cannot be read as PMTiles ({why}); nothing was changed.", file=path.name, why=why))
