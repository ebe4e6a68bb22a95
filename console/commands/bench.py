"""`bench …`: measurements as JSON; each names a peer measured in the same run where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from console.commands.tree import door


@door(in_palette=False)
def ledger() -> dict[str, Any]:
    """Appends one by one and in batches, fold of 50,000 entries, verification."""
    from console.ledger.bench import bench_ledger

    return bench_ledger()


@door(in_palette=False)
def locate(points: int = typer.Option(1_000_000, help="How many points.")) -> dict[str, Any]:
    """Points into grids."""
    from console.store.bench import bench_locate

    return bench_locate(points)


COMMANDS: dict[str, Callable[..., Any]] = {"ledger": ledger, "locate": locate}
