"""`demo …`: make or remove the generated district (演示数据)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from console.commands.detect_surveys import survey_demo
from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.errors import Cancelled
from console.language import tr
from console.model.person import Role

if TYPE_CHECKING:
    from console.progress import Progress
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)


@app.command("make")
@door(menu="Areas", icon="mdi6.city-variant-outline", roles=(Role.ADMINISTRATOR,))
def make(ctx: typer.Context,
         seed: int = typer.Option(440304, help="Equal seeds make equal districts."),
         surveys: bool = typer.Option(True, "--surveys/--no-surveys",
                                      help="Survey one community twice for the detector too.")) -> dict[str, Any]:
    """Make the demo district: areas, buildings, facilities, staff and devices, all marked as demo data."""
    console = console_of(ctx)
    with progress_line() as progress:
        made: dict[str, Any] = dict(console.make_demo(seed, progress))
        return made | (_surveyed(console, progress) if surveys else {})


def _surveyed(console: Console, progress: Progress) -> dict[str, Any]:
    """Two surveys of one community, imported; the district stands already if this is stopped."""
    try:
        return {"surveys": survey_demo(console, progress)["surveys"]}
    except Cancelled as stop:
        raise Cancelled(tr("Stopped. The demo district is made, its two surveys are not; make them with: detect demo "
                           "--no-run")) from stop


@app.command("remove")
@door(menu="Areas", icon="mdi6.city-variant", asks=True, roles=(Role.ADMINISTRATOR,))
def remove(ctx: typer.Context) -> dict[str, Any]:
    """Remove the demo district: buildings, facilities, staff, devices and surveys; cases and the ledger stay."""
    return console_of(ctx).remove_demo()
