"""Things that lie on each other in a list: layers, basemaps. Order, removal with recall, word to all who watch."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec
from sqlalchemy import Column, Float, Integer, LargeBinary, String, Table, func, select

from console.errors import BadInput
from console.language import tr
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions


class Stacked(Protocol):
    """A msgspec struct with these fields."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def order(self) -> int: ...


T = TypeVar("T", bound=Stacked)


def stack_table(name: str) -> Table:
    """The table of one stack."""
    return Table(
        name, metadata,
        Column("id", String, primary_key=True),
        Column("position", Integer, nullable=False),
        Column("removed_at", Float),              # kept, so that a removal can be recalled
        Column("content", LargeBinary, nullable=False),
    )


class StackStore(Generic[T]):
    """Records from bottom to top; every change is saved at once and told to the listeners.

    A subclass names its `table` and the `kind` of its records.
    """

    table: ClassVar[Table]
    kind: ClassVar[type[Any]]

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._version = self._told = -1
        self._all: tuple[T, ...] = ()
        self._listeners: list[Callable[[tuple[T, ...]], None]] = []
        store.ensure(self.table, versions)

    def all(self) -> tuple[T, ...]:
        """The records of the list, bottom first; also what another process has added."""
        table = self.table
        with self._lock, self._store.read() as connection:
            version = version_of(connection, table.name)
            if version != self._version:
                rows = connection.execute(select(table.c.content).where(table.c.removed_at.is_(None))
                                          .order_by(table.c.position, table.c.id))
                self._all = tuple(msgspec.msgpack.decode(row[0], type=self.kind) for row in rows)
                self._version = version
            return self._all

    def named(self, text: str) -> T | None:
        """The topmost record of that id or name."""
        return next((one for one in reversed(self.all()) if text in (one.id, one.name)), None)

    def names(self) -> str:
        """All names for a sentence, "–" where there are none."""
        return ", ".join(one.name for one in self.all()) or "–"

    def add(self, *new: T) -> None:
        """Put new records on top, all or none."""
        table = self.table
        with self._store.write() as connection:
            top = connection.execute(select(func.max(table.c.position))).scalar()
            for order, one in enumerate(new, 0 if top is None else top + 1):
                placed = msgspec.structs.replace(one, order=order)  # type: ignore[type-var]
                connection.execute(table.insert().values(id=one.id, position=order,
                                                         content=msgspec.msgpack.encode(placed)))
            raise_version(connection, table.name)
        self._tell()

    def update(self, *changed: T) -> None:
        """Save records with the same ids."""
        table = self.table
        with self._store.write() as connection:
            for one in changed:
                connection.execute(table.update().where(table.c.id == one.id).values(
                    position=one.order, content=msgspec.msgpack.encode(one)))
            raise_version(connection, table.name)
        self._tell()

    def arrange(self, ids: list[str]) -> None:
        """Put the records of those ids into that order, bottom first."""
        known = {one.id: one for one in self.all()}
        self.update(*(msgspec.structs.replace(known[one], order=i)  # type: ignore[type-var]
                      for i, one in enumerate(ids) if one in known))

    def move(self, record_id: str, to: str) -> int:
        """Move a record "up", "down", to the "top" or "bottom" or to a place, 1 at the top; the place it has then.

        Raises:
            BadInput: no such place.
        """
        ids = [one.id for one in self.all()]
        at = ids.index(record_id)
        places = {"up": at + 1, "down": at - 1, "top": len(ids) - 1, "bottom": 0}
        if to.isdecimal() and 1 <= int(to) <= len(ids):
            places[to] = len(ids) - int(to)
        if to not in places:
            raise BadInput(tr("Say up, down, top, bottom or a place from 1 to {last}.", last=len(ids)))
        ids.remove(record_id)
        ids.insert(max(0, min(len(ids), places[to])), record_id)
        self.arrange(ids)
        return len(ids) - ids.index(record_id)

    def remove(self, record_id: str, at: float) -> None:
        """Take a record off the list; `recall` brings it back. `at`: seconds since 1970 UTC."""
        self._mark(record_id, at)

    def recall(self) -> T | None:
        """Bring back the record that was removed last; None where there is none."""
        table = self.table
        with self._store.read() as connection:
            row = connection.execute(select(table.c.id, table.c.content).where(table.c.removed_at.is_not(None))
                                     .order_by(table.c.removed_at.desc()).limit(1)).first()
        if row is None:
            return None
        self._mark(row[0], None)
        return msgspec.msgpack.decode(row[1], type=self.kind)

    def listen(self, callback: Callable[[tuple[T, ...]], None]) -> Callable[[], None]:
        """Call back with all records after every change, in the thread that made it; returns how to stop that."""
        self._listeners.append(callback)

        def forget() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return forget

    def follow(self) -> bool:
        """Tell the listeners what another process has changed since they were last told; whether it had."""
        self.all()
        if self._version == self._told:
            return False
        self._tell()
        return True

    def _mark(self, record_id: str, at: float | None) -> None:
        table = self.table
        with self._store.write() as connection:
            connection.execute(table.update().where(table.c.id == record_id).values(removed_at=at))
            raise_version(connection, table.name)
        self._tell()

    def _tell(self) -> None:
        found = self.all()
        self._told = self._version
        for callback in tuple(self._listeners):
            callback(found)
