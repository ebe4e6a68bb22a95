"""`bench …`: measurements as JSON; each names a peer measured in the same run where there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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
    real: Path | None = typer.Option(None, help="A real survey to alter by rule with these seeds, instead of scenes."),
    crs: str = typer.Option("", help="CRS of a survey that does not say its own, such as EPSG:4547."),
    buildings: Path | None = typer.Option(None, help="Building outlines, to tear whole buildings down."),
    verdicts: int = typer.Option(100, min=0, help="Simulated verdicts that the scorer learns from (with --real)."),
    images: Path | None = typer.Option(None, help="Pairs of pictures: a folder with A, B and label, or of scenes."),
    image_cell: float = typer.Option(0.5, min=0.05, max=5.0, help="Cell of plain pictures, m (with --images)."),
    only: str = typer.Option("", help="Names of the pairs to take, separated by commas (with --images)."),
) -> dict[str, Any]:
    """Surveys: speed, memory, precision and recall on generated scenes or a real cloud, beside other methods."""
    from console.commands.detect_judge import profile_of
    from console.detection.bench import bench_detect

    try:
        numbers = [int(word) for word in seeds.replace("，", ",").split(",")]
    except ValueError as error:
        raise BadInput(tr("Seeds are whole numbers separated by commas, such as 41,42.")) from error
    with progress_line() as progress:
        if images is not None:
            from console.detection.bench_images import bench_images

            return bench_images(images, image_cell, only, progress)
        if real is not None:
            from console.detection.bench_real import bench_real

            return bench_real(real, numbers, crs, buildings, verdicts, progress)
        return bench_detect(numbers, size, style, hard, m3c2, profile_of(ctx).folder / "detection", progress=progress)


@door(in_palette=False)
def hazard(
    hazards: int = typer.Option(200_000, help="How many."),
    grids: int = typer.Option(1008, help="How many."),
    buildings: int = typer.Option(20_000, help="How many."),
) -> dict[str, Any]:
    """The hazard map: every level after a change of the filter, the time slider, two dates."""
    from console.insight.hazard_bench import bench_hazard

    return bench_hazard(hazards, grids, buildings)


@door(in_palette=False)
def address(
    buildings: int = typer.Option(600_000, min=8, help="How many buildings."),
    rooms: int = typer.Option(11_000_000, min=8, help="How many rooms, about."),
    folder: Path | None = typer.Option(None, help="For the profile and the files; some 2 GB at full size."),
) -> dict[str, Any]:
    """Addresses: import of buildings and rooms, search as one types, cards, size of the database."""
    import tempfile

    from console.exchange.address.bench import bench_address
    from console.profile import Profile
    from console.wiring import Console

    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as where, progress_line() as progress:
        console = Console(Profile(Path(where) / "profile"))
        try:
            return bench_address(console, Path(where), buildings, rooms, progress)
        finally:
            console.close()


COMMANDS: dict[str, Callable[..., Any]] = {
    "address": address, "ledger": ledger, "locate": locate, "detect": detect, "hazard": hazard,
}
