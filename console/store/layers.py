"""The map layers of a profile: their order, style and lineage; the prepared arrays are files beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import msgspec
from sqlalchemy import Column, Float, Integer, LargeBinary, String, Table, func, select

from console.errors import NotFound
from console.language import tr
from console.model.layer import Layer
from console.store.engine import Store, metadata
from console.store.versions import raise_version, version_of, versions

layers = Table(
    "layers", metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("removed_at", Float),              # kept, so that a removal can be recalled
    Column("content", LargeBinary, nullable=False),
)

Listener = Callable[[tuple[Layer, ...]], None]


class LayerStore:
    """Layers from bottom to top; every change is saved at once and told to the listeners."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._version = self._told = -1
        self._all: tuple[Layer, ...] = ()
        self._listeners: list[Listener] = []
        store.ensure(layers, versions)

    def all(self) -> tuple[Layer, ...]:
        """The layers shown in the layer list, bottom first; also what another process has added."""
        with self._lock, self._store.read() as connection:
            version = version_of(connection, "layers")
            if version != self._version:
                rows = connection.execute(select(layers.c.content).where(layers.c.removed_at.is_(None))
                                          .order_by(layers.c.position, layers.c.id))
                self._all = tuple(msgspec.msgpack.decode(row[0], type=Layer) for row in rows)
                self._version = version
            return self._all

    def find(self, text: str) -> Layer:
        """The layer of that id or name. Raises `NotFound`."""
        found = [layer for layer in self.all() if text in (layer.id, layer.name)]
        if not found:
            names = ", ".join(layer.name for layer in self.all())
            raise NotFound(tr("There is no layer {name}. The layers are: {names}", name=text, names=names or "–"))
        return found[-1]

    def add(self, *new: Layer) -> None:
        """Put new layers on top, all or none."""
        with self._store.write() as connection:
            top = connection.execute(select(func.max(layers.c.position))).scalar()
            for order, layer in enumerate(new, 0 if top is None else top + 1):
                placed = msgspec.structs.replace(layer, order=order)
                connection.execute(layers.insert().values(id=placed.id, position=order,
                                                          content=msgspec.msgpack.encode(placed)))
            raise_version(connection, "layers")
        self._tell()

    def update(self, *changed: Layer) -> None:
        """Save layers with the same ids: style, name, visibility, opacity, filter, order."""
        with self._store.write() as connection:
            for layer in changed:
                connection.execute(layers.update().where(layers.c.id == layer.id).values(
                    position=layer.order, content=msgspec.msgpack.encode(layer)))
            raise_version(connection, "layers")
        self._tell()

    def arrange(self, ids: list[str]) -> None:
        """Put the layers of those ids into that order, bottom first."""
        known = {layer.id: layer for layer in self.all()}
        self.update(*(msgspec.structs.replace(known[one], order=i) for i, one in enumerate(ids) if one in known))

    def remove(self, layer_id: str, at: float) -> None:
        """Take a layer off the list; `recall` brings it back. `at`: seconds since 1970 UTC."""
        self._mark(layer_id, at)

    def recall(self) -> Layer | None:
        """Bring back the layer that was removed last; None where there is none."""
        with self._store.read() as connection:
            row = connection.execute(select(layers.c.id, layers.c.content).where(layers.c.removed_at.is_not(None))
                                     .order_by(layers.c.removed_at.desc()).limit(1)).first()
        if row is None:
            return None
        self._mark(row[0], None)
        return msgspec.msgpack.decode(row[1], type=Layer)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back with all layers after every change, in the thread that made it; returns how to stop that."""
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

    def _mark(self, layer_id: str, at: float | None) -> None:
        with self._store.write() as connection:
            connection.execute(layers.update().where(layers.c.id == layer_id).values(removed_at=at))
            raise_version(connection, "layers")
        self._tell()

    def _tell(self) -> None:
        found = self.all()
        self._told = self._version
        for callback in tuple(self._listeners):
            callback(found)
