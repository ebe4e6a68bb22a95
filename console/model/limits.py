"""Time limits of cases (时限): per class, priority and city, over a city's office hours. Data, never constants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

import msgspec

from console.language import tr

Span = tuple[str, str]    # "09:00", "12:00" on the city's clock; "24:00" ends a day
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WORKDAY = "workday"       # hours of every working day that has none of its own, make-up Saturdays too


class Unit(StrEnum):
    """What a limit is counted in. A work hour is not an hour, and a work day is not a day."""

    MINUTE = "minute"            # 分钟, day and night
    HOUR = "hour"                # 小时, day and night
    WORK_HOUR = "work_hour"      # 工作时: only office hours of working days count
    WORK_DAY = "work_day"        # 工作日: working days after the day of the start, to the close of the last one

    @property
    def is_work(self) -> bool:
        """Whether it stands still outside office hours."""
        return self in (Unit.WORK_HOUR, Unit.WORK_DAY)


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long something may take.

    Attributes:
        amount: how many; above 0, and whole for work days.
        unit: of what.
        since: from when it counts: "entry" into the state, or "report" for steps that share one limit from the
            report on (urgent: dispatched 30 minutes after the report).
    """

    amount: float
    unit: Unit = Unit.HOUR
    since: Literal["entry", "report"] = "entry"

    @property
    def label(self) -> str:
        """For example "4 work hours"."""
        amount = f"{self.amount:g}"
        if self.unit is Unit.MINUTE:
            return tr("{amount} min", amount=amount)
        if self.unit is Unit.HOUR:
            return tr("{amount} h", amount=amount)
        if self.unit is Unit.WORK_HOUR:
            return tr("{amount} work hours", amount=amount)
        return tr("{amount} work days", amount=amount)


class LimitRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of some classes and priorities.

    Attributes:
        classes: beginnings of class codes ("01" for the group, "0101" for one class); empty for all.
        priorities: 1 (urgent) to 4 (low); empty for all.
        whole: from the report to the closure; None where nobody set one.
        steps: state value → how long a case may stay in it.
    """

    classes: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()
    whole: Limit | None = None
    steps: dict[str, Limit] = {}


class LimitCatalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The limits of one city, and the hours its offices keep.

    Attributes:
        title, authority, version: lineage.
        city: whose limits these are, as shown.
        time_zone: name in the IANA data base.
        legal_holidays: "china" for the State Council's yearly list with its make-up days, "" for weekends only.
        office: "workday" or a weekday's name → opening hours; a weekday's own hours win.
        warn: share of a limit, 0 to 1; when no more than that is left, the case warns.
        rules: a rule for more digits wins over one for fewer, then one that names priorities over one for all.
            A rule that says nothing about the whole or a step leaves it to the next best.
        holidays, workdays: days that differ in this city.
    """

    title: str
    authority: str
    version: str
    city: str
    office: dict[str, tuple[Span, ...]]
    rules: tuple[LimitRule, ...]
    time_zone: str = "Asia/Shanghai"
    legal_holidays: Literal["china", ""] = "china"
    warn: float = 0.25
    holidays: tuple[dt.date, ...] = ()
    workdays: tuple[dt.date, ...] = ()

    def rule_of(self, code: str, priority: int) -> LimitRule:
        """What holds for a class and a priority, put together from every rule that speaks of them."""
        whole: Limit | None = None
        steps: dict[str, Limit] = {}
        for _, rule in sorted(self._speaking(code, priority), key=lambda found: found[0]):
            whole = rule.whole or whole
            steps |= rule.steps
        return LimitRule((code,), (priority,), whole, steps)

    def _speaking(self, code: str, priority: int) -> list[tuple[tuple[int, bool], LimitRule]]:
        """Rules about the class and priority with how closely they speak of it."""
        found = []
        for rule in self.rules:
            if rule.priorities and priority not in rule.priorities:
                continue
            digits = [len(start) for start in rule.classes or ("",) if code.startswith(start)]
            if digits:
                found.append(((max(digits), bool(rule.priorities)), rule))
        return found


class CalendarYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The days of one year that are not what their weekday says, for a year the program's own list lacks.

    Attributes:
        title, authority, version: lineage.
        year: the one it is about.
        holidays: weekdays nobody works on.
        workdays: Saturdays and Sundays that are worked on (调休).
        weekends_only: the year's list is not known yet; Saturdays and Sundays are taken as the only free days.
    """

    title: str
    authority: str
    version: str
    year: int
    holidays: tuple[dt.date, ...] = ()
    workdays: tuple[dt.date, ...] = ()
    weekends_only: bool = False


def day_words(years: Mapping[int, CalendarYear], limits: LimitCatalogue) -> dict[dt.date, bool]:
    """Day → whether it is worked on, for all days somebody said so of; the city has the last word."""
    found: dict[dt.date, bool] = {}
    said = [(one.holidays, one.workdays) for one in years.values()]
    for holidays, workdays in [*said, (limits.holidays, limits.workdays)]:
        found |= dict.fromkeys(holidays, False) | dict.fromkeys(workdays, True)
    return found
