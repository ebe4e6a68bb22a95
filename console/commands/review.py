"""`review …`: a queue of detections, verdicts with a second look, the field, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands import review_field, review_figures, review_learn
from console.commands.case_lines import moment
from console.commands.progress_line import progress_line
from console.commands.review_lines import (
    AREA,
    AS,
    ASSIGNED,
    BATCH,
    ID,
    KIND,
    LEAST,
    LEAST_M2,
    ORDER,
    PERMITTED,
    RECHECKS,
    SENSITIVE,
    STATUS,
    TEXT,
    asked,
    disposal_of,
    fact_of,
    full,
    line,
    looker,
    say,
)
from console.commands.tree import console_of, door
from console.language import tr
from console.model.person import Role
from console.model.review import Disposal, Fact, Status

app = typer.Typer(no_args_is_help=True)
FACT = typer.Option(..., help="true, false, unsure or duplicate.")
REASON = typer.Option("", help="Where it is not so: tree, vehicle, shadow, registration, crane, temporary, water …")
DISPOSAL = typer.Option("", help="Where it is so: lawful, historic, case, stop, rectifying, demolished or cleared.")
NOTE = typer.Option("", help="In words, kept in the record.")
DUPLICATE = typer.Option("", "--duplicate-of", metavar="ID", help="The detection it repeats.")
SEEN = typer.Option(None, help="Version of the record you looked at; refused if it went on since.")


def _say_loaded(value: dict[str, Any]) -> str:
    return "\n".join([tr("{n} detections taken in as batch {id} ({name}).", n=value["taken"], id=value["id"],
                         name=value["name"]), *value["notices"]])


@app.command("load")
@door(menu="Review/Queue", icon="mdi6.tray-arrow-down", asks=True, show=_say_loaded)
def load(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="GeoPackage that detect run wrote, or one with the same columns."),
    name: str = typer.Option("", help="What to call the batch; otherwise the file's name."),
    who: str = AS,
) -> dict[str, Any]:
    """Take a file of detections into the queue; the file is kept in the profile."""
    from console.detection.review_load import read_incoming

    console = console_of(ctx)
    with progress_line() as progress:
        progress(0, 0, tr("Reading the detections …"))
        loaded = console.reviews.load(read_incoming(file), looker(console, who), name)
    told = msgspec.to_builtins(loaded)
    batch = told.pop("batch")
    return {"id": batch["id"], "name": batch["name"], **told, "missing": batch["missing"], "demo": batch["demo"]}


@app.command("batches")
@door(menu="Review/Queue", icon="mdi6.tray-full")
def batches(ctx: typer.Context) -> list[dict[str, Any]]:
    """List what was loaded, with survey files that are missing now."""
    console = console_of(ctx)
    return [{"id": one.id, "name": one.name, "file": one.file, "loaded_at": moment(one.loaded_at),
             "loaded_by": one.loaded_by, "count": one.count, "outside": one.outside, "repeated": one.repeated,
             "renamed": one.renamed, "unusable": one.unusable, "missing": list(one.missing), "demo": one.demo}
            for one in console.reviews.batches()]


@app.command("list")
@door(menu="Review", icon="mdi6.format-list-bulleted")
def list_detections(
    ctx: typer.Context, area: str = AREA, batch: str = BATCH, kind: list[str] = KIND, status: list[str] = STATUS,
    least_m2: float = LEAST_M2, least: float = LEAST, sensitive: float | None = SENSITIVE, assigned: str = ASSIGNED,
    permitted: bool | None = PERMITTED, rechecks: bool = RECHECKS, text: str = TEXT, order: str = ORDER,
    fact: str = typer.Option("", help="As decided: true, false, unsure or duplicate."),
    disposal: str = typer.Option("", help="As decided: lawful, case …"),
    limit: int = typer.Option(50, min=1, help="At most so many."),
    who: str = AS,
) -> list[dict[str, Any]]:
    """List the queue: what waits for your look, or what the options ask for."""
    console = console_of(ctx)
    person = looker(console, who)
    wanted = asked(console, area, batch, kind, status, least_m2, least, sensitive, assigned, permitted, rechecks, text)
    wanted = msgspec.structs.replace(wanted, fact=fact_of(fact), disposal=disposal_of(disposal))
    if (wanted.fact or wanted.disposal is not None) and not wanted.status:
        wanted = msgspec.structs.replace(wanted, status=(Status.EVIDENCE, Status.SETTLED, Status.LOCKED))
    desk = console.reviews
    return [line(console, desk.view(one, person)) for one in desk.queue(wanted, person, order)[:limit]]


@app.command("show")
@door(menu="Review", icon="mdi6.card-text-outline", asks=True, show=say)
def show(ctx: typer.Context, detection: str = ID, who: str = AS) -> dict[str, Any]:
    """Show a detection: measures, permits, verdicts you may see, field checks, case and history."""
    console = console_of(ctx)
    person = looker(console, who)
    one = console.reviews.view(detection, person)
    return full(console, one) | {
        "near": console.reviews.near(detection),
        "history": [{"at": moment(entry.at), "kind": entry.kind, "actor": entry.actor, "payload": entry.payload}
                    for entry in console.reviews.history(detection, person)]}


@app.command("next")
@door(menu="Review", icon="mdi6.skip-next-outline", show=say)
def next_one(
    ctx: typer.Context, area: str = AREA, batch: str = BATCH, kind: list[str] = KIND, least_m2: float = LEAST_M2,
    least: float = LEAST, sensitive: float | None = SENSITIVE, assigned: str = ASSIGNED,
    permitted: bool | None = PERMITTED, rechecks: bool = RECHECKS, order: str = ORDER,
    after: str = typer.Option("", metavar="ID", help="Go on behind this one, which is given back."),
    who: str = AS,
) -> dict[str, Any] | None:
    """Claim the next detection of the queue: nobody else gets it for some minutes."""
    console = console_of(ctx)
    wanted = asked(console, area, batch, kind, None, least_m2, least, sensitive, assigned, permitted, rechecks)
    one = console.reviews.next(looker(console, who), wanted, after or None, order)
    return full(console, one) if one is not None else None


@app.command("second")
@door(menu="Review", icon="mdi6.eye-check-outline", show=say)
def second(ctx: typer.Context, area: str = AREA, batch: str = BATCH, who: str = AS) -> dict[str, Any] | None:
    """Claim the next detection that waits for a blind second look, or for a third that decides."""
    console = console_of(ctx)
    wanted = asked(console, area, batch, status=[Status.SECOND, Status.THIRD])
    one = console.reviews.next(looker(console, who), wanted, order="disagreement")
    return full(console, one) if one is not None else None


@app.command("judge")
@door(menu="Review", icon="mdi6.gavel", asks=True, show=lambda value: say(value) if "verdicts" in value else str(value))
def judge(
    ctx: typer.Context,
    detections: list[str] = typer.Argument(..., metavar="ID…", help="One detection, or several viewed together."),
    fact: str = FACT, disposal: str = DISPOSAL, reason: str = REASON, note: str = NOTE, duplicate_of: str = DUPLICATE,
    seen: int | None = SEEN, who: str = AS,
) -> dict[str, Any]:
    """Give a verdict: whether the change is there, and what is to become of it."""
    console = console_of(ctx)
    person, desk = looker(console, who), console.reviews
    if len(detections) == 1:
        return full(console, desk.judge(detections[0], person, fact, reason, disposal, note, duplicate_of, seen))
    done = desk.judge_many(detections, person, fact, reason, disposal, note)
    return {"judged": [line(console, one) for one in done.judged],
            "refused": [{"id": name, "why": why} for name, why in done.refused]}


@app.command("undo")
@door(menu="Review", icon="mdi6.undo", show=say)
def undo(ctx: typer.Context, who: str = AS) -> dict[str, Any]:
    """Take back your own last verdict; it stays on record and counts no more."""
    console = console_of(ctx)
    return full(console, console.reviews.undo(looker(console, who)))


@app.command("correct")
@door(menu="Review", icon="mdi6.pencil-outline", asks=True, show=say)
def correct(
    ctx: typer.Context, detection: str = ID, fact: str = FACT, disposal: str = DISPOSAL, reason: str = REASON,
    note: str = NOTE, duplicate_of: str = DUPLICATE, seen: int | None = SEEN, who: str = AS,
) -> dict[str, Any]:
    """Put another verdict in the place of your last one, or, as a supervisor, decide anew with a note."""
    console = console_of(ctx)
    one = console.reviews.correct(detection, looker(console, who), fact, reason, disposal, note, duplicate_of, seen)
    return full(console, one)


@app.command("alike")
@door(menu="Review/Queue", icon="mdi6.view-grid-outline", asks=True)
def alike(ctx: typer.Context, detection: str = ID, who: str = AS) -> list[dict[str, Any]]:
    """List detections that look like one and nobody has judged, to be viewed and judged together."""
    console = console_of(ctx)
    person, desk = looker(console, who), console.reviews
    return [line(console, desk.view(one, person)) for one in desk.alike(detection, person)]


@app.command("claim")
@door(menu="Review/Queue", icon="mdi6.hand-back-right-outline", asks=True)
def claim(ctx: typer.Context, detection: str = ID, who: str = AS) -> dict[str, Any]:
    """Keep a detection for yourself for some minutes."""
    console = console_of(ctx)
    held = console.reviews.claim(detection, looker(console, who))
    return {"id": held.detection, "by": held.by, "until": moment(held.until)}


@app.command("release")
@door(menu="Review/Queue", icon="mdi6.hand-back-right-off-outline", asks=True)
def release(ctx: typer.Context, detection: str = ID, who: str = AS) -> dict[str, Any]:
    """Give a claim back; a supervisor may give back another's."""
    console = console_of(ctx)
    return {"id": detection, "released": console.reviews.release(detection, looker(console, who))}


