"""Reading limits and calendar years from files, and refusing what would mislead later."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import tr
from console.model.case import Priority, State
from console.model.catalogue import CaseClass
from console.model.duty import check_zone, minutes
from console.model.limits import (
    WEEKDAYS,
    WORKDAY,
    CalendarYear,
    Limit,
    LimitCatalogue,
    LimitRule,
    Span,
    Unit,
)

T = TypeVar("T")
LONGEST = {Unit.MINUTE: 5_000_000, Unit.HOUR: 87_600, Unit.WORK_HOUR: 20_000, Unit.WORK_DAY: 2_500}  # ten years


def read_limits(path: Path) -> LimitCatalogue:
    """Read and check a catalogue of limits (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, a limit of zero, office hours that overlap, a rule given twice.
    """
    found = _decoded(path, LimitCatalogue, tr("catalogue of time limits"))
    check_limits(found, path.name)
    return found


def read_calendar_year(path: Path) -> CalendarYear:
    """Read and check the days of one year (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, a day of another year or one given twice, or no days at all.
    """
    found = _decoded(path, CalendarYear, tr("calendar of one year"))
    check_year(found, path.name)
    return found


def check_limits(found: LimitCatalogue, file: str) -> None:
    """Refuse limits that cannot work. Raises `BadInput` naming the place."""
    check_zone(found.time_zone, file)
    if not found.version.strip():
        raise BadInput(tr("{file} has no version. Nothing was changed.", file=file))
    if not 0 <= found.warn < 1:
        raise BadInput(tr("{file}: warn must be a share of at least 0 and under 1, not {warn}. Nothing was changed.",
                          file=file, warn=found.warn))
    _check_office(found.office, file)
    _check_days(found.holidays, found.workdays, file)
    seen: set[tuple[str, int]] = set()
    for rule in found.rules:
        _check_rule(rule, file)
        for key in _keys(rule):
            if key in seen:
                raise BadInput(tr("{file} has two rules for class {code} with priority {priority}. Nothing was "
                                  "changed.", file=file, code=key[0] or "*", priority=key[1] or "*"))
            seen.add(key)


def check_coverage(found: LimitCatalogue, classes: Mapping[str, CaseClass], known: Collection[str],
                   file: str) -> None:
    """Refuse limits that speak of classes nobody knows, or leave a class without a limit.

    Args:
        classes: the classes in force, by code.
        known: codes that are or ever were in force.

    Raises:
        BadInput: naming the class.
    """
    for rule in found.rules:
        for start in rule.classes:
            if not any(code.startswith(start) for code in known):
                raise BadInput(tr("{file} has a limit for class {code}, which no catalogue of classes has. Nothing "
                                  "was changed.", file=file, code=start))
    for code, kind in classes.items():
        for priority in Priority:
            if found.rule_of(code, priority).whole is None:
                raise BadInput(tr("{file} has a gap: class {code} ({name}) with priority {priority} has no limit. "
                                  "Nothing was changed; add a rule without classes for the rest.", file=file,
                                  code=code, name=kind.label, priority=int(priority)))


def check_year(found: CalendarYear, file: str) -> None:
    """Refuse a year that cannot be right. Raises `BadInput` naming the day."""
    if not dt.MINYEAR < found.year < dt.MAXYEAR:
        raise BadInput(tr("{file}: there is no year {year}. Nothing was changed.", file=file, year=found.year))
    _check_days(found.holidays, found.workdays, file)
    for day in (*found.holidays, *found.workdays):
        if day.year != found.year:
            raise BadInput(tr("{file} is about {year} and names {day}. Nothing was changed.", file=file,
                              year=found.year, day=day))
    for day in found.workdays:
        if day.weekday() < 5:
            raise BadInput(tr("{file}: {day} is no Saturday or Sunday, so it needs no make-up day. Nothing was "
                              "changed.", file=file, day=day))
    if not found.holidays and not found.weekends_only:
        raise BadInput(tr("{file} has a gap: it names no holiday of {year}. Nothing was changed; say weekends_only = "
                          "true if the list is not known yet.", file=file, year=found.year))


def _decoded(path: Path, kind: type[T], word: str) -> T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a {kind} ({why}). Nothing was changed.", file=path.name, kind=word,
                          why=cause_of(error))) from error


def _check_office(office: Mapping[str, tuple[Span, ...]], file: str) -> None:
    unknown = next((name for name in office if name not in (WORKDAY, *WEEKDAYS)), None)
    if unknown is not None:
        raise BadInput(tr("{file}: office hours are given for “{day}”; use {days}. Nothing was changed.", file=file,
                          day=unknown, days=", ".join((WORKDAY, *WEEKDAYS))))
    if not office.get(WORKDAY):
        raise BadInput(tr("{file} has no office hours for “workday”. Nothing was changed.", file=file))
    for name, spans in office.items():
        _check_spans(name, spans, file)


def _check_spans(name: str, spans: tuple[Span, ...], file: str) -> None:
    try:
        found = [(minutes(a), minutes(b)) for a, b in spans]
    except ValueError as error:
        raise BadInput(tr("{file}: the office hours of {day} name {time}, which is no time of a day. Nothing was "
                          "changed.", file=file, day=name, time=error)) from error
    if any(a >= b for a, b in found):
        raise BadInput(tr("{file}: the office hours of {day} end before they begin. Nothing was changed.", file=file,
                          day=name))
    if any(before[1] > after[0] for before, after in pairwise(found)):
        raise BadInput(tr("{file}: the office hours of {day} overlap or are out of order. Nothing was changed.",
                          file=file, day=name))


def _check_days(holidays: tuple[dt.date, ...], workdays: tuple[dt.date, ...], file: str) -> None:
    seen: set[dt.date] = set()
    for day in (*holidays, *workdays):
        if day in seen:
            raise BadInput(tr("{file} names {day} twice. Nothing was changed.", file=file, day=day))
        seen.add(day)


def _check_rule(rule: LimitRule, file: str) -> None:
    name = ", ".join(rule.classes) or "*"
    if any(not start.strip() for start in rule.classes):
        raise BadInput(tr("{file} has a rule with an empty class. Nothing was changed.", file=file))
    wrong = next((p for p in rule.priorities if p not in set(Priority)), None)
    if wrong is not None:
        raise BadInput(tr("{file}: the rule for class {code} names priority {priority}; they are 1 to 4. Nothing was "
                          "changed.", file=file, code=name, priority=wrong))
    states = {state.value for state in State if state.is_open} - {State.SUSPENDED.value}
    unknown = next((state for state in rule.steps if state not in states), None)
    if unknown is not None:
        raise BadInput(tr("{file}: the rule for class {code} has a limit for “{state}”, where no clock runs. Nothing "
                          "was changed.", file=file, code=name, state=unknown))
    if rule.whole is not None and rule.whole.since != "entry":
        raise BadInput(tr("{file}: the whole of class {code} counts from the report anyway; leave “since” out. "
                          "Nothing was changed.", file=file, code=name))
    for limit in (*([rule.whole] if rule.whole else []), *rule.steps.values()):
        _check_limit(limit, name, file)


def _check_limit(limit: Limit, name: str, file: str) -> None:
    if not math.isfinite(limit.amount) or limit.amount <= 0:
        raise BadInput(tr("{file}: class {code} has a limit of {amount}; a limit must be above 0. Nothing was "
                          "changed.", file=file, code=name, amount=f"{limit.amount:g}"))
    if limit.amount > LONGEST[limit.unit]:
        raise BadInput(tr("{file}: class {code} has a limit of {amount}, which is over ten years. Nothing was "
                          "changed.", file=file, code=name, amount=limit.label))
    if limit.unit is Unit.WORK_DAY and limit.amount != int(limit.amount):
        raise BadInput(tr("{file}: class {code} has a limit of {amount}; work days must be whole. Nothing was "
                          "changed.", file=file, code=name, amount=limit.label))


def _keys(rule: LimitRule) -> Iterator[tuple[str, int]]:
    """Every class and priority a rule names; 0 for all priorities."""
    for code in rule.classes or ("",):
        for priority in rule.priorities or (0,):
            yield code, priority
