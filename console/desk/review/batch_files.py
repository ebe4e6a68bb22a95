"""The file of a batch, copied into the profile: its features and lineage stay when the original goes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from console.causes import cause_of
from console.errors import BadInput, ProfileError
from console.language import tr

CHUNK = 1 << 20


def keep_file(path: Path, folder: Path) -> tuple[str, Path]:
    """Copy a file durably under the first digits of its content's hash; (SHA-256 in hexadecimal, the copy).

    A GeoPackage that another program has open may have its last pages in a log beside it: then the database is
    copied, not the file.

    Raises:
        BadInput: it cannot be read. ProfileError: it cannot be kept; nothing was.
    """
    part = folder / f".part-{os.getpid()}-{time.monotonic_ns()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(path, part)
        with part.open("rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        kept = folder / f"{digest[:16]}{path.suffix.lower()}"
        part.replace(kept)
    except OSError as error:
        raise ProfileError(tr("{file} could not be copied into the profile ({why}). Nothing was changed.",
                              file=path.name, why=cause_of(error))) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return digest, kept


def _copy(path: Path, part: Path) -> None:
    log = path.with_name(path.name + "-wal")
    try:
        if path.suffix.lower() == ".gpkg" and log.exists() and log.stat().st_size:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source, \
                    closing(sqlite3.connect(part)) as target:
                source.backup(target)
            return
        with path.open("rb") as source_file:
            first = source_file.read(CHUNK)
    except (OSError, sqlite3.Error) as error:
        raise BadInput(tr("{file} cannot be read ({why}). Nothing was changed.", file=path,
                          why=cause_of(error) if isinstance(error, OSError) else error)) from error
    with path.open("rb") as source_file, part.open("wb") as target_file:
        source_file.seek(len(first))
        target_file.write(first)
        while chunk := source_file.read(CHUNK):
            target_file.write(chunk)
