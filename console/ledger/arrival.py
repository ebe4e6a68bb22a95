"""Entries of other sites, in any order and repeated: each is folded once all it follows is here.

What cannot be folded is kept in `waiting`: with no reason if it only waits for what it follows, with one if it
contradicts what is here (two different entries under one index: a profile was copied and both copies written).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from console.ledger import journal
from console.ledger.clock import Reading
from console.ledger.entry import FIRST_PREV, Entry, read_entry
from console.ledger.fold import Record
from console.ledger.intake import Intake
from console.model.changes import Changes

Why = Literal["changed on the way", "another entry has this index", "does not follow the entry before it",
              "saw an entry that is not the one here"]


class Turned(msgspec.Struct, frozen=True):
    """An entry that was not folded and will not be. All but those changed on the way are kept."""

    site: str
    index: int
    id: str
    why: Why


class Received(msgspec.Struct, frozen=True):
    """What became of received entries.

    Attributes:
        new: folded now, those that had waited included.
        repeated: already here.
        waiting: kept until what they follow arrives.
        refused: see `Turned`.
        ahead: new ones whose clock was over five minutes ahead of ours.
        changes: of the records.
    """

    new: int = 0
    repeated: int = 0
    waiting: int = 0
    refused: tuple[Turned, ...] = ()
    ahead: int = 0
    changes: Changes[Record] = Changes()

    def __add__(self, other: Received) -> Received:
        return Received(
            self.new + other.new, self.repeated + other.repeated, self.waiting + other.waiting,
            self.refused + other.refused, self.ahead + other.ahead, merged(self.changes, other.changes))


class Arrival:
    """One step of receiving, within one transaction."""

    def __init__(self, intake: Intake, now: Reading) -> None:
        self._intake = intake
        self._now = now
        self._by_index: dict[tuple[str, int], list[Entry]] = {}
        self._refused: list[Turned] = []
        self._kept: list[tuple[Entry, str]] = []
        self._waiting_sites = journal.waiting_sites(intake.connection)
        self._waited: set[bytes] = set()
        self._new = self._repeated = self._ahead = 0

    def take(self, entries: Iterable[Entry]) -> Received:
        """Receive entries and write all that can be written."""
        arrived: list[Entry] = []
        for sent in entries:
            entry = read_entry(sent.body)  # the bytes are the entry, whatever stands beside them
            if entry.id != sent.id:
                self._refuse(sent, "changed on the way")
            elif self._is_beyond(entry):
                same = self._by_index.setdefault((entry.site, entry.index), [])
                if any(other.id == entry.id for other in same):
                    self._repeated += 1
                else:
                    same.append(entry)
                    arrived.append(entry)
        self._settle({entry.site for entry in arrived})
        left = [e for e in arrived if any(e is o for o in self._by_index.get((e.site, e.index), ()))]
        journal.add_waiting(self._intake.connection, [*self._kept, *((entry, "") for entry in left)])
        return Received(self._new, self._repeated, len(left), tuple(self._refused), self._ahead,
                        self._intake.finish())

    def _is_beyond(self, entry: Entry) -> bool:
        """Whether it lies beyond its site's head; what does not is a repetition or a contradiction."""
        head = self._intake.heads.get(entry.site)
        if head is None or entry.index > head.number:
            return True
        row = self._intake.row(entry.site, entry.index)
        if row is not None and row.id == entry.id:
            self._repeated += 1
        else:
            self._turn_away(entry, "another entry has this index")
        return False

    def _settle(self, sites: set[str]) -> None:
        """Accept until nothing more can be; a site held up by another is looked at again when that moves."""
        todo = sites | self._waiting_sites
        held_up: dict[str, set[str]] = {}
        while todo:
            site = min(todo)  # any order gives the same; a fixed one makes faults repeatable
            todo.remove(site)
            while True:
                missing = self._step(site)
                if missing is None:
                    break
                if missing != site:
                    held_up.setdefault(missing, set()).add(site)
                    break
                todo |= held_up.pop(site, set())

    def _step(self, site: str) -> str | None:
        """Try the site's next entry: its own name if it was accepted, the site it waits for, None if none."""
        head = self._intake.heads.get(site)
        number = head.number + 1 if head else 1
        candidates = self._candidates(site, number)
        for entry in candidates:
            if entry.prev != (head.id if head else FIRST_PREV):
                self._turn_away(entry, "does not follow the entry before it")
                continue
            missing = self._missing(entry)
            if missing is None:
                self._turn_away(entry, "saw an entry that is not the one here")
                continue
            if missing:
                return missing
            self._accept(entry)
            for other in candidates[candidates.index(entry) + 1:]:
                self._turn_away(other, "another entry has this index")
            return site
        return None

    def _candidates(self, site: str, number: int) -> list[Entry]:
        found: dict[bytes, Entry] = {}
        if site in self._waiting_sites:
            found = {e.id: e for e in journal.waiting_at(self._intake.connection, site, number)}
            self._waited |= found.keys()
        found |= {e.id: e for e in self._by_index.get((site, number), ())}
        gone = {e.id for e, _ in self._kept}
        return [found[id] for id in sorted(found) if id not in gone]

    def _missing(self, entry: Entry) -> str | None:
        """The site of which something `entry` had seen is not here, "" if all is, None if it differs."""
        for site, number, id in entry.seen:
            head = self._intake.heads.get(site)
            if head is None or head.number < number:
                return site
            row = self._intake.row(site, number)
            if row is None or row.id != id:
                return None
        return ""

    def _accept(self, entry: Entry) -> None:
        self._intake.accept(entry)
        self._forget(entry)
        if entry.id in self._waited:
            journal.no_longer_waiting(self._intake.connection, entry)
        self._new += 1
        self._ahead += self._now.is_ahead(entry.hlc)

    def _turn_away(self, entry: Entry, why: Why) -> None:
        """Keep it and say so, but never fold it."""
        self._forget(entry)
        self._refuse(entry, why)
        self._kept.append((entry, why))

    def _forget(self, entry: Entry) -> None:
        same = self._by_index.get((entry.site, entry.index), [])
        self._by_index[entry.site, entry.index] = [other for other in same if other.id != entry.id]

    def _refuse(self, entry: Entry, why: Why) -> None:
        self._refused.append(Turned(entry.site, entry.index, entry.id.hex(), why))


def merged(first: Changes[Record], second: Changes[Record]) -> Changes[Record]:
    """Two changes, one after the other, as one."""
    if not first or not second:
        return first or second
    added = {record.subject: record for record in first.added}
    updated = {record.subject: record for record in first.updated}
    removed = dict.fromkeys(first.removed)
    for record in second.added:
        (updated if record.subject in removed else added)[record.subject] = record
        removed.pop(record.subject, None)
    for record in second.updated:
        (added if record.subject in added else updated)[record.subject] = record
    for subject in second.removed:
        if added.pop(subject, None) is None:
            updated.pop(subject, None)
            removed[subject] = None
    return Changes(tuple(added.values()), tuple(updated.values()), tuple(removed))
