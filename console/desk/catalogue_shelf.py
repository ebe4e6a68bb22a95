"""The files of catalogues: those that come with the program and those that were imported into a profile."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from console.causes import cause_of
from console.desk.catalogue_kinds import CALENDAR, Reader, reader_of, shipped
from console.errors import BadInput, ConsoleError, ProfileError
from console.language import RESOURCES, tr
from console.ledger.ledger import Ledger
from console.model.catalogue import CaseClass

PREFIX = "catalog:"
SHIPPED = RESOURCES / "catalogues"
log = logging.getLogger(__name__)


class Version(msgspec.Struct, frozen=True):
    """One version of a catalogue.

    Attributes:
        kind, version: what it is called.
        title, authority: lineage as the file says.
        path: where it lies.
        digest: SHA-256 of the file as imported, "" for what comes with the program.
        at, by: when and by whom it was imported; seconds since 1970 UTC, None and "" for the program's.
        current: whether it holds now.
    """

    kind: str
    version: str
    path: Path
    title: str = ""
    authority: str = ""
    digest: str = ""
    at: float | None = None
    by: str = ""
    current: bool = False


class Shelf:
    """Where versions lie and which of them is to hold, as the ledger says.

    Args:
        folder: of imported files.
        ledger: where imports are recorded.
        more: readers of further kinds.
    """

    def __init__(self, folder: Path, ledger: Ledger, more: Mapping[str, Reader]) -> None:
        self.folder = folder
        self._ledger = ledger
        self._more = more
        self._opened: dict[Path, tuple[tuple[int, int], Any]] = {}  # with the file's time and size

    def years(self) -> list[str]:
        """Kinds of calendar years that were supplied by hand, or come with the program as files."""
        ours = {"-".join(path.stem.split("-")[:2]) for path in SHIPPED.glob(f"{CALENDAR}-*-*.toml")}
        return sorted(ours | {record.subject.removeprefix(PREFIX)
                              for record in self._ledger.records(f"{PREFIX}{CALENDAR}-")})

    def versions(self, kind: str) -> list[Version]:
        """All versions of a kind, those of the program first, then imported ones in their order."""
        ours = []
        for version, path in reversed(shipped(SHIPPED, kind).items()):
            found = self.open(Version(kind, version, path))
            ours.append(Version(kind, version, path, found.title, found.authority))
        return [*ours, *self.imported(kind)]

    def candidates(self, kind: str) -> Iterator[Version]:
        """The version that is to hold, then what may stand in for it."""
        record = self._ledger.record(PREFIX + kind)
        ours = shipped(SHIPPED, kind)
        chosen = record.fields.get("version") if record else None
        if chosen is not None:
            yield next((one for one in self.imported(kind) if one.version == chosen),
                       Version(kind, chosen, ours.get(chosen, self.folder / f"{kind}-{chosen}.toml")))
        for version, path in ours.items():
            yield Version(kind, version, path)

    def imported(self, kind: str) -> list[Version]:
        found = []
        for entry in self._ledger.entries(PREFIX + kind):
            said = entry.payload.get("set", {})
            if entry.kind == "catalog.imported" and "version" in said:
                path = self.folder / f"{kind}-{said['version']}.toml"
                found.append(Version(kind, said["version"], path, said.get("title", ""), said.get("authority", ""),
                                     said.get("digest", ""), entry.at, entry.actor))
        return found

    def open(self, version: Version) -> Any:
        """The catalogue in a version's file. Raises `BadInput` if it was changed, or is gone."""
        if version.digest:
            try:
                same = hashlib.sha256(version.path.read_bytes()).hexdigest() == version.digest
            except OSError as error:
                raise BadInput(tr("The imported catalogue {file} cannot be read ({why}); another version holds in its "
                                  "place. Put it back or import it again.", file=version.path.name,
                                  why=cause_of(error))) from error
            if not same:
                raise BadInput(tr("The imported catalogue {file} was changed after its import and is not used; another "
                                  "version holds in its place. Import the changed file under a new version.",
                                  file=version.path.name))
        return self._read(version)

    def _read(self, version: Version) -> Any:
        """Read a file, or remember it: TOML takes Python its time, and one file is asked for several times."""
        try:
            stat = version.path.stat()
        except OSError:
            return reader_of(version.kind, self._more)(version.path)  # says it in words
        key = stat.st_mtime_ns, stat.st_size
        known = self._opened.get(version.path)
        if known is None or known[0] != key:
            known = self._opened[version.path] = key, reader_of(version.kind, self._more)(version.path)
        return known[1]

    def all_classes(self) -> list[CaseClass]:
        """The classes of every version that can be read, the latest word on each code last."""
        found: dict[str, CaseClass] = {}
        paths = [Version("classes", v, p) for v, p in shipped(SHIPPED, "classes").items()]
        for version in [*reversed(paths), *self.imported("classes")]:
            try:
                found |= {one.code: one for one in self.open(version).classes}
            except ConsoleError as error:
                log.info("%s", error)  # spoken of where it was to hold; here it is only history
        return list(found.values())

    @contextmanager
    def copy(self, path: Path) -> Iterator[Path]:
        """A copy of a user's file while it is looked at: what was checked is then what is kept.

        Raises:
            BadInput: the file cannot be read.
            ProfileError: the profile cannot be written.
        """
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise BadInput(tr("{file} cannot be read ({why}). Nothing was changed.", file=path.name,
                              why=cause_of(error))) from error
        with self.draft(path.name, raw) as draft:
            yield draft

    @contextmanager
    def draft(self, name: str, raw: bytes) -> Iterator[Path]:
        """A file on the disk of the imported ones, gone afterwards unless it was moved. Raises `ProfileError`."""
        try:
            self.folder.mkdir(exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
            (folder / name).write_bytes(raw)
        except OSError as error:
            raise ProfileError(tr("The profile folder {folder} cannot be written ({why}). Nothing was changed; name "
                                  "another with --profile DIR.", folder=self.folder.parent,
                                  why=cause_of(error))) from error
        try:
            yield folder / name
        finally:
            shutil.rmtree(folder, ignore_errors=True)
