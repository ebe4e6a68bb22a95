"""The first 375 bytes of a LAS/LAZ file, checked against the file before any memory is taken.

A header may lie: by damage, by a program that died before it wrote the counts, or by malice. Libraries
believe it (one asks for 2⁶⁴ bytes). Source: LAS 1.4 R15 (ASPRS), LAZ chunk table (Isenburg, LASzip).
"""

from __future__ import annotations

import datetime
import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from console.causes import cause_of
from console.errors import BadInput
from console.language import tr

_SMALLEST = 227          # bytes of a LAS 1.0–1.2 header
_LARGEST_CHUNKS = 2**32 - 1   # chunk size that means "every chunk says its own" (COPC)
WHOLE = 0.9   # share of the bytes after the header that the claimed points must fill; the rest is padding
FIRST_YEAR = 1995   # before that nobody flew lasers over cities
_WITH_WAVES = (4, 5, 9, 10)
_RECORD = (20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67)   # bytes of point formats 0–10 without extra bytes


@dataclass(frozen=True)
class LasHeader:
    """What the header of one file claims, as far as the file bears it out.

    Attributes:
        count: points, checked against the bytes that are there.
        version: (1, 0) … (1, 4).
        point_format: 0–10.
        compressed: LAZ.
        scale, offset: of x, y, z; all finite, no scale zero.
        low, high: bounds of x, y, z in file units, as claimed (points are the truth).
        wkt: the file says that its CRS is WKT (LAS 1.4, bit 4).
        several: some pulse gave more than one return, by the header's counts; False where it tells none.
        dated: GPS times count from a day that is known (bit 0), not from the start of an unknown week.
        maker: system identifier and generating software, for lineage.
        written: day the file was made (2026-11-22), "" where the header does not say; never before the flight.
    """

    count: int
    version: tuple[int, int]
    point_format: int
    compressed: bool
    scale: tuple[float, float, float]
    offset: tuple[float, float, float]
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    wkt: bool
    dated: bool
    maker: str
    written: str = ""
    several: bool = False


