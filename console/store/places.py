"""Buildings, facilities and staff in the database."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    delete,
    func,
    select,
)
from sqlalchemy.exc import IntegrityError

from console.errors import Refused
from console.language import tr
from console.model.premises import Building, Facility, Person
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

T = TypeVar("T")

buildings = Table(
    "buildings", metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("area", String, nullable=False, index=True),
    Column("use", String, nullable=False),
    Column("floors", Integer, nullable=False),
    Column("height", Float, nullable=False),    # m
    Column("rooms", Integer, nullable=False),
    Column("lon", Float, nullable=False),       # EPSG:4490 degrees
    Column("lat", Float, nullable=False),
    Column("wkb", LargeBinary, nullable=False),
    Column("demo", Boolean, nullable=False),
)
facilities = Table(
    "facilities", metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("area", String, nullable=False, index=True),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
    Column("phone", String, nullable=False),
    Column("demo", Boolean, nullable=False),
)
people = Table(
    "people", metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("post", String, nullable=False),
    Column("area", String, nullable=False, index=True),
    Column("phone", String, nullable=False),
    Column("demo", Boolean, nullable=False),
)
base_grids = Table(
    "base_grids", metadata,
    Column("grid", String, primary_key=True),               # unit grid, 15 digits (GB/T 30428.1)
    Column("base", String, nullable=False, index=True),     # base grid, 14 digits (SZDB/Z 209)
    Column("demo", Boolean, nullable=False),
)


class PlaceStore:
    """Buildings, facilities and staff of one profile. Reads are kept in memory until something changes.

    Args:
        store: the profile's database; other tables of the same things are read from it too.
    """

    def __init__(self, store: Store) -> None:
        self.store = self._store = store
        self._buildings: tuple[int, list[Building]] = (-1, [])
        self._reading = threading.Lock()  # map, feed and card ask at the same time; one of them reads
        store.ensure(buildings, facilities, people, base_grids, versions)

    def add_buildings(self, new: Sequence[Building]) -> None:
        """Add buildings, all or none.

        Raises:
            Refused: a code is given twice or is already there; nothing was changed.
        """
        with self._store.write() as connection:
            self.insert(connection, buildings=new)

    def add_facilities(self, new: Sequence[Facility]) -> None:
        """Add facilities, all or none; `Refused` like `add_buildings`."""
        with self._store.write() as connection:
            self.insert(connection, facilities=new)

    def add_people(self, new: Sequence[Person]) -> None:
        """Add members of staff, all or none; `Refused` like `add_buildings`."""
        with self._store.write() as connection:
            self.insert(connection, people=new)

    def insert(self, connection: Connection, buildings: Iterable[Building] = (),
               facilities: Iterable[Facility] = (), people: Iterable[Person] = ()) -> None:
        """Write into a transaction that somebody else opened, so that it is all or nothing with theirs."""
        for table, things in zip(_TABLES, (buildings, facilities, people), strict=True):
            rows = [msgspec.structs.astuple(thing) for thing in things]
            if not rows:
                continue
            names = [column.name for column in table.columns]   # in the order of the structs' fields
            try:
                connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) "
                                           f"VALUES ({', '.join('?' * len(names))})", rows)
            except IntegrityError as error:
                raise Refused(tr("Two entries in {table} have the same code; nothing was changed.",
                                 table=table.name)) from error
            raise_version(connection, table.name)

    def replace(self, connection: Connection, changed: Sequence[Building]) -> None:
        """Give buildings that are there their new values, in a transaction that somebody else opened."""
        _replace(connection, buildings, changed)

    def replace_facilities(self, connection: Connection, changed: Sequence[Facility]) -> None:
        """Like `replace`, for facilities."""
        _replace(connection, facilities, changed)

    def remove_facilities(self, connection: Connection, ids: Sequence[str]) -> None:
        """Take facilities out, in a transaction that somebody else opened."""
        if connection.execute(delete(facilities).where(facilities.c.id.in_(ids))).rowcount:
            raise_version(connection, facilities.name)

    def with_codes(self, connection: Connection, codes: Sequence[str]) -> dict[str, Building]:
        """Those of some buildings that are there, by code, as a transaction that somebody else opened sees them."""
        found: dict[str, Building] = {}
        for start in range(0, len(codes), 5000):     # a statement takes a limited number of values
            some = _fetch(connection, buildings, Building, buildings.c.code.in_(codes[start:start + 5000]))
            found.update((one.code, one) for one in some)
        return found

    def insert_base_grids(self, connection: Connection, bases: Mapping[str, str], demo: bool = False) -> None:
        """Write which base grid (14 digits) each unit grid (15 digits) lies in, like `insert`.

        The standard address counts two-digit base grids, the supervision of the city three-digit unit grids;
        neither code is a prefix of the other, so the mapping has to be kept.
        """
        rows = [{"grid": grid, "base": base, "demo": demo} for grid, base in bases.items()]
        if rows:
            connection.execute(base_grids.insert(), rows)

    def base_of(self, grid: str) -> str:
        """The base grid (14 digits) a unit grid lies in, "" where none is known."""
        with self._store.read() as connection:
            query = select(base_grids.c.base).where(base_grids.c.grid == grid)
            return connection.execute(query).scalar() or ""

    def grids_of(self, base: str) -> list[str]:
        """The unit grids (15 digits) that lie in a base grid."""
        with self._store.read() as connection:
            query = select(base_grids.c.grid).where(base_grids.c.base == base).order_by(base_grids.c.grid)
            return list(connection.execute(query).scalars())

    def replace_base_grids(self, connection: Connection, bases: Mapping[str, str]) -> None:
        """Like `insert_base_grids`, for unit grids that may have lain in another base grid."""
        for grid in bases:
            connection.execute(delete(base_grids).where(base_grids.c.grid == grid))
        self.insert_base_grids(connection, bases)

    def bases(self) -> dict[str, str]:
        """Unit grid (15 digits) → base grid (14 digits), all that are known."""
        with self._store.read() as connection:
            return {grid: base for grid, base in connection.execute(select(base_grids.c.grid, base_grids.c.base))}

    def remove_demo(self, connection: Connection) -> None:
        """Take everything generated out, inside a transaction that somebody else opened."""
        for table in _TABLES:
            if connection.execute(delete(table).where(table.c.demo)).rowcount:
                raise_version(connection, table.name)
        connection.execute(delete(base_grids).where(base_grids.c.demo))

    def buildings(self, area: str | None = None) -> list[Building]:
        """All buildings, or those of one grid, by code. All 20,000 of a district in well under 300 ms."""
        with self._reading, self._store.read() as connection:
            if area is not None:
                return _fetch(connection, buildings, Building, buildings.c.area == area)
            version = version_of(connection, buildings.name)
            if self._buildings[0] != version:
                self._buildings = version, _fetch(connection, buildings, Building)
        return list(self._buildings[1])

    def building(self, code: str) -> Building | None:
        """The building with this 19-digit code."""
        with self._store.read() as connection:
            found = _fetch(connection, buildings, Building, buildings.c.code == code)
        return found[0] if found else None

    def facilities(self, kind: str | None = None, area: str | None = None) -> list[Facility]:
        """All facilities, or those of one kind, or in exactly this area, by id."""
        where = [column == wanted for column, wanted in ((facilities.c.kind, kind), (facilities.c.area, area))
                 if wanted is not None]
        with self._store.read() as connection:
            return _fetch(connection, facilities, Facility, *where)

    def facility(self, facility_id: str) -> Facility | None:
        """The facility with this id."""
        with self._store.read() as connection:
            found = _fetch(connection, facilities, Facility, facilities.c.id == facility_id)
        return found[0] if found else None

    def people(self, area: str | None = None) -> list[Person]:
        """All staff, or those who look after exactly this area, by id."""
        where = () if area is None else (people.c.area == area,)
        with self._store.read() as connection:
            return _fetch(connection, people, Person, *where)

    def person(self, person_id: str) -> Person | None:
        """The member of staff with this id."""
        with self._store.read() as connection:
            found = _fetch(connection, people, Person, people.c.id == person_id)
        return found[0] if found else None

    def version(self, name: str) -> int:
        """A number that grows with every change to "buildings", "facilities" or "people", by any process."""
        with self._store.read() as connection:
            return version_of(connection, name)

    def counts(self) -> dict[str, int]:
        """How many there are: {"buildings": …, "facilities": …, "people": …}."""
        with self._store.read() as connection:
            return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                    for table in _TABLES}


_TABLES = (buildings, facilities, people)


def _fetch(connection: Connection, table: Table, kind: type[T], *where: object) -> list[T]:
    """Rows as structs, by primary key. The tables' columns stand in the order of the structs' fields."""
    key = next(iter(table.primary_key.columns))
    found = connection.execute(select(table).where(*where).order_by(key))  # type: ignore[arg-type]
    return [kind(*row) for row in found]


def _replace(connection: Connection, table: Table, changed: Sequence[Building] | Sequence[Facility]) -> None:
    key = next(iter(table.primary_key.columns))
    for one in changed:
        values = msgspec.structs.asdict(one)
        connection.execute(table.update().where(key == values[key.name]).values(**values))
    if changed:
        raise_version(connection, table.name)
