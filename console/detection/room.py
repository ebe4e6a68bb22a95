"""How much memory a window of two surveys takes, and windows small enough for a worker whatever the density.

A worker may hold 1 GB. A quarter of that is the program with its libraries; the rest is counted here before it is
taken: so many bytes for each point and each cell, as measured on windows of 1 to 40 points per m² and cells of 0.25 to
1 m, and a tenth more.
"""

from __future__ import annotations

from collections.abc import Iterator

from console.detection.grid import Bounds, grown
from console.detection.tile_files import Tiles

PER_POINT, PER_CELL = 40, 250  # bytes at the peak of `find.find`; registering a block takes less
ROOM = 600_000_000  # bytes that the windows which one process works on at the same time may take together
HEAVIEST = 700_000_000  # bytes of a window on its own: for a change that no smaller one shows whole
LEAST = 32.0  # metres; smaller windows are nearly all halo


def weight(before: Tiles, after: Tiles, bounds: Bounds, cell: float) -> int:
    """Bytes that comparing two surveys takes in a window, halo and all; rather too many than too few."""
    west, south, east, north = bounds
    points = before.reached(bounds) + after.reached(bounds)
    return round(PER_POINT * points + PER_CELL * (east - west) * (north - south) / cell ** 2)


def light(before: Tiles, after: Tiles, core: Bounds, halo: float, cell: float) -> Iterator[Bounds]:
    """A core in halves, and those again, until two windows of any of them may be worked on at the same time."""
    west, south, east, north = core
    if weight(before, after, grown(core, halo), cell) <= ROOM / 2 or max(east - west, north - south) <= LEAST:
        yield core
        return
    if east - west >= north - south:
        middle = (west + east) / 2
        halves = (west, south, middle, north), (middle, south, east, north)
    else:
        middle = (south + north) / 2
        halves = (west, south, east, middle), (west, middle, east, north)
    for half in halves:
        yield from light(before, after, half, halo, cell)
