"""The ledger's tables and every statement that touches them.

`entries` is the truth; `heads`, `views` and `folds` can be computed from it (see `rebuild.py`) and are written
in the same transaction. The statements are plain enough for SQLite and PostgreSQL alike.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from console.ledger.entry import Entry, read_entry
from console.ledger.fold import Fold, Glance
from console.store.engine import metadata

identity = Table("identity", metadata, Column("site", String, primary_key=True))
entries = Table(
    "entries", metadata,
    Column("position", Integer, primary_key=True),   # in the order of arrival here, which is causal too
    Column("site", String, nullable=False),
    Column("number", Integer, nullable=False),        # the entry's index
    Column("id", LargeBinary, nullable=False),
    Column("subject", String, nullable=False),
    Column("stamp", Integer, nullable=False),         # place in the fold's order
    Column("view", Integer, nullable=False),          # position of the entry whose row in `views` holds, or 0
    Column("body", LargeBinary, nullable=False),      # what is hashed
    UniqueConstraint("site", "number"), Index("entries_by_subject", "subject", "stamp"),
)
views = Table(
    "views", metadata,
    Column("position", Integer, ForeignKey(entries.c.position), primary_key=True),
    Column("seen", LargeBinary, nullable=False),      # msgpack {other site: highest index seen}
)
heads = Table(
    "heads", metadata,
    Column("site", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("id", LargeBinary, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("view", Integer, nullable=False),
)
waiting = Table(
    "waiting", metadata,
    Column("site", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("why", String, nullable=False),            # "" for one that only waits for what it follows
    Column("body", LargeBinary, nullable=False),
)
folds = Table(
    "folds", metadata,
    Column("subject", String, primary_key=True),
    Column("version", Integer, nullable=False),       # number of entries folded
    Column("site", String, nullable=False),           # the last of them in the fold's order
    Column("number", Integer, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("state", LargeBinary, nullable=False),     # msgpack of `Fold`
)
TABLES = (identity, entries, views, heads, waiting, folds)

SCAN = 5000  # rows fetched at a time in a long read
CHUNK = 500  # variables in one statement; SQLite's oldest limit is 999


class Head(NamedTuple):
    """The last entry of one site in this journal."""

    number: int
    id: bytes
    hlc: int
    stamp: int
    view: int


class Row(NamedTuple):
    """One line of `entries`, in the order of its columns."""

    position: int
    site: str
    number: int
    id: bytes
    subject: str
    stamp: int
    view: int
    body: bytes


encode_fold = msgspec.msgpack.Encoder(order="deterministic").encode
decode_fold = msgspec.msgpack.Decoder(Fold).decode
_decode_glance = msgspec.msgpack.Decoder(Glance).decode
encode_view = msgspec.msgpack.Encoder(order="deterministic").encode
decode_view = msgspec.msgpack.Decoder(dict[str, int]).decode

_HEADS = text("SELECT site, number, id, hlc, stamp, view FROM heads")
_LAST = text("SELECT coalesce(max(position), 0) FROM entries")
# CAST: somebody may have put text where bytes belong, on which the driver would stumble before we can say so.
_ENTRY = text("SELECT position, site, number, id, subject, stamp, view, CAST(body AS BLOB) FROM entries "
              "WHERE site = :site AND number = :number")
_HISTORY = text("SELECT e.position, e.id, CAST(e.body AS BLOB), e.stamp, v.seen FROM entries e "
                "LEFT JOIN views v ON v.position = e.view WHERE e.subject = :subject "
                "ORDER BY e.stamp, e.site, e.number")
_VIEW = text("SELECT seen FROM views WHERE position = :position")
_FOLD = text("SELECT state FROM folds WHERE subject = :subject")
_FOLDS = text("SELECT subject, state FROM folds WHERE subject > :after AND subject >= :first "
              "AND subject < :end ORDER BY subject LIMIT :limit")
_STATES = "SELECT state FROM folds WHERE subject > ? AND subject >= ? AND subject < ? ORDER BY subject LIMIT ?"
_SUBJECTS = text("SELECT subject, count(*) FROM entries WHERE position > :first AND position <= :last "
                 "GROUP BY subject")
_ADD_ENTRY = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_VIEW = "INSERT INTO views VALUES (?, ?)"
_SET_HEAD = ("INSERT INTO heads VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (site) DO UPDATE SET "
             "number = excluded.number, id = excluded.id, hlc = excluded.hlc, stamp = excluded.stamp, "
             "view = excluded.view")
_SET_FOLD = ("INSERT INTO folds VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE SET "
             "version = excluded.version, site = excluded.site, number = excluded.number, "
             "deleted = excluded.deleted, state = excluded.state")
_WAITING = text("SELECT CAST(body AS BLOB) FROM waiting WHERE site = :site AND number = :number "
                "AND why = '' ORDER BY id")
_WAITING_SITES = text("SELECT DISTINCT site FROM waiting WHERE why = ''")
_ALL_WAITING = text("SELECT CAST(body AS BLOB), why FROM waiting ORDER BY site, number, id")
_NO_LONGER_WAITING = text("DELETE FROM waiting WHERE site = :site AND number = :number AND id = :id")
_ADD_WAITING = ("INSERT INTO waiting VALUES (?, ?, ?, ?, ?) ON CONFLICT (site, number, id) DO UPDATE SET "
                "why = excluded.why")


def own_site(connection: Connection) -> str | None:
    return connection.execute(text("SELECT site FROM identity")).scalar()


def make_site(connection: Connection) -> str:
    """Name this installation, once; 64 random bits, so that no two ever share a name."""
    site = own_site(connection)
    if site is None:
        site = secrets.token_hex(8)
        connection.execute(text("INSERT INTO identity VALUES (:site)"), {"site": site})
    return site


def read_heads(connection: Connection) -> dict[str, Head]:
    return {row[0]: Head(*row[1:]) for row in connection.execute(_HEADS)}


def last_position(connection: Connection) -> int:
    return connection.execute(_LAST).scalar_one()


def scan(connection: Connection, statement: str) -> Iterator[Any]:
    """Rows of a long read straight from the driver: several times faster than SQLAlchemy's own rows."""
    for rows in scan_chunks(connection, statement, SCAN):
        yield from rows


