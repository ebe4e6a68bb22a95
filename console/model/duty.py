"""Duty hours (值班): when a department, a squad or a post can be sent for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from console.errors import BadInput
from console.language import tr

DAY = 24 * 60  # minutes


class Shift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stretch of hours that repeats.

    Attributes:
        start, end: "HH:MM" on the wall clock; an end not after the start is on the next day.
        days: ISO weekdays on which it starts, 1 Monday to 7 Sunday.
    """

    start: str = "00:00"
    end: str = "24:00"
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)

    def covers(self, moment: datetime) -> bool:
        """Whether a local moment lies in it; the end itself is outside."""
        start, end = minutes(self.start), minutes(self.end)
        now, today = moment.hour * 60 + moment.minute, moment.isoweekday()
        if start < end:
            return today in self.days and start <= now < end
        yesterday = today - 1 or 7
        return (today in self.days and now >= start) or (yesterday in self.days and now < end)


def on_duty(shifts: Iterable[Shift], at: float, zone: tzinfo) -> bool:
    """Whether any shift covers `at` (seconds since 1970 UTC); without shifts, always."""
    known = tuple(shifts)
    if not known:
        return True
    moment = datetime.fromtimestamp(at, zone)
    return any(shift.covers(moment) for shift in known)


def check_shifts(shifts: Iterable[Shift], owner: str, file: str) -> None:
    """Refuse hours that are none.

    Raises:
        BadInput: an hour or a weekday that does not exist.
    """
    for shift in shifts:
        try:
            right = minutes(shift.start) < DAY and minutes(shift.end) <= DAY
        except ValueError:
            right = False
        if not right or not shift.days or not set(shift.days) <= set(range(1, 8)):
            raise BadInput(tr("{file}: the duty hours of {owner} are wrong; write them like 08:30, with weekdays "
                              "from 1 to 7. Nothing was changed.", file=file, owner=owner))


def check_zone(name: str, file: str) -> None:
    """Refuse a time zone nobody knows.

    Raises:
        BadInput: there is none of that name.
    """
    try:
        zone_of(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(tr("{file}: there is no time zone {zone}. Nothing was changed.", file=file,
                          zone=name)) from error


@lru_cache(maxsize=8)
def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name, for example "Asia/Shanghai"."""
    return ZoneInfo(name)


@lru_cache(maxsize=256)
def minutes(text: str) -> int:
    """Minutes since midnight of "HH:MM". Raises `ValueError` for anything else; 24:00 is 1,440."""
    hours, colon, rest = text.partition(":")
    if not (colon and hours.isdigit() and rest.isdigit() and len(hours) == len(rest) == 2 and int(rest) < 60):
        raise ValueError(text)
    found = int(hours) * 60 + int(rest)
    if found > DAY:
        raise ValueError(text)
    return found
