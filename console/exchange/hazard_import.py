"""Import of hazards from other systems' lists: what is right is recorded, the rest is handed back to be corrected."""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.draft import Listed
from console.errors import BadInput, ConsoleError
from console.exchange.crs import known_crs
from console.exchange.hazard_rows import HazardRow, Known, guess_columns, hazard_row
from console.exchange.rows.columns import Columns, points_of
from console.exchange.rows.composing import composed, named_too
from console.exchange.rows.reading import open_table
from console.exchange.rows.recording import record
from console.exchange.rows.report import Account, ImportReport
from console.language import tr
from console.model.hazard import Hazard, HazardState
from console.model.inspection import PartyRole
from console.model.person import User
from console.progress import Progress

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from console.insight.address_words import AddressWords
    from console.store.areas import AreaStore
    from console.store.parties import PartyStore
    from console.store.places import PlaceStore


@dataclasses.dataclass
class Loose:
    """What is recorded and not linked: names of parties that nobody has here, and how many lie in no area."""

    parties: Counter[str] = dataclasses.field(default_factory=Counter)
    outside: int = 0

    def count(self, told: Mapping[str, str], row: HazardRow, known: Known) -> None:
        """A hazard is recorded."""
        if told.get("party", "") and told["party"] not in known.parties:
            self.parties[told["party"]] += 1
        self.outside += not row.area

    def words(self) -> list[str]:
        """For the report."""
        found = [tr("Nobody of the name {name} answers for a building here; {n} hazards went to whoever does.",
                    name=name, n=count) for name, count in self.parties.most_common(8)]
        if self.outside:
            found.append(tr("{n} hazards lie in no area of this profile: they are listed, but no area counts them. "
                            "Look at their coordinates, and at --crs.", n=self.outside))
        return found


class Again(msgspec.Struct, frozen=True):
    """What a row says anew of a hazard that its list brought before."""

    hazard: str
    said: Listed


class Sorted(msgspec.Struct):
    """Rows of a piece, each with its index in it: new hazards, those that moved on, those that stand so here."""

    new: list[tuple[int, HazardRow]] = []
    moved: list[tuple[int, Again]] = []
    agreed: list[tuple[int, Again]] = []


class Met:
    """Hazards by where they come from: those on record, and those that the file named so far."""

    def __init__(self, hazards: Iterable[Hazard]) -> None:
        self._known = {one.origin: one for one in sorted(hazards, key=lambda one: one.found_at) if one.origin}
        self._said: dict[str, HazardState | None] = {}

    def before(self, row: HazardRow) -> tuple[bool, Hazard | None]:
        """Whether the hazard is known already, and which it is where the row says something new of its state.

        Raises:
            BadInput: the file names it twice with different states, or its number is that of another hazard.
        """
        origin = row.draft.origin
        if origin in self._said:
            if row.state not in (None, self._said[origin]):
                raise BadInput(tr("its number stands in the file twice, with different states"))
            return True, None
        hazard = self._known.get(origin)
        if hazard is None or row.state in (None, hazard.listed):
            return hazard is not None, None
        if hazard.kind != row.draft.kind or (
                hazard.building and row.draft.building and hazard.building != row.draft.building):
            raise BadInput(tr("its number is that of another hazard here, of another kind or in another building"))
        return True, hazard

    def note(self, row: HazardRow) -> None:
        """The file named this one."""
        self._said.setdefault(row.draft.origin, row.state)


class HazardImport:
    """Imports lists of hazards into one profile. Importing a file again adds nothing twice, and takes over how far the
    hazards have come since; see `console.desk.hazard.listed`.

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
            rejects: Path | None = None, dry_run: bool = False, progress: Progress | None = None,
            given: Mapping[str, str] | None = None) -> ImportReport:
        """Import one file.

        Args:
            mapping: field → column, where the guess from the headings is wrong.
            encoding: of the texts; "" to recognise it. crs: of coordinates; "" as the file says, or EPSG:4490.
            rejects: folder for the rows to correct; the file's own by default.
            dry_run: check everything and write nothing.
            given: field → text for fields that the file has no column for, see `composed`.

        Raises:
            BadInput: the file cannot be read, or a needed column is not there. Nothing was imported.
            Cancelled: somebody stopped it before anything was recorded; later it ends with what is recorded.
        """
        tick, account = progress or Progress(), Account(path, "hazards", rejects, dry_run)
        table = composed(open_table(path, encoding or None, tick), given or {}, mapping)
        named, columns = named_too(mapping, given), dict[str, str]()
        loose, known = Loose(), self._known(who, known_crs(crs or table.crs or "EPSG:4490"))
        met = Met(self._hazards.hazards().values())

        def take_over(some: Sequence[Again]) -> None:
            self._hazards.take_over([(one.hazard, one.said) for one in some], who)

        with account.stoppable():
            for piece in table.pieces:
                columns = columns or guess_columns(table.header, named, piece.shapes is not None)
                cells = Columns(piece, columns)
                found = self._sort(cells, columns, known, met, loose, account)
                record(account, cells, found.new, lambda some: self._report(some, who), tick)
                record(account, cells, found.moved, take_over, tick, "updated")
                record(account, cells, found.agreed, take_over, tick, "unchanged")
                account.take(cells)
        return account.report(table, columns or guess_columns(table.header, named), loose.words())

    def _known(self, who: User, crs: str) -> Known:
        names = {one.name: one.id for one in self._parties.parties().values() if not one.is_person}
        rules = self._hazards.rules
        order = [role for word in rules.responsible for role in PartyRole if role.value == word]
        first = {code: next((roles[role] for role in order if role in roles), "")
                 for code, roles in self._parties.links().items()}   # all at once: asking one by one takes ms each
        return Known(rules, self._areas.tree(), self._areas.locator(),
                     {one.code: one for one in self._places.buildings()}, names, first, self._words.best, crs,
                     self._zone, who, time.time())

    def _sort(self, cells: Columns, columns: Mapping[str, str], known: Known, met: Met, loose: Loose,
              account: Account) -> Sorted:
        """Rows of a piece by what is to be done with them; one that says what is known already is counted."""
        texts = {field: cells.texts(field) for field in columns}
        points, found = points_of(cells), Sorted()
        for index in range(len(cells)):
            told = {field: some[index] for field, some in texts.items()}
            try:
                row = hazard_row(told, points[index] if points else None, known)
                row = row.listed_in(account.file, int(cells.rows[index]))
                again, hazard = met.before(row)
                steps = self._hazards.gate.listed(hazard, row.state, known.who) if hazard is not None else ()
            except ConsoleError as error:
                cells.refuse(index, str(error))
                continue
            met.note(row)
            if hazard is not None and row.draft.listed is not None:
                (found.moved if steps else found.agreed).append((index, Again(hazard.id, row.draft.listed)))
            elif again:
                account.tally.unchanged += 1
            else:
                found.new.append((index, row))
                loose.count(told, row, known)
                account.tally.linked += bool(row.draft.building and not told.get("building", ""))
        return found

    def _report(self, rows: Sequence[HazardRow], who: User) -> None:
        """All of them or, where the power fails, none: what stands in the list is in one transaction."""
        self._hazards.report_many([row.draft for row in rows], who, [row.state is HazardState.CLOSED for row in rows])
