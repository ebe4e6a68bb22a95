"""The ledger as JSON lines: readable by anyone, verifiable by another site, complete enough to be received.

The first line describes the file; each further line is one entry: its fields for people and programs, and
`body`, the canonical bytes in base64, whose SHA-256 is `id`.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import tr
from console.ledger.entry import Entry, read_entry
from console.progress import Progress

FORMAT = "grid-console ledger"
VERSION = 1
DEMO_LABEL = "演示数据"  # in the file whatever the language, as on every picture of generated data


def write_export(entries: Iterable[Entry], count: int, path: Path, site: str,
                 heads: Mapping[str, tuple[int, bytes]], demo: bool, progress: Progress) -> int:
    """Write the file under another name and move it into place when it is whole; returns how many entries.

    Raises:
        BadInput: it cannot be written; a file that was there before stays as it was.
        Cancelled: by `progress`; likewise.
    """
    begun = path.with_name(f".{path.name}.{os.getpid()}.part")
    header: dict[str, Any] = {
        "format": FORMAT, "version": VERSION, "site": site, "entries": count, "demo": demo,
        "heads": {name: [number, id.hex()] for name, (number, id) in sorted(heads.items())},
    }
    if demo:
        header["label"] = DEMO_LABEL
    encode, done = msgspec.json.encode, 0
    try:
        with begun.open("wb") as file:
            file.write(encode(header) + b"\n")
            for entry in entries:
                body = base64.b64encode(entry.body).decode()
                file.write(encode({**entry.readable(), "body": body}) + b"\n")
                done += 1
                if done % 1000 == 0:
                    progress(done, count, tr("Exporting the ledger"))
            file.flush()
            os.fsync(file.fileno())
        begun.replace(path)
    except OSError as error:
        raise BadInput(tr("{file} cannot be written ({why}). Nothing was exported.", file=path,
                          why=cause_of(error))) from error
    finally:
        begun.unlink(missing_ok=True)
    return done


def read_export(path: Path) -> Iterator[Entry]:
    """The entries of an exported file, for `Ledger.receive`.

    Raises:
        BadInput: not such a file, or a line's fields are not what its bytes say.
    """
    try:
        with path.open("rb") as file:
            _check_header(file.readline(), path)
            for number, line in enumerate(file, 2):
                yield _read_line(line, number, path)
    except OSError as error:
        raise BadInput(tr("{file} cannot be read ({why}).", file=path, why=cause_of(error))) from error


def _check_header(line: bytes, path: Path) -> None:
    try:
        header = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise BadInput(tr("{file} is not an exported ledger.", file=path.name))
    if header.get("version") != VERSION:
        raise BadInput(tr("{file} was exported by a newer version of this program; update the program.",
                          file=path.name))


def _read_line(line: bytes, number: int, path: Path) -> Entry:
    try:
        shown = msgspec.json.decode(line, type=dict[str, Any])
        entry = read_entry(base64.b64decode(shown.pop("body"), validate=True))
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, KeyError, TypeError, BadInput) as error:
        raise BadInput(tr("Line {number} of {file} is not an entry.", number=number, file=path.name)) from error
    if msgspec.json.decode(msgspec.json.encode(entry.readable())) != shown:
        raise BadInput(tr("Line {number} of {file} was changed: its fields are not what its bytes say.",
                          number=number, file=path.name))
    return entry
