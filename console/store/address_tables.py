"""Tables of the address base. Rows are small, for a city has 600,000 buildings and 11 million rooms.

A building has a number of three bytes beside its code; a place is `number << 20 | room`, one integer that sorts
all rooms of a building together. A room so takes about 22 bytes instead of 60.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table

from console.store.engine import metadata

ROOM_BITS = 20                      # six digits of a room's code
ROOM_MASK = (1 << ROOM_BITS) - 1
Whole = BigInteger().with_variant(Integer, "sqlite")   # only INTEGER makes SQLite's own row number a key

numbered = Table(
    "address_buildings", metadata,
    Column("number", Whole, primary_key=True),
    Column("code", Whole, nullable=False, unique=True),           # 19 digits
    Column("line", String, nullable=False),                       # road and door number, 福华一路88号
    Column("rooms", Integer, nullable=False, default=0),          # how many of each are registered there
    Column("residents", Integer, nullable=False, default=0),
    Column("firms", Integer, nullable=False, default=0),
    Column("demo", Boolean, nullable=False),
)
rooms = Table(
    "rooms", metadata,
    Column("place", Whole, primary_key=True),
    Column("floor", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("use", Integer, nullable=False),                       # place in `console.model.register.USES`
    Column("size", Integer, nullable=False),                      # m²
    Column("demo", Boolean, nullable=False),
)
residents = Table(
    "residents", metadata,
    Column("id", Whole, primary_key=True),
    Column("name", String, nullable=False),
    Column("number", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("back", String, nullable=False),                       # the telephone read backwards, found by last digits
    Column("demo", Boolean, nullable=False),
    Index("residents_number", "number"),
    Index("residents_back", "back"),
)
tenures = Table(
    "tenures", metadata,                                          # who belongs to which room, and how
    Column("place", Whole, primary_key=True, autoincrement=False),
    Column("person", Whole, primary_key=True, autoincrement=False),
    Column("relation", Integer, nullable=False),                  # place in `console.model.register.RELATIONS`
    Index("tenures_person", "person"),
    sqlite_with_rowid=False,
)
firms = Table(
    "firms", metadata,
    Column("id", Whole, primary_key=True),
    Column("name", String, nullable=False),
    Column("number", String, nullable=False),
    Column("place", Whole, nullable=False),
    Column("trade", String, nullable=False),
    Column("contact", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("back", String, nullable=False),
    Column("demo", Boolean, nullable=False),
    Index("firms_number", "number"),
    Index("firms_place", "place"),
    Index("firms_back", "back"),
)
aliases = Table(
    "code_aliases", metadata,
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False, index=True),
    Column("since", String, nullable=False),
    Column("why", String, nullable=False),
)
other_names = Table(
    "other_names", metadata,                                      # old and other names of buildings and areas
    Column("code", String, primary_key=True),
    Column("name", String, primary_key=True),
    sqlite_with_rowid=False,
)
TABLES = (numbered, rooms, residents, tenures, firms, aliases, other_names)
