"""`demo …`: make or remove the generated district (演示数据)."""

from __future__ import annotations

from typing import Any

import typer

from console.commands.progress_line import progress_line
from console.commands.tree import console_of, door
from console.model.person import Role

app = typer.Typer(no_args_is_help=True)


@app.command("make")
@door(menu="Areas", icon="mdi6.city-variant-outline", roles=(Role.ADMINISTRATOR,))
def make(ctx: typer.Context,
         seed: int = typer.Option(440304, help="Equal seeds make equal districts.")) -> dict[str, Any]:
    """Make the demo district: areas, buildings, facilities, staff and devices, all marked as demo data."""
    console = console_of(ctx)
    with progress_line() as progress:
        return console.make_demo(seed, progress)


@app.command("remove")
@door(menu="Areas", icon="mdi6.city-variant", asks=True, roles=(Role.ADMINISTRATOR,))
def remove(ctx: typer.Context) -> dict[str, Any]:
    """Remove the demo district with its buildings, facilities, staff and devices; cases and the ledger stay."""
    return console_of(ctx).remove_demo()
