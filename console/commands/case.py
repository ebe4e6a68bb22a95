"""`case …`: list, look at and report cases. Their steps stand in `case_steps.py` and `case_asides.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import typer

from console.commands import case_asides, case_files, case_help, case_history, case_steps
from console.commands.case_lines import CaseLines, area_name, moment
from console.commands.show import as_text
from console.commands.tree import console_of, door
from console.desk.cases import Report
from console.desk.diagram import diagram
from console.desk.filter import CaseFilter
from console.desk.links import reporters
from console.desk.registration import register
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.case import Case, Priority, Source, State

if TYPE_CHECKING:
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)


def _card(shown: dict[str, Any]) -> str:
    """A case for reading: what is not set is left out."""
    told = shown | {"history": _trail(shown["history"])}
    return as_text({name: value for name, value in told.items() if value not in (None, "", 0, False, {}, [])})


def _trail(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The history for reading: what a step gave and added; its times and counters are in the case."""
    return [{"at": one["at"], "kind": one["kind"], "actor": one["actor"], "why": one["payload"].get("why", ""),
             "what": ", ".join(f"{name}={value}" for name, value in _given(one["payload"]))} for one in entries]


def _given(payload: dict[str, Any]) -> list[tuple[str, Any]]:
    """What an entry set and added that is no time, no signature and no counter."""
    given = payload.get("set")
    said = [(name, value) for name, value in given.items()] if isinstance(given, dict) else []
    grown = payload.get("add")
    for name, items in grown.items() if isinstance(grown, dict) else ():
        said += [(name, next((one[key] for key in ("case", "name", "text") if one.get(key)), ""))
                 for one in items if isinstance(one, dict) and name != "handlings"]
    return [(name, value) for name, value in said
            if not name.endswith(("_at", "_by")) and value not in ("", None) and name not in ("extra", "external_id")]


@app.command("list")
@door(icon="mdi6.format-list-bulleted")
def list_cases(
    ctx: typer.Context,
    area: str = typer.Option("", help="Name, code or id of an area; with all below it."),
    state: State | None = typer.Option(None, help="Only cases in this state."),
    text: str = typer.Option("", help="Words in title, address or id."),
    handler: str = typer.Option("", help="Only cases sent to it: department:CODE, squad:CODE or person:ID."),
    mine: bool = typer.Option(False, "--mine", help="Only cases that wait for something you can do."),
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
    if handler:
        found = [case for case in found if case.handler == handler]
    if mine:
        found = console.work.waiting_for(console.who, found)
    found.sort(key=lambda case: (-case.reported_at, case.id))
    line = CaseLines(console)
    return [line.of(case) for case in (found[:limit] if limit else found)]


@app.command("show")
@door(icon="mdi6.card-text-outline", show=_card)
def show(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
) -> dict[str, Any]:
    """Show a case, what may be done with it and everything that happened to it."""
    console = console_of(ctx)
    case = _case(console, case_id)
    shown = {name: moment(value) if name.endswith("_at") else value
             for name, value in msgspec.to_builtins(case).items()}
    shown["extra"] = console.people.mask_fields(case.extra, console.who)
    shown |= {"class": console.catalogue.label(case.class_code), "priority": case.priority.name.lower(),
              "area_name": area_name(console, case.area), "version": console.work.version(case_id)}
    shown["extra"] = console.people.mask_fields(case.extra, console.who)
    shown["steps"] = [step.name for step in console.work.steps_for(case, console.who)]
    shown["reporters"] = [{"case": one.id, "title": one.title, "source": one.source.value,
                           "reported_at": moment(one.reported_at)} for one in reporters(console.cases, case_id)]
    shown |= {name: [{key: moment(value) if key.endswith("_at") else value for key, value in one.items()}
                     if isinstance(one, dict) else one for one in items]
              for name, items in console.cases.grown(case_id).items()}
    shown["history"] = _history(console, case_id)
    return shown


@app.command("history")
@door(icon="mdi6.history", show=lambda entries: as_text(_trail(entries)))
def history(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="ID", help="Id of the case."),
) -> list[dict[str, Any]]:
    """Everything that happened to a case, oldest first."""
    console = console_of(ctx)
    return _history(console, _case(console, case_id).id)


@app.command("next")
@door(icon="mdi6.skip-next")
def next_case(
    ctx: typer.Context,
    after: str = typer.Option("", help="Id of the case to go on from."),
) -> dict[str, Any] | None:
    """Show the next case that needs you, the most pressing first."""
    console = console_of(ctx)
    case = console.work.next_for(console.who, after or None)
    if case is None:
        return None
    steps = [step.name for step in console.work.steps_for(case, console.who)]
    return CaseLines(console).of(case) | {"version": console.work.version(case.id), "steps": steps}


@app.command("report")
@door(menu="Cases/Take in", icon="mdi6.plus-circle-outline")
def report(
    ctx: typer.Context,
    title: str = typer.Argument(..., help="What happened, in one line."),
    class_code: str = typer.Option("", "--class", help="Code of a class of the catalogue."),
    lon: float | None = typer.Option(None, help="Longitude in degrees (CGCS2000)."),
    lat: float | None = typer.Option(None, help="Latitude in degrees (CGCS2000)."),
    address: str = typer.Option("", help="The place in words."),
    source: Source = typer.Option(Source.DESK, help="Who reported it."),
    urgent: bool = typer.Option(False, "--urgent", help="Urgent whatever its class says."),
    reporter: str = typer.Option("", help="Name of whoever reported it; masked by role."),
    phone: str = typer.Option("", help="Telephone of whoever reported it; masked by role."),
    code: str = typer.Option("", help="Code on a facility or door, as scanned: gives the place and the class."),
) -> dict[str, Any]:
    """Report a case at the desk."""
    console = console_of(ctx)
    scanned = console.facilities.resolve(code).code if code else ""
    told = {name: text for name, text in (("reporter", reporter), ("phone", phone), ("place_code", scanned)) if text}
    made = Report(feed="", external_id="", title=title, class_code=class_code, lon=lon, lat=lat, address=address,
                  source=source, priority=Priority.URGENT if urgent else None, extra=told or None)
    if made.place is None and (lon is not None or lat is not None):
        raise BadInput(tr("A place needs a longitude from -180 to 180 and a latitude from -90 to 90, both. "
                          "Nothing was changed."))
    made, = console.facilities.complete([made])
    return CaseLines(console).of(register(console.cases, console.areas, made, console.who))


case_steps.add_to(app)
case_asides.add_to(app)
case_help.add_to(app)
case_files.add_to(app)
case_history.add_to(app)


@app.command("diagram")
@door(in_palette=False, show=str)
def life_cycle(ctx: typer.Context) -> str:
    """Print the life cycle of cases as a Mermaid diagram."""
    return diagram()


def _case(console: Console, case_id: str) -> Case:
    case = console.cases.get(case_id)
    if case is None:
        raise NotFound(tr("There is no case {id}.", id=case_id))
    return case


def _history(console: Console, case_id: str) -> list[dict[str, Any]]:
    who = console.who
    return [{"at": moment(entry.at), "kind": entry.kind, "actor": entry.actor,
             "payload": console.people.mask_payload(entry.payload, who)} for entry in console.cases.history(case_id)]


def _within(console: Console, area: str) -> set[str]:
    tree = console.areas.tree()
    found = tree.find(area)
    if not found:
        raise NotFound(tr("There is no area {name} in this profile.", name=area))
    return set().union(*(tree.within(one.id) for one in found))
