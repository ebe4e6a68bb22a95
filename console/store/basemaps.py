"""The basemaps of a profile: where each one is, and how it is shown; the tiles stay where they are."""

from __future__ import annotations

import threading
from collections.abc import Callable

import msgspec
from sqlalchemy import Column, Float, Integer, LargeBinary, String, Table, func, select

from console.errors import NotFound, Refused
from console.language import tr
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

basemaps = Table(
    "basemaps", metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("removed_at", Float),              # kept, so that a removal can be recalled
    Column("content", LargeBinary, nullable=False),
)


class BasemapRecord(msgspec.Struct, frozen=True):
    """One basemap of a profile.

    Attributes:
        id: short and unique in the profile; its downloaded tiles are the file of that name.
        name: shown in the layer list; unique.
        kind: "mbtiles", "pmtiles", "geotiff", "wmts" or "xyz".
        where: path of the file, or address of the server.
        crs: given by the user: the raster's CRS, or "gcj02"/"bd09" for shifted tiles; "" as declared.
        layer, matrix_set: chosen ones of a server.
        document: a server's capabilities, so that its tiles can be used without it.
        key: "name=value" or just a value, sent to the server; never shown.
        min_zoom, max_zoom: of its tiles.
        bounds: (west, south, east, north), EPSG:4490 degrees.
        attribution: to be shown on the map.
        order: position, 0 at the bottom.
        source_size, source_mtime: of the file when it was added.
        added_at, added_by: lineage; seconds since 1970 UTC.
    """

    id: str
    name: str
    kind: str
    where: str
    crs: str = ""
    layer: str = ""
    matrix_set: str = ""
    document: bytes = b""
    key: str = ""
    min_zoom: int = 0
    max_zoom: int = 0
    bounds: tuple[float, float, float, float] | None = None
    attribution: str = ""
    order: int = 0
    visible: bool = True
    opacity: float = 1.0
    source_size: int = 0
    source_mtime: float = 0.0
    added_at: float = 0.0
    added_by: str = ""


Listener = Callable[[tuple[BasemapRecord, ...]], None]


class BasemapStore:
    """Basemaps from bottom to top; every change is saved at once and told to the listeners."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._version = -1
        self._all: tuple[BasemapRecord, ...] = ()
        self._listeners: list[Listener] = []
        store.ensure(basemaps, versions)

    def all(self) -> tuple[BasemapRecord, ...]:
        """The basemaps of the list, bottom first; also what another process has added."""
        with self._lock, self._store.read() as connection:
            version = version_of(connection, "basemaps")
            if version != self._version:
                rows = connection.execute(select(basemaps.c.content).where(basemaps.c.removed_at.is_(None))
                                          .order_by(basemaps.c.position, basemaps.c.id))
                self._all = tuple(msgspec.msgpack.decode(row[0], type=BasemapRecord) for row in rows)
                self._version = version
            return self._all

    def find(self, text: str) -> BasemapRecord:
        """The basemap of that id or name. Raises `NotFound`."""
        found = [one for one in self.all() if text in (one.id, one.name)]
        if not found:
            names = ", ".join(one.name for one in self.all())
            raise NotFound(tr("There is no basemap {name}. The basemaps are: {names}", name=text,
                              names=names or "–"))
        return found[-1]

    def add(self, record: BasemapRecord) -> BasemapRecord:
        """Put a new basemap on top of the others and return it as stored. Raises `Refused` for a known name."""
        if any(record.name == one.name for one in self.all()):
            raise Refused(tr("There is a basemap {name} already; give another name with --name.",
                             name=record.name))
        with self._store.write() as connection:
            top = connection.execute(select(func.max(basemaps.c.position))).scalar()
            record = msgspec.structs.replace(record, order=0 if top is None else top + 1)
            connection.execute(basemaps.insert().values(id=record.id, position=record.order,
                                                        content=msgspec.msgpack.encode(record)))
            raise_version(connection, "basemaps")
        self._tell()
        return record

    def update(self, *changed: BasemapRecord) -> None:
        """Save basemaps with the same ids: name, visibility, opacity, order, key."""
        with self._store.write() as connection:
            for record in changed:
                connection.execute(basemaps.update().where(basemaps.c.id == record.id).values(
                    position=record.order, content=msgspec.msgpack.encode(record)))
            raise_version(connection, "basemaps")
        self._tell()

    def remove(self, basemap_id: str, at: float) -> None:
        """Take a basemap off the list; `recall` brings it back. `at`: seconds since 1970 UTC."""
        self._mark(basemap_id, at)

    def recall(self) -> BasemapRecord | None:
        """Bring back the basemap that was removed last; None where there is none."""
        with self._store.read() as connection:
            row = connection.execute(
                select(basemaps.c.id, basemaps.c.content).where(basemaps.c.removed_at.is_not(None))
                .order_by(basemaps.c.removed_at.desc()).limit(1)).first()
        if row is None:
            return None
        self._mark(row[0], None)
        return msgspec.msgpack.decode(row[1], type=BasemapRecord)

    def listen(self, callback: Listener) -> None:
        """Call back with all basemaps after every change, in the thread that made it."""
        self._listeners.append(callback)

    def _mark(self, basemap_id: str, at: float | None) -> None:
        with self._store.write() as connection:
            connection.execute(basemaps.update().where(basemaps.c.id == basemap_id).values(removed_at=at))
            raise_version(connection, "basemaps")
        self._tell()

    def _tell(self) -> None:
        found = self.all()
        for callback in tuple(self._listeners):
            callback(found)
