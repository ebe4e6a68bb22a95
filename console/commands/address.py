"""`address …`: codes, registers of rooms, people and firms, and finding what stands where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands.address_lines import say_card, say_hits, say_matches, say_report
from console.commands.mapping import MAP, SET, pairs
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, Refused
from console.insight.search_all import KINDS
from console.language import tr
from console.ledger.ledger import Draft
from console.model.address import BUILDING, ENDS, kind_of, normalise, parse, part_word
from console.model.person import Role
from console.model.register import Alias
from console.model.spelling import plain

app = typer.Typer(no_args_is_help=True)
TEXT = typer.Argument(..., help="What to look for.")


@app.command("check")
@door(menu="Map/Address base", icon="mdi6.barcode-scan", asks=True)
def check(ctx: typer.Context,
          code: str = typer.Argument(..., help="A code of 6 to 25 digits; blanks and bars between parts are no harm.")
          ) -> dict[str, Any]:
    """Take a standard address code apart and say whether it exists, and what it is called today."""
    console = console_of(ctx)
    found = parse(code)
    now = console.addresses.history.resolve(found.code)
    building = console.places.building(now[:BUILDING]) if len(now) >= BUILDING else None
    exists = bool(console.addresses.room(now)) if found.kind == "room" else building is not None
    if len(now) < BUILDING:
        exists = bool(console.addresses.codes(now, 1)) or any(area.code == now for area in console.areas.tree())
    return {"code": found.code, "kind": part_word(found.kind), "written": str(found), "parts": found.parts(),
            "now": now, "exists": exists, "address": console.address_words.write(now),
            "unit_grids": console.places.grids_of(now[:14]) if len(now) >= 14 else [],
            "before": [msgspec.to_builtins(one) for one in console.addresses.history.before(now)]}


@app.command("import")
@door(menu="Map/Address base", icon="mdi6.database-import-outline", asks=True, roles=(Role.ADMINISTRATOR,),
      show=say_report)
def import_(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="A CSV, XLSX, GeoPackage or any vector file."),
    kind: str = typer.Option(..., help="What it holds: buildings, rooms, residents, firms, facilities, grids, aliases "
                                       "or names."),
    mapping: list[str] = MAP,
    given: list[str] = SET,
    encoding: str = typer.Option("", help="Of the texts; otherwise it is recognised."),
    crs: str = typer.Option("", help="Of coordinates, such as gcj02; otherwise as the file says, or EPSG:4490."),
    rejects: Path | None = typer.Option(None, help="Folder for the rows to correct; the file's own by default."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Check everything and write nothing."),
) -> dict[str, Any]:
    """Import a register: right rows are stored, the others written to a file to correct and import again."""
    from console.exchange.address.importer import Registers  # brings polars, which no start should wait for

    console, named, said = console_of(ctx), pairs(mapping), pairs(given)
    registers = Registers(console.addresses, console.places, console.areas, console.ledger, console.address_words.best)
    with progress_line() as progress:
        report = registers.run(file, kind, named, encoding or None, crs, rejects, dry_run, console.who.id, progress,
                               said)
    return msgspec.to_builtins(report)


@app.command("search")
@door(menu="Map/Address base", icon="mdi6.magnify", asks=True, show=say_hits)
def search(ctx: typer.Context, text: str = TEXT,
           limit: int = typer.Option(8, min=1, help="How many of each kind."),
           kind: str = typer.Option("", help="Only area, building, room, firm, person, facility or case.")
           ) -> list[dict[str, Any]]:
    """Find anything: two characters of a name, the beginning of a code, pinyin initials, the end of a telephone."""
    console = console_of(ctx)
    if kind and kind not in KINDS:
        raise BadInput(tr("There is no kind “{kind}”; it can be {kinds}.", kind=kind, kinds=", ".join(KINDS)))
    if len(plain(text)) < 2:
        raise BadInput(tr("Two characters or more are needed to search."))
    console.addresses.sync()
    found = console.search.find(text, console.who, limit, (kind,) if kind else KINDS)
    if not found and (less := console.search.not_searched(text, console.who)):
        raise Refused(less)
    return [msgspec.to_builtins(one) for one in found]


@app.command("show")
@door(menu="Map/Address base", icon="mdi6.card-text-outline", asks=True, show=say_card)
def show(ctx: typer.Context, name: str = typer.Argument(..., help="A code, or KIND:ID such as firm:12 or area:440304."),
         ) -> dict[str, Any]:
    """Show what is linked to an area, building, room, firm, facility or person; people are masked."""
    console = console_of(ctx)
    console.addresses.sync()
    kind, mark, id_ = name.partition(":")
    if not mark:
        code = normalise(name)
        if len(code) > ENDS["community"] and code not in console.areas.tree():
            parse(name)     # says what is wrong with 24 or 26 digits
        kind, id_ = ("code", code) if kind_of(code) in ("base", "building", "room") else ("area", name)
    return msgspec.to_builtins(console.cards.card(kind, id_, console.who))


@app.command("match")
@door(menu="Map/Address base", icon="mdi6.map-search-outline", asks=True, show=say_matches)
def match(ctx: typer.Context, text: str = typer.Argument(..., help="An address in words."),
          limit: int = typer.Option(5, min=1, help="How many at most.")) -> list[dict[str, Any]]:
    """Find the code of an address in words, with how well it fits; old names and other spellings count too."""
    console = console_of(ctx)
    console.addresses.sync()
    return [msgspec.to_builtins(one) for one in console.address_words.match(text, limit)]


@app.command("at")
@door(menu="Map/Address base", icon="mdi6.crosshairs-question", asks=True)
def at(ctx: typer.Context, place: str = typer.Argument(..., help="LON,LAT in EPSG:4490 degrees.")) -> dict[str, Any]:
    """Say which building and which grid are at a place."""
    console = console_of(ctx)
    try:
        lon, lat = (float(word) for word in place.replace("，", ",").split(","))
    except ValueError as error:
        raise BadInput(tr("A place is written LON,LAT, such as 114.05,22.54; “{text}” is not.", text=place)) from error
    building, grid = console.address_words.at(lon, lat)
    code = building.code if building else ""
    return {"building": code, "name": building.name if building else "", "grid": grid,
            "base": console.places.base_of(grid), "address": console.address_words.write(code or grid[:12])}


@app.command("alias")
@door(menu="Map/Address base", icon="mdi6.swap-horizontal", asks=True, roles=(Role.ADMINISTRATOR,))
def alias(
    ctx: typer.Context,
    old: str = typer.Argument("", help="The code until now; nothing to list all."),
    new: str = typer.Argument("", help="The code from now on, of the same length, or a name the code is found by."),
    since: str = typer.Option("", help="Day from which it holds, 2024-07-01."),
    why: str = typer.Option("", help="Reason, for the record."),
) -> list[dict[str, Any]] | dict[str, Any]:
    """Record that a code was replaced, or another name of a building or area; without codes, list what was replaced."""
    console = console_of(ctx)
    history = console.addresses.history
    if not old:
        return [msgspec.to_builtins(one) for one in history.all()]
    code = parse(old).code
    if not new:
        return {"code": code, "now": history.resolve(code), "names": history.names(code),
                "before": [msgspec.to_builtins(one) for one in history.before(code)]}
    if not normalise(new).isdigit():
        console.addresses.sync()
        console.ledger.append([Draft(f"address:{code}", "address.named", {"add": {"names": [new]}},
                                     actor=console.who.id)],
                              rows=lambda connection: history.insert_name(connection, code, new))
        return {"code": code, "names": history.names(code)}
    one = Alias(code, parse(new, kind_of(code)).code, _day(since), why)
    history.check([one])
    told = {"new": one.new, "since": one.since, "why": one.why}
    console.ledger.append([Draft(f"address:{one.old}", "address.replaced", {"set": told}, actor=console.who.id)],
                          rows=lambda connection: history.insert(connection, [one]))
    return msgspec.to_builtins(one)


def _day(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise BadInput(tr("“{text}” is no day; write 2024-07-01.", text=text)) from error
