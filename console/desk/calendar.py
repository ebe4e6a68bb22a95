"""Working time (工作时, 工作日): which days are worked on, and how far a limit reaches over them.

Days of work come from chinesecalendar, which holds the State Council's lists (2004 on), and from the catalogues
for later years and for what a city does differently. Days are counted as the Civil Code does (民法典 201, 203):
the day of the start does not count, and the last day ends when its office closes.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

import msgspec

from console.errors import BadInput
from console.language import tr
from console.model.duty import minutes, zone_of
from console.model.limits import WEEKDAYS, WORKDAY, Limit, Span, Unit

MINUTE, HOUR = 60.0, 3600.0
DAY = dt.timedelta(days=1)


class MissingYear(BadInput):
    """Neither the program's list nor a catalogue knows the working days of a year."""

    def __init__(self, year: int) -> None:
        super().__init__(tr("The working days of {year} are not known, so the time limit cannot be reckoned; nothing "
                            "was changed. Import the year's list (catalog calendar {year} --file FILE), or count "
                            "its weekends only (catalog calendar {year} --weekends).", year=year))
        self.year = year


class _Year(msgspec.Struct, frozen=True):
    """Office hours of one year, in order. Times are seconds since 1970 UTC.

    Attributes:
        starts, ends: of each stretch of work.
        before: work seconds of the year up to each start.
        after: work seconds of the year up to each end.
        total: work seconds of the year.
        days: ordinals of the days that are worked on.
        closings: when the office closes on each of them.
    """

    starts: list[float]
    ends: list[float]
    before: list[float]
    after: list[float]
    total: float
    days: list[int]
    closings: list[float]

    def worked(self, at: float) -> float:
        """Work seconds of the year up to a moment."""
        i = bisect_right(self.starts, at) - 1
        return 0.0 if i < 0 else self.before[i] + min(at, self.ends[i]) - self.starts[i]

    def moment(self, worked: float) -> float:
        """The first moment at which so many seconds (0 < worked <= total) have been worked."""
        i = bisect_left(self.after, worked)
        return self.starts[i] + worked - self.before[i]


