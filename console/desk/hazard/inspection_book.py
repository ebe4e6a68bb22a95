"""The visits and plans as they are now: read from the ledger when first asked for, then kept up, with listeners."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
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

    As with hazards (`HazardBook`), nothing is read and nobody told before somebody asks.

    Args:
        ledger: where they are recorded.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.RLock()
        self._listeners: Listeners[[Changes[Visit]]] = Listeners("inspection desk")
        self._is_read = False
        self._visits: dict[str, Visit] = {}
        self._plans: dict[str, Plan] = {}
        self._last: dict[str, float] = {}
        self._in: dict[str, dict[str, None]] = {}   # building → ids of visits
        ledger.listen(self.heard)

    @property
    def visits(self) -> dict[str, Visit]:
        """By id."""
        self._read_once()
        return self._visits

    @property
    def plans(self) -> dict[str, Plan]:
        """By id."""
        self._read_once()
        return self._plans

    @property
    def last(self) -> dict[str, float]:
        """Building → when it was last inspected, seconds since 1970 UTC."""
        self._read_once()
        return self._last

    def _read_once(self) -> None:
        if self._is_read:
            return
        with self._lock:
            if not self._is_read:   # another thread may have been first
                for glance in self._ledger.glances(VISIT):
                    if not glance.deletions:
                        self._keep(_decoded(glance.packed({"id": glance.subject.removeprefix(VISIT),
                                                           "version": glance.version}), glance.subject))
                self._keep_plans(self._ledger.records(PLAN))
                self._is_read = True

    def of_building(self, code: str) -> list[Visit]:
        """Visits of a building, the latest first."""
        self._read_once()
        return self._latest_first(code)

    def _latest_first(self, code: str) -> list[Visit]:
        return sorted((self._visits[one] for one in tuple(self._in.get(code, ()))), key=lambda one: (-one.at, one.id))

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
        if not self._is_read:
            return
        added: list[Visit] = []
        updated: list[Visit] = []
        changed = (*records.added, *records.updated)
        planned = self._keep_plans(changed)
        for record in changed:
            if record.subject.startswith(VISIT) and (visit := _read(record, VISIT, Visit)) is not None:
                (updated if visit.id in self._visits else added).append(visit)
                self._keep(visit)
        changes: Changes[Visit] = Changes(tuple(added), tuple(updated))
        if changes or planned:
            self._listeners.tell(changes)

    def _keep_plans(self, records: Iterable[Record]) -> bool:
        """Take in the plans among these; whether there were any."""
        found = [plan for record in records if record.subject.startswith(PLAN)
                 and (plan := _read(record, PLAN, Plan)) is not None]
        self._plans.update((plan.id, plan) for plan in found)
        return bool(found)

    def _keep(self, visit: Visit | None) -> None:
        if visit is None:
            return
        before = self._visits.get(visit.id)
        self._visits[visit.id] = visit
        self._in.setdefault(visit.building, {})[visit.id] = None
        if visit.withdrawn:
            if before is None or not before.withdrawn:
                self._without(visit.building)
        elif visit.entered:
            self._last[visit.building] = max(visit.at, self._last.get(visit.building, 0.0))

    def _without(self, building: str) -> None:
        """A visit there was taken back: the last one is another now."""
        times = [one.at for one in self._latest_first(building) if one.entered and not one.withdrawn]
        if times:
            self._last[building] = max(times)
        else:
            self._last.pop(building, None)


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
