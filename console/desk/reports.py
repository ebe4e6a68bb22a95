"""What a source says about one incident, and what that means for the case we hold."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from console.desk.report_limits import ReportLimits
from console.language import tr
from console.model.case import Case, Priority, Source, State
from console.model.catalogue import Catalogue
from console.model.changes import Changes

# The field that keeps when a case last came to a state.
STAMPS = {
    State.ACCEPTED: "accepted_at", State.REGISTERED: "registered_at", State.DISPATCHED: "dispatched_at",
    State.TAKEN: "taken_at", State.ARRIVED: "arrived_at", State.HANDLED: "handled_at", State.FED_BACK: "fed_back_at",
    State.CHECKED: "checked_at",
}


class Report(msgspec.Struct, frozen=True):
    """One message about one incident. What a report leaves empty it does not say: the case keeps it.

    Attributes:
        feed: name of the feed, "" for what is registered at the desk.
        external_id: the incident's id at the source; with `feed` it makes the case's id.
        title, class_code, address: "" where the source says nothing.
        priority, state, source: None where the source says nothing.
        lon, lat: EPSG:4490 degrees; both None without a place.
        reported_at: when the incident began, seconds since 1970 UTC; None for the time of its first report.
        updated_at: when the source said this, seconds since 1970 UTC; None for now.
        extra: the source's other fields as text, replacing those known; None to keep them.
        demo: generated, not real.
    """

    feed: str
    external_id: str
    title: str = ""
    class_code: str = ""
    priority: Priority | None = None
    state: State | None = None
    source: Source | None = None
    lon: float | None = None
    lat: float | None = None
    address: str = ""
    reported_at: float | None = None
    updated_at: float | None = None
    extra: dict[str, str] | None = None
    demo: bool = False

    @property
    def case_id(self) -> str:
        return f"{self.feed or 'desk'}:{self.external_id}"

    @property
    def place(self) -> tuple[float, float] | None:
        """Longitude and latitude, or None where they are missing, not on the globe, or the 0, 0 of a blank."""
        lon, lat = self.lon, self.lat
        if lon is None or lat is None or not (math.isfinite(lon) and math.isfinite(lat)):
            return None
        if not (-180 <= lon <= 180 and -90 <= lat <= 90) or (abs(lon) < 1e-9 and abs(lat) < 1e-9):
            return None
        return lon, lat


class Intake(msgspec.Struct, frozen=True):
    """What became of a batch: `new + updated + repeated + len(refused)` is the number of its reports.

    Attributes:
        new: reports that opened a case.
        updated: reports that changed a known case.
        repeated: reports that said nothing new, and late ones that a newer report had overtaken.
        unplaced: cases among `new` that have no place.
        refused: (external id, why) of reports that cannot be used.
        notices: sentences the user should see, for example that cases have no time limit because a year of the
            calendar is missing.
        changes: the cases as they are now.
    """

    new: int = 0
    updated: int = 0
    repeated: int = 0
    unplaced: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    changes: Changes[Case] = Changes()
    notices: tuple[str, ...] = ()


def why_refused(report: Report) -> str:
    """Why a report cannot become a case; "" where it can."""
    if not report.external_id.strip():
        return tr("It has no id.")
    for time in (report.reported_at, report.updated_at):
        if time is not None and not math.isfinite(time):
            return tr("Its time is not a number.")
    return ""


def opening(report: Report, area: str, catalogue: Catalogue, now: float,
            limits: ReportLimits | None = None) -> dict[str, Any]:
    """Case fields of a first report, those at their defaults left out to keep the ledger small.

    Args:
        area: id of the finest area holding the place.
        now: seconds since 1970 UTC, for a report without any time.
        limits: works out the limits; None for the hours of the class, on the wall clock.

    Raises:
        MissingYear: a limit of a case made by hand reaches into a year nobody knows.
    """
    said = report.updated_at if report.updated_at is not None else now
    began = report.reported_at if report.reported_at is not None else said
    kind = catalogue.get(report.class_code)
    state = report.state or State.REPORTED
    fields: dict[str, Any] = {
        "title": report.title or report.address or catalogue.label(report.class_code),
        "class_code": report.class_code,
        "priority": int(report.priority or (kind.priority if kind else Priority.NORMAL)),
        "state": state.value,
        "source": (report.source or (Source.FEED if report.feed else Source.DESK)).value,
        "reported_at": began,
        "updated_at": said,
    }
    fields |= (limits or ReportLimits(catalogue)).opening(
        report.class_code, fields["priority"], began, state, said if report.state else began, by_hand=not report.feed)
    if report.place is not None:
        fields["lon"], fields["lat"] = report.place
    if report.state is not None:
        fields |= moved(report.state, None, said)
    rest = {"area": area, "address": report.address, "feed": report.feed, "external_id": report.external_id,
            "demo": report.demo, "extra": report.extra}
    return fields | {name: value for name, value in rest.items() if value}


def revision(known: Case, report: Report, area: str, catalogue: Catalogue, now: float,
             heard: float = 0.0, limits: ReportLimits | None = None) -> dict[str, Any]:
    """Case fields that the report changes, with its time; empty if it says nothing new.

    A late report only fills in what nobody has said yet, so that the order of arrival does not matter.

    Args:
        heard: when the source last said anything about the case, be it only a repetition.
    """
    said = report.updated_at if report.updated_at is not None else now
    limits, names_priority = limits or ReportLimits(catalogue), report.priority is not None
    fields: dict[str, Any] = {}
    if said < max(known.updated_at, heard):
        fields = _blanks_filled(known, report, area)
        return fields | limits.renewed(known, fields, names_priority)
    for name in ("title", "class_code", "address"):
        value = getattr(report, name)
        if value and value != getattr(known, name):
            fields[name] = value
    if report.priority is not None and report.priority != known.priority:
        fields["priority"] = int(report.priority)
    if report.source is not None and report.source != known.source:
        fields["source"] = report.source.value
    if report.reported_at is not None and report.reported_at != known.reported_at:
        fields["reported_at"] = report.reported_at
    if report.place is not None and report.place != (known.lon, known.lat):
        fields["lon"], fields["lat"] = report.place
        fields["area"] = area
    if report.extra is not None and report.extra != known.extra:
        fields["extra"] = report.extra
    if report.state is not None:
        fields |= _said_state(report.state, known, said)
    if not fields:
        return {}
    return fields | limits.renewed(known, fields, names_priority) | {"updated_at": said}


def _blanks_filled(known: Case, report: Report, area: str) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(report, name) for name in ("class_code", "address")
                              if getattr(report, name) and not getattr(known, name)}
    if report.place is not None and not known.is_placed:
        fields["lon"], fields["lat"] = report.place
        fields["area"] = area
    return fields


def moved(to: State, known: Case | None, at: float) -> dict[str, Any]:
    """Case fields of coming to a state at `at` (seconds since 1970 UTC), be it by a step or by a source's word.

    Args:
        known: the case so far; None for a new one.
    """
    fields: dict[str, Any] = {"state": to.value, "state_at": at}
    if to in STAMPS:
        fields[STAMPS[to]] = at
    if to is State.DISPATCHED and (known is None or known.first_dispatched_at is None):
        fields["first_dispatched_at"] = at
    closed = None if to.is_open else at
    if closed != (known.closed_at if known else None):
        fields["closed_at"] = closed
    if known is not None and known.state in (State.CLOSED, State.REFUSED) and to.is_open:
        fields["reopenings"] = known.reopenings + 1
    if known is not None and State.SUSPENDED in (to, known.state):
        fields["before_suspension"] = known.state.value if to is State.SUSPENDED and known.is_open else ""
    return fields


def _said_state(to: State, known: Case, at: float) -> dict[str, Any]:
    """Case fields of a source's word about the state.

    Until the desk has moved the case, the source leads. From then on a repetition means nothing, the source's
    own way to the end is only noted, and what counts is that it calls the case over, or open again.
    """
    again = {"reworks": known.reworks + 1} if to is State.REWORK else {}
    if not known.source_state:
        return moved(to, known, at) | again if to != known.state else {}
    if to.value == known.source_state:
        return {}
    fields: dict[str, Any] = {"source_state": to.value}
    if to.is_open != known.is_open and known.state is not State.MERGED:
        fields |= moved(to, known, at)
    return fields
