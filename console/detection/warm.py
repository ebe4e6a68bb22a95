"""Compile all kernels once in this process, so that workers only load them from disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from console.detection.bring import none_at
from console.detection.find import find
from console.detection.points import Points
from console.detection.register import measure
from console.detection.settings import Settings
from console.detection.tile_files import Tiles, record, write_tile

SIDE = 64  # metres of a made-up square, of four points each


def warm() -> None:
    """Run every kernel on a made-up square with a house that comes and goes: seconds the first time, then none."""
    y, x = (np.mgrid[:2 * SIDE, :2 * SIDE] + 0.5) / 2
    x, y = x.ravel(), y.ravel()
    house = (np.abs(x - SIDE / 2) < 5) & (np.abs(y - SIDE / 2) < 5)
    ones = np.ones(len(x), np.uint8)
    colour = np.full((len(x), 3), 1000, np.uint16)
    flat, built = (Points(x, y, np.where(house, height, 0.0), ones, ones, ones, rgb=colour) for height in (0.0, 3.0))
    box = (0.0, 0.0, float(SIDE), float(SIDE))
    _read(built, box)
    measure(built, flat, box)
    for before, after in ((flat, built), (built, flat)):
        find(before, after, box, box, Settings(), none_at(box))


def _read(points: Points, box: tuple[float, float, float, float]) -> None:
    """Through a file, as the columns of tiles come."""
    records = np.zeros(len(points), record(True))
    records["x"], records["y"], records["z"] = points.x, points.y, points.z
    with tempfile.TemporaryDirectory(prefix="warm_") as name:
        write_tile(Path(name), (0, 0), [records])
        Tiles(Path(name), "", box, len(points), 1.0, "", {}, {(0, 0): len(points)}, True, 0.0).read(box)
