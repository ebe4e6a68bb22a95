"""Which overlays a profile shows: one record, shared by all windows and shells on the profile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Column, Integer, LargeBinary, Table, select

from console.model.overlay import Overlays
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

table = Table(
    "overlays", metadata,
    Column("id", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)


class OverlayStore:
    """Reads and changes the record; tells the listeners.

    Args:
        store: the profile's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._version = self._told = -1
        self._now = Overlays()
        self._listeners: list[Callable[[Overlays], None]] = []
        store.ensure(table, versions)

    def get(self) -> Overlays:
        """As saved last, also by another process. One of a newer program that cannot be read counts as none."""
        with self._lock, self._store.read() as connection:
            version = version_of(connection, table.name)
            if version != self._version:
                content = connection.execute(select(table.c.content)).scalar()
                self._now = _decoded(content) if content is not None else Overlays()
                self._version = version
            return self._now

    def change(self, **fields: Any) -> Overlays:
        """Save other values of some fields; the whole record as it is then."""
        changed = msgspec.structs.replace(self.get(), **fields)
        content = msgspec.json.encode(changed)
        with self._store.write() as connection:
            if not connection.execute(table.update().values(content=content)).rowcount:
                connection.execute(table.insert().values(id=1, content=content))
            raise_version(connection, table.name)
        self._tell()
        return changed

    def listen(self, callback: Callable[[Overlays], None]) -> Callable[[], None]:
        """Call back after every change, in the thread that made it; returns how to stop that."""
        self._listeners.append(callback)

        def forget() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return forget

    def follow(self) -> bool:
        """Tell the listeners what another process has changed since they were last told; whether it had."""
        self.get()
        if self._version == self._told:
            return False
        self._tell()
        return True

    def _tell(self) -> None:
        found = self.get()
        self._told = self._version
        for callback in tuple(self._listeners):
            callback(found)


def _decoded(content: bytes) -> Overlays:
    try:
        return msgspec.json.decode(content, type=Overlays)
    except msgspec.MsgspecError:
        return Overlays()
