"""Which buildings are due for inspection, by risk and season, and why each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from console.model.checklist import Checklists, Season
from console.model.premises import Building

DAY = 86_400.0


class Due(msgspec.Struct, frozen=True):
    """When a building is due.

    Attributes:
        building: 19-digit code. area: id of its grid. checklist: code.
        index: of its risk, 0 to 100. every: days between two inspections, season included.
        last: of its last inspection, seconds since 1970 UTC; None where there was none.
        due_at: when the next is due; the beginning of time for one never inspected.
        season: code of the season that shortened the interval, "" for none.
    """

    building: str
    area: str
    checklist: str
    index: float
    every: float
    last: float | None
    due_at: float
    season: str = ""

    def is_due(self, now: float) -> bool:
        return self.due_at <= now


def dues(buildings: Iterable[Building], last: Mapping[str, float], index: Mapping[str, float], lists: Checklists,
         season: Season | None) -> list[Due]:
    """When each building is due: the longest overdue first, measured in intervals, then the riskiest.

    Args:
        last: building → last inspection, seconds since 1970 UTC.
        index: building → risk index; 0 for one that is missing.
    """
    found = []
    for one in buildings:
        risk, before = index.get(one.code, 0.0), last.get(one.code)
        every = lists.days(risk, one, season)
        shortened = season.code if season is not None and season.concerns(one) else ""
        found.append(Due(one.code, one.area, lists.of(one).code, risk, every, before,
                         0.0 if before is None else before + every * DAY, shortened))
    return found


def pressing(now: float) -> Callable[[Due], tuple[float, float, str]]:
    """A key that sorts the most pressing first: risk times how many intervals have gone by since the last visit.

    A building that was never inspected counts as two intervals.
    """
    def key(one: Due) -> tuple[float, float, str]:
        gone = 2.0 if one.last is None else (now - one.last) / (one.every * DAY)
        return -gone * (one.index + 10.0), -one.index, one.building

    return key
