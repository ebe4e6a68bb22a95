"""Import of hazards from other systems' lists: what is right is recorded, the rest is handed back to be corrected."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from console.desk.hazard.desk import HazardDesk
from console.errors import Cancelled, ConsoleError
from console.exchange.address.columns import Columns
from console.exchange.address.importer import ImportReport, reasons_of
from console.exchange.address.reading import open_table
from console.exchange.address.rejects import write_rejects
from console.exchange.address.tally import Refusal, Tally
from console.exchange.crs import known_crs
from console.exchange.hazard_rows import HazardRow, Known, guess_columns, hazard_row
from console.language import tr
from console.model.hazard import HazardState
from console.model.inspection import PartyRole
from console.model.person import User
from console.progress import Progress

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from console.insight.address_words import AddressWords
    from console.store.areas import AreaStore
    from console.store.parties import PartyStore
    from console.store.places import PlaceStore

BATCH = 500        # rows of one transaction


@dataclasses.dataclass
class Loose:
    """What is recorded and not linked: names of parties that nobody has here, and how many lie in no area."""

    parties: Counter[str] = dataclasses.field(default_factory=Counter)
    outside: int = 0

    def words(self) -> list[str]:
        """For the report."""
        found = [tr("Nobody of the name {name} answers for a building here; {n} hazards went to whoever does.",
                    name=name, n=count) for name, count in self.parties.most_common(8)]
        if self.outside:
            found.append(tr("{n} hazards lie in no area of this profile: they are listed, but no area counts them. "
                            "Look at their coordinates, and at --crs.", n=self.outside))
        return found


class HazardImport:
    """Imports lists of hazards into one profile. Importing a file again adds nothing twice.

    Args:
        hazards: where they are recorded. areas, places, parties: what they are linked to.
        words: finds buildings by their address in words.
        zone: of days without one.
    """

    def __init__(self, hazards: HazardDesk, areas: AreaStore, places: PlaceStore, parties: PartyStore,
                 words: AddressWords, zone: ZoneInfo) -> None:
        self._hazards, self._areas, self._places, self._parties = hazards, areas, places, parties
        self._words, self._zone = words, zone

    def run(self, path: Path, who: User, mapping: Mapping[str, str] | None = None, encoding: str = "", crs: str = "",
            rejects: Path | None = None, dry_run: bool = False, progress: Progress | None = None) -> ImportReport:
        """Import one file.

        Args:
            mapping: field → column, where the guess from the headings is wrong.
            encoding: of the texts; "" to recognise it. crs: of coordinates; "" as the file says, or EPSG:4490.
            rejects: folder for the rows to correct; the file's own by default.
            dry_run: check everything and write nothing.

        Raises:
            BadInput: the file cannot be read, or a needed column is not there. Nothing was imported.
            Cancelled: somebody stopped it before anything was recorded; later it ends with what is recorded.
        """
        began, tick = time.monotonic(), progress or Progress()
        table = open_table(path, encoding or None, tick)
        columns: dict[str, str] | None = None
        tally, refusals, loose = Tally(), list[Refusal](), Loose()
        known = self._known(who, known_crs(crs or table.crs or "EPSG:4490"))
        seen = {one.origin for one in self._hazards.hazards().values() if one.origin}
        stopped = False
        try:
            for piece in table.pieces:
                if columns is None:
                    columns = guess_columns(table.header, mapping or {}, piece.shapes is not None)
                cells = Columns(piece, columns)
                rows = self._check(cells, columns, known, seen, loose, tally)
                for start in range(0, len(rows), BATCH):
                    tick(tally.rows, 0, path.name)
                    self._record(cells, rows[start:start + BATCH], who, dry_run, tally)
                bad = cells.refusals()
                tally.refused += len(bad)
                refusals += bad
        except Cancelled:
            stopped = True
            if not tally.imported:
                raise
        if columns is None:
            columns = guess_columns(table.header, mapping or {})
        refusals.sort(key=lambda one: one.row)
        kept = refusals and not dry_run
        file = write_rejects(rejects or path.parent, path.stem, table.header, refusals) if kept else ""
        return ImportReport(
            path.name, "hazards", hashlib.sha256(path.read_bytes()).hexdigest(), table.encoding, tally.rows,
            tally.imported, 0, tally.unchanged, tally.refused, 0, tally.linked, columns,
            [name for name in table.header if name not in columns.values()], reasons_of(refusals), str(file),
            [*table.warnings, *loose.words()], round(time.monotonic() - began, 3), stopped)

    def _known(self, who: User, crs: str) -> Known:
        names = {one.name: one.id for one in self._parties.parties().values() if not one.is_person}
        rules = self._hazards.rules
        order = [role for word in rules.responsible for role in PartyRole if role.value == word]
        first = {code: next((roles[role] for role in order if role in roles), "")
                 for code, roles in self._parties.links().items()}   # all at once: asking one by one takes ms each
        return Known(rules, self._areas.tree(), self._areas.locator(),
                     {one.code: one for one in self._places.buildings()}, names, first, self._words.best, crs,
                     self._zone, who, time.time())

    def _check(self, cells: Columns, columns: Mapping[str, str], known: Known, seen: set[str], loose: Loose,
               tally: Tally) -> list[tuple[int, HazardRow]]:
        """Rows that can be recorded, with their index; what is there already is counted, not recorded again."""
        texts = {field: cells.texts(field) for field in columns}
        points = _points(cells)
        found = []
        for index in range(len(cells)):
            told = {field: some[index] for field, some in texts.items()}
            try:
                row = hazard_row(told, points[index] if points else None, known)
            except ConsoleError as error:
                cells.refuse(index, str(error))
                continue
            if row.draft.origin in seen:
                tally.unchanged += 1
                continue
            seen.add(row.draft.origin)
            if told.get("party", "") and told["party"] not in known.parties:
                loose.parties[told["party"]] += 1
            loose.outside += not row.area
            if row.draft.building and not told.get("building", ""):
                tally.linked += 1
            found.append((index, row))
        return found

    def _record(self, cells: Columns, rows: Sequence[tuple[int, HazardRow]], who: User, dry_run: bool,
                tally: Tally) -> None:
        """Record a batch; one row that the desk refuses must not keep the others out."""
        if dry_run:
            tally.imported += len(rows)
            return
        try:
            self._report([row for _, row in rows], who)
            tally.imported += len(rows)
        except ConsoleError:
            for index, row in rows:
                try:
                    self._report([row], who)
                    tally.imported += 1
                except ConsoleError as error:
                    cells.refuse(index, str(error))

    def _report(self, rows: Sequence[HazardRow], who: User) -> None:
        """All of them or, where the power fails, none: what stands in the list is in one transaction."""
        self._hazards.report_many([row.draft for row in rows], who, [row.state is HazardState.CLOSED for row in rows])


def _points(cells: Columns) -> list[tuple[float, float]] | None:
    """A point in each row's shape."""
    if cells.shapes is None:
        return None
    points = shapely.point_on_surface(cells.shapes)
    return list(zip(shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True))
