"""The manifest: one line for each file of a folder, in the form that `sha256sum -c` reads.

No form of our own: whoever doubts this program can check the folder without it, with sha256sum and openssl.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from console.errors import BadInput
from console.language import tr

MANIFEST, SIGNATURE, PUBLIC_KEY = "manifest.sha256", "manifest.sha256.sig", "public_key.pem"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")


class NotAFile(Exception):
    """A link, a pipe or the like: following it would hash something that is not in the folder."""


def names_in(folder: Path) -> tuple[list[str], list[str]]:
    """(everything that is no folder, folders without anything in them) below a folder, as relative POSIX paths.

    Links are listed, never followed.
    """
    found: list[str] = []
    empty: list[str] = []
    for place, folders, files in os.walk(folder, followlinks=False):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        found += [(here / name).relative_to(folder).as_posix() for name in [*files, *linked]]
        if not folders and not files and here != folder:
            empty.append(here.relative_to(folder).as_posix())
    return sorted(found), sorted(empty)


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content in hexadecimal.

    Raises:
        NotAFile: it is a link, a pipe or the like.
        OSError: it cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotAFile
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_lines(hashes: Mapping[str, str]) -> bytes:
    """The manifest of files with these hashes.

    Raises:
        BadInput: a name that cannot stand on one line of it.
    """
    wrong = next((name for name in hashes if not _is_plain(name)), None)
    if wrong is not None:
        raise BadInput(tr("A file named “{name}” cannot be part of signed evidence; rename it.", name=repr(wrong)))
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def read_lines(content: bytes) -> dict[str, str] | None:
    """Name → hash; None where it is no manifest, or one that names a file outside the folder or twice."""
    try:
        lines = content.decode().removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    found: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None or not _is_plain(match[2]) or match[2] in found:
            return None
        found[match[2]] = match[1]
    return found or None


def _is_plain(name: str) -> bool:
    """A relative path that stays inside, without characters that break a line or mean something to a system."""
    path = PurePosixPath(name)
    return bool(name) and not _FORBIDDEN.search(name) and not path.is_absolute() and ".." not in path.parts \
        and str(path) == name and unicodedata.is_normalized("NFC", name)
