"""Days and months of a city, as people write them and where clocks are changed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.insight.periods import day_starts, end_of_day, moment_given, month_starts

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()


def test_a_day_ends_at_the_midnight_of_the_city():
    moments = np.array([at("2026-02-28T00:00:00"), at("2026-02-28T23:59:59"), np.nan])
    assert end_of_day(moments, SHANGHAI)[:2].tolist() == [at("2026-03-01T00:00:00")] * 2
    assert np.isnan(end_of_day(moments, SHANGHAI)[2])
    assert end_of_day(np.array([np.nan]), SHANGHAI).shape == (1,)


def test_the_day_on_which_clocks_are_put_forward_is_shorter():
    days, starts = day_starts(at("2026-03-07T12:00", NEW_YORK), at("2026-03-09T12:00", NEW_YORK), NEW_YORK)
    assert np.diff(starts).tolist() == [86400, 82800, 86400] and len(days) == 3


def test_months_across_a_year():
    months, starts = month_starts(at("2025-11-30T23:00"), at("2026-02-01T00:00"), SHANGHAI)
    assert [m.isoformat() for m in months] == ["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]
    assert starts[-1] == at("2026-03-01T00:00")


@given(st.datetimes(datetime(1995, 1, 1), datetime(2040, 1, 1)), st.sampled_from([SHANGHAI, NEW_YORK]))
def test_end_of_day_is_the_next_local_midnight(naive, zone):
    moment = naive.replace(tzinfo=UTC).timestamp()
    end = float(end_of_day(np.array([moment]), zone)[0])
    here, there = datetime.fromtimestamp(moment, zone), datetime.fromtimestamp(end, zone)
    assert moment < end <= moment + 25 * 3600
    assert (there.hour, there.minute) == (0, 0) and (there.date() - here.date()).days == 1


@pytest.mark.parametrize(("text", "start", "end"), [
    ("2026-11-22", "2026-11-22T00:00", "2026-11-23T00:00"), ("2026-12", "2026-12-01T00:00", "2027-01-01T00:00"),
    ("2026", "2026-01-01T00:00", "2027-01-01T00:00"), ("2026-11-22T09:30", "2026-11-22T09:30", "2026-11-22T09:30")])
def test_days_as_people_write_them(text, start, end):
    assert moment_given(text, SHANGHAI) == at(start)
    assert moment_given(text, SHANGHAI, end=True) == at(end)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13", "2026-02-30", "2026-1-1-1", "99999", "0"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(BadInput, match="is no day"):
        moment_given(text, SHANGHAI)
