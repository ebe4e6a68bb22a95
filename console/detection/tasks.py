"""What one worker does: measure a block, search a window. Everything it needs is in its job; answers are files.

The files are the resume list: a task whose answer is there is not done again.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from console.detection.bring import Field
from console.detection.candidate import Candidate, pack, unpack
from console.detection.find import Ground, find
from console.detection.grid import Bounds, Window, common, grown, window_of
from console.detection.heap import give_back
from console.detection.register import BLOCK, Measured, measure
from console.detection.settings import Settings
from console.detection.terrain import CELL
from console.detection.tile_files import Tiles, open_tiles

FIELD, LOW_BEFORE, LOW_AFTER, PLACE = "field.npz", "low_before.npy", "low_after.npy", "place.json"
GROUND_BEFORE, GROUND_AFTER = "ground_before.npy", "ground_after.npy"


class BlockJob(NamedTuple):
    """Measure one block of the registration."""

    before: Path
    after: Path
    block: Bounds
    cell: float
    shift: bool  # the horizontal too
    answer: Path
    weight: int = 0  # bytes it takes; see `room`


class WindowJob(NamedTuple):
    """Search one window."""

    before: Path
    after: Path
    core: Bounds
    halo: float
    area: Bounds  # that both surveys cover: nothing is looked for far outside
    settings: Settings
    work: Path
    answer: Path
    threads: int = 1
    weight: int = 0


@lru_cache(maxsize=8)
def _tiles(folder: Path) -> Tiles:
    return open_tiles(folder)


def measure_block(job: BlockJob) -> int:
    """Write what `register.measure` says of a block; returns the number of points looked at."""
    before, after = (_tiles(folder).read(job.block, colour=False) for folder in (job.before, job.after))
    found = measure(before, after, job.block, job.cell, job.shift)
    part = _part(job.answer)
    with part.open("wb") as file:
        np.savez(file, points=found.points, firm=found.firm, low_before=found.low[0], low_after=found.low[1],
                 dz=found.dz, slope_x=found.slope_x, slope_y=found.slope_y, bias=found.bias, shift=found.shift,
                 weight=found.weight, agree=found.agree, high=found.high, relief=found.relief)
    part.replace(job.answer)
    return sum(found.points)


def read_block(path: Path) -> Measured:
    """What `measure_block` wrote."""
    with np.load(path) as told:
        return Measured(tuple(told["points"].tolist()), int(told["firm"]), (told["low_before"], told["low_after"]),
                        told["dz"], told["slope_x"], told["slope_y"], float(told["bias"]), told["shift"],
                        told["weight"], float(told["agree"]), tuple(told["high"].tolist()),
                        tuple(told["relief"].tolist()))


def search_window(job: WindowJob) -> int:
    """Write the candidates of a window; returns how many there are."""
    bounds = common(grown(job.core, job.halo), grown(job.area, 2 * job.settings.reach)) or job.core
    field = read_field(job.work / FIELD)
    apart = max(map(abs, field.shift)) + 0.1
    # The points are named nowhere, so that they go when they are no more needed.
    found = find(_tiles(job.before).read(bounds), _tiles(job.after).read(grown(bounds, apart)), bounds, job.core,
                 job.settings, field, _ground(job.work, bounds), job.threads)
    part = _part(job.answer)
    part.write_bytes(msgspec.msgpack.encode((pack(found.candidates), found.cut)))
    part.replace(job.answer)
    many = len(found.candidates)
    del found
    give_back()
    return many


def read_window(path: Path) -> tuple[list[Candidate], list[Bounds]]:
    """What `search_window` wrote."""
    packed, cut = msgspec.msgpack.decode(path.read_bytes(), type=tuple[bytes, list[Bounds]])
    return unpack(packed), cut


def write_field(path: Path, field: Field) -> None:
    part = _part(path)
    with part.open("wb") as file:
        np.savez(file, numbers=(*field.shift, field.west, field.south, field.bias, *field.tilt, field.sigma,
                                field.strips, field.shift_error, field.coarse), drop=field.drop)
    part.replace(path)
    read_field.cache_clear()


@lru_cache(maxsize=4)
def read_field(path: Path) -> Field:
    """What `write_field` wrote."""
    with np.load(path) as told:
        dx, dy, west, south, bias, tx, ty, sigma, strips, error, coarse = told["numbers"].tolist()
        return Field((dx, dy), told["drop"], west, south, bias, (tx, ty), sigma, strips, error, bool(coarse))


def _ground(work: Path, bounds: Bounds) -> Ground:
    """The ground of both surveys around a window, out of the whole survey's."""
    place = msgspec.json.decode((work / PLACE).read_bytes(), type=Window)
    wanted = window_of(grown(bounds, 2 * CELL), CELL)
    rows, cols = place.inside(wanted.bounds)
    cut = Window(place.col + cols.start, place.row - rows.start, cols.stop - cols.start, rows.stop - rows.start, CELL)
    found = [np.array(np.load(work / name, mmap_mode="r")[rows, cols]) for name in (GROUND_BEFORE, GROUND_AFTER)]
    return Ground(cut, found[0], found[1])


def _part(path: Path) -> Path:
    return path.with_name(f".{os.getpid()}_{path.name}")


def block_answer(work: Path, block: Bounds) -> Path:
    return work / f"block_{round(block[0] / BLOCK)}_{round(block[1] / BLOCK)}.npz"


def window_answer(work: Path, core: Bounds, halo: float) -> Path:
    return work / "window_{:.1f}_{:.1f}_{:.1f}_{:.1f}_{:.0f}.msgpack".format(*core, halo)
