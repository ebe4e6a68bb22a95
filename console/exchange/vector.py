"""Any vector file or table an office sends, read into one value: see `read_vector`."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

from console.causes import cause_of
from console.errors import BadInput, NotFound
from console.exchange.encoding import codec_of, known_encoding, recognise
from console.exchange.geojson import read_geojson
from console.exchange.tables import read_csv
from console.exchange.vector_layer import Found, VectorFile, VectorLayer, finish
from console.language import tr
from console.progress import Progress

__all__ = ["VectorFile", "VectorLayer", "read_vector"]

_JSON = (".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".jsonl")
_TABLES = (".csv", ".tsv", ".txt")
# Text is held in memory as a whole, several times over; GeoPackage and the like are read in chunks.
_MOST_TEXT = 1 << 30
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_vector(path: Path, encoding: str | None = None, progress: Progress | None = None,
                places: tuple[str, str] | None = None) -> VectorFile:
    """Read GeoPackage, Shapefile (or its .dbf alone), GeoJSON, FlatGeobuf, CSV and whatever else GDAL knows.

    Geometries are valid and two-dimensional, in the CRS the file declares; nothing is transformed here. Rows
    that cannot be used are listed with the reason; a file of which no row can be used is an error.

    Args:
        encoding: of the texts; None to recognise it.
        progress: told about the reading, and asked whether to stop.
        places: names of a CSV's columns with x and y; None to go by their names.

    Raises:
        NotFound: no such file.
        BadInput: it cannot be read; one sentence says why.
        Cancelled: somebody stopped it.
    """
    path = Path(path)
    progress = progress or Progress()
    if not path.exists():
        raise NotFound(tr("There is no file {file}.", file=path))
    if path.is_dir() and path.suffix.lower() != ".gdb":
        raise BadInput(tr("{file} is a folder; name a file.", file=path))
    if path.is_file() and path.stat().st_size == 0:
        raise BadInput(tr("{file} is empty.", file=path.name))
    wanted = known_encoding(encoding) if encoding else None
    try:
        found = _read(path, wanted, progress, places)
    except OSError as error:
        raise BadInput(tr("{file} cannot be read: {why}.", file=path.name, why=cause_of(error))) from error
    except MemoryError as error:
        raise BadInput(tr("{file} needs more memory than there is.", file=path.name)) from error
    layers = [finish(one, progress) for one in found]
    worst = next((layer for layer in layers if layer.refused), None)
    if worst is not None and not any(len(layer) for layer in layers):
        row, why = worst.refused[0]
        raise BadInput(tr("Nothing in {file} can be used: in row {row} {why}.", file=path.name, row=row,
                          why=why))
    return VectorFile(layers)


def _read(path: Path, encoding: str | None, progress: Progress,
          places: tuple[str, str] | None) -> list[Found]:
    suffix = path.suffix.lower()
    if suffix in _JSON:
        text, _ = _text(path, encoding)
        return [read_geojson(path, text, progress)]
    if suffix in _TABLES:
        text, used = _text(path, encoding)
        return [read_csv(path, text, used, progress, places)]
    from console.exchange.ogr import read_ogr  # brings GDAL: nothing that a start should wait for

    return read_ogr(path, encoding, progress)


def _text(path: Path, encoding: str | None) -> tuple[str, str]:
    """The whole text and its encoding; a byte order mark outranks everything."""
    if path.stat().st_size > _MOST_TEXT:
        raise BadInput(tr("{file} is {size} GB of text; convert it to GeoPackage first.", file=path.name,
                          size=f"{path.stat().st_size / 1e9:.1f}"))
    raw = path.read_bytes()
    for mark, name in _MARKS:
        if raw.startswith(mark):
            used, codec = name.upper().removesuffix("-SIG"), name
            break
    else:
        used = encoding or recognise(io.BytesIO(raw))   # line by line: no character is cut
        codec = codec_of(used)
        if b"\0" in raw[:4096]:
            raise BadInput(tr("{file} is not a text file.", file=path.name))
    try:
        # A character cut in the middle at the very end belongs to a file that is cut off: its reader says so.
        return codecs.getincrementaldecoder(codec)("strict").decode(raw), used
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadInput(tr("{file} is not valid {encoding} in line {line}; name its encoding with --encoding.",
                          file=path.name, encoding=used, line=line)) from error
