"""Hazards added up area by area: counts, over the limit, rates, likelihood × consequence; each opens into hazards."""

from __future__ import annotations

import math
from enum import StrEnum

import msgspec
import numpy as np

from console.insight.hazard_bases import AreaBases
from console.insight.hazard_columns import HazardColumns
from console.insight.hazard_filter import Looked
from console.model.area import Area, Level
from console.model.hazard import MOST

NOTHING = -1         # bivariate class of an area without hazards
CELLS = MOST * MOST   # of likelihood and consequence


class HazardMeasure(StrEnum):
    """What an area is coloured by: hazards added up, the risk index (`Risk`), how two days differ (`Comparison`)."""

    COUNT = "count"
    OVERDUE = "overdue"
    PER_KM2 = "per_km2"
    PER_1000_ROOMS = "per_1000_rooms"
    PER_BUILDING = "per_building"
    BIVARIATE = "bivariate"
    RISK = "risk"
    CHANGE = "change"


class Aggregate(msgspec.Struct, frozen=True):
    """The hazards a filter found, by area of one level. Arrays are in the order of `areas`.

    Attributes:
        at: the moment looked at, seconds since 1970 UTC.
        count, open, overdue: hazards found; of these open; of these past their limit.
        likelihood, consequence: means over the hazards found, NaN for none. worst: highest likelihood × consequence.
        outside: how many lie in no area of the level.
        matrix: 5 × 5, hazards by likelihood − 1 and consequence − 1, those outside too.
        breaks: the two ends that part low, middle and high.
    """

    level: Level
    at: float
    areas: tuple[Area, ...]
    count: np.ndarray
    open: np.ndarray
    overdue: np.ndarray
    km2: np.ndarray
    rooms: np.ndarray
    buildings: np.ndarray
    likelihood: np.ndarray
    consequence: np.ndarray
    worst: np.ndarray
    outside: int
    matrix: np.ndarray
    breaks: tuple[float, float]
    _ids: list[str]
    _codes: np.ndarray    # of the hazards' areas
    _places: np.ndarray   # … and where in `areas` each code lies
    _looked: Looked

    @property
    def per_km2(self) -> np.ndarray:
        return _rate(self.count, self.km2)

    @property
    def per_1000_rooms(self) -> np.ndarray:
        return _rate(self.count, self.rooms / 1000)

    @property
    def per_building(self) -> np.ndarray:
        return _rate(self.count, self.buildings)

    @property
    def bivariate(self) -> np.ndarray:
        """3 × likelihood class + consequence class, 0 (both low) to 8 (both high); `NOTHING` without hazards."""
        classes = 3 * np.digitize(self.likelihood, self.breaks) + np.digitize(self.consequence, self.breaks)
        return np.where(self.count > 0, classes, NOTHING).astype(np.int8)

    @property
    def total(self) -> int:
        """All hazards the filter found."""
        return int(self._looked.passes.sum())

    def values(self, measure: HazardMeasure) -> np.ndarray:
        """The figures of a measure of hazards added up, NaN where it cannot be had; classes for `BIVARIATE`."""
        if measure is HazardMeasure.BIVARIATE:
            return np.where(self.count > 0, self.bivariate, math.nan).astype(float)
        found: np.ndarray = getattr(self, measure.value)
        return found.astype(float)

    def members(self, area: str = "", part: str = "count") -> list[str]:
        """Ids of the hazards behind a figure, in their order: the area's, or all for "".

        Args:
            part: "count", "open" or "overdue".
        """
        mask = {"count": self._looked.passes, "open": self._looked.is_open, "overdue": self._looked.overdue}[part]
        if area:
            where = next((i for i, one in enumerate(self.areas) if one.id == area), None)
            mask = mask & (self._places == where)[self._codes] if where is not None else np.zeros_like(mask)
        return sorted(self._ids[i] for i in np.flatnonzero(mask).tolist())


def aggregate(columns: HazardColumns, looked: Looked, bases: AreaBases, level: Level, at: float,
              breaks: tuple[float, float]) -> Aggregate:
    """Add the hazards that were found up over the areas of a level.

    One count of (area, likelihood, consequence) gives nearly everything; the first row is of those in no area.
    """
    places, codes, size = bases.places_of_words(columns.words["area"].texts), columns.codes("area"), len(bases)
    rows = np.flatnonzero(looked.passes)   # few of a year's, where only open ones are looked at
    likelihood, consequence = columns.number("likelihood")[rows], columns.number("consequence")[rows]
    slots = (places[codes[rows]] + 1) * CELLS + (likelihood - 1) * MOST + (consequence - 1)
    cells = np.bincount(slots, minlength=(size + 1) * CELLS).reshape(size + 1, MOST, MOST)
    inside, count = cells[1:], cells[1:].sum(axis=(1, 2))
    still = count if looked.is_open is looked.passes else _counted(places, codes, looked.is_open, size)
    grades = np.arange(1, MOST + 1)
    return Aggregate(
        level, at, bases.areas, count, still, _counted(places, codes, looked.overdue, size),
        bases.km2, bases.rooms, bases.buildings, _rate(inside.sum(axis=2) @ grades, count),
        _rate(inside.sum(axis=1) @ grades, count),
        np.where(inside > 0, np.outer(grades, grades), 0).max(axis=(1, 2), initial=0),
        int(cells[0].sum()), cells.sum(axis=0), breaks, columns.shared_ids(), codes.copy(), places, looked)


def _counted(places: np.ndarray, codes: np.ndarray, mask: np.ndarray, size: int) -> np.ndarray:
    """How many of the rows in a mask lie in each area."""
    found: np.ndarray = np.bincount(places[codes[mask]] + 1, minlength=size + 1)[1:]
    return found


def _rate(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    return np.divide(above, below, out=np.full(len(above), math.nan), where=below > 0)