class WorkCalendar:
    """Office hours over the years. Immutable but for what it has worked out already; safe from any thread.

    Args:
        office: "workday" or a weekday's name → opening hours, in order and without overlap.
        time_zone: name in the IANA data base.
        extra_days: days that are not what the list of holidays says.
        known_years: years whose free days are the weekends and `extra_days`, whatever the list says.
        legal_holidays: "china", or "" where there are only weekends and `extra_days`.
    """

    def __init__(self, office: Mapping[str, tuple[Span, ...]], time_zone: str = "Asia/Shanghai",
                 extra_days: Mapping[dt.date, bool] | None = None, known_years: frozenset[int] = frozenset(),
                 legal_holidays: str = "china") -> None:
        self._office = {name: tuple((minutes(a), minutes(b)) for a, b in spans) for name, spans in office.items()}
        self._zone = zone_of(time_zone)
        self._extra = dict(extra_days or {})
        self._known = known_years
        self._legal = legal_holidays
        self._years: dict[int, _Year] = {}

    @property
    def day_seconds(self) -> float:
        """Work seconds of a usual working day."""
        return sum(b - a for a, b in self._office.get(WORKDAY, ())) * MINUTE

    def is_workday(self, day: dt.date) -> bool:
        """Whether offices are open on that day.

        Raises:
            MissingYear: nobody knows.
        """
        said = self._extra.get(day)
        if said is not None:
            return said
        if day.year in self._known or not self._legal:
            return day.weekday() < 5
        import chinese_calendar  # 10 ms that a start without cases need not wait for

        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            raise MissingYear(day.year) from None

    def add(self, start: float, limit: Limit) -> float:
        """When a limit that begins at `start` ends; both in seconds since 1970 UTC.

        Raises:
            MissingYear: it reaches into a year nobody knows.
        """
        if limit.unit is Unit.WORK_DAY:
            return self._closing(self._local(start), int(limit.amount))
        return self.shift(start, self.seconds(limit), limit.unit)

    def seconds(self, limit: Limit) -> float:
        """A limit's length in seconds of its own kind: of work, or of the wall clock."""
        each = {Unit.MINUTE: MINUTE, Unit.HOUR: HOUR, Unit.WORK_HOUR: HOUR, Unit.WORK_DAY: self.day_seconds}
        return limit.amount * each[limit.unit]

    def between(self, start: float, end: float, unit: Unit | str = Unit.WORK_HOUR) -> float:
        """Seconds from start to end, negative if the end is earlier: of work, or of the wall clock.

        Raises:
            MissingYear: as `add`.
        """
        if not Unit(unit).is_work:
            return end - start
        if end < start:
            return -self.between(end, start, unit)
        first, last = self._local(start).year, self._local(end).year
        whole_years = sum(self._year(year).total for year in range(first, last))
        return whole_years + self._year(last).worked(end) - self._year(first).worked(start)

    def shift(self, start: float, seconds: float, unit: Unit | str = Unit.WORK_HOUR) -> float:
        """The moment so many seconds after `start` (before it, if negative): of work, or of the wall clock.

        Raises:
            MissingYear: as `add`.
        """
        if not Unit(unit).is_work:
            return start + seconds
        if not seconds:
            return start
        number = self._local(start).year
        wanted = self._year(number).worked(start) + seconds
        while wanted > (total := self._year(number).total):
            wanted -= total
            number += 1
        while wanted <= 0:
            number -= 1
            wanted += self._year(number).total
        return self._year(number).moment(wanted)

    def _closing(self, start: dt.datetime, count: int) -> float:
        """When offices close on the `count`-th working day after the day of `start`."""
        number = start.year
        wanted = bisect_right(self._year(number).days, start.toordinal()) + count
        while wanted > (had := len(self._year(number).days)):
            wanted -= had
            number += 1
        return self._year(number).closings[wanted - 1]

    def _hours(self, day: dt.date) -> tuple[tuple[int, int], ...]:
        """Opening hours of a working day, in minutes after midnight."""
        return self._office.get(WEEKDAYS[day.weekday()], self._office.get(WORKDAY, ()))

    def _local(self, at: float) -> dt.datetime:
        try:
            return dt.datetime.fromtimestamp(at, self._zone)
        except (ValueError, OverflowError, OSError):  # some feeds send times that no calendar has
            raise MissingYear(dt.MINYEAR if at < 0 else dt.MAXYEAR) from None

    def _moment(self, day: dt.date, minute: int) -> float:
        """Seconds since 1970 UTC of a minute after midnight (1440 is the next midnight)."""
        if minute == 1440:
            day, minute = day + DAY, 0
        return dt.datetime.combine(day, dt.time(minute // 60, minute % 60), self._zone).timestamp()

    def _year(self, number: int) -> _Year:
        found = self._years.get(number)
        if found is None:
            found = self._years[number] = self._work_out(number)
        return found

    def _work_out(self, number: int) -> _Year:
        if not dt.MINYEAR < number < dt.MAXYEAR:
            raise MissingYear(number)
        first = dt.date(number, 1, 1)
        days = (first + DAY * i for i in range((dt.date(number + 1, 1, 1) - first).days))
        open_days = [day for day in days if self.is_workday(day) and self._hours(day)]
        spans = [[(self._moment(day, a), self._moment(day, b)) for a, b in self._hours(day)] for day in open_days]
        flat = [span for day in spans for span in day]
        after = list(accumulate(b - a for a, b in flat))
        return _Year([a for a, _ in flat], [b for _, b in flat], [0.0, *after[:-1]], after, after[-1] if after else 0.0,
                     [day.toordinal() for day in open_days], [day[-1][1] for day in spans])
