"""What became of a list that was imported: every row counted once, and those to correct in a file."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import msgspec

from console.errors import Cancelled
from console.exchange.rows.columns import Columns
from console.exchange.rows.reading import Table
from console.exchange.rows.rejects import write_rejects
from console.exchange.rows.tally import Refusal, Tally

_REASONS = 50       # different reasons that a report lists


class Reason(msgspec.Struct, frozen=True):
    """A fault, how often it was met, and the first row that has it."""

    why: str
    count: int
    first_row: int


class ImportReport(msgspec.Struct, frozen=True):
    """What became of a file. `rows` = `imported` + `updated` + `unchanged` + `refused`.

    Attributes:
        mapping: field → column; unused: columns of the file that hold none.
        renewed: rows whose code had been replaced; linked: rows found by their address in words.
        reasons: why rows were refused, the most frequent first.
        to_correct: file with the refused rows, "" if there are none.
        stopped: somebody stopped it; what is counted here is stored all the same.
    """

    file: str
    kind: str
    sha256: str
    encoding: str
    rows: int
    imported: int
    updated: int
    unchanged: int
    refused: int
    renewed: int
    linked: int
    mapping: dict[str, str]
    unused: list[str]
    reasons: list[Reason]
    to_correct: str
    warnings: list[str]
    seconds: float
    stopped: bool = False


class Account:
    """Keeps account of one file while it is imported.

    Args:
        kind: of the list, as the report says it.
        rejects: folder for the rows to correct; the file's own if None.
        dry_run: nothing is written, the rows to correct neither.

    Attributes:
        tally: of the rows so far.
    """

    def __init__(self, path: Path, kind: str, rejects: Path | None = None, dry_run: bool = False) -> None:
        self._path, self._kind, self._folder, self.dry_run = path, kind, rejects or path.parent, dry_run
        self._began = time.monotonic()
        self._refusals: list[Refusal] = []
        self._stopped = False
        self.tally = Tally()

    @property
    def file(self) -> str:
        """Name of the file."""
        return self._path.name

    @cached_property
    def sha256(self) -> str:
        """Of the file, in hexadecimal digits."""
        with self._path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def take(self, cells: Columns) -> None:
        """A piece is done: count what was said against its rows."""
        refused = cells.refusals()
        self.tally.refused += len(refused)
        self._refusals += refused

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """Where somebody stops it, what is recorded by then is told; before anything is, the stop goes on upwards."""
        try:
            yield
        except Cancelled:
            self._stopped = True
            if not self.tally.rows:
                raise

    def report(self, table: Table, columns: Mapping[str, str], warnings: Sequence[str] = ()) -> ImportReport:
        """The whole account; writes the file to correct.

        Raises:
            BadInput: that file cannot be written; what was right is imported.
        """
        tally, refusals = self.tally, sorted(self._refusals, key=lambda one: one.row)
        file = ""
        if refusals and not self.dry_run:
            file = str(write_rejects(self._folder, self._path.stem, table.header, refusals))
        return ImportReport(
            self.file, self._kind, self.sha256, table.encoding, tally.rows, tally.imported, tally.updated,
            tally.unchanged, tally.refused, tally.renewed, tally.linked, dict(columns),
            [name for name in table.header if name not in columns.values()], _reasons(refusals), file,
            [*table.warnings, *warnings], round(time.monotonic() - self._began, 3), self._stopped)


def _reasons(refusals: Sequence[Refusal]) -> list[Reason]:
    """Faults of refused rows, the most frequent first."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for one in refusals:
        first.setdefault(one.why, one.row)
        counts[one.why] += 1
    return [Reason(why, count, first[why]) for why, count in counts.most_common(_REASONS)]
