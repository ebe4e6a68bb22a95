"""Two made-up surveys and ten thousand detections for `bench review`, written straight into tiles: no LAZ, no scanner.

A lattice of houses on a gentle slope; each house gained a storey between the epochs, so that each is a detection. The
points are drawn at random on the roofs and between them, which is all that reading and drawing can tell.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.lineage import Epoch, MadeFrom, write_made_from
from console.detection.result import Report, Result, write_result
from console.detection.tile_files import TILE, Tiles, record, write_meta, write_tile
from console.errors import Refused
from console.language import tr
from console.model.area import AreaTree
from console.progress import Progress

CRS = "EPSG:4547"
STEP, HOUSE = 14.0, 8.0       # metres between houses, and of a house's side
SIDE = int(TILE // STEP)      # houses along a tile
NOISE = 0.02                  # metres
KINDS = ("storey", "new", "extension", "shed")


def make_city(folder: Path, tree: AreaTree, points: int, detections: int, seed: int,
              progress: Progress | None = None) -> Path:
    """Write both surveys below `folder` and the file of detections; returns that file.

    Args:
        tree: the city lies in the middle of its areas. points: of both surveys together.

    Raises:
        Refused: there is no area to lay it into.
    """
    progress = progress or Progress()
    count = max(math.ceil(detections / SIDE**2), 1)
    columns = math.ceil(math.sqrt(count))
    first = _corner(tree, columns)
    keys = [(first[0] + i % columns, first[1] + i // columns) for i in range(count)]
    luck = np.random.default_rng(seed)
    low = luck.uniform(3.0, 18.0, (count, SIDE, SIDE)).astype(np.float32)
    gain = luck.uniform(2.6, 3.6, (count, SIDE, SIDE)).astype(np.float32)
    epochs = []
    for number, (name, day) in enumerate((("before", "2025-11-15"), ("after", "2026-11-14"))):
        home = folder / name
        home.mkdir(parents=True)
        each = points // (2 * count)
        for i, key in enumerate(keys):
            progress(number * count + i, 2 * count, tr("Making the surveys to measure …"))
            write_tile(home, key, [_tile(luck, each, low[i] + (gain[i] if number else 0.0))])
        epochs.append(_finish(home, keys, each, f"bench-{seed}-{name}", day))
    found = _candidates(keys, low, gain, detections, luck)
    path = folder / "detections.gpkg"
    write_result(path, Result(found, Report(candidates=len(found)), crs=CRS, demo=True))
    write_made_from(path, MadeFrom(epochs[0], epochs[1], metric=CRS, model="bench", demo=True, sigma=NOISE))
    return path


def _corner(tree: AreaTree, columns: int) -> tuple[int, int]:
    """Column and row of the first tile of a square of them around the middle of all areas."""
    from console.exchange.crs import transform_geometries

    boxes = np.array([area.bounds for area in tree if area.bounds])
    if not len(boxes):
        raise Refused(tr("This profile has no areas to measure in."))
    place = shapely.Point((boxes[:, 0].min() + boxes[:, 2].max()) / 2, (boxes[:, 1].min() + boxes[:, 3].max()) / 2)
    x, y = shapely.get_coordinates(transform_geometries(np.array([place], object), CRS, inverse=True))[0]
    return int(x // TILE) - columns // 2, int(y // TILE) - columns // 2


def _tile(luck: np.random.Generator, count: int, tops: np.ndarray) -> np.ndarray:
    """Points of one tile: `tops` [SIDE, SIDE] metres above ground, row by row from the south-west."""
    found = np.zeros(count, record(False))
    x, y = (luck.random(count, np.float32) * np.float32(TILE * 0.999999) for _ in range(2))
    column, row = (np.minimum((one / STEP).astype(np.int32), SIDE - 1) for one in (x, y))
    roof = (x - column * STEP < HOUSE) & (y - row * STEP < HOUSE)
    found["x"], found["y"] = x, y
    found["z"] = (np.where(roof, tops[row, column], 0.0) + 0.01 * x + 0.005 * y
                  + luck.standard_normal(count, np.float32) * np.float32(NOISE))
    found["returns"] = found["number"] = 1
    found["kind"] = np.where(roof, 6, 2)
    return found


def _finish(home: Path, keys: list[tuple[int, int]], each: int, digest: str, day: str) -> Epoch:
    boxes = np.array(keys, float) * TILE
    bounds = (*boxes.min(axis=0).tolist(), *(boxes.max(axis=0) + TILE).tolist())
    told = {"crs": CRS, "unit": 1.0, "demo": True, "files": [], "flown": day}
    write_meta(Tiles(home, CRS, bounds, each * len(keys), each / TILE**2, digest, told,  # type: ignore[arg-type]
                     {key: each for key in keys}, False, 0.0))
    return Epoch(str(home), digest, flown=day)


def _candidates(keys: list[tuple[int, int]], low: np.ndarray, gain: np.ndarray, count: int,
                luck: np.random.Generator) -> list[Candidate]:
    """The first `count` houses, tile by tile."""
    found = []
    sure = luck.beta(3.0, 1.5, count)
    for number in range(count):
        tile, at = divmod(number, SIDE**2)
        row, column = divmod(at, SIDE)
        west, south = keys[tile][0] * TILE + column * STEP, keys[tile][1] * TILE + row * STEP
        dz = float(gain[tile, row, column])
        found.append(Candidate(
            f"b{number:05d}", KINDS[number % len(KINDS)], shapely.box(west, south, west + HOUSE, south + HOUSE), dz,
            dz + 0.05, NOISE, HOUSE**2, HOUSE**2 * dz, 1, float(sure[number]), model="bench", dz_error=0.01,
            top=float(low[tile, row, column]) + dz))
    return found
