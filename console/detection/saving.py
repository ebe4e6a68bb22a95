"""Files that stand whole or not at all, and writers' own words for a full disk as the system's."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOM = 1 << 20  # bytes free under which a disk counts as full


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; it takes that name's place when all went well, and is gone otherwise."""
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        part.unlink(missing_ok=True)
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def as_system_errors(folder: Path) -> Iterator[None]:
    """Let what the writers of LAZ and GeoPackage raise on a full or failing disk be an `OSError` that says which.

    They say "Failed to call write" and "Failed to commit transaction", as errors of their own.
    """
    from lazrs import LazrsError
    from pyogrio.errors import DataSourceError

    try:
        yield
    except (LazrsError, DataSourceError) as error:
        try:
            full = shutil.disk_usage(folder).free < ROOM
        except OSError:
            full = False
        code = errno.ENOSPC if full else errno.EIO
        raise OSError(code, os.strerror(code)) from error
