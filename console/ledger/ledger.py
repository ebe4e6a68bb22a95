"""The ledger of one profile: append, receive, read, follow, verify.

There is no state in memory that could differ from the disk: every step reads what it needs in its own
transaction. Only the place up to which this process has seen the journal is remembered, for `follow`.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, text

from console.errors import Refused
from console.language import tr
from console.ledger import journal
from console.ledger.arrival import Arrival, Received
from console.ledger.clock import Clock
from console.ledger.entry import Draft, Entry, read_entry
from console.ledger.export import write_export
from console.ledger.fold import Glance, Legal, Record, everything_legal
from console.ledger.intake import Intake
from console.ledger.rebuild import Rebuilt, rebuild
from console.ledger.verify import Verification, verify
from console.model.changes import Changes
from console.progress import Progress
from console.store.engine import Store

__all__ = ["Draft", "Entry", "Ledger", "Overtaken", "Received", "Record", "Verification"]

GLANCES = 10_000     # of these at a time; they are small
PAGE = 1000          # rows read at a time, so that a slow reader never holds a snapshot open
RECEIVE_BATCH = 5000  # entries of others in one transaction


class Overtaken(Refused):
    """Somebody else wrote about the same subject first; look again and decide anew."""


class Ledger:
    """Everything that happened in one profile (全程留痕). Safe from any thread.

    Args:
        store: the profile's database.
        legal: which transitions of "state" are legal, by subject, state before ("" at first) and after.
        clock: gives the time; another one in tests.

    Attributes:
        site: name of this installation in all entries it writes.
    """

    def __init__(self, store: Store, legal: Legal = everything_legal, clock: Clock | None = None) -> None:
        self._store = store
        self._legal = legal
        self._clock = clock or Clock()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[Changes[Record]], None]] = []
        self._own: list[tuple[int, int]] = []  # ranges of positions beyond the cursor that we wrote ourselves
        store.ensure(*journal.TABLES)
        with store.read() as connection:
            site = journal.own_site(connection)
            self._cursor = journal.last_position(connection)
        if site is None:
            with store.write() as connection:
                site = journal.make_site(connection)
        self.site: str = site

    def append(self, drafts: Sequence[Draft], rows: Callable[[Connection], None] | None = None,
               known: Mapping[str, int] | None = None) -> Changes[Record]:
        """Record what happened: entries, their folds and `rows` in one durable transaction.

        Args:
            drafts: what to record, in order.
            rows: writes other tables in the same transaction; if it raises, nothing is recorded.
            known: subject → `Record.version` on which the drafts were decided, 0 for none.

        Returns:
            The records these entries changed. The disk has confirmed them.

        Raises:
            Overtaken: somebody wrote about one of the `known` subjects meanwhile; nothing was changed.
            ProfileError: disk full, read-only, locked or damaged; nothing was changed.
        """
        with self._store.write() as connection:
            if known:
                _compare(connection, known)
            if rows is not None:
                rows(connection)
            intake = Intake(connection, self._legal)
            intake.write(drafts, self.site, self._clock)
            found = intake.finish()
        self._passed(intake.first, intake.last)
        return found

    def receive(self, entries: Iterable[Entry]) -> Received:
        """Take entries of other sites, in any order and any number of times.

        They are written in steps of `RECEIVE_BATCH`; each step is one durable transaction.

        Raises:
            ProfileError: disk full, read-only, locked or damaged; the steps before are kept.
        """
        received = Received()
        source = iter(entries)
        while batch := list(itertools.islice(source, RECEIVE_BATCH)):
            with self._store.write() as connection:
                intake = Intake(connection, self._legal)
                step = Arrival(intake, self._clock.read()).take(batch)
            self._passed(intake.first, intake.last)
            received += step
        return received

    def record(self, subject: str) -> Record | None:
        """What is known about a subject, None if nothing; a deleted one has `deleted` set."""
        with self._store.read() as connection:
            fold = journal.read_fold(connection, subject)
        return fold.record() if fold else None

    def records(self, prefix: str = "") -> Iterator[Record]:
        """All records whose subject begins with `prefix`, deleted ones too, in the order of their subjects."""
        after = ""
        while True:
            with self._store.read() as connection:
                page = journal.folds_from(connection, prefix, after, PAGE)
            for fold in page:
                yield fold.record()
            if len(page) < PAGE:
                return
            after = page[-1].subject

    def glances(self, prefix: str = "") -> Iterator[Glance]:
        """Like `records`, but of each only the subject, the fields and whether it is deleted: for reading many."""
        after = ""
        while True:
            with self._store.read() as connection:
                page = journal.glances_from(connection, prefix, after, GLANCES)
            yield from page
            if len(page) < GLANCES:
                return
            after = page[-1].subject

    def entries(self, subject: str | None = None, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Entries in the order in which they came into this journal, which is causal.

        Args:
            subject: only those about it.
            after: only those behind this `Entry.position`.
            limit: at most so many.
        """
        left = limit
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            page = self._page(subject, "position > :bound", "ASC", after, size)
            yield from page
            if len(page) < size:
                return
            after = page[-1].position
            left = None if left is None else left - len(page)

    def latest(self, subject: str | None = None, limit: int = 50) -> list[Entry]:
        """The last entries of the journal, the latest first."""
        return self._page(subject, "position <= :bound", "DESC", 2**62, limit)

    def entry(self, site: str, index: int) -> Entry | None:
        """One entry by its author's count, for example a conflict's candidate."""
        with self._store.read() as connection:
            row = journal.find(connection, site, index)
        return read_entry(row.body, row.id, row.position) if row else None

    def heads(self) -> dict[str, tuple[int, bytes]]:
        """Index and id of the last entry of every site."""
        with self._store.read() as connection:
            return {site: (head.number, head.id) for site, head in journal.read_heads(connection).items()}

    def waiting(self) -> list[tuple[Entry, str]]:
        """Received entries that are kept but not folded, with the reason; "" waits for what it follows."""
        with self._store.read() as connection:
            return journal.all_waiting(connection)

    def follow(self) -> Changes[Record]:
        """What other processes wrote into this profile since the last call. Cheap when there is nothing.

        A record that a thread of this process is writing at the same moment may be among them: whoever keeps
        records goes by `Record.version`.
        """
        with self._lock:
            with self._store.read() as connection:
                last = journal.last_position(connection)
                ranges = list(self._gaps(last))
                found = _changed(connection, ranges) if ranges else Changes()
            self._cursor = max(self._cursor, last)
            self._own = [own for own in self._own if own[1] > last]
        for callback in tuple(self._listeners) if found else ():
            callback(found)
        return found

    def listen(self, callback: Callable[[Changes[Record]], None]) -> None:
        """Hear what `follow` finds, whoever calls it, in that thread: one look for all who keep records."""
        self._listeners.append(callback)

    def verify(self, progress: Progress | None = None) -> Verification:
        """Recompute every hash and chain from the stored bytes; see `verify.py`.

        Raises:
            Cancelled: by `progress`.
        """
        with self._store.read() as connection:
            return verify(connection, progress or Progress())

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Fold everything again from the entries and put right what differs; see `rebuild.py`.

        Raises:
            Cancelled: by `progress`; nothing was changed.
        """
        return rebuild(self._store, self._legal, progress or Progress())

    def export(self, path: Path, progress: Progress | None = None, demo: bool = False) -> int:
        """Write all entries as JSON lines; returns how many.

        Args:
            path: written whole or not at all.
            demo: label the file as generated data (演示数据).

        Raises:
            BadInput: the file cannot be written.
        """
        with self._store.read() as connection:
            count, last = connection.execute(text("SELECT count(*), max(position) FROM entries")).one()
            heads = {site: (h.number, h.id) for site, h in journal.read_heads(connection).items()}
        entries = itertools.takewhile(lambda entry: entry.position <= last, self.entries())
        return write_export(entries, count, path, self.site, heads, demo, progress or Progress())

    def _page(self, subject: str | None, where: str, order: str, bound: int, limit: int) -> list[Entry]:
        about = "" if subject is None else "subject = :subject AND "
        statement = text(f"SELECT CAST(body AS BLOB), id, position FROM entries WHERE {about}{where} "
                         f"ORDER BY position {order} LIMIT :limit")
        values = {"bound": bound, "limit": limit} | ({} if subject is None else {"subject": subject})
        with self._store.read() as connection:
            rows = connection.execute(statement, values).all()
        return [read_entry(*row) for row in rows]

    def _passed(self, first: int, last: int) -> None:
        """Remember that this process itself wrote positions first < p ≤ last."""
        with self._lock:
            if first <= self._cursor:
                self._cursor = max(self._cursor, last)
            else:
                self._own.append((first, last))

    def _gaps(self, last: int) -> Iterator[tuple[int, int]]:
        """Ranges up to `last` behind the cursor that this process did not write."""
        at = self._cursor
        for first, end in sorted(self._own):
            if at < min(first, last):
                yield at, min(first, last)
            at = max(at, end)
        if at < last:
            yield at, last


def _compare(connection: Connection, known: Mapping[str, int]) -> None:
    """Raise `Overtaken` unless every subject is still at its known version."""
    folds = journal.read_folds(connection, list(known))
    for subject, version in known.items():
        if (folds[subject].version if subject in folds else 0) != version:
            raise Overtaken(tr("{subject} was changed by another process a moment ago. Nothing was changed; look "
                               "again.", subject=subject))


def _changed(connection: Connection, ranges: Sequence[tuple[int, int]]) -> Changes[Record]:
    """The records of what was written in these ranges; added are those that have no entry elsewhere."""
    counts: dict[str, int] = {}
    for first, last in ranges:
        for subject, number in journal.subjects_between(connection, first, last).items():
            counts[subject] = counts.get(subject, 0) + number
    added: list[Record] = []
    updated: list[Record] = []
    removed: list[str] = []
    for subject, fold in journal.read_folds(connection, list(counts)).items():
        record = fold.record()
        if record.deleted:
            removed.append(subject)
        else:
            (added if record.version == counts[subject] else updated).append(record)
    return Changes(tuple(added), tuple(updated), tuple(removed))