def scan_chunks(connection: Connection, statement: str, size: int) -> Iterator[Sequence[Any]]:
    """The same, some `size` rows at a time."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement)
        while rows := cursor.fetchmany(size):
            yield rows
    finally:
        cursor.close()


def find(connection: Connection, site: str, number: int) -> Row | None:
    row = connection.execute(_ENTRY, {"site": site, "number": number}).first()
    return Row(*row) if row is not None else None


def read_view(connection: Connection, position: int) -> dict[str, int]:
    """What was seen from the entry at `position` on; nothing for 0."""
    raw = connection.execute(_VIEW, {"position": position}).scalar() if position else None
    return decode_view(raw) if raw is not None else {}


def add_rows(connection: Connection, rows: Sequence[Row], seen: Mapping[int, dict[str, int]]) -> None:
    if rows:
        connection.exec_driver_sql(_ADD_ENTRY, list(rows))
    if seen:
        connection.exec_driver_sql(_ADD_VIEW, [(position, encode_view(view)) for position, view in seen.items()])


def set_heads(connection: Connection, found: Mapping[str, Head]) -> None:
    if found:
        connection.exec_driver_sql(_SET_HEAD, [(site, *head) for site, head in found.items()])


def read_fold(connection: Connection, subject: str) -> Fold | None:
    raw = connection.execute(_FOLD, {"subject": subject}).scalar()
    return decode_fold(raw) if raw is not None else None


def read_folds(connection: Connection, subjects: Sequence[str]) -> dict[str, Fold]:
    """The stored folds of these subjects, those that have one."""
    return {subject: decode_fold(state) for subject, state in read_states(connection, subjects)}


def read_states(connection: Connection, subjects: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The stored folds of these subjects as they are stored."""
    for first in range(0, len(subjects), CHUNK):
        some = tuple(subjects[first:first + CHUNK])
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(f"SELECT subject, state FROM folds WHERE subject IN ({marks})", some)
        yield from ((row[0], row[1]) for row in rows)


def folds_from(connection: Connection, prefix: str, after: str, limit: int) -> list[Fold]:
    """The next stored folds in the order of their subjects, of those that begin with `prefix`."""
    rows = connection.execute(_FOLDS, {
        "after": after, "first": prefix, "end": prefix + "\U0010ffff", "limit": limit})
    return [decode_fold(state) for _, state in rows]


def glances_from(connection: Connection, prefix: str, after: str, limit: int) -> list[Glance]:
    """Like `folds_from`, for those who want nothing but the fields: past SQLAlchemy's rows, for speed."""
    found: Any = connection.exec_driver_sql(_STATES, (after, prefix, prefix + "\U0010ffff", limit)).cursor
    return [_decode_glance(state) for state, in found.fetchall()]


def set_folds(connection: Connection, found: Iterable[Fold]) -> None:
    rows: list[tuple[Any, ...]] = [
        (f.subject, f.version, f.last[1], f.last[2], bool(f.deletions), encode_fold(f)) for f in found]
    if rows:
        connection.exec_driver_sql(_SET_FOLD, rows)


def history(connection: Connection, subject: str) -> Iterator[tuple[Entry, int, dict[str, int]]]:
    """All entries about a subject in the fold's order, each with its stamp and what its author had seen."""
    for position, id, body, stamp, seen in connection.execute(_HISTORY, {"subject": subject}):
        yield read_entry(body, id, position), stamp, decode_view(seen) if seen is not None else {}


def subjects_between(connection: Connection, first: int, last: int) -> dict[str, int]:
    """How many entries each subject got in positions first < p ≤ last."""
    return {row[0]: row[1] for row in connection.execute(_SUBJECTS, {"first": first, "last": last})}


def waiting_sites(connection: Connection) -> set[str]:
    return set(connection.execute(_WAITING_SITES).scalars())


def waiting_at(connection: Connection, site: str, number: int) -> list[Entry]:
    rows = connection.execute(_WAITING, {"site": site, "number": number}).scalars()
    return [read_entry(body) for body in rows]


def all_waiting(connection: Connection) -> list[tuple[Entry, str]]:
    return [(read_entry(body), why) for body, why in connection.execute(_ALL_WAITING)]


def add_waiting(connection: Connection, some: Iterable[tuple[Entry, str]]) -> None:
    """Keep entries that cannot be folded yet (why ""), or never will be (why not)."""
    rows = [(e.site, e.index, e.id, why, e.body) for e, why in some]
    if rows:
        connection.exec_driver_sql(_ADD_WAITING, rows)


def no_longer_waiting(connection: Connection, entry: Entry) -> None:
    connection.execute(_NO_LONGER_WAITING, {"site": entry.site, "number": entry.index, "id": entry.id})
