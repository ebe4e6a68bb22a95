"""Is a folder of evidence what was signed? Finds what was changed, added, removed or renamed, and by whom it is signed.

Nothing in the folder is believed before the signature is: the public key inside is a copy for convenience, and counts
only if it is one this office trusts. A forger who signs anew with a key of his own is found by that.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from console.causes import cause_of
from console.errors import BadInput, NotFound
from console.exchange.evidence.keys import fingerprint, read_public_key
from console.exchange.evidence.manifest import (
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    NotAFile,
    hash_of,
    names_in,
    read_lines,
)
from console.language import tr
from console.progress import Progress

OWN = (MANIFEST, SIGNATURE)   # cannot name themselves


class What(StrEnum):
    """What can be wrong with one file."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    RENAMED = "renamed"
    UNREADABLE = "unreadable"
    UNSIGNED = "unsigned"     # manifest and signature do not fit
    STRANGER = "stranger"     # signed with a key nobody here knows


class Finding(msgspec.Struct, frozen=True):
    """One thing that is not as it was signed: which file, what, and a sentence."""

    file: str
    what: What
    words: str


class Verified(msgspec.Struct, frozen=True):
    """What `verify` found.

    Attributes:
        ok: every byte is as it was signed, by a key that is trusted here.
        files: named in the manifest. manifest: its SHA-256, "" where there is none.
        key: fingerprint of the key that signed, "" for none that fits; signer: the name it is trusted under.
        words: the whole in one sentence.
    """

    ok: bool
    folder: str
    files: int
    manifest: str
    key: str
    signer: str
    findings: list[Finding]
    words: str


def verify(folder: Path, trusted: Mapping[str, Ed25519PublicKey], progress: Progress | None = None) -> Verified:
    """Check a folder against its signed manifest.

    Args:
        trusted: keys whose signature counts, by name.

    Raises:
        NotFound: there is no such folder.
        BadInput: it is no folder of evidence at all.
    """
    if not folder.is_dir():
        raise NotFound(tr("There is no folder {folder}.", folder=folder))
    if not any((folder / name).exists() for name in (*OWN, PUBLIC_KEY)):
        raise BadInput(tr("{folder} is no folder of evidence: it holds neither {manifest} nor a signature.",
                          folder=folder, manifest=MANIFEST))
    lines, problem = _own_file(folder, MANIFEST)
    signature, worse = _own_file(folder, SIGNATURE)
    findings = [one for one in (problem, worse) if one is not None]
    key, signer = "", ""
    if not findings:
        key, signer, doubt = _signer(folder, lines, signature, trusted)
        findings += [doubt] if doubt is not None else []
    listed = read_lines(lines)
    if listed is None and problem is None:
        findings.append(Finding(MANIFEST, What.CHANGED, tr("{file} is damaged or not a manifest.", file=MANIFEST)))
    if listed is not None:
        findings += _files(folder, listed, progress or Progress())
    count = len(listed or {})
    return Verified(not findings, str(folder), count, hashlib.sha256(lines).hexdigest() if lines else "", key, signer,
                    findings, _words(folder, findings, count))


def _own_file(folder: Path, name: str) -> tuple[bytes, Finding | None]:
    """The manifest's or the signature's bytes."""
    path = folder / name
    try:
        if path.is_symlink() or not path.is_file():
            return b"", Finding(name, What.MISSING, tr("{file} is missing.", file=name))
        return path.read_bytes(), None
    except OSError as error:
        return b"", Finding(name, What.UNREADABLE, tr("{file} cannot be read ({why}).", file=name,
                                                      why=cause_of(error)))


def _signer(folder: Path, lines: bytes, signature: bytes,
            trusted: Mapping[str, Ed25519PublicKey]) -> tuple[str, str, Finding | None]:
    """(fingerprint, name, doubt) of whoever signed these lines."""
    for name, key in trusted.items():
        if _fits(key, lines, signature):
            return fingerprint(key), name, None
    with suppress(BadInput):
        inside = read_public_key(folder / PUBLIC_KEY)
        if _fits(inside, lines, signature):
            told = fingerprint(inside)
            return told, "", Finding(SIGNATURE, What.STRANGER, tr(
                "It is signed with a key that is not trusted here (fingerprint {key}): whoever changed the folder may "
                "have signed it anew. Get the office's public key by another way and give it with --key.", key=told))
    return "", "", Finding(SIGNATURE, What.UNSIGNED, tr(
        "{manifest} and its signature do not fit: one of them was changed after signing, or another key signed.",
        manifest=MANIFEST))


def _fits(key: Ed25519PublicKey, lines: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, lines)
    except InvalidSignature:
        return False
    return True


def _files(folder: Path, listed: Mapping[str, str], progress: Progress) -> list[Finding]:
    """What differs between the manifest and the disk."""
    there, empty = names_in(folder)
    on_disk = {unicodedata.normalize("NFC", name): name for name in there if name not in OWN}  # macOS decomposes names
    findings, gone = [], {}
    for number, (name, wanted) in enumerate(listed.items()):
        progress(number, len(listed), tr("Verifying {file} …", file=name))
        if name not in on_disk:
            gone[name] = wanted
        else:
            findings += _one_file(folder / on_disk.pop(name), name, wanted)
    findings += _moved(folder, gone, on_disk)
    findings += [Finding(name, What.ADDED, tr("The empty folder {file} was added.", file=name)) for name in empty]
    return sorted(findings, key=lambda one: one.file)


def _one_file(path: Path, name: str, wanted: str) -> list[Finding]:
    try:
        if hash_of(path) == wanted:
            return []
    except NotAFile:
        return [Finding(name, What.CHANGED, tr("{file} was replaced by a link or a special file.", file=name))]
    except OSError as error:
        return [Finding(name, What.UNREADABLE, tr("{file} cannot be read ({why}).", file=name, why=cause_of(error)))]
    return [Finding(name, What.CHANGED, tr("{file} was changed.", file=name))]


def _moved(folder: Path, gone: dict[str, str], extra: dict[str, str]) -> Iterator[Finding]:
    """What is missing and what came: the same content under another name was renamed."""
    by_hash: dict[str, list[str]] = {}
    for name, stored in extra.items():
        told = ""
        with suppress(NotAFile, OSError):
            told = hash_of(folder / stored)
        by_hash.setdefault(told, []).append(name)
    for name, wanted in gone.items():
        if by_hash.get(wanted):
            other = by_hash[wanted].pop()
            yield Finding(name, What.RENAMED, tr("{file} was renamed to {other}.", file=name, other=other))
        else:
            yield Finding(name, What.MISSING, tr("{file} is missing.", file=name))
    for names in by_hash.values():
        for name in names:
            yield Finding(name, What.ADDED, tr("{file} was added.", file=name))


def _words(folder: Path, findings: list[Finding], count: int) -> str:
    """All of it in one sentence; the first finding stands for the others."""
    if not findings:
        return tr("{folder} is as it was signed: {n} files.", folder=folder, n=count)
    first = next((one for one in findings if one.what is not What.STRANGER), findings[0])
    if len(findings) == 1:
        return tr("{folder} is not to be relied on: {why}", folder=folder, why=first.words)
    return tr("{folder} is not to be relied on: {why} And {n} more.", folder=folder, why=first.words,
              n=len(findings) - 1)
