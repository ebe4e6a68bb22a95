"""The visits and plans as they are now: read from the ledger once, then kept up, with whoever listens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from console.desk.listeners import Listeners
from console.ledger.ledger import Draft, Ledger
from console.model.changes import Changes
from console.model.inspection import Plan, Visit

if TYPE_CHECKING:
    from console.ledger.fold import Record

VISIT, PLAN = "inspection:", "plan:"
Listener = Callable[[Changes[Visit]], None]
T = TypeVar("T", Visit, Plan)
log = logging.getLogger(__name__)


class InspectionBook:
    """All visits and plans of a profile. Safe from any thread; listeners hear in the writer's thread.

    Args:
        ledger: where they are recorded.

    Attributes:
        visits, plans: by id.
        last: building → when it was last inspected, seconds since 1970 UTC.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.RLock()
        self._listeners: Listeners[[Changes[Visit]]] = Listeners("inspection desk")
        self.visits: dict[str, Visit] = {}
        self.plans: dict[str, Plan] = {}
        self.last: dict[str, float] = {}
        self._in: dict[str, dict[str, None]] = {}   # building → ids of visits
        for glance in ledger.glances(VISIT):
            if not glance.deletions:
                self._keep(_decoded(glance.packed({"id": glance.subject.removeprefix(VISIT),
                                                   "version": glance.version}), glance.subject))
        self._take(Changes(tuple(ledger.records(PLAN))))
        ledger.listen(self.heard)

    def of_building(self, code: str) -> list[Visit]:
        """Visits of a building, the latest first."""
        return sorted((self.visits[one] for one in tuple(self._in.get(code, ()))), key=lambda one: (-one.at, one.id))

    def commit(self, drafts: Sequence[Draft]) -> None:
        """Record something about visits and plans alone."""
        with self._lock:
            self._take(self._ledger.append(drafts))

    def look_again(self, subject: str) -> None:
        """Read a record that was written together with others."""
        record = self._ledger.record(subject)
        with self._lock:
            self._take(Changes((record,) if record else ()))

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit that changes visits or plans (of plans alone with no visit in it).

        Returns:
            A function that ends it.
        """
        return self._listeners.add(callback)

    def heard(self, records: Changes[Record]) -> None:
        """What other processes wrote into this profile, or others in this process together with more."""
        with self._lock:
            self._take(records)

    def _take(self, records: Changes[Record]) -> None:
        """Fold changed ledger records into visits and plans, and tell."""
        added: list[Visit] = []
        updated: list[Visit] = []
        planned = False
        for record in (*records.added, *records.updated):
            if record.subject.startswith(PLAN) and (plan := _read(record, PLAN, Plan)) is not None:
                self.plans[plan.id] = plan
                planned = True
            elif record.subject.startswith(VISIT) and (visit := _read(record, VISIT, Visit)) is not None:
                (updated if visit.id in self.visits else added).append(visit)
                self._keep(visit)
        changes: Changes[Visit] = Changes(tuple(added), tuple(updated))
        if changes or planned:
            self._listeners.tell(changes)

    def _keep(self, visit: Visit | None) -> None:
        if visit is None:
            return
        before = self.visits.get(visit.id)
        self.visits[visit.id] = visit
        self._in.setdefault(visit.building, {})[visit.id] = None
        if visit.withdrawn:
            if before is None or not before.withdrawn:
                self._without(visit.building)
        elif visit.entered:
            self.last[visit.building] = max(visit.at, self.last.get(visit.building, 0.0))

    def _without(self, building: str) -> None:
        """A visit there was taken back: the last one is another now."""
        times = [one.at for one in self.of_building(building) if one.entered and not one.withdrawn]
        if times:
            self.last[building] = max(times)
        else:
            self.last.pop(building, None)


def _read(record: Record, prefix: str, kind: type[T]) -> T | None:
    """The plan or visit a record describes; None for a deleted one and for what is none of ours."""
    if record.deleted:
        return None
    fields = record.fields | {"id": record.subject.removeprefix(prefix), "version": record.version}
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:  # written by another version of the program
        log.warning("%s is kept in the ledger but cannot be shown: %s", record.subject, error)
        return None


def _decoded(packed: bytes, subject: str) -> Visit | None:
    try:
        return _decode(packed)
    except msgspec.ValidationError as error:
        log.warning("%s is kept in the ledger but cannot be shown: %s", subject, error)
        return None


_decode = msgspec.msgpack.Decoder(Visit).decode
