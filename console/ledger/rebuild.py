"""Everything that can be computed from the entries, computed again and put right where it differs.

First each entry's place in the fold's order and what its author had seen, then the fold of each subject.
Looking is done on a snapshot, so that others can go on writing; only what differs is written.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, text

from console.language import tr
from console.ledger import journal
from console.ledger.entry import read_body, read_opening
from console.ledger.fold import Fold, Legal, Past, apply
from console.ledger.intake import fold_subject
from console.ledger.journal import Head
from console.progress import Progress
from console.store.engine import Store

BATCH = 1000

_PLACES = "SELECT position, id, stamp, view, CAST(body AS BLOB) FROM entries ORDER BY position"
_BY_SUBJECT = ("SELECT e.subject, CAST(e.body AS BLOB), e.stamp, v.seen FROM entries e LEFT JOIN views v "
               "ON v.position = e.view ORDER BY e.subject, e.stamp, e.site, e.number")


class Rebuilt(msgspec.Struct, frozen=True):
    """What `ledger rebuild` found: how many entries and records, and how many of each had to be put right."""

    entries: int
    records: int
    misplaced: int
    differing: int


def rebuild(store: Store, legal: Legal, progress: Progress) -> Rebuilt:
    """Compute places and folds again; see `Ledger.rebuild`."""
    with store.read() as connection:
        misplaced = len(_Places(connection, progress).wrong)
    if misplaced:
        with store.write() as connection:
            _Places(connection, progress).put_right()
    with store.read() as connection:
        found, differing = _compare(connection, legal, progress)
    if differing:
        with store.write() as connection:
            for subject in differing:
                fold = fold_subject(connection, subject, legal)
                if fold.version:
                    journal.set_folds(connection, [fold])
                else:
                    connection.execute(text("DELETE FROM folds WHERE subject = :subject"), {"subject": subject})
    return Rebuilt(found.entries, found.records, misplaced, len(differing))


class _Places:
    """Stamps, views and heads as they must be, and where the stored ones differ."""

    def __init__(self, connection: Connection, progress: Progress) -> None:
        self._connection = connection
        self._stamps: dict[str, list[int]] = {}
        self._views: dict[str, list[tuple[int, int]]] = {}   # (index, position) of each change of a site's view
        self._seen: dict[int, dict[str, int]] = {0: {}}
        self._heads: dict[str, Head] = {}
        self.wrong: list[tuple[int, int, int]] = []           # stamp, view, position
        for done, row in enumerate(journal.scan(connection, _PLACES)):
            self._place(*row)
            if done % BATCH == 0:
                progress(done, 0, tr("Putting the entries in order"))
        stored = {position: journal.decode_view(seen)
                  for position, seen in journal.scan(connection, "SELECT position, seen FROM views")}
        right = {position: seen for position, seen in self._seen.items() if position}
        if stored != right or journal.read_heads(connection) != self._heads:
            self.wrong.append((0, 0, 0))  # no entry's own place, but something beside them

    def _place(self, position: int, id: bytes, stamp: int, view: int, body: bytes) -> None:
        entry = read_opening(body)
        head = self._heads.get(entry.site)
        right, right_view = max(entry.hlc, head.stamp + 1 if head else 0), head.view if head else 0
        if entry.seen:
            seen = dict(self._seen[right_view])
            for site, index, _ in entry.seen:
                right = max(right, self._stamps[site][index - 1] + 1)
                for name, highest in (*self._seen[self._view_at(site, index)].items(), (site, index)):
                    if name != entry.site:
                        seen[name] = max(seen.get(name, 0), highest)
            right_view = position
            self._seen[position] = seen
            self._views.setdefault(entry.site, []).append((entry.index, position))
        self._stamps.setdefault(entry.site, []).append(right)
        self._heads[entry.site] = Head(entry.index, id, entry.hlc, right, right_view)
        if (stamp, view) != (right, right_view):
            self.wrong.append((right, right_view, position))

    def _view_at(self, site: str, index: int) -> int:
        for first, position in reversed(self._views.get(site, [])):
            if first <= index:
                return position
        return 0

    def put_right(self) -> None:
        connection = self._connection
        if self.wrong:
            connection.exec_driver_sql("UPDATE entries SET stamp = ?, view = ? WHERE position = ?", self.wrong)
            connection.execute(text("DELETE FROM views"))
            journal.add_rows(connection, [], {p: seen for p, seen in self._seen.items() if p})
            connection.execute(text("DELETE FROM heads"))
            journal.set_heads(connection, self._heads)


def _compare(connection: Connection, legal: Legal, progress: Progress) -> tuple[Rebuilt, list[str]]:
    """Fold every subject from its entries and compare with what is stored; the subjects that differ."""
    differing: list[str] = []
    entries = records = 0
    folds = _fold_all(connection, legal)
    while some := list(itertools.islice(folds, BATCH)):
        stored = dict(journal.read_states(connection, [fold.subject for fold in some]))
        differing += [f.subject for f in some if stored.get(f.subject) != journal.encode_fold(f)]
        entries += sum(fold.version for fold in some)
        records += len(some)
        progress(entries, 0, tr("Folding the entries"))
    differing += connection.execute(text(
        "SELECT subject FROM folds WHERE subject NOT IN (SELECT subject FROM entries)")).scalars()
    return Rebuilt(entries, records, 0, len(differing)), differing


def _fold_all(connection: Connection, legal: Legal) -> Iterator[Fold]:
    rows = journal.scan(connection, _BY_SUBJECT)
    for subject, some in itertools.groupby(rows, key=lambda row: row[0]):
        fold = Fold(subject)
        for _, raw, stamp, seen in some:
            body = read_body(raw)
            apply(fold, body, stamp, Past(body, journal.decode_view(seen) if seen is not None else {}), legal)
        yield fold

