"""`view next-mine|map|orders|evaluation|checks|review`, `case new|print|order`: the case desk's commands that need Qt.

Qt is imported only when one is called.
"""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from console.commands.tree import console_of, door, window_of
from console.errors import BadInput, NotFound
from console.language import tr

if TYPE_CHECKING:
    from console.model.case import Case
    from console.wiring import Console

REACH = 0.0015        # degrees around the case on the map of its file, about 160 m
MAP_SIZE = (1974, 1110)   # device pixels: three for one of the document


def add_to(view: typer.Typer, case: typer.Typer) -> None:
    """Mount the commands in the groups `view` and `case`."""
    view.command("next-mine")(next_mine)
    view.command("map")(show_map)
    view.command("orders")(show_orders)
    view.command("evaluation")(show_evaluation)
    view.command("checks")(show_checks)
    view.command("review")(show_review)
    view.command("hazards")(show_hazards)
    view.command("inspections")(show_inspections)
    case.command("new")(new_case)
    case.command("order")(order_about)
    case.command("print")(print_case)


@door(menu="Cases", shortcut="N", icon="mdi6.skip-next-outline", needs_window=True)
def next_mine(ctx: typer.Context) -> None:
    """Go to the next case that needs me, the most pressing first."""
    window_of(ctx).work_desk.next()


@door(menu="Go", shortcut="F2", icon="mdi6.map-outline", needs_window=True)
def show_map(ctx: typer.Context) -> None:
    """Bring the map to the front."""
    window_of(ctx).show_page("map")


@door(menu="Go", shortcut="F3", icon="mdi6.bullhorn-outline", needs_window=True)
def show_orders(ctx: typer.Context) -> None:
    """Bring the orders of communities to departments to the front."""
    window_of(ctx).show_page("orders")


@door(menu="Go", shortcut="F4", icon="mdi6.chart-bar", needs_window=True)
def show_evaluation(ctx: typer.Context) -> None:
    """Bring the evaluation to the front."""
    window_of(ctx).show_page("evaluation")


@door(menu="Go", shortcut="F5", icon="mdi6.clipboard-check-outline", needs_window=True)
def show_checks(ctx: typer.Context) -> None:
    """Bring the sample checks of closed cases to the front."""
    window_of(ctx).show_page("checks")


@door(menu="Go", shortcut="F6", icon="mdi6.home-search-outline", needs_window=True)
def show_review(ctx: typer.Context) -> None:
    """Bring the review of suspected changes to the front."""
    window_of(ctx).show_page("review")


@door(menu="Go", shortcut="F7", icon="mdi6.map-marker-alert-outline", needs_window=True)
def show_hazards(ctx: typer.Context) -> None:
    """Show the hazard map: all hazards by area, in time, and why."""
    window_of(ctx).show_page("hazards")


@door(menu="Go", shortcut="F8", icon="mdi6.clipboard-list-outline", needs_window=True)
def show_inspections(ctx: typer.Context) -> None:
    """Show inspections: plans, today's way on the map, checklists, and how it goes."""
    window_of(ctx).show_page("inspections")


@door(menu="Cases/Take in", shortcut="Ctrl+N", icon="mdi6.plus-box-outline", needs_window=True)
def new_case(ctx: typer.Context) -> None:
    """Register a new case in the form over the case card."""
    window_of(ctx).case_form.begin()


@door(menu="Cases/Community orders", icon="mdi6.bullhorn-outline", needs_window=True)
def order_about(ctx: typer.Context) -> None:
    """Order departments to come about the case shown."""
    window_of(ctx).order_about_case()


@door(menu="Cases/Case file", icon="mdi6.file-document-outline", asks=True)
def print_case(
    ctx: typer.Context,
    case_id: str = typer.Argument(..., metavar="CASE", help="Number of the case."),
    out: Path | None = typer.Option(None, "--out", "-o", help="PDF file to write; otherwise named after the case."),
) -> dict[str, Any]:
    """Write a case's file as PDF: everything on record, with map, photos and the head of the ledger's chain."""
    out = out or Path(f"{case_id.replace(':', '-')}.pdf")
    if out.suffix.lower() != ".pdf":
        raise BadInput(tr("{file}: name a .pdf file.", file=out.name))
    console = console_of(ctx)
    case = console.cases.get(case_id)
    if case is None:
        raise NotFound(tr("There is no case {id}.", id=case_id))
    from widgets.application import need_application
    from widgets.case_file import write_case_file

    need_application()

    content = _content(console, case)
    pages = write_case_file(out, content)
    return {"file": str(out), "case": case_id, "pages": pages, "entries": len(content.lines), "head": content.head[2]}


def _content(console: Console, case: Case) -> Any:
    """Everything the file shows, read from the profile."""
    from widgets.case_facts import facts
    from widgets.case_file import CaseFile
    from widgets.entry_words import EntryReader, field_word
    from widgets.words import priority_word, state_word

    tree = console.areas.tree()
    reader = EntryReader(console.catalogue, tree, console.handlers.label, console.people.label)
    head = console.ledger.heads().get(console.ledger.site, (0, b""))
    rows = [(tr("State"), state_word(case.state)), (tr("Priority"), priority_word(case.priority)),
            (tr("Class"), console.catalogue.label(case.class_code)), *facts(case, tree, console.handlers.label)]
    photos = [(one, _kept(console, one)) for one in console.files.of(case.id)]
    lines = [reader.read(entry) for entry in console.cases.history(case.id)]
    said = [(field_word(name), text) for name, text in console.masked(case.extra).items()]
    return CaseFile(case, rows, said, lines,
                    _reporters(console, case), _map(console, case), photos,
                    (console.ledger.site, head[0], head[1].hex()), console.who.name or console.who.id, time.time())


def _kept(console: Console, one: Any) -> Path | None:
    """The file of a picture, None where it is none or is missing."""
    try:
        return console.files.files.open(one) if one.is_picture else None
    except NotFound:
        return None


def _reporters(console: Console, case: Case) -> list[str]:
    """Who else reported it, as the printer may see them: everybody of a merged case is kept."""
    from widgets.reveal_desk import told_by

    return [f"{field.label}: {field.value}" for field in told_by(console, case, console.who)]


def _map(console: Console, case: Case) -> Any:
    """The map around the case in light colours; None without a place."""
    if case.lon is None or case.lat is None:
        return None
    from maps.picture import paint_picture
    from maps.still import gather
    from maps.still_choice import Wanted
    from maps.style import LIGHT

    bounds = (case.lon - REACH, case.lat - REACH * 0.56, case.lon + REACH, case.lat + REACH * 0.56)
    with closing(gather(console, Wanted(None, None, bounds), LIGHT)) as still:
        return paint_picture(still.scene, still.shot, still.bounds, MAP_SIZE, 2.0, LIGHT, still.dress, 0.0,
                             still.overlay, still.crs)[0]
