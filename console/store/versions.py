"""One number per table that grows with every change, so that other processes notice it cheaply.

Several consoles may work on one profile. Whoever keeps rows of a table in memory remembers the number they
were read at and reads again when it has grown.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, String, Table, select, update

from console.store.engine import metadata

versions = Table(
    "versions", metadata,
    Column("name", String, primary_key=True),
    Column("number", Integer, nullable=False),
)


def version_of(connection: Connection, name: str) -> int:
    """The number of the last change to what is called `name`; 0 if it was never changed."""
    return connection.execute(select(versions.c.number).where(versions.c.name == name)).scalar() or 0


def raise_version(connection: Connection, name: str) -> None:
    """Count one change, inside the transaction that makes it."""
    grown = update(versions).where(versions.c.name == name).values(number=versions.c.number + 1)
    if not connection.execute(grown).rowcount:
        connection.execute(versions.insert().values(name=name, number=1))
