"""A profile as large as a district's after a year, for `bench desk`.

Reports and steps are worked out by the desk's own functions (`Batch`, `fields_of`, the city's clocks) and written a
week at a time, so the entries are those that work would have left; only the clock and the cases are made up. Nothing
of it depends on anything but the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.desk.batch import PREFIX, Batch
from console.desk.catalogues import Catalogues
from console.desk.clocks import Clocks
from console.desk.lifecycle import STEPS, legal
from console.desk.reports import Report
from console.desk.step_fields import Values, fields_of
from console.desk.uncollected import uncollected
from console.desk.work import payload_of
from console.ledger.ledger import Draft, Ledger
from console.model.area import Area, Level
from console.model.case import Case, Source
from console.model.figures import read_figures
from console.model.person import OPERATOR
from console.profile import Profile
from console.progress import Progress
from console.store.areas import AreaStore
from console.store.engine import open_store

DONE = "bench-desk.json"     # stands in a profile that was made to the end
WEEKS, WEEK = 52, 7 * 86400.0   # seconds
NOW = 1_795_240_800.0        # the year ends here, 2026-11-21; any fixed time
WEST, SOUTH, SIDE = 114.0, 22.50, 0.01   # degrees: squares of about a kilometre
STREETS, GRIDS = 10, 10      # grids per street
TITLES = ("小区北门人行道堆放建筑垃圾", "店外经营占用盲道", "雨后路面积水无法通行", "工地夜间施工噪音扰民",
          "共享单车乱停放堵住消防通道", "楼道电动车飞线充电", "餐馆油烟直排居民楼", "绿化带内暴露垃圾")
ROAD: tuple[tuple[str, dict[str, Any], float], ...] = (   # step, what it needs, median minutes since the one before
    ("accept", {}, 8), ("register", {}, 10), ("dispatch", {}, 15), ("take", {}, 20), ("arrive", {}, 45),
    ("handle", {}, 120), ("feed_back", {"why": "已现场处置完毕"}, 15), ("check_pass", {"finding": "核查属实"}, 180),
    ("close", {}, 30), ("evaluate", {"rating": 4}, 600),
)


def make_profile(folder: Path, open_cases: int, entries: int, seed: int = 1, progress: Progress | None = None) -> None:
    """Make it, or leave one that was made before as it is.

    Args:
        folder: of the profile.
        open_cases: how many are open at the end, at all stages of the road alike.
        entries: of the ledger in all, about; the rest are closed cases.
    """
    if (folder / DONE).exists():
        return
    profile = Profile(folder).make()
    store = open_store(profile.database)
    try:
        ledger = Ledger(store, legal=legal)
        areas = AreaStore(store, ledger)
        areas.add(list(_areas()), {"source": "bench"})
        catalogues = Catalogues(profile, ledger, more={"evaluation": read_figures})
        year = _Year(open_cases, entries, seed, areas, catalogues)
        with uncollected():
            for week in range(WEEKS):
                ledger.append(year.week(week))
                if progress is not None:
                    progress(week + 1, WEEKS)
        (folder / DONE).write_text(f'{{"seed": {seed}, "open": {open_cases}, "entries": {entries}}}', "utf-8")
    finally:
        store.close()


class _Year:
    """What happens in each week."""

    def __init__(self, open_cases: int, entries: int, seed: int, areas: AreaStore, catalogues: Catalogues) -> None:
        mean = 1 + (len(ROAD) - 2) / 2        # entries of an open case: its report and half the way to the closure
        closed = max(0, round((entries - open_cases * mean) / (len(ROAD) + 1)))
        self._luck = np.random.default_rng(seed)
        self._open, self._closed = _shares(open_cases), _shares(closed)
        self._areas = areas
        self._classes = catalogues.classes
        self._clocks = Clocks(catalogues.limits, catalogues.classes, catalogues.years)
        departments = catalogues.departments
        self._handlers = {one.code: [f"department:{found.code}" for found in departments.responsible(one.code)]
                          for one in catalogues.classes.classes}
        self._count = 0

    def week(self, week: int) -> list[Draft]:
        """Its reports, and every step they come to."""
        count = self._open[week] + self._closed[week]
        last = np.full(count, len(ROAD))
        last[:self._open[week]] = self._luck.integers(0, len(ROAD) - 1, self._open[week])   # open: up to the check
        self._luck.shuffle(last)
        began = NOW - (WEEKS - week) * WEEK + np.sort(self._luck.random(count)) * WEEK * 0.9
        minutes = np.array([median for _, _, median in ROAD])
        pauses = self._luck.lognormal(np.log(minutes * 60), 0.9, (count, len(ROAD)))
        moments = began[:, None] + pauses.cumsum(axis=1)
        drafts: list[Draft] = []
        for opening, steps, times in zip(self._reported(began), last.tolist(), moments.tolist(), strict=True):
            drafts.append(opening)
            drafts += self._road(opening, steps, times)
        return drafts

    def _reported(self, began: np.ndarray) -> list[Draft]:
        luck, count = self._luck, len(began)
        lon = WEST + luck.random(count) * SIDE * STREETS
        lat = SOUTH + luck.random(count) * SIDE * GRIDS
        codes = [one.code for one in self._classes.classes]
        kinds, titles = luck.integers(0, len(codes), count), luck.integers(0, len(TITLES), count)
        sources = [list(Source)[i] for i in luck.integers(0, 6, count)]
        batch = Batch(lambda case_id: None, {}, self._classes, NOW, "", self._clocks)
        for i, area in enumerate(self._areas.locator().locate_many(lon, lat)):
            number, at = self._count + i, float(began[i])
            batch.take(Report("bench", str(number), f"{TITLES[titles[i]]}（{number % 997 + 1}号）", codes[kinds[i]],
                              source=sources[i], lon=float(lon[i]), lat=float(lat[i]), reported_at=at, updated_at=at,
                              address=f"第{number % 88 + 1}栋", demo=True), area)
        self._count += count
        return batch.drafts

    def _road(self, opening: Draft, steps: int, times: list[float]) -> list[Draft]:
        """The first steps of the road of one case."""
        case = msgspec.convert({**opening.payload["set"], "id": opening.subject.removeprefix(PREFIX)}, Case)
        handlers = self._handlers[case.class_code] or ["department:cg"]
        drafts = []
        for (name, said, _), at in zip(ROAD[:steps], times[:steps], strict=True):
            step = STEPS[name]
            values = Values(**said) if name != "dispatch" else Values(handler=handlers[int(at) % len(handlers)])
            fields = fields_of(step, case, OPERATOR, values, self._clocks, at)
            case = msgspec.convert({**msgspec.structs.asdict(case), **fields}, Case)
            drafts.append(Draft(opening.subject, step.kind, payload_of(step, fields, values, OPERATOR), case.area,
                                OPERATOR.id, at))
        return drafts


def _shares(total: int) -> list[int]:
    """A number over the weeks, evenly."""
    return [total * (week + 1) // WEEKS - total * week // WEEKS for week in range(WEEKS)]


def _areas() -> Iterator[Area]:
    """A district of streets side by side, each a column of square grids."""
    def square(id: str, level: Level, parent: str, column: int, row: int, wide: int, high: int) -> Area:
        west, south = WEST + column * SIDE, SOUTH + row * SIDE
        shape = shapely.box(west, south, west + wide * SIDE, south + high * SIDE)
        return Area(id, id, f"测试{id}", level, parent, demo=True, wkb=shape.wkb, bounds=shape.bounds, size=1e6)

    yield square("440304", Level.DISTRICT, "", 0, 0, STREETS, GRIDS)
    for column in range(STREETS):
        street = f"440304{column + 1:03}"
        yield square(street, Level.STREET, "440304", column, 0, 1, GRIDS)
        for row in range(GRIDS):
            yield square(f"{street}{row + 1:06}", Level.GRID, street, column, row, 1, 1)
