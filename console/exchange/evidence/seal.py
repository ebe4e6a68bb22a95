"""Make a folder of evidence: written beside its place, sealed by a signed manifest, then moved there whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import ProfileError, Refused
from console.exchange.evidence.keys import EvidenceKeys, fingerprint, pem_of
from console.exchange.evidence.manifest import MANIFEST, PUBLIC_KEY, SIGNATURE, hash_of, names_in, write_lines
from console.language import tr


class Seal(msgspec.Struct, frozen=True):
    """What a sealed folder is known by.

    Attributes:
        files: named in the manifest. manifest: its SHA-256, which stands for all of them.
        key: fingerprint of the key that signed.
    """

    files: int
    manifest: str
    key: str


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to write evidence into, which becomes `folder` when all is well and vanishes otherwise.

    Raises:
        Refused: there is something of that name already; evidence is never overwritten.
        ProfileError: it cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(tr("{folder} is there already and evidence is never overwritten; name another folder.",
                         folder=folder))
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        part.replace(folder)
    except OSError as error:
        raise ProfileError(tr("The evidence cannot be written to {folder} ({why}); nothing was kept.", folder=folder,
                              why=cause_of(error))) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def seal(folder: Path, keys: EvidenceKeys) -> Seal:
    """Sign what a folder holds: from now on any change, addition or removal can be found.

    Writes the public key, the manifest, which names that key too, and the signature over the manifest's bytes.

    Raises:
        BadInput: the key is damaged, or a file's name cannot stand in a manifest.
        ProfileError: the key cannot be used.
    """
    key = keys.own()
    (folder / PUBLIC_KEY).write_bytes(pem_of(key.public_key()))
    names, _ = names_in(folder)
    lines = write_lines({name: hash_of(folder / name) for name in names})
    (folder / MANIFEST).write_bytes(lines)
    (folder / SIGNATURE).write_bytes(key.sign(lines))
    return Seal(len(names), hashlib.sha256(lines).hexdigest(), fingerprint(key.public_key()))
