"""How inspecting goes: coverage (inspected ÷ due), what is found again and again, and the worst parties."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.due import DAY, dues
from console.desk.hazard.inspections import InspectionDesk
from console.model.area import AreaTree, Level
from console.model.hazard import Hazard
from console.model.inspection import Party
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.places import PlaceStore


class Coverage(msgspec.Struct, frozen=True):
    """How many of the buildings that were due in a period were inspected in it.

    Attributes:
        area, name: "" for all together.
        due: codes of buildings whose next inspection fell due before the period's end, by today's risk.
        inspected: those of them that were entered in the period. missed: the rest.
        closed_doors: those of the missed where nobody let the inspector in.
    """

    area: str
    name: str
    due: tuple[str, ...]
    inspected: tuple[str, ...]
    missed: tuple[str, ...]
    closed_doors: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """Inspected ÷ due; None where nothing was due."""
        return len(self.inspected) / len(self.due) if self.due else None


class Repeated(msgspec.Struct, frozen=True):
    """The same thing found in one building at least twice: by the item of the checklist, else by the kind.

    Attributes:
        hazards: ids, the first found first. open: how many of them are.
    """

    building: str
    name: str
    area: str
    kind: str
    item: str
    party: str
    hazards: tuple[str, ...]
    open: int
    last_at: float


class PartyStanding(msgspec.Struct, frozen=True):
    """How a responsible party stands.

    Attributes:
        buildings: it answers for. found, open, overdue: hazards; overdue are open past their limit.
        on_time, timed: of the rectifications that had a limit and are done, those done in time, and all.
        returns: how often a re-check failed. hazards: ids of the open ones, those overdue first.
        score: 3 × overdue + open + returns: by this the worst come first.
    """

    party: str
    name: str
    is_person: bool
    buildings: int
    found: int
    open: int
    overdue: int
    on_time: int
    timed: int
    returns: int
    hazards: tuple[str, ...]
    demo: bool

    @property
    def score(self) -> int:
        return 3 * self.overdue + self.open + self.returns

    @property
    def on_time_share(self) -> float | None:
        return self.on_time / self.timed if self.timed else None


class InspectionFigures:
    """Figures over all inspections and hazards of a profile; every figure opens into what it counts.

    Args:
        inspections, hazards: the desks. areas, places: what is inspected. index_of: risk index of buildings, by code.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, inspections: InspectionDesk, hazards: HazardDesk, areas: AreaStore, places: PlaceStore,
                 index_of: Callable[[], Mapping[str, float]], clock: Callable[[], float] = time.time) -> None:
        self._inspections, self._hazards, self._areas, self._places = inspections, hazards, areas, places
        self._index_of, self._clock = index_of, clock

    def coverage(self, since: float, until: float, level: Level = Level.STREET,
                 area: str = "") -> tuple[list[Coverage], Coverage]:
        """Coverage of a period (seconds since 1970 UTC) for each area of a level, and for all together."""
        tree = self._areas.tree()
        within = tree.within(area) if area else None
        buildings = [one for one in self._places.buildings() if within is None or one.area in within]
        before, entered, tried = self._visited(since, until)
        season = self._inspections.season(since)
        found = dues(buildings, before, self._index_of(), self._inspections.lists, season)
        due = [one for one in found if one.due_at < until]
        groups: dict[str, list[str]] = {one.id: [] for one in tree.level(level) if within is None or one.id in within}
        above = _above(tree, level)
        for one in due:
            if above.get(one.area, "") in groups:
                groups[above[one.area]].append(one.building)
        rows = [_coverage(one, tree[one].name, codes, entered, tried) for one, codes in groups.items()]
        return rows, _coverage("", "", [one.building for one in due], entered, tried)

    def repeated(self, days: float = 365.0, area: str = "") -> list[Repeated]:
        """What was found in one building at least twice within so many days until now, the most often first."""
        since = self._clock() - days * DAY
        groups: dict[tuple[str, str, str], list[Hazard]] = {}
        for one in self._of_area(area):
            if one.building and one.found_at >= since and one.outcome != "dismissed":
                groups.setdefault((one.building, one.kind, one.item), []).append(one)
        named = {one.code: one for one in self._places.buildings()}
        rows = [_repeated(named.get(key[0]), *key, some) for key, some in groups.items() if len(some) > 1]
        return sorted(rows, key=lambda row: (-len(row.hazards), -row.open, row.building, row.kind, row.item))

    def says(self, found: Repeated) -> str:
        """The words of the checklist's item that was found again; "" where it is none of the building's list."""
        building = self._places.building(found.building)
        item = self._inspections.lists.of(building).item(found.item) if building is not None and found.item else None
        return item.label if item is not None else ""

    def parties(self, since: float | None = None, area: str = "") -> list[PartyStanding]:
        """Every party with hazards, the worst first.

        Args:
            since: only hazards found from then on, seconds since 1970 UTC.
        """
        groups: dict[str, list[Hazard]] = {}
        for one in self._of_area(area):
            if one.party and one.outcome != "dismissed" and (since is None or one.found_at >= since):
                groups.setdefault(one.party, []).append(one)
        known = self._inspections.parties.parties()
        counts: dict[str, int] = {}
        for roles in self._inspections.parties.links().values():
            for party in set(roles.values()):
                counts[party] = counts.get(party, 0) + 1
        now = self._clock()
        rows = [_standing(known.get(party), party, counts.get(party, 0), some, now) for party, some in groups.items()]
        return sorted(rows, key=lambda row: (-row.score, -row.overdue, -row.found, row.party))

    def progress(self, plan_id: str) -> Coverage:
        """How far a plan is: the buildings it names, and those inspected since it began.

        Raises:
            NotFound: there is no such plan.
        """
        plan = self._inspections.plan(plan_id)
        _, entered, tried = self._visited(plan.since, float("inf"))
        return _coverage(plan.area, plan.title, plan.buildings, entered, tried)

    def _visited(self, since: float, until: float) -> tuple[dict[str, float], set[str], set[str]]:
        """Last inspection before a period, and who was entered, or only tried, in it."""
        before: dict[str, float] = {}
        entered: set[str] = set()
        tried: set[str] = set()
        for one in self._inspections.visits().values():
            if one.withdrawn:
                continue
            if one.at < since and one.entered:
                before[one.building] = max(one.at, before.get(one.building, 0.0))
            elif since <= one.at < until:
                (entered if one.entered else tried).add(one.building)
        return before, entered, tried

    def _of_area(self, area: str) -> Iterable[Hazard]:
        within = self._areas.tree().within(area) if area else None
        return (one for one in self._hazards.hazards().values() if within is None or one.area in within)


