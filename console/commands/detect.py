"""`detect …`: two surveys in, suspected changes out; and the surveys themselves, generated or checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typer

from console.commands import detect_judge, detect_run, detect_surveys
from console.commands.detect_lines import say_check, say_made
from console.commands.progress_line import progress_line
from console.commands.tree import door
from console.errors import BadInput
from console.language import tr

app = typer.Typer(no_args_is_help=True)
app.command("run")(detect_run.run)
detect_judge.add_to(app)
detect_surveys.add_to(app)


@app.command("simulate")
@door(menu="Detection/Generate", icon="mdi6.city-variant-outline", asks=True, show=say_made)
def simulate(
    ctx: typer.Context,
    out: Path = typer.Option(..., "-o", "--out", help="Folder for the generated files."),
    seed: int = typer.Option(1, min=0, help="Equal seeds make equal surveys."),
    size: float = typer.Option(400.0, help="Side of the square, m."),
    style: str = typer.Option("mixed", help="village, suburb, towers, industry, oldtown, slabs, park, terraces or "
                              "mixed."),
    hard: bool = typer.Option(False, "--hard", help="Thinner points, strips that disagree by up to 12 cm, holes."),
    density: str = typer.Option("", help="Pulses per m² before and after, such as 8,20; otherwise drawn."),
    images: bool = typer.Option(True, "--images/--no-images", help="Orthophotos too."),
    unchanged: bool = typer.Option(False, "--unchanged", help="Nothing is built or torn down: all claims are false."),
) -> dict[str, Any]:
    """Generate two surveys of a made-up place with exact truth, registry, permits and orthophotos (demo data)."""
    from console.detection.simulate.make import simulate as make

    with progress_line() as progress:
        return make(out, seed, size, style, hard, _densities(density), images, progress, unchanged)


@app.command("alter")
@door(menu="Detection/Generate", icon="mdi6.content-duplicate", asks=True, show=say_made)
def alter(
    ctx: typer.Context,
    file: Path = typer.Argument(..., help="A real survey: LAS, LAZ, COPC, or a folder of tiles."),
    out: Path = typer.Option(..., "-o", "--out", help="Folder for the generated files."),
    seed: int = typer.Option(1, min=0, help="Equal seeds make equal surveys."),
    crs: str = typer.Option("", help="CRS of a survey that does not say its own, such as EPSG:4547."),
    buildings: Path | None = typer.Option(None, help="Building outlines, to tear whole buildings down."),
) -> dict[str, Any]:
    """Make a second epoch of a real survey by rule, with truth (demo data)."""
    from console.detection.alter import alter as make

    with progress_line() as progress:
        return make(file, out, seed, crs, buildings, progress)


@app.command("check")
@door(menu="Detection", icon="mdi6.clipboard-check-outline", asks=True, show=say_check)
def check(
    ctx: typer.Context,
    files: list[Path] = typer.Argument(..., help="LAS, LAZ or COPC files or folders of one survey, or surface models "
                                                 "and orthophotos (GeoTIFF)."),
    crs: str = typer.Option("", help="CRS of a survey that does not say its own, such as EPSG:4547."),
) -> dict[str, Any]:
    """Say what a survey is: points, density, noise, coverage, classes, CRS, holes."""
    from console.detection.check import check as look
    from console.detection.check_raster import check_raster
    from console.detection.imagery import is_raster

    with progress_line() as progress:
        if not any(is_raster(path) for path in files):
            found: dict[str, Any] = msgspec.to_builtins(look(files, crs, progress))
            return found
        if not all(is_raster(path) for path in files):
            raise BadInput(tr("Points and pictures are looked at one after the other; give one kind."))
        return {"pictures": [msgspec.to_builtins(check_raster(path, crs, progress)) for path in files]}


def _densities(text: str) -> tuple[float, float]:
    """ "8,20" as (8, 20); "12" for both; "" leaves them to the seed."""
    if not text.strip():
        return 0.0, 0.0
    try:
        found = [float(word) for word in text.replace("，", ",").split(",")]
    except ValueError:
        found = []
    if len(found) not in (1, 2) or not all(found):  # 0 would mean drawn, which nobody asked for
        raise BadInput(tr("Give one or two densities, such as --density 8,20."))
    return found[0], found[-1]
