"""Small tiles and files for the tests of basemaps, written without the code under test."""

import sqlite3
import struct
import zlib


def png(colour, size=256):
    """A PNG of one colour (red, green, blue)."""
    rows = (b"\0" + bytes(colour) * size) * size
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)),
              (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks)


def write_mbtiles(path, tiles, metadata=()):
    """tiles: {(zoom, column, row from the south): bytes}."""
    with sqlite3.connect(path) as link:
        link.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        link.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        link.execute("CREATE UNIQUE INDEX place ON tiles (zoom_level, tile_column, tile_row)")
        link.executemany("INSERT INTO metadata VALUES (?, ?)", metadata)
        link.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(*k, v) for k, v in tiles.items()])
    link.close()
    return path


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def field(number, body):
    """A length-delimited protobuf field, or a number."""
    if isinstance(body, int):
        return varint(number << 3) + varint(body)
    return varint(number << 3 | 2) + varint(len(body)) + body


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def geometry(parts, close):
    """Commands of rings or lines given in tile units, y downwards."""
    x = y = 0
    out = b""
    for part in parts:
        for number, (px, py) in enumerate(part):
            if number == 0:
                out += varint(1 | 1 << 3)
            elif number == 1:
                out += varint(2 | (len(part) - 1) << 3)
            out += varint(zigzag(px - x)) + varint(zigzag(py - y))
            x, y = px, py
        if close:
            out += varint(7 | 1 << 3)
    return out


def vector_tile(layers):
    """layers: {name: [(kind 1…3, parts, {"class": "value"})]}; extent 4096."""
    out = b""
    for name, features in layers.items():
        keys, values, body = [], [], b""
        for kind, parts, tags in features:
            pairs = b""
            for key, value in tags.items():
                keys, values = [*keys, key], [*values, value]
                pairs += varint(len(keys) - 1) + varint(len(values) - 1)
            body += field(2, field(2, pairs) + field(3, kind) + field(4, geometry(parts, kind == 3)))
        out += field(3, field(15, 2) + field(1, name.encode()) + body
                     + b"".join(field(3, key.encode()) for key in keys)
                     + b"".join(field(4, field(1, value.encode())) for value in values) + field(5, 4096))
    return out
