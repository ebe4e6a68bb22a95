"""What others make of the same two clouds: a plain difference of surfaces, py4dgeo's M3C2, CloudCompare.

Each gets the clouds in memory and already laid on each other, and is timed for its computing alone, from there to
candidates: neither starting it nor reading counts. The detector beside them is timed for its whole run from tiles, and
once more as they are: see `bench_alike`.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import rasterio.features
import shapely
from affine import Affine
from scipy import ndimage

from console.detection.bench_speed import least
from console.detection.candidate import Candidate, identity
from console.detection.grid import Bounds, Window, window_of
from console.detection.points import Points
from console.detection.surface import rasterise
from console.language import tr

PLAIN = 1.0  # metres from which the peers call a difference a change
CELL, LEAST = 0.5, 4.0  # metres, square metres
RADIUS, NORMALS = 1.0, 2.0  # metres: M3C2's cylinder and the neighbourhood of its normals
LONGEST = 30.0  # metres that M3C2's cylinder reaches
PATIENCE = 900.0  # seconds for CloudCompare


def compare_peers(first: Points, second: Points, bounds: Bounds,
                  times: int = 1) -> tuple[dict[str, list[Candidate]], dict[str, Any]]:
    """Candidates and seconds, the least of `times`, of every peer that is installed; for the others a word why not.

    M3C2 runs twice: with every point of the later survey as a core point, as its tutorial and its paper do, and with
    one core point for each cell of half a metre.
    """
    plain, wall, _ = least(lambda: plain_difference(first, second, bounds), times)
    found = {"difference": plain}
    told: dict[str, Any] = {"difference_seconds": round(wall, 2)}
    threads = m3c2_threads()
    if threads:
        told["m3c2_threads"] = threads
    for name, thinned in (("m3c2", False), ("m3c2_half_metre", True)):
        changes, wall, cpu = least(partial(m3c2_changes, first, second, bounds, thinned), times if threads else 1)
        if changes is None:
            told[name] = tr("py4dgeo is not installed")
            continue
        found[name] = changes
        told[f"{name}_seconds"], told[f"{name}_cpu_seconds"] = round(wall, 2), round(cpu, 2)
    return found, told | cloudcompare(first, second)


def plain_difference(first: Points, second: Points, bounds: Bounds) -> list[Candidate]:
    """What anyone does first: two rasters of highest points, subtracted; connected cells over a metre."""
    surfaces = [rasterise(points, bounds, CELL) for points in (first, second)]
    diff = surfaces[1].top - surfaces[0].top
    return _parts(diff, surfaces[0].window)


def m3c2_threads() -> int:
    """On how many threads M3C2 runs, 0 where it is not installed; loads it, which takes seconds, before it is timed."""
    try:
        import py4dgeo
    except ImportError:
        return 0
    return int(py4dgeo.get_num_threads())


def m3c2_changes(first: Points, second: Points, bounds: Bounds, thinned: bool = True) -> list[Candidate] | None:
    """py4dgeo's M3C2 at every later point, or one a cell, laid back into cells; None where it is not installed."""
    try:
        import py4dgeo
    except ImportError:
        return None
    logging.getLogger("py4dgeo").setLevel(logging.WARNING)
    window = window_of(bounds, CELL)
    one, other = (np.column_stack([p.x - bounds[0], p.y - bounds[1], p.z]) for p in (first, second))
    at = _cells_of(other, window, bounds)
    chosen = np.unique(at, return_index=True)[1] if thinned else np.arange(len(other))
    # Normals from the later cloud: with the earlier's, new roofs get none.
    epochs = py4dgeo.Epoch(one), py4dgeo.Epoch(other)
    peer = py4dgeo.M3C2(epochs=epochs, corepoints=np.ascontiguousarray(other[chosen]), cyl_radius=RADIUS,
                        max_distance=LONGEST, normal_radii=[NORMALS], cloud_for_normals=other)
    distances, _ = peer.run()
    diff = np.full(window.rows * window.cols, np.nan)
    diff[at[chosen]] = distances
    return _parts(diff.reshape(window.shape), window)


def cloudcompare(first: Points, second: Points) -> dict[str, Any]:
    """Seconds of CloudCompare's cloud-to-cloud distances, without reading; a word why not where it cannot run."""
    program = shutil.which("CloudCompare")
    if program is None:
        return {"cloudcompare": tr("CloudCompare is not installed")}
    with tempfile.TemporaryDirectory(prefix="bench-peer-") as name:
        paths = [Path(name) / "after.xyz", Path(name) / "before.xyz"]
        for path, points in zip(paths, (second, first), strict=True):
            np.savetxt(path, np.column_stack([points.x - first.x[0], points.y - first.y[0], points.z]), "%.3f")
        line = [program, "-SILENT", "-AUTO_SAVE", "OFF", "-O", str(paths[0]), "-O", str(paths[1]), "-C2C_DIST",
                "-MAX_DIST", "30"]
        try:
            said = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE, check=True,
                                  env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}).stdout
        except (subprocess.SubprocessError, OSError) as error:
            return {"cloudcompare": tr("CloudCompare did not run ({why})", why=type(error).__name__)}
    times = re.findall(r"Distances\] Time: ([0-9.]+) s", said)
    return {"cloudcompare_seconds": round(sum(map(float, times)), 2)} if times else {
        "cloudcompare": tr("CloudCompare did not run ({why})", why="C2C_DIST")}


def _cells_of(xyz: np.ndarray, window: Window, bounds: Bounds) -> np.ndarray:
    col = np.clip(((xyz[:, 0] + bounds[0]) / CELL - window.col).astype(int), 0, window.cols - 1)
    row = np.clip((window.row - (xyz[:, 1] + bounds[1]) / CELL).astype(int), 0, window.rows - 1)
    found: np.ndarray = row * window.cols + col
    return found


def _parts(diff: np.ndarray, window: Window) -> list[Candidate]:
    """Connected cells that rose or fell by more than `PLAIN`, as candidates without doubt."""
    out = []
    for sign in (1, -1):
        with np.errstate(invalid="ignore"):
            mask = diff * sign > PLAIN
        label, _ = ndimage.label(mask)
        shapes = rasterio.features.shapes(label.astype(np.int32), mask, transform=Affine(*window.affine()))
        middle = ndimage.median(np.nan_to_num(diff), label, np.arange(int(label.max()) + 1)) if mask.any() else []
        for told, number in shapes:
            shape = shapely.Polygon(told["coordinates"][0], told["coordinates"][1:])
            if shape.area >= LEAST:
                dz = float(middle[int(number)])
                out.append(Candidate(identity(shape, sign), "growth" if sign > 0 else "loss", shape, dz, dz, 0.0,
                                     shape.area, dz * shape.area, confidence=1.0, model="plain"))
    return out
