"""MBTiles: tiles in one SQLite file, rows counted from the south (TMS), EPSG:3857.

Specification: MBTiles 1.3. A file that this console wrote for a server with another grid (天地图 `_c`, a city's
own matrix set) carries its pyramid as JSON under the metadata name "grid-console:pyramid"; other readers
would misplace such a file, so its metadata says so in the description.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import msgspec

from console.errors import BadInput
from console.exchange.tiles.pyramid import WORLD, Bounds, Pyramid, Tile, mercator
from console.exchange.tiles.tile import (
    IMAGE,
    VECTOR,
    BadTile,
    SourceGone,
    Stamp,
    TileSource,
    image_size,
    is_image,
    unpacked,
)
from console.language import tr

PYRAMID = "grid-console:pyramid"
DEEPEST = 24  # finest zoom that a map can use: 1 cm a pixel


class MBTiles(TileSource):
    """One MBTiles file, opened for reading.

    Raises:
        BadInput: it is no MBTiles file, is damaged or holds no tile.
    """

    kind = "mbtiles"

    def __init__(self, path: Path, shift: str = "") -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._stamp = Stamp(path)
            self._link = _connect(path)
        except (OSError, sqlite3.Error) as error:
            raise _refusal(path, error) from error
        try:
            self._describe(shift)
        except sqlite3.Error as error:
            self.close()
            raise _refusal(path, error) from error
        except BadInput:
            self.close()
            raise

    def _describe(self, shift: str) -> None:
        """Read the metadata, and believe the tiles where they say otherwise."""
        found = self._link.execute("SELECT name FROM sqlite_master WHERE name = 'tiles'").fetchone()
        if found is None:
            raise BadInput(tr("{file} is a database without a table of tiles, so it is no MBTiles file; "
                              "nothing was changed.", file=self.path.name))
        first, last = self._link.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        if first is None:
            raise BadInput(tr("{file} holds no tile; nothing was changed.", file=self.path.name))
        if not 0 <= int(first) <= int(last) <= DEEPEST:
            raise BadInput(tr("{file} holds tiles of impossible zooms ({first}–{last}); nothing was changed.",
                              file=self.path.name, first=first, last=last))
        says = self._metadata()
        sample = self._sample()
        self.name = says.get("name") or self.path.stem
        self.attribution = says.get("attribution", "")
        self.content = IMAGE if is_image(sample) else VECTOR
        self.pyramid = _own_pyramid(says) or mercator(
            int(first), int(last), _size(sample) if self.content == IMAGE else 512, shift)
        self.bounds = _bounds(says.get("bounds", "")) or self._measured()

    def _metadata(self) -> dict[str, str]:
        try:
            rows = self._link.execute("SELECT name, value FROM metadata").fetchall()
        except sqlite3.OperationalError:
            return {}  # the table is required, but the tiles can be drawn without it
        return {str(name): str(value) for name, value in rows if value is not None}

    def _sample(self) -> bytes:
        """The first tile that is not empty; it tells images from vectors and their size."""
        row = self._link.execute("SELECT tile_data FROM tiles WHERE length(tile_data) > 0 LIMIT 1").fetchone()
        if row is None:
            raise BadInput(tr("{file} holds no tile; nothing was changed.", file=self.path.name))
        return bytes(row[0]) if isinstance(row[0], bytes) else b""

    def _measured(self) -> Bounds:
        """Degrees that the tiles of the finest zoom span, for files that do not say."""
        level = self.pyramid.levels[-1]
        c0, c1, r0, r1 = self._link.execute(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles"
            " WHERE zoom_level = ?", (level.zoom,)).fetchone()
        span = msgspec.structs.replace(level, limits=(c0, level.rows - 1 - r1, c1 + 1, level.rows - r0))
        return Pyramid(self.pyramid.crs, (span,), self.pyramid.shift).bounds()

    def read(self, tile: Tile) -> bytes | None:
        level = self.pyramid.levels[tile.level]
        where = (level.zoom, tile.column, level.rows - 1 - tile.row)
        try:
            with self._lock:
                row = self._link.execute(
                    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                    where).fetchone()
        except sqlite3.Error as error:
            raise BadTile(str(error)) from error
        if row is None or not row[0]:
            return None
        if not isinstance(row[0], bytes):
            raise BadTile("text")
        return unpacked(row[0]) if self.content == VECTOR else row[0]

    def sizes(self) -> tuple[int, int]:
        """How many tiles there are, and their mean size in bytes."""
        with self._lock:
            count, mean = self._link.execute("SELECT count(*), avg(length(tile_data)) FROM tiles").fetchone()
        return int(count), int(mean or 0)

    def changed(self) -> bool:
        try:
            return self._stamp.changed()
        except OSError as error:
            raise SourceGone(tr("The basemap file {file} is gone; what was already read is still shown.",
                                file=self.path)) from error

    def close(self) -> None:
        with self._lock:
            self._link.close()


class MBTilesWriter:
    """Writes tiles into an MBTiles file, and reads them back while it is written.

    Args:
        path: made with its tables if it is not there.
        pyramid: where the tiles lie.
        about: metadata ("name", "format", "attribution", "bounds").
        limit: bytes of tiles to keep; the oldest go first. 0 keeps all.
    """

    def __init__(self, path: Path, pyramid: Pyramid, about: dict[str, str], limit: int = 0) -> None:
        self.path = path
        self.pyramid = pyramid
        self._limit = limit
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._link = sqlite3.connect(path, check_same_thread=False, timeout=10, isolation_level=None)
        try:
            self._prepare(about)
        except sqlite3.Error:
            self._link.close()
            raise
        self._held = self._sum()

    def _prepare(self, about: dict[str, str]) -> None:
        for line in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
                     "CREATE TABLE IF NOT EXISTS metadata (name TEXT PRIMARY KEY, value TEXT)",
                     "CREATE TABLE IF NOT EXISTS tiles (zoom_level INTEGER, tile_column INTEGER, "
                     "tile_row INTEGER, tile_data BLOB, at REAL, "
                     "PRIMARY KEY (zoom_level, tile_column, tile_row))"):
            self._link.execute(line)
        zooms = [level.zoom for level in self.pyramid.levels]
        says = {"type": "baselayer", "version": "1", "minzoom": str(min(zooms)), "maxzoom": str(max(zooms)),
                **about}
        if not is_common(self.pyramid):
            says[PYRAMID] = msgspec.json.encode(self.pyramid).decode()
            says["description"] = f"Tiles in {self.pyramid.crs}, not EPSG:3857; only Grid Console places them."
        self._link.executemany("INSERT OR REPLACE INTO metadata VALUES (?, ?)", says.items())

    def _sum(self) -> int:
        return int(self._link.execute("SELECT coalesce(sum(length(tile_data)), 0) FROM tiles").fetchone()[0])

    def _key(self, tile: Tile) -> tuple[int, int, int]:
        level = self.pyramid.levels[tile.level]
        return level.zoom, tile.column, level.rows - 1 - tile.row

    def get(self, tile: Tile) -> bytes | None:
        with self._lock:
            row = self._link.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                self._key(tile)).fetchone()
        return row[0] if row else None

    def has(self, tile: Tile) -> bool:
        with self._lock:
            return self._link.execute(
                "SELECT 1 FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                self._key(tile)).fetchone() is not None

    def put(self, tiles: list[tuple[Tile, bytes]]) -> None:
        """Write tiles in one transaction; the oldest make room where there is a limit."""
        now = time.time()
        rows = [(*self._key(tile), data, now) for tile, data in tiles]
        with self._lock:
            self._link.execute("BEGIN IMMEDIATE")
            try:
                self._link.executemany("INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?, ?)", rows)
                self._held += sum(len(data) for _, data in tiles)
                if self._limit and self._held > self._limit:
                    self._link.execute(
                        "DELETE FROM tiles WHERE rowid IN (SELECT rowid FROM tiles ORDER BY at "
                        "LIMIT (SELECT 1 + count(*) / 4 FROM tiles))")
                    self._held = self._sum()
                self._link.execute("COMMIT")
            except sqlite3.Error:
                self._link.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that it can be copied as one, unless others use it."""
        with self._lock:
            with contextlib.suppress(sqlite3.Error):
                self._link.execute("PRAGMA busy_timeout = 100")
                self._link.execute("PRAGMA journal_mode = DELETE")
            self._link.close()


