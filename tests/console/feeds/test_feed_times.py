import locale
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.feeds.times import time_reader, zone_named

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize("format,zone,text,iso", [
    ("iso", UTC, "2024-02-04T13:32:58-08:00", "2024-02-04T21:32:58+00:00"),
    ("iso", UTC, "2026-01-07T19:19:01Z", "2026-01-07T19:19:01+00:00"),
    ("iso", ZoneInfo("America/New_York"), "2026-02-13T02:05:17.000", "2026-02-13T07:05:17+00:00"),
    ("iso", ZoneInfo("Asia/Shanghai"), "2026-11-21 08:30", "2026-11-21T00:30:00+00:00"),
    ("epoch", UTC, "1500000000", "2017-07-14T02:40:00+00:00"),
    ("epoch_ms", UTC, "1500000000250", "2017-07-14T02:40:00.250000+00:00"),
    ("%b %d %Y %I:%M%p", LOS_ANGELES, "Oct 29 2017 12:44AM", "2017-10-29T07:44:00+00:00"),
    ("%b %d %Y %I:%M%p", LOS_ANGELES, "Oct 29 2017  1:06PM", "2017-10-29T20:06:00+00:00"),
    ("%Y年%m月%d日 %H:%M", ZoneInfo("Asia/Shanghai"), "2026年3月5日 9:07", "2026-03-05T01:07:00+00:00"),
    ("%d/%m/%y", UTC, "05/03/26", "2026-03-05T00:00:00+00:00"),
])
def test_formats(format, zone, text, iso):
    assert time_reader([format], zone)(text) == datetime.fromisoformat(iso).timestamp()


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "Oct 32 2017 12:44AM", "nan", "1e30"])
def test_what_is_no_time(text):
    with pytest.raises(ValueError):
        time_reader(["iso", "epoch", "%b %d %Y %I:%M%p"], UTC)(text)


def test_month_names_are_english_in_any_system_language():
    before = locale.setlocale(locale.LC_TIME)
    with suppress(locale.Error):  # not every machine has it; the reader must not depend on it either way
        locale.setlocale(locale.LC_TIME, "zh_CN.UTF-8")
    try:
        assert time_reader(["%b %d %Y"], UTC)("Oct 29 2017") == datetime(2017, 10, 29, tzinfo=UTC).timestamp()
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_unknown_zone_and_unknown_code_are_named():
    with pytest.raises(BadInput, match="Mars/Base"):
        zone_named("Mars/Base")
    with pytest.raises(BadInput, match="%q"):
        time_reader(["%Y-%q"], UTC)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2090, 1, 1)))
def test_twelve_hour_clock_goes_there_and_back(moment):
    moment = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    half = "AM" if moment.hour < 12 else "PM"
    text = f"{moment:%Y-%m-%d} {(moment.hour - 1) % 12 + 1}:{moment:%M} {half}"
    assert time_reader(["%Y-%m-%d %I:%M %p"], UTC)(text) == moment.timestamp()
