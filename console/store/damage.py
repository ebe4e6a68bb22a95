"""Recognise a damaged database before it is used, and set it aside under a new name: never overwrite it.

The check must not make the start of a large profile slow. So it has the header and the schema of every
file read, and all pages only of small ones (`FULL_CHECK_BYTES`) or of one in which damage was met while running:
then a mark lies beside it (`mark_damaged`).

Nothing here reads the file but SQLite itself: closing a file that this process has open a second time would
drop the process's locks on it (POSIX), and another process could then throw the log away.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from console.causes import cause_of
from console.errors import ProfileError
from console.language import tr
from console.store.failure import is_damage

FULL_CHECK_BYTES = 32 * 2**20  # quick_check reads about 300 MB/s: at most 0.1 s at every start
SMALLEST = 512                 # bytes of the smallest page, so of the smallest database
COMPANIONS = ("-wal", "-shm", "-journal")


def why_damaged(path: Path) -> str:
    """In what way the file at `path` is no usable database; "" if it is fine, new or empty.

    Raises:
        OSError, sqlite3.Error: the file cannot be read, which is no damage.
    """
    wal = companion(path, "-wal")
    size = path.stat().st_size if path.exists() else 0
    if size == 0:
        # SQLite would throw a log away whose database is empty, and with it everything not yet moved over.
        return tr("it is empty while its log is not") if wal.exists() and wal.stat().st_size else ""
    if size < SMALLEST:  # SQLite takes it for empty and would write over it
        return tr("it is not a database")
    thorough = size <= FULL_CHECK_BYTES or _mark(path).exists()
    try:
        return _ask_sqlite(path, thorough)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return cause_of(error)
        raise


def _ask_sqlite(path: Path, thorough: bool) -> str:
    # Read-only, or closing it would move the log into the damaged database and throw it away.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not thorough:
            return ""
        (word,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        return "" if word == "ok" else tr("its pages are broken")
    finally:
        connection.close()


def set_aside(path: Path, why: str) -> str:
    """Give the damaged database and its companions a new name; returns the notice for the user.

    Raises:
        ProfileError: it cannot be renamed; it stays as it is.
    """
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    aside, number = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}")
    try:
        for ending in COMPANIONS:  # first, so that no new database ever meets an old log
            if companion(path, ending).exists():
                companion(path, ending).rename(companion(aside, ending))
        if path.exists():
            path.rename(aside)
        _mark(path).unlink(missing_ok=True)
    except OSError as error:
        raise ProfileError(tr(
            "The database {file} is damaged ({why}) and cannot be set aside ({reason}). Nothing was changed; "
            "name another folder with --profile DIR.", file=path, why=why, reason=cause_of(error),
        )) from error
    return tr("The database was damaged ({why}). It was kept as {aside} and a new one was begun.",
              why=why, aside=aside)


def mark_damaged(path: Path) -> None:
    """Remember for the next start that damage was met, so that every page is looked at then."""
    try:
        _mark(path).touch()
    except OSError:
        return  # a full or broken disk: the header and schema checks of the next start remain


def companion(path: Path, ending: str) -> Path:
    """The file SQLite keeps beside a database, for example its log ("-wal")."""
    return path.with_name(path.name + ending)


def _mark(path: Path) -> Path:
    return companion(path, "-check")
