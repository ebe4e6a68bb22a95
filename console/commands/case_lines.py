"""Cases as lines of an answer, for every command that shows some."""

from __future__ import annotations

import math
import time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from console.desk.next_case import is_back
from console.model.case import Case

if TYPE_CHECKING:
    from console.wiring import Console

QUARTER = 900  # seconds


class CaseLines:
    """Cases as lines of a list; tens of thousands share the same few classes and areas."""

    def __init__(self, console: Console) -> None:
        self._now = time.time()
        self._label = cache(console.catalogue.label)
        self._area = cache(partial(area_name, console))

    def of(self, case: Case) -> dict[str, Any]:
        """One case; times as ISO 8601."""
        return {
            "id": case.id, "title": case.title, "class_code": case.class_code, "class": self._label(case.class_code),
            "priority": case.priority.name.lower(), "state": case.state.value, "source": case.source.value,
            "area": case.area, "area_name": self._area(case.area), "address": case.address,
            "lon": case.lon, "lat": case.lat, "handler": case.handler, "level": case.level,
            "reported_at": moment(case.reported_at), "due_at": moment(case.due_at),
            "step_due_at": moment(case.step_due_at), "overdue": case.is_overdue(self._now), "back": is_back(case),
            "feed": case.feed, "demo": case.demo,
        }


def area_name(console: Console, area_id: str) -> str:
    """The area's name, "" for none."""
    area = console.areas.tree().get(area_id)
    return area.name if area else ""


def moment(at: float | None) -> str | None:
    """A time as ISO 8601 in this machine's zone, to the second. By hand: `datetime` takes ten times as long."""
    if at is None:
        return None
    number, seconds = divmod(math.floor(at), QUARTER)
    day_and_hour, minute, zone = _quarter(number)
    return f"{day_and_hour}{minute + seconds // 60:02}:{seconds % 60:02}{zone}"


@lru_cache(100_000)
def _quarter(number: int) -> tuple[str, int, str]:
    """What all times of one quarter of an hour share; every zone on earth begins at a full quarter."""
    t = time.localtime(number * QUARTER)
    hours, minutes = divmod(abs(t.tm_gmtoff) // 60, 60)
    return (f"{t.tm_year:04}-{t.tm_mon:02}-{t.tm_mday:02}T{t.tm_hour:02}:", t.tm_min,
            f"{'-' if t.tm_gmtoff < 0 else '+'}{hours:02}:{minutes:02}")
