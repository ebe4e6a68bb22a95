"""Devices, what they said in the last day, and where their rules stand.

Raw readings are no entries of the ledger: they come by the second, and what matters of them is what a rule or an
operator decides. They are kept for a day, and thrown away as new ones come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
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
)
from sqlalchemy.dialects.sqlite import insert

from console.model.device import Device, Reading
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

KEPT = 24 * 3600.0   # seconds of readings
AT_ONCE = 500        # devices asked for in one query

devices = Table(
    "devices", metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("area", String, nullable=False, index=True),
    Column("demo", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),   # the Device as msgpack
)
readings = Table(
    "device_readings", metadata,
    Column("device", String, primary_key=True),
    Column("at", Integer, primary_key=True),          # milliseconds since 1970 UTC
    Column("value", Float),                           # NULL for a sign of life
    sqlite_with_rowid=False,
)
lasts = Table(
    "device_lasts", metadata,
    Column("device", String, primary_key=True),
    Column("seen_at", Float, nullable=False),         # seconds since 1970 UTC, of the newest word
    Column("value", Float), Column("value_at", Float),
)
watches = Table(
    "device_watches", metadata,
    Column("device", String, primary_key=True),
    Column("rule", String, primary_key=True),
    Column("holds", Boolean, nullable=False),
    Column("turning", Float),
    Column("since", Float),                           # since when it has held
)


class Last(msgspec.Struct, frozen=True, gc=False):
    """The newest word of a device: when it was heard of, its newest number and when that was; seconds since 1970."""

    seen_at: float
    value: float | None = None
    value_at: float | None = None


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Where a rule stands with a device, and since when it has held."""

    holds: bool
    turning: float | None = None
    since: float | None = None


class DeviceStore:
    """The tables. Safe from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(devices, readings, lasts, watches, versions)

    def version(self) -> int:
        """Grows with every change to the list of devices."""
        with self._store.read() as connection:
            return version_of(connection, devices.name)

    def all(self) -> list[Device]:
        """Every device, by id."""
        with self._store.read() as connection:
            found = connection.execute(select(devices.c.content).order_by(devices.c.id)).scalars().all()
        return [msgspec.msgpack.decode(one, type=Device) for one in found]

    def put(self, connection: Connection, some: Iterable[Device]) -> None:
        """Add or replace devices, in a transaction that somebody else opened."""
        rows = [{"id": one.id, "kind": one.kind, "area": one.area, "demo": one.demo,
                 "content": msgspec.msgpack.encode(one)} for one in some]
        if rows:
            given = insert(devices)
            connection.execute(given.on_conflict_do_update(index_elements=["id"], set_={
                name: given.excluded[name] for name in ("kind", "area", "demo", "content")}), rows)
            raise_version(connection, devices.name)

    def remove_demo(self, connection: Connection) -> None:
        """Take everything generated out."""
        gone = select(devices.c.id).where(devices.c.demo)
        for table in (readings, lasts, watches):
            connection.execute(delete(table).where(table.c.device.in_(gone)))
        if connection.execute(delete(devices).where(devices.c.demo)).rowcount:
            raise_version(connection, devices.name)

    def write(self, connection: Connection, new: Sequence[Reading], newest: Mapping[str, Last]) -> None:
        """Write readings (one that is there stays) and the newest word of each device; old readings go."""
        if not new:
            return
        connection.exec_driver_sql("INSERT INTO device_readings(device, at, value) VALUES (?, ?, ?) "
                                   "ON CONFLICT DO NOTHING",
                                   [(one.device, round(one.at * 1000), one.value) for one in new])
        given = insert(lasts)
        connection.execute(given.on_conflict_do_update(index_elements=["device"], set_={
            name: given.excluded[name] for name in ("seen_at", "value", "value_at")}),
            [{"device": name, **msgspec.structs.asdict(last)} for name, last in newest.items()])
        old = delete(readings).where(readings.c.device == bindparam("of"), readings.c.at < bindparam("edge"))
        connection.execute(old, [{"of": name, "edge": round((newest[name].seen_at - KEPT) * 1000)}
                                 for name in {one.device for one in new}])

    def put_watches(self, connection: Connection, changed: Mapping[tuple[str, str], Standing]) -> None:
        """Write where rules stand."""
        if changed:
            given = insert(watches)
            connection.execute(given.on_conflict_do_update(index_elements=["device", "rule"], set_={
                name: given.excluded[name] for name in ("holds", "turning", "since")}),
                [{"device": device, "rule": rule, **msgspec.structs.asdict(standing)}
                 for (device, rule), standing in changed.items()])

    def lasts(self) -> dict[str, Last]:
        """The newest word of each device that ever said anything."""
        with self._store.read() as connection:
            return {row[0]: Last(*row[1:]) for row in connection.execute(select(lasts))}

    def watches(self) -> dict[tuple[str, str], Standing]:
        """Where each rule stands, by device and name of the rule."""
        with self._store.read() as connection:
            return {(row[0], row[1]): Standing(*row[2:]) for row in connection.execute(select(watches))}

    def curve(self, device: str, since: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(seconds since 1970 UTC, values) from `since` on, oldest first; signs of life left out."""
        query = select(readings.c.at, readings.c.value).where(
            readings.c.device == device, readings.c.at >= round(since * 1000), readings.c.value.is_not(None)
        ).order_by(readings.c.at)
        with self._store.read() as connection:
            found = np.array([tuple(row) for row in connection.execute(query)], np.float64).reshape(-1, 2)
        return found[:, 0] / 1000, found[:, 1]

    def recent(self, wanted: Mapping[str, float]) -> dict[str, list[tuple[float, float]]]:
        """The same for many devices at once, each from its own moment on: (seconds, value), oldest first."""
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in wanted}
        names = sorted(wanted)
        with self._store.read() as connection:
            for start in range(0, len(names), AT_ONCE):
                some = names[start:start + AT_ONCE]
                first = round(min(wanted[name] for name in some) * 1000)
                query = select(readings.c.device, readings.c.at, readings.c.value).where(
                    readings.c.device.in_(some), readings.c.at >= first, readings.c.value.is_not(None)
                ).order_by(readings.c.device, readings.c.at)
                for name, at, value in connection.execute(query):
                    if at >= wanted[name] * 1000:
                        found[name].append((at / 1000, value))
        return found

    def times(self, device: str, since: float) -> set[int]:
        """Moments of the readings kept of a device from `since` (seconds) on, in milliseconds since 1970 UTC."""
        query = select(readings.c.at).where(readings.c.device == device, readings.c.at >= round(since * 1000))
        with self._store.read() as connection:
            return set(connection.execute(query).scalars())
