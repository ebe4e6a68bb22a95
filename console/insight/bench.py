"""How fast a year is evaluated, next to the same figures counted case by case."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from console.desk.cases import CaseDesk
from console.desk.clocks import Clocks
from console.insight.evaluation import Evaluator
from console.insight.grouping import Names
from console.model.area import Level
from console.model.case import Case, Priority, Source, State
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from console.model.figures import Figures
from console.store.areas import AreaStore

DAY = 86400.0
YEAR_BEGIN = 1_767_196_800.0   # 2026-01-01 in Shanghai
ROUNDS = 5
CHANGED = 500                  # cases that change between two evaluations


def bench_evaluation(areas: AreaStore, clocks: Clocks, catalogue: Catalogue, figures: Figures,
                     cases: int = 100_000) -> dict[str, Any]:
    """Measure on made cases in memory.

    Args:
        areas: whose streets are the rows; the cases are spread over its finest areas.
        cases: how many.

    Returns:
        "first": seconds of the first evaluation, which reads all cases; "year": [min, median, max] seconds of later
        ones, each after `CHANGED` changes; "grids": the same with a row for each grid; "peer": seconds of one share
        by street counted case by case, and "peer_ratio": that times the number of figures / our median.
    """
    desk = _Desk(_made(areas, catalogue, cases))
    names = Names(lambda handler: handler.partition(":")[2], str, str)
    evaluator = Evaluator(_as_desk(desk), areas, clocks, lambda: figures, names, lambda: ZoneInfo("Asia/Shanghai"),
                          lambda: YEAR_BEGIN + 330 * DAY)

    def year(level: Level = Level.STREET) -> None:
        found = evaluator.evaluate("area", level, since=YEAR_BEGIN, until=YEAR_BEGIN + 365 * DAY)
        assert found.total.cells and found.rows

    first = _seconds(year)
    years, grids = [], []
    for _ in range(ROUNDS):
        desk.change(CHANGED)
        years.append(_seconds(year))
        grids.append(_seconds(lambda: year(Level.GRID)))
    peer = _seconds(lambda: _case_by_case(desk, areas))
    ours = statistics.median(years)
    return {"cases": cases, "figures": len(figures.figures), "first": round(first, 3), "year": _spread(years),
            "grids": _spread(grids), "peer": round(peer, 3), "peer_ratio": round(peer * len(figures.figures) / ours, 1)}


class _Desk:
    """Cases that change, and whoever listens."""

    def __init__(self, known: dict[str, Case]) -> None:
        self._known = known
        self._listeners: list[Callable[[Changes[Case]], None]] = []
        self._chance = random.Random(2)

    def cases(self) -> Mapping[str, Case]:
        return dict(self._known)

    def get(self, case_id: str) -> Case | None:
        return self._known.get(case_id)

    def listen(self, callback: Callable[[Changes[Case]], None]) -> Callable[[], None]:
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def change(self, count: int) -> None:
        picked = tuple(self._known[one] for one in self._chance.sample(list(self._known), count))
        for listener in self._listeners:
            listener(Changes(updated=picked))


def _as_desk(desk: Any) -> CaseDesk:
    """The evaluator needs three methods of a case desk, and these are them."""
    found: CaseDesk = desk
    return found


def _made(areas: AreaStore, catalogue: Catalogue, count: int) -> dict[str, Case]:
    chance = random.Random(1)
    tree = areas.tree()
    finest = [area.id for area in tree.level(Level.GRID)] or [area.id for area in tree] or [""]
    codes = [one.code for one in catalogue.classes]
    found = {}
    for i in range(count):
        at = YEAR_BEGIN + chance.random() * 330 * DAY
        sent, done = at + chance.expovariate(1 / 3600), at + chance.expovariate(1 / DAY)
        state = chance.choice(list(State))
        found[str(i)] = Case(
            str(i), "bench", chance.choice(codes), chance.choice(list(Priority)), state, chance.choice(list(Source)),
            area=chance.choice(finest), reported_at=at, due_at=at + 3 * DAY, accepted_at=at + 120,
            registered_at=at + 300, dispatched_at=sent, first_dispatched_at=sent, handled_at=done,
            closed_at=None if state.is_open else done + 3600, handler=f"department:{chance.randrange(20)}",
            reworks=int(chance.random() < 0.05), returns=int(chance.random() < 0.03))
    return found


def _case_by_case(desk: _Desk, areas: AreaStore) -> dict[str, list[int]]:
    """One share by street, as one would first write it."""
    tree = areas.tree()
    counts: dict[str, list[int]] = {}
    for case in desk.cases().values():
        if case.due_at is None or not YEAR_BEGIN <= case.reported_at < YEAR_BEGIN + 365 * DAY:
            continue
        street = next((area.id for area in tree.path(case.area) if area.level is Level.STREET), "")
        pair = counts.setdefault(street, [0, 0])
        pair[1] += 1
        pair[0] += case.closed_at is not None and case.closed_at <= case.due_at
    return counts


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _spread(seconds: list[float]) -> list[float]:
    return [round(one, 3) for one in (min(seconds), statistics.median(seconds), max(seconds))]
