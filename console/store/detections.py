"""Detections and their batches in the database: what was found, never what was said of it, which the ledger keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    bindparam,
    delete,
    select,
    update,
)

from console.model.review import Batch, Claim, Found
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

detections = Table(
    "detections", metadata,
    Column("id", String, primary_key=True),
    Column("batch", String, nullable=False, index=True),
    Column("source_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("wkb", LargeBinary, nullable=False),        # EPSG:4490 lon/lat
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
    Column("area", String, nullable=False),
    Column("m2", Float, nullable=False),
    Column("compact", Float, nullable=False),
    Column("volume", Float, nullable=False),           # m³
    Column("dz_median", Float, nullable=False),        # m
    Column("dz_max", Float, nullable=False),
    Column("dz_sigma", Float, nullable=False),
    Column("dz_error", Float, nullable=False),
    Column("storeys", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("building", String, nullable=False),
    Column("use", String, nullable=False),
    Column("address", String, nullable=False),
    Column("permit", String, nullable=False),
    Column("model", String, nullable=False),
    Column("reasons", String, nullable=False),         # JSON
    Column("sources", String, nullable=False),
    Column("assigned", String, nullable=False),        # user id
    Column("again", String, nullable=False),           # id of the earlier detection whose re-check it is
    Column("demo", Boolean, nullable=False),
)
batches = Table(
    "detection_batches", metadata,
    Column("id", String, primary_key=True),
    Column("loaded_at", Float, nullable=False),
    Column("content", LargeBinary, nullable=False),    # msgpack of `Batch`
)
claims = Table(
    "detection_claims", metadata,
    Column("detection", String, primary_key=True),
    Column("by", String, nullable=False),
    Column("until", Float, nullable=False),            # seconds since 1970 UTC
)

# What the queue filters and orders by; texts as objects, numbers as float64.
TEXTS = ("id", "batch", "kind", "area", "building", "use", "address", "permit", "model", "sources", "assigned", "again")
NUMBERS = ("lon", "lat", "m2", "compact", "dz_median", "confidence")
Columns = dict[str, np.ndarray]
AT_ONCE = 500  # variables in one statement
# Built once: asked for with every verdict, and SQLAlchemy takes longer to build a statement than SQLite to answer it.
_VERSION = select(versions.c.number).where(versions.c.name == detections.name)
_SOME = select(detections).where(detections.c.id.in_(bindparam("ids", expanding=True)))


class DetectionStore:
    """Reads and writes the three tables. Safe from any thread.

    Args:
        store: the profile's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(detections, batches, claims, versions)

    @property
    def version(self) -> int:
        """Grows with every change to detections or batches, whichever process made it."""
        with self._store.read() as connection:
            return connection.execute(_VERSION).scalar() or 0

    def columns(self) -> tuple[int, Columns]:
        """All detections as columns by id, without outlines; and the version they are of."""
        wanted = [detections.c[name] for name in (*TEXTS, *NUMBERS)]
        with self._store.read() as connection:
            version = version_of(connection, detections.name)
            # Sorted here: by the index, SQLite would fetch row by row.
            rows = sorted(connection.execute(select(*wanted)), key=itemgetter(0))
        found = list(zip(*rows, strict=True)) if rows else [()] * len(wanted)
        columns: Columns = {}
        for name, values in zip((*TEXTS, *NUMBERS), found, strict=True):
            columns[name] = np.array(values, object if name in TEXTS else np.float64)
        return version, columns

    def get(self, ids: Sequence[str]) -> dict[str, Found]:
        """Whole rows by id; unknown ids are left out."""
        found: dict[str, Found] = {}
        with self._store.read() as connection:
            for start in range(0, len(ids), AT_ONCE):
                for row in connection.execute(_SOME, {"ids": list(ids[start:start + AT_ONCE])}):
                    one = _found(row._mapping)
                    found[one.id] = one
        return found

    def outlines(self, batch: str = "") -> list[tuple[str, bytes]]:
        """(id, WKB) of all detections, or of those of a batch, by id."""
        asked = select(detections.c.id, detections.c.wkb).order_by(detections.c.id)
        with self._store.read() as connection:
            rows = connection.execute(asked.where(detections.c.batch == batch) if batch else asked).all()
        return [(row.id, row.wkb) for row in rows]

    def batches(self) -> list[Batch]:
        """All batches, the one loaded first first."""
        with self._store.read() as connection:
            rows = connection.execute(select(batches.c.content).order_by(batches.c.loaded_at, batches.c.id)).scalars()
            return [msgspec.msgpack.decode(content, type=Batch) for content in rows]

    def insert(self, batch: Batch, rows: Sequence[Found]) -> Callable[[Connection], None]:
        """How to write a batch inside the ledger's transaction; an `IntegrityError` there: it is here already."""
        values = [_row(one) for one in rows]
        content = msgspec.msgpack.encode(batch)

        def write(connection: Connection) -> None:
            connection.execute(batches.insert().values(id=batch.id, loaded_at=batch.loaded_at, content=content))
            if values:
                connection.execute(detections.insert(), values)
            raise_version(connection, detections.name)

        return write

    def assign(self, ids: Sequence[str], to: str) -> Callable[[Connection], None]:
        """How to assign detections inside the ledger's transaction."""
        def write(connection: Connection) -> None:
            for start in range(0, len(ids), AT_ONCE):
                some = detections.c.id.in_(ids[start:start + AT_ONCE])
                connection.execute(update(detections).where(some).values(assigned=to))
            raise_version(connection, detections.name)

        return write

    def relocate(self, areas: Mapping[str, str]) -> None:
        """Write other areas of detections, by id: the hierarchy was re-divided."""
        with self._store.write() as connection:
            for one, area in areas.items():
                connection.execute(update(detections).where(detections.c.id == one).values(area=area))
            raise_version(connection, detections.name)

    # Claims: who looks at what now. No record of anything, so they are no entries.

    def claims(self, now: float) -> list[Claim]:
        """Those that still hold."""
        with self._store.read() as connection:
            rows = connection.execute(select(claims).where(claims.c.until > now)).all()
        return [Claim(row.detection, row.by, row.until) for row in rows]

    def claim(self, ids: Iterable[str], by: str, now: float, until: float, leaving: str | None = None) -> Claim | None:
        """Claim the first of the ids that nobody else holds; None where others hold them all.

        In one transaction that is the only one at its time, so two processes never get the same; what `by` is
        `leaving` is given back in it too: another one would cost another write to the disk.
        """
        with self._store.write() as connection:
            gone = claims.c.until <= now
            if leaving is not None:
                gone |= (claims.c.detection == leaving) & (claims.c.by == by)
            connection.execute(delete(claims).where(gone))
            held = {row.detection: row.by for row in connection.execute(select(claims))}
            for one in ids:
                if held.get(one, by) != by:
                    continue
                connection.execute(delete(claims).where(claims.c.detection == one))
                connection.execute(claims.insert().values(detection=one, by=by, until=until))
                return Claim(one, by, until)
        return None

    def release(self, ids: Sequence[str], by: str | None = None) -> int:
        """Give claims back, only those of `by` unless it is None; how many there were."""
        count = 0
        with self._store.write() as connection:
            for one in ids:
                gone = delete(claims).where(claims.c.detection == one)
                count += connection.execute(gone if by is None else gone.where(claims.c.by == by)).rowcount
        return count

    def release_in(self, ids: Sequence[str]) -> Callable[[Connection], None]:
        """How to give claims back inside the ledger's transaction: the verdict and its claim go together."""
        def write(connection: Connection) -> None:
            for one in ids:
                connection.execute(delete(claims).where(claims.c.detection == one))

        return write


def _found(row: Mapping[Any, Any]) -> Found:
    values = dict(row)
    values["reasons"] = tuple(msgspec.json.decode(values["reasons"])) if values["reasons"] else ()
    values["demo"] = bool(values["demo"])
    return Found(**values)


def _row(one: Found) -> dict[str, Any]:
    reasons = msgspec.json.encode(one.reasons).decode() if one.reasons else ""
    return msgspec.structs.asdict(one) | {"reasons": reasons}
