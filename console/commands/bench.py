"""`bench …`: measurements as JSON; each names a peer measured in the same run where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from console.commands.progress_line import progress_line
from console.commands.tree import door
from console.errors import BadInput
from console.language import tr


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


@door(in_palette=False)
def detect(
    ctx: typer.Context,
    seeds: str = typer.Option("41,42", help="Seeds of the scenes, separated by commas."),
    size: float = typer.Option(160.0, help="Side of each scene, m."),
    style: str = typer.Option("mixed", help="Style of the scenes; see detect simulate."),
    hard: bool = typer.Option(False, "--hard", help="Thinner points, strips that disagree, holes."),
    m3c2: bool = typer.Option(True, "--m3c2/--no-m3c2", help="Measure py4dgeo's M3C2 too, if it is installed."),
) -> dict[str, Any]:
    """Surveys: speed, memory, precision and recall on generated scenes, beside naive difference and M3C2."""
    from console.commands.detect_judge import profile_of
    from console.detection.bench import bench_detect

    try:
        numbers = [int(word) for word in seeds.replace("，", ",").split(",")]
    except ValueError as error:
        raise BadInput(tr("Seeds are whole numbers separated by commas, such as 41,42.")) from error
    with progress_line() as progress:
        return bench_detect(numbers, size, style, hard, m3c2, profile_of(ctx).folder / "detection", progress=progress)


COMMANDS: dict[str, Callable[..., Any]] = {"ledger": ledger, "locate": locate, "detect": detect}
