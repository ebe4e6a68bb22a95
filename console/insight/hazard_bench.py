"""How fast the hazard map answers, next to the same figures counted hazard by hazard."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from console.insight.hazard_filter import HazardFilter
from console.insight.hazard_map import HazardMap
from console.language import RESOURCES
from console.model.area import Area, AreaTree, Level
from console.model.changes import Changes
from console.model.hazard import Hazard, HazardLevel, HazardSource, HazardState, Move
from console.model.hazard_rules import HazardRules, read_hazard_rules
from console.model.premises import Building

DAY = 86_400.0
BEGIN = 1_767_196_800.0    # 2026-01-01 in Shanghai
NOW = BEGIN + 330 * DAY
FRAMES = 240               # of the slider, over the whole year
CHANGED = 500              # hazards that change before a round
LEVELS = (Level.DISTRICT, Level.STREET, Level.COMMUNITY, Level.GRID)


def bench_hazard(hazards: int = 200_000, grids: int = 1008, buildings: int = 20_000) -> dict[str, Any]:
    """Measure on made hazards in memory, each filter another than the one before.

    Args:
        hazards, buildings: how many. grids: in ten streets and some hundred communities.

    Returns:
        Milliseconds as [min, median, max]: "first" reads all hazards (one figure); "filter": by level, after a change
        of the filter; "changed": after `CHANGED` hazards changed as well; "text": a filter by words; "points": what a
        map draws as symbols; "compare": two dates; "play" and "back": a frame of the time slider at grid level,
        forward, and jumping about; "play_fps": frames a second by the median; "peer": the figures of one level
        hazard by hazard, and "peer_ratio": that against ours.
    """
    desk = MadeHazards(hazards, _areas(grids), buildings)
    known: Any = desk
    found = HazardMap(known, known.no_cases, known, known, lambda: NOW)
    result: dict[str, Any] = {"hazards": hazards, "grids": grids, "buildings": buildings,
                              "first": round(_milliseconds(found.aggregate), 1)}
    filters, chance = _filters(), random.Random(3)
    result["filter"] = {level.word: _spread([_milliseconds(found.aggregate, one, level) for one in filters])
                        for level in LEVELS}
    changed = []
    for one in filters:
        desk.change(CHANGED)
        changed.append(_milliseconds(found.aggregate, one, Level.GRID))
    result["changed"] = _spread(changed)
    result["text"] = _spread([_milliseconds(found.aggregate, HazardFilter(text="松动")) for _ in range(5)])
    result["points"] = _spread([_milliseconds(found.points, one) for one in filters])
    result["compare"] = _spread([_milliseconds(found.compare, BEGIN + i * DAY, NOW) for i in range(5)])
    play = _frames(found, [BEGIN + 330 * DAY * i / FRAMES for i in range(FRAMES)])
    result |= {"play": _spread(play), "play_fps": round(1000 / statistics.median(play), 1),
               "back": _spread(_frames(found, [BEGIN + chance.random() * 330 * DAY for _ in range(40)]))}
    peer = _milliseconds(_one_by_one, desk)
    result |= {"peer": round(peer, 1), "peer_ratio": round(peer / result["filter"]["street"][1], 1)}
    found.close()
    return result


class MadeHazards:
    """Made hazards in areas and buildings, with what the hazard map asks of desks and stores.

    Args:
        buildings: how many to make in the grids, or those there are.
    """

    def __init__(self, hazards: int, tree: AreaTree, buildings: int | Sequence[Building]) -> None:
        self._chance = random.Random(1)
        self.rules: HazardRules = read_hazard_rules(RESOURCES / "catalogues" / "hazards-2026.1.toml")
        self._tree = tree
        self._buildings = _houses(tree, buildings, self._chance) if isinstance(buildings, int) else list(buildings)
        self._hazards = {one.id: one for one in (self._made(i) for i in range(hazards))}
        self._listeners: list[Callable[[Changes[Hazard]], None]] = []
        self.no_cases = _NoCases()

    def hazards(self) -> Mapping[str, Hazard]:
        return dict(self._hazards)

    def get(self, hazard_id: str) -> Hazard | None:
        return self._hazards.get(hazard_id)

    def tree(self) -> AreaTree:
        return self._tree

    def buildings(self) -> list[Building]:
        return list(self._buildings)

    def listen(self, callback: Callable[[Changes[Hazard]], None]) -> Callable[[], None]:
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def change(self, count: int) -> None:
        picked = tuple(self._hazards[one] for one in self._chance.sample(list(self._hazards), count))
        for listener in self._listeners:
            listener(Changes(updated=picked))

    def _made(self, number: int) -> Hazard:
        chance = self._chance
        building, kind = chance.choice(self._buildings), chance.choice(self.rules.kinds)
        at = BEGIN + chance.random() * 330 * DAY
        moves = [Move(at, HazardState.FOUND), Move(at + 3600, HazardState.ORDERED, at + 7 * DAY)]
        if chance.random() < 0.9:
            moves.append(Move(at + chance.random() * 20 * DAY, HazardState.RECTIFIED, at + 7 * DAY))
            if chance.random() < 0.9:
                moves.append(Move(moves[-1].at + DAY, HazardState.CLOSED))
        moves = [move for move in moves if move.at <= NOW]
        likelihood, consequence = chance.randint(1, 5), chance.randint(1, 5)
        return Hazard(
            str(number), kind.code, self.rules.level_of(likelihood * consequence), moves[-1].state,
            chance.choice(tuple(HazardSource)), building.area, building.code, lon=building.lon, lat=building.lat,
            likelihood=likelihood, consequence=consequence,
            text=f"{kind.name} 松动" if number % 7 == 0 else kind.name, party=str(number % 997), found_at=at,
            closed_at=moves[-1].at if moves[-1].state is HazardState.CLOSED else None, due_at=at + 7 * DAY,
            moves=tuple(moves))


class _NoCases:
    """A case desk without cases."""

    def cases(self) -> Mapping[str, Any]:
        return {}

    def listen(self, callback: Callable[[Any], None]) -> Callable[[], None]:
        return lambda: None


def _houses(tree: AreaTree, count: int, chance: random.Random) -> list[Building]:
    ids = [area.id for area in tree.level(Level.GRID)]
    return [Building(f"{i:019d}", str(i), chance.choice(ids), "residential", 7, 21.0, 30, 114.0 + chance.random() / 10,
                     22.5 + chance.random() / 10, b"") for i in range(count)]


def _areas(grids: int) -> AreaTree:
    """Ten streets with ten communities each, and the grids shared out among them."""
    found = [Area("D", "D", "区", Level.DISTRICT, size=8e7)]
    found += [Area(f"S{i}", f"S{i}", f"街道{i}", Level.STREET, "D", size=8e6) for i in range(10)]
    found += [Area(f"C{i}", f"C{i}", f"社区{i}", Level.COMMUNITY, f"S{i // 10}", size=8e5) for i in range(100)]
    return AreaTree([*found, *(Area(f"G{i}", f"G{i}", f"网格{i}", Level.GRID, f"C{i % 100}", size=8e4)
                               for i in range(grids))])


def _filters() -> list[HazardFilter]:
    """What somebody would click one after the other."""
    levels = [frozenset({level}) for level in HazardLevel]
    return [HazardFilter(), HazardFilter(only_open=True), HazardFilter(only_overdue=True),
            *(HazardFilter(levels=one, only_open=True) for one in levels),
            HazardFilter(kinds=frozenset({"fire", "gas"})), HazardFilter(area="S3"),
            HazardFilter(parties=frozenset({"17"})),
            HazardFilter(severity_from=12), HazardFilter(found_since=NOW - 30 * DAY),
            HazardFilter(sources=frozenset({HazardSource.SENSOR}), states=frozenset({HazardState.ORDERED}))]


def _frames(found: HazardMap, moments: list[float]) -> list[float]:
    return [_milliseconds(found.aggregate, HazardFilter(only_open=True, at=at), Level.GRID) for at in moments]


def _one_by_one(desk: MadeHazards) -> dict[str, list[int]]:
    """Counts by street of the open and overdue, as one would first write it."""
    tree = desk.tree()
    counts: dict[str, list[int]] = {}
    above = {area.id: next((one.id for one in tree.path(area.id) if one.level is Level.STREET), "") for area in tree}
    for hazard in desk.hazards().values():
        row = counts.setdefault(above[hazard.area], [0, 0, 0])
        row[0] += 1
        row[1] += hazard.is_open
        row[2] += hazard.is_overdue(NOW)
    return counts


def _milliseconds(work: Callable[..., Any], *values: Any) -> float:
    start = time.perf_counter()
    work(*values)
    return (time.perf_counter() - start) * 1000


def _spread(times: list[float]) -> list[float]:
    return [round(one, 2) for one in (min(times), statistics.median(times), max(times))]
