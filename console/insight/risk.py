"""The risk index (风险指数) of buildings and areas, which explains itself: factors, weights, data, and how fresh."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from console.errors import BadInput, NotFound
from console.insight.hazard_filter import HazardFilter
from console.insight.hazard_map import HazardMap
from console.insight.risk_factors import DAY, RiskTable, risk_table
from console.insight.risk_ranking import group_mean, ranks, room_weights
from console.insight.risk_sensitivity import Sensitivity, Shift, sensitivity_of
from console.language import tr
from console.model.area import Area, Level
from console.model.risk_weights import Factor, RiskWeights
from console.store.areas import AreaStore
from console.store.places import PlaceStore

__all__ = ["AreaRisk", "BuildingRisk", "FactorShare", "Ranked", "Risk", "Sensitivity", "Shift"]
KEEP_SECONDS = 60.0     # the index is worked out again when its data changed, or after so long
WORST = 10              # buildings that an area's index names


class FactorShare(msgspec.Struct, frozen=True):
    """What one factor adds to an index.

    Attributes:
        code, label: of the factor. weight: as in the catalogue.
        weight_share: weight ÷ sum of the weights that count here; 0 where the value is not known.
        value: in the factor's unit; None where it is not known, infinite for never inspected.
        full: the value from which on it counts whole. share: min(value ÷ full, 1), or of the table; 0 to 1.
        points: 100 × weight_share × share: what it adds to the index.
        source: "hazards", "inspections" or "buildings".
        as_of: of the newest datum behind it, seconds since 1970 UTC, for an area that of the middle one of its
            buildings; None where nothing is known of its age.
        age_days: of that; None too. stale: older than the catalogue allows.
        evidence: ids of the hazards behind it, for factors that count hazards.
    """

    code: str
    label: str
    weight: float
    weight_share: float
    value: float | None
    full: float
    share: float
    points: float
    source: str
    as_of: float | None = None
    age_days: float | None = None
    stale: bool = False
    evidence: tuple[str, ...] = ()


class BuildingRisk(msgspec.Struct, frozen=True):
    """A building's index: the sum of its factors' points, 0 to 100.

    Attributes:
        weights: title and version of the catalogue. at: when it was worked out. rank: 1 for the riskiest of `of`.
    """

    building: str
    name: str
    area: str
    index: float
    factors: tuple[FactorShare, ...]
    weights: str
    at: float
    rank: int
    of: int
    demo: bool


class AreaRisk(msgspec.Struct, frozen=True):
    """An area's index: the mean of its buildings' indices, each counting by its rooms (at least one).

    Attributes:
        factors: the same mean of what each factor adds: they add up to the index too. Values are means.
        buildings, rooms: how many. worst: the riskiest buildings, (code, name, index).
    """

    area: str
    name: str
    index: float
    factors: tuple[FactorShare, ...]
    weights: str
    at: float
    buildings: int
    rooms: int
    worst: tuple[tuple[str, str, float], ...]
    demo: bool


class Ranked(msgspec.Struct, frozen=True):
    """A place in a ranking. Equal indices are ranked by code."""

    rank: int
    id: str
    name: str
    index: float


class Risk:
    """Works out risk indices. Safe from any thread.

    Args:
        hazards: the hazard map. last: building → last inspection.
        areas, places: what is ranked.
        weights: the catalogue in force.
        buildings_as_of: when the buildings were last imported, seconds since 1970 UTC; None where nobody knows.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, hazards: HazardMap, last: Callable[[], Mapping[str, float]], areas: AreaStore,
                 places: PlaceStore, weights: Callable[[], RiskWeights],
                 buildings_as_of: Callable[[], float | None] = lambda: None,
                 clock: Callable[[], float] = time.time) -> None:
        self._hazards, self._last, self._areas, self._places = hazards, last, areas, places
        self._weights, self._buildings_as_of, self._clock = weights, buildings_as_of, clock
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], RiskTable, float] | None = None

    @property
    def weights(self) -> RiskWeights:
        """The catalogue in force."""
        return self._weights()

    def of_building(self, code: str) -> BuildingRisk:
        """A building's index with everything it is made of. Raises `NotFound`."""
        table, now = self._table()
        row = next((i for i, one in enumerate(table.buildings) if one.code == code), None)
        if row is None:
            raise NotFound(tr("There is no building {code} in this profile.", code=code))
        building = table.buildings[row]
        factors = tuple(self._share(table, row, column, now) for column in range(len(table.factors)))
        places = ranks(table.index, [one.code for one in table.buildings])
        return BuildingRisk(code, building.name, building.area, float(table.index[row]), factors, self._label(), now,
                            int(places[row]), len(places), building.demo)

    def of_area(self, area_id: str) -> AreaRisk:
        """An area's index with everything it is made of.

        Raises:
            NotFound: no such area, or no building in it.
        """
        area = self._areas.tree().get(area_id)
        if area is None:
            raise NotFound(tr("There is no area {name} in this profile.", name=area_id))
        table, now = self._table()
        within = self._areas.tree().within(area_id)
        rows = np.array([i for i, one in enumerate(table.buildings) if one.area in within], dtype=int)
        if not len(rows):
            raise NotFound(tr("No building of this profile stands in {area}.", area=area.name))
        rooms = room_weights([table.buildings[i] for i in rows])
        factors = self._mean_shares(table, rows, rooms, now)
        worst = sorted(rows.tolist(), key=lambda i: (-table.index[i], table.buildings[i].code))[:WORST]
        return AreaRisk(
            area.id, area.name, float(np.average(table.index[rows], weights=rooms)), factors, self._label(), now,
            len(rows), sum(table.buildings[i].rooms for i in rows),
            tuple((table.buildings[i].code, table.buildings[i].name, float(table.index[i])) for i in worst), area.demo)

    def indices(self) -> tuple[Mapping[str, float], str]:
        """Building → index, for all of them; and the version of the weights."""
        table, _ = self._table()
        codes = (one.code for one in table.buildings)
        return dict(zip(codes, table.index.tolist(), strict=True)), self.weights.version

    def ranking(self, level: Level | None = None, area: str = "", top: int | None = None) -> list[Ranked]:
        """Buildings (level None) or areas of a level, the riskiest first.

        Args:
            area: id; only what is in it. top: at most so many.
        """
        table, _ = self._table()
        names, group, rooms = self._grouped(table, level, area)
        index = group_mean(table.index, group, rooms, len(names))
        places = ranks(index, [code for code, _ in names])
        order = np.argsort(places)[:top].tolist()
        return [Ranked(int(places[i]), names[i][0], names[i][1], float(index[i])) for i in order]

    def sensitivity(self, change: float = 0.2, level: Level | None = None, area: str = "",
                    top: int = 20) -> Sensitivity:
        """How the ranking moves when one weight after the other is changed.

        Args:
            change: share by which each weight is made smaller and larger, above 0 and below 1.
            top: how many of the riskiest are watched.
        """
        if not 0 < change < 1 or top < 1:
            raise BadInput(tr("A weight is changed by more than 0 and less than 1 of itself, and at least one place is "
                              "watched."))
        table, _ = self._table()
        return sensitivity_of(table, *self._grouped(table, level, area), change, top)

    # Inside

    def _table(self) -> tuple[RiskTable, float]:
        """All buildings' factors, worked out again when data changed; and the moment of that."""
        now, weights, buildings, last = self._clock(), self._weights(), self._places.buildings(), self._last()
        with self._hazards.lock:
            columns = self._hazards.columns()
            newest = max(last.values(), default=0.0)
            ends = (len(buildings), *((id(buildings[0]), id(buildings[-1])) if buildings else ()))
            key = (columns, columns.serial, weights, len(last), newest, ends)
            with self._lock:
                if self._kept is None or self._kept[0] != key or not 0 <= now - self._kept[2] < KEEP_SECONDS:
                    self._kept = key, risk_table(buildings, columns, last, weights, now), now
                return self._kept[1], self._kept[2]

    def _share(self, table: RiskTable, row: int, column: int, now: float) -> FactorShare:
        factor, value = table.factors[column], float(table.values[row, column])
        known = ~np.isnan(table.shares[row])
        share = float(table.shares[row, column]) if known[column] else 0.0
        part = float(table.weights[column] / table.weights[known].sum()) if known[column] else 0.0
        as_of, evidence = self._behind(factor, table.buildings[row].code, float(table.hazard_at[row]), now)
        return FactorShare(factor.code, factor.label, factor.weight, part, value if known[column] else None,
                           factor.full, share, 100 * part * share, factor.source, *self._age(factor, as_of, now),
                           evidence)

    def _behind(self, factor: Factor, building: str, hazard_at: float,
                now: float) -> tuple[float | None, tuple[str, ...]]:
        """From when the newest datum behind a factor is, and the hazards it counts."""
        if factor.source == "buildings":
            return self._buildings_as_of(), ()
        last = self._last().get(building)
        if factor.source == "inspections":
            return last, ()
        since = now - self.weights.history_days * DAY
        wanted = {"open_severity": HazardFilter(building=building, only_open=True),
                  "overdue": HazardFilter(building=building, only_overdue=True)}.get(
                      factor.code, HazardFilter(building=building, found_since=since))
        found = self._hazards.found(wanted)
        if factor.code == "repeated":
            kinds = [one.kind for one in found]
            found = [one for one in found if kinds.count(one.kind) > 1]
        times = [at for at in (hazard_at, last) if at is not None and not np.isnan(at)]
        return max(times, default=None), tuple(sorted(one.id for one in found))

    def _mean_shares(self, table: RiskTable, rows: np.ndarray, rooms: np.ndarray,
                     now: float) -> tuple[FactorShare, ...]:
        """What each factor adds to an area's index, as the mean over its buildings."""
        times = self._middle_times(table, rows)
        shares = table.shares[rows]
        known = ~np.isnan(shares)
        parts = np.where(known, table.weights, 0.0)
        below = parts.sum(axis=1, keepdims=True)
        parts = np.divide(parts, below, out=np.zeros_like(parts), where=below > 0)
        points = 100 * parts * np.where(known, shares, 0.0)
        found = []
        for column, factor in enumerate(table.factors):
            here = known[:, column] & np.isfinite(table.values[rows, column])
            value = float(np.average(table.values[rows, column][here], weights=rooms[here])) if here.any() else None
            found.append(FactorShare(
                factor.code, factor.label, factor.weight, float(np.average(parts[:, column], weights=rooms)), value,
                factor.full, float(np.average(np.where(known[:, column], shares[:, column], 0.0), weights=rooms)),
                float(np.average(points[:, column], weights=rooms)), factor.source,
                *self._age(factor, times.get(factor.source), now)))
        return tuple(found)

    def _middle_times(self, table: RiskTable, rows: np.ndarray) -> dict[str, float | None]:
        """By source: from when the data of an area's buildings are, as the middle one of those it is known of."""
        last = self._last()
        visits = np.array([last.get(table.buildings[i].code, np.nan) for i in rows], dtype=float)
        told = {"inspections": visits, "hazards": np.fmax(table.hazard_at[rows], visits)}
        return {"buildings": self._buildings_as_of()} | {
            source: float(np.nanmedian(times)) if np.isfinite(times).any() else None for source, times in told.items()}

    def _age(self, factor: Factor, as_of: float | None, now: float) -> tuple[float | None, float | None, bool]:
        """From when a datum is, its age in days, and whether that is more than the catalogue allows."""
        age = None if as_of is None else max(now - as_of, 0.0) / DAY
        limit = self.weights.stale_days.get(factor.source)
        return as_of, age, age is not None and limit is not None and age > limit

    def _grouped(self, table: RiskTable, level: Level | None,
                 area: str) -> tuple[list[tuple[str, str]], np.ndarray, np.ndarray]:
        """(id, name) of what is ranked; for each building its place among them, -1 for none; rooms."""
        tree = self._areas.tree()
        within = tree.within(area) if area else None
        inside = [within is None or one.area in within for one in table.buildings]
        rooms = room_weights(table.buildings)
        if level is None:
            names = [(one.code, one.name) for one, is_in in zip(table.buildings, inside, strict=True) if is_in]
            return names, np.where(inside, np.cumsum(inside) - 1, -1).astype(int), rooms
        above: dict[str, Area] = {one.id: up for one in tree for up in tree.path(one.id) if up.level == level}
        held = {above[one.area].id: above[one.area].name
                for one, is_in in zip(table.buildings, inside, strict=True) if is_in and one.area in above}
        place = {area_id: i for i, area_id in enumerate(held)}
        group = [place[above[one.area].id] if is_in and one.area in above else -1
                 for one, is_in in zip(table.buildings, inside, strict=True)]
        return list(held.items()), np.array(group, dtype=int), rooms

    def _label(self) -> str:
        return f"{self.weights.title} {self.weights.version}"
