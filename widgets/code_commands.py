"""`facility sheet`: QR labels for print. Qt is imported only when called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from console.commands.facility import AREA, KIND, chosen
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import BadInput
from console.language import tr

if TYPE_CHECKING:
    from console.wiring import Console
    from widgets.code_sheet import Label


@door(menu="Map/Facilities", icon="mdi6.qrcode", asks=True)
def sheet(
    ctx: typer.Context,
    out: Path = typer.Argument(..., help="PDF file to write."),
    kind: str = KIND,
    area: str = AREA,
    doors: bool = typer.Option(False, "--doors", help="Doors of buildings instead of facilities."),
    columns: int = typer.Option(3, help="Labels beside each other."),
    rows: int = typer.Option(7, help="Labels below each other."),
    url: str = typer.Option("", help="Address of the reporting service, with {code} where the code belongs; otherwise "
                                     "the label holds the bare code."),
) -> dict[str, Any]:
    """Print QR labels for facilities that have a code, or for doors, to a PDF."""
    if out.suffix.lower() != ".pdf":
        raise BadInput(tr("{file}: name a .pdf file.", file=out.name))
    if url and "{code}" not in url:
        raise BadInput(tr("The address needs {code} where the code belongs, such as https://example.org/r?c={code}.",
                          code="{code}"))
    console = console_of(ctx)
    labels = _doors(console, area, url) if doors else _facilities(console, kind, area, url)
    if not labels:
        raise BadInput(tr("None of these has a code yet; give them codes with facility code. Nothing was written."))
    from widgets.application import need_application
    from widgets.code_sheet import write_sheet

    need_application()
    with progress_line() as progress:
        title = tr("Labels of doors") if doors else tr("Labels of facilities")
        pages = write_sheet(out, labels, title, (columns, rows), progress)
    return {"file": str(out), "labels": len(labels), "pages": pages}


def _facilities(console: Console, kind: str, area: str, url: str) -> list[Label]:
    from widgets.code_sheet import Label

    codes, word = console.facilities.codes(), console.facilities.kinds.label
    return [Label(one.name, word(one.kind), codes[one.id], _payload(url, codes[one.id]), one.demo)
            for one in chosen(console, kind, area) if one.id in codes]


def _doors(console: Console, area: str, url: str) -> list[Label]:
    from console.commands.areas import one_area
    from widgets.code_sheet import Label

    tree = console.areas.tree()
    within = tree.within(one_area(tree, area).id) if area else None
    return [Label(one.name, tr("Door plate"), one.code, _payload(url, one.code), one.demo)
            for one in console.places.buildings() if within is None or one.area in within]


def _payload(url: str, code: str) -> str:
    return url.replace("{code}", code) if url else code
