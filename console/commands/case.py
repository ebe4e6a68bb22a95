"""`case …`: list, look at, register and move cases."""

from __future__ import annotations

import time
from functools import cache, partial
from typing import Any

import msgspec
import typer

from console.commands.tree import console_of, door
from console.desk.cases import Report
from console.desk.filter import CaseFilter
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.case import Case, Priority, Source, State
from console.wiring import Console

app = typer.Typer(no_args_is_help=True)

TIMES = ("reported_at", "updated_at", "due_at", "closed_at")


@app.command("list")
@door(icon="mdi6.format-list-bulleted")
def list_cases(
    ctx: typer.Context,
    area: str = typer.Option("", help="Name, code or id of an area; with all below it."),
    state: State | None = typer.Option(None, help="Only cases in this state."),
    text: str = typer.Option("", help="Words in title, address or id."),
    only_open: bool = typer.Option(False, "--open", help="Without closed and refused cases."),
    unplaced: bool = typer.Option(False, "--unplaced", help="Only cases without a place."),
    limit: int = typer.Option(0, min=0, help="At most so many, the latest first; 0 for all."),
) -> list[dict[str, Any]]:
    """List cases, the latest first."""
    console = console_of(ctx)
    within = _within(console, area) if area else None
    wanted = CaseFilter(area=area, states=frozenset({state} if state else ()), text=text, open_only=only_open,
                        placed=False if unplaced else None)
    found = wanted.select(console.cases.cases().values(), within)
    found.sort(key=lambda case: (-case.reported_at, case.id))
    line = _Lines(console)
    return [line.of(case) for case in (found[:limit] if limit else found)]


@app.command("show")
@door(icon="mdi6.card-text-outline")
def show(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
) -> dict[str, Any]:
    """Show a case and everything that happened to it."""
    console = console_of(ctx)
    case = console.cases.get(case_id)
    if case is None:
        raise NotFound(tr("There is no case {id}.", id=case_id))
    shown = msgspec.to_builtins(case) | {name: _moment(getattr(case, name)) for name in TIMES}
    shown |= {"class": console.catalogue.label(case.class_code), "priority": case.priority.name.lower(),
              "area_name": _area_name(console, case.area)}
    shown["history"] = [
        {"at": _moment(entry.at), "kind": entry.kind, "actor": entry.actor, "payload": entry.payload}
        for entry in console.cases.history(case_id)
    ]
    return shown


@app.command("report")
@door(menu="Cases", icon="mdi6.plus-circle-outline")
def report(
    ctx: typer.Context,
    title: str = typer.Argument(..., help="What happened, in one line."),
    class_code: str = typer.Option("", "--class", help="Code of a class of the catalogue."),
    lon: float | None = typer.Option(None, help="Longitude in degrees (CGCS2000)."),
    lat: float | None = typer.Option(None, help="Latitude in degrees (CGCS2000)."),
    address: str = typer.Option("", help="The place in words."),
    source: Source = typer.Option(Source.DESK, help="Who reported it."),
    urgent: bool = typer.Option(False, "--urgent", help="Urgent whatever its class says."),
) -> dict[str, Any]:
    """Register a case."""
    console = console_of(ctx)
    made = Report(feed="", external_id="", title=title, class_code=class_code, lon=lon, lat=lat, address=address,
                  source=source, priority=Priority.URGENT if urgent else None)
    if made.place is None and (lon is not None or lat is not None):
        raise BadInput(tr("A place needs a longitude from -180 to 180 and a latitude from -90 to 90, both. "
                          "Nothing was changed."))
    return _Lines(console).of(console.cases.register(made))


@app.command("state")
@door(menu="Cases", icon="mdi6.swap-horizontal")
def move(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
    state: State = typer.Argument(..., help="The state it moves to."),
    why: str = typer.Option("", help="The reason, kept in the record."),
) -> dict[str, Any]:
    """Move a case to another state."""
    console = console_of(ctx)
    console.cases.transition(case_id, state, why=why)
    return _Lines(console).of(console.cases.cases()[case_id])


def _within(console: Console, area: str) -> set[str]:
    tree = console.areas.tree()
    found = tree.find(area)
    if not found:
        raise NotFound(tr("There is no area {name} in this profile.", name=area))
    return set().union(*(tree.within(one.id) for one in found))


class _Lines:
    """Cases as lines of a list; tens of thousands share the same few classes and areas."""

    def __init__(self, console: Console) -> None:
        self._now = time.time()
        self._label = cache(console.catalogue.label)
        self._area = cache(partial(_area_name, console))

    def of(self, case: Case) -> dict[str, Any]:
        return {
            "id": case.id, "title": case.title, "class_code": case.class_code, "class": self._label(case.class_code),
            "priority": case.priority.name.lower(), "state": case.state.value, "source": case.source.value,
            "area": case.area, "area_name": self._area(case.area), "address": case.address,
            "lon": case.lon, "lat": case.lat,
            "reported_at": _moment(case.reported_at), "due_at": _moment(case.due_at),
            "overdue": case.is_overdue(self._now), "feed": case.feed, "demo": case.demo,
        }


def _area_name(console: Console, area_id: str) -> str:
    area = console.areas.tree().get(area_id)
    return area.name if area else ""


def _moment(at: float | None) -> str | None:
    """A time as ISO 8601 in this machine's zone, to the second. By hand: `datetime` takes ten times as long."""
    if at is None:
        return None
    t = time.localtime(at)
    hours, minutes = divmod(abs(t.tm_gmtoff) // 60, 60)
    return (f"{t.tm_year:04}-{t.tm_mon:02}-{t.tm_mday:02}T{t.tm_hour:02}:{t.tm_min:02}:{t.tm_sec:02}"
            f"{'-' if t.tm_gmtoff < 0 else '+'}{hours:02}:{minutes:02}")