def read_header(path: Path) -> LasHeader:
    """Read and check one header.

    Raises:
        BadInput: not LAS at all, empty, cut off, never finished, or claiming what the file does not hold.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return _checked(file, size, path.name)
    except OSError as error:
        raise BadInput(tr("{file} cannot be read ({why}); nothing was read.", file=path.name,
                          why=cause_of(error))) from error


def _checked(file: BinaryIO, size: int, name: str) -> LasHeader:
    head = file.read(375)
    if size == 0:
        raise BadInput(tr("{file} is empty (0 bytes); nothing was read. Fetch the file again.", file=name))
    if head[:4] != b"LASF":
        raise BadInput(tr("{file} is no LAS or LAZ file; nothing was read.", file=name))
    if len(head) < _SMALLEST:
        raise BadInput(tr("{file} breaks off inside its header; nothing was read. Fetch the file again.", file=name))
    version = (head[24], head[25])
    if version[0] != 1 or version[1] > 4:
        raise BadInput(tr("{file} is LAS {version}; versions 1.0 to 1.4 are read. Nothing was read.", file=name,
                          version=f"{version[0]}.{version[1]}"))
    header_size, start, records = struct.unpack_from("<HII", head, 94)
    raw_format, length = struct.unpack_from("<BH", head, 104)
    if header_size < _SMALLEST or start < header_size:
        raise BadInput(tr("{file} was never finished: the program that wrote it stopped before it filled in the "
                          "header. Nothing was read; ask for the file again.", file=name))
    point_format, compressed = raw_format & 0x3F, bool(raw_format & 0xC0)
    if point_format >= len(_RECORD) or length < _RECORD[point_format]:
        raise BadInput(tr("{file} names a point format that does not exist ({format}, {bytes} bytes); nothing was "
                          "read.", file=name, format=point_format, bytes=length))
    if start > size:
        raise BadInput(tr("{file} breaks off before its first point; nothing was read. Fetch the file again.",
                          file=name))
    numbers = struct.unpack_from("<12d", head, 131)
    count = _count(head, version, header_size)
    evlrs = _check_records(file, head, version, header_size, records, start, size, name)
    waves = version >= (1, 3) and point_format in _WITH_WAVES
    _check_count(file, count, start, length, compressed, evlrs or size, waves, name)
    _check_numbers(numbers, name)
    return LasHeader(
        count=count, version=version, point_format=point_format, compressed=compressed,
        scale=numbers[0:3], offset=numbers[3:6], low=(numbers[7], numbers[9], numbers[11]),
        high=(numbers[6], numbers[8], numbers[10]),
        wkt=bool(struct.unpack_from("<H", head, 6)[0] & 16) or point_format >= 6,
        dated=bool(head[6] & 1) and version >= (1, 2) and point_format not in (0, 2),
        maker=" / ".join(filter(None, (_text(head[26:58]), _text(head[58:90])))),
        written=_day(*struct.unpack_from("<HH", head, 90)), several=_several(head, version, header_size))


def _count(head: bytes, version: tuple[int, int], header_size: int) -> int:
    """Points in all: the 64-bit field of LAS 1.4, or the older one."""
    legacy = struct.unpack_from("<I", head, 107)[0]
    if version >= (1, 4) and header_size >= 375 and len(head) >= 375:
        return struct.unpack_from("<Q", head, 247)[0] or legacy
    return legacy


def _several(head: bytes, version: tuple[int, int], header_size: int) -> bool:
    """Whether the counts by return know a second one, or a later: the 64-bit fields of LAS 1.4, or the older ones."""
    later = struct.unpack_from("<4I", head, 115)
    if version >= (1, 4) and header_size >= 375 and len(head) >= 375:
        later += struct.unpack_from("<14Q", head, 263)
    return any(later)


def _check_records(file: BinaryIO, head: bytes, version: tuple[int, int], header_size: int, records: int,
                   start: int, size: int, name: str) -> int:
    """Walk the variable-length records, before and after the points, without reading them.

    Returns:
        Where the records after the points begin, 0 for none.
    """
    at = header_size
    for _ in range(records):
        if at + 54 > start:
            raise _damaged(name)
        file.seek(at + 20)
        at += 54 + struct.unpack("<H", file.read(2))[0]
        if at > start:
            raise _damaged(name)
    if version < (1, 4) or header_size < 375:
        return 0
    first, extra = struct.unpack_from("<QI", head, 235)
    if not extra:
        return 0
    at = first
    for _ in range(extra):
        if first < start or at + 60 > size:
            raise _damaged(name)
        file.seek(at + 20)
        at += 60 + struct.unpack("<Q", file.read(8))[0]
        if at > size:
            raise _damaged(name)
    return first


def _check_count(file: BinaryIO, count: int, start: int, length: int, compressed: bool, end: int, waves: bool,
                 name: str) -> None:
    """Compare the claimed number of points with what the bytes can hold.

    Args:
        end: of the points' bytes; waves: wave forms follow the points, so that more bytes mean no more points.
    """
    if not compressed:
        held = max(0, end - start) // length
        if count > held:
            raise BadInput(tr("{file} is cut off: its header promises {wanted} points and it holds {held}. Nothing "
                              "was read; fetch the file again.", file=name, wanted=f"{count:,}", held=f"{held:,}"))
        if count < WHOLE * held and not waves:
            raise BadInput(tr("{file} contradicts itself: its header promises {wanted} points and {held} follow it. "
                              "Nothing was read; fetch the file again.", file=name, wanted=f"{count:,}",
                              held=f"{held:,}"))
        return
    if not count:
        return
    chunk = _chunk_size(file, name)
    file.seek(start)
    table = struct.unpack("<q", file.read(8).ljust(8, b"\0"))[0]
    if table == -1:   # a writer that could not seek back leaves the place of the table in the last 8 bytes
        file.seek(-8, 2)
        table = struct.unpack("<q", file.read(8))[0]
    file.seek(0, 2)
    if not start < table <= file.tell() - 8:
        raise BadInput(tr("{file} is cut off: its header promises {wanted} points and the table of its parts is "
                          "missing. Nothing was read; fetch the file again.", file=name, wanted=f"{count:,}"))
    file.seek(table + 4)
    chunks = struct.unpack("<I", file.read(4))[0]
    held = chunks * chunk
    if not chunks or (chunk != _LARGEST_CHUNKS and not held - chunk < count <= held):
        raise BadInput(tr("{file} contradicts itself: its header promises {wanted} points and its parts hold at most "
                          "{held}. Nothing was read; fetch the file again.", file=name, wanted=f"{count:,}",
                          held=f"{held if chunk != _LARGEST_CHUNKS else 0:,}"))


def _chunk_size(file: BinaryIO, name: str) -> int:
    """Points per compressed part, from the LASzip record."""
    file.seek(94)
    at, _start, records = struct.unpack("<HII", file.read(10))
    for _ in range(records):
        file.seek(at)
        record = file.read(54)
        user, number, length = record[2:18].rstrip(b"\0"), *struct.unpack_from("<HH", record, 18)
        if user == b"laszip encoded" and number == 22204 and length >= 16:
            return struct.unpack("<I", file.read(16)[12:16])[0] or _LARGEST_CHUNKS
        at += 54 + length
    raise _damaged(name)


def _check_numbers(numbers: tuple[float, ...], name: str) -> None:
    scales, offsets = numbers[0:3], numbers[3:6]
    if not all(math.isfinite(v) for v in (*scales, *offsets)) or any(v == 0 for v in scales):
        raise BadInput(tr("{file} has no usable scale or offset in its header, so its coordinates mean nothing; "
                          "nothing was read.", file=name))


def _damaged(name: str) -> BadInput:
    return BadInput(tr("{file} is damaged: a record in its header reaches beyond its place. Nothing was read; fetch "
                       "the file again.", file=name))


def _day(of_year: int, year: int) -> str:
    """A day of a year as a date; programs that do not know it write zeros, or the year one."""
    if not (FIRST_YEAR <= year <= datetime.date.today().year and 1 <= of_year <= 366):
        return ""
    return (datetime.date(year, 1, 1) + datetime.timedelta(days=of_year - 1)).isoformat()


def _text(raw: bytes) -> str:
    return raw.split(b"\0")[0].decode("ascii", "replace").strip()
