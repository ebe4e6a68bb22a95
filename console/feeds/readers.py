"""Recorded streams from files: JSON lines, JSON, CSV and GeoJSON, all also as .gz."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.feeds.mapping import Records
from console.feeds.picking import dig
from console.language import tr

FRAME = 1000       # records at a time where the source has no snapshots
CHUNK = 1 << 20    # bytes at a time while checking
SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".geojson": "geojson"}


class Frame(msgspec.Struct):
    """Some records that belong together: a snapshot, or the next thousand.

    Attributes:
        records: (number in the file from 1, record).
        refused: (number, why) of records that cannot be read.
        head: what stood around the records of a snapshot, for its time.
    """

    records: list[tuple[int, dict[str, Any]]]
    refused: list[tuple[int, str]]
    head: dict[str, Any]

    def __len__(self) -> int:
        return len(self.records) + len(self.refused)


class Recording:
    """A file of recorded records, checked to be readable to its end before the first is used.

    Args:
        path: the file.
        layout: where the records stand in it.

    Raises:
        BadInput: missing, empty, cut off, not text, or of a kind that is not known.
    """

    def __init__(self, path: Path, layout: Records) -> None:
        self.path = path
        self._layout = layout
        names = [s.lower() for s in path.suffixes]
        self._packed = names[-1:] == [".gz"]
        plain = names[-2 if self._packed else -1:][:1]
        self._format = layout.format or SUFFIXES.get(plain[0] if plain else "", "")
        if not self._format:
            raise BadInput(tr("{file} is not a kind of file that can be replayed; it must be .jsonl, .json, .csv or "
                              ".geojson (or one of these with .gz). Nothing was changed.", file=path.name))
        self._encoding = self._check()

    def frames(self) -> Iterator[Frame]:
        """All records, a snapshot or a thousand at a time.

        Raises:
            BadInput: JSON that is broken as a whole, or a path at which there are no records.
        """
        if self._format == "csv":
            return self._csv()
        return self._lines() if self._format == "jsonl" else self._whole()

    def _csv(self) -> Iterator[Frame]:
        with self._text() as text:
            rows = csv.reader(text, delimiter=self._layout.delimiter)
            heading = [name.strip() for name in next(rows, [])]
            number = 0
            frame = Frame([], [], {})
            while True:
                try:
                    row = next(rows)
                except StopIteration:
                    break
                except csv.Error:
                    number += 1
                    frame.refused.append((number, tr("It is no line of a table.")))
                    continue
                if not row:
                    continue
                number += 1
                if len(row) == len(heading):
                    frame.records.append((number, dict(zip(heading, row, strict=True))))
                else:
                    frame.refused.append((number, tr("It has {count} columns, the heading has {wanted}.",
                                                     count=len(row), wanted=len(heading))))
                if len(frame) >= FRAME:
                    yield frame
                    frame = Frame([], [], {})
        if frame:
            yield frame

    def _lines(self) -> Iterator[Frame]:
        number = 0
        gathered = Frame([], [], {})
        with self._text() as text:
            for line in text:
                if not line.strip():
                    continue
                try:
                    document = msgspec.json.decode(line)
                except (msgspec.DecodeError, RecursionError) as error:
                    number += 1
                    gathered.refused.append((number, tr("It is not JSON ({why}).", why=cause_of(error))))
                    continue
                frame = self._frame(document, number)
                number += len(frame)
                if self._layout.path:
                    frame.refused[:0] = gathered.refused
                    gathered = Frame([], [], {})
                    yield frame
                    continue
                gathered.records += frame.records
                gathered.refused += frame.refused
                if len(gathered) >= FRAME:
                    yield gathered
                    gathered = Frame([], [], {})
        if gathered:
            yield gathered

    def _whole(self) -> Iterator[Frame]:
        with self._text() as text:
            try:
                document = msgspec.json.decode(text.read())
            except (msgspec.DecodeError, RecursionError) as error:
                raise BadInput(tr("{file} is not JSON ({why}). Nothing was changed.",
                                  file=self.path.name, why=cause_of(error))) from error
        if self._format == "geojson" or (isinstance(document, dict) and not self._layout.path
                                         and document.get("type") == "FeatureCollection"):
            documents: list[Any] = [_flat(one) for one in _features(document, self.path.name)]
        else:
            documents = document if isinstance(document, list) else [document]
        number = 0
        if self._layout.path:
            for one in documents:
                frame = self._frame(one, number)
                number += len(frame)
                yield frame
            return
        rest = iter(documents)
        while some := list(islice(rest, FRAME)):
            gathered = Frame([], [], {})
            for one in some:
                frame = self._frame(one, number)
                number += 1
                gathered.records += frame.records
                gathered.refused += frame.refused
            yield gathered

    def _frame(self, document: Any, number: int) -> Frame:
        """The records of one line or element, numbered on from `number`."""
        found = dig(document, self._layout.path) if self._layout.path else [document]
        if not isinstance(found, list):
            return Frame([], [(number + 1, tr("It has no list of records at {path}.", path=self._layout.path))], {})
        frame = Frame([], [], document if self._layout.path else {})
        for at, record in enumerate(found, number + 1):
            if isinstance(record, dict):
                frame.records.append((at, record))
            else:
                frame.refused.append((at, tr("It is not a record with fields.")))
        return frame

    def _bytes(self) -> IO[bytes]:
        return cast(IO[bytes], gzip.open(self.path, "rb")) if self._packed else self.path.open("rb")

    def _text(self) -> IO[str]:
        return io.TextIOWrapper(self._bytes(), encoding=self._encoding, newline="")

    def _check(self) -> str:
        """Read the whole file once; the first encoding in which all of it is text."""
        wanted = self._layout.encoding
        decoders = {name: codecs.getincrementaldecoder(name)() for name in ([wanted] if wanted else
                                                                            ["utf-8-sig", "gb18030"])}
        blank = True
        try:
            with self._bytes() as source:
                while True:
                    chunk = source.read(CHUNK)
                    blank = blank and not chunk.strip()
                    for name in tuple(decoders):
                        try:
                            decoders[name].decode(chunk, final=not chunk)
                        except UnicodeDecodeError:
                            del decoders[name]
                    if not chunk:
                        break
        except (OSError, EOFError, zlib.error) as error:
            raise BadInput(tr("{file} cannot be read ({why}). Nothing was changed.", file=self.path.name,
                              why=cause_of(error))) from error
        if blank:
            raise BadInput(tr("{file} is empty. Nothing was changed.", file=self.path.name))
        if not decoders:
            raise BadInput(tr("{file} is not text in the encoding {encoding}. Nothing was changed.",
                              file=self.path.name, encoding=wanted or "UTF-8, GB18030"))
        return next(iter(decoders))


def _features(document: Any, name: str) -> list[Any]:
    found = document.get("features") if isinstance(document, dict) else None
    if not isinstance(found, list):
        raise BadInput(tr("{file} is not a GeoJSON collection of features. Nothing was changed.", file=name))
    return found


def _flat(feature: Any) -> Any:
    """A feature as one record: its properties, with "geometry" and the feature's own "id" beside them."""
    if not isinstance(feature, dict):
        return feature
    own = {"id": feature["id"]} if "id" in feature else {}
    return {**own, **(feature.get("properties") or {}), "geometry": feature.get("geometry")}
