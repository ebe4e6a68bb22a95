"""Cases as columns: one row each, changed in place, handed to the renderer as a copy."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from console.model.case import Case, Priority, State
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from maps.symbols import CLOCK_PARTS, STAGES, Look, Stage

Project = Callable[[NDArray[np.float64], NDArray[np.float64]], tuple[NDArray[np.float64], NDArray[np.float64]]]
FRESH = 6.0  # seconds a new arrival keeps its ring


@dataclasses.dataclass(frozen=True, eq=False)
class Shot:
    """All marks at one moment, for the renderer.

    Attributes:
        x, y: metres from `origin`. shown: to be drawn. rank, look: see `symbols.Look`; `looks` by number.
        overdue, fresh: past its limit; just arrived.
        clock: time left as `symbols.Symbols.clock` draws it, 0 where no limit runs.
        chosen: row of the selected case, -1 for none.
        dots: draw every mark as a dot instead of symbols and groups.
    """

    origin: tuple[float, float]
    x: NDArray[np.float32]
    y: NDArray[np.float32]
    shown: NDArray[np.bool_]
    rank: NDArray[np.uint8]
    look: NDArray[np.uint16]
    overdue: NDArray[np.bool_]
    fresh: NDArray[np.bool_]
    clock: NDArray[np.uint8]
    looks: tuple[Look, ...]
    chosen: int = -1
    dots: bool = False


_COLUMNS = {"x": np.float32, "y": np.float32, "placed": np.bool_, "accepted": np.bool_, "open": np.bool_,
            "rank": np.uint8, "look": np.uint16, "due": np.float64, "warn": np.float64, "since": np.float64,
            "born": np.float64, "area": np.int32}


class Marks:
    """The columns, and which case stands in which row.

    Args:
        project: longitude, latitude → metres in the working CRS.
        origin: subtracted before going to float32.
    """

    def __init__(self, project: Project, origin: tuple[float, float], catalogue: Catalogue | None = None) -> None:
        self._project = project
        self.origin = origin
        self._symbols = {c.code: c.symbol for c in catalogue.classes} if catalogue else {}
        self._columns: dict[str, NDArray[Any]] = {name: np.zeros(256, kind) for name, kind in _COLUMNS.items()}
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []
        self._free: list[int] = []
        self._areas: dict[str, int] = {}   # number of each area that a case lies in
        self._looks: dict[Look, int] = {}
        self._look_numbers: dict[tuple[str, int, State], int] = {}
        self._look_ranks = np.zeros(0, np.uint8)      # per look
        self._look_is_open = np.zeros(0, bool)
        self._accept: Callable[[Case], bool] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def apply(self, changes: Changes[Case], now: float) -> None:
        """Take in what changed. `now` (any clock, seconds) starts the ring of new arrivals; 0 for no ring."""
        for case_id in changes.removed:
            row = self._rows.pop(case_id, None)
            if row is not None:
                self._columns["placed"][row] = False
                self._free.append(row)
        self._put(changes.added, now)
        self._put(changes.updated, None)

    def filter(self, accept: Callable[[Case], bool] | None, cases: Mapping[str, Case]) -> None:
        """Show only what `accept` accepts, now and from now on; None for everything."""
        self._accept = accept
        accepted = self._columns["accepted"]
        for case_id, row in self._rows.items():
            accepted[row] = accept is None or (case_id in cases and accept(cases[case_id]))

    def row(self, case_id: str) -> int:
        """The case's row, -1 where it has none."""
        return self._rows.get(case_id, -1)

    def id(self, row: int) -> str:
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def place(self, case_id: str) -> tuple[float, float] | None:
        """Where the case is, metres in the working CRS; None without a place."""
        row = self.row(case_id)
        if row < 0 or not self._columns["placed"][row]:
            return None
        return float(self._columns["x"][row]) + self.origin[0], float(self._columns["y"][row]) + self.origin[1]

    def move(self, rows: NDArray[np.integer], x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """New places for many rows at once, metres in the working CRS."""
        self._columns["x"][rows] = x - self.origin[0]
        self._columns["y"][rows] = y - self.origin[1]

    def has_fresh(self, now: float) -> bool:
        return bool((self._columns["born"] > now - FRESH).any())

    def open_places(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Metres from the origin of the open cases that are shown."""
        chosen = self._open_shown()
        used = len(chosen)
        return self._columns["x"][:used][chosen], self._columns["y"][:used][chosen]

    def open_by_area(self) -> dict[str, int]:
        """How many of the open cases that are shown lie in each area, by id of the finest; "" is left out."""
        chosen = self._open_shown()
        counts = np.bincount(self._columns["area"][:len(chosen)][chosen], minlength=len(self._areas)).tolist()
        return {area: counts[number] for area, number in self._areas.items() if area and counts[number]}

    def _open_shown(self) -> NDArray[np.bool_]:
        used = len(self._ids)
        column = self._columns
        return column["placed"][:used] & column["accepted"][:used] & column["open"][:used]

    def shot(self, clock: float, now: float, chosen: str = "", dots: bool = False) -> Shot:
        """A copy of everything. `clock` is seconds since 1970, `now` the clock given to `apply`."""
        used = len(self._ids)
        column = {name: values[:used] for name, values in self._columns.items()}
        overdue = column["open"] & (column["due"] < clock)
        return Shot(self.origin, column["x"].copy(), column["y"].copy(), column["placed"] & column["accepted"],
                    column["rank"].copy(), column["look"].copy(), overdue,
                    column["born"] > now - FRESH, clock_codes(column, overdue, clock), tuple(self._looks),
                    self.row(chosen), dots)

    def _put(self, cases: Iterable[Case], born: float | None) -> None:
        cases = list(cases)
        if not cases:
            return
        rows = np.array([self._row_of(case.id) for case in cases])
        nowhere, never = float("nan"), float("inf")
        lon = np.array([nowhere if case.lon is None else case.lon for case in cases])
        lat = np.array([nowhere if case.lat is None else case.lat for case in cases])
        x, y = self._project(lon, lat)
        placed = np.isfinite(x) & np.isfinite(y)
        looks = np.array([self._look_number(case) for case in cases])
        column, accept = self._columns, self._accept
        column["placed"][rows] = placed
        column["x"][rows] = np.where(placed, x - self.origin[0], 0)
        column["y"][rows] = np.where(placed, y - self.origin[1], 0)
        column["accepted"][rows] = True if accept is None else [accept(case) for case in cases]
        column["open"][rows] = self._look_is_open[looks]
        column["rank"][rows] = self._look_ranks[looks]
        column["look"][rows] = looks
        column["area"][rows] = [self._areas.setdefault(case.area, len(self._areas)) for case in cases]
        column["due"][rows] = [never if (at := case.bites_at) is None else at for case in cases]
        column["since"][rows] = [case.reported_at if case.step_due_at is None or case.state_at is None
                                 or case.bites_at == case.due_at else case.state_at for case in cases]
        column["warn"][rows] = [never if case.warn_at is None else case.warn_at for case in cases]
        if born is not None:
            column["born"][rows] = born if born else -FRESH

    def _look_number(self, case: Case) -> int:
        """Number of the case's look, found by what decides it, without making the look each time."""
        key = (case.class_code, case.priority, case.state)
        number = self._look_numbers.get(key)
        if number is None:
            look = Look(self._symbols.get(case.class_code, "other"), Priority(case.priority), STAGES[case.state])
            number = self._looks.setdefault(look, len(self._looks))
            self._look_numbers[key] = number
            self._look_ranks = np.array([one.rank for one in self._looks], np.uint8)
            self._look_is_open = np.array([one.stage != Stage.CLOSED for one in self._looks])
        return number

    def _row_of(self, case_id: str) -> int:
        row = self._rows.get(case_id)
        if row is not None:
            return row
        if self._free:
            row = self._free.pop()
            self._ids[row] = case_id
        else:
            row = len(self._ids)
            self._ids.append(case_id)
            if row == len(self._columns["x"]):
                self._columns = {name: np.concatenate([v, np.zeros_like(v)]) for name, v in self._columns.items()}
        self._rows[case_id] = row
        return row


def clock_codes(column: Mapping[str, NDArray[Any]], overdue: NDArray[np.bool_],
                clock: float) -> NDArray[np.uint8]:
    """Time left of the limit that bites first: 0 no limit, 1 … 8 eighths, 9 … 16 the same when it is to be
    warned of, 17 overdue."""
    due = column["due"]
    runs = column["open"] & np.isfinite(due)
    whole = np.maximum(np.where(runs, due - column["since"], 1.0), 1.0)
    eighths = np.clip(np.ceil(np.where(runs, due - clock, 0.0) / whole * CLOCK_PARTS), 1, CLOCK_PARTS)
    codes = np.where(column["warn"] < clock, eighths + CLOCK_PARTS, eighths)
    return np.where(runs, np.where(overdue, 2 * CLOCK_PARTS + 1, codes), 0).astype(np.uint8)
