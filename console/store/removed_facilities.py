"""Facilities that were taken off the record (已移除设施), whole, so that they can be brought back."""

from __future__ import annotations

import msgspec
from sqlalchemy import Column, Connection, Float, LargeBinary, String, Table, delete, select

from console.model.premises import Facility, FacilityContact
from console.store.engine import Store, metadata

removed = Table(
    "removed_facilities", metadata,
    Column("id", String, primary_key=True),
    Column("at", Float, nullable=False),             # seconds since 1970 UTC
    Column("why", String, nullable=False),
    Column("facility", LargeBinary, nullable=False),     # msgpack of `Facility`
    Column("contact", LargeBinary, nullable=False),      # msgpack of `FacilityContact`
)
_pack = msgspec.msgpack.encode


class RemovedFacility(msgspec.Struct, frozen=True):
    """One that was removed: what it was, when (seconds since 1970 UTC) and why."""

    facility: Facility
    contact: FacilityContact
    at: float
    why: str


class RemovedFacilities:
    """The table. Safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(removed)

    def get(self, facility: str) -> RemovedFacility | None:
        """A removed facility by id."""
        with self._store.read() as connection:
            row = connection.execute(select(removed).where(removed.c.id == facility)).first()
        return _removed(row) if row else None

    def all(self) -> list[RemovedFacility]:
        """All that were removed, the last one first."""
        with self._store.read() as connection:
            return [_removed(row) for row in connection.execute(select(removed).order_by(removed.c.at.desc()))]

    def put(self, connection: Connection, one: RemovedFacility) -> None:
        """Keep one, in a transaction that somebody else opened."""
        self.forget(connection, one.facility.id)
        connection.execute(removed.insert(), {"id": one.facility.id, "at": one.at, "why": one.why,
                                              "facility": _pack(one.facility), "contact": _pack(one.contact)})

    def remove_demo(self, connection: Connection) -> None:
        """Forget the generated ones, in a transaction that somebody else opened."""
        for row in connection.execute(select(removed)).all():
            if _removed(row).facility.demo:
                self.forget(connection, row.id)

    def forget(self, connection: Connection, facility: str) -> None:
        """It is back, in a transaction that somebody else opened."""
        connection.execute(delete(removed).where(removed.c.id == facility))


def _removed(row: object) -> RemovedFacility:
    return RemovedFacility(msgspec.msgpack.decode(row.facility, type=Facility),       # type: ignore[attr-defined]
                           msgspec.msgpack.decode(row.contact, type=FacilityContact),     # type: ignore[attr-defined]
                           row.at, row.why)       # type: ignore[attr-defined]
