"""`evidence make`: a signed folder with figures and PDF; needs Qt, which is imported only when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput, NotFound
from console.language import tr
from console.model.person import Role
from console.model.review import Fact


def _say_made(value: dict[str, Any]) -> str:
    """What was made, and what was missing for it."""
    lines = [tr("{folder}: evidence of {n} detections in {files} files, signed with {key}.", folder=value["folder"],
                n=value["patches"], files=value["files"], key=value["key"][:16])]
    return "\n".join([*lines, *value["missing"]])


@door(menu="Review/Evidence", icon="mdi6.file-certificate-outline", asks=True, roles=(Role.INSPECTOR, Role.SUPERVISOR),
      show=_say_made)
def make(
    ctx: typer.Context,
    detections: list[str] = typer.Argument(None, metavar="[DETECTION]…", help="Ids of decided detections."),
    out: Path = typer.Option(..., "-o", "--out", help="Folder to make; it must not be there yet."),
    batch: str = typer.Option("", help="All decided detections of this batch: name or id."),
    fact: Fact | None = typer.Option(None, help="Of a batch only those decided so."),
    lock: bool = typer.Option(False, "--lock", help="Lock their verdicts first, so that nothing changes them any "
                                                    "more; a supervisor's."),
) -> dict[str, Any]:
    """Make a signed folder with a PDF of each detection: map, both epochs, section, measures, registry, verdicts."""
    from widgets.application import need_application
    from widgets.review.evidence_maker import decided_of, make_evidence

    console = console_of(ctx)
    some = decided_of(console, detections or [], batch, fact.value if fact else "", console.who)
    if lock:
        ids = [one.id for one in some if one.status.is_decided and not one.locked_by and not one.case]
        console.reviews.lock(ids, console.who)
        some = [console.reviews.get(one.id) for one in some]
    need_application()
    with progress_line() as progress:
        return make_evidence(console, some, out, console.who, progress)


@door(menu="Review/Field", icon="mdi6.clipboard-text-outline", asks=True)
def field_sheet(
    ctx: typer.Context,
    detection: str = typer.Argument(..., metavar="DETECTION", help="Id of a detection that somebody is to look at."),
    out: Path = typer.Option(..., "-o", "--out", help="PDF file to write."),
) -> dict[str, Any]:
    """Print the sheet to take along for a field check: map with the outline, questions, photos to take."""
    from widgets.application import need_application
    from widgets.review.evidence_map import EvidenceMaps
    from widgets.review.field_sheet import write_field_sheet

    if out.suffix.lower() != ".pdf":
        raise BadInput(tr("{file}: name a .pdf file.", file=out.name))
    console = console_of(ctx)
    task = next((one for one in console.reviews.field_tasks(console.who) if one.detection == detection), None)
    if task is None:
        raise NotFound(tr("Nobody is to look at {id}; send somebody with review field.", id=detection))
    one = console.reviews.get(detection)
    need_application()
    with EvidenceMaps(console, [one]) as maps:
        area = " › ".join(each.name for each in console.areas.tree().path(task.area)) if task.area else ""
        pages = write_field_sheet(out, one, task, console.people.label(task.sent_by) or tr("Operator"), area,
                                  maps.around(one))
    return {"file": str(out), "pages": pages}
