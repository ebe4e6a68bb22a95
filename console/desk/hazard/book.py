"""The hazards as they are now: read from the ledger when first asked for, then kept up, with whoever listens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from console.desk.listeners import Listeners
from console.desk.uncollected import uncollected
from console.ledger.ledger import Ledger
from console.model.changes import Changes
from console.model.hazard import Hazard

if TYPE_CHECKING:
    from console.ledger.entry import Entry
    from console.ledger.fold import Glance, Record

PREFIX = "hazard:"
Listener = Callable[[Changes[Hazard]], None]
log = logging.getLogger(__name__)


class HazardBook:
    """All hazards of a profile. Safe from any thread; listeners hear in the writer's thread and only hand on.

    Most starts and nearly all command lines have nothing to do with hazards, so nothing is read before somebody asks;
    until then nobody is told of changes either: nobody has seen what was changed, and what is read has it in it.

    Args:
        ledger: where hazards are recorded.

    Attributes:
        lock: held by whoever decides and writes.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.lock = threading.RLock()
        self._listeners: Listeners[[Changes[Hazard]]] = Listeners("hazard desk")
        self._held: dict[str, Hazard] | None = None   # None until read
        self._open_of: dict[str, set[str]] = {}   # origin → ids of open hazards
        self._in: dict[str, dict[str, None]] = {}  # building → ids
        ledger.listen(self._hear)

    @property
    def _hazards(self) -> dict[str, Hazard]:
        """All by id; after this `_open_of` and `_in` are filled too."""
        if self._held is None:
            with self.lock:
                if self._held is None:   # another thread may have been first
                    held = _all(self._ledger)
                    for hazard in held.values():
                        self._file(hazard)
                    self._held = held
        return self._held

    def all(self) -> Mapping[str, Hazard]:
        """All hazards by id, as they are at this moment; the caller's own copy."""
        return dict(self._hazards)   # copied in one step of the interpreter

    def get(self, hazard_id: str) -> Hazard | None:
        return self._hazards.get(hazard_id)

    def fresh(self, hazard_id: str) -> Hazard | None:
        """The hazard as it stands on the disk, since another process may have moved it a moment ago."""
        record = self._ledger.record(PREFIX + hazard_id)
        if record is not None:
            self.take(Changes(updated=(record,)))
        return self._hazards.get(hazard_id)

    def open_of(self, origin: str, kind: str) -> Hazard | None:
        """The open hazard of a kind that comes from an origin, None where there is none."""
        hazards = self._hazards
        found = (hazards[one] for one in self._open_of.get(origin, ()))
        return next((hazard for hazard in found if hazard.kind == kind), None)

    def of_building(self, code: str) -> list[Hazard]:
        """Hazards of a building, the latest found first."""
        hazards = self._hazards
        found = (hazards.get(one) for one in tuple(self._in.get(code, ())))
        return sorted((one for one in found if one is not None), key=lambda one: (-one.found_at, one.id))

    def history(self, hazard_id: str) -> list[Entry]:
        """Every ledger entry about the hazard, oldest first."""
        return list(self._ledger.entries(subject=PREFIX + hazard_id))

    def grown(self, hazard_id: str) -> dict[str, list[Any]]:
        """What only grows of a hazard: files, moves."""
        record = self._ledger.record(PREFIX + hazard_id)
        return record.grown if record else {}

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit; returns a function that ends it."""
        return self._listeners.add(callback)

    def take(self, records: Changes[Record]) -> None:
        """Fold changed ledger records into the hazards and tell."""
        if self._held is None:
            return
        added: list[Hazard] = []
        updated: list[Hazard] = []
        removed: list[str] = []
        for record in (*records.added, *records.updated):
            if not record.subject.startswith(PREFIX):
                continue
            hazard = hazard_of(record)
            old = self._hazards.get(record.subject.removeprefix(PREFIX))
            if hazard is not None and (old is None or old.version < hazard.version):
                self._hazards[hazard.id] = hazard
                self._file(hazard)
                (added if old is None else updated).append(hazard)
        for subject in records.removed:
            hazard_id = subject.removeprefix(PREFIX)
            if subject.startswith(PREFIX) and (gone := self._hazards.pop(hazard_id, None)) is not None:
                self._open_of.get(gone.origin, set()).discard(hazard_id)
                removed.append(hazard_id)
        changes: Changes[Hazard] = Changes(tuple(added), tuple(updated), tuple(removed))
        if changes:
            self._listeners.tell(changes)

    def _hear(self, records: Changes[Record]) -> None:
        """What other processes wrote into this profile."""
        with self.lock:
            self.take(records)

    def _file(self, hazard: Hazard) -> None:
        if hazard.building:   # a hazard stays in the building it was found in
            self._in.setdefault(hazard.building, {})[hazard.id] = None
        if not hazard.origin:
            return
        if hazard.is_open:
            self._open_of.setdefault(hazard.origin, set()).add(hazard.id)
        else:
            self._open_of.get(hazard.origin, set()).discard(hazard.id)


def _all(ledger: Ledger) -> dict[str, Hazard]:
    """Every hazard of a profile."""
    with uncollected():
        found = (_hazard_in(glance) for glance in ledger.glances(PREFIX) if not glance.deletions)
        return {hazard.id: hazard for hazard in found if hazard is not None}


def hazard_of(record: Record) -> Hazard | None:
    """The hazard a ledger record describes; None for a deleted one and for what is no hazard of ours."""
    if record.deleted:
        return None
    fields = record.fields | _more(record.subject, record.version, record.grown)
    try:
        return msgspec.convert(fields, Hazard)
    except msgspec.ValidationError as error:  # written by another version of the program
        log.warning("%s is kept in the ledger but cannot be shown: %s", record.subject, error)
        return None


def _hazard_in(glance: Glance) -> Hazard | None:
    """The same straight from the stored bytes."""
    grown = msgspec.msgpack.decode(glance.grown)
    try:
        return _decode(glance.packed(_more(glance.subject, glance.version, grown)))
    except msgspec.ValidationError as error:
        log.warning("%s is kept in the ledger but cannot be shown: %s", glance.subject, error)
        return None


def _more(subject: str, version: int, grown: dict[str, list[Any]]) -> dict[str, Any]:
    """What stands beside the fields of a record; moves in the order of time, since sites may have met."""
    moves = sorted((tuple(move) for move in grown.get("moves", ())), key=lambda move: float(move[0]))
    photos = dict.fromkeys(one["hash"] for one in grown.get("files", ()) if "hash" in one)
    return {"id": subject.removeprefix(PREFIX), "version": version, "moves": moves, "photos": tuple(photos)}


_decode = msgspec.msgpack.Decoder(Hazard).decode
