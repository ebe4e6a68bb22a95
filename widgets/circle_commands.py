"""`circle report`: the service circle as a PDF. Qt is imported only when called."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import typer

from console.commands.areas import one_area
from console.commands.circle import AREA_OPTION, BY, FOOT, KIND, REACH_OPTION, SITES, ask, plan_of, told, told_plan
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr


@door(menu="Areas/Service circle", icon="mdi6.file-pdf-box", asks=True)
def report(ctx: typer.Context, out: Path = typer.Argument(..., help="PDF file to write."), kind: str = KIND,
           reach: float = REACH_OPTION, area: str = AREA_OPTION, on_foot: bool = FOOT,
           k: int = typer.Option(0, "--next", min=0, help="Propose so many stations too; compare before and after."),
           by: str = BY, sites: list[str] = SITES) -> dict[str, Any]:
    """Write who is within reach, before and after, with a plan, overlap and loads, to a PDF."""
    if out.suffix.lower() != ".pdf":
        raise BadInput(tr("{file}: name a .pdf file.", file=out.name))
    from widgets.application import need_application
    from widgets.circle_report import write_report

    console = console_of(ctx)
    with progress_line() as progress:
        asked = ask(console, kind, reach, area, on_foot, progress)
        plan = plan_of(console, asked, k, by, sites, progress) if k else None
        progress(0, 0, tr("Writing …"))
        need_application()
        pages = write_report(out, asked, told(console, asked), told_plan(console, asked, plan) if plan else None,
                             console.who.name or console.who.id, time.time(),
                             one_area(console.areas.tree(), area).name if area else "")
    return {"file": str(out), "pages": pages}
