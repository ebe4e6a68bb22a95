"""What SQLite says went wrong, as one sentence a person can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from console.causes import cause_of
from console.errors import DamagedDatabase, ProfileError
from console.language import tr


def code_of(error: BaseException) -> int:
    """SQLite's primary result code of an error of the driver, 0 where it carries none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # the upper bytes are the extended code


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file is no database or that its pages are broken."""
    return code_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def sentence(error: BaseException, path: Path) -> ProfileError | None:
    """The error for the user, or None where the fault is the program's own (bad SQL, a broken constraint)."""
    code = code_of(error)
    if is_damage(error):
        return DamagedDatabase(tr(
            "The database {file} is damaged ({why}). Nothing more is written to it; close the program and start "
            "it again: the file is then set aside and kept.", file=path, why=cause_of(error)))
    if code == sqlite3.SQLITE_FULL:
        return ProfileError(tr(
            "The disk is full. This step was not saved, everything before it is; free some space on the disk of "
            "{folder} and repeat it.", folder=path.parent))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProfileError(tr(
            "Another program is holding the database {file}. This step was not saved, everything before it is; "
            "close the other program or try again.", file=path))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return ProfileError(tr(
            "The profile folder {folder} is read-only. This step was not saved, everything before it is; make "
            "the folder writable or name another with --profile DIR.", folder=path.parent))
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return ProfileError(tr(
            "The database {file} cannot be read or written ({why}). This step was not saved, everything before "
            "it is; check the disk and the rights of the folder.", file=path, why=cause_of(error)))
    return None
