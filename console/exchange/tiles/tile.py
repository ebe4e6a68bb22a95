"""What every source of basemap tiles offers, whatever its file format or protocol."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from console.errors import BadInput, NotFound
from console.exchange.tiles.pyramid import Bounds, Pyramid, Tile

Pixels = NDArray[np.uint8]  # (height, width, 4): red, green, blue, alpha; colours not premultiplied

IMAGE, VECTOR, PIXELS = "image", "vector", "pixels"
LARGEST = 32 * 1024 * 1024  # bytes of one tile, unpacked; more is damage or an attack


class BadTile(BadInput):
    """The tile is there and cannot be read; it is drawn as a hatched square."""


class SourceGone(NotFound):
    """The file or the server behind a basemap cannot be reached now."""


class TileSource:
    """Yields the tiles of one basemap. Safe to read from several threads.

    Attributes:
        name, attribution: as the source itself says.
        kind: "mbtiles", "pmtiles", "geotiff", "wmts" or "xyz".
        content: IMAGE (encoded PNG, JPEG, WebP), VECTOR (Mapbox vector tile) or PIXELS (arrays).
        pyramid: where the tiles lie.
        bounds: degrees in which tiles are to be expected.
    """

    name = ""
    attribution = ""
    kind = ""
    content = IMAGE
    remote = False
    pyramid: Pyramid
    bounds: Bounds

    def read(self, tile: Tile) -> bytes | Pixels | None:
        """One tile, None where the source has none.

        Raises:
            BadTile: it is there and damaged.
            SourceGone: the file vanished or the server does not answer.
        """
        raise NotImplementedError

    def held(self, tile: Tile) -> bool:
        """Whether `read` answers without asking a server."""
        return not self.remote

    def changed(self) -> bool:
        """Whether the file is another one than the one that was opened.

        Raises:
            SourceGone: it vanished.
        """
        return False

    def close(self) -> None:
        """Give back files and connections."""


class Stamp:
    """Remembers a file's size and time, to notice that it was changed or removed while in use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._look()

    def _look(self) -> tuple[int, int, int]:
        found = os.stat(self._path)  # noqa: PTH116 - Path.stat is five times slower, and this is polled
        return found.st_size, found.st_mtime_ns, found.st_ino

    def changed(self) -> bool:
        """Raises OSError where the file is gone."""
        return self._look() != self._seen


def unpacked(data: bytes) -> bytes:
    """Bytes of a vector tile without the gzip wrapping that most files give it.

    Raises:
        BadTile: the wrapping is broken, or holds more than any tile does.
    """
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        plain = unzip.decompress(data, LARGEST)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise BadTile(str(error)) from error
    if unzip.unconsumed_tail or not unzip.eof:
        raise BadTile("gzip")
    return plain


def is_image(data: bytes) -> bool:
    """Whether the bytes begin like a PNG, JPEG, WebP or GIF."""
    return (data[:4] in (b"\x89PNG", b"GIF8") or data[:3] == b"\xff\xd8\xff"
            or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"))


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height that an encoded image declares, None if it is none that we know."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp_size(data)
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    if data[:4] == b"GIF8" and len(data) >= 10:
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 ":
        return (int.from_bytes(data[26:28], "little") & 0x3FFF,
                int.from_bytes(data[28:30], "little") & 0x3FFF)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7:at + 9], "big"), int.from_bytes(data[at + 5:at + 7], "big")
        at += 2 + length
    return None
