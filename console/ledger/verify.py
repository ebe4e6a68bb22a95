"""Verification: is every entry the one that was written, in its place, with none missing or slipped in?

Everything is recomputed from the stored bytes: the hash of each entry, the chain of each site, the columns
beside the bytes, the heads others had seen, the stored heads, and how many entries each stored fold counts.
The last three find entries cut off at the end. Somebody who rewrites a site's whole tail together with heads
and folds is found only by comparing `heads()` with those another site has, or with ones noted down before.

Speed: most bodies are never decoded. The canonical form begins with site, index, prev and subject, so it is
enough to compare its first bytes with what they must be.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from console.errors import BadInput
from console.language import tr
from console.ledger import journal
from console.ledger.entry import FIRST_PREV, SCHEMA, Body, encode_opening, read_body
from console.progress import Progress

CHUNK = 2_000
ID_BYTES = 32
_NOTHING_SEEN = b"\x90"  # msgpack's empty array

_MISCOUNTED = text(
    "SELECT subject, version, site, number FROM folds f "
    "WHERE version <> (SELECT count(*) FROM entries e WHERE e.subject = f.subject) LIMIT 1")
_UNFOLDED = text(  # looked for only if the sums differ
    "SELECT site, number, id, subject FROM entries WHERE (SELECT coalesce(sum(version), 0) FROM folds) < "
    "(SELECT count(*) FROM entries) AND subject NOT IN (SELECT subject FROM folds) ORDER BY position LIMIT 1")
# Columns and the types SQLite must have stored them with.
_TYPES = {
    "entries": {"site": "text", "number": "integer", "id": "blob", "subject": "text", "body": "blob"},
    "heads": {"site": "text", "number": "integer", "id": "blob"},
    "folds": {"subject": "text", "version": "integer", "site": "text", "number": "integer"},
    "waiting": {"site": "text", "number": "integer", "id": "blob", "body": "blob"},
}
_COUNTS = text("SELECT (SELECT count(*) FROM entries), (SELECT count(*) FROM (SELECT DISTINCT site FROM entries))")
_AS_READ = {"body": "CAST(body AS BLOB)"}
_SCAN = "SELECT site, number, id, subject, CAST(body AS BLOB) FROM entries ORDER BY position"


class Place(msgspec.Struct, frozen=True):
    """Where the ledger is not what it was: the id is in hexadecimal, "" where it is not known."""

    site: str
    index: int
    id: str
    why: str


class Verification(msgspec.Struct, frozen=True):
    """What `ledger verify` found.

    Attributes:
        ok: nothing was changed, removed, inserted or reordered.
        entries, sites: how many are in the journal.
        first_bad: the first place that is wrong, None if all is well.
    """

    ok: bool
    entries: int
    sites: int
    first_bad: Place | None = None


def verify(connection: Connection, progress: Progress) -> Verification:
    """Verify all entries of one consistent view of the database, in one pass."""
    entries, sites = connection.execute(_COUNTS).one()
    bad = _first_bad(_Check(connection), connection, lambda done: progress(done, entries, tr("Verifying the ledger")))
    return Verification(bad is None, entries, sites, bad)


def _first_bad(check: _Check, connection: Connection, report: Callable[[int], None]) -> Place | None:
    try:
        done = 0
        for rows in journal.scan_chunks(connection, _SCAN, CHUNK):
            bad = check.rows(rows)
            if bad is not None:
                return bad
            done += len(rows)
            report(done)
        return check.heads() or check.folds() or check.waiting()
    except (TypeError, AttributeError, sqlite3.OperationalError, DBAPIError):
        bad = check.types()  # something that is not even of the right type made us stumble
        if bad is None:
            raise
        return bad


class _Check:
    """What has been seen of each site so far."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[str, bytearray] = {}   # all ids of a site, one after the other

    def rows(self, rows: Sequence[Any]) -> Place | None:
        """Check the next rows in the journal's order; this loop is what the speed depends on."""
        sha256, encode, ids, last, current, count = hashlib.sha256, encode_opening, bytearray(), FIRST_PREV, None, 0
        for site, number, id, subject, body in rows:
            if site != current:
                current, ids = site, self._ids.setdefault(site, bytearray())
                last, count = bytes(ids[-ID_BYTES:]), len(ids) // ID_BYTES
            if sha256(body).digest() != id:
                return Place(site, number, id.hex(), tr("its content was changed: the hash does not match"))
            count += 1
            if number != count:
                return self._out_of_count(site, number, id, body)
            start = encode((SCHEMA, site, number, last, subject))  # its first byte, the array's length, is another
            end = len(start)
            if body[1:end] != start[1:] or body[end:end + 1] != _NOTHING_SEEN:
                bad = self._slowly(site, number, id, subject, body)
                if bad is not None:
                    return bad
            ids += id
            last = id
        return None

    def _out_of_count(self, site: str, number: int, id: bytes, body: bytes) -> Place:
        expected = len(self._ids[site]) // ID_BYTES + 1
        if number < expected:
            return Place(site, number, id.hex(), tr("it was inserted or moved: its place was taken already"))
        known = self._decoded(body)
        missing = known.prev.hex() if known is not None and number == expected + 1 else ""
        return Place(site, expected, missing, tr("it is missing: the next one here is {number}", number=number))

    def _slowly(self, site: str, number: int, id: bytes, subject: str, body: bytes) -> Place | None:
        """The same with the body decoded: for entries that had seen others, and to say what is wrong."""
        found = self._decoded(body)
        if found is None:
            return Place(site, number, id.hex(), tr("its content is not an entry"))
        if (found.site, found.index, found.subject) != (site, number, subject):
            return Place(site, number, id.hex(), tr("what is stored beside it is not what it says"))
        before = bytes(self._ids[site][-ID_BYTES:]) or FIRST_PREV
        if found.prev != before:
            return self._broken_link(site, number, id, before)
        for other, index, head in found.seen:
            ids = self._ids.get(other, b"")
            if ids[(index - 1) * ID_BYTES:index * ID_BYTES] != head:
                return Place(other, index, head.hex(), tr(
                    "it is missing or was replaced: entry {number} of {site} had seen it", number=number, site=site))
        return None

    def _broken_link(self, site: str, number: int, id: bytes, before: bytes) -> Place:
        """Two neighbours that do not fit: the one that fits its other neighbour is taken for genuine."""
        after = journal.find(self._connection, site, number + 1)
        head = journal.read_heads(self._connection).get(site)
        follower = self._decoded(after.body) if after is not None else None
        confirmed = follower.prev == id if follower is not None else head is not None and head.id == id
        if confirmed and before:
            return Place(site, number - 1, before.hex(), tr("it was replaced: the next one follows another"))
        return Place(site, number, id.hex(), tr("it was replaced: it does not follow the one before it"))

    def _decoded(self, body: bytes) -> Body | None:
        try:
            return read_body(body)
        except BadInput:
            return None

    def heads(self) -> Place | None:
        """The stored heads must be the last entries: finds what was cut off at the end."""
        stored = journal.read_heads(self._connection)
        for site in sorted(stored.keys() | self._ids.keys()):
            ids, head = self._ids.get(site, b""), stored.get(site)
            number, id = len(ids) // ID_BYTES, bytes(ids[-ID_BYTES:])
            if head is None:
                return Place(site, number, id.hex(), tr("it was inserted: this site has no head"))
            if head.number > number:
                known = head.id.hex() if head.number == number + 1 else ""
                return Place(site, number + 1, known, tr("it is missing: entries were cut off at the end"))
            if (head.number, head.id) != (number, id):
                return Place(site, head.number + 1 if head.number < number else number, id.hex(),
                             tr("it was added or replaced: the stored head is another"))
        return None

    def folds(self) -> Place | None:
        """Every subject must have a fold that counts its entries, and no other may have one."""
        row = self._connection.execute(_MISCOUNTED).first()
        if row is not None:
            subject, version, site, number = row
            return Place(site, number, self._id(site, number), tr(
                "the record {subject} was folded from {version} entries, and not as many are here: entries were "
                "removed or added", subject=subject, version=version))
        row = self._connection.execute(_UNFOLDED).first()
        if row is not None:
            site, number, id, subject = row
            return Place(site, number, id.hex(),
                         tr("it was inserted: the record {subject} was never folded", subject=subject))
        return None

    def waiting(self) -> Place | None:
        """Entries kept until what they follow arrives are not in any chain yet; their hashes must fit."""
        for site, number, id, body in self._connection.execute(
                text("SELECT site, number, id, CAST(body AS BLOB) FROM waiting ORDER BY site, number")):
            if hashlib.sha256(body).digest() != id:
                return Place(site, number, id.hex(), tr("its content was changed: the hash does not match"))
        return None

    def types(self) -> Place | None:
        """The first value of a type the ledger never writes, for example text where bytes belong."""
        for table, columns in _TYPES.items():
            kinds = " || ' ' || ".join(f"typeof({_AS_READ.get(name, name)})" for name in columns)
            names = [f"CAST({column if column in columns else 'NULL'} AS BLOB)" for column in ("subject", "id")]
            rows = journal.scan(self._connection, f"SELECT CAST(site AS BLOB), number, {kinds}, {', '.join(names)} "
                                                  f"FROM {table} ORDER BY rowid")
            for site, number, kind, subject, id in rows:
                if kind != " ".join(columns.values()) or not _is_text(site) or not _is_text(subject or b""):
                    return Place(site.decode(errors="replace"), number if isinstance(number, int) else 0,
                                 (id or b"").hex(), tr("what is stored is not of the type that was written"))
        return None

    def _id(self, site: str, number: int) -> str:
        ids = self._ids.get(site, b"")
        return bytes(ids[(number - 1) * ID_BYTES:number * ID_BYTES]).hex()


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
