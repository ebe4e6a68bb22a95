"""What the panels call things: states, priorities, sources, levels, times, telephone numbers.

Every word goes through `tr`; nothing here knows a widget.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from console.language import current, tr
from console.model.area import Level
from console.model.case import Priority, Source, State

MINUTE, HOUR, DAY = 60, 3600, 86400


@cache
def _states(language: str) -> dict[State, str]:
    return {
        State.REPORTED: tr("Reported"), State.ACCEPTED: tr("Accepted"), State.REFUSED: tr("Refused"),
        State.REGISTERED: tr("Registered"), State.DISPATCHED: tr("Dispatched"), State.TAKEN: tr("Taken"),
        State.ARRIVED: tr("Arrived"), State.HANDLED: tr("Handled"), State.FED_BACK: tr("Fed back"),
        State.CHECKED: tr("Checked"), State.REWORK: tr("Rework"), State.SUSPENDED: tr("Suspended"),
        State.CLOSED: tr("Closed"), State.MERGED: tr("Merged"),
    }


@cache
def _priorities(language: str) -> dict[Priority, str]:
    return {Priority.URGENT: tr("Urgent"), Priority.HIGH: tr("High"), Priority.NORMAL: tr("Normal"),
            Priority.LOW: tr("Low")}


@cache
def _sources(language: str) -> dict[Source, str]:
    return {
        Source.PATROL: tr("Grid patrol"), Source.VOLUNTEER: tr("Volunteer"), Source.HOTLINE: tr("Hotline"),
        Source.QR: tr("QR code"), Source.SENSOR: tr("Sensor"), Source.OPINION: tr("Public opinion"),
        Source.FEED: tr("Outside feed"), Source.DESK: tr("At the desk"),
    }


@cache
def _levels(language: str) -> dict[Level, str]:
    return {Level.CITY: tr("City"), Level.DISTRICT: tr("District"), Level.STREET: tr("Street"),
            Level.COMMUNITY: tr("Community"), Level.GRID: tr("Grid")}


def state_word(state: State) -> str:
    """The state in the user's language: 受理, 派遣 …"""
    return _states(current())[state]


def priority_word(priority: Priority) -> str:
    """紧急, 较急, 一般, 低."""
    return _priorities(current())[priority]


def source_word(source: Source) -> str:
    """网格巡查, 热线 …"""
    return _sources(current())[source]


def level_word(level: Level) -> str:
    """区, 街道, 社区, 网格."""
    return _levels(current())[level]


def level_count(level: Level, count: int) -> str:
    """How many areas of a level: 街道 10, "10 streets"."""
    if count == 1:
        return {Level.CITY: tr("1 city"), Level.DISTRICT: tr("1 district"), Level.STREET: tr("1 street"),
                Level.COMMUNITY: tr("1 community"), Level.GRID: tr("1 grid")}[level]
    n = f"{count:,}"
    return {Level.CITY: tr("{n} cities", n=n), Level.DISTRICT: tr("{n} districts", n=n),
            Level.STREET: tr("{n} streets", n=n), Level.COMMUNITY: tr("{n} communities", n=n),
            Level.GRID: tr("{n} grids", n=n)}[level]


def span(seconds: float) -> str:
    """A length of time in its largest fitting unit: "40 s", "3 min", "5 h", "2 d"."""
    seconds = max(0.0, seconds)
    if seconds < MINUTE:
        return tr("{n} s", n=int(seconds))
    if seconds < HOUR:
        return tr("{n} min", n=int(seconds // MINUTE))
    if seconds < 2 * DAY:
        return tr("{n} h", n=int(seconds // HOUR))
    return tr("{n} d", n=int(seconds // DAY))


def ago(at: float, now: float) -> str:
    """How long ago something was; a clock up to a minute ahead counts as now (times in seconds UTC)."""
    if not at:
        return "—"
    if at > now + MINUTE:
        return tr("in {span}", span=span(at - now))
    if now - at < 10:
        return tr("just now")
    return tr("{span} ago", span=span(now - at))


def time_left(due: float | None, now: float, is_open: bool = True) -> str:
    """Until the limit or past it: "2 h left", "3 d over"; a dash where no clock runs."""
    if due is None or not is_open:
        return "—"
    if now > due:
        return tr("{span} over", span=span(now - due))
    return tr("{span} left", span=span(due - now))


def moment(at: float | None, now: float | None = None, seconds: bool = False) -> str:
    """Local date and time, to the minute or the second; only the time of day where it is the same day as `now`."""
    if not at:
        return "—"
    when = datetime.fromtimestamp(at)
    if now is not None and when.date() == datetime.fromtimestamp(now).date():
        return when.strftime("%H:%M:%S")
    return when.strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")


def mask_phone(phone: str) -> str:
    """First three and last four digits: who may see the whole number is decided by role, not by a card."""
    digits = "".join(c for c in phone if c.isdigit())
    if len(digits) < 8:
        return "*" * len(digits)
    return f"{digits[:3]}****{digits[-4:]}"


def size_words(square_metres: float) -> str:
    """Area on the ellipsoid in km² or m², a dash where there is no geometry."""
    if square_metres <= 0:
        return "—"
    if square_metres >= 100_000:
        return tr("{n} km²", n=f"{square_metres / 1e6:.2f}")
    return tr("{n} m²", n=f"{square_metres:,.0f}")


def demo_word() -> str:
    """Generated data is called that wherever it shows (演示数据)."""
    return tr("Demo data")


def authority_word(authority: str) -> str:
    """Who issued a code, spelt out where it is one of the two ministries' lists."""
    return {"NBS": tr("Bureau of Statistics"), "MCA": tr("Civil Affairs"), "demo": tr("Made for the demo")}.get(
        authority, authority)


def post_word(post: str) -> str:
    """A post of the staff; one the program does not know is shown as written."""
    return {
        "grid_worker": tr("Grid worker"), "supervisor": tr("Supervisor"),
        "safety_officer": tr("Safety officer"), "emergency": tr("Emergency squad"),
        "property_manager": tr("Property manager"), "mediator": tr("Mediator"),
        "commander": tr("Commander"), "duty_officer": tr("Duty officer"),
        "dispatcher": tr("Dispatcher"), "inspector": tr("Inspector"),
    }.get(post.replace(" ", "_").lower(), post)
