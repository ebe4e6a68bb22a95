"""`inspect party…`: who answers for a building, what was said before, whole lists of it, and where nobody does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec
import typer

from console.commands.address_lines import say_report
from console.commands.hazard_lines import Line, area_id, party_name
from console.commands.mapping import MAP, pairs
from console.commands.order_lines import moment
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.inspection import PartyRole

if TYPE_CHECKING:
    from console.wiring import Console

BUILDING = typer.Argument(..., help="Code of the building, 19 digits.")


@door(menu="Hazards/Inspect", icon="mdi6.account-tie-outline", asks=True)
def party(
    ctx: typer.Context, building: str = BUILDING,
    role: PartyRole | None = typer.Option(None, help="manager, landlord or firm; left out: show who answers."),
    name: str = typer.Option("", help="Of the firm or person."),
    person: bool = typer.Option(False, "--person", help="A private person: the name is masked by role."),
    ref: str = typer.Option("", help="Id of the firm or person on the address base."),
    clear: bool = typer.Option(False, "--clear", help="Nobody answers in this role any more; needs --why."),
    why: str = typer.Option("", help="The reason, kept in the record."),
    history: bool = typer.Option(False, "--history", help="What was said before, the latest first."),
) -> list[Line]:
    """Show, set or take out who answers for a building."""
    console = console_of(ctx)
    desk = console.inspections.party_desk
    if role is None and (name or clear):
        raise BadInput(tr("Say with --role what the party is: manager, landlord or firm. Nothing was changed."))
    if clear and name:
        raise BadInput(tr("A party is either set with --name or taken out with --clear. Nothing was changed."))
    if role is not None and clear:
        desk.clear(building, role, console.who, why)
    elif role is not None and not history:
        console.inspections.set_party(building, role, name, console.who, is_person=person, ref=ref)
    if console.places.building(building) is None:
        raise NotFound(tr("There is no building {code} in this profile.", code=building))
    if history:
        return [{"at": moment(one.at), "by": one.by, "role": one.role.value, "party": one.party,
                 "name": party_name(console, one.party) if one.party else tr("nobody any more"),
                 "before": party_name(console, one.before), "why": one.why}
                for one in desk.history(building) if role in (None, one.role)]
    return _parties(console, building)


@door(menu="Hazards/Inspect", icon="mdi6.account-multiple-plus-outline", asks=True, show=say_report)
def party_import(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="A CSV or XLSX with columns for building, role (manager, landlord, firm), "
                                          "name, and where it matters person and ref."),
    mapping: list[str] = MAP,
    rejects: Path | None = typer.Option(None, help="Folder for the rows to correct; the file's own by default."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Check everything and write nothing."),
) -> dict[str, Any]:
    """Import who answers for which building: right rows are recorded, the others written to a file to correct."""
    from console.exchange.party_import import PartyImport  # brings polars, which no start should wait for

    console = console_of(ctx)
    desk = console.inspections
    with progress_line() as progress:
        report = PartyImport(desk.party_desk, desk.parties).run(file, console.who, pairs(mapping), rejects, dry_run,
                                                                progress)
    return cast(dict[str, Any], msgspec.to_builtins(report))


@door(menu="Hazards/Inspect", icon="mdi6.account-question-outline")
def party_missing(ctx: typer.Context,
                  area: str = typer.Option("", help="Name, code or id of an area; with all below it."),
                  limit: int = typer.Option(50, min=1, help="At most so many lines.")) -> dict[str, Any]:
    """List the buildings that nobody answers for."""
    console = console_of(ctx)
    found = console.inspections.party_desk.missing(area_id(console, area))
    return {"count": len(found), "of": len(console.places.buildings()),
            "buildings": [{"building": one.code, "name": one.name, "area": one.area, "use": one.use,
                           "demo": one.demo} for one in found[:limit]]}


def _parties(console: Console, building: str) -> list[Line]:
    return [{"building": building, "role": one.value, "party": found.id, "name": party_name(console, found.id),
             "demo": found.demo} for one, found in sorted(console.inspections.parties.of(building).items())]