def is_common(pyramid: Pyramid) -> bool:
    """Whether any MBTiles reader would place these tiles right."""
    level = pyramid.levels[-1]
    usual = mercator(level.zoom, level.zoom, level.tile_width).levels[0]
    return (pyramid.crs == "EPSG:3857" and not pyramid.shift and level.rows == usual.rows
            and all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)
                    for a, b in zip(level.to_pixel, usual.to_pixel, strict=True)))


def _connect(path: Path) -> sqlite3.Connection:
    """Read-only; a file on a read-only medium whose journal cannot be made is opened as it is."""
    link: Any = None
    for options in ("mode=ro", "mode=ro&immutable=1"):
        link = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, check_same_thread=False)
        try:
            link.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return link
        except sqlite3.OperationalError:
            link.close()
        except sqlite3.Error:
            link.close()
            raise
    raise sqlite3.OperationalError(tr("it cannot be opened"))


def _refusal(path: Path, error: Exception) -> BadInput:
    why = error.strerror if isinstance(error, OSError) else str(error)
    return BadInput(tr("{file} cannot be read as MBTiles ({why}); nothing was changed.", file=path.name, why=why))


def _own_pyramid(says: dict[str, str]) -> Pyramid | None:
    if PYRAMID not in says:
        return None
    try:
        return msgspec.json.decode(says[PYRAMID], type=Pyramid)
    except msgspec.MsgspecError as error:
        raise BadInput(tr("The grid that this file declares cannot be read; download the area again.")) from error


def _size(sample: bytes) -> int:
    """Pixels of a tile; 256 unless the tiles are made for dense screens."""
    size = image_size(sample)
    return size[0] if size and size[0] == size[1] and 64 <= size[0] <= 2048 else 256


def _bounds(text: str) -> Bounds | None:
    """The metadata's "west,south,east,north", None where it is absent or nonsense."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    sound = -180.1 <= west < east <= 180.1 and -90.1 <= south < north <= 90.1
    return (max(west, WORLD[0]), south, min(east, WORLD[2]), north) if sound else None
