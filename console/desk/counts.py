"""Open cases per area, summed up the hierarchy, always right at the moment they are asked for."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

import msgspec

from console.model.area import AreaTree
from console.model.case import Case, Priority


class Counts(msgspec.Struct, frozen=True):
    """Open cases of one area and everything below it.

    Attributes:
        total: all of them.
        overdue: past their time limit.
        urgent: of priority 紧急.
    """

    total: int = 0
    overdue: int = 0
    urgent: int = 0


class _Tally:
    """What one area holds. Due times are kept in order, so that `overdue` is one bisection at any moment."""

    __slots__ = ("dues", "total", "urgent")

    def __init__(self) -> None:
        self.total = 0
        self.urgent = 0
        self.dues: list[float] = []


class AreaCounts:
    """Counts of open cases for every area, changed case by case, never counted anew.

    Cases become overdue as time passes without anybody telling; therefore no count of them is stored.

    Args:
        tree: the hierarchy; after a change of it, make a new `AreaCounts`.
        cases: to begin with, counted at once.
    """

    def __init__(self, tree: AreaTree, cases: Iterable[Case] = ()) -> None:
        self._paths = {area.id: ("", *(above.id for above in tree.path(area.id))) for area in tree}
        self._tallies: dict[str, _Tally] = {}
        for case in cases:
            if case.is_open:
                for tally in self._up(case.area):
                    tally.total += 1
                    tally.urgent += case.priority is Priority.URGENT
                    if (bites_at := case.bites_at) is not None:
                        tally.dues.append(bites_at)
        for tally in self._tallies.values():
            tally.dues.sort()

    def apply(self, old: Case | None, new: Case | None) -> tuple[str, ...]:
        """Count a change: None, new for an added case; old, None for a removed one.

        Returns:
            Ids of the areas whose counts may have changed, "" (the whole profile) among them.
        """
        touched: dict[str, None] = {}
        if old is not None and old.is_open:
            for area, tally in zip(self._path(old.area), self._up(old.area), strict=True):
                tally.total -= 1
                tally.urgent -= old.priority is Priority.URGENT
                if (bites_at := old.bites_at) is not None:
                    del tally.dues[bisect_left(tally.dues, bites_at)]
                touched[area] = None
        if new is not None and new.is_open:
            for area, tally in zip(self._path(new.area), self._up(new.area), strict=True):
                tally.total += 1
                tally.urgent += new.priority is Priority.URGENT
                if (bites_at := new.bites_at) is not None:
                    insort(tally.dues, bites_at)
                touched[area] = None
        return tuple(touched)

    def of(self, area_id: str, now: float) -> Counts:
        """Counts of an area at `now` (seconds since 1970 UTC).

        Args:
            area_id: "" for the whole profile, cases outside all areas and without a place included.
        """
        tally = self._tallies.get(area_id)
        if tally is None:
            return Counts()
        return Counts(tally.total, bisect_left(tally.dues, now), tally.urgent)

    def next_due(self, now: float) -> float | None:
        """When the next case becomes overdue, None if none will: a view need not look before."""
        tally = self._tallies.get("")
        if tally is None:
            return None
        after = bisect_left(tally.dues, now)
        return tally.dues[after] if after < len(tally.dues) else None

    def _path(self, area_id: str) -> tuple[str, ...]:
        return self._paths.get(area_id, ("",))

    def _up(self, area_id: str) -> list[_Tally]:
        tallies = self._tallies
        found = []
        for one in self._path(area_id):
            tally = tallies.get(one)
            if tally is None:
                tally = tallies[one] = _Tally()
            found.append(tally)
        return found
