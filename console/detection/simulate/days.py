"""When a generated survey was flown, as real deliveries say it: GPS times that count from a known day.

The header's day of writing is the flight's too: laspy would put today there, and equal seeds must make equal files.
"""

from __future__ import annotations

import datetime

import laspy
from laspy.header import GpsTimeType

from console.detection.reading import GPS_START

EARLIEST = datetime.date(2023, 3, 1)
TAKE_OFF = datetime.timedelta(hours=2)  # UTC: ten in the morning in China
STANDARD = 1e9  # seconds that "adjusted standard GPS time" leaves out (LAS 1.4 R15)


def flight_days(seed: int) -> tuple[datetime.date, datetime.date]:
    """Days of the earlier and the later flight: half a year to a year and a half apart, by the seed."""
    first = EARLIEST + datetime.timedelta(days=seed * 37 % 300)
    return first, first + datetime.timedelta(days=180 + seed * 53 % 360)


def dated(header: laspy.LasHeader, day: datetime.date) -> float:
    """Put a day into a header.

    Returns:
        GPS time of the take-off, s, to be added to the seconds since then.
    """
    header.creation_date = day
    header.global_encoding.gps_time_type = GpsTimeType.STANDARD
    moment = datetime.datetime.combine(day, datetime.time()) + TAKE_OFF
    return (moment - GPS_START).total_seconds() - STANDARD
