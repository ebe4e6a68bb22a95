"""Which code stands on the plate of which facility. A code is given once and never to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, Connection, Index, String, Table, func, select

from console.store.engine import Store, metadata

codes = Table(
    "facility_codes", metadata,
    Column("code", String, primary_key=True),        # 16 digits
    Column("facility", String, nullable=False),      # id of the facility
    Index("facility_codes_by_facility", "facility", unique=True),
)


class FacilityCodes:
    """The table. Safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(codes)

    def facility_of(self, code: str) -> str:
        """Id of the facility, "" for a code nobody gave."""
        with self._store.read() as connection:
            return connection.execute(select(codes.c.facility).where(codes.c.code == code)).scalar() or ""

    def facilities_of(self, some: Iterable[str]) -> dict[str, str]:
        """Code → id of the facility, of those codes that were given; at most some thousands at once."""
        query = select(codes.c.code, codes.c.facility).where(codes.c.code.in_(list(some)))
        with self._store.read() as connection:
            return {code: facility for code, facility in connection.execute(query)}

    def codes(self, facilities: Iterable[str] | None = None) -> dict[str, str]:
        """Facility id → code, of all or of some."""
        with self._store.read() as connection:
            found = {facility: code for code, facility in connection.execute(select(codes.c.code, codes.c.facility))}
        if facilities is None:
            return found
        return {one: found[one] for one in facilities if one in found}

    def begins(self, digits: str, limit: int) -> list[str]:
        """Ids of the facilities whose code begins so, in order of their codes."""
        query = select(codes.c.facility).where(codes.c.code >= digits, codes.c.code < f"{digits}:")   # : follows 9
        with self._store.read() as connection:
            return list(connection.execute(query.order_by(codes.c.code).limit(limit)).scalars())

    def last_serials(self, connection: Connection) -> dict[str, int]:
        """The last number given out by the first ten digits of codes."""
        head = func.substr(codes.c.code, 1, 10)
        query = select(head, func.max(func.substr(codes.c.code, 11, 6))).group_by(head)
        return {str(name): int(last) for name, last in connection.execute(query)}

    def insert(self, connection: Connection, given: Mapping[str, str]) -> None:
        """Write facility id → code into a transaction that somebody else opened."""
        if given:
            connection.execute(codes.insert(), [{"code": code, "facility": one} for one, code in given.items()])
