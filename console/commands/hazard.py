"""`hazard …`: hazards from found to closed, the one hazard map, and the risk index."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import msgspec
import typer

from console.commands.address_lines import say_report
from console.commands.hazard_figures import (
    AREA,
    GRADE,
    KIND,
    OPEN,
    OVERDUE,
    PARTY,
    SOURCE,
    STATE,
    TEXT,
    compare,
    filter_of,
    hazard_map,
    rechecks,
    risk,
)
from console.commands.hazard_lines import Line, area_id, hazard_full, hazard_line, list_text
from console.commands.mapping import MAP, SET, pairs
from console.commands.order_lines import moment
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.desk.hazard.draft import HazardDraft
from console.desk.hazard.steps import event_word
from console.errors import BadInput, ConsoleError, NotFound
from console.language import tr
from console.model.hazard import HazardLevel, HazardSource, HazardState
from console.model.order_rules import limit_written

app = typer.Typer(no_args_is_help=True)
ID = typer.Argument(..., metavar="ID", help="Id of the hazard.")
WHY = typer.Option("", help="The reason, kept in the record.")
PHOTO = typer.Option([], "--photo", help="A picture to attach; may be given several times.")


@app.command("report")
@door(menu="Hazards", icon="mdi6.alert-plus-outline", asks=True)
def report(
    ctx: typer.Context,
    kind: str = typer.Argument(..., help="Code or name of the kind: fire, gas, ebike …"),
    text: str = typer.Argument("", help="What was found, in words."),
    building: str = typer.Option("", help="Code of the building, 19 digits."),
    room: str = typer.Option("", help="Number of the room."),
    area: str = typer.Option("", help="Name, code or id of an area, where neither building nor place is known."),
    lon: float | None = typer.Option(None, help="Longitude in degrees (CGCS2000)."),
    lat: float | None = typer.Option(None, help="Latitude in degrees (CGCS2000)."),
    grade: HazardLevel | None = typer.Option(None, help="major, larger, general or low; left out: by the score."),
    likelihood: int | None = typer.Option(None, min=1, max=5, help="1 to 5; left out: that of the kind."),
    consequence: int | None = typer.Option(None, min=1, max=5, help="1 to 5; left out: that of the kind."),
    source: HazardSource = typer.Option(HazardSource.REPORT, help="Who or what found it."),
    origin: str = typer.Option("", help="What it comes from; while that is open, nothing is added."),
    case: str = typer.Option("", "--case", metavar="ID", help="The case it comes from."),
    photo: list[Path] = PHOTO,
    order: bool = typer.Option(False, "--order", help="Order the rectification at once."),
) -> Line:
    """Record a hazard; area, level and limit follow from the place and the kind."""
    console = console_of(ctx)
    if case and console.cases.get(case) is None:
        raise NotFound(tr("There is no case {id}.", id=case))
    draft = HazardDraft(kind, text, building, room, area_id(console, area), lon, lat, "", grade, likelihood,
                        consequence, source, origin or (f"case:{case}" if case else ""), case=case,
                        photos=tuple(photo), order=order)
    return hazard_full(console, console.hazards.report(draft, console.who))


@app.command("import")
@door(menu="Hazards", icon="mdi6.database-import-outline", asks=True, show=say_report)
def import_(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="A CSV, XLSX, GeoPackage or any vector file."),
    mapping: list[str] = MAP,
    given: list[str] = SET,
    encoding: str = typer.Option("", help="Of the texts; otherwise it is recognised."),
    crs: str = typer.Option("", help="Of coordinates, such as gcj02; otherwise as the file says, or EPSG:4490."),
    rejects: Path | None = typer.Option(None, help="Folder for the rows to correct; the file's own by default."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Check everything and write nothing."),
) -> dict[str, Any]:
    """Import a list of hazards, or the same list again when hazards have moved on: right rows are recorded, the others
    written to a file to correct and import again."""
    from console.exchange.hazard_import import HazardImport  # brings polars, which no start should wait for

    console = console_of(ctx)
    desk = HazardImport(console.hazards, console.areas, console.places, console.parties, console.address_words,
                        console.evaluator.zone)
    with progress_line() as progress:
        report = desk.run(file, console.who, pairs(mapping), encoding, crs, rejects, dry_run, progress, pairs(given))
    return cast(dict[str, Any], msgspec.to_builtins(report))


@app.command("list")
@door(menu="Hazards", icon="mdi6.format-list-bulleted", show=list_text)
def list_hazards(
    ctx: typer.Context, area: str = AREA, kind: list[str] = KIND, grade: list[HazardLevel] = GRADE,
    state: list[HazardState] = STATE, source: list[HazardSource] = SOURCE, party: list[str] = PARTY,
    building: str = typer.Option("", help="Code of a building, 19 digits."), text: str = TEXT, only_open: bool = OPEN,
    overdue: bool = OVERDUE, limit: int = typer.Option(200, min=1, help="At most so many lines."),
) -> list[Line]:
    """List hazards, open ones first, the gravest first; those that cases are included."""
    console = console_of(ctx)
    wanted = filter_of(console, area, kind, grade, state, source, party, text, only_open, overdue, building=building)
    return [hazard_line(console, one) for one in console.hazard_map.first(wanted, limit)[0]]


@app.command("show")
@door(icon="mdi6.card-text-outline")
def show(ctx: typer.Context, hazard_id: str = ID) -> Line:
    """Show a hazard and everything that happened to it."""
    console = console_of(ctx)
    hazard = console.hazard_map.get(hazard_id)
    if hazard is None:
        raise NotFound(tr("There is no hazard {id}.", id=hazard_id))
    return hazard_full(console, hazard) | {"history": [
        {"at": moment(entry.at), "kind": entry.kind, "word": event_word(entry.kind), "actor": entry.actor,
         "payload": entry.payload}
        for entry in console.hazards.history(hazard_id)]}


@app.command("order")
@door(menu="Hazards/Rectify", icon="mdi6.file-document-alert-outline", asks=True)
def order(
    ctx: typer.Context, hazard_id: str = ID,
    limit: str = typer.Option("", help="For the rectification: 24h, 3wd; left out: by the level."),
    party: str = typer.Option("", help="Id of who is ordered; left out: the building's."), why: str = WHY,
) -> Line:
    """Order the rectification of a hazard, with a limit."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.order(hazard_id, console.who, party=party, why=why,
                                                      limit=limit_written(limit) if limit else None))


