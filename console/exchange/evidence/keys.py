"""The key that signs this profile's evidence, and the keys of others whose evidence it accepts.

Ed25519 (RFC 8032) in the forms every tool reads: PKCS#8 and SubjectPublicKeyInfo in PEM. The private half never leaves
the profile; who holds it can sign in this office's name, so nobody but its user may read the file.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from console.causes import cause_of
from console.errors import BadInput, ProfileError
from console.language import tr
from console.profile import Profile

PRIVATE = "signing-key.pem"


class EvidenceKeys:
    """The keys of one profile, in its folder `evidence`."""

    def __init__(self, profile: Profile) -> None:
        self._folder = profile.folder / "evidence"

    def own(self) -> Ed25519PrivateKey:
        """The key that signs here; made at the first call.

        Raises:
            BadInput: its file is damaged; nothing is signed, and no other is made in its place unasked.
            ProfileError: it cannot be written or read.
        """
        path = self._folder / PRIVATE
        try:
            if not path.exists():
                self._make(path)
            key = load_pem_private_key(path.read_bytes(), None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise BadInput(_damaged(path)) from error
        except OSError as error:
            raise ProfileError(tr("The signing key {file} cannot be used ({why}); nothing was signed.", file=path,
                                  why=cause_of(error))) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise BadInput(_damaged(path))
        return key

    def public(self) -> Ed25519PublicKey:
        """The public half of `own`."""
        return self.own().public_key()

    def trusted(self) -> dict[str, Ed25519PublicKey]:
        """Every key whose signature counts here, by its name: the own one is called ""."""
        found = {path.stem: read_public_key(path) for path in sorted((self._folder / "trusted").glob("*.pem"))}
        return ({"": self.public()} if (self._folder / PRIVATE).exists() else {}) | found

    def trust(self, path: Path, name: str = "") -> str:
        """Accept what another office signs; returns the name it is kept under.

        Raises:
            BadInput: the file holds no such key. ProfileError: it cannot be kept.
        """
        key = read_public_key(path)
        kept = "".join(letter if letter.isalnum() or letter in "-_ ." else "_" for letter in name or path.stem).strip()
        folder = self._folder / "trusted"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{kept}.pem").write_bytes(pem_of(key))
        except OSError as error:
            raise ProfileError(tr("The key cannot be kept in {folder} ({why}); nothing was changed.", folder=folder,
                                  why=cause_of(error))) from error
        return kept

    def _make(self, path: Path) -> None:
        """Write a new key for the user's eyes only; where another process was quicker, its key stands."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f".{os.getpid()}_{path.name}")
        content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            with suppress(FileExistsError):
                os.link(part, path)   # unlike a rename, never replaces a key that others rely on
        finally:
            part.unlink()


def read_public_key(path: Path) -> Ed25519PublicKey:
    """A public key from its file.

    Raises:
        BadInput: it cannot be read or is no Ed25519 key.
    """
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError as error:
        raise BadInput(tr("The key {file} cannot be read ({why}).", file=path, why=cause_of(error))) from error
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise BadInput(tr("{file} holds no public Ed25519 key (PEM).", file=path.name))
    return key


def pem_of(key: Ed25519PublicKey) -> bytes:
    """The key as a file."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(key: Ed25519PublicKey) -> str:
    """What people compare: the SHA-256 of the key in DER, as `openssl pkey -pubin -outform DER | sha256sum` gives."""
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def _damaged(path: Path) -> str:
    return tr("The signing key {file} is damaged; nothing was signed. Restore it from a backup, or move it away to "
              "have a new one made.", file=path)
