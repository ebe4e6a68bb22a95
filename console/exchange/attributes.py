"""Attribute tables of layers: columns on disk, filtered and sorted by row number.

A table of 600,000 rows opens at once because nothing is read but what is asked for. Filters are SQL
conditions over the fields (`height > 30 AND "名称" LIKE '%大厦%'`), evaluated by polars, which parses
them strictly and cannot reach beyond the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from console.errors import BadInput
from console.language import tr

if TYPE_CHECKING:
    import polars as pl

ROW = "__row"
# Turning text into Python objects holds the interpreter: 600,000 at once stopped every other thread for
# 245 ms, in pieces of this many rows for under 10 ms.
PIECE = 20_000


def write_attributes(path: Path, columns: dict[str, np.ndarray]) -> None:
    """Write columns of equal length as an uncompressed Arrow file, whole or not at all."""
    import polars as pl

    part = path.with_suffix(".part")
    # A number that is not one is nothing: to polars NaN is greater than every number, so that
    # `height > 100` would find all features without a height.
    frame = pl.DataFrame({name: _plain(values) for name, values in columns.items()}, nan_to_null=True)
    frame.write_ipc(part, compression="uncompressed")
    part.replace(path)


def _plain(values: np.ndarray) -> Any:
    """A column polars takes as it is; mixed objects become text, with None for nothing."""
    if values.dtype != object:
        return values
    kinds = {type(v) for v in values if v is not None}
    if len(kinds) <= 1 and kinds <= {str, int, float, bool}:
        return list(values)
    return [None if v is None or v != v else str(v) for v in values]


class Attributes:
    """One layer's attribute table, read only.

    Args:
        path: an Arrow file written by `write_attributes`.
    """

    def __init__(self, path: Path) -> None:
        import polars as pl

        self._frame: pl.LazyFrame = pl.scan_ipc(path)
        self._types = self._frame.collect_schema()
        self.fields: tuple[str, ...] = tuple(self._types.names())
        self._loaded: pl.DataFrame | None = None
        self._length = -1

    def __len__(self) -> int:
        import polars as pl

        if self._length < 0:
            self._length = int(self._frame.select(pl.len()).collect().item())
        return self._length

    def rows(self, order: np.ndarray) -> list[tuple[Any, ...]]:
        """The rows of those numbers, in that order; for the few that are on the screen.

        Neighbours come from the disk in 1 to 2 ms. Rows from all over a large table take 30 ms and more,
        until `load` has brought it into memory: then under 1 ms.
        """
        import polars as pl

        if not len(order):
            return []
        if self._loaded is not None:
            return self._loaded[pl.Series(order)].rows()
        low, high = int(order.min()), int(order.max())
        part = self._frame.slice(low, high - low + 1).collect()
        return part[pl.Series(order - low)].rows()

    def column(self, field: str) -> np.ndarray:
        """All values of one field. Raises `BadInput` for a field there is not."""
        if field not in self.fields:
            self._refuse_field(field)
        import polars as pl

        column = self._frame.select(field).collect().to_series()
        if self._types[field] != pl.String:
            return column.to_numpy()
        values = np.empty(len(column), dtype=object)
        for start in range(0, len(column), PIECE):
            values[start:start + PIECE] = column.slice(start, PIECE).to_list()
        return values

    def _refuse_field(self, field: str) -> NoReturn:
        raise BadInput(tr("There is no field {field}; the fields are {fields}.", field=field,
                          fields=", ".join(self.fields) or "–"))

    def is_number(self, field: str) -> bool:
        """Whether a field holds numbers, so that it can be classified."""
        return self._types[field].is_numeric()

    def load(self) -> None:
        """Bring the table into memory (about the size of its file), so that `rows` is quick in any order."""
        if self._loaded is None:
            self._loaded = self._frame.collect()

    def often(self, field: str, most: int) -> tuple[list[tuple[Any, int]], bool]:
        """The most frequent values of a field with their counts, and whether there are others.

        Counted without making a Python object of each row, for tables of any length.
        """
        import polars as pl

        counted = self._frame.group_by(pl.col(field).alias(ROW)).len().sort("len", descending=True)
        rows = counted.head(most + 1).collect().rows()
        return rows[:most], len(rows) > most

    def count_words(self, field: str, words: Sequence[str], condition: str = "") -> tuple[list[int], int]:
        """How many rows hold each of those values, written as text, "" for nothing; and how many rows there are.

        Counted without making a Python object of each row.

        Raises:
            BadInput: the condition cannot be read.
        """
        import polars as pl

        column = self._frame.select(field).collect().to_series()
        if condition.strip():
            column = column.gather(pl.Series(self.select(condition)))
        if column.dtype.is_float():
            column = column.fill_nan(None)
        elif column.dtype == pl.String:
            column = column.replace("", None)
        wanted = {word: _value_of(word, column.dtype) for word in words}
        some = [value for value in wanted.values() if value is not None]
        counted = dict(column.filter(column.is_in(some)).value_counts().rows()) if some else {}
        counted[None] = column.null_count()
        return [counted.get(wanted[word], 0) for word in words], len(column)

    def select(self, condition: str = "", sort: str = "", descending: bool = False) -> np.ndarray:
        """Row numbers (uint32) that meet a condition, in the order asked for; nulls come last.

        Raises:
            BadInput: the condition cannot be read, or names a field there is not.
        """
        import polars as pl

        frame = self._frame.with_row_index(ROW)
        try:
            if condition.strip():
                frame = frame.filter(pl.sql_expr(condition))
            if sort:
                frame = frame.sort(sort, descending=descending, nulls_last=True, maintain_order=True)
            return frame.select(ROW).collect().to_series().to_numpy()
        except pl.exceptions.ColumnNotFoundError as error:
            named = re.search(r'"([^"]+)"', str(error))
            self._refuse_field(named[1] if named else sort)
        except (pl.exceptions.PolarsError, TypeError) as error:
            why = str(error).strip().splitlines()[0]
            raise BadInput(tr("The filter cannot be used: {why}. An example: height > 30 AND \"name\" LIKE "
                              "'A%'.", why=why)) from error


def _value_of(word: str, dtype: pl.DataType) -> Any:
    """A value from its text in a legend; None for nothing and for what a column of that type cannot hold."""
    import polars as pl

    if not word:
        return None
    if dtype == pl.String:
        return word
    if dtype == pl.Boolean:
        return word == "True"
    try:
        return int(word) if dtype.is_integer() else float(word)
    except ValueError:
        return None
