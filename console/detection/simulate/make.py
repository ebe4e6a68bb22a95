"""`detect simulate`: two surveys of one generated place, with truth, registry and orthophotos (演示数据)."""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from console.causes import cause_of
from console.detection.own_files import check_generated
from console.detection.saving import as_system_errors
from console.detection.simulate.days import flight_days
from console.detection.simulate.flights import draw_flights
from console.detection.simulate.ortho import write_ortho
from console.detection.simulate.rules import STYLES
from console.detection.simulate.scanner import Flight
from console.detection.simulate.scene import Scene, make_scene
from console.detection.simulate.survey import write_survey
from console.detection.simulate.truth import write_truth
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

CRS = "EPSG:4547"
ORIGIN = (506_000.0, 2_494_000.0)     # north-east of the district, where nobody takes it for a real place
SMALLEST, LARGEST = 60.0, 5_000.0     # m
FILES = ("before.laz", "after.laz", "truth.gpkg", "registry.gpkg", "before.tif", "after.tif", "scene.json")


def simulate(folder: Path, seed: int, size: float = 400.0, style: str = "mixed", hard: bool = False,
             densities: tuple[float, float] = (0.0, 0.0), images: bool = True,
             progress: Progress | None = None, unchanged: bool = False) -> dict[str, Any]:
    """Generate two surveys with truth into a folder; nothing is left half-written.

    Args:
        folder: made if missing; files of these names in it are replaced if they were generated.
        seed: equal arguments give equal files.
        size: side of the square, m, 60–5000.
        style: one of `rules.STYLES`, or "mixed".
        hard: thinner points, strips that disagree, holes.
        densities: pulses per m² before and after; 0 draws one.
        images: orthophotos too.
        progress: cancelling leaves the folder as it was.
        unchanged: nothing is built or torn down: whatever a detector claims is false.

    Returns:
        Paths, points of each epoch and the number of changes by kind.

    Raises:
        BadInput: an argument out of bounds; the folder cannot be written, or holds files of these names that were not
            generated.
    """
    if not SMALLEST <= size <= LARGEST:
        raise BadInput(tr("The side of a generated survey goes from {low} to {high} m.", low=SMALLEST, high=LARGEST))
    if style not in (*STYLES, "mixed"):
        raise BadInput(tr("There is no style {style}; choose one of {styles}.", style=style,
                          styles=", ".join((*STYLES, "mixed"))))
    if any(d and not 0.5 <= d <= 100 for d in densities):
        raise BadInput(tr("Pulses per m² go from 0.5 to 100."))
    check_generated(folder, FILES)
    progress = progress or Progress()
    progress(0, 100, tr("Laying out a generated place …"))
    scene = make_scene(float(size), seed, style, unchanged)
    flights = draw_flights(float(size), seed, hard, densities)
    told = {"demo": True, "seed": seed, "size": size, "style": style, "hard": hard, "unchanged": unchanged}
    return write_scene(folder, scene, flights, told, images=images, progress=progress)


def write_scene(folder: Path, scene: Scene, flights: dict[str, Flight], told: dict[str, Any],
                origin: tuple[float, float] = ORIGIN, crs: str = CRS, images: bool = True,
                progress: Progress | None = None,
                days: tuple[datetime.date, datetime.date] | None = None) -> dict[str, Any]:
    """Write all files of a scene beside the folder and move them into it at the end.

    Args:
        days: of both flights; otherwise by the seed.
    """
    progress = progress or Progress()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".making_", dir=folder))
        try:
            with as_system_errors(folder):
                result = _write_all(beside, scene, flights, told, origin, crs, images, progress,
                                    days or flight_days(int(told.get("seed", 0))))
            for name in FILES:
                if (beside / name).exists():
                    (beside / name).replace(folder / name)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise BadInput(tr("The generated survey cannot be written to {folder} ({why}); nothing was kept.",
                          folder=folder, why=cause_of(error))) from error
    return {"folder": str(folder), **result}


def _write_all(folder: Path, scene: Scene, flights: dict[str, Flight], told: dict[str, Any],
               origin: tuple[float, float], crs: str, images: bool, progress: Progress,
               days: tuple[datetime.date, datetime.date]) -> dict[str, Any]:
    points, cells = {}, int(np.ceil(scene.size))
    hit = {epoch: np.zeros((cells, cells), bool) for epoch in flights}
    for number, (epoch, flight) in enumerate(flights.items()):
        def tell(done: int, total: int, start: int = number) -> None:
            progress(5 + 40 * start + 40 * done // total, 100, tr("Flying over the generated place …"))

        points[epoch] = write_survey(folder / f"{epoch}.laz", scene, epoch, flight, origin, crs, days[number],
                                     tell=tell, hit=hit[epoch])
    progress(85, 100, tr("Writing the truth …"))
    kinds = write_truth(folder, scene, origin, crs, int(told.get("seed", 0)), list(hit.values()))
    if images:
        cell = 0.25 if scene.size <= 500 else 0.5
        for epoch, flight in flights.items():
            progress(90, 100, tr("Taking orthophotos …"))
            write_ortho(folder / f"{epoch}.tif", scene, epoch, int(told.get("seed", 0)), flight.leaf, origin, crs, cell)
    result = {"points": points, "changes": sum(kinds.values()), "kinds": kinds, "nuisances": len(scene.nuisances),
              "crs": crs, "flown": [day.isoformat() for day in days], **told}
    facts = {"generator": "grid-console detect simulate", **result, "rules": scene.rules,
             "flights": {epoch: {k: getattr(flight, k) for k in flight.__dataclass_fields__}
                         for epoch, flight in flights.items()}}
    (folder / "scene.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1, default=float), "utf-8")
    return result
