"""The surveys of a profile: what was imported, from which files, and where its tiles lie; each import is on record."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
from sqlalchemy import Column, Connection, Float, LargeBinary, String, Table, delete, select

from console.detection.lineage import Epoch
from console.detection.tile_files import Tiles
from console.errors import NotFound
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.store.engine import Store, metadata

PREFIX = "survey:"
table = Table(
    "surveys", metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("added_at", Float, nullable=False),
    Column("content", LargeBinary, nullable=False),
)


class Survey(msgspec.Struct, frozen=True):
    """One imported survey.

    Attributes:
        id: first sixteen digits of the digest of its content.
        name: given by the user, else the first file's.
        epoch: its files, tiles and orthophoto.
        crs: of its points; bounds in it, metres.
        points, density: density in points per m² of covered ground.
        sources: name, size and SHA-256 of every file; warnings: what was noticed while reading.
        added_at: seconds since 1970 UTC; demo: generated.
    """

    id: str
    name: str
    epoch: Epoch
    crs: str
    bounds: tuple[float, float, float, float]
    points: int
    density: float
    sources: tuple[dict[str, object], ...] = ()
    warnings: tuple[str, ...] = ()
    added_at: float = 0.0
    added_by: str = ""
    demo: bool = False


class Surveys:
    """Keeps what was imported. Safe from any thread."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store, self._ledger = store, ledger
        store.ensure(table)

    def add(self, tiles: Tiles, epoch: Epoch, name: str = "", actor: str = "") -> Survey:
        """Put an import on record; the same content again keeps what was known of it and is recorded again.

        Args:
            epoch: as said now; day of flight and orthophoto stay those of the earlier import where nothing is said.
            name: "" keeps the earlier import's, or takes the first file's.

        Raises:
            ProfileError: the disk is full, read-only or locked.
        """
        files = [Path(one) for one in epoch.files]
        known = self.of(tiles)
        if known is not None:
            name = name or known.name
            epoch = msgspec.structs.replace(epoch, flown=epoch.flown or known.epoch.flown,
                                            image=epoch.image or known.epoch.image)
        epoch = msgspec.structs.replace(epoch, flown=epoch.flown or str(tiles.lineage.get("flown") or "")[:10])
        made = Survey(tiles.digest[:16], name or (files[0].stem if files else tiles.folder.name), epoch, tiles.crs,
                      tiles.bounds, tiles.count, round(tiles.density, 2), tuple(tiles.lineage.get("files", ())),
                      tuple(tiles.lineage.get("warnings", ())), time.time(), actor, bool(tiles.lineage.get("demo")))

        def rows(connection: Connection) -> None:
            connection.execute(delete(table).where(table.c.id == made.id))
            connection.execute(table.insert().values(id=made.id, name=made.name, added_at=made.added_at,
                                                     content=msgspec.json.encode(made)))

        fields = {"name": made.name, "crs": made.crs, "points": made.points, "density": made.density,
                  "flown": epoch.flown, "files": [dict(one) for one in made.sources], "demo": made.demo}
        self._ledger.append([Draft(PREFIX + made.id, "survey.imported", {"set": fields}, "", actor)], rows=rows)
        return made

    def remove(self, gone: list[Survey], actor: str = "") -> None:
        """Take surveys off the list; the ledger keeps that they were there.

        Raises:
            ProfileError: the disk is full, read-only or locked; nothing was taken.
        """
        if not gone:
            return

        def rows(connection: Connection) -> None:
            connection.execute(delete(table).where(table.c.id.in_([one.id for one in gone])))

        self._ledger.append([Draft(PREFIX + one.id, "survey.removed", {"set": {"name": one.name}}, "", actor)
                             for one in gone], rows=rows)

    def all(self) -> list[Survey]:
        """Every survey, the newest first."""
        with self._store.read() as connection:
            found = connection.execute(select(table.c.content).order_by(table.c.added_at.desc())).scalars().all()
        return [msgspec.json.decode(one, type=Survey) for one in found]

    def of(self, tiles: Tiles) -> Survey | None:
        """The earlier import of the same content, None where there was none."""
        return next((one for one in self.all() if one.id == tiles.digest[:16]), None)

    def find(self, text: str) -> Survey:
        """The survey of that id or name, the newest of several. Raises `NotFound`."""
        everyone = self.all()
        for one in everyone:
            if text in (one.id, one.name):
                return one
        if not everyone:
            raise NotFound(tr("There is no file {name}, and no survey of that name has been imported.", name=text))
        raise NotFound(tr("There is neither a file nor an imported survey {name}. The surveys are: {names}", name=text,
                          names=", ".join(dict.fromkeys(one.name for one in everyone))))
