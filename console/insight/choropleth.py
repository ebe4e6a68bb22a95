"""Open cases per area of one level as figures and classes: how many, per km², per 1,000 rooms."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from console.errors import BadInput, NotFound
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.model.overlay import Measure
from console.model.premises import Building

CLASSES = 5
# Round numbers that classes end with, times a power of ten; counts take the whole ones of them.
ROUND = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
KM2 = 1e6

Floats = NDArray[np.float64]


def level_of(tree: AreaTree, word: str) -> Level:
    """The level called `word`; for "" the first one that has several areas with an outline.

    Raises:
        BadInput: no such level. NotFound: no area of the level, or none at all, has an outline.
    """
    have = levels_of(tree)
    if not have:
        raise NotFound(tr("No area of this profile has an outline, so none can be coloured."))
    if not word:
        return next((level for level, count in have.items() if count > 1), next(iter(have)))
    try:
        level = Level.named(word)
    except KeyError as error:
        raise BadInput(tr("There is no level {level}; choose {levels}.", level=word,
                          levels=", ".join(one.word for one in have))) from error
    if level not in have:
        raise NotFound(tr("No area of level {level} has an outline; choose {levels}.", level=level.word,
                          levels=", ".join(one.word for one in have)))
    return level


def levels_of(tree: AreaTree) -> dict[Level, int]:
    """How many areas with an outline each level has, the largest areas first; levels without one left out."""
    counts = dict.fromkeys(Level, 0)
    for area in tree:
        counts[area.level] += area.wkb is not None
    return {level: count for level, count in counts.items() if count}


class AreaFigures:
    """Sums over the areas of one level; made once per tree.

    Args:
        areas: those of the level, in the order of all results.
        buildings: for the number of rooms; empty where none are known.
    """

    def __init__(self, tree: AreaTree, areas: Iterable[Area], buildings: Iterable[Building] = ()) -> None:
        self.areas = tuple(areas)
        place = {area.id: i for i, area in enumerate(self.areas)}
        self._place = {one.id: place[above.id] for one in tree for above in tree.path(one.id) if above.id in place}
        self._km2 = np.array([area.size / KM2 for area in self.areas], np.float64)
        self._rooms = self._sums({}, buildings)

    def values(self, open_cases: Mapping[str, int], measure: Measure) -> Floats:
        """The figure of each area; nan where it cannot be had (no rooms, no size).

        Args:
            open_cases: by id of the finest area they lie in.
        """
        counts = self._sums(open_cases)
        if measure is Measure.COUNT:
            return counts
        base = self._km2 if measure is Measure.DENSITY else self._rooms / 1000
        return np.divide(counts, base, out=np.full(len(counts), math.nan), where=base > 0)

    def _sums(self, counts: Mapping[str, int], buildings: Iterable[Building] = ()) -> Floats:
        found = np.zeros(len(self.areas))
        for area, number in counts.items():
            if (at := self._place.get(area)) is not None:
                found[at] += number
        for building in buildings:
            if (at := self._place.get(building.area)) is not None:
                found[at] += building.rooms
        return found


def class_ends(values: Floats, measure: Measure, classes: int = CLASSES) -> tuple[float, ...]:
    """Round upper ends of the classes that areas with at least one case fall into, ascending.

    Near quantiles, so that every class is used; round, so that they stay while counts change a little. The
    last class is open: it also holds what is larger than its end.
    """
    numbers = values[np.isfinite(values) & (values > 0)]
    if not len(numbers):
        return ()
    whole = measure is Measure.COUNT
    ends = {_rounded(float(end), whole) for end in np.quantile(numbers, np.arange(1, classes + 1) / classes)}
    return tuple(sorted(ends))


def class_numbers(values: Floats, ends: tuple[float, ...]) -> NDArray[np.uint16]:
    """0 for no case, 1 … n for the classes, n + 1 where there is no figure."""
    found = np.searchsorted(ends[:-1], values, side="left") + 1
    found = np.where(values > 0, found, 0)
    return np.where(np.isfinite(values), found, len(ends) + 1).astype(np.uint16)


def class_words(ends: tuple[float, ...], measure: Measure) -> list[str]:
    """What each class holds: "1–2", "3–5", "≥ 6"; rates as "≤ 0.5", "0.5–1"."""
    words = []
    for number, end in enumerate(ends):
        before = ends[number - 1] if number else 0.0
        low = before + 1 if measure is Measure.COUNT else before
        if number == len(ends) - 1:
            words.append(f"≥ {low:g}" if measure is Measure.COUNT else f"> {low:g}")
        elif not before and measure is not Measure.COUNT:
            words.append(f"≤ {end:g}")
        elif measure is Measure.COUNT and low == end:
            words.append(f"{end:g}")
        else:
            words.append(f"{low:g}–{end:g}")
    return words


def _rounded(value: float, whole: bool) -> float:
    """The nearest round number that is not smaller by more than a rounding."""
    power = 10.0 ** math.floor(math.log10(value))
    steps = [step * power for step in ROUND]
    if whole:
        steps = [max(1.0, math.floor(step + 0.5)) for step in steps]
    return next(step for step in steps if step >= value * (1 - 1e-9)) if value <= steps[-1] else steps[-1]