@app.command("rectify")
@door(menu="Hazards/Rectify", icon="mdi6.hammer-wrench", asks=True)
def rectify(ctx: typer.Context, hazard_id: str = ID,
            result: str = typer.Argument(..., help="What was done, in words."), photo: list[Path] = PHOTO) -> Line:
    """The responsible party has put it right; now it is to be re-checked."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.rectify(hazard_id, console.who, result=result, photos=photo))


@app.command("recheck")
@door(menu="Hazards/Rectify", icon="mdi6.clipboard-check-outline", asks=True)
def recheck(
    ctx: typer.Context, hazard_id: str = ID, fail: bool = typer.Option(False, "--fail", help="It is still there."),
    why: str = WHY, photo: list[Path] = PHOTO,
    limit: str = typer.Option("", help="With --fail: the new limit; left out: by the level."),
) -> Line:
    """Re-check a hazard: passed closes it, failed orders the rectification again."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.recheck(
        hazard_id, console.who, passed=not fail, why=why, photos=photo, limit=limit_written(limit) if limit else None))


@app.command("close")
@door(menu="Hazards/Rectify", icon="mdi6.check-circle-outline", asks=True)
def close(
    ctx: typer.Context, hazard_id: str = ID, why: str = typer.Option(..., help="The reason, kept in the record."),
    dismissed: bool = typer.Option(False, "--dismissed", help="It was no hazard."), photo: list[Path] = PHOTO,
) -> Line:
    """Close a hazard that was put right on the spot, or was none."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.close(hazard_id, console.who, why=why, dismissed=dismissed,
                                                      photos=photo))


@app.command("escalate")
@door(menu="Hazards/Rectify", icon="mdi6.arrow-up-bold-outline", asks=True)
def escalate(
    ctx: typer.Context, hazard_id: str = typer.Argument("", metavar="[ID]", help="Id; left out with --due."),
    why: str = WHY, due: bool = typer.Option(False, "--due", help="All whose missed limit a rule makes a case."),
) -> Line:
    """Make a hazard a case; by hand, or all that the rules bring up."""
    console = console_of(ctx)
    if bool(hazard_id) == due:
        raise BadInput(tr("Name one hazard, or --due for all that the rules bring up. Nothing was changed."))
    if hazard_id:
        return hazard_full(console, console.hazards.escalate(hazard_id, console.who, why=why))
    done, refused = [], []
    for one in console.hazards.due_for_escalation():
        try:
            words = why or tr("not rectified in time")
            done.append(console.hazards.escalate(one.id, console.who, why=words).case)
        except ConsoleError as error:
            refused.append({"id": one.id, "why": str(error)})
    return {"escalated": done, "refused": refused}


@app.command("take-back")
@door(menu="Hazards/Rectify", icon="mdi6.undo-variant", asks=True)
def take_back(ctx: typer.Context, hazard_id: str = ID,
              why: str = typer.Option(..., help="The reason, kept in the record.")) -> Line:
    """Take the last step of a hazard back: what held before it holds again, and both stay on record."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.take_back(hazard_id, console.who, why=why))


@app.command("assess")
@door(menu="Hazards/Rectify", icon="mdi6.scale-balance", asks=True)
def assess(
    ctx: typer.Context, hazard_id: str = ID,
    likelihood: int | None = typer.Option(None, min=1, max=5, help="1 to 5; left out: as it is."),
    consequence: int | None = typer.Option(None, min=1, max=5, help="1 to 5; left out: as it is."),
    grade: HazardLevel | None = typer.Option(None, help="major, larger, general or low; left out: by the score."),
    why: str = WHY,
) -> Line:
    """Give a hazard another likelihood, consequence or level."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.assess(hazard_id, console.who, likelihood=likelihood,
                                                       consequence=consequence, level=grade, why=why))


@app.command("attach")
@door(menu="Hazards/Rectify", icon="mdi6.camera-plus-outline", asks=True)
def attach(ctx: typer.Context, hazard_id: str = ID,
           photo: list[Path] = typer.Argument(..., help="Pictures to attach.")) -> Line:
    """Attach photos to a hazard."""
    console = console_of(ctx)
    return hazard_full(console, console.hazards.attach(hazard_id, photo, console.who))


app.command("map")(hazard_map)
app.command("rechecks")(rechecks)
app.command("compare")(compare)
app.command("risk")(risk)
