"""Attachments (附件): photos and files of a case, kept once by their content, shown with place and time.

A file is copied into the profile before the ledger speaks of it, so that nothing on record can be missing; a
copy that no entry speaks of (the power failed between the two) is harmless and found again at the next try.
"""

from __future__ import annotations

import filecmp
import hashlib
import mimetypes
import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console.causes import cause_of
from console.desk.metres import distances
from console.desk.photo import Photo, read_photo, write_thumbnail
from console.errors import BadInput, NotFound, ProfileError
from console.language import tr
from console.profile import Profile

if TYPE_CHECKING:
    from console.model.case import Case

MOST_BYTES = 500_000_000   # of one file: larger ones are surveys and belong on the map, not into a case
CHUNK = 1 << 20
SIDE = 256                 # px, longer side of a thumbnail


class Attachment(msgspec.Struct, frozen=True):
    """One file of a case, as its ledger entry describes it.

    Attributes:
        hash: SHA-256 of the content in hexadecimal; also its name in the profile.
        name: as the user knew it. size: bytes. kind: MIME type.
        note: what it shows.
        photo: what a picture says about itself; None for other files and damaged pictures.
        added_at: seconds since 1970 UTC. added_by: user id.
        problem: why a file that calls itself a picture could not be read; "" otherwise.
    """

    hash: str
    name: str
    size: int
    kind: str = ""
    note: str = ""
    photo: Photo | None = None
    added_at: float = 0.0
    added_by: str = ""
    problem: str = ""

    @property
    def is_picture(self) -> bool:
        return self.photo is not None


class Attachments:
    """The files of one profile.

    Args:
        profile: its `attachments` folder keeps the files, its caches the thumbnails.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, profile: Profile, clock: Callable[[], float] = time.time) -> None:
        self._folder, self._thumbnails = profile.attachments, profile.caches / "thumbnails"
        self._clock = clock

    def keep(self, path: Path, note: str = "", by: str = "") -> Attachment:
        """Copy a file into the profile, durably; the caller then records it.

        Raises:
            BadInput: no such file, a folder, empty, or larger than `MOST_BYTES`.
            ProfileError: it cannot be written (disk full …); nothing was kept.
        """
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise BadInput(tr("{file} is not a file. Nothing was attached.", file=path))
            if not 0 < size <= MOST_BYTES:
                raise BadInput(tr("{file} has {size} bytes; a file to attach has 1 to {most}. Nothing was attached.",
                                  file=path.name, size=f"{size:,}", most=f"{MOST_BYTES:,}"))
            source = path.open("rb")
        except OSError as error:
            raise BadInput(tr("{file} cannot be read ({why}). Nothing was attached.", file=path,
                              why=cause_of(error))) from error
        with source:
            digest = self._copy(source, path)
        photo, problem = None, ""
        kind = mimetypes.guess_type(path.name)[0] or ""
        if kind.startswith("image/"):
            try:
                photo = read_photo(self.path(digest))
            except BadInput as error:   # kept all the same: a damaged picture may be evidence
                problem = str(error)
        return Attachment(digest, path.name, size, kind, note.strip(), photo, self._clock(), by, problem)

    def path(self, digest: str) -> Path:
        """Where a file is kept."""
        return self._folder / digest[:2] / digest

    def open(self, attachment: Attachment) -> Path:
        """The kept file, after a check that it is whole.

        Raises:
            NotFound: it is not in this profile (yet), or was damaged; the record of it stays.
        """
        kept = self.path(attachment.hash)
        try:
            with kept.open("rb") as file:
                whole = hashlib.file_digest(file, "sha256").hexdigest() == attachment.hash
        except OSError:
            whole = False
        if not whole:
            raise NotFound(tr("The file {name} is missing from this profile or was changed on disk. Its record is "
                              "kept; attach the original again to restore it.", name=attachment.name))
        return kept

    def copy_out(self, attachment: Attachment, folder: Path) -> Path:
        """Copy a file out under the name its user knew; a name that is taken gets the content's hash before it.

        Raises:
            NotFound: as `open`. BadInput: the folder cannot be written.
        """
        kept = self.open(attachment)
        name = Path(attachment.name).name or attachment.hash
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = folder / name
            if target.exists() and not filecmp.cmp(target, kept, shallow=False):
                target = folder / f"{attachment.hash[:8]}-{name}"
            shutil.copyfile(kept, target)
        except OSError as error:
            raise BadInput(tr("{file} cannot be written ({why}). Name another folder.", file=folder / name,
                              why=cause_of(error))) from error
        return target

    def thumbnail(self, attachment: Attachment) -> Path | None:
        """A small picture of a photo (JPEG, longer side `SIDE` px), made once; None where there is none."""
        small = self._thumbnails / f"{attachment.hash}.jpg"
        if attachment.photo is None:
            return None
        if not small.exists():
            try:
                write_thumbnail(self.path(attachment.hash), small, SIDE)
            except BadInput:
                return None
        return small

    def _copy(self, source: Any, path: Path) -> str:
        """Copy while hashing; the file gets its name only when it is whole and on the disk."""
        part = self._folder / f".part-{os.getpid()}-{time.monotonic_ns()}"
        digest = hashlib.sha256()
        try:
            with part.open("wb") as target:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            kept = self.path(digest.hexdigest())
            kept.parent.mkdir(exist_ok=True)
            part.replace(kept)
            _sync_folder(kept.parent)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise ProfileError(tr("{file} could not be copied into the profile ({why}). Nothing was attached.",
                                  file=path.name, why=cause_of(error))) from error
        return digest.hexdigest()


def attachments_of(grown: dict[str, list[Any]]) -> list[Attachment]:
    """The attachments among the growing lists of a case's record, oldest first, each content once."""
    found: dict[str, Attachment] = {}
    for said in grown.get("files", ()):
        with suppress(msgspec.ValidationError):   # written by another version of the program
            one = msgspec.convert(said, Attachment)
            found.setdefault(one.hash, one)
    return list(found.values())


def payload_of(files: Iterable[Attachment]) -> dict[str, Any]:
    """What the ledger entry "case.file_added" says."""
    return {"add": {"files": [msgspec.to_builtins(one) for one in files]}, "set": {"has_files": True}}


def far_from(case: Case, photo: Photo) -> float | None:
    """Metres on the ground between a case and where its photo was taken; None where either has no place."""
    if case.lon is None or case.lat is None or photo.lon is None or photo.lat is None:
        return None
    return float(distances(case.lon, case.lat, [photo.lon], [photo.lat])[0])


def _sync_folder(folder: Path) -> None:
    """The new name must survive a power failure, too; Windows does this by itself and cannot be asked."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
