"""The areas of a profile in the database: added and removed as a whole, each time with a ledger entry."""

from __future__ import annotations

import hashlib
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec
from sqlalchemy import Boolean, Column, Connection, Float, Integer, LargeBinary, String, Table, delete, select
from sqlalchemy.exc import IntegrityError

from console.errors import NotFound, Refused
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.store.engine import Store, metadata
from console.store.locator import Locator
from console.store.versions import raise_version, version_of, versions

Rows = Callable[[Connection], None]

areas = Table(
    "areas", metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("level", Integer, nullable=False),
    Column("parent", String, nullable=False, index=True),
    Column("authority", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("wkb", LargeBinary),       # EPSG:4490 lon/lat
    Column("west", Float),            # bounds in degrees, to find areas by box without decoding
    Column("south", Float),
    Column("east", Float),
    Column("north", Float),
    Column("size", Float, nullable=False),   # m² on the ellipsoid
)


class Writer(Protocol):
    """What the area store needs of the ledger, which stands a floor above it."""

    def append(self, drafts: Sequence[Any], rows: Rows | None = None) -> Any:
        """Write rows and entries in one durable transaction."""


class AreaDraft(msgspec.Struct, frozen=True):
    """What to write into the ledger about areas; the same fields as `console.ledger.ledger.Draft`."""

    subject: str
    kind: str
    payload: dict[str, Any]
    area: str = ""
    actor: str = ""
    at: float | None = None


class AreaStore:
    """All areas of one profile.

    `tree()` and `locator()` are cached and immutable; both are safe to use from any thread.

    Args:
        store: the profile's database.
        ledger: where every import and removal is recorded.
    """

    def __init__(self, store: Store, ledger: Writer) -> None:
        self._store = store
        self._ledger = ledger
        self._lock = threading.Lock()
        self._tree: AreaTree | None = None
        self._locator: Locator | None = None
        self._version = -1
        self._listeners: list[Callable[[AreaTree], None]] = []
        store.ensure(areas, versions)

    def tree(self) -> AreaTree:
        """The hierarchy as it was last read or changed by this process; see `refresh` for the others."""
        with self._lock:
            if self._tree is None:
                self._read()
            assert self._tree is not None
            return self._tree

    def locator(self) -> Locator:
        """Places → areas, for the areas of `tree()`."""
        tree = self.tree()
        with self._lock:
            if self._locator is None:
                self._locator = Locator(tree)
            return self._locator

    def listen(self, callback: Callable[[AreaTree], None]) -> None:
        """Call back with the new tree after every change, in the thread that made or noticed it."""
        self._listeners.append(callback)

    def refresh(self) -> bool:
        """Read again if another process changed the areas since. Cheap enough to be called every second.

        Returns:
            Whether anything had changed; listeners were told.
        """
        with self._lock:
            if self._tree is None:
                self._read()
                return False
            with self._store.read() as connection:
                if version_of(connection, "areas") == self._version:
                    return False
            self._read()
        self._tell()
        return True

    def add(self, new: Sequence[Area], lineage: dict[str, Any], actor: str = "",
            rows: Rows | None = None) -> None:
        """Add areas whole or not at all, with the ledger entry "areas.imported", in one transaction.

        Args:
            new: the areas; parents may be among them, in the profile, or missing (then they are at the top).
            lineage: where they come from (file, CRS, counts, hash …), kept in the ledger.
            actor: who did it.
            rows: writes more rows in the same transaction (the demo's buildings).

        Raises:
            Refused: an id is given twice or is already in the profile; nothing was changed.
        """
        self._refuse_twice(new)
        payload = {"set": {
            "lineage": lineage,
            "count": len(new),
            "levels": {Level(level).word: n for level, n in sorted(Counter(a.level for a in new).items())},
            "digest": digest(new),
        }}
        values = [_row(area) for area in new]

        def write(connection: Connection) -> None:
            try:
                if values:
                    connection.execute(areas.insert(), values)
            except IntegrityError as error:   # another process was faster
                raise Refused(tr("An area with one of these ids is already in this profile. "
                                 "Nothing was changed; remove it first.")) from error
            if rows is not None:
                rows(connection)
            raise_version(connection, "areas")

        self._write(AreaDraft(f"areas:{uuid.uuid4().hex}", "areas.imported", payload, actor=actor), write)

    def remove(self, ids: Sequence[str], why: str, actor: str = "", rows: Rows | None = None) -> None:
        """Remove areas, all or none, with the ledger entry "areas.removed", in one transaction.

        Args:
            ids: what to remove; areas below them must be among them.
            why: in words, kept in the ledger.
            actor: who did it.
            rows: removes more rows in the same transaction.

        Raises:
            NotFound: there is no such area.
            Refused: an area below one of them would be left without its parent.
        """
        tree, gone = self._current(), list(dict.fromkeys(ids))
        going = set(gone)
        unknown = next((one for one in gone if one not in tree), None)
        if unknown is not None:
            raise NotFound(tr("There is no area {area} in this profile; nothing was changed.", area=unknown))
        left = next((child for one in gone for child in tree.children(one) if child.id not in going), None)
        if left is not None:
            raise Refused(tr("{area} still holds {child}; nothing was changed. Remove what is below it too.",
                             area=tree[left.parent].name, child=left.name))
        payload = {"set": {"why": why, "removed": gone, "digest": digest([tree[i] for i in gone])}}

        def write(connection: Connection) -> None:
            for start in range(0, len(gone), 500):   # SQLite takes a limited number of values per statement
                connection.execute(delete(areas).where(areas.c.id.in_(gone[start:start + 500])))
            if rows is not None:
                rows(connection)
            raise_version(connection, "areas")

        self._write(AreaDraft(f"areas:{uuid.uuid4().hex}", "areas.removed", payload, actor=actor), write)

    def _refuse_twice(self, new: Sequence[Area]) -> None:
        twice = next((i for i, n in Counter(area.id for area in new).items() if n > 1), None)
        if twice is not None:
            raise Refused(tr("The id {area} is given to two areas; nothing was changed.", area=twice))
        tree = self._current()
        known = next((area for area in new if area.id in tree), None)
        if known is not None:
            raise Refused(tr("The area {name} ({area}) is already in this profile; nothing was changed. "
                             "Remove it first.", name=tree[known.id].name, area=known.id))

    def _current(self) -> AreaTree:
        self.refresh()
        return self.tree()

    def _write(self, draft: AreaDraft, rows: Rows) -> None:
        self._ledger.append([draft], rows=rows)
        with self._lock:
            self._read()
        self._tell()

    def _read(self) -> None:
        with self._store.read() as connection:
            self._version = version_of(connection, "areas")
            found = connection.execute(select(areas).order_by(areas.c.level, areas.c.id)).all()
        self._tree, self._locator = AreaTree(_area(*row) for row in found), None

    def _tell(self) -> None:
        tree = self.tree()
        for callback in tuple(self._listeners):
            callback(tree)


def digest(some: Sequence[Area]) -> str:
    """SHA-256 over the areas' content in order of their ids: shows later what exactly was imported."""
    found = hashlib.sha256()
    for area in sorted(some, key=lambda a: a.id):
        found.update(msgspec.msgpack.encode(area))
    return found.hexdigest()


def _row(area: Area) -> dict[str, Any]:
    west, south, east, north = area.bounds or (None, None, None, None)
    return {
        "id": area.id, "code": area.code, "name": area.name, "level": int(area.level), "parent": area.parent,
        "authority": area.authority, "year": area.year, "demo": area.demo, "wkb": area.wkb,
        "west": west, "south": south, "east": east, "north": north, "size": area.size,
    }


def _area(id: str, code: str, name: str, level: int, parent: str, authority: str, year: int, demo: bool,
          wkb: bytes | None, west: float | None, south: float | None, east: float | None, north: float | None,
          size: float) -> Area:
    bounds = None
    if west is not None and south is not None and east is not None and north is not None:
        bounds = (west, south, east, north)
    return Area(id, code, name, Level(level), parent, authority, year, bool(demo), wkb, bounds, size)
