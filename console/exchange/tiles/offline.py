"""A server's tiles kept on disk: what was seen is in the cache, what was downloaded stays for good."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from pathlib import Path

from console.errors import ProfileError
from console.exchange.tiles.mbtiles import MBTilesWriter
from console.exchange.tiles.pyramid import Tile
from console.exchange.tiles.tile import Pixels, TileSource
from console.language import tr

CACHE = 512 * 1024 * 1024  # bytes of tiles that were only looked at; the oldest go first


class KeptSource(TileSource):
    """A remote source that asks the disk first, and keeps what the server sends.

    Args:
        source: the server.
        downloads: file of areas downloaded for use without a network; may appear later.
        cache: file of tiles that were looked at; safe to delete while closed.
    """

    remote = True

    def __init__(self, source: TileSource, downloads: Path, cache: Path) -> None:
        self.source = source
        self.name, self.attribution, self.kind = source.name, source.attribution, source.kind
        self.content, self.pyramid, self.bounds = source.content, source.pyramid, source.bounds
        self._path = downloads
        self._lock = threading.Lock()
        self._downloads: MBTilesWriter | None = None
        self._cache = open_writer(cache, source, CACHE)

    def read(self, tile: Tile) -> bytes | Pixels | None:
        found = self._kept(tile)
        if found is not None:
            return found
        data = self.source.read(tile)
        if isinstance(data, bytes):
            with contextlib.suppress(sqlite3.Error):  # a full disk is no reason not to show the tile
                self._cache.put([(tile, data)])
        return data

    def held(self, tile: Tile) -> bool:
        return self._kept(tile) is not None

    def _kept(self, tile: Tile) -> bytes | None:
        with self._lock:
            if self._downloads is None and self._path.exists():
                self._downloads = open_writer(self._path, self.source)
        for file in (self._downloads, self._cache):
            found = file.get(tile) if file is not None else None
            if found is not None:
                return found
        return None

    def close(self) -> None:
        self.source.close()
        self._cache.close()
        if self._downloads is not None:
            self._downloads.close()


def open_writer(path: Path, source: TileSource, limit: int = 0) -> MBTilesWriter:
    """The file that keeps this source's tiles; a damaged one is set aside and begun anew.

    Raises:
        ProfileError: it cannot be written.
    """
    about = {"name": source.name, "format": "png", "attribution": source.attribution,
             "bounds": ",".join(f"{value:.7f}" for value in source.bounds)}
    try:
        try:
            return MBTilesWriter(path, source.pyramid, about, limit)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # locked or not to be written, but sound
                raise
            path.replace(path.with_suffix(".damaged"))
            return MBTilesWriter(path, source.pyramid, about, limit)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ProfileError(tr("The tile file {file} cannot be written ({why}).", file=path, why=why)) from error