@app.command("claims")
@door(menu="Review/Queue", icon="mdi6.account-clock-outline")
def claims(ctx: typer.Context) -> list[dict[str, Any]]:
    """List who looks at what now."""
    return [{"id": one.detection, "by": one.by, "until": moment(one.until)} for one in console_of(ctx).reviews.claims()]


@app.command("lock")
@door(menu="Review/Queue", icon="mdi6.lock-outline", asks=True, roles=(Role.SUPERVISOR,))
def lock(
    ctx: typer.Context,
    detections: list[str] = typer.Argument(..., metavar="ID…", help="Decided detections."),
) -> list[dict[str, Any]]:
    """Make decided verdicts unchangeable, as before evidence is handed out."""
    console = console_of(ctx)
    return [line(console, one) for one in console.reviews.lock(detections, console.who)]


@app.command("assign")
@door(menu="Review/Queue", icon="mdi6.account-arrow-right-outline", asks=True, roles=(Role.SUPERVISOR,))
def assign(
    ctx: typer.Context,
    to: str = typer.Option(..., "--to", help="User who is to review them; - for anybody again."),
    area: str = AREA, batch: str = BATCH, kind: list[str] = KIND, least_m2: float = LEAST_M2, least: float = LEAST,
) -> dict[str, Any]:
    """Assign open detections to a reviewer."""
    console = console_of(ctx)
    wanted = asked(console, area, batch, kind, None, least_m2, least)
    name = "" if to == "-" else to
    return {"to": name, "assigned": console.reviews.assign(wanted, name, console.who)}


@app.command("words")
@door(icon="mdi6.book-alphabet")
def words(ctx: typer.Context) -> dict[str, Any]:
    """List the facts, disposals, reasons, questions and photos that this profile knows."""
    rules = console_of(ctx).reviews.rules
    return {"facts": list(Fact), "disposals": [one for one in Disposal if one],
            "reasons": {one.code: one.label for one in rules.reasons},
            "questions": {one.key: one.label for one in rules.field.questions},
            "photos": {one.key: one.label for one in rules.field.photos}, "version": rules.version}


review_field.add_to(app)
review_figures.add_to(app)
review_learn.add_to(app)
