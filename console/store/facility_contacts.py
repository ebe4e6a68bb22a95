"""How facilities are reached and what they offer, for those of which it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Column, Connection, String, Table, delete, select

from console.model.premises import FacilityContact
from console.store.engine import Store, metadata
from console.store.places import facilities
from console.store.versions import raise_version, versions

contacts = Table(
    "facility_contacts", metadata,
    Column("facility", String, primary_key=True),   # id
    Column("contact", String, nullable=False),
    Column("mobile", String, nullable=False),
    Column("duty", String, nullable=False),
    Column("hours", String, nullable=False),
    Column("address", String, nullable=False),
    Column("services", String, nullable=False),
)


class FacilityContacts:
    """The table. Safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(contacts, facilities, versions)

    def get(self, facility: str) -> FacilityContact:
        """How a facility is reached; nothing but the id where nothing is known."""
        with self._store.read() as connection:
            row = connection.execute(select(contacts).where(contacts.c.facility == facility)).first()
        return FacilityContact(*row) if row else FacilityContact(facility)

    def all(self) -> dict[str, FacilityContact]:
        """Facility id → contact, of those of which something is known."""
        with self._store.read() as connection:
            return {row[0]: FacilityContact(*row) for row in connection.execute(select(contacts))}

    def put(self, connection: Connection, some: Iterable[FacilityContact]) -> None:
        """Write contacts, new and changed, into a transaction that somebody else opened; an empty one goes."""
        rows = list(some)
        self.forget(connection, [one.facility for one in rows])
        told = [msgspec.structs.asdict(one) for one in rows if one.is_known]
        if told:
            connection.execute(contacts.insert(), told)
        if rows:
            raise_version(connection, facilities.name)   # cards and lists look at that one

    def remove_demo(self, connection: Connection) -> None:
        """Take out what belongs to generated facilities, which are still there."""
        generated = select(facilities.c.id).where(facilities.c.demo)
        connection.execute(delete(contacts).where(contacts.c.facility.in_(generated)))

    def forget(self, connection: Connection, ids: Sequence[str]) -> None:
        """Take contacts out, inside a transaction that somebody else opened."""
        for start in range(0, len(ids), 5000):    # a statement takes a limited number of values
            connection.execute(delete(contacts).where(contacts.c.facility.in_(ids[start:start + 5000])))
