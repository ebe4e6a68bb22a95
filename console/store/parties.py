"""Responsible parties of buildings (责任主体) in the database: managers, landlords, firms."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Boolean, Column, Connection, Index, String, Table, delete, select

from console.model.inspection import Party, PartyRole
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

parties = Table(
    "parties", metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("is_person", Boolean, nullable=False),
    Column("ref", String, nullable=False),
    Column("demo", Boolean, nullable=False),
)
building_parties = Table(
    "building_parties", metadata,
    Column("building", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("party", String, nullable=False),
    Column("demo", Boolean, nullable=False),
    Index("building_parties_party", "party"),
)
NAME = "parties"   # in the table of versions


class PartyStore:
    """Who answers for which building. Everything is kept in memory until something changes. Safe from any thread.

    Args:
        store: the profile's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._read_at = -1
        self._parties: dict[str, Party] = {}
        self._of: dict[str, dict[PartyRole, str]] = {}
        store.ensure(parties, building_parties, versions)

    def insert(self, connection: Connection, new: Iterable[Party],
               links: Iterable[tuple[str, PartyRole, str, bool]] = ()) -> None:
        """Write parties, and (building, role, party id, demo), into a transaction that somebody else opened.

        What is there already under the same key is replaced.
        """
        rows = [msgspec.structs.asdict(one) for one in new]
        if rows:
            connection.execute(parties.insert().prefix_with("OR REPLACE", dialect="sqlite"), rows)
        found = [{"building": b, "role": role.value, "party": party, "demo": demo} for b, role, party, demo in links]
        if found:
            connection.execute(building_parties.insert().prefix_with("OR REPLACE", dialect="sqlite"), found)
        raise_version(connection, NAME)

    def unlink(self, connection: Connection, building: str, role: PartyRole) -> None:
        """Nobody answers for a building in this role any more."""
        table = building_parties
        connection.execute(delete(table).where(table.c.building == building, table.c.role == role.value))
        raise_version(connection, NAME)

    def remove_demo(self, connection: Connection) -> None:
        """Take everything generated out, inside a transaction that somebody else opened."""
        for table in (parties, building_parties):
            connection.execute(delete(table).where(table.c.demo))
        raise_version(connection, NAME)

    def get(self, party_id: str) -> Party | None:
        return self.parties().get(party_id)

    def parties(self) -> Mapping[str, Party]:
        """All parties by id."""
        return self._current()[0]

    def of(self, building: str) -> dict[PartyRole, Party]:
        """Who answers for a building, by role."""
        known, links = self._current()
        return {role: known[party] for role, party in links.get(building, {}).items() if party in known}

    def links(self) -> Mapping[str, Mapping[PartyRole, str]]:
        """Building → role → id of the party, for all buildings."""
        return self._current()[1]

    def buildings_of(self, party_id: str) -> list[str]:
        """Codes of the buildings a party answers for, in order."""
        return sorted(b for b, roles in self._current()[1].items() if party_id in roles.values())

    def _current(self) -> tuple[dict[str, Party], dict[str, dict[PartyRole, str]]]:
        with self._lock, self._store.read() as connection:
            version = version_of(connection, NAME)
            if version != self._read_at:
                found = {row.id: Party(*row) for row in connection.execute(select(parties))}
                links: dict[str, dict[PartyRole, str]] = {}
                roles = {role.value: role for role in PartyRole}
                query = select(building_parties.c.building, building_parties.c.role, building_parties.c.party)
                for building, role, party in connection.execute(query):
                    links.setdefault(building, {})[roles[role]] = party
                self._parties, self._of, self._read_at = found, links, version
            return self._parties, self._of
