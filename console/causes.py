"""Why the system, a library or a file said no, in the user's words: what stands in the brackets of an error.

Operating systems and libraries speak English of their own; a Chinese sentence must not end in it.
"""

from __future__ import annotations

import errno
import re
import sqlite3
import zlib
from pathlib import Path

import msgspec

from console.language import tr


def cause_of(error: BaseException) -> str:
    """A few words on an error of the system or a library; its own where nothing better is known."""
    if isinstance(error, UnicodeDecodeError):
        return tr("it is not text in UTF-8")
    if isinstance(error, EOFError | zlib.error):
        return tr("it is compressed and cut off or damaged")
    if isinstance(error, msgspec.ValidationError):
        return _misfit(str(error))
    if isinstance(error, msgspec.DecodeError):
        return _broken(str(error))
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    if isinstance(error, OSError):
        return _of_system(error)
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__


def cause_at(path: Path, error: BaseException) -> str:
    """Why a file cannot be read where the library (GDAL) speaks English: it is not there, or not what it should be."""
    if isinstance(error, OSError) and error.errno:
        return cause_of(error)
    try:
        with path.open("rb"):
            pass
    except OSError as found:
        return cause_of(found)
    return tr("it is of another kind, or cut off or damaged")


def _of_system(error: OSError) -> str:
    words = {
        errno.ENOENT: tr("it does not exist"),
        errno.EACCES: tr("no permission"),
        errno.EPERM: tr("no permission"),
        errno.EISDIR: tr("it is a folder"),
        errno.ENOTDIR: tr("a file stands where a folder should be"),
        errno.EEXIST: tr("a file stands where a folder should be"),
        errno.ENOSPC: tr("the disk is full"),
        errno.EDQUOT: tr("the disk quota is used up"),
        errno.EROFS: tr("the disk is read-only"),
        errno.ENAMETOOLONG: tr("its name is too long"),
        errno.EIO: tr("the disk reports an error"),
        errno.EBUSY: tr("another program is using it"),
    }
    if error.errno in words:
        return words[error.errno]
    if error.errno is None and re.search(r"\d+ requested and \d+ written", str(error)):  # numpy
        return tr("the disk is full")
    if type(error).__name__ == "BadGzipFile":
        return tr("it is compressed and cut off or damaged")
    return error.strerror or str(error)


def _of_sqlite(error: sqlite3.Error) -> str:
    words = {
        sqlite3.SQLITE_NOTADB: tr("it is not a database"),
        sqlite3.SQLITE_CORRUPT: tr("its pages are broken"),
        sqlite3.SQLITE_CANTOPEN: tr("it cannot be opened"),
        sqlite3.SQLITE_IOERR: tr("the disk reports an error"),
    }
    return words.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, str(error))


def _broken(text: str) -> str:
    """msgspec on a document that cannot be read."""
    at = re.search(r"\(byte (\d+)\)", text)
    if at:
        return tr("at byte {byte} stands what may not stand there", byte=at[1])
    at = re.search(r"\(at line (\d+), column (\d+)\)", text)
    if at:
        return tr("in line {line}, at character {column}, stands what may not stand there", line=at[1], column=at[2])
    if "truncated" in text:
        return tr("it breaks off before its end")
    return text.rstrip(".")


def _misfit(text: str) -> str:
    """msgspec on a document of the wrong shape."""
    found = re.search(r"missing required field `([^`]+)`", text)
    if found:
        return tr("its field {field} is missing", field=found[1])
    found = re.search(r"unknown field `([^`]+)`", text)
    if found:
        return tr("it has an unknown field {field}", field=found[1])
    found = re.search(r"Invalid enum value (\S+)(?: - at `\$?\.?([^`]*)`)?", text)
    if found:
        return tr("{field} cannot be {given}", field=found[2] or "$", given=found[1])
    found = re.search(r"Expected `([^`]+)`, got `([^`]+)`(?: - at `\$?\.?([^`]*)`)?", text)
    if found:
        return tr("{field} must be {wanted}, not {given}", field=found[3] or "$", wanted=found[1], given=found[2])
    return text.rstrip(".")