def _above(tree: AreaTree, level: Level) -> dict[str, str]:
    return {one.id: up.id for one in tree for up in tree.path(one.id) if up.level == level}


def _coverage(area: str, name: str, due: Sequence[str], entered: set[str], tried: set[str]) -> Coverage:
    missed = tuple(code for code in due if code not in entered)
    return Coverage(area, name, tuple(due), tuple(code for code in due if code in entered), missed,
                    tuple(code for code in missed if code in tried))


def _repeated(building: Building | None, code: str, kind: str, item: str, some: list[Hazard]) -> Repeated:
    some.sort(key=lambda one: (one.found_at, one.id))
    return Repeated(code, building.name if building else code, some[-1].area, kind, item, some[-1].party,
                    tuple(one.id for one in some), sum(one.is_open for one in some), some[-1].found_at)


def _standing(party: Party | None, party_id: str, buildings: int, some: list[Hazard], now: float) -> PartyStanding:
    timed = [one for one in some if one.due_at is not None and one.rectified_at is not None]
    alive = [one for one in some if one.is_open]
    alive.sort(key=lambda one: (not one.is_overdue(now), one.found_at, one.id))
    return PartyStanding(
        party_id, party.name if party else party_id, bool(party and party.is_person), buildings, len(some), len(alive),
        sum(one.is_overdue(now) for one in some),
        sum((one.rectified_at or 0.0) <= (one.due_at or 0.0) for one in timed), len(timed),
        sum(one.returns for one in some), tuple(one.id for one in alive), bool(party and party.demo))
