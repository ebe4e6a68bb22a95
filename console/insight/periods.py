"""Days and months of a city, for counting many moments into them at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np

from console.errors import BadInput
from console.language import tr

Step = Literal["day", "month"]


def day_starts(first: float, last: float, zone: ZoneInfo) -> tuple[list[date], np.ndarray]:
    """The days that hold all moments from `first` to `last`, and their midnights and the next one after them.

    Args:
        first, last: seconds since 1970 UTC.
        zone: days begin at midnight there, also where clocks are put forward or back.
    """
    day, end = _day(first, zone), _day(last, zone)
    days = [day + timedelta(days=i) for i in range((end - day).days + 1)]
    return days, np.array([start_of(one, zone) for one in [*days, end + timedelta(days=1)]])


def month_starts(first: float, last: float, zone: ZoneInfo) -> tuple[list[date], np.ndarray]:
    """As `day_starts`, by month; each month is named by its first day."""
    month, end = _day(first, zone).replace(day=1), _day(last, zone).replace(day=1)
    months = [month]
    while months[-1] < end:
        months.append(_next_month(months[-1]))
    return months, np.array([start_of(one, zone) for one in [*months, _next_month(end)]])


def end_of_day(moments: np.ndarray, zone: ZoneInfo) -> np.ndarray:
    """The midnight that ends each moment's day, seconds since 1970 UTC; NaN for NaN."""
    found = np.full(len(moments), np.nan)
    known = np.isfinite(moments)
    if known.any():
        _, starts = day_starts(float(moments[known].min()), float(moments[known].max()), zone)
        found[known] = starts[np.searchsorted(starts, moments[known], side="right")]
    return found


def start_of(day: date, zone: ZoneInfo) -> float:
    """The first moment of a day, seconds since 1970 UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()


def moment_given(text: str, zone: ZoneInfo, end: bool = False) -> float:
    """A day or a moment as a person writes it, as seconds since 1970 UTC.

    Args:
        text: "2026-11-22", "2026-11" or "2026" (days of the city), or ISO 8601 with a time.
        end: the end of what is written rather than its beginning: the day itself is then still inside.

    Raises:
        BadInput: it is none.
    """
    try:
        parts = [int(part) for part in text.strip().split("-")]
        if 1 <= len(parts) <= 3:
            first = date(*[*parts, 1, 1][:3])
            if not end:
                return start_of(first, zone)
            if len(parts) == 3:
                return start_of(first + timedelta(days=1), zone)
            return start_of(_next_month(first) if len(parts) == 2 else date(parts[0] + 1, 1, 1), zone)
    except (ValueError, OverflowError):
        pass
    try:
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()
    except (ValueError, OverflowError) as error:
        raise BadInput(tr("{text} is no day; write it like 2026-11-22, 2026-11 or 2026.", text=text)) from error


def _day(moment: float, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(moment, zone).date()


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
