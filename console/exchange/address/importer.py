"""Import of registers (建筑物、房屋、人口、单位登记): what is right is stored, the rest is handed back to be corrected.

    reading → columns → checks by kind (rooms, people, buildings, others) → database and ledger, piece by piece
                                                                          → rejects

Each piece is one transaction with its entry in the ledger, so that a big import does not hold up the desk, and
what was stored is always on record. Importing a file again changes nothing twice.
"""

from __future__ import annotations

import contextlib
import uuid
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection

from console.errors import BadInput
from console.exchange.address.buildings import BuildingImport
from console.exchange.address.facilities import FacilityImport
from console.exchange.address.fields import fits, guess
from console.exchange.address.others import AliasImport, GridImport, NameImport
from console.exchange.address.people import FirmImport, Matcher, ResidentImport
from console.exchange.address.rooms import RoomImport
from console.exchange.address.words import Words, read_words
from console.exchange.crs import known_crs
from console.exchange.rows.columns import Columns
from console.exchange.rows.composing import composed, named_too
from console.exchange.rows.reading import Piece, Table, open_table
from console.exchange.rows.report import Account, ImportReport
from console.exchange.rows.tally import Tally
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.progress import Progress
from console.store.addresses import AddressStore
from console.store.areas import AreaStore
from console.store.places import PlaceStore

_PLACED = ("buildings", "facilities")


class _Importer(Protocol):
    def prepare(self, columns: Columns) -> Any: ...
    def write(self, connection: Connection, columns: Columns, ready: Any) -> Tally: ...


class Registers:
    """Imports registers into one profile.

    Args:
        addresses, places, areas: where they go.
        ledger: where every piece is recorded.
        match: an address in words → its code; see `AddressMatcher`.
        words: what columns and values are called; those that come with the console by default.
    """

    def __init__(self, addresses: AddressStore, places: PlaceStore, areas: AreaStore, ledger: Ledger, match: Matcher,
                 words: Words | None = None) -> None:
        self._addresses = addresses
        self._places = places
        self._areas = areas
        self._ledger = ledger
        self._match = match
        self._words = words

    def run(self, path: Path, kind: str, mapping: Mapping[str, str] | None = None, encoding: str | None = None,
            crs: str = "", rejects: Path | None = None, dry_run: bool = False, actor: str = "",
            progress: Progress | None = None, given: Mapping[str, str] | None = None) -> ImportReport:
        """Import one file.

        Args:
            kind: "buildings", "rooms", "residents", "firms", "facilities", "grids", "aliases" or "names".
            mapping: field → column, where the guess from the headings is not right.
            encoding: of the texts; None to recognise it.
            crs: of coordinates; "" to believe the file, or EPSG:4490 where it declares nothing.
            rejects: folder for the rows to correct; the file's own by default.
            dry_run: check everything and write nothing; the rows to correct are not written either.
            given: field → text for fields that the file has no column for, see `composed`.

        Raises:
            BadInput: the file cannot be read, or a needed column is not there; nothing was imported.
        """
        path, progress = Path(path), progress or Progress()
        account = Account(path, kind, rejects, dry_run)
        self._addresses.sync()
        words = self._words or read_words()
        table = composed(open_table(path, encoding, progress, fits(kind, words)), given or {}, mapping)
        columns = guess(kind, table.header, words, named_too(mapping, given))
        importer = self._importer(kind, words, crs, table)
        subject = f"address:{uuid.uuid4().hex}"
        about = {"kind": kind, "file": path.name, "sha256": account.sha256, "encoding": table.encoding,
                 "mapping": columns, **({"given": dict(given)} if given else {})}
        with account.stoppable():
            for piece in table.pieces:
                self._piece(importer, piece, columns, account, subject, about, actor, dry_run)
        return account.report(table, columns, self._warnings(importer, account.tally))

    def _piece(self, importer: _Importer, piece: Piece, mapping: Mapping[str, str], account: Account, subject: str,
               about: dict[str, Any], actor: str, dry_run: bool) -> None:
        """Check and store one piece, with its entry."""
        columns = Columns(piece, mapping)
        ready = importer.prepare(columns)
        part = Tally()

        def rows(connection: Connection) -> None:
            nonlocal part
            part = importer.write(connection, columns, ready)
            if dry_run:
                raise _DryRun

        if dry_run:
            with contextlib.suppress(_DryRun):
                self._ledger.append([], rows=rows)
        elif len(columns.rows):
            last = int(columns.rows[-1])
            payload = {**about, "up_to_row": last, "before": account.tally.rows}
            self._ledger.append([Draft(subject, "address.imported", {"set": payload}, actor=actor)], rows=rows)
        part.unknown_words = dict(columns.unknown)
        account.tally.add(part)
        account.take(columns)

    def _importer(self, kind: str, words: Words, crs: str, table: Table) -> _Importer:
        addresses, places = self._addresses, self._places
        if kind in _PLACED:
            used = known_crs(crs or table.crs or "EPSG:4490")
            tree, locator = self._areas.tree(), self._areas.locator()
            if not len(tree):
                raise BadInput(tr("This profile has no areas yet, so that nothing could be located. Import areas "
                                  "first; nothing was imported."))
            if kind == "buildings":
                return BuildingImport(addresses, places, tree, locator, words, used)
            return FacilityImport(places, locator, words, used)
        makers: dict[str, _Importer] = {
            "rooms": RoomImport(addresses, words), "residents": ResidentImport(addresses, words, self._match),
            "firms": FirmImport(addresses, words, self._match), "grids": GridImport(addresses, places),
            "aliases": AliasImport(addresses, places), "names": NameImport(addresses, places),
        }
        return makers[kind]

    def _warnings(self, importer: _Importer, tally: Tally) -> list[str]:
        found = importer.warnings() if isinstance(importer, BuildingImport) else []
        if tally.unknown_words:
            most = Counter(tally.unknown_words).most_common(8)
            found.append(tr("Words that say no known use or relation were left out: {words}.",
                            words=", ".join(f"{word} ({count})" for word, count in most)))
        return found


class _DryRun(Exception):
    """Takes back what a dry run wrote."""
