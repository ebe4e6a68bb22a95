"""Entries into the journal: the one way in, for own entries and for those of others, within one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from console.ledger import journal
from console.ledger.clock import Clock
from console.ledger.entry import FIRST_PREV, SCHEMA, Body, Draft, Entry, read_entry, seal
from console.ledger.fold import Fold, Legal, Past, Record, apply, changes
from console.ledger.journal import Head, Row
from console.model.changes import Changes


class Intake:
    """Collects entries in causal order; `finish` writes them together with the folds they change.

    Args:
        connection: an open write transaction; nothing is kept anywhere else, so that taking the transaction
            back takes back everything.
        legal: which transitions are.
    """

    def __init__(self, connection: Connection, legal: Legal) -> None:
        self.connection = connection
        self.heads = journal.read_heads(connection)
        self.first = self._last = journal.last_position(connection)
        self._legal = legal
        self._rows: dict[tuple[str, int], Row] = {}
        self._moved: set[str] = set()
        self._views: dict[int, dict[str, int]] = {}       # read or new, by position
        self._new_views: dict[int, dict[str, int]] = {}
        self._touched: dict[str, list[tuple[int, Entry, int | None]]] = {}

    @property
    def last(self) -> int:
        """Position of the last entry, those not yet written included."""
        return self._last

    def write(self, drafts: Sequence[Draft], site: str, clock: Clock) -> None:
        """Turn drafts into entries of this site: it has seen everything that is here."""
        others = {name: head for name, head in self.heads.items() if name != site}
        own = self.heads.get(site)
        known = self._view(own.view) if own else {}
        seen = tuple(sorted((name, head.number, head.id) for name, head in others.items()
                            if head.number > known.get(name, 0)))
        now = clock.read(head.hlc for head in others.values())
        hlc = now.next_after(head.hlc for head in self.heads.values())
        number, prev = (own.number, own.id) if own else (0, FIRST_PREV)
        for draft in drafts:
            number += 1
            body = Body(SCHEMA, site, number, prev, draft.subject, seen, hlc, draft.kind, draft.area, draft.actor,
                        float(now.device if draft.at is None else draft.at), draft.payload)
            prev, raw = seal(body)
            self.accept(read_entry(raw, prev), saw_all=True)  # as read back: what is folded is what is stored
            seen, hlc = (), hlc + 1

    def accept(self, entry: Entry, saw_all: bool = False) -> None:
        """Take the entry that follows its site's head and whose `seen` are all here."""
        head = self.heads.get(entry.site)
        stamp = max(entry.hlc, head.stamp + 1 if head else 0)
        view = head.view if head else 0
        self._last += 1
        if entry.seen:
            seen = dict(self._view(view))
            for site, number, _ in entry.seen:
                other = self.row(site, number)
                assert other is not None, "accepted before what it follows"
                stamp = max(stamp, other.stamp + 1)
                for name, highest in (*self._view(other.view).items(), (site, number)):
                    if name != entry.site:
                        seen[name] = max(seen.get(name, 0), highest)
            view = self._last
            self._views[view] = self._new_views[view] = seen
        row = Row(self._last, entry.site, entry.index, entry.id, entry.subject, stamp, view, entry.body)
        self._rows[entry.site, entry.index] = row
        self.heads[entry.site] = Head(entry.index, entry.id, entry.hlc, stamp, view)
        self._moved.add(entry.site)
        self._touched.setdefault(entry.subject, []).append((stamp, entry, None if saw_all else view))

    def row(self, site: str, number: int) -> Row | None:
        """An entry of the journal, those not yet written included."""
        return self._rows.get((site, number)) or journal.find(self.connection, site, number)

    def finish(self) -> Changes[Record]:
        """Write entries, heads and folds; says what changed."""
        journal.add_rows(self.connection, list(self._rows.values()), self._new_views)
        journal.set_heads(self.connection, {site: self.heads[site] for site in self._moved})
        stored = journal.read_folds(self.connection, list(self._touched))
        before = {s: bool(stored[s].deletions) if s in stored else None for s in self._touched}
        done = [self._fold(subject, stored.get(subject) or Fold(subject)) for subject in self._touched]
        journal.set_folds(self.connection, done)
        return changes(before, {fold.subject: fold.record() for fold in done})

    def _fold(self, subject: str, fold: Fold) -> Fold:
        """The fold with its new entries: on from where it stood, or anew if one of them belongs further back."""
        new = sorted(self._touched[subject], key=lambda one: (one[0], one[1].site, one[1].index))
        stamp, entry, _ = new[0]
        if (stamp, entry.site, entry.index) < fold.last:
            return fold_subject(self.connection, subject, self._legal)
        for stamp, entry, view in new:
            apply(fold, entry, stamp, Past(entry, None if view is None else self._view(view)), self._legal)
        return fold

    def _view(self, position: int) -> dict[str, int]:
        if position not in self._views:
            self._views[position] = journal.read_view(self.connection, position)
        return self._views[position]


def fold_subject(connection: Connection, subject: str, legal: Legal) -> Fold:
    """Fold a subject from its entries alone."""
    fold = Fold(subject)
    for entry, stamp, seen in journal.history(connection, subject):
        apply(fold, entry, stamp, Past(entry, seen), legal)
    return fold
