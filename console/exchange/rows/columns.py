"""One piece of a register as its fields, with the reasons against some of its rows gathered in one place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray

from console.exchange.rows.reading import Piece
from console.exchange.rows.tally import Refusal

Mask = NDArray[np.bool_]


class Columns:
    """The fields of a piece, as text without blanks around it; fields that the file does not have are empty.

    Args:
        piece: as read.
        mapping: field → heading.

    Attributes:
        rows: numbers of the rows in the file.
        shapes: by row, None in a plain table.
        unknown: words nobody foresaw, and how often.
    """

    def __init__(self, piece: Piece, mapping: Mapping[str, str]) -> None:
        self._piece = piece
        self._mapping = mapping
        self._why: dict[int, tuple[str, str]] = {}
        self.rows = piece.rows
        self.shapes: NDArray[np.object_] | None = piece.shapes
        self.unknown: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self.rows)

    def has(self, field: str) -> bool:
        """Whether the file has such a column."""
        return field in self._mapping

    def series(self, field: str) -> pl.Series:
        """A field as text."""
        if field not in self._mapping:
            return pl.Series(field, [""], dtype=pl.String).new_from_index(0, len(self))
        return self._piece.frame[self._mapping[field]].str.strip_chars().alias(field)

    def texts(self, field: str) -> list[str]:
        """A field as Python texts."""
        return self.series(field).to_list()

    def refuse(self, index: int, why: str, detail: str = "") -> None:
        """Say what is wrong with a row (by its index); what was said first stays."""
        self._why.setdefault(index, (why, detail))

    def refuse_all(self, wrong: Mask, why: str) -> None:
        """Say of many rows the same."""
        for index in np.flatnonzero(wrong).tolist():
            self._why.setdefault(index, (why, ""))

    @property
    def good(self) -> Mask:
        """Rows nothing was said against yet."""
        found = np.ones(len(self), bool)
        found[list(self._why)] = False
        return found

    def mapped(self, field: str, known: Callable[[str], str | None]) -> list[str]:
        """A field of a few words in the console's own; unknown words become "" and are counted."""
        series = self.series(field)
        found: dict[str, str] = {}
        for text, count in series.value_counts().iter_rows():
            word = known(text)
            if word is None:
                self.unknown[text[:40]] += count
            found[text] = word or ""
        return [found[text] for text in series]

    def refusals(self) -> list[Refusal]:
        """All rows that cannot be used, in order."""
        bad = sorted(self._why)
        cells: Sequence[tuple[str, ...]] = self._piece.frame[bad].rows() if bad else []
        found = [Refusal(int(self.rows[i]), row, *self._why[i]) for i, row in zip(bad, cells, strict=True)]
        return found + [Refusal(number, tuple(row), why) for number, row, why in self._piece.bad]


def points_of(columns: Columns) -> list[tuple[float, float] | None] | None:
    """A point in each row's shape, None where a row has none; None for a plain table."""
    if columns.shapes is None:
        return None
    points = shapely.point_on_surface(columns.shapes)
    return [(x, y) if math.isfinite(x) and math.isfinite(y) else None
            for x, y in zip(shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True)]


def places(columns: Columns) -> tuple[NDArray[np.float64], NDArray[np.float64], Mask]:
    """x, y of the shapes or of the columns "lon" and "lat", and where they are numbers."""
    if columns.shapes is not None:
        points = shapely.point_on_surface(columns.shapes)
        x, y = shapely.get_x(points), shapely.get_y(points)
    else:
        x, y = (columns.series(name).cast(pl.Float64, strict=False).fill_null(np.nan).to_numpy()
                for name in ("lon", "lat"))
    return x, y, np.isfinite(x) & np.isfinite(y)
