"""The result of an evaluation: a table of figures that opens into its cases. Immutable; safe from any thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from console.errors import NotFound
from console.insight.grouping import By, Grouping
from console.insight.periods import Step, day_starts, month_starts
from console.language import tr
from console.model.area import Level
from console.model.figures import Figure

Part = Literal["numerator", "denominator", "rest"]
TOTAL = "*"    # key of the row of all cases


class Mask(msgspec.Struct, frozen=True):
    """Which cases count in a figure: above and, for a share, below the line."""

    above: np.ndarray
    below: np.ndarray | None


class Cell(msgspec.Struct, frozen=True):
    """One figure of one row.

    Attributes:
        numerator: how many cases; for a plain count, the figure itself.
        denominator: None for a plain count.
    """

    numerator: int
    denominator: int | None = None

    @property
    def value(self) -> float | None:
        """0 to 1 for a share, the count otherwise; None (—) where a share has nothing below its line."""
        if self.denominator is None:
            return float(self.numerator)
        return self.numerator / self.denominator if self.denominator else None


class Row(msgspec.Struct, frozen=True):
    """One area, department or person in a post, with a cell for each figure; None where it does not apply."""

    key: str
    label: str
    cells: tuple[Cell | None, ...]


class Point(msgspec.Struct, frozen=True):
    """One day or month of a trend."""

    day: date
    cell: Cell


class Evaluation:
    """Figures of a period, by row. Made by `Evaluator.evaluate`.

    Attributes:
        by, level, since, until, now, zone: what was asked, seconds since 1970 UTC.
        figures: the columns of the table.
        total: the row of all cases, those of no row too.
        rows: in order of the hierarchy, or by name.
    """

    def __init__(self, by: By, level: Level, since: float | None, until: float | None, now: float, zone: ZoneInfo,
                 figures: tuple[Figure, ...], masks: Mapping[str, Mask], grouping: Grouping, ids: Sequence[str],
                 times: Mapping[str, np.ndarray], texts: Mapping[str, tuple[np.ndarray, list[str]]]) -> None:
        self.by, self.level, self.since, self.until, self.now, self.zone = by, level, since, until, now, zone
        self.figures = figures
        self._masks, self._grouping, self._ids, self._times, self._texts = masks, grouping, ids, times, texts

    @cached_property
    def total(self) -> Row:
        cells = (_cell(self._masks[figure.key]) for figure in self.figures)
        return Row(TOTAL, tr("All cases"), tuple(cells))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        columns = [self._column(figure) for figure in self.figures]
        return tuple(Row(key, label, tuple(None if column is None else column[i] for column in columns))
                     for i, (key, label) in enumerate(zip(self._grouping.keys, self._grouping.labels, strict=True)))

    def row(self, key: str) -> Row:
        """The row of that key or label; `TOTAL` or "" … see `Grouping`.

        Raises:
            NotFound: there is none.
        """
        found = next((row for row in (self.total, *self.rows) if key in (row.key, row.label)), None)
        if found is None:
            raise NotFound(tr("This evaluation has no row {row}.", row=key))
        return found

    def figure(self, key: str) -> Figure:
        """The definition of a figure that was evaluated."""
        return next(figure for figure in self.figures if figure.key == key)

    def cell(self, figure: str, row: str = TOTAL) -> Cell | None:
        """One figure of one row."""
        place = next(i for i, one in enumerate(self.figures) if one.key == figure)
        return self.row(row).cells[place]

    def cases(self, figure: str, row: str = TOTAL, part: Part = "numerator") -> list[str]:
        """Ids of the cases behind a figure, in no order.

        Args:
            figure: its key.
            row: key of a row.
            part: those above the line, all those below it, or those below it that are not above.
        """
        mask = self._masks[figure]
        below = mask.above if mask.below is None else mask.below
        chosen = {"numerator": mask.above, "denominator": below, "rest": below & ~mask.above}[part]
        return [self._ids[i] for i in np.flatnonzero(chosen & self._inside(figure, row)).tolist()]

    def trend(self, figure: str, step: Step = "month", row: str = TOTAL) -> list[Point]:
        """The figure day by day or month by month, empty days among them; by the time that its period goes by."""
        mask, inside = self._masks[figure], self._inside(figure, row)
        counted = (mask.above if mask.below is None else mask.below) & inside
        times = self._times[self.figure(figure).period]
        if not counted.any():
            return []
        first, last = float(times[counted].min()), float(times[counted].max())
        days, starts = (day_starts if step == "day" else month_starts)(first, last, self.zone)

        def count(chosen: np.ndarray) -> np.ndarray:
            return np.bincount(np.searchsorted(starts, times[chosen], side="right") - 1, minlength=len(days))

        above = count(mask.above & inside)
        below = None if mask.below is None else count(counted)
        return [Point(day, Cell(int(above[i]), None if below is None else int(below[i])))
                for i, day in enumerate(days)]

    def breakdown(self, name: str, figure: str, row: str = TOTAL) -> list[tuple[str, int]]:
        """The cases above a figure's line by their finding, source, class or state, the most first."""
        codes, texts = self._texts[name]
        counts = np.bincount(codes[self._masks[figure].above & self._inside(figure, row)], minlength=len(texts))
        return sorted(((texts[i], int(counts[i])) for i in np.flatnonzero(counts)), key=lambda two: (-two[1], two[0]))

    def as_records(self) -> list[dict[str, Any]]:
        """Plain values, a record a row: for each figure "value", "numerator" and "denominator"."""
        found = []
        for row in (self.total, *self.rows):
            record: dict[str, Any] = {"key": row.key, "name": row.label}
            for figure, cell in zip(self.figures, row.cells, strict=True):
                record[figure.key] = None if cell is None else {
                    "value": cell.value, "numerator": cell.numerator, "denominator": cell.denominator}
            found.append(record)
        return found

    def _inside(self, figure: str, row: str) -> np.ndarray:
        """Which cases belong to a row, for a figure."""
        count = len(self._ids)
        if row == TOTAL:
            return np.ones(count, dtype=bool)
        places = self._grouping.of(self.figure(figure).post)
        if places is None or row not in self._grouping.keys:
            return np.zeros(count, dtype=bool)
        return places == self._grouping.keys.index(row)

    def _column(self, figure: Figure) -> list[Cell | None] | None:
        """The figure of every row; None where it says nothing about these rows."""
        places, size = self._grouping.of(figure.post), len(self._grouping.keys)
        if places is None:
            return None
        mask = self._masks[figure.key]
        above = _counts(places, mask.above, size)
        if mask.below is None:
            return [Cell(count) for count in above]
        below = _counts(places, mask.below, size)
        mine = self._own_rows(figure)
        return [Cell(a, b) if mine[i] else None for i, (a, b) in enumerate(zip(above, below, strict=True))]

    def _own_rows(self, figure: Figure) -> list[bool]:
        """Which rows a figure applies to: by post, only those of its post."""
        return [self.by != "post" or key.startswith(f"{figure.post}:") for key in self._grouping.keys]


def _cell(mask: Mask) -> Cell:
    return Cell(int(mask.above.sum()), None if mask.below is None else int(mask.below.sum()))


def _counts(places: np.ndarray, chosen: np.ndarray, size: int) -> list[int]:
    mine = places[chosen]
    found: list[int] = np.bincount(mine[mine >= 0], minlength=size).tolist()
    return found
