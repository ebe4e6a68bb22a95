"""The one hazard map (安全隐患“一张图”): everything it shows, as plain data, for any filter, level and moment."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from console.desk.cases import CaseDesk
from console.desk.hazard.desk import HazardDesk
from console.insight.building_finder import BuildingFinder
from console.insight.hazard_aggregate import Aggregate, aggregate
from console.insight.hazard_bases import AreaBases
from console.insight.hazard_cases import PREFIX, hazard_of_case
from console.insight.hazard_columns import LEVELS, STATES, HazardColumns
from console.insight.hazard_filter import CLOSED, HazardFilter, look
from console.insight.hazard_series import Comparison, Places, Points, Series, compared, series
from console.model.area import AreaTree, Level
from console.model.case import Case
from console.model.changes import Changes
from console.model.hazard import MOST, Hazard, HazardState
from console.model.hazard_rules import HazardRules
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.places import PlaceStore

EVERYTHING = HazardFilter()
RECENT = 1.0   # seconds: while time plays, the buildings that rates are counted on may be as old as this


class HazardMap:
    """All hazards, those that cases are included, ready to be filtered and added up. Safe from any thread.

    The first question reads all hazards; later ones only what changed since.

    Args:
        hazards, cases: the desks, which tell of changes.
        areas, places: where hazards are, and what rates are counted on.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, hazards: HazardDesk, cases: CaseDesk, areas: AreaStore, places: PlaceStore,
                 clock: Callable[[], float] = time.time) -> None:
        self._hazards, self._cases, self._areas, self._places, self._clock = hazards, cases, areas, places, clock
        self._lock = threading.RLock()                # over the columns
        self._changed: dict[str, None] = {}           # ids of hazards, and "case:" + ids of cases, changed since
        self._columns: HazardColumns | None = None
        self._rules: HazardRules | None = None        # those the columns were made by
        self._linked: dict[str, str] = {}             # case → hazard that was reported about it
        self._bases: dict[Level, AreaBases] = {}
        self._based_on: tuple[AreaTree, list[Building]] | None = None
        self._based_at = -math.inf                    # when the store was last asked for buildings, monotonic seconds
        self._finder: BuildingFinder | None = None
        self._whereabouts: tuple[HazardColumns, int, Places] | None = None   # of which columns, at which serial
        self._stops = (hazards.listen(self._hear_hazards), cases.listen(self._hear_cases))

    def close(self) -> None:
        """Hear of no more changes."""
        for stop in self._stops:
            stop()

    @property
    def rules(self) -> HazardRules:
        """The catalogue of hazards in force."""
        return self._hazards.rules

    def aggregate(self, wanted: HazardFilter = EVERYTHING, level: Level = Level.GRID) -> Aggregate:
        """The hazards a filter finds, area by area; at `wanted.at` for the time slider."""
        with self._lock:
            columns, now = self._current(), self._clock()
            looked = look(columns, wanted, self._areas.tree(), now)
            bases = self._bases_of(level, RECENT if wanted.at is not None else 0.0)
            return aggregate(columns, looked, bases, level, now if wanted.at is None else wanted.at,
                             self.rules.bivariate)

    def points(self, wanted: HazardFilter = EVERYTHING) -> Points:
        """The hazards a filter finds that have a place, for symbols and clusters."""
        with self._lock:
            columns = self._current()
            looked = look(columns, wanted, self._areas.tree(), self._clock())
            places = self._places_of(columns)
            rows = np.flatnonzero(looked.passes & np.isfinite(places.lon))
            return Points(places, rows, columns.codes("kind")[rows], list(columns.words["kind"].texts),
                          columns.number("level")[rows], LEVELS, looked.state[rows], STATES, looked.overdue[rows])

    def found(self, wanted: HazardFilter = EVERYTHING) -> list[Hazard]:
        """The hazards a filter finds as they are now: open ones first, of these the gravest, then the latest."""
        return self.first(wanted)[0]

    def first(self, wanted: HazardFilter = EVERYTHING, most: int | None = None) -> tuple[list[Hazard], int]:
        """The first of `found` and how many there are: a list beside the map needs no 200,000 of them."""
        with self._lock:
            columns = self._current()
            rows = np.flatnonzero(look(columns, wanted, self._areas.tree(), self._clock()).passes)
            ids = [columns.ids[i] for i in _gravest(columns, rows, most).tolist()]
        hazards = [hazard for one in ids if (hazard := self.get(one)) is not None]
        hazards.sort(key=lambda one: (not one.is_open, -one.severity, -one.found_at, one.id))
        return hazards[:most], len(rows)

    def get(self, hazard_id: str) -> Hazard | None:
        """A hazard by id, be it one of the desk or a case."""
        if not hazard_id.startswith(PREFIX):
            return self._hazards.get(hazard_id)
        case = self._cases.get(hazard_id.removeprefix(PREFIX))
        return hazard_of_case(case, self.rules, self.building_at) if case else None

    def parties(self) -> list[tuple[str, int]]:
        """Who answers for hazards, with how many of theirs are open now: those with the most first."""
        with self._lock:
            columns = self._current()
            known = columns.words["party"].texts
            codes, size = columns.codes("party"), len(known)
            every = np.bincount(codes, minlength=size)
            alive = np.bincount(codes[columns.number("state") != CLOSED], minlength=size)
        return sorted(((known[i], int(alive[i])) for i in range(size) if known[i] and every[i]),
                      key=lambda one: (-one[1], one[0]))

    def to_recheck(self, area: str = "") -> list[Hazard]:
        """What waits for a re-check in an area: put right as the party says, or made a case that is over; by limit."""
        within = self._areas.tree().within(area) if area else None

        def waits(one: Hazard) -> bool:
            case = self._cases.get(one.case) if one.state is HazardState.ESCALATED else None
            return one.state is HazardState.RECTIFIED or (case is not None and not case.is_open)

        found = [one for one in self._hazards.hazards().values()
                 if (within is None or one.area in within) and waits(one)]
        return sorted(found, key=lambda one: (one.due_at or 0.0, one.id))

    def compare(self, first: float, second: float, wanted: HazardFilter = EVERYTHING,
                level: Level = Level.STREET) -> Comparison:
        """How two moments differ, area by area: open then and then, found and closed in between.

        Args:
            first, second: seconds since 1970 UTC, in any order.
        """
        with self._lock:
            begin, end = sorted((first, second))
            columns, tree, bases = self._current(), self._areas.tree(), self._bases_of(level)
            before = look(columns, wanted.at_moment(begin), tree, begin)
            after = look(columns, wanted.at_moment(end), tree, end)
            return compared(columns, before, after, bases, level, begin, end)

    def series(self, moments: Sequence[float], wanted: HazardFilter = EVERYTHING) -> Series:
        """How many were open at each moment, and found and closed since the one before: the curve of the slider."""
        with self._lock:
            columns = self._current()
            timeless = msgspec.structs.replace(wanted, at=None, only_open=False, only_overdue=False,
                                               states=frozenset())
            looked = look(columns, timeless, self._areas.tree(), self._clock())
            return series(columns, looked.passes, np.asarray(moments, dtype=float))

    def span(self) -> tuple[float, float] | None:
        """From the first move of any hazard to the last, seconds since 1970 UTC; None without hazards."""
        with self._lock:
            return self._current().moves.span()

    def columns(self) -> HazardColumns:
        """The columns as they are now, for reckoning that is not done here; only under `lock`."""
        return self._current()

    @property
    def lock(self) -> threading.RLock:
        """Over `columns`."""
        return self._lock

    # Inside

    def _hear_hazards(self, changes: Changes[Hazard]) -> None:
        """Only note who changed: this is the writer's thread. (Adding a key is one step of the interpreter.)"""
        for hazard in (*changes.added, *changes.updated):
            self._changed[hazard.id] = None
        for hazard_id in changes.removed:
            self._changed[hazard_id] = None

    def _hear_cases(self, changes: Changes[Case]) -> None:
        for case in (*changes.added, *changes.updated):
            self._changed[PREFIX + case.id] = None
        for case_id in changes.removed:
            self._changed[PREFIX + case_id] = None

    def _current(self) -> HazardColumns:
        """The columns with all changes so far."""
        rules = self.rules
        if self._columns is None or self._rules is not rules:
            self._changed.clear()
            self._columns, self._rules = self._read(rules), rules
        changed = []
        while self._changed:
            changed.append(self._changed.popitem()[0])
        if changed:
            self._put(self._columns, changed)
        return self._columns

    def _read(self, rules: HazardRules) -> HazardColumns:
        hazards = self._hazards.hazards()
        self._linked = {one.case: one.id for one in hazards.values() if one.case}
        columns = HazardColumns(hazards.values())
        cases = (hazard_of_case(case, rules, self.building_at) for case in self._cases.cases().values()
                 if case.id not in self._linked)
        columns.extend([one for one in cases if one is not None])
        columns.moves.settle()   # now, so that the time slider starts at once
        return columns

    def _put(self, columns: HazardColumns, changed: Sequence[str]) -> None:
        """Write what changed; a hazard that names its case speaks for it from then on."""
        found = {one: None if one.removeprefix(PREFIX) in self._linked else self.get(one) for one in changed}
        columns.put([hazard for hazard in found.values() if hazard is not None])
        for one, hazard in found.items():
            if hazard is None:
                columns.drop(one)
            elif hazard.case and hazard.id != PREFIX + hazard.case:
                self._linked[hazard.case] = hazard.id
                columns.drop(PREFIX + hazard.case)

    def _places_of(self, columns: HazardColumns) -> Places:
        """The same object until a hazard changes."""
        known = self._whereabouts
        if known is None or known[:2] != (columns, columns.serial):
            places = Places(columns.number("lon").copy(), columns.number("lat").copy(), columns.shared_ids())
            known = self._whereabouts = columns, columns.serial, places
        return known[2]

    def _bases_of(self, level: Level, recent: float = 0.0) -> AreaBases:
        """What rates are counted on, area by area.

        Args:
            recent: seconds for which buildings are taken as they were: the store asks its database each time.
        """
        tree, now = self._areas.tree(), time.monotonic()
        if (level in self._bases and self._based_on is not None and self._based_on[0] is tree
                and now - self._based_at < recent):
            return self._bases[level]
        buildings, self._based_at = self._places.buildings(), now
        if self._based_on is None or self._based_on[0] is not tree or not _same(self._based_on[1], buildings):
            self._bases.clear()
            self._based_on, self._finder = (tree, buildings), None
        if level not in self._bases:
            self._bases[level] = AreaBases(tree, level, self._based_on[1])
        return self._bases[level]

    def building_at(self, lon: float, lat: float) -> str:
        """Code of the building at a place (EPSG:4490 degrees), "" where there is none."""
        with self._lock:
            if self._finder is None:
                self._finder = BuildingFinder(self._places.buildings())
            return self._finder.at(lon, lat)


def _gravest(columns: HazardColumns, rows: np.ndarray, most: int | None) -> np.ndarray:
    """Of some rows those that come first, in no order: open ones, then by severity, then the latest found."""
    if most is None or len(rows) <= most:
        return rows
    severity = columns.number("likelihood")[rows].astype(np.int64) * columns.number("consequence")[rows]
    rank = np.where(columns.number("state")[rows] == CLOSED, MOST * MOST + 1, 0) + MOST * MOST - severity
    last = int(np.searchsorted(np.cumsum(np.bincount(rank)), most))   # the rank in which the last one wanted is
    before, within = rows[rank < last], rows[rank == last]
    latest = np.argsort(-columns.number("found_at")[within], kind="stable")
    return np.concatenate([before, within[latest[:most - len(before)]]])


def _same(known: list[Building], now: list[Building]) -> bool:
    """Whether the store has read no other buildings since: it hands the same objects out until something changes."""
    return len(known) == len(now) and (not known or (known[0] is now[0] and known[-1] is now[-1]))
