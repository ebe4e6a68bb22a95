"""Hazards over time: how many were open when, and how two moments differ area by area."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from console.insight.hazard_bases import AreaBases
from console.insight.hazard_columns import HazardColumns
from console.insight.hazard_filter import Looked
from console.model.area import Area, Level


class Places(msgspec.Struct, frozen=True):
    """Where all hazards are; the same object until a hazard changes, so that a map projects them once.

    Attributes:
        lon, lat: EPSG:4490 degrees, NaN for those without a place. ids: row by row; there may be more of them.
    """

    lon: np.ndarray
    lat: np.ndarray
    ids: list[str]


class Points(msgspec.Struct, frozen=True):
    """Hazards with a place that a filter finds, as arrays in one order: what a map draws as symbols and clusters.

    Attributes:
        places: of all hazards. rows: of those found, in `places`.
        kind: places in `kinds` (codes of the catalogue); level, state: places in `levels` and `states`.
        overdue: open past the limit at the moment looked at.
    """

    places: Places
    rows: np.ndarray
    kind: np.ndarray
    kinds: list[str]
    level: np.ndarray
    levels: tuple[Any, ...]
    state: np.ndarray
    states: tuple[Any, ...]
    overdue: np.ndarray

    @property
    def lon(self) -> np.ndarray:
        """EPSG:4490 degrees."""
        found: np.ndarray = self.places.lon[self.rows]
        return found

    @property
    def lat(self) -> np.ndarray:
        """EPSG:4490 degrees."""
        found: np.ndarray = self.places.lat[self.rows]
        return found

    @property
    def ids(self) -> list[str]:
        """Of all that were found; for one under the pointer use `id_of`."""
        return [self.places.ids[i] for i in self.rows.tolist()]

    def id_of(self, place: int) -> str:
        """Id of the hazard at a place of the arrays."""
        return self.places.ids[self.rows[place]]


class Comparison(msgspec.Struct, frozen=True):
    """Two moments side by side. Arrays are in the order of `areas`; `totals` are the sums, places outside included.

    Attributes:
        first, second: seconds since 1970 UTC, the earlier first.
        open_first, open_second, overdue_first, overdue_second: how many were.
        found, closed: between the two moments. What was found and closed in between is in both.
    """

    level: Level
    first: float
    second: float
    areas: tuple[Area, ...]
    open_first: np.ndarray
    open_second: np.ndarray
    overdue_first: np.ndarray
    overdue_second: np.ndarray
    found: np.ndarray
    closed: np.ndarray
    totals: dict[str, int]

    @property
    def change(self) -> np.ndarray:
        """Open at the second moment less open at the first."""
        return self.open_second - self.open_first


class Series(msgspec.Struct, frozen=True):
    """A curve over moments (seconds since 1970 UTC); `found` and `closed` count from the moment before to this one,
    the first from the beginning."""

    moments: np.ndarray
    open: np.ndarray
    found: np.ndarray
    closed: np.ndarray


def compared(columns: HazardColumns, before: Looked, after: Looked, bases: AreaBases, level: Level, first: float,
             second: float) -> Comparison:
    """Add up what both looks found over the areas of a level."""
    place = bases.places(columns.words["area"].texts)[columns.codes("area")]
    found_at, closed_at = columns.number("found_at"), columns.number("closed_at")
    with np.errstate(invalid="ignore"):
        masks = {"open_first": before.is_open, "open_second": after.is_open, "overdue_first": before.overdue,
                 "overdue_second": after.overdue,
                 "found": after.passes & (found_at > first) & (found_at <= second),
                 "closed": after.passes & (closed_at > first) & (closed_at <= second)}
    sums = {name: np.bincount(place[mask & (place >= 0)], minlength=len(bases)) for name, mask in masks.items()}
    totals = {name: int(mask.sum()) for name, mask in masks.items()}
    return Comparison(level, first, second, bases.areas, totals=totals, **sums)


def series(columns: HazardColumns, mask: np.ndarray, moments: np.ndarray) -> Series:
    """The curve of the hazards in a mask over ascending moments."""
    def between(times: np.ndarray) -> np.ndarray:
        known = np.sort(times[mask & np.isfinite(times)])
        return np.diff(np.searchsorted(known, moments, side="right"), prepend=0)

    return Series(moments, columns.moves.totals(moments, mask), between(columns.number("found_at")),
                  between(columns.number("closed_at")))
